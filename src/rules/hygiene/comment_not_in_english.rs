//! H02: a comment is not in English.

use super::by_sheet;
use crate::base::text::{is_latin, is_written_without_blanks};
use crate::declaration::filler::is_filler;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "H02",
    name: "comment-not-in-english",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: answers and comments in English. Seen by letters that are not Latin: other languages in Latin letters, English with a name in another script, and texts in two languages are left alone. Answers, company information and smelters in another language are covered by other rules; a comment that says nothing, such as \"same as above\", is no language. One finding for each sheet",
            "填写说明：答案和注释用英文。按非拉丁字母识别：用拉丁字母书写的其他语言、夹有其他文字名称的英文、双语内容都不算。用其他语言填的答案、公司信息和冶炼厂由其他规则检查；“同上”一类没有内容的注释不算。每张表报告一处",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Comment is not in English", "注释不是英文"),
    why: &Text::fixed(
        "The Instructions ask for English, and the customer's own customers read the file too",
        "填写说明要求用英文，客户的客户也会看这份文件",
    ),
    fix: &Text::fixed("Write the comment in English, or add the English beside it", "用英文填写注释，或在旁边加上英文"),
    reasons: &[Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyComment(CompanyQuestion::Review), "每年审核一次供应商的回复")],
        good: &[Edit::text(
            Place::CompanyComment(CompanyQuestion::Review),
            "Reviewed once a year / 每年审核一次供应商的回复",
        )],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // What stands for the policy's address is judged there (P04).
    let address = ctx.declaration.policy_address().map(|(_, comment)| comment.field);
    let found = |entry: &Entry| {
        let is_text = entry.field.is_remark() || entry.field == Field::Company(CompanyField::ScopeDescription);
        (is_text
            && !entry.is_error_mark()
            && Some(entry.field) != address
            && !entry.typed.is_ascii()
            && is_foreign(entry.text()))
        .then_some(())
    };
    for cells in by_sheet(ctx.declaration.entries(), found).into_values() {
        let Some((first, rest)) = cells.split_first() else { continue };
        sink.at(first).each_also_wrong(rest.iter().copied()).value("cells", cells.len().to_string()).report(text!(
            en: "{comments} not in English, here \"{value}\"",
            zh: "本表有 {comments}不是英文，此处为“{value}”", value = Shown(first.text());
            comments: Text::counted(cells.len(), "comment of this sheet is", "comments of this sheet are", "条注释")));
    }
}

/// Whether a text is mostly written in letters that are not Latin, and is more than a name.
fn is_foreign(text: &str) -> bool {
    if is_filler(text, Filler::Nothing) || is_name(text) {
        return false;
    }
    let (mut foreign, mut english) = (0usize, 0usize);
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let ideographs = word.chars().filter(|c| is_written_without_blanks(*c)).count();
        let latin = word.chars().filter(|c| is_latin(*c)).count();
        let others = word.chars().count() - ideographs - latin;
        // A single letter such as Ω is a unit or a symbol; a word of an alphabet weighs like two
        // ideographs.
        foreign += ideographs + if others > 1 { 2 } else { 0 };
        english += usize::from(latin > 0);
    }
    // A word of two ideographs is a mark or a label, such as 同上. Three say about what two English
    // words say, so that this leaves room for texts in two languages.
    foreign > 2 && english * 4 < foreign
}

/// A company, a place or a country written in Chinese or Japanese.
fn is_name(text: &str) -> bool {
    const ENDINGS: &[&str] =
        &["公司", "集团", "集團", "会社", "冶炼厂", "冶煉廠", "矿业", "省", "市", "县", "区", "国", "國", "共和国"];
    let is_short = text.chars().count() <= 24;
    is_short
        && !text.contains(char::is_whitespace)
        && !text.contains(['，', '。', '；', '：', ',', ':', '、'])
        && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_2, cells, check_rule};

    const fn comment(text: &'static str) -> Edit {
        Edit::text(Place::CompanyComment(CompanyQuestion::Review), text)
    }

    #[test]
    fn each_sheet_is_one_finding() {
        let edits = [
            comment("每年审核一次"),
            Edit::text(Place::Comment(MineralQuestion::Used, KnownMineral::Cobalt), "电池中含有"),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), "製錬所に確認済み"),
            Edit::text(Place::Product(1, ProductColumn::Comments), "정기적으로 검토함"),
        ];
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!(cells(&findings), ["Declaration!G30", "Product List!F6", "Smelter List!Q5"]);
        assert_eq!(findings[0].cells.len(), 2);
        assert_eq!(check_rule(&RULE, CRT, &[comment("每年审核一次")]).len(), 1);
        let scope = Edit::text(Place::Company(CompanyField::ScopeDescription), "华东工厂生产的全部产品");
        assert_eq!(check_rule(&RULE, AMRT, &[scope]).len(), 1);
    }

    #[test]
    fn other_scripts_are_found() {
        for text in ["Мы не используем этот металл", "RMAP 供应商每年都要完成审核并回复", "ไม่ได้ใช้"]
        {
            assert_eq!(check_rule(&RULE, CMRT, &[comment(text)]).len(), 1, "{text}");
        }
    }

    #[test]
    fn english_names_fillers_and_two_languages_are_fine() {
        for text in [
            "Smelter 江西钨业 was replaced in May",
            "No conflict minerals used / 未使用冲突矿产",
            "Nous n'utilisons pas d'étain – voir l'annexe",
            "示例钨业有限公司",
            "江西省赣州市",
            "无",
            "不适用",
            "同上",
            "示例",
            "10 kΩ, µm",
            "OK ✓",
        ] {
            assert!(check_rule(&RULE, CMRT, &[comment(text)]).is_empty(), "{text}");
        }
        let names = [
            Edit::text(Place::Company(CompanyField::Name), "示例电子有限公司"),
            Edit::text(Place::Company(CompanyField::Address), "深圳市示例路 1 号"),
            Edit::text(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin), "否"),
            Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "见公司官网的政策页面"),
        ];
        assert!(check_rule(&RULE, CMRT, &names).is_empty());
    }
}
