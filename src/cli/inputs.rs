//! Which files a command is about: names, folders, patterns and lists of names.

use crate::text;
use crate::text::{Shown, Text};
use std::collections::BTreeSet;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Endings of the workbooks that are looked for in folders. A file that is named itself is checked whatever it is called.
const WORKBOOKS: [&str; 2] = ["xlsx", "xlsm"];

/// Excel keeps such a file beside a workbook while it is open.
const LOCK_FILE: &str = "~$";

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// Where it is, as it was given or found.
    pub path: PathBuf,
    /// Its folder below the folder that was given: outputs are laid out alike. Empty for a file that was named itself.
    pub below: PathBuf,
}

/// The files of names, folders and patterns, in the order given, those of a folder in the order of their names.
///
/// A name that exists is never read as a pattern. Files are not opened: one that is missing is found later.
///
/// # Errors
/// When a pattern is malformed or fits no file, a folder holds no workbook or cannot be read.
pub(super) fn find(names: &[PathBuf]) -> Result<Vec<Input>, Text> {
    let mut inputs = Vec::new();
    for name in names {
        if name.is_dir() {
            of_folder(name, &mut inputs)?;
        } else if !name.exists() && is_pattern(name) {
            of_pattern(name, &mut inputs)?;
        } else {
            inputs.push(Input { path: name.clone(), below: PathBuf::new() });
        }
    }
    Ok(inputs)
}

fn of_folder(folder: &Path, inputs: &mut Vec<Input>) -> Result<(), Text> {
    let before = inputs.len();
    let entries = WalkDir::new(folder).sort_by_file_name().follow_links(true);
    for entry in entries {
        let entry = entry.map_err(|error| {
            let reason = error.to_string();
            text!(en: "The folder could not be read: {reason}", zh: "无法读取文件夹：{reason}", reason = Shown(&reason))
        })?;
        if !entry.file_type().is_file() || !is_workbook(entry.path()) {
            continue;
        }
        let below = entry.path().parent().and_then(|parent| parent.strip_prefix(folder).ok()).unwrap_or(Path::new(""));
        inputs.push(Input { below: below.to_owned(), path: entry.into_path() });
    }
    if inputs.len() == before {
        let name = folder.display().to_string();
        return Err(text!(
            en: "{name}: no workbook (.xlsx, .xlsm) in this folder",
            zh: "{name}：文件夹中没有工作簿（.xlsx、.xlsm）", name = Shown(&name)));
    }
    Ok(())
}

fn is_workbook(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    !name.starts_with(LOCK_FILE) && WORKBOOKS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Windows hands patterns on as they were typed; other systems resolve them before.
fn is_pattern(name: &Path) -> bool {
    name.to_string_lossy().contains(['*', '?', '['])
}

fn of_pattern(pattern: &Path, inputs: &mut Vec<Input>) -> Result<(), Text> {
    let shown = pattern.display().to_string();
    let shown = Shown(&shown);
    let fitting = glob::glob(&pattern.to_string_lossy()).map_err(|error| {
        text!(en: "{name}: this pattern is not understood: {error}", zh: "{name}：无法理解该通配符：{error}",
            name = shown, error = error)
    })?;
    let mut found: Vec<PathBuf> = fitting.filter_map(Result::ok).filter(|path| path.is_file()).collect();
    found.retain(|path| is_workbook(path) || !path.to_string_lossy().contains(LOCK_FILE));
    if found.is_empty() {
        return Err(text!(en: "{name}: no file fits this pattern", zh: "{name}：没有符合该通配符的文件", name = shown));
    }
    found.sort();
    inputs.extend(found.into_iter().map(|path| Input { path, below: PathBuf::new() }));
    Ok(())
}

/// The names of a list, one on a line, or ended by NUL where a name may hold a line break.
///
/// # Errors
/// When the list cannot be read or is not UTF-8.
pub(super) fn names(list: &mut dyn Read, ended_by_nul: bool) -> io::Result<Vec<PathBuf>> {
    let end = if ended_by_nul { 0 } else { b'\n' };
    let mut names = Vec::new();
    for name in io::BufReader::new(list).split(end) {
        let name = String::from_utf8(name?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        let name = if ended_by_nul { &name } else { name.strip_suffix('\r').unwrap_or(&name) };
        if !name.is_empty() {
            names.push(PathBuf::from(name));
        }
    }
    Ok(names)
}

/// Names of the files that an earlier run has finished; none where it left no list.
///
/// # Errors
/// When the list cannot be read.
pub(super) fn finished(list: &Path) -> io::Result<BTreeSet<PathBuf>> {
    match std::fs::File::open(list) {
        Ok(mut file) => Ok(names(&mut file, false)?.into_iter().collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names_are_read_as_systems_write_them() {
        let read = |text: &str, nul| names(&mut text.as_bytes(), nul).unwrap();
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(read("a.xlsx\r\n\r\n公司 b.xlsx", false), paths(&["a.xlsx", "公司 b.xlsx"]));
        assert_eq!(read("a\nb.xlsx\0c.xlsx\0", true), paths(&["a\nb.xlsx", "c.xlsx"]));
        assert!(names(&mut &b"\xff\xfe"[..], false).is_err());
    }

    #[test]
    fn only_workbooks_are_taken_from_folders() {
        for (name, taken) in [
            ("a.xlsx", true),
            ("A.XLSM", true),
            ("~$a.xlsx", false),
            ("a.xls", false),
            ("xlsx", false),
            ("a.xlsx.bak", false),
        ] {
            assert_eq!(is_workbook(Path::new(name)), taken, "{name}");
        }
    }
}
