//! L07: the id typed in column A does not agree with its row.

use crate::base::text::half_width;
use crate::declaration::{Lookup, find_rmi_ids, is_rmi_id, repaired_rmi_id};
use crate::rules::clean_text::why_clean;
use crate::rules::corrected_id::{not_confirmed, plain_id, plain_rmi_id};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L07",
    name: "typed-id-differs",
    severity: Error,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt13, Crt],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Smelter List: the ID column turns red when it differs from the ID typed in column A. Case and blanks around do not matter, unless they leave the row empty. A row that was filled by hand is \"Explain\"; a smelter whose name the look-up also gives to another ID is \"Look at\". An ID of a wrong form is covered by another rule, several IDs in one cell by L19",
            "冶炼厂清单：识别号与 A 列输入不同时变红。大小写和首尾空格不计，除非导致该行为空。手工填写的行列为“需要说明”；查找表中另有识别号同名的冶炼厂列为“请留意”。格式错误的识别号由另一条规则检查，一格多个识别号由 L19 检查",
        ),
    },
    title: &Text::fixed("Typed ID and row do not agree", "输入的识别号与该行不一致"),
    why: &Text::fixed(
        "The ID in column A fills in the row; when the two differ, nobody can tell which smelter is meant",
        "A 列的识别号用于自动填写该行；两者不一致时，无法判断指的是哪家冶炼厂",
    ),
    fix: &Text::fixed(
        "Correct the ID in column A or clear it; if the look-up does not have it, choose \"Smelter not listed\" and enter the ID in the ID column",
        "改正或清空 A 列的识别号；如果冶炼厂查找表中没有，选择“Smelter not listed”，并将识别号填入识别号列",
    ),
    reasons: &[Reason::Identity, Reason::Contradiction],
    settles: &[OpenItems::RowsOfMineral, OpenItems::Any],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::IdInput), "CID990003")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::IdInput), " cid990002")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let lookup = ctx.declaration.lookup.as_ref();
    let mut with_blanks: Vec<(&Entry, String)> = Vec::new();
    for row in &ctx.declaration.smelters {
        let (typed, id) = (row.get(SmelterColumn::IdInput), row.get(SmelterColumn::Id));
        if typed.readable().is_empty() {
            continue;
        }
        if row.is_left_empty_by_its_id {
            if let Some(entry) = lookup.and_then(|lookup| lookup.by_id(typed.text())) {
                with_blanks.push((typed, entry.id.clone()));
                continue;
            }
            // Several ids in the cell are L19.
            if find_rmi_ids(typed.text()).len() > 1 {
                continue;
            }
            let mut finding = sink.at(typed);
            let meant = [repaired_rmi_id(typed.text()), padded_rmi_id(typed.text())];
            if let Some(meant) = meant.into_iter().flatten().find(|id| is_known(lookup, id)) {
                let when = Text::fixed("if this one is meant", "如果指的是这个识别号");
                finding.choose(typed, meant, when);
            }
            finding.report(text!(
                en: "Row {row}: the template finds nothing for the ID \"{id}\"",
                zh: "第 {row} 行：模板查不到识别号“{id}”", row = row.row, id = Shown(typed.text())));
            continue;
        }
        // A row without a metal is L01, an error or a wrong form of the id L09 or L08, a name that
        // is unknown L06.
        let unclear = row.mineral.is_none()
            || id.is_error_mark()
            || (!id.is_blank() && !is_rmi_id(id.text()) && is_rmi_id(typed.text()))
            || (id.is_blank() && (row.choice == Choice::NotInLookup || id.is_formula() && lookup.is_none()));
        if unclear || typed.key() == id.key() {
            continue;
        }
        let by_hand =
            row.get(SmelterColumn::Metal).is_filled_by_hand() && row.get(SmelterColumn::Lookup).is_filled_by_hand();
        // The look-up finds the first plant of that name; the sender typed the id of another one.
        // An id that somebody typed over belongs to no plant of that name.
        let has_name = |id: &str| {
            lookup.and_then(|lookup| lookup.by_id(id)).is_some_and(|entry| {
                entry.mineral == row.mineral && row.standard_name.as_deref() == Some(entry.standard_name.as_str())
            })
        };
        let same_name = has_name(typed.text()) && has_name(id.text());
        let mut finding = sink.at(typed);
        finding.also_wrong(id);
        if same_name {
            finding
                .severity(Info)
                .why(Text::fixed(
                    "Two smelters of the look-up share this name, and the template shows the ID of the first",
                    "冶炼厂查找表中有两家同名，模板显示的是第一家的识别号",
                ))
                .choose(id, typed.text(), Text::fixed("if the ID in column A is the right one", "A 列的识别号正确时"));
        } else if by_hand {
            finding.severity(Warning);
        }
        finding.report(if id.is_blank() {
            text!(
                en: "Row {row}: \"{typed}\" in column A, but no ID in the row",
                zh: "第 {row} 行：A 列填的是“{typed}”，该行却没有识别号", row = row.row, typed = Shown(typed.text()))
        } else {
            text!(
                en: "Row {row}: \"{typed}\" in column A, but \"{id}\" in the row",
                zh: "第 {row} 行：A 列填的是“{typed}”，该行识别号却是“{id}”",
                row = row.row, typed = Shown(typed.text()), id = Shown(id.text()))
        });
    }
    report_blanks(&with_blanks, sink);
}

/// Ids that the template does not find because of the blanks around them: often a whole column that
/// was pasted.
fn report_blanks(ids: &[(&Entry, String)], sink: &mut Sink<'_>) {
    let Some(((first, id), rest)) = ids.split_first() else { return };
    let numbers: Vec<u32> = ids.iter().map(|(typed, _)| typed.cell.addr.row).collect();
    let when = Text::fixed("Without blanks around it the template finds it", "去掉首尾空格后模板即可找到");
    sink.at(first)
        .each_also_wrong(rest.iter().map(|(typed, _)| *typed))
        .value("rows", numbers.len().to_string())
        .choose(first, id.clone(), when)
        .report(text!(
            en: "The template finds nothing for ids with blanks around them, such as \"{id}\" ({rows})",
            zh: "识别号前后有空格，模板查不到，例如“{id}”（{rows}）", id = Shown(&first.typed); rows: rows_text(&numbers)));
}

/// The id with six digits where zeros in front were lost or doubled: `CID2703`, `2703`,
/// `CID00002703`.
fn padded_rmi_id(text: &str) -> Option<String> {
    let plain: String = half_width(text).chars().filter(char::is_ascii_alphanumeric).collect();
    let number = match plain.split_at_checked(3) {
        Some((start, digits)) if start.eq_ignore_ascii_case("cid") => digits,
        _ => plain.as_str(),
    };
    let number = number.trim_start_matches('0');
    let fits = (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| format!("CID{number:0>6}"))
}

fn is_known(lookup: Option<&Lookup>, id: &str) -> bool {
    lookup.is_some_and(|lookup| lookup.by_id(id).is_some())
}

/// The id that was meant in column A, where the template does not find it as typed.
fn correction(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    let row = ctx.declaration.smelter_at(entry.cell.addr.row);
    let is_left_empty = row.is_some_and(|row| row.is_left_empty_by_its_id);
    if entry.field != Field::Smelter(SmelterColumn::IdInput) || !is_left_empty {
        return RightValue::None;
    }
    let lookup = ctx.declaration.lookup.as_ref();
    let is_known = |id: &str| lookup.is_some_and(|lookup| lookup.by_id(id).is_some());
    if is_known(entry.text()) && entry.typed != entry.text() {
        return RightValue::text(entry.text(), CorrectionKind::Blanks, why_clean(CorrectionKind::Blanks));
    }
    if let Some(id) = plain_rmi_id(&entry.typed).filter(|id| is_known(id)) {
        return plain_id(id, &entry.typed);
    }
    match repaired_rmi_id(&entry.typed).filter(|id| is_known(id)) {
        Some(_) => not_confirmed(),
        None => RightValue::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, cells, check_rule};

    const fn id_input(id: &'static str) -> Edit {
        Edit::text(Place::Smelter(2, SmelterColumn::IdInput), id)
    }

    #[test]
    fn an_unknown_id_that_leaves_the_row_empty_is_found_once() {
        for left in [Put::Formula(""), Put::FormulaNotCalculated, Put::Error("#N/A")] {
            let edits = [id_input("CID990099"), Edit::new(Place::Smelter(2, SmelterColumn::Metal), left)];
            let findings = check_rule(&RULE, CMRT, &edits);
            assert_eq!(cells(&findings), ["Smelter List!A6"], "{left:?}");
            assert_eq!(findings[0].severity, Error);
            assert!(check_rule(&super::super::metal_blank::RULE, CMRT, &edits).is_empty(), "{left:?}");
            assert!(check_rule(&super::super::error_mark::RULE, CMRT, &edits).is_empty(), "{left:?}");
        }
    }

    #[test]
    fn a_blank_after_the_id_leaves_the_row_empty_in_excel() {
        let edits = [id_input("CID990012 "), Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Formula(""))];
        assert_eq!(check_rule(&RULE, AMRT, &edits)[0].choices[0].value, "CID990012");
    }

    #[test]
    fn a_blank_around_the_id_is_found_in_a_file_that_was_not_calculated() {
        let left = |column| Edit::new(Place::Smelter(2, column), Put::FormulaNotCalculated);
        for typed in ["CID990005 ", "\u{a0}CID990005"] {
            let edits =
                [id_input(typed), left(SmelterColumn::Metal), left(SmelterColumn::Lookup), left(SmelterColumn::Id)];
            let findings = check_rule(&RULE, CMRT, &edits);
            assert_eq!(cells(&findings), ["Smelter List!A6"], "{typed:?}");
            assert_eq!(findings[0].choices[0].value, "CID990005");
        }
    }

    #[test]
    fn a_pasted_column_with_blanks_is_said_once() {
        let edits: Vec<Edit> = [2, 3, 4]
            .into_iter()
            .flat_map(|row| {
                [
                    Edit::text(Place::Smelter(row, SmelterColumn::IdInput), "CID990005\u{a0}"),
                    Edit::new(Place::Smelter(row, SmelterColumn::Metal), Put::Error("#N/A")),
                ]
            })
            .collect();
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((findings.len(), findings[0].cells.len()), (1, 3));
    }

    #[test]
    fn an_id_with_a_slip_comes_with_the_one_that_is_meant() {
        for typed in ["CID99O005", "ＣＩＤ９９０００５", "CID 990005", "CID00990005", "0990005"] {
            let edits = [id_input(typed), Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Error("#N/A"))];
            assert_eq!(check_rule(&RULE, CMRT, &edits)[0].choices[0].value, "CID990005", "{typed}");
        }
    }

    #[test]
    fn rows_filled_by_hand_and_rows_that_agree() {
        let by_hand = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(by_hand[0].severity, Warning);
        let resolved = [
            id_input("cid990005"),
            Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::FormulaNotCalculated),
            Edit::new(Place::Smelter(2, SmelterColumn::Lookup), Put::FormulaNotCalculated),
            Edit::new(Place::Smelter(2, SmelterColumn::Id), Put::FormulaNotCalculated),
        ];
        assert!(check_rule(&RULE, CMRT, &resolved).is_empty());
        let not_listed = [
            id_input("CID990099"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esempio Stagno S.r.l."),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990099"),
        ];
        assert!(check_rule(&RULE, CMRT, &not_listed).is_empty());
    }

    #[test]
    fn two_plants_of_one_name_are_a_hint() {
        let edits = [
            Edit::text(Place::Cell("Smelter Look-up", "A90"), "Tin"),
            Edit::text(Place::Cell("Smelter Look-up", "B90"), "Beispiel Zinn GmbH"),
            Edit::text(Place::Cell("Smelter Look-up", "C90"), "Beispiel Zinn GmbH"),
            Edit::text(Place::Cell("Smelter Look-up", "E90"), "CID990098"),
            Edit::text(Place::Smelter(1, SmelterColumn::IdInput), "CID990098"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((findings.len(), findings[0].severity), (1, Info));
    }

    #[test]
    fn an_id_typed_over_belongs_to_no_plant_of_the_name() {
        let edits = [
            Edit::text(Place::Smelter(1, SmelterColumn::IdInput), "CID990002"),
            Edit::new(Place::Smelter(1, SmelterColumn::Metal), Put::Formula("Tin")),
            Edit::new(Place::Smelter(1, SmelterColumn::Lookup), Put::Formula("Beispiel Zinn GmbH")),
            Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990003"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Smelter List!A5".to_owned()], Error));
    }
}
