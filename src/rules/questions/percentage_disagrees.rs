//! Q12: the comment on the response names a percentage outside the range that was chosen.

use crate::letters::LetterCase;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "Q12",
    name: "percentage-disagrees",
    severity: Info,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Logic,
        detail: catalogue_text(
            "Only a comment with one single percentage that plainly speaks of replies received is read",
            "只看注释中唯一且明确说明回复情况的百分比",
        ),
    },
    adjustable: false,
    title: catalogue_text("Comment gives another response share", "注释中的回复率与所选不同"),
    why: Text::fixed("A reader cannot tell which of the two figures is meant", "审阅者无法判断以哪个数字为准"),
    fix: Text::fixed(
        "Choose the range that fits the comment, or state in the comment what the figure means",
        "选择与注释相符的范围，或在注释里说明该数字的含义",
    ),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Comment(MineralQuestion::Response, KnownMineral::Tin), "88 % of suppliers responded")],
        good: &[Edit::text(
            Place::Comment(MineralQuestion::Response, KnownMineral::Tin),
            "100% of suppliers responded",
        )],
    }),
    check,
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
        sink.at(&response.entry).and(&response.comment).value("percentage", named.to_string()).report(text!(
            en: "{mineral}: \"{typed}\" is chosen, but the comment says {named}%: \"{comment}\"",
            zh: "{mineral}：选择的是“{typed}”，但注释写的是 {named}%：“{comment}”",
            typed = Shown(response.entry.text()), named = named, comment = Shown(response.comment.text());
            mineral: mineral.name()));
    }
}

/// The percentage of suppliers that answered, if a comment names exactly one and it can mean nothing else:
/// no bound ("more than"), no estimate, nothing about those who did not answer or about another measure.
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
    let text: String = comment.lowercase().replace(['％', '﹪'], "%");
    let text = text.trim();
    let (before, after) = text.split_once('%')?;
    if after.contains('%') || OTHER_MEANING.iter().any(|word| text.contains(word)) {
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
    let alone = lead.trim().is_empty() && after.trim_matches(['.', '。', ' ']).is_empty();
    if !alone && !ANSWERED.iter().any(|word| text.contains(word)) {
        return None;
    }
    let named = crate::numbers::parse(&number.replace(',', "."))?;
    (0.0..=100.0).contains(&named).then_some(named)
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
