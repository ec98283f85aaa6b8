//! What the crates are: licence, place they come from, known faults. `deny.toml` says what is
//! allowed.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{root, run, tools};

/// The lock files of this project, each by its manifest.
const MANIFESTS: [&str; 3] = ["Cargo.toml", "xtask/wasm-bindgen/Cargo.toml", "tests/fuzz/Cargo.toml"];

/// Checks licences, sources and refused versions always; the list of known faults where it can be
/// had, because it is a repository that not every network reaches.
pub fn check() -> Result<Vec<String>> {
    let deny = tools::ensure_cargo_deny()?;
    for manifest in MANIFESTS {
        run(cargo_deny(&deny, manifest).args(["check", "bans", "licenses", "sources"]))?;
    }
    let fetched = cargo_deny(&deny, "Cargo.toml").args(["fetch", "db"]).output()?;
    if !fetched.status.success() {
        let skipped = "dependencies: the list of advisories could not be fetched, so only the versions that \
            deny.toml names were refused";
        return Ok(vec![printed(skipped)]);
    }
    for manifest in MANIFESTS {
        run(cargo_deny(&deny, manifest).args(["check", "--disable-fetch", "advisories"]))?;
    }
    Ok(vec![printed("dependencies: checked against the list of advisories of today")])
}

fn cargo_deny(program: &Path, manifest: &str) -> Command {
    let mut command = Command::new(program);
    command
        .args(["--locked", "--manifest-path"])
        .arg(root().join(manifest))
        .arg("--config")
        .arg(root().join("deny.toml"))
        .current_dir(root())
        // Without it, a missing account asks for a name and stops the run.
        .env("GIT_TERMINAL_PROMPT", "0");
    command
}

fn printed(line: &str) -> String {
    println!("{line}");
    line.to_owned()
}
