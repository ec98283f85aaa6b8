//! L08: an id of the RMI does not have the form `CID` and six digits.

use crate::declaration::{LookupEntry, repaired_rmi_id};
use crate::rules::corrected_id::{confirmed_id, not_confirmed, plain_id, plain_rmi_id};
use crate::rules::prelude::*;

/// The most ids that one finding offers after the first.
const MOST_IDS: usize = 99;

pub(crate) static RULE: Rule = Rule {
    code: "L08",
    name: "id-malformed",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Every ID of the look-up is CID and six digits. IDs of other schemes that name their source are left alone; blanks around the ID do not count, and small letters are only \"Look at\". Several IDs in one cell are covered by another rule. A word that says nothing, such as N/A, typed over the ID of a smelter chosen from the look-up is \"Explain\", in one finding with the IDs",
            "冶炼厂查找表中的识别号均为 CID 加六位数字。其他体系并注明来源的识别号不检查；首尾空格不计，小写仅列为“请留意”。一格多个识别号由另一条规则检查。从冶炼厂查找表选择的冶炼厂，识别号被 N/A 等不含信息的内容覆盖时列为“需要说明”，合并为一处并给出识别号",
        ),
    },
    title: &Text::fixed("Smelter ID has the wrong form", "冶炼厂识别号格式不正确"),
    why: &Text::fixed(
        "An ID is looked up as typed; one wrong character finds nothing, or another smelter",
        "导入工具按输入内容查找识别号，一个字符错误就会查不到，或查到另一家冶炼厂",
    ),
    fix: &Text::fixed("Correct the ID: CID and six digits", "改正识别号：CID 加六位数字"),
    reasons: &[Reason::Form, Reason::Identity],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID99O002")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990002")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for row in &ctx.declaration.smelters {
        let id = row.get(SmelterColumn::Id);
        if !row.claims_rmi_id() || is_typed_over(row) {
            continue;
        }
        let mut finding = sink.at(id);
        if let Some(repaired) = repaired_rmi_id(id.text()) {
            finding.choose(id, repaired, Text::fixed("if this one is meant", "指的是这个识别号时"));
        }
        if row.has_malformed_rmi_id() {
            finding.report(text!(
                en: "Smelter ID \"{id}\" is not CID and six digits",
                zh: "冶炼厂识别号“{id}”不是 CID 加六位数字", id = Shown(id.text())));
        } else if id.text() != id.text().to_uppercase() {
            finding.severity(Info).report(text!(
                en: "Smelter ID \"{id}\" is in small letters",
                zh: "冶炼厂识别号“{id}”使用了小写字母", id = Shown(id.text())));
        }
    }
    report_typed_over(ctx, sink);
}

/// Whether a smelter is chosen, and a word that says nothing stands where its id was.
fn is_typed_over(row: &SmelterEntry) -> bool {
    let id = row.get(SmelterColumn::Id);
    row.choice == Choice::Listed
        && id.is_filled_by_hand()
        && !id.is_error_mark()
        && id.is_filler(Filler::PlaceholderName)
}

/// Ids that the look-up fills in and that somebody typed over with a word that says nothing: often
/// the whole column.
fn report_typed_over(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(lookup) = &ctx.declaration.lookup else { return };
    let mut over: Vec<(&SmelterEntry, &LookupEntry)> = Vec::new();
    for row in ctx.declaration.smelters.iter().filter(|row| row.choice == Choice::Listed) {
        let (true, Some(mineral)) = (is_typed_over(row), &row.mineral) else { continue };
        let chosen = lookup.named_under(mineral, row.get(SmelterColumn::Lookup).text()).next();
        over.extend(chosen.filter(|entry| !entry.id.is_empty()).map(|entry| (row, entry)));
    }
    let Some(((first, entry), rest)) = over.split_first() else { return };
    let first_id = first.get(SmelterColumn::Id);
    let numbers: Vec<u32> = over.iter().map(|(row, _)| row.row).collect();
    let when = Text::fixed("the ID of the smelter chosen", "所选冶炼厂的识别号");
    let mut finding = sink.at(first_id);
    finding
        .each_also_wrong(rest.iter().map(|(row, _)| row.get(SmelterColumn::Id)))
        .severity(Warning)
        .value("rows", numbers.len().to_string())
        .choose(first_id, entry.id.clone(), when.clone());
    for (row, entry) in rest.iter().take(MOST_IDS) {
        finding.choose(row.get(SmelterColumn::Id), entry.id.clone(), when.clone());
    }
    finding
        .why(Text::fixed(
            "The look-up knows the ID of these smelters; without it a customer has to match them by their names",
            "冶炼厂查找表中有这些冶炼厂的识别号；缺少识别号时，客户只能按名称匹配",
        ))
        .fix(Text::fixed(
            "Enter the IDs again, or choose the smelters again in an empty row",
            "重新填写识别号，或在空白行重新选择冶炼厂",
        ))
        .report(text!(
            en: "The ID was typed over with \"{typed}\" where the look-up has {id} ({rows})",
            zh: "识别号被“{typed}”覆盖，而冶炼厂查找表中为 {id}（{rows}）",
            typed = Shown(first_id.text()), id = entry.id; rows: rows_text(&numbers)));
}

/// The id in its form, else the one that the row confirms.
fn correction(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    if entry.field != Field::Smelter(SmelterColumn::Id) {
        return RightValue::None;
    }
    match plain_rmi_id(&entry.typed) {
        Some(id) => plain_id(id, &entry.typed),
        None => confirmed_id(ctx, entry).unwrap_or_else(not_confirmed),
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
        for typed in ["", "CID990002; CID990003"] {
            assert!(check_rule(&RULE, CMRT, &[id(typed)]).is_empty(), "{typed}");
        }
        let no_source = Edit::new(Place::Smelter(1, SmelterColumn::IdSource), Put::Number(0.0));
        assert!(check_rule(&RULE, CMRT, &[no_source]).is_empty());
        assert!(
            check_rule(&RULE, CMRT, &[Edit::new(Place::Smelter(1, SmelterColumn::Id), Put::Error("#N/A"))]).is_empty()
        );
    }

    #[test]
    fn ids_typed_over_are_one_finding_with_the_ids() {
        let second = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "n/a"),
        ];
        for typed in ["N/A", "Unknown", "-", "无", "TBD", "xxx"] {
            let findings = check_rule(&RULE, CMRT, &[&[id(typed)], second.as_slice()].concat());
            assert_eq!((findings.len(), findings[0].severity), (1, Warning), "{typed}");
            assert_eq!(cells(&findings), ["Smelter List!F5"]);
            assert_eq!(
                (findings[0].choices[0].value.as_str(), findings[0].choices[1].value.as_str()),
                ("CID990002", "CID990003")
            );
        }
        // Nobody knows the id of these.
        let not_listed = [
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(1, SmelterColumn::Name), "Esempio Stagno"),
            id("N/A"),
        ];
        assert!(check_rule(&RULE, CMRT, &not_listed).is_empty());
    }
}
