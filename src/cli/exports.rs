//! Files to hand on, made from a report.

use crate::export::{ExportKind, Languages, export};
use crate::report::Report;
use crate::rules;
use std::collections::BTreeSet;
use std::io;

/// Name and content of the file.
pub(super) fn make(report: &Report, kind: ExportKind, languages: Languages) -> io::Result<(String, Vec<u8>)> {
    let rule_title = |code: &str| rules::find(code).map(|rule| rule.title.clone());
    let made = export(report, kind, languages, &rule_title, &BTreeSet::new()).map_err(io::Error::other)?;
    Ok((made.name, made.bytes))
}
