//! The cells of an XML Spreadsheet 2003: one XML text, as RMI hands out its lists of smelters,
//! called `.xml` or `.xls`.
//!
//! Elements and attributes are those of Microsoft's "XML Spreadsheet Reference" (2001). Rows and
//! cells follow one another and say with `ss:Index` where they stand only after a gap.

use super::error::ListError;
use super::sheet::Collector;
use crate::base::text::finite_number;
use crate::workbook::{MAX_COLUMN, MAX_ROW, ReadError, Xml, attributes, read_xml_file, resolved, unescaped};
use quick_xml::events::{BytesStart, Event};

/// Reads all worksheets; `name` is the file's, for messages.
pub(super) fn read(bytes: &[u8], name: &str, collector: &mut Collector<'_>) -> Result<(), ListError> {
    read_xml_file(bytes, name, |xml| read_workbook(xml, collector)).map_err(|error| match error {
        // The message about a malformed part speaks of the xlsx format.
        ListError::Package(ReadError::MalformedPart { detail, .. }) => ListError::Damaged { detail },
        other => other,
    })
}

/// The elements on the way to the content of a cell. All others are passed over with what is in
/// them: styles, options of the sheet, and comments, which hold a `Data` of their own.
const WAY: [&str; 6] = ["Workbook", "Worksheet", "Table", "Row", "Cell", "Data"];
/// How many elements of [`WAY`] are open inside a row, and inside the content of a cell.
const IN_ROW: usize = 4;
const IN_DATA: usize = 6;

fn read_workbook(xml: &mut Xml<'_>, collector: &mut Collector<'_>) -> Result<(), ListError> {
    let part = xml.part();
    let mut place = Cursor::default();
    // How many elements of `WAY` are open, and how many that are passed over or are formats of a
    // text.
    let (mut on_way, mut aside) = (0_usize, 0_u32);
    let mut data = Data::default();
    loop {
        match xml.next()? {
            Event::Eof => return Ok(()),
            Event::End(_) if aside > 0 => aside -= 1,
            Event::End(_) => {
                if on_way == IN_DATA {
                    std::mem::take(&mut data).put(&place, collector)?;
                }
                on_way = on_way.saturating_sub(1);
            }
            Event::Start(tag) if aside == 0 && WAY.get(on_way) == Some(&tag.local_name().into_inner()) => {
                enter(part, &tag, on_way, &mut place, &mut data, collector)?;
                on_way += 1;
            }
            Event::Start(_) => aside += 1,
            Event::Empty(tag) if aside == 0 && WAY.get(on_way) == Some(&tag.local_name().into_inner()) => {
                enter(part, &tag, on_way, &mut place, &mut data, collector)?;
            }
            // A text with formats is in elements of HTML.
            Event::Text(text) if on_way == IN_DATA => data.text.push_str(&text),
            Event::CData(text) if on_way == IN_DATA => data.text.push_str(&text),
            Event::GeneralRef(reference) => {
                let character = resolved(part, &reference)?;
                if on_way == IN_DATA {
                    data.text.push(character);
                }
            }
            _ => {}
        }
    }
}

/// Takes in what the attributes of an element say; `depth` is its place in [`WAY`].
fn enter(
    part: &str,
    tag: &BytesStart<'_>,
    depth: usize,
    place: &mut Cursor,
    data: &mut Data,
    collector: &mut Collector<'_>,
) -> Result<(), ListError> {
    let said = Said::read(part, tag)?;
    match WAY.get(depth) {
        Some(&"Worksheet") => {
            collector.sheet(&said.name, false)?;
            *place = Cursor::default();
        }
        Some(&"Row") => place.go_to_row(&said)?,
        Some(&"Cell") if depth == IN_ROW => place.go_to_cell(&said)?,
        Some(&"Data") => *data = Data { kind: said.kind, text: String::new() },
        _ => {}
    }
    Ok(())
}

/// The attributes that matter, of whichever element.
#[derive(Default)]
struct Said {
    name: String,
    /// `String`, `Number`, `DateTime`, `Boolean` or `Error`.
    kind: String,
    /// The row or column, from 1.
    index: Option<u64>,
    /// How many further rows an empty row stands for.
    span: u64,
    /// How many further columns a cell covers.
    merged_across: u64,
}

impl Said {
    fn read(part: &str, tag: &BytesStart<'_>) -> Result<Self, ListError> {
        let mut said = Self::default();
        let mut wrong = false;
        attributes(part, tag, |name, value| {
            let mut number = || {
                let number = value.trim().parse::<u64>().ok();
                wrong |= number.is_none();
                number
            };
            match name {
                "Name" => said.name = unescaped(part, value)?.into_owned(),
                "Type" => value.clone_into(&mut said.kind),
                "Index" => said.index = number(),
                "Span" => said.span = number().unwrap_or_default(),
                "MergeAcross" => said.merged_across = number().unwrap_or_default(),
                _ => {}
            }
            Ok(())
        })?;
        if wrong { Err(ListError::damaged("an index is no number")) } else { Ok(said) }
    }
}

/// Where the next row and cell stand.
#[derive(Default)]
struct Cursor {
    /// The row that is read, and the last one that it stands for.
    row: u64,
    last_row: u64,
    /// The cell that is read, and the last column that it covers.
    column: u64,
    last_column: u64,
}

impl Cursor {
    fn go_to_row(&mut self, said: &Said) -> Result<(), ListError> {
        self.row = next(said.index, self.last_row, MAX_ROW.into())?;
        self.last_row = covered(self.row, said.span, MAX_ROW.into())?;
        (self.column, self.last_column) = (0, 0);
        Ok(())
    }

    fn go_to_cell(&mut self, said: &Said) -> Result<(), ListError> {
        self.column = next(said.index, self.last_column, MAX_COLUMN.into())?;
        self.last_column = covered(self.column, said.merged_across, MAX_COLUMN.into())?;
        Ok(())
    }
}

/// The stated place, or the one after the last. A sheet has no place twice, and none beyond its
/// edge.
fn next(stated: Option<u64>, last: u64, most: u64) -> Result<u64, ListError> {
    let next = stated.unwrap_or(last + 1);
    if next > most {
        return Err(ListError::damaged("a row or cell is beyond the edge of the sheet"));
    }
    if next <= last {
        return Err(ListError::damaged("a row or cell stands before the one in front of it"));
    }
    Ok(next)
}

fn covered(first: u64, further: u64, most: u64) -> Result<u64, ListError> {
    first
        .checked_add(further)
        .filter(|last| *last <= most)
        .ok_or_else(|| ListError::damaged("a row or cell goes beyond the edge of the sheet"))
}

/// The content of a cell while it is read.
#[derive(Default)]
struct Data {
    kind: String,
    text: String,
}

impl Data {
    fn put(self, place: &Cursor, collector: &mut Collector<'_>) -> Result<(), ListError> {
        let row = u32::try_from(place.row).unwrap_or(u32::MAX);
        let column = u32::try_from(place.column).unwrap_or(u32::MAX);
        match (self.kind.as_str(), finite_number(self.text.trim())) {
            ("Number", Some(number)) => collector.number(row, column, number),
            ("Boolean", Some(number)) => collector.text(row, column, if number == 0.0 { "FALSE" } else { "TRUE" }),
            // `2026-05-31T00:00:00`: lists tell days, and a time of day would only hide that.
            ("DateTime", _) => collector.text(row, column, self.text.split('T').next().unwrap_or_default()),
            _ => collector.text(row, column, &self.text),
        }
    }
}
