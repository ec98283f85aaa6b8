//! The part of a sheet as text: where cells stand in it, and what it becomes when a few of them get
//! another value. Everything outside those cells stays byte for byte.

use crate::workbook::{Addr, CellRange, MAX_COLUMN, MAX_ROW};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

/// The most ranges of formulas that fill several cells, as many as merged ranges of a sheet.
/// Templates have nine.
const FORMULA_RANGES: usize = 65_536;
/// The deepest nesting of elements: the limit of the reader.
const DEPTH: usize = 64;

/// What comes into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Text(String),
    Number(i32),
    Blank,
}

/// Where some cells of a sheet part stand.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) cells: BTreeMap<Addr, CellElement>,
    /// Ranges that one formula fills: array formulas and data tables.
    pub(super) formula_ranges: Vec<CellRange>,
}

/// Where a cell stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellElement {
    /// The whole element.
    element: Range<usize>,
    /// Its first tag.
    tag: Range<usize>,
    /// Its number of a style.
    pub(super) style: Option<usize>,
    /// Whether a formula is in it.
    pub(super) formula: bool,
    /// Whether it holds more than a value: cell metadata, or elements that this module does not
    /// know.
    pub(super) more: bool,
    /// Whether the part has another cell of this address.
    pub(super) repeated: bool,
}

/// Why a sheet part is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

/// Finds cells in a sheet part. Addresses are counted as the reader counts them.
pub(super) fn find(xml: &str, wanted: &BTreeSet<Addr>) -> Result<Places, Unreadable> {
    // The reader passes over the mark of the encoding without counting it.
    let body = xml.strip_prefix('\u{feff}').unwrap_or(xml);
    let shift = xml.len() - body.len();
    let mut reader = Reader::from_str(body);
    let mut places = Places::default();
    let (mut depth, mut row, mut column) = (0usize, 0u32, 0u16);
    let mut in_data = false;
    let mut open: Option<Addr> = None;
    let mut end = shift;
    loop {
        let start = end;
        let event = reader.read_event().map_err(|_| Unreadable)?;
        end = usize::try_from(reader.buffer_position()).map_err(|_| Unreadable)?.saturating_add(shift);
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let raw = xml.get(start..end).ok_or(Unreadable)?;
                let is_empty = raw.ends_with("/>");
                let name = tag.local_name();
                match (depth, name.into_inner()) {
                    (1, "sheetData") => in_data = !is_empty,
                    (2, "row") if in_data => {
                        row = attribute(raw, "r")?
                            .map_or(Ok(row.saturating_add(1)), str::parse)
                            .map_err(|_| Unreadable)?;
                        if !(1..=MAX_ROW).contains(&row) {
                            return Err(Unreadable);
                        }
                        column = 0;
                    }
                    (3, "c") if in_data => {
                        let addr = match attribute(raw, "r")? {
                            Some(addr) => Addr::parse(addr).ok_or(Unreadable)?,
                            None => Addr::new(column.saturating_add(1), row),
                        };
                        if !(1..=MAX_COLUMN).contains(&addr.column) {
                            return Err(Unreadable);
                        }
                        column = addr.column;
                        if wanted.contains(&addr) {
                            places.add(addr, start..end, raw)?;
                            open = (!is_empty).then_some(addr);
                        }
                    }
                    (4, "f") if in_data => {
                        if matches!(attribute(raw, "t")?, Some("array" | "dataTable"))
                            && let Some(range) = attribute(raw, "ref")?
                        {
                            places.formula_ranges.push(CellRange::parse(range).ok_or(Unreadable)?);
                            if places.formula_ranges.len() > FORMULA_RANGES {
                                return Err(Unreadable);
                            }
                        }
                        places.note(open, |place| place.formula = true);
                    }
                    (4, "v" | "is") => {}
                    (4, _) => places.note(open, |place| place.more = true),
                    _ => {}
                }
                if !is_empty {
                    depth += 1;
                    if depth > DEPTH {
                        return Err(Unreadable);
                    }
                }
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(Unreadable)?;
                match depth {
                    1 => in_data = false,
                    3 => {
                        places.note(open, |place| place.element.end = end);
                        open = None;
                    }
                    _ => {}
                }
            }
            Event::Eof if depth == 0 => return Ok(places),
            Event::DocType(_) | Event::Eof => return Err(Unreadable),
            _ => {}
        }
    }
}

impl Places {
    fn add(&mut self, addr: Addr, tag: Range<usize>, raw: &str) -> Result<(), Unreadable> {
        let repeated = self.cells.contains_key(&addr);
        // Cell metadata belongs to the old value; a prefixed attribute of these names would be read
        // as the plain one.
        let more = attribute(raw, "cm")?.is_some()
            || attribute(raw, "vm")?.is_some()
            || attributes(raw)?.iter().any(|(name, _, _)| name.ends_with(":t") || name.ends_with(":r"));
        let style = attribute(raw, "s")?.map(str::parse).transpose().map_err(|_| Unreadable)?;
        let place = CellElement { element: tag.clone(), tag, style, formula: false, more, repeated };
        self.cells.insert(addr, place);
        Ok(())
    }

    fn note(&mut self, addr: Option<Addr>, note: impl FnOnce(&mut CellElement)) {
        if let Some(place) = addr.and_then(|addr| self.cells.get_mut(&addr)) {
            note(place);
        }
    }
}

/// The sheet part with other values in these cells.
pub(super) fn with_values(xml: &str, places: &Places, values: &BTreeMap<Addr, Written>) -> Result<String, Unreadable> {
    let mut edits: Vec<(&CellElement, &Written)> = Vec::new();
    for (addr, value) in values {
        edits.push((places.cells.get(addr).ok_or(Unreadable)?, value));
    }
    edits.sort_by_key(|(place, _)| place.element.start);
    let mut changed = String::with_capacity(xml.len() + 128 * edits.len());
    let mut done = 0;
    for (place, value) in edits {
        changed.push_str(xml.get(done..place.element.start).ok_or(Unreadable)?);
        write_cell(&mut changed, xml.get(place.tag.clone()).ok_or(Unreadable)?, value)?;
        done = place.element.end;
    }
    changed.push_str(xml.get(done..).ok_or(Unreadable)?);
    Ok(changed)
}

/// Writes a cell: the tag keeps its name, address, style and whatever else it says but the type of
/// the value.
fn write_cell(to: &mut String, tag: &str, value: &Written) -> Result<(), Unreadable> {
    let name = tag_name(tag);
    let prefix = name.strip_suffix('c').ok_or(Unreadable)?;
    to.push('<');
    to.push_str(name);
    for (attribute, _, span) in attributes(tag)? {
        if attribute != "t" {
            to.push_str(tag.get(span).ok_or(Unreadable)?);
        }
    }
    // Writing to a String cannot fail.
    match value {
        Written::Blank => to.push_str("/>"),
        Written::Number(number) => {
            let _ = write!(to, "><{prefix}v>{number}</{prefix}v></{name}>");
        }
        Written::Text(text) => {
            let _ = write!(to, " t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">");
            push_text(to, text);
            let _ = write!(to, "</{prefix}t></{prefix}is></{name}>");
        }
    }
    Ok(())
}

/// Escapes a text for the element of an inline string.
fn push_text(to: &mut String, text: &str) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            // What looks like the format's own escape for a character is meant as it stands.
            '_' if is_escape(rest) => to.push_str("_x005F_"),
            '\t' | '\n' => to.push(c),
            // XML cannot hold these, or reads them as something else.
            c if u32::from(c) < 0x20 || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(to, "_x{:04X}_", u32::from(c));
            }
            c => to.push(c),
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
}

fn is_escape(text: &str) -> bool {
    let text = text.as_bytes();
    text.get(1) == Some(&b'x')
        && text.get(6) == Some(&b'_')
        && text.get(2..6).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

fn tag_name(tag: &str) -> &str {
    let inside = tag.trim_start_matches('<');
    let end = inside.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(inside.len());
    inside.get(..end).unwrap_or_default()
}

/// The value of an attribute without a prefix. Values that matter here have no escapes: one that
/// has is not understood.
fn attribute<'x>(tag: &'x str, name: &str) -> Result<Option<&'x str>, Unreadable> {
    let found = attributes(tag)?.into_iter().find(|(found, _, _)| *found == name);
    match found {
        Some((_, value, _)) if value.contains('&') => Err(Unreadable),
        found => Ok(found.map(|(_, value, _)| value)),
    }
}

/// An attribute: its name, its value, and its place with the blanks before it.
type Attribute<'x> = (&'x str, &'x str, Range<usize>);

/// The attributes of a tag: name, value, and where they stand with the blanks before them.
fn attributes(tag: &str) -> Result<Vec<Attribute<'_>>, Unreadable> {
    const MOST: usize = 256;
    let mut found = Vec::new();
    let mut at = 1 + tag_name(tag).len();
    loop {
        let rest = tag.get(at..).ok_or(Unreadable)?;
        let inside = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        if inside.starts_with("/>") || inside.starts_with('>') {
            return Ok(found);
        }
        let name_at = tag.len() - inside.len();
        let (name, after) = inside.split_once('=').ok_or(Unreadable)?;
        let after = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(Unreadable)?;
        let (value, after) = after.get(1..).and_then(|value| value.split_once(quote)).ok_or(Unreadable)?;
        let end = tag.len() - after.len();
        found.push((name.trim_end(), value, at..end));
        if found.len() > MOST || name_at == at {
            return Err(Unreadable);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(xml: &str, cells: &[(&str, Written)]) -> String {
        let values: BTreeMap<Addr, Written> =
            cells.iter().map(|(addr, value)| (Addr::parse(addr).unwrap(), value.clone())).collect();
        let places = find(xml, &values.keys().copied().collect()).unwrap();
        with_values(xml, &places, &values).unwrap()
    }

    fn text(text: &str) -> Written {
        Written::Text(text.to_owned())
    }

    #[test]
    fn only_the_cell_changes_and_keeps_its_style() {
        let before = "\u{feff}<?xml version=\"1.0\"?>\r\n<worksheet xmlns=\"x\"><!-- <c r=\"A1\"/> --><sheetData>\r\n<row r=\"1\" ht=\"20\"><c r=\"A1\" s=\"5\" t=\"s\"><v>7</v></c><c r='B1' t='str' s='6' ><v>x</v></c></row></sheetData><sheetProtection sheet=\"1\"/></worksheet>";
        let after = changed(before, &[("A1", text("Yes")), ("B1", Written::Number(46_080))]);
        assert_eq!(
            after,
            before
                .replace(
                    "<c r=\"A1\" s=\"5\" t=\"s\"><v>7</v></c>",
                    "<c r=\"A1\" s=\"5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Yes</t></is></c>"
                )
                .replace("<c r='B1' t='str' s='6' ><v>x</v></c>", "<c r='B1' s='6'><v>46080</v></c>")
        );
    }

    #[test]
    fn prefixes_counted_addresses_and_cdata_are_understood() {
        let before = "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t=\"str\"><x:v><![CDATA[</x:c>]]></x:v></x:c></x:row><x:row><x:c/></x:row></x:sheetData></x:worksheet>";
        let after = changed(before, &[("B1", text("a<b")), ("A2", Written::Blank)]);
        assert_eq!(
            after,
            before.replace(
                "<x:c t=\"str\"><x:v><![CDATA[</x:c>]]></x:v></x:c>",
                "<x:c t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">a&lt;b</x:t></x:is></x:c>"
            )
        );
    }

    #[test]
    fn formulas_arrays_metadata_and_repeats_are_noticed() {
        let xml = "<w><sheetData><row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:A3\">X</f><v>1</v></c><c r=\"B1\" cm=\"1\"><v>1</v></c><c r=\"C1\"><v>1</v><extLst/></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c><c r=\"D2\"/><c r=\"D2\"><v>3</v></c></row></sheetData></w>";
        let wanted = ["A1", "B1", "C1", "A2", "D2", "Z9"].into_iter().filter_map(Addr::parse).collect();
        let places = find(xml, &wanted).unwrap();
        let at = |addr| places.cells.get(&Addr::parse(addr).unwrap());
        assert!(at("A1").unwrap().formula && at("B1").unwrap().more && at("C1").unwrap().more);
        assert!(at("D2").unwrap().repeated && at("Z9").is_none());
        assert!(places.formula_ranges.iter().any(|range| range.contains(Addr::parse("A2").unwrap())));
    }

    #[test]
    fn texts_survive_what_the_format_escapes() {
        let after =
            changed("<w><sheetData><row><c/></row></sheetData></w>", &[("A1", text("a_x0041_b & \r\n\u{1}_x_"))]);
        assert!(after.contains("a_x005F_x0041_b &amp; _x000D_\n_x0001__x_"), "{after}");
    }

    #[test]
    fn what_is_no_sheet_is_refused() {
        let wanted = BTreeSet::new();
        for xml in ["<w>", "<!DOCTYPE w><w/>", "<w><sheetData><row r=\"0\"/></sheetData></w>", "<w></v>"] {
            assert!(find(xml, &wanted).is_err(), "{xml}");
        }
        let deep = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
        assert!(find(&deep, &wanted).is_err());
    }
}
