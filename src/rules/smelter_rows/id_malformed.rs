//! L08: an id of the RMI does not have the form `CID` and six digits.

use crate::declaration::repaired_rmi_id;
use crate::letters::LetterCase;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L08",
    name: "id-malformed",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Every ID of the look-up is CID and six digits. IDs of other schemes that name their source are left alone; blanks around the ID do not count, and small letters are only \"Look at\". Several IDs in one cell are covered by another rule",
            "冶炼厂查找表中的识别号均为 CID 加六位数字。其他体系并注明来源的识别号不检查；首尾空格不计，小写仅列为“请留意”。一格多个识别号由另一条规则检查",
        ),
    },
    adjustable: false,
    title: catalogue_text("Smelter ID has the wrong form", "冶炼厂识别号格式不正确"),
    why: Text::fixed(
        "An ID is looked up as typed; one wrong character finds nothing, or another smelter",
        "导入工具按输入内容查找识别号，一个字符错误就会查不到，或查到另一家冶炼厂",
    ),
    fix: Text::fixed("Correct the ID: CID and six digits", "改正识别号：CID 加六位数字"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID99O002")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002")],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for row in &ctx.declaration.smelters {
        let id = row.get(SmelterColumn::Id);
        if !row.claims_rmi_id() {
            continue;
        }
        let finding = sink.at(id);
        let finding = match repaired_rmi_id(id.text()) {
            Some(repaired) => finding.choose(id, repaired, Text::fixed("if this one is meant", "指的是这个识别号时")),
            None => finding,
        };
        if row.has_malformed_rmi_id() {
            finding.report(text!(
                en: "Smelter ID \"{id}\" is not CID and six digits",
                zh: "冶炼厂识别号“{id}”不是 CID 加六位数字", id = Shown(id.text())));
        } else if id.text() != id.text().uppercase() {
            finding.severity(Info).report(text!(
                en: "Smelter ID \"{id}\" is in small letters",
                zh: "冶炼厂识别号“{id}”使用了小写字母", id = Shown(id.text())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    const fn id(text: &'static str) -> Edit {
        Edit::text(Place::Smelter(1, SmelterColumn::Id), text)
    }

    #[test]
    fn malformed_ids_are_found_and_repaired() {
        for typed in ["CID99O002", "CID 990002", "ＣＩＤ９９０００２", "990002", "CID-990002"] {
            let findings = check_rule(&RULE, CMRT, &[id(typed)]);
            assert_eq!(cells(&findings), ["Smelter List!F5"], "{typed}");
            assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Error, "CID990002"), "{typed}");
        }
        assert!(check_rule(&RULE, AMRT_12, &[id("CID12")])[0].choices.is_empty());
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[id("CID12")])), ["Smelter List!D5"]);
    }

    #[test]
    fn small_letters_are_a_hint_and_blanks_around_nothing() {
        assert_eq!(check_rule(&RULE, CMRT, &[id("cid990002")])[0].severity, Info);
        assert!(check_rule(&RULE, CMRT, &[id(" CID990002\t")]).is_empty());
    }

    #[test]
    fn other_schemes_and_blanks_are_left_alone() {
        let lei = [id("5299000J2N45DDNE4Y28"), Edit::text(Place::Smelter(1, SmelterColumn::IdSource), "LEI")];
        assert!(check_rule(&RULE, CMRT, &lei).is_empty());
        for typed in ["", "0", "Unknown", "n/a", "CID990002; CID990003"] {
            assert!(check_rule(&RULE, CMRT, &[id(typed)]).is_empty(), "{typed}");
        }
        let no_source = Edit::new(Place::Smelter(1, SmelterColumn::IdSource), Put::Number(0.0));
        assert!(check_rule(&RULE, CMRT, &[no_source]).is_empty());
        assert!(
            check_rule(&RULE, CMRT, &[Edit::new(Place::Smelter(1, SmelterColumn::Id), Put::Error("#N/A"))]).is_empty()
        );
    }
}
