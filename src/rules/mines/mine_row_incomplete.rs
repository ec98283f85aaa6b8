//! M02: a mine row does not name the mine, its country or its smelter.

use super::in_findings;
use crate::declaration::MineEntry;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "M02",
    name: "mine-row-incomplete",
    severity: Warning,
    applies_to: WITH_CHOSEN_MINERALS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Mine List: smelter, mine name and country are highlighted while they are blank beside a metal; the Checker does not look here. The Instructions ask for the smelter only where possible, so a row without it is \"Look at\", one finding for the sheet. Unknown is an answer. More than ten rows that lack the same are one finding",
            "矿场清单：填了金属后，冶炼厂、矿场名称和国家或地区为空时高亮；官方 Checker 不检查。填写说明只要求在可能时填写冶炼厂，因此仅缺冶炼厂的行列为“请留意”，整张表报告一处。Unknown 也是答案。超过十行缺少相同内容时合并为一处",
        ),
    },
    title: &Text::fixed("Mine row is incomplete", "矿场行未填完整"),
    why: &Text::fixed(
        "Nobody can find the mine without its name and country",
        "没有矿场名称和国家或地区，就无法查找矿场",
    ),
    fix: &Text::fixed(
        "Fill in what is known, or delete the row: the Mine List may stay blank",
        "填写已知的内容，或删除该行：矿场清单可以留空",
    ),
    reasons: &[Reason::Missing],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Smelter), "Esimerkki Koboltti Oy"),
            Edit::text(Place::Mine(1, MineColumn::Country), "FINLAND"),
        ],
        good: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Smelter), "Esimerkki Koboltti Oy"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Unknown"),
            Edit::text(Place::Mine(1, MineColumn::Country), "Unknown"),
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
    let mut by_gap: BTreeMap<Vec<MineColumn>, Vec<&MineEntry>> = BTreeMap::new();
    for mine in ctx.declaration.mines.iter().filter(|mine| mine.mineral.is_some()) {
        let missing: Vec<MineColumn> = [MineColumn::Name, MineColumn::Country, MineColumn::Smelter]
            .into_iter()
            .filter(|column| mine.lacks(*column))
            .collect();
        if !missing.is_empty() {
            by_gap.entry(missing).or_default().push(mine);
        }
    }
    for (missing, mines) in by_gap {
        if missing == [MineColumn::Smelter] {
            report(&missing, &mines, sink);
            continue;
        }
        for mines in in_findings(mines) {
            report(&missing, &mines, sink);
        }
    }
}

fn report(missing: &[MineColumn], mines: &[&MineEntry], sink: &mut Sink<'_>) {
    let blanks: Vec<&Entry> =
        mines.iter().flat_map(|mine| missing.iter().filter_map(|column| mine.get(*column))).collect();
    let Some((first, rest)) = blanks.split_first() else { return };
    let numbers: Vec<u32> = mines.iter().map(|mine| mine.row).collect();
    let names: Vec<Text> = missing.iter().map(|column| what(*column)).collect();
    let mut finding = sink.at(first);
    finding.each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string());
    if missing == [MineColumn::Smelter] {
        finding.severity(Info).why(Text::fixed(
            "The Instructions ask for the smelter where possible: it shows through whom the mine is in the supply chain",
            "填写说明要求在可能时填写冶炼厂，以便看出矿场经由哪家冶炼厂进入供应链",
        )).fix(Text::fixed("Fill in the smelter where it is known", "知道是哪家冶炼厂时请填写"));
    }
    finding.report(text!(
        en: "The Mine List does not name {missing} ({rows})",
        zh: "矿场清单未填{missing}（{rows}）"; missing: Text::list(&names), rows: rows_text(&numbers)));
}

fn what(column: MineColumn) -> Text {
    match column {
        MineColumn::Name => Text::fixed("the mine", "矿场名称"),
        MineColumn::Country => Text::fixed("its country", "国家或地区"),
        MineColumn::Smelter => Text::fixed("its smelter", "冶炼厂"),
        other => other.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, EMRT_2, blank_form, cells, check_form, check_rule};

    const fn mine(row: u32, column: MineColumn, text: &'static str) -> Edit {
        Edit::text(Place::Mine(row, column), text)
    }

    #[test]
    fn a_row_that_lacks_several_cells_is_one_finding() {
        let findings = check_rule(&RULE, AMRT_12, &[mine(2, MineColumn::Metal, "Aluminum")]);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Mine List!C6".to_owned()], 3));
        assert_eq!(findings[0].message.en, "The Mine List does not name the mine, its country, its smelter (row 6)");
        let zero = Edit::new(Place::Mine(1, MineColumn::Country), Put::Number(0.0));
        let findings = check_rule(
            &RULE,
            EMRT_2,
            &[
                mine(1, MineColumn::Metal, "Cobalt"),
                mine(1, MineColumn::Name, "Esimerkki"),
                mine(1, MineColumn::Smelter, "Esimerkki Koboltti Oy"),
                zero,
            ],
        );
        assert_eq!(cells(&findings), ["Mine List!F5"]);
    }

    #[test]
    fn a_smelter_is_asked_for_only_where_possible() {
        let edits: Vec<Edit> = (1..=4)
            .flat_map(|row| {
                [
                    mine(row, MineColumn::Metal, "Aluminum"),
                    mine(row, MineColumn::Name, "Eksempel Mine"),
                    mine(row, MineColumn::Country, "NORWAY"),
                ]
            })
            .collect();
        let findings = check_rule(&RULE, AMRT, &edits);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Mine List!B5".to_owned()], Info));
        assert_eq!(findings[0].cells.len(), 4);
    }

    #[test]
    fn many_rows_that_lack_the_same_are_one_finding() {
        let edits: Vec<Edit> = (1..=60).map(|row| mine(row, MineColumn::Metal, "Cobalt")).collect();
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!((findings.len(), findings[0].values["rows"].as_str()), (1, "60"));
        assert!(findings[0].cells.len() <= crate::rules::sink::MAX_CELLS);
    }

    #[test]
    fn unknown_marks_and_rows_without_a_metal_have_no_gap() {
        let edits = [
            mine(1, MineColumn::Metal, "Cobalt"),
            mine(1, MineColumn::Smelter, "Unknown"),
            mine(1, MineColumn::Name, "!"),
            Edit::new(Place::Mine(1, MineColumn::Country), Put::Error("#N/A")),
            mine(2, MineColumn::Name, "Esimerkki Mine"),
        ];
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty(), "M01, M04");
        assert!(check_rule(&RULE, EMRT_2, RULE.example.good).is_empty());
        let form = blank_form(EMRT_2.0, EMRT_2.1).with(RULE.example.bad);
        assert!(check_form(&RULE, form).is_empty(), "F08");
    }
}
