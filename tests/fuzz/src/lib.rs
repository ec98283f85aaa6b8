//! What the fuzz targets do with their bytes, as plain functions: `tests/fuzz.rs` runs them over
//! seeds and regressions without a fuzzer.

pub mod form;
pub mod parts;
pub mod seeds;
pub mod targets;

// The sample lists of the library's own tests, from which seeds are made, name it so.
use smeltcheck::base;
