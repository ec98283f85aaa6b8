//! The report as data for programs.

use crate::report::Report;

/// The whole report, indented, with a line break at its end.
pub(super) fn report(report: &Report) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(report)?;
    bytes.push(b'\n');
    Ok(bytes)
}
