//! Q06: no mineral of the form is used.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "Q06",
    name: "nothing-used",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Customers look twice at a form in which nothing is used. Not reported while later answers or smelter rows are left",
            "表中没有任何矿产时，客户常会再确认一次。如仍留有后续答案或冶炼厂行，则不在此报告",
        ),
    },
    title: &Text::fixed("No mineral is used", "没有使用任何矿产"),
    why: &Text::fixed(
        "With No for every mineral the form is complete once company data and scope are filled in; the other sheets may stay empty",
        "所有矿产都填 No 时，填完公司信息和申报范围即可，其他工作表可以留空",
    ),
    fix: &Text::fixed(
        "Check with engineering that no part contains any of these minerals, then tell the customer",
        "与技术部门确认所有部件都不含这些矿产，再告知客户",
    ),
    reasons: &[Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No"),
            Edit::blank(Place::Answer(MineralQuestion::Remains, KnownMineral::Tin)),
            Edit::blank(Place::Answer(MineralQuestion::Covered, KnownMineral::Tin)),
            Edit::blank(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin)),
            Edit::blank(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin)),
            Edit::blank(Place::Answer(MineralQuestion::Response, KnownMineral::Tin)),
            Edit::blank(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin)),
            Edit::blank(Place::Answer(MineralQuestion::AllReported, KnownMineral::Tin)),
            Edit::blank(Place::Smelter(1, SmelterColumn::Metal)),
            Edit::blank(Place::Smelter(1, SmelterColumn::Lookup)),
            Edit::blank(Place::Smelter(1, SmelterColumn::Country)),
            Edit::blank(Place::Smelter(1, SmelterColumn::Id)),
            Edit::blank(Place::Smelter(1, SmelterColumn::IdSource)),
            Edit::blank(Place::Smelter(1, SmelterColumn::City)),
            Edit::blank(Place::Smelter(1, SmelterColumn::State)),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let declaration = ctx.declaration;
    let used: Vec<_> = declaration.minerals.iter().filter_map(|mineral| mineral.get(MineralQuestion::Used)).collect();
    let more = declaration
        .minerals
        .iter()
        .any(|mineral| mineral.remains_without_use() || !mineral.answers_beyond_scope(declaration.family).is_empty());
    if more || !declaration.smelters.is_empty() || used.iter().any(|cell| cell.offered() != Some(Answer::No)) {
        return;
    }
    let Some(mut finding) = sink.at_all(used.iter().map(|cell| &cell.entry)) else { return };
    finding.report(Text::fixed(
        "According to the answers, none of this form's minerals is used, so nothing more has to be filled in",
        "按填写的答案，本表的矿产都没有使用，后面无须再填",
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    #[test]
    fn one_finding_for_the_whole_form() {
        assert_eq!(cells(&check_rule(&RULE, CMRT, RULE.example.bad)), ["Declaration!D26"]);
    }

    #[test]
    fn left_answers_or_rows_mean_that_something_else_is_wrong() {
        let used = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        assert!(check_rule(&RULE, CMRT, &[used]).is_empty());
        let aluminum = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Aluminum), "No");
        assert!(check_rule(&RULE, AMRT_12, &[aluminum]).is_empty());
    }

    #[test]
    fn an_undecided_answer_is_not_no() {
        let mut edits = RULE.example.bad.to_vec();
        edits.push(Edit::blank(Place::Answer(MineralQuestion::Used, KnownMineral::Gold)));
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
