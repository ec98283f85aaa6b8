//! Checks filled RMI reporting templates without uploading them.

mod check;
pub mod declaration;
pub mod example;
pub mod reference;
pub mod report;
pub mod rules;
pub mod settings;
pub mod template;
pub mod text;
pub mod workbook;

pub use check::check_workbook;
