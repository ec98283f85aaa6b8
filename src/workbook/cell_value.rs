//! What a cell of a sheet part holds: its type, and its value from the text of its elements.

use super::error::ReadError;
use super::limits::Limit;
use super::sheet::{CellError, StoredCell, StoredValue};
use super::strings::stored_text;
use crate::base::date::Date;
use crate::base::text::finite_number;
use std::borrow::Cow;

/// The type of a cell, attribute `t`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Shared,
    /// The text result of a formula, or a text that stands in the cell itself.
    Text,
    Inline,
    Bool,
    Error,
    /// A date written as text, ISO 8601.
    Date,
}

impl Kind {
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"n" => Some(Self::Number),
            b"s" => Some(Self::Shared),
            b"str" => Some(Self::Text),
            b"inlineStr" => Some(Self::Inline),
            b"b" => Some(Self::Bool),
            b"e" => Some(Self::Error),
            b"d" => Some(Self::Date),
            _ => None,
        }
    }
}

/// The number of a format; one that cannot be read counts as the first.
pub(super) fn style_number(value: &str) -> u32 {
    value.parse().unwrap_or(0)
}

/// A cell of its value and formula, if it has either.
pub(super) fn stored_cell(
    value: Option<StoredValue>,
    formula: bool,
    style: u32,
) -> Result<Option<StoredCell>, ReadError> {
    let value = value.unwrap_or(StoredValue::Empty);
    if let StoredValue::Text(text) = &value
        && text.len() as u64 > Limit::TextCharacters.allowed()
    {
        let characters = text.chars().count() as u64;
        if characters > Limit::TextCharacters.allowed() {
            return Err(ReadError::limit(Limit::TextCharacters, characters));
        }
    }
    let is_stored = formula || !matches!(value, StoredValue::Empty);
    Ok(is_stored.then_some(StoredCell { value, formula, style }))
}

/// The value of a cell from the text of its `<v>`. The result of a formula is kept with its blanks:
/// `LibreOffice` writes them without `xml:space`, and Excel computes them again.
pub(super) fn value_of(kind: Kind, content: &str, preserve: bool, date_1904: bool) -> StoredValue {
    let text = || StoredValue::Text(stored_text(content, preserve).into());
    // A text cell may be empty; a cell of any other type is then as if it had no value.
    let trimmed = content.trim_ascii();
    if trimmed.is_empty() && !matches!(kind, Kind::Text | Kind::Inline) {
        return StoredValue::Empty;
    }
    match kind {
        Kind::Text | Kind::Inline => text(),
        Kind::Number => finite_number(trimmed).map_or_else(text, StoredValue::Number),
        // A number without a text is told when the value is asked for: it must not become another
        // text.
        Kind::Shared => match trimmed.parse() {
            Ok(number) => StoredValue::Shared(number),
            Err(_) => StoredValue::Error(CellError::MISSING_TEXT),
        },
        Kind::Bool => match trimmed {
            "1" | "true" => StoredValue::Bool(true),
            "0" | "false" => StoredValue::Bool(false),
            _ => text(),
        },
        Kind::Error => StoredValue::Error(CellError(known_error(trimmed))),
        Kind::Date => iso_serial(trimmed, date_1904).map_or_else(text, StoredValue::Number),
    }
}

pub(super) fn known_error(text: &str) -> Cow<'static, str> {
    const KNOWN: [&str; 14] = [
        "#N/A",
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
    ];
    match KNOWN.iter().find(|known| **known == text) {
        Some(known) => Cow::Borrowed(known),
        None => Cow::Owned(text.to_owned()),
    }
}

/// The day number of an ISO 8601 date, date with time, or time; `None` for anything else.
pub(super) fn iso_serial(text: &str, date_1904: bool) -> Option<f64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let (date, time) = match text.split_once(['T', ' ']) {
        Some(parts) => parts,
        None if text.contains(':') => ("", text),
        None => (text, ""),
    };
    let days = if date.is_empty() { 0 } else { day_serial(date, date_1904)? };
    let fraction = if time.is_empty() { 0.0 } else { day_fraction(time)? };
    Some(f64::from(days) + fraction)
}

fn day_serial(date: &str, date_1904: bool) -> Option<i32> {
    let mut parts = date.splitn(3, '-').map(|part| {
        let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i32>().ok().filter(|_| digits)
    });
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let day = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (year >= 1900).then(|| day.serial_in(date_1904))
}

fn day_fraction(time: &str) -> Option<f64> {
    let mut seconds = 0.0;
    let mut unit = 3_600.0;
    let mut count = 0;
    for part in time.split(':') {
        count += 1;
        let number = finite_number(part).filter(|number| count <= 3 && (0.0..=60.0).contains(number))?;
        seconds += number * unit;
        unit /= 60.0;
    }
    (count >= 2).then_some(seconds / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_become_day_numbers() {
        let cases = [
            ("2024-05-01", Some(45413.0)),
            ("2024-05-01T12:00:00Z", Some(45413.5)),
            ("2024-05-01T00:00:00.000", Some(45413.0)),
            ("1900-01-01", Some(1.0)),
            ("1900-02-28", Some(59.0)),
            ("1900-03-01", Some(61.0)),
            ("06:00", Some(0.25)),
            ("2024-02-30", None),
            ("2024-13-01", None),
            ("2024-05", None),
            ("May 1", None),
            ("1-1-1", None),
        ];
        for (text, expected) in cases {
            assert_eq!(iso_serial(text, false), expected, "{text}");
        }
        assert_eq!(iso_serial("2024-05-01", true), Some(45413.0 - 1462.0));
        assert_eq!(iso_serial("1904-01-01", true), Some(0.0));
    }

    #[test]
    fn only_finite_plain_numbers_are_numbers() {
        assert_eq!(finite_number("1.5E-3"), Some(0.0015));
        for text in ["NaN", "inf", "-inf", "infinity", "1e999", "", "1,5", "0x10"] {
            assert_eq!(finite_number(text), None, "{text}");
        }
    }
}
