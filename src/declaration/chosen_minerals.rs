//! The minerals of the form as its hidden columns sort them.

use crate::template::{DECLARATION, Family, Layout, MineralPlaces};
use crate::workbook::excel::{counts, is_empty, same_text, see};
use crate::workbook::{Addr, CellRef, Sheet, Value};
use std::cmp::Ordering;

/// One mineral per answer row, as text; an empty text where a row has none. An error value in a
/// slot spreads over all of them, because each is compared with each.
pub(crate) type Names = Result<Vec<String>, CellRef>;

/// The minerals of the answer rows.
pub(crate) fn names(sheet: &Sheet, layout: &Layout) -> Names {
    let (slots, others, sorted) = match &layout.minerals {
        MineralPlaces::Fixed(minerals) => {
            return Ok(minerals.iter().map(|mineral| mineral.stored().to_owned()).collect());
        }
        MineralPlaces::Chosen { slots, others, sorted, .. } => (slots, others, *sorted),
    };
    let rows = layout.mineral_rows();
    let stored = stored_names(sheet, sorted, rows);
    let typed_over = !sheet.has_formula(sorted) && stored.iter().any(|name| !name.is_empty());
    if typed_over {
        return Ok(stored);
    }
    let mut chosen = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        if let Some(name) = chosen_name(sheet, layout.family, index, *slot, others.get(index).copied())? {
            chosen.push(name);
        }
    }
    // The sheet sorts by comparing neighbours and leaves equals as they are.
    chosen.sort_by(compare);
    let mut names: Vec<String> = Vec::new();
    for value in chosen {
        let name = value.display().into_owned();
        // A name is left out when COUNTIF finds it among those before it.
        if !names.iter().any(|before| counts(&Value::Text(before.as_str().into()), &name)) {
            names.push(name);
        }
    }
    names.resize(rows, String::new());
    // Excel sorts by the rules of its language. Where its own result is stored and holds the same
    // minerals, that order counts.
    if same_set(&names, &stored) {
        return Ok(stored);
    }
    Ok(names)
}

/// `>` of Excel: numbers by their size, then texts, then `FALSE` and `TRUE`.
fn compare(one: &Value<'_>, other: &Value<'_>) -> Ordering {
    let kind = |value: &Value<'_>| match value {
        Value::Text(_) => 1,
        Value::Bool(_) => 2,
        _ => 0,
    };
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.total_cmp(other),
        (Value::Text(one), Value::Text(other)) => sort_key(one).cmp(&sort_key(other)),
        (Value::Bool(one), Value::Bool(other)) => one.cmp(other),
        _ => kind(one).cmp(&kind(other)),
    }
}

/// Excel sorts accented letters next to their plain ones and passes over hyphens and apostrophes.
/// How it sorts other scripts depends on the language of the computer; here they follow the Latin
/// letters.
fn sort_key(name: &str) -> (String, String) {
    let plain = |c| match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        c => c,
    };
    let lower = name.to_lowercase();
    (lower.chars().filter(|c| !matches!(c, '-' | '\'')).map(plain).collect(), lower)
}

fn stored_names(sheet: &Sheet, sorted: Addr, rows: usize) -> Vec<String> {
    (sorted.row..).take(rows).map(|row| sheet.value(Addr::new(sorted.column, row)).display().into_owned()).collect()
}

fn same_set(computed: &[String], stored: &[String]) -> bool {
    let filled = |names: &[String]| names.iter().filter(|name| !name.is_empty()).count();
    filled(computed) == filled(stored) && computed.iter().all(|name| stored.iter().any(|other| same_text(name, other)))
}

/// What a slot contributes: nothing when it is blank or empty; the cell below it when its mineral
/// was deleted (EMRT 2.x) or when another mineral is named there (AMRT).
fn chosen_name<'a>(
    sheet: &'a Sheet,
    family: Family,
    index: usize,
    slot: Addr,
    other: Option<Addr>,
) -> Result<Option<Value<'a>>, CellRef> {
    let filled = |value: Value<'a>| Some(value).filter(|value| !is_empty(value));
    let value = see(sheet, DECLARATION, slot)?;
    let Value::Text(text) = &value else { return Ok(filled(value)) };
    let is_other = same_text(text, crate::template::options::OTHER_MINERAL);
    match family {
        Family::Emrt2 => {
            // Only the slot of a mineral knows the mark that deletes it; elsewhere the mark is a
            // name like any other.
            let own = crate::template::options::MINERALS_EMRT.get(index).copied().unwrap_or_default();
            let deleted = text
                .strip_prefix('(')
                .and_then(|text| text.strip_suffix(')'))
                .and_then(|text| text.split_once(' '))
                .is_some_and(|(word, mineral)| same_text(word, "Delete") && same_text(mineral, own));
            if deleted {
                return Ok(filled(see(sheet, DECLARATION, Addr::new(slot.column, slot.row + 2))?));
            }
        }
        // From the third slot on, the formula looks for a cell that was removed from the sheet.
        Family::Amrt12 if is_other && index >= 2 => return Err(CellRef::new(DECLARATION, slot)),
        Family::Amrt13 if is_other => {
            return match other {
                Some(other) => Ok(filled(see(sheet, DECLARATION, other)?)),
                None => Ok(None),
            };
        }
        _ => {}
    }
    Ok(filled(value))
}
