//! The browser for the browser tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::run;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Chromium or Chrome on this computer; installed with apt-get where there is none.
///
/// `SMELTCHECK_CHROMIUM` names another program.
pub fn ensure() -> Result<PathBuf> {
    let named = std::env::var_os("SMELTCHECK_CHROMIUM").filter(|path| !path.is_empty());
    if let Some(path) = named {
        return Ok(path.into());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    apt_install("Chromium", "chromium").context("name one in SMELTCHECK_CHROMIUM, or install it")?;
    find().context("apt-get installed no Chromium")
}

fn find() -> Option<PathBuf> {
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    NAMES.into_iter().find_map(on_path).or_else(|| mac.is_file().then_some(mac))
}

/// A program on the search path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Installs a package with apt-get, for a program that is missing.
pub fn apt_install(missing: &str, package: &str) -> Result<()> {
    ensure!(on_path("apt-get").is_some(), "{missing} is not on the search path, and there is no apt-get");
    println!("Installing {missing} with apt-get");
    apt_get(missing, &["update", "-qq"])?;
    apt_get(missing, &["install", "-y", "-qq", "--no-install-recommends", package])
}

/// Runs apt-get as root or with sudo, for a program that is missing.
pub fn apt_get(missing: &str, arguments: &[&str]) -> Result<()> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let mut command = if is_root {
        Command::new("apt-get")
    } else if on_path("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        sudo.arg("apt-get");
        sudo
    } else {
        bail!("{missing} is missing and installing it needs root or sudo: apt-get {}", arguments.join(" "));
    };
    run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}
