//! One function for each target. A panic is what the fuzzer looks for: in the code under test, or
//! in a claim made here.

use crate::form::{self, Plan};
use crate::parts;
use smeltcheck::base::date::Date;
use smeltcheck::base::text::{Text, is_invisible};
use smeltcheck::lists::{self, Description, ListError, Sheets};
use smeltcheck::output::correct::corrected_copy;
use smeltcheck::output::export::{ExportKind, Languages, export};
use smeltcheck::profile as profiles;
use smeltcheck::profile::Settings;
use smeltcheck::reference::Lists;
use smeltcheck::report::corrections::MAX_PROPOSALS;
use smeltcheck::report::{FileInfo, Finding, MAX_FINDINGS, Report, Severity, compare};
use smeltcheck::samples::fixtures::{demanding_profile, invented_lists};
use smeltcheck::template::{Detected, detect};
use smeltcheck::workbook::{
    Addr, CellRef, MAX_COLUMN, MAX_ROW, ReadError, Sheet, Value, Workbook, is_read_by_calamine,
};
use smeltcheck::{check_with_workbook, check_workbook, rules, sheet_pictures};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a target does with its bytes.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const ALL: &[(&str, Target)] = &[
    ("package", package),
    ("strings", strings),
    ("sheet", sheet),
    ("whole", whole),
    ("lists", lists),
    ("profile", profile),
    ("encryption", encryption),
];

/// Raw bytes as a file.
pub fn package(data: &[u8]) {
    read_everything(&Workbook::open(data, None));
}

/// The bytes as the part of the shared strings.
pub fn strings(data: &[u8]) {
    let parts = parts::with(parts::sound(), "xl/sharedStrings.xml", data);
    let Some(bytes) = parts::zipped(&parts) else { return };
    read_everything(&Workbook::open(&bytes, None));
}

/// The parts that [`sheet`] changes, by its first byte.
pub const SHEET_PARTS: &[&str] = &[
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/comments1.xml",
    "xl/drawings/drawing1.xml",
];

/// The bytes after the first as one part: mostly that of the sheet.
pub fn sheet(data: &[u8]) {
    let Some((choice, content)) = data.split_first() else { return };
    let name = SHEET_PARTS.get(usize::from(*choice)).unwrap_or(&SHEET_PARTS[0]);
    let read = |content: &[u8]| {
        let bytes = parts::zipped(&parts::with(parts::sound(), name, content))?;
        let opened = Workbook::open(&bytes, None);
        read_everything(&opened);
        Some(opened.and_then(|workbook| workbook.sheet("S").map(|sheet| sheet.map(cells))))
    };
    let first = read(content);
    // The fast way over plain cells and the long way read the same. Two blanks in a tag are not
    // plain.
    let is_simple = !["<!", "<?", "<c <", "'", "\"<"].iter().any(|odd| contains(content, odd.as_bytes()));
    if *name == SHEET_PARTS[0] && is_simple && contains(content, b"<c ") {
        let long_way = read(&replaced(content, b"<c ", b"<c  "));
        if let (Some(Ok(first)), Some(Ok(second))) = (&first, &long_way) {
            assert_eq!(first, second, "two ways to read a cell");
        }
    }
}

fn contains(content: &[u8], piece: &[u8]) -> bool {
    content.windows(piece.len()).any(|window| window == piece)
}

fn replaced(content: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut made = Vec::with_capacity(content.len() * 2);
    let mut rest = content;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        made.extend_from_slice(&rest[..at]);
        made.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    made.extend_from_slice(rest);
    made
}

/// The cells of a sheet with what they hold.
pub fn cells(sheet: &Sheet) -> Vec<(Addr, String, bool)> {
    let cell = |addr| (addr, format!("{:?}", sheet.value(addr)), sheet.has_formula(addr));
    sheet.stored(1..=MAX_ROW).map(cell).collect()
}

fn read_everything(opened: &Result<Workbook, ReadError>) {
    let workbook = match opened {
        Ok(workbook) => workbook,
        Err(error) => return judge_error(error),
    };
    for (name, _) in workbook.sheet_names() {
        if let Err(error) = workbook.overlay(name) {
            judge_error(&error);
        }
        match workbook.sheet(name) {
            Ok(Some(sheet)) => judge_sheet(sheet),
            Ok(None) => {}
            Err(error) => judge_error(&error),
        }
    }
}

fn judge_sheet(sheet: &Sheet) {
    let mut before = None;
    for addr in sheet.stored(1..=u32::MAX) {
        assert!((1..=MAX_ROW).contains(&addr.row) && (1..=MAX_COLUMN).contains(&addr.column), "{addr:?} is outside");
        assert!(before < Some(addr), "{addr} comes twice or late");
        before = Some(addr);
        match sheet.value(addr) {
            Value::Number(number) => assert!(number.is_finite(), "{addr}"),
            Value::Text(text) => assert!(text.chars().count() <= 32_767, "{addr}"),
            Value::Empty => assert!(sheet.has_formula(addr), "{addr} holds nothing"),
            Value::Bool(_) | Value::Error(_) => {}
        }
        let _ = (sheet.is_hidden(addr), sheet.column_width(addr.column));
    }
    assert_eq!(sheet.last_row(), before.map_or(0, |addr| addr.row));
}

fn judge_error(error: &ReadError) {
    judge_text(&error.text());
    let steps = error.steps();
    assert!(!steps.is_empty(), "{error}: no way out");
    steps.iter().for_each(judge_text);
    assert!(!error.id().is_empty());
}

/// A text for people says something in both languages, and hides nothing.
fn judge_text(text: &Text) {
    for half in [&text.en, &text.zh_cn] {
        assert!(!half.is_empty(), "{text:?}");
        assert!(!half.chars().any(is_invisible), "{text:?}");
    }
}

fn settings() -> &'static [Settings] {
    static SETTINGS: LazyLock<Vec<Settings>> = LazyLock::new(|| {
        let today = Settings { today: Date::new(2026, 3, 2), ..Settings::default() };
        let demanding = Settings { profile: demanding_profile(), lists: invented_lists(), ..today.clone() };
        let strict = profiles::built_in("strict").unwrap_or_default();
        let strict = Settings { profile: strict, lists: Lists::built_in(), ..today.clone() };
        vec![today, demanding, strict, Settings::default()]
    });
    &SETTINGS
}

/// A whole check over a changed form, and what can be made of it.
pub fn whole(data: &[u8]) {
    let mut plan = Plan(data);
    let how = plan.byte();
    let Some(settings) = plan.choose(settings()) else { return };
    if how % 2 == 0 {
        let Some(form) = form::changed_form(&mut plan) else { return };
        let mut workbook = form.into_workbook();
        let Ok(detected) = detect(&workbook) else { return };
        detected.name_sheets(&mut workbook);
        match check_workbook(&workbook, &detected, FileInfo::of(b"", "form.xlsx"), settings) {
            Ok(report) => judge_report(&report, &workbook, &detected, how),
            Err(error) => judge_error(&error),
        }
        return;
    }
    let Some(bytes) = form::changed_package(&mut plan) else { return };
    let file = FileInfo::of(&bytes, "form.xlsx");
    match check_with_workbook(&bytes, file.clone(), None, settings, &mut |_| {}) {
        Ok(checked) => {
            judge_report(&checked.report, &checked.workbook, &checked.detected, how);
            judge_copy(&bytes, &checked.report);
        }
        Err(error) => {
            let refusal = error.refusal(file);
            judge_text(&refusal.error.message);
            assert!(!refusal.error.steps.is_empty());
            serde_json::to_string(&refusal).expect("a refusal is data");
        }
    }
}

/// What holds for every report.
///
/// # Panics
/// When it does not.
pub fn judge_report(report: &Report, workbook: &Workbook, detected: &Detected, how: u8) {
    assert!(report.findings.len() <= MAX_FINDINGS);
    assert!(report.corrections.proposals.len() <= MAX_PROPOSALS);
    assert_eq!(report.outcomes.len(), rules::ALL.len(), "every rule has its outcome");
    let listed = report.summary.errors + report.summary.warnings + report.summary.infos;
    assert_eq!(listed, report.findings.len() + report.summary.not_listed);
    for finding in &report.findings {
        for text in [&finding.message, &finding.why, &finding.fix] {
            judge_text(text);
        }
        assert!(!finding.cells.is_empty(), "{} names no place", finding.code);
        let choices = finding.choices.iter().map(|choice| &choice.cell);
        for cell in finding.cells.iter().chain(finding.evidence.iter().map(|evidence| &evidence.cell)).chain(choices) {
            judge_place(&finding.code, cell, workbook);
        }
    }
    judge_open_items(report);
    let json = serde_json::to_string(report).expect("a report is data");
    let again: Report = serde_json::from_str(&json).expect("a report can be read back");
    assert!(again == *report, "a report that was read back is another one");
    if how & 8 != 0 {
        let titles = rules::titles();
        for kind in ExportKind::ALL {
            // A workbook takes as long as everything else together.
            if kind != ExportKind::PlanWorkbook || how & 16 != 0 {
                let made = export(report, kind, Languages::Both, &titles, &BTreeSet::new()).expect("a file");
                judge_export(kind, &made.bytes);
            }
        }
    }
    if how & 32 != 0 {
        let _ = sheet_pictures(workbook, detected, report);
        let compared = compare::compare(report, report).expect("a report has its own template");
        assert!(compared.is_unchanged(), "a report differs from itself");
    }
}

/// An open item of the official Checker always comes with something that must be fixed, and names
/// the rule that says so.
fn judge_open_items(report: &Report) {
    let checker = &report.official_checker;
    assert!(checker.remaining == 0 || report.summary.errors > 0, "open items and nothing to fix: {checker:?}");
    if report.summary.not_listed > 0 {
        return;
    }
    for item in &checker.incomplete {
        let is_cause = |finding: &&Finding| {
            finding.severity == Severity::Error && item.found_by.as_deref() == Some(finding.code.as_ref())
        };
        assert!(report.findings.iter().any(|finding| is_cause(&finding)), "nothing must be fixed for {item:?}");
    }
}

/// A finding points at a cell of a sheet that is there, or at a sheet of the template that is
/// missing.
fn judge_place(code: &str, cell: &CellRef, workbook: &Workbook) {
    let CellRef { sheet, addr } = cell;
    assert!((1..=MAX_ROW).contains(&addr.row) && (1..=MAX_COLUMN).contains(&addr.column), "{code}: {cell}");
    let is_there = matches!(workbook.sheet(sheet), Ok(Some(_)));
    assert!(is_there || workbook.sheet_names().any(|(name, _)| name == sheet), "{code}: no sheet {sheet:?}");
}

fn judge_export(kind: ExportKind, bytes: &[u8]) {
    if matches!(kind, ExportKind::PlanWorkbook | ExportKind::Data) {
        return;
    }
    let text = std::str::from_utf8(bytes).expect("text");
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    assert!(!text.chars().any(|c| !matches!(c, '\r' | '\n') && is_invisible(c)), "{kind:?} holds what nobody sees");
}

/// A corrected copy holds what was chosen, or is not made.
fn judge_copy(bytes: &[u8], report: &Report) {
    let chosen = &report.corrections.proposals;
    let Ok(copy) = corrected_copy(bytes, chosen) else { return };
    let workbook = Workbook::open(&copy, None).expect("a copy is a workbook");
    read_everything(&Ok(workbook));
}

/// A list of smelters. The formats of calamine are left out: it panics on some broken files, which
/// whoever calls it lives through.
pub fn lists(bytes: &[u8]) {
    if is_read_by_calamine(bytes) {
        return;
    }
    match lists::open(bytes, "list.csv", &mut |_| {}) {
        Ok(sheets) => use_lists(&sheets),
        Err(error) => judge_list_error(&error),
    }
}

fn use_lists(sheets: &Sheets) {
    assert!(sheets.likely() < sheets.sheets.len());
    for sheet in &sheets.sheets {
        let guess = sheet.guess(&sheets.file_name);
        let preview = sheet.preview(&guess.mapping, 20);
        serde_json::to_string(&preview).expect("a preview is data");
        let reading = sheet.read(&guess.mapping, &guess.options(), &mut |_| {});
        serde_json::to_string(&reading).expect("a reading is data");
        for problem in &reading.problems {
            judge_text(&problem.text());
        }
        let Some(date) = guess.date.or(Date::new(2026, 3, 2)) else { return };
        let about = Description {
            id: "list".to_owned(),
            name: "List".to_owned(),
            file: sheets.file_name.clone(),
            kind: guess.kind,
            date,
        };
        match lists::lists_of(reading.rows, &about) {
            Ok(lists) => drop(Lists::in_use(lists, false)),
            Err(error) => judge_text(&error.text()),
        }
    }
}

fn judge_list_error(error: &ListError) {
    judge_text(&error.text());
}

/// A buyer's profile, TOML or JSON.
pub fn profile(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Err(mistakes) = profiles::read(&text) {
        assert!(!mistakes.is_empty(), "no profile and no mistake");
        for mistake in mistakes {
            judge_text(&mistake.text());
            // A return alone ends a line too.
            let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
            assert!(mistake.line.is_none_or(|line| line > 0 && line <= lines), "{mistake:?}");
        }
    }
}

/// The most rounds of hashing that are worth the time of a fuzzer; the limit itself has a test.
const ROUNDS: usize = 3_000;

/// What says how a package is encrypted; the first byte says whether a password is given.
pub fn encryption(data: &[u8]) {
    let Some((choice, content)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(content);
    let rounds = text.split("spinCount").skip(1).any(|rest| {
        let digits = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<usize>().map_or(!digits.is_empty(), |rounds| rounds > ROUNDS)
    });
    if rounds {
        return;
    }
    let bytes = parts::compound(&[("EncryptionInfo", content), ("EncryptedPackage", &[0; 72])]);
    read_everything(&Workbook::open(&bytes, (choice % 2 == 0).then_some("secret")));
}
