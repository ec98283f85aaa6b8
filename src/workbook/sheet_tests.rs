//! Sheets: which there are, and what is on one besides its cells.

use super::testing::*;
use super::*;

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
