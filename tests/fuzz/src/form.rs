//! Forms that a plan of bytes changes, in memory or inside their package.

use crate::parts::{self, Parts};
use smeltcheck::rules;
use smeltcheck::samples::fixtures::{Form, xlsx};
use smeltcheck::template::layouts;
use smeltcheck::workbook::{Addr, Cell, CellError, Value};
use std::sync::LazyLock;

/// Words that mean something somewhere in a form.
pub const WORDS: &[&str] = &[
    "",
    "Yes",
    "No",
    "Unknown",
    "100%",
    "1",
    "Greater than 90%",
    "None",
    "DRC or adjoining countries only",
    "Tin",
    "Gold",
    "Tantalum",
    "Tungsten",
    "Cobalt",
    "Natural Graphite",
    "Other",
    "Smelter not listed",
    "Smelter not yet identified",
    "CID990002",
    "CID99O002",
    "Beispiel Zinn GmbH",
    "INDONESIA",
    "China",
    "A. Company",
    "B. Product (or List of Products)",
    "C. User defined",
    "31-Dec-2025",
    "2026年10月",
    "a@example.com",
    "https://example.com/policy",
    "Revision 6.5 April 25, 2025",
    "Revision 9.9",
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "\u{202e}\u{200b}\u{0}\u{7f}\u{feff}",
    "ＣＩＤ９９０００２",
];

/// Pieces of XML that mean something somewhere in a part.
pub const PIECES: &[&str] = &[
    "t=\"s\"",
    "t=\"str\"",
    "t=\"inlineStr\"",
    "<v>",
    "</v>",
    "<f>",
    "</c>",
    "<c ",
    "<c r=\"XFD1048576\"",
    "</row>",
    "<row r=\"2\"",
    "<si>",
    "</si>",
    "<t>",
    "<t xml:space=\"preserve\">",
    "<r>",
    "&#x0;",
    "&amp;",
    "<![CDATA[",
    "<!--",
    "_x000D_",
    " ",
    "x:",
    "r:id",
    "hidden",
    "0",
    "4294967295",
];

/// Bytes that say what to do, read from the front; blank when they have ended.
pub struct Plan<'a>(pub &'a [u8]);

impl<'a> Plan<'a> {
    /// Whether all have been read.
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    /// One byte.
    pub fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or_default()
    }

    /// A number below 65,536.
    pub fn number(&mut self) -> usize {
        usize::from(self.byte()) | usize::from(self.byte()) << 8
    }

    /// One of several things.
    pub fn choose<'t, T>(&mut self, things: &'t [T]) -> Option<&'t T> {
        let choice = usize::from(self.byte());
        things.get(choice.checked_rem(things.len())?)
    }

    /// Some bytes, or as many as there are.
    pub fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (first, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        first
    }

    /// A word of the table, or a text of its own.
    pub fn text(&mut self) -> String {
        let how = self.byte();
        if how < 128 {
            return WORDS.get(usize::from(how) % WORDS.len()).copied().unwrap_or_default().to_owned();
        }
        let length = usize::from(how - 128);
        String::from_utf8_lossy(self.bytes(length)).into_owned()
    }

    /// A cell of the part of a sheet that holds a form, or of the whole sheet.
    pub fn addr(&mut self) -> Addr {
        let (row, column) = (self.byte(), self.byte());
        if row == 255 {
            let far = self.number() * 16 + 1;
            return Addr::new(u16::from(column) * 64 + 1, u32::try_from(far).unwrap_or(1));
        }
        Addr::new(u16::from(column % 24) + 1, u32::from(row) + 1)
    }

    /// What stands in a cell.
    pub fn cell(&mut self) -> Cell {
        let how = self.byte();
        let value = match how % 8 {
            0 => Value::Empty,
            1 => Value::Number(f64::from(u32::try_from(self.number()).unwrap_or_default())),
            2 => Value::Number(f64::from_le_bytes(self.bytes(8).try_into().unwrap_or_default())),
            3 => Value::Bool(how > 127),
            4 => Value::Error(CellError("#N/A".into())),
            _ => Value::Text(self.text().into()),
        };
        let is_number = !matches!(value, Value::Number(number) if !number.is_finite());
        Cell { value: if is_number { value } else { Value::Empty }, formula: how & 64 != 0 }
    }
}

/// A form in order, of every revision.
pub fn forms() -> &'static [Form] {
    static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
        layouts::KNOWN.iter().filter_map(|known| Form::in_order(known.kind, known.revision.as_str())).collect()
    });
    &FORMS
}

/// The parts of the same forms as files.
pub fn packages() -> &'static [Parts] {
    static PACKAGES: LazyLock<Vec<Parts>> = LazyLock::new(|| {
        forms().iter().filter_map(|form| xlsx::write(form).ok()).map(|bytes| parts::unzipped(&bytes)).collect()
    });
    &PACKAGES
}

/// A form with cells changed in memory.
pub fn changed_form(plan: &mut Plan<'_>) -> Option<Form> {
    let mut form = plan.choose(forms())?.clone();
    let rule = plan.choose(rules::ALL)?;
    if rule.example.form.0 == form.kind {
        form = form.with(rule.example.bad);
    }
    let names: Vec<String> = form.sheets().iter().map(|sheet| sheet.name().to_owned()).collect();
    while !plan.is_done() {
        let name = plan.choose(&names)?;
        let (addr, cell) = (plan.addr(), plan.cell());
        form.put(name, addr, cell);
    }
    Some(form)
}

/// A form as a file with parts changed.
pub fn changed_package(plan: &mut Plan<'_>) -> Option<Vec<u8>> {
    let mut parts = plan.choose(packages())?.clone();
    while !plan.is_done() && !parts.is_empty() {
        let index = usize::from(plan.byte()) % parts.len();
        let how = plan.byte();
        let (name, content) = parts.get_mut(index)?;
        match how % 8 {
            0 => drop(parts.remove(index)),
            1 => *name = plan.text(),
            2 => {
                let (from, to) = (plan.choose(PIECES)?, plan.choose(PIECES)?);
                *content = String::from_utf8_lossy(content).replacen(from, to, usize::from(how) + 1).into_bytes();
            }
            3 | 4 => put_row(content, plan),
            5 => splice(content, plan.choose(PIECES)?.as_bytes(), 0, plan),
            _ => {
                let (removed, inserted) = (usize::from(plan.byte()), usize::from(plan.byte()));
                let inserted = plan.bytes(inserted % 64);
                splice(content, inserted, removed % 64, plan);
            }
        }
    }
    parts::zipped(&parts)
}

/// Puts bytes in the place of others; half of the places are starts of tags.
fn splice(content: &mut Vec<u8>, inserted: &[u8], removed: usize, plan: &mut Plan<'_>) {
    let (at_tag, position) = (plan.byte().is_multiple_of(2), plan.number());
    let mut at = if at_tag {
        let starts: Vec<usize> = (0..content.len()).filter(|at| content[*at] == b'<').collect();
        starts.get(position % starts.len().max(1)).copied().unwrap_or_default()
    } else {
        position * content.len() / 65_536
    };
    at = at.min(content.len());
    let end = (at + removed).min(content.len());
    content.splice(at..end, inserted.iter().copied());
}

/// Adds a cell in a row of its own, where the part has rows.
fn put_row(content: &mut Vec<u8>, plan: &mut Plan<'_>) {
    const END: &[u8] = b"</sheetData>";
    let (addr, text) = (plan.addr(), plan.text());
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let row = format!(r#"<row r="{}"><c r="{addr}" t="inlineStr"><is><t>{text}</t></is></c></row>"#, addr.row);
    if let Some(at) = content.windows(END.len()).position(|window| window == END) {
        content.splice(at..at, row.into_bytes());
    }
}
