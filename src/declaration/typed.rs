//! The text of a cell with the forms in which rules compare it, each made when the first of them
//! asks.

use super::filler::{Filler, Fillers};
use super::special_choice::{SpecialChoice, special_choice};
use crate::base::normal::{key, name_core};
use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;

/// What a person sees in a cell, blanks around it included.
#[derive(Clone, Default)]
pub struct Typed {
    text: String,
    fillers: OnceCell<Fillers>,
    special_choice: OnceCell<Option<SpecialChoice>>,
    // Most cells of a long list are compared with no other text, so that they hold none of these.
    texts: OnceCell<Box<Texts>>,
}

#[derive(Clone, Default)]
struct Texts {
    key: OnceCell<Box<str>>,
    name_core: OnceCell<Box<str>>,
}

impl Typed {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn texts(&self) -> &Texts {
        self.texts.get_or_init(Box::default)
    }

    /// [`key`] of the text.
    pub fn key(&self) -> &str {
        if self.text.is_empty() { "" } else { self.texts().key.get_or_init(|| key(&self.text).into()) }
    }

    /// [`name_core`] of the text.
    pub fn name_core(&self) -> &str {
        if self.text.is_empty() {
            ""
        } else {
            self.texts().name_core.get_or_init(|| name_core(self.text.trim()).into())
        }
    }

    /// Whether the text fills the cell in this way without saying anything.
    pub fn is_filler(&self, filler: Filler) -> bool {
        !self.text.is_empty() && self.fillers.get_or_init(|| Fillers::of(self.text.trim())).has(filler)
    }

    /// [`special_choice`] of the text.
    pub(super) fn special_choice(&self) -> Option<SpecialChoice> {
        if self.text.is_empty() {
            return None;
        }
        *self.special_choice.get_or_init(|| special_choice(&self.text))
    }
}

impl From<String> for Typed {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Typed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

// The forms follow from the text.
impl PartialEq for Typed {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl PartialEq<&str> for Typed {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
