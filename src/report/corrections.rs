//! Changes that a corrected copy of the workbook may carry out: each with one right answer, each
//! for the user to choose.

use super::Finding;
use crate::base::date::Date;
use crate::base::text::Text;
use crate::workbook::CellRef;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most changes that a report offers; what lies beyond is counted, and offered by a check of
/// the corrected copy.
pub const MAX_PROPOSALS: usize = 5_000;

/// What a corrected copy may change, and what it leaves to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Corrections {
    /// The changes on offer, in the order of the findings. None is made before the user chooses it.
    pub proposals: Vec<Proposal>,
    /// Cells where the right value seems to be known, but a copy cannot be changed safely.
    pub skipped: Vec<SkippedCorrection>,
    /// How many proposals beyond [`MAX_PROPOSALS`] are not listed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub not_listed: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Corrections {
    /// Whether there is nothing to offer and nothing to say.
    pub fn is_empty(&self) -> bool {
        self.proposals.is_empty() && self.skipped.is_empty()
    }
}

/// One change on offer. All its cells change together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// The same for the same file and the same cell: the address of the first cell.
    pub id: String,
    /// What kind of slip it repairs.
    pub kind: CorrectionKind,
    /// The codes of the rules that found it, each once.
    pub codes: Vec<Cow<'static, str>>,
    /// The places of their findings in [`super::Report::findings`].
    pub findings: Vec<usize>,
    /// What the field is called.
    pub label: Text,
    /// Why this is the one right value.
    pub why: Text,
    /// The cells with what is in them and what comes instead; the first is the main one.
    pub changes: Vec<CellChange>,
}

/// A cell that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CellChange {
    /// Where.
    pub cell: CellRef,
    /// What is there now, as typed.
    pub before: String,
    /// What comes instead.
    pub after: NewValue,
}

/// What comes into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NewValue {
    /// This text.
    Text(String),
    /// This day as a number of days, shown by the date format that the cell has.
    Day(Date),
    /// Nothing.
    Blank,
}

/// What kind of slip a change repairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CorrectionKind {
    /// Blanks around or inside a value, or characters that nobody sees.
    Blanks,
    /// Full-width characters.
    FullWidth,
    /// Blanks inside an e-mail address.
    Email,
    /// An option of the drop-down, spelled differently or in another language.
    Option,
    /// Another name of a country.
    Country,
    /// A date stored as text.
    Date,
    /// The form of an id, or one wrong character in it.
    Id,
    /// A row that repeats an earlier one.
    RepeatedRow,
}

impl CorrectionKind {
    /// The words for it.
    pub const fn name(self) -> Text {
        match self {
            Self::Blanks => Text::fixed("Blanks or invisible characters", "空格或不可见字符"),
            Self::FullWidth => Text::fixed("Full-width characters", "全角字符"),
            Self::Email => Text::fixed("Blank in an e-mail address", "电子邮件中的空格"),
            Self::Option => Text::fixed("Spelling of an option", "选项的写法"),
            Self::Country => Text::fixed("Name of a country", "国家或地区名称"),
            Self::Date => Text::fixed("Date stored as text", "日期存为文本"),
            Self::Id => Text::fixed("Typing slip in an ID", "识别号笔误"),
            Self::RepeatedRow => Text::fixed("Repeated row", "重复的行"),
        }
    }
}

/// A cell that stays as it is although its finding seems to have one right answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkippedCorrection {
    /// Where.
    pub cell: CellRef,
    /// The code of the rule that found it.
    pub code: Cow<'static, str>,
    /// Why a copy is not changed here.
    pub why: Text,
}

impl Proposal {
    /// The main cell.
    pub fn cell(&self) -> Option<&CellRef> {
        self.changes.first().map(|change| &change.cell)
    }

    /// Notes that a finding is about this change too.
    pub(crate) fn settles(&mut self, place: usize, finding: &Finding) {
        if !self.findings.contains(&place) {
            self.findings.push(place);
        }
        if !self.codes.contains(&finding.code) {
            self.codes.push(finding.code.clone());
        }
    }
}
