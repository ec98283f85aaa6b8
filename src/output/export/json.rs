//! Data for programs.

use serde::Serialize;

/// A report or a receipt, indented, with a line break at its end.
pub(super) fn written(data: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(data)?;
    bytes.push(b'\n');
    Ok(bytes)
}
