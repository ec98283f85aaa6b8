//! The JavaScript package: built into `dist-npm/`, and packed as npm does.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{prepare, root, run, tools, versions, web};

/// Everything that decides what the package contains.
const INPUTS: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "src",
    "npm",
    "xtask/src/versions.rs",
    "xtask/src/web.rs",
    "xtask/src/npm.rs",
];

/// The files of the package that are not built.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The folder with the finished package and what npm packed.
pub fn dist() -> PathBuf {
    root().join("dist-npm")
}

/// The content of the package.
pub fn content() -> PathBuf {
    dist().join("package")
}

/// What npm packs.
pub fn packed() -> Result<PathBuf> {
    Ok(dist().join(format!("smeltcheck-{}.tgz", version()?)))
}

/// Installs what is missing, writes the samples, builds the package and packs it; gives the packed
/// file.
pub fn build() -> Result<PathBuf> {
    prepare::prepare()?;
    build_with_samples()
}

/// Builds the package with the list of rules as it is, and packs it, unless nothing has changed;
/// gives the packed file.
pub fn build_with_samples() -> Result<PathBuf> {
    tools::ensure_wasm_target()?;
    let programs = tools::ensure_npm_packages(&versions::TEST_PACKAGES)?;
    let wasm_bindgen = tools::ensure_wasm_bindgen()?;
    let version = version()?;
    let packed = packed()?;
    let inputs = web::fingerprint(&INPUTS.map(|input| root().join(input)))?;
    let stamp = web::web_target_dir().join("dist-npm.stamp");
    let stamped = |dist: u64| format!("{inputs:016x} {dist:016x}");
    let noted = std::fs::read_to_string(&stamp).unwrap_or_default();
    if packed.is_file() && noted == stamped(web::fingerprint(&[dist()])?) {
        println!("The package in dist-npm/ is up to date");
        return Ok(packed);
    }
    println!("Building the JavaScript package {version}");
    if dist().exists() {
        std::fs::remove_dir_all(dist()).context("cannot empty dist-npm/")?;
    }
    std::fs::create_dir_all(content()).context("cannot create dist-npm/")?;
    // The library as it is, linked for JavaScript: it stays a plain one for everybody else.
    run(web::cargo_for_the_page("rustc").args(["--lib", "--crate-type", "cdylib", "--features", "js"]))?;
    run(Command::new(wasm_bindgen.join("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
        // A trap leaves memory in no known state: the package goes on with a new instance.
        .arg("--experimental-reset-state-function")
        .arg("--out-dir")
        .arg(content())
        .arg(web::web_target_dir().join("wasm32-unknown-unknown/page/smeltcheck.wasm")))?;
    // The same settings as Trunk's for the page.
    let wasm = content().join("smeltcheck_bg.wasm");
    run(Command::new(programs.join("wasm-opt"))
        .args(["-Oz", "--low-memory-unused", "--zero-filled-memory", "-o"])
        .args([&wasm, &wasm]))?;
    write_texts(&version)?;
    pack(&packed)?;
    std::fs::write(stamp, stamped(web::fingerprint(&[dist()])?)).context("cannot note what was built")?;
    Ok(packed)
}

/// What is written by hand, the licences, and what is made of the catalogue.
fn write_texts(version: &str) -> Result<()> {
    for file in web::files_below(&root().join("npm"))? {
        copy(&file)?;
    }
    for name in LICENCES {
        copy(&root().join(name))?;
    }
    let rules = std::fs::read_to_string(root().join("www/rules.json")).context("no list of the rules")?;
    // An engine reads JSON faster than the same as a program, and quotes of the outer text are
    // escaped by JSON itself.
    let rules = serde_json::to_string(&rules)?;
    std::fs::write(content().join("rules.js"), format!("export default JSON.parse({rules});\n"))?;
    std::fs::write(content().join("version.js"), format!("export const VERSION = '{version}';\n"))?;
    Ok(())
}

fn copy(file: &Path) -> Result<()> {
    let name = file.file_name().context("a file without a name")?;
    std::fs::copy(file, content().join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    Ok(())
}

fn pack(packed: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm)
        .args(["pack", "--ignore-scripts", "--silent", "--pack-destination"])
        .arg(dist())
        .current_dir(content()))?;
    ensure!(packed.is_file(), "npm packed no {}", packed.display());
    Ok(())
}

/// The version of the tool, which `npm/package.json` has to repeat.
fn version() -> Result<String> {
    let text = std::fs::read_to_string(root().join("npm/package.json")).context("cannot read npm/package.json")?;
    let package: serde_json::Value = serde_json::from_str(&text)?;
    let version = package["version"].as_str().context("npm/package.json has no version")?;
    let cargo_toml = std::fs::read_to_string(root().join("Cargo.toml")).context("cannot read Cargo.toml")?;
    ensure!(
        cargo_toml.contains(&format!("name = \"smeltcheck\"\nversion = \"{version}\"")),
        "npm/package.json has version {version}, Cargo.toml another one"
    );
    Ok(version.to_owned())
}
