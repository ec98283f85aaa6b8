//! D07: the answer about recycled sources does not agree with the rows of the mineral.

use crate::declaration::filler::{MineOrigin, read_origin};
use crate::declaration::read_answer;
use crate::rules::prelude::*;
use crate::rules::recycled::origin_of_names;
use crate::template::options::YES_NO_UNKNOWN;

pub(crate) static RULE: Rule = Rule {
    code: "D07",
    name: "recycled-against-rows",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: Yes means that all of the mineral is recycled or scrap. Rows that say No or name a mine are \"Explain\"; rows that say Unknown, or a No with only recycled rows, are \"Look at\"; a blank says nothing. A row that contradicts itself is covered by another rule",
            "填写说明：Yes 表示该矿产 100% 来自回收料或报废料。行中为 No 或写有矿场时列为“需要说明”；行中为 Unknown，或答案为 No 而各行均为回收料时，列为“请留意”；空白不计。同一行自相矛盾的由另一条规则检查",
        ),
    },
    title: &Text::fixed("Answer on recycling and rows do not agree", "回收料答案与清单不一致"),
    why: &Text::fixed(
        "The answer is about all of the mineral, so no smelter may use mined material",
        "该答案针对这种矿产的全部用量，因此任何冶炼厂都不应使用开采的原料",
    ),
    fix: &Text::fixed("Correct the answer, or the rows", "改正答案，或改正清单中的行"),
    reasons: &[Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin), "Yes"),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), "No"),
        ],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin), "Yes"),
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "Recycled"),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), "Yes"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let Some(recycled) = answers.get(MineralQuestion::Recycled) else { continue };
        let rows: Vec<&SmelterEntry> = ctx.declaration.smelters_of(&answers.mineral).collect();
        match recycled.answer {
            Some(Answer::Yes) => report_mined(answers, recycled, &rows, sink),
            Some(Answer::No) if !rows.is_empty() && rows.iter().all(|row| mark(row) == Some(Answer::Yes)) => {
                let cells = rows.iter().map(|row| row.get(SmelterColumn::Recycled));
                sink.at(&recycled.entry).severity(Info).each_also_wrong(cells).report(text!(
                    en: "{mineral}: according to the answer, not all is recycled, yet every row says 100% recycled",
                    zh: "{mineral}：按答案并非全部为回收料，但每行都填 100% 回收料"; mineral: answers.name()));
            }
            _ => {}
        }
    }
}

fn report_mined(answers: &MineralAnswers, recycled: &AnswerCell, rows: &[&SmelterEntry], sink: &mut Sink<'_>) {
    let mined: Vec<&Entry> = rows.iter().filter_map(|row| says_mined(row)).collect();
    let unknown =
        rows.iter().filter(|row| mark(row) == Some(Answer::Unknown)).map(|row| row.get(SmelterColumn::Recycled));
    let (cells, severity) = if mined.is_empty() { (unknown.collect(), Info) } else { (mined, Warning) };
    let numbers: Vec<u32> = cells.iter().map(|cell| cell.cell.addr.row).collect();
    if let Some(first) = cells.first() {
        let value = Shown(first.text());
        let message = text!(
            en: "{mineral}: according to the answer, all is recycled, yet the list says otherwise, such as \"{value}\" ({rows})",
            zh: "{mineral}：按答案全部为回收料，但清单内容不同，例如“{value}”（{rows}）",
            value = value; mineral: answers.name(), rows: rows_text(&numbers));
        sink.at(&recycled.entry)
            .severity(severity)
            .each_also_wrong(cells.iter().copied())
            .value("rows", numbers.len().to_string())
            .report(message);
    }
}

/// What the row answers about recycled sources, in any language of the templates.
fn mark(row: &SmelterEntry) -> Option<Answer> {
    read_answer(row.get(SmelterColumn::Recycled), YES_NO_UNKNOWN).0
}

/// The cell of a row that speaks of mined material.
fn says_mined(row: &SmelterEntry) -> Option<&Entry> {
    match mark(row) {
        Some(Answer::Yes) => None,
        Some(Answer::No) => Some(row.get(SmelterColumn::Recycled)),
        // Next to "Recycled" a country says where that was done.
        _ if origin_of_names(row.get(SmelterColumn::MineNames).readable()) == MineOrigin::Recycled => None,
        _ => [SmelterColumn::MineNames, SmelterColumn::MineCountries]
            .into_iter()
            .map(|column| row.get(column))
            .find(|cell| read_origin(cell.readable()) == MineOrigin::Mine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    fn case(mineral: KnownMineral, answer: &'static str, mine: &'static str, mark: &'static str) -> [Edit; 3] {
        [
            Edit::text(Place::Answer(MineralQuestion::Recycled, mineral), answer),
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), mine),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), mark),
        ]
    }

    #[test]
    fn mined_material_under_all_recycled_is_found() {
        let findings = check_rule(&RULE, CMRT, &case(KnownMineral::Tin, "Yes", "Beispiel Mine", ""));
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D51".to_owned()], Warning));
        for form in [EMRT_2, CRT] {
            let findings = check_rule(&RULE, form, &case(KnownMineral::Cobalt, "Yes", "", "Unknown"));
            assert_eq!((findings.len(), findings[0].severity), (1, Info));
        }
    }

    #[test]
    fn words_for_recycled_in_other_languages_agree() {
        for word in ["Schrott", "스크랩", "desecho", "hurda", "déchets", "Ta scrap", "Recycled (Japan)"] {
            assert!(check_rule(&RULE, CMRT, &case(KnownMineral::Tin, "Yes", word, "")).is_empty(), "{word}");
        }
        assert_eq!(check_rule(&RULE, CMRT, &case(KnownMineral::Tin, "Yes", "kein Schrott", "")).len(), 1);
    }

    #[test]
    fn only_recycled_rows_under_no_are_a_hint() {
        assert_eq!(check_rule(&RULE, CMRT, &case(KnownMineral::Tin, "No", "Scrap", "Yes"))[0].severity, Info);
    }

    #[test]
    fn blanks_and_mixed_sources_say_nothing() {
        for (answer, mine, mark) in [
            ("Yes", "", ""),
            ("Yes", "mining and recycled", ""),
            ("Yes", "RCOI confirmed as per RMI", "Yes"),
            ("No", "", ""),
            ("Unknown", "Beispiel Mine", "No"),
            ("", "Beispiel Mine", "No"),
        ] {
            assert!(
                check_rule(&RULE, CMRT, &case(KnownMineral::Tin, answer, mine, mark)).is_empty(),
                "{answer} {mine}"
            );
        }
    }
}
