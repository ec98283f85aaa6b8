//! D05: all smelters are said to be identified, yet rows stand for some that are not.

use crate::rules::prelude::*;
use crate::rules::smelter_rows::rows_text;

/// The rule.
pub static RULE: Rule = Rule {
    code: "D05",
    name: "identified-with-placeholders",
    severity: Error,
    applies_to: WITH_COMPANY_QUESTIONS,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Logic,
        detail: Text::fixed(
            "The question whether all smelters are identified against rows \"not yet identified\" or with a placeholder as name. Takes the place of L05",
            "“是否已识别所有冶炼厂”与尚未识别或以占位文字为名称的行相矛盾。代替 L05",
        ),
    },
    adjustable: false,
    title: Text::fixed("All identified, with unidentified rows", "称已全部识别，却有未识别的行"),
    why: Text::fixed(
        "Both cannot be true: a smelter that is not identified is in the list",
        "两者不能同时成立：清单中有尚未识别的冶炼厂",
    ),
    fix: Text::fixed("Answer No, or identify these smelters", "将答案改为 No，或查明这些冶炼厂"),
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
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let Some(all) = answers.get(MineralQuestion::AllIdentified) else { continue };
        if !ctx.declaration.claims_unidentified_as_identified(answers) {
            continue;
        }
        let rows: Vec<&SmelterEntry> =
            ctx.declaration.smelters_of(&answers.mineral).filter(|row| row.is_placeholder()).collect();
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        let cells = rows.iter().map(|row| {
            let named = row.choice != Choice::NotIdentified;
            row.get(if named { SmelterColumn::Name } else { SmelterColumn::Lookup })
        });
        sink.at(&all.entry)
            .and_each(cells)
            .value("rows", numbers.len().to_string())
            .choose(&all.entry, "No", Text::fixed("As long as these smelters are not known", "在查明这些冶炼厂之前"))
            .report(text!(
                en: "{mineral}: all smelters are said to be identified, yet no smelter is named in {rows}",
                zh: "{mineral}：称已识别所有冶炼厂，但{rows}没有写明冶炼厂"; mineral: answers.name(), rows: rows_text(&numbers)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn unidentified_and_placeholder_rows_contradict() {
        let findings = check_rule(&RULE, CMRT, RULE.example.bad);
        assert_eq!(cells(&findings), ["Declaration!D63"]);
        assert_eq!(findings[0].cells.len(), 2);
        let placeholder = [
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(1, SmelterColumn::Name), "保密"),
        ];
        for form in [EMRT_2, CRT] {
            assert_eq!(check_rule(&RULE, form, &placeholder).len(), 1);
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
