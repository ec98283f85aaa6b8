//! The crafted set: one table of hostile files and what has to become of each, run through the real
//! command line tool as a process of its own, under a limit of time and of memory. A changed
//! outcome fails.
//!
//! With `SMELTCHECK_CRAFTED=folder` the files stay there, with the table, for the browser tests,
//! and with `SMELTCHECK_CRAFTED_WRITE_ONLY=1` nothing else is done.

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
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn every_crafted_file_has_its_outcome() {
    let kept = kept_folder();
    let folder = kept.clone().unwrap_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("crafted"));
    std::fs::create_dir_all(&folder).unwrap();
    let base = files::base();
    let only = std::env::var("SMELTCHECK_CRAFTED_ONLY").unwrap_or_default();
    let only_writes = kept.is_some() && std::env::var_os("SMELTCHECK_CRAFTED_WRITE_ONLY").is_some();
    let files: Vec<Crafted> = files::all().into_iter().filter(|file| file.name.contains(&only)).collect();
    let ran = on_all_cores(&files, |file| {
        let path = write(file, &base, &folder);
        let ran = (!only_writes).then(|| run::check(&path, file.expected.password()));
        if kept.is_none() {
            std::fs::remove_file(&path).unwrap();
        }
        ran
    });
    if kept.is_some() {
        write_table(&folder);
    }
    if only_writes {
        println!("crafted: {} files written, none checked", files.len());
        return;
    }
    let mut wrong = String::new();
    let (mut reports, mut refusals, mut slowest, mut largest) = (0, 0, 0, 0);
    for (file, ran) in files.iter().zip(ran.iter().flatten()) {
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
    println!("crafted: {reports} reports, {refusals} refusals; slowest {slowest} ms, largest {largest} MiB");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What becomes of each, in their order: each core takes the next one, and a file has a process of
/// its own.
fn on_all_cores<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        std::iter::from_fn(|| {
            let index = next.fetch_add(1, Ordering::Relaxed);
            Some((index, all.get(index)?))
        })
    };
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let mut made: Vec<(usize, R)> = std::thread::scope(|scope| {
        let one = || take().map(|(index, item)| (index, work(item))).collect::<Vec<_>>();
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(one)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    made.sort_unstable_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}

#[test]
fn names_are_unique() {
    let mut names: Vec<&str> = files::all().iter().map(|file| file.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
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
