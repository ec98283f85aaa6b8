//! S07: no mineral is selected, or one is selected twice.

use super::other_mineral_unclear::own_template;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "S07",
    name: "minerals-not-selected",
    severity: Error,
    applies_to: WITH_CHOSEN_MINERALS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: at least one mineral in scope. A mineral belongs in one cell only; \"(Delete ...)\" means not selected",
            "官方 Checker：至少选择一种矿产。一种矿产只能占一格；“(Delete ...)”表示未选择",
        ),
    },
    title: &Text::fixed("Minerals in scope are not selected, or selected twice", "申报的矿产未选择，或重复选择"),
    why: &Text::fixed(
        "The rows of every question follow this selection: without it there is nothing to answer, and a repeat gives one mineral two rows",
        "每道题的行都由这里的选择决定：没有选择就无从作答，重复选择会让一种矿产占两行",
    ),
    fix: &Text::fixed(
        "Select each mineral that the customer asks for, once each",
        "按客户的要求选择矿产，每种只选一次",
    ),
    reasons: &[Reason::Missing, Reason::Repeated],
    settles: &[OpenItems::Any],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::text(Place::MineralSlot(1), "Cobalt")],
        good: &[Edit::text(Place::MineralSlot(5), "(Delete Nickel)")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut selected: BTreeMap<Mineral, Vec<&Entry>> = BTreeMap::new();
    for (mineral, entry) in ctx.declaration.selected_minerals() {
        selected.entry(mineral).or_default().push(entry);
    }
    for (mineral, entries) in &selected {
        // The last cell is the one that was filled without need.
        if ctx.layout.family == Amrt13 && own_template(mineral, ctx.layout.family).is_some() {
            continue; // S08
        }
        let Some((last, before)) = entries.split_last().filter(|(_, before)| !before.is_empty()) else { continue };
        sink.at(last)
            .each_also_wrong(before.iter().copied())
            .mineral(mineral)
            .value("cells", entries.len().to_string())
            .fix(Text::fixed(
                "Clear all of these cells but one, then check that every answer still stands beside its mineral",
                "只保留其中一格，清空其余各格，然后核对每个答案是否仍在对应矿产的行上",
            ))
            .report(text!(
                en: "{mineral} is selected more than once", zh: "{mineral}重复选择";
                mineral: last.mineral().as_ref().unwrap_or(mineral).name()));
    }
    if !selected.is_empty() || ctx.declaration.is_blank_form() {
        return;
    }
    // Where only "Other" is chosen, the name is what is missing (S08).
    let Some(slot) = ctx.declaration.mineral_slots.first() else { return };
    // A mark in place of a mineral has a finding of its own (F07).
    if !ctx.declaration.mineral_slots.iter().any(|slot| slot.is_other_mineral() || slot.is_error_mark()) {
        sink.at(slot).report(Text::fixed("No mineral is selected", "未选择任何矿产"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, EMRT_2, cells, check_rule};

    #[test]
    fn nothing_selected_is_found() {
        let none: Vec<Edit> = (0..6).map(|slot| Edit::blank(Place::MineralSlot(slot))).collect();
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &none)), ["Declaration!D12"]);
        let deleted: Vec<Edit> = (0..6).map(|slot| Edit::text(Place::MineralSlot(slot), "(Delete Cobalt)")).collect();
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &deleted)), ["Declaration!D12"]);
    }

    #[test]
    fn repeats_are_found_in_any_spelling() {
        assert_eq!(
            cells(&check_rule(&RULE, AMRT_12, &[Edit::text(Place::MineralSlot(4), " aluminium ")])),
            ["Declaration!I12"]
        );
        let vanadium = [Edit::text(Place::MineralSlot(2), "Vanadium"), Edit::text(Place::MineralSlot(3), "vanadium ")];
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &vanadium)).len(), 1);
        let other =
            [Edit::text(Place::MineralSlot(2), "Other [specify below]"), Edit::text(Place::OtherMineral(2), "Silver")];
        assert_eq!(cells(&check_rule(&RULE, AMRT, &other)), ["Declaration!G15"]);
    }

    #[test]
    fn a_mineral_in_three_cells_is_said_once() {
        let edits = [2, 3, 4].map(|slot| Edit::text(Place::MineralSlot(slot), "Silver"));
        let findings = check_rule(&RULE, AMRT_12, &edits);
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0].cells.len(), 4, "with the one of the form in order");
    }

    #[test]
    fn several_others_are_ordinary() {
        let edits = [
            Edit::text(Place::MineralSlot(2), "Other [specify below]"),
            Edit::text(Place::MineralSlot(3), "Other [specify below]"),
            Edit::text(Place::OtherMineral(2), "Vanadium"),
            Edit::text(Place::OtherMineral(3), "Titanium"),
        ];
        assert!(check_rule(&RULE, AMRT, &edits).is_empty());
    }
}
