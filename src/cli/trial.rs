//! Files in formats that calamine reads are read in a child process first: a broken one can end the
//! process that reads it, and that must not be the one with all the other files. What the child
//! survives, this process does too: reading takes the same steps for the same bytes.

use crate::lists;
use crate::workbook::{Workbook, is_read_by_calamine};
use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The name of the hidden command that the child runs.
pub(super) const COMMAND: &str = "read-on-trial";

/// The longest a child may take. Files of the largest size that is read take a few seconds on an
/// old computer.
const PATIENCE: Duration = Duration::from_mins(2);

/// Whether a file can be read without the end of the process. Nothing is tried for formats that are
/// read here.
pub(super) fn survives(bytes: &[u8]) -> bool {
    !is_read_by_calamine(bytes) || try_in_child(bytes).unwrap_or(false)
}

fn try_in_child(bytes: &[u8]) -> io::Result<bool> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A child that dies while it is written to is seen below.
        let _ = input.write_all(bytes);
    }
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if started.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// What the child does: reads a workbook, or the lists of an archive, from its standard input. An
/// error is an answer too.
pub(super) fn read_on_trial() -> io::Result<u8> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    if Workbook::open_any(&bytes, None).is_err() {
        let _ = lists::open(&bytes, "", &mut |_| {});
    }
    Ok(0)
}
