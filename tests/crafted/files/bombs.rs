//! Files that are small and want to become large: F1 to F4 and F6.

use super::Expected::{Refusal, Report};
use super::{BOOK, BOOK_RELATIONS, Crafted, STRINGS, cells, declaration, part_of, parts, with_rows};
use crate::edit::Put;
use crate::parts::{Parts, Pieces, with_forged_entries, with_forged_size};
use std::fmt::Write;

const GIB: u64 = 1 << 30;
const LIMIT: super::Expected = Refusal("limit-exceeded");
/// A part ends where the package says, whatever it unpacks to, and then it ends inside its XML: the
/// file is damaged.
const DAMAGED: super::Expected = Refusal("damaged-file");

#[rustfmt::skip]
pub fn files() -> Vec<Crafted> {
    vec![
        Crafted { id: "F1", name: "text-of-1-gb", expected: LIMIT, make: |base| strings(base, text_of_1_gb()) },
        Crafted { id: "F1", name: "text-of-1-gb-forged-size", expected: DAMAGED, make: |base| with_forged_size(strings(base, text_of_1_gb()), STRINGS) },
        Crafted { id: "F1", name: "sheet-text-of-1-gb", expected: LIMIT, make: |base| sheet(base, vec![once("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>"), (b"x".to_vec(), GIB), once("</v></c></row></sheetData></worksheet>")]) },
        Crafted { id: "F1", name: "60-million-strings", expected: LIMIT, make: |base| strings(base, list_of("<si><t/></si>", 60_000_000)) },
        Crafted { id: "F1", name: "60-million-strings-forged-size", expected: DAMAGED, make: |base| with_forged_size(strings(base, list_of("<si><t/></si>", 60_000_000)), STRINGS) },
        Crafted { id: "F1", name: "3-million-strings", expected: LIMIT, make: |base| strings(base, list_of("<si><t>a</t></si>", 3_000_000)) },
        Crafted { id: "F1", name: "50-million-cells", expected: LIMIT, make: |base| sheet(base, cells_in_rows("<c><v>1</v></c>", 50_000_000)) },
        Crafted { id: "F1", name: "50-million-cells-forged-size", expected: DAMAGED, make: |base| with_forged_size(sheet(base, cells_in_rows("<c><v>1</v></c>", 50_000_000)), &declaration(base)) },
        Crafted { id: "F1", name: "7-million-cells-at-one-address", expected: LIMIT, make: |base| sheet(base, cells_in_rows("<c r=\"B2\"><v>1</v></c>", 7_000_000)) },
        Crafted { id: "F1", name: "attribute-of-1-gb", expected: LIMIT, make: |base| sheet(base, attribute_of_1_gb()) },
        Crafted { id: "F1", name: "attribute-of-1-gb-forged-size", expected: DAMAGED, make: |base| with_forged_size(sheet(base, attribute_of_1_gb()), &declaration(base)) },
        Crafted { id: "F1", name: "comment-of-1-gb-forged-size", expected: DAMAGED, make: |base| with_forged_size(sheet(base, vec![once("<worksheet><!--"), (b"x".to_vec(), GIB), once("--></worksheet>")]), &declaration(base)) },
        Crafted { id: "F1", name: "three-parts-of-200-mb", expected: LIMIT, make: three_large_parts },
        Crafted { id: "F1", name: "workbook-part-of-1-gb-forged-size", expected: DAMAGED, make: |base| with_forged_size(Parts::open(base).set_pieces(BOOK, vec![once("<workbook>"), (padding(), GIB / 1000)]).bytes(), BOOK) },
        Crafted { id: "F1", name: "file-over-64-mib", expected: LIMIT, make: |base| { let mut bytes = base.to_vec(); bytes.resize(64 * 1024 * 1024 + 1, b'x'); bytes } },
        Crafted { id: "F1", name: "pixels-of-1-gb-that-nobody-reads", expected: Report(&[]), make: |base| Parts::open(base).set_pieces("xl/media/image1.png", vec![(b"x".to_vec(), GIB)]).bytes() },
        Crafted { id: "F2", name: "rows-at-both-ends", expected: Report(&["L08 Smelter List!F5", "L18 Smelter List!B1048576"]), make: |base| { let bytes = list_rows(base, "<row r=\"1048576\"><c r=\"B1048576\" t=\"str\"><v>Tin</v></c><c r=\"XFD1048576\"><v>1</v></c></row>"); cells(&bytes, |all| all.put("Smelter List!F5", &Put::Text("CID99".to_owned()))) } },
        // The far corner is no field of the form: nothing is found there, and nothing is lost by it.
        Crafted { id: "F2", name: "cells-in-both-corners", expected: Report(&["C02 Declaration!D8"]), make: |base| { let bytes = with_rows(base, "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>corner</v></c></row>"); cells(&bytes, |all| all.put("Declaration!D8", &Put::Text("YDC".to_owned()))) } },
        Crafted { id: "F2", name: "list-row-in-the-last-row", expected: Report(&["L18 Smelter List!B1048576"]), make: |base| list_rows(base, "<row r=\"1048576\"><c r=\"B1048576\" t=\"str\"><v>Tin</v></c></row>") },
        Crafted { id: "F2", name: "dimension-lies", expected: Report(&[]), make: dimension_lies },
        Crafted { id: "F2", name: "merged-range-of-the-whole-sheet", expected: Report(&[]), make: |base| after_cells(base, "<mergeCells count=\"4294967295\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>") },
        Crafted { id: "F2", name: "hidden-columns-and-rows-without-end", expected: Report(&[]), make: |base| { let part = declaration(base); parts(base, |all| all.replace(&part, "<sheetData>", "<cols><col min=\"1\" max=\"4294967295\" width=\"1e308\" hidden=\"1\"/></cols><sheetData>")) } },
        Crafted { id: "F3", name: "count-of-strings", expected: Report(&[]), make: |base| parts(base, |all| { let text = all.text(STRINGS).replace("uniqueCount=\"", "uniqueCount=\"4294967295\" was=\"").replace(" count=\"", " count=\"4294967295\" was=\""); all.set(STRINGS, text) }) },
        Crafted { id: "F3", name: "number-of-shared-formula", expected: Report(&[]), make: |base| with_rows(base, "<row r=\"900\"><c r=\"A900\"><f t=\"shared\" si=\"4294967295\" ref=\"A1:XFD1048576\">1</f><v>1</v></c><c r=\"B900\"><f t=\"shared\" si=\"4294967294\"/><v>1</v></c></row>") },
        Crafted { id: "F3", name: "number-of-shared-text", expected: Report(&[]), make: |base| with_rows(base, "<row r=\"900\"><c r=\"A900\" t=\"s\"><v>-1</v></c><c r=\"B900\" t=\"s\"><v>4294967295</v></c><c r=\"C900\" t=\"s\"><v>99999999999999999999</v></c></row>") },
        Crafted { id: "F3", name: "number-of-no-shared-text-in-the-form", expected: Report(&["L09 Smelter List!C5"]), make: |base| instead_of(base, "Smelter List", "C5", "<c r=\"C5\" t=\"s\"><v>-1</v></c>") },
        Crafted { id: "F3", name: "number-that-is-none-in-the-form", expected: Report(&["C08 Declaration!D22"]), make: |base| instead_of(base, "Declaration", "D22", "<c r=\"D22\"><v>NaN</v></c>") },
        Crafted { id: "F3", name: "number-of-style", expected: Report(&[]), make: |base| with_rows(base, "<row r=\"900\" s=\"4294967295\"><c r=\"A900\" s=\"4294967295\"><v>1</v></c></row>") },
        Crafted { id: "F3", name: "numbers-that-are-none", expected: Report(&[]), make: |base| with_rows(base, "<row r=\"900\"><c r=\"A900\"><v>NaN</v></c><c r=\"B900\"><v>inf</v></c><c r=\"C900\"><v>1e999</v></c></row>") },
        Crafted { id: "F3", name: "entries-of-the-package", expected: LIMIT, make: |base| with_forged_entries(base.to_vec()) },
        Crafted { id: "F3", name: "address-with-seven-letters", expected: Refusal("malformed-part"), make: |base| with_rows(base, "<row r=\"900\"><c r=\"ZZZZZZZ900\"><v>1</v></c></row>") },
        Crafted { id: "F3", name: "address-beyond-the-last-row", expected: Refusal("malformed-part"), make: |base| with_rows(base, "<row r=\"4294967297\"><c r=\"A4294967297\"><v>1</v></c></row>") },
        Crafted { id: "F3", name: "merged-ranges-over-the-limit", expected: LIMIT, make: |base| after_cells(base, &format!("<mergeCells>{}</mergeCells>", "<mergeCell ref=\"A1:A2\"/>".repeat(65_537))) },
        Crafted { id: "F4", name: "2000-sheets-of-one-part", expected: LIMIT, make: |base| sheets_of_one_part(base, 2_000) },
        Crafted { id: "F4", name: "100000-sheets-of-one-part", expected: LIMIT, make: |base| sheets_of_one_part(base, 100_000) },
        Crafted { id: "F4", name: "two-sheets-of-one-part", expected: LIMIT, make: |base| sheets_of_one_part(base, 1) },
        Crafted { id: "F4", name: "2049-parts", expected: LIMIT, make: |base| (0..2_049).fold(Parts::open(base), |all, number| all.set(&format!("a/{number}"), "")).bytes() },
        Crafted { id: "F4", name: "100000-relationships", expected: LIMIT, make: |base| { let more = "<Relationship Id=\"x\" Type=\"a/b\" Target=\"c\"/>".repeat(100_000); parts(base, |all| all.replace(BOOK_RELATIONS, "</Relationships>", &format!("{more}</Relationships>"))) } },
        Crafted { id: "F6", name: "5-million-open-tags", expected: LIMIT, make: |base| sheet(base, vec![(b"<a>".to_vec(), 5_000_000)]) },
        Crafted { id: "F6", name: "5-million-open-tags-in-strings", expected: LIMIT, make: |base| strings(base, vec![(b"<a>".to_vec(), 5_000_000)]) },
        Crafted { id: "F6", name: "5-million-open-tags-in-the-package-list", expected: LIMIT, make: |base| Parts::open(base).set_pieces(super::TYPES, vec![(b"<a>".to_vec(), 5_000_000)]).bytes() },
        Crafted { id: "F6", name: "60-million-empty-tags", expected: LIMIT, make: |base| sheet(base, vec![once("<worksheet>"), (b"<a/>".to_vec(), 60_000_000), once("</worksheet>")]) },
        Crafted { id: "F6", name: "60-million-empty-tags-in-cells", expected: LIMIT, make: |base| sheet(base, vec![once("<worksheet><sheetData><row r=\"1\"><c r=\"A1\">"), (b"<a/>".to_vec(), 60_000_000), once("</c></row></sheetData></worksheet>")]) },
        Crafted { id: "F6", name: "15-million-empty-tags-in-strings", expected: LIMIT, make: |base| strings(base, vec![once("<sst><si>"), (b"<a/>".to_vec(), 15_000_000), once("</si></sst>")]) },
        Crafted { id: "F6", name: "a-million-attributes", expected: LIMIT, make: |base| sheet(base, vec![once("<worksheet><sheetData><row r=\"1\""), (b" a=\"\"".to_vec(), 1_000_000), once("/></sheetData></worksheet>")]) },
        Crafted { id: "F6", name: "a-thousand-attributes-of-a-cell", expected: LIMIT, make: |base| with_rows(base, &format!("<row r=\"900\"><c r=\"A900\"{}><v>1</v></c></row>", " a=\"\"".repeat(1_000))) },
        Crafted { id: "F6", name: "text-longer-than-a-cell", expected: LIMIT, make: |base| with_rows(base, &format!("<row r=\"900\"><c r=\"A900\" t=\"str\"><v>{}</v></c></row>", "x".repeat(32_768))) },
        Crafted { id: "F6", name: "text-of-a-million-runs", expected: LIMIT, make: |base| with_rows(base, &format!("<row r=\"900\"><c r=\"A900\" t=\"inlineStr\"><is>{}</is></c></row>", "<r><t>x</t></r>".repeat(1_000_000))) },
    ]
}

fn once(text: &str) -> (Vec<u8>, u64) {
    (text.as_bytes().to_vec(), 1)
}

fn strings(base: &[u8], pieces: Pieces) -> Vec<u8> {
    Parts::open(base).set_pieces(STRINGS, pieces).bytes()
}

fn sheet(base: &[u8], pieces: Pieces) -> Vec<u8> {
    Parts::open(base).set_pieces(&declaration(base), pieces).bytes()
}

fn text_of_1_gb() -> Pieces {
    vec![once("<sst><si><t>"), (b"x".to_vec(), GIB), once("</t></si></sst>")]
}

fn attribute_of_1_gb() -> Pieces {
    vec![once("<worksheet a=\""), (b"x".to_vec(), GIB), once("\"/>")]
}

fn list_of(item: &str, times: u64) -> Pieces {
    vec![once("<sst>"), (item.as_bytes().to_vec(), times), once("</sst>")]
}

/// Cells in rows of a thousand.
fn cells_in_rows(cell: &str, count: u64) -> Pieces {
    let row = format!("<row>{}</row>", cell.repeat(1_000));
    vec![once("<worksheet><sheetData>"), (row.into_bytes(), count / 1_000), once("</sheetData></worksheet>")]
}

/// A thousand bytes that no limit but that of the size stops.
fn padding() -> Vec<u8> {
    format!("<!--{}-->", "x".repeat(993)).into_bytes()
}

fn three_large_parts(base: &[u8]) -> Vec<u8> {
    ["Declaration", "Smelter List", "Product List"]
        .into_iter()
        .fold(Parts::open(base), |all, name| {
            let part = part_of(base, name);
            let text = all.text(&part);
            let (start, end) = text.split_at(text.find("<sheetData").unwrap());
            all.set_pieces(&part, vec![once(start), (padding(), 200_000), once(end)])
        })
        .bytes()
}

fn list_rows(base: &[u8], rows: &str) -> Vec<u8> {
    let part = part_of(base, "Smelter List");
    parts(base, |all| all.replace(&part, "</sheetData>", &format!("{rows}</sheetData>")))
}

/// Puts other XML in the place of a cell.
pub fn instead_of(base: &[u8], sheet: &str, addr: &str, cell: &str) -> Vec<u8> {
    let part = part_of(base, sheet);
    parts(base, |all| {
        let text = all.text(&part);
        let start = text.find(&format!("<c r=\"{addr}\"")).unwrap();
        let end = start + text[start..].find("</c>").unwrap() + "</c>".len();
        all.set(&part, format!("{}{cell}{}", &text[..start], &text[end..]))
    })
}

fn after_cells(base: &[u8], xml: &str) -> Vec<u8> {
    let part = declaration(base);
    parts(base, |all| all.replace(&part, "</sheetData>", &format!("</sheetData>{xml}")))
}

fn dimension_lies(base: &[u8]) -> Vec<u8> {
    let part = declaration(base);
    parts(base, |all| {
        let lie = "<dimension ref=\"A1:XFD1048576\"/><sheetData>";
        all.replace(&part, "<sheetData>", lie)
    })
}

fn sheets_of_one_part(base: &[u8], count: usize) -> Vec<u8> {
    let more = (0..count).fold(String::new(), |mut more, number| {
        write!(more, "<sheet name=\"More {number}\" sheetId=\"{}\" r:id=\"rId1\"/>", number + 1_000).unwrap();
        more
    });
    parts(base, |all| all.replace(BOOK, "</sheets>", &format!("{more}</sheets>")))
}
