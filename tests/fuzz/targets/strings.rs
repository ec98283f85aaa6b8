//! The part of the shared strings.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smeltcheck_fuzz::targets::strings(data));
