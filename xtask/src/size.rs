//! Sizes of the page's wasm files, against a budget, and what must not be in them.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};

use crate::web;

/// Most bytes that a host sends (gzip) for a wasm file whose name starts so.
///
/// The page must open on an old computer behind a slow line: the 1,250 KB of page and worker take about ten seconds at
/// one megabit a second, and the page is usable before the worker has arrived. The page holds every view in two
/// languages, the worker the rules with their texts, the built-in facts, and the readers of workbooks and buyer profiles.
/// The desk, which reads lists in six formats and writes workbooks, arrives after both.
const BUDGET: [(&str, usize); 3] = [("app", 510_000), ("worker", 750_000), ("desk", 660_000)];

/// Prints the size of every wasm file in `dist/` and fails above the budget.
pub fn check() -> Result<()> {
    let files = web::files_below(&web::dist())?;
    for (stem, budget) in BUDGET {
        let file = files
            .iter()
            .find(|file| has_name(file, stem))
            .with_context(|| format!("dist/ holds no wasm file of the {stem}"))?;
        let content = std::fs::read(file)?;
        ensure!(!web::holds_fault_mark(&content), "{stem}.wasm can be broken on purpose: that is for tests only");
        let gzip = gzip_size(&content)?;
        println!("{stem}.wasm: {} bytes, {gzip} bytes with gzip, budget {budget}", content.len());
        ensure!(gzip <= budget, "{stem}.wasm is above its budget");
    }
    Ok(())
}

fn has_name(file: &Path, stem: &str) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(stem) && name.ends_with(".wasm")
}

fn gzip_size(content: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}
