//! A buyer's profile.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smeltcheck_fuzz::targets::profile(data));
