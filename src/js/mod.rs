//! The JavaScript package: converts what JavaScript asks for and what it gets, and knows no rule.
//!
//! Questions and problems are objects. Answers are JSON as text: one text crosses into JavaScript at
//! once and is parsed there by its engine, an object made field by field takes a call for each; and
//! the text is the one of which a receipt has the hash.
//!
//! Everything but the function that JavaScript calls is plain and tested on the host.

mod answer;
#[cfg(feature = "js")]
mod ask;
mod question;

pub use answer::{Failure, answer};
#[cfg(feature = "js")]
pub use ask::ask;
pub use question::{CheckOptions, ListAbout, Question, SmeltersAbout};
