//! L20: optional columns are filled with marks that say nothing.

use crate::base::normal::company_core;
use crate::reference::CountryMatch;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L20",
    name: "filler-in-optional-column",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: optional columns of the Smelter List may stay blank. One finding for each column; N/A and dashes count only where at least three rows have them. Unknown, Recycled, Scrap and the standard sentence about the origin inquiry are the Instructions' own words",
            "填写说明：冶炼厂清单的选填列可留空。每列报告一处；N/A 和短横线出现三行以上才计。Unknown、Recycled、Scrap 和关于合理原产国查询的标准语句是填写说明自己的用语",
        ),
    },
    title: &Text::fixed("Placeholder in an optional column", "选填列中有占位内容"),
    why: &Text::fixed("A placeholder looks like an answer but says nothing", "占位内容看似答案，却没有信息"),
    fix: &Text::fixed(
        "Clear the cells; where a mine is not known, enter Unknown",
        "清空单元格；不知道矿场时填 Unknown",
    ),
    reasons: &[Reason::Form, Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::new(Place::Smelter(1, SmelterColumn::MineCountries), Put::Number(0.0))],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "Unknown")],
    },
    check,
    ..super::GROUP
};

/// Fewer rows with "N/A" are ordinary.
const PASTED_DOWN: usize = 3;

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let optional = SmelterColumn::ALL.iter().filter(|column| **column >= SmelterColumn::ContactName);
    for column in optional {
        let cells = || ctx.declaration.smelters.iter().map(|row| (row, row.get(*column)));
        let pasted = cells().filter(|(_, cell)| cell.is_filler(Filler::NotApplicable)).count() >= PASTED_DOWN;
        let found: Vec<&Entry> = cells()
            .filter(|(row, cell)| match column {
                // Any other text in this column is L15.
                SmelterColumn::Recycled => cell.text() == "0" || pasted && cell.is_filler(Filler::NotApplicable),
                SmelterColumn::MineNames => fills_nothing(cell, pasted) || is_no_mine(ctx, row, cell),
                _ => fills_nothing(cell, pasted),
            })
            .map(|(_, cell)| cell)
            .collect();
        let Some((first, rest)) = found.split_first() else { continue };
        let numbers: Vec<u32> = found.iter().map(|cell| cell.cell.addr.row).collect();
        sink.at(first).each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string()).report(text!(
            en: "{column}: \"{value}\" says nothing ({rows})",
            zh: "{column}：“{value}”没有提供信息（{rows}）",
            value = Shown(first.text()); column: column.name(), rows: rows_text(&numbers)));
    }
}

fn fills_nothing(cell: &Entry, pasted: bool) -> bool {
    cell.is_filler(Filler::Mark) || pasted && cell.is_filler(Filler::NotApplicable)
}

/// Whether the name of the mine is the smelter's own name, or a country.
fn is_no_mine(ctx: &Context<'_>, row: &SmelterEntry, cell: &Entry) -> bool {
    let mine = cell.readable();
    if mine.is_empty() {
        return false;
    }
    let core = company_core(mine);
    let own_name = row.is_named() && !core.is_empty() && core == company_core(row.display_name());
    // A code of two letters is too short to be sure of.
    own_name || mine.chars().count() > 3 && ctx.countries().find(mine) != CountryMatch::Nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    #[test]
    fn one_finding_for_each_column() {
        let edits = [
            Edit::new(Place::Smelter(1, SmelterColumn::Comments), Put::Number(0.0)),
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "xxx"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::MineNames), "0"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!N5", "Smelter List!Q5"]);
        assert_eq!(findings[0].cells.len(), 2);
        assert_eq!(check_rule(&RULE, AMRT_12, &edits).len(), 2);
    }

    #[test]
    fn a_mine_that_is_the_smelter_or_a_country_is_a_filler() {
        for mine in ["Beispiel Zinn GmbH", "Indonesia", "玻利维亚"] {
            let edit = Edit::text(Place::Smelter(1, SmelterColumn::MineNames), mine);
            assert_eq!(check_rule(&RULE, CMRT, &[edit]).len(), 1, "{mine}");
        }
    }

    #[test]
    fn the_words_of_the_instructions_and_a_single_na_are_fine() {
        for mine in ["Unknown", "Recycled", "Scrap", "RCOI confirmed as per RMI", "N/A", "-", "", "Beispiel Mine"] {
            let edit = Edit::text(Place::Smelter(1, SmelterColumn::MineNames), mine);
            assert!(check_rule(&RULE, CMRT, &[edit]).is_empty(), "{mine}");
        }
        let pasted: Vec<Edit> =
            (1..=3).map(|row| Edit::text(Place::Smelter(row, SmelterColumn::NextSteps), "N/A")).collect();
        assert_eq!(check_rule(&RULE, CMRT, &pasted).len(), 1);
    }
}
