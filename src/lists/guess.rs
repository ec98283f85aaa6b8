//! What a list says about itself in its titles, its sheet names and its file name: kind, date,
//! status of all rows.
//!
//! Everything here is a guess that the user confirms. A date is never taken from the clock of a
//! file, and a day that two countries read differently is not guessed.

use super::columns::{Confidence, ListField, Mapping, words};
use super::rows::{Options, metal_by_name};
use super::sheet::{Content, ListSheet};
use crate::base::date::Date;
use crate::base::text::{Text, half_width_char};
use crate::reference::StatusKind;
use crate::template::{KnownMineral, Mineral};
use serde::{Deserialize, Serialize};

/// How many rows above the header, or of a list without header, are read as titles.
const TITLE_ROWS: usize = 30;
/// How many characters of a title are read. Longer ones are terms of use, or made to take time.
const TITLE_CHARACTERS: usize = 300;

/// How many rows show what words a status column holds.
const STATUS_ROWS: usize = 200;

/// What kind of list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListKind {
    /// RMI's public list of conformant facilities.
    RmiConformant,
    /// RMI's public list of active facilities.
    RmiActive,
    /// RMI's public list of eligible facilities.
    RmiEligible,
    /// RMI's public list viewer or another RMI list with a status in each row.
    RmiStatus,
    /// RMI's smelter reference list: names and ids, no status.
    RmiReference,
    /// The look-up sheet of a template: names and ids, no status.
    TemplateLookUp,
    /// RMI's history of additions, removals and corrections: no list of present facilities.
    RmiRevisions,
    /// A list of the London Bullion Market Association.
    Lbma,
    /// A list of the Responsible Jewellery Council.
    Rjc,
    /// The company's own list.
    Own,
}

impl ListKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [ListKind; 10] = [
        Self::RmiConformant,
        Self::RmiActive,
        Self::RmiEligible,
        Self::RmiStatus,
        Self::RmiReference,
        Self::TemplateLookUp,
        Self::RmiRevisions,
        Self::Lbma,
        Self::Rjc,
        Self::Own,
    ];

    /// The name for readers.
    pub const fn name(self) -> Text {
        match self {
            Self::RmiConformant => Text::fixed("RMI Conformant list", "RMI 认可（合规）清单"),
            Self::RmiActive => Text::fixed("RMI Active list", "RMI 活跃清单"),
            Self::RmiEligible => Text::fixed("RMI Eligible list", "RMI 可接受审核清单"),
            Self::RmiStatus => Text::fixed("RMI list with status", "RMI 清单（含状态）"),
            Self::RmiReference => Text::fixed("RMI Smelter Reference List", "RMI 冶炼厂参考清单"),
            Self::TemplateLookUp => Text::fixed("Smelter Look-up of a template", "模板的冶炼厂查找表"),
            Self::RmiRevisions => Text::fixed("RMI revision history", "RMI 修订历史"),
            Self::Lbma => Text::fixed("LBMA list", "LBMA 清单"),
            Self::Rjc => Text::fixed("RJC list", "RJC 清单"),
            Self::Own => Text::fixed("Own list", "自有清单"),
        }
    }

    /// The mapped fields that a list of this kind does not use, although they say something about
    /// the smelters. Dates are only shown in most lists, so none of them is missed.
    pub fn unused(self, mapping: &Mapping) -> impl Iterator<Item = ListField> {
        let is_history = self == Self::RmiRevisions;
        let states_status = self.states_status() && !matches!(self, Self::Lbma | Self::Rjc);
        let mapped = ListField::ALL.into_iter().filter(|field| mapping.column(*field).is_some()).collect::<Vec<_>>();
        mapped.into_iter().filter(move |field| match field {
            ListField::Status | ListField::Operation => !states_status,
            ListField::Change => !is_history,
            ListField::Alias => is_history,
            _ => false,
        })
    }

    /// Whether being on the list says something about a status. The others give names and ids only,
    /// or history.
    pub const fn states_status(self) -> bool {
        !matches!(self, Self::RmiReference | Self::TemplateLookUp | Self::RmiRevisions)
    }
}

/// A day written with two numbers that may both be the month: `05/06/2026`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmbiguousDate {
    /// As typed.
    pub typed: String,
    /// Read with the month first, as in the United States.
    pub month_first: Date,
    /// Read with the day first.
    pub day_first: Date,
}

/// What is guessed about a sheet, to be confirmed by the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess {
    /// Where the columns are.
    pub mapping: Mapping,
    /// How sure the mapping is.
    pub confidence: Confidence,
    /// What kind of list it is.
    pub kind: ListKind,
    /// The status of all rows, when no column holds one: `Conformant`, `Active`, `Eligible`,
    /// `Non Conformant`, `Approved` or `Blocked`.
    pub status: Option<String>,
    /// The metal of all rows, when no column holds one.
    #[serde(with = "metal_by_name")]
    pub metal: Option<Mineral>,
    /// The day as of which the list speaks.
    pub date: Option<Date>,
    /// A day that was found and not guessed, because it can be read in two ways.
    pub ambiguous_date: Option<AmbiguousDate>,
}

impl ListSheet {
    /// Guesses columns, kind, date and status from the sheet and the name of the file.
    pub fn guess(&self, file_name: &str) -> Guess {
        let (mapping, confidence) = self.guess_mapping();
        let titles = self.titles(mapping.header_row);
        let file_name = if self.file.is_empty() { file_name } else { &self.file };
        let stem = beginning(file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem));
        let title_text = titles.join("\n");
        // What stands nearest to the rows is meant for them.
        let places = [beginning(&self.name), title_text.as_str(), stem];
        let word = places.iter().find_map(|text| status_word(text));
        let mut kind = self.guess_kind(&mapping, word, &places);
        // What the cells say goes before what the headings promise: a reference list with a status
        // is used for its status.
        let has_names_only = matches!(kind, ListKind::RmiReference | ListKind::Own);
        if has_names_only && self.is_like_rmi(&mapping, &places) && self.has_rmi_status(&mapping) {
            kind = ListKind::RmiStatus;
        }
        let has_metal_column = mapping.metal.is_some();
        let metal = if has_metal_column { None } else { places.iter().find_map(|text| metal_in(text)) };
        let status = (mapping.status.is_none() && kind.states_status()).then_some(word).flatten();
        let (mut date, ambiguous_date) = self.guess_date(mapping.header_row, &titles, stem);
        // A history tells its days itself, and speaks up to the newest of them.
        if kind == ListKind::RmiRevisions && ambiguous_date.is_none() {
            date = date.or_else(|| self.newest_change(&mapping));
        }
        Guess {
            mapping,
            confidence,
            kind,
            status: status.map(str::to_owned),
            metal: metal.map(Mineral::from),
            date,
            ambiguous_date,
        }
    }

    /// The texts above the header.
    fn titles(&self, header_row: Option<u32>) -> Vec<String> {
        let Some(header_row) = header_row else { return Vec::new() };
        let above = self.rows.iter().take_while(|row| row.number < header_row).take(TITLE_ROWS);
        let texts = above.flat_map(|row| &row.cells).map(|(_, content)| content.shown());
        texts.map(|text| beginning(&text).to_owned()).collect()
    }

    fn header_words(&self, mapping: &Mapping) -> String {
        let header = self.rows.iter().find(|row| Some(row.number) == mapping.header_row);
        let cells = header.into_iter().flat_map(|row| &row.cells);
        cells.map(|(_, content)| words(beginning(&content.shown())).join(" ")).collect::<Vec<_>>().join("|")
    }

    fn guess_kind(&self, mapping: &Mapping, word: Option<&str>, places: &[&str]) -> ListKind {
        let header = self.header_words(mapping);
        let said: Vec<String> = places.iter().flat_map(|text| words(text)).collect();
        let says = |any: &[&str]| said.iter().any(|word| any.contains(&word.as_str()));
        if header.contains("basis for revision") || says(&["revision", "revisions"]) && header.contains("revision") {
            return ListKind::RmiRevisions;
        }
        if header.contains("smelter look up") {
            return ListKind::TemplateLookUp;
        }
        if header.contains("smelter reference") || header.contains("facility reference") {
            return ListKind::RmiReference;
        }
        let like_rmi = self.is_like_rmi(mapping, places);
        if like_rmi && header.contains("assessment program status") {
            return ListKind::RmiStatus;
        }
        match word {
            Some("Conformant") if like_rmi => return ListKind::RmiConformant,
            Some("Active") if like_rmi => return ListKind::RmiActive,
            Some("Eligible") if like_rmi => return ListKind::RmiEligible,
            _ => {}
        }
        if like_rmi && mapping.status.is_some() && says(&["rmi", "rmap"]) {
            return ListKind::RmiStatus;
        }
        // A sheet of all smelters without any status, besides those of one status each.
        if like_rmi && mapping.status.is_none() && says(&["all", "全部", "所有"]) {
            return ListKind::RmiReference;
        }
        if says(&["lbma", "gdl"])
            || said.windows(2).any(|pair| matches!(pair, [one, two] if one == "good" && two == "delivery"))
        {
            return ListKind::Lbma;
        }
        if says(&["rjc", "jewellery", "jewelry"]) {
            return ListKind::Rjc;
        }
        ListKind::Own
    }

    /// A list of the company has columns of its own choice; RMI's have an id and these words.
    fn is_like_rmi(&self, mapping: &Mapping, places: &[&str]) -> bool {
        let said = |text: &&str| words(text).iter().any(|word| matches!(word.as_str(), "rmi" | "rmap"));
        mapping.id.is_some() && (self.header_words(mapping).contains("standard") || places.iter().any(said))
    }

    /// Whether most filled cells of the status column hold words of RMI's lists.
    fn has_rmi_status(&self, mapping: &Mapping) -> bool {
        let Some(column) = mapping.status else { return false };
        let (mut filled, mut known) = (0_usize, 0_usize);
        for row in self.below(mapping.header_row).take(STATUS_ROWS) {
            let Some(status) = StatusKind::read(&row.shown(column)) else { continue };
            filled += 1;
            known += usize::from(!matches!(status, StatusKind::Other(_)));
        }
        known > 0 && known * 2 >= filled
    }

    fn guess_date(
        &self,
        header_row: Option<u32>,
        titles: &[String],
        file_name: &str,
    ) -> (Option<Date>, Option<AmbiguousDate>) {
        let mut ambiguous = None;
        let dated = |title: &&String| says_as_of(title);
        let as_of: Vec<&str> = titles.iter().filter(dated).map(String::as_str).collect();
        let other: Vec<&str> = titles.iter().filter(|title| !says_as_of(title)).map(String::as_str).collect();
        // A cell that says "as of" next to a cell with a day number is the surest.
        let beside = self.day_beside_label(header_row);
        for texts in [as_of, other, vec![beginning(&self.name)], vec![file_name]] {
            let mut found = Found::default();
            for text in texts {
                dates_in(text, &mut found);
            }
            if let Some(day) = beside.filter(|_| found.days.is_empty()) {
                found.days.push(day);
            }
            found.days.sort();
            found.days.dedup();
            ambiguous = ambiguous.or_else(|| found.ambiguous.into_iter().next());
            match found.days.as_slice() {
                [] => {}
                [day] => return (Some(*day), None),
                // Two days in one place: which of them is that of the list, only a person can tell.
                _ => return (None, ambiguous),
            }
        }
        (None, ambiguous)
    }

    /// A day number right of, or below, a title such as "List date".
    fn day_beside_label(&self, header_row: Option<u32>) -> Option<Date> {
        let header_row = header_row?;
        let above: Vec<_> = self.rows.iter().take_while(|row| row.number < header_row).take(TITLE_ROWS).collect();
        for (row, next) in above.iter().zip(above.iter().skip(1).map(Some).chain([None])) {
            for (column, content) in &row.cells {
                let Content::Text(label) = content else { continue };
                if !says_as_of(label) {
                    continue;
                }
                let right = row.cells.iter().find(|(other, _)| other > column).map(|(_, content)| content);
                let below = next.and_then(|next| next.cell(*column));
                for candidate in [right, below].into_iter().flatten() {
                    if let Content::Number(number) = candidate
                        && let Some(day) = self.day(*number)
                    {
                        return Some(day);
                    }
                }
            }
        }
        None
    }
}

/// The part of a text that is read as a title.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(TITLE_CHARACTERS).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The status that a text names; nothing when it names none or several.
fn status_word(text: &str) -> Option<&'static str> {
    let said = words(text);
    let mut found: Vec<&'static str> = Vec::new();
    let mut negated = false;
    for word in &said {
        let status = match word.as_str() {
            "conformant" if negated => Some("Non Conformant"),
            "nonconformant" => Some("Non Conformant"),
            "conformant" => Some("Conformant"),
            "active" => Some("Active"),
            "eligible" => Some("Eligible"),
            "approved" | "whitelist" => Some("Approved"),
            "blocked" | "blacklist" | "prohibited" | "banned" => Some("Blocked"),
            _ => None,
        };
        found.extend(status);
        negated = matches!(word.as_str(), "non" | "not");
    }
    // 合格 is left out: it is used for both conformant and eligible.
    for (zh, status) in [
        ("不合规", "Non Conformant"),
        ("非合规", "Non Conformant"),
        ("合规", "Conformant"),
        ("认可", "Conformant"),
        ("活跃", "Active"),
        ("可接受审核", "Eligible"),
        ("黑名单", "Blocked"),
        ("禁用", "Blocked"),
        ("禁止", "Blocked"),
        ("白名单", "Approved"),
        ("批准", "Approved"),
    ] {
        if text.contains(zh) && !(zh == "合规" && found.contains(&"Non Conformant")) {
            found.push(status);
        }
    }
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [status] => Some(status),
        _ => None,
    }
}

/// The one metal that a text names.
fn metal_in(text: &str) -> Option<KnownMineral> {
    // Signs of one or two letters are words of their own in other languages.
    let mut found: Vec<KnownMineral> = words(text)
        .iter()
        .filter(|word| word.chars().count() > 2 || !word.is_ascii())
        .filter_map(|word| known_metal(word))
        .collect();
    found.sort();
    found.dedup();
    match found.as_slice() {
        [metal] => Some(*metal),
        _ => None,
    }
}

/// Whether a title speaks of the date of the list.
fn says_as_of(text: &str) -> bool {
    let said = words(text);
    let is_word =
        |word: &String| matches!(word.as_str(), "date" | "dated" | "updated" | "asof" | "effective" | "published");
    said.iter().any(is_word)
        || said.windows(2).any(|pair| matches!(pair, [one, two] if one == "as" && two == "of"))
        || ["截至", "更新", "日期", "发布", "發佈", "截止"].iter().any(|word| text.contains(word))
}

/// The days that were found in texts.
#[derive(Default)]
struct Found {
    days: Vec<Date>,
    ambiguous: Vec<AmbiguousDate>,
}

/// One piece of a text: a number with how many digits it has, a word, or a mark.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(i32, usize),
    Word(String),
    Mark(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // A number that goes on from a digit before; not from a letter.
    let mut before = ' ';
    for character in text.chars().map(half_width_char) {
        match (character.to_digit(10), tokens.last_mut()) {
            (Some(digit), Some(Token::Number(number, digits))) if before.is_ascii_digit() => {
                *number = number.saturating_mul(10).saturating_add(i32::try_from(digit).unwrap_or(0));
                *digits += 1;
            }
            (Some(digit), _) => tokens.push(Token::Number(i32::try_from(digit).unwrap_or(0), 1)),
            (None, Some(Token::Word(word))) if character.is_ascii_alphabetic() && before.is_ascii_alphabetic() => {
                word.push(character.to_ascii_lowercase());
            }
            (None, _) if character.is_ascii_alphabetic() => {
                tokens.push(Token::Word(character.to_ascii_lowercase().to_string()));
            }
            (None, _) if matches!(character, ' ' | '\u{a0}' | ',') => {}
            (None, _) => tokens.push(Token::Mark(character)),
        }
        before = character;
    }
    // Twentieth, 1st: the ending says nothing.
    tokens.retain(|token| !matches!(token, Token::Word(word) if matches!(word.as_str(), "st" | "nd" | "rd" | "th")));
    tokens
}

/// Finds the days in a text. What looks like a part of a longer number is none.
fn dates_in(text: &str, found: &mut Found) {
    let tokens = tokens(text);
    let mut place = 0;
    while let Some(rest) = tokens.get(place..).filter(|rest| !rest.is_empty()) {
        let length = date_at(rest, text, found);
        place += length.max(1);
    }
}

/// Reads the day that the tokens begin with; how many of them it takes, 0 for none.
fn date_at(tokens: &[Token], text: &str, found: &mut Found) -> usize {
    use Token::{Mark, Number, Word};
    let mut take = |year: i32, month: i32, day: i32| {
        let date = day_of(year, month, day);
        found.days.extend(date);
        date.is_some()
    };
    match tokens {
        [Number(year, 4), Mark(one), Number(month, 1..=2), Mark(two), Number(day, 1..=2), ..]
            if one == two && matches!(one, '-' | '/' | '.' | '_') && take(*year, *month, *day) =>
        {
            5
        }
        [Number(year, 4), Mark('年'), Number(month, 1..=2), Mark('月'), Number(day, 1..=2), ..]
            if take(*year, *month, *day) =>
        {
            5
        }
        [Number(joined, 8), ..] if take(joined / 10_000, joined / 100 % 100, joined % 100) => 1,
        // May 31 2026, with or without marks such as hyphens between.
        [Word(month), rest @ ..] if month_number(month).is_some() => {
            let (skipped, rest) = without_mark(rest);
            let [Number(day, 1..=2), rest @ ..] = rest else { return 0 };
            let (more, rest) = without_mark(rest);
            match (rest, month_number(month)) {
                ([Number(year, 4), ..], Some(month)) if take(*year, month, *day) => 3 + skipped + more,
                _ => 0,
            }
        }
        [Number(day, 1..=2), rest @ ..] if is_month_next(rest) => {
            let (skipped, rest) = without_mark(rest);
            let [Word(month), rest @ ..] = rest else { return 0 };
            let (more, rest) = without_mark(rest);
            match (rest, month_number(month)) {
                ([Number(year, 4), ..], Some(month)) if take(*year, month, *day) => 3 + skipped + more,
                _ => 0,
            }
        }
        [Number(one, 1..=2), Mark(mark), Number(two, 1..=2), Mark(again), Number(year, 4), ..]
            if mark == again && matches!(mark, '-' | '/' | '.' | '_') =>
        {
            match (day_of(*year, *one, *two), day_of(*year, *two, *one)) {
                (Some(month_first), Some(day_first)) if month_first != day_first => {
                    let typed = format!("{one:02}{mark}{two:02}{mark}{year}");
                    // As typed where the text has it in that form.
                    let plain = format!("{one}{mark}{two}{mark}{year}");
                    let typed = if text.contains(&plain) { plain } else { typed };
                    found.ambiguous.push(AmbiguousDate { typed, month_first, day_first });
                }
                (Some(day), _) | (None, Some(day)) => found.days.push(day),
                (None, None) => return 0,
            }
            5
        }
        _ => 0,
    }
}

/// A day of a year in which there are such lists.
pub(super) fn day_of(year: i32, month: i32, day: i32) -> Option<Date> {
    if !(2000..=2100).contains(&year) {
        return None;
    }
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The tokens after a mark between day, month and year, and how many marks that are.
fn without_mark(tokens: &[Token]) -> (usize, &[Token]) {
    match tokens {
        [Token::Mark('-' | '/' | '.' | '_'), rest @ ..] => (1, rest),
        _ => (0, tokens),
    }
}

fn is_month_next(tokens: &[Token]) -> bool {
    let (_, rest) = without_mark(tokens);
    matches!(rest, [Token::Word(word), ..] if month_number(word).is_some())
}

/// The number of a month by its English name, whole or with three letters.
fn month_number(word: &str) -> Option<i32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word.len() < 3 || word.len() == 4 && word != "june" && word != "july" && word != "sept" {
        return None;
    }
    (1..).zip(MONTHS).find(|(_, month)| month.starts_with(word)).map(|(number, _)| number)
}

/// The metal that a word names.
fn known_metal(word: &str) -> Option<KnownMineral> {
    match Mineral::parse(word) {
        Some(Mineral::Known(known)) => Some(known),
        _ => None,
    }
}

impl Guess {
    /// The options to read with when the user confirms the guess as it is.
    pub fn options(&self) -> Options {
        Options {
            status: self.status.clone(),
            metal: self.metal.clone(),
            keep_several_metals: self.kind == ListKind::Own,
            is_history: self.kind == ListKind::RmiRevisions,
        }
    }

    /// Whether the user has to choose the columns before anything can be read.
    pub fn needs_mapping(&self) -> bool {
        !self.mapping.is_usable() || self.confidence == Confidence::Low
    }

    /// The fields that were found.
    pub fn found(&self) -> impl Iterator<Item = ListField> {
        ListField::ALL.into_iter().filter(|field| self.mapping.column(*field).is_some())
    }
}
