//! `LibreOffice` as a second opinion: it opens a workbook, calculates everything again and saves
//! it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long `LibreOffice` may take for all files of a call.
const PATIENCE: Duration = Duration::from_mins(10);

/// Every file as `LibreOffice` saves it after a full calculation, in the same order. `None` without
/// `LibreOffice`, which the test says in the name of what it would do; `SMELTCHECK_SOFFICE` names
/// the program.
pub fn recalculated(test: &str, files: &[(String, &[u8])]) -> Option<Vec<Vec<u8>>> {
    let Some(program) = program() else {
        println!("{test}: LibreOffice skipped (not installed)");
        return None;
    };
    let folder = std::env::temp_dir().join(format!("smeltcheck-{}-{}", std::process::id(), test.replace(' ', "-")));
    let (profile, made) = (folder.join("profile"), folder.join("made"));
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::create_dir_all(&made).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS_CALCULATE).unwrap();
    let paths: Vec<PathBuf> = files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    convert(&program, &profile, &made, &paths);
    let read = |path: &PathBuf| {
        let made = made.join(path.file_name().unwrap());
        fs::read(&made).unwrap_or_else(|error| panic!("LibreOffice did not open {}: {error}", path.display()))
    };
    let saved = paths.iter().map(read).collect();
    fs::remove_dir_all(&folder).unwrap();
    Some(saved)
}

/// Workbooks keep stored results unless the program is told to calculate on opening.
const ALWAYS_CALCULATE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

fn program() -> Option<OsString> {
    if let Some(named) = std::env::var_os("SMELTCHECK_SOFFICE").filter(|path| !path.is_empty()) {
        return Some(named);
    }
    let folders = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&folders).map(|folder| folder.join("soffice")).find(|path| path.is_file());
    found.map(PathBuf::into_os_string)
}

fn convert(program: &OsString, profile: &Path, made: &Path, paths: &[PathBuf]) {
    let mut child = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(made)
        .args(paths)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("LibreOffice took longer than {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}
