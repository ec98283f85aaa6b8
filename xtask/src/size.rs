//! Sizes of the page's files as a host sends them, against the budget, and what must not be in
//! them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::{npm, web};

/// Most bytes until the first file can be checked, as a host sends them (brotli): the program with
/// its facts and rules. At one megabit a second this is about thirteen seconds; a file can be chosen
/// meanwhile. A third is text and tables, 120 kB of them the encodings of old workbooks.
const BUDGET_FIRST_USE: usize = 1_670_000;

/// Most bytes of everything that the page ever asks for. The sample workbooks are 230 kB of it.
const BUDGET_EVERYTHING: usize = 1_960_000;

/// What is asked for only after the first use is possible, or only by who wants it.
const NOT_FIRST: [&str; 9] = [
    "element.js",
    "embed.html",
    "examples.json",
    "frame.js",
    "gallery",
    "learn.json",
    "manifest",
    "service-worker",
    "xlsx",
];

/// What makes the page work without network and lets it be installed: the service worker, which
/// holds a hash of every file, and the manifest with its icons. Asked for when the page is ready.
const OFFLINE: [&str; 2] = ["service-worker.js", "manifest.webmanifest"];

/// Prints the sizes of the files in `dist/` and fails above the budget.
pub fn check() -> Result<()> {
    let files = web::files_below(&web::dist())?;
    let sizes = brotli_sizes(&files)?;
    let (mut first_use, mut offline) = (0, 0);
    for (file, size) in files.iter().zip(&sizes) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !NOT_FIRST.iter().any(|part| name.starts_with(part) || name.ends_with(part)) {
            first_use += size;
        }
        offline += if OFFLINE.contains(&&*name) { *size } else { 0 };
        if name.ends_with(".wasm") {
            let content = std::fs::read(file)?;
            ensure!(!web::holds_fault_mark(&content), "the program can be broken on purpose: that is for tests only");
            println!("{name}: {} bytes, {size} bytes with brotli", content.len());
        }
    }
    let everything: usize = sizes.iter().sum();
    println!("first use: {first_use} bytes with brotli, budget {BUDGET_FIRST_USE}");
    println!("use without network: {offline} bytes with brotli beside the files themselves");
    println!("everything: {everything} bytes with brotli, budget {BUDGET_EVERYTHING}");
    ensure!(first_use <= BUDGET_FIRST_USE, "the files for the first use are above their budget");
    ensure!(everything <= BUDGET_EVERYTHING, "all files together are above their budget");
    Ok(())
}

/// Prints the sizes of the JavaScript package.
pub fn check_package(packed: &Path) -> Result<()> {
    let content = npm::content();
    let needed = [content.join("smeltcheck_bg.wasm")];
    let scripts: Vec<_> = web::files_below(&content)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "js"))
        .collect();
    let (wasm, scripts) = (brotli_sizes(&needed)?[0], brotli_sizes(&scripts)?.iter().sum::<usize>());
    let (bytes, packed) = (std::fs::metadata(&needed[0])?.len(), std::fs::metadata(packed)?.len());
    println!("package: {packed} bytes as npm packs it");
    println!("package: smeltcheck_bg.wasm has {bytes} bytes, {wasm} with brotli");
    println!("package: all scripts have {scripts} bytes with brotli, the list of rules included");
    ensure!(!web::holds_fault_mark(&std::fs::read(&needed[0])?), "the package can be broken on purpose");
    Ok(())
}

/// The sizes of files with the best compression that hosts use. Node.js, which the build needs
/// anyway, has it.
fn brotli_sizes(files: &[PathBuf]) -> Result<Vec<usize>> {
    const SCRIPT: &str = "
        const { readFileSync } = require('node:fs');
        const { brotliCompressSync } = require('node:zlib');
        for (const name of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(name)).length);";
    let output = Command::new("node").args(["-e", SCRIPT, "--"]).args(files).output().context("cannot start node")?;
    if !output.status.success() {
        bail!("node cannot compress: {}", String::from_utf8_lossy(&output.stderr));
    }
    let sizes: Vec<usize> =
        String::from_utf8(output.stdout)?.lines().map(str::parse).collect::<Result<_, _>>().context("no sizes")?;
    ensure!(sizes.len() == files.len(), "node answered for {} of {} files", sizes.len(), files.len());
    Ok(sizes)
}
