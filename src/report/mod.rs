//! What every view is made from: plain data, both languages, the same bytes for the same input.

pub mod causes;
pub mod checklist;
pub mod compare;
pub mod conformant;
pub mod corrections;
mod demand;
pub mod first_steps;
pub mod mines;
mod reason;
mod rule_entry;
pub mod rule_pages;
#[cfg(feature = "schema")]
pub mod schema;
pub mod sheets;
pub mod smelters;
#[cfg(test)]
pub(crate) mod testing;
mod words;

use checklist::ChecklistItem;
use corrections::Corrections;
use mines::MineralMines;
use smelters::SmelterRow;

pub use crate::reference::{ListInfo, ListKind, ListTemplate};
pub use demand::ChecklistDemand;
pub use reason::Reason;
pub use rule_entry::{ExampleCell, ExampleFinding, RuleEntry, RuleExample, RuleGroup};
pub use words::open_items_text;

use crate::base::date::Date;
use crate::base::text::Text;
use crate::official::OfficialChecker;
use crate::template::TemplateKind;
use crate::workbook::CellRef;
use serde::{Deserialize, Serialize};
use sha2::Digest;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Version of the report's shape. Adding a field keeps it; renaming or removing one raises it.
pub const SCHEMA_VERSION: u32 = 1;

/// The most findings that a report lists; `summary` and `outcomes` keep the true counts.
pub const MAX_FINDINGS: usize = 10_000;

/// The result of checking one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Version of this shape.
    pub schema_version: u32,
    /// Version of the tool, which is also the version of its rules.
    pub tool_version: Cow<'static, str>,
    /// The file.
    pub file: FileInfo,
    /// The day of the check as told by the caller.
    pub checked_on: Option<Date>,
    /// The buyer profile that the check followed.
    #[serde(default)]
    pub profile: ProfileInfo,
    /// Which template it is.
    pub template: TemplateInfo,
    /// What the form says, in short.
    pub facts: Facts,
    /// What the template's own Checker sheet would still show, recomputed from the values.
    pub official_checker: OfficialChecker,
    /// Counts.
    pub summary: Summary,
    /// The questions that findings are about, by key, in the words of the workbook's own label
    /// sheet.
    #[serde(default)]
    pub questions: BTreeMap<Cow<'static, str>, Text>,
    /// The lists of smelters that the check compared with, newest first.
    #[serde(default)]
    pub lists: Vec<ListInfo>,
    /// The rows of the Smelter List that name a smelter or stand for one, next to what the lists
    /// say.
    #[serde(default)]
    pub smelters: Vec<SmelterRow>,
    /// The countries of mines that the form names, for each mineral with a row that names one or
    /// says recycled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mine_countries: Vec<MineralMines>,
    /// What a corrected copy of the workbook may change.
    #[serde(default, skip_serializing_if = "Corrections::is_empty")]
    pub corrections: Corrections,
    /// What happened with every rule, in the order of the codes.
    pub outcomes: Vec<Outcome>,
    /// What the buyer profile asks to look at before the file is sent, with what this report can
    /// say about it.
    #[serde(default)]
    pub checklist: Vec<ChecklistItem>,
    /// The findings by sheet in filling order, row, column, code.
    pub findings: Vec<Finding>,
}

/// The file that was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileInfo {
    /// Name without a path.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl FileInfo {
    /// Describes the bytes of a file with this name; a path before the name is cut off.
    pub fn of(bytes: &[u8], name: &str) -> Self {
        Self { sha256: sha256_hex(bytes), ..Self::without_digest(bytes, name) }
    }

    /// [`FileInfo::of`] for a caller that has the SHA-256 made elsewhere and sets it later.
    pub fn without_digest(bytes: &[u8], name: &str) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        Self { name, size: bytes.len() as u64, sha256: String::new() }
    }

    /// Sets the SHA-256 of the bytes.
    pub fn set_digest(&mut self, digest: &[u8]) {
        self.sha256 = hex(digest);
    }
}

/// The SHA-256 of these bytes, in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha2::Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    use std::fmt::Write;
    digest.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// What a report says about the buyer profile that the check followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileInfo {
    /// The profile's own id, in kebab case.
    pub id: String,
    /// Its version as the buyer writes it.
    pub version: String,
    /// SHA-256 of its text, in lower-case hexadecimal; the built-in default has none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sha256: Option<String>,
    /// Its name.
    pub name: Text,
    /// What a reader should know about it; may be empty.
    pub note: Text,
    /// Whom to ask.
    pub contact: ProfileContact,
    /// Days that the buyer gives for corrections.
    pub correction_days: u16,
    /// For how many months after its day a status of a smelter is used row by row.
    #[serde(default = "usual_status_months")]
    pub status_max_age_months: u16,
    /// The least share of conformant smelters that the buyer asks for, in percent, by the name of
    /// the mineral as the template stores it. Active smelters do not count as conformant.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub minimum_conformant: BTreeMap<String, u8>,
}

/// Assessments run for one to three years.
const fn usual_status_months() -> u16 {
    ProfileInfo::USUAL_STATUS_MONTHS
}

/// Whom to ask about a buyer profile. What the profile does not name is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileContact {
    /// Person or department.
    pub name: Text,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
    /// Address of a help page, `https` only.
    pub help: String,
}

impl ProfileInfo {
    /// Id of the built-in default.
    pub const DEFAULT: &'static str = "default";
    /// For how many months a status is used where no profile says otherwise.
    pub const USUAL_STATUS_MONTHS: u16 = 12;

    /// Whether this is the built-in default.
    pub fn is_default(&self) -> bool {
        self.id == Self::DEFAULT
    }
}

impl Default for ProfileInfo {
    fn default() -> Self {
        Self {
            id: Self::DEFAULT.to_owned(),
            // That of its file.
            version: "1".to_owned(),
            sha256: None,
            name: Text::fixed("Default", "默认"),
            note: Text::fixed(
                "The template's own demands and common practice of customers; no customer's special demands",
                "模板自身的要求和客户的常见做法，不含某个客户的特别要求",
            ),
            contact: ProfileContact::default(),
            correction_days: 14,
            status_max_age_months: Self::USUAL_STATUS_MONTHS,
            minimum_conformant: BTreeMap::new(),
        }
    }
}

/// Which template a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateInfo {
    /// Template.
    pub kind: TemplateKind,
    /// Revision as the file gives it; `None` when it gives none.
    pub revision: Option<String>,
    /// Day of release, where known.
    pub released: Option<Date>,
    /// The newest revision that this version of the tool knows.
    pub newest_known: Option<String>,
    /// Display language of the workbook, as chosen in it.
    pub language: String,
    /// Where the positions of the fields come from.
    pub layout: LayoutOrigin,
    /// The known revision that a derived layout is nearest to.
    pub nearest: Option<String>,
}

/// Where the positions of the fields come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LayoutOrigin {
    /// From this tool's table of the revision.
    Known,
    /// From the workbook's own label sheet.
    Derived,
}

/// What the form says, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Facts {
    /// Company name as typed.
    pub company: String,
    /// Declaration scope as typed.
    pub scope: String,
    /// Effective date: a day as `2026-03-31`, or the text as typed.
    pub effective_date: String,
    /// The minerals of the form.
    pub minerals: Vec<MineralFact>,
    /// Rows of the Smelter List in which something is seen.
    pub smelter_rows: usize,
    /// Rows of the Mine List in which something is seen.
    pub mine_rows: usize,
    /// Rows of the Product List in which something is seen.
    pub product_rows: usize,
    /// What is worth knowing about its smelters and asks for nothing.
    #[serde(default)]
    pub remarks: Vec<Remark>,
}

/// Something worth knowing that asks for nothing: no finding, counted nowhere as work, and about no
/// cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Remark {
    /// Its code; never reused.
    pub code: Cow<'static, str>,
    /// Its name.
    pub name: Cow<'static, str>,
    /// The mineral that it is about, as the template stores its name; none for one about the whole
    /// file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mineral: Option<String>,
    /// What it says.
    pub message: Text,
    /// Named raw values, for programs.
    pub values: BTreeMap<Cow<'static, str>, String>,
}

/// One mineral of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MineralFact {
    /// Name as the template stores it.
    pub mineral: String,
    /// Name for readers.
    pub name: Text,
    /// Chemical symbol or short mark; empty for a mineral that the supplier typed.
    pub symbol: Cow<'static, str>,
    /// Whether it is in scope by its first answers.
    pub scope: MineralScope,
    /// Rows of the Smelter List for it.
    pub smelter_rows: usize,
}

/// Whether a mineral is in scope by its first answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MineralScope {
    /// In scope.
    In,
    /// An answer that decides it is missing.
    Open,
    /// Out of scope.
    Out,
}

/// Counts of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Must be fixed.
    pub errors: usize,
    /// Fix or explain.
    pub warnings: usize,
    /// Look at.
    pub infos: usize,
    /// Findings beyond [`MAX_FINDINGS`], which the list does not hold.
    pub not_listed: usize,
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The template requires it, or two cells cannot both be true: must be fixed.
    Error,
    /// Answers that need an explanation, or files that are commonly returned for it.
    Warning,
    /// A risk signal or a tidy-up that only a person can judge.
    Info,
}

impl Severity {
    /// Every severity, the most serious first.
    pub const ALL: [Severity; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The words for it.
    pub const fn name(self) -> Text {
        match self {
            Self::Error => Text::fixed("Must fix", "必须修改"),
            Self::Warning => Text::fixed("Explain", "需要说明"),
            Self::Info => Text::fixed("Look at", "请留意"),
        }
    }

    /// The key in data for programs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What kind of demand stands behind a rule. These are never mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The template itself: its Checker, Instructions, drop-downs or structure.
    Template,
    /// Two cells that do not agree.
    Logic,
    /// What buyers commonly ask for.
    BuyerPractice,
    /// What the buyer profile in use asks for.
    BuyerProfile,
    /// A hint that no one demands.
    Hint,
}

impl SourceKind {
    /// Every kind.
    pub const ALL: [SourceKind; 5] = [Self::Template, Self::Logic, Self::BuyerPractice, Self::BuyerProfile, Self::Hint];

    /// The words for it.
    pub const fn name(self) -> Text {
        match self {
            Self::Template => Text::fixed("Template", "模板要求"),
            Self::Logic => Text::fixed("Logic", "逻辑矛盾"),
            Self::BuyerPractice => Text::fixed("Customer practice", "客户常见做法"),
            Self::BuyerProfile => Text::fixed("Customer profile", "客户配置"),
            Self::Hint => Text::fixed("Hint", "提示"),
        }
    }
}

/// What happened with a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outcome {
    /// Code of the rule.
    pub code: Cow<'static, str>,
    /// What happened.
    pub result: OutcomeKind,
    /// Why it was skipped or switched off.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<Text>,
    /// Whether it was skipped because the profile asks for nothing that it could check. Nothing is
    /// left unchecked then.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub not_asked: bool,
    /// How many findings it had, also those that the report does not list.
    pub findings: usize,
}

/// What happened with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    /// Checked; nothing found.
    NothingFound,
    /// Checked; something found.
    Found,
    /// Not a rule for this template.
    NotApplicable,
    /// Could not be checked; the reason says why.
    Skipped,
    /// Switched off by the buyer profile; the reason is the buyer's.
    SwitchedOff,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Code of the rule; never reused.
    pub code: Cow<'static, str>,
    /// Name of the rule.
    pub name: Cow<'static, str>,
    /// How serious.
    pub severity: Severity,
    /// What kind of demand stands behind it.
    pub source: SourceKind,
    /// The profile's change, where it gave this finding another severity.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub severity_change: Option<SeverityChange>,
    /// What is wrong, with the value as typed.
    pub message: Text,
    /// Why it matters.
    pub why: Text,
    /// What to do.
    pub fix: Text,
    /// The cells it is about; the first is the main one.
    pub cells: Vec<CellRef>,
    /// What it is about.
    pub subject: Subject,
    /// Named raw values, for programs.
    pub values: BTreeMap<Cow<'static, str>, String>,
    /// What is in those cells now, with the name of the field.
    pub evidence: Vec<Evidence>,
    /// The values to choose from, where the fix is a choice in a drop-down.
    pub choices: Vec<FixChoice>,
    /// What the template's own Checker says about the main cell.
    pub official: OfficialView,
}

/// A severity that a buyer profile gave a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeverityChange {
    /// The severity without the profile.
    pub usual: Severity,
    /// The buyer's reason.
    pub reason: Text,
}

/// What the template's own Checker says about the main cell of a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OfficialView {
    /// It shows a row about this cell as open.
    Open {
        /// Row of the Checker sheet.
        row: u32,
        /// The cell that the template's own note names, where that is the wrong one.
        wrong_cell: Option<CellRef>,
    },
    /// It has a row about this cell and shows it as complete: it only asks that something is there.
    Complete {
        /// Row of the Checker sheet.
        row: u32,
    },
    /// The content of this cell makes its total an error.
    BreaksTotal,
    /// It does not look at this cell.
    #[default]
    NotLookedAt,
}

/// What a finding is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subject {
    /// The mineral, as the template stores its name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mineral: Option<String>,
    /// Key of the question.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub question: Option<Cow<'static, str>>,
    /// Row of the sheet, for list rows.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<u32>,
    /// Key of the field of the main cell, the same in every revision, such as `company.name` or
    /// `smelter.country`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub field: Option<Cow<'static, str>>,
    /// What tells the row apart, where the finding is about a row of a list.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entry: Option<RowIdentity>,
}

/// What tells a row of a list apart from the others wherever it stands: in lower case, with single
/// blanks, empty where the row does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowIdentity {
    /// The metal.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub metal: String,
    /// Id of the smelter or mine, number of the product.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub id: String,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub name: String,
    /// Country of a smelter; smelter and country of a mine; the requester's number and name of a
    /// product.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub beside: String,
}

/// A cell as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Where.
    pub cell: CellRef,
    /// What the field is called, in the reader's language.
    pub label: Text,
    /// The value as typed; empty for a blank.
    pub value: String,
    /// Whether this cell is a wrong one, or only shown for comparison.
    pub wrong: bool,
    /// Key of the question that the cell answers or comments on; [`Report::questions`] has its
    /// text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub question: Option<Cow<'static, str>>,
}

/// One way to repair a finding: choose or type this value in this cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FixChoice {
    /// Where.
    pub cell: CellRef,
    /// The value exactly as the drop-down offers it.
    pub value: String,
    /// When this is the right one; may be empty.
    pub when: Text,
}

/// Why a file could not be checked: one clear message and the ways out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Refusal {
    /// Version of this shape.
    pub schema_version: u32,
    /// The file.
    pub file: FileInfo,
    /// Template and revision, when the file is a recognised but retired template.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub template: Option<RetiredTemplate>,
    /// What went wrong.
    pub error: RefusalError,
}

/// What went wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RefusalError {
    /// Code of the rule that the file fails: `F01` not readable, `F02` not a template in use.
    pub code: Cow<'static, str>,
    /// Stable id of the reason, in kebab case, such as `password-needed`.
    pub id: Cow<'static, str>,
    /// What the file is, or what is wrong with it.
    pub message: Text,
    /// What to do, step by step.
    pub steps: Vec<Text>,
}

/// A template that is recognised but no longer in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RetiredTemplate {
    /// Its short name: `CMRT`, `CRT`, `MRT`, `PRT`.
    pub kind: Cow<'static, str>,
    /// Its revision, where the file gives one.
    pub revision: Option<String>,
}
