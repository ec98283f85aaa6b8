//! Every text of the page in both languages: a text without one of them does not compile. Fixed texts
//! are fields of one table for each subject; sentences with counts and names are functions.

/// A table of texts: its type, its name, and each text in English and Chinese.
macro_rules! strings {
    ($(#[$about:meta])* $type:ident, $table:ident { $($name:ident: $en:literal, $zh:literal;)* }) => {
        $(#[$about])*
        pub struct $type {
            $(#[doc = $en] pub $name: crate::base::text::Text,)*
        }

        $(#[$about])*
        pub static $table: $type = $type { $($name: crate::base::text::Text::fixed($en, $zh),)* };
    };
}

mod compare;
mod exercise;
mod labels;
mod presenter;
mod sheets;
pub mod wording;

pub use compare::COMPARE;
pub use exercise::{EXERCISE, PAPER};
pub use labels::UI;
pub use presenter::{PRESENTER, all, choose_in, drawing, go_to, step_of, time};
pub use sheets::SHEETS;
