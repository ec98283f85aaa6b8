//! Exercises: a trainee marks the cells of a sample that seem wrong and says why; the marks are
//! then compared with the findings of the report.
//!
//! Everything here is made from the report and the pictures of its sheets. No rule runs, and
//! nothing is kept.

mod comparison;
mod paper;
mod reason;

pub use crate::report::Reason;
pub use comparison::{Comparison, Judged, Mark, Verdict, compare};
pub use paper::{PaperColumn, PaperLine, PaperList, PaperRow, form_lines, list_of};
pub use reason::reasons;
