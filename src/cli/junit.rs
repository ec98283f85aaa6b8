//! Results as `JUnit` XML, which build pipelines show: one test case for each file, failed where
//! something must be fixed.

use super::{Checked, text};
use crate::base::text::{Lang, Shown};
use crate::report::{Report, Severity};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

/// Findings that one failure names; the rest is counted.
const NAMED_FINDINGS: usize = 100;

/// Begins the document. It is written as results come, so it holds no totals, which readers count
/// themselves.
pub(super) fn begin(out: &mut impl Write) -> io::Result<()> {
    let mut xml = Writer::new(out);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new("testsuites")))?;
    let suite = BytesStart::new("testsuite").with_attributes([("name", "smeltcheck")]);
    xml.write_event(Event::Start(suite))
}

/// Ends the document.
pub(super) fn end(out: &mut impl Write) -> io::Result<()> {
    let mut xml = Writer::new(&mut *out);
    xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    writeln!(out)
}

/// The test case of one file. A file that could not be checked is an error, one with something to
/// fix a failure.
pub(super) fn case(path: &Path, checked: &Checked, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let folder = path.parent().map(|parent| parent.display().to_string()).unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let attributes = [
        ("name", Shown::whole(&name)),
        ("classname", if folder.is_empty() { "smeltcheck".to_owned() } else { Shown::whole(&folder) }),
    ];
    let case =
        BytesStart::new("testcase").with_attributes(attributes.iter().map(|(key, value)| (*key, value.as_str())));
    let mut xml = Writer::new(out);
    let (tag, message, content) = match checked {
        Checked::Report(report) if report.summary.errors == 0 => return xml.write_event(Event::Empty(case)),
        Checked::Report(report) => ("failure", text::counts(report).get(lang).to_owned(), errors(report, lang)),
        Checked::Refusal(refusal) => {
            ("error", refusal.error.message.get(lang).to_owned(), text::refusal(refusal, lang))
        }
    };
    xml.write_event(Event::Start(case))?;
    let message = Shown::whole(&message);
    xml.write_event(Event::Start(BytesStart::new(tag).with_attributes([("message", message.as_str())])))?;
    let content: Vec<String> = content.trim_end().lines().map(Shown::whole).collect();
    xml.write_event(Event::Text(BytesText::new(&content.join("\n"))))?;
    xml.write_event(Event::End(BytesEnd::new(tag)))?;
    xml.write_event(Event::End(BytesEnd::new("testcase")))
}

/// What must be fixed, one finding on a line.
fn errors(report: &Report, lang: Lang) -> String {
    let mut lines = String::new();
    let errors = || report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    for finding in errors().take(NAMED_FINDINGS) {
        let cell = finding.cells.first().map(ToString::to_string).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "[{}] {cell}: {}", finding.code, Shown::whole(finding.message.get(lang)));
    }
    let rest = report.summary.errors.saturating_sub(errors().count().min(NAMED_FINDINGS));
    if rest > 0 {
        let _ = writeln!(lines, "+ {rest}");
    }
    lines
}
