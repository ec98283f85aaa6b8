//! M01: a mine row has no metal, or one that is out of scope.

use super::in_findings;
use crate::base::normal::key;
use crate::declaration::MineEntry;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "M01",
    name: "mine-metal-not-declared",
    severity: Error,
    applies_to: WITH_CHOSEN_MINERALS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Mine List: the metal is chosen first, and only minerals in scope are offered. Not used, or not selected, is \"Must fix\"; no longer in the product, or undecided, is \"Explain\". A blank answer is covered by other rules. One finding for each mineral; a row that holds only comments, or texts such as N/A, needs no metal",
            "矿场清单：先选择金属，只提供申报范围内的矿产。未使用或未选择时列为“必须修改”；产品中已不存在或尚无定论时列为“需要说明”。未作答由其他规则检查。每种矿产报告一处；只写了注释，或只有 N/A 之类内容的行不需要金属",
        ),
    },
    title: &Text::fixed("Mine without a metal that is in scope", "矿场没有申报范围内的金属"),
    why: &Text::fixed(
        "A mine belongs to the answers only through a metal that is in scope",
        "只有填写了申报范围内的金属，矿场才与答案对应",
    ),
    fix: &Text::fixed("Delete the rows, or answer Yes", "删除这些行，或将答案改为 Yes"),
    reasons: &[Reason::Missing, Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[
            Edit::text(Place::Mine(1, MineColumn::Name), "Esimerkki Mine"),
            Edit::text(Place::Mine(1, MineColumn::Country), "FINLAND"),
        ],
        good: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Esimerkki Mine"),
            Edit::text(Place::Mine(1, MineColumn::Country), "FINLAND"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // Of a form with nothing in it the blank form is the one cause (F08).
    if ctx.declaration.is_blank_form() {
        return;
    }
    report_without_metal(ctx, sink);
    report_out_of_scope(ctx, sink);
    // With no mineral selected at all, S07 says so.
    if !ctx.declaration.minerals.is_empty() {
        report_not_selected(ctx, sink);
    }
}

fn report_without_metal(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let rows = ctx.declaration.mines.iter().filter(|mine| mine.lacks(MineColumn::Metal));
    let without_metal: Vec<(&Entry, &Entry)> =
        rows.filter_map(|mine| Some((mine.get(MineColumn::Metal)?, said_about_the_mine(mine)?))).collect();
    let mut in_scope = ctx.declaration.minerals_in_scope();
    let only_mineral = in_scope.next().filter(|_| in_scope.next().is_none());
    for rows in in_findings(without_metal) {
        let Some(((metal, said), rest)) = rows.split_first() else { continue };
        let numbers: Vec<u32> = rows.iter().map(|(metal, _)| metal.cell.addr.row).collect();
        let mut finding = sink.at(metal);
        finding
            .for_comparison(said)
            .each_also_wrong(rest.iter().map(|(metal, _)| *metal))
            .value("rows", numbers.len().to_string())
            .fix(Text::fixed(
                "Choose the metal from the drop-down, or clear the row",
                "从下拉列表中选择金属，或清空该行",
            ));
        if let Some(answers) = only_mineral {
            let when = Text::fixed("the only mineral in scope", "申报范围内只有这种矿产");
            finding.choose(metal, answers.mineral.stored(), when);
        }
        finding.report(text!(
            en: "The Mine List has \"{said}\", but no metal ({rows})",
            zh: "矿场清单中填了“{said}”，但没有金属（{rows}）", said = Shown(said.text()); rows: rows_text(&numbers)));
    }
}

/// The first cell of the row that says something about a mine. A remark is not about one, and N/A
/// says nothing.
fn said_about_the_mine(mine: &MineEntry) -> Option<&Entry> {
    mine.cells.iter().find(|cell| {
        let remark = matches!(cell.field, Field::Mine(MineColumn::Metal | MineColumn::Comments));
        !remark && !cell.readable().is_empty() && !cell.is_filler(Filler::Nothing)
    })
}

fn report_out_of_scope(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in &ctx.declaration.minerals {
        let Some(closing) = answers.closing_answer(ctx.declaration.family) else { continue };
        let metals: Vec<&Entry> =
            ctx.declaration.mines_of(&answers.mineral).filter_map(|mine| mine.get(MineColumn::Metal)).collect();
        let Some((first, rest)) = metals.split_first() else { continue };
        let numbers: Vec<u32> = metals.iter().map(|metal| metal.cell.addr.row).collect();
        let not_used = answers.answer(MineralQuestion::Used) == Some(Answer::No);
        sink.at(first)
            .severity(if not_used { Error } else { Warning })
            .also_wrong(&closing.entry)
            .each_also_wrong(rest.iter().copied())
            .value("rows", numbers.len().to_string())
            .choose(
                &closing.entry,
                "Yes",
                Text::fixed("if these mines are in your supply chain", "这些矿场确在供应链中时"),
            )
            .report(text!(
                en: "{mineral}: the answer is \"{answer}\", yet the mineral is in the Mine List ({rows})",
                zh: "{mineral}：答案是“{answer}”，但矿场清单中有该矿产（{rows}）",
                answer = Shown(closing.entry.text());
                mineral: answers.name(), rows: rows_text(&numbers)));
    }
}

fn report_not_selected(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut not_selected: BTreeMap<&Mineral, Vec<&Entry>> = BTreeMap::new();
    let unread: Vec<&str> = ctx.declaration.names_without_other().map(Entry::key).collect();
    for mine in &ctx.declaration.mines {
        let (Some(mineral), Some(metal)) = (&mine.mineral, mine.get(MineColumn::Metal)) else { continue };
        // A mineral that is named where the sheet does not read it is S08.
        if ctx.declaration.mineral(mineral).is_none() && !unread.contains(&key(mineral.stored()).as_str()) {
            not_selected.entry(mineral).or_default().push(metal);
        }
    }
    for (mineral, metals) in not_selected {
        let Some((first, rest)) = metals.split_first() else { continue };
        let numbers: Vec<u32> = metals.iter().map(|metal| metal.cell.addr.row).collect();
        let mut finding = sink.at(first);
        finding.each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string());
        if ctx.declaration.is_of_another_template(mineral) {
            finding.fix(Text::fixed("Delete the rows, or correct the metal", "删除这些行，或改正金属")).report(text!(
                en: "\"{metal}\" is in the Mine List, but is not a metal of the {kind} ({rows})",
                zh: "矿场清单中有“{metal}”，但它不是 {kind} 的金属（{rows}）",
                metal = Shown(first.text()), kind = ctx.declaration.kind(); rows: rows_text(&numbers)));
            continue;
        }
        finding
            .fix(Text::fixed(
                "Delete the rows, or select the mineral in the Declaration and answer for it",
                "删除这些行，或在“申报”工作表中选择该矿产并作答",
            ))
            .report(text!(
                en: "{mineral} is not selected in the Declaration, yet it is in the Mine List ({rows})",
                zh: "“申报”工作表中没有选择{mineral}，但矿场清单中有该矿产（{rows}）";
                mineral: mineral.name(), rows: rows_text(&numbers)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, EMRT_2, blank_form, cells, check_form, check_rule};

    const fn mine(row: u32, column: MineColumn, text: &'static str) -> Edit {
        Edit::text(Place::Mine(row, column), text)
    }

    const fn metal(row: u32, name: &'static str) -> Edit {
        mine(row, MineColumn::Metal, name)
    }

    #[test]
    fn a_row_without_a_metal_is_found_and_the_only_mineral_offered() {
        let findings = check_rule(&RULE, EMRT_2, RULE.example.bad);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Mine List!A5".to_owned()], Error));
        assert_eq!(findings[0].choices[0].value, "Cobalt");
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[mine(3, MineColumn::Smelter, "Eksempel")])), ["Mine List!A7"]);
    }

    #[test]
    fn many_rows_without_a_metal_are_one_finding() {
        let edits: Vec<Edit> = (1..=40).map(|row| mine(row, MineColumn::Name, "Eksempel Mine")).collect();
        let findings = check_rule(&RULE, AMRT, &edits);
        assert_eq!((findings.len(), findings[0].values["rows"].as_str()), (1, "40"));
        assert_eq!(check_rule(&RULE, AMRT, &edits[..10]).len(), 10);
    }

    #[test]
    fn leftovers_remarks_and_texts_that_say_nothing_are_no_row() {
        let edits = [
            Edit::new(Place::Mine(1, MineColumn::Name), Put::Number(0.0)),
            Edit::new(Place::Mine(2, MineColumn::Smelter), Put::Formula("")),
            Edit::new(Place::Mine(3, MineColumn::Country), Put::Formula("0")),
            Edit::new(Place::Mine(4, MineColumn::Metal), Put::FormulaNotCalculated),
            mine(4, MineColumn::Name, "Esimerkki Mine"),
            mine(5, MineColumn::Name, "N/A"),
            mine(6, MineColumn::Comments, "No mine is known to us"),
            mine(7, MineColumn::Country, "  "),
        ];
        for form in [EMRT_2, AMRT, AMRT_12] {
            assert!(check_rule(&RULE, form, &edits).is_empty());
        }
    }

    #[test]
    fn a_mineral_that_is_not_used_is_an_error_and_an_undecided_one_a_warning() {
        let findings = check_rule(&RULE, EMRT_2, &[metal(1, "copper"), metal(2, "Copper")]);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Mine List!A5".to_owned()], Error));
        assert_eq!(findings[0].subject.mineral.as_deref(), Some("Copper"));
        let used = Place::Answer(MineralQuestion::Used, KnownMineral::Cobalt);
        let remains = Place::Answer(MineralQuestion::Remains, KnownMineral::Cobalt);
        for answer in [
            Edit::text(used, "Not declaring"),
            Edit::text(used, "Unknown"),
            Edit::text(remains, "No"),
            Edit::text(remains, "Unknown"),
        ] {
            assert_eq!(check_rule(&RULE, EMRT_2, &[answer, metal(1, "Cobalt")])[0].severity, Warning);
        }
        assert_eq!(check_rule(&RULE, AMRT_12, &[metal(1, "Silver")])[0].severity, Error);
    }

    #[test]
    fn a_mineral_that_is_in_scope_or_open_is_ordinary() {
        assert!(check_rule(&RULE, AMRT, &[metal(1, "Aluminium")]).is_empty());
        assert!(check_rule(&RULE, EMRT_2, &[metal(1, "钴")]).is_empty());
        let open = Edit::blank(Place::Answer(MineralQuestion::Used, KnownMineral::Cobalt));
        assert!(check_rule(&RULE, EMRT_2, &[open, metal(1, "Cobalt")]).is_empty(), "Q01");
        let typed = [
            Edit::text(Place::MineralSlot(1), "Vanadium "),
            Edit::text(Place::Cell("Declaration", "AA13"), "Vanadium "),
            Edit::text(Place::AnswerRow(MineralQuestion::Used, 1), "Yes"),
            metal(1, "VANADIUM"),
        ];
        assert!(check_rule(&RULE, AMRT_12, &typed).is_empty());
    }

    #[test]
    fn a_mineral_that_is_not_selected_is_an_error() {
        let findings = check_rule(&RULE, AMRT, &[metal(1, "Zinc"), metal(2, "zinc")]);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Mine List!A5".to_owned()], 2));
        let foreign = check_rule(&RULE, EMRT_2, &[metal(1, "Tin")]);
        assert!(foreign[0].message.en.contains("not a metal of the EMRT"), "{}", foreign[0].message.en);
        let unread = Edit::text(Place::OtherMineral(2), "Gallium");
        assert!(check_rule(&RULE, AMRT, &[unread, metal(1, "gallium")]).is_empty(), "S08");
    }

    #[test]
    fn a_blank_form_is_the_one_cause() {
        for (kind, revision) in [EMRT_2, AMRT, AMRT_12] {
            let form = blank_form(kind, revision).with(RULE.example.bad);
            assert!(check_form(&RULE, form).is_empty(), "F08");
        }
    }
}
