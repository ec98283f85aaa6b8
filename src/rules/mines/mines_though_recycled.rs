//! M06: all of a mineral is said to be recycled, yet mines are listed for it.

use crate::declaration::MineEntry;
use crate::declaration::filler::{MineOrigin, read_origin};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "M06",
    name: "mines-though-recycled",
    severity: Info,
    applies_to: &[Emrt2],
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "Yes means that all of the mineral is recycled or scrap, which has no mine. A row counts that names a mine or its country, other than Unknown or Recycled. One finding for each mineral in scope",
            "Yes 表示该矿产 100% 来自回收料或报废料，没有矿场。写有矿场或其国家或地区的行才计，Unknown 和 Recycled 不计。每种申报范围内的矿产报告一处",
        ),
    },
    title: &Text::fixed("Mines are listed although all is recycled", "答案为全部回收料，却列出了矿场"),
    why: &Text::fixed(
        "Recycled material has no mine of origin, so the answer or the Mine List is wrong",
        "回收料没有来源矿场，因此答案或矿场清单有一处不对",
    ),
    fix: &Text::fixed("Correct the answer, or delete the rows", "改正答案，或删除这些行"),
    reasons: &[Reason::Contradiction, Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Cobalt), "Yes"),
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Esimerkki Mine"),
        ],
        good: &[
            Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Cobalt), "No"),
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Esimerkki Mine"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for answers in ctx.declaration.minerals_in_scope() {
        let Some(recycled) = answers.get(MineralQuestion::Recycled) else { continue };
        if recycled.offered() != Some(Answer::Yes) {
            continue;
        }
        let mines: Vec<&Entry> = ctx.declaration.mines_of(&answers.mineral).filter_map(says_mined).collect();
        let Some(first) = mines.first() else { continue };
        let numbers: Vec<u32> = mines.iter().map(|mine| mine.cell.addr.row).collect();
        sink.at(&recycled.entry)
            .each_also_wrong(mines.iter().copied())
            .value("rows", numbers.len().to_string())
            .choose(
                &recycled.entry,
                "No",
                Text::fixed("if these mines are in your supply chain", "这些矿场确在供应链中时"),
            )
            .report(text!(
                en: "{mineral}: according to the answer, all is recycled, yet the Mine List has \"{mine}\" ({rows})",
                zh: "{mineral}：按答案全部为回收料，但矿场清单中有“{mine}”（{rows}）",
                mine = Shown(first.text()); mineral: answers.name(), rows: rows_text(&numbers)));
    }
}

/// The cell that speaks of a mine: its name, or the country of one without a name.
fn says_mined(mine: &MineEntry) -> Option<&Entry> {
    let cell = |column| mine.get(column).filter(|_| read_origin(mine.stated(column)) == MineOrigin::Mine);
    match read_origin(mine.stated(MineColumn::Name)) {
        MineOrigin::Mine => cell(MineColumn::Name),
        MineOrigin::Nothing => cell(MineColumn::Country),
        MineOrigin::Recycled | MineOrigin::Mixed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{EMRT_2, cells, check_rule};

    const YES: Edit = Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Cobalt), "Yes");

    const fn mine(row: u32, column: MineColumn, text: &'static str) -> Edit {
        Edit::text(Place::Mine(row, column), text)
    }

    #[test]
    fn one_finding_for_all_mines_of_the_mineral() {
        let edits = [
            YES,
            mine(1, MineColumn::Metal, "Cobalt"),
            mine(1, MineColumn::Name, "Esimerkki Mine"),
            mine(2, MineColumn::Metal, "Cobalt"),
            mine(2, MineColumn::Name, "Unknown"),
            mine(2, MineColumn::Country, "FINLAND"),
        ];
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!((findings.len(), findings[0].severity), (1, Info));
        let named: Vec<String> = findings[0].cells.iter().map(ToString::to_string).collect();
        assert_eq!(named, ["Declaration!D66", "Mine List!C5", "Mine List!F6"]);
        assert_eq!(cells(&findings), ["Declaration!D66"]);
    }

    #[test]
    fn rows_that_name_no_mine_and_other_minerals_are_no_contradiction() {
        for name in ["Recycled", "Scrap", "RCOI confirmed as per RMI", "Unknown", "N/A", ""] {
            let edits = [YES, mine(1, MineColumn::Metal, "Cobalt"), mine(1, MineColumn::Name, name)];
            assert!(check_rule(&RULE, EMRT_2, &edits).is_empty(), "{name}");
        }
        let nickel = [YES, mine(1, MineColumn::Metal, "Nickel"), mine(1, MineColumn::Name, "Exemple Mine")];
        assert!(check_rule(&RULE, EMRT_2, &nickel).is_empty());
        let unknown = Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Cobalt), "Unknown");
        let edits = [unknown, mine(1, MineColumn::Metal, "Cobalt"), mine(1, MineColumn::Name, "Esimerkki Mine")];
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty());
    }
}
