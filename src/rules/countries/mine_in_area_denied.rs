//! G03: a mine is given in a covered country or a high-risk area, while sourcing there is denied.

use super::{
    LAW, Listed, cells_of_mine, eu_list, listed_name, mine_cells, mine_countries, minerals_with_mined_metal, name_of,
    rows_with_mined_metal,
};
use crate::reference::{AreaList, Country};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "G03",
    name: "mine-in-area-denied",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: Yes if any smelter sources from the covered countries (CMRT: US Dodd-Frank Act, section 1502) or from a conflict-affected and high-risk area (here the EU's indicative list, neither exhaustive nor a ban). Whole names of countries in the columns for mines and in the Mine List; a text with a denial, such as \"not from\", does not count. One finding for each mineral and question; \"Look at\" where the answer is Unknown or the list names only regions of the country",
            "填写说明：只要有冶炼厂从覆盖国家（CMRT：美国《多德-弗兰克法案》第 1502 条）或受冲突影响和高风险地区（这里采用欧盟的指示性清单，它既不详尽，也不是禁令）采购，就填 Yes。只认矿场各列和矿场清单中完整的国家或地区名称；含“非”“不”等否定词的内容不计。每种矿产、每个问题报告一处；答案为 Unknown，或清单只列出该国部分地区时，列为“请留意”",
        ),
    },
    title: &Text::fixed(
        "Mine in a covered country or high-risk area, while sourcing there is not affirmed",
        "写明的矿场位于覆盖国家或高风险地区，答案却不是 Yes",
    ),
    why: &Text::fixed(
        "A mine is where the ore comes from, so this answer and the list cannot both be complete",
        "矿场就是矿石的来源，因此该答案与清单不可能都完整",
    ),
    fix: &Text::fixed(
        "Answer Yes, or correct the mine; explain it in the comment where both are right",
        "改填 Yes，或改正矿场；两者都正确时，在注释里说明",
    ),
    reasons: &[Reason::Contradiction, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "Brazil; Rwanda")],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "Brazil; Indonesia")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let (covered, cahra) = (AreaList::covered_countries(), AreaList::eu_cahra());
    let is_cmrt = ctx.declaration.kind() == TemplateKind::Cmrt;
    for answers in minerals_with_mined_metal(ctx) {
        let asked = |question| {
            let cell: Option<&AnswerCell> = answers.get(question);
            cell.filter(|cell| matches!(cell.offered(), Some(Answer::No | Answer::Unknown)))
        };
        let questions = [asked(MineralQuestion::Covered), asked(MineralQuestion::Cahra)];
        if questions.iter().all(Option::is_none) {
            continue;
        }
        let named = mines_of(ctx, answers);
        for cell in questions.into_iter().flatten() {
            let by_law = cell.question == MineralQuestion::Covered;
            let found = find(&named, |named| {
                let in_covered = listed_name(&covered, named);
                if by_law {
                    in_covered
                } else if is_cmrt && in_covered.is_some() {
                    // There the covered countries have their own question.
                    None
                } else {
                    listed_name(&cahra, named)
                }
            });
            let list = if by_law {
                text!(en: "covered countries: {law}", zh: "覆盖国家：{law}"; law: LAW)
            } else if found.extent == Listed::Whole {
                text!(en: "high-risk areas: {list}", zh: "高风险地区：{list}"; list: eu_list(&cahra))
            } else {
                text!(en: "partly high-risk areas: {list}", zh: "部分属于高风险地区：{list}"; list: eu_list(&cahra))
            };
            report(sink, answers, cell, &found, &list);
        }
    }
}

/// A cell about mines with the countries that it names.
struct Named<'a> {
    cell: &'a Entry,
    countries: Vec<Vec<&'a Country>>,
}

/// What is said about the mines of a mineral.
fn mines_of<'a>(ctx: &'a Context<'_>, answers: &MineralAnswers) -> Vec<Named<'a>> {
    let of_smelters = rows_with_mined_metal(ctx, &answers.mineral).flat_map(mine_cells);
    let of_mines = ctx.declaration.mines.iter().filter(|mine| mine.mineral.as_ref() == Some(&answers.mineral));
    of_smelters
        .chain(of_mines.flat_map(cells_of_mine))
        .filter_map(|cell| Some(Named { cell, countries: mine_countries(ctx, cell)?.named }))
        .collect()
}

/// The cells that name a listed country, and the countries.
struct Found<'a> {
    cells: Vec<&'a Entry>,
    countries: Vec<&'a [&'a Country]>,
    extent: Listed,
}

fn find<'a>(named: &'a [Named<'a>], listed: impl Fn(&[&Country]) -> Option<Listed>) -> Found<'a> {
    let mut found = Found { cells: Vec::new(), countries: Vec::new(), extent: Listed::InPart };
    for Named { cell, countries } in named {
        let mut hit = false;
        for country in countries {
            let Some(extent) = listed(country) else { continue };
            hit = true;
            found.extent = found.extent.max(extent);
            if !found.countries.contains(&country.as_slice()) {
                found.countries.push(country);
            }
        }
        if hit {
            found.cells.push(cell);
        }
    }
    found
}

/// More countries than this are counted, not named.
const NAMED_COUNTRIES: usize = 5;

fn report(sink: &mut Sink<'_>, answers: &MineralAnswers, cell: &AnswerCell, found: &Found<'_>, list: &Text) {
    let Some((first, rest)) = found.cells.split_first() else { return };
    let certain = cell.offered() == Some(Answer::No) && found.extent == Listed::Whole;
    let mut names: Vec<Text> = found.countries.iter().take(NAMED_COUNTRIES).map(|named| name_of(named)).collect();
    if let Some(more) = found.countries.len().checked_sub(NAMED_COUNTRIES).filter(|more| *more > 0) {
        names.push(text!(en: "{more} more", zh: "另外 {more} 个", more = more));
    }
    let mut codes: Vec<&str> = found.countries.iter().flat_map(|named| named.iter().map(|one| one.code)).collect();
    codes.sort_unstable();
    codes.dedup();
    sink.at(first)
        .severity(if certain { Warning } else { Info })
        .mineral(&answers.mineral)
        .for_comparison(&cell.entry)
        .each_also_wrong(rest.iter().copied())
        .value("countries", codes.join(" "))
        .value("cells", found.cells.len().to_string())
        .value("list", if cell.question == MineralQuestion::Covered { "dodd-frank-1502" } else { "eu-cahra" })
        .choose(&cell.entry, "Yes", Text::fixed("when the ore is from this mine", "矿石确实来自该矿场时"))
        .report(text!(
            en: "{mineral}: \"{typed}\" is given for mines ({countries}; {list}), yet the answer to \"{question}\" is \"{answer}\"",
            zh: "{mineral}：矿场信息中写有“{typed}”（{countries}；{list}），但“{question}”填的是“{answer}”",
            typed = Shown(first.text()), answer = Shown(cell.entry.text());
            mineral: answers.name(),
            countries: Text::list(&names),
            list: list,
            question: cell.question.name()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    fn mines(text: &'static str) -> Edit {
        Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), text)
    }

    fn answer(question: MineralQuestion, mineral: KnownMineral, answer: &'static str) -> Edit {
        Edit::text(Place::Answer(question, mineral), answer)
    }

    #[test]
    fn covered_countries_stand_against_their_own_question() {
        for text in ["Rwanda", "Brazil、刚果（金）", "RW, BR", "Congo", "Australia\nUganda", "RCOI confirmed: Rwanda"]
        {
            let findings = check_rule(&RULE, CMRT, &[mines(text)]);
            assert_eq!(
                (cells(&findings), findings[0].severity),
                (vec!["Smelter List!O5".to_owned()], Warning),
                "{text}"
            );
            assert_eq!(findings[0].values["list"], "dodd-frank-1502");
        }
        let unknown = answer(MineralQuestion::Covered, KnownMineral::Tin, "Unknown");
        assert_eq!(check_rule(&RULE, CMRT, &[mines("Rwanda"), unknown])[0].severity, Info);
    }

    #[test]
    fn each_list_has_its_finding() {
        let name = Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "Sample Mine, Zambia");
        let findings = check_rule(&RULE, CMRT, &[name, mines("Zimbabwe, Colombia")]);
        let found: Vec<_> = findings.iter().map(|f| (f.values["list"].as_str(), f.severity)).collect();
        assert_eq!(found, [("dodd-frank-1502", Warning), ("eu-cahra", Warning)]);
        let message = &findings[1].message.en;
        assert!(
            message.contains("(Zimbabwe, Colombia; high-risk areas: EU indicative list, edition 2026-"),
            "{message}"
        );
    }

    #[test]
    fn high_risk_areas_in_the_other_templates() {
        for form in [EMRT_1, EMRT_2, CRT] {
            for (text, severity) in [("DRC", Warning), ("Congo", Info), ("Mexico", Info), ("津巴布韦", Warning)] {
                let findings = check_rule(&RULE, form, &[mines(text)]);
                let found: Vec<_> = findings.iter().map(|f| f.severity).collect();
                assert_eq!(found, [severity], "{form:?} {text}");
            }
            assert!(check_rule(&RULE, form, &[mines("Rwanda")]).is_empty(), "not on the EU's list");
        }
        assert!(check_rule(&RULE, AMRT, &[mines("DRC")]).is_empty(), "not asked there");
    }

    #[test]
    fn the_mine_list_counts_for_its_mineral() {
        let mine = |column, text| Edit::text(Place::Mine(1, column), text);
        let edits = [mine(MineColumn::Metal, "Cobalt"), mine(MineColumn::Country, "CONGO, DEMOCRATIC REPUBLIC OF THE")];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &edits)), ["Mine List!F5"]);
        let of_nickel = [mine(MineColumn::Metal, "Nickel"), edits[1]];
        let no_nickel = answer(MineralQuestion::Used, KnownMineral::Nickel, "No");
        assert!(check_rule(&RULE, EMRT_2, &[of_nickel[0], of_nickel[1], no_nickel]).is_empty());
    }

    #[test]
    fn look_alikes_denials_and_other_texts_are_no_contradiction() {
        for text in [
            "Recycled",
            "RCOI confirmed as per RMI",
            "DRC conflict free",
            "Not from DRC or adjoining countries",
            "Non-DRC",
            "非刚果（金）",
            "Papua New Guinea",
            "Indonesia, Brazil",
            "Unknown",
            "N/A",
            "0",
            "",
        ] {
            assert!(check_rule(&RULE, CMRT, &[mines(text)]).is_empty(), "{text}");
        }
        for (metal, look_up, recycled) in
            [("", "Smelter not yet identified", ""), ("", "", "Yes"), ("Nonsense", "", "")]
        {
            let put =
                |column, text: &'static str| (!text.is_empty()).then_some(Edit::text(Place::Smelter(1, column), text));
            let edits = [
                Some(mines("Rwanda")),
                put(SmelterColumn::Metal, metal),
                put(SmelterColumn::Lookup, look_up),
                put(SmelterColumn::Recycled, recycled),
            ];
            let edits: Vec<Edit> = edits.into_iter().flatten().collect();
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{metal} {look_up} {recycled}");
        }
    }

    #[test]
    fn all_recycled_is_left_to_the_rules_on_recycling() {
        let recycled = answer(MineralQuestion::Recycled, KnownMineral::Cobalt, "Yes");
        for form in [EMRT_1, EMRT_2, CRT] {
            assert!(check_rule(&RULE, form, &[mines("DRC"), recycled]).is_empty(), "{form:?}");
        }
    }

    #[test]
    fn a_yes_is_no_contradiction() {
        for question in [MineralQuestion::Covered, MineralQuestion::Cahra] {
            let yes = [answer(question, KnownMineral::Tin, "Yes"), answer(question, KnownMineral::Tantalum, "Yes")];
            let text = if question == MineralQuestion::Covered { "Rwanda" } else { "Zimbabwe" };
            assert!(check_rule(&RULE, CMRT, &[mines(text), yes[0], yes[1]]).is_empty());
        }
    }
}
