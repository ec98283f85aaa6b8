//! Lists in every format, made by code in the public layouts. All facilities are invented.

use encoding_rs::Encoding;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell of a list to be written.
#[derive(Clone, Debug)]
pub(super) enum Given {
    Text(String),
    Number(f64),
    /// A formula whose stored result is a text.
    Formula(&'static str),
    /// A day, as the number that workbooks store.
    Day(i32),
}

pub(super) type Rows = Vec<Vec<Given>>;

/// Rows of texts; an empty text is an empty cell.
pub(super) fn rows(rows: &[&[&str]]) -> Rows {
    rows.iter().map(|row| row.iter().map(|text| Given::Text((*text).to_owned())).collect()).collect()
}

/// RMI's Conformant list in its layout of 2023.
pub(super) fn conformant() -> Rows {
    let mut list = rows(&[
        &["Conformant Smelters and Refiners"],
        &["List date: May 31, 2026"],
        &[],
        &[
            "METAL",
            "SMELTER ID",
            "STANDARD SMELTER NAME",
            "STATE/ PROVINCE/ REGION",
            "COUNTRY LOCATION",
            "COMPANY WEBSITE WITH CM POLICY",
            "LAST AUDIT DATE",
            "AUDIT CYCLE",
            "REAUDIT IN PROGRESS",
            "LBMA RG",
            "RJC",
        ],
        &["Gold", "CID990001", "Aurora Refining Co., Ltd.", "Vaud", "SWITZERLAND", "www.example.com", "", "1 Year"],
        &["Tin", "CID990002", "晨光锡业有限公司", "Yunnan", "CHINA", "", "11/30/2025", "3 Years", "Yes"],
        &["Tungsten", "CID990003", "Müller Wolfram GmbH", "", "GERMANY"],
    ]);
    list[4][6] = Given::Day(46_000);
    list[5][4] = Given::Formula("CHINA");
    list
}

/// An .xlsx file with these sheets.
pub(super) fn xlsx(sheets: &[(&str, &Rows)]) -> Vec<u8> {
    let mut workbook = Writer::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Given::Text(text) if text.is_empty() => {}
                    Given::Text(text) => sheet.write_string(row, column, text).map(|_| ()).unwrap(),
                    Given::Formula(result) => {
                        let formula = rust_xlsxwriter::Formula::new("=\"CHI\"&\"NA\"").set_result(*result);
                        sheet.write_formula(row, column, formula).map(|_| ()).unwrap();
                    }
                    Given::Number(number) => sheet.write_number(row, column, *number).map(|_| ()).unwrap(),
                    Given::Day(serial) => {
                        let date = ExcelDateTime::from_serial_datetime(f64::from(*serial)).unwrap();
                        sheet.write_datetime_with_format(row, column, &date, &day).map(|_| ()).unwrap();
                    }
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// An XML Spreadsheet 2003 as RMI's buttons give it: a byte order mark, no index anywhere, an empty
/// `Data` in blank cells, letters beyond ASCII as references.
pub(super) fn xml_spreadsheet(sheets: &[(&str, &Rows)]) -> Vec<u8> {
    let escaped = |text: &str| {
        let mut escaped = String::new();
        for character in text.chars() {
            match character {
                '&' => escaped += "&amp;",
                '<' => escaped += "&lt;",
                _ if character.is_ascii() && character != '\n' => escaped.push(character),
                _ => write!(escaped, "&#{};", u32::from(character)).unwrap(),
            }
        }
        escaped
    };
    let mut worksheets = String::new();
    for (name, rows) in sheets {
        write!(worksheets, "<Worksheet ss:Name=\"{}\"><Table>", escaped(name)).unwrap();
        for row in *rows {
            worksheets += "<Row>";
            for cell in row {
                let (kind, content) = match cell {
                    Given::Text(text) => ("String", escaped(text)),
                    Given::Formula(result) => ("String", (*result).to_owned()),
                    Given::Number(number) => ("Number", number.to_string()),
                    Given::Day(serial) => {
                        let day = crate::base::date::Date::from_serial((*serial).into(), false).unwrap();
                        ("DateTime", format!("{day}T00:00:00"))
                    }
                };
                write!(worksheets, "<Cell><Data ss:Type=\"{kind}\">{content}</Data></Cell>").unwrap();
            }
            worksheets += "</Row>\r\n";
        }
        worksheets += "</Table></Worksheet>";
    }
    xml_spreadsheet_of(&worksheets).into_bytes()
}

/// The same around given worksheets.
pub(super) fn xml_spreadsheet_of(worksheets: &str) -> String {
    format!(
        "\u{feff}<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\r\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Styles><Style ss:ID=\"s1\"><Font ss:Bold=\"1\"/></Style></Styles>{worksheets}</Workbook>"
    )
}

/// Text with a delimiter. Fields are quoted where they must be.
pub(super) fn delimited(rows: &Rows, delimiter: char, line_end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        let fields: Vec<String> = row
            .iter()
            .map(|cell| match cell {
                Given::Text(field) if field.contains([delimiter, '"', '\n']) => {
                    format!("\"{}\"", field.replace('"', "\"\""))
                }
                Given::Text(field) => field.clone(),
                Given::Formula(result) => (*result).to_owned(),
                Given::Number(number) => number.to_string(),
                Given::Day(serial) => {
                    crate::base::date::Date::from_serial((*serial).into(), false).unwrap().to_string()
                }
            })
            .collect();
        text += &fields.join(&delimiter.to_string());
        text += line_end;
    }
    text
}

/// UTF-16 with a mark.
pub(super) fn utf16(text: &str, little_end: bool) -> Vec<u8> {
    let unit = |unit: u16| if little_end { unit.to_le_bytes() } else { unit.to_be_bytes() };
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
}

/// Another encoding.
pub(super) fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

/// A ZIP package.
pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An .ods file with one sheet. Empty cells and rows are written as repeated ones, as real programs
/// do.
pub(super) fn ods(name: &str, rows: &Rows) -> Vec<u8> {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "</text:p><text:p>");
    let mut table = String::new();
    for row in rows {
        table += "<table:table-row>";
        for cell in row {
            let cell = match cell {
                Given::Text(text) if text.is_empty() => "<table:table-cell/>".to_owned(),
                Given::Text(text) => format!(
                    "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation>\
                     <text:p>{}</text:p></table:table-cell>",
                    escape(text)
                ),
                Given::Formula(result) => format!(
                    "<table:table-cell table:formula=\"of:=A1\" office:value-type=\"string\" office:string-value=\"{result}\"/>"
                ),
                Given::Number(number) => {
                    format!(
                        "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>x</text:p></table:table-cell>"
                    )
                }
                Given::Day(serial) => format!(
                    "<table:table-cell office:value-type=\"date\" office:date-value=\"{}\"><text:p>x</text:p></table:table-cell>",
                    crate::base::date::Date::from_serial((*serial).into(), false).unwrap()
                ),
            };
            table += &cell;
        }
        table += "<table:table-cell table:number-columns-repeated=\"16373\"/></table:table-row>";
    }
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"{name}\">{table}\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
         </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// An .xls file of Excel 97 to 2003 with one sheet; its shared texts go on in further records every
/// 40 bytes or so.
pub(super) fn xls(name: &str, rows: &Rows) -> Vec<u8> {
    xls_with(name, rows, &[])
}

/// The same with records after the first of the workbook.
pub(super) fn xls_with(name: &str, rows: &Rows, first_records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut strings: Vec<&str> = Vec::new();
    let mut sheet = record(0x0809, &[0, 6, 0x10, 0, 0, 0, 0, 0]);
    for (row, cells) in (0_u16..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
            match cell {
                Given::Text(text) if text.is_empty() => sheet.extend(record(0x0201, &place)),
                Given::Text(text) => {
                    let number = u32::try_from(strings.len()).unwrap();
                    strings.push(text);
                    sheet.extend(record(0x00FD, &[place, number.to_le_bytes().to_vec()].concat()));
                }
                Given::Formula(result) => {
                    let stored = [&[0; 6][..], &[0xFF, 0xFF], &[0; 8]].concat();
                    sheet.extend(record(0x0006, &[place, stored].concat()));
                    let length = u16::try_from(result.len()).unwrap().to_le_bytes();
                    sheet.extend(record(0x0207, &[&length[..], &[0], result.as_bytes()].concat()));
                }
                Given::Number(number) => {
                    sheet.extend(record(0x0203, &[place, number.to_le_bytes().to_vec()].concat()));
                }
                Given::Day(serial) => {
                    // A whole number of thirty bits.
                    let stored = (serial.cast_unsigned() << 2) | 2;
                    sheet.extend(record(0x027E, &[place, stored.to_le_bytes().to_vec()].concat()));
                }
            }
        }
    }
    sheet.extend(record(0x000A, &[]));

    let mut globals = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    for (kind, data) in first_records {
        globals.extend(record(*kind, data));
    }
    let mut table = shared_strings(&strings);
    table.extend(record(0x000A, &[]));
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let start = globals.len() + 4 + 8 + units.len() + table.len();
    let mut bound = u32::try_from(start).unwrap().to_le_bytes().to_vec();
    bound.extend([0, 0, u8::try_from(units.len() / 2).unwrap(), 1]);
    bound.extend(units);
    globals.extend(record(0x0085, &bound));
    compound(&[globals, table, sheet].concat())
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

/// The table of shared texts, cut into records of about 40 bytes, also in the middle of a text.
/// Texts of Latin letters take one byte for each; every second one carries formats and phonetic
/// marks.
fn shared_strings(strings: &[&str]) -> Vec<u8> {
    let count = u32::try_from(strings.len()).unwrap().to_le_bytes();
    let mut records: Vec<Vec<u8>> = vec![[count, count].concat()];
    for (number, text) in strings.iter().enumerate() {
        let units: Vec<u16> = text.encode_utf16().collect();
        let wide = units.iter().any(|unit| *unit > 0xFF);
        let rich = number % 2 == 1;
        let mut head = u16::try_from(units.len()).unwrap().to_le_bytes().to_vec();
        head.push(u8::from(wide) | if rich { 12 } else { 0 });
        if rich {
            head.extend([2, 0]);
            head.extend(6_u32.to_le_bytes());
        }
        records.last_mut().unwrap().extend(head);
        for unit in units {
            if records.last().unwrap().len() > 40 {
                records.push(vec![u8::from(wide)]);
            }
            let bytes = unit.to_le_bytes();
            records.last_mut().unwrap().extend(if wide { &bytes[..] } else { &bytes[..1] });
        }
        if rich {
            // Formats and marks may be cut anywhere, without a byte of flags.
            records.last_mut().unwrap().extend([7; 5]);
            records.push(vec![7; 9]);
        }
    }
    let mut kinds = std::iter::once(0x00FC).chain(std::iter::repeat(0x003C));
    records.iter().flat_map(|data| record(kinds.next().unwrap(), data)).collect()
}

/// A compound file with one stream, `Workbook`.
fn compound(stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    // Shorter streams lie elsewhere.
    stream.resize(stream.len().max(4096).div_ceil(512) * 512, 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    // Its own sectors, the directory, and the table of chains.
    let table_sectors = (sectors + 2).div_ceil(127);
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[30] = 9;
    header[32] = 6;
    header[48..52].copy_from_slice(&table_sectors.to_le_bytes());
    header[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    header[60..64].fill(0xFF);
    header[68..72].fill(0xFF);
    header[76..512].fill(0xFF);
    let mut chain: Vec<u32> = Vec::new();
    for number in 0..table_sectors {
        let at = 76 + 4 * usize::try_from(number).unwrap();
        header[at..at + 4].copy_from_slice(&number.to_le_bytes());
        chain.push(0xFFFF_FFFD);
    }
    let first = table_sectors + 1;
    chain.push(0xFFFF_FFFE);
    chain.extend((first + 1)..(first + sectors));
    chain.push(0xFFFF_FFFE);
    chain.resize(usize::try_from(table_sectors).unwrap() * 128, 0xFFFF_FFFF);
    let mut directory = vec![0_u8; 512];
    for (byte, unit) in directory.chunks_mut(2).zip("Workbook".encode_utf16()) {
        byte.copy_from_slice(&unit.to_le_bytes());
    }
    directory[64] = 18;
    directory[66] = 2;
    directory[116..120].copy_from_slice(&first.to_le_bytes());
    directory[120..124].copy_from_slice(&u32::try_from(stream.len()).unwrap().to_le_bytes());
    [header, chain.into_iter().flat_map(u32::to_le_bytes).collect(), directory, stream].concat()
}

/// An .xlsb file with one sheet.
pub(super) fn xlsb(name: &str, rows: &Rows) -> Vec<u8> {
    let mut strings = Vec::new();
    let mut sheet = Vec::new();
    let mut count = 0_u32;
    for (row, cells) in (0_u32..).zip(rows) {
        sheet.extend(binary(0, &[&row.to_le_bytes()[..], &[0; 13]].concat()));
        for (column, cell) in (0_u32..).zip(cells) {
            let place = [column.to_le_bytes(), [0; 4]].concat();
            match cell {
                Given::Text(text) if text.is_empty() => sheet.extend(binary(1, &place)),
                // Some texts stand in the cell itself.
                Given::Text(text) if column == 2 => sheet.extend(binary(6, &[place, wide_text(text)].concat())),
                Given::Text(text) => {
                    strings.extend(binary(19, &[vec![0], wide_text(text)].concat()));
                    sheet.extend(binary(7, &[place, count.to_le_bytes().to_vec()].concat()));
                    count += 1;
                }
                Given::Formula(result) => {
                    sheet.extend(binary(8, &[place, wide_text(result), vec![0; 10]].concat()));
                }
                Given::Number(number) => sheet.extend(binary(5, &[place, number.to_le_bytes().to_vec()].concat())),
                Given::Day(serial) => {
                    let stored = (serial.cast_unsigned() << 2) | 2;
                    sheet.extend(binary(2, &[place, stored.to_le_bytes().to_vec()].concat()));
                }
            }
        }
    }
    binary_workbook(&[(name, false, sheet)], count, strings)
}

/// An .xlsb file of sheets, each with its name, whether it is hidden, and its cells; and of so many
/// shared texts.
pub(crate) fn binary_workbook(sheets: &[(&str, bool, Vec<u8>)], count: u32, strings: Vec<u8>) -> Vec<u8> {
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut workbook = Vec::new();
    let mut relationships = "<Relationships>".to_owned();
    let mut parts = Vec::new();
    for (number, (name, hidden, cells)) in (1..).zip(sheets) {
        let id = format!("rId{number}");
        let head = [vec![u8::from(*hidden), 0, 0, 0], vec![1, 0, 0, 0], wide_text(&id), wide_text(name)].concat();
        workbook.extend(binary(156, &head));
        let target = format!("worksheets/sheet{number}.bin");
        write!(relationships, "<Relationship Id=\"{id}\" Type=\"{KINDS}/worksheet\" Target=\"{target}\"/>").unwrap();
        parts.push((
            format!("xl/{target}"),
            [binary(148, &[0; 16]), binary(145, &[]), cells.clone(), binary(146, &[])].concat(),
        ));
    }
    workbook.extend(binary(144, &[]));
    workbook.extend(binary(157, &[]));
    write!(
        relationships,
        "<Relationship Id=\"strings\" Type=\"{KINDS}/sharedStrings\" Target=\"sharedStrings.bin\"/></Relationships>"
    )
    .unwrap();
    let root = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{KINDS}/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
    );
    let strings = [binary(159, &[count.to_le_bytes(), count.to_le_bytes()].concat()), strings].concat();
    let mut all: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("xl/_rels/workbook.bin.rels", relationships.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/sharedStrings.bin", &strings),
    ];
    all.extend(parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())));
    package(&all)
}

/// A record of an .xlsb part.
pub(crate) fn binary(kind: u32, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind < 128 {
        bytes.push(u8::try_from(kind).unwrap());
    } else {
        bytes.extend([u8::try_from(kind & 0x7F).unwrap() | 0x80, u8::try_from(kind >> 7).unwrap()]);
    }
    let mut length = data.len();
    while length > 0x7F {
        bytes.push(u8::try_from(length & 0x7F).unwrap() | 0x80);
        length >>= 7;
    }
    bytes.push(u8::try_from(length).unwrap());
    [&bytes, data].concat()
}

/// A text of an .xlsb part.
pub(crate) fn wide_text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&u32::try_from(units.len() / 2).unwrap().to_le_bytes()[..], &units].concat()
}
