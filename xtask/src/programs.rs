//! The programs that tests use and that this project does not build: each is looked for on this
//! computer, and got where it is missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::versions::PYSPARK;
use crate::{run, tools, web};

/// One program, or a folder with several.
pub struct Program {
    /// What people call it.
    name: &'static str,
    /// The variable that names another one, and that tells tests which one to take.
    pub variable: &'static str,
    /// Names on the search path, and whole paths of what is kept out of it.
    candidates: &'static [&'static str],
    source: Source,
    /// What becomes of the tests without it.
    consequence: &'static str,
}

/// Where a missing program comes from.
enum Source {
    /// A Debian package, installed.
    Apt(&'static str),
    /// A file of a Debian package, not installed: what is installed would start by itself.
    AptUnpacked { package: &'static str, file: &'static str },
    /// A Python environment with this package in this version, whose last file to come is named; it
    /// needs Java.
    Pip { package: &'static str, version: &'static str, file: &'static str },
}

/// The browser of the browser tests, which cannot do without one.
pub static CHROMIUM: Program = Program {
    name: "Chromium",
    variable: "SMELTCHECK_CHROMIUM",
    candidates: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    source: Source::Apt("chromium"),
    consequence: "no browser test can run",
};

/// Shows what other pages embed; Chromium runs all of its tests too.
pub static FIREFOX: Program = Program {
    name: "Firefox",
    variable: "SMELTCHECK_FIREFOX",
    candidates: &["firefox-esr", "firefox"],
    source: Source::Apt("firefox-esr"),
    consequence: "its tests are skipped",
};

/// Reads its header file in `docs/deploy/`. Debian keeps it out of the search path of users; an
/// installed one would take port 80.
pub static NGINX: Program = Program {
    name: "nginx",
    variable: "SMELTCHECK_NGINX",
    candidates: &["nginx", "/usr/sbin/nginx"],
    source: Source::AptUnpacked { package: "nginx", file: "usr/sbin/nginx" },
    consequence: "the test of its header file is skipped",
};

/// Recalculates workbooks.
pub static LIBREOFFICE: Program = Program {
    name: "LibreOffice",
    variable: "SMELTCHECK_SOFFICE",
    candidates: &["soffice"],
    source: Source::Apt("libreoffice-calc-nogui"),
    consequence: "tests that recalculate workbooks are skipped",
};

/// Runs `examples/spark`: the folder of a Python environment.
pub static SPARK: Program = Program {
    name: "Apache Spark",
    variable: "SMELTCHECK_SPARK",
    candidates: &[],
    source: Source::Pip { package: "pyspark", version: PYSPARK, file: "bin/spark-submit" },
    consequence: "the test of its example is skipped",
};

static JAVA: Program = Program {
    name: "Java",
    variable: "SMELTCHECK_JAVA",
    candidates: &["java"],
    source: Source::Apt("default-jre-headless"),
    consequence: "",
};

impl Program {
    /// The one that its variable names, or one on this computer, or one from its source.
    pub fn path(&self) -> Result<PathBuf> {
        let named = std::env::var_os(self.variable).filter(|path| !path.is_empty());
        if let Some(found) = named.map(PathBuf::from).or_else(|| self.find()) {
            return Ok(found);
        }
        match self.source {
            Source::Apt(package) => {
                ensure!(on_path("apt-get").is_some(), "it is not on the search path, and there is no apt-get");
                println!("Installing {} with apt-get", self.name);
                apt_get(&["update", "-qq"])?;
                apt_get(&["install", "-y", "-qq", "--no-install-recommends", package])?;
                self.find().context("apt-get installed something else")
            }
            Source::AptUnpacked { package, file } => unpacked(package, file),
            Source::Pip { package, version, file } => environment(package, version, file),
        }
        .with_context(|| format!("name one in {}, or install it", self.variable))
        .with_context(|| format!("{} cannot be had", self.name))
    }

    /// Sets the variable for a command's tests, or says what becomes of them without it.
    pub fn set_variable(&self, command: &mut Command) {
        self.set_found(self.path(), command);
    }

    /// The same with what [`Program::path`] gave before.
    pub fn set_found(&self, found: Result<PathBuf>, command: &mut Command) {
        match found {
            Ok(path) => _ = command.env(self.variable, path),
            Err(error) => println!("{error:#}: {}", self.consequence),
        }
    }

    fn find(&self) -> Option<PathBuf> {
        self.candidates.iter().find_map(|candidate| on_path(candidate))
    }
}

/// A program on the search path, or the one of a whole path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Runs apt-get as root or with sudo.
fn apt_get(arguments: &[&str]) -> Result<()> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let mut command = if is_root {
        Command::new("apt-get")
    } else if on_path("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        sudo.arg("apt-get");
        sudo
    } else {
        bail!("installing it needs root or sudo: apt-get {}", arguments.join(" "));
    };
    run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// A program out of Debian's package, kept with the tools. Only apt-get knows where the package is
/// and whether it is what Debian signed.
fn unpacked(package: &str, file: &str) -> Result<PathBuf> {
    let folder = tools::cache_dir()?.join(format!("tools/{package}-debian"));
    let program = folder.join(file);
    if !program.is_file() {
        unpack(package, &folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    // The libraries it needs are on nearly every Debian; where one is missing it does not start.
    ensure!(Command::new(&program).arg("-v").output()?.status.success(), "a library that it needs is missing");
    Ok(program)
}

/// The folder appears by renaming a finished one.
fn unpack(package: &str, folder: &Path) -> Result<()> {
    ensure!(on_path("apt-get").is_some() && on_path("dpkg-deb").is_some(), "it is not on the search path");
    println!("Unpacking {package} of this Debian");
    let partial = folder.with_extension(format!("partial-{}", std::process::id()));
    std::fs::create_dir_all(&partial).with_context(|| format!("cannot create {}", partial.display()))?;
    let made = unpack_into(package, &partial).and_then(|()| Ok(std::fs::rename(&partial, folder)?));
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&partial);
    }
    // Another process may have been faster.
    if folder.is_dir() { Ok(()) } else { made }
}

fn unpack_into(package: &str, folder: &Path) -> Result<()> {
    let download = || run(Command::new("apt-get").args(["download", "-qq", package]).current_dir(folder));
    download().or_else(|_| apt_get(&["update", "-qq"]).and_then(|()| download()))?;
    let package = web::files_below(folder)?.into_iter().next().context("apt-get downloaded nothing")?;
    run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(folder))?;
    Ok(std::fs::remove_file(package)?)
}

/// The folder of a Python environment with a package, kept with the tools.
fn environment(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    JAVA.path()?;
    let folder = tools::cache_dir()?.join(format!("tools/{package}-{version}"));
    if !folder.join(file).is_file() {
        println!("Installing {package} {version} with pip: hundreds of megabytes");
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        run(Command::new(folder.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir"])
            .arg(format!("{package}=={version}")))?;
        ensure!(folder.join(file).is_file(), "pip installed no {file}");
    }
    Ok(folder)
}
