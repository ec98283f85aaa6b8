//! Reports as text for a terminal. Nothing from the file reaches the terminal unescaped.

use super::Checked;
use crate::base::text::{Lang, Shown, Text};
use crate::output::export::write_row;
use crate::report::{FileInfo, Finding, LayoutOrigin, Refusal, RefusalError, Report, SCHEMA_VERSION, Severity};
use crate::text;
use std::borrow::Cow;
use std::path::Path;

/// A report, ending with a blank line.
pub fn report(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    let name = Shown(&report.file.name);
    let template = &report.template;
    let revision = template.revision.as_deref().map_or_else(|| "?".to_owned(), |r| Shown(r).to_string());
    line(&mut out, &format!("{name}: {} {revision}", template.kind));
    if template.layout == LayoutOrigin::Derived {
        let note = Text::fixed(
            "This revision is not known here; its layout was read from the workbook's own label sheet",
            "本工具不认识这个版本；布局取自工作簿自带的标签工作表",
        );
        line(&mut out, note.get(lang));
    }
    if let Some(doubt) = report.clock_text() {
        line(&mut out, doubt.get(lang));
    }
    if !report.profile.is_default() {
        let info = &report.profile;
        let profile = text!(
            en: "Customer profile: {name}, {version}",
            zh: "客户配置：{name}，{version}", version = Shown(&info.version); name: info.name);
        line(&mut out, profile.get(lang));
    }
    for finding in &report.findings {
        write_finding(&mut out, report, finding, lang);
    }
    let summary = &report.summary;
    if summary.not_listed > 0 {
        let more = text!(en: "{findings} not listed", zh: "另有 {findings}未列出";
            findings: Text::counted(summary.not_listed, "more finding is", "more findings are", "处"));
        line(&mut out, more.get(lang));
    }
    line(&mut out, counts(report).get(lang));
    for remark in &report.facts.remarks {
        let remark = text!(en: "Good to know: {remark}", zh: "供参考：{remark}"; remark: remark.message);
        line(&mut out, remark.get(lang));
    }
    write_official_checker(&mut out, report, lang);
    out.push('\n');
    out
}

/// How much there is to do.
pub fn counts(report: &Report) -> Text {
    let summary = &report.summary;
    if report.findings.is_empty() {
        Text::fixed(
            "Nothing found to work on. This is not an approval by your customer.",
            "未发现要处理的内容。这不代表客户已接受。",
        )
    } else {
        text!(
            en: "{errors} must be fixed, {warnings} to explain, {infos} to look at",
            zh: "{errors} 处必须修改，{warnings} 处需要说明，{infos} 处请留意",
            errors = summary.errors, warnings = summary.warnings, infos = summary.infos)
    }
}

fn write_official_checker(out: &mut String, report: &Report, lang: Lang) {
    let checker = &report.official_checker;
    line(out, checker.summary_text().get(lang));
    if let Some(cell) = &checker.broken_by {
        let because = text!(en: "    because of {cell}", zh: "    原因是 {cell}", cell = cell);
        line(out, because.get(lang));
    }
    for item in &checker.incomplete {
        let answer = item.answer.as_ref().map(|cell| format!(" ({cell})")).unwrap_or_default();
        line(out, &format!("    {}{answer}", item.label.get(lang)));
    }
}

fn write_finding(out: &mut String, report: &Report, finding: &Finding, lang: Lang) {
    let cells = finding.cells.iter().take(8).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let head = text!(
        en: "{severity} [{code}, {source}] {cells}: {message}",
        zh: "{severity} [{code}，{source}] {cells}：{message}",
        code = finding.code, cells = cells;
        severity: finding.severity.name(), source: finding.source.name(), message: finding.message);
    line(out, head.get(lang));
    for question in report.questions_of(finding) {
        let question = text!(en: "    The form asks: {question}", zh: "    表中的问题：{question}"; question: question);
        line(out, &Shown::whole(question.get(lang)));
    }
    line(out, &format!("    {}", finding.why.get(lang)));
    line(out, &format!("    → {}", finding.fix.get(lang)));
    for choice in &finding.choices {
        let when = choice.when.get(lang);
        line(out, format!("    → {} = \"{}\" {when}", choice.cell.addr, Shown(&choice.value)).trim_end());
    }
    line(out, &format!("    {}", finding.official_text().get(lang)));
    if let Some(change) = finding.severity_change_text() {
        line(out, &format!("    {}", change.get(lang)));
    }
}

/// Why a file could not be checked, ending with a blank line.
pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    let mut out = String::new();
    let severity = Severity::Error.name();
    let (code, message) = (&refusal.error.code, refusal.error.message.get(lang));
    line(&mut out, &format!("{}: {} [{code}] {message}", Shown(&refusal.file.name), severity.get(lang)));
    for (number, step) in (1..).zip(&refusal.error.steps) {
        line(&mut out, &format!("    {number}. {}", step.get(lang)));
    }
    out.push('\n');
    out
}

/// The refusal of what was named or found, but is no file that can be read.
pub fn unopened(name: String, problem: &Text) -> Refusal {
    Refusal {
        schema_version: SCHEMA_VERSION,
        file: FileInfo { name, ..FileInfo::default() },
        template: None,
        error: RefusalError {
            code: Cow::Borrowed("F01"),
            id: Cow::Borrowed("not-opened"),
            message: text!(en: "The file could not be opened: {problem}", zh: "无法打开文件：{problem}"; problem: problem),
            steps: vec![Text::fixed("Check the path and the permissions", "检查路径和访问权限")],
        },
    }
}

/// The headings of a table with one row for each file: CSV in UTF-8, marked as such for
/// spreadsheets.
pub(super) fn table_heading() -> String {
    let mut out = String::from('\u{feff}');
    write_row(&mut out, &TABLE.map(str::to_owned));
    out
}

/// Names of the columns, the same in every language because programs read them.
const TABLE: [&str; 9] =
    ["path", "sha256", "template", "revision", "errors", "warnings", "infos", "official_checker", "refused"];

/// The row of one file.
pub(super) fn table_row(path: &Path, checked: &Checked, lang: Lang) -> String {
    let path = path.display().to_string();
    let row = match checked {
        Checked::Report(report) => {
            let summary = &report.summary;
            [
                path,
                report.file.sha256.clone(),
                report.template.kind.to_string(),
                report.template.revision.clone().unwrap_or_default(),
                summary.errors.to_string(),
                summary.warnings.to_string(),
                summary.infos.to_string(),
                report.official_checker.remaining.to_string(),
                String::new(),
            ]
        }
        Checked::Refusal(refusal) => {
            let mut row: [String; TABLE.len()] = Default::default();
            let [first, sha256, .., refused] = &mut row;
            *first = path;
            sha256.clone_from(&refusal.file.sha256);
            *refused = format!("{}: {}", refusal.error.id, refusal.error.message.get(lang));
            row
        }
    };
    let mut out = String::new();
    write_row(&mut out, &row.map(|field| Shown::whole(&field)));
    out
}

/// Adds a line. Whatever is in it, profiles and lists included, it stays one line and moves no
/// cursor.
pub(super) fn line(out: &mut String, text: &str) {
    out.push_str(&Shown::whole(text));
    out.push('\n');
}
