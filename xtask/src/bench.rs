//! Every measurement of the project, in one table of Markdown.

use std::process::Command;

use anyhow::Result;

use crate::{cargo, programs, root, run, target_dir, tools, versions, web};

/// Installs what is missing, builds the page and an empty one, and measures: in Chromium, then
/// natively.
pub fn bench(rounds: u32) -> Result<()> {
    let tools = tools::install()?;
    web::build()?;
    let folder = target_dir().join("bench");
    let empty = folder.join("empty");
    let mut trunk = Command::new(tools.trunk.join("trunk"));
    let page = root().join("benches/empty");
    run(cargo().args(["fetch", "--manifest-path"]).arg(page.join("Cargo.toml")))?;
    run(trunk
        .args(["build", "--release", "--dist"])
        .arg(&empty)
        .current_dir(page)
        .env("PATH", tools.path()?)
        .env("CARGO_TARGET_DIR", folder.join("empty-target"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z")
        // Trunk takes NO_COLOR for its own switch and refuses the usual value "1".
        .env_remove("NO_COLOR"))?;
    let workbooks = folder.join("workbooks");
    run(native("check").arg("--").arg("--write").arg(&workbooks))?;
    tools::ensure_npm_packages(&versions::BENCH_PACKAGES)?;
    run(Command::new("node")
        .arg(root().join("benches/browser/bench.mjs"))
        .arg(&workbooks)
        .args(["--rounds", &rounds.to_string(), "--empty"])
        .arg(&empty)
        .env("SMELTCHECK_CHROMIUM", programs::CHROMIUM.path()?))?;
    run(&mut native("check"))?;
    run(native("check").args(["--", "--instructions"]))?;
    run(&mut native("reader"))
}

fn native(name: &str) -> Command {
    let mut bench = cargo();
    bench.args(["bench", "--locked", "--quiet", "--features", "samples", "--bench", name]);
    bench
}
