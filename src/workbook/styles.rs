//! What the format of a cell does to the way it is seen: numbers with leading zeros or letters, and
//! text that is struck out.

use super::error::ReadError;
use super::package::Package;
use super::xml::{Xml, attributes, is_true, unescaped};
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Excel's own limit is 65,490 cell formats and 1,024 fonts; what lies beyond counts as plain.
const MAX_ENTRIES: usize = 65_536;
/// The longest format of a number that is read; Excel allows 255 characters.
const MAX_CODE: usize = 64;

/// The formats of the cells of a workbook, by number.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    cells: Vec<CellStyle>,
    numbers: BTreeMap<u32, NumberFormat>,
}

/// One format of a cell.
#[derive(Clone, Copy, Debug)]
struct CellStyle {
    number: u32,
    struck_out: bool,
}

impl Styles {
    /// Reads the part with the styles.
    pub(super) fn read(package: &Package, part: &str) -> Result<Self, ReadError> {
        package.read_xml(part, read_styles)
    }

    /// What a whole number looks like in a cell of this format, where that is not its plain form.
    pub(crate) fn shown(&self, style: u32, number: f64) -> Option<String> {
        self.numbers.get(&self.cell(style)?.number)?.show(number)
    }

    /// Whether the text of a cell of this format is struck out.
    pub(crate) fn is_struck_out(&self, style: u32) -> bool {
        self.cell(style).is_some_and(|cell| cell.struck_out)
    }

    fn cell(&self, style: u32) -> Option<CellStyle> {
        self.cells.get(usize::try_from(style).ok()?).copied()
    }
}

fn read_styles(xml: &mut Xml<'_>) -> Result<Styles, ReadError> {
    let mut styles = Styles::default();
    let mut struck_fonts: Vec<bool> = Vec::new();
    let mut list = String::new();
    loop {
        let outside = xml.depth();
        let part = xml.part();
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name().into_inner();
                match (outside, list.as_str(), name) {
                    (1, _, _) => name.clone_into(&mut list),
                    (2, "numFmts", "numFmt") if styles.numbers.len() < MAX_ENTRIES => {
                        let (mut id, mut format) = (None, None);
                        attributes(part, &tag, |attribute, value| {
                            match attribute {
                                "numFmtId" => id = value.parse().ok(),
                                "formatCode" => format = NumberFormat::read(&unescaped(part, value)?),
                                _ => {}
                            }
                            Ok(())
                        })?;
                        if let (Some(id), Some(format)) = (id, format) {
                            styles.numbers.insert(id, format);
                        }
                    }
                    (2, "fonts", "font") if struck_fonts.len() < MAX_ENTRIES => struck_fonts.push(false),
                    (3, "fonts", "strike") => {
                        let mut is_struck = true;
                        attributes(part, &tag, |attribute, value| {
                            if attribute == "val" {
                                is_struck = is_true(value);
                            }
                            Ok(())
                        })?;
                        if let Some(font) = struck_fonts.last_mut() {
                            *font = is_struck;
                        }
                    }
                    (2, "cellXfs", "xf") if styles.cells.len() < MAX_ENTRIES => {
                        let (mut number, mut font) = (0, None);
                        attributes(part, &tag, |attribute, value| {
                            match attribute {
                                "numFmtId" => number = value.parse().unwrap_or(0),
                                "fontId" => font = value.parse::<usize>().ok(),
                                _ => {}
                            }
                            Ok(())
                        })?;
                        let struck_out = font.and_then(|font| struck_fonts.get(font)).copied().unwrap_or(false);
                        styles.cells.push(CellStyle { number, struck_out });
                    }
                    _ => {}
                }
            }
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// A format for whole numbers that shows a digit for each place and fixed text between: `000000`,
/// `"P-"0000`, `0-00-000`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NumberFormat(Vec<Mark>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A place that shows a zero where the number has no digit.
    Zero,
    /// A place that shows nothing there.
    Digit,
    /// Text.
    Text(char),
}

impl NumberFormat {
    /// Reads the code of a format. `None` for one that changes nothing, and for every kind that is
    /// not known here: decimal places, thousands, percentages, dates, colours, conditions.
    fn read(code: &str) -> Option<Self> {
        if code.len() > MAX_CODE {
            return None;
        }
        let mut marks = Vec::new();
        let mut rest = code.chars();
        while let Some(c) = rest.next() {
            match c {
                // What follows is for negative numbers, zero and text.
                ';' => break,
                '0' => marks.push(Mark::Zero),
                '#' => marks.push(Mark::Digit),
                '"' => loop {
                    match rest.next()? {
                        '"' => break,
                        c => marks.push(Mark::Text(plain(c)?)),
                    }
                },
                '\\' => marks.push(Mark::Text(plain(rest.next()?)?)),
                // The marks that Excel shows without quotation marks.
                '-' | '+' | '/' | '(' | ')' | ':' | ' ' | '$' | '!' | '^' | '&' | '\'' | '~' | '{' | '}' | '<'
                | '>' | '=' => {
                    marks.push(Mark::Text(c));
                }
                _ => return None,
            }
        }
        let places = marks.iter().filter(|mark| !matches!(mark, Mark::Text(_))).count();
        let changes = places > 1 || places < marks.len();
        (places > 0 && changes).then_some(Self(marks))
    }

    /// What a number looks like. `None` for a negative number, one that is not whole, or one whose
    /// digits are not all known.
    fn show(&self, number: f64) -> Option<String> {
        if !(0.0..1e15).contains(&number) || number.fract() != 0.0 {
            return None;
        }
        // Zero has no digit of its own: `#` shows nothing.
        let digits = if number == 0.0 { String::new() } else { number.to_string() };
        let mut left = digits.chars().rev();
        let first_place = self.0.iter().position(|mark| !matches!(mark, Mark::Text(_)))?;
        let mut shown = Vec::new();
        for (at, mark) in self.0.iter().enumerate().rev() {
            match mark {
                Mark::Text(c) => shown.push(*c),
                Mark::Zero => shown.push(left.next().unwrap_or('0')),
                Mark::Digit => shown.extend(left.next()),
            }
            if at == first_place {
                shown.extend(left.by_ref());
            }
        }
        let shown: String = shown.into_iter().rev().collect();
        // Blanks that only keep distance say nothing.
        (shown.trim() == shown && !shown.contains("  ")).then_some(shown)
    }
}

/// A character of fixed text, if it is an ordinary one.
fn plain(c: char) -> Option<char> {
    let is_full_width = matches!(c, '\u{ff00}'..='\u{ffef}');
    (c.is_ascii_graphic() || c == ' ' || c.is_alphanumeric() && !is_full_width).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Option<String> {
        NumberFormat::read(code)?.show(number)
    }

    #[test]
    fn whole_numbers_are_shown_as_excel_shows_them() {
        let cases = [
            ("000000", 4711.0, "004711"),
            ("000000", 12_345_678.0, "12345678"),
            ("\"P-\"0000", 42.0, "P-0042"),
            ("\\P\\-0000", 42.0, "P-0042"),
            ("0-00-000", 123_456.0, "1-23-456"),
            ("0-00-000", 1_234_567.0, "12-34-567"),
            ("00 00;\\-00", 7.0, "00 07"),
            ("0\" 号\"", 5.0, "5 号"),
            ("###-####", 12_345.0, "1-2345"),
            ("0000", 0.0, "0000"),
        ];
        for (code, number, expected) in cases {
            assert_eq!(shown(code, number).as_deref(), Some(expected), "{code} {number}");
        }
    }

    #[test]
    fn what_is_not_known_stays_plain() {
        let codes = [
            "General",
            "0",
            "#",
            "0.00",
            "#,##0",
            "0%",
            "0E+00",
            "yyyy-mm-dd",
            "[Red]0000",
            "@",
            "_-0000",
            "* 0000",
            "??00",
            "\"open",
            "000\\",
            "\"text\"",
            "\" \"000",
            "00\"  \"00",
            "\"Ｐ\"000",
            "",
        ];
        for code in codes {
            assert_eq!(shown(code, 4711.0), None, "{code}");
        }
        assert_eq!(shown(&"0".repeat(65), 1.0), None);
        for number in [-1.0, 0.5, 1e15, f64::NAN, f64::INFINITY] {
            assert_eq!(shown("000000", number), None, "{number}");
        }
    }
}
