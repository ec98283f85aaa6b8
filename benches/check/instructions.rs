//! Instructions of the processor instead of time: how each rule grows with the rows of the Smelter
//! List. Counted by valgrind, so that neither other programs nor a coarse clock nor caches play a
//! part.

use std::ffi::OsStr;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use smeltcheck::declaration;
use smeltcheck::report::FileInfo;
use smeltcheck::rules::{self, Context, Rule, Sink};
use smeltcheck::template;

use crate::rows::{base, with_rows};
use crate::settings;

/// Rows of the lists. With ten times as many, valgrind takes more than ten minutes on a busy
/// computer, and says the same.
const ROWS: [usize; 2] = [250, 2_500];

/// Ten times the rows may cost this many times as much: sorting is a little above ten.
const MOST_GROWTH: f64 = 11.0;

/// A rule that costs less for the longest list says nothing about growth: its rows are not what it
/// looks at.
const TOO_FEW: u64 = 100_000;

/// What is counted besides the rules, in the order in which it runs.
const STEPS: [&str; 4] = ["recognise", "declaration", "rules, report", "report as JSON"];

/// Counts and prints; says so where there is no valgrind.
pub fn growth() {
    println!("\n### Growth with rows, in instructions of the processor\n");
    if !Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success()) {
        println!("Not counted: valgrind is not here. On Debian `apt-get install valgrind` brings it.");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("instructions");
    // What an earlier run left would be counted with this one.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder to write to");
    // Written here, because it would take minutes there.
    let file = folder.join("base.xlsx");
    fs::write(&file, base()).expect("room for a workbook");
    let status = Command::new("valgrind")
        .args([
            "--quiet",
            "--tool=callgrind",
            "--toggle-collect=*instructions::counted_work*",
            "--dump-after=*instructions::noted*",
        ])
        .arg(format!("--callgrind-out-file={}", folder.join("counts").display()))
        .arg(std::env::current_exe().expect("this program"))
        .arg("--counted")
        .arg(&file)
        .stdout(Stdio::null())
        .status()
        .expect("valgrind runs");
    assert!(status.success(), "valgrind: {status}");
    let names: Vec<String> = STEPS.map(str::to_owned).into_iter().chain(rules().map(rule_name)).collect();
    let counts = counts_in(&folder);
    assert_eq!(counts.len(), ROWS.len() * names.len(), "a count for each rule and number of rows");
    let of_rows: Vec<&[u64]> = counts.chunks(names.len()).collect();
    let lines = names.iter().enumerate().map(|(place, name)| {
        let counts: Vec<u64> = of_rows.iter().filter_map(|counts| counts.get(place).copied()).collect();
        (name.as_str(), counts)
    });
    print(lines.collect());
}

/// Runs under valgrind: every step and every rule once for each number of rows. Only what [`noted`]
/// gets is counted.
pub fn counted(base: &Path) {
    let settings = settings();
    let base = fs::read(base).expect("the workbook of the process that asked");
    for rows in ROWS {
        let workbook = with_rows(&base, rows);
        let detected = template::detect(&workbook).expect("a known template");
        let declaration = declaration::read(&workbook, &detected.layout).expect("a declaration");
        let check = || {
            let file = FileInfo::of(b"", "file.xlsx");
            smeltcheck::check_workbook(&workbook, &detected, file, &settings).expect("a report")
        };
        let report = check();
        noted(&mut || drop(black_box(template::detect(&workbook).expect("a known template"))));
        noted(&mut || {
            drop(black_box(declaration::read(&workbook, &detected.layout).expect("a declaration")));
        });
        noted(&mut || drop(black_box(check())));
        noted(&mut || drop(black_box(serde_json::to_string(&report).expect("JSON"))));
        let context = Context::new(&workbook, &detected, &declaration, &settings);
        let run = |rule: &'static Rule| {
            let mut sink = Sink::new(rule, &declaration, &detected.layout);
            if rule.applies_to.contains(&detected.layout.family) {
                (rule.check)(&context, &mut sink);
            }
            black_box(&sink);
        };
        // What rules share is worked out by the first of them that asks; it counts for none.
        rules().for_each(run);
        rules().for_each(|rule| noted(&mut || run(rule)));
    }
}

/// What runs is counted: valgrind writes down the count at its end. It looks for this function and
/// the next by their names, and does but one of the two things for one function.
#[inline(never)]
fn noted(work: &mut dyn FnMut()) {
    // Held over the call: one at the very end would become a jump, and its end not be seen.
    let held = black_box(0_u8);
    counted_work(work);
    black_box(held);
}

/// Valgrind counts only while it runs.
#[inline(never)]
fn counted_work(work: &mut dyn FnMut()) {
    let held = black_box(0_u8);
    work();
    black_box(held);
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    rules::ALL.iter().copied()
}

fn rule_name(rule: &Rule) -> String {
    format!("{} {}", rule.code, rule.name)
}

/// The counts of all runs, in order: valgrind writes a file with a number at its end after each.
fn counts_in(folder: &Path) -> Vec<u64> {
    let files = fs::read_dir(folder).expect("the folder of counts").filter_map(Result::ok).map(|entry| entry.path());
    let mut numbered: Vec<(u32, u64)> = files
        .filter_map(|file| {
            let number = file.extension().and_then(OsStr::to_str)?.parse().ok()?;
            let text = fs::read_to_string(&file).expect("a file of valgrind");
            let count = text.lines().find_map(|line| line.strip_prefix("totals:").or(line.strip_prefix("summary:")))?;
            Some((number, count.trim().parse().expect("a number")))
        })
        .collect();
    numbered.sort_unstable();
    numbered.into_iter().map(|(_, count)| count).collect()
}

fn print(mut lines: Vec<(&str, Vec<u64>)>) {
    let heads: Vec<String> = ROWS.iter().map(|rows| format!("{rows} rows")).collect();
    println!("In thousands. Ten times the rows may cost {MOST_GROWTH} times as much.\n");
    println!("| what | {} | growth |", heads.join(" | "));
    println!("|---|---:|---:|---:|");
    // The steps stay first.
    if let Some(rules) = lines.get_mut(STEPS.len()..) {
        rules.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.last().copied()));
    }
    let (shown, small): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|(_, counts)| counts.last().is_some_and(|count| *count >= TOO_FEW));
    let mut above = Vec::new();
    for (name, counts) in &shown {
        #[allow(clippy::cast_precision_loss, reason = "printed with one digit")]
        let factors = counts.windows(2).map(|pair| match pair {
            [before, after] => *after as f64 / (*before).max(1) as f64,
            _ => 0.0,
        });
        let factors: Vec<f64> = factors.collect();
        if factors.iter().any(|factor| *factor > MOST_GROWTH) {
            above.push(*name);
        }
        let counts: Vec<String> = counts.iter().map(|count| (count / 1000).to_string()).collect();
        let factors: Vec<String> = factors.iter().map(|factor| format!("{factor:.1}")).collect();
        println!("| {name} | {} | {} |", counts.join(" | "), factors.join(" | "));
    }
    println!("\n{} rules that cost less than {} thousand instructions are left out.", small.len(), TOO_FEW / 1000);
    println!("Above {MOST_GROWTH}: {}.", if above.is_empty() { "none".to_owned() } else { above.join(", ") });
}
