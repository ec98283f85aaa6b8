//! What each rule, and a whole check, costs for more and more rows of the Smelter List.

use std::hint::black_box;
use std::time::Duration;

use smeltcheck::declaration::{self, SmelterColumn};
use smeltcheck::report::FileInfo;
use smeltcheck::rules::{self, Context, Sink};
use smeltcheck::samples::fixtures::{Form, xlsx};
use smeltcheck::template::{self, Detected, SMELTER_LIST, TemplateKind};
use smeltcheck::workbook::{Addr, Cell, Sheet, Value, Workbook};

use crate::filled::Blank;
use crate::{ms, repeat, settings};

/// Rows of the lists: the last two are far longer than any template has formulas for, within what a
/// check accepts.
const ROWS: [usize; 4] = [250, 2_500, 25_000, 40_000];

/// Prints the growth of a whole check and of every rule.
pub fn growth() {
    let settings = settings();
    let base = base();
    let tables: Vec<Workbook> = ROWS.map(|rows| with_rows(&base, rows)).into();
    println!("\n### Growth with rows: one check without opening the file\n");
    println!("| rows | recognise | declaration | rules, report | findings | report as JSON |");
    println!("|---:|---:|---:|---:|---:|---:|");
    let mut of_rules: Vec<Vec<Duration>> = vec![Vec::new(); rules::ALL.len()];
    for (rows, workbook) in ROWS.into_iter().zip(&tables) {
        let patience = Duration::from_millis(500);
        let recognise = best(patience, || drop(black_box(template::detect(workbook).expect("a known template"))));
        let detected = template::detect(workbook).expect("a known template");
        let read = best(patience, || {
            drop(black_box(declaration::read(workbook, &detected.layout).expect("a declaration")));
        });
        let check = || {
            let file = FileInfo::of(b"", "file.xlsx");
            smeltcheck::check_workbook(workbook, &detected, file, &settings).expect("a report")
        };
        let all = best(patience, || drop(black_box(check()))).saturating_sub(read);
        let report = check();
        let writing = best(patience, || drop(black_box(serde_json::to_string(&report).expect("JSON"))));
        println!(
            "| {rows} | {:.1} ms | {:.1} ms | {:.1} ms | {} | {:.1} ms |",
            ms(recognise),
            ms(read),
            ms(all),
            report.summary.errors + report.summary.warnings + report.summary.infos,
            ms(writing),
        );
        for (times, time) in of_rules.iter_mut().zip(cost_of_rules(workbook, &detected)) {
            times.push(time);
        }
    }
    print_rules(of_rules);
}

/// The workbook whose rows are taken again and again.
pub fn base() -> Vec<u8> {
    Blank::official().map_or_else(
        || xlsx::write(&Form::in_order(TemplateKind::Cmrt, "6.5").expect("a known revision")).expect("a workbook"),
        |blank| blank.filled(2_500),
    )
}

fn print_rules(of_rules: Vec<Vec<Duration>>) {
    println!("\n### Cost of each rule, natively, in µs, dearest first, with what rules share already worked out\n");
    println!("How rules grow is counted below: the clock of some processors has steps of 4 ms.\n");
    let heads: Vec<String> = ROWS.iter().map(|rows| format!("{rows} rows")).collect();
    println!("| rule | {} |", heads.join(" | "));
    println!("|---|---:|---:|---:|---:|");
    let mut lines: Vec<(String, Vec<Duration>)> =
        rules::ALL.iter().map(|rule| format!("{} {}", rule.code, rule.name)).zip(of_rules).collect();
    lines.sort_by_key(|(_, times)| std::cmp::Reverse(times.get(1).copied()));
    for (name, times) in lines {
        let cells: Vec<String> = times.iter().map(|time| format!("{:.0}", time.as_secs_f64() * 1e6)).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}

/// The time of each rule, with what rules share already worked out.
fn cost_of_rules(workbook: &Workbook, detected: &Detected) -> Vec<Duration> {
    let settings = settings();
    let declaration = declaration::read(workbook, &detected.layout).expect("a declaration");
    let context = Context::new(workbook, detected, &declaration, &settings);
    let run = |rule: &'static rules::Rule| {
        let mut sink = Sink::new(rule, &declaration, &detected.layout);
        (rule.check)(&context, &mut sink);
        black_box(&sink);
    };
    let applying = || rules::ALL.iter().filter(|rule| rule.applies_to.contains(&detected.layout.family));
    applying().for_each(|rule| run(rule));
    let measure = |rule: &&'static rules::Rule| {
        if rule.applies_to.contains(&detected.layout.family) {
            best(Duration::from_millis(60), || run(rule))
        } else {
            Duration::ZERO
        }
    };
    rules::ALL.iter().map(measure).collect()
}

/// The shortest of several runs: what else the computer does only adds.
fn best(patience: Duration, run: impl FnMut()) -> Duration {
    repeat(patience, run).into_iter().min().unwrap_or_default()
}

/// The workbook with so many smelters: every twentieth row is one that is not listed, under a name
/// of its own, the others are those of the first rows again and again.
pub fn with_rows(base: &[u8], rows: usize) -> Workbook {
    let workbook = Workbook::open(base, None).expect("a workbook");
    let layout = template::detect(&workbook).expect("a known template").layout;
    let declaration = declaration::read(&workbook, &layout).expect("a declaration");
    let names: Vec<String> = workbook.sheet_names().map(|(name, _)| name.to_owned()).collect();
    let mut sheets: Vec<Sheet> =
        names.iter().filter_map(|name| workbook.sheet(name).expect("a readable sheet").cloned()).collect();
    let list = sheets.iter_mut().find(|sheet| sheet.name() == SMELTER_LIST).expect("a list of smelters");
    let mut fresh = Sheet::new(SMELTER_LIST);
    for addr in list.stored(1..=layout.smelters.first_row - 1).collect::<Vec<_>>() {
        fresh.put(addr, copy(list, addr));
    }
    // The same mix for every length: rows that are not listed come from below only.
    let listed = declaration.smelters.iter().filter(|row| row.choice == declaration::Choice::Listed);
    let known: Vec<_> = listed.take(rows / 2).collect();
    let columns = &layout.smelters;
    for (number, row) in (0..rows).zip(columns.first_row..) {
        let Some(from) = known.get(number % known.len()) else { continue };
        let is_free = number % 20 == 19;
        for entry in from.cells() {
            let text = match entry.field {
                declaration::Field::Smelter(SmelterColumn::Name) if is_free => {
                    format!("Example Refining Works {number}")
                }
                declaration::Field::Smelter(SmelterColumn::Lookup) if is_free => {
                    template::options::NOT_LISTED.to_owned()
                }
                declaration::Field::Smelter(SmelterColumn::Id) if is_free => String::new(),
                _ => entry.typed.to_string(),
            };
            if !text.is_empty() {
                let value = Value::Text(text.into());
                fresh.put(Addr::new(entry.cell.addr.column, row), Cell { value, formula: false });
            }
        }
    }
    *list = fresh;
    Workbook::from_sheets(sheets)
}

fn copy(sheet: &Sheet, addr: Addr) -> Cell {
    let value = match sheet.value(addr) {
        Value::Text(text) => Value::Text(text.into_owned().into()),
        Value::Empty => Value::Empty,
        Value::Number(number) => Value::Number(number),
        Value::Bool(truth) => Value::Bool(truth),
        Value::Error(error) => Value::Error(error),
    };
    Cell { value, formula: sheet.has_formula(addr) }
}
