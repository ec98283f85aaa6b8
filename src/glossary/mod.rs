//! The one word for each term, in both languages, with what it means and where the word is from.
//! Every text of this project keeps to it: `tests/glossary.rs` reads them all, and
//! `docs/glossary.md` is written from it.

mod terms;

pub use terms::TERMS;

use crate::base::text::Text;
use serde::Serialize;
use std::borrow::Cow;

/// One term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// Permanent key: letters and digits, as addresses and element ids take them.
    pub id: Cow<'static, str>,
    /// The word.
    pub term: Text,
    /// What it means here, in a sentence or two.
    pub meaning: Text,
    /// Where word and meaning are from, with its date.
    pub source: Text,
    /// Which texts the word is kept to in; for tests and for `docs/glossary.md`, never for the
    /// page.
    #[serde(skip)]
    pub usage: Usage,
}

/// What holds for the texts of this project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Chinese words that say the same and are not used.
    pub not: &'static [&'static str],
    /// Longer Chinese words in which one of `not` may stand.
    pub except: &'static [&'static str],
    /// English words that say the same and are not used, in small letters.
    pub not_in_english: &'static [&'static str],
    /// English phrases, in small letters: where one of them stands, the Chinese text has one of
    /// `chinese`.
    pub phrases: &'static [&'static str],
    /// The Chinese word, and the shorter forms in which a sentence may use it.
    pub chinese: &'static [&'static str],
}

/// The term with this key.
pub fn term(id: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.id == id)
}
