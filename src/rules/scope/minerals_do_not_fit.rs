//! S09: the minerals selected fit neither the answers nor the request.

use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "S09",
    name: "minerals-do-not-fit",
    severity: Warning,
    applies_to: WITH_CHOSEN_MINERALS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: after the selection changes, the rows are sorted again while typed answers stay where they are. Rows of the lists are covered by other rules. Minerals that are asked for come from the customer's profile; that part may change its level",
            "填写说明：更改选择后各行会重新排序，而已填的答案留在原处。清单中的行由其他规则检查。客户要求的矿产来自客户配置",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Selected minerals do not fit the answers or the request", "所选矿产与答案或客户要求不符"),
    why: &Text::fixed(
        "When the selection of minerals changes, labels move but answers do not, so every answer may now stand beside another mineral",
        "更改矿产选择后，标签会移动而答案不会，因此每个答案都可能对应到了别的矿产",
    ),
    fix: &Text::fixed(
        "Compare every answer with the mineral name of its row, then clear the answers that are left over",
        "逐行核对答案与矿产名称，再清空多余的答案",
    ),
    reasons: &[Reason::Contradiction, Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[
            Edit::text(Place::AnswerRow(MineralQuestion::Used, 6), "Yes"),
            Edit::text(Place::AnswerRow(MineralQuestion::Remains, 6), "No"),
        ],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // Without any mineral every answer is left over, and the cause is the missing selection (S07).
    if ctx.declaration.minerals.is_empty() {
        return;
    }
    wanted_minerals(ctx, sink);
    let mut by_row: BTreeMap<usize, Vec<&Entry>> = BTreeMap::new();
    let answers = ctx.declaration.stray_answers.iter().map(|cell| (&cell.entry, &cell.comment));
    let company_answers = ctx.declaration.stray_company_answers.iter().map(|cell| (&cell.entry, &cell.comment));
    for entry in answers.chain(company_answers).flat_map(|(answer, comment)| [answer, comment]) {
        let Some(row) = entry.field.mineral_row().filter(|_| !entry.is_blank()) else { continue };
        by_row.entry(row).or_default().push(entry);
    }
    // An "Other" whose name is missing or stands elsewhere has no row (S08).
    if by_row.len() <= ctx.declaration.others_without_name().count() {
        return;
    }
    let entries: Vec<&Entry> = by_row.values().flatten().copied().collect();
    let Some((first, others)) = entries.split_first() else { return };
    // One cause, however many rows it left: the selection of minerals was shortened after the
    // answers were given.
    sink.at(first)
        .each_also_wrong(others.iter().copied())
        .value("cells", entries.len().to_string())
        .value("rows", by_row.len().to_string())
        .report(text!(
            en: "{answers} in {rows} without a mineral, here \"{value}\"",
            zh: "没有矿产的 {rows}里有 {answers}，此处为“{value}”",
            value = Shown(first.text());
            rows: Text::counted(by_row.len(), "row", "rows", "行"),
            answers: Text::counted(entries.len(), "answer or comment is", "answers or comments are", "处答案或注释")));
}

/// The minerals that the customer asks for and that are not selected, at the first cell that is
/// free for one.
fn wanted_minerals(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let (declaration, profile) = (ctx.declaration, &ctx.settings.profile);
    let missing: Vec<Mineral> = profile
        .wanted_minerals(declaration.kind())
        .filter(|wanted| !declaration.selected_minerals().any(|(selected, _)| selected == *wanted))
        .collect();
    let slots = &declaration.mineral_slots;
    let Some(slot) = slots.iter().find(|slot| slot.is_blank()).or(slots.last()) else { return };
    if missing.is_empty() {
        return;
    }
    let names: Vec<Text> = missing.iter().map(Mineral::name).collect();
    sink.at(slot)
        .asked_by(profile)
        .value("minerals", missing.len().to_string())
        .why(Text::fixed("This customer asks about these minerals too", "该客户还要求申报这些矿产"))
        .fix(Text::fixed(
            "Select them and answer the questions about them, also if the answer is No; then check every answer against the mineral name of its row",
            "选择这些矿产并回答相应问题（不使用也要填 No）；然后逐行核对答案与矿产名称",
        ))
        .report(text!(
            en: "Not selected although this customer asks for it: {minerals}",
            zh: "该客户要求申报但未选择：{minerals}"; minerals: Text::list(&names)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::rules::testing::{AMRT, EMRT_2, cells, check_rule, check_rule_with};

    #[test]
    fn one_finding_for_all_rows_of_the_form() {
        let edits = [
            Edit::text(Place::AnswerRow(MineralQuestion::Used, 2), "No"),
            Edit::text(Place::AnswerRow(MineralQuestion::Response, 2), "None"),
            Edit::text(Place::AnswerRow(MineralQuestion::Used, 3), "No"),
        ];
        let findings = check_rule(&RULE, AMRT, &edits);
        assert_eq!(cells(&findings), ["Declaration!D33"]);
        assert_eq!((findings[0].cells.len(), findings[0].values["rows"].as_str()), (3, "2"));
    }

    #[test]
    fn answers_about_an_other_without_its_name_have_their_own_rule() {
        let other = Edit::text(Place::MineralSlot(3), "Other [specify below]");
        let row = |row| Edit::text(Place::AnswerRow(MineralQuestion::Used, row), "Yes");
        assert!(check_rule(&RULE, AMRT, &[other, row(2)]).is_empty(), "S08");
        assert_eq!(check_rule(&RULE, AMRT, &[other, row(2), row(3)])[0].cells.len(), 2);
    }

    #[test]
    fn minerals_that_the_profile_asks_for_must_be_selected() {
        let wants = |kind, minerals: &[KnownMineral]| Profile {
            minerals: [(kind, minerals.to_vec())].into(),
            ..Profile::default()
        };
        let zinc = wants(TemplateKind::Amrt, &[KnownMineral::Silver, KnownMineral::Zinc]);
        let findings = check_rule_with(&RULE, AMRT, &[], &zinc);
        assert_eq!(findings[0].message.en, "Not selected although this customer asks for it: Zinc");
        let deleted = [Edit::text(Place::MineralSlot(0), "(Delete Cobalt)")];
        let cobalt = wants(TemplateKind::Emrt, &[KnownMineral::Cobalt]);
        assert!(check_rule_with(&RULE, EMRT_2, &[], &cobalt).is_empty());
        assert!(check_rule_with(&RULE, EMRT_2, &deleted, &cobalt).iter().any(|f| f.message.en.ends_with("Cobalt")));
    }

    #[test]
    fn rows_with_a_mineral_and_blanks_are_ordinary() {
        assert!(check_rule(&RULE, EMRT_2, &[Edit::text(Place::AnswerRow(MineralQuestion::Used, 5), "Yes")]).is_empty());
        assert!(check_rule(&RULE, EMRT_2, &[Edit::text(Place::AnswerRow(MineralQuestion::Used, 8), " ")]).is_empty());
    }
}
