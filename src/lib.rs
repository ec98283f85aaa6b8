//! Checks filled RMI reporting templates without uploading them.

// Its parts without a browser are tested on the host.
#[cfg(any(feature = "app", test))]
pub mod app;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod declaration;
pub mod example;
pub mod official;
pub mod reference;
pub mod report;
pub mod rules;
pub mod settings;
pub mod template;
pub mod text;
pub mod workbook;

pub use check::{CheckError, Step, check, check_in_steps, check_workbook};
