//! G02: a smelter stands in a country on the list of high-risk areas, while sourcing from such
//! areas is denied.

use super::{Listed, eu_list, listed, listed_name, minerals_with_mined_metal, report_standing, standing_in};
use crate::reference::AreaList;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "G02",
    name: "smelter-in-high-risk-area",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: Yes if any smelter sources from such an area; they name no list. The list here is the EU's indicative one (Regulation (EU) 2017/821), which is neither exhaustive nor a ban: absence from it proves nothing. \"Look at\" where it names only regions of the country, where the comment is filled, or where the rows name mines elsewhere. In the CMRT the covered countries belong to G01 and X01. Where a chosen smelter has no country in its row, that of the workbook's look-up counts",
            "填写说明：只要有冶炼厂从这类地区采购，就填 Yes；没有指定清单。这里采用欧盟的指示性清单（条例 (EU) 2017/821），它既不详尽，也不是禁令，未列入不能说明问题。清单只列出该国部分地区、注释已填写，或行中写明矿场在其他国家时，列为“请留意”。CMRT 中的覆盖国家由 G01 和 X01 处理。已选冶炼厂的行没有国家或地区时，以工作簿自带查找表中的为准",
        ),
    },
    title: &Text::fixed(
        "Smelter in a high-risk area, while sourcing there is denied",
        "冶炼厂位于高风险地区，却申报不从高风险地区采购",
    ),
    why: &Text::fixed(
        "Where a smelter is located is not where its ore comes from. Still, a smelter there may well use ore from nearby, so a customer will ask",
        "冶炼厂的位置不等于矿石的来源。但当地的冶炼厂很可能使用附近的矿石，因此客户会询问",
    ),
    fix: &Text::fixed(
        "Find out where these smelters source from; answer Yes if any of it is from a conflict-affected and high-risk area, else explain it in the comment",
        "查明这些冶炼厂的采购来源；有任何来自受冲突影响和高风险地区的，改填 Yes，否则在注释里说明",
    ),
    reasons: &[Reason::Contradiction, Reason::Explain],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "ZIMBABWE")],
        good: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Country), "ZIMBABWE"),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), "Yes"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let (cahra, covered) = (AreaList::eu_cahra(), AreaList::covered_countries());
    let is_cmrt = ctx.declaration.kind() == TemplateKind::Cmrt;
    for answers in minerals_with_mined_metal(ctx).filter(|answers| !answers.covered_but_not_cahra()) {
        let answer = answers.get(MineralQuestion::Cahra).filter(|cell| cell.offered() == Some(Answer::No));
        let Some(answer) = answer else { continue };
        let found = standing_in(
            ctx,
            &answers.mineral,
            |country| listed(&cahra, country).is_some() && !(is_cmrt && listed(&covered, country).is_some()),
            |named| listed_name(&cahra, named).is_some() || (is_cmrt && listed_name(&covered, named).is_some()),
        );
        for standing in found {
            let in_part = listed(&cahra, standing.country) == Some(Listed::InPart);
            let (severity, extent) = if in_part {
                (Info, Text::fixed("regions of which are on the list of high-risk areas", "部分地区列入高风险地区清单"))
            } else {
                (Warning, Text::fixed("which is on the list of high-risk areas", "列入高风险地区清单"))
            };
            let message = text!(
                en: "{mineral}: {rows} in {country}, {extent} ({list}), yet the answer to \"{question}\" is \"{answer}\"",
                zh: "{mineral}：{rows}位于{country}（{extent}：{list}），但“{question}”填的是“{answer}”",
                answer = Shown(answer.entry.text());
                mineral: answers.name(),
                rows: Text::counted(standing.rows.len(), "smelter is", "smelters are", "家冶炼厂"),
                country: standing.country.name(),
                extent: extent,
                list: eu_list(&cahra),
                question: answer.question.name());
            report_standing(sink, &standing, answer, severity, "eu-cahra", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    fn first_in(country: &'static str) -> Edit {
        Edit::text(Place::Smelter(1, SmelterColumn::Country), country)
    }

    #[test]
    fn countries_listed_throughout_are_to_be_explained_and_others_looked_at() {
        for form in [CMRT, EMRT_1, EMRT_2, CRT] {
            for (country, severity) in
                [("ZIMBABWE", Warning), ("AFGHANISTAN", Warning), ("MYANMAR", Warning), ("MEXICO", Info)]
            {
                let findings = check_rule(&RULE, form, &[first_in(country)]);
                let found: Vec<_> = findings.iter().map(|finding| finding.severity).collect();
                assert_eq!(found, [severity], "{form:?} {country}");
                assert!(findings[0].message.en.contains("EU indicative list, edition 2026-"));
            }
        }
        let drc = "CONGO, DEMOCRATIC REPUBLIC OF THE";
        assert_eq!(check_rule(&RULE, EMRT_2, &[first_in(drc)])[0].severity, Warning);
    }

    #[test]
    fn covered_countries_are_left_to_other_rules_in_the_cmrt() {
        for country in ["BURUNDI", "SOUTH SUDAN", "RWANDA"] {
            assert!(check_rule(&RULE, CMRT, &[first_in(country)]).is_empty(), "{country}");
        }
        assert!(check_rule(&RULE, EMRT_2, &[first_in("RWANDA")]).is_empty(), "not on the EU's list");
        let covered = |mineral| Edit::text(Place::Answer(MineralQuestion::Covered, mineral), "Yes");
        let edits = [first_in("ZIMBABWE"), covered(KnownMineral::Tantalum), covered(KnownMineral::Tin)];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "X01 says it");
    }

    #[test]
    fn other_answers_and_other_places_are_no_contradiction() {
        for form in [EMRT_1, EMRT_2, CRT] {
            for answer in ["Yes", "Unknown", ""] {
                let cahra = Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Cobalt), answer);
                assert!(check_rule(&RULE, form, &[first_in("ZIMBABWE"), cahra]).is_empty(), "{form:?} {answer}");
            }
            assert!(check_rule(&RULE, form, &[first_in("CHINA")]).is_empty());
        }
        assert!(check_rule(&RULE, AMRT, &[first_in("ZIMBABWE")]).is_empty(), "not asked there");
        let not_yet = Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not yet identified");
        assert!(check_rule(&RULE, EMRT_2, &[first_in("ZIMBABWE"), not_yet]).is_empty());
    }

    #[test]
    fn the_country_of_the_look_up_counts_where_the_row_has_none() {
        use crate::template::SMELTER_LOOKUP;
        let entry = [("A60", "Cobalt"), ("B60", "Esimerkki Harare"), ("C60", "Esimerkki Harare"), ("D60", "ZIMBABWE")]
            .map(|(cell, text)| Edit::text(Place::Cell(SMELTER_LOOKUP, cell), text));
        let row = |country: Put| {
            [
                Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Esimerkki Harare"),
                Edit::new(Place::Smelter(1, SmelterColumn::Country), country),
            ]
        };
        for country in [Put::Blank, Put::Text("Unknown"), Put::FormulaNotCalculated] {
            let findings = check_rule(&RULE, EMRT_2, &[entry.to_vec(), row(country).to_vec()].concat());
            assert_eq!(cells(&findings), ["Smelter List!E5"], "{country:?}");
        }
        let elsewhere = [entry.to_vec(), row(Put::Text("FINLAND")).to_vec()].concat();
        assert!(check_rule(&RULE, EMRT_2, &elsewhere).is_empty());
    }

    #[test]
    fn rows_of_one_country_are_one_finding() {
        let put = |column, text| Edit::text(Place::Smelter(2, column), text);
        let edits = [
            first_in("VENEZUELA (BOLIVARIAN REPUBLIC OF)"),
            put(SmelterColumn::Metal, "Cobalt"),
            put(SmelterColumn::Country, "Venezuela"),
        ];
        let findings = check_rule(&RULE, EMRT_1, &edits);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Smelter List!E5".to_owned()], 3));
    }
}
