//! The crafted set: one table of hostile files and what has to become of each, run through the real command line tool as a
//! process of its own, under a limit of time and of memory. A changed outcome fails.
//!
//! With `SMELTCHECK_CRAFTED=folder` the files stay there, with the table, for the browser tests; `-- --ignored` only writes
//! them.

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "../support/edit.rs"]
mod edit;
mod encrypt;
mod files;
#[path = "../support/memory.rs"]
mod memory;
mod parts;
mod run;

use files::Crafted;
use run::Outcome;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[test]
fn every_crafted_file_has_its_outcome() {
    let kept = kept_folder();
    let folder = kept.clone().unwrap_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("crafted"));
    std::fs::create_dir_all(&folder).unwrap();
    let base = files::base();
    let mut wrong = String::new();
    let (mut reports, mut refusals, mut slowest, mut largest) = (0, 0, 0, 0);
    let only = std::env::var("SMELTCHECK_CRAFTED_ONLY").unwrap_or_default();
    for file in files::all().iter().filter(|file| file.name.contains(&only)) {
        let path = write(file, &base, &folder);
        let ran = run::check(&path, file.expected.password());
        if kept.is_none() {
            std::fs::remove_file(&path).unwrap();
        }
        let memory = ran.mebibytes.map_or_else(|| "?".to_owned(), |mebibytes| mebibytes.to_string());
        println!("{:<4} {:<44} {} {} ms {memory} MiB", file.id, file.name, ran.outcome, ran.milliseconds);
        if !file.expected.is_met_by(&ran.outcome) {
            writeln!(wrong, "{} {}\n  expected {}\n  but was  {}", file.id, file.name, file.expected, ran.outcome)
                .unwrap();
        }
        match ran.outcome {
            Outcome::Report(_) => reports += 1,
            Outcome::Refusal(_) => refusals += 1,
            Outcome::Wrong(_) => {}
        }
        slowest = slowest.max(ran.milliseconds);
        largest = largest.max(ran.mebibytes.unwrap_or_default());
    }
    if kept.is_some() {
        write_table(&folder);
    }
    println!("crafted: {reports} reports, {refusals} refusals; slowest {slowest} ms, largest {largest} MiB");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn names_are_unique() {
    let mut names: Vec<&str> = files::all().iter().map(|file| file.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
}

#[test]
#[ignore = "the test above writes them too"]
fn write_the_files_for_the_browser() {
    let Some(folder) = kept_folder() else { return };
    std::fs::create_dir_all(&folder).unwrap();
    let base = files::base();
    for file in files::all() {
        write(&file, &base, &folder);
    }
    write_table(&folder);
}

/// The folder where the files are kept for the browser tests.
fn kept_folder() -> Option<PathBuf> {
    std::env::var_os("SMELTCHECK_CRAFTED").map(PathBuf::from)
}

fn write_table(folder: &Path) {
    let rows = files::all().into_iter().map(|file| {
        let (refusal, password) = (file.expected.refusal(), file.expected.password());
        serde_json::json!({ "id": file.id, "file": file_name(&file), "refusal": refusal, "password": password })
    });
    let table: serde_json::Value = rows.collect();
    std::fs::write(folder.join("crafted.json"), table.to_string()).unwrap();
}

fn file_name(file: &Crafted) -> String {
    format!("{}-{}.xlsx", file.id, file.name)
}

fn write(file: &Crafted, base: &[u8], folder: &Path) -> PathBuf {
    let path = folder.join(file_name(file));
    std::fs::write(&path, (file.make)(base)).unwrap();
    path
}
