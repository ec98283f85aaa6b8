//! Q12: the comment on the response names a percentage outside the range that was chosen.

use crate::base::text::finite_number;
use crate::base::text::half_width;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q12",
    name: "percentage-disagrees",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "Only a comment with one single percentage is read that plainly speaks of replies received, or stands alone or beside what was surveyed (80 percent, 88% of items purchased). The answer itself is covered by another rule",
            "只看注释中唯一的百分比，且须明确说明回复情况、单独出现或只写了所占对象（80 percent、88% of items purchased、百分之八十）。答案本身的写法由另一条规则检查",
        ),
    },
    title: &Text::fixed("Comment gives another response share", "注释中的回复率与所选不同"),
    why: &Text::fixed("A reader cannot tell which of the two figures is meant", "审阅者无法判断以哪个数字为准"),
    fix: &Text::fixed(
        "Choose the range that fits the comment, or state in the comment what the figure means",
        "选择与注释相符的范围，或在注释里说明该数字的含义",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Comment(MineralQuestion::Response, KnownMineral::Tin), "88 % of suppliers responded")],
        good: &[Edit::text(
            Place::Comment(MineralQuestion::Response, KnownMineral::Tin),
            "100% of suppliers responded",
        )],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for mineral in ctx.declaration.minerals_in_scope() {
        let Some(response) = mineral.get(MineralQuestion::Response) else { continue };
        let Some(named) = percentage(response.comment.text()) else { continue };
        let fits = match response.offered() {
            Some(Answer::Full) => named >= 100.0,
            Some(Answer::Over90) => named > 90.0,
            Some(Answer::Over75) => named > 75.0 && named <= 90.0,
            Some(Answer::Over50) => named > 50.0 && named <= 75.0,
            Some(Answer::UpTo50) => named <= 50.0,
            Some(Answer::NoneAnswered) => named <= 0.0,
            _ => true,
        };
        if fits {
            continue;
        }
        sink.at(&response.entry).also_wrong(&response.comment).value("percentage", named.to_string()).report(text!(
            en: "{mineral}: \"{typed}\" is chosen, but the comment says {named}%: \"{comment}\"",
            zh: "{mineral}：选择的是“{typed}”，但注释写的是 {named}%：“{comment}”",
            typed = Shown(response.entry.text()), named = named, comment = Shown(response.comment.text());
            mineral: mineral.name()));
    }
}

/// The percentage of suppliers that answered, if a comment names exactly one and it can mean
/// nothing else: no bound ("more than"), no estimate, nothing about those who did not answer or
/// about another measure.
fn percentage(comment: &str) -> Option<f64> {
    const OTHER_MEANING: &[&str] = &[
        "not ",
        "n't",
        "no ",
        "non-",
        "without",
        "remain",
        "outstanding",
        "pending",
        "missing",
        "rest",
        "except",
        "fail",
        "decline",
        "refus",
        "await",
        "wait",
        "open",
        "spend",
        "spent",
        "purchas",
        "volume",
        "revenue",
        "value",
        "weight",
        "recycl",
        "scrap",
        "target",
        "goal",
        "plan",
        "expect",
        "will",
        "last year",
        "previous",
        "about",
        "approx",
        "around",
        "nearly",
        "almost",
        "circa",
        "ca.",
        "over ",
        "above",
        "more than",
        "greater",
        "less",
        "under",
        "below",
        "at least",
        "at most",
        "up to",
        "minimum",
        "between",
        "percent",
        "per cent",
        "pct",
        "complete",
        "valid",
        "accept",
        "survey",
        "contact",
        "asked",
        "sent ",
        "all ",
        "调查",
        "发出",
        "联系",
        "全部",
        "所有",
        "未",
        "没",
        "無",
        "无",
        "不",
        "其余",
        "剩余",
        "拒",
        "待",
        "采购",
        "金额",
        "营收",
        "回收料",
        "再生",
        "废料",
        "目标",
        "计划",
        "预计",
        "去年",
        "约",
        "大约",
        "左右",
        "超过",
        "大于",
        "以上",
        "以下",
        "小于",
        "少于",
        "至少",
        "最多",
        "近",
        "百分之",
        "完整",
        "~",
        "～",
        "≈",
        "<",
        ">",
        "≥",
        "≤",
        "＞",
        "＜",
        "+",
        "±",
    ];
    const ANSWERED: &[&str] =
        &["respon", "repl", "answered", "returned", "received", "回复", "答复", "反馈", "回覆", "回答"];
    let text = with_signs(&half_width(comment).to_lowercase().replace('﹪', "%"));
    let text = text.trim();
    let (before, after) = text.split_once('%')?;
    let of_what = after.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '。' | '(' | ')'));
    let is_of_items =
        before.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) && is_of_items(of_what);
    if after.contains('%') || !is_of_items && OTHER_MEANING.iter().any(|word| text.contains(word)) {
        return None;
    }
    let before = before.trim_end();
    let digits = before.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).count();
    let start = before.char_indices().rev().nth(digits.checked_sub(1)?).map(|(index, _)| index)?;
    let (lead, number) = before.split_at_checked(start)?;
    // A sign or a dash before the number makes it a range or a difference.
    if lead.trim_end().ends_with(['-', '–', '—', '/', '至', '到']) || lead.trim_end().ends_with(" to") {
        return None;
    }
    let alone = lead.trim().is_empty() && of_what.is_empty();
    if !alone && !is_of_items && !ANSWERED.iter().any(|word| text.contains(word)) {
        return None;
    }
    let named = finite_number(&number.replace(',', "."))?;
    (0.0..=100.0).contains(&named).then_some(named)
}

/// `of items purchased` and the like: what the share is a share of, and nothing else.
fn is_of_items(text: &str) -> bool {
    const THINGS: &[&str] = &[
        "items",
        "item",
        "parts",
        "part",
        "materials",
        "material",
        "products",
        "components",
        "goods",
        "suppliers",
        "supplier",
        "vendors",
    ];
    const BESIDE: &[&str] =
        &["of", "the", "our", "all", "relevant", "direct", "purchased", "bought", "procured", "supplied", "purchase"];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().any(|word| THINGS.contains(word))
        && words.iter().all(|word| THINGS.contains(word) || BESIDE.contains(word))
}

/// The text with `%` for `percent`, `per cent` and `pct` behind a number, and for `百分之` before
/// one.
fn with_signs(text: &str) -> String {
    const SPELLED: [&str; 3] = ["percent", "per cent", "pct"];
    let mut text = text.to_owned();
    for word in SPELLED {
        let Some((before, after)) = text.split_once(word) else { continue };
        let is_behind_a_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        if is_behind_a_number && !after.starts_with(char::is_alphabetic) {
            text = format!("{}%{after}", before.trim_end());
        }
    }
    let Some((before, after)) = text.split_once("百分之") else { return text };
    let after = after.trim_start();
    let is_numeral = |c: char| c.is_ascii_digit() || c == '.' || "零〇一二两三四五六七八九十百点".contains(c);
    let end = after.find(|c| !is_numeral(c)).unwrap_or(after.len());
    let (numeral, rest) = after.split_at_checked(end).unwrap_or_default();
    match chinese_number(numeral) {
        Some(number) => format!("{before}{number}%{rest}"),
        None => text,
    }
}

/// A number from 0 to 100 in Chinese numerals, or in digits as it is: 八十, 八十八, 九十二点五,
/// 一百.
fn chinese_number(numeral: &str) -> Option<String> {
    if numeral.is_empty() || numeral.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return (!numeral.is_empty()).then(|| numeral.to_owned());
    }
    let digit = |c: char| match c {
        '零' | '〇' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    };
    let (whole, fraction) = numeral.split_once('点').unwrap_or((numeral, ""));
    let characters: Vec<char> = whole.chars().collect();
    let value: u32 = match characters.as_slice() {
        ['百'] | ['一', '百'] => 100,
        ['十'] => 10,
        ['十', one] => 10 + digit(*one)?,
        [ten, '十'] => 10 * digit(*ten)?,
        [ten, '十', one] => 10 * digit(*ten)? + digit(*one)?,
        [one] => digit(*one)?,
        _ => return None,
    };
    let fraction: String = fraction.chars().map(|c| digit(c).map(|digit| digit.to_string())).collect::<Option<_>>()?;
    Some(if fraction.is_empty() { value.to_string() } else { format!("{value}.{fraction}") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, check_rule};

    #[test]
    fn a_single_plain_percentage_is_read() {
        for (comment, named) in [
            ("88 %", 88.0),
            ("88％", 88.0),
            ("44 of 50 suppliers, 88% response rate", 88.0),
            ("供应商回复率 92.5%", 92.5),
            ("92,5% responded.", 92.5),
            ("Replies received: 100%", 100.0),
            ("88% of items purchased", 88.0),
            ("88％ of suppliers.", 88.0),
            ("80 percent", 80.0),
            ("80 per cent of suppliers responded", 80.0),
            ("８０％", 80.0),
            ("百分之八十", 80.0),
            ("供应商回复率为百分之九十二点五", 92.5),
            ("百分之百", 100.0),
            ("百分之88", 88.0),
        ] {
            assert_eq!(percentage(comment), Some(named), "{comment}");
        }
    }

    #[test]
    fn anything_ambiguous_is_not_read() {
        for comment in [
            "12% did not respond",
            "about 88 % responded",
            "80-90% responded",
            "80 to 90% responded",
            ">90% response",
            "75% in 2024, 88% response now",
            "88% of spend, by response",
            "We surveyed 80% of suppliers; each replied",
            "88% of our suppliers use tin",
            "Response target: 100%",
            "eighty percent responded",
            "80 percentage points responded",
            "百分之几的供应商回复",
            "88% of items purchased from traders",
            "约百分之八十回复",
            "88% of revenue",
            "12% 未回复",
            "回复率超过90%",
            "% responded",
            "140% response",
            "",
        ] {
            assert_eq!(percentage(comment), None, "{comment}");
        }
    }

    #[test]
    fn ranges_are_compared_as_chosen() {
        let response = |answer| Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), answer);
        let comment = |text| Edit::text(Place::Comment(MineralQuestion::Response, KnownMineral::Tin), text);
        let found = |answer, text| check_rule(&RULE, CMRT, &[response(answer), comment(text)]).len();
        assert_eq!(found("Greater than 90%", "95% responded"), 0);
        assert_eq!(found("Greater than 90%", "90% responded"), 1);
        assert_eq!(found("Greater than 75%", "95% responded"), 1);
        assert_eq!(found("50% or less", "50% responded"), 0);
        assert_eq!(found("None", "0% responded"), 0);
        assert_eq!(found("None", "30% responded"), 1);
    }

    #[test]
    fn the_amrt_is_looked_at_too_but_not_its_undecided_answers() {
        let aluminum = |answer, text| {
            [
                Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Aluminum), answer),
                Edit::text(Place::Comment(MineralQuestion::Response, KnownMineral::Aluminum), text),
            ]
        };
        assert_eq!(check_rule(&RULE, AMRT, &aluminum("100%", "60% responded")).len(), 1);
        assert!(check_rule(&RULE, AMRT, &aluminum("Unknown", "60% responded")).is_empty());
    }
}
