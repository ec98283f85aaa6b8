//! Apache Spark for the test of `examples/spark`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chromium::{apt_install, on_path};
use crate::tools;
use crate::versions::PYSPARK;

/// The folder of a Python environment with Spark, made in the cache of the tools where there is none; Java comes from
/// apt-get. Without it the test says that it is skipped, because nothing else depends on it.
///
/// `SMELTCHECK_SPARK` names another environment.
pub fn ensure() -> Option<PathBuf> {
    let named = std::env::var_os("SMELTCHECK_SPARK").filter(|path| !path.is_empty());
    if let Some(path) = named {
        return Some(path.into());
    }
    let has_java = on_path("java").is_some() || apt_install("Java", "default-jre-headless").is_ok();
    let ready = has_java && on_path("python3").is_some();
    let environment = tools::cache_dir().ok()?.join(format!("tools/pyspark-{PYSPARK}"));
    if ready && (has_spark(&environment) || install(&environment)) {
        return Some(environment);
    }
    println!("Apache Spark could not be installed: the test of its example is skipped");
    None
}

/// Installing writes the command last of all.
fn has_spark(environment: &Path) -> bool {
    environment.join("bin/spark-submit").is_file()
}

fn install(environment: &Path) -> bool {
    println!("Installing Apache Spark with pip, some 430 MB");
    let succeeds = |command: &mut Command| command.status().is_ok_and(|status| status.success());
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir"];
    succeeds(Command::new("python3").args(["-m", "venv", "--clear"]).arg(environment))
        && succeeds(Command::new(environment.join("bin/python")).args(pip).arg(format!("pyspark=={PYSPARK}")))
}
