//! What stands in the way of changing a cell in place. A copy is changed only where nothing does.

use super::sheet_part::{self, Places};
use crate::base::text::Text;
use crate::workbook::{Addr, CellRange, Limit, Package, Sheet, Workbook, attributes, relationships};
use quick_xml::events::Event;
use std::collections::BTreeSet;

/// The part of a sheet with the places of the cells that are to change.
pub(super) struct SheetFile {
    /// The key of the part.
    pub(super) part: String,
    /// Its text.
    pub(super) xml: String,
    pub(super) places: Places,
    /// Header rows and total rows of tables: their texts are names that other parts repeat.
    table_rows: Vec<CellRange>,
}

/// What is known about the file of a sheet.
pub(super) enum OnFile {
    /// A sheet in memory, as examples and tests have it.
    InMemory,
    /// The part cannot be changed in place.
    Unreadable,
    File(Box<SheetFile>),
}

impl OnFile {
    /// Reads the part of a sheet.
    pub(super) fn read(workbook: &Workbook, sheet: &str, wanted: &BTreeSet<Addr>) -> Self {
        let Some((package, part)) = workbook.sheet_part(sheet) else { return Self::InMemory };
        let read = || {
            let xml = String::from_utf8(package.read_bytes(part, Limit::ChangedPartBytes).ok()?).ok()?;
            let places = sheet_part::find(&xml, wanted).ok()?;
            let table_rows = table_rows(package, part)?;
            Some(Box::new(SheetFile { part: part.to_owned(), xml, places, table_rows }))
        };
        read().map_or(Self::Unreadable, Self::File)
    }

    /// Why a cell is not changed, if anything stands in the way.
    pub(super) fn obstacle(&self, sheet: &Sheet, addr: Addr) -> Option<Text> {
        let formula = Text::fixed("The cell holds a formula", "单元格中是公式");
        if sheet.has_formula(addr) {
            return Some(formula);
        }
        if sheet.merged.iter().any(|range| range.contains(addr) && range.first != addr) {
            return Some(Text::fixed("The cell is hidden below a merged cell", "该单元格被合并单元格遮住"));
        }
        let file = match self {
            Self::InMemory => return None,
            Self::Unreadable => {
                return Some(Text::fixed(
                    "This sheet is stored in a form that cannot be changed in place",
                    "本表的存储方式不支持原位修改",
                ));
            }
            Self::File(file) => file,
        };
        let Some(place) = file.places.cells.get(&addr) else {
            return Some(Text::fixed("The cell is not stored in this sheet", "本表中没有存储该单元格"));
        };
        if place.formula {
            return Some(formula);
        }
        if file.places.formula_ranges.iter().any(|range| range.contains(addr)) {
            return Some(Text::fixed(
                "A formula that fills several cells writes into this one",
                "该单元格由一个覆盖多个单元格的公式填写",
            ));
        }
        if file.table_rows.iter().any(|range| range.contains(addr)) {
            return Some(Text::fixed(
                "The cell is the heading or the total of an Excel table",
                "该单元格是 Excel 表格的标题或汇总",
            ));
        }
        (place.more || place.repeated)
            .then(|| Text::fixed("The cell holds more than a plain value", "该单元格中不只是普通的值"))
    }
}

/// Header rows and total rows of the tables of a sheet. `None` when they cannot be told.
fn table_rows(package: &Package, sheet_part: &str) -> Option<Vec<CellRange>> {
    let mut rows = Vec::new();
    for relationship in relationships(package, sheet_part).ok()?.into_iter().filter(|found| found.kind == "table") {
        let part = relationship.target.filter(|part| package.has(part))?;
        rows.extend(package.read_xml(&part, |xml| Ok(read_table(xml))).ok()??);
    }
    Some(rows)
}

fn read_table(xml: &mut crate::workbook::Xml<'_>) -> Option<Vec<CellRange>> {
    let part = xml.part();
    loop {
        match xml.next().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                let (mut range, mut headers, mut totals) = (None, 1, 0);
                attributes(part, &tag, |name, value| {
                    match name {
                        "ref" => range = CellRange::parse(value),
                        "headerRowCount" => headers = value.parse().unwrap_or(1),
                        "totalsRowCount" => totals = value.parse().unwrap_or(1),
                        _ => {}
                    }
                    Ok(())
                })
                .ok()?;
                return Some(edges(range?, headers, totals));
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn edges(range: CellRange, headers: u32, totals: u32) -> Vec<CellRange> {
    let mut rows = Vec::new();
    if headers > 0 {
        let last = Addr::new(range.last.column, range.first.row.saturating_add(headers - 1));
        rows.push(CellRange { first: range.first, last });
    }
    if totals > 0 {
        let first = Addr::new(range.first.column, range.last.row.saturating_sub(totals - 1));
        rows.push(CellRange { first, last: range.last });
    }
    rows
}

/// The numbers of the styles that show a full date. Empty when the styles cannot be read.
pub(super) fn date_styles(workbook: &Workbook) -> BTreeSet<usize> {
    let Some((package, part)) = workbook.styles_part() else { return BTreeSet::new() };
    package.read_xml(part, read_styles).unwrap_or_default()
}

fn read_styles(xml: &mut crate::workbook::Xml<'_>) -> Result<BTreeSet<usize>, crate::workbook::ReadError> {
    let part = xml.part();
    let mut date_formats: BTreeSet<u32> = [14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].into();
    let mut found = BTreeSet::new();
    let mut in_cells = false;
    let mut number = 0;
    loop {
        match xml.next()? {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                "cellXfs" => in_cells = true,
                "numFmt" => {
                    let (mut id, mut shows_date) = (None, false);
                    attributes(part, &tag, |name, value| {
                        match name {
                            "numFmtId" => id = value.parse().ok(),
                            "formatCode" => shows_date = shows_full_date(value),
                            _ => {}
                        }
                        Ok(())
                    })?;
                    if let Some(id) = id {
                        if shows_date {
                            date_formats.insert(id);
                        } else {
                            date_formats.remove(&id);
                        }
                    }
                }
                "xf" if in_cells => {
                    attributes(part, &tag, |name, value| {
                        if name == "numFmtId" && value.parse().is_ok_and(|id| date_formats.contains(&id)) {
                            found.insert(number);
                        }
                        Ok(())
                    })?;
                    number += 1;
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().into_inner() == "cellXfs" => return Ok(found),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Whether a number format shows day, month and year. Quoted texts, colours and escaped characters
/// are no fields.
fn shows_full_date(format: &str) -> bool {
    let format = format.replace("&quot;", "\"");
    let (mut quoted, mut bracketed) = (false, false);
    let mut fields = BTreeSet::new();
    let mut characters = format.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            '\\' | '_' | '*' => drop(characters.next()),
            // Only the first section is for days.
            ';' => break,
            c => drop(fields.insert(c.to_ascii_lowercase())),
        }
    }
    ['y', 'm', 'd'].iter().all(|field| fields.contains(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_formats_of_dates_are_told_from_others() {
        for format in
            ["dd\\-mmm\\-yyyy", "[$-409]d\\-mmm\\-yyyy;@", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "M/D/YY"]
        {
            assert!(shows_full_date(format), "{format}");
        }
        for format in ["General", "@", "0.00%", "mmm-yy", "h:mm", "&quot;yyyy mm dd&quot;0", "[Red]0;dd/mm/yyyy"] {
            assert!(!shows_full_date(format), "{format}");
        }
    }

    #[test]
    fn headings_and_totals_of_tables_are_known() {
        let rows = edges(CellRange::parse("B2:D9").unwrap(), 1, 1);
        let is_edge = |addr| rows.iter().any(|range| range.contains(Addr::parse(addr).unwrap()));
        assert!(is_edge("B2") && is_edge("D9") && !is_edge("B3") && !is_edge("E2"));
    }
}
