//! G04: sourcing from covered countries or high-risk areas is affirmed, but nothing that is listed
//! points there.

use super::{
    LAW, cells_of_mine, country_of, eu_list, listed_name, mine_cells, mine_countries, minerals_with_mined_metal,
};
use crate::declaration::filler::{MineOrigin, read_origin};
use crate::reference::{AreaList, Country};
use crate::rules::prelude::*;
use crate::rules::recycled::is_recycled;

pub(crate) static RULE: Rule = Rule {
    code: "G04",
    name: "nothing-points-to-area",
    severity: Info,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Readers compare the answers with the list. Only where every row of the mineral names the countries of its mines in words that can be read, and neither they nor the smelters are in the covered countries (US Dodd-Frank Act, section 1502) or on the EU's indicative list, which is not exhaustive. Blank columns prove nothing; with a comment it is not reported",
            "审阅者会把答案与清单对照。仅在以下情况报告：该矿产每一行都写明了可识别的矿场所在国家或地区，且矿场和冶炼厂均不在覆盖国家（美国《多德-弗兰克法案》第 1502 条），也不在欧盟的指示性清单上（该清单并不详尽）。空白列不能说明问题；写了注释则不再报告",
        ),
    },
    title: &Text::fixed(
        "Yes to a question on origin, but nothing listed points there",
        "来源问题填 Yes，但清单中没有相应的国家或地区",
    ),
    why: &Text::fixed(
        "A reader looks for the mine behind this Yes in the list and does not find it. It is fine if it rests on other knowledge",
        "审阅者会在清单中寻找该 Yes 对应的矿场，但找不到。依据其他信息作答则没有问题",
    ),
    fix: &Text::fixed(
        "State in the comment which country it is and how you know; correct the answer if it was a slip",
        "在注释里写明是哪个国家或地区、依据是什么；若是误填，改正答案",
    ),
    reasons: &[Reason::Contradiction, Reason::Explain],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Cobalt), "Yes"),
            Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "Australia"),
        ],
        good: &[Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Cobalt), "Yes")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let (covered, cahra) = (AreaList::covered_countries(), AreaList::eu_cahra());
    for answers in minerals_with_mined_metal(ctx) {
        let questions = [MineralQuestion::Covered, MineralQuestion::Cahra].into_iter().filter_map(|q| answers.get(q));
        let affirmed: Vec<&AnswerCell> =
            questions.filter(|cell| cell.offered().is_some_and(Answer::is_affirmative)).collect();
        if affirmed.is_empty() || affirmed.iter().any(|cell| cell.has_comment()) {
            continue;
        }
        let Some(origin) = origin_of(ctx, &answers.mineral) else { continue };
        let points_there = |cell: &AnswerCell, named: &[&Country]| {
            let is_one_of = |codes: &[&str]| named.iter().any(|country| codes.contains(&country.code));
            match cell.answer {
                Some(Answer::DrcOnly) => is_one_of(&["CD"]),
                Some(Answer::IndiaOrMadagascarOnly) => is_one_of(&["IN", "MG"]),
                Some(Answer::DrcOrAdjoiningOnly) => listed_name(&covered, named).is_some(),
                _ if cell.question == MineralQuestion::Covered => listed_name(&covered, named).is_some(),
                _ => listed_name(&covered, named).is_some() || listed_name(&cahra, named).is_some(),
            }
        };
        let unsupported: Vec<&AnswerCell> = affirmed
            .into_iter()
            .filter(|cell| !origin.countries.iter().any(|named| points_there(cell, named)))
            .collect();
        let Some((first, rest)) = unsupported.split_first() else { continue };
        let by_law_alone = unsupported.iter().all(|cell| cell.question == MineralQuestion::Covered);
        let lists = if by_law_alone { LAW } else { Text::list([&LAW, &eu_list(&cahra)]) };
        sink.at(&first.entry)
            .each_also_wrong(rest.iter().map(|cell| &cell.entry))
            .for_comparison(origin.first)
            .value("list", if by_law_alone { "dodd-frank-1502" } else { "dodd-frank-1502 eu-cahra" })
            .report(text!(
                en: "{mineral}: the answer to \"{question}\" is \"{answer}\", but no smelter or mine listed is in such a country ({lists})",
                zh: "{mineral}：“{question}”填的是“{answer}”，但清单中的冶炼厂和矿场都不在这类国家或地区（{lists}）",
                answer = Shown(first.entry.text());
                mineral: answers.name(), question: first.question.name(), lists: lists));
    }
}

/// Where a mineral comes from by the lists, as far as they say all of it.
struct Origin<'a> {
    /// The first cell that names countries of mines.
    first: &'a Entry,
    countries: Vec<Vec<&'a Country>>,
}

/// The countries of the smelters and mines of a mineral; `None` where anything is blank or cannot
/// be read.
fn origin_of<'a>(ctx: &'a Context<'_>, mineral: &Mineral) -> Option<Origin<'a>> {
    let mut countries = Vec::new();
    let mut first = None;
    let mines = || ctx.declaration.mines.iter().filter(|mine| mine.mineral.as_ref() == Some(mineral));
    let has_mine_list = mines().next().is_some();
    for row in ctx.declaration.smelters.iter().filter(|row| row.mineral.as_ref() == Some(mineral)) {
        if row.is_placeholder() {
            return None;
        }
        countries.push(vec![country_of(ctx, row.get(SmelterColumn::Country).readable())?]);
        if is_recycled(row) {
            continue;
        }
        let [names, column] = mine_cells(row);
        countries.extend([names, row.get(SmelterColumn::Comments)].iter().flat_map(|cell| named_in(ctx, cell)));
        // The mines of this smelter may stand in the Mine List instead.
        if has_mine_list && read_origin(column.readable()) == MineOrigin::Nothing {
            continue;
        }
        countries.extend(clearly_named(ctx, column)?);
        first = first.or(Some(column));
    }
    for mine in mines() {
        let column = mine.get(MineColumn::Country)?;
        countries.extend(cells_of_mine(mine).flat_map(|cell| named_in(ctx, cell)));
        countries.extend(clearly_named(ctx, column)?);
        first = first.or(Some(column));
    }
    Some(Origin { first: first?, countries })
}

fn named_in<'a>(ctx: &'a Context<'_>, cell: &Entry) -> Vec<Vec<&'a Country>> {
    ctx.countries().named_in(cell.readable()).named
}

/// The countries that a cell names, if it says nothing else.
fn clearly_named<'a>(ctx: &'a Context<'_>, cell: &Entry) -> Option<Vec<Vec<&'a Country>>> {
    const JOINING: [&str; 8] = ["and", "or", "the", "和", "及", "与", "或", "以"];
    let found = mine_countries(ctx, cell)?;
    let nothing_else = found.other_words.iter().all(|word| JOINING.contains(&word.as_str()));
    Some(found.named).filter(|named| nothing_else && !named.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    fn answer(question: MineralQuestion, mineral: KnownMineral, answer: &'static str) -> Edit {
        Edit::text(Place::Answer(question, mineral), answer)
    }

    fn first(column: SmelterColumn, text: &'static str) -> Edit {
        Edit::text(Place::Smelter(1, column), text)
    }

    const TIN_ROW: [Edit; 2] = [
        Edit::text(Place::Smelter(1, SmelterColumn::Metal), "Tin"),
        Edit::text(Place::Smelter(1, SmelterColumn::Country), "GERMANY"),
    ];

    #[test]
    fn both_questions_are_one_finding() {
        let covered = answer(MineralQuestion::Covered, KnownMineral::Tin, "Yes");
        let cahra = answer(MineralQuestion::Cahra, KnownMineral::Tin, "Yes");
        let edits = [TIN_ROW.as_slice(), &[covered, cahra, first(SmelterColumn::MineCountries, "Brazil; Peru")]];
        let findings = check_rule(&RULE, CMRT, &edits.concat());
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Declaration!D39".to_owned()], 3));
        let edits = [TIN_ROW.as_slice(), &[covered, cahra, first(SmelterColumn::MineCountries, "Colombia")]];
        let findings = check_rule(&RULE, CMRT, &edits.concat());
        assert_eq!(findings[0].values["list"], "dodd-frank-1502", "Colombia is a high-risk area only");
        let edits = [TIN_ROW.as_slice(), &[covered, cahra, first(SmelterColumn::MineCountries, "Rwanda")]];
        assert!(check_rule(&RULE, CMRT, &edits.concat()).is_empty());
    }

    #[test]
    fn narrower_forms_of_yes_mean_their_countries() {
        for (form, said, mines, count) in [
            (EMRT_1, "DRC only", "Zambia", 1),
            (EMRT_1, "DRC only", "Congo", 0),
            (CRT, "DRC or adjoining countries only", "Australia", 1),
            (CRT, "DRC or adjoining countries only", "Zambia", 0),
            (EMRT_2, "Yes", "Cuba", 1),
            (EMRT_2, "No", "Cuba", 0),
        ] {
            let cahra = answer(MineralQuestion::Cahra, KnownMineral::Cobalt, said);
            let findings = check_rule(&RULE, form, &[cahra, first(SmelterColumn::MineCountries, mines)]);
            assert_eq!(findings.len(), count, "{said} {mines}");
        }
    }

    #[test]
    fn what_is_not_said_in_full_proves_nothing() {
        let cahra = answer(MineralQuestion::Cahra, KnownMineral::Cobalt, "Yes");
        let mines = first(SmelterColumn::MineCountries, "Australia");
        for change in [
            first(SmelterColumn::MineCountries, ""),
            first(SmelterColumn::MineCountries, "Unknown"),
            first(SmelterColumn::MineCountries, "Australia, Katanga"),
            first(SmelterColumn::MineCountries, "Australia etc."),
            first(SmelterColumn::MineCountries, "RCOI confirmed as per RMI"),
            first(SmelterColumn::MineNames, "Sample Mine (DRC)"),
            first(SmelterColumn::Comments, "Part of it from the DRC"),
            first(SmelterColumn::Country, "ZIMBABWE"),
            first(SmelterColumn::Country, ""),
            first(SmelterColumn::Recycled, "Yes"),
            Edit::text(Place::Comment(MineralQuestion::Cahra, KnownMineral::Cobalt), "One mine in Katanga"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt"),
        ] {
            assert!(check_rule(&RULE, EMRT_2, &[cahra, mines, change]).is_empty(), "{change:?}");
        }
        assert_eq!(check_rule(&RULE, EMRT_2, &[cahra, mines]).len(), 1);
    }

    #[test]
    fn the_mine_list_may_say_it_instead() {
        let cahra = answer(MineralQuestion::Cahra, KnownMineral::Cobalt, "Yes");
        let mine = |column, text| Edit::text(Place::Mine(1, column), text);
        let edits = [cahra, mine(MineColumn::Metal, "Cobalt"), mine(MineColumn::Country, "FINLAND")];
        assert_eq!(check_rule(&RULE, EMRT_2, &edits).len(), 1);
        let edits = [cahra, mine(MineColumn::Metal, "Cobalt"), mine(MineColumn::Country, "DRC")];
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty());
    }
}
