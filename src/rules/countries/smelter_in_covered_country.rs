//! G01: a smelter stands in a covered country, while sourcing from the covered countries is denied.

use super::{LAW, listed, listed_name, minerals_with_mined_metal, report_standing, standing_in};
use crate::reference::AreaList;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "G01",
    name: "smelter-in-covered-country",
    severity: Warning,
    applies_to: CMRT_ONLY,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The covered countries of the US Dodd-Frank Act of 2010, section 1502: the Democratic Republic of the Congo and its nine neighbours. One finding for each mineral and country. Recycled rows do not count, and rows that name a mine there are left to G03. \"Look at\" where the comment is filled or the rows name mines elsewhere",
            "依据美国 2010 年《多德-弗兰克法案》第 1502 条的覆盖国家：刚果（金）及其九个毗邻国家。每种矿产、每个国家报告一处。回收料的行不计，写明矿场在当地的行由 G03 处理。注释已填写，或行中写明矿场在其他国家时，列为“请留意”",
        ),
    },
    title: &Text::fixed(
        "Smelter in a covered country, while sourcing there is denied",
        "冶炼厂位于覆盖国家，却申报不从覆盖国家采购",
    ),
    why: &Text::fixed(
        "Where a smelter is located is not where its ore comes from. Still, a smelter there may well use ore from nearby, so a customer will ask",
        "冶炼厂的位置不等于矿石的来源。但当地的冶炼厂很可能使用附近的矿石，因此客户会询问",
    ),
    fix: &Text::fixed(
        "Find out where these smelters source from; answer Yes if any of it is from a covered country, else explain it in the comment",
        "查明这些冶炼厂的采购来源；有任何来自覆盖国家的，改填 Yes，否则在注释里说明",
    ),
    reasons: &[Reason::Contradiction, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "RWANDA")],
        good: &[
            Edit::text(Place::Smelter(1, SmelterColumn::Country), "RWANDA"),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), "Yes"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let covered = AreaList::covered_countries();
    for answers in minerals_with_mined_metal(ctx) {
        let answer = answers.get(MineralQuestion::Covered).filter(|cell| cell.offered() == Some(Answer::No));
        let Some(answer) = answer else { continue };
        let found = standing_in(
            ctx,
            &answers.mineral,
            |country| listed(&covered, country).is_some(),
            |named| listed_name(&covered, named).is_some(),
        );
        for standing in found {
            let message = text!(
                en: "{mineral}: {rows} in {country}, a covered country ({law}), yet the answer to \"{question}\" is \"{answer}\"",
                zh: "{mineral}：{rows}位于覆盖国家{country}（{law}），但“{question}”填的是“{answer}”",
                answer = Shown(answer.entry.text());
                mineral: answers.name(),
                rows: Text::counted(standing.rows.len(), "smelter is", "smelters are", "家冶炼厂"),
                country: standing.country.name(),
                law: LAW,
                question: answer.question.name());
            report_standing(sink, &standing, answer, Warning, "dodd-frank-1502", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, cells, check_rule};

    fn row(number: u32, metal: &'static str, country: &'static str) -> [Edit; 4] {
        let put = |column, text| Edit::text(Place::Smelter(number, column), text);
        [
            put(SmelterColumn::Metal, metal),
            put(SmelterColumn::Lookup, "Smelter not listed"),
            put(SmelterColumn::Name, "Sample Smelter"),
            put(SmelterColumn::Country, country),
        ]
    }

    fn tin(question: MineralQuestion, answer: &'static str) -> Edit {
        Edit::text(Place::Answer(question, KnownMineral::Tin), answer)
    }

    #[test]
    fn one_finding_for_each_country_with_the_answer_beside() {
        let edits =
            [row(2, "Tin", "RWANDA"), row(3, "Tin", "Rwanda"), row(4, "Tin", "刚果（金）"), row(5, "Tin", "CHINA")];
        let findings = check_rule(&RULE, CMRT, &edits.concat());
        assert_eq!(cells(&findings), ["Smelter List!E8", "Smelter List!E6"]);
        let named: Vec<String> = findings[1].cells.iter().map(ToString::to_string).collect();
        assert_eq!(named, ["Smelter List!E6", "Declaration!D39", "Smelter List!E7"]);
        assert!(findings.iter().all(|finding| finding.severity == Warning));
        assert!(findings[1].message.en.contains("2 smelters are in Rwanda, a covered country"));
    }

    #[test]
    fn rows_that_are_no_mined_metal_of_the_mineral_are_left_alone() {
        let changes = [
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
            Edit::text(Place::Smelter(2, SmelterColumn::Recycled), "Yes"),
            Edit::text(Place::Smelter(2, SmelterColumn::MineCountries), "Recycled"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold"),
            // The rule about mines says more.
            Edit::text(Place::Smelter(2, SmelterColumn::MineCountries), "Uganda"),
            tin(MineralQuestion::Covered, "Yes"),
            tin(MineralQuestion::Covered, "Unknown"),
            tin(MineralQuestion::Covered, ""),
            tin(MineralQuestion::Used, "No"),
            tin(MineralQuestion::Recycled, "Yes"),
        ];
        for change in changes {
            let edits = [row(2, "Tin", "RWANDA").as_slice(), &[change]].concat();
            assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "{change:?}");
        }
        for country in ["SUDAN", "NIGERIA", "Nowhere", ""] {
            assert!(check_rule(&RULE, CMRT, &row(2, "Tin", country)).is_empty(), "{country}");
        }
    }

    #[test]
    fn what_is_explained_is_only_looked_at() {
        for change in [
            Edit::text(Place::Comment(MineralQuestion::Covered, KnownMineral::Tin), "All ore is bought in Brazil"),
            Edit::text(Place::Smelter(2, SmelterColumn::MineCountries), "Brazil"),
        ] {
            let edits = [row(2, "Tin", "RWANDA").as_slice(), &[change]].concat();
            let findings = check_rule(&RULE, CMRT, &edits);
            assert_eq!((findings.len(), findings[0].severity), (1, Info));
        }
    }
}
