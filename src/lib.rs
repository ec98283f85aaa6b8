//! Checks filled RMI reporting templates without uploading them.

pub mod text;
pub mod workbook;
