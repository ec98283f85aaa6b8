//! Checks filled RMI reporting templates without uploading them.
//!
//! [`check()`] takes the bytes of a workbook and gives a [`report::Report`]: plain data, in English
//! and Chinese.
//!
//! ```
//! use smeltcheck::base::date::Date;
//! use smeltcheck::profile::Settings;
//!
//! let today = Date::parse_iso("2026-03-02").unwrap();
//! let error = smeltcheck::check(b"%PDF-1.7", "form.xlsx", None, &Settings::on(today)).unwrap_err();
//! let refusal = error.refusal(smeltcheck::report::FileInfo::of(b"%PDF-1.7", "form.xlsx"));
//! assert_eq!(refusal.error.message.en, "The content is a PDF, not an xlsx workbook");
//! ```
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

// Its parts without a browser are tested on the host.
#[cfg(any(feature = "app", all(test, feature = "lists", feature = "export")))]
pub mod app;
pub mod base;
mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod declaration;
pub mod glossary;
#[cfg(any(feature = "js", all(test, feature = "lists", feature = "export")))]
pub mod js;
#[cfg(feature = "lists")]
pub mod lists;
pub mod look_up;
pub mod official;
pub mod output;
pub mod profile;
pub mod reference;
pub mod report;
pub mod rules;
pub mod samples;
mod sheet_pictures;
pub mod template;
pub mod workbook;

pub use check::{
    CheckError, Checked, Step, check, check_opened, check_with_progress, check_with_workbook, check_workbook,
};
pub use sheet_pictures::{PICTURED, sheet_pictures};
