//! A list that the user is asked about before it is used: where its columns are, what it is, of which day.

use crate::app::labels::UI;
use crate::app::list_protocol::{ListSheets, ReadRows, SheetGuess};
use crate::letters::LetterCase;
use crate::list_file::{Column, Description, Field, ListKind, Mapping, Options};
use crate::settings::Date;
use crate::template::Mineral;
use crate::text::{Shown, Text};
use std::rc::Rc;

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
    pub(super) fn new(file: &str, sheets: &Rc<ListSheets>) -> Self {
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

    /// The day on which the file was saved, to be offered while no other day is known or typed.
    pub fn day_saved(&self) -> Option<Date> {
        let is_open = self.guessed().is_some_and(|sheet| sheet.guess.ambiguous_date.is_none());
        self.sheets.saved.filter(|_| is_open && self.date.trim().is_empty())
    }

    pub(super) fn edit(&mut self, edit: Edit) {
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

    /// The fields whose columns are asked for: those that lists of this kind use.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        let is_history = self.kind == ListKind::RmiRevisions;
        Field::ALL.into_iter().filter(move |field| match field {
            Field::Date | Field::Change | Field::Details => is_history,
            Field::Alias | Field::Status | Field::Operation => !is_history,
            Field::Metal | Field::Id | Field::Name | Field::Country => true,
        })
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
    pub(super) fn request(&self, number: u32, today: Option<Date>) -> Result<ReadRows, Text> {
        let Mapping { id, change, date, .. } = &self.mapping;
        if self.kind == ListKind::RmiRevisions && [id, change, date].into_iter().any(Option::is_none) {
            return Err(crate::list_file::UseError::NoChanges.text());
        }
        if !self.mapping.is_usable() {
            return Err(UI.lists_need_columns.clone());
        }
        let date = day_of_list(&self.date, today)?;
        let name = Some(self.name.trim()).filter(|name| !name.is_empty()).unwrap_or(&self.file);
        Ok(ReadRows {
            sheet: self.sheet,
            mapping: self.mapping.clone(),
            options: Options {
                status: self.status.clone().filter(|_| self.asks_status()),
                metal: self.metal.clone().filter(|_| self.mapping.metal.is_none()),
                keep_several_metals: self.kind == ListKind::Own,
                is_history: self.kind == ListKind::RmiRevisions,
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
    request.about.id = format!("shipped-{}", file.lowercase().replace(['.', '_'], "-"));
    Ok(request)
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
