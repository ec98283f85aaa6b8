//! Files to hand on, made from a report: to a folder, or to the standard output.

use super::{Checked, text};
use crate::export::{ExportKind, Languages, export};
use crate::rules;
use crate::text::{Lang, Shown};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

/// Makes the file of one report. A file that could not be checked has none; its refusal goes to the error output.
pub(super) fn write(
    checked: &Checked,
    kind: ExportKind,
    languages: Languages,
    lang: Lang,
    folder: Option<&Path>,
    out: &mut impl Write,
) -> io::Result<()> {
    let report = match checked {
        Checked::Report(report) => report,
        Checked::Refusal(refusal) => return write!(io::stderr(), "{}", text::refusal(refusal, lang)),
    };
    let rule_title = |code: &str| rules::find(code).map(|rule| rule.title.clone());
    let made = export(report, kind, languages, &rule_title, &BTreeSet::new()).map_err(io::Error::other)?;
    let Some(folder) = folder else { return out.write_all(&made.bytes) };
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(&made.name), &made.bytes)?;
    writeln!(out, "{}", Shown(&made.name))
}
