//! Which template and revision a workbook is, and where its fields are.

mod derive;
mod detect;
mod displaced;
mod form_label;
mod label_check;
mod layout;
pub mod layouts;
mod mineral;
pub mod options;
mod question;
mod question_text;
mod revision;
mod scope;
mod structure;
#[cfg(test)]
mod tests;

pub use derive::{Moved, UnknownQuestion};
pub use detect::{DetectError, Detected, LayoutOrigin, RetiredTemplate, detect};
pub use displaced::{Displaced, Inserted, Line};
pub use form_label::FormLabels;
pub use label_check::{LabelCheck, LabelMismatch, label_mismatches};
pub use layout::{
    AnswerPlace, CHECKER, CHECKER_TOTAL, CompanyAnswers, CompanyQuestionLayout, DECLARATION, LABELS, Layout, MINE_LIST,
    MINERALS_SCOPE, MineColumns, MineralPlaces, PRODUCT_LIST, ProductColumns, QuestionLayout, SMELTER_LIST,
    SMELTER_LOOKUP, SmelterColumns,
};
pub use mineral::{KnownMineral, Mineral};
pub use question::{CompanyField, CompanyQuestion, MineralQuestion};
pub use question_text::question_texts;
pub use revision::Revision;
pub use scope::Scope;
pub use structure::{SheetMatch, expected_sheets, is_expected_sheet, repeats};

use serde::{Deserialize, Serialize};
use std::fmt;

/// A reporting template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TemplateKind {
    /// Conflict Minerals Reporting Template.
    Cmrt,
    /// Extended Minerals Reporting Template.
    Emrt,
    /// Additional Minerals Reporting Template.
    Amrt,
    /// Cobalt Reporting Template, retired in favour of the EMRT.
    Crt,
}

impl TemplateKind {
    /// The short name that everybody uses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cmrt => "CMRT",
            Self::Emrt => "EMRT",
            Self::Amrt => "AMRT",
            Self::Crt => "CRT",
        }
    }
}

impl fmt::Display for TemplateKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The revisions of a template that a table describes, oldest first.
pub fn known_revisions(kind: TemplateKind) -> impl DoubleEndedIterator<Item = &'static Revision> {
    layouts::KNOWN.iter().filter(move |known| known.kind == kind).map(|known| &known.revision)
}

/// Templates with the same questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// CMRT 6.x.
    Cmrt,
    /// EMRT 1.x: cobalt and mica.
    Emrt1,
    /// EMRT 2.x: chosen minerals.
    Emrt2,
    /// AMRT 1.2 and 1.21: minerals typed freely, no look-up.
    Amrt12,
    /// AMRT from 1.3 on.
    Amrt13,
    /// CRT: cobalt.
    Crt,
}

impl Family {
    /// Every family.
    pub const ALL: &'static [Family] = &[Self::Cmrt, Self::Emrt1, Self::Emrt2, Self::Amrt12, Self::Amrt13, Self::Crt];

    /// The template that the family belongs to.
    pub const fn kind(self) -> TemplateKind {
        match self {
            Self::Cmrt => TemplateKind::Cmrt,
            Self::Emrt1 | Self::Emrt2 => TemplateKind::Emrt,
            Self::Amrt12 | Self::Amrt13 => TemplateKind::Amrt,
            Self::Crt => TemplateKind::Crt,
        }
    }

    /// The smelters of these templates include processors that few know: EMRT and AMRT.
    pub const fn is_extended(self) -> bool {
        !matches!(self, Self::Cmrt)
    }
}
