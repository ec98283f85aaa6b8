//! Fuzzing: `cargo xtask fuzz 3600`. It needs a nightly compiler and cargo-fuzz, which is installed
//! once.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::programs::on_path;
use crate::{cargo, root, run, target_dir, tools};

/// The targets of `tests/fuzz/Cargo.toml` with their share of the time.
const TARGETS: [(&str, u64); 7] =
    [("package", 2), ("strings", 2), ("sheet", 4), ("whole", 6), ("lists", 3), ("profile", 1), ("encryption", 1)];

/// What libFuzzer holds one input to: seconds and megabytes. A larger input than this finds nothing
/// more.
const BOUNDS: [&str; 4] = ["-timeout=5", "-rss_limit_mb=512", "-max_len=20000", "-len_control=10"];

/// Freed memory is kept for a while to find its use, which counts as memory of the input.
const SANITIZER: &str = "quarantine_size_mb=16:detect_leaks=0:malloc_context_size=4";

/// What became of a target.
#[derive(Default)]
struct Outcome {
    executions: u64,
    coverage: u64,
    features: u64,
    seconds: u64,
    found: usize,
}

/// Runs all targets for this many seconds together, as many at once as there are processors.
pub fn run_all(seconds: u64) -> Result<()> {
    if !has_nightly() {
        bail!("a nightly compiler is needed: rustup toolchain install nightly");
    }
    let folder = target_dir().join("fuzz");
    build(&folder)?;
    write_seeds(&folder.join("seeds"))?;
    fs::create_dir_all(folder.join("logs"))?;
    let shares: u64 = TARGETS.iter().map(|(_, share)| share).sum();
    let parallel = std::thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes: BTreeMap<&str, Outcome> = BTreeMap::new();
    let mut running: Vec<Job> = Vec::new();
    for (target, share) in TARGETS {
        while running.len() >= parallel {
            finish_one(&mut running, &mut outcomes)?;
        }
        let seconds = (seconds * u64::try_from(parallel)? * share / shares).max(1);
        println!("{target}: {seconds} s");
        running.push(Job::start(&folder, target, seconds)?);
    }
    while !running.is_empty() {
        finish_one(&mut running, &mut outcomes)?;
    }
    report(&folder, &outcomes);
    print_line_coverage(&folder);
    let found: usize = outcomes.values().map(|outcome| outcome.found).sum();
    if found > 0 {
        bail!("{found} inputs were found that must not be; see {}", folder.join("artifacts").display());
    }
    Ok(())
}

fn has_nightly() -> bool {
    Command::new("rustc").arg("+nightly").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Cargo of the nightly toolchain. The one that runs this task has named its own to whatever it
/// starts.
fn nightly_cargo() -> Command {
    let mut command = Command::new("cargo");
    command.arg("+nightly").env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO").current_dir(root());
    command
}

fn cargo_fuzz(action: &str, folder: &Path) -> Result<Command> {
    let programs = tools::ensure_cargo_fuzz()?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&path)))?;
    let mut command = nightly_cargo();
    command
        .env("PATH", path)
        .args(["fuzz", action, "--fuzz-dir", "tests/fuzz", "--target-dir"])
        .arg(folder.join("build"));
    Ok(command)
}

fn build(folder: &Path) -> Result<()> {
    println!("Building the targets: the first time about 8 minutes on two cores");
    run(&mut cargo_fuzz("build", folder)?)
}

fn program(folder: &Path, target: &str) -> Result<PathBuf> {
    Ok(folder.join("build").join(host()?).join("release").join(target))
}

fn host() -> Result<String> {
    let output = Command::new("rustc").arg("+nightly").arg("-vV").output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    Ok(host.to_owned())
}

/// Seeds and dictionaries are made by code, which a test of the project has.
fn write_seeds(folder: &Path) -> Result<()> {
    let features = "cli,export,lists,samples,schema";
    run(cargo()
        .args(["test", "--quiet", "--locked", "--features", features, "--test", "fuzz", "write_the_seeds"])
        .env("SMELTCHECK_FUZZ_SEEDS", folder))
}

/// A target that runs. One that stopped at a finding is started again for the rest of its time.
struct Job {
    target: &'static str,
    folder: PathBuf,
    child: Child,
    log: PathBuf,
    start: Instant,
    time: Duration,
    starts: usize,
    outcome: Outcome,
}

impl Job {
    /// A target that crashes at once is not started for ever.
    const MOST_STARTS: usize = 20;

    fn start(folder: &Path, target: &'static str, seconds: u64) -> Result<Self> {
        let log = folder.join("logs").join(format!("{target}.txt"));
        let time = Duration::from_secs(seconds);
        let child = fuzzer(folder, target, time, &log)?;
        let (folder, start) = (folder.to_owned(), Instant::now());
        Ok(Self { target, folder, child, log, start, time, starts: 1, outcome: Outcome::default() })
    }

    /// Whether the target has ended for good.
    fn has_ended(&mut self) -> Result<bool> {
        let Some(status) = self.child.try_wait()? else { return Ok(false) };
        read_log(&self.log, &mut self.outcome)?;
        if status.success() {
            return Ok(true);
        }
        self.outcome.found += 1;
        let kept = self.log.with_extension(format!("{}.txt", self.starts));
        fs::rename(&self.log, &kept)?;
        println!("{}: found something, see {}", self.target, kept.display());
        let left = self.time.saturating_sub(self.start.elapsed());
        if left < Duration::from_secs(3) || self.starts >= Self::MOST_STARTS {
            return Ok(true);
        }
        self.starts += 1;
        self.child = fuzzer(&self.folder, self.target, left, &self.log)?;
        Ok(false)
    }
}

fn fuzzer(folder: &Path, target: &str, time: Duration, log: &Path) -> Result<Child> {
    let corpus = folder.join("corpus").join(target);
    let artifacts = folder.join("artifacts").join(target);
    for folder in [&corpus, &artifacts] {
        fs::create_dir_all(folder)?;
    }
    let program = program(folder, target)?;
    // Hours of computing must not slow down whoever works at the same time.
    let mut command = match on_path("nice") {
        Some(nice) => {
            let mut command = Command::new(nice);
            command.args(["-n", "19"]).arg(&program);
            command
        }
        None => Command::new(&program),
    };
    command.arg(&corpus).arg(folder.join("seeds").join(target));
    let regressions = root().join("tests/fuzz/regressions").join(target);
    command.args(regressions.is_dir().then_some(regressions));
    command
        .args(BOUNDS)
        .arg(format!("-max_total_time={}", time.as_secs()))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(format!("-dict={}", folder.join("seeds").join(format!("{target}.dict")).display()))
        .arg("-print_final_stats=1")
        .env("ASAN_OPTIONS", SANITIZER)
        .stdout(Stdio::null())
        .stderr(File::create(log)?);
    command.spawn().with_context(|| format!("cannot start {}", program.display()))
}

fn finish_one(running: &mut Vec<Job>, outcomes: &mut BTreeMap<&'static str, Outcome>) -> Result<()> {
    loop {
        for index in 0..running.len() {
            if running[index].has_ended()? {
                let mut job = running.remove(index);
                job.outcome.seconds = job.start.elapsed().as_secs();
                outcomes.insert(job.target, job.outcome);
                return Ok(());
            }
        }
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// Adds the executions of a run, and takes its coverage: `#12 NEW cov: 3 ft: 4 corp: ...`.
fn read_log(log: &Path, outcome: &mut Outcome) -> Result<()> {
    let text = String::from_utf8_lossy(&fs::read(log)?).into_owned();
    let number_after = |line: &str, name: &str| {
        line.split_once(name).and_then(|(_, rest)| rest.split_whitespace().next()?.parse::<u64>().ok())
    };
    for line in text.lines() {
        outcome.executions += number_after(line, "stat::number_of_executed_units:").unwrap_or(0);
        if line.starts_with('#') {
            outcome.coverage = outcome.coverage.max(number_after(line, " cov: ").unwrap_or(0));
            outcome.features = outcome.features.max(number_after(line, " ft: ").unwrap_or(0));
        }
    }
    Ok(())
}

fn report(folder: &Path, outcomes: &BTreeMap<&str, Outcome>) {
    println!("\ntarget        executions   seconds   edges   features   corpus   found");
    for (target, outcome) in outcomes {
        let Outcome { executions, coverage, features, seconds, found } = outcome;
        let corpus = fs::read_dir(folder.join("corpus").join(target)).map_or(0, Iterator::count);
        println!("{target:<12} {executions:>11} {seconds:>9} {coverage:>7} {features:>10} {corpus:>8} {found:>7}");
    }
    let executions: u64 = outcomes.values().map(|outcome| outcome.executions).sum();
    let seconds: u64 = outcomes.values().map(|outcome| outcome.seconds).sum();
    println!("fuzz: {executions} executions in {} minutes of running time", seconds / 60);
}

/// Lines of `src/` that the corpus reaches, where the toolchain has the tools of LLVM.
fn print_line_coverage(folder: &Path) {
    let tools = Command::new("rustc").args(["+nightly", "--print", "target-libdir"]).output().ok();
    let tools = tools.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    let tools = tools.and_then(|libraries| Some(libraries.parent()?.join("bin")));
    match tools.filter(|tools| tools.join("llvm-cov").is_file()) {
        None => println!(
            "fuzz: no line coverage, because the nightly toolchain has no llvm-tools \
             (rustup component add llvm-tools --toolchain nightly)"
        ),
        Some(tools) => {
            if let Err(error) = line_coverage(folder, &tools) {
                println!("fuzz: no line coverage: {error:#}");
            }
        }
    }
}

fn line_coverage(folder: &Path, tools: &Path) -> Result<()> {
    let host = host()?;
    for (target, _) in TARGETS {
        // cargo-fuzz puts the profile into tests/fuzz/coverage, and its programs below the target
        // folder.
        run(cargo_fuzz("coverage", folder)?.arg(target).arg(folder.join("corpus").join(target)))?;
        let program = folder.join("build").join(&host).join("coverage").join(&host).join("release").join(target);
        let output = Command::new(tools.join("llvm-cov"))
            .args(["report", "--summary-only", "--instr-profile"])
            .arg(root().join("tests/fuzz/coverage").join(target).join("coverage.profdata"))
            .arg(program)
            .arg(root().join("src"))
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        println!("{target}: {}", text.lines().last().unwrap_or("no summary"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_targets_are_those_of_the_manifest() {
        let manifest = fs::read_to_string(root().join("tests/fuzz/Cargo.toml")).unwrap();
        let named = manifest.split("[[bin]]\nname = \"").skip(1).filter_map(|rest| rest.split('"').next());
        assert!(named.eq(TARGETS.iter().map(|(target, _)| *target)));
    }

    #[test]
    fn a_log_gives_its_numbers() {
        let log = std::env::temp_dir().join(format!("smeltcheck-fuzz-{}.txt", std::process::id()));
        fs::write(&log, "#2\tINITED cov: 5 ft: 6 corp: 1/1b\n#9\tNEW    cov: 7 ft: 8 corp: 2/2b\nstat::number_of_executed_units: 12\n")
            .unwrap();
        let mut outcome = Outcome::default();
        read_log(&log, &mut outcome).unwrap();
        fs::remove_file(&log).unwrap();
        assert_eq!((outcome.executions, outcome.coverage, outcome.features), (12, 7, 8));
    }
}
