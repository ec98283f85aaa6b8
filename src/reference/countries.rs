//! Countries and territories by the names that the templates offer, and by other names that people
//! type.
//!
//! Codes: ISO 3166-1. `template_name`: as in the country drop-down of all templates read (CMRT 6.01
//! to 6.5, EMRT, AMRT, CRT). English and Chinese names: Unicode CLDR 48; names in the other
//! languages of the templates: `country_names.txt`, which says where they come from; further names:
//! typed by hand or names of older template lists.

mod free_text;

use crate::base::text::{Text, half_width_char, is_full_width};
use free_text::FreeTextNames;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("data/countries.csv");
/// Names in further languages by code.
const NAMES: &str = include_str!("data/country_names.txt");

/// A country or territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub code: &'static str,
    /// Name as the drop-downs of the templates offer it.
    pub template_name: &'static str,
    name_en: &'static str,
    name_zh: &'static str,
}

impl Country {
    /// The name for readers.
    pub const fn name(&self) -> Text {
        Text::fixed(self.name_en, self.name_zh)
    }
}

/// Every country, with what people call it.
#[derive(Clone, Debug)]
pub struct Countries {
    list: Vec<Country>,
    /// By the template's name: words in lower case without accents and punctuation.
    by_template_name: BTreeMap<String, usize>,
    /// By any name, without blanks. A name that two countries share, such as Korea, has both.
    by_any_name: BTreeMap<String, Vec<usize>>,
    in_free_text: FreeTextNames,
}

/// What a free text, such as a list of the countries of mines, says about countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountriesIn<'a> {
    /// The countries that are named, each once. A name that countries share, such as Korea or
    /// Congo, has all of them.
    pub named: Vec<Vec<&'a Country>>,
    /// The words that belong to no name, in lower case without accents; each Chinese character is
    /// one.
    pub other_words: Vec<String>,
}

/// What a text says about a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountryMatch<'a> {
    /// The template's own name; case, accents and punctuation apart.
    TemplateName(&'a Country),
    /// Another name of this country, or of these where the name is shared.
    OtherName(Vec<&'a Country>),
    /// No name of any country.
    Nothing,
}

impl Countries {
    /// The list that is shipped with the tool; read when somebody asks first.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Countries> = LazyLock::new(Countries::read);
        &SHIPPED
    }

    fn read() -> Self {
        let mut countries = Self {
            list: Vec::new(),
            by_template_name: BTreeMap::new(),
            by_any_name: BTreeMap::new(),
            in_free_text: FreeTextNames::default(),
        };
        for line in DATA.lines().skip(1) {
            let mut fields = line.split('|');
            let mut field = || fields.next().unwrap_or_default();
            let country = Country { code: field(), template_name: field(), name_en: field(), name_zh: field() };
            let (aliases_en, aliases_zh) = (field(), field());
            let index = countries.list.len();
            countries.list.push(country);
            countries.by_template_name.insert(words(country.template_name), index);
            let aliases = aliases_en.split(';').chain(aliases_zh.split(';'));
            // "NA" is typed for "not available" and "NO" for no, not for Namibia and Norway.
            let code = Some(country.code).filter(|code| !matches!(*code, "NA" | "NO"));
            let names = [country.template_name, country.name_en, country.name_zh].into_iter().chain(code);
            for name in names.chain(aliases).filter(|name| !name.is_empty()) {
                countries.add_name(name, index);
            }
        }
        let in_other_languages = NAMES.lines().filter(|line| !line.starts_with('#'));
        for (code, names) in in_other_languages.filter_map(|line| line.split_once('|')) {
            let Some(index) = countries.list.iter().position(|country| country.code == code) else { continue };
            for name in names.split(';') {
                countries.add_name(name, index);
            }
        }
        let list = &countries.list;
        let index_of = |code: &str| list.iter().position(|country| country.code == code);
        countries.in_free_text.add_further_names(index_of);
        countries
    }

    fn add_name(&mut self, name: &str, index: usize) {
        self.in_free_text.add(name, index);
        let indexes = self.by_any_name.entry(letters(name)).or_default();
        if !indexes.contains(&index) {
            indexes.push(index);
        }
    }

    /// The Latin words of the names of countries, without the shortest ones, which are words of
    /// other kinds too.
    pub(super) fn words_of_names(&self) -> impl Iterator<Item = &str> {
        let words = self.by_template_name.keys().flat_map(|name| name.split_whitespace());
        words.chain(self.by_any_name.keys().map(String::as_str)).filter(|word| word.is_ascii() && word.len() > 3)
    }

    /// The countries whose whole names stand in a free text, whatever separates them.
    pub fn named_in(&self, text: &str) -> CountriesIn<'_> {
        let found = self.in_free_text.find(text);
        let country = |index: usize| self.list.get(index);
        let named = found.named.into_iter().map(|named| named.into_iter().filter_map(country).collect());
        CountriesIn { named: named.collect(), other_words: found.other_words }
    }

    /// The names as the drop-downs of the templates offer them.
    pub fn template_names(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().map(|country| country.template_name)
    }

    /// The code of a country by its code or by a name that no other country shares.
    pub fn code_of(&self, text: &str) -> Option<&'static str> {
        let text = text.trim();
        if let Some(country) = self.by_code(text) {
            return Some(country.code);
        }
        match self.find(text) {
            CountryMatch::TemplateName(country) => Some(country.code),
            CountryMatch::OtherName(countries) => match countries.as_slice() {
                [country] => Some(country.code),
                _ => None,
            },
            CountryMatch::Nothing => None,
        }
    }

    /// The country with this code, two capitals.
    pub fn by_code(&self, code: &str) -> Option<&Country> {
        self.list.iter().find(|country| country.code == code)
    }

    /// What a text says about a country: the whole text, not a part of it.
    pub fn find(&self, text: &str) -> CountryMatch<'_> {
        if let Some(country) = self.by_template_name.get(&words(text)).and_then(|index| self.list.get(*index)) {
            return CountryMatch::TemplateName(country);
        }
        let indexes = self.by_name(text).map_or_else(|| self.named_twice(text), Clone::clone);
        if indexes.is_empty() {
            return CountryMatch::Nothing;
        }
        CountryMatch::OtherName(indexes.iter().filter_map(|index| self.list.get(*index)).collect())
    }

    /// The one country that is named in a text next to other words, such as a town: "China,
    /// Jiangxi".
    pub fn only_one_in(&self, text: &str) -> Option<&Country> {
        const MOST_BYTES: usize = 80;
        let found = self.named_in(text.get(..MOST_BYTES).unwrap_or(text));
        match found.named.as_slice() {
            [named] => match named.as_slice() {
                [country] => Some(country),
                _ => None,
            },
            _ => None,
        }
    }

    /// The countries whose names are those of a text but for a slip: "Chian". The nearest first;
    /// none where they are many.
    pub fn resembling(&self, text: &str) -> Vec<&Country> {
        const LETTERS: std::ops::RangeInclusive<usize> = 4..=30;
        const LETTERS_FOR_TWO_SLIPS: usize = 8;
        const MOST: usize = 3;
        let typed = letters(text);
        if !typed.is_ascii() || !LETTERS.contains(&typed.len()) {
            return Vec::new();
        }
        let slips = if typed.len() < LETTERS_FOR_TWO_SLIPS { 1 } else { 2 };
        let names = self.by_any_name.iter().filter(|(name, _)| name.is_ascii() && LETTERS.contains(&name.len()));
        let near = names.filter(|(name, _)| name.len().abs_diff(typed.len()) <= slips).filter_map(|(name, named)| {
            let distance = strsim::osa_distance(name, &typed);
            (distance <= slips).then_some((distance, named))
        });
        let mut near: Vec<(usize, usize)> =
            near.flat_map(|(distance, named)| named.iter().map(move |index| (distance, *index))).collect();
        near.sort_unstable();
        let mut found: Vec<&Country> = Vec::new();
        for country in near.iter().filter_map(|(_, index)| self.list.get(*index)) {
            if !found.contains(&country) {
                found.push(country);
            }
        }
        if found.len() > MOST { Vec::new() } else { found }
    }

    /// The countries that have this name, with or without the form of their state.
    fn by_name(&self, text: &str) -> Option<&Vec<usize>> {
        let plain = words(text);
        let whole = letters(text);
        self.by_any_name.get(&whole).or_else(|| {
            // "Republic of Indonesia" is Indonesia. For "Republic of China" the table has both that
            // it may mean.
            let short = without_form_of_state(&plain);
            let short = if short == plain { without_ending(&whole) } else { letters(short) };
            self.by_any_name.get(&short).filter(|_| !matches!(short.as_str(), "china" | "中国"))
        })
    }

    /// The country that a text names more than once, as "中国 China", "CN - China" and
    /// "China（中国）" do, or next to a word for the seat of a company.
    fn named_twice(&self, text: &str) -> Vec<usize> {
        const MOST_BYTES: usize = 200;
        const BESIDE: [&str; 16] = [
            "country",
            "hq",
            "headquarters",
            "headoffice",
            "the",
            "in",
            "region",
            "国家",
            "地区",
            "国家或地区",
            "总部",
            "本社",
            "본사",
            "국가",
            "国",
            "所在国",
        ];
        if text.len() > MOST_BYTES {
            return Vec::new();
        }
        let found = self.in_free_text.find(text);
        let code = |index: &usize| self.list.get(*index).map(|country| country.code);
        let one = match found.named.as_slice() {
            [named] => named.clone(),
            // Of these, "China" next to the name is a part of it.
            [a, b] => match (a.as_slice(), b.as_slice()) {
                ([china], [part]) | ([part], [china])
                    if code(china) == Some("CN") && matches!(code(part), Some("TW" | "HK" | "MO")) =>
                {
                    vec![*part]
                }
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let is_name = |word: &String| self.by_any_name.get(word).is_some_and(|named| *named == one);
        let others: String = found.other_words.iter().filter(|word| !is_name(word)).map(String::as_str).collect();
        if others.is_empty() || BESIDE.contains(&others.as_str()) { one } else { Vec::new() }
    }
}

fn without_form_of_state(name: &str) -> &str {
    const FORMS: [&str; 15] = [
        "the ",
        "republic of ",
        "federal republic of ",
        "islamic republic of ",
        "socialist republic of ",
        "kingdom of ",
        "state of ",
        "sultanate of ",
        "principality of ",
        "republique de ",
        "republique du ",
        "republik ",
        "republica de ",
        "republica del ",
        "repubblica di ",
    ];
    let mut short = name;
    while let Some(rest) = FORMS.iter().find_map(|form| short.strip_prefix(form)) {
        short = rest;
    }
    short
}

/// The same of a name in Chinese, Japanese or Korean, where it stands at the end.
fn without_ending(name: &str) -> String {
    const ENDINGS: [&str; 7] = ["社会主义共和国", "联邦共和国", "伊斯兰共和国", "共和国", "王国", "地区", "공화국"];
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name).to_owned()
}

/// The words of a name in lower case, without accents and punctuation, with single spaces.
fn words(name: &str) -> String {
    let plain: String = name.chars().map(plain_letter).filter(|c| !matches!(c, '\'' | '’' | '.')).collect();
    let spaced: String = plain.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The letters of a name in lower case, without accents, punctuation and blanks.
fn letters(name: &str) -> String {
    words(&name.replace('&', " and ")).replace(' ', "")
}

/// The letter without its accent; full-width letters as ordinary ones; combining accents become a
/// full stop, which is left out.
fn plain_letter(c: char) -> char {
    match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'İ' | 'ı' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ğ' | 'ğ' => 'g',
        'Ş' | 'ş' => 's',
        c if is_full_width(c) => half_width_char(c),
        '\u{300}'..='\u{36f}' => '.',
        '\u{4e00}'..='\u{9fff}' => simplified(c),
        c => c,
    }
}

/// The simplified form of a traditional or Japanese character, where a name of the table has it: 國
/// is 国, 韓 is 韩.
fn simplified(c: char) -> char {
    // Each character before its simplified form.
    const FORMS: &str = "乾干亜亚亞亚來来倫伦內内凱凯別别剛刚勞劳區区喬乔國国圖图堅坚奧奥寧宁屬属岡冈島岛嶼屿幹干幾几庫库愛爱揚扬撾挝敘叙時时會会東东査查 \
        業业極极湯汤澤泽濟济灣湾烏乌爾尔獅狮盧卢眾众祕秘約约納纳紐纽紹绍維维緬缅總总羅罗羣群義义聖圣聯联脫脱臘腊臺台與与茲兹華华萊莱萬万 \
        葉叶蓋盖薩萨蘇苏蘭兰託托誌志誕诞諸诸諾诺貝贝買买賓宾賴赖賽赛贊赞連连達达長长門门開开關关陸陆離离靈灵韋韦韓韩頓顿領领顛颠馬马魯鲁 \
        鮮鲜麥麦";
    let mut forms = FORMS.chars().filter(|form| *form != ' ');
    while let (Some(from), Some(to)) = (forms.next(), forms.next()) {
        if from == c {
            return to;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template_names(text: &str) -> Vec<&'static str> {
        match Countries::shipped().find(text) {
            CountryMatch::TemplateName(country) => vec![country.template_name],
            CountryMatch::OtherName(countries) => countries.iter().map(|country| country.template_name).collect(),
            CountryMatch::Nothing => Vec::new(),
        }
    }

    #[test]
    fn every_country_is_found_by_the_template_name() {
        let countries = Countries::shipped();
        assert_eq!(countries.list.len(), 249);
        assert_eq!(countries.by_template_name.len(), 249, "no two template names are the same to the reader");
        for country in &countries.list {
            let typed = country.template_name.to_lowercase();
            assert_eq!(countries.find(&typed), CountryMatch::TemplateName(country));
        }
    }

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        for (typed, name) in [
            ("Cote d’Ivoire", "CÔTE D'IVOIRE"),
            ("Reunion", "RÉUNION"),
            ("Réunion".replace('é', "e\u{301}").as_str(), "RÉUNION"),
            ("Western Sahara", "WESTERN SAHARA *"),
            ("korea  republic of", "KOREA, REPUBLIC OF"),
            ("Guinea-Bissau", "GUINEA-BISSAU"),
        ] {
            let countries = Countries::shipped();
            assert!(
                matches!(countries.find(typed), CountryMatch::TemplateName(c) if c.template_name == name),
                "{typed}: {:?}",
                countries.find(typed)
            );
        }
    }

    #[test]
    fn other_names_are_known() {
        for (typed, name) in [
            ("UK", "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND"),
            ("P.R. China", "CHINA"),
            ("PR China", "CHINA"),
            ("中国", "CHINA"),
            ("Taiwan (China)", "TAIWAN, PROVINCE OF CHINA"),
            ("Vietnam", "VIET NAM"),
            ("Republic of Indonesia", "INDONESIA"),
            ("the Republic of the Congo", "CONGO"),
            ("DRC", "CONGO, DEMOCRATIC REPUBLIC OF THE"),
            ("Türkiye", "TURKEY"),
            ("Trinidad & Tobago", "TRINIDAD AND TOBAGO"),
        ] {
            assert_eq!(template_names(typed), [name], "{typed}");
            assert!(!matches!(Countries::shipped().find(typed), CountryMatch::TemplateName(_)), "{typed}");
        }
    }

    #[test]
    fn names_in_the_languages_of_the_templates_are_known() {
        for (name, typed) in [
            ("CHINA", "中国 中國 중국 中華人民共和国 Chine Cina Çin ＣＨＩＮＡ P.R.China P.R.C. 中国大陸 Ｃｈｉｎａ"),
            ("TAIWAN, PROVINCE OF CHINA", "臺灣 台灣 台湾 台灣地區 臺灣省 中國臺灣 대만 Tayvan Taïwan R.O.C. 中華民國"),
            ("KOREA, REPUBLIC OF", "韓國 韩国 韓国 南韓 한국 대한민국 大韓民國 大韓民国 Südkorea"),
            ("UNITED STATES OF AMERICA", "アメリカ アメリカ合衆国 米国 미국 美國 美國 États-Unis USA ABD"),
            ("GERMANY", "ドイツ 독일 德國 Deutschland Allemagne Alemania Alemanha Germania Almanya"),
            ("JAPAN", "日本 일본 日本国 Japon Japón Giappone Japonya Japão"),
            ("VIET NAM", "ベトナム 베트남 越南 Viêtnam"),
            ("HONG KONG", "香港 中國香港 香港特別行政區 홍콩 Hongkong"),
            ("MACAO", "澳門 澳门 中國澳門 マカオ"),
            ("CONGO, DEMOCRATIC REPUBLIC OF THE", "剛果（金） 剛果民主共和國 コンゴ民主共和国 콩고민주공화국 RDC"),
            ("RWANDA", "盧旺達 盧安達 ルワンダ Ruanda"),
            ("BRAZIL", "巴西 ブラジル 브라질 Brésil Brasilien Brasil Brasile Brezilya"),
            ("THAILAND", "タイ タイ王国 泰國 태국 Tailandia Tayland"),
            ("INDONESIA", "印尼 印度尼西亚共和国 インドネシア 인도네시아 Endonezya"),
        ] {
            for typed in typed.split(' ') {
                assert_eq!(template_names(typed), [name], "{typed}");
            }
        }
    }

    #[test]
    fn several_words_that_mean_one_country_are_one() {
        for (typed, name) in [
            ("中国 China", "CHINA"),
            ("China（中国）", "CHINA"),
            ("CN - China", "CHINA"),
            ("China/中国/중국", "CHINA"),
            ("본사 중국", "CHINA"),
            ("China (PRC)", "CHINA"),
            ("P. R. China", "CHINA"),
            ("日本 Japan", "JAPAN"),
            ("Korea 韩国", "KOREA, REPUBLIC OF"),
            ("Hong Kong, China", "HONG KONG"),
            ("中国 香港", "HONG KONG"),
            ("台湾（中国）", "TAIWAN, PROVINCE OF CHINA"),
            ("Deutschland (Germany)", "GERMANY"),
            ("国家：德国", "GERMANY"),
        ] {
            assert_eq!(template_names(typed), [name], "{typed}");
        }
    }

    #[test]
    fn a_slip_is_asked_about() {
        let near = |typed| Countries::shipped().resembling(typed).first().map(|country| country.template_name);
        assert_eq!(near("Chian"), Some("CHINA"));
        assert_eq!(near("Jappan"), Some("JAPAN"));
        assert_eq!(near("Indonesien Republic"), None);
        assert_eq!(near("Freiberg"), None);
        assert_eq!(near("Phillipines"), Some("PHILIPPINES"));
    }

    #[test]
    fn shared_names_ask_and_other_texts_are_nothing() {
        for typed in ["Korea", "Corée", "Kongo", "剛果", "コンゴ", "Republic of China"] {
            assert_eq!(template_names(typed).len(), 2, "{typed}");
        }
        for typed in [
            "",
            "N/A",
            "NA",
            "no",
            "Unknown",
            "Shanghai",
            "Nigerland",
            "China, Japan",
            "中国日本",
            "China Metals",
            "本社",
            "アルマリック",
        ] {
            assert!(template_names(typed).is_empty(), "{typed}");
        }
    }
}
