//! Every cell that this reader gives is the one that two other readers give: calamine, and
//! `openpyxl`, a process of its own, installed with pip where that can be reached.
//!
//! The workbooks are the official ones at hand, every few of them, or all with `SMELTCHECK_ALL=1`;
//! and those of the folder `SMELTCHECK_WORKBOOKS`, with the folders in it. A difference is counted
//! under its explanation; one without fails.
//!
//! `openpyxl` prints a line for each thing: `W path`, then `S sheet`, then `kind row column text`
//! for a cell, where the kind is n(umber), t(ext), b(ool), e(rror) or d(ate as text); or
//! `X message` where they give up. Backslash and line ends in a text are escaped.

#[path = "../support/mod.rs"]
mod support;

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use smeltcheck::workbook::{Addr, MAX_ROW, Value, Workbook};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use support::workbooks;

/// Every so many official workbooks are read without `SMELTCHECK_ALL`.
const EVERY: usize = 9;
const OPENPYXL: &str = "openpyxl==3.1.5";

/// A value as any reader gives it.
#[derive(Clone, Debug, PartialEq)]
enum Read {
    Number(f64),
    Text(String),
    Bool(bool),
    Error(String),
    Date(String),
}

type Cells = BTreeMap<Addr, Read>;

/// What a reader says about one sheet.
#[derive(Debug, Default)]
struct OtherSheet {
    cells: Cells,
    /// Why it gave up, if it did.
    gave_up: Option<String>,
}

/// What a reader says about one workbook; by the name of the sheet.
#[derive(Debug, Default)]
struct OtherWorkbook {
    sheets: BTreeMap<String, OtherSheet>,
    gave_up: Option<String>,
}

#[derive(Debug, Default)]
struct Compared {
    workbooks: usize,
    sheets: usize,
    cells: usize,
    equal: usize,
    explained: BTreeMap<&'static str, usize>,
    unexplained: Vec<String>,
}

impl Compared {
    fn explain(&mut self, why: &'static str) {
        *self.explained.entry(why).or_default() += 1;
    }
}

#[test]
fn calamine_gives_the_same_cells() {
    compare_with("calamine", |files| {
        files.iter().map(|file| (file.display().to_string(), with_calamine(file))).collect()
    });
}

fn with_calamine(file: &Path) -> OtherWorkbook {
    let mut read = OtherWorkbook::default();
    let mut workbook: Xlsx<_> = match calamine::open_workbook(file) {
        Ok(workbook) => workbook,
        Err(XlsxError::Password) => panic!("{} is encrypted", file.display()),
        Err(error) => return OtherWorkbook { gave_up: Some(error.to_string()), ..read },
    };
    for name in workbook.sheet_names() {
        let sheet = read.sheets.entry(name.clone()).or_default();
        if let Err(error) = cells_with_calamine(&mut workbook, &name, &mut sheet.cells) {
            sheet.gave_up = Some(error.to_string());
        }
    }
    read
}

fn cells_with_calamine(workbook: &mut Xlsx<BufReader<File>>, sheet: &str, cells: &mut Cells) -> Result<(), XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds numbers of 64 bits with a point")]
            DataRef::Int(number) => Read::Number(*number as f64),
            DataRef::Float(number) => Read::Number(*number),
            DataRef::DateTime(time) => Read::Number(time.as_f64()),
            DataRef::Bool(truth) => Read::Bool(*truth),
            DataRef::String(text) => Read::Text(text.clone()),
            DataRef::SharedString(text) => Read::Text((*text).to_owned()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Read::Date(text.clone()),
            DataRef::Error(error) => Read::Error(error.to_string()),
        };
        cells.insert(Addr::new(u16::try_from(column + 1).unwrap(), row + 1), value);
    }
    Ok(())
}

#[test]
fn openpyxl_gives_the_same_cells() {
    let Some(python) = python_with_openpyxl() else { return };
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/with_openpyxl.py");
    compare_with("openpyxl", |files| {
        let output = Command::new(&python).arg(&program).args(files).output().unwrap();
        assert!(output.status.success(), "openpyxl: {}", String::from_utf8_lossy(&output.stderr));
        parse(&String::from_utf8_lossy(&output.stdout))
    });
}

/// Python in an environment of its own below the target folder, where it can be had.
fn python_with_openpyxl() -> Option<PathBuf> {
    let environment = Path::new(env!("CARGO_TARGET_TMPDIR")).join("openpyxl");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let succeeds = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    let has_openpyxl = || succeeds(Command::new(&python).args(["-c", "import openpyxl"]));
    if has_openpyxl() {
        return Some(python);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    let made = succeeds(Command::new(system).args(["-m", "venv"]).arg(&environment));
    if !made {
        println!("openpyxl: skipped (no Python with venv)");
        return None;
    }
    succeeds(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", OPENPYXL]));
    if !has_openpyxl() {
        println!("openpyxl: skipped (pip did not install it)");
        return None;
    }
    Some(python)
}

/// The workbooks to compare. Encrypted ones are not among them: no other reader opens them.
fn chosen() -> Vec<PathBuf> {
    let all = std::env::var_os("SMELTCHECK_ALL").is_some();
    let mut official = workbooks("blank", "other readers");
    official.extend(workbooks("filled", "other readers"));
    let mut chosen: Vec<PathBuf> = official.into_iter().step_by(if all { 1 } else { EVERY }).collect();
    if let Some(folder) = std::env::var_os("SMELTCHECK_WORKBOOKS") {
        workbooks_below(Path::new(&folder), &mut chosen);
    }
    chosen
}

fn workbooks_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            workbooks_below(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "xlsx" || ending == "xlsm") {
            found.push(entry);
        }
    }
}

fn compare_with(reader: &'static str, read: impl Fn(&[PathBuf]) -> BTreeMap<String, OtherWorkbook>) {
    let files = chosen();
    if files.is_empty() {
        return;
    }
    let start = Instant::now();
    let mut compared = Compared::default();
    // A few at a time: a workbook has a hundred thousand cells.
    for files in files.chunks(4) {
        let theirs = read(files);
        for file in files {
            let theirs = theirs.get(&file.display().to_string()).unwrap_or_else(|| panic!("{}", file.display()));
            compare(reader, file, theirs, &mut compared);
        }
    }
    let seconds = start.elapsed().as_secs();
    let Compared { workbooks, sheets, cells, equal, explained, unexplained } = compared;
    println!("{reader}: {workbooks} workbooks, {sheets} sheets, {cells} cells, {equal} equal, in {seconds} s");
    for (why, count) in explained {
        println!("{reader}: {count} explained: {why}");
    }
    assert!(
        unexplained.is_empty(),
        "{reader}: {}:\n{}",
        unexplained.len(),
        unexplained[..unexplained.len().min(40)].join("\n")
    );
}

fn parse(lines: &str) -> BTreeMap<String, OtherWorkbook> {
    let mut workbooks: BTreeMap<String, OtherWorkbook> = BTreeMap::new();
    let (mut path, mut sheet) = (String::new(), None);
    for line in lines.lines() {
        let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
        if kind == "W" {
            (path, sheet) = (unescaped(rest), None);
            workbooks.entry(path.clone()).or_default();
            continue;
        }
        let workbook = workbooks.get_mut(&path).unwrap();
        if kind == "S" {
            let name = unescaped(rest);
            workbook.sheets.entry(name.clone()).or_default();
            sheet = Some(name);
            continue;
        }
        let known = sheet.as_ref().and_then(|name| workbook.sheets.get_mut(name));
        match (kind, known) {
            ("X", Some(sheet)) => sheet.gave_up = Some(unescaped(rest)),
            ("X", None) => workbook.gave_up = Some(unescaped(rest)),
            (kind, Some(sheet)) => {
                let mut fields = rest.splitn(3, ' ');
                let row = fields.next().unwrap().parse().unwrap();
                let column = fields.next().unwrap().parse().unwrap();
                let text = unescaped(fields.next().unwrap_or_default());
                let value = match kind {
                    "n" => Read::Number(text.parse().unwrap()),
                    "b" => Read::Bool(text == "true"),
                    "e" => Read::Error(text),
                    "d" => Read::Date(text),
                    _ => Read::Text(text),
                };
                sheet.cells.insert(Addr::new(column, row), value);
            }
            (kind, None) => panic!("{kind} before a sheet"),
        }
    }
    workbooks
}

fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        plain.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                other => other.unwrap_or('\\'),
            },
            other => other,
        });
    }
    plain
}

fn compare(reader: &str, file: &Path, theirs: &OtherWorkbook, compared: &mut Compared) {
    compared.workbooks += 1;
    let name = file.file_name().unwrap().to_string_lossy();
    let workbook = match Workbook::open(&fs::read(file).unwrap(), None) {
        Ok(workbook) => workbook,
        Err(error) => {
            println!("{name}: refused here: {error}");
            return compared.explain("workbook refused here");
        }
    };
    if let Some(error) = &theirs.gave_up {
        println!("{name}: {reader} gives up: {error}");
        return compared.explain("the other reader gives up on the workbook");
    }
    for (sheet_name, _) in workbook.sheet_names() {
        let sheet = match workbook.sheet(sheet_name) {
            Ok(Some(sheet)) => sheet,
            Ok(None) => continue,
            Err(error) => {
                println!("{name} {sheet_name}: refused here: {error}");
                compared.explain("sheet refused here");
                continue;
            }
        };
        let Some(other) = theirs.sheets.get(sheet_name) else {
            compared.explain("a sheet without cells that the other reader does not list");
            assert_eq!(sheet.last_row(), 0, "{name}: {reader} has no sheet {sheet_name}");
            continue;
        };
        if let Some(error) = &other.gave_up {
            println!("{name} {sheet_name}: {reader} gives up: {error}");
            compared.explain("the other reader gives up on the sheet");
        }
        compared.sheets += 1;
        for addr in sheet.stored(1..=MAX_ROW) {
            let value = sheet.value(addr);
            if value == Value::Empty {
                // A formula without a stored result: others give nothing.
                continue;
            }
            compared.cells += 1;
            let found = other.cells.get(&addr);
            if found.is_some_and(|found| is_same(&value, found)) {
                compared.equal += 1;
            } else if let Some(why) = explanation(&value, sheet.has_formula(addr), found, other) {
                compared.explain(why);
            } else {
                let (ours, theirs) = (short(&value), short(&found));
                compared.unexplained.push(format!("{name} {sheet_name}!{addr}: {ours} here, {theirs}"));
            }
        }
        for addr in other.cells.keys().copied().filter(|addr| sheet.value(*addr) == Value::Empty) {
            let found = &other.cells[&addr];
            if let Some(why) = explanation(&Value::Empty, sheet.has_formula(addr), Some(found), other) {
                compared.explain(why);
            } else {
                let theirs = short(found);
                compared.unexplained.push(format!("{name} {sheet_name}!{addr}: nothing here, {theirs}"));
            }
        }
    }
}

fn short(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").chars().take(100).collect()
}

fn is_same(ours: &Value<'_>, theirs: &Read) -> bool {
    match (ours, theirs) {
        (Value::Number(one), Read::Number(other)) => one.partial_cmp(other) == Some(Ordering::Equal),
        (Value::Text(_), Read::Text(other)) | (Value::Error(_), Read::Error(other)) => ours.display() == other.as_str(),
        (Value::Bool(one), Read::Bool(other)) => one == other,
        _ => false,
    }
}

/// Why two readers may differ about a cell without one of them being wrong about the answer in it.
fn explanation(ours: &Value<'_>, formula: bool, theirs: Option<&Read>, other: &OtherSheet) -> Option<&'static str> {
    match (ours, theirs) {
        (_, None) if other.gave_up.is_some() => Some("the cell comes after the place where the other reader gave up"),
        (Value::Text(text), None) if text.is_empty() && formula => Some("a formula with an empty text as its result"),
        (Value::Text(text), None) if text.is_empty() => Some("an empty text"),
        (Value::Empty, Some(Read::Text(text))) if text.is_empty() => {
            Some("an empty text for a formula without a result")
        }
        (Value::Text(one), Some(Read::Text(other))) if **one == without_escapes(other) => {
            Some("an escape such as _x000D_ that the other reader leaves as it is")
        }
        _ => None,
    }
}

/// A text with its escapes `_xHHHH_` decoded, as far as each is a character by itself.
fn without_escapes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let character = after.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        rest = after;
        if let (Some(character), Some(after)) = (character, after.get(4..).and_then(|after| after.strip_prefix('_'))) {
            plain.push(character);
            rest = after;
        } else {
            plain.push_str("_x");
        }
    }
    plain + rest
}
