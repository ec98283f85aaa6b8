//! The receipt of a check: small enough to send along, exact enough for another computer to repeat
//! the check and see whether its result is the same. It is no signature and proves nothing about
//! who made it.

use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::report::{FileInfo, ListInfo, Report, Severity, sha256_hex};
use crate::template::TemplateKind;
use crate::text;
use serde::{Deserialize, Serialize};

/// Version of the receipt's shape. Adding a field keeps it; renaming or removing one raises it.
pub const RECEIPT_VERSION: u32 = 1;

/// Most bytes of a receipt that is read: it comes from whoever sends the file.
pub const MOST_RECEIPT_BYTES: usize = 256 * 1024;

/// What was checked, with what, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// Version of this shape.
    pub receipt_version: u32,
    /// The file.
    pub file: FileInfo,
    /// Which template it is.
    pub template: ReceiptTemplate,
    /// Version of the tool, which is also the version of its rules.
    pub tool_version: String,
    /// The day of the check.
    pub checked_on: Option<Date>,
    /// The buyer profile that the check followed.
    pub profile: ReceiptProfile,
    /// The lists of smelters that the check compared with.
    pub lists: Vec<ReceiptList>,
    /// How many findings there are.
    pub counts: ReceiptCounts,
    /// SHA-256 of the report as one line of JSON, in lower-case hexadecimal.
    pub report_sha256: String,
}

/// Template and revision of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptTemplate {
    /// Template.
    pub kind: TemplateKind,
    /// Revision as the file gives it; `None` when it gives none.
    pub revision: Option<String>,
}

/// The buyer profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptProfile {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its text; the default profile has none.
    pub sha256: Option<String>,
}

/// A list of smelters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptList {
    /// Its name in English.
    pub name: String,
    /// The day that it describes.
    pub date: Option<Date>,
    /// How many smelters it names.
    pub count: usize,
}

/// How many findings there are, and how many open items the official Checker would show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptCounts {
    /// Must be fixed.
    pub errors: usize,
    /// Fix or explain.
    pub warnings: usize,
    /// Look at.
    pub infos: usize,
    /// Open items of the official Checker, recomputed.
    pub official_checker: u32,
}

/// Why a receipt cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReceiptError {
    /// It is larger than [`MOST_RECEIPT_BYTES`].
    TooLarge,
    /// It is no JSON of this shape; the reason in the words of the parser.
    Malformed(String),
    /// It has another shape than this version of the tool knows.
    Version(u32),
}

impl ReceiptError {
    /// The message for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::TooLarge => Text::fixed("This is too large for a receipt", "文件过大，不是检查回执"),
            Self::Malformed(reason) => text!(
                en: "This is no receipt of a check: {reason}", zh: "这不是检查回执：{reason}", reason = Shown(reason)),
            Self::Version(version) => text!(
                en: "The receipt has version {version}, this tool knows version {known}",
                zh: "回执的版本是 {version}，本工具只认识版本 {known}", version = version, known = RECEIPT_VERSION),
        }
    }
}

/// A place where a receipt and a check of the file do not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Its key in the receipt, such as `file.sha256`.
    pub key: &'static str,
    /// What it is.
    pub what: Text,
    /// What the receipt says.
    pub receipt: String,
    /// What the check says.
    pub now: String,
}

impl Difference {
    /// One sentence.
    pub fn text(&self) -> Text {
        text!(
            en: "{what}: the receipt says {receipt}, this check says {now}",
            zh: "{what}：回执中是 {receipt}，本次检查得到 {now}",
            receipt = Shown(&self.receipt), now = Shown(&self.now); what: self.what)
    }
}

/// What became of a receipt when the check was repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Whether both checks give the same result.
    pub identical: bool,
    /// Where they do not agree.
    pub differences: Vec<Difference>,
    /// The receipt of the check that was made now.
    pub now: Receipt,
}

impl Verified {
    /// Compares a receipt with that of the check that was made now.
    pub fn of(receipt: &Receipt, now: Receipt) -> Self {
        let differences = receipt.differences(&now);
        Self { identical: differences.is_empty(), differences, now }
    }
}

impl Receipt {
    /// The receipt of a check.
    ///
    /// # Errors
    /// When the report cannot be written as JSON, which no report of a check reaches.
    pub fn of(report: &Report) -> serde_json::Result<Self> {
        let list = |info: &ListInfo| ReceiptList {
            name: info.name.en.clone().into_owned(),
            date: info.date,
            count: info.count,
        };
        Ok(Self {
            receipt_version: RECEIPT_VERSION,
            file: report.file.clone(),
            template: ReceiptTemplate { kind: report.template.kind, revision: report.template.revision.clone() },
            tool_version: report.tool_version.clone().into_owned(),
            checked_on: report.checked_on,
            profile: ReceiptProfile {
                id: report.profile.id.clone(),
                version: report.profile.version.clone(),
                sha256: report.profile.sha256.clone(),
            },
            lists: report.lists.iter().map(list).collect(),
            counts: ReceiptCounts {
                errors: report.summary.errors,
                warnings: report.summary.warnings,
                infos: report.summary.infos,
                official_checker: report.official_checker.remaining,
            },
            report_sha256: sha256_hex(&serde_json::to_vec(report)?),
        })
    }

    /// Reads a receipt.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(bytes: &[u8]) -> Result<Self, ReceiptError> {
        /// What every version of a receipt has.
        #[derive(Deserialize)]
        struct Versioned {
            receipt_version: u32,
        }
        if bytes.len() > MOST_RECEIPT_BYTES {
            return Err(ReceiptError::TooLarge);
        }
        let malformed = |error: serde_json::Error| ReceiptError::Malformed(error.to_string());
        let Versioned { receipt_version } = serde_json::from_slice(bytes).map_err(malformed)?;
        if receipt_version != RECEIPT_VERSION {
            return Err(ReceiptError::Version(receipt_version));
        }
        serde_json::from_slice(bytes).map_err(malformed)
    }

    /// Where this receipt and that of another check do not agree; nothing where both are the same.
    ///
    /// What explains a difference stands before what follows from it: another file, another tool,
    /// another profile.
    pub fn differences(&self, now: &Receipt) -> Vec<Difference> {
        let mut all = Vec::new();
        let mut compare = |key, what: Text, receipt: String, now: String| {
            if receipt != now {
                all.push(Difference { key, what, receipt, now });
            }
        };
        let day = |date: Option<Date>| date.map(|day| day.to_string()).unwrap_or_default();
        let sha256 = |profile: &ReceiptProfile| profile.sha256.clone().unwrap_or_default();
        let same = |text: &str| Text::same(text);
        compare(
            "file.sha256",
            Text::fixed("SHA-256 of the file", "文件的 SHA-256"),
            self.file.sha256.clone(),
            now.file.sha256.clone(),
        );
        compare(
            "file.size",
            Text::fixed("Size of the file", "文件大小"),
            self.file.size.to_string(),
            now.file.size.to_string(),
        );
        compare("file.name", Text::fixed("Name of the file", "文件名"), self.file.name.clone(), now.file.name.clone());
        compare(
            "tool_version",
            Text::fixed("Version of Smeltcheck", "Smeltcheck 的版本"),
            self.tool_version.clone(),
            now.tool_version.clone(),
        );
        compare("checked_on", Text::fixed("Day of the check", "检查日期"), day(self.checked_on), day(now.checked_on));
        compare(
            "profile.id",
            Text::fixed("Customer profile", "客户配置"),
            self.profile.id.clone(),
            now.profile.id.clone(),
        );
        compare(
            "profile.version",
            Text::fixed("Version of the customer profile", "客户配置的版本"),
            self.profile.version.clone(),
            now.profile.version.clone(),
        );
        compare(
            "profile.sha256",
            Text::fixed("SHA-256 of the customer profile", "客户配置的 SHA-256"),
            sha256(&self.profile),
            sha256(&now.profile),
        );
        compare("lists", Text::fixed("Lists of smelters", "冶炼厂清单来源"), lists(&self.lists), lists(&now.lists));
        compare("template", Text::fixed("Template", "模板"), template(&self.template), template(&now.template));
        for (key, severity, receipt, now) in [
            ("counts.errors", Severity::Error, self.counts.errors, now.counts.errors),
            ("counts.warnings", Severity::Warning, self.counts.warnings, now.counts.warnings),
            ("counts.infos", Severity::Info, self.counts.infos, now.counts.infos),
        ] {
            compare(key, severity.name(), receipt.to_string(), now.to_string());
        }
        let (receipt, checker) = (self.counts.official_checker, now.counts.official_checker);
        compare("counts.official_checker", same("Checker"), receipt.to_string(), checker.to_string());
        compare(
            "report_sha256",
            Text::fixed("SHA-256 of the report", "报告的 SHA-256"),
            self.report_sha256.clone(),
            now.report_sha256.clone(),
        );
        all
    }
}

fn template(template: &ReceiptTemplate) -> String {
    format!("{} {}", template.kind, template.revision.as_deref().unwrap_or("?"))
}

/// The lists that are not the same in number, day or name; all of them would be no help.
fn lists(lists: &[ReceiptList]) -> String {
    let one = |list: &ReceiptList| {
        let day = list.date.map(|day| day.to_string()).unwrap_or_default();
        format!("{} {day} ({})", list.name, list.count)
    };
    lists.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};

    fn receipt(findings: usize) -> Receipt {
        let cells = (0..findings).map(|row| finding("C01", &format!("Declaration!D{}", row + 8))).collect();
        Receipt::of(&report(cells)).unwrap()
    }

    #[test]
    fn the_same_check_gives_the_same_receipt() {
        let made = receipt(2);
        assert_eq!(made.differences(&receipt(2)), []);
        assert_eq!(made.counts.errors, 2);
        assert_eq!(made.report_sha256.len(), 64);
        let text = serde_json::to_vec(&made).unwrap();
        assert_eq!(Receipt::read(&text), Ok(made));
    }

    #[test]
    fn every_difference_is_named_with_both_values() {
        let made = receipt(2);
        let mut other = receipt(1);
        other.file.sha256 = "ab".repeat(32);
        other.profile.version = "8".to_owned();
        let differences = made.differences(&other);
        let keys: Vec<&str> = differences.iter().map(|difference| difference.key).collect();
        assert_eq!(keys, ["file.sha256", "profile.version", "counts.errors", "report_sha256"]);
        let errors = &differences[2];
        assert_eq!(errors.text().en, "Must fix: the receipt says 2, this check says 1");
        assert_eq!(errors.text().zh_cn, "必须修改：回执中是 2，本次检查得到 1");
    }

    #[test]
    fn what_is_no_receipt_is_refused() {
        assert!(matches!(Receipt::read(b"{}"), Err(ReceiptError::Malformed(_))));
        assert!(matches!(Receipt::read(b"\xff"), Err(ReceiptError::Malformed(_))));
        assert_eq!(Receipt::read(br#"{"receipt_version": 2}"#), Err(ReceiptError::Version(2)));
        assert_eq!(Receipt::read(&vec![b' '; MOST_RECEIPT_BYTES + 1]), Err(ReceiptError::TooLarge));
    }
}
