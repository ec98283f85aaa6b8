//! Checks filled RMI reporting templates without uploading them.

pub mod declaration;
pub mod settings;
pub mod template;
pub mod text;
pub mod workbook;
