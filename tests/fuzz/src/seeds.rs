//! Where the fuzzer starts: small inputs made by code, and words that it may use.

#[allow(dead_code, reason = "the library's own tests use the rest")]
#[path = "../../../src/lists/samples.rs"]
mod samples;

use crate::form::{self, PIECES, WORDS};
use crate::parts;
use crate::targets::SHEET_PARTS;
use smeltcheck::{profile, rules};
use std::fmt::Write as _;

const STRINGS: &[&str] = &[
    r#"<?xml version="1.0" encoding="UTF-8"?><sst count="3" uniqueCount="3"><si><t>a</t></si><si><t xml:space="preserve"> b </t></si><si/></sst>"#,
    r#"<sst><si><r><rPr><b/></rPr><t>a</t></r><r><t xml:space="preserve"> b_x000A_</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>&lt;&#x4E2D;&amp;_x005F_x0041__xD83D__xDE00_</t></si></sst>"#,
    "<x:sst xmlns:x=\"y\"><x:si><x:t><![CDATA[<raw>]]></x:t></x:si><!-- c --><x:si><x:t>a\r\nb\rc</x:t></x:si></x:sst>",
];

const SHEETS: &[&str] = &[
    r#"<worksheet><dimension ref="A1:XFD1048576"/><cols><col min="1" max="2" width="9.5" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><v>1.5</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>A1&amp;""</f><v>x</v></c></row><row><c><v>-2E3</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData><sheetProtection sheet="1"/><autoFilter><filterColumn colId="0"/></autoFilter><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#,
    r#"<worksheet><sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>in</t></is></c><c r="B2" t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><t>b_x000A_</t></r></is></c><c r="I2" t="d"><v>2024-05-01T00:00:00Z</v></c><c r="J2" s="3"/><c r="K2" t="str"><f/><v/></c><c r="L2" t="s"><v>99</v></c></row></sheetData></worksheet>"#,
    r#"<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1048576"><x:c r="XFD1048576"><x:v>2</x:v></x:c></x:row><x:row r="3"><x:c r="A3" t="str"><x:v><![CDATA[ b ]]>&lt;</x:v></x:c><x:c r="A3"><x:f t="shared" si="4294967295">1</x:f><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#,
    r#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v xml:space="preserve"> z </v></c><c r="B1" s="1" cm="1"><f t="array" ref="B1">TRUE</f><v>1</v><extLst><ext><v>7</v></ext></extLst></c></row></sheetData></worksheet>"#,
];

const AGILE: &str = r#"<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/><dataIntegrity encryptedHmacKey="AAAA" encryptedHmacValue="AAAA"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="100" saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA==" encryptedVerifierHashInput="AAAAAAAAAAAAAAAAAAAAAA==" encryptedVerifierHashValue="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==" encryptedKeyValue="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="/></keyEncryptor></keyEncryptors></encryption>"#;

/// The seeds of a target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "package" => packages(),
        "strings" => STRINGS.iter().map(|text| text.as_bytes().to_vec()).collect(),
        "sheet" => sheets(),
        "whole" => plans(),
        "lists" => lists(),
        "profile" => profiles(),
        "encryption" => vec![
            [&[0, 4, 0, 4, 0, 0x40, 0, 0, 0], AGILE.as_bytes()].concat(),
            [&[1, 4, 0, 4, 0, 0x40, 0, 0, 0], AGILE.replace("SHA512", "SHA1").replace("256", "128").as_bytes()]
                .concat(),
            [&[0, 4, 0, 2, 0, 0x24, 0, 0, 0, 32, 0, 0, 0, 0x24, 0, 0, 0, 0, 0, 0, 0, 0x0E, 0x66][..], &[0; 110]]
                .concat(),
        ],
        _ => Vec::new(),
    }
}

fn packages() -> Vec<Vec<u8>> {
    let sound = parts::sound();
    let methods = [zip::CompressionMethod::Stored, zip::CompressionMethod::Deflated];
    let few =
        sound.iter().filter(|(name, _)| !name.contains("sheet1") || name.ends_with("sheet1.xml")).cloned().collect();
    let few = parts::with(few, "xl/worksheets/sheet1.xml", SHEETS[0].as_bytes());
    let mut seeds: Vec<_> = methods.into_iter().filter_map(|method| parts::zipped_as(&few, method)).collect();
    seeds.push(parts::compound(&[("EncryptionInfo", AGILE.as_bytes()), ("EncryptedPackage", &[0; 72])]));
    seeds.push(parts::compound(&[("Workbook", b"old")]));
    seeds.extend([&b"%PDF-1.7"[..], b"<html>", b"\xEF\xBB\xBFa;b", b"PK\x05\x06"].map(<[u8]>::to_vec));
    seeds
}

fn sheets() -> Vec<Vec<u8>> {
    let sound = parts::sound();
    let other_parts = (0_u8..).zip(SHEET_PARTS).skip(1).filter_map(|(choice, name)| {
        let (_, content) = sound.iter().find(|(known, _)| known == name)?;
        Some([&[choice], content.as_slice()].concat())
    });
    let sheets = SHEETS.iter().map(|sheet| [&[255], sheet.as_bytes()].concat());
    sheets.chain(other_parts).collect()
}

/// Every rule's example in memory, and every form as a file with one change.
fn plans() -> Vec<Vec<u8>> {
    let examples = (0_u8..).zip(rules::ALL).filter_map(|(rule, about)| {
        let is_form = |form: &smeltcheck::samples::fixtures::Form| form.kind == about.example.form.0;
        let form = form::forms().iter().rposition(is_form)?;
        Some(vec![8 | 32, rule % 4, u8::try_from(form).ok()?, rule, 0, rule, 3, 5, rule])
    });
    let files = (0_u8..).zip(form::packages()).flat_map(|(package, _)| {
        let change = |how: u8| vec![1 | 8 | 32, how % 4, package, package, how, 7, 3, 200, 100, 2, 1, 7, 9];
        [2, 3, 4, 5, 6].map(change)
    });
    examples.chain(files).collect()
}

fn lists() -> Vec<Vec<u8>> {
    let rows = samples::conformant();
    let text = samples::delimited(&rows, ';', "\r\n");
    vec![
        text.clone().into_bytes(),
        samples::utf16(&samples::delimited(&rows, '\t', "\n"), true),
        samples::encoded(&samples::delimited(&rows, ',', "\n"), encoding_rs::GB18030),
        samples::xml_spreadsheet(&[("Active Smelters2026-08-22", &rows)]),
        samples::package(&[("list.csv", text.as_bytes())]),
    ]
}

fn profiles() -> Vec<Vec<u8>> {
    let built_in = profile::built_in_ids().filter_map(profile::built_in_text).map(|text| text.as_bytes().to_vec());
    let json = br#"{"id": "a", "version": "1", "name": {"en": "A", "zh-CN": "B"}, "severity": {"P05": {"level": "off", "reason": "x"}}, "scopes": ["A"]}"#;
    built_in.chain([json.to_vec()]).collect()
}

/// The words of a target, in the form that libFuzzer reads.
pub fn dictionary(target: &str) -> String {
    const XML: &[&str] = &[
        "<?xml",
        "<!DOCTYPE",
        "]]>",
        "-->",
        "/>",
        "=\"",
        "\"",
        "&lt;",
        "&#",
        "&#x10FFFF;",
        "xmlns:x=",
        "<x:",
        "_xD83D__xDE00_",
    ];
    const SHEET: &[&str] = &[
        "<worksheet>",
        "<sheetData>",
        "</sheetData>",
        "<is>",
        "</is>",
        "<mergeCell ref=\"",
        "<col min=\"",
        "t=\"b\"",
        "t=\"d\"",
        "t=\"e\"",
        "t=\"n\"",
        "s=\"",
        "r=\"A1\"",
        "1E308",
        "-1",
        "2024-05-01T12:00:00Z",
        "#N/A",
        "spans=\"",
        "<rPh",
        "<filterColumn",
        "<sheetProtection",
        "Target=\"",
        "Type=\"",
        "Id=\"",
        "/worksheet\"",
        "/sharedStrings\"",
        "TargetMode=\"External\"",
        "../",
        "state=\"veryHidden\"",
        "date1904=\"1\"",
        "PartName=\"",
        "ContentType=\"",
        "Extension=\"xml\"",
        "mc:Fallback",
        "xdr:pic",
    ];
    const ZIP: &[&str] = &[
        "PK\u{1}\u{2}",
        "PK\u{3}\u{4}",
        "PK\u{5}\u{6}",
        "PK\u{6}\u{6}",
        "PK\u{6}\u{7}",
        "xl/workbook.xml",
        "[Content_Types].xml",
    ];
    const LIST: &[&str] = &[
        "METAL",
        "SMELTER ID",
        "SMELTER NAME",
        "COUNTRY",
        "STATUS",
        "Conformant",
        "table:number-columns-repeated=\"",
        "office:value=\"",
        "office:date-value=\"",
        ";",
        "\t",
        "11/30/2025",
    ];
    const PROFILE: &[&str] = &[
        "[severity.P05]",
        "level = \"off\"",
        "reason = ",
        "[[",
        "\"\"\"",
        "scopes = [",
        "minimum_revisions",
        "id = \"",
        "name.en",
        "{",
        "}",
        "[",
        "]",
        "//",
        "#",
    ];
    const ENCRYPTION: &[&str] = &[
        "SHA1",
        "SHA256",
        "SHA384",
        "SHA512",
        "keyBits=\"128\"",
        "keyBits=\"192\"",
        "spinCount=\"",
        "saltValue=\"",
        "ChainingModeCBC",
        "AES",
        "dataIntegrity",
        "encryptedKey ",
    ];
    let tables: &[&[&str]] = match target {
        "package" => &[ZIP],
        "strings" => &[XML, PIECES],
        "sheet" => &[XML, PIECES, SHEET],
        "whole" => &[PIECES, WORDS],
        "lists" => &[LIST, WORDS, XML],
        "profile" => &[PROFILE],
        "encryption" => &[ENCRYPTION, XML],
        _ => &[],
    };
    let mut lines = String::new();
    for word in tables.iter().copied().flatten().filter(|word| !word.is_empty()) {
        lines.push('"');
        for byte in word.bytes() {
            match byte {
                b'"' | b'\\' => lines.extend(['\\', char::from(byte)]),
                b' '..=b'~' => lines.push(char::from(byte)),
                // Writing to a String cannot fail.
                byte => drop(write!(lines, "\\x{byte:02X}")),
            }
        }
        lines.push_str("\"\n");
    }
    lines
}
