//! Tools that the build needs, installed once and shared by all checkouts of this user.
//!
//! They live outside `target/`, one folder per tool and version, so that a clean checkout does
//! not build them again. A folder appears by renaming a finished one: it is complete or absent.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::versions::NpmPackages;
use crate::{cargo, root, run, versions};

/// The folders that Trunk needs on its PATH, in the order of preference.
pub struct Tools {
    /// Folder of the `trunk` program.
    pub trunk: PathBuf,
    /// Folder of the `wasm-bindgen` program and its test runner.
    pub wasm_bindgen: PathBuf,
    /// Folder of the programs from npm, `wasm-opt` among them.
    pub npm: PathBuf,
}

/// Installs whatever is missing.
pub fn install() -> Result<Tools> {
    ensure_wasm_target()?;
    let npm = ensure_npm_packages(&versions::TEST_PACKAGES)?;
    let wasm_bindgen = ensure_wasm_bindgen()?;
    let trunk = ensure_trunk()?;
    Ok(Tools { trunk, wasm_bindgen, npm })
}

impl Tools {
    /// PATH with the pinned tools in front.
    pub fn path(&self) -> Result<OsString> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let own = [&self.trunk, &self.wasm_bindgen, &self.npm];
        let folders = own.into_iter().cloned().chain(std::env::split_paths(&inherited));
        std::env::join_paths(folders).context("a folder on PATH has a forbidden character")
    }
}

/// The Rust target of the page.
pub fn ensure_wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(root())
        .output()
        .context("cannot start rustc")?;
    if Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target {TARGET}");
    run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
        .with_context(|| format!("the Rust target {TARGET} is missing; install it, or install rustup"))
}

/// Installs what the `package-lock.json` of a folder names, if one of these packages is missing or
/// of another version; gives the folder with their programs.
pub fn ensure_npm_packages(packages: &NpmPackages) -> Result<PathBuf> {
    ensure_node()?;
    let folder = root().join(packages.folder);
    let node_modules = folder.join("node_modules");
    let is_current =
        |(name, version): &(&str, &str)| installed_npm_version(&node_modules, name).as_deref() == Some(*version);
    if !packages.versions.iter().all(is_current) {
        println!("Installing the npm packages of {}/package-lock.json", packages.folder);
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    }
    Ok(node_modules.join(".bin"))
}

/// The version of a package in a `node_modules` folder.
fn installed_npm_version(node_modules: &Path, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(node_modules.join(name).join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(package["version"].as_str()?.to_owned())
}

fn ensure_node() -> Result<()> {
    let least = versions::NODE_MAJOR;
    let output = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|_| anyhow!("Node.js {least} or later is needed: it was not found on PATH"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < least) {
        bail!("Node.js {least} or later is needed: found {version:?}");
    }
    Ok(())
}

fn ensure_trunk() -> Result<PathBuf> {
    install_once("trunk", versions::TRUNK, "about 7 minutes", |folder| {
        run(unoptimised(cargo_install(folder).args(["trunk", "--version", versions::TRUNK]).args([
            "--no-default-features",
            "--features",
            "rustls",
        ])))
    })
}

/// A tool's own release profile (fat LTO) takes long and gains nothing here.
fn unoptimised(install: &mut Command) -> &mut Command {
    install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
}

/// The program that checks what the crates are; see `deny.toml`.
pub fn ensure_cargo_deny() -> Result<PathBuf> {
    let folder = install_once("cargo-deny", versions::CARGO_DENY, "about 2 minutes", |folder| {
        run(unoptimised(cargo_install(folder).args(["cargo-deny", "--version", versions::CARGO_DENY])))
    })?;
    Ok(folder.join("cargo-deny"))
}

/// The program that builds fuzz targets; the compiler that it needs is not its matter.
pub fn ensure_cargo_fuzz() -> Result<PathBuf> {
    install_once("cargo-fuzz", versions::CARGO_FUZZ, "about 1 minute", |folder| {
        run(unoptimised(cargo_install(folder).args(["cargo-fuzz", "--version", versions::CARGO_FUZZ])))
    })
}

/// The program that makes JavaScript for wasm files.
pub fn ensure_wasm_bindgen() -> Result<PathBuf> {
    let version = versions::WASM_BINDGEN;
    install_once("wasm-bindgen", version, "about 3 minutes", |folder| {
        run(cargo_install(folder).arg("--path").arg(root().join("xtask/wasm-bindgen")))
    })
}

/// `cargo install --locked` into `folder`, building next to it: neither the checkout's target
/// folder nor another cargo's lock is touched.
fn cargo_install(folder: &Path) -> Command {
    let mut command = cargo();
    command
        .args(["install", "--locked", "--root"])
        .arg(folder)
        .env("CARGO_TARGET_DIR", folder.join("build"))
        .env_remove("RUSTFLAGS");
    command
}

fn install_once(
    tool: &str,
    version: &str,
    duration: &str,
    install_into: impl Fn(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let tools = cache_dir()?.join("tools");
    let folder = tools.join(format!("{tool}-{version}"));
    let programs = folder.join("bin");
    if programs.is_dir() {
        return Ok(programs);
    }
    println!("Building {tool} {version}, once: {duration} on two cores");
    let process = std::process::id();
    let partial = tools.join(format!("{tool}-{version}.partial-{process}"));
    std::fs::create_dir_all(&partial).with_context(|| format!("cannot create {}", partial.display()))?;
    let installed = install_into(&partial);
    // What is left of a build is large; whether it could be removed changes nothing.
    let _ = std::fs::remove_dir_all(partial.join("build"));
    let renamed = installed.and_then(|()| Ok(std::fs::rename(&partial, &folder)?));
    if renamed.is_err() {
        let _ = std::fs::remove_dir_all(&partial);
    }
    // Another process may have finished the same tool first: then its folder serves as well.
    if programs.is_dir() {
        return Ok(programs);
    }
    renamed.with_context(|| format!("cannot install {tool} {version}"))?;
    bail!("{tool} {version} was installed without programs")
}

/// `$SMELTCHECK_CACHE`, `$XDG_CACHE_HOME/smeltcheck` or `~/.cache/smeltcheck`.
pub fn cache_dir() -> Result<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("SMELTCHECK_CACHE")
        .or_else(|| Some(variable("XDG_CACHE_HOME")?.join("smeltcheck")))
        .or_else(|| Some(std::env::home_dir()?.join(".cache/smeltcheck")))
        .context("no home folder: set SMELTCHECK_CACHE to a folder for the tools")
}
