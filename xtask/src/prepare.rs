//! What must be there before the page is built: Trunk's hook before a build.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cargo, root, run};

/// A variable for Trunk's hook: somebody has prepared the build before.
pub const IS_PREPARED: &str = "SMELTCHECK_IS_PREPARED";

/// Writes what is made for a build and not kept in the repository.
pub fn prepare() -> Result<()> {
    write_samples()?;
    prepare_with_samples()
}

/// The same with the samples as they are.
pub fn prepare_with_samples() -> Result<()> {
    write_style()?;
    write_flags()
}

/// The hook itself.
pub fn hook() -> Result<()> {
    if std::env::var_os(IS_PREPARED).is_some() { Ok(()) } else { prepare() }
}

/// Writes the sample workbooks that the page offers, and what it loads as data.
fn write_samples() -> Result<()> {
    write_samples_with(cargo().args(["run", "--quiet", "--locked", "--features", "samples", "--bin", "samples", "--"]))
}

/// The same with a program that is built already.
pub fn write_samples_with(program: &mut Command) -> Result<()> {
    let samples = root().join("www/samples");
    // What an older checkout wrote would be in the page.
    if samples.exists() {
        std::fs::remove_dir_all(&samples).context("cannot empty www/samples")?;
    }
    std::fs::create_dir_all(&samples).context("cannot create www/samples")?;
    run(program.arg(samples).arg(root().join("www/rules.json")))
}

/// Writes the style sheets as one file, in the order in which `index.css` imports them: one request
/// in place of many.
fn write_style() -> Result<()> {
    let folder = root().join("www/css");
    let index = std::fs::read_to_string(folder.join("index.css")).context("there is no index.css")?;
    let mut style = String::new();
    for name in index.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";")) {
        style += &std::fs::read_to_string(folder.join(name)).with_context(|| format!("there is no {name}"))?;
    }
    write_changed(&folder.join("all.css"), &style)
}

/// Writes the flags of the compiler that depend on this computer, for `.cargo/config.toml`: its
/// folders stay out of the page, so that every computer builds the same one.
fn write_flags() -> Result<()> {
    let home = std::env::var_os("CARGO_HOME").map(Into::into).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let remap = |folder: &Path, name: &str| format!("--remap-path-prefix={}={name}", folder.display());
    let mut flags = vec![remap(root(), "smeltcheck")];
    flags.extend(home.map(|home| remap(&home, "cargo")));
    // A JSON array of texts is a TOML one.
    let text = format!("[target.wasm32-unknown-unknown]\nrustflags = {}\n", serde_json::to_string(&flags)?);
    write_changed(&root().join(".cargo/page.toml"), &text)
}

/// A file that is the same is not touched: Trunk watches for changes, cargo builds again after one.
fn write_changed(path: &Path, text: &str) -> Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    std::fs::write(path, text).with_context(|| format!("cannot write {name}"))
}
