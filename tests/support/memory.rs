//! How much memory another process takes.

use std::process::Child;

/// The most memory so far, in KiB. Linux alone tells, and only until the process ends.
pub fn peak_kibibytes(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.split_whitespace().next()?.parse().ok()
}
