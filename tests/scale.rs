//! Many files: memory does not grow with their number, and the example for Apache Spark gives for
//! every file what one run of the command line tool gives.
//!
//! `cargo xtask test` installs Spark and names its environment in `SMELTCHECK_SPARK`.
//! `SMELTCHECK_SCALE` is the number of files; docs/scale.md has the figures of 1,000.

#[path = "support/memory.rs"]
mod memory;
mod support;

use smeltcheck::samples::fixtures::{Edit, Form, Place, xlsx};
use smeltcheck::template::{CompanyField, TemplateKind};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const DAY: &str = "2026-03-31";

/// Files where `SMELTCHECK_SCALE` names no number.
const FILES: usize = 40;

/// Official workbooks are larger than those made here; without optimisation a few have to do.
const EVERY: usize = if cfg!(debug_assertions) { 5 } else { 1 };

/// What five times the files may need of memory, in per cent.
const FLAT: u64 = 130;

fn number_of_files() -> usize {
    std::env::var("SMELTCHECK_SCALE").ok().map_or(FILES, |number| number.parse().unwrap())
}

/// A new folder below the target folder.
fn new_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale").join(name);
    // Left by an earlier run.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Forms made by code, and a file that is none.
fn made(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for (kind, revision) in [(TemplateKind::Cmrt, "6.5"), (TemplateKind::Emrt, "2.1"), (TemplateKind::Amrt, "1.3")] {
        let form = Form::in_order(kind, revision).unwrap();
        let nameless = form.clone().with(&[Edit::blank(Place::Company(CompanyField::Name))]);
        for (what, form) in [("in order", form), ("nameless 无名 %20", nameless)] {
            let path = folder.join(format!("{kind} {what}.xlsx"));
            fs::write(&path, xlsx::write(&form).unwrap()).unwrap();
            paths.push(path);
        }
    }
    let none = folder.join("none.xlsx");
    fs::write(&none, b"%PDF-1.7").unwrap();
    paths.push(none);
    paths
}

/// Checks the files in one run; what it writes, and the most memory that it took.
fn check(paths: &[&PathBuf], out: &Path) -> (u64, Duration) {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_smeltcheck"))
        .args(["check", "--files-from", "-", "--null", "--format", "ndjson", "--today", DAY, "--jobs", "2"])
        .stdin(Stdio::piped())
        .stdout(File::create(out).unwrap())
        .spawn()
        .unwrap();
    let mut names = child.stdin.take().unwrap();
    for path in paths {
        names.write_all(path.to_str().unwrap().as_bytes()).unwrap();
        names.write_all(b"\0").unwrap();
    }
    drop(names);
    let mut peak = 0;
    let status = loop {
        peak = peak.max(memory::peak_kibibytes(&child).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    // One of the files is none.
    assert_eq!(status.code(), Some(2));
    (peak, started.elapsed())
}

#[test]
fn memory_stays_flat() {
    let folder = new_folder("memory");
    let paths = made(&folder);
    let out = folder.join("reports.ndjson");
    let many: Vec<&PathBuf> = paths.iter().cycle().take(number_of_files().max(paths.len())).collect();
    let most: Vec<&PathBuf> = many.iter().copied().cycle().take(5 * many.len()).collect();
    let (few_peak, few_time) = check(&many, &out);
    let (most_peak, most_time) = check(&most, &out);
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), most.len());
    println!(
        "many files: {} in {few_time:.1?} with {few_peak} KiB, {} in {most_time:.1?} with {most_peak} KiB",
        many.len(),
        most.len()
    );
    assert!(most_peak * 100 <= few_peak * FLAT, "memory grows with the number of files");
}

/// Makes so many entries of all kinds in a folder and below it; gives how many of them are none to
/// check.
#[cfg(unix)]
fn entries_of_all_kinds(folder: &Path, count: usize) -> usize {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    const KINDS: usize = 24;
    let forms: Vec<Vec<u8>> = made(&new_folder("forms")).iter().map(|path| fs::read(path).unwrap()).collect();
    let mut left_out = 0;
    for number in 0..count {
        let below = folder.join((number / 60).to_string());
        fs::create_dir_all(&below).unwrap();
        let place = |ending: &str| below.join(format!("{number}{ending}"));
        let put = |ending: &str, bytes: &[u8]| fs::write(place(ending), bytes).unwrap();
        match number % KINDS {
            kind @ 0..=6 => put(".xlsx", &forms[kind]),
            7 => put(".xlsm", &forms[0][..forms[0].len() / 2]),
            8 => put(".xlsx", b""),
            9 => put(".xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),
            10 => put(".xltx", &forms[1]),
            11 => put(".xlsb", b"PK\x03\x04 binary"),
            12 => put(".ods", b"PK\x03\x04mimetype"),
            13 => put(".xlsx", b"<!doctype html><title>Log in</title>"),
            14 => put(".xlsx", b"{\"error\": \"expired\"}"),
            15 => symlink(below.join("nowhere"), place(".xlsx")).unwrap(),
            16 => symlink(folder, place("")).unwrap(),
            17 => assert!(Command::new("mkfifo").arg(place(".xlsx")).status().unwrap().success()),
            18 => fs::write(
                below.join(std::ffi::OsStr::from_bytes(&[b"\xff", number.to_string().as_bytes(), b".xlsx"].concat())),
                &forms[2],
            )
            .unwrap(),
            19 => put("\nname.xlsx", &forms[3]),
            20 => File::create(place(".xlsx")).unwrap().set_len(3 << 30).unwrap(),
            21 => symlink("/dev/zero", place(".xlsx")).unwrap(),
            22 => {
                fs::write(below.join(format!("~${number}.xlsx")), b"lock").unwrap();
                left_out += 1;
            }
            _ => {
                put(".txt", b"notes");
                left_out += 1;
            }
        }
    }
    left_out
}

/// A folder with bad entries of all kinds: each is accounted for, and a run that is killed and
/// started again ends with the table and the exit code of one that was not.
#[cfg(unix)]
#[test]
fn every_entry_is_accounted_for_however_often_the_run_is_killed() {
    const COUNT: usize = 1_000;
    const KILLS: u64 = 5;
    let folder = new_folder("entries");
    let left_out = entries_of_all_kinds(&folder, COUNT);
    let record = folder.with_file_name("entries-finished");
    let _ = fs::remove_file(&record);
    let command = |recorded: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smeltcheck"));
        command.arg("check").arg(&folder).args(["--format", "table", "--today", DAY, "--jobs", "2"]);
        if recorded {
            command.arg("--finished").arg(&record);
        }
        command
    };
    let whole = command(false).output().unwrap();
    let mut rows = csv::ReaderBuilder::new().from_reader(whole.stdout.as_slice()).into_records();
    let rows: Vec<csv::StringRecord> = rows.by_ref().map(Result::unwrap).collect();
    assert_eq!((rows.len() + left_out, whole.status.code()), (COUNT, Some(2)));
    let said = String::from_utf8(whole.stderr).unwrap();
    assert!(said.starts_with(&format!("{left_out} file")), "{said}");
    assert!(rows.iter().all(|row| row[4].is_empty() != row[8].is_empty()), "checked or refused");

    let size = || fs::metadata(&record).map_or(0, |about| about.len());
    let mut killed = 0;
    for turn in 1..=KILLS {
        let mut child = command(true).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // At a moment that differs each time: when the record has grown by a few lines, and a part
        // of one.
        let until = size() + 15_700 * turn;
        while size() < until && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(300));
        }
        killed += u64::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
    }
    let last = command(true).output().unwrap();
    assert_eq!((&last.stdout, last.status.code()), (&whole.stdout, Some(2)));
    println!("many files: {COUNT} entries of all kinds accounted for, the run killed {killed} times");
}

#[test]
fn spark_gives_the_same_results() {
    let Some(environment) = std::env::var_os("SMELTCHECK_SPARK").map(PathBuf::from) else {
        println!("many files: Spark skipped (SMELTCHECK_SPARK names none)");
        return;
    };
    let mut made = made(&new_folder("made"));
    made.extend(support::workbooks("filled", "many files").into_iter().step_by(EVERY));
    let (folder, out) = (new_folder("input"), new_folder("output").join("results"));
    let mut paths = Vec::new();
    for (number, path) in made.iter().cycle().take(number_of_files().max(made.len())).enumerate() {
        let below = folder.join((number / 50).to_string());
        fs::create_dir_all(&below).unwrap();
        let to = below.join(format!("{number} {}", path.file_name().unwrap().to_str().unwrap()));
        fs::copy(path, &to).unwrap();
        paths.push(to);
    }
    let listed = out.with_file_name("reports.ndjson");
    let _ = check(&paths.iter().collect::<Vec<_>>(), &listed);
    let reports = fs::read_to_string(listed).unwrap();
    let expected: BTreeMap<String, &str> =
        paths.iter().map(|path| path.to_str().unwrap().to_owned()).zip(reports.lines()).collect();

    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spark/check_folder.py");
    let search_path = std::env::var_os("PATH").unwrap_or_default();
    let search_path =
        std::env::join_paths([environment.join("bin")].into_iter().chain(std::env::split_paths(&search_path))).unwrap();
    let started = Instant::now();
    let submitted = Command::new(environment.join("bin/spark-submit"))
        // Two workers, each a process of its own, as in a cluster.
        .args(["--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false"])
        // The only network is this computer's own.
        .args(["--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1"])
        .arg(example)
        .args(["--today", DAY, "--partitions", "4", "--smeltcheck", env!("CARGO_BIN_EXE_smeltcheck"), "--input"])
        .arg(&folder)
        .arg("--output")
        .arg(&out)
        .env("PATH", search_path)
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .current_dir(new_folder("work"))
        .output()
        .unwrap();
    assert!(submitted.status.success(), "{}", String::from_utf8_lossy(&submitted.stderr));

    let mut found = BTreeMap::new();
    for part in fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()) {
        if part.file_name().unwrap().to_str().unwrap().starts_with("part-") {
            for line in fs::read_to_string(part).unwrap().lines() {
                let (path, report) = line.split_once(", \"check\": ").unwrap();
                let path: BTreeMap<String, String> = serde_json::from_str(&format!("{path}}}")).unwrap();
                let path = path["path"].strip_prefix("file:").unwrap().to_owned();
                let earlier = found.insert(path, report.strip_suffix('}').unwrap().to_owned());
                assert_eq!(earlier, None, "a file twice");
            }
        }
    }
    let same = expected.iter().filter(|(path, report)| found.get(*path).is_some_and(|line| line == *report)).count();
    println!("many files: Spark gave the same for {same} of {} in {:.1?}", expected.len(), started.elapsed());
    assert_eq!((same, found.len()), (expected.len(), expected.len()));
}
