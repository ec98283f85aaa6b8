//! Every check of the project, in one order, ending at the first that fails.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::programs::{CHROMIUM, FIREFOX, LIBREOFFICE, NGINX, SPARK};
use crate::{Suite, cargo, command_line, dependencies, npm, prepare, root, size, target_dir, tools, versions, web};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const HOST_FEATURES: [&str; 2] =
    ["--features", "smeltcheck/cli,smeltcheck/export,smeltcheck/lists,smeltcheck/samples,smeltcheck/schema"];
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// Tests in `tests/` that take longer than daily work has time for.
const LONG_TESTS: [&str; 11] = [
    "corpus",
    "corrected",
    "crafted",
    "exports",
    "parity",
    "planted",
    "properties",
    "readers",
    "scale",
    "sheets",
    "template_corpus",
];

/// Runs the checks of one suite, or all, or the quick ones.
pub fn run(only: Option<Suite>, quick: bool) -> Result<()> {
    let mut log = Log::default();
    let result = if quick { run_quick(&mut log) } else { run_suites(only, &mut log) };
    log.print_summary();
    result
}

fn run_quick(log: &mut Log) -> Result<()> {
    format_and_host_lints(log)?;
    log.step("tests but the long ones", || {
        let mut tests = host_tests();
        tests.args(["--lib", "--bins"]);
        for name in names_of_tests()?.iter().filter(|name| !LONG_TESTS.contains(&name.as_str())) {
            tests.args(["--test", name]);
        }
        run_and_collect(&mut tests)
    })
}

/// The programs in `tests/`: files, and folders with a `main.rs`.
fn names_of_tests() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root().join("tests")).context("cannot list tests/")? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").is_file() {
            names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    ensure!(LONG_TESTS.iter().all(|long| names.iter().any(|name| name == long)), "a long test is not in tests/");
    Ok(names)
}

fn run_suites(only: Option<Suite>, log: &mut Log) -> Result<()> {
    let mut background = None;
    // Mostly waiting for the network, during the first builds.
    let spark = (only.is_none() || only == Some(Suite::Core)).then(|| thread::spawn(|| SPARK.path()));
    if spark.is_some() {
        format_and_host_lints(log)?;
        log.step("dependencies", dependencies::check)?;
        log.step("lints, page and package", || {
            tools::ensure_wasm_target()?;
            run_and_collect(
                cargo()
                    .args(["clippy", "--locked", "--lib", "--bins", "--features", "app,js"])
                    .args(WASM)
                    .args(DENY_WARNINGS),
            )
        })?;
        // Whether it compiles without any feature: code is made of the same lines for the tests and
        // for the page.
        log.step("core alone, host", || run_and_collect(cargo().args(["check", "--locked", "--lib"])))?;
        log.step("core alone, wasm", || run_and_collect(cargo().args(["check", "--locked", "--lib"]).args(WASM)))?;
    }
    log.step("tests, built", || {
        let mut building = host_tests();
        building.arg("--no-run");
        if spark.is_none() {
            // One of them brings the programs that the others need.
            building.args(["--test", "crafted"]);
        }
        run_and_collect(&mut building)
    })?;
    if only != Some(Suite::Core) {
        log.step("samples", || {
            prepare::write_samples_with(&mut Command::new(target_dir().join("debug/samples")))?;
            prepare::prepare_with_samples().map(|()| Vec::new())
        })?;
        background = Some(BackgroundBuild::start(only)?);
    }
    if let Some(spark) = spark {
        // Its apt-get has ended before another one begins: two at a time lock each other out.
        let spark = spark.join().map_err(|_| anyhow!("installing Apache Spark panicked"))?;
        log.step("tests", || {
            let mut tests = host_tests();
            // Tests over official workbooks say what they compared, or that they were skipped.
            tests.args(["--", "--show-output"]);
            // The hostile files stay for the browser.
            tests.env("SMELTCHECK_CRAFTED", crafted_files());
            SPARK.set_found(spark, &mut tests);
            LIBREOFFICE.set_variable(&mut tests);
            run_and_collect(&mut tests)
        })?;
    } else if only == Some(Suite::Browser) {
        log.step("hostile files", || {
            let mut writing = host_tests();
            writing.args(["--test", "crafted", "every_crafted_file", "--", "--show-output"]);
            writing.env("SMELTCHECK_CRAFTED", crafted_files()).env("SMELTCHECK_CRAFTED_WRITE_ONLY", "1");
            run_and_collect(&mut writing)
        })?;
    }
    if let Some(build) = background {
        log.step("page and package, the rest of their builds", || build.finish())?;
    }
    if only.is_none() || only == Some(Suite::Npm) {
        package(log)?;
    }
    if only.is_none() || only == Some(Suite::Browser) {
        browser(log)?;
    }
    Ok(())
}

/// The folder with the hostile files, made by their own test.
fn crafted_files() -> PathBuf {
    target_dir().join("crafted")
}

fn format_and_host_lints(log: &mut Log) -> Result<()> {
    log.step("format", || run_and_collect(cargo().args(["fmt", "--all", "--check"])))?;
    log.step("lints, host", || {
        run_and_collect(
            cargo()
                .args(["clippy", "--locked", "--workspace", "--all-targets"])
                .args(HOST_FEATURES)
                .args(DENY_WARNINGS),
        )
    })
}

/// The tests of the host. Whatever they name, the same build serves: the command line tool and the
/// program that writes the samples are in it too.
fn host_tests() -> Command {
    let mut tests = cargo();
    tests.args(["test", "--locked", "--workspace"]).args(HOST_FEATURES);
    tests
}

/// Builds the page, the program that breaks and the package, as far as they are needed, and says how
/// long each took.
pub fn build_for_tests(only: Option<Suite>) -> Result<()> {
    let timed = |name: &str, build: &dyn Fn() -> Result<()>| {
        let start = Instant::now();
        build()?;
        println!("built: {name} ({:.1} s)", start.elapsed().as_secs_f64());
        anyhow::Ok(())
    };
    if only != Some(Suite::Npm) {
        timed("page", &web::build_prepared)?;
        size::check()?;
        timed("program that breaks, for a test", &web::build_faulty_program)?;
    }
    if only != Some(Suite::Browser) {
        timed("package", &|| npm::build_with_samples().map(drop))?;
        size::check_package(&npm::packed()?)?;
    }
    Ok(())
}

/// [`build_for_tests`] in a process of its own during the tests: most of it is the linker's, which
/// takes one core.
struct BackgroundBuild {
    process: Child,
    output: PathBuf,
}

impl BackgroundBuild {
    fn start(only: Option<Suite>) -> Result<Self> {
        let output = target_dir().join("build-for-tests.txt");
        let file = File::create(&output).with_context(|| format!("cannot create {}", output.display()))?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("build-for-tests");
        match only {
            Some(Suite::Browser) => _ = command.args(["--only", "browser"]),
            Some(Suite::Npm) => _ = command.args(["--only", "npm"]),
            _ => {}
        }
        let process = command.stdout(file.try_clone()?).stderr(file).spawn()?;
        Ok(Self { process, output })
    }

    /// Waits for it, and passes on what it printed.
    fn finish(mut self) -> Result<Vec<String>> {
        let status = self.process.wait()?;
        let output = std::fs::read_to_string(&self.output)?;
        println!("{output}");
        ensure!(status.success(), "the builds of the page and the package failed ({status})");
        Ok(output.lines().filter(|line| is_summary_line(line)).map(str::to_owned).collect())
    }
}

impl Drop for BackgroundBuild {
    /// After a failed step: half a page would stay, with builders that go on.
    fn drop(&mut self) {
        let _ = self.process.wait();
    }
}

fn browser(log: &mut Log) -> Result<()> {
    log.step("page in Chromium", || {
        tools::ensure_npm_packages(&versions::TEST_PACKAGES)?;
        let mut node = node()?;
        node.arg("tests/browser/run.mjs").args(test_files("tests/browser")?);
        node.env("SMELTCHECK_FAULTY", web::faulty_program()).env("SMELTCHECK_XTASK", std::env::current_exe()?);
        NGINX.set_variable(&mut node);
        run_and_collect(&mut node)
    })
}

/// The files with tests in a folder; those of packages that it holds are none.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).with_context(|| format!("cannot list {folder}"))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The JavaScript package as somebody gets it: packed, installed in an empty folder, used.
fn package(log: &mut Log) -> Result<()> {
    log.step("package in Node.js, TypeScript and a page of Vite", || {
        tools::ensure_npm_packages(&versions::PACKAGE_TEST_PACKAGES)?;
        let mut node = node()?;
        node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).args(test_files("tests/npm")?);
        run_and_collect(node.env("SMELTCHECK_PACKED", npm::packed()?))
    })
}

/// Node.js, and what most tests that run in it use: browsers, the command line tool, hostile files.
fn node() -> Result<Command> {
    let mut node = Command::new("node");
    node.current_dir(root())
        .env(CHROMIUM.variable, CHROMIUM.path()?)
        .env("SMELTCHECK_CRAFTED", crafted_files())
        .env("SMELTCHECK_PROGRAM", target_dir().join("debug/smeltcheck"));
    FIREFOX.set_variable(&mut node);
    Ok(node)
}

/// The steps that ran: name, duration, the runner's own summary lines.
#[derive(Default)]
struct Log(Vec<(&'static str, Duration, Vec<String>)>);

impl Log {
    fn step(&mut self, name: &'static str, check: impl FnOnce() -> Result<Vec<String>>) -> Result<()> {
        println!("\n== {name}");
        let start = Instant::now();
        let summary = check().with_context(|| format!("FAILED at step {name:?}"))?;
        self.0.push((name, start.elapsed(), summary));
        Ok(())
    }

    fn print_summary(&self) {
        println!("\n== summary");
        for (name, duration, summary) in &self.0 {
            println!("ok  {name} ({:.1} s)", duration.as_secs_f64());
            for line in summary {
                println!("      {line}");
            }
        }
    }
}

/// Runs a command, passes its output on as it comes and keeps the summary lines of test runners.
fn run_and_collect(command: &mut Command) -> Result<Vec<String>> {
    let line = command_line(command);
    println!("{line}");
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    let mut summary = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            if is_summary_line(&line) {
                summary.push(line);
            }
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(summary)
}

/// `cargo test` closes each program with one line, `node --test` with a few; the tests over
/// official workbooks say what they compared.
fn is_summary_line(line: &str) -> bool {
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
            "built: ",
            "ℹ tests ",
            "ℹ pass ",
            "ℹ fail ",
        ]
        .iter()
        .any(|start| line.starts_with(start))
}
