//! The command line tool as a process of its own, watched from outside.

use super::memory::peak_kibibytes;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long one file may take, in time of the processor: other work on the computer does not count.
/// A build without optimisation is about ten times as slow.
pub const SECONDS: u64 = if cfg!(debug_assertions) { 50 } else { 5 };
/// How many times as long the clock may show, for a computer that is busy, and where the system
/// does not tell.
const BUSY: u64 = 10;
/// How much memory one file may take.
pub const MEBIBYTES: u64 = 256;
/// What the system lets the process reserve, so that a runaway ends itself and not the computer.
/// Reserved is more than used: a vector that grows reserves twice what it holds.
const RESERVED_MEBIBYTES: u64 = 1024;

/// What became of a file.
pub enum Outcome {
    /// A report with these findings: the codes of the rules, and each code with each of its cells.
    Report(BTreeSet<String>),
    /// A refusal with this id.
    Refusal(String),
    /// Neither, or not as it has to be.
    Wrong(String),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Report(found) => {
                let codes = found.iter().filter(|finding| !finding.contains(' '));
                write!(f, "report {}", codes.map(String::as_str).collect::<Vec<_>>().join(" "))
            }
            Self::Refusal(id) => write!(f, "refusal {id}"),
            Self::Wrong(what) => f.write_str(what),
        }
    }
}

/// A run of the tool.
pub struct Ran {
    /// What became of the file.
    pub outcome: Outcome,
    /// Time of the processor; from start to end where the system does not tell.
    pub milliseconds: u64,
    /// The most memory that was used at once; nothing where the system does not tell.
    pub mebibytes: Option<u64>,
}

/// Checks a file.
pub fn check(path: &Path, password: Option<&str>) -> Ran {
    let started = Instant::now();
    let mut command = command(path);
    if let Some(password) = password {
        command.args(["--password", password]);
    }
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (output, errors) = (read(child.stdout.take().unwrap()), read(child.stderr.take().unwrap()));
    let (mut kibibytes, mut used) = (None, None);
    let status = loop {
        kibibytes = kibibytes.max(peak_kibibytes(&child));
        used = used.max(processor_milliseconds(&child));
        if let Some(status) = child.try_wait().unwrap() {
            break Some(status);
        }
        if started.elapsed() > Duration::from_secs(SECONDS * BUSY) || used > Some(SECONDS * 1_000) {
            child.kill().unwrap();
            child.wait().unwrap();
            break None;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let milliseconds = used.unwrap_or_else(|| u64::try_from(started.elapsed().as_millis()).unwrap());
    let (output, errors) = (output.join().unwrap(), errors.join().unwrap());
    let mebibytes = kibibytes.map(|kibibytes| kibibytes / 1024);
    let outcome = match status {
        None => Err(format!("stopped after {SECONDS} s")),
        Some(_) if mebibytes > Some(MEBIBYTES) => Err(format!("more than {MEBIBYTES} MiB")),
        Some(status) if !errors.is_empty() => {
            Err(format!("{status}, on the error output: {}", String::from_utf8_lossy(&errors)))
        }
        Some(status) => outcome(&output, status.code()),
    };
    let outcome = outcome.unwrap_or_else(Outcome::Wrong);
    Ran { outcome, milliseconds, mebibytes }
}

fn command(path: &Path) -> Command {
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        let limit = RESERVED_MEBIBYTES * 1024;
        shell.args(["-c", &format!("ulimit -v {limit}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_smeltcheck")]);
        shell
    } else {
        Command::new(env!("CARGO_BIN_EXE_smeltcheck"))
    };
    command.args(["check", "--format", "json", "--today", "2026-03-02"]).arg(path);
    command
}

/// Reads while the process runs: it would wait for ever to write into a full pipe.
fn read(mut pipe: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// The time that the processor worked so far, in user and system. Linux alone tells, in hundredths
/// of a second, and only until the process ends.
fn processor_milliseconds(child: &Child) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // The name of the program may hold blanks; it ends with the last bracket.
    let mut times = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut hundredths = || times.next()?.parse::<u64>().ok();
    Some((hundredths()? + hundredths()?) * 10)
}

fn outcome(output: &[u8], code: Option<i32>) -> Result<Outcome, String> {
    let json: Value =
        serde_json::from_slice(output).map_err(|error| format!("exit code {code:?}, no JSON: {error}"))?;
    if let Some(error) = json.get("error") {
        let complete =
            both(&error["message"]) && error["steps"].as_array().is_some_and(|s| !s.is_empty() && s.iter().all(both));
        return match (code, complete, json.get("findings")) {
            (Some(2), true, None) => Ok(Outcome::Refusal(error["id"].as_str().unwrap_or("?").to_owned())),
            _ => Err(format!("exit code {code:?} and {error}")),
        };
    }
    let findings = json["findings"].as_array().ok_or("neither findings nor a refusal")?;
    if !matches!(code, Some(0 | 1)) || !findings.iter().all(|finding| both(&finding["message"])) {
        return Err(format!("exit code {code:?}, or a finding without words"));
    }
    let messages = findings.iter().flat_map(|finding| [&finding["message"]["en"], &finding["message"]["zh_cn"]]);
    if messages.filter_map(Value::as_str).any(|message| message.contains(is_raw_control)) {
        return Err("a message with a raw control character".to_owned());
    }
    let mut found = BTreeSet::new();
    for finding in findings {
        let code = finding["code"].as_str().unwrap_or("?");
        let cells = finding["cells"].as_array().into_iter().flatten().filter_map(Value::as_str);
        found.extend(cells.map(|cell| format!("{code} {cell}")));
        found.insert(code.to_owned());
    }
    Ok(Outcome::Report(found))
}

/// Whether a text is there in both languages.
fn both(text: &Value) -> bool {
    ["en", "zh_cn"].iter().all(|lang| text[*lang].as_str().is_some_and(|words| !words.is_empty()))
}

/// Control characters, also those that turn the direction of writing.
fn is_raw_control(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
