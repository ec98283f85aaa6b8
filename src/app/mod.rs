//! The page and its workers. Only converts and shows: no rule and no layout is known here.
//!
//! The modules above the line are plain data and functions, tested on the host; the others need a
//! browser.

pub mod announce;
pub mod bars;
pub mod checker;
pub mod checklist;
pub mod compare;
pub mod corrections;
pub mod cover;
pub mod deployment;
pub mod exercise;
pub mod exports;
pub mod filters;
pub mod fragments;
pub mod lists;
pub mod present;
pub mod profiles;
pub mod route;
pub mod rule_search;
pub mod sheets;
pub mod smelters;
pub mod state;
pub mod strings;
pub mod worker;

#[cfg(feature = "app")]
mod browser;
#[cfg(feature = "app")]
mod components;
#[cfg(feature = "app")]
mod environment;
#[cfg(feature = "app")]
mod hooks;
#[cfg(feature = "app")]
mod loading;
#[cfg(feature = "app")]
mod offline;
#[cfg(feature = "app")]
mod pages;
#[cfg(feature = "app")]
mod root;

#[cfg(feature = "app")]
pub use hooks::ask;
#[cfg(feature = "app")]
pub use loading::all_arrived;
#[cfg(feature = "app")]
pub use root::{App, AppProps};
