//! Official workbooks for tests, where they are at hand. They are not part of the project.

use std::fs;
use std::path::{Path, PathBuf};

/// The workbooks of a folder of the corpus in the order of their names: the folder
/// `SMELTCHECK_CORPUS`, or `shared/corpus` next to the checkout. Without it the test says so, in
/// the name of what it would do, and has none.
pub fn workbooks(folder: &str, test: &str) -> Vec<PathBuf> {
    let root = std::env::var_os("SMELTCHECK_CORPUS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"), PathBuf::from);
    let Ok(entries) = fs::read_dir(root.join(folder)) else {
        println!("{test}: skipped (no corpus)");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    files.sort();
    assert!(!files.is_empty(), "a corpus without workbooks in {folder}");
    files
}
