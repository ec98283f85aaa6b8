//! The table of crafted files. Each starts from a form in order with invented companies, so that
//! the reader goes the whole way and not only to the first missing part.

mod bombs;
mod content;
mod packages;

use crate::edit::Package;
use crate::parts::Parts;
use crate::run::Outcome;
use smeltcheck::samples::fixtures::{Form, xlsx};
use smeltcheck::template::TemplateKind;
use std::fmt;

/// One file of the set.
pub struct Crafted {
    /// The kind of threat: F1 to F15.
    pub id: &'static str,
    /// What the file is, also its name.
    pub name: &'static str,
    /// What has to become of it.
    pub expected: Expected,
    /// Makes the file from the form in order.
    pub make: fn(&[u8]) -> Vec<u8>,
}

/// What has to become of a file.
pub enum Expected {
    /// A report with at least these findings: the code of a rule (`H07`), or one at a cell
    /// (`L18 Smelter List!B9`).
    Report(&'static [&'static str]),
    /// A refusal with this id.
    Refusal(&'static str),
    /// The program that reads the format breaks, which is one message: of the command line, whose
    /// child dies, and of the page, whose worker does.
    BreaksReader,
    /// The same once this password is given.
    WithPassword(&'static str, &'static Expected),
}

impl Expected {
    /// Whether an outcome is the expected one.
    pub fn is_met_by(&self, outcome: &Outcome) -> bool {
        match (self, outcome) {
            (Self::Refusal(id), Outcome::Refusal(was)) => id == was,
            (Self::BreaksReader, Outcome::Refusal(was)) => was == "breaks-reader",
            (Self::Report(wanted), Outcome::Report(found)) => wanted.iter().all(|finding| found.contains(*finding)),
            (Self::WithPassword(_, expected), outcome) => expected.is_met_by(outcome),
            _ => false,
        }
    }

    /// The password to give.
    pub fn password(&self) -> Option<&'static str> {
        match self {
            Self::WithPassword(password, _) => Some(password),
            _ => None,
        }
    }

    /// The id of the refusal in the page; nothing where a report is expected.
    pub fn refusal(&self) -> Option<&'static str> {
        match self {
            Self::Refusal(id) => Some(id),
            Self::BreaksReader => Some("worker"),
            Self::Report(_) => None,
            Self::WithPassword(_, expected) => expected.refusal(),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(id) => write!(f, "refusal {id}"),
            Self::BreaksReader => write!(f, "a message that the reader broke"),
            Self::Report(findings) => write!(f, "report with {}", findings.join(", ")),
            Self::WithPassword(password, expected) => write!(f, "with password {password}: {expected}"),
        }
    }
}

/// All files, in the order of the threats.
pub fn all() -> Vec<Crafted> {
    let mut files = bombs::files();
    files.extend(packages::files());
    files.extend(content::files());
    files.sort_by_key(|file| file.id[1..].parse::<u32>().unwrap());
    files
}

/// The form in order.
pub fn base() -> Vec<u8> {
    xlsx::write(&Form::in_order(TemplateKind::Cmrt, "6.5").unwrap()).unwrap()
}

const STRINGS: &str = "xl/sharedStrings.xml";
const BOOK: &str = "xl/workbook.xml";
const BOOK_RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const TYPES: &str = "[Content_Types].xml";

/// The name of the part of a sheet.
fn part_of(base: &[u8], sheet: &str) -> String {
    Package::open(base).part_of(sheet).to_owned()
}

/// The part of the Declaration, which every check reads.
fn declaration(base: &[u8]) -> String {
    part_of(base, "Declaration")
}

/// Changes parts.
fn parts(base: &[u8], change: impl FnOnce(Parts) -> Parts) -> Vec<u8> {
    change(Parts::open(base)).bytes()
}

/// Changes cells.
fn cells(base: &[u8], change: impl FnOnce(&mut Package)) -> Vec<u8> {
    let mut package = Package::open(base);
    change(&mut package);
    package.to_bytes()
}

/// Adds XML before the end of the cells of the Declaration.
fn with_rows(base: &[u8], rows: &str) -> Vec<u8> {
    let part = declaration(base);
    parts(base, |all| all.replace(&part, "</sheetData>", &format!("{rows}</sheetData>")))
}

/// Adds XML at the start of a part, after the XML declaration.
fn with_start(base: &[u8], part: &str, start: &str) -> Vec<u8> {
    parts(base, |all| {
        let text = all.text(part);
        let at = if text.starts_with("<?") { text.find("?>").unwrap() + 2 } else { 0 };
        all.set(part, format!("{}{start}{}", &text[..at], &text[at..]))
    })
}
