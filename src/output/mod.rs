//! What is made from a report and handed on: files to read, to work with and to send, and the
//! corrected copy.

pub mod correct;
#[cfg(feature = "export")]
pub mod export;
