//! A list that the user is asked about before it is used: which of its sheets, where their columns
//! are, what they are, of which day.

use crate::app::strings::UI;
use crate::app::worker::list_protocol::{ListSheets, ReadRows, ReadSheet, SheetGuess};
use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::lists::{Column, Description, ListField, ListKind, Mapping, Options, UseError};
use crate::template::Mineral;
use std::rc::Rc;

/// A list that the user is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Name of the file.
    pub file: String,
    /// Its sheets.
    pub sheets: Rc<ListSheets>,
    /// The place of the sheet that is shown.
    pub sheet: usize,
    /// What is asked about each sheet, in their order.
    pub drafts: Vec<SheetDraft>,
    /// What is wrong with the day of the sheet that is shown, and how often that was said: the
    /// field takes the focus each time.
    pub day_missing: Option<(u32, Text)>,
    /// How often a day was missing.
    missed: u32,
}

/// What the user is asked about one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetDraft {
    /// Whether it is used.
    pub used: bool,
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

/// What the user corrects. All but the first two are about the sheet that is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Another sheet is shown.
    Sheet(usize),
    /// A sheet is used, or not.
    Use(usize, bool),
    /// The row with the headings.
    HeaderRow(Option<u32>),
    /// The column of a field.
    Column(ListField, Option<u16>),
    /// The kind.
    Kind(ListKind),
    /// The status of all rows.
    Status(Option<String>),
    /// The day.
    Date(String),
    /// The name.
    Name(String),
}

/// What is missing before a list can be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// The day of the sheet at this place.
    Day(usize, Text),
    /// Anything else.
    Other(Text),
}

impl Missing {
    /// What is missing, for the user.
    pub fn text(self) -> Text {
        match self {
            Self::Day(_, text) | Self::Other(text) => text,
        }
    }
}

/// The words that a status for all rows may have, as the reader of lists knows them.
pub const STATUS_WORDS: [&str; 6] = ["Conformant", "Active", "Eligible", "Non Conformant", "Approved", "Blocked"];

impl SheetDraft {
    fn new(file: &str, sheet: &SheetGuess, used: bool) -> Self {
        let guess = sheet.guess.clone();
        let mut draft = Self {
            used,
            mapping: guess.mapping,
            kind: guess.kind,
            status: guess.status,
            metal: guess.metal,
            date: guess.date.map(|date| date.to_string()).unwrap_or_default(),
            name: String::new(),
            named: false,
        };
        draft.suggest_name(file);
        draft
    }

    fn set_kind(&mut self, kind: ListKind) {
        self.kind = kind;
        self.status = match kind {
            ListKind::RmiConformant => Some("Conformant"),
            ListKind::RmiActive => Some("Active"),
            ListKind::RmiEligible => Some("Eligible"),
            _ => None,
        }
        .map(str::to_owned);
    }

    /// RMI's lists go by what they are; only the company knows what to call its own.
    fn suggest_name(&mut self, file: &str) {
        if !self.named {
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            self.name = if self.kind == ListKind::Own { stem.to_owned() } else { self.kind.name().en.into_owned() };
        }
    }

    /// Whether a status for all rows can be chosen: the kind says something of a status, and no
    /// column holds it.
    pub fn asks_status(&self) -> bool {
        self.kind.states_status()
            && !matches!(self.kind, ListKind::Lbma | ListKind::Rjc)
            && self.mapping.status.is_none()
    }

    /// The fields whose columns are asked for: those that lists of this kind use, and those that
    /// are mapped and would be left out.
    pub fn fields(&self) -> Vec<ListField> {
        let is_history = self.kind == ListKind::RmiRevisions;
        let unused: Vec<ListField> = self.kind.unused(&self.mapping).collect();
        let is_asked = |field: &ListField| match field {
            ListField::Date | ListField::Change | ListField::Details => is_history,
            ListField::Alias | ListField::Status | ListField::Operation => !is_history,
            ListField::Metal | ListField::Id | ListField::Name | ListField::Country => true,
        };
        ListField::ALL.into_iter().filter(|field| is_asked(field) || unused.contains(field)).collect()
    }

    /// What a worker is asked for about this sheet.
    fn request(&self, place: usize, id: String, source: String, today: Option<Date>) -> Result<ReadSheet, Missing> {
        let Mapping { id: id_column, change, date: day_column, .. } = &self.mapping;
        if self.kind == ListKind::RmiRevisions && [id_column, change, day_column].into_iter().any(Option::is_none) {
            return Err(Missing::Other(UseError::NoChanges.text()));
        }
        if !self.mapping.is_usable() {
            return Err(Missing::Other(UI.lists_need_columns.clone()));
        }
        let date = day_of_list(&self.date, today).map_err(|text| Missing::Day(place, text))?;
        let name = Some(self.name.trim()).filter(|name| !name.is_empty()).unwrap_or(&source);
        Ok(ReadSheet {
            sheet: place,
            mapping: self.mapping.clone(),
            options: Options {
                status: self.status.clone().filter(|_| self.asks_status()),
                metal: self.metal.clone().filter(|_| self.mapping.metal.is_none()),
                keep_several_metals: self.kind == ListKind::Own,
                is_history: self.kind == ListKind::RmiRevisions,
            },
            about: Description {
                id,
                name: name.chars().take(Shown::LIMIT).collect(),
                file: source,
                kind: self.kind,
                date,
            },
        })
    }
}

impl Draft {
    pub(super) fn new(file: &str, sheets: &Rc<ListSheets>) -> Self {
        let is_used = |place: usize| sheets.lists.contains(&place);
        let guesses = sheets.sheets.iter().enumerate();
        let drafts = guesses.map(|(place, sheet)| SheetDraft::new(file, sheet, is_used(place))).collect();
        Self {
            file: file.to_owned(),
            sheets: sheets.clone(),
            sheet: sheets.likely,
            drafts,
            day_missing: None,
            missed: 0,
        }
    }

    /// What the sheet that is shown seems to hold.
    pub fn guessed(&self) -> Option<&SheetGuess> {
        self.sheets.sheets.get(self.sheet)
    }

    /// What is asked about the sheet that is shown.
    pub fn shown(&self) -> Option<&SheetDraft> {
        self.drafts.get(self.sheet)
    }

    /// The day on which the file was saved, to be offered while no other day is known or typed.
    pub fn day_saved(&self) -> Option<Date> {
        let is_open = self.guessed().is_some_and(|sheet| sheet.guess.ambiguous_date.is_none());
        let is_blank = self.shown().is_some_and(|shown| shown.date.trim().is_empty());
        self.sheets.saved.filter(|_| is_open && is_blank)
    }

    /// The sheets that are used and columns of theirs that would be left out: the title of the
    /// sheet, its kind, and the field with the heading of its column.
    pub fn unused_columns(&self) -> Vec<(&str, ListKind, ListField, String)> {
        let sheets = self.sheets.sheets.iter().zip(&self.drafts).filter(|(_, draft)| draft.used);
        sheets
            .flat_map(|(sheet, draft)| {
                draft.kind.unused(&draft.mapping).map(move |field| {
                    let column =
                        sheet.preview.columns.iter().find(|column| Some(column.column) == draft.mapping.column(field));
                    let heading = column.map(|column| heading_of(sheet, draft, column)).unwrap_or_default();
                    (sheet.name.as_str(), draft.kind, field, heading)
                })
            })
            .collect()
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Sheet(sheet) => {
                self.sheet = sheet;
                self.day_missing = None;
            }
            Edit::Use(sheet, used) => {
                if let Some(draft) = self.drafts.get_mut(sheet) {
                    draft.used = used;
                }
            }
            Edit::Date(_) => self.day_missing = None,
            _ => {}
        }
        let Some(shown) = self.drafts.get_mut(self.sheet) else { return };
        match edit {
            Edit::Sheet(_) | Edit::Use(..) => {}
            Edit::HeaderRow(row) => shown.mapping.header_row = row,
            Edit::Column(field, column) => shown.mapping.set(field, column),
            Edit::Kind(kind) => {
                shown.set_kind(kind);
                shown.suggest_name(&self.file);
            }
            Edit::Status(status) => shown.status = status,
            Edit::Date(date) => shown.date = date,
            Edit::Name(name) => {
                shown.named = true;
                shown.name = name;
            }
        }
    }

    /// Shows the sheet whose day is missing, with what is wrong with it.
    pub(super) fn miss_day(&mut self, sheet: usize, text: Text) {
        self.sheet = sheet;
        self.missed += 1;
        self.day_missing = Some((self.missed, text));
    }

    /// The heading of a column of the sheet that is shown: its letters, and the words in the row
    /// with the headings.
    pub fn heading(&self, column: &Column) -> String {
        let shown = self.guessed().zip(self.shown());
        shown.map(|(sheet, draft)| heading_of(sheet, draft, column)).unwrap_or_default()
    }

    /// The rows that may hold the headings: the one that was found, and those of the preview.
    pub fn header_rows(&self) -> Vec<u32> {
        let Some(sheet) = self.guessed() else { return Vec::new() };
        sheet.guess.mapping.header_row.into_iter().chain(sheet.preview.rows.iter().map(|(row, _)| *row)).collect()
    }

    /// What a worker is asked for. `id` makes the id of a list from its place among those that are
    /// used.
    pub(super) fn request(&self, id: impl Fn(u32) -> String, today: Option<Date>) -> Result<ReadRows, Missing> {
        let used: Vec<usize> = (0..self.drafts.len()).filter(|place| self.is_used(*place)).collect();
        let mut sheets = Vec::new();
        for (place, number) in used.iter().zip(0_u32..) {
            let (Some(sheet), Some(draft)) = (self.sheets.sheets.get(*place), self.drafts.get(*place)) else {
                continue;
            };
            let source = if used.len() > 1 { format!("{}: {}", self.file, sheet.name) } else { self.file.clone() };
            sheets.push(draft.request(*place, id(number), source, today)?);
        }
        if sheets.is_empty() {
            return Err(Missing::Other(UI.lists_need_sheet.clone()));
        }
        Ok(ReadRows { file: self.file.clone(), sheets })
    }

    /// Whether a sheet is used; the only one always is.
    fn is_used(&self, place: usize) -> bool {
        self.drafts.len() == 1 || self.drafts.get(place).is_some_and(|draft| draft.used)
    }
}

fn heading_of(sheet: &SheetGuess, draft: &SheetDraft, column: &Column) -> String {
    let words = if draft.mapping.header_row == sheet.guess.mapping.header_row {
        Some(column.header.as_str())
    } else {
        let place = sheet.preview.columns.iter().position(|other| other.column == column.column);
        let row = sheet.preview.rows.iter().find(|(row, _)| Some(*row) == draft.mapping.header_row);
        place.zip(row).and_then(|(place, (_, cells))| cells.get(place)).map(String::as_str)
    };
    match words.unwrap_or_default() {
        "" => column.letters.clone(),
        words => format!("{}: {}", column.letters, Shown(words)),
    }
}

/// The day of a list as typed.
///
/// # Errors
/// What is wrong with it.
pub fn day_of_list(typed: &str, today: Option<Date>) -> Result<Date, Text> {
    let date = Date::parse_iso(typed.trim()).ok_or_else(|| UI.lists_need_date.clone())?;
    if today.is_some_and(|today| date > today) {
        return Err(UI.lists_date_ahead.clone());
    }
    Ok(date)
}

/// What a worker is asked for about a list that a deployment names: nobody is there to confirm the
/// guess. A day that the deployment states is that of every sheet.
///
/// # Errors
/// What the guess lacks.
pub fn sheets_as_guessed(
    path: &str,
    sheets: ListSheets,
    stated: Option<Date>,
    today: Option<Date>,
) -> Result<ReadRows, Text> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let mut draft = Draft::new(file, &Rc::new(sheets));
    let is_clear = |(sheet, draft): (&SheetGuess, &SheetDraft)| !draft.used || !sheet.guess.needs_mapping();
    if draft.drafts.is_empty() || !draft.sheets.sheets.iter().zip(&draft.drafts).all(is_clear) {
        return Err(UI.lists_need_columns.clone());
    }
    if let Some(stated) = stated {
        for sheet in &mut draft.drafts {
            sheet.date = stated.to_string();
        }
    }
    let id = format!("shipped-{}", file.to_lowercase().replace(['.', '_'], "-"));
    draft
        .request(|number| if number == 0 { id.clone() } else { format!("{id}-{}", number + 1) }, today)
        .map_err(Missing::text)
}

/// The words for a status of all rows.
pub fn status_name(word: &str) -> Text {
    match word {
        "Conformant" => Text::fixed("Conformant", "认可（合规）"),
        "Active" => Text::fixed("Active", "活跃"),
        "Eligible" => Text::fixed("Eligible", "可接受审核"),
        "Non Conformant" => Text::fixed("Not conformant", "未认可"),
        "Approved" => Text::fixed("Accepted by the company", "公司接受"),
        "Blocked" => Text::fixed("Not accepted by the company", "公司不接受"),
        other => Text::same(other),
    }
}
