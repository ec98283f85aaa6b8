//! nginx for the test of its header file.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::chromium::{apt_get, on_path};
use crate::{run, tools, web};

/// nginx on this computer, or Debian's without installing it: an installed one would start and take port 80. Without it
/// the test of its header file says that it is skipped, because nothing else depends on it.
///
/// `SMELTCHECK_NGINX` names another program.
pub fn ensure() -> Option<PathBuf> {
    let named = std::env::var_os("SMELTCHECK_NGINX").filter(|path| !path.is_empty());
    if let Some(path) = named {
        return Some(path.into());
    }
    // Debian keeps it out of the search path of users.
    let system = PathBuf::from("/usr/sbin/nginx");
    if let Some(found) = on_path("nginx").or_else(|| system.is_file().then_some(system)) {
        return Some(found);
    }
    match unpacked() {
        Ok(found) => Some(found),
        Err(error) => {
            println!("nginx cannot be had ({error:#}): the test of its header file is skipped");
            None
        }
    }
}

/// The program out of Debian's package, kept with the tools. Only apt-get knows where the package is and whether it is
/// what Debian signed.
fn unpacked() -> Result<PathBuf> {
    let folder = tools::cache_dir()?.join("tools/nginx-debian");
    let program = folder.join("usr/sbin/nginx");
    if !program.is_file() {
        unpack(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    // The libraries it needs are on nearly every Debian; where one is missing it does not start.
    ensure!(Command::new(&program).arg("-v").output()?.status.success(), "a library that it needs is missing");
    Ok(program)
}

/// The folder appears by renaming a finished one.
fn unpack(folder: &Path) -> Result<()> {
    ensure!(on_path("apt-get").is_some() && on_path("dpkg-deb").is_some(), "it is not on the search path");
    println!("Unpacking nginx of this Debian");
    let partial = folder.with_extension(format!("partial-{}", std::process::id()));
    std::fs::create_dir_all(&partial).with_context(|| format!("cannot create {}", partial.display()))?;
    let made = unpack_into(&partial).and_then(|()| Ok(std::fs::rename(&partial, folder)?));
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&partial);
    }
    // Another process may have been faster.
    if folder.is_dir() { Ok(()) } else { made }
}

fn unpack_into(folder: &Path) -> Result<()> {
    let download = || run(Command::new("apt-get").args(["download", "-qq", "nginx"]).current_dir(folder));
    download().or_else(|_| apt_get("nginx", &["update", "-qq"]).and_then(|()| download()))?;
    let package = web::files_below(folder)?.into_iter().next().context("apt-get downloaded nothing")?;
    run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(folder))?;
    Ok(std::fs::remove_file(package)?)
}
