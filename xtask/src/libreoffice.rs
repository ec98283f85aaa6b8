//! `LibreOffice` for the tests that calculate workbooks anew.

use std::path::PathBuf;

use crate::chromium::{apt_install, on_path};

/// `LibreOffice` on this computer; installed with apt-get where there is none. Without it these tests say that they are
/// skipped, because nothing else depends on it.
///
/// `SMELTCHECK_SOFFICE` names another program.
pub fn ensure() -> Option<PathBuf> {
    let named = std::env::var_os("SMELTCHECK_SOFFICE").filter(|path| !path.is_empty());
    if let Some(path) = named {
        return Some(path.into());
    }
    if let Some(found) = on_path("soffice") {
        return Some(found);
    }
    let installed = apt_install("LibreOffice", "libreoffice-calc-nogui").is_ok();
    let found = on_path("soffice").filter(|_| installed);
    if found.is_none() {
        println!("LibreOffice could not be installed: tests that calculate workbooks anew are skipped");
    }
    found
}
