//! Why a file cannot be read, in the user's terms.

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The content is not a ZIP package.
    #[error("not an xlsx workbook")]
    NotAnXlsx,
}
