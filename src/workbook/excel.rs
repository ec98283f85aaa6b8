//! How Excel compares values in formulas. Blanks around a text count, case does not.

use super::{Addr, CellRef, Sheet, Value};
use crate::base::text::finite_number;

/// The longest criterion with wildcards that is matched as such; longer ones are compared
/// literally.
const WILDCARD_PATTERN: usize = 64;
/// The longest text that a criterion with wildcards is matched against; longer ones are compared
/// literally.
const WILDCARD_TEXT: usize = 255;

/// What a formula sees in a cell, or the cell whose error value it passes on.
pub(crate) type Seen<'a> = Result<Value<'a>, CellRef>;
/// What a condition gives, or the cell whose error value makes the condition itself an error.
pub(crate) type Verdict = Result<bool, CellRef>;

/// Reads a cell for a formula.
pub(crate) fn see<'a>(sheet: &'a Sheet, name: &'static str, addr: Addr) -> Seen<'a> {
    match sheet.value(addr) {
        Value::Error(_) => Err(CellRef::new(name, addr)),
        value => Ok(value),
    }
}

/// `value = 0`: a blank cell and the number 0, not the empty text.
pub(crate) fn is_zero(value: &Value<'_>) -> bool {
    match value {
        Value::Empty => true,
        Value::Number(number) => *number == 0.0,
        _ => false,
    }
}

/// `value = ""`: a blank cell and the empty text.
pub(crate) fn is_empty(value: &Value<'_>) -> bool {
    match value {
        Value::Empty => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    }
}

/// `value = text`.
pub(crate) fn says(value: &Value<'_>, text: &str) -> bool {
    matches!(value, Value::Text(typed) if same_text(typed, text))
}

/// Whether two texts are equal without case. Ends at the first difference: texts from a file may be
/// long.
pub(crate) fn same_text(one: &str, other: &str) -> bool {
    lower(one).eq(lower(other))
}

/// The length that `LEN` gives, in units of UTF-16; a blank cell arrives as the number 0.
pub(crate) fn length(value: &Value<'_>) -> usize {
    match value {
        Value::Empty => 1,
        value => value.display().encode_utf16().count(),
    }
}

/// Whether one text followed by another begins with a third, without case, and goes on after it.
pub(crate) fn joined_goes_on_after(first: &str, second: &str, beginning: &str) -> bool {
    let mut joined = lower(first).chain(lower(second));
    lower(beginning).all(|wanted| joined.next() == Some(wanted)) && joined.next().is_some()
}

/// Whether `COUNTIF` counts a value under a criterion made from a text of the form: equal without
/// case, with the wildcards `*` and `?`. Comparisons such as `>5` are not read: no mineral is
/// called so.
pub(crate) fn counts(value: &Value<'_>, criterion: &str) -> bool {
    let criterion = criterion.strip_prefix('=').unwrap_or(criterion);
    if let Some(wanted) = finite_number(criterion.trim()) {
        return match value {
            Value::Number(number) => number.total_cmp(&wanted).is_eq(),
            Value::Text(text) => finite_number(text.trim()) == Some(wanted),
            _ => false,
        };
    }
    let Value::Text(text) = value else { return false };
    if same_text(text, criterion) {
        return true;
    }
    let has_wildcard = criterion.contains(['*', '?', '~']);
    has_wildcard
        && criterion.len() <= WILDCARD_PATTERN
        && text.len() <= WILDCARD_TEXT
        && matches_wildcards(&lower(criterion).collect::<Vec<_>>(), &lower(text).collect::<Vec<_>>())
}

fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// `*` stands for any characters, `?` for one, `~` takes the meaning away from the character after
/// it.
fn matches_wildcards(pattern: &[char], text: &[char]) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return text.is_empty() };
    // Rows of reachable positions instead of recursion: the time is bounded by the product of both
    // lengths.
    let mut reachable = vec![false; text.len() + 1];
    if let Some(start) = reachable.first_mut() {
        *start = true;
    }
    let (mut next, mut rest) = (*first, rest.iter().copied());
    loop {
        let literal = next == '~';
        if literal {
            next = rest.next().unwrap_or('~');
        }
        reachable = if next == '*' && !literal {
            reachable
                .iter()
                .scan(false, |seen, here| {
                    *seen |= *here;
                    Some(*seen)
                })
                .collect()
        } else {
            let steps = reachable.iter().zip(text).map(|(here, c)| *here && ((next == '?' && !literal) || *c == next));
            std::iter::once(false).chain(steps).collect()
        };
        match rest.next() {
            Some(c) => next = c,
            None => return reachable.last().copied().unwrap_or(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value<'_> {
        Value::Text(text.into())
    }

    #[test]
    fn zero_empty_and_blank_differ() {
        assert!(is_zero(&Value::Empty) && is_zero(&Value::Number(0.0)));
        assert!(!is_zero(&text("")) && !is_zero(&text("0")) && !is_zero(&Value::Bool(false)));
        assert!(is_empty(&Value::Empty) && is_empty(&text("")));
        assert!(!is_empty(&text(" ")) && !is_empty(&Value::Number(0.0)));
    }

    #[test]
    fn texts_are_compared_without_case_and_with_blanks() {
        assert!(says(&text("yES"), "Yes"));
        assert!(!says(&text("Yes "), "Yes"));
        assert!(!says(&Value::Bool(true), "TRUE"));
    }

    #[test]
    fn lengths_are_those_of_excel() {
        assert_eq!(length(&Value::Empty), 1);
        assert_eq!(length(&text("")), 0);
        assert_eq!(length(&Value::Number(12.0)), 2);
        assert_eq!(length(&text("😀")), 2);
    }

    #[test]
    fn countif_knows_wildcards_and_numbers() {
        assert!(counts(&text("tin"), "Tin"));
        assert!(!counts(&text("Tin "), "Tin"));
        assert!(counts(&text("Rare Earth Elements+"), "Rare*+"));
        assert!(!counts(&text("Rare"), "R?re?"));
        assert!(counts(&text("a*"), "a~*") && !counts(&text("ab"), "a~*"));
        assert!(counts(&Value::Number(5.0), "5") && counts(&text("5"), "5"));
        assert!(!counts(&Value::Empty, "Tin"));
    }

    #[test]
    fn joined_texts_must_go_on() {
        assert!(joined_goes_on_after("tin", "x", "Tin"));
        assert!(joined_goes_on_after("", "Tin Company", "Tin"));
        assert!(!joined_goes_on_after("Tin", "", "Tin"));
        assert!(!joined_goes_on_after("Ti", "", "Tin"));
    }
}
