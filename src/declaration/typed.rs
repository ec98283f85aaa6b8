//! The text of a cell with the forms in which rules compare it, each made when the first of them
//! asks.

use super::filler::{Filler, Fillers};
use super::special_choice::{SpecialChoice, special_choice};
use crate::base::normal::{ComparableName, key};
use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;

/// What a person sees in a cell, blanks around it included.
#[derive(Clone, Default)]
pub struct Typed {
    text: String,
    // Most cells of a long list are never compared with anything, so that they hold no forms.
    forms: OnceCell<Box<Forms>>,
}

#[derive(Clone, Default)]
struct Forms {
    key: OnceCell<String>,
    name: OnceCell<Box<ComparableName>>,
    fillers: OnceCell<Fillers>,
    special_choice: OnceCell<Option<SpecialChoice>>,
}

impl Typed {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn forms(&self) -> &Forms {
        self.forms.get_or_init(Box::default)
    }

    /// [`key`] of the text.
    pub fn key(&self) -> &str {
        if self.text.is_empty() { "" } else { self.forms().key.get_or_init(|| key(&self.text)) }
    }

    /// The text as a name of a smelter, a company or a place.
    pub fn name(&self) -> &ComparableName {
        self.forms().name.get_or_init(|| Box::new(ComparableName::of(self.text.trim())))
    }

    /// Whether the text fills the cell in this way without saying anything.
    pub fn is_filler(&self, filler: Filler) -> bool {
        !self.text.is_empty() && self.forms().fillers.get_or_init(|| Fillers::of(self.text.trim())).has(filler)
    }

    /// [`special_choice`] of the text.
    pub(super) fn special_choice(&self) -> Option<SpecialChoice> {
        if self.text.is_empty() {
            return None;
        }
        *self.forms().special_choice.get_or_init(|| special_choice(&self.text))
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
