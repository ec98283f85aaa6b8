//! Compares with the Checker sheets of official workbooks that a spreadsheet program recalculated.
//! The workbooks are not part of the project; where they are absent, nothing is compared.

mod support;

use serde_json::Value as Json;
use smeltcheck::official::OfficialChecker;
use smeltcheck::workbook::{CellRef, Value, Workbook};
use smeltcheck::{declaration, official, template};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::workbooks;

fn open(path: &Path) -> Workbook {
    Workbook::open(&fs::read(path).unwrap(), None).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn checked(workbook: &Workbook) -> OfficialChecker {
    let detected = template::detect(workbook).unwrap();
    let declaration = declaration::read(workbook, &detected.layout).unwrap();
    official::check(workbook, &detected.layout, &declaration).unwrap().0
}

/// A row with the cells that it names, as the corpus has it.
type OpenRow = (u64, Option<String>, Option<String>);

fn ours(checker: &OfficialChecker) -> BTreeSet<OpenRow> {
    let row = |item: &official::OpenItem| {
        (u64::from(item.row), item.item.clone(), item.answer.as_ref().map(ToString::to_string))
    };
    checker.incomplete.iter().map(row).collect()
}

fn theirs(incomplete: &Json) -> BTreeSet<OpenRow> {
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let row = |item: &Json| (item["row"].as_u64().unwrap(), text(&item["item"]), text(&item["answer"]));
    incomplete.as_array().unwrap().iter().map(row).collect()
}

#[test]
fn filled_workbooks() {
    let files = workbooks("filled", "parity");
    if files.is_empty() {
        return;
    }
    let mut differences = Vec::new();
    for path in &files {
        let facts: Json = serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let expected = &facts["checker"];
        let checker = checked(&open(path));
        let (ours, theirs) = (ours(&checker), theirs(&expected["incomplete"]));
        if ours != theirs
            || Some(u64::from(checker.remaining)) != expected["remaining"].as_u64()
            || checker.broken_by.is_some()
        {
            let too_many: Vec<_> = ours.difference(&theirs).collect();
            let too_few: Vec<_> = theirs.difference(&ours).collect();
            differences.push(format!("{}: too many {too_many:?}, too few {too_few:?}", path.display()));
        }
    }
    println!("parity: {}/{}", files.len() - differences.len(), files.len());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn blank_workbooks() {
    let files = workbooks("blank", "parity: blank");
    if files.is_empty() {
        return;
    }
    let total = CellRef::parse("Checker!D2").unwrap().addr;
    let mut differences = Vec::new();
    for path in &files {
        let workbook = open(path);
        // The one place where a stored result is read: it is what Excel said about the blank.
        let stored = match workbook.sheet(template::CHECKER).unwrap().unwrap().value(total) {
            Value::Number(number) => number.to_string(),
            value => value.display().into_owned(),
        };
        let checker = checked(&workbook);
        if stored != checker.remaining.to_string() {
            differences.push(format!("{}: {} instead of {stored}", path.display(), checker.remaining));
        }
    }
    println!("parity: blank {}/{}", files.len() - differences.len(), files.len());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
