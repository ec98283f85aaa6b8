//! Firefox for the browser tests of what other pages embed.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::chromium::{apt_install, on_path};

const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// Firefox on this computer; installed with apt-get where there is none. Without it its tests say that they are skipped,
/// because Chromium runs all of them.
///
/// `SMELTCHECK_FIREFOX` names another program.
pub fn ensure() -> Option<PathBuf> {
    let named = std::env::var_os("SMELTCHECK_FIREFOX").filter(|path| !path.is_empty());
    if let Some(path) = named {
        return Some(path.into());
    }
    match find().map_or_else(install, Ok) {
        Ok(found) => Some(found),
        Err(error) => {
            println!("Firefox cannot be had ({error:#}): its tests are skipped");
            None
        }
    }
}

fn find() -> Option<PathBuf> {
    NAMES.into_iter().find_map(on_path)
}

fn install() -> Result<PathBuf> {
    apt_install("Firefox", "firefox-esr")?;
    find().context("apt-get installed no Firefox")
}
