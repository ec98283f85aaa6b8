//! S10: a mineral in scope is not written as the cell offers it.

use crate::declaration::is_found_as;
use crate::rules::prelude::*;
use crate::template::{DECLARATION, LayoutOrigin, MineralPlaces};
use crate::workbook::Sheet;

pub(crate) static RULE: Rule = Rule {
    code: "S10",
    name: "mineral-not-offered",
    severity: Error,
    applies_to: &[Emrt2, Amrt13],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Drop-down of the cells for minerals in scope; AMRT 1.2x takes any text. The form repeats the text, and its formulas and the Checker compare whole texts; only upper and lower case may differ. In the AMRT, a mineral of the CMRT or EMRT is covered by another rule. Below a mineral that is deleted, EMRT 2.x reads one more cell two rows further down, which must be blank",
            "申报矿产各单元格的下拉列表；AMRT 1.2x 可填任何文字。表格会重复这里的文字，公式和官方 Checker 按整个文字比对，只有大小写可以不同。AMRT 中属于 CMRT 或 EMRT 的矿产由另一条规则检查。EMRT 2.x 在已删除的矿产下方两行处还会读取一个单元格，该格应为空",
        ),
    },
    title: &Text::fixed("Mineral in scope is not one that the cell offers", "申报的矿产不是下拉列表中的选项"),
    why: &Text::fixed(
        "Answer rows, lists and the Checker find a mineral by exactly this text",
        "答案行、各清单和官方 Checker 都按这里的文字查找矿产",
    ),
    fix: &Text::fixed(
        "Choose the mineral from the drop-down of the cell, or clear the cell",
        "从该单元格的下拉列表中选择矿产，或清空该单元格",
    ),
    reasons: &[Reason::Form],
    settles: &[OpenItems::RowsOfMineral, OpenItems::Any],
    correction: Some(|_, finding, _| {
        finding.choices.first().map_or(RightValue::None, |choice| RightValue::word(&choice.value))
    }),
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::text(Place::MineralSlot(0), "钴")],
        good: &[Edit::text(Place::MineralSlot(0), "COBALT")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let MineralPlaces::Chosen { offered, .. } = &ctx.layout.minerals else { return };
    let Some(Some(sheet)) = ctx.note(ctx.workbook.sheet(DECLARATION)) else { return };
    for (index, slot) in ctx.declaration.mineral_slots.iter().enumerate() {
        let mineral = Mineral::parse(slot.readable());
        let is_deleted = slot.mineral().is_none() && !slot.is_other_mineral();
        // EMRT 2.x: the cell of a mineral also offers the mark that deletes it.
        let own_mark = offered.get(index).map(|mineral| format!("(Delete {mineral})"));
        let words = offered.iter().copied().chain(own_mark.as_deref().filter(|_| ctx.layout.family == Emrt2));
        let found = Recognition::among(slot, words);
        if is_deleted && ctx.layout.family == Emrt2 {
            report_name_below(ctx, sheet, slot, sink);
        }
        // The sheet takes the number 0 for the name of a mineral.
        let is_zero = slot.number == Some(0.0) && !slot.is_formula();
        let is_settled = matches!(found, Recognition::Nothing | Recognition::Found) && !is_zero
            || ctx.layout.family == Amrt13
                && mineral.as_ref().is_some_and(|mineral| {
                    super::other_mineral_unclear::own_template(mineral, ctx.layout.family).is_some()
                });
        if is_settled {
            continue;
        }
        let by_name = mineral.as_ref().map(Mineral::stored).filter(|name| offered.contains(name));
        let word = found.meant().or(by_name).or(own_mark.as_deref().filter(|_| is_deleted));
        let mut finding = sink.at(slot);
        match word {
            Some(word) if !is_found_as(&slot.typed, word) => {
                finding.choose(slot, word, Text::default()).report(text!(
                    en: "\"{typed}\" is not an option of this cell; it seems to mean \"{word}\"",
                    zh: "“{typed}”不是该单元格的选项，似乎是指“{word}”", typed = Shown(&slot.typed), word = word));
            }
            _ => match unknown_revision(ctx) {
                // What a newer form offers is not known here.
                Some(nearest) => finding
                    .severity(Info)
                    .fix(Text::fixed(
                        "See whether the drop-down of the cell offers this mineral; if not, choose one that it offers",
                        "查看该单元格的下拉列表是否有这种矿产；如果没有，从列表中选择",
                    ))
                    .report(text!(
                        en: "\"{typed}\" is not an option of this cell in {kind} {nearest}; this revision is not known here and may offer it",
                        zh: "“{typed}”不是 {kind} {nearest} 中该单元格的选项；本工具不认识这个版本，它可能提供该选项",
                        typed = Shown(slot.text()), kind = ctx.detected.kind, nearest = nearest)),
                None => finding.report(text!(
                    en: "\"{typed}\" is not an option of this cell",
                    zh: "“{typed}”不是该单元格的选项", typed = Shown(slot.text()))),
            },
        }
    }
}

/// The nearest known revision, where the form is of one that no table has.
fn unknown_revision<'c>(ctx: &'c Context<'_>) -> Option<&'c crate::template::Revision> {
    match &ctx.detected.origin {
        LayoutOrigin::Derived { nearest, .. } if ctx.detected.revision.as_ref() != Some(nearest) => Some(nearest),
        _ => None,
    }
}

/// Below a mineral that is deleted, EMRT 2.x takes whatever stands two rows further down for a
/// mineral, though it asks for none.
fn report_name_below(ctx: &Context<'_>, sheet: &Sheet, slot: &Entry, sink: &mut Sink<'_>) {
    let below = Addr::new(slot.cell.addr.column, slot.cell.addr.row + 2);
    let typed = sheet.value(below).display().into_owned();
    if typed.is_empty() || ctx.layout.label_cells().contains(&below) {
        return;
    }
    let label = Text::fixed("Cell below the minerals", "矿产下方的单元格");
    sink.at_cell(CellRef::new(DECLARATION, below), label, &typed)
        .fix(Text::fixed("Clear the cell", "清空该单元格"))
        .report(text!(
            en: "The sheet takes \"{typed}\" for one more mineral, because the one above is deleted",
            zh: "上方的矿产已删除，工作表因此把“{typed}”当作另一种矿产", typed = Shown(&typed)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, EMRT_2, cells, check_rule};

    fn slot(index: usize, text: &'static str) -> [Edit; 1] {
        [Edit::text(Place::MineralSlot(index), text)]
    }

    #[test]
    fn a_name_below_a_deleted_mineral_is_found() {
        let edits =
            [Edit::text(Place::MineralSlot(4), "(Delete Mica)"), Edit::text(Place::Cell("Declaration", "E15"), "Tin")];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &edits)), ["Declaration!E15"]);
        assert!(check_rule(&RULE, EMRT_2, &edits[1..]).is_empty(), "the sheet does not read it");
    }

    #[test]
    fn a_mineral_in_another_writing_is_found_with_the_word() {
        for typed in ["Cobalt ", "Cobalt\u{3000}", "Ｃｏｂａｌｔ", "钴", "Co", "Cobalt 钴"] {
            let findings = check_rule(&RULE, EMRT_2, &slot(0, typed));
            assert_eq!(cells(&findings), ["Declaration!D12"], "{typed:?}");
            assert_eq!(findings[0].choices[0].value, "Cobalt");
        }
        assert_eq!(check_rule(&RULE, AMRT, &slot(0, "Aluminium"))[0].choices[0].value, "Aluminum");
    }

    #[test]
    fn a_mineral_that_is_not_offered_is_found() {
        for typed in ["Tin", "Vanadium", "All"] {
            assert_eq!(check_rule(&RULE, EMRT_2, &slot(1, typed)).len(), 1, "{typed}");
        }
        assert_eq!(check_rule(&RULE, AMRT, &slot(2, "Vanadium")).len(), 1);
        assert!(check_rule(&RULE, AMRT, &slot(2, "Tin")).is_empty(), "S08");
    }

    #[test]
    fn options_and_marks_in_any_case_are_fine() {
        for typed in ["cobalt", "(Delete Cobalt)", "(delete cobalt)", ""] {
            assert!(check_rule(&RULE, EMRT_2, &slot(0, typed)).is_empty(), "{typed}");
        }
        assert!(check_rule(&RULE, AMRT, &slot(2, "Other [specify below]")).is_empty());
    }
}
