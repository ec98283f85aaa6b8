//! L15: what a row says about recycled sources does not agree.

use crate::declaration::filler::{MineOrigin, read_origin};
use crate::declaration::{is_found_as, is_word_for_an_answer, read_answer};
use crate::rules::prelude::*;
use crate::rules::recycled::origin_of_names;
use crate::template::options::{YES_NO, YES_NO_UNKNOWN};
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "L15",
    name: "recycled-marks-disagree",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions and drop-down of the Smelter List. A contradiction is \"Explain\" for its row, an answer that is not offered \"Must fix\" for the sheet, with the option that is meant, by which contradictions are judged; a blank after an answer is \"Look at\"; a side left blank or Unknown is one \"Look at\" each. AMRT may have Yes and No in the language shown. Recycled and scrap count in the languages of the templates, with their metal or where it was done; beside them a country is no mine. A blank is no hint where the Declaration says that all of the mineral is recycled. 0 and N/A count as blank; standard sentences about the origin inquiry and mixed sources contradict nothing",
            "冶炼厂清单的填写说明和下拉列表。自相矛盾的行列为“需要说明”；不在选项中的答案按整张表列为“必须修改”，并给出所指的选项，是否矛盾也按其判断；答案后多了空格的列为“请留意”；一方为空或 Unknown 时各列一处“请留意”。AMRT 可用显示语言的是/否。模板各语言中的回收、报废用语都算，可带金属或回收地点；其旁的国家或地区不算矿场。“申报”工作表已填该矿产全部为回收料时，空白不提示。0 和 N/A 视为空；关于合理原产国查询的标准语句和混合来源不算矛盾",
        ),
    },
    title: &Text::fixed("Recycling answer and mine do not agree", "回收料答案与矿场不一致"),
    why: &Text::fixed(
        "A smelter that uses only recycled material has no mine of origin, and the other way round",
        "只使用回收料的冶炼厂没有来源矿场，反之亦然",
    ),
    fix: &Text::fixed(
        "Make the mine, its country and the answer on recycled sources agree",
        "使矿场、矿场所在国家或地区和回收料答案三格一致",
    ),
    reasons: &[Reason::Contradiction],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "Recycled"),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), "No"),
        ],
        good: &[
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), "Recycled"),
            Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), "Scrap"),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), "Yes"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let amrt = ctx.declaration.kind() == TemplateKind::Amrt;
    let offered = if ctx.declaration.family == Amrt13 { YES_NO } else { YES_NO_UNKNOWN };
    let mut not_offered: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    let mut not_exact: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    let (mut not_marked, mut without_words) = (Vec::new(), Vec::new());
    for row in &ctx.declaration.smelters {
        let mark = row.get(SmelterColumn::Recycled);
        let blank = mark.readable().is_empty() || mark.text() == "0" || mark.is_filler(Filler::NotApplicable);
        let (answer, spelling) = read_answer(mark, offered);
        let allowed = match spelling {
            Spelling::Translated(_) => amrt,
            Spelling::NotOffered | Spelling::NotAnAnswer => false,
            Spelling::Blank | Spelling::Exact | Spelling::Variant(_) => true,
        };
        if !blank && !allowed {
            not_offered.entry(mark.key()).or_default().push(mark);
            if answer.is_none() {
                continue;
            }
        } else if let Spelling::Variant(option) = spelling
            && !is_found_as(&mark.typed, option)
        {
            not_exact.entry(mark.typed.as_str()).or_default().push(mark);
        }
        let cells = [row.get(SmelterColumn::MineNames), row.get(SmelterColumn::MineCountries)];
        let origins = [origin_of_names(cells[0].readable()), read_origin(cells[1].readable())];
        let first_that = |wanted: MineOrigin| {
            cells.into_iter().zip(origins).find(|(_, origin)| *origin == wanted).map(|(cell, _)| cell)
        };
        let answer = if blank { None } else { answer };
        // Next to "Recycled" a country says where that was done.
        let mined = first_that(MineOrigin::Mine).filter(|_| origins[0] != MineOrigin::Recycled);
        match (answer, first_that(MineOrigin::Recycled), mined) {
            (Some(Answer::No), Some(said), _) | (Some(Answer::Yes), _, Some(said)) => {
                sink.at(mark).also_wrong(said).report(text!(
                    en: "Row {row}: the answer on 100% recycled is \"{mark}\", but the origin says \"{said}\"",
                    zh: "第 {row} 行：是否 100% 回收料填的是“{mark}”，但来源写的是“{said}”",
                    row = row.row, mark = Shown(mark.text()), said = Shown(said.text())));
            }
            // Hints wait until the answer is one that is offered.
            _ if !blank && !allowed => {}
            (None, Some(_), None) if is_all_recycled(ctx, row) => {}
            (None | Some(Answer::Unknown), Some(_), None) => not_marked.push(mark),
            (Some(Answer::Yes), None, None) if origins == [MineOrigin::Nothing; 2] => {
                without_words.push(row.get(SmelterColumn::MineNames));
            }
            _ => {}
        }
    }
    for marks in not_offered.values() {
        report_not_offered(marks, offered, sink);
    }
    for marks in not_exact.values() {
        report_not_exact(marks, offered, sink);
    }
    let hints = [
        (
            not_marked,
            Text::fixed(
                "The origin says recycled or scrap, but the answer on 100% recycled is not Yes",
                "来源写明回收料或报废料，但是否 100% 回收料没有填 Yes",
            ),
        ),
        (
            without_words,
            Text::fixed(
                "The answer on 100% recycled is Yes, but the origin is blank or unknown",
                "是否 100% 回收料填 Yes，但来源为空或未知",
            ),
        ),
    ];
    for (cells, what) in hints {
        let Some((first, rest)) = cells.split_first() else { continue };
        let numbers: Vec<u32> = cells.iter().map(|cell| cell.cell.addr.row).collect();
        sink.at(first)
            .severity(Info)
            .each_also_wrong(rest.iter().copied())
            .value("rows", numbers.len().to_string())
            .why(Text::fixed(
                "The template asks for recycled sources to be stated in all three cells",
                "模板要求回收料来源在三格中都写明",
            ))
            .report(text!(en: "{what}: {rows}", zh: "{what}：{rows}"; what: what, rows: rows_text(&numbers)));
    }
}

/// Whether all of the row's mineral is said to be recycled in the Declaration.
fn is_all_recycled(ctx: &Context<'_>, row: &SmelterEntry) -> bool {
    let answers = row.mineral.as_ref().and_then(|mineral| ctx.declaration.mineral(mineral));
    answers.is_some_and(|answers| answers.answer(MineralQuestion::Recycled) == Some(Answer::Yes))
}

/// One finding for each text, however often it was pasted.
fn report_not_offered(marks: &[&Entry], offered: &'static [&'static str], sink: &mut Sink<'_>) {
    let Some((first, rest)) = marks.split_first() else { return };
    let numbers: Vec<u32> = marks.iter().map(|mark| mark.cell.addr.row).collect();
    let mut finding = sink.at(first);
    finding
        .severity(Error)
        .each_also_wrong(rest.iter().copied())
        .value("rows", numbers.len().to_string())
        .why(Text::fixed(
            "Readers and import tools expect one of the options of the drop-down",
            "审阅者和导入工具只识别下拉列表中的选项",
        ))
        .fix(Text::fixed("Choose one of the options, or clear the cell", "从下拉列表中选择，或清空单元格"));
    let (_, spelling) = read_answer(first, offered);
    if let Spelling::Translated(option) = spelling {
        let when = text!(
            en: "if \"{mark}\" means that", zh: "如果“{mark}”是这个意思", mark = Shown(first.text()));
        finding.choose(first, option, when);
    } else {
        finding.choose_one_of(first, offered);
    }
    finding.report(text!(
        en: "\"{mark}\" is not an option of the drop-down: {rows}",
        zh: "“{mark}”不是下拉列表中的选项：{rows}", mark = Shown(first.text()); rows: rows_text(&numbers)));
}

/// An option with a blank or a full-width letter too many.
fn report_not_exact(marks: &[&Entry], offered: &'static [&'static str], sink: &mut Sink<'_>) {
    let Some((first, rest)) = marks.split_first() else { return };
    let (_, Spelling::Variant(option)) = read_answer(first, offered) else { return };
    let numbers: Vec<u32> = marks.iter().map(|mark| mark.cell.addr.row).collect();
    sink.at(first)
        .severity(Info)
        .each_also_wrong(rest.iter().copied())
        .value("rows", numbers.len().to_string())
        .why(Text::fixed(
            "Readers and import tools expect one of the options of the drop-down",
            "审阅者和导入工具只识别下拉列表中的选项",
        ))
        .fix(Text::fixed("Choose the answer again from the drop-down", "从下拉列表中重新选择"))
        .choose(first, option, Text::default())
        .report(text!(
            en: "\"{mark}\" is not written exactly like the option \"{option}\": {rows}",
            zh: "“{mark}”与选项“{option}”的写法不完全一致：{rows}",
            mark = Shown(&first.typed), option = option; rows: rows_text(&numbers)));
}

/// The mark on recycled sources, written in another language.
fn correction(_: &Context<'_>, finding: &Finding, entry: &Entry) -> RightValue {
    if entry.field != Field::Smelter(SmelterColumn::Recycled) || !is_word_for_an_answer(&entry.typed) {
        return RightValue::None;
    }
    match read_answer(entry, YES_NO_UNKNOWN).1 {
        // The finding lists what the drop-down offers.
        Spelling::Translated(option) if finding.choices.iter().any(|choice| choice.value == option) => {
            RightValue::option(option)
        }
        _ => RightValue::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, EMRT_2, cells, check_rule};

    fn row(mine: &'static str, country: &'static str, mark: &'static str) -> [Edit; 3] {
        [
            Edit::text(Place::Smelter(1, SmelterColumn::MineNames), mine),
            Edit::text(Place::Smelter(1, SmelterColumn::MineCountries), country),
            Edit::text(Place::Smelter(1, SmelterColumn::Recycled), mark),
        ]
    }

    #[test]
    fn contradictions_are_warnings() {
        for (mine, country, mark) in [("Scrap", "", "No"), ("", "PERU", "Yes"), ("Beispiel Mine", "Recycled", "Yes")] {
            let findings = check_rule(&RULE, EMRT_2, &row(mine, country, mark));
            assert_eq!((findings.len(), findings[0].severity), (1, Warning), "{mine} {country} {mark}");
        }
    }

    #[test]
    fn a_country_beside_recycled_is_no_mine() {
        let findings = check_rule(&RULE, CMRT, &row("Recycled, Japan", "", "No"));
        assert_eq!((findings.len(), findings[0].severity), (1, Warning));
        for mine in ["Recycled, Beispiel Mine", "Recycled and mined, Peru"] {
            assert!(check_rule(&RULE, CMRT, &row(mine, "", "No")).is_empty(), "{mine}");
        }
        assert!(
            check_rule(&RULE, CMRT, &row("", "Recycled, Peru", "No")).is_empty(),
            "both may be countries of origin"
        );
    }

    #[test]
    fn the_option_that_is_meant_is_offered_alone() {
        for (mark, option) in [("否", "No"), ("是", "Yes")] {
            let findings = check_rule(&RULE, CMRT, &row("", "", mark));
            let offered: Vec<&str> = findings[0].choices.iter().map(|choice| choice.value.as_str()).collect();
            assert_eq!(offered, [option]);
        }
        assert_eq!(check_rule(&RULE, CMRT, &row("", "", "perhaps"))[0].choices.len(), 3);
    }

    #[test]
    fn blanks_and_unknown_are_hints() {
        for (mine, mark) in [("Recycled", ""), ("Recycled", "Unknown"), ("", "Yes"), ("Unknown", "Yes")] {
            let findings = check_rule(&RULE, CMRT, &row(mine, "", mark));
            assert_eq!((findings.len(), findings[0].severity), (1, Info), "{mine} {mark}");
        }
    }

    #[test]
    fn standard_sentences_mixed_sources_and_misspellings_are_fine() {
        for (mine, mark) in [
            ("RCOI confirmed as per RMI", "Yes"),
            ("mining and recycled", "No"),
            ("recyled", "Yes"),
            ("Schrott", "Yes"),
            ("스크랩", "Yes"),
            ("geri dönüştürülmüş", "Yes"),
            ("tin scrap", "Yes"),
            ("Recycled (Japan)", "Yes"),
            ("not recycled", "No"),
            ("Beispiel Mine", "No"),
            ("", "Unknown"),
            ("Unknown", "No"),
            ("", "N/A"),
        ] {
            let findings = check_rule(&RULE, CMRT, &row(mine, mine, mark));
            assert!(findings.is_empty(), "{mine} {mark}: {findings:#?}");
        }
    }

    #[test]
    fn a_blank_mark_is_no_hint_where_all_is_recycled() {
        let yes = Edit::text(Place::Answer(MineralQuestion::Recycled, KnownMineral::Tin), "Yes");
        let [mine, country, blank] = row("Schrott", "Schrott", "");
        assert!(check_rule(&RULE, CMRT, &[yes, mine, country, blank]).is_empty());
        let unknown = row("Schrott", "Schrott", "Unknown")[2];
        assert_eq!(check_rule(&RULE, CMRT, &[yes, mine, country, unknown]).len(), 1);
    }

    #[test]
    fn a_country_beside_recycled_says_where() {
        assert!(check_rule(&RULE, CMRT, &row("Recycled", "JAPAN", "Yes")).is_empty());
        assert_eq!(check_rule(&RULE, CMRT, &row("Recycled", "JAPAN", "No"))[0].severity, Warning);
        assert_eq!(check_rule(&RULE, CMRT, &row("Recycled", "JAPAN", ""))[0].severity, Info);
        assert_eq!(check_rule(&RULE, CMRT, &row("not recycled", "", "Yes"))[0].severity, Warning);
    }

    #[test]
    fn an_answer_that_is_not_offered_is_one_error() {
        let mut edits = row("Recycled", "", "是").to_vec();
        edits.push(Edit::text(Place::Smelter(2, SmelterColumn::MineNames), "scrap"));
        edits.push(Edit::text(Place::Smelter(2, SmelterColumn::Recycled), "是"));
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!P5"]);
        assert_eq!((findings[0].severity, findings[0].cells.len()), (Error, 2));
        assert_eq!(check_rule(&RULE, AMRT, &row("Eksempel Mine", "", "Unknown"))[0].severity, Error);
        assert_eq!(
            check_rule(&RULE, CMRT, &row("Recycled", "", "否")).len(),
            2,
            "what is meant contradicts the origin"
        );
        let blank = check_rule(&RULE, CMRT, &row("Recycled", "", "Yes\u{a0}"));
        assert_eq!((blank.len(), blank[0].severity), (1, Info));
    }

    #[test]
    fn amrt_may_answer_in_the_language_shown() {
        assert!(check_rule(&RULE, AMRT, &row("Eksempel Mine", "", "否")).is_empty());
        assert!(check_rule(&RULE, AMRT_12, &row("Eksempel Mine", "", "Unknown")).is_empty());
        assert_eq!(check_rule(&RULE, AMRT, &row("Eksempel Mine", "", "是"))[0].severity, Warning);
    }
}
