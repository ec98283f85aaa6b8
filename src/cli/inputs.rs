//! Which files a command is about: names, folders, patterns and lists of names. Whatever was named
//! or found becomes an input; one that cannot be a file to check carries the reason, so that a run
//! accounts for it and goes on.

use super::files;
use crate::base::text::{Shown, Text};
use crate::text;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Endings of the spreadsheets that are taken from folders. Those that are not read are refused one
/// by one, with the way out. A file that is named itself is checked whatever it is called.
const SPREADSHEETS: [&str; 9] = ["xlsx", "xlsm", "xltx", "xltm", "xls", "xlt", "xlsb", "ods", "et"];

/// Excel keeps such a file next to a workbook while it is open.
const LOCK_FILE: &str = "~$";

/// The most bytes of a list of names: half a million long paths.
const MOST_BYTES_OF_NAMES: u64 = 64 * 1024 * 1024;

/// A file to check, or what was named or found in place of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Input {
    /// Where it is, as it was given or found.
    pub path: PathBuf,
    /// Its folder below the folder that was given: outputs are laid out alike. Empty for a file
    /// that was named itself.
    pub below: PathBuf,
    /// Why there is nothing to check.
    pub problem: Option<Text>,
}

impl Input {
    fn named(path: PathBuf) -> Self {
        Self { path, below: PathBuf::new(), problem: None }
    }

    fn unusable(path: PathBuf, problem: Text) -> Self {
        Self { problem: Some(problem), ..Self::named(path) }
    }
}

/// What names, folders and patterns lead to.
#[derive(Default)]
pub(super) struct Inputs {
    /// In the order given, those of a folder in the order of their names.
    pub files: Vec<Input>,
    /// How many files of folders are no spreadsheets, or Excel's own notes of an open one.
    pub left_out: usize,
}

impl Inputs {
    /// Adds what a name leads to. A name that exists is never read as a pattern. Files are not
    /// opened: one that is missing is found later.
    pub fn add(&mut self, name: &Path) {
        if name.is_dir() {
            self.add_folder(name);
        } else if !name.exists() && is_pattern(name) {
            self.add_pattern(name);
        } else {
            self.files.push(Input::named(name.to_owned()));
        }
    }

    /// Adds the names of a list.
    pub fn add_listed(&mut self, name: Listed) {
        match name {
            Listed::Name(name) => self.add(&name),
            Listed::Unreadable(shown) => self.files.push(Input::unusable(
                PathBuf::from(shown),
                Text::fixed("this name in the list is not UTF-8", "清单中的这个文件名不是 UTF-8 编码"),
            )),
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let before = self.files.len();
        for entry in WalkDir::new(folder).sort_by_file_name().follow_links(true) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    self.files.push(Input::unusable(path, reason_of(&error)));
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            if !is_spreadsheet(entry.path()) {
                self.left_out = self.left_out.saturating_add(1);
                continue;
            }
            let below = entry.path().parent().and_then(|parent| parent.strip_prefix(folder).ok());
            let below = below.unwrap_or(Path::new("")).to_owned();
            self.files.push(Input { below, path: entry.into_path(), problem: None });
        }
        if self.files.len() == before {
            let problem = Text::fixed(
                "no spreadsheet (.xlsx, .xlsm, .xls, .xlsb, .ods) in this folder",
                "文件夹中没有电子表格（.xlsx、.xlsm、.xls、.xlsb、.ods）",
            );
            self.files.push(Input::unusable(folder.to_owned(), problem));
        }
    }

    fn add_pattern(&mut self, pattern: &Path) {
        let fitting = match glob::glob(&pattern.to_string_lossy()) {
            Ok(fitting) => fitting,
            Err(error) => {
                let problem = text!(
                    en: "this pattern is not understood: {error}", zh: "无法理解该通配符：{error}", error = error);
                self.files.push(Input::unusable(pattern.to_owned(), problem));
                return;
            }
        };
        let mut found: Vec<Input> = Vec::new();
        for entry in fitting {
            match entry {
                Ok(path) if path.is_dir() => {}
                Ok(path) if is_lock_file(&path) => self.left_out = self.left_out.saturating_add(1),
                Ok(path) => found.push(Input::named(path)),
                Err(error) => found.push(Input::unusable(error.path().to_owned(), files::reason(error.error()))),
            }
        }
        if found.is_empty() {
            let problem = Text::fixed("no file fits this pattern", "没有符合该通配符的文件");
            found.push(Input::unusable(pattern.to_owned(), problem));
        }
        found.sort_by(|one, other| one.path.cmp(&other.path));
        self.files.extend(found);
    }
}

/// Why the walk through a folder found no file at a place.
fn reason_of(error: &walkdir::Error) -> Text {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(ancestor), _) => {
            let ancestor = ancestor.display().to_string();
            text!(en: "this link leads back to \"{folder}\"", zh: "该链接指回“{folder}”", folder = Shown(&ancestor))
        }
        (None, Some(error)) => files::reason(error),
        (None, None) => Text::fixed("it cannot be read", "无法读取"),
    }
}

fn is_spreadsheet(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    !is_lock_file(path) && SPREADSHEETS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn is_lock_file(path: &Path) -> bool {
    path.file_name().unwrap_or_default().to_string_lossy().starts_with(LOCK_FILE)
}

/// Windows hands patterns on as they were typed; other systems resolve them before.
fn is_pattern(name: &Path) -> bool {
    name.to_string_lossy().contains(['*', '?', '['])
}

/// A name in a list of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// A name.
    Name(PathBuf),
    /// Bytes that are no name on this system, as far as they can be shown.
    #[cfg_attr(unix, allow(dead_code, reason = "any bytes but NUL are a name there"))]
    Unreadable(String),
}

/// The names of a list, one on a line, or ended by NUL where a name may hold a line break. UTF-8,
/// also with a byte order mark, or UTF-16 with one, as Windows writes it.
///
/// # Errors
/// When the list cannot be read.
pub(super) fn names(list: &mut dyn Read, ended_by_nul: bool) -> io::Result<Vec<Listed>> {
    let mut bytes = Vec::new();
    list.take(MOST_BYTES_OF_NAMES).read_to_end(&mut bytes)?;
    let bytes = without_mark(bytes);
    let end = if ended_by_nul { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end);
    let names = names.map(|name| if ended_by_nul { name } else { name.strip_suffix(b"\r").unwrap_or(name) });
    Ok(names.filter(|name| !name.is_empty()).map(listed).collect())
}

/// Text without its byte order mark: that in UTF-16 in UTF-8, any other as it is.
pub(super) fn without_mark(bytes: Vec<u8>) -> Vec<u8> {
    match bytes.as_slice() {
        [0xef, 0xbb, 0xbf, rest @ ..] => rest.to_vec(),
        [0xff, 0xfe, rest @ ..] => of_utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => of_utf16(rest, u16::from_be_bytes),
        _ => bytes,
    }
}

fn of_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<u8> {
    let (units, _) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(units.iter().map(|pair| unit(*pair)));
    text.map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().into_bytes()
}

#[cfg(unix)]
fn listed(name: &[u8]) -> Listed {
    use std::os::unix::ffi::OsStringExt;
    Listed::Name(PathBuf::from(std::ffi::OsString::from_vec(name.to_vec())))
}

#[cfg(not(unix))]
fn listed(name: &[u8]) -> Listed {
    match std::str::from_utf8(name) {
        Ok(name) => Listed::Name(PathBuf::from(name)),
        Err(_) => Listed::Unreadable(String::from_utf8_lossy(name).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(names: &[&str]) -> Vec<Listed> {
        names.iter().map(|name| Listed::Name(PathBuf::from(name))).collect()
    }

    #[test]
    fn lists_of_names_are_read_as_systems_write_them() {
        let read = |text: &[u8], nul| names(&mut &*text, nul).unwrap();
        assert_eq!(read("a.xlsx\r\n\r\n公司 b.xlsx".as_bytes(), false), paths(&["a.xlsx", "公司 b.xlsx"]));
        assert_eq!(read(b"a\nb.xlsx\0c.xlsx\0", true), paths(&["a\nb.xlsx", "c.xlsx"]));
        assert_eq!(read("\u{feff}a.xlsx\r\n".as_bytes(), false), paths(&["a.xlsx"]));
        for (mark, unit) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)] {
            let units = "公司.xlsx\r\nb.xlsx".encode_utf16().flat_map(unit);
            let list: Vec<u8> = mark.into_iter().chain(units).collect();
            assert_eq!(read(&list, false), paths(&["公司.xlsx", "b.xlsx"]));
        }
        assert_eq!(read(b"a\xff.xlsx\nb.xlsx", false).len(), 2, "one name that is no UTF-8 ends nothing");
    }

    #[test]
    fn spreadsheets_of_all_kinds_are_taken_from_folders() {
        for (name, taken) in [
            ("a.xlsx", true),
            ("A.XLSM", true),
            ("a.xls", true),
            ("a.xltx", true),
            ("a.ods", true),
            ("~$a.xlsx", false),
            ("xlsx", false),
            ("a.xlsx.bak", false),
            ("notes.txt", false),
        ] {
            assert_eq!(is_spreadsheet(Path::new(name)), taken, "{name}");
        }
    }
}
