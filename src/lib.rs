//! Checks filled RMI reporting templates without uploading them.

#[cfg(feature = "app")]
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

pub use check::{CheckError, check, check_workbook};
