//! The lists of smelters of the page: which are in use, the one that is being confirmed, and what was wrong with one that
//! was not taken. Nothing here touches the browser.

use super::labels::UI;
use super::protocol::{ListRead, ListSheets, ReadPart, ReadRows, SheetGuess};
use crate::list_file::{Column, Description, Field, ListKind, Mapping, Options, RowProblem};
use crate::report::ListInfo;
use crate::settings::Date;
use crate::template::Mineral;
use crate::text;
use crate::text::{Shown, Text};
use std::rc::Rc;

/// A file that was not taken, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Name of the file.
    pub file: String,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub steps: Vec<Text>,
}

impl Problem {
    /// The first line: what became of the file.
    pub fn text(&self) -> Text {
        text!(
            en: "{file} was not taken; the lists in use stay as they were",
            zh: "未采用 {file}，使用中的清单不变", file = Shown(&self.file))
    }
}

/// A file that was taken.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its number, never used twice.
    pub number: u32,
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

/// A file is read once and does not change; comparing its rows at every step would take long.
impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// What a check compares with.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// Whether the built-in facts are used.
    pub built_in: bool,
    /// The files that were taken, in the order in which they were loaded.
    pub loaded: Vec<Rc<Loaded>>,
}

impl Basis {
    /// The lists as JSON, as the worker takes them.
    pub fn json(&self) -> String {
        let parts: Vec<&str> =
            self.loaded.iter().flat_map(|loaded| &loaded.parts).map(|part| part.json.as_str()).collect();
        format!("[{}]", parts.join(","))
    }
}

/// One line of the table of lists.
#[derive(Clone, Debug, PartialEq)]
pub struct InUse<'a> {
    /// The list.
    pub info: &'a ListInfo,
    /// The number of the file that it comes from; none for a built-in one.
    pub number: Option<u32>,
}

/// The lists of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct UserLists {
    /// The built-in lists, once the page knows them; empty in a build without them.
    pub built_in: Vec<ListInfo>,
    /// What is in use.
    pub basis: Basis,
    /// What is going on.
    pub phase: Phase,
    /// The last file that was not taken, until another one is.
    pub problem: Option<Problem>,
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
            basis: Basis { built_in: true, loaded: Vec::new() },
            phase: Phase::Idle,
            problem: None,
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
    /// The rows were read.
    Read(Rc<ListRead>),
    /// A file that the deployment names was read.
    Shipped {
        /// Its name.
        file: String,
        /// What it gives.
        read: Rc<ListRead>,
    },
    /// The file was not taken.
    Refused(Problem),
    /// The user gives up.
    Cancel,
    /// A file is no longer used.
    Remove(u32),
    /// The built-in facts are used, or no longer.
    UseBuiltIn(bool),
}

impl UserLists {
    /// The lists in use, in the order in which a check believes them: the newest first, a loaded one before a built-in
    /// one of the same day.
    pub fn in_use(&self) -> Vec<InUse<'_>> {
        let loaded =
            self.basis.loaded.iter().flat_map(|loaded| {
                loaded.parts.iter().map(|part| InUse { info: &part.info, number: Some(loaded.number) })
            });
        let built_in = self.built_in.iter().filter(|_| self.basis.built_in);
        let mut all: Vec<InUse> = loaded.chain(built_in.map(|info| InUse { info, number: None })).collect();
        all.sort_by_key(|list| std::cmp::Reverse(list.info.date));
        all
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
    pub fn request(&self, today: Option<Date>) -> Result<ReadRows, Text> {
        self.draft().ok_or_else(Text::default)?.request(self.next, today)
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
            Action::Read(read) => next.take(&read),
            Action::Shipped { file, read } => next.add(file, &read),
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
        }
        next
    }

    fn open(&mut self, sheets: &Rc<ListSheets>) {
        if let Phase::Reading { file, draft: None, .. } = &self.phase {
            self.phase = Phase::Confirm(Rc::new(Draft::new(file, sheets)));
        }
    }

    fn take(&mut self, read: &ListRead) {
        let Phase::Reading { file, draft: Some(_), .. } = &self.phase else { return };
        self.add(file.clone(), read);
        self.phase = Phase::Idle;
        self.problem = None;
    }

    fn add(&mut self, file: String, read: &ListRead) {
        self.basis.loaded.push(Rc::new(Loaded {
            number: self.next,
            file,
            parts: read.parts.clone(),
            left_out: read.left_out,
            problem_count: read.problem_count,
            problems: read.problems.clone(),
        }));
        self.next += 1;
    }
}

/// A list that the user is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Name of the file.
    pub file: String,
    /// Its sheets.
    pub sheets: Rc<ListSheets>,
    /// The place of the sheet to use.
    pub sheet: usize,
    /// Where the columns are.
    pub mapping: Mapping,
    /// What kind of list it is.
    pub kind: ListKind,
    /// The status of all rows, where no column holds one.
    pub status: Option<String>,
    /// The metal of all rows, where no column holds one.
    pub metal: Option<Mineral>,
    /// The day of the list as typed.
    pub date: String,
    /// The name of the list as typed.
    pub name: String,
    /// Whether the name was typed, so that another kind does not change it.
    named: bool,
}

/// What the user corrects.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Another sheet; everything is guessed anew.
    Sheet(usize),
    /// The row with the headings.
    HeaderRow(Option<u32>),
    /// The column of a field.
    Column(Field, Option<u16>),
    /// The kind.
    Kind(ListKind),
    /// The status of all rows.
    Status(Option<String>),
    /// The day.
    Date(String),
    /// The name.
    Name(String),
}

/// The words that a status for all rows may have, as the reader of lists knows them.
pub const STATUS_WORDS: [&str; 6] = ["Conformant", "Active", "Eligible", "Non Conformant", "Approved", "Blocked"];

impl Draft {
    fn new(file: &str, sheets: &Rc<ListSheets>) -> Self {
        let mut draft = Self {
            file: file.to_owned(),
            sheets: sheets.clone(),
            sheet: 0,
            mapping: Mapping::default(),
            kind: ListKind::Own,
            status: None,
            metal: None,
            date: String::new(),
            name: String::new(),
            named: false,
        };
        draft.edit(Edit::Sheet(sheets.likely));
        draft
    }

    /// The sheet to use.
    pub fn guessed(&self) -> Option<&SheetGuess> {
        self.sheets.sheets.get(self.sheet)
    }

    fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Sheet(sheet) => {
                self.sheet = sheet;
                let Some(guess) = self.guessed().map(|sheet| sheet.guess.clone()) else { return };
                self.mapping = guess.mapping;
                self.kind = guess.kind;
                self.status = guess.status;
                self.metal = guess.metal;
                self.date = guess.date.map(|date| date.to_string()).unwrap_or_default();
                self.suggest_name();
            }
            Edit::HeaderRow(row) => self.mapping.header_row = row,
            Edit::Column(field, column) => self.mapping.set(field, column),
            Edit::Kind(kind) => {
                self.kind = kind;
                self.status = match kind {
                    ListKind::RmiConformant => Some("Conformant"),
                    ListKind::RmiActive => Some("Active"),
                    ListKind::RmiEligible => Some("Eligible"),
                    _ => None,
                }
                .map(str::to_owned);
                self.suggest_name();
            }
            Edit::Status(status) => self.status = status,
            Edit::Date(date) => self.date = date,
            Edit::Name(name) => {
                self.named = true;
                self.name = name;
            }
        }
    }

    /// RMI's lists go by what they are; only the company knows what to call its own.
    fn suggest_name(&mut self) {
        if !self.named {
            let stem = self.file.rsplit_once('.').map_or(self.file.as_str(), |(stem, _)| stem);
            self.name = if self.kind == ListKind::Own { stem.to_owned() } else { self.kind.name().en.into_owned() };
        }
    }

    /// Whether a status for all rows can be chosen: the kind says something of a status, and no column holds it.
    pub fn asks_status(&self) -> bool {
        self.kind.states_status()
            && !matches!(self.kind, ListKind::Lbma | ListKind::Rjc)
            && self.mapping.status.is_none()
    }

    /// The heading of a column: its letters, and the words in the row with the headings.
    pub fn heading(&self, column: &Column) -> String {
        let words = self.guessed().and_then(|sheet| {
            if self.mapping.header_row == sheet.guess.mapping.header_row {
                return Some(column.header.as_str());
            }
            let place = sheet.preview.columns.iter().position(|other| other.column == column.column)?;
            let (_, cells) = sheet.preview.rows.iter().find(|(row, _)| Some(*row) == self.mapping.header_row)?;
            cells.get(place).map(String::as_str)
        });
        match words.unwrap_or_default() {
            "" => column.letters.clone(),
            words => format!("{}: {}", column.letters, Shown(words)),
        }
    }

    /// The rows that may hold the headings: the one that was found, and those of the preview.
    pub fn header_rows(&self) -> Vec<u32> {
        let Some(sheet) = self.guessed() else { return Vec::new() };
        sheet.guess.mapping.header_row.into_iter().chain(sheet.preview.rows.iter().map(|(row, _)| *row)).collect()
    }

    /// What a worker is asked for.
    fn request(&self, number: u32, today: Option<Date>) -> Result<ReadRows, Text> {
        if self.kind == ListKind::RmiRevisions {
            return Err(crate::list_file::UseError::History.text());
        }
        if !self.mapping.is_usable() {
            return Err(UI.lists_need_columns.clone());
        }
        let date = Date::parse_iso(self.date.trim()).ok_or_else(|| UI.lists_need_date.clone())?;
        if today.is_some_and(|today| date > today) {
            return Err(UI.lists_date_ahead.clone());
        }
        let name = Some(self.name.trim()).filter(|name| !name.is_empty()).unwrap_or(&self.file);
        Ok(ReadRows {
            sheet: self.sheet,
            mapping: self.mapping.clone(),
            options: Options {
                status: self.status.clone().filter(|_| self.asks_status()),
                metal: self.metal.clone().filter(|_| self.mapping.metal.is_none()),
            },
            about: Description {
                id: format!("loaded-{number}"),
                name: name.chars().take(Shown::LIMIT).collect(),
                file: self.file.clone(),
                kind: self.kind,
                date,
            },
        })
    }
}

/// What a worker is asked for about a list that a deployment names: nobody is there to confirm the guess.
///
/// # Errors
/// What the guess lacks.
pub fn sheets_as_guessed(path: &str, sheets: ListSheets, today: Option<Date>) -> Result<ReadRows, Text> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let draft = Draft::new(file, &Rc::new(sheets));
    if draft.guessed().is_none_or(|sheet| sheet.guess.needs_mapping()) {
        return Err(UI.lists_need_columns.clone());
    }
    let mut request = draft.request(0, today)?;
    request.about.id = format!("shipped-{}", file.to_lowercase().replace(['.', '_'], "-"));
    Ok(request)
}

/// The words for a status of all rows.
pub fn status_name(word: &str) -> Text {
    match word {
        "Conformant" => Text::fixed("Conformant", "认可（合规）"),
        "Active" => Text::fixed("Active", "活跃"),
        "Eligible" => Text::fixed("Eligible", "可接受审核"),
        "Non Conformant" => Text::fixed("Not conformant", "未认可"),
        "Approved" => Text::fixed("Taken by the company", "公司接受"),
        "Blocked" => Text::fixed("Not taken by the company", "公司不接受"),
        other => Text::same(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list_file;
    use crate::reference;

    fn day(text: &str) -> Date {
        Date::parse_iso(text).unwrap()
    }

    fn sheets(file: &str, text: &str) -> Rc<ListSheets> {
        let opened = list_file::open(text.as_bytes(), file, &|_| None, &mut |_| {}).unwrap();
        Rc::new(ListSheets::of(&opened))
    }

    fn opened(file: &str, text: &str) -> UserLists {
        let opening = UserLists::default().after(Action::Open(file.to_owned()));
        opening.after(Action::Opened(sheets(file, text)))
    }

    fn info(name: &str, date: &str, built_in: bool) -> ListInfo {
        ListInfo {
            id: name.to_owned(),
            name: Text::same(name),
            kind: reference::ListKind::Status,
            date: Some(day(date)),
            source: Text::same(name),
            count: 1,
            built_in,
            template: None,
        }
    }

    fn read(name: &str, date: &str) -> Rc<ListRead> {
        let part = ReadPart { info: info(name, date, false), json: format!("{{\"of\":\"{name}\"}}") };
        Rc::new(ListRead { parts: vec![part], ..ListRead::default() })
    }

    const LIST: &str = "METAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION\nTin,CID990002,Beispiel Zinn,Germany\n";

    #[test]
    fn a_list_is_confirmed_then_used_then_removed() {
        let asked = opened("RMI-Conformant-2026-10-01.csv", LIST);
        let request = asked.request(Some(day("2026-11-01"))).unwrap();
        assert_eq!(request.about.kind, ListKind::RmiConformant);
        assert_eq!(request.about.date, day("2026-10-01"));
        assert_eq!(request.options.status.as_deref(), Some("Conformant"));
        assert_eq!(request.mapping.id, Some(2));
        let used = asked.after(Action::Confirmed).after(Action::Read(read("one", "2026-10-01")));
        assert_eq!((used.in_use().len(), &used.phase), (1, &Phase::Idle));
        let again = used.after(Action::Open("b.csv".to_owned())).after(Action::Opened(sheets("b.csv", LIST)));
        let both = again.after(Action::Confirmed).after(Action::Read(read("two", "2025-10-01")));
        assert_eq!(both.basis.json(), r#"[{"of":"one"},{"of":"two"}]"#);
        let numbers: Vec<_> = both.in_use().iter().map(|list| list.number).collect();
        assert_eq!(numbers, [Some(1), Some(2)]);
        assert_eq!(both.after(Action::Remove(1)).basis.json(), r#"[{"of":"two"}]"#);
    }

    #[test]
    fn the_newest_list_comes_first_and_built_in_ones_can_be_left_out() {
        let built_in = UserLists::default().after(Action::BuiltIn(vec![info("facts", "2023-05-25", true)]));
        let mut lists = built_in.clone();
        lists.phase = opened("a.csv", LIST).phase;
        let lists = lists.after(Action::Confirmed).after(Action::Read(read("newer", "2026-10-01")));
        let names = |lists: &UserLists| -> Vec<String> {
            lists.in_use().iter().map(|list| list.info.name.en.to_string()).collect()
        };
        assert_eq!(names(&lists), ["newer", "facts"]);
        assert_eq!(names(&lists.after(Action::UseBuiltIn(false))), ["newer"]);
        assert!(!lists.after(Action::UseBuiltIn(false)).basis.built_in);
    }

    #[test]
    fn what_is_missing_is_asked_for() {
        let today = Some(day("2026-11-01"));
        let undated = opened("own.csv", LIST);
        assert_eq!(undated.request(today).unwrap_err(), UI.lists_need_date);
        let dated = |date: &str| undated.after(Action::Edit(Edit::Date(date.to_owned())));
        assert_eq!(dated("2027-01-01").request(today).unwrap_err(), UI.lists_date_ahead);
        assert_eq!(dated("1.10.2026").request(today).unwrap_err(), UI.lists_need_date);
        let dated = dated(" 2026-10-01 ");
        assert!(dated.request(today).is_ok());
        let unmapped = dated.after(Action::Edit(Edit::Column(Field::Id, None)));
        let unmapped = unmapped.after(Action::Edit(Edit::Column(Field::Name, None)));
        assert_eq!(unmapped.request(today).unwrap_err(), UI.lists_need_columns);
        let history = dated.after(Action::Edit(Edit::Kind(ListKind::RmiRevisions)));
        assert!(history.request(today).is_err());
    }

    #[test]
    fn a_deployment_ships_lists_that_need_no_question() {
        let guessed = |file: &str, text: &str| {
            let sheets = Rc::unwrap_or_clone(sheets(file, text));
            sheets_as_guessed(&format!("lists/{file}"), sheets, Some(day("2026-11-01")))
        };
        let request = guessed("rmi-conformant-2026-10-01.csv", LIST).unwrap();
        assert_eq!(request.about.id, "shipped-rmi-conformant-2026-10-01-csv");
        assert_eq!(guessed("rmi-conformant.csv", LIST).unwrap_err(), UI.lists_need_date);
        assert_eq!(guessed("odd-2026-10-01.csv", "Werk;Stoff\nA;B\n").unwrap_err(), UI.lists_need_columns);
        let shipped = UserLists::default();
        let shipped = shipped.after(Action::Shipped { file: "a.csv".to_owned(), read: read("one", "2026-10-01") });
        assert_eq!((shipped.in_use().len(), &shipped.phase), (1, &Phase::Idle));
    }

    #[test]
    fn a_mapping_is_corrected() {
        let odd = opened("odd.csv", "Werk,Kennung\nBeispiel Zinn,CID990002\nContoh,CID990003\n");
        let edits = [
            Edit::HeaderRow(Some(1)),
            Edit::Column(Field::Name, Some(1)),
            Edit::Column(Field::Id, Some(2)),
            Edit::Kind(ListKind::RmiActive),
            Edit::Date("2026-10-01".to_owned()),
        ];
        let right = edits.into_iter().fold(odd, |lists, edit| lists.after(Action::Edit(edit)));
        let draft = right.draft().unwrap();
        let headings: Vec<_> =
            draft.guessed().unwrap().preview.columns.iter().map(|column| draft.heading(column)).collect();
        assert_eq!(headings, ["A: Werk", "B: Kennung"]);
        let request = right.request(None).unwrap();
        assert_eq!((request.mapping.header_row, request.mapping.id, request.mapping.name), (Some(1), Some(2), Some(1)));
        assert_eq!(
            (request.options.status.as_deref(), request.about.name.as_str()),
            (Some("Active"), "RMI Active list")
        );
        // The status of a column goes before one for all rows.
        let column = right.after(Action::Edit(Edit::Column(Field::Status, Some(1))));
        assert_eq!(column.request(None).unwrap().options.status, None);
    }

    #[test]
    fn a_refused_file_leaves_everything_as_it_was() {
        let used = opened("a.csv", LIST).after(Action::Confirmed).after(Action::Read(read("one", "2026-10-01")));
        let problem = Problem { file: "bad.csv".to_owned(), message: UI.lists_broke.clone(), steps: Vec::new() };
        let refused = used.after(Action::Open("bad.csv".to_owned())).after(Action::Refused(problem.clone()));
        assert_eq!((&refused.basis, &refused.phase), (&used.basis, &Phase::Idle));
        assert_eq!(
            refused.problem.as_ref().unwrap().text().en,
            "bad.csv was not taken; the lists in use stay as they were"
        );
        // A list whose rows are refused can still be corrected.
        let confirmed = opened("a.csv", LIST).after(Action::Confirmed);
        assert!(confirmed.after(Action::Refused(problem)).draft().is_some());
        // An answer that comes after the user gave up changes nothing.
        let late = confirmed.after(Action::Cancel).after(Action::Read(read("late", "2026-10-01")));
        assert!(late.in_use().is_empty());
    }
}
