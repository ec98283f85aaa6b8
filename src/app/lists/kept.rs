//! The files that outlast the visit, when the user says so: each a record of its own, because other
//! tabs keep theirs in the same place.

use super::Loaded;
use crate::app::strings::UI;
use crate::base::text::Text;
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Whether the files that the user loads outlast the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Persistence {
    /// They are forgotten with the tab.
    #[default]
    Off,
    /// The browser keeps them until the user deletes them.
    On,
    /// The user wants it, and the browser cannot.
    Failed,
    /// The user wants them deleted, and the browser has not said yet that they are.
    Deleting,
    /// The user wants them deleted, and the browser did not.
    NotDeleted,
}

impl Persistence {
    /// What the user is told, where the browser keeps so many files.
    pub fn text(self, held: usize) -> Text {
        let files = Text::counted(held, "file of lists is", "files of lists are", "个清单文件");
        match (self, held) {
            (Self::Off, 0) => UI.lists_keep_off.clone(),
            (Self::On, 0) => UI.lists_keep_next.clone(),
            (Self::Off | Self::On, _) => text!(
                en: "{files} kept on this computer for the next visit, for everyone who uses this browser. A form that you check is never kept.",
                zh: "这台电脑上保留了 {files}，下次打开时可用，使用这个浏览器的人都能看到。检查过的表格从不保留。"; files: files),
            (Self::Failed, 0) => UI.lists_keep_failed.clone(),
            (Self::Failed, _) => text!(
                en: "The last change could not be kept. {files} still there from before",
                zh: "最近的改动未能保留。之前保留的 {files}仍在"; files: files),
            (Self::Deleting, _) => Text::fixed("The kept lists are being deleted", "正在删除保留的清单"),
            (Self::NotDeleted, _) => UI.lists_not_deleted.clone(),
        }
    }
}

/// A file as the browser keeps it. Never anything of a form that was checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct KeptFile {
    /// Its place among the files of its tab.
    order: usize,
    file: Loaded,
}

/// What the browser is asked to change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Texts of new records, each with the number of its file.
    pub added: Vec<(u32, String)>,
    /// Records with another text.
    pub replaced: Vec<(u32, String)>,
    /// Keys of records that go.
    pub removed: Vec<u32>,
}

impl Changes {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A record of the browser: its key and its text.
pub type Record = (u32, String);

/// The records of this tab, and how many there are of all tabs.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The texts of this tab's records by their keys, as far as this tab knows.
    texts: BTreeMap<u32, String>,
    /// Keys of the files that were loaded in this visit, by their numbers; a file of an earlier
    /// visit knows its own.
    keys: BTreeMap<u32, u32>,
    /// Keys of records that another tab deleted.
    gone: BTreeSet<u32>,
    /// How many records the browser holds.
    pub held: usize,
}

impl Shelf {
    fn key_of(&self, file: &Loaded) -> Option<u32> {
        file.key.or_else(|| self.keys.get(&file.number).copied())
    }

    /// These are the records of an earlier visit, and this tab's from now on.
    pub fn take(&mut self, records: &[Record]) {
        self.texts = records.iter().cloned().collect();
        self.held = records.len();
    }

    /// What makes this tab's records those of these files.
    pub fn changes(&self, files: &[Rc<Loaded>]) -> Changes {
        let mut changes = Changes::default();
        let mut wanted = BTreeSet::new();
        for (order, file) in files.iter().enumerate() {
            let key = self.key_of(file);
            wanted.extend(key);
            let text = text_of(order, file);
            match key.and_then(|key| Some((key, self.texts.get(&key)?))) {
                Some((key, before)) if *before != text => changes.replaced.push((key, text)),
                Some(_) => {}
                None if key.is_some_and(|key| self.gone.contains(&key)) => {}
                None => changes.added.push((file.number, text)),
            }
        }
        changes.removed = self.texts.keys().filter(|key| !wanted.contains(key)).copied().collect();
        changes
    }

    /// The changes were made; `keys` are those of the new records.
    pub fn changed(&mut self, changes: Changes, keys: Vec<u32>) {
        self.held = (self.held + keys.len()).saturating_sub(changes.removed.len());
        self.texts.retain(|key, _| !changes.removed.contains(key));
        self.texts.extend(changes.replaced);
        for ((number, text), key) in changes.added.into_iter().zip(keys) {
            self.keys.insert(number, key);
            self.texts.insert(key, text);
        }
    }

    /// Nothing is kept any more.
    pub fn emptied(&mut self) {
        *self = Self::default();
    }

    /// Another tab changed something. Gives the files of this tab that it changed.
    pub fn changed_elsewhere(&mut self, records: &[Record]) -> Vec<Elsewhere> {
        self.held = records.len();
        if records.is_empty() {
            self.emptied();
        }
        let now: BTreeMap<u32, &String> = records.iter().map(|(key, text)| (*key, text)).collect();
        self.gone.extend(self.texts.keys().filter(|key| !now.contains_key(key)));
        self.texts.retain(|key, _| now.contains_key(key));
        let mut changed = Vec::new();
        for (key, text) in &mut self.texts {
            let Some(other) = now.get(key).filter(|other| **other != text) else { continue };
            text.clone_from(other);
            let number = self.keys.iter().find(|(_, its)| *its == key).map(|(number, _)| *number);
            if let Some(kept) = KeptFile::parse(text) {
                changed.push(Elsewhere { number, key: *key, file: kept.file });
            }
        }
        changed
    }
}

/// A file of this tab that another tab changed.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// Its number, where it was loaded in this visit.
    pub number: Option<u32>,
    /// The key of its record.
    pub key: u32,
    /// As the other tab has it.
    pub file: Loaded,
}

/// The files of an earlier visit in their order. A record that another version wrote is left out.
pub fn restored(records: &[Record]) -> Vec<Loaded> {
    let files = records.iter().filter_map(|(key, text)| Some((*key, KeptFile::parse(text)?)));
    let mut files: Vec<(u32, KeptFile)> = files.collect();
    files.sort_by_key(|(key, kept)| (kept.order, *key));
    files.into_iter().map(|(key, kept)| Loaded { key: Some(key), ..kept.file }).collect()
}

impl KeptFile {
    fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

fn text_of(order: usize, file: &Loaded) -> String {
    let mut file = file.clone();
    file.renumber(0);
    // Plain data always has a text.
    serde_json::to_string(&KeptFile { order, file }).unwrap_or_default()
}

impl Loaded {
    /// Gives a file of an earlier visit a number of this visit; the ids of its lists begin with it.
    pub(super) fn renumber(&mut self, number: u32) {
        let before = format!("loaded-{}", self.number);
        for part in &mut self.parts {
            let rest = part.info.id.strip_prefix(&before).unwrap_or_default();
            part.info.id = format!("loaded-{number}{rest}");
        }
        self.number = number;
    }
}
