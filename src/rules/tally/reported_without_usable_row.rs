//! D06: all smelter information is said to be reported, yet no row names a smelter.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "D06",
    name: "reported-without-usable-row",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The question on whether all information received is reported, where at least one supplier answered, compared with rows of which none names a smelter. A mineral without any row is covered by another rule",
            "在至少有一家供应商回复时，将“收到的冶炼厂信息是否已全部填报”与没有一行写明冶炼厂的清单比较。完全没有行的矿产由另一条规则检查",
        ),
    },
    title: &Text::fixed("All information reported, yet no smelter is named", "填写信息已全部填报，却没有写明冶炼厂"),
    why: &Text::fixed(
        "Suppliers answered and all they sent is said to be in the list, yet the list names no smelter",
        "供应商已回复，答案也说收到的信息已全部填报，清单中却没有写明冶炼厂",
    ),
    fix: &Text::fixed(
        "List the smelters that the suppliers named, or answer No",
        "填写供应商提供的冶炼厂，或将答案改为 No",
    ),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified")],
        good: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified"),
            Edit::text(Place::Answer(MineralQuestion::Response, KnownMineral::Tin), "None"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let (Some(reported), Some(response)) =
            (answers.get(MineralQuestion::AllReported), answers.get(MineralQuestion::Response))
        else {
            continue;
        };
        let claimed = reported.answer == Some(Answer::Yes) && response.answer.is_some_and(Answer::is_positive_share);
        if !claimed || !ctx.declaration.has_only_placeholders(&answers.mineral) {
            continue;
        }
        let rows = ctx.declaration.smelters_of(&answers.mineral).map(|row| row.get(SmelterColumn::Lookup));
        sink.at(&reported.entry)
            .for_comparison(&response.entry)
            .each_also_wrong(rows.filter(|cell| cell.cell.addr.column != 0))
            .choose(
                &reported.entry,
                "No",
                Text::fixed("if suppliers named smelters that are not in the list", "供应商提供的冶炼厂尚未列入清单时"),
            )
            .report(text!(
                en: "{mineral}: all information is said to be reported, yet no row names a smelter",
                zh: "{mineral}：已填写信息全部填报，但没有一行写明冶炼厂"; mineral: answers.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_1, cells, check_rule};

    const UNIDENTIFIED: Edit = Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified");

    #[test]
    fn answers_without_smelters_are_found() {
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[UNIDENTIFIED])), ["Declaration!D69"]);
        assert_eq!(check_rule(&RULE, EMRT_1, &[UNIDENTIFIED]).len(), 1);
    }

    #[test]
    fn one_named_smelter_or_no_answer_is_enough() {
        let named = [
            UNIDENTIFIED,
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ];
        assert!(check_rule(&RULE, CMRT, &named).is_empty());
        let blank = Edit::blank(Place::Answer(MineralQuestion::Response, KnownMineral::Tin));
        assert!(check_rule(&RULE, CMRT, &[UNIDENTIFIED, blank]).is_empty());
        let no_row = [Edit::blank(Place::Smelter(1, SmelterColumn::Metal))];
        assert!(check_rule(&RULE, CMRT, &no_row).is_empty(), "D01 or L01");
    }
}
