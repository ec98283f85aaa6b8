//! The record of finished files: what each added to the output, so that a run that was cut short
//! goes on where it ended and then has written the same as one that was not.

use super::files;
use crate::base::text::{Lang, Shown, Text};
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The first line: which run the record belongs to.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    /// Version of the tool.
    smeltcheck: String,
    /// SHA-256 of everything that decides about the output.
    options: String,
}

/// One further line: what became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Finished {
    /// Its path as it was given or found.
    pub path: String,
    /// SHA-256 of its bytes; empty where they were not read, and then the file is tried again.
    pub sha256: String,
    pub exit_code: u8,
    /// What it added to the standard output.
    pub out: String,
    /// What it added to the error output.
    pub notes: String,
    /// The file that was made from it.
    pub made: Option<String>,
}

/// The record of a run, open for more.
pub(super) struct Journal {
    file: File,
    finished: BTreeMap<(String, String), Finished>,
}

impl Journal {
    /// Opens or begins the record. `options` are those of this run.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn open(path: &Path, options: &str) -> Result<Self, Text> {
        let head = Head { smeltcheck: env!("CARGO_PKG_VERSION").to_owned(), options: options.to_owned() };
        Self::read(path, &head).map_err(|error| match error {
            Unusable::System(error) => files::reason(&error),
            Unusable::Other => Text::fixed("this file is no record of finished files", "该文件不是已完成文件的记录"),
            Unusable::OtherRun => Text::fixed(
                "this record belongs to a run with other options, lists, another day or another version: repeat those, or name a new file",
                "该记录属于选项、清单、日期或版本不同的另一次运行：请使用相同的设置，或换一个新文件",
            ),
        })
    }

    fn read(path: &Path, head: &Head) -> Result<Self, Unusable> {
        let mut file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        // A line without its end was being written when the run was cut short.
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let mut lines = text.get(..whole).unwrap_or_default().split(|byte| *byte == b'\n').filter(|l| !l.is_empty());
        let mut finished = BTreeMap::new();
        match lines.next() {
            // Not even the first line was whole.
            None if !serde_json::to_vec(head)?.starts_with(&text) => return Err(Unusable::Other),
            None => {
                file.set_len(0)?;
                file.seek(SeekFrom::Start(0))?;
                write_line(&mut file, head)?;
            }
            Some(line) => {
                let found: Head = serde_json::from_slice(line).map_err(|_| Unusable::Other)?;
                if found != *head {
                    return Err(Unusable::OtherRun);
                }
                for line in lines {
                    let entry: Finished = serde_json::from_slice(line).map_err(|_| Unusable::Other)?;
                    finished.insert((entry.path.clone(), entry.sha256.clone()), entry);
                }
                let end = u64::try_from(whole).unwrap_or(u64::MAX);
                file.set_len(end)?;
                file.seek(SeekFrom::Start(end))?;
            }
        }
        Ok(Self { file, finished })
    }

    /// What an earlier run wrote for a file with these bytes, as far as it is still there.
    pub fn finished(&self, path: &str, sha256: &str) -> Option<&Finished> {
        let entry = self.finished.get(&(path.to_owned(), sha256.to_owned())).filter(|_| !sha256.is_empty())?;
        entry.made.as_ref().is_none_or(|made| Path::new(made).is_file()).then_some(entry)
    }

    /// Adds a file.
    pub fn add(&mut self, entry: &Finished) -> io::Result<()> {
        write_line(&mut self.file, entry)
    }
}

fn write_line(file: &mut File, line: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    file.write_all(&bytes)
}

/// Why a record cannot be used.
enum Unusable {
    System(io::Error),
    Other,
    OtherRun,
}

impl From<serde_json::Error> for Unusable {
    fn from(error: serde_json::Error) -> Self {
        Self::System(error.into())
    }
}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// The line for a record that cannot be used.
pub(super) fn refusal(path: &Path, problem: &Text, lang: Lang) -> String {
    let name = path.display().to_string();
    text!(en: "{name}: {problem}", zh: "{name}：{problem}", name = Shown(&name); problem: problem).get(lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> Finished {
        Finished {
            path: path.to_owned(),
            sha256: "ab".to_owned(),
            exit_code: 1,
            out: "row\n".to_owned(),
            notes: String::new(),
            made: None,
        }
    }

    #[test]
    fn a_record_is_taken_up_where_it_was_cut() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("finished");
        let mut journal = Journal::open(&path, "a").unwrap();
        journal.add(&entry("a\nb.xlsx")).unwrap();
        journal.add(&entry("c.xlsx")).unwrap();
        drop(journal);
        let whole = std::fs::read(&path).unwrap();
        for cut in 0..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let mut journal = Journal::open(&path, "a").unwrap();
            let has = |journal: &Journal, path| journal.finished(path, "ab").is_some();
            assert!(!has(&journal, "c.xlsx") && !has(&journal, "a"), "{cut}");
            let first = has(&journal, "a\nb.xlsx");
            journal.add(&entry("c.xlsx")).unwrap();
            drop(journal);
            let again = Journal::open(&path, "a").unwrap();
            assert!(has(&again, "c.xlsx") && has(&again, "a\nb.xlsx") == first, "{cut}");
        }
    }

    #[test]
    fn another_run_another_file_and_other_bytes_are_no_match() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("finished");
        let mut journal = Journal::open(&path, "a").unwrap();
        journal.add(&entry("a.xlsx")).unwrap();
        drop(journal);
        let journal = Journal::open(&path, "a").unwrap();
        assert!(journal.finished("a.xlsx", "cd").is_none() && journal.finished("b.xlsx", "ab").is_none());
        assert_eq!(journal.finished("a.xlsx", "ab"), Some(&entry("a.xlsx")));
        assert!(Journal::open(&path, "b").is_err(), "other options");
        for other in ["PK\u{3}\u{4}", "a.xlsx\nb.xlsx\n"] {
            std::fs::write(&path, other).unwrap();
            assert!(Journal::open(&path, "a").is_err(), "{other:?}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), other, "it stays as it is");
        }
    }
}
