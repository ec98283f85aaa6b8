//! Changes cells of a real workbook in memory, as a person with Excel would: the package is taken
//! apart, a cell of a sheet's XML is replaced, and the parts are put together again. Everything
//! else stays byte for byte.
//!
//! What it does not do: it calculates nothing. Whoever changes a cell puts the stored results of
//! the formulas that depend on it ([`Put::Result`]), or takes them away ([`Put::NoResult`]).

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What is put into a cell. Its style stays.
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    /// Nothing, as after the Delete key: value and formula go.
    Blank,
    /// Text that somebody typed; a formula that was there goes.
    Text(String),
    /// A number that somebody typed, such as 1 for 100 % or the serial of a day; a formula that was
    /// there goes.
    Number(f64),
    /// Another formula, typed by somebody, with its stored text.
    Formula(String, String),
    /// The stored text of the formula that is there.
    Result(String),
    /// The stored number of the formula that is there.
    ResultNumber(f64),
    /// The stored error of the formula that is there, such as `#N/A`.
    ResultError(&'static str),
    /// The formula that is there, without a stored result, as other programs than Excel write it.
    NoResult,
}

/// A workbook's package: parts by name, in the order of the file. Copies share the parts that were
/// not changed.
#[derive(Clone)]
pub struct Package {
    parts: Vec<(String, Arc<Vec<u8>>)>,
    /// Index of the part of each sheet.
    sheets: BTreeMap<String, usize>,
}

/// Name and content of every part of a package, in its order.
pub fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    });
    parts.collect()
}

impl Package {
    /// Takes a workbook apart.
    pub fn open(bytes: &[u8]) -> Self {
        let parts = unpacked(bytes).into_iter().map(|(name, content)| (name, Arc::new(content)));
        let mut package = Self { parts: parts.collect(), sheets: BTreeMap::new() };
        package.find_sheets();
        package
    }

    /// The workbook as a file. Parts are stored and not compressed: a test writes hundreds of
    /// copies.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            archive.start_file(name.as_str(), stored).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// Changes a cell such as `Declaration!D26`.
    pub fn put(&mut self, cell: &str, put: &Put) {
        let (sheet, address) = cell.split_once('!').unwrap_or_else(|| panic!("{cell} names no sheet"));
        let index = *self.sheets.get(sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
        let xml = std::str::from_utf8(&self.parts[index].1).unwrap();
        let changed = with_cell(xml, address, put);
        self.parts[index].1 = Arc::new(changed.into_bytes());
    }

    /// Whether a cell has a formula.
    pub fn has_formula(&self, cell: &str) -> bool {
        let (sheet, address) = cell.split_once('!').unwrap();
        let xml = std::str::from_utf8(&self.parts[self.sheets[sheet]].1).unwrap();
        let Some((row_start, row_end)) = row_span(xml, row_of(address)) else { return false };
        let row = &xml[row_start..row_end];
        cell_span(row, address).is_some_and(|(start, end)| formula_of(&row[start..end]).is_some())
    }

    /// Takes away the rows of a sheet that come after this one.
    pub fn cut_rows(&mut self, sheet: &str, last: u32) {
        let Some(&index) = self.sheets.get(sheet) else { return };
        let xml = std::str::from_utf8(&self.parts[index].1).unwrap();
        let Some((start, _)) = elements_at(xml, "<row ").find(|(_, row)| attribute_number(row) > last) else { return };
        let end = xml.find("</sheetData>").unwrap();
        let short = format!("{}{}", &xml[..start], &xml[end..]);
        self.parts[index].1 = Arc::new(short.into_bytes());
    }

    /// Adds a part, or replaces it.
    pub fn put_part(&mut self, name: &str, content: &str) {
        let content = Arc::new(content.as_bytes().to_vec());
        match self.parts.iter_mut().find(|(part, _)| part == name) {
            Some((_, old)) => *old = content,
            None => self.parts.push((name.to_owned(), content)),
        }
    }

    /// Replaces a text in a part; it has to be there.
    pub fn replace(&mut self, name: &str, from: &str, to: &str) {
        let part = self.parts.iter_mut().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no part {name}"));
        let text = std::str::from_utf8(&part.1).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        part.1 = Arc::new(text.replacen(from, to, 1).into_bytes());
        self.find_sheets();
    }

    /// The name of the part of a sheet.
    pub fn part_of(&self, sheet: &str) -> &str {
        &self.parts[self.sheets[sheet]].0
    }

    /// Takes the protection of a sheet away.
    pub fn unprotect(&mut self, sheet: &str) {
        let part = self.part_of(sheet).to_owned();
        self.replace(&part, "<sheetProtection ", "<ignored ");
    }

    /// Adds a sheet with one text.
    pub fn add_sheet(&mut self, name: &str, text: &str) {
        let part = "worksheets/sheet99.xml";
        self.put_part(
            &format!("xl/{part}"),
            &format!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData></worksheet>"#
            ),
        );
        self.replace(
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            &format!(
                r#"<Relationship Id="rIdAdded" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="{part}"/></Relationships>"#
            ),
        );
        let added = format!(r#"<sheet name="{name}" sheetId="9999" r:id="rIdAdded"/></sheets>"#);
        self.replace("xl/workbook.xml", "</sheets>", &added);
        self.replace(
            "[Content_Types].xml",
            "</Types>",
            &format!(
                r#"<Override PartName="/xl/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#
            ),
        );
    }

    /// Renames a tab.
    pub fn rename_sheet(&mut self, from: &str, to: &str) {
        self.replace("xl/workbook.xml", &format!(r#"<sheet name="{from}""#), &format!(r#"<sheet name="{to}""#));
    }

    /// The text of a part.
    pub fn text(&self, name: &str) -> &str {
        let part = self.parts.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no part {name}"));
        std::str::from_utf8(&part.1).unwrap()
    }

    fn find_sheets(&mut self) {
        let targets: BTreeMap<String, String> = elements(self.text("xl/_rels/workbook.xml.rels"), "<Relationship ")
            .map(|element| (attribute(element, "Id"), attribute(element, "Target")))
            .collect();
        let part_of = |id: &str| {
            let target = &targets[id];
            let name = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            self.parts.iter().position(|(part, _)| *part == name).unwrap_or_else(|| panic!("no part {name}"))
        };
        let sheets = elements(self.text("xl/workbook.xml"), "<sheet ")
            .map(|element| (attribute(element, "name"), part_of(&attribute(element, "r:id"))))
            .collect();
        self.sheets = sheets;
    }
}

fn elements<'x>(xml: &'x str, start: &'static str) -> impl Iterator<Item = &'x str> {
    xml.match_indices(start).map(move |(at, _)| &xml[at..at + xml[at..].find('>').unwrap()])
}

fn attribute(element: &str, name: &str) -> String {
    let start = format!(" {name}=\"");
    let at = element.find(&start).unwrap_or_else(|| panic!("no {name} in {element}")) + start.len();
    element[at..at + element[at..].find('"').unwrap()].to_owned()
}

fn row_of(address: &str) -> u32 {
    address.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap()
}

/// Number of a column, from 1.
fn column_of(address: &str) -> u32 {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic);
    letters.fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1)
}

/// Where a row starts and ends in the XML of its sheet.
fn row_span(xml: &str, row: u32) -> Option<(usize, usize)> {
    let start = xml.find(&format!("<row r=\"{row}\""))?;
    let tag_end = start + xml[start..].find('>')? + 1;
    if xml[..tag_end].ends_with("/>") {
        return Some((start, tag_end));
    }
    Some((start, tag_end + xml[tag_end..].find("</row>")? + "</row>".len()))
}

/// Where a cell starts and ends in the XML of its row.
fn cell_span(row: &str, address: &str) -> Option<(usize, usize)> {
    let start = row.find(&format!("<c r=\"{address}\""))?;
    let tag_end = start + row[start..].find('>')? + 1;
    if row[..tag_end].ends_with("/>") {
        return Some((start, tag_end));
    }
    Some((start, tag_end + row[tag_end..].find("</c>")? + "</c>".len()))
}

fn formula_of(cell: &str) -> Option<&str> {
    let start = cell.find("<f>").or_else(|| cell.find("<f "))?;
    let tag_end = start + cell[start..].find('>')? + 1;
    if cell[..tag_end].ends_with("/>") {
        return Some(&cell[start..tag_end]);
    }
    Some(&cell[start..tag_end + cell[tag_end..].find("</f>")? + "</f>".len()])
}

fn with_cell(xml: &str, address: &str, put: &Put) -> String {
    let number = row_of(address);
    let Some((row_start, row_end)) = row_span(xml, number) else {
        let row = format!("<row r=\"{number}\">{}</row>", cell_xml(address, "", None, put));
        let later = elements_at(xml, "<row ").find(|(_, element)| attribute_number(element) > number);
        let at = later.map_or_else(|| xml.find("</sheetData>").unwrap(), |(at, _)| at);
        return format!("{}{row}{}", &xml[..at], &xml[at..]);
    };
    let row = &xml[row_start..row_end];
    let changed = if let Some((start, end)) = cell_span(row, address) {
        let old = &row[start..end];
        let tag = &old[..old.find('>').unwrap()];
        let style = if tag.contains(" s=\"") { attribute(tag, "s") } else { String::new() };
        format!("{}{}{}", &row[..start], cell_xml(address, &style, formula_of(old), put), &row[end..])
    } else {
        let cell = cell_xml(address, "", None, put);
        let later = elements_at(row, "<c ").find(|(_, e)| column_of(&attribute(e, "r")) > column_of(address));
        match (later, row.strip_suffix("/>")) {
            (Some((at, _)), _) => format!("{}{cell}{}", &row[..at], &row[at..]),
            (None, Some(open)) => format!("{open}>{cell}</row>"),
            (None, None) => format!("{}{cell}</row>", row.strip_suffix("</row>").unwrap()),
        }
    };
    format!("{}{changed}{}", &xml[..row_start], &xml[row_end..])
}

fn elements_at<'x>(xml: &'x str, start: &'static str) -> impl Iterator<Item = (usize, &'x str)> {
    xml.match_indices(start).map(move |(at, _)| (at, &xml[at..at + xml[at..].find('>').unwrap()]))
}

fn attribute_number(row: &str) -> u32 {
    attribute(row, "r").parse().unwrap()
}

fn cell_xml(address: &str, style: &str, formula: Option<&str>, put: &Put) -> String {
    let style = if style.is_empty() { String::new() } else { format!(" s=\"{style}\"") };
    let there = || formula.unwrap_or_else(|| panic!("{address} has no formula whose result could be stored"));
    match put {
        Put::Blank => format!("<c r=\"{address}\"{style}/>"),
        Put::Text(text) => format!(
            "<c r=\"{address}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escaped(text)
        ),
        Put::Number(number) => format!("<c r=\"{address}\"{style}><v>{number}</v></c>"),
        Put::Formula(formula, result) => {
            format!("<c r=\"{address}\"{style} t=\"str\"><f>{}</f><v>{}</v></c>", escaped(formula), escaped(result))
        }
        Put::Result(result) => {
            format!("<c r=\"{address}\"{style} t=\"str\">{}<v>{}</v></c>", there(), escaped(result))
        }
        Put::ResultNumber(number) => format!("<c r=\"{address}\"{style}>{}<v>{number}</v></c>", there()),
        Put::ResultError(error) => format!("<c r=\"{address}\"{style} t=\"e\">{}<v>{error}</v></c>", there()),
        Put::NoResult => format!("<c r=\"{address}\"{style}>{}</c>", there()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
