//! What a check costs on this computer, natively: `cargo bench --bench check --features samples`.
//!
//! With `-- --write FOLDER` it only writes the filled workbooks, for the measurements in the
//! browser. With `-- --look-ups` it only looks up smelters, with `-- --instructions` it counts what
//! each rule costs by valgrind instead of a clock.

mod filled;
mod instructions;
mod look_ups;
mod rows;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use filled::Blank;
use smeltcheck::base::date::Date;
use smeltcheck::profile::Settings;
use smeltcheck::report::FileInfo;
use smeltcheck::{Checked, Step, sheet_pictures};

/// Sizes of the smelter list in the workbooks.
pub const SMELTERS: [usize; 3] = [40, 400, 2_500];

fn main() {
    // Cargo puts a word of its own before or after the others.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--write", folder, ..] => {
            write_workbooks(Path::new(folder));
        }
        ["--once", file, ..] => check_once(Path::new(file)),
        ["--time-paths"] => time_paths(),
        ["--instructions", ..] => instructions::growth(),
        ["--look-ups", ..] => look_ups::growth(),
        ["--counted", base] => instructions::counted(Path::new(base)),
        [] => measure(),
        other => {
            eprintln!("{other:?} is none of: --write FOLDER, --instructions, --look-ups; or nothing, to measure");
            std::process::exit(2);
        }
    }
}

/// Lists in use as the page has them without anything loaded.
fn settings() -> Settings {
    let day = Date::new(2026, 3, 2).expect("a day");
    Settings { lists: smeltcheck::reference::Lists::built_in(), ..Settings::on(day) }
}

fn write_workbooks(folder: &Path) -> Vec<(usize, PathBuf)> {
    fs::create_dir_all(folder).expect("a folder to write to");
    let official = Blank::official();
    if official.is_none() {
        println!("no corpus: forms made by code instead of official workbooks");
    }
    let file = |smelters: usize| {
        let bytes = official.as_ref().map_or_else(|| filled::made_by_code(smelters), |blank| blank.filled(smelters));
        let path = folder.join(format!("cmrt-{smelters}.xlsx"));
        fs::write(&path, bytes).expect("room for a workbook");
        (smelters, path)
    };
    SMELTERS.map(file).to_vec()
}

fn check_once(file: &Path) {
    let bytes = fs::read(file).expect("a workbook");
    let report = smeltcheck::check(&bytes, "file.xlsx", None, &settings()).expect("a report");
    // The number that the system keeps, in kB; Linux only.
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("? kB").trim().to_owned();
    println!("{} {peak}", report.findings.len());
}

/// Answers every path on standard input with the milliseconds of one check: the measurements in
/// the browser take turns with it, and have no clock but that on the wall.
fn time_paths() {
    let settings = settings();
    for path in std::io::stdin().lines() {
        let bytes = fs::read(path.expect("a line")).expect("a workbook");
        let start = Instant::now();
        smeltcheck::check(&bytes, "file.xlsx", None, &settings).expect("a report");
        println!("{}", ms(start.elapsed()));
    }
}

fn measure() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    let files = write_workbooks(&folder);
    files_per_second(&files);
    rows::growth();
    look_ups::growth();
}

/// Time that this thread has had on a core: on a busy computer only that says what work costs.
/// Elsewhere than on Linux the time that has passed.
#[derive(Clone, Copy)]
pub struct Moment(Duration);

impl Moment {
    /// Now.
    pub fn now() -> Self {
        static BEGIN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
        let schedule = fs::read_to_string("/proc/thread-self/schedstat").ok();
        let on_core = schedule.and_then(|text| text.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
        Self(on_core.unwrap_or_else(|| BEGIN.elapsed()))
    }

    /// Since then.
    pub fn elapsed(self) -> Duration {
        Self::now().since(self)
    }

    /// Between two.
    pub fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

/// The middle of some durations, and the quarters around it.
pub fn quartiles(mut times: Vec<Duration>) -> [Duration; 3] {
    times.sort();
    [1, 2, 3].map(|quarter| times.get((times.len() - 1) * quarter / 4).copied().unwrap_or_default())
}

/// A duration in milliseconds.
pub fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// How often the steps of a check are timed for their mean.
const STEP_RUNS: u32 = 25;

fn files_per_second(files: &[(usize, PathBuf)]) {
    println!("\n### One core, natively\n");
    println!("| smelters | file | findings | median ms | quartiles | files per second | peak memory of the process |");
    println!("|---:|---:|---:|---:|---:|---:|---:|");
    let settings = settings();
    for (smelters, file) in files {
        let bytes = fs::read(file).expect("a workbook");
        let times = quartiles(repeat(Duration::from_secs(2), || {
            smeltcheck::check(&bytes, "file.xlsx", None, &settings).expect("a report");
        }));
        let itself = std::env::current_exe().expect("this program");
        let once = Command::new(itself).arg("--once").arg(file).output().expect("this program runs");
        let once = String::from_utf8_lossy(&once.stdout).into_owned();
        let (findings, peak) = once.trim().split_once(' ').unwrap_or(("?", "?"));
        println!(
            "| {smelters} | {} kB | {findings} | {:.1} | {:.1} to {:.1} | {:.0} | {peak} |",
            bytes.len() / 1000,
            ms(times[1]),
            ms(times[0]),
            ms(times[2]),
            1.0 / times[1].as_secs_f64(),
        );
    }
    println!(
        "\n| smelters | fingerprint | open | recognise | declaration, rules, report | pictures of sheets | report as JSON | JSON |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (smelters, file) in files {
        let bytes = fs::read(file).expect("a workbook");
        let runs: Vec<[Duration; 6]> = (0..STEP_RUNS).map(|_| steps(&bytes, &settings).0).collect();
        let mean = |step: usize| ms(runs.iter().map(|run| run[step]).sum::<Duration>() / STEP_RUNS);
        let cells: Vec<String> = (0..6).map(|step| format!("{:.1}", mean(step))).collect();
        println!("| {smelters} | {} | {} kB |", cells.join(" | "), steps(&bytes, &settings).1 / 1000);
    }
}

/// Time of each step, and the length of the report as JSON.
fn steps(bytes: &[u8], settings: &Settings) -> ([Duration; 6], usize) {
    let start = Moment::now();
    let file = FileInfo::of(bytes, "file.xlsx");
    let fingerprint = start.elapsed();
    let mut begun = Vec::new();
    let checked = smeltcheck::check_with_workbook(bytes, file, None, settings, &mut |step: Step| {
        begun.push((step, Moment::now()));
    });
    let end = Moment::now();
    let Checked { report, workbook, detected } = checked.expect("a report");
    let at = |wanted: Step| begun.iter().find(|(step, _)| *step == wanted).map_or(end, |(_, at)| *at);
    let pictures = Moment::now();
    let shown = sheet_pictures(&workbook, &detected, &report).expect("pictures");
    let _ = serde_json::to_string(&shown).expect("JSON");
    let pictures = pictures.elapsed();
    let writing = Moment::now();
    let length = serde_json::to_string(&report).expect("JSON").len();
    let writing = writing.elapsed();
    let open = at(Step::Recognise).since(at(Step::Open));
    let recognise = at(Step::Rules).since(at(Step::Recognise));
    ([fingerprint, open, recognise, end.since(at(Step::Rules)), pictures, writing], length)
}

/// Runs for some time, at least five times, in batches: some systems count the time on a core in
/// steps of 4 ms.
pub fn repeat(at_least: Duration, mut run: impl FnMut()) -> Vec<Duration> {
    const BATCH: Duration = Duration::from_millis(40);
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 2 || (begin.elapsed() < at_least && times.len() < 40) {
        let (start, mut runs) = (Moment::now(), 0);
        while runs == 0 || start.elapsed() < BATCH {
            run();
            runs += 1;
        }
        times.push(start.elapsed() / runs);
    }
    times
}
