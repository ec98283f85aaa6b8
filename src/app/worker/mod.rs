//! What the page has done away from its own thread: checks, look-ups, lists, files made from a
//! report. The page and its workers are the same program; [`client`] is the page's side of a
//! conversation, [`server`] the worker's. Each worker answers one request and is ended.

pub mod list_protocol;
pub mod protocol;

#[cfg(feature = "app")]
pub mod client;
#[cfg(feature = "faults")]
mod faults;
#[cfg(feature = "app")]
mod life;
#[cfg(feature = "app")]
pub mod message;
#[cfg(feature = "app")]
mod read_list;
#[cfg(feature = "app")]
pub mod server;
