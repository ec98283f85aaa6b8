//! S08: "Other" minerals without a name, or a name that belongs elsewhere.

use crate::declaration::is_3tg;
use crate::rules::prelude::*;
use crate::template::MineralPlaces;

pub(crate) static RULE: Rule = Rule {
    code: "S08",
    name: "other-mineral-unclear",
    severity: Error,
    applies_to: AMRT_ONLY,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker from 1.3 on: as many names as choices of \"Other\". Instructions: no mineral of the CMRT or EMRT, which is \"Explain\" where the mineral may be typed; 1.2 and 1.21 allow copper, graphite, lithium and nickel",
            "1.3 起的官方 Checker：“Other”的个数与名称个数一致。填写说明：不填 CMRT 或 EMRT 的矿产，可以自行填写的单元格列为“需要说明”；1.2 和 1.21 允许铜、石墨、锂、镍",
        ),
    },
    title: &Text::fixed(
        "Other mineral is not named, or belongs in another template",
        "其他矿产未写名称，或应在其他模板中申报",
    ),
    why: &Text::fixed(
        "The answer rows take their names from these cells, and customers look for 3TG and EMRT minerals in their own templates",
        "答案行的名称取自这些单元格；客户会在 CMRT 和 EMRT 里查看各自的矿产",
    ),
    fix: &Text::fixed(
        "Enter each other mineral in a cell below the choices, one name for each \"Other\"",
        "在下方的单元格里写明其他矿产的名称，每个“Other”对应一个名称",
    ),
    reasons: &[Reason::Superfluous, Reason::Form, Reason::Missing],
    settles: &[OpenItems::RowsOfMineral, OpenItems::Any],
    example: Example {
        form: (TemplateKind::Amrt, "1.3"),
        bad: &[Edit::text(Place::MineralSlot(2), "Other [specify below]")],
        good: &[
            Edit::text(Place::MineralSlot(2), "Other [specify below]"),
            Edit::text(Place::OtherMineral(2), "Vanadium"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let MineralPlaces::Chosen { offered, .. } = &ctx.layout.minerals else { return };
    if !ctx.declaration.other_minerals.is_empty() {
        check_count(ctx, sink);
    }
    // A cell with a drop-down does not offer it.
    let is_chosen = |entry: &Entry| !offered.is_empty() && matches!(entry.field, Field::MineralSlot(_));
    let chosen_in_slots: Vec<Mineral> = ctx.declaration.mineral_slots.iter().filter_map(Entry::mineral).collect();
    for (mineral, entry) in ctx.declaration.selected_minerals() {
        if let Some(template) = own_template(&mineral, ctx.layout.family) {
            sink.at(entry)
                .mineral(&mineral)
                .severity(if is_chosen(entry) { Error } else { Warning })
                .fix(text!(
                    en: "Report it in the {template} and clear it here",
                    zh: "在 {template} 中申报，并在这里清空", template = template))
                .report(text!(
                    en: "{mineral} belongs in the {template}", zh: "{mineral}应在 {template} 中申报",
                    template = template; mineral: mineral.name()));
            continue;
        }
        let typed_as_other = matches!(entry.field, Field::OtherMineral(_));
        let is_offered = offered.contains(&mineral.stored()) && !chosen_in_slots.contains(&mineral);
        if typed_as_other && is_offered {
            sink.at(entry)
                .mineral(&mineral)
                .severity(Info)
                .fix(text!(
                    en: "Choose \"{option}\" in a cell above instead of \"Other\"",
                    zh: "在上方的单元格里选择“{option}”，不用“Other”", option = mineral.stored()))
                .report(text!(
                    en: "\"{value}\" is entered as another mineral, but the drop-down offers it",
                    zh: "“{value}”写在其他矿产里，但下拉列表中有这一项", value = Shown(entry.text())));
        }
    }
}

fn check_count(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let slots = &ctx.declaration.mineral_slots;
    let name_cells = &ctx.declaration.other_minerals;
    let chosen = slots.iter().filter(|slot| slot.is_other_mineral()).count();
    // A mark is no name, but stands where one belongs (F07).
    let is_named =
        |slot: &Entry, name: &Entry| !name.readable().is_empty() || slot.is_other_mineral() && name.is_error_mark();
    let named = slots.iter().zip(name_cells).filter(|(slot, name)| is_named(slot, name)).count();
    let (lacking, unread) =
        (ctx.declaration.others_without_name().next(), ctx.declaration.names_without_other().last());
    if let (true, Some(lacking), Some(unread)) = (named == chosen, lacking, unread) {
        sink.at(unread)
            .also_wrong(lacking)
            .choose(lacking, unread.text(), Text::fixed("If this name belongs to that choice", "若该名称属于这一选择"))
            .report(text!(
                en: "\"{name}\" does not stand below a cell with \"Other\"; the sheet gives it no row",
                zh: "“{name}”不在选了“Other”的单元格下方，工作表不会为它列出一行", name = Shown(unread.text())));
        return;
    }
    let main = if named < chosen { lacking } else { unread };
    let Some(main) = main.filter(|_| named != chosen) else { return };
    let mut finding = sink.at(main);
    for slot in slots.iter().filter(|slot| slot.is_other_mineral()) {
        finding.for_comparison(slot);
    }
    finding.report(text!(
        en: "\"Other\" is chosen {times}, but {names} given",
        zh: "“Other”选了 {times}，但写了 {names}";
        times: Text::counted(chosen, "time", "times", "次"), names: Text::counted(named, "name is", "names are", "个名称")));
}

/// The template that a mineral has of its own, if the AMRT does not take it.
pub(super) fn own_template(mineral: &Mineral, family: Family) -> Option<&'static str> {
    use KnownMineral::{Cobalt, Copper, Graphite, Lithium, Mica, Nickel};
    let is = |minerals: &[KnownMineral]| minerals.iter().any(|known| mineral.is(*known));
    if is_3tg(mineral) {
        return Some("CMRT");
    }
    let with_own_form = is(&[Cobalt, Mica]) || (family == Amrt13 && is(&[Copper, Graphite, Lithium, Nickel]));
    with_own_form.then_some("EMRT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, cells, check_rule};

    const OTHER: Edit = Edit::text(Place::MineralSlot(2), "Other [specify below]");

    #[test]
    fn counts_must_agree() {
        assert_eq!(cells(&check_rule(&RULE, AMRT, &[OTHER])), ["Declaration!G15"]);
        let unasked = [Edit::text(Place::OtherMineral(1), "Vanadium")];
        assert_eq!(cells(&check_rule(&RULE, AMRT, &unasked)), ["Declaration!E15"]);
    }

    #[test]
    fn a_name_belongs_below_its_choice() {
        let edits = [OTHER, Edit::text(Place::OtherMineral(0), "Vanadium")];
        let findings = check_rule(&RULE, AMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D15"]);
        assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Error, "Vanadium"));
    }

    #[test]
    fn minerals_of_other_templates_are_found() {
        let tin = [OTHER, Edit::text(Place::OtherMineral(2), "tin ")];
        assert_eq!(check_rule(&RULE, AMRT, &tin)[0].severity, Warning);
        assert_eq!(check_rule(&RULE, AMRT, &[OTHER, Edit::text(Place::OtherMineral(2), "Copper")]).len(), 1);
        let cobalt = [Edit::text(Place::MineralSlot(2), "Cobalt")];
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &cobalt)), ["Declaration!G12"]);
    }

    #[test]
    fn a_name_that_is_offered_is_a_note() {
        let zinc = [OTHER, Edit::text(Place::OtherMineral(2), "zinc")];
        assert_eq!(check_rule(&RULE, AMRT, &zinc)[0].severity, Info);
    }

    #[test]
    fn old_revisions_take_copper_and_any_typed_name() {
        let edits = [Edit::text(Place::MineralSlot(2), "Copper"), Edit::text(Place::MineralSlot(3), "Zinc ")];
        assert!(check_rule(&RULE, AMRT_12, &edits).is_empty());
    }
}
