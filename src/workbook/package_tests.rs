//! Packages: parts that are missing, damaged, too large or forged, and what each is called.

use super::testing::*;
use super::*;

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
    // What lost its first bytes cannot be read, and neither can a package whose parts are
    // elsewhere.
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
    // The writer refuses equal names, so one is made equal afterwards, at both places of the
    // archive.
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
