//! D10: suppliers must use audited smelters, yet few of those listed are conformant or active.

use crate::rules::list_texts::{date_value, list_text, lists_text};
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "D10",
    name: "few-audited-smelters",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The answer on whether direct suppliers must use audited smelters, compared with the statuses on the lists in use: fewer than half of at least three smelters whose status is known are conformant or active. Smelters whose status is not known do not count",
            "将“是否要求直接供应商使用已审核的冶炼厂”的答案与所用清单中的状态比较：至少三家状态已知的冶炼厂中，认可或活跃的不到一半时报告。状态未知的不计",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Audited smelters required, few listed ones are", "要求使用已审核的冶炼厂，所列的却很少"),
    why: &Text::fixed(
        "A reader asks how the requirement is carried out. It may be new, and a status is that of the list on its date",
        "审阅者会问该要求如何落实。要求可能是新提出的，状态也以清单日期为准",
    ),
    fix: &Text::fixed(
        "State in the comment what is planned for the smelters that are not audited yet, or correct the answer",
        "在注释里说明对尚未审核的冶炼厂的计划，或改正答案",
    ),
    reasons: &[Reason::Contradiction, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990105"),
            Edit::text(Place::Smelter(3, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(3, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(3, SmelterColumn::Id), "CID990106"),
            Edit::text(Place::Smelter(4, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(4, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(4, SmelterColumn::Id), "CID990104"),
        ],
        good: &[
            Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireValidated), "No"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990105"),
        ],
    },
    check,
    ..super::GROUP
};

/// With fewer smelters a share says nothing.
const FEW: usize = 3;

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if ctx.settings.lists.is_empty() {
        sink.skip(Text::fixed("No list of smelters is in use", "没有使用任何冶炼厂清单"));
        return;
    }
    let matches = ctx.smelter_matches();
    let declaration = ctx.declaration;
    let asked = declaration.company_answers_due().filter(|cell| cell.question == CompanyQuestion::RequireValidated);
    for cell in asked.filter(|cell| cell.offered() == Some(Answer::Yes)) {
        let minerals: BTreeSet<&Mineral> = declaration
            .minerals_in_scope()
            .filter(|answers| cell.mineral.is_none_or(|index| index == answers.index))
            .map(|answers| &answers.mineral)
            .collect::<BTreeSet<_>>();
        let (mut known, mut taking_part, mut lists, mut cells) = (0, 0, BTreeMap::new(), Vec::new());
        for group in matches.listed_smelters().into_iter().filter(|group| minerals.contains(group.first.mineral)) {
            let Some(status) = matches.status(group.smelter).current else { continue };
            known += 1;
            lists.insert((date_value(status.list.date), status.list.id.clone()), list_text(status.list));
            if status.kind.takes_part() {
                taking_part += 1;
            } else {
                cells.push(group.first.main_cell());
            }
        }
        let Some((date, list)) = lists.keys().next_back().cloned() else { continue };
        if known < FEW || taking_part * 2 >= known {
            continue;
        }
        sink.at(&cell.entry)
            .for_comparison(&cell.comment)
            .each_also_wrong(cells)
            .value("conformant_or_active", taking_part.to_string())
            .value("known", known.to_string())
            .value("list", list)
            .value("date", date)
            .report(text!(
                en: "Audited smelters are required, yet {few} of the {known} whose status is known are conformant or active according to {lists}",
                zh: "要求使用已审核的冶炼厂，但按{lists}，状态已知的 {known} 家中认可或活跃的只有 {few} 家",
                few = taking_part, known = known; lists: lists_text(&lists.values().rev().cloned().collect::<Vec<_>>())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::Lists;
    use crate::rules::testing::{CMRT, cells, check_rule, check_rule_against, tin_rows};

    #[test]
    fn fewer_than_half_is_a_hint_at_the_answer() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!((findings.len(), findings[0].severity), (1, Info));
        assert!(cells(&findings)[0].starts_with("Declaration!"));
        assert_eq!(
            (findings[0].values["conformant_or_active"].as_str(), findings[0].values["known"].as_str()),
            ("1", "3")
        );
    }

    #[test]
    fn half_few_and_unknown_statuses_are_none() {
        for ids in [
            &["CID990103", "CID990104", "CID990105", "CID990106"][..],
            &["CID990105", "CID990106"],
            &["CID990105", "CID990106", "CID990101", "CID990099"],
        ] {
            assert!(check_rule(&RULE, CMRT, &tin_rows(ids)).is_empty(), "{ids:?}");
        }
        assert!(check_rule_against(&RULE, CMRT, RULE.example.bad, &Lists::default()).is_empty());
        let no =
            [RULE.example.bad, &[Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireValidated), "No")]].concat();
        assert!(check_rule(&RULE, CMRT, &no).is_empty());
    }
}
