//! What the official Checker shows, beside what this page shows.

use crate::report::{Finding, Report};

/// Whether the official Checker points at this finding too.
pub fn shows(_report: &Report, _finding: &Finding) -> bool {
    false
}

/// How many findings the official Checker would not show; none where its verdict is not known.
pub fn missed(_report: &Report) -> Option<usize> {
    None
}
