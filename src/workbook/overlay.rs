//! What lies on a sheet besides its cells: notes and pictures.

use super::address::{Addr, CellRange, MAX_COLUMN, MAX_ROW};
use super::error::ReadError;
use super::limits::Limit;
use super::package::{Package, relationships};
use super::xml::{Xml, attributes};
use quick_xml::events::Event;

/// What lies on a sheet besides its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    /// The cells that have a note, in the order of the file. A thread of comments leaves a note
    /// too.
    pub notes: Vec<Addr>,
    /// How many pictures lie on the sheet; lines, boxes and charts are none.
    pub pictures: usize,
    /// The cells under each picture that is fastened to two of them, in the order of the file.
    pub covered: Vec<CellRange>,
}

/// Reads the notes and drawings that a sheet part refers to. A part that is named and not there
/// counts as empty.
pub(super) fn read_overlay(package: &Package, sheet_part: &str) -> Result<Overlay, ReadError> {
    let mut overlay = Overlay::default();
    for relationship in relationships(package, sheet_part)? {
        let Some(part) = relationship.target.filter(|part| package.has(part)) else { continue };
        match relationship.kind.as_str() {
            "comments" => package.read_xml(&part, |xml| read_notes(xml, &mut overlay))?,
            "drawing" => package.read_xml(&part, |xml| read_pictures(xml, &mut overlay))?,
            _ => {}
        }
    }
    Ok(overlay)
}

fn read_notes(xml: &mut Xml<'_>, overlay: &mut Overlay) -> Result<(), ReadError> {
    let part = xml.part();
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "comment" => {
                attributes(part, &tag, |name, value| {
                    if name == "ref" {
                        overlay.notes.extend(Addr::parse(value));
                    }
                    Ok(())
                })?;
                let count = overlay.notes.len() as u64;
                if count > Limit::PackageRecords.allowed() {
                    return Err(ReadError::limit(Limit::PackageRecords, count));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The most pictures whose place is kept.
const PLACED_PICTURES: usize = 1_024;

fn read_pictures(xml: &mut Xml<'_>, overlay: &mut Overlay) -> Result<(), ReadError> {
    // The same content once more, for programs that do not know the newer form.
    let mut fallback: Option<u64> = None;
    let mut anchor = Anchor::default();
    loop {
        let outside = xml.depth();
        match xml.next()? {
            Event::Start(tag) => match tag.local_name().into_inner() {
                "Fallback" => fallback = fallback.or(Some(outside)),
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => anchor = Anchor::default(),
                "pic" if fallback.is_none() => {
                    overlay.pictures = overlay.pictures.saturating_add(1);
                    anchor.has_picture = true;
                }
                name => anchor.enter(name),
            },
            Event::Text(text) => anchor.read(&text),
            Event::End(tag) => match tag.local_name().into_inner() {
                "twoCellAnchor" if overlay.covered.len() < PLACED_PICTURES => overlay.covered.extend(anchor.range()),
                "Fallback" if fallback.is_some_and(|depth| outside == depth + 1) => fallback = None,
                _ => anchor.field = None,
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Where an object is fastened: the corners as columns and rows from 0, and how far into the last
/// cell it reaches.
#[derive(Default)]
struct Anchor {
    has_picture: bool,
    in_last: bool,
    field: Option<usize>,
    /// Column and row of the first corner, and column, row and both distances of the last one.
    numbers: [Option<u32>; 6],
}

impl Anchor {
    fn enter(&mut self, name: &str) {
        let last = usize::from(self.in_last) * 2;
        match name {
            "from" => self.in_last = false,
            "to" => self.in_last = true,
            "col" => self.field = Some(last),
            "row" => self.field = Some(last + 1),
            "colOff" if self.in_last => self.field = Some(4),
            "rowOff" if self.in_last => self.field = Some(5),
            _ => {}
        }
    }

    fn read(&mut self, text: &str) {
        if let Some(number) = self.field.and_then(|field| self.numbers.get_mut(field)) {
            *number = text.trim().parse().ok();
        }
    }

    /// The cells under the picture. It ends before a cell into which it does not reach.
    fn range(&self) -> Option<CellRange> {
        let [column, row, last_column, last_row, column_reach, row_reach] = self.numbers;
        let end = |first: u32, last: u32, reach: Option<u32>| {
            let last = if reach.unwrap_or(0) == 0 { last } else { last.checked_add(1)? };
            Some(last.max(first.checked_add(1)?))
        };
        let (column, row) = (column?, row?);
        let last_column = end(column, last_column?, column_reach)?;
        let last_row = end(row, last_row?, row_reach)?;
        let number = |column: u32| u16::try_from(column).ok().filter(|column| (1..=MAX_COLUMN).contains(column));
        let range = CellRange {
            first: Addr::new(number(column.checked_add(1)?)?, row.checked_add(1)?),
            last: Addr::new(number(last_column)?, last_row),
        };
        (self.has_picture && range.last.row <= MAX_ROW).then_some(range)
    }
}
