//! A list of smelters in any format.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smeltcheck_fuzz::targets::lists(data));
