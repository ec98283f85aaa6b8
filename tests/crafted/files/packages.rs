//! Document types, odd names and files that are something else: F5, F7 to F9.

use super::Expected::{BreaksReader, Refusal, Report, WithPassword};
use super::{BOOK, BOOK_RELATIONS, Crafted, STRINGS, TYPES, declaration, parts, with_rows, with_start};
use crate::encrypt::{agile, container, standard};
use crate::parts::{Parts, with_forged_name};
use smeltcheck::samples::fixtures::{Edit, Form, Place};
use smeltcheck::template::{CompanyField, TemplateKind};
use smeltcheck::workbook::{Value, Visibility};
use std::fmt::Write as _;

const DOCTYPE: super::Expected = Refusal("document-type");
const DUPLICATE: super::Expected = Refusal("duplicate-part");
const DAMAGED: super::Expected = Refusal("damaged-file");
const LIMIT: super::Expected = Refusal("limit-exceeded");
const PROTECTED: super::Expected = Refusal("unsupported-encryption");
/// What Excel tries by itself.
const DEFAULT_PASSWORD: &str = "VelvetSweatshop";
const EXTERNAL: &str = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";

#[rustfmt::skip]
pub fn files() -> Vec<Crafted> {
    vec![
        Crafted { id: "F5", name: "billion-laughs-in-strings", expected: DOCTYPE, make: |base| with_start(base, STRINGS, &billion_laughs()) },
        Crafted { id: "F5", name: "billion-laughs-in-sheet", expected: DOCTYPE, make: |base| with_start(base, &declaration(base), &billion_laughs()) },
        Crafted { id: "F5", name: "quadratic-entity-in-sheet", expected: DOCTYPE, make: |base| with_start(base, &declaration(base), &format!("<!DOCTYPE a [<!ENTITY b \"{}\">]>", "x".repeat(100_000))) },
        Crafted { id: "F5", name: "quadratic-entity-in-strings", expected: DOCTYPE, make: |base| with_start(base, STRINGS, &format!("<!DOCTYPE a [<!ENTITY b \"{}\">]>", "x".repeat(100_000))) },
        Crafted { id: "F5", name: "external-entity-in-sheet", expected: DOCTYPE, make: |base| with_start(base, &declaration(base), EXTERNAL) },
        Crafted { id: "F5", name: "external-entity-in-strings", expected: DOCTYPE, make: |base| with_start(base, STRINGS, EXTERNAL) },
        Crafted { id: "F5", name: "external-entity-in-workbook", expected: DOCTYPE, make: |base| with_start(base, BOOK, EXTERNAL) },
        Crafted { id: "F5", name: "external-entity-in-relationships", expected: DOCTYPE, make: |base| with_start(base, BOOK_RELATIONS, EXTERNAL) },
        Crafted { id: "F5", name: "external-entity-in-content-types", expected: DOCTYPE, make: |base| with_start(base, TYPES, EXTERNAL) },
        Crafted { id: "F5", name: "doctype-of-the-web-in-sheet", expected: DOCTYPE, make: |base| with_start(base, &declaration(base), "<!DOCTYPE html PUBLIC \"a\" \"https://example.com/a.dtd\">") },
        Crafted { id: "F5", name: "unknown-entity-in-sheet", expected: Refusal("malformed-part"), make: |base| with_rows(base, "<row r=\"900\"><c r=\"A900\" t=\"str\"><v>&b;</v></c></row>") },
        Crafted { id: "F7", name: "two-parts-of-one-name", expected: DUPLICATE, make: |base| { let bytes = Parts::open(base).set("xl/worksheets/sheetX.xml", "<worksheet/>").bytes(); with_forged_name(bytes, "xl/worksheets/sheetX.xml", "xl/worksheets/sheet1.xml") } },
        Crafted { id: "F7", name: "names-that-differ-in-case", expected: DUPLICATE, make: |base| added(base, "XL/Worksheets/Sheet1.XML") },
        Crafted { id: "F7", name: "name-with-backslashes-twice", expected: DUPLICATE, make: |base| added(base, "xl\\worksheets\\sheet1.xml") },
        Crafted { id: "F7", name: "name-with-a-slash-in-front-twice", expected: DUPLICATE, make: |base| added(base, "/xl/worksheets/sheet1.xml") },
        Crafted { id: "F7", name: "name-with-backslashes", expected: Report(&[]), make: |base| Parts::open(base).rename(STRINGS, "xl\\sharedStrings.xml").bytes() },
        Crafted { id: "F7", name: "name-with-a-slash-in-front", expected: Report(&[]), make: |base| Parts::open(base).rename(STRINGS, "/xl/sharedStrings.xml").bytes() },
        Crafted { id: "F7", name: "name-that-is-a-slash", expected: Report(&[]), make: |base| added(base, "/") },
        Crafted { id: "F7", name: "name-that-leads-out", expected: Report(&[]), make: |base| added(base, "../../../../tmp/smeltcheck-escaped.xml") },
        Crafted { id: "F7", name: "sheets-on-the-web", expected: Refusal("no-worksheets"), make: |base| parts(base, |all| all.replace(BOOK_RELATIONS, "Target=\"worksheets/", "Target=\"https://example.com/")) },
        Crafted { id: "F7", name: "sheets-outside-the-package", expected: Refusal("no-worksheets"), make: |base| parts(base, |all| all.replace(BOOK_RELATIONS, "Target=\"worksheets/", "Target=\"../../../etc/")) },
        Crafted { id: "F7", name: "sheets-in-local-files", expected: Refusal("no-worksheets"), make: |base| parts(base, |all| all.replace(BOOK_RELATIONS, "Target=\"worksheets/", "Target=\"file:///etc/")) },
        Crafted { id: "F7", name: "sheets-in-missing-parts", expected: Refusal("missing-part"), make: |base| parts(base, |all| all.replace(BOOK_RELATIONS, "Target=\"worksheets/", "Target=\"elsewhere/")) },
        Crafted { id: "F7", name: "two-sheets-of-one-name", expected: Refusal("malformed-part"), make: |base| parts(base, |all| all.replace(BOOK, "</sheets>", "<sheet name=\"DECLARATION\" sheetId=\"99\" r:id=\"rId99\"/></sheets>")) },
        Crafted { id: "F8", name: "nothing", expected: Refusal("file-is-empty"), make: |_| Vec::new() },
        Crafted { id: "F8", name: "zeros", expected: Refusal("file-is-empty"), make: |_| vec![0; 100_000] },
        Crafted { id: "F8", name: "web-page", expected: Refusal("file-is-html"), make: |_| b"<html><body><table><tr><td onclick=\"alert(1)\">Tin</td></tr></table></body></html>".to_vec() },
        Crafted { id: "F8", name: "comma-separated", expected: Refusal("file-is-text"), make: |_| b"Metal,Smelter\r\nTin,=cmd|' /C calc'!A0\r\n".to_vec() },
        Crafted { id: "F8", name: "pdf", expected: Refusal("file-is-pdf"), make: |_| b"%PDF-1.7\n1 0 obj".to_vec() },
        Crafted { id: "F8", name: "picture", expected: Refusal("file-is-image"), make: |_| b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec() },
        Crafted { id: "F8", name: "xml-spreadsheet", expected: Refusal("file-is-xml-spreadsheet"), make: |_| b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec() },
        Crafted { id: "F8", name: "xls-without-container", expected: Refusal("older-than-excel-97"), make: |_| b"\x09\x08\x10\x00\0\x06\x05\0".to_vec() },
        Crafted { id: "F8", name: "other-archive", expected: Refusal("file-is-archive"), make: |_| Parts::none().set("a.txt", "a").bytes() },
        Crafted { id: "F8", name: "archive-with-a-workbook", expected: Refusal("file-is-archive"), make: |base| Parts::none().set("form.xlsx", base).bytes() },
        Crafted { id: "F8", name: "archive-of-nothing", expected: Refusal("file-is-archive"), make: |_| Parts::none().bytes() },
        Crafted { id: "F8", name: "text-document", expected: Refusal("file-is-document"), make: |_| Parts::none().set("word/document.xml", "<a/>").bytes() },
        Crafted { id: "F8", name: "open-document", expected: Refusal("missing-part"), make: |_| Parts::none().set("mimetype", "application/vnd.oasis.opendocument.spreadsheet").bytes() },
        Crafted { id: "F8", name: "binary-workbook", expected: DAMAGED, make: |_| Parts::none().set("xl/workbook.bin", "a").bytes() },
        Crafted { id: "F8", name: "form-as-open-document", expected: Report(&["C01 Declaration!D8"]), make: |_| open_document() },
        Crafted { id: "F8", name: "binary-workbook-that-breaks-calamine", expected: BreaksReader, make: |_| breaking_binary_workbook() },
        Crafted { id: "F8", name: "cut-after-4-bytes", expected: DAMAGED, make: |base| base[..4].to_vec() },
        Crafted { id: "F8", name: "cut-in-half", expected: DAMAGED, make: |base| base[..base.len() / 2].to_vec() },
        Crafted { id: "F8", name: "without-the-last-byte", expected: DAMAGED, make: |base| base[..base.len() - 1].to_vec() },
        Crafted { id: "F8", name: "with-a-flipped-bit-in-each-part", expected: DAMAGED, make: |base| base.iter().enumerate().map(|(at, byte)| if at % 997 == 500 && at < base.len() / 2 { byte ^ 1 } else { *byte }).collect() },
        Crafted { id: "F8", name: "data-after-the-package", expected: Report(&[]), make: |base| [base, b"trailing data"].concat() },
        Crafted { id: "F8", name: "pdf-before-the-package", expected: Refusal("file-is-pdf"), make: |base| [b"%PDF-1.7\n", base].concat() },
        Crafted { id: "F8", name: "picture-before-the-package", expected: Refusal("file-is-image"), make: |base| [b"GIF89a\0\0\0", base].concat() },
        Crafted { id: "F8", name: "web-page-before-the-package", expected: Refusal("file-is-web-page"), make: |base| [format!("<html>{}<!--", " ".repeat(9_000)).as_bytes(), base].concat() },
        Crafted { id: "F8", name: "line-break-before-the-package", expected: Report(&[]), make: |base| [b"\r\n", base].concat() },
        Crafted { id: "F8", name: "program-before-the-package", expected: Refusal("file-is-unknown"), make: |base| [b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0\xB8\0\0\0", base].concat() },
        Crafted { id: "F8", name: "without-the-first-byte", expected: Refusal("damaged-start"), make: |base| base[1..].to_vec() },
        Crafted { id: "F8", name: "login-page", expected: Refusal("file-is-web-page"), make: |_| b"<!DOCTYPE html><html><body><form action=/login><input name=user></form></body></html>".to_vec() },
        Crafted { id: "F8", name: "json", expected: Refusal("file-is-json"), make: |_| b"{\"code\":401}".to_vec() },
        // Whoever reads from the start sees another package than whoever reads the directory.
        Crafted { id: "F8", name: "another-package-before", expected: DAMAGED, make: |base| [&Parts::none().set("a.txt", "a").bytes(), base].concat() },
        // The mark of a container alone does not say whether it was an old workbook or an encrypted one: the file is cut.
        Crafted { id: "F9", name: "container-without-content", expected: DAMAGED, make: |_| crate::encrypt::container(&[])[..8].to_vec() },
        Crafted { id: "F9", name: "container-of-ones", expected: DAMAGED, make: |_| [&crate::encrypt::container(&[])[..8], &[0xFF; 100_000]].concat() },
        Crafted { id: "F9", name: "default-password-agile", expected: Report(&[]), make: |base| agile(base, DEFAULT_PASSWORD) },
        Crafted { id: "F9", name: "default-password-standard", expected: Report(&[]), make: |base| standard(base, DEFAULT_PASSWORD) },
        Crafted { id: "F9", name: "other-password-agile", expected: Refusal("password-needed"), make: |base| agile(base, "secret") },
        Crafted { id: "F9", name: "other-password-standard", expected: Refusal("password-needed"), make: |base| standard(base, "secret") },
        Crafted { id: "F9", name: "wrong-password-agile", expected: WithPassword("Secret", &Refusal("wrong-password")), make: |base| agile(base, "secret") },
        Crafted { id: "F9", name: "wrong-password-standard", expected: WithPassword("Secret", &Refusal("wrong-password")), make: |base| standard(base, "secret") },
        Crafted { id: "F9", name: "right-password-agile", expected: WithPassword("密码 secret", &Report(&[])), make: |base| agile(base, "密码 secret") },
        Crafted { id: "F9", name: "right-password-standard", expected: WithPassword("密码 secret", &Report(&[])), make: |base| standard(base, "密码 secret") },
        Crafted { id: "F9", name: "encrypted-bomb", expected: Refusal("limit-exceeded"), make: |base| agile(&Parts::open(base).set_pieces(STRINGS, vec![(b"<sst><si><t>".to_vec(), 1), (b"x".to_vec(), 1 << 30)]).bytes(), DEFAULT_PASSWORD) },
        Crafted { id: "F9", name: "encrypted-package-of-another-kind", expected: Refusal("file-is-pdf"), make: |_| agile(b"%PDF-1.7\n1 0 obj", DEFAULT_PASSWORD) },
        Crafted { id: "F9", name: "encrypted-twice", expected: Refusal("file-is-unknown"), make: |base| agile(&agile(base, DEFAULT_PASSWORD), DEFAULT_PASSWORD) },
        Crafted { id: "F9", name: "four-billion-rounds", expected: LIMIT, make: |_| container(&[("EncryptionInfo", b"\x04\0\x04\0\x40\0\0\0<encryption><encryptedKey spinCount=\"4294967295\"/></encryption>"), ("EncryptedPackage", &[0; 64])]) },
        Crafted { id: "F9", name: "unknown-scheme", expected: PROTECTED, make: |base| container(&[("EncryptionInfo", &[1, 0, 1, 0, 0, 0, 0, 0]), ("EncryptedPackage", base)]) },
        Crafted { id: "F9", name: "rights-management", expected: PROTECTED, make: |base| container(&[("EncryptedPackage", base), ("\u{6}DataSpaces", b"DRMEncryptedTransform")]) },
        Crafted { id: "F9", name: "document-type-in-the-description", expected: DOCTYPE, make: |base| container(&[("EncryptionInfo", format!("\x04\0\x04\0\x40\0\0\0{EXTERNAL}<encryption/>").as_bytes()), ("EncryptedPackage", base)]) },
        Crafted { id: "F9", name: "old-workbook", expected: Refusal("older-than-excel-97"), make: |_| container(&[("Workbook", &[0; 5_000])]) },
    ]
}

/// A sound form without the name of the company, as an .ods file.
fn open_document() -> Vec<u8> {
    const HEAD: &str = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\">\
        <office:automatic-styles><style:style style:name=\"hidden\"><style:table-properties table:display=\"false\"/>\
        </style:style><style:style style:name=\"shown\"><style:table-properties table:display=\"true\"/></style:style>\
        </office:automatic-styles><office:body><office:spreadsheet>";
    let form = Form::in_order(TemplateKind::Cmrt, "6.5").unwrap();
    let form = form.with(&[Edit::blank(Place::Company(CompanyField::Name))]);
    let mut content = HEAD.to_owned();
    for sheet in form.sheets() {
        let style = if sheet.visibility() == Visibility::Visible { "shown" } else { "hidden" };
        write!(content, "<table:table table:name=\"{}\" table:style-name=\"{style}\">", escaped(sheet.name())).unwrap();
        let mut row = 0;
        for number in sheet.stored_rows(1..=u32::MAX) {
            write_empty(&mut content, "table-row", number - row - 1);
            row = number;
            content.push_str("<table:table-row>");
            let mut column = 0;
            for addr in sheet.stored(number..=number) {
                write_empty(&mut content, "table-cell", u32::from(addr.column - column - 1));
                column = addr.column;
                let value = sheet.value(addr);
                let formula = if sheet.has_formula(addr) { " table:formula=\"of:=1\"" } else { "" };
                match &value {
                    Value::Empty => content.push_str("<table:table-cell/>"),
                    Value::Number(number) => write!(
                        content,
                        "<table:table-cell{formula} office:value-type=\"float\" office:value=\"{number}\"/>"
                    )
                    .unwrap(),
                    text => write!(
                        content,
                        "<table:table-cell{formula} office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                        escaped(&text.display()).replace('\n', "</text:p><text:p>")
                    )
                    .unwrap(),
                }
            }
            content.push_str("</table:table-row>");
        }
        content.push_str("</table:table>");
    }
    content.push_str("</office:spreadsheet></office:body></office:document-content>");
    Parts::none()
        .set("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        .set("META-INF/manifest.xml", "<manifest:manifest/>")
        .set("content.xml", content)
        .bytes()
}

fn write_empty(content: &mut String, element: &str, count: u32) {
    let attribute = if element == "table-row" { "number-rows-repeated" } else { "number-columns-repeated" };
    if count > 0 {
        write!(content, "<table:{element} table:{attribute}=\"{count}\"/>").unwrap();
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The properties of the workbook are one byte short of any, which is not looked at.
fn breaking_binary_workbook() -> Vec<u8> {
    const PROPERTIES: &[u8] = &[0x99, 0x01, 0x00];
    Parts::none().set("xl/_rels/workbook.bin.rels", "<Relationships/>").set("xl/workbook.bin", PROPERTIES).bytes()
}

fn added(base: &[u8], name: &str) -> Vec<u8> {
    Parts::open(base).set(name, "<worksheet/>").bytes()
}

fn billion_laughs() -> String {
    let entities = (1..10).fold(String::new(), |all, level| {
        let ten = format!("&l{};", level - 1).repeat(10);
        format!("{all}<!ENTITY l{level} \"{ten}\">")
    });
    format!("<!DOCTYPE lolz [<!ENTITY l0 \"lol\">{entities}]>")
}
