//! Cells of a sheet part: types, values, formulas, addresses, richer values; both ways through
//! them.

use super::testing::*;
use super::*;

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
fn the_short_way_and_the_long_way_read_the_same() {
    let plain = r#"<row r="1"><c r="A1"><v>1</v></c> <c r="B1" s="2" t="s"><v>1</v></c><c r="C1" t="str"><f>A1&amp;"&lt;"</f><v> x _x000D_</v></c>
        <c r="D1" t="str"><v> y </v></c><c r="E1" t="str"><v xml:space="preserve"> z </v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><f>NA()</f><v>#N/A</v></c>
        <c r="H1"><f t="shared" si="3"/><v>4</v></c><c r="I1" s="1"/><c r="J1"></c><c r="K1" t="str"><f>""</f><v></v></c><c r="L1" t="str"><f>""</f><v/></c>
        <c r="M1" t="str"><v>a &amp; b</v></c><c r="N1" cm="1"><f t="array" ref="N1">1</f></c><c r="O1" t="d"><v>2024-05-01</v></c><c><v>9</v></c><c r="Q1"><v>10</v></c></row>"#;
    let short = rows(plain);
    // Single quotation marks are XML too, but no program writes them, so the short way leaves them
    // alone.
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
