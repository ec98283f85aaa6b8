//! The page and its two workers. Only converts and shows: no rule and no layout is known here.
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
pub mod desk_protocol;
pub mod exercise;
pub mod exports;
pub mod filters;
pub mod fragments;
pub mod labels;
pub mod list_protocol;
pub mod lists;
pub mod present;
pub mod profiles;
pub mod protocol;
pub mod route;
pub mod rule_search;
pub mod sheets;
pub mod smelters;
pub mod state;
pub mod wording;

#[cfg(feature = "app")]
mod components;
#[cfg(feature = "app")]
mod desk;
#[cfg(feature = "app")]
mod environment;
#[cfg(feature = "faults")]
mod faults;
#[cfg(feature = "app")]
mod hooks;
#[cfg(feature = "app")]
mod list_worker;
#[cfg(feature = "app")]
mod pages;
#[cfg(feature = "app")]
mod place;
#[cfg(feature = "app")]
mod whole_page;
#[cfg(feature = "app")]
mod worker;

#[cfg(feature = "app")]
pub use desk::answer_desk_messages;
#[cfg(feature = "app")]
pub use place::Place;
#[cfg(feature = "app")]
pub use whole_page::{App, AppProps};
#[cfg(feature = "app")]
pub use worker::answer_messages;
