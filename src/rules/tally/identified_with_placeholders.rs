//! D05: all smelters are said to be identified, yet rows stand for some that are not.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "D05",
    name: "identified-with-placeholders",
    severity: Error,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The question on whether all smelters are identified, compared with rows that are \"Smelter not yet identified\". Such rows are then not reported one by one. A placeholder as name is L04, which names the answer too",
            "将“是否已识别所有冶炼厂”与选择“Smelter not yet identified”的行比较。这些行不再逐行报告。以占位内容为名称的行由 L04 处理，L04 会同时列出该答案",
        ),
    },
    title: &Text::fixed("All smelters identified, yet some rows are not", "已识别所有冶炼厂，却有未识别的行"),
    why: &Text::fixed(
        "Both cannot be true: the list has a smelter that is not identified",
        "两者不能同时成立：清单中有尚未识别的冶炼厂",
    ),
    fix: &Text::fixed("Answer No, or identify these smelters", "将答案改为 No，或查明这些冶炼厂"),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
        ],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let Some(all) = answers.get(MineralQuestion::AllIdentified) else { continue };
        if !ctx.declaration.claims_unidentified_as_identified(answers) {
            continue;
        }
        let rows: Vec<&SmelterEntry> =
            ctx.declaration.smelters_of(&answers.mineral).filter(|row| row.choice == Choice::NotIdentified).collect();
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        let cells = rows.iter().map(|row| row.get(SmelterColumn::Lookup));
        sink.at(&all.entry)
            .each_also_wrong(cells)
            .value("rows", numbers.len().to_string())
            .choose(&all.entry, "No", Text::fixed("as long as these smelters are not known", "在查明这些冶炼厂之前"))
            .report(text!(
                en: "{mineral}: all smelters are said to be identified, yet no smelter is named in {rows}",
                zh: "{mineral}：已填写识别所有冶炼厂，但{rows}没有写明冶炼厂"; mineral: answers.name(), rows: rows_text(&numbers)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn unidentified_rows_contradict() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(cells(&findings), ["Declaration!D63"]);
        assert_eq!(findings[0].cells.len(), 2);
        let placeholder = [
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(1, SmelterColumn::Name), "保密"),
        ];
        for form in [EMRT_2, CRT] {
            assert!(check_rule(&RULE, form, &placeholder).is_empty(), "L04");
        }
    }

    #[test]
    fn rows_of_another_mineral_and_other_answers_do_not() {
        let gold = [RULE.example.bad, &[Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold")]].concat();
        assert!(check_rule(&RULE, CMRT, &gold).is_empty());
        for answer in ["", "maybe", "Unknown"] {
            let all = Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), answer);
            assert!(check_rule(&RULE, CMRT, &[RULE.example.bad, &[all]].concat()).is_empty(), "{answer}");
        }
    }
}
