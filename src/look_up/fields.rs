//! Pasted text in its parts: lines, cells of a row, names between commas, and ids wherever they
//! stand.

use crate::base::normal::company_words;
use crate::base::text::{half_width_char, is_invisible};
use crate::declaration::repaired_rmi_id;
use crate::reference::Countries;

/// Marks before an item of a list.
const BULLETS: &str = "-–—*+>•●○◦‣▪▫■□◆◇▶►※·☐☑✓✔→";
const QUOTES: &str = "\"'`“”‘’«»「」『』《》＂＇";
/// The digits of an id.
const DIGITS: usize = 6;
/// The fewest digits that stand for an id with a slip: of `CID`, and of what may be letters taken
/// for digits.
const FEWEST_DIGITS: usize = 3;

/// The lines of a text as any system and spreadsheet ends them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let of_windows = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    of_windows.flat_map(|line| line.split(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']))
}

/// The cells of a line: between tabs, semicolons, bars, Chinese enumeration commas and bullets.
/// Quotation marks hold a cell together, as in CSV; one that is never closed is a mark like others.
pub(super) fn cells(line: &str) -> Vec<&str> {
    let cells = quoted_cells(line, true).unwrap_or_else(|| quoted_cells(line, false).unwrap_or_default());
    cells.into_iter().map(trimmed).filter(|cell| cell.contains(char::is_alphanumeric)).collect()
}

fn quoted_cells(line: &str, with_quotes: bool) -> Option<Vec<&str>> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut closing = None;
    let mut is_closed = false;
    for (at, c) in line.char_indices() {
        if let Some(quote) = closing {
            if c == quote {
                (closing, is_closed) = (None, true);
            }
            continue;
        }
        if let Some(quote) = closing_quote(c).filter(|_| with_quotes) {
            let before = line.get(start..at).unwrap_or_default().trim();
            if before.is_empty() || before.ends_with([',', '，']) {
                cells.push(before);
                (start, closing) = (at, Some(quote));
                continue;
            }
        }
        let is_comma = matches!(c, ',' | '，');
        if is_separator(c) || is_closed && is_comma {
            cells.push(line.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
            is_closed = false;
        }
    }
    cells.push(line.get(start..).unwrap_or_default());
    closing.is_none().then_some(cells)
}

fn is_separator(c: char) -> bool {
    matches!(half_width_char(c), '\t' | ';' | '|' | '、' | '•' | '●' | '▪' | '■' | '◆' | '※')
}

const fn closing_quote(c: char) -> Option<char> {
    match c {
        '"' | '＂' => Some(c),
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        _ => None,
    }
}

/// A cell without the bullet, the number, quotation marks and brackets around it.
pub(super) fn trimmed(cell: &str) -> &str {
    let is_around = |c: char| c.is_whitespace() || is_invisible(c) || QUOTES.contains(c);
    let bare = cell.trim_matches(is_around);
    let bare = bare.trim_start_matches(|c: char| is_around(c) || BULLETS.contains(c) || matches!(c, '①'..='⑳'));
    let bare = without_number(bare).trim_matches(|c| is_around(c) || matches!(c, ',' | '，' | ';' | '；'));
    let enclosed =
        [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】'), ('<', '>')].into_iter().find_map(|(open, close)| {
            bare.strip_prefix(open)?.strip_suffix(close).filter(|inside| !inside.contains([open, close]))
        });
    enclosed.unwrap_or(bare).trim()
}

/// `1. Name`, `2) Name`, `（3）Name` without the number.
fn without_number(cell: &str) -> &str {
    const MOST_DIGITS: usize = 4;
    let rest = cell.trim_start_matches(['(', '（']);
    let digits = rest.chars().take_while(|c| half_width_char(*c).is_ascii_digit()).count();
    if digits == 0 || digits > MOST_DIGITS {
        return cell;
    }
    let after = rest.trim_start_matches(|c| half_width_char(c).is_ascii_digit());
    let name = after.strip_prefix(['.', ')', '）', '．', ':', '：']);
    name.filter(|name| !name.starts_with(|c: char| c.is_ascii_digit())).map_or(cell, str::trim_start)
}

/// The first parts of a cell between its commas, at most so many, with what belongs to the part
/// before: a legal form, as in "Co., Ltd.", or a country. And how many commas are left behind them.
pub(super) fn between_commas(cell: &str, most: usize) -> (Vec<&str>, usize) {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    let commas = cell.char_indices().filter(|(_, c)| matches!(c, ',' | '，'));
    let mut ends = commas.map(|(at, c)| (at, at + c.len_utf8())).chain(std::iter::once((cell.len(), cell.len())));
    let mut left_out = 0;
    while let Some((end, next)) = ends.next() {
        let part = cell.get(start..end).unwrap_or_default().trim();
        let begin = std::mem::replace(&mut start, next);
        if let Some(last) = parts.last_mut().filter(|_| belongs_to_name(part)) {
            last.1 = end;
        } else if parts.len() == most && part.contains(char::is_alphanumeric) {
            left_out = 1 + ends.count();
            break;
        } else if part.contains(char::is_alphanumeric) {
            parts.push((begin, end));
        }
    }
    let parts = parts.into_iter().filter_map(|(start, end)| cell.get(start..end)).map(trimmed);
    (parts.collect(), left_out)
}

fn belongs_to_name(part: &str) -> bool {
    /// The most bytes of a legal form.
    const FORM: usize = 30;
    let is_form = part.len() <= FORM && part.contains(char::is_alphanumeric) && company_words(part).is_empty();
    is_form || country(part).is_some()
}

/// The code of the country that a whole text names. "AG" is the form of a company here, not
/// Antigua.
pub(super) fn country(text: &str) -> Option<&'static str> {
    /// The most bytes of a country's name.
    const LONGEST: usize = 100;
    let is_name = text.len() <= LONGEST && (!text.is_ascii() || text.len() > 2);
    if is_name { Countries::shipped().code_of(text) } else { None }
}

/// An id of the RMI in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundId<'t> {
    /// As typed.
    pub typed: &'t str,
    /// The id; `None` for `CID` with another number of digits.
    pub id: Option<String>,
}

/// The ids in a text in their order, and what stands there next to them. Full-width characters,
/// blanks or a dash behind `CID`, and letters taken for digits are put right.
pub(super) fn ids(text: &str) -> (Vec<FoundId<'_>>, String) {
    let plain = |c: char| half_width_char(c).to_ascii_uppercase();
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, plain(c))).collect();
    let at = |index: usize| chars.get(index).map(|(_, c)| *c);
    let byte = |index: usize| chars.get(index).map_or(text.len(), |(at, _)| *at);
    let (mut found, mut beside) = (Vec::new(), String::new());
    let mut index = 0;
    while index < chars.len() {
        let is_word = index > 0 && at(index - 1).is_some_and(|c| c.is_ascii_alphabetic());
        let is_prefix = !is_word && [at(index), at(index + 1), at(index + 2)] == [Some('C'), Some('I'), Some('D')];
        let end = if is_prefix { end_of_id(&chars, index + 3) } else { None };
        let Some((end, is_id)) = end else {
            beside.extend(text.get(byte(index)..byte(index + 1)));
            index += 1;
            continue;
        };
        let typed = text.get(byte(index)..byte(end)).unwrap_or_default();
        found.push(FoundId { typed, id: repaired_rmi_id(typed).filter(|_| is_id) });
        index = end;
    }
    (found, beside)
}

/// A cell in parts that each hold ids or none: ids and names stand between commas.
pub(super) fn parts_by_ids<'c>(
    cell: &'c str,
    between_commas: &[&'c str],
    holds_ids: impl Fn(&str) -> bool,
) -> Vec<&'c str> {
    let mut parts: Vec<&str> = Vec::new();
    let mut last_has_ids = true;
    for part in between_commas {
        let has_ids = holds_ids(part);
        match parts.last_mut() {
            // A name with a comma in it is put together again.
            Some(last) if !has_ids && !last_has_ids => {
                *last = spanning(cell, last, part).unwrap_or(*part);
            }
            _ => parts.push(*part),
        }
        last_has_ids = has_ids;
    }
    parts
}

/// The text from the start of one of its parts to the end of another.
pub(super) fn spanning<'c>(text: &'c str, first: &str, last: &str) -> Option<&'c str> {
    let offset = |part: &str| (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    text.get(offset(first)?..offset(last)? + last.len())
}

/// Where the id ends whose `CID` ends here, and whether it has the right number of digits.
fn end_of_id(chars: &[(usize, char)], start: usize) -> Option<(usize, bool)> {
    const MOST_BETWEEN: usize = 3;
    let rest = chars.get(start..)?;
    let between = rest.iter().take(MOST_BETWEEN).take_while(|(_, c)| !c.is_alphanumeric()).count();
    let rest = rest.get(between..)?;
    let digits = rest.iter().take_while(|(_, c)| c.is_ascii_digit()).count();
    if digits > DIGITS || (FEWEST_DIGITS..DIGITS).contains(&digits) && !is_letter_for_digit(rest.get(digits)) {
        return Some((start + between + digits, false));
    }
    let of_id = rest.iter().take(DIGITS).filter(|c| c.1.is_ascii_digit() || is_letter_for_digit(Some(c))).count();
    let followed = rest.get(DIGITS).is_some_and(|(_, c)| c.is_ascii_digit());
    let real = rest.iter().take(DIGITS).filter(|(_, c)| c.is_ascii_digit()).count();
    (of_id == DIGITS && real > FEWEST_DIGITS && !followed).then_some((start + between + DIGITS, true))
}

fn is_letter_for_digit(c: Option<&(usize, char)>) -> bool {
    c.is_some_and(|(_, c)| matches!(c, 'O' | 'I' | 'L'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_end_at_any_separator_and_quotes_hold_them_together() {
        for (line, expected) in [
            ("A\tB; C｜D、E；F", vec!["A", "B", "C", "D", "E", "F"]),
            ("\"Kiln, Inc.\",\"Aster; Sons\",CID990001", vec!["Kiln, Inc.", "Aster; Sons", "CID990001"]),
            ("CID990001,\"Kiln, Inc.\"", vec!["CID990001", "Kiln, Inc."]),
            ("“示例；锡业”，Kiln", vec!["示例；锡业", "Kiln"]),
            ("5\" pipe; Kiln", vec!["5\" pipe", "Kiln"]),
            ("\"Kiln; Aster", vec!["Kiln", "Aster"]),
            ("• Kiln • Aster", vec!["Kiln", "Aster"]),
            (" \t ; ", vec![]),
        ] {
            assert_eq!(cells(line), expected, "{line}");
        }
    }

    #[test]
    fn bullets_numbers_and_marks_around_are_left_out() {
        for (cell, expected) in [
            ("- Kiln Metals", "Kiln Metals"),
            ("（2） Kiln Metals", "Kiln Metals"),
            ("３．Kiln", "Kiln"),
            ("①示例锡业", "示例锡业"),
            ("\u{3000}“Kiln Metals”,", "Kiln Metals"),
            ("\u{feff}(CID990001)", "CID990001"),
            ("Kiln (Lima) S.A. (Peru)", "Kiln (Lima) S.A. (Peru)"),
            ("3M Kiln", "3M Kiln"),
            ("12.5 Kiln", "12.5 Kiln"),
        ] {
            assert_eq!(trimmed(cell), expected, "{cell}");
        }
    }

    #[test]
    fn legal_forms_and_countries_stay_with_their_name() {
        assert_eq!(
            between_commas("Kiln Metals Co., Ltd., Aster, Inc, Primjer Kositar, Croatia,", 9).0,
            ["Kiln Metals Co., Ltd.", "Aster, Inc", "Primjer Kositar, Croatia"]
        );
        assert_eq!(between_commas("示例锡业，另例钨业", 9).0, ["示例锡业", "另例钨业"]);
        assert_eq!(between_commas("A, Ltd., B, , C, D", 2), (vec!["A, Ltd.", "B"], 2));
    }

    #[test]
    fn ids_are_found_in_any_spelling() {
        let found = |text| -> (Vec<Option<String>>, bool) {
            let (found, beside) = ids(text);
            let alone = !beside.contains(char::is_alphanumeric);
            (found.into_iter().map(|found| found.id).collect(), alone)
        };
        let id = |id: &str| Some(id.to_owned());
        for text in [
            "CID990001",
            "cid 990001",
            "ＣＩＤ９９０００１",
            "CID-990001",
            "(CID: 990001)",
            "CID99O001",
            "CID\u{a0}990001",
        ] {
            assert_eq!(found(text), (vec![id("CID990001")], true), "{text}");
        }
        assert_eq!(found("CID990001CID990002"), (vec![id("CID990001"), id("CID990002")], true));
        assert_eq!(found("Kiln（CID990001）"), (vec![id("CID990001")], false));
        for text in ["CID99001", "CID9900011", "CID 990"] {
            assert_eq!(found(text), (vec![None], true), "{text}");
        }
        for text in ["CID", "placid 990001", "CIDER", "CID of oil", "CID 12"] {
            assert_eq!(found(text).0, [], "{text}");
        }
    }
}
