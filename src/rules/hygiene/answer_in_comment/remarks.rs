//! Comments that only point to an attachment or elsewhere, or that exclude liability.

use crate::rules::hygiene::by_sheet;
use crate::rules::prelude::*;

/// What a remark holds instead of a remark.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Remark {
    Pointer,
    Reference,
    Legal,
}

pub(super) fn check_remarks(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // What stands for the policy's address is judged there (P04).
    let address = ctx.declaration.policy_address().map(|(_, comment)| comment.field);
    let found = |entry: &Entry| {
        let of_scope = entry.field == Field::Company(CompanyField::ScopeDescription);
        if entry.is_blank() || !(entry.field.is_remark() || of_scope) || Some(entry.field) == address {
            return None;
        }
        let is_comment = matches!(entry.field, Field::Comment(..) | Field::CompanyComment(..));
        // A description that is too short is S02.
        let may_point = is_comment || of_scope && !ctx.declaration.has_short_scope_description();
        let lower = entry.text().to_lowercase();
        if is_legal(&lower) {
            return Some(Remark::Legal);
        }
        let refers = entry.only_refers_elsewhere();
        if !may_point || refers && is_asked_for(ctx, entry.field) {
            None
        } else if only_points_elsewhere(&lower) {
            Some(Remark::Pointer)
        } else {
            refers.then_some(Remark::Reference)
        }
    };
    for ((_, remark), cells) in by_sheet(ctx.declaration.entries(), found) {
        let Some((first, rest)) = cells.split_first() else { continue };
        let value = Shown(first.text());
        let mut finding = sink.at(first);
        finding.each_also_wrong(rest.iter().copied()).value("cells", cells.len().to_string());
        match remark {
            Remark::Pointer => finding
                .why(Text::fixed(
                    "The file is forwarded and imported without its attachments",
                    "文件会被单独转发和导入，附件不会随行",
                ))
                .fix(Text::fixed("Write in the comment what matters", "把要点写进注释"))
                .report(text!(
                    en: "{comments} to an attachment, here \"{value}\"",
                    zh: "{comments}只写了参见附件，此处为“{value}”", value = value;
                    comments: Text::counted(cells.len(), "comment only points", "comments only point", "条注释"))),
            Remark::Reference => finding
                .why(Text::fixed(
                    "The customer reads this form alone, without last year's beside it",
                    "客户只看这份表格，旁边没有去年的内容可对照",
                ))
                .fix(Text::fixed(
                    "Write in the comment what holds now, or clear it",
                    "在注释里写明现在的情况，或清空该注释",
                ))
                .report(text!(
                    en: "{comments} to another cell or to an earlier form, here \"{value}\"",
                    zh: "{comments}只写了同上或与去年相同，此处为“{value}”", value = value;
                    comments: Text::counted(cells.len(), "comment only refers", "comments only refer", "条注释"))),
            Remark::Legal => finding
                .why(Text::fixed(
                    "Customers may take a declaration with reservations for incomplete",
                    "带有保留条款的申报，客户可能视为不完整",
                ))
                .fix(Text::fixed(
                    "Keep to the facts here, and settle legal terms in the contract",
                    "这里只写事实，法律条款另行在合同中约定",
                ))
                .report(text!(
                    en: "{comments} liability or warranty, here \"{value}\"",
                    zh: "{comments}写有免责内容，此处为“{value}”", value = value;
                    comments: Text::counted(cells.len(), "comment excludes", "comments exclude", "条注释"))),
        }
    }
}

/// Whether another rule reports that a comment is missing here (P05, P07, P10, Q07, Q08, Q11).
fn is_asked_for(ctx: &Context<'_>, field: Field) -> bool {
    let declaration = ctx.declaration;
    match field {
        Field::CompanyComment(..) => declaration.company_answers_due().any(|cell| {
            cell.comment.field == field
                && match cell.offered() {
                    Some(Answer::No) => cell.question != CompanyQuestion::Filing,
                    Some(Answer::SurveyOther) => true,
                    Some(Answer::Yes) => {
                        matches!(cell.question, CompanyQuestion::DueDiligence | CompanyQuestion::Corrective)
                    }
                    _ => false,
                }
        }),
        Field::Comment(MineralQuestion::Used, _) => ctx.settings.profile.reason_for_no,
        Field::Comment(..) => declaration.minerals_in_scope().flat_map(|mineral| &mineral.answers).any(|cell| {
            cell.comment.field == field
                && match cell.question {
                    MineralQuestion::Covered | MineralQuestion::Cahra => {
                        cell.offered().is_some_and(Answer::is_affirmative)
                    }
                    MineralQuestion::AllIdentified | MineralQuestion::AllReported => {
                        matches!(cell.offered(), Some(Answer::No | Answer::Unknown))
                    }
                    _ => false,
                }
        }),
        _ => false,
    }
}

/// A longer text says something besides pointing to an attachment.
fn only_points_elsewhere(lower: &str) -> bool {
    const POINTERS: &[&str] = &[
        "see attach",
        "see the attach",
        "see enclosed",
        "refer to attach",
        "refer to the attach",
        "as attached",
        "attached file",
        "attached list",
        "attached document",
        "in the attachment",
        "见附件",
        "見附件",
        "如附件",
        "参照附件",
        "参考附件",
        "參照附件",
        "添付資料",
        "添付ファイル",
        "添付参照",
        "は添付",
        "添付の",
        "別紙参照",
        "첨부 참조",
        "첨부파일",
    ];
    // A Chinese or Japanese character says about as much as three letters.
    let length: usize = lower.chars().map(|c| if c >= '\u{2e80}' { 3 } else { 1 }).sum();
    length <= 60 && POINTERS.iter().any(|pointer| lower.contains(pointer))
}

fn is_legal(lower: &str) -> bool {
    const PHRASES: &[&str] = &[
        "disclaim",
        "no liability",
        "not be liable",
        "not liable",
        "without liability",
        "without warranty",
        "without any warranty",
        "no warranty",
        "not warrant",
        "no representation",
        "not a guarantee",
        "indemnif",
        "hold harmless",
        "免责",
        "免責",
        "不承担任何",
        "不承担法律",
        "不作任何保证",
        "不做任何保证",
    ];
    PHRASES.iter().any(|phrase| lower.contains(phrase))
}
