//! Texts that fill a cell without saying anything, and words for recycled sources.

use crate::base::normal::letters_and_digits;
use crate::base::text::is_east_asian;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A way in which a whole text fills a cell without saying what belongs there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filler {
    /// "Not applicable" or "none": `N/A`, `none`, `-`, `无`, `該当なし`, `해당 없음`. Ordinary in
    /// an optional cell.
    NotApplicable,
    /// Something is not known: `Unknown`, `未知`, `不明`, `알 수 없음`.
    Unknown,
    /// A mark that stands for nothing: `0`, `xxx`.
    Mark,
    /// Another cell, document or year says it: `same as above`, `see attachment`, `as per last
    /// year`, `同上`, `详见附件`, `与去年相同`, `別紙参照`, `위와 같음`.
    Elsewhere,
    /// The cell is like the one above: `ditto`, `同上`, `上に同じ`, `상동`.
    LikeAbove,
    /// An answer is only promised: `TBD`, `待定`. "Under investigation" says how things stand.
    Promise,
    /// Any of the above, or an answer that is put off: `under investigation`, `调查中`, `確認中`.
    Nothing,
    /// Typed to try something out: `Test`, `测试`.
    Trial,
    /// The text only keeps the place of a smelter's name: any of the above, `various`,
    /// `confidential`, `保密`, `供应商`.
    PlaceholderName,
}

/// All ways in which one text is a filler. A blank is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fillers(u16);

// What the words say; one word may say several things.
const NONE: u16 = 1;
const UNKNOWN: u16 = 1 << 1;
const ABOVE: u16 = 1 << 2;
const ELSEWHERE: u16 = 1 << 3;
const PENDING: u16 = 1 << 4;
const PROMISE: u16 = 1 << 5;
const TRIAL: u16 = 1 << 6;
const NOBODY: u16 = 1 << 7;

/// The most bytes of a text that can say nothing. Longer ones say something, whatever it is.
const MOST_BYTES: usize = 200;

impl Fillers {
    /// Reads a whole text. It says what each of its parts says too: "N/A（无）" and "none / 没有"
    /// say the same twice.
    pub fn of(text: &str) -> Self {
        if text.len() > MOST_BYTES || text.trim().is_empty() {
            return Self::default();
        }
        let whole = letters_and_digits(text);
        let is_only_marks = whole.is_empty();
        let is_mark = whole == "0" || whole.len() >= 2 && whole.chars().all(|c| c == 'x');
        let in_parts = |is_end: fn(char) -> bool| -> Vec<u16> {
            let parts = text.split(is_end).map(letters_and_digits).filter(|part| !part.is_empty());
            parts.map(|part| if part == whole { 0 } else { meanings_of(&part) }).collect()
        };
        let readings = [vec![meanings_of(&whole)], in_parts(ends_a_sentence), in_parts(ends_a_word)];
        let says = |meaning: u16| {
            readings.iter().any(|parts| !parts.is_empty() && parts.iter().all(|part| part & meaning != 0))
        };
        let nothing = is_only_marks || is_mark || says(NONE | UNKNOWN | ABOVE | ELSEWHERE | PENDING | PROMISE);
        let fillers = [
            (Filler::NotApplicable, is_only_marks || says(NONE)),
            (Filler::Unknown, says(UNKNOWN)),
            (Filler::Mark, is_mark),
            (Filler::Elsewhere, says(ABOVE | ELSEWHERE)),
            (Filler::LikeAbove, says(ABOVE)),
            (Filler::Promise, says(PROMISE)),
            (Filler::Nothing, nothing),
            (Filler::Trial, says(TRIAL)),
            (Filler::PlaceholderName, nothing || says(TRIAL) || says(NOBODY)),
        ];
        let found = fillers.into_iter().filter(|(_, found)| *found);
        Self(found.fold(0, |all, (filler, _)| all | 1 << filler as u16))
    }

    /// Whether the text is a filler of this kind.
    pub const fn has(self, filler: Filler) -> bool {
        self.0 & (1 << filler as u16) != 0
    }
}

/// Whether a whole text is a filler of this kind. A cell of a form keeps the answer:
/// [`super::Entry::is_filler`].
pub fn is_filler(text: &str, filler: Filler) -> bool {
    Fillers::of(text).has(filler)
}

fn ends_a_sentence(c: char) -> bool {
    matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | ',' | '，' | ';' | '；' | '、' | '|' | '\n')
}

fn ends_a_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | '／' | '-' | '(' | ')' | '（' | '）')
}

/// What a text says, as [`letters_and_digits`] leaves it.
fn meanings_of(bare: &str) -> u16 {
    static BY_WORD: LazyLock<BTreeMap<&str, u16>> = LazyLock::new(|| {
        let mut by_word = BTreeMap::new();
        for (meaning, words) in WORDS {
            for word in *words {
                *by_word.entry(*word).or_default() |= meaning;
            }
        }
        by_word
    });
    let whole = BY_WORD.get(bare).copied().unwrap_or_default();
    if !is_short(bare) {
        return whole;
    }
    let all_of = |table: &[(u16, &[&str])], fits: &dyn Fn(&str) -> bool| {
        let found = table.iter().filter(|(_, texts)| texts.iter().any(|text| fits(text)));
        found.fold(0, |all, (meaning, _)| all | meaning)
    };
    whole | all_of(STARTS, &|start| bare.starts_with(start)) | all_of(ENDS, &|end| bare.ends_with(end))
}

/// Whether a text is a remark of a few words, rather than one that goes on to say something.
fn is_short(bare: &str) -> bool {
    let most = if bare.starts_with(is_east_asian) { 12 } else { 40 };
    bare.chars().count() <= most
}

/// Whole texts, as [`letters_and_digits`] leaves them, by what they say.
#[rustfmt::skip]
const WORDS: &[(u16, &[&str])] = &[
    (NONE, &[
        "na", "nil", "none", "null", "notapplicable", "notavailable", "nothing", "无", "無", "没有", "沒有", "暂无",
        "暫無", "暂时没有", "不适用", "不適用", "无此项", "無此項", "空", "なし", "無し", "ナシ", "該当なし",
        "該当無し", "該当無", "特になし", "ありません", "該当しない", "없음", "없슴", "없습니다", "해당없음",
        "해당무", "해당사항없음", "entfällt", "keine", "keiner", "nichtzutreffend", "nichtanwendbar", "aucun",
        "aucune", "néant", "sansobjet", "nonapplicable", "ninguno", "ninguna", "noaplica", "noaplicable", "nenhum",
        "nenhuma", "nãoaplicável", "nãoseaplica", "nessuno", "nessuna", "nonapplicabile", "yok", "geçerlideğil",
        "uygulanamaz",
    ]),
    (UNKNOWN, &[
        "unknown", "notknown", "unknow", "unkown", "dontknow", "未知", "不详", "不詳", "不明", "不知道", "不清楚",
        "未知的", "わからない", "分からない", "알수없음", "모름", "미상", "불명", "unbekannt", "inconnu", "inconnue",
        "desconocido", "desconocida", "desconhecido", "desconhecida", "sconosciuto", "sconosciuta", "nonnoto",
        "bilinmiyor", "bilinmeyen",
    ]),
    (ABOVE, &[
        "same", "ditto", "idem", "asabove", "sameasabove", "同上", "如上", "同上行", "同上一行", "上に同じ", "上記と同じ", "위와같음",
        "상동", "wieoben", "yukarıdakigibi",
    ]),
    (ELSEWHERE, &[
        "asbefore", "asattached", "attached", "aslastyear", "asperlastyear", "nochange", "nochanges", "unchanged",
        "noupdate", "seeabove", "seebelow", "同左", "同前", "同下", "如下", "无变化", "無變化", "没有变化", "变化なし",
        "変更なし", "変化なし", "同じ", "左に同じ", "右に同じ", "동일", "변경없음", "변동없음", "sieheoben",
        "voirplushaut", "vermásarriba", "veracima", "vedisopra",
    ]),
    (PENDING, &[
        "pending", "inprogress", "inprocess", "ongoing", "underinvestigation", "investigating",
        "underreview", "awaited", "待查", "待核实", "待确认", "待確認",
        "待回复", "待回覆", "待调查", "待調查", "进行中", "進行中", "处理中", "處理中",
        "保留中", "inarbeit", "inbearbeitung", "encours",
        "encurso", "emandamento", "incorso", "devamediyor",
    ]),
    (PROMISE, &[
        "tbd", "tba", "tbc", "tofollow", "待定", "待补", "待补充", "待補", "待提供", "待更新", "未定", "미정", "추후제출", "추후통보",
        "wirdnachgereicht",
    ]),
    (TRIAL, &[
        "test", "testing", "tests", "x", "测试", "測試", "テスト", "테스트",
    ]),
    (NOBODY, &[
        // Kept back.
        "confidential", "notdisclosed", "undisclosed", "nondisclosure", "proprietary", "secret", "tradesecret",
        "businesssecret", "未記入", "未记入", "未填写", "未填", "不使用", "保密", "机密", "機密", "商业机密", "商業機密", "商业秘密", "商業秘密", "营业秘密",
        "營業秘密", "企業秘密", "社外秘", "非公開", "非公开", "不公开", "不便透露", "비공개", "기밀", "영업비밀",
        "대외비", "vertraulich", "confidentiel", "confidencial", "riservato", "confidenziale", "gizli",
        // Nobody in particular.
        "various", "multiple", "several", "many", "all", "any", "self", "other", "others", "smelter", "smelters",
        "refiner", "refinery", "processor", "supplier", "suppliers", "vendor", "vendors", "distributor",
        "distributors", "dealer", "trader", "tradingcompany", "manufacturer", "company", "source", "多家", "各种",
        "其他", "其它", "其他冶炼厂", "冶炼厂", "冶煉廠", "精炼厂", "精煉廠", "供应商", "供應商", "厂商", "廠商",
        "贸易商", "貿易商", "分销商", "分銷商", "代理商", "经销商", "經銷商", "客户", "その他", "他", "製錬所",
        "精錬所", "製錬業者", "仕入先", "商社", "代理店", "各社", "기타", "제련소", "공급업체", "협력사", "공급사",
        "대리점", "schmelze", "hütte", "lieferant", "fonderie", "fournisseur", "fundición", "proveedor", "fundição",
        "fornecedor", "fonderia", "fornitore", "diverse", "divers", "varios", "vários", "vari",
        // Not found yet.
        "notidentified", "notyetidentified", "smelternotyetidentified", "unidentified", "smelternotlisted",
        "notlisted", "notfound", "未识别", "未識別", "尚未识别", "尚未識別", "未确定", "未確定", "未查明", "未列出",
        "不在列表", "不在清单", "未特定", "未確認", "미확인", "미식별",
    ]),
];

/// The starts of short texts.
#[rustfmt::skip]
const STARTS: &[(u16, &[&str])] = &[
    (ELSEWHERE, &[
        "sameasabove", "sameasbefore", "sameaslast", "sameasprevious", "sameasprior", "sameasthe", "sameinformation",
        "asperlast", "asperprevious", "asperattach", "aspertheattach", "aslastyear", "asinlast", "asinthelast",
        "seeattach", "seetheattach", "seeenclosed", "seecomment", "seeseparate", "pleasesee", "plssee",
        "pleaserefer", "refertoattach", "refertotheattach", "refertoseparate", "refertolast", "referattach",
        "与去年", "和去年", "同去年", "跟去年", "與去年", "与上年", "与上一年", "同上一年", "与上次", "同上次",
        "和上次", "与往年", "同往年", "详见", "詳見", "见附", "見附", "请见", "請見", "参见附", "参考附", "参照附",
        "參見附", "請參", "请参", "见上", "见下", "见备注", "別紙", "別添", "添付", "上記と同", "上記同", "前年と同",
        "前年度と同", "前年度同", "昨年度と同", "昨年度同", "去年と同", "如去年", "参照去年",
        "前年同", "昨年と同", "昨年同", "前回と同", "前回同", "첨부", "별첨", "별지", "작년과", "전년과", "전년도와",
        "지난해와", "위내용과", "sieheanhang", "sieheanlage", "sieheliste", "wieletztesjahr", "wieimvorjahr",
        "wievorjahr", "voirannexe", "voirpiècejointe", "verarchivoadjunto", "veradjunto", "veranexo",
        "vedereallegato", "vediallegato",
    ]),
    (PENDING, &[
        "tobedetermin", "tobeconfirm", "tobeadvis", "tobeprovid", "tobesuppl", "tobeident", "tobeannounc",
        "tobedefin", "tobeupdat", "underinvestigation", "stillunder", "stillinvestigat", "waitingfor", "waitingon",
        "awaiting", "pendingsupplier", "pendingre", "pendinginvestigation",
    ]),
    (NOBODY, &[
        "notprovided", "notdisclos", "cannotdisclos", "noneavailable", "nosmelter", "notavailable", "notreceived", "notreported", "noinformation", "nodata",
        "noresponse", "noreply", "unableto", "couldnotbe", "purchasedfrom", "boughtfrom", "purchasedthrough",
        "purchasedvia", "unknownsmelter", "unknownsource", "unknownrefiner", "unknownsupplier", "suppliernot",
        "supplierdid", "suppliersdid", "supplierdoes", "supplierrefus", "supplierun", "无法", "無法", "未能", "无从",
        "尚未", "暂未", "暫未", "未提供", "没有提供", "沒有提供", "不提供", "拒绝", "拒絕", "没有信息", "无信息",
        "无资料", "無資料", "没有资料", "供应商未", "供應商未", "供应商不", "供應商不", "供应商没", "供应商拒",
    ]),
];

/// The ends of short texts.
#[rustfmt::skip]
const ENDS: &[(u16, &[&str])] = &[
    (PENDING, &[
        "调查中", "調查中", "調査中", "確認中", "确认中", "追查中", "核实中", "收集中", "回复中", "问询中",
        "問合せ中", "問い合わせ中", "等待回复", "等待回覆", "返信待ち", "回答待ち", "대기중", "확인중", "조사중",
        "진행중", "확인예정",
    ]),
    (NOBODY, &[
        "不明", "未知", "不详", "不詳", "未提供", "不提供", "无法提供", "无法获得", "保密", "机密", "機密", "秘密",
        "商采购", "商採購", "市场采购", "外购", "商社購入", "から購入", "未识别", "未識別", "未确认", "未確認",
        "未回复", "未回覆", "未入手", "없음", "알수없음", "비공개", "미확인", "대리점구매", "대리점구입",
        "공급사구매",
    ]),
];

/// What a text in a mine column says about recycled sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MineOrigin {
    /// Blank, or a text that says nothing: `Unknown`, `N/A`.
    Nothing,
    /// Recycled or scrap, and nothing else.
    Recycled,
    /// Recycled sources among others, or a standard sentence about the inquiry: contradicts
    /// nothing.
    Mixed,
    /// A mine, or a country of one.
    Mine,
}

/// Reads a text of the columns for names and countries of mines.
pub fn read_origin(text: &str) -> MineOrigin {
    let lower = text.trim().to_lowercase();
    if lower.is_empty() || is_filler(&lower, Filler::PlaceholderName) {
        return MineOrigin::Nothing;
    }
    // "RCOI confirmed as per RMI" is the Instructions' own sentence.
    if lower.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "rcoi" | "rmi" | "rmap")) {
        return MineOrigin::Mixed;
    }
    if !mentions_recycling(&lower) || denies_recycling(&lower) {
        return MineOrigin::Mine;
    }
    let only_recycling = !mentions_mining(&lower)
        && !is_a_part(&lower)
        && words(without_place(&lower)).all(|word| mentions_recycling(word) || is_beside_recycling(word));
    if only_recycling { MineOrigin::Recycled } else { MineOrigin::Mixed }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic))
}

/// Words for recycled and scrap in the languages in which the headings of the templates ask for
/// them. Misspellings count: "recyled", "reclycled", "recyceld".
fn mentions_recycling(lower: &str) -> bool {
    #[rustfmt::skip]
    const ROOTS: &[&str] = &[
        "recy", "recic", "recly", "rezykl", "ricicl", "scrap", "schrott", "altmetall", "altmaterial", "ferraille", "déchet",
        "dechet", "rebut", "récup", "recuper", "desperdíci", "desperdici", "desech", "chatarra", "sucata", "rottam", "scori",
        "hurda", "urban min", "secondary", "城市矿", "都市鉱山", "geri dön", "dönüşüm", "dönüştür", "donustur", "geridon",
        "e-waste", "ewaste", "altgold", "边角料", "邊角料", "回收", "废料", "廢料", "报废", "報廢", "再生", "废旧", "廢舊", "废金属", "廢金屬", "废锡", "废金", "废钨", "废钽",
        "スクラップ", "リサイクル", "再利用", "廃棄物", "廃材", "재활용", "스크랩", "재생", "폐기", "고철", "폐금속",
    ];
    ROOTS.iter().any(|root| lower.contains(root))
}

/// Whether the text says that something is not recycled: `not recycled`, `no scrap`, `非回收`,
/// `재활용 아님`.
fn denies_recycling(lower: &str) -> bool {
    const BEFORE: [&str; 14] =
        ["not", "no", "non", "never", "without", "nicht", "kein", "keine", "pas", "sans", "sin", "sem", "senza", "isn"];
    let mut denied = false;
    for word in words(lower) {
        if mentions_recycling(word) && (denied || word.starts_with("non")) {
            return true;
        }
        // "No recycled", "not from scrap": a word may stand between.
        denied = BEFORE.contains(&word) || denied && (matches!(word, "t" | "de") || is_beside_recycling(word));
    }
    let after_sign = |sign: char| {
        lower.split(sign).skip(1).any(|rest| {
            let rest = rest.trim_start_matches(['是', '含', '用', '使']);
            ["回收", "废", "廢", "报废", "報廢", "再生"].iter().any(|root| rest.starts_with(root))
        })
    };
    ['非', '不', '未', '无', '無', '没', '沒'].into_iter().any(after_sign)
        || ["ではない", "ではありません", "でない", "아님", "아닌", "아닙니다", "않음", "değil"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// Whether the text speaks of mined material too.
fn mentions_mining(lower: &str) -> bool {
    const ROOTS: [&str; 14] = [
        "矿山", "矿场", "矿石", "原矿", "开采", "礦", "採掘", "鉱山", "鉱石", "광산", "채굴", "광석", "bergbau",
        "minerai",
    ];
    ROOTS.iter().any(|root| lower.contains(root))
        || words(lower).any(|word| matches!(word, "mine" | "mines" | "mined" | "mining" | "ore" | "ores"))
}

/// Whether the text gives a share that is not all of it: `50% recycled`.
fn is_a_part(lower: &str) -> bool {
    lower.split(['%', '％']).rev().skip(1).any(|before| {
        let number = before.trim_end();
        let start = number.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |at| at + 1);
        number.get(start..).is_some_and(|digits| !digits.is_empty() && digits != "100")
    })
}

/// The text without the place where something is recycled: "Recycled (Japan)", "scrap from
/// Germany", "スクラップ（日本）".
fn without_place(lower: &str) -> &str {
    const BEFORE_PLACES: [&str; 9] = ["(", "（", " in ", " from ", " at ", " aus ", " en ", " de ", " di "];
    let starts = BEFORE_PLACES.iter().filter_map(|before| lower.split_once(before));
    let kept = starts.filter(|(kept, place)| {
        // A place ends the text, and is no list.
        let place = place.trim_end_matches([')', '）']);
        mentions_recycling(kept)
            && !place.contains([',', ';', '/', '+', '&', ')', '）', '、'])
            && !words(place).any(|word| matches!(word, "and" | "or" | "und" | "et" | "y"))
    });
    kept.map(|(kept, _)| kept).min_by_key(|kept| kept.len()).unwrap_or(lower)
}

fn is_beside_recycling(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "or", "and", "only", "the", "of", "a", "from", "in", "all", "is", "are", "by", "und", "oder", "aus", "et", "ou", "de",
        "des", "o", "y", "e", "di", "da", "do", "ve", "veya", "geri",
        "material", "materials", "matériaux", "metall", "metalle", "métal", "métaux", "metales", "metais", "metalli", "materiales", "materiais", "materiali", "source", "sources", "sourced", "metal",
        "metals", "feed", "feedstock", "input", "inputs", "content", "secondary", "sekundär", "old", "new", "used", "post",
        "pre", "consumer", "industrial", "internal", "own", "domestic", "production", "process", "manufacturing", "customer",
        "customers", "jewellery", "jewelry", "jewelery", "coin", "coins", "dental", "electronic", "electronics", "waste",
        "wastes", "dust", "dross", "residue", "residues", "solder", "alloy", "alloys", "carbide", "cemented", "catalyst",
        "catalysts", "battery", "batteries", "powder", "high", "grade", "low", "produits", "production", "malzeme",
        "3tg", "gold", "silver", "tin", "tantalum", "tungsten", "wolfram", "cobalt", "copper", "nickel", "lithium", "graphite",
        "aluminum", "aluminium", "zinc", "lead", "platinum", "palladium", "rhodium", "iridium", "ruthenium", "pgm", "steel",
        "au", "ag", "sn", "ta", "w", "co", "cu", "ni", "li", "al", "zn", "pb", "pt", "pd", "zinn", "kobalt", "kupfer",
        "和", "或", "及", "与", "來源", "来源", "材料", "原料", "金属", "金屬", "锡", "錫", "金", "钽", "鉭", "钨", "鎢", "钴", "鈷",
    ];
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_are_told_apart() {
        for text in ["N/A", "n.a.", "-", "--", "none", "无", "Ｎ／Ａ"] {
            assert!(is_filler(text, Filler::NotApplicable), "{text}");
        }
        for text in ["0", "xxx", "XX"] {
            assert!(is_filler(text, Filler::Mark) && !is_filler(text, Filler::NotApplicable), "{text}");
        }
        for text in [
            "没有",
            "同上",
            "調査中",
            "確認中",
            "該当なし",
            "해당 없음",
            "없음",
            "회신 대기중",
            "N/A（无）",
            "None / 没有",
        ] {
            assert!(is_filler(text, Filler::Nothing) && is_filler(text, Filler::PlaceholderName), "{text}");
        }
        for text in [
            "Same as above",
            "see attachment",
            "as per last year",
            "under investigation",
            "TBC",
            "与去年相同",
            "詳見附件",
        ] {
            assert!(is_filler(text, Filler::Nothing), "{text}");
        }
        for text in [
            "供应商",
            "分销商采购",
            "无法获得",
            "商业机密",
            "商社経由で不明",
            "not provided by supplier",
            "Unknown smelter",
        ] {
            assert!(is_filler(text, Filler::PlaceholderName) && !is_filler(text, Filler::Nothing), "{text}");
        }
        for text in [
            "与去年相同，但新增两家冶炼厂，详见清单",
            "Pending Metals Ltd.",
            "Same AS",
            "无锡某某金属",
            "同和金属",
            "Other Metals Oy",
        ] {
            assert!(!is_filler(text, Filler::PlaceholderName), "{text}");
        }
        for text in ["", " ", "Nanjing", "10", "Noname Mining", "Self Refining Ltd."] {
            assert!(!is_filler(text, Filler::Nothing) && !is_filler(text, Filler::PlaceholderName), "{text}");
        }
        for text in ["Various", "confidential", "不详", "T.B.D.", "Smelter Not Listed"] {
            assert!(is_filler(text, Filler::PlaceholderName), "{text}");
        }
    }

    #[test]
    fn origins_are_read() {
        for text in
            ["Recycled", "scrap", "Recycled/Scrap", "recyled material", "回收", "100% recycled", "回收料或报废料"]
                .into_iter()
                .chain(
                    "Schrott,recycelt,Recycling,Altmetall,recyceltes Metall,재활용,스크랩,desperdício,sucata"
                        .split(','),
                )
                .chain("reciclado,desecho,chatarra,riciclato,scorie,rottame,hurda,geri dönüşüm,déchets".split(','))
                .chain("geri dönüştürülmüş,recyclé,ferraille,再生利用品,廃棄物,廢料,スクラップ,リサイクル".split(','))
                .chain(["Ta scrap", "tin scrap", "Old jewellery scrap", "post-consumer scrap", "Recycled (Japan)"])
                .chain([
                    "Scrap from Germany",
                    "recycled in Japan",
                    "スクラップ（日本）",
                    "geri dönüştürülmüş veya hurda",
                ])
        {
            assert_eq!(read_origin(text), MineOrigin::Recycled, "{text}");
        }
        for text in [
            "mining and recycled",
            "RCOI confirmed as per RMI",
            "Bolivia, recycled",
            "50% recycled",
            "partly recycled",
            "回收料和矿山",
            "Recycled (Japan) and Esimerkki Mine",
            "Scrap from Esimerkki Mine",
        ] {
            assert_eq!(read_origin(text), MineOrigin::Mixed, "{text}");
        }
        for text in ["", "Unknown", "n/a", "0", "confidential"] {
            assert_eq!(read_origin(text), MineOrigin::Nothing, "{text}");
        }
        for text in [
            "Esimerkki Mine",
            "PERU",
            "Tormina",
            "某矿山",
            "not recycled",
            "No scrap",
            "not from recycled sources",
            "non-recycled",
            "nicht recycelt",
            "kein Schrott",
            "非回收",
            "不是再生料",
            "未回收",
            "재활용 아님",
            "リサイクルではない",
        ] {
            assert_eq!(read_origin(text), MineOrigin::Mine, "{text}");
        }
    }
}
