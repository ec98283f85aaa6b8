//! The harness of the fuzzer over its seeds and over everything that it ever found, without a
//! fuzzer.
//!
//! `SMELTCHECK_FUZZ_SEEDS=folder cargo test --test fuzz write` writes seeds and dictionaries;
//! `cargo xtask fuzz` does it.

#[path = "fuzz/src/form.rs"]
mod form;
#[path = "fuzz/src/parts.rs"]
mod parts;
#[path = "fuzz/src/seeds.rs"]
mod seeds;
#[path = "fuzz/src/targets.rs"]
mod targets;

// The sample lists of the library's own tests name it so.
use smeltcheck::base;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_seed_holds() {
    for (name, run) in targets::ALL {
        let seeds = seeds::of(name);
        assert!(!seeds.is_empty(), "{name} has no seed");
        // Each takes a part of a second without optimisation.
        let step = if *name == "whole" { 9 } else { 1 };
        seeds.iter().step_by(step).for_each(|seed| run(seed));
    }
}

/// Each was a crash once.
#[test]
fn every_regression_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/regressions");
    for (name, run) in targets::ALL {
        for file in files_of(&folder.join(name)) {
            println!("{}", file.display());
            run(&fs::read(&file).unwrap());
        }
    }
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_target_of_the_manifest_is_known() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/Cargo.toml")).unwrap();
    let named: Vec<&str> =
        manifest.split("[[bin]]\nname = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let known: Vec<&str> = targets::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, known);
}

#[test]
fn write_the_seeds_for_the_fuzzer() {
    let Some(folder) = std::env::var_os("SMELTCHECK_FUZZ_SEEDS").map(PathBuf::from) else { return };
    for (name, _) in targets::ALL {
        let of_target = folder.join(name);
        fs::create_dir_all(&of_target).unwrap();
        for (number, seed) in seeds::of(name).iter().enumerate() {
            fs::write(of_target.join(format!("{number:03}")), seed).unwrap();
        }
        fs::write(folder.join(format!("{name}.dict")), seeds::dictionary(name)).unwrap();
    }
}
