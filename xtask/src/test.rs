//! Every check of the project, in one order, ending at the first that fails.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{
    Half, cargo, chromium, command_line, dependencies, firefox, libreoffice, nginx, npm, root, size, spark, target_dir,
    tools, web,
};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const HOST_FEATURES: [&str; 2] =
    ["--features", "smeltcheck/cli,smeltcheck/export,smeltcheck/lists,smeltcheck/samples,smeltcheck/schema"];
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// Runs the checks of one part, or all.
pub fn run(only: Option<Half>) -> Result<()> {
    let mut log = Log::default();
    let result = run_halves(only, &mut log);
    log.print_summary();
    result
}

fn run_halves(only: Option<Half>, log: &mut Log) -> Result<()> {
    if only == Some(Half::Npm) {
        return package(log);
    }
    if only != Some(Half::Browser) {
        core(log)?;
    }
    if only == Some(Half::Browser) {
        log.step("hostile files", || {
            run_and_collect(
                cargo()
                    .args(["test", "--locked", "--workspace"])
                    .args(HOST_FEATURES)
                    .args(["--test", "crafted", "--", "--ignored", "write_the_files"])
                    .env("SMELTCHECK_CRAFTED", crafted_files()),
            )
        })?;
    }
    if only.is_none() {
        // Before the page: the server of its example portal uses the package as well.
        package(log)?;
    }
    if only != Some(Half::Core) {
        browser(log)?;
    }
    Ok(())
}

/// The folder with the hostile files, made by their own test.
fn crafted_files() -> PathBuf {
    target_dir().join("crafted")
}

fn core(log: &mut Log) -> Result<()> {
    // Mostly waiting for the network, beside the first builds.
    let spark = thread::spawn(spark::ensure);
    log.step("format", || run_and_collect(cargo().args(["fmt", "--all", "--check"])))?;
    log.step("dependencies", dependencies::check)?;
    log.step("lints, host", || {
        run_and_collect(
            cargo()
                .args(["clippy", "--locked", "--workspace", "--all-targets"])
                .args(HOST_FEATURES)
                .args(DENY_WARNINGS),
        )
    })?;
    log.step("lints, page and package", || {
        tools::ensure_wasm_target()?;
        run_and_collect(
            cargo()
                .args(["clippy", "--locked", "--lib", "--bins", "--features", "app,js"])
                .args(WASM)
                .args(DENY_WARNINGS),
        )
    })?;
    log.step("tests", || {
        // Tests over official workbooks say what they compared, or that they were skipped.
        let mut tests = cargo();
        tests.args(["test", "--locked", "--workspace"]).args(HOST_FEATURES).args(["--", "--show-output"]);
        // The hostile files stay for the browser.
        tests.env("SMELTCHECK_CRAFTED", crafted_files());
        // Its apt-get has ended before another one begins: two at a time lock each other out.
        if let Ok(Some(spark)) = spark.join() {
            tests.env("SMELTCHECK_SPARK", spark);
        }
        if let Some(libreoffice) = libreoffice::ensure() {
            tests.env("SMELTCHECK_SOFFICE", libreoffice);
        }
        run_and_collect(&mut tests)
    })?;
    log.step("core alone, host", || run_and_collect(cargo().args(["build", "--locked", "--lib"])))?;
    log.step("core alone, wasm", || run_and_collect(cargo().args(["build", "--locked", "--lib"]).args(WASM)))
}

fn browser(log: &mut Log) -> Result<()> {
    log.step("page", || web::build().map(|()| Vec::new()))?;
    log.step("page size", || size::check().map(|()| Vec::new()))?;
    let mut faulty_worker = PathBuf::new();
    log.step("worker that breaks, for a test", || {
        faulty_worker = web::build_faulty_worker()?;
        Ok(Vec::new())
    })?;
    log.step("command line tool, for the server of a test", build_program)?;
    log.step("page in Chromium", || {
        tools::ensure_npm_packages()?;
        let tests = web::files_below(&root().join("tests/browser"))?
            .into_iter()
            .filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
        let mut node = node_tests(tests)?;
        node.env("SMELTCHECK_FAULTY", &faulty_worker).env("SMELTCHECK_XTASK", std::env::current_exe()?);
        if let Some(nginx) = nginx::ensure() {
            node.env("SMELTCHECK_NGINX", nginx);
        }
        run_and_collect(&mut node)
    })
}

/// The JavaScript package as somebody gets it: packed, installed in an empty folder, used.
fn package(log: &mut Log) -> Result<()> {
    let mut packed = PathBuf::new();
    log.step("package", || {
        packed = npm::build()?;
        size::check_package(&packed).map(|()| Vec::new())
    })?;
    log.step("package in Node.js, TypeScript and a page of Vite", || {
        npm::ensure_test_packages()?;
        build_program()?;
        let tests = ["node", "arguments", "workers", "types", "page"]
            .map(|name| root().join(format!("tests/npm/{name}.test.mjs")));
        run_and_collect(node_tests(tests)?.env("SMELTCHECK_PACKED", &packed))
    })
}

/// Builds the command line tool as for the tests, so that it is there already after them.
fn build_program() -> Result<Vec<String>> {
    run_and_collect(
        cargo().args(["build", "--locked", "--workspace"]).args(HOST_FEATURES).args(["--bin", "smeltcheck"]),
    )
}

/// Node.js with these tests, and what most of them use: browsers, the command line tool, hostile files.
fn node_tests(tests: impl IntoIterator<Item = PathBuf>) -> Result<Command> {
    let mut node = Command::new("node");
    // Pages wait for timers, workers and processes much of the time: two test files share the cores well.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(tests)
        .current_dir(root())
        .env("SMELTCHECK_CHROMIUM", chromium::ensure()?)
        .env("SMELTCHECK_CRAFTED", crafted_files())
        .env("SMELTCHECK_PROGRAM", target_dir().join("debug/smeltcheck"));
    if let Some(firefox) = firefox::ensure() {
        node.env("SMELTCHECK_FIREFOX", firefox);
    }
    Ok(node)
}

/// The steps that ran: name, duration, the runner's own closing lines.
#[derive(Default)]
struct Log(Vec<(&'static str, Duration, Vec<String>)>);

impl Log {
    fn step(&mut self, name: &'static str, check: impl FnOnce() -> Result<Vec<String>>) -> Result<()> {
        println!("\n== {name}");
        let start = Instant::now();
        let closing = check().with_context(|| format!("FAILED at step {name:?}"))?;
        self.0.push((name, start.elapsed(), closing));
        Ok(())
    }

    fn print_summary(&self) {
        println!("\n== summary");
        for (name, duration, closing) in &self.0 {
            println!("ok  {name} ({:.1} s)", duration.as_secs_f64());
            for line in closing {
                println!("      {line}");
            }
        }
    }
}

/// Runs a command, passes its output on as it comes and keeps the closing lines of test runners.
fn run_and_collect(command: &mut Command) -> Result<Vec<String>> {
    let line = command_line(command);
    println!("{line}");
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    let mut closing = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            if is_closing_line(&line) {
                closing.push(line);
            }
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(closing)
}

/// `cargo test` closes each program with one line, `node --test` with a few; the tests over official workbooks say what
/// they compared.
fn is_closing_line(line: &str) -> bool {
    let of_cargo = line.starts_with("test result: ") && !line.contains(" 0 passed; 0 failed; ");
    of_cargo
        || [
            "calamine: ",
            "openpyxl: ",
            "many files: ",
            "parity: ",
            "official Checker: ",
            "planted: ",
            "as typed: ",
            "crafted: ",
            "corrected copy: ",
            "package: ",
            "ℹ tests ",
            "ℹ pass ",
            "ℹ fail ",
        ]
        .iter()
        .any(|start| line.starts_with(start))
}
