//! Files to hand on, made from a report.

use crate::output::export::{ExportKind, Languages, export};
use crate::report::Report;
use crate::rules;
use std::collections::BTreeSet;
use std::io;

/// Name and content of the file.
pub(super) fn make(report: &Report, kind: ExportKind, languages: Languages) -> io::Result<(String, Vec<u8>)> {
    let made = export(report, kind, languages, &rules::titles(), &BTreeSet::new()).map_err(io::Error::other)?;
    Ok((made.name, made.bytes))
}
