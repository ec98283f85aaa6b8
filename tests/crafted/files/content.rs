//! Readable workbooks with content that must not be executed, followed or believed: F10 to F14.

use super::Expected::Report;
use super::{BOOK, BOOK_RELATIONS, Crafted, cells, declaration, part_of, parts};
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
        Crafted { id: "F11", name: "links-and-pictures-on-the-web", expected: Report(&[]), make: on_the_web },
        Crafted { id: "F11", name: "attached-file", expected: Report(&["H07"]), make: |base| cells(base, |all| all.put_part("xl/embeddings/oleObject1.bin", "MZ")) },
        Crafted { id: "F11", name: "formula-that-fetches", expected: Report(&["H01"]), make: |base| cells(base, |all| all.put("Declaration!D8", &Put::Formula("WEBSERVICE(\"https://example.com/\")".to_owned(), "Demo".to_owned()))) },
        Crafted { id: "F11", name: "formula-that-runs-a-program", expected: Report(&["H01"]), make: |base| cells(base, |all| all.put("Declaration!D8", &Put::Formula("cmd|'/C calc'!A0".to_owned(), "Demo".to_owned()))) },
        Crafted { id: "F12", name: "very-hidden-smelter-list", expected: Report(&["H07"]), make: |base| parts(base, |all| all.replace(BOOK, "<sheet name=\"Smelter List\"", "<sheet name=\"Smelter List\" state=\"veryHidden\"")) },
        Crafted { id: "F12", name: "hidden-smelter-list", expected: Report(&["H07"]), make: |base| parts(base, |all| all.replace(BOOK, "<sheet name=\"Smelter List\"", "<sheet name=\"Smelter List\" state=\"hidden\"")) },
        Crafted { id: "F12", name: "hidden-smelter-row", expected: Report(&["H07"]), make: |base| { let part = part_of(base, "Smelter List"); parts(base, |all| all.replace(&part, "<row r=\"5\"", "<row r=\"5\" hidden=\"1\"")) } },
        Crafted { id: "F12", name: "hidden-columns", expected: Report(&["H07"]), make: |base| { let part = declaration(base); parts(base, |all| all.replace(&part, "<sheetData>", "<cols><col min=\"1\" max=\"16384\" width=\"9\" hidden=\"1\"/></cols><sheetData>")) } },
        Crafted { id: "F12", name: "unknown-sheet", expected: Report(&["F06"]), make: |base| cells(base, |all| all.add_sheet("Prices", "DX-100")) },
        Crafted { id: "F12", name: "white-text", expected: Report(&["H04"]), make: |base| { let bytes = company(base, "Yunting Demo "); parts(&bytes, |all| all.replace("xl/styles.xml", "<color theme=\"1\"/>", "<color rgb=\"FFFFFFFF\"/>")) } },
        Crafted { id: "F12", name: "formula-without-result", expected: Report(&["C01"]), make: |base| cells(base, |all| { all.put("Declaration!D8", &Put::Formula("\"A\"".to_owned(), "A".to_owned())); all.put("Declaration!D8", &Put::NoResult); }) },
        Crafted { id: "F12", name: "formula-with-an-error", expected: Report(&["C02"]), make: |base| cells(base, |all| { all.put("Declaration!D8", &Put::Formula("\"A\"".to_owned(), "A".to_owned())); all.put("Declaration!D8", &Put::ResultError("#REF!")); }) },
        Crafted { id: "F12", name: "one-address-twice", expected: Report(&[]), make: |base| super::with_rows(base, "<row r=\"900\"><c r=\"A900\"><v>1</v></c><c r=\"A900\"><v>2</v></c></row>") },
        Crafted { id: "F13", name: "zero-width-space", expected: Report(&["H04"]), make: |base| company(base, "Yunting\u{200b} Demo") },
        Crafted { id: "F13", name: "reversed-writing", expected: Report(&["H04"]), make: |base| company(base, "Yunting \u{202e}xslx.omeD\u{202c}") },
        Crafted { id: "F13", name: "isolated-writing", expected: Report(&["H04"]), make: |base| company(base, "Yunting \u{2066}Demo\u{2069}") },
        Crafted { id: "F13", name: "nul-and-escape-characters", expected: Report(&["H04"]), make: |base| company(base, "Yunting_x0000_Demo_x001B_[31m_x0007_") },
        Crafted { id: "F13", name: "trailing-no-break-space", expected: Report(&["H04"]), make: |base| company(base, "Yunting Demo\u{a0}") },
        Crafted { id: "F13", name: "markup-in-an-answer", expected: Report(&[]), make: |base| company(base, "<script>alert(1)</script><img src=x onerror=alert(1)>") },
        Crafted { id: "F13", name: "cyrillic-letters-in-an-id", expected: Report(&["L08"]), make: |base| cells(base, |all| all.put("Smelter List!F5", &Put::Text("\u{421}ID990002".to_owned()))) },
        Crafted { id: "F13", name: "full-width-id", expected: Report(&["L08"]), make: |base| cells(base, |all| all.put("Smelter List!F5", &Put::Text("ＣＩＤ９９０００２".to_owned()))) },
        Crafted { id: "F13", name: "ten-thousand-combining-signs", expected: Report(&["H05"]), make: |base| company(base, &format!("A{}", "\u{301}".repeat(10_000))) },
        Crafted { id: "F14", name: "20000-smelter-rows", expected: Report(&["L03", "L18"]), make: |base| many_rows(base, 20_000, |number| format!("Plant {number}")) },
        Crafted { id: "F14", name: "5000-smelter-rows-with-like-names", expected: Report(&["L03", "L18"]), make: |base| many_rows(base, 5_000, |number| format!("{}{number}", "Aa".repeat(120))) },
        Crafted { id: "F14", name: "100000-smelter-rows", expected: Report(&["L03", "L18"]), make: |base| many_rows(base, 100_000, |number| format!("Plant {number}")) },
        Crafted { id: "F14", name: "2000-smelter-rows-with-longest-names", expected: Report(&["H05", "L03"]), make: |base| many_rows(base, 2_000, |number| format!("{}{number}", "Aa b".repeat(8_000))) },
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
            .set("xl/drawings/drawing9.xml", "<wsDr><oneCellAnchor><from><col>0</col><row>0</row></from><pic><blipFill><blip link=\"web2\"/></blipFill></pic></oneCellAnchor></wsDr>")
            .set("xl/drawings/_rels/drawing9.xml.rels", format!("<Relationships>{}</Relationships>", external("web2", "image")))
    })
}

/// Rows of the Smelter List from the first free one on, each with the given name.
fn many_rows(base: &[u8], count: u32, name: impl Fn(u32) -> String) -> Vec<u8> {
    let part = part_of(base, "Smelter List");
    let rows = (6..6 + count).fold(String::new(), |mut rows, row| {
        write!(rows, "<row r=\"{row}\">").unwrap();
        for (column, text) in [("B", "Tin"), ("C", "Smelter not listed"), ("D", &name(row)), ("E", "GERMANY")] {
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
