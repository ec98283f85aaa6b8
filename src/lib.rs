//! Checks filled RMI reporting templates without uploading them.

#[cfg(feature = "app")]
pub mod app;
pub mod declaration;
pub mod settings;
pub mod template;
pub mod text;
pub mod workbook;
