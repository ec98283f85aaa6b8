//! Small containers around the part that is fuzzed: raw bytes seldom get past a checksum.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Parts of a package by name, in the order of the file.
pub type Parts = Vec<(String, Vec<u8>)>;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="0"/><sheets><sheet name="S" sheetId="1" state="visible" r:id="rId1"/></sheets></workbook>"#;
const STRINGS: &str = "<sst><si><t>zero</t></si><si><r><t xml:space=\"preserve\"> o</t></r><r><t>ne</t></r></si></sst>";
const SHEET_RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>"#;
const COMMENTS: &str = r#"<comments><authors><author>a</author></authors><commentList><comment ref="B2" authorId="0"><text><t>note</t></text></comment></commentList></comments>"#;
const DRAWING: &str = r#"<xdr:wsDr xmlns:xdr="x"><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>"#;

/// The parts of a small sound workbook; its cells name the shared texts 0 to 63.
pub fn sound() -> Parts {
    let mut cells = String::new();
    for row in 1..=64 {
        // Writing to a String cannot fail.
        let _ = write!(cells, r#"<row r="{row}"><c r="A{row}" t="s"><v>{}</v></c></row>"#, row - 1);
    }
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
        ("xl/worksheets/_rels/sheet1.xml.rels", SHEET_RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/comments1.xml", COMMENTS),
        ("xl/drawings/drawing1.xml", DRAWING),
    ];
    parts.into_iter().map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec())).collect()
}

/// The same parts with another content of one of them.
#[must_use]
pub fn with(mut parts: Parts, name: &str, content: &[u8]) -> Parts {
    match parts.iter_mut().find(|(known, _)| known == name) {
        Some((_, old)) => *old = content.to_vec(),
        None => parts.push((name.to_owned(), content.to_vec())),
    }
    parts
}

/// A package without compression; nothing where a name cannot be written.
pub fn zipped(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    zipped_as(parts, CompressionMethod::Stored)
}

/// A package with this compression.
pub fn zipped_as(parts: &[(String, Vec<u8>)], method: CompressionMethod) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).ok()?;
        writer.write_all(content).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// Takes a sound package apart.
///
/// # Panics
/// When it is not sound.
pub fn unzipped(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let parts = (0..archive.len()).map(|index| {
        let mut part = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        (part.name().expect("a name").into_owned(), content)
    });
    parts.collect()
}

/// An OLE compound file with these streams, none of them in the mini stream.
///
/// # Panics
/// When a stream is longer than half a gigabyte.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    let word = |number: usize| u32::try_from(number).expect("a small stream");
    // The directory lies in sector 0, the streams after it, the table of chains at the end.
    let mut chain: Vec<u32> = Vec::new();
    let mut sectors: Vec<u8> = Vec::new();
    let directory_sectors = (streams.len() + 1).div_ceil(4);
    chain.extend((1..directory_sectors).map(word));
    chain.push(END);
    sectors.resize(directory_sectors * SECTOR, 0);
    let entry = |place: usize, name: &str, kind: u8, start: u32, length: usize, sectors: &mut Vec<u8>| {
        let at = place * 128;
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        sectors[at..at + units.len()].copy_from_slice(&units);
        sectors[at + 64] = u8::try_from(units.len() + 2).expect("a short name");
        sectors[at + 66] = kind;
        sectors[at + 116..at + 120].copy_from_slice(&start.to_le_bytes());
        sectors[at + 120..at + 124].copy_from_slice(&word(length).to_le_bytes());
    };
    entry(0, "Root Entry", 5, END, 0, &mut sectors);
    for (place, (name, content)) in streams.iter().enumerate() {
        let start = chain.len();
        let count = content.len().div_ceil(SECTOR);
        entry(place + 1, name, 2, if count == 0 { END } else { word(start) }, content.len(), &mut sectors);
        sectors.extend_from_slice(content);
        sectors.resize((start + count) * SECTOR, 0);
        chain.extend((start + 1..start + count).map(word));
        chain.extend((count > 0).then_some(END));
    }
    let table_start = chain.len();
    let table_sectors = (table_start + 1).div_ceil(127);
    chain.resize(table_start + table_sectors, 0xFFFF_FFFD);
    chain.resize(table_sectors * 128, FREE);
    let mut header = vec![0_u8; SECTOR];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[30] = 9;
    header[32] = 6;
    header[60..64].fill(0xFF);
    header[68..72].fill(0xFF);
    header[76..].fill(0xFF);
    for place in 0..table_sectors.min(109) {
        header[76 + 4 * place..80 + 4 * place].copy_from_slice(&word(table_start + place).to_le_bytes());
    }
    [header, sectors, chain.into_iter().flat_map(u32::to_le_bytes).collect()].concat()
}
