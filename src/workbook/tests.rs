//! Small packages made in the test, one for each thing that real files do and each thing that hostile files try.

use super::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STRINGS: &str = "<sst><si><t>zero</t></si><si><t>one</t></si></sst>";

/// A package that a test changes part by part.
struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    fn with_sheet(sheet: &str) -> Self {
        let parts = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT),
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", STRINGS),
        ];
        Self(parts.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect())
    }

    fn with_rows(rows: &str) -> Self {
        Self::with_sheet(&format!(
            "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
        ))
    }

    fn set(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), content.as_ref().to_vec()));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn open(&self) -> Result<Workbook, ReadError> {
        Workbook::open(&self.bytes(), None)
    }

    fn sheet(&self) -> Result<Sheet, ReadError> {
        self.open()?.sheet("S").map(|sheet| sheet.unwrap().clone())
    }
}

fn rows(rows: &str) -> Sheet {
    Parts::with_rows(rows).sheet().unwrap()
}

fn at(sheet: &Sheet, addr: &str) -> Value<'static> {
    match sheet.value(Addr::parse(addr).unwrap()) {
        Value::Empty => Value::Empty,
        Value::Text(text) => Value::Text(text.into_owned().into()),
        Value::Number(number) => Value::Number(number),
        Value::Bool(truth) => Value::Bool(truth),
        Value::Error(error) => Value::Error(error),
    }
}

fn text(text: &str) -> Value<'static> {
    Value::Text(text.to_owned().into())
}

fn error(text: &str) -> Value<'static> {
    Value::Error(CellError(text.to_owned().into()))
}

fn formula(sheet: &Sheet, addr: &str) -> bool {
    sheet.has_formula(Addr::parse(addr).unwrap())
}

fn id(result: Result<Sheet, ReadError>) -> &'static str {
    let error = result.unwrap_err();
    assert!(!error.text().en.is_empty() && !error.text().zh_cn.is_empty() && !error.steps().is_empty(), "{error}");
    error.id()
}

#[test]
fn every_cell_type_is_read() {
    let sheet = rows(
        r#"<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" t="n"><v>-2E3</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="str"><v>a &amp; b</v></c>
        <c r="E2" t="b"><v>1</v></c><c r="F2" t="b"><v>0</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2" t="e"><v>#ODD!</v></c>
        <c r="I2" t="d"><v>2024-05-01T00:00:00Z</v></c><c r="J2" s="3"/><c r="K2" s="3"></c><c r="L2"><v></v></c><c r="M2"><v/></c>
        <c r="N2" t="s"><v><![CDATA[0]]></v></c><c r="O2" t="d"><v>soon</v></c></row>"#,
    );
    let expected = [
        ("A2", Value::Number(1.5)),
        ("B2", Value::Number(-2000.0)),
        ("C2", text("one")),
        ("D2", text("a & b")),
        ("E2", Value::Bool(true)),
        ("F2", Value::Bool(false)),
        ("G2", error("#N/A")),
        ("H2", error("#ODD!")),
        ("I2", Value::Number(45413.0)),
        ("N2", text("zero")),
        ("O2", text("soon")),
    ];
    for (addr, value) in &expected {
        assert_eq!(at(&sheet, addr), *value, "{addr}");
    }
    assert_eq!(sheet.stored(1..=9).count(), expected.len(), "cells with a format alone are no cells");
    assert_eq!(sheet.last_row(), 2);
}

#[test]
fn a_cell_of_two_values_or_of_another_namespace_is_refused() {
    for cell in [
        r#"<c r="A1"><v>1</v><v>2</v></c>"#,
        r#"<c r="A1" t="inlineStr"><is><t>a</t></is><v>b</v></c>"#,
        r#"<c r="A1" t="inlineStr"><v>1</v><is><t>a</t></is></c>"#,
        r#"<c r="A1" t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c>"#,
        r#"<c r="A1" t="str"><v>a<t>b</t></v></c>"#,
        r#"<c r="A1"><y:v xmlns:y="urn:y">1</y:v></c>"#,
        r#"<c r="A1"><v xmlns="urn:y">1</v></c>"#,
        r#"<c r="A1" xmlns="urn:y"><v>1</v></c>"#,
        r#"<y:c xmlns:y="urn:y" r="A1"><y:v>1</y:v></y:c>"#,
    ] {
        let sheet = Parts::with_rows(&format!("<row r=\"1\">{cell}</row>")).sheet();
        assert_eq!(id(sheet), "malformed-part", "{cell}");
    }
    let own = rows(
        r#"<row r="1"><c r="A1" xmlns:y="urn:y" y:r="B1"><v>1</v><y:note>9</y:note></c><c r="B1" xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><v>2</v></c></row>"#,
    );
    assert_eq!((at(&own, "A1"), at(&own, "B1")), (Value::Number(1.0), Value::Number(2.0)));
}

#[test]
fn parts_in_utf_16_are_named() {
    for (mark, unit) in
        [(vec![0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), (vec![0xfe, 0xff], u16::to_be_bytes)]
    {
        for mark in [mark, Vec::new()] {
            let units = "<worksheet><sheetData/></worksheet>".encode_utf16().flat_map(unit);
            let part: Vec<u8> = mark.into_iter().chain(units).collect();
            let sheet = Parts::with_rows("").set("xl/worksheets/sheet1.xml", part).sheet();
            assert_eq!(sheet.unwrap_err(), ReadError::PartInUtf16 { part: "xl/worksheets/sheet1.xml".to_owned() });
        }
    }
}

#[test]
fn inline_strings_have_runs_and_phonetic_text() {
    let sheet = rows(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>in</t></is></c>
        <c r="B1" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">a </t></r><r><t>b_x000A_</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>
        <c r="C1" t="inlineStr"><is/></c><c r="D1" t="inlineStr"><is><t>&#x4E2D;&lt;</t></is></c><c r="E1" t="inlineStr"><is><t> a </t></is></c></row>"#,
    );
    assert_eq!(at(&sheet, "A1"), text("in"));
    assert_eq!(at(&sheet, "B1"), text("a b\n"));
    assert_eq!(at(&sheet, "C1"), text(""));
    assert_eq!(at(&sheet, "D1"), text("中<"));
    assert_eq!(at(&sheet, "E1"), text("a"));
}

#[test]
fn formulas_keep_their_stored_result_or_its_absence() {
    let sheet = rows(
        r#"<row r="1"><c r="A1" t="str"><f>B1&amp;""</f><v/></c><c r="B1" t="str"><f>C1</f><v></v></c><c r="C1"><f>D1</f></c><c r="D1"><f t="shared" ref="D1:D9" si="4294967295">1</f><v>1</v></c>
        <c r="E1"><f t="shared" si="0"/><v>2</v></c><c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G1" t="str"><f>" x"</f><v> x_x000D_ </v></c>
        <c r="H1" t="str"><v> y </v></c><c r="I1" t="str"><v xml:space="preserve"> z </v></c><c r="J1" t="b"><f t="array" ref="J1">TRUE</f><v>1</v><extLst><ext><v>7</v></ext></extLst></c></row>"#,
    );
    assert_eq!((at(&sheet, "A1"), formula(&sheet, "A1")), (text(""), true));
    assert_eq!((at(&sheet, "B1"), formula(&sheet, "B1")), (text(""), true));
    assert_eq!((at(&sheet, "C1"), formula(&sheet, "C1")), (Value::Empty, true));
    assert_eq!((at(&sheet, "D1"), formula(&sheet, "D1")), (Value::Number(1.0), true));
    assert_eq!((at(&sheet, "E1"), formula(&sheet, "E1")), (Value::Number(2.0), true));
    assert_eq!((at(&sheet, "F1"), formula(&sheet, "F1")), (error("#DIV/0!"), true));
    assert_eq!(at(&sheet, "G1"), text(" x\r "), "a formula's result is kept with its blanks");
    assert_eq!((at(&sheet, "H1"), formula(&sheet, "H1")), (text("y"), false));
    assert_eq!(at(&sheet, "I1"), text(" z "));
    assert_eq!((at(&sheet, "J1"), formula(&sheet, "J1")), (Value::Bool(true), true));
    assert_eq!(sheet.stored(1..=1).count(), 10);
}

#[test]
fn positions_that_are_left_out_are_counted() {
    let sheet = rows(
        r#"<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>5</v></c><c><v>6</v></c></row><row/><row><c><v>7</v></c></row>"#,
    );
    for (addr, number) in [("A1", 1.0), ("C1", 3.0), ("C5", 5.0), ("D5", 6.0), ("A7", 7.0)] {
        assert_eq!(at(&sheet, addr), Value::Number(number), "{addr}");
    }
    assert_eq!(sheet.stored(1..=9).count(), 5);
}

#[test]
fn far_apart_cells_cost_nothing() {
    let sheet = rows(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#);
    assert_eq!(at(&sheet, "XFD1048576"), Value::Number(2.0));
    assert_eq!(sheet.last_row(), MAX_ROW);
}

#[test]
fn addresses_outside_the_grid_are_refused() {
    for cell in [r#"<c r="ZZZZZZZ1"><v>1</v></c>"#, r#"<c r="A1048577"><v>1</v></c>"#, r#"<c r=""><v>1</v></c>"#] {
        assert_eq!(id(Parts::with_rows(&format!("<row r=\"1\">{cell}</row>")).sheet()), "malformed-part", "{cell}");
    }
    for row in ["0", "1048577", "4294967297", "-1", "+1", "x"] {
        assert_eq!(id(Parts::with_rows(&format!("<row r=\"{row}\"><c><v>1</v></c></row>")).sheet()), "malformed-part");
    }
    let full = r#"<row r="1"><c r="XFD1"><v>1</v></c><c><v>2</v></c></row>"#;
    assert_eq!(id(Parts::with_rows(full).sheet()), "malformed-part");
}

#[test]
fn numbers_that_are_none_stay_text() {
    let sheet = rows(
        r#"<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>inf</v></c><c r="C1"><v>1e999</v></c><c r="D1"><v> 7 </v></c></row>"#,
    );
    for (addr, value) in [("A1", text("NaN")), ("B1", text("inf")), ("C1", text("1e999")), ("D1", Value::Number(7.0))] {
        assert_eq!(at(&sheet, addr), value);
    }
}

#[test]
fn a_missing_shared_text_is_an_error_value_and_never_another_text() {
    let sheet = rows(
        r#"<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s"><v>4294967296</v></c><c r="D1" t="s"><v>x</v></c><c r="E1" t="s"/></row>"#,
    );
    for addr in ["A1", "B1", "C1", "D1"] {
        assert_eq!(at(&sheet, addr), Value::Error(CellError::MISSING_TEXT), "{addr}");
    }
    assert_eq!(at(&sheet, "E1"), Value::Empty);
    let without = Parts::with_rows(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#).without("xl/sharedStrings.xml");
    assert_eq!(at(&without.sheet().unwrap(), "A1"), Value::Error(CellError::MISSING_TEXT));
}

#[test]
fn of_repeated_addresses_the_last_counts_and_the_first_is_noted() {
    let sheet = rows(r#"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>"#);
    assert_eq!(at(&sheet, "B1"), Value::Number(3.0));
    assert_eq!(sheet.repeated, Addr::parse("B1"));
}

#[test]
fn merged_ranges_and_protection_are_read() {
    let sheet = "<worksheet><sheetData/><sheetProtection sheet=\"1\"/><mergeCells count=\"4000000000\"><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"C3:C4\"></mergeCell></mergeCells></worksheet>";
    let read = Parts::with_sheet(sheet).sheet().unwrap();
    assert!(read.protected);
    assert_eq!(read.merged.len(), 2);
    assert!(read.merged[0].contains(Addr::new(2, 2)));
    let whole = "<worksheet><sheetData/><mergeCells><mergeCell ref=\"5:7\"/><mergeCell ref=\"$B:$D\"/></mergeCells></worksheet>";
    let whole = Parts::with_sheet(whole).sheet().unwrap().merged;
    assert!(whole[0].contains(Addr::new(MAX_COLUMN, 6)) && whole[1].contains(Addr::new(3, MAX_ROW)));
    assert!(!whole[0].contains(Addr::new(1, 8)) && !whole[1].contains(Addr::new(5, 1)));
    assert!(!Parts::with_sheet("<worksheet><sheetData/><sheetProtection/></worksheet>").sheet().unwrap().protected);
    let many =
        format!("<worksheet><mergeCells>{}</mergeCells></worksheet>", "<mergeCell ref=\"A1:B2\"/>".repeat(65_537));
    assert_eq!(id(Parts::with_sheet(&many).sheet()), "limit-exceeded");
}

#[test]
fn prefixed_and_strict_files_are_read() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let parts = Parts::with_sheet(
        r#"<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"#,
    )
    .set("_rels/.rels", format!(r#"<Relationships><Relationship Id="a" Type="{strict}/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#))
    .set("xl/_rels/workbook.xml.rels", format!(r#"<p:Relationships xmlns:p="u"><p:Relationship Id="rId1" Type="{strict}/worksheet" Target="/xl/worksheets/sheet1.xml"/><p:Relationship Id="s" Type="{strict}/sharedStrings" Target="sharedStrings.xml"/></p:Relationships>"#))
    .set("xl/workbook.xml", r#"<x:workbook xmlns:x="u" xmlns:q="v"><x:workbookPr date1904="true"/><x:workbookProtection lockStructure="1"/><x:sheets><x:sheet name="S" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>"#)
    .set("xl/sharedStrings.xml", "\u{feff}<x:sst xmlns:x=\"u\"><x:si><x:t>strict</x:t></x:si></x:sst>");
    assert_eq!(at(&parts.sheet().unwrap(), "A1"), text("strict"));
    let workbook = parts.open().unwrap();
    assert!(workbook.date_1904 && workbook.notes.structure_protected);
}

#[test]
fn parts_are_found_under_other_names() {
    let cell = r#"<row r="1"><c r="A1" t="s"><v>1</v></c></row>"#;
    let renamed = Parts::with_rows(cell)
        .without("xl/sharedStrings.xml")
        .set("xl/Texts2.xml", STRINGS)
        .set("xl/_rels/workbook.xml.rels", RELATIONS.replace("sharedStrings.xml", "texts2.xml"));
    assert_eq!(at(&renamed.sheet().unwrap(), "A1"), text("one"));
    let by_type_alone = Parts::with_rows(cell)
        .set("xl/_rels/workbook.xml.rels", RELATIONS.replace("/sharedStrings\"", "/other\""))
        .set("[Content_Types].xml", TYPES.replace("</Types>", r#"<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"#));
    assert_eq!(at(&by_type_alone.sheet().unwrap(), "A1"), text("one"));
    let backslashes = Parts::with_rows(cell)
        .set("xl/_rels/workbook.xml.rels", RELATIONS.replace("worksheets/sheet1", "worksheets\\Sheet1"));
    assert_eq!(at(&backslashes.sheet().unwrap(), "A1"), text("one"));
    let stored_so = Parts::with_rows(cell)
        .without("xl/worksheets/sheet1.xml")
        .set("xl\\worksheets\\sheet1.xml", "<worksheet><sheetData><row><c><v>9</v></c></row></sheetData></worksheet>");
    assert_eq!(at(&stored_so.sheet().unwrap(), "A1"), Value::Number(9.0));
    let without_lists = Parts::with_rows(cell).without("_rels/.rels").without("[Content_Types].xml");
    assert_eq!(at(&without_lists.sheet().unwrap(), "A1"), text("one"));
}

#[test]
fn sheets_are_listed_with_their_visibility_and_found_by_name() {
    let parts = Parts::with_rows("").set(
        "xl/workbook.xml",
        r#"<workbook><sheets><sheet name="Smelter List " r:id="rId1"/><sheet name="A&amp;B" state="hidden" r:id="x"/><sheet name="C" state="veryHidden" r:id="y"/><sheet name="D" state="odd" r:id="z"/></sheets></workbook>"#,
    );
    let workbook = parts.open().unwrap();
    let listed: Vec<_> = workbook.sheet_names().collect();
    assert_eq!(
        listed,
        [
            ("Smelter List ", Visibility::Visible),
            ("A&B", Visibility::Hidden),
            ("C", Visibility::VeryHidden),
            ("D", Visibility::Visible)
        ]
    );
    assert_eq!(workbook.sheet("smelter  list").unwrap().unwrap().name(), "Smelter List ");
    assert_eq!(workbook.sheet("c").unwrap().unwrap().visibility(), Visibility::VeryHidden);
    assert!(workbook.sheet("E").unwrap().is_none());
}

#[test]
fn macro_and_chart_sheets_are_listed_without_cells() {
    let relations = RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/><Relationship Id="k" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>"#,
    );
    let sheets =
        WORKBOOK.replace("</sheets>", r#"<sheet name="Macro1" r:id="m"/><sheet name="Chart1" r:id="k"/></sheets>"#);
    let parts = Parts::with_rows(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)
        .set("xl/workbook.xml", sheets)
        .set("xl/_rels/workbook.xml.rels", relations)
        .set("xl/macrosheets/sheet1.xml", "not even xml")
        .set("xl/externalLinks/externalLink1.xml", "<a/>")
        .set("xl/externalLinks/_rels/externalLink1.xml.rels", "<a/>")
        .set("xl/connections.xml", "<a/>")
        .set("xl/embeddings/oleObject1.bin", "x");
    let workbook = parts.open().unwrap();
    assert_eq!(workbook.sheet_names().count(), 3);
    assert_eq!(workbook.sheet("Macro1").unwrap().unwrap().last_row(), 0);
    assert_eq!(workbook.sheet("S").unwrap().unwrap().last_row(), 1);
    assert!(workbook.notes.macros);
    assert_eq!(
        workbook.notes.external_parts,
        ["xl/connections.xml", "xl/embeddings/oleObject1.bin", "xl/externalLinks/externalLink1.xml"]
    );
    assert!(!Parts::with_rows("").open().unwrap().notes.macros);
    assert!(Parts::with_rows("").set("xl/vbaProject.bin", "x").open().unwrap().notes.macros);
}

#[test]
fn a_workbook_without_worksheets_is_refused() {
    for workbook in ["<workbook/>", r#"<workbook><sheets><sheet name="S" r:id="other"/></sheets></workbook>"#] {
        assert_eq!(id(Parts::with_rows("").set("xl/workbook.xml", workbook).sheet()), "no-worksheets");
    }
}

#[test]
fn other_packages_are_named() {
    let package = |parts: &[(&str, &str)]| {
        Parts(parts.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect()).sheet()
    };
    let root = |target: &str| ROOT.replace("xl/workbook.xml", target);
    assert_eq!(
        id(package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")])),
        "file-is-opendocument"
    );
    let word = TYPES
        .replace("xl/workbook.xml", "word/document.xml")
        .replace("spreadsheetml.sheet", "wordprocessingml.document");
    assert_eq!(
        id(package(&[
            ("[Content_Types].xml", word.as_str()),
            ("_rels/.rels", &root("word/document.xml")),
            ("word/document.xml", "<a/>")
        ])),
        "file-is-document"
    );
    assert_eq!(
        id(package(&[("_rels/.rels", &root("ppt/presentation.xml")), ("ppt/presentation.xml", "<a/>")])),
        "file-is-document"
    );
    assert_eq!(id(package(&[("_rels/.rels", &root("xl/workbook.bin")), ("xl/workbook.bin", "x")])), "file-is-xlsb");
    assert_eq!(id(package(&[("Index/Document.iwa", "x")])), "file-is-iwork");
    assert_eq!(id(package(&[("Index.zip", "x")])), "file-is-iwork");
    assert_eq!(id(package(&[("CMRT.xlsx", "x")])), "file-is-archive");
}

#[test]
fn files_that_are_no_package_are_named() {
    let cases: [(&[u8], &str); 10] = [
        (b"", "file-is-empty"),
        (b"%PDF-1.7", "file-is-pdf"),
        (b"<html><table>", "file-is-html"),
        (b"a,b\n", "file-is-text"),
        (b"\x89PNG\r\n\x1a\n", "file-is-image"),
        (b"PK\x03\x04cut", "damaged-file"),
        (b"\r\nPK\x03\x04cut", "damaged-start"),
        (b"%TSD-Header-###%\x22\x91\xd8", "company-encryption"),
        (b"<!DOCTYPE html><html><form>", "file-is-web-page"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1cut", "damaged-file"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(id(Workbook::open(bytes, None).map(|_| Sheet::new(""))), expected);
    }
}

#[test]
fn bytes_before_a_whole_package_do_no_harm() {
    let package = Parts::with_rows(r#"<row r="1"><c r="A1" t="s"><v>1</v></c></row>"#).bytes();
    let mail = b"MIME-Version: 1.0\r\nMessage-ID: <1@example.com>\r\nContent-Transfer-Encoding: binary\r\n\r\n";
    let form = b"------WebKitFormBoundary\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n";
    for lead in [b"\n".as_slice(), b"\r\n", b" ", b"\0", b"\xEF\xBB\xBF", b"\xFF\xFE", mail, form] {
        for end in [b"".as_slice(), b"\r\n------WebKitFormBoundary--\r\n"] {
            let file = [lead, &package, end].concat();
            let workbook = Workbook::open(&file, None).unwrap();
            assert_eq!(at(workbook.sheet("S").unwrap().unwrap(), "A1"), text("one"), "{lead:?}");
            assert_eq!(package_of(&file), &[package.as_slice(), end].concat());
        }
        let cut = [lead, &package[..package.len() - 30]].concat();
        assert_eq!(Workbook::open(&cut, None).unwrap_err().id(), "damaged-start");
    }
    // What lost its first bytes cannot be read, and neither can a package whose parts are elsewhere.
    assert_eq!(Workbook::open(&package[3..], None).unwrap_err().id(), "damaged-start");
    let torn = [b"\n", &package[..40], b"\r\n", &package[40..]].concat();
    assert_eq!(Workbook::open(&torn, None).unwrap_err().id(), "damaged-start");
}

#[test]
fn a_cut_or_changed_package_is_damaged_and_never_a_panic() {
    let bytes = Parts::with_rows(&r#"<row><c t="s"><v>1</v></c></row>"#.repeat(50)).bytes();
    for length in 4..bytes.len() {
        let result = Workbook::open(&bytes[..length], None).and_then(|workbook| workbook.sheet("S").map(|_| ()));
        assert!(result.is_err(), "cut at {length}");
    }
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 0x55;
        if let Ok(workbook) = Workbook::open(&changed, None) {
            for (name, _) in workbook.sheet_names() {
                let _ = workbook.sheet(name);
            }
        }
    }
}

#[test]
fn missing_and_malformed_parts_are_named() {
    let missing = Parts::with_rows("").without("xl/worksheets/sheet1.xml");
    assert!(missing.open().is_ok(), "a sheet that nobody asks for is not missed");
    assert_eq!(missing.sheet().unwrap_err(), ReadError::MissingPart { part: "xl/worksheets/sheet1.xml".to_owned() });
    for sheet in [
        "",
        "text",
        "<worksheet>",
        "<worksheet><a></worksheet>",
        "<worksheet><sheetData><row><c t=\"odd\"/></row></sheetData></worksheet>",
        "<worksheet a=1/>x</y>",
        "<worksheet><sheetData><row><c><v>&unknown;</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c r=\"A1><v>1</v></c></row></sheetData></worksheet>",
    ] {
        assert_eq!(id(Parts::with_sheet(sheet).sheet()), "malformed-part", "{sheet}");
    }
    let not_utf8 = Parts::with_rows("").set(
        "xl/worksheets/sheet1.xml",
        b"<worksheet><sheetData><row><c t=\"str\"><v>\xB9\xAB</v></c></row></sheetData></worksheet>",
    );
    assert_eq!(id(not_utf8.sheet()), "malformed-part");
    assert_eq!(
        id(Parts::with_rows("").set("xl/sharedStrings.xml", b"<sst><si><t>\xB9</t></si></sst>").sheet()),
        "malformed-part"
    );
    let twice = WORKBOOK.replace("</sheets>", r#"<sheet name="s" r:id="rId9"/></sheets>"#);
    assert_eq!(id(Parts::with_rows("").set("xl/workbook.xml", twice).sheet()), "malformed-part");
}

#[test]
fn document_types_are_refused_in_every_part() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>";
    for (part, content) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", "<worksheet/>"),
        ("xl/sharedStrings.xml", STRINGS),
    ] {
        assert_eq!(id(Parts::with_rows("").set(part, format!("{laughs}{content}")).sheet()), "document-type", "{part}");
    }
}

#[test]
fn parts_with_one_name_are_refused() {
    let case = Parts::with_rows("").set("XL/Worksheets/sheet1.xml", "<worksheet/>");
    assert_eq!(id(case.sheet()), "duplicate-part");
    let slash = Parts::with_rows("").set("/xl/worksheets/sheet1.xml", "<worksheet/>");
    assert_eq!(id(slash.sheet()), "duplicate-part");
    // The writer refuses equal names, so one is made equal afterwards, at both places of the archive.
    let mut bytes = Parts::with_rows("").set("xl/worksheets/sheet2.xml", "<worksheet/>").bytes();
    let name = b"xl/worksheets/sheet2.xml";
    let places: Vec<usize> = (0..bytes.len() - name.len()).filter(|at| bytes[*at..].starts_with(name)).collect();
    assert_eq!(places.len(), 2);
    for place in places {
        bytes[place + 19] = b'1';
    }
    let error = Workbook::open(&bytes, None).unwrap_err();
    assert_eq!(error, ReadError::DuplicatePart { part: "xl/worksheets/sheet1.xml".to_owned() });
}

#[test]
fn targets_outside_the_package_are_never_opened() {
    for target in ["https://example.com/sheet1.xml", "../../../etc/passwd", "file:///a"] {
        let parts =
            Parts::with_rows("").set("xl/_rels/workbook.xml.rels", RELATIONS.replace("worksheets/sheet1.xml", target));
        assert_eq!(id(parts.sheet()), "no-worksheets");
    }
    let external = RELATIONS
        .replace("Target=\"worksheets/sheet1.xml\"", "Target=\"worksheets/sheet1.xml\" TargetMode=\"External\"");
    assert_eq!(id(Parts::with_rows("").set("xl/_rels/workbook.xml.rels", external).sheet()), "no-worksheets");
}

#[test]
fn sizes_are_limited() {
    let limit = |result: Result<Sheet, ReadError>| match result.unwrap_err() {
        ReadError::LimitExceeded { limit, actual, allowed } => {
            assert!(actual > allowed);
            limit
        }
        other => panic!("{other}"),
    };
    let mut many = Parts::with_rows("");
    many.0.extend((0..2_048).map(|number| (format!("a/{number}"), Vec::new())));
    assert_eq!(limit(many.sheet()), Limit::ZipEntries);
    let deep = Parts::with_sheet(&format!("{}{}", "<a>".repeat(65), "</a>".repeat(65)));
    assert_eq!(limit(deep.sheet()), Limit::XmlDepth);
    let deep_strings = format!("{}{}", "<a>".repeat(65), "</a>".repeat(65));
    assert_eq!(limit(Parts::with_rows("").set("xl/sharedStrings.xml", deep_strings).sheet()), Limit::XmlDepth);
    let long = "x".repeat(1_100_000);
    assert_eq!(limit(Parts::with_sheet(&format!("<worksheet a=\"{long}\"/>")).sheet()), Limit::XmlTokenBytes);
    assert_eq!(
        limit(Parts::with_sheet(&format!("<worksheet><!--{long}--></worksheet>")).sheet()),
        Limit::XmlTokenBytes
    );
    assert_eq!(
        limit(Parts::with_rows("").set("xl/sharedStrings.xml", format!("<sst><!--{long}--></sst>")).sheet()),
        Limit::XmlTokenBytes
    );
    let wide = " a=\"\"".repeat(300);
    assert_eq!(limit(Parts::with_rows(&format!("<row{wide}/>")).sheet()), Limit::XmlAttributes);
    let cell = |count: usize| format!(r#"<row><c t="str"><v>{}</v></c></row>"#, "x".repeat(count));
    assert!(Parts::with_rows(&cell(32_767)).sheet().is_ok());
    assert_eq!(limit(Parts::with_rows(&cell(32_768)).sheet()), Limit::TextCharacters);
    let split = format!(
        r#"<row><c t="inlineStr"><is>{}</is></c></row>"#,
        format!("<r><t>{}</t></r>", "x".repeat(30_000)).repeat(20)
    );
    assert_eq!(limit(Parts::with_rows(&split).sheet()), Limit::TextCharacters);
    let sheets = "<sheet name=\"A\" r:id=\"rId1\"/>".repeat(513);
    assert_eq!(
        limit(
            Parts::with_rows("")
                .set("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>"))
                .sheet()
        ),
        Limit::Sheets
    );
    let shared = WORKBOOK.replace("</sheets>", r#"<sheet name="T" r:id="rId1"/></sheets>"#);
    assert_eq!(limit(Parts::with_rows("").set("xl/workbook.xml", shared).sheet()), Limit::SheetsPerPart);
    let file = vec![b'x'; 64 * 1024 * 1024 + 1];
    assert_eq!(limit(Workbook::open(&file, None).map(|_| Sheet::new(""))), Limit::FileBytes);
}

#[test]
fn a_bomb_stops_at_the_limit() {
    let blanks = vec![b' '; 70 * 1024 * 1024];
    let parts = Parts::with_rows("").set("xl/sharedStrings.xml", &blanks);
    let error = parts.sheet().unwrap_err();
    assert!(matches!(error, ReadError::LimitExceeded { limit: Limit::SharedStringsBytes, .. }), "{error}");
}

#[test]
fn a_forged_number_of_entries_is_refused_before_the_directory_is_read() {
    let mut bytes = Parts::with_rows("").bytes();
    let end = bytes.len() - 22;
    let mut record = b"PK\x06\x06".to_vec();
    record.extend([44, 0, 0, 0, 0, 0, 0, 0, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    record.extend([0xFF; 16]);
    record.extend([0; 16]);
    record.extend(b"PK\x06\x07");
    record.extend([0; 16]);
    bytes.splice(end..end, record);
    let error = Workbook::open(&bytes, None).unwrap_err();
    assert!(matches!(error, ReadError::LimitExceeded { limit: Limit::ZipEntries, .. }), "{error}");
}

#[test]
fn every_error_has_its_own_id_and_words_in_both_languages() {
    let part = || "p".to_owned();
    let mut errors = vec![
        ReadError::DamagedPackage { detail: part() },
        ReadError::DamagedStart { detail: part() },
        ReadError::CompanyEncryption(CompanyEncryption::Tipray),
        ReadError::MissingPart { part: part() },
        ReadError::DuplicatePart { part: part() },
        ReadError::PartInUtf16 { part: part() },
        ReadError::MalformedPart { part: part(), detail: part() },
        ReadError::Doctype { part: part() },
        ReadError::NoWorksheets,
        ReadError::PasswordNeeded,
        ReadError::WrongPassword,
        ReadError::UnsupportedEncryption { detail: part() },
        ReadError::limit(Limit::FileBytes, u64::MAX),
    ];
    errors.extend(FileFormat::ALL.map(ReadError::OtherFormat));
    for program in CompanyEncryption::ALL {
        let text = ReadError::CompanyEncryption(program).text();
        assert!(text.en.ends_with(&*program.name().en) && text.zh_cn.ends_with(&*program.name().zh_cn));
    }
    let mut ids = std::collections::BTreeSet::new();
    for error in errors {
        assert!(ids.insert(error.id()), "{} is used twice", error.id());
        let texts = std::iter::once(error.text()).chain(error.steps());
        for text in texts {
            assert!(!text.en.is_empty() && !text.zh_cn.is_empty());
            assert!(!text.en.ends_with('.') && !text.en.contains(['!', '\n']), "{}", text.en);
            assert!(!text.en.contains("please") && !text.en.contains("Please"));
        }
        assert!(!error.steps().is_empty());
    }
}

#[test]
fn the_short_way_and_the_long_way_read_the_same() {
    let plain = r#"<row r="1"><c r="A1"><v>1</v></c> <c r="B1" s="2" t="s"><v>1</v></c><c r="C1" t="str"><f>A1&amp;"&lt;"</f><v> x _x000D_</v></c>
        <c r="D1" t="str"><v> y </v></c><c r="E1" t="str"><v xml:space="preserve"> z </v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><f>NA()</f><v>#N/A</v></c>
        <c r="H1"><f t="shared" si="3"/><v>4</v></c><c r="I1" s="1"/><c r="J1"></c><c r="K1" t="str"><f>""</f><v></v></c><c r="L1" t="str"><f>""</f><v/></c>
        <c r="M1" t="str"><v>a &amp; b</v></c><c r="N1" cm="1"><f t="array" ref="N1">1</f></c><c r="O1" t="d"><v>2024-05-01</v></c><c><v>9</v></c><c r="Q1"><v>10</v></c></row>"#;
    let short = rows(plain);
    // Single quotation marks are XML too, but no program writes them, so the short way leaves them alone.
    let long = rows(&plain.replace("\"\"", "''").replace('"', "'").replace("''", "\"\"").replace("&amp;'", "&amp;\""));
    let addresses: Vec<Addr> = short.stored(1..=9).collect();
    assert_eq!(addresses, long.stored(1..=9).collect::<Vec<_>>());
    assert_eq!(addresses.len(), 15);
    for addr in addresses {
        assert_eq!(short.value(addr), long.value(addr), "{addr}");
        assert_eq!(short.has_formula(addr), long.has_formula(addr), "{addr}");
    }
    assert_eq!(at(&short, "C1"), text(" x \r"));
    assert_eq!(at(&short, "P1"), Value::Number(9.0));
}

#[test]
fn the_short_way_reports_what_the_long_way_reports() {
    let long_text = format!(r#"<row r="1"><c r="A1" t="str"><v>{}</v></c></row>"#, "x".repeat(32_768));
    assert_eq!(id(Parts::with_rows(&long_text).sheet()), "limit-exceeded");
    for cell in [
        r#"<c r="A0"><v>1</v></c>"#,
        r#"<c r="A1" t="odd"><v>1</v></c>"#,
        r#"<c r="A1"><v>1</f></c>"#,
        r#"<c r="A1"><v>&x;</v></c>"#,
    ] {
        let rows = format!("<row r=\"1\"><c r=\"B1\"><v>1</v></c>{cell}</row>");
        assert_eq!(id(Parts::with_rows(&rows).sheet()), "malformed-part", "{cell}");
    }
}

#[test]
fn hidden_rows_columns_and_filters_are_noticed() {
    let sheet = Parts::with_sheet(
        "<worksheet><cols><col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/><col min=\"9\" max=\"70000\" hidden=\"1\"/></cols>\
         <sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row>\
         <row hidden=\"true\"/><row r=\"9\" hidden=\"0\"/></sheetData>\
         <autoFilter ref=\"A1:B9\"><filterColumn colId=\"0\"><filters/></filterColumn></autoFilter></worksheet>",
    )
    .sheet()
    .unwrap();
    let hidden = |addr: &str| sheet.is_hidden(Addr::parse(addr).unwrap());
    assert!(hidden("A2") && hidden("A3") && hidden("B1") && hidden("C1"));
    assert!(!hidden("A1") && !hidden("A9") && !hidden("D1") && !hidden("J1"));
    assert!(sheet.filtered);
    assert!(!rows("<row r=\"1\"/>").filtered);
}

#[test]
fn notes_and_pictures_lie_on_a_sheet() {
    const RELATED: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/comments" Target="../comments1.xml"/><Relationship Id="r2" Type="http://x/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="r3" Type="http://x/drawing" Target="../drawings/gone.xml"/></Relationships>"#;
    const NOTES: &str = r#"<comments><authors/><commentList><comment ref="B2" authorId="0"><text><t>x</t></text></comment><comment ref="?"/></commentList></comments>"#;
    const DRAWING: &str = r#"<xdr:wsDr xmlns:xdr="x" xmlns:mc="m"><xdr:pic><a/></xdr:pic><mc:AlternateContent><mc:Choice><xdr:pic><a/></xdr:pic></mc:Choice><mc:Fallback><xdr:pic><a/></xdr:pic></mc:Fallback></mc:AlternateContent><xdr:pic><a/></xdr:pic></xdr:wsDr>"#;
    let parts = Parts::with_rows("")
        .set("xl/worksheets/_rels/sheet1.xml.rels", RELATED)
        .set("xl/comments1.xml", NOTES)
        .set("xl/drawings/drawing1.xml", DRAWING);
    let workbook = parts.open().unwrap();
    let overlay = workbook.overlay("s").unwrap();
    assert_eq!((overlay.notes, overlay.pictures), (vec![Addr::new(2, 2)], 3));
    assert_eq!(workbook.overlay("other").unwrap(), Overlay::default());
    assert!(parts.set("xl/comments1.xml", "<comments>").open().unwrap().overlay("S").is_err());
}

/// A package with lists of richer values, and relationships that lead to them.
fn with_rich_values(rows: &str, structures: &str, values: &str, metadata: &str) -> Parts {
    let related = RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId7" Type="http://x/sheetMetadata" Target="metadata.xml"/><Relationship Id="rId8" Type="http://x/rdRichValue" Target="richData/rdrichvalue.xml"/><Relationship Id="rId9" Type="http://x/rdRichValueStructure" Target="richData/rdrichvaluestructure.xml"/></Relationships>"#,
    );
    Parts::with_rows(rows)
        .set("xl/_rels/workbook.xml.rels", related)
        .set("xl/metadata.xml", metadata)
        .set("xl/richData/rdrichvalue.xml", values)
        .set("xl/richData/rdrichvaluestructure.xml", structures)
}

const STRUCTURES: &str = r#"<rvStructures><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s><s t="_linkedentity2"><k n="%EntityId" t="s"/><k n="_DisplayString" t="s"/></s><s t="_error"><k n="errorType" t="i"/></s><s t="_webimage"><k n="Text" t="s"/></s></rvStructures>"#;
const RICH: &str = r#"<rvData><rv s="0"><v>0</v><v>5</v></rv><rv s="1"><v>42</v><v>C&#244;te &amp; Sud</v></rv><rv s="2"><v>8</v></rv><rv s="3"><v/></rv><rv s="9"><v/></rv></rvData>"#;
const METADATA: &str = r#"<metadata><metadataTypes><metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLDAPR"><bk><extLst><ext><x:dynamicArrayProperties fDynamic="1"/></ext></extLst></bk></futureMetadata><futureMetadata name="XLRICHVALUE"><bk><extLst><ext><x:rvb i="0"/></ext></extLst></bk><bk><extLst><ext><x:rvb i="1"/></ext></extLst></bk><bk><extLst><ext><x:rvb i="2"/></ext></extLst></bk><bk><extLst><ext><x:rvb i="3"/></ext></extLst></bk><bk><extLst><ext><x:rvb i="77"/></ext></extLst></bk></futureMetadata><cellMetadata><bk><rc t="1" v="0"/></bk></cellMetadata><valueMetadata><bk><rc t="2" v="0"/></bk><bk><rc t="2" v="1"/></bk><bk><rc t="2" v="2"/></bk><bk><rc t="2" v="3"/></bk><bk><rc t="2" v="4"/></bk><bk><rc t="1" v="0"/></bk><bk><rc t="9" v="9"/></bk></valueMetadata></metadata>"#;

#[test]
fn pictures_in_cells_and_linked_data_types_are_no_plain_errors() {
    let cell = |number: u8| format!(r#"<c r="{}1" t="e" vm="{number}"><v>#VALUE!</v></c>"#, char::from(b'A' + number));
    let cells = (0..10).map(cell).collect::<Vec<_>>().concat();
    let rows = format!(
        r#"<row r="1">{cells}<c r="K1" t="str" vm="1"><v>text</v></c><c r="L1" s="3" t="e" vm="4294967296"><v>#VALUE!</v></c></row>"#
    );
    let sheet = with_rich_values(&rows, STRUCTURES, RICH, METADATA).sheet().unwrap();
    let error = |text: &'static str| Value::Error(CellError(text.into()));
    assert_eq!(at(&sheet, "B1"), Value::Error(CellError::PICTURE));
    assert_eq!(at(&sheet, "C1"), error("#DATATYPE! Côte & Sud"));
    assert_eq!(at(&sheet, "E1"), Value::Error(CellError::PICTURE));
    // An error of a newer kind, a number that leads nowhere, and one of another list.
    for plain in ["A1", "D1", "F1", "G1", "H1", "I1", "J1", "L1"] {
        assert_eq!(at(&sheet, plain), error("#VALUE!"), "{plain}");
    }
    assert_eq!(at(&sheet, "K1"), text("text"));
}

#[test]
fn lists_of_richer_values_that_cannot_be_read_do_no_harm() {
    let rows = r#"<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c></row>"#;
    let plain = Value::Error(CellError("#VALUE!".into()));
    let broken = ["", "<a>", "<!DOCTYPE a><a/>", "<metadata><bk/><rc/></metadata>", "<s><k/><rv/><v>1</v></s>"];
    for broken in broken {
        for (structures, values, metadata) in
            [(broken, RICH, METADATA), (STRUCTURES, broken, METADATA), (STRUCTURES, RICH, broken)]
        {
            let sheet = with_rich_values(rows, structures, values, metadata).sheet().unwrap();
            assert_eq!(at(&sheet, "A1"), plain, "{broken}");
        }
    }
    let long = RICH.replace("C&#244;te &amp; Sud", &"x".repeat(100_000));
    let rows = rows.replace("vm=\"1\"", "vm=\"2\"");
    let sheet = with_rich_values(&rows, STRUCTURES, &long, METADATA).sheet().unwrap();
    assert!(at(&sheet, "A1").display().len() < 300);
    let without = Parts::with_rows(&rows).sheet().unwrap();
    assert_eq!(at(&without, "A1"), plain);
}

#[test]
fn formulas_that_make_pictures_are_told_by_their_text() {
    let sheet = rows(
        r#"<row r="1"><c r="A1" t="e"><f>_xlfn.DISPIMG("ID_01",1)</f><v>#NAME?</v></c><c r="B1" t="e"><f>_xlfn.IMAGE("https://example.com/a.png")</f><v>#NAME?</v></c><c r="C1" t="str"><f>_xlfn.DISPIMG("ID_01",1)</f><v/></c><c r="D1" t="e"><f>NA()&amp;"IMAGE("</f><v>#N/A</v></c><c r="E1" t="str"><f>_xlfn.DISPIMG(&quot;ID_01&quot;,1)</f><v>=DISPIMG(&quot;ID_01&quot;,1)</v></c></row>"#,
    );
    for place in ["A1", "B1", "C1"] {
        assert_eq!(at(&sheet, place), Value::Error(CellError::PICTURE), "{place}");
    }
    assert_eq!(at(&sheet, "D1"), Value::Error(CellError("#N/A".into())));
    assert!(CellError::is_picture(&at(&sheet, "E1").display()));
}

#[test]
fn formats_add_zeros_and_strike_out() {
    const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="000000"/><numFmt numFmtId="171" formatCode="&quot;P-&quot;000"/></numFmts><fonts><font><sz val="10"/></font><font><strike/></font><font><strike val="0"/></font></fonts><cellStyleXfs><xf numFmtId="170" fontId="1"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="1"/><xf numFmtId="171" fontId="2"/><xf numFmtId="2" fontId="77"/></cellXfs></styleSheet>"#;
    let related = RELATIONS.replace(
        "</Relationships>",
        r#"<Relationship Id="rId7" Type="http://x/styles" Target="styles.xml"/></Relationships>"#,
    );
    let rows = r#"<row r="1"><c r="A1"><v>4711</v></c><c r="B1" s="1"><v>4711</v></c><c r="C1" s="2"><v>7</v></c><c r="D1" s="3"><v>7</v></c><c s='1' r='E1' t='str'><v>a</v></c><c r="F1" s="99"><v>7</v></c><c r="G1" s="99999999999"><v>7</v></c></row>"#;
    let parts = Parts::with_rows(rows).set("xl/_rels/workbook.xml.rels", related).set("xl/styles.xml", STYLES);
    let workbook = parts.open().unwrap();
    let addr = |text: &str| Addr::parse(text).unwrap();
    let shown = |text: &str| workbook.shown_number("s", addr(text));
    assert_eq!(shown("B1").as_deref(), Some("004711"));
    assert_eq!(shown("C1").as_deref(), Some("P-007"));
    for plain in ["A1", "D1", "E1", "F1", "G1", "Z9"] {
        assert_eq!(shown(plain), None, "{plain}");
    }
    let struck: Vec<&str> = ["A1", "B1", "C1", "D1", "E1", "F1", "G1", "Z9"]
        .into_iter()
        .filter(|text| workbook.is_struck_out("S", addr(text)))
        .collect();
    assert_eq!(struck, ["B1", "E1"]);
    // Formats that cannot be read change nothing.
    for broken in ["<a>", "", "<!DOCTYPE a><a/>"] {
        let workbook = Parts(parts.0.clone()).set("xl/styles.xml", broken).open().unwrap();
        assert_eq!(workbook.shown_number("S", addr("B1")), None);
        assert!(!workbook.is_struck_out("S", addr("B1")));
    }
}

#[test]
fn pictures_cover_the_cells_between_their_corners() {
    const RELATED: &str = r#"<Relationships><Relationship Id="r2" Type="http://x/drawing" Target="../drawings/drawing1.xml"/></Relationships>"#;
    let corner = |name: &str, column: &str, row: &str, reach: &str| {
        format!(
            "<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>{reach}</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>{reach}</xdr:rowOff></xdr:{name}>"
        )
    };
    let anchor = |from: (&str, &str), to: (&str, &str, &str), what: &str| {
        let (from, to) = (corner("from", from.0, from.1, "9"), corner("to", to.0, to.1, to.2));
        format!("<xdr:twoCellAnchor>{from}{to}<xdr:{what}><a/></xdr:{what}></xdr:twoCellAnchor>")
    };
    let drawing = [
        anchor(("3", "17"), ("5", "19", "0"), "pic"),
        anchor(("3", "17"), ("5", "19", "1"), "pic"),
        anchor(("0", "0"), ("0", "0", "0"), "pic"),
        anchor(("1", "1"), ("2", "2", "0"), "sp"),
        anchor(("x", "1"), ("2", "2", "0"), "pic"),
        anchor(("4294967295", "4294967295"), ("4294967295", "4294967295", "4294967295"), "pic"),
        anchor(("16384", "1"), ("16390", "2", "0"), "pic"),
        anchor(("1", "1"), ("2", "4000000", "0"), "pic"),
    ]
    .concat();
    let parts = Parts::with_rows("")
        .set("xl/worksheets/_rels/sheet1.xml.rels", RELATED)
        .set("xl/drawings/drawing1.xml", format!("<xdr:wsDr xmlns:xdr=\"x\">{drawing}</xdr:wsDr>"));
    let overlay = parts.open().unwrap().overlay("S").unwrap();
    let covered: Vec<String> = overlay.covered.iter().map(|range| format!("{}:{}", range.first, range.last)).collect();
    assert_eq!(covered, ["D18:E19", "D18:F20", "A1:A1"]);
    assert_eq!(overlay.pictures, 7);
}
