//! The corrected copy: changes that have one right answer, and the user's own workbook with those
//! that the user chose.
//!
//! Nothing is changed that a person has to decide, and nothing of the file but the values of the
//! chosen cells.

mod copy;
mod package;
mod propose;
mod repeated_rows;
mod safety;
mod sheet_part;

pub use copy::{CorrectionError, corrected_copy};
pub(crate) use propose::propose;
