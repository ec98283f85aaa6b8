//! Small packages made in the test, one for each thing that real files do and each thing that
//! hostile files try.

use super::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(super) const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
pub(super) const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub(super) const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
pub(super) const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
pub(super) const STRINGS: &str = "<sst><si><t>zero</t></si><si><t>one</t></si></sst>";

/// A package that a test changes part by part.
pub(super) struct Parts(pub(super) Vec<(String, Vec<u8>)>);

impl Parts {
    pub(super) fn with_sheet(sheet: &str) -> Self {
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

    pub(super) fn with_rows(rows: &str) -> Self {
        Self::with_sheet(&format!(
            "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
        ))
    }

    pub(super) fn set(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), content.as_ref().to_vec()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    pub(super) fn open(&self) -> Result<Workbook, ReadError> {
        Workbook::open(&self.bytes(), None)
    }

    pub(super) fn sheet(&self) -> Result<Sheet, ReadError> {
        self.open()?.sheet("S").map(|sheet| sheet.unwrap().clone())
    }
}

pub(super) fn rows(rows: &str) -> Sheet {
    Parts::with_rows(rows).sheet().unwrap()
}

pub(super) fn at(sheet: &Sheet, addr: &str) -> Value<'static> {
    match sheet.value(Addr::parse(addr).unwrap()) {
        Value::Empty => Value::Empty,
        Value::Text(text) => Value::Text(text.into_owned().into()),
        Value::Number(number) => Value::Number(number),
        Value::Bool(truth) => Value::Bool(truth),
        Value::Error(error) => Value::Error(error),
    }
}

pub(super) fn text(text: &str) -> Value<'static> {
    Value::Text(text.to_owned().into())
}

pub(super) fn error(text: &str) -> Value<'static> {
    Value::Error(CellError(text.to_owned().into()))
}

pub(super) fn formula(sheet: &Sheet, addr: &str) -> bool {
    sheet.has_formula(Addr::parse(addr).unwrap())
}

pub(super) fn id(result: Result<Sheet, ReadError>) -> &'static str {
    let error = result.unwrap_err();
    assert!(!error.text().en.is_empty() && !error.text().zh_cn.is_empty() && !error.steps().is_empty(), "{error}");
    error.id()
}
