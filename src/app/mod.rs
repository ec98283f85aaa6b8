//! The page and its worker.

mod page;
mod worker;

pub use page::App;
pub use worker::answer_messages;
