//! Q04: an answer is not one of those that its drop-down offers.

use crate::declaration::{differs_in_blanks_or_marks, is_found_as, is_word_for_an_answer};
use crate::rules::error_values::fix_for_error_value;
use crate::rules::prelude::*;
use crate::template::LayoutOrigin;

pub(crate) static RULE: Rule = Rule {
    code: "Q04",
    name: "answer-not-offered",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Drop-down of the cell in this revision. A difference in case, spaces, dashes or quotes alone is \"Look at\" where the Checker only wants to see an answer; so is any difference at company level when every mineral is out of scope. Where the Checker compares the answer, any difference but the case is \"Must fix\": in the CMRT the first two answers, elsewhere those that close a mineral, in EMRT 1.x and CRT the answer on the survey. Full-width letters, other languages and other words are \"Must fix\" everywhere. Marks of a program in place of answers, such as \"Loading...\" or \"#REF!\", are one finding. Later answers for minerals out of scope are not checked",
            "该单元格在本版本中的下拉列表。官方 Checker 只看是否已填时，仅大小写、空格、连字符或引号不同列为“请留意”；所有矿产都在申报范围外时，公司层面的差异也列为“请留意”。Checker 会比对的答案，除大小写外有任何不同都列为“必须修改”：CMRT 为前两题，其他模板为使矿产退出申报范围的答案，EMRT 1.x 和 CRT 还有关于调查的答案。全角字符、其他语言和其他写法一律列为“必须修改”。软件显示的标记（如“Loading...”“#REF!”）合并报告一处。申报范围外矿产的后续答案不检查",
        ),
    },
    title: &Text::fixed("Answer is not one of the drop-down options", "答案不是下拉列表中的选项"),
    why: &Text::fixed(
        "The Checker and import tools compare the stored text; the options stay English in every display language",
        "官方 Checker 和导入工具按存储的文字比对；无论显示哪种语言，选项都是英文",
    ),
    fix: &Text::fixed("Choose the answer again from the drop-down of the cell", "从该单元格的下拉列表中重新选择"),
    reasons: &[Reason::Form],
    settles: &[OpenItems::AnswersOfMineral, OpenItems::Any],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin), "否")],
        good: &[Edit::text(Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin), "No")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // The Checkers of EMRT 1.x and CRT compare the answer on the survey with the option itself.
    let survey_as_offered = matches!(ctx.layout.family, Emrt1 | Crt);
    let mut looked_at = Vec::new();
    for mineral in &ctx.declaration.minerals {
        let out = mineral.in_scope(ctx.declaration.family) == InScope::Out;
        let first = |question| matches!(question, MineralQuestion::Used | MineralQuestion::Remains);
        for cell in mineral.answers.iter().filter(|cell| !out || first(cell.question)) {
            let compared = first(cell.question) && is_compared(ctx.layout.family, cell);
            if compared || !reads_alike(&cell.entry, cell.spelling) {
                looked_at.push((&cell.entry, cell.spelling, cell.options, compared, Error));
            }
        }
    }
    let not_out = |mineral: &&MineralAnswers| mineral.in_scope(ctx.declaration.family) != InScope::Out;
    let asked: Vec<usize> = ctx.declaration.minerals.iter().filter(not_out).map(|mineral| mineral.index).collect();
    for cell in &ctx.declaration.company_answers {
        let strict = survey_as_offered && cell.question == CompanyQuestion::Survey;
        if !strict && reads_alike(&cell.entry, cell.spelling) {
            continue;
        }
        let needed = cell.mineral.map_or(!asked.is_empty(), |index| asked.contains(&index));
        looked_at.push((&cell.entry, cell.spelling, cell.options, strict, if needed { Error } else { Info }));
    }
    // One spelling, pasted or typed by habit all over the form, is one cause.
    let mut alike: Vec<Alike> = Vec::new();
    let mut marks: Vec<(&Entry, Severity)> = Vec::new();
    for (entry, spelling, options, compared, other) in looked_at {
        // A formula's 0 is no answer, which is said by the rules about blanks.
        if entry.is_error_mark() {
            marks.extend((!entry.is_blank()).then_some((entry, other)));
            continue;
        }
        let (option, translated, severity) = match spelling {
            Spelling::Blank | Spelling::Exact => continue,
            Spelling::Variant(option) if is_found_as(&entry.typed, option) => (option, false, Info),
            Spelling::Variant(option) => {
                let is_slight = differs_in_blanks_or_marks(&entry.typed, option) && !compared;
                (option, false, if is_slight { Info } else { other })
            }
            Spelling::Translated(option) => (option, true, other),
            Spelling::NotOffered | Spelling::NotAnAnswer => {
                report_other_text(sink, entry, options, other);
                continue;
            }
        };
        let same = |group: &&mut Alike| {
            let first = group.entries.first().map(|entry| &entry.typed);
            (group.option, group.translated, group.severity) == (option, translated, severity)
                && first == Some(&entry.typed)
        };
        match alike.iter_mut().find(same) {
            Some(group) => group.entries.push(entry),
            None => alike.push(Alike { option, translated, severity, entries: vec![entry] }),
        }
    }
    for group in &alike {
        report_alike(sink, group);
    }
    report_marks(sink, &marks);
}

/// Answers in whose place a program shows a mark: one cause, however many cells it is seen in.
fn report_marks(sink: &mut Sink<'_>, marks: &[(&Entry, Severity)]) {
    let Some(severity) = marks.iter().map(|(_, severity)| *severity).min() else { return };
    let Some(((first, _), rest)) = marks.split_first() else { return };
    sink.at(first)
        .severity(severity)
        .each_also_wrong(rest.iter().map(|(entry, _)| *entry))
        .value("cells", marks.len().to_string())
        .fix(fix_for_error_value(first))
        .report(text!(
            en: "\"{mark}\" in {cells} is a mark of the program, not an answer",
            zh: "{cells}显示的“{mark}”是软件的标记，不是答案", mark = Shown(first.text());
            cells: Text::counted(marks.len(), "cell", "cells", "个单元格")));
}

/// Answers that write one option in the same way.
struct Alike<'a> {
    option: &'static str,
    translated: bool,
    severity: Severity,
    entries: Vec<&'a Entry>,
}

fn report_alike(sink: &mut Sink<'_>, group: &Alike<'_>) {
    let Some((first, rest)) = group.entries.split_first() else { return };
    let (typed, option) = (first.text(), group.option);
    let mut finding = sink.at(first);
    finding
        .severity(group.severity)
        .each_also_wrong(rest.iter().copied())
        .value("cells", group.entries.len().to_string());
    if group.translated {
        let when = text!(
            en: "if \"{typed}\" means that", zh: "如果“{typed}”是这个意思", typed = Shown(typed));
        finding.choose(first, option, when).report(text!(
            en: "\"{typed}\" is not an option of this cell; it seems to mean \"{option}\"",
            zh: "“{typed}”不是该单元格的选项，似乎是指“{option}”", typed = Shown(typed), option = option));
    } else {
        finding.choose(first, option, Text::default()).report(text!(
            en: "\"{typed}\" is not written exactly like the option \"{option}\"",
            zh: "“{typed}”与选项“{option}”的写法不完全一致", typed = Shown(&first.typed), option = option));
    }
}

fn report_other_text(sink: &mut Sink<'_>, entry: &Entry, options: &'static [&'static str], severity: Severity) {
    let mut finding = sink.at(entry);
    finding.severity(severity);
    finding.choose_one_of(entry, options);
    finding.report(text!(
        en: "\"{typed}\" is not an option of this cell",
        zh: "“{typed}”不是该单元格的选项", typed = Shown(entry.text())));
}

/// Whether the Checker compares a first answer instead of only looking whether there is one: the
/// CMRT wants Yes or No, the others the answers that close a mineral.
fn is_compared(family: Family, cell: &AnswerCell) -> bool {
    family == Cmrt || cell.answer != Some(Answer::Yes)
}

/// The number 1 is 100 % in either form, and IPC-1755 and IPC1755 are one standard.
fn reads_alike(entry: &Entry, spelling: Spelling) -> bool {
    let Spelling::Variant(option) = spelling else { return false };
    let with_one_name = |text: &str| text.replace("IPC-1755", "IPC1755");
    let is_one = option == "100%" && matches!(entry.text(), "1" | "1.0");
    is_one || with_one_name(&entry.typed) == with_one_name(option)
}

/// The option of the drop-down that was meant.
fn correction(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    // The drop-down offers it as a number that is shown as a share.
    const AS_NUMBER: &str = "100%";
    if matches!(ctx.detected.origin, LayoutOrigin::Derived { .. }) {
        return RightValue::Unsure(Text::fixed(
            "This revision is not known here, and its drop-down may differ: choose the option there",
            "本工具不认识这个版本，其下拉列表可能不同：请从中选择",
        ));
    }
    let answers = ctx.declaration.minerals.iter().flat_map(|mineral| &mineral.answers);
    let answers = answers.map(|cell| (&cell.entry.cell, cell.spelling));
    let company_answers = ctx.declaration.company_answers.iter().map(|cell| (&cell.entry.cell, cell.spelling));
    let answer = answers.chain(company_answers).find(|(cell, _)| **cell == entry.cell);
    match answer.map(|(_, spelling)| spelling) {
        Some(Spelling::Variant(option) | Spelling::Translated(option)) if option == AS_NUMBER => {
            RightValue::Unsure(Text::fixed(
                "The drop-down stores this option as a number: choose it there",
                "下拉列表以数字存储该选项，请从中选择",
            ))
        }
        Some(Spelling::Variant(option)) => RightValue::option(option),
        Some(Spelling::Translated(option)) if is_word_for_an_answer(&entry.typed) => RightValue::text(
            option,
            CorrectionKind::Option,
            Text::fixed(
                "The same answer in another language; the drop-down of this cell offers it in English",
                "同一答案的另一种语言写法；该单元格的下拉列表提供的是英文",
            ),
        ),
        _ => RightValue::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    fn severities(form: (TemplateKind, &str), edit: Edit) -> Vec<Severity> {
        check_rule(&RULE, form, &[edit]).iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn spellings_are_hints_and_other_texts_are_errors() {
        let cahra = Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin);
        assert_eq!(severities(CMRT, Edit::text(cahra, "no")), [Info]);
        assert_eq!(severities(CMRT, Edit::text(cahra, "No ")), [Info]);
        assert_eq!(severities(CMRT, Edit::text(cahra, "Unbekannt")), [Error]);
        assert_eq!(severities(CMRT, Edit::text(cahra, "see comment")), [Error]);
        let identified = Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin);
        assert_eq!(severities(CMRT, Edit::text(identified, "Unknown")), [Error]);
        let survey = Place::CompanyAnswer(CompanyQuestion::Survey);
        assert_eq!(severities(CMRT, Edit::text(survey, "Yes")), [Error]);
    }

    #[test]
    fn one_spelling_all_over_the_form_is_said_once() {
        let later = |mineral| Place::Answer(MineralQuestion::AllReported, mineral);
        let identified = |mineral| Place::Answer(MineralQuestion::AllIdentified, mineral);
        for (typed, severity) in [("yes", Info), ("Yes\t", Info), ("是", Error)] {
            let edits = [
                Edit::text(later(KnownMineral::Tin), typed),
                Edit::text(identified(KnownMineral::Tin), typed),
                Edit::text(Place::CompanyAnswer(CompanyQuestion::Policy), typed),
            ];
            let findings = check_rule(&RULE, CMRT, &edits);
            assert_eq!((findings.len(), findings[0].severity), (1, severity), "{typed:?}");
            assert_eq!(findings[0].cells.len(), 3);
        }
    }

    #[test]
    fn a_first_answer_that_the_checker_does_not_find_is_an_error() {
        let used = |typed| Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), typed);
        for typed in ["Yes\t", "Yes ", "Yes\u{3000}", "Ｙｅｓ", "No\u{a0}"] {
            assert_eq!(severities(CMRT, used(typed)), [Error], "{typed:?}");
        }
        assert_eq!(severities(CMRT, used("YES")), [Info]);
        // Elsewhere anything but the answers that close a mineral leaves it open.
        let cobalt = |typed| Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Cobalt), typed);
        assert_eq!(severities(EMRT_2, cobalt("Yes ")), [Info]);
        assert_eq!(severities(EMRT_2, cobalt("No ")), [Error]);
        assert_eq!(severities(EMRT_2, cobalt("Ｙｅｓ")), [Error]);
    }

    #[test]
    fn full_width_letters_are_no_option_anywhere() {
        let cahra = Place::Answer(MineralQuestion::Cahra, KnownMineral::Tin);
        let findings = check_rule(&RULE, CMRT, &[Edit::text(cahra, "Ｎｏ")]);
        assert_eq!((findings[0].severity, findings[0].choices[0].value.as_str()), (Error, "No"));
    }

    #[test]
    fn full_share_and_the_name_of_the_standard_are_read_in_any_form() {
        let response = Place::Answer(MineralQuestion::Response, KnownMineral::Tin);
        assert!(severities(CMRT, Edit::new(response, Put::Number(1.0))).is_empty());
        assert!(severities(CMRT, Edit::text(response, "1")).is_empty());
        assert_eq!(severities(CMRT, Edit::text(response, "100 %")), [Info]);
        assert_eq!(severities(CMRT, Edit::text(response, "100")), [Error]);
        assert_eq!(severities(CMRT, Edit::new(response, Put::Number(0.9))), [Error]);
        let findings = check_rule(&RULE, CMRT, &[Edit::text(response, "88% of items purchased")]);
        assert_eq!(findings[0].choices[0].value, "Greater than 75%");
        let survey = Place::CompanyAnswer(CompanyQuestion::Survey);
        let edit = Edit::text(survey, "Yes, in conformance with IPC-1755 (e.g., CMRT)");
        assert!(severities(CMRT, edit).is_empty());
        let edit = Edit::text(survey, "Yes, in conformance with IPC-1755 (e.g. EMRT)");
        assert!(severities(EMRT_2, edit).is_empty());
        assert_eq!(severities(EMRT_1, edit), [Error], "its Checker compares this answer");
    }

    #[test]
    fn the_list_of_the_very_cell_counts() {
        let cahra = |mineral| Place::Answer(MineralQuestion::Cahra, mineral);
        assert!(severities(EMRT_1, Edit::text(cahra(KnownMineral::Cobalt), "DRC only")).is_empty());
        assert_eq!(severities(EMRT_2, Edit::text(cahra(KnownMineral::Cobalt), "DRC only")), [Error]);
        assert!(severities(CRT, Edit::text(cahra(KnownMineral::Cobalt), "DRC or adjoining countries only")).is_empty());
        let used = Place::Answer(MineralQuestion::Used, KnownMineral::Mica);
        assert!(severities(EMRT_1, Edit::text(used, "Not applicable for this declaration")).is_empty());
        assert_eq!(severities(EMRT_1, Edit::text(used, "Not declaring")), [Error]);
        let validated = Place::CompanyAnswerAbout(CompanyQuestion::RequireValidated, KnownMineral::Cobalt);
        assert!(severities(EMRT_2, Edit::text(validated, "Yes, when more processors are validated")).is_empty());
        assert_eq!(severities(EMRT_1, Edit::text(validated, "Yes, when more processors are validated")), [Error]);
    }

    #[test]
    fn answers_that_are_not_needed_are_no_errors() {
        let gold = Place::Answer(MineralQuestion::Cahra, KnownMineral::Gold);
        assert!(check_rule(&RULE, CMRT, &[Edit::text(gold, "否")]).is_empty());
        let used = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Tin), "No");
        let policy = Edit::text(Place::CompanyAnswer(CompanyQuestion::Policy), "是");
        let findings = check_rule(&RULE, CMRT, &[used, policy]);
        assert_eq!(cells(&findings), ["Declaration!D75"]);
        assert_eq!(findings[0].severity, Info);
    }

    #[test]
    fn a_first_answer_that_is_not_offered_keeps_the_mineral_open() {
        let used = Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Gold), "Unknown");
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[used])), ["Declaration!D28"]);
    }
}
