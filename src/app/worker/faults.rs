//! Breaks the worker when a file asks for it, so that a test can see the page live on. Only in a
//! build for that test.

use std::hint::black_box;
use web_sys::DedicatedWorkerGlobalScope;

/// How such a file starts. `cargo xtask test` looks for it: no file of the page may hold it.
static MARK: &str = "smeltcheck-fault: ";

/// Does what the file asks for. Tells whether the worker is to say nothing more.
pub(super) fn obey(bytes: &[u8], scope: &DedicatedWorkerGlobalScope) -> bool {
    match bytes.strip_prefix(black_box(MARK).as_bytes()) {
        // The same instruction that ends a panic.
        Some(b"trap") => std::process::abort(),
        Some(b"loop") => loop {
            black_box(bytes);
        },
        Some(b"stack") => {
            black_box(deeper(0));
        }
        Some(b"memory") => {
            let mut held = Vec::new();
            loop {
                held.push(black_box(vec![1_u8; 16 * 1024 * 1024]));
            }
        }
        Some(b"close") => {
            scope.close();
            return true;
        }
        _ => {}
    }
    false
}

/// Needs more of the stack than there is.
fn deeper(depth: u64) -> u64 {
    let room = black_box([depth; 64]);
    if depth == u64::MAX { depth } else { deeper(depth + 1).wrapping_add(room.iter().sum::<u64>()) }
}
