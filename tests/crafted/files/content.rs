//! Readable workbooks with content that must not be executed, followed or believed: F10 to F14.

use super::Expected::{Refusal, Report};
use super::{BOOK, BOOK_RELATIONS, Crafted, STRINGS, cells, declaration, part_of, parts};
use crate::edit::{Package, Put};
use std::fmt::Write;

const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

#[rustfmt::skip]
pub fn files() -> Vec<Crafted> {
    vec![
        Crafted { id: "F10", name: "vba-project", expected: Report(&["F06"]), make: |base| cells(base, |all| all.put_part("xl/vbaProject.bin", "not even a project")) },
        Crafted { id: "F10", name: "excel-4-macro-sheet", expected: Report(&["F06"]), make: macro_sheet },
        Crafted { id: "F10", name: "malformed-macro-sheet", expected: Report(&["F06"]), make: |base| cells(base, |all| all.put_part("xl/macrosheets/sheet1.xml", "<!DOCTYPE a><a>")) },
        Crafted { id: "F11", name: "links-to-other-workbooks", expected: Report(&["F06"]), make: |base| cells(base, |all| all.put_part("xl/externalLinks/externalLink1.xml", &format!("<externalLink xmlns=\"{SHEETS}\"/>"))) },
        Crafted { id: "F11", name: "dde-link", expected: Report(&["F06"]), make: |base| cells(base, |all| all.put_part("xl/externalLinks/externalLink1.xml", &format!("<externalLink xmlns=\"{SHEETS}\"><ddeLink ddeService=\"cmd\" ddeTopic=\"/C calc\"/></externalLink>"))) },
        Crafted { id: "F11", name: "data-connection", expected: Report(&["F06"]), make: |base| cells(base, |all| all.put_part("xl/connections.xml", "<connections><connection id=\"1\" name=\"a\"><webPr url=\"https://example.com/\"/></connection></connections>")) },
        // The official workbooks have links of their own. A picture is noted, wherever it lies.
        Crafted { id: "F11", name: "links-and-pictures-on-the-web", expected: Report(&["H07 Declaration!A1"]), make: on_the_web },
        Crafted { id: "F11", name: "attached-file", expected: Report(&["H07"]), make: |base| cells(base, |all| all.put_part("xl/embeddings/oleObject1.bin", "MZ")) },
        Crafted { id: "F11", name: "formula-that-fetches", expected: Report(&["H01"]), make: |base| cells(base, |all| all.put("Declaration!D8", &Put::Formula("WEBSERVICE(\"https://example.com/\")".to_owned(), "Demo".to_owned()))) },
        Crafted { id: "F11", name: "formula-that-runs-a-program", expected: Report(&["H01"]), make: |base| cells(base, |all| all.put("Declaration!D8", &Put::Formula("cmd|'/C calc'!A0".to_owned(), "Demo".to_owned()))) },
        Crafted { id: "F12", name: "very-hidden-smelter-list", expected: Report(&["H07 Smelter List!B5"]), make: |base| parts(base, |all| all.replace(BOOK, "<sheet name=\"Smelter List\"", "<sheet name=\"Smelter List\" state=\"veryHidden\"")) },
        Crafted { id: "F12", name: "hidden-smelter-list", expected: Report(&["H07 Smelter List!B5"]), make: |base| parts(base, |all| all.replace(BOOK, "<sheet name=\"Smelter List\"", "<sheet name=\"Smelter List\" state=\"hidden\"")) },
        Crafted { id: "F12", name: "hidden-smelter-row", expected: Report(&["H07 Smelter List!B5"]), make: |base| { let part = part_of(base, "Smelter List"); parts(base, |all| all.replace(&part, "<row r=\"5\"", "<row r=\"5\" hidden=\"1\"")) } },
        Crafted { id: "F12", name: "hidden-columns", expected: Report(&["H07 Declaration!D8"]), make: |base| { let part = declaration(base); parts(base, |all| all.replace(&part, "<sheetData>", "<cols><col min=\"1\" max=\"16384\" width=\"9\" hidden=\"1\"/></cols><sheetData>")) } },
        Crafted { id: "F12", name: "unknown-sheet", expected: Report(&["F06"]), make: |base| cells(base, |all| all.add_sheet("Prices", "DX-100")) },
        Crafted { id: "F12", name: "white-text", expected: Report(&["H04"]), make: |base| { let bytes = company(base, "Yunting Demo "); parts(&bytes, |all| all.replace("xl/styles.xml", "<color theme=\"1\"/>", "<color rgb=\"FFFFFFFF\"/>")) } },
        Crafted { id: "F12", name: "formula-without-result", expected: Report(&["C01"]), make: |base| cells(base, |all| { all.put("Declaration!D8", &Put::Formula("\"A\"".to_owned(), "A".to_owned())); all.put("Declaration!D8", &Put::NoResult); }) },
        Crafted { id: "F12", name: "formula-with-an-error", expected: Report(&["C01"]), make: |base| cells(base, |all| { all.put("Declaration!D8", &Put::Formula("\"A\"".to_owned(), "A".to_owned())); all.put("Declaration!D8", &Put::ResultError("#REF!")); }) },
        Crafted { id: "F12", name: "one-address-twice", expected: Report(&["F06 Declaration!D8", "C02 Declaration!D8"]), make: |base| super::bombs::instead_of(base, "Declaration", "D8", "<c r=\"D8\" t=\"str\"><v>Yunting Demo</v></c><c r=\"D8\" t=\"str\"><v>YDC</v></c>") },
        Crafted { id: "F13", name: "zero-width-space", expected: Report(&["H04"]), make: |base| company(base, "Yunting\u{200b} Demo") },
        Crafted { id: "F13", name: "reversed-writing", expected: Report(&["H04"]), make: |base| company(base, "Yunting \u{202e}xslx.omeD\u{202c}") },
        Crafted { id: "F13", name: "isolated-writing", expected: Report(&["H04"]), make: |base| company(base, "Yunting \u{2066}Demo\u{2069}") },
        Crafted { id: "F13", name: "nul-and-escape-characters", expected: Report(&["H04"]), make: |base| company(base, "Yunting_x0000_Demo_x001B_[31m_x0007_") },
        Crafted { id: "F13", name: "trailing-no-break-space", expected: Report(&["H04"]), make: |base| company(base, "Yunting Demo\u{a0}") },
        Crafted { id: "F13", name: "markup-in-an-answer", expected: Report(&[]), make: |base| company(base, "<script>alert(1)</script><img src=x onerror=alert(1)>") },
        Crafted { id: "F13", name: "cyrillic-letters-in-an-id", expected: Report(&["L08 Smelter List!F5"]), make: |base| cells(base, |all| all.put("Smelter List!F5", &Put::Text("\u{421}ID990002".to_owned()))) },
        Crafted { id: "F13", name: "full-width-id", expected: Report(&["L08 Smelter List!F5"]), make: |base| cells(base, |all| all.put("Smelter List!F5", &Put::Text("ＣＩＤ９９０００２".to_owned()))) },
        Crafted { id: "F13", name: "ten-thousand-combining-signs", expected: Report(&["H05"]), make: |base| company(base, &format!("A{}", "\u{301}".repeat(10_000))) },
        Crafted { id: "F14", name: "20000-smelter-rows", expected: Report(&["L03", "L18"]), make: |base| many_rows(base, 20_000, |number| format!("Plant {number}")) },
        Crafted { id: "F14", name: "5000-smelter-rows-with-like-names", expected: Report(&["L03", "L18"]), make: |base| many_rows(base, 5_000, |number| format!("{}{number}", "Aa".repeat(120))) },
        Crafted { id: "F14", name: "40000-smelter-rows", expected: Report(&["L03", "L18"]), make: |base| many_rows(base, 40_000, |number| format!("Plant {number}")) },
        Crafted { id: "F14", name: "40000-smelter-rows-with-many-findings", expected: Report(&["D03", "L04", "L08", "L09", "L18"]), make: rows_with_findings },
        Crafted { id: "F14", name: "100000-smelter-rows", expected: Refusal("limit-exceeded"), make: |base| many_rows(base, 100_000, |number| format!("Plant {number}")) },
        Crafted { id: "F14", name: "100000-product-rows", expected: Report(&[]), make: product_rows },
        Crafted { id: "F14", name: "one-text-in-every-cell", expected: Refusal("limit-exceeded"), make: one_text_everywhere },
        Crafted { id: "F14", name: "900-smelter-rows-with-longest-names", expected: Report(&["H05", "L03"]), make: |base| many_rows(base, 900, |number| format!("{}{number}", "Aa b".repeat(8_000))) },
        Crafted { id: "F14", name: "2000-smelter-rows-with-longest-names", expected: Refusal("limit-exceeded"), make: |base| many_rows(base, 2_000, |number| format!("{}{number}", "Aa b".repeat(8_000))) },
        Crafted { id: "F14", name: "longest-text-in-a-smelter-row", expected: Report(&["H05"]), make: |base| many_rows(base, 1, |number| format!("{}{number}", "a@".repeat(16_000))) },
        Crafted { id: "F14", name: "emails-for-slow-patterns", expected: Report(&["C07", "H05"]), make: |base| cells(base, |all| for cell in ["D16", "D20", "D8", "D14"] { all.put(&format!("Declaration!{cell}"), &Put::Text(format!("{}!", "a.".repeat(16_000)))); }) },
    ]
}

fn company(base: &[u8], name: &str) -> Vec<u8> {
    cells(base, |all| all.put("Declaration!D8", &Put::Text(name.to_owned())))
}

fn macro_sheet(base: &[u8]) -> Vec<u8> {
    let mut all = Package::open(base);
    all.put_part(
        "xl/macrosheets/sheet1.xml",
        &format!("<xm:macrosheet xmlns:xm=\"{SHEETS}\"><sheetData><row r=\"1\"><c r=\"A1\"><f>EXEC(\"calc\")</f></c></row></sheetData></xm:macrosheet>"),
    );
    let link = format!(
        "<Relationship Id=\"rIdMacro\" Type=\"{LINKS}/xlMacrosheet\" Target=\"macrosheets/sheet1.xml\"/></Relationships>"
    );
    all.replace(BOOK_RELATIONS, "</Relationships>", &link);
    all.replace(
        BOOK,
        "</sheets>",
        "<sheet name=\"Macro1\" sheetId=\"99\" state=\"veryHidden\" r:id=\"rIdMacro\"/></sheets>",
    );
    all.to_bytes()
}

/// A hyperlink, and a drawing whose picture lies on the web.
fn on_the_web(base: &[u8]) -> Vec<u8> {
    let part = declaration(base);
    let list = part.replace("worksheets/", "worksheets/_rels/") + ".rels";
    let external = |id: &str, kind: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"https://example.com/{kind}\" TargetMode=\"External\"/>"
        )
    };
    let drawing = format!("<Relationship Id=\"web3\" Type=\"{LINKS}/drawing\" Target=\"../drawings/drawing9.xml\"/>");
    let links = format!("<Relationships>{}{drawing}</Relationships>", external("web1", "hyperlink"));
    parts(base, |all| {
        all.replace(&part, "</sheetData>", "</sheetData><hyperlinks><hyperlink ref=\"A1\" r:id=\"web1\"/></hyperlinks><drawing r:id=\"web3\"/>")
            .set(&list, links)
            .set("xl/drawings/drawing9.xml", "<wsDr><oneCellAnchor><from><col>0</col><row>0</row></from><pic><blipFill><blip link=\"web2\"/></blipFill></pic><pic></pic></oneCellAnchor></wsDr>")
            .set("xl/drawings/_rels/drawing9.xml.rels", format!("<Relationships>{}</Relationships>", external("web2", "image")))
    })
}

/// Rows of the Smelter List from the first free one on, each with the given name.
fn many_rows(base: &[u8], count: u32, name: impl Fn(u32) -> String) -> Vec<u8> {
    rows(base, "Smelter List", count, |row| {
        let texts = [("B", "Tin"), ("C", "Smelter not listed"), ("D", &name(row)), ("E", "GERMANY")];
        texts.map(|(column, text)| (column, text.to_owned())).to_vec()
    })
}

/// Rows in which nearly everything is wrong: most of what is found is left out of the report.
fn rows_with_findings(base: &[u8]) -> Vec<u8> {
    rows(base, "Smelter List", 40_000, |row| {
        let text = |text: &str| format!("{text} {}", row % 5_000);
        vec![
            ("A", text("CID99")),
            ("B", ["Tin", "Gold", "Tungsten", "Tantalum"][row as usize % 4].to_owned()),
            ("C", "Smelter not listed".to_owned()),
            ("D", if row % 3 == 0 { "unknown".to_owned() } else { text("Sample Trading") }),
            ("E", text("Nowhere")),
            ("F", format!("CID{}", row % 900)),
            ("G", "RMI".to_owned()),
            ("K", text("Somebody")),
            ("L", format!("somebody{row}@gmail.com")),
            ("N", "Recycled".to_owned()),
            ("O", "#REF!".to_owned()),
            ("P", "No".to_owned()),
        ]
    })
}

fn product_rows(base: &[u8]) -> Vec<u8> {
    rows(base, "Product List", 100_000, |row| vec![("B", format!("DX-{row}")), ("C", format!("Connector {row}"))])
}

/// One shared text as long as a cell may be, in each cell of the list: the file has it once.
fn one_text_everywhere(base: &[u8]) -> Vec<u8> {
    let part = part_of(base, "Smelter List");
    parts(base, |all| {
        let text = all.text(STRINGS);
        let number = text.matches("<si").count();
        let long = format!("<si><t>{}</t></si></sst>", "Aa b".repeat(8_000));
        let strings = text.replace("</sst>", &long);
        let rows = (3_000..13_000).fold(String::new(), |mut rows, row| {
            write!(rows, "<row r=\"{row}\">").unwrap();
            for column in 'A'..='Q' {
                write!(rows, "<c r=\"{column}{row}\" t=\"s\"><v>{number}</v></c>").unwrap();
            }
            rows + "</row>"
        });
        all.set(STRINGS, strings).replace(&part, "</sheetData>", &format!("{rows}</sheetData>"))
    })
}

/// Rows of a list from the first free one on, each with these texts by column.
fn rows(base: &[u8], sheet: &str, count: u32, texts: impl Fn(u32) -> Vec<(&'static str, String)>) -> Vec<u8> {
    let part = part_of(base, sheet);
    let rows = (6..6 + count).fold(String::new(), |mut rows, row| {
        write!(rows, "<row r=\"{row}\">").unwrap();
        for (column, text) in texts(row) {
            write!(rows, "<c r=\"{column}{row}\" t=\"str\"><v>{text}</v></c>").unwrap();
        }
        rows.push_str("</row>");
        rows
    });
    parts(base, |all| {
        let text = all.text(&part);
        let end = text.find("</sheetData>").unwrap();
        // The rows that the form already has after the first one are left out.
        let start = text.find("<row r=\"6\"").unwrap_or(end);
        all.set(&part, format!("{}{rows}{}", &text[..start], &text[end..]))
    })
}
