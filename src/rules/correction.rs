//! The right value of a cell that a finding is about, where there is exactly one: what a corrected
//! copy offers.

use super::Context;
use crate::base::text::Text;
use crate::declaration::Entry;
use crate::report::Finding;
use crate::report::corrections::{CorrectionKind, NewValue};

/// Finds the right value of a cell that a finding of a rule is about.
pub type Correction = fn(&Context<'_>, &Finding, &Entry) -> RightValue;

/// The right value of a cell, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum RightValue {
    /// There is one.
    One(Fix),
    /// Two are possible, or none is safe; the reason is for the user.
    Unsure(Text),
    /// Nothing to say.
    None,
}

/// A change to one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What comes into it.
    pub after: NewValue,
    /// What kind of slip it repairs.
    pub kind: CorrectionKind,
    /// Why this is the one right value.
    pub why: Text,
}

impl RightValue {
    /// This text.
    pub fn text(after: impl Into<String>, kind: CorrectionKind, why: Text) -> Self {
        Self::One(Fix { after: NewValue::Text(after.into()), kind, why })
    }

    /// A word of the template that was meant.
    pub fn word(word: &str) -> Self {
        let why = Text::fixed(
            "The template's own word for the same; it finds no other writing",
            "模板中同一内容的写法；其他写法模板查不到",
        );
        Self::text(word, CorrectionKind::Option, why)
    }

    /// An option of the drop-down that was spelled differently.
    pub fn option(option: &str) -> Self {
        let why = Text::fixed(
            "The same option, exactly as the drop-down of this cell offers it",
            "同一选项，与该单元格下拉列表中的写法完全一致",
        );
        Self::text(option, CorrectionKind::Option, why)
    }
}
