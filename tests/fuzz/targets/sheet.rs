//! A sheet part, or one of the small parts around it.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smeltcheck_fuzz::targets::sheet(data));
