//! H05: a text is so long that import tools may cut it.

use super::by_field;
use crate::declaration::find_rmi_ids;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "H05",
    name: "text-too-long",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "More than 255 characters in a company field, or in the name or ID of a smelter; comments and mines may be longer. Several IDs in one cell are covered by another rule",
            "公司信息、冶炼厂名称或识别号超过 255 个字符；注释和矿场信息可以更长。一格多个识别号由另一条规则检查",
        ),
    },
    title: &Text::fixed("Text is longer than 255 characters", "内容超过 255 个字符"),
    why: &Text::fixed("Import tools may cut the text or refuse the file", "导入工具可能截断内容，或拒收文件"),
    fix: &Text::fixed("Shorten the text; details may go into a comment", "缩短内容，细节可写入注释"),
    reasons: &[Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::ScopeDescription), LONG)],
        good: &[Edit::text(Place::CompanyComment(CompanyQuestion::Review), LONG)],
    },
    check,
    ..super::GROUP
};

/// The most characters that fit everywhere.
const FITS: usize = 255;

/// A text of more characters for the example.
const LONG: &str = "All connectors, cables and assemblies that the plants in Shenzhen and Suzhou made and sold in the reporting year, with the series DX, DY and DZ and their variants, but without the parts that other companies made for resale, which are in their own declaration.";

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let found = |entry: &Entry| {
        // Bytes first: a text that is short enough in bytes is short enough in characters.
        let counts = matches!(
            entry.field,
            Field::Company(_) | Field::Smelter(SmelterColumn::Name | SmelterColumn::Id | SmelterColumn::IdInput)
        );
        let is_long = counts && entry.text().len() > FITS && entry.text().chars().count() > FITS;
        (is_long && find_rmi_ids(entry.text()).len() < 2).then_some(())
    };
    for ((field, ()), cells) in by_field(ctx.declaration.entries(), found) {
        let Some((first, rest)) = cells.split_first() else { continue };
        let length = first.text().chars().count();
        sink.at(first).each_also_wrong(rest.iter().copied()).value("characters", length.to_string()).report(text!(
            en: "{label} has {length} characters: \"{value}\"",
            zh: "{label}有 {length} 个字符：“{value}”", length = length, value = Shown(first.text());
            label: ctx.declaration.label(field, ctx.layout)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    #[test]
    fn long_names_are_found() {
        let edits = [
            Edit::text(Place::Smelter(1, SmelterColumn::Name), LONG),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), LONG),
            Edit::text(Place::Company(CompanyField::Address), LONG),
        ];
        let findings = check_rule(&RULE, AMRT_12, &edits);
        assert_eq!(cells(&findings), ["Declaration!D16", "Smelter List!B5"]);
        assert_eq!((findings[0].values["characters"].as_str(), findings[1].cells.len()), ("259", 2));
    }

    #[test]
    fn comments_mines_and_short_texts_in_many_bytes_are_fine() {
        let chinese = "示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司示例电子有限公司";
        assert!(chinese.len() > FITS);
        let edits = [
            Edit::text(Place::Company(CompanyField::Name), chinese),
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), LONG),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), LONG),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
