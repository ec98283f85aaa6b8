//! D01: a mineral in scope has no row in the Smelter List.

use crate::declaration::repaired_rmi_id;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "D01",
    name: "mineral-without-rows",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: a mineral that is used needs at least one row. Rows that have only the metal, or a smelter of the mineral without the metal, are covered by other rules",
            "官方 Checker：使用的矿产至少须有一行。只有金属的行，以及写了该矿产的冶炼厂但没有金属的行，由其他规则检查",
        ),
    },
    title: &Text::fixed("Mineral in scope without a smelter", "申报范围内的矿产没有冶炼厂"),
    why: &Text::fixed(
        "The Checker shows open items until the list has a row for every mineral that is used",
        "使用的每种矿产在清单中都有行之前，官方 Checker 会一直显示未完成",
    ),
    fix: &Text::fixed(
        "List its smelters; if none is known, the Checker accepts one row with the metal and \"Smelter not yet identified\"",
        "填写其冶炼厂；如果都不知道，官方 Checker 接受填一行金属加“Smelter not yet identified”",
    ),
    reasons: &[Reason::Contradiction, Reason::Missing],
    settles: &[OpenItems::RowsOfMineral],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Gold), "Yes"),
            Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Gold), "Yes"),
        ],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Gold), "Yes"),
            Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Gold), "No"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let Some(used) = answers.get(MineralQuestion::Used) else { continue };
        if ctx.declaration.smelters_of(&answers.mineral).next().is_some() || is_meant_by_a_row(ctx, &answers.mineral) {
            continue;
        }
        let mut finding = sink.at(&used.entry);
        if ctx.declaration.family == Amrt12 {
            finding.fix(Text::fixed("List its smelters with name and country", "填写其冶炼厂的名称和国家或地区"));
        }
        finding.report(text!(
            en: "{mineral} is in scope, but the Smelter List has no row for it",
            zh: "{mineral}在申报范围内，但冶炼厂清单中没有对应的行"; mineral: answers.name()));
    }
}

/// Whether a row without a metal names a smelter of the mineral by look-up or id, or shows a mark
/// where the metal belongs.
fn is_meant_by_a_row(ctx: &Context<'_>, mineral: &Mineral) -> bool {
    if ctx.declaration.smelters.iter().any(|row| row.may_be_of(mineral, ctx.declaration.lookup.as_ref())) {
        return true;
    }
    let Some(lookup) = &ctx.declaration.lookup else { return false };
    ctx.declaration.smelters.iter().filter(|row| row.mineral.is_none()).any(|row| {
        // An id with a slip leaves its row empty, which is L07.
        let id = row.known_id().map(|id| repaired_rmi_id(&id).unwrap_or(id));
        let by_id = id.and_then(|id| lookup.by_id(&id)).into_iter();
        let chosen = row.get(SmelterColumn::Lookup);
        let by_name = lookup.named_under(mineral, chosen.readable()).filter(|entry| !entry.id.is_empty());
        by_id.chain(by_name).any(|entry| entry.mineral.as_ref() == Some(mineral))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    const NICKEL: Place = Place::Answer(MineralQuestion::Used, KnownMineral::Nickel);

    #[test]
    fn every_mineral_in_scope_needs_a_row() {
        let remains = Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Nickel), "Yes");
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::text(NICKEL, "Yes"), remains])), ["Declaration!D35"]);
        let silver = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Silver), "Yes");
        let findings = check_rule(&RULE, AMRT_12, &[silver]);
        assert!(findings.len() == 1 && !findings[0].fix.en.contains("not yet identified"));
    }

    #[test]
    fn open_and_out_minerals_need_none() {
        for (used, remains) in [("Yes", ""), ("", "Yes"), ("Unknown", "Yes"), ("Not declaring", ""), ("Yes", "Unknown")]
        {
            let remains = Edit::text(Place::Answer(MineralQuestion::Remains, KnownMineral::Nickel), remains);
            assert!(check_rule(&RULE, EMRT_2, &[Edit::text(NICKEL, used), remains]).is_empty(), "{used}");
        }
    }

    #[test]
    fn rows_with_other_faults_have_their_own_rules() {
        let metal_alone = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "gold");
        assert!(check_rule(&RULE, CMRT, &[RULE.example.bad, &[metal_alone]].concat()).is_empty(), "L02");
        let no_metal = Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Esempio Oro S.p.A.");
        assert!(check_rule(&RULE, CMRT, &[RULE.example.bad, &[no_metal]].concat()).is_empty(), "L01");
        let id = |typed| Edit::text(Place::Smelter(2, SmelterColumn::IdInput), typed);
        let empty = Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Error("#N/A"));
        for typed in ["CID990004 ", "CID99O004", "ＣＩＤ９９０００４"] {
            let edits = [RULE.example.bad, &[id(typed), empty]].concat();
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "L07: {typed}");
        }
    }
}
