//! A ZIP archive with lists in it, as portals and mail programs send them: every table in it is
//! offered as a sheet.

use super::error::ListError;
use super::limits::{FILE_BYTES, ListLimit};
use super::read_table;
use super::sheet::Collector;
use crate::workbook::{FileFormat, Limit, Package};
use std::sync::Arc;

/// Reads every table in the archive. What is no table, such as a PDF with terms of use, is left
/// alone.
pub(super) fn read(bytes: Arc<[u8]>, collector: &mut Collector<'_>) -> Result<(), ListError> {
    let package = Package::open(bytes)?;
    let mut tables = 0;
    for (_, name) in package.names().filter(|(key, _)| !is_of_system(key)) {
        let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
        collector.set_file(file);
        let read = package.read_bytes(name, Limit::PartBytes).map_err(ListError::from).and_then(|content| {
            let actual = content.len() as u64;
            if actual > FILE_BYTES {
                return Err(ListError::limit(ListLimit::FileBytes, actual));
            }
            read_table(&content, file, collector)
        });
        match read {
            Ok(_) => tables += 1,
            Err(ListError::NotATable(_) | ListError::Empty) => {}
            Err(error) => return Err(ListError::InArchive { file: file.to_owned(), error: Box::new(error) }),
        }
        // Each may be a workbook that unpacks to its own limits.
        if tables > ListLimit::Files.allowed() {
            return Err(ListError::limit(ListLimit::Files, tables));
        }
    }
    if tables == 0 { Err(ListError::NotATable(FileFormat::Archive)) } else { Ok(()) }
}

/// What operating systems put into archives by themselves.
fn is_of_system(key: &str) -> bool {
    let file = key.rsplit('/').next().unwrap_or_default();
    key.starts_with("__macosx/")
        || file.starts_with('.')
        || matches!(file.to_lowercase().as_str(), "thumbs.db" | "desktop.ini")
}
