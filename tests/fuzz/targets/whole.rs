//! A whole check over a changed form.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| smeltcheck_fuzz::targets::whole(data));
