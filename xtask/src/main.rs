//! Project tasks: `cargo xtask serve`, `cargo xtask test`, `cargo xtask build`.

mod bench;
mod dependencies;
mod fuzz;
mod hosts;
mod npm;
mod offline;
mod policy;
mod prepare;
mod programs;
mod serve;
mod size;
mod test;
mod tools;
mod types;
mod versions;
mod web;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::LazyLock;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Builds, serves and tests Smeltcheck")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, build the page and serve it on this computer
    Serve {
        /// Port on 127.0.0.1; 0 takes any free one. Without it: 8080, or a free one where that is
        /// taken
        #[arg(long)]
        port: Option<u16>,
        /// Do not open a browser
        #[arg(long)]
        no_open: bool,
        /// Serve the page as it was built last
        #[arg(long)]
        no_build: bool,
        /// Path of the page, as on a host with several sites, for example /tools/check/
        #[arg(long, default_value = "/")]
        base_path: String,
        /// Send no security headers, as many static hosts do; for tests
        #[arg(long)]
        no_security_headers: bool,
        /// Serve the page in this folder in place of dist/
        #[arg(long, requires = "no_build")]
        folder: Option<PathBuf>,
    },
    /// Run every check: format, lints, tests, builds, the page in a browser, the JavaScript package
    Test {
        /// Run only one suite
        #[arg(long)]
        only: Option<Suite>,
        /// Run what takes less than four minutes, for daily work: format, lints of the host, and
        /// the Rust tests but those that take long. No wasm, no browser, no package
        #[arg(long, conflicts_with = "only")]
        quick: bool,
    },
    /// Build the page into dist/, ready for any static host
    Build,
    /// Trunk's hook before a build: writes samples, style and flags of the compiler
    #[command(hide = true)]
    Prepare,
    /// Trunk's hook after a build: finishes what it has built
    #[command(hide = true)]
    Finish {
        /// Where Trunk has put it
        #[arg(long, env = "TRUNK_STAGING_DIR", hide = true)]
        folder: PathBuf,
    },
    /// Name the files of a built page in its service worker again, after one of them was changed
    Offline {
        /// The folder with the page
        folder: PathBuf,
    },
    /// Build the JavaScript package into dist-npm/ and pack it
    Npm,
    /// Run every fuzz target; docs/testing.md says what they are
    Fuzz {
        /// Seconds for all targets together
        #[arg(default_value_t = 600)]
        seconds: u64,
    },
    /// Measure checks, start and drawing in Chromium, and the cost of every rule natively
    Bench {
        /// Rounds of the measurements in Chromium
        #[arg(long, default_value_t = 11)]
        rounds: u32,
    },
    /// Make the data files of src/reference/data from tables of public facts
    #[command(disable_help_flag = true)]
    Data {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
        arguments: Vec<OsString>,
    },
    /// Build what the tests of the page and of the package use, once www/samples is written
    #[command(hide = true)]
    BuildForTests {
        /// Only what one suite uses
        #[arg(long)]
        only: Option<Suite>,
    },
}

/// One suite of `cargo xtask test`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Suite {
    /// Format, lints, tests and builds of the Rust code
    Core,
    /// The release build of the page and its tests in a browser
    Browser,
    /// The JavaScript package, in Node.js and in a page
    Npm,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Serve { port, no_open, no_build, base_path, no_security_headers, folder } => build_unless(no_build)
            .and_then(|()| {
                let folder = folder.unwrap_or_else(web::dist);
                serve::serve(&serve::Settings {
                    folder,
                    port,
                    open_browser: !no_open,
                    base_path,
                    security_headers: !no_security_headers,
                })
            }),
        Task::Test { only, quick } => test::run(only, quick),
        Task::Build => build_unless(false),
        Task::Prepare => prepare::hook(),
        Task::Finish { folder } => web::finish(&folder),
        Task::Offline { folder } => offline::finish(&folder),
        Task::Npm => npm::build().map(|packed| println!("{}", packed.display())),
        Task::Fuzz { seconds } => fuzz::run_all(seconds),
        Task::Bench { rounds } => bench::bench(rounds),
        // A program of its own, which nobody needs but once a year.
        Task::Data { arguments } => {
            run(cargo().args(["run", "--quiet", "--package", "xtask", "--bin", "data", "--"]).args(arguments))
        }
        Task::BuildForTests { only } => test::build_for_tests(only),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn build_unless(no_build: bool) -> Result<()> {
    if no_build {
        return Ok(());
    }
    web::build()
}

/// The checkout that cargo runs this task in; checkouts may share a target folder, and with it
/// the program.
fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let package =
            std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        package.parent().map_or(package.clone(), Path::to_owned)
    });
    &ROOT
}

/// Where cargo puts what it builds from this checkout.
fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that started this task, run in the checkout.
fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a command that prints for itself; an exit status other than success is an error.
fn run(command: &mut Command) -> Result<()> {
    let line = command_line(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// The command as one would type it.
fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
