//! The lists of smelters of the page: which are in use, the one that is being confirmed, and what
//! was wrong with one that was not taken. Nothing here touches the browser.

mod draft;
mod kept;

pub use draft::{Draft, Edit, Missing, STATUS_WORDS, SheetDraft, day_of_list, sheets_as_guessed, status_name};
pub use kept::{Changes, Elsewhere, Persistence, Record, Shelf, restored};

use super::worker::list_protocol::{ListRead, ListSheets, ReadPart, ReadRows};
use super::worker::protocol::SentLists;
use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::lists::RowProblem;
use crate::report::ListInfo;
use crate::text;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A file that was not taken, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct RejectedFile {
    /// Name of the file.
    pub file: String,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub steps: Vec<Text>,
}

impl RejectedFile {
    /// The first line: what became of the file.
    pub fn text(&self) -> Text {
        text!(
            en: "{file} was not taken; the lists in use stay as they were",
            zh: "未采用 {file}，使用中的清单不变", file = Shown(&self.file))
    }
}

/// A file that was taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Loaded {
    /// Its number, never used twice in one visit.
    pub number: u32,
    /// Whether the deployment names it, and not the user.
    #[serde(skip)]
    pub shipped: bool,
    /// The key of its record in the browser, where an earlier visit kept it.
    #[serde(skip)]
    pub key: Option<u32>,
    /// Name of the file.
    pub file: String,
    /// What it gives: one list, or several of different kinds.
    pub parts: Vec<ReadPart>,
    /// How many rows were left out.
    pub left_out: usize,
    /// How many rows were left out or read with a doubt.
    pub problem_count: usize,
    /// The first of them.
    pub problems: Vec<RowProblem>,
}

/// The rows of a file do not change; comparing them at every step would take long.
impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        let infos = |loaded: &Self| loaded.parts.iter().map(|part| part.info.clone()).collect::<Vec<_>>();
        self.number == other.number && infos(self) == infos(other)
    }
}

/// What a check compares with.
#[derive(Clone, Debug, PartialEq)]
pub struct ListsInUse {
    /// Whether the built-in facts are used.
    pub built_in: bool,
    /// The files that were taken, in the order in which they were loaded.
    pub loaded: Vec<Rc<Loaded>>,
}

impl ListsInUse {
    /// The lists as a worker takes them.
    pub fn sent(&self) -> SentLists {
        let parts: Vec<String> = self.loaded.iter().flat_map(|loaded| &loaded.parts).map(ReadPart::json).collect();
        SentLists { loaded: format!("[{}]", parts.join(",")), built_in_facts: self.built_in }
    }
}

/// One line of the table of lists.
#[derive(Clone, Debug, PartialEq)]
pub struct InUse<'a> {
    /// The list.
    pub info: &'a ListInfo,
    /// The number of the file that it comes from; none for a built-in one.
    pub number: Option<u32>,
    /// Whether the user loaded it, so that its day is the user's to correct.
    pub own: bool,
    /// Whether it can be believed before the one above it, which is of the same day.
    pub can_rise: bool,
    /// Whether it can be believed after the one below it, which is of the same day.
    pub can_sink: bool,
}

/// The lists of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct UserLists {
    /// The built-in lists, once the page knows them; empty in a build without them.
    pub built_in: Vec<ListInfo>,
    /// What is in use.
    pub basis: ListsInUse,
    /// What is going on.
    pub phase: Phase,
    /// The last file that was not taken, until another one is.
    pub problem: Option<RejectedFile>,
    /// Whether the files that the user loads outlast the visit.
    pub keeping: Persistence,
    /// How many files the browser keeps, those of other tabs included.
    pub held: usize,
    /// The number of the next file.
    next: u32,
}

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Nothing.
    #[default]
    Idle,
    /// A file is being read.
    Reading {
        /// Name of the file.
        file: String,
        /// How many rows so far.
        rows: usize,
        /// What the user has confirmed, when its rows are read.
        draft: Option<Rc<Draft>>,
    },
    /// The user is asked whether the columns are right.
    Confirm(Rc<Draft>),
}

impl Default for UserLists {
    fn default() -> Self {
        Self {
            built_in: Vec::new(),
            basis: ListsInUse { built_in: true, loaded: Vec::new() },
            phase: Phase::Idle,
            problem: None,
            keeping: Persistence::default(),
            held: 0,
            next: 1,
        }
    }
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Action {
    /// The built-in lists have become known.
    BuiltIn(Vec<ListInfo>),
    /// A file with this name is opened.
    Open(String),
    /// So many rows have been read.
    Rows(usize),
    /// The file was opened.
    Opened(Rc<ListSheets>),
    /// The user corrects something.
    Edit(Edit),
    /// The rows are being read.
    Confirmed,
    /// The day of the sheet at this place is missing, or wrong as said.
    DayMissing(usize, Text),
    /// The rows of its sheets were read.
    Read(Rc<Vec<ListRead>>),
    /// A file that the deployment names was read.
    Shipped {
        /// Its name.
        file: String,
        /// What its sheets give.
        read: Rc<Vec<ListRead>>,
    },
    /// No file that the deployment names, or the page around gave, is used any more.
    NoneShipped,
    /// The file was not taken.
    Refused(RejectedFile),
    /// The user gives up.
    Cancel,
    /// A file is no longer used.
    Remove(u32),
    /// The user corrects the day of the lists of a file.
    Date(u32, Date),
    /// The file is believed before the other one, which is of the same day.
    Swap(u32, u32),
    /// What an earlier visit kept was found.
    Restored(Vec<Loaded>),
    /// The browser holds so many files.
    Held(usize),
    /// Another tab changed what is kept: how many files there are, and those of this tab that it
    /// changed.
    Elsewhere(usize, Vec<Elsewhere>),
    /// The user wants the files kept, or no longer.
    Keep(bool),
    /// The browser could not keep them.
    NotKept,
    /// The browser deleted them.
    Deleted,
    /// The browser did not delete them.
    NotDeleted,
    /// The built-in facts are used, or no longer.
    UseBuiltIn(bool),
}

impl UserLists {
    /// The lists in use, in the order in which a check believes them: the newest first, a loaded
    /// one before a built-in one of the same day.
    pub fn in_use(&self) -> Vec<InUse<'_>> {
        let line = |info, number, own| InUse { info, number, own, can_rise: false, can_sink: false };
        let loaded = self.basis.loaded.iter().flat_map(|loaded| {
            loaded.parts.iter().map(move |part| line(&part.info, Some(loaded.number), !loaded.shipped))
        });
        let built_in = self.built_in.iter().filter(|_| self.basis.built_in);
        let mut all: Vec<InUse> = loaded.chain(built_in.map(|info| line(info, None, false))).collect();
        all.sort_by_key(|list| std::cmp::Reverse(list.info.date));
        let movable: Vec<bool> = all.windows(2).map(|pair| matches!(pair, [a, b] if is_movable(a, b))).collect();
        for (place, list) in all.iter_mut().enumerate() {
            list.can_sink = movable.get(place).copied().unwrap_or_default();
            list.can_rise = place.checked_sub(1).and_then(|above| movable.get(above)).copied().unwrap_or_default();
        }
        all
    }

    /// What moves the list at this place of [`Self::in_use`] up by one, when it can be.
    pub fn rise(&self, place: usize) -> Option<Action> {
        let all = self.in_use();
        let (above, list) = (all.get(place.checked_sub(1)?)?, all.get(place)?);
        list.can_rise.then_some(())?;
        Some(Action::Swap(list.number?, above.number?))
    }

    /// The list that the user is asked about.
    pub fn draft(&self) -> Option<&Rc<Draft>> {
        match &self.phase {
            Phase::Confirm(draft) => Some(draft),
            Phase::Idle | Phase::Reading { .. } => None,
        }
    }

    /// What a worker is asked for when the user confirms.
    ///
    /// # Errors
    /// What is missing.
    pub fn request(&self, today: Option<Date>) -> Result<ReadRows, Missing> {
        let draft = self.draft().ok_or_else(|| Missing::Other(Text::default()))?;
        draft.request(|place| format!("loaded-{}", self.next + place), today)
    }

    /// The lists after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::BuiltIn(infos) => next.built_in = infos,
            Action::Open(file) => {
                next.problem = None;
                next.phase = Phase::Reading { file, rows: 0, draft: None };
            }
            Action::Rows(count) => {
                if let Phase::Reading { rows, .. } = &mut next.phase {
                    *rows = count;
                }
            }
            Action::Opened(sheets) => next.open(&sheets),
            Action::Edit(edit) => {
                if let Phase::Confirm(draft) = &mut next.phase {
                    Rc::make_mut(draft).edit(edit);
                }
            }
            Action::Confirmed => {
                if let Phase::Confirm(draft) = &self.phase {
                    let draft = draft.clone();
                    next.problem = None;
                    next.phase = Phase::Reading { file: draft.file.clone(), rows: 0, draft: Some(draft) };
                }
            }
            Action::DayMissing(sheet, text) => {
                if let Phase::Confirm(draft) = &mut next.phase {
                    next.problem = None;
                    Rc::make_mut(draft).miss_day(sheet, text);
                }
            }
            Action::Read(read) => next.take(&read),
            Action::Shipped { file, read } => {
                for read in read.iter() {
                    next.add(file.clone(), read, true);
                }
            }
            // What the page around this one gives goes before what the deployment says.
            Action::NoneShipped => next.basis.loaded.retain(|loaded| !loaded.shipped),
            Action::Refused(problem) => {
                // What the user has corrected is not lost.
                let draft = match &self.phase {
                    Phase::Reading { draft, .. } => draft.clone(),
                    Phase::Confirm(draft) => Some(draft.clone()),
                    Phase::Idle => None,
                };
                next.phase = draft.map_or(Phase::Idle, Phase::Confirm);
                next.problem = Some(problem);
            }
            Action::Cancel => {
                next.phase = Phase::Idle;
                next.problem = None;
            }
            Action::Remove(number) => next.basis.loaded.retain(|loaded| loaded.number != number),
            Action::UseBuiltIn(used) => next.basis.built_in = used,
            Action::Date(number, date) => next.change_date(number, date),
            Action::Swap(first, second) => {
                let place = |number| next.basis.loaded.iter().position(|loaded| loaded.number == number);
                if let (Some(first), Some(second)) = (place(first), place(second)) {
                    next.basis.loaded.swap(first, second);
                }
            }
            Action::Restored(files) => next.restore(files),
            Action::Keep(true) => next.keeping = Persistence::On,
            Action::Keep(false) if self.keeping == Persistence::Off => {}
            Action::Keep(false) => next.keeping = Persistence::Deleting,
            Action::Deleted => {
                next.held = 0;
                // Unless the user has changed their mind meanwhile.
                if self.keeping == Persistence::Deleting {
                    next.keeping = Persistence::Off;
                }
            }
            Action::NotKept => next.keeping = Persistence::Failed,
            Action::NotDeleted => next.keeping = Persistence::NotDeleted,
            Action::Held(held) => next.held = held,
            Action::Elsewhere(held, changed) => next.change_elsewhere(held, &changed),
        }
        next
    }

    fn change_date(&mut self, number: u32, date: Date) {
        for loaded in self.basis.loaded.iter_mut().filter(|loaded| loaded.number == number && !loaded.shipped) {
            for part in &mut Rc::make_mut(loaded).parts {
                part.info.date = Some(date);
            }
        }
    }

    /// Files of an earlier visit come before those that this visit has loaded meanwhile.
    fn restore(&mut self, files: Vec<Loaded>) {
        self.keeping = Persistence::On;
        self.held = files.len();
        for (place, mut loaded) in files.into_iter().enumerate() {
            loaded.renumber(self.next);
            self.next += 1;
            self.basis.loaded.insert(place, Rc::new(loaded));
        }
    }

    /// Whether lists are kept is one choice for all tabs.
    fn change_elsewhere(&mut self, held: usize, changed: &[Elsewhere]) {
        self.held = held;
        if self.keeping != Persistence::Deleting {
            self.keeping = if held > 0 { Persistence::On } else { Persistence::Off };
        }
        for other in changed {
            let is_it = |loaded: &&mut Rc<Loaded>| {
                other.number == Some(loaded.number) || loaded.key.is_some() && loaded.key == Some(other.key)
            };
            if let Some(loaded) = self.basis.loaded.iter_mut().find(is_it) {
                let dates = other.file.parts.iter().map(|part| part.info.date);
                for (part, date) in Rc::make_mut(loaded).parts.iter_mut().zip(dates) {
                    part.info.date = date;
                }
            }
        }
    }

    /// The files that the user loaded, which the browser may keep for the next visit.
    pub fn own(&self) -> Vec<Rc<Loaded>> {
        self.basis.loaded.iter().filter(|loaded| !loaded.shipped).cloned().collect()
    }

    fn open(&mut self, sheets: &Rc<ListSheets>) {
        if let Phase::Reading { file, draft: None, .. } = &self.phase {
            self.phase = Phase::Confirm(Rc::new(Draft::new(file, sheets)));
        }
    }

    /// Every sheet is a list of its own: with its own day, and removed alone.
    fn take(&mut self, read: &[ListRead]) {
        let Phase::Reading { draft: Some(_), .. } = &self.phase else { return };
        for read in read {
            self.add(read.file.clone(), read, false);
        }
        self.phase = Phase::Idle;
        self.problem = None;
    }

    fn add(&mut self, file: String, read: &ListRead, shipped: bool) {
        self.basis.loaded.push(Rc::new(Loaded {
            number: self.next,
            shipped,
            key: None,
            file,
            parts: read.parts.clone(),
            left_out: read.left_out,
            problem_count: read.problem_count,
            problems: read.problems.clone(),
        }));
        self.next += 1;
    }
}

/// The name of the file at an address: what stands after the last slash of its path.
pub fn name_in_address(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

/// Whether a file with this name can be nothing but a list: no form comes as plain text.
pub fn is_only_list(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["csv", "tsv"].iter().any(|text| ending.eq_ignore_ascii_case(text))
}

/// Whether the order of two neighbours is the user's to choose: of the same day, from two files.
fn is_movable(above: &InUse, below: &InUse) -> bool {
    let files = above.number.zip(below.number);
    above.info.date == below.info.date && files.is_some_and(|(above, below)| above != below)
}

#[cfg(test)]
mod tests;
