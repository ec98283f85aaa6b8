//! What the page tells the page around it about a check, as the details of its events. Nothing here
//! touches the browser.
//!
//! `docs/embed-messages.schema.json` describes the same data as an iframe sends it.

use super::state::{Failure, Phase};
use crate::base::text::Text;
use crate::report::Report;
use crate::template::TemplateKind;
use serde::Serialize;

/// The event after a check that ended with a report.
pub const RESULT: &str = "smeltcheck-result";

/// The event after a check that ended without one.
pub const ERROR: &str = "smeltcheck-error";

/// What came of a check; the report itself is given only to who asks for it.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultDetail<'a> {
    counts: Counts,
    template: Template<'a>,
    file: File<'a>,
    /// Version of the tool, which is also the version of its rules.
    rule_set: &'a str,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Counts {
    errors: usize,
    warnings: usize,
    infos: usize,
    /// Open items of the official Checker, recomputed.
    official_checker: u32,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Template<'a> {
    kind: TemplateKind,
    revision: Option<&'a str>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct File<'a> {
    name: &'a str,
    sha256: &'a str,
    bytes: u64,
}

/// Why a file could not be checked.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct ErrorDetail<'a> {
    code: &'a str,
    message: &'a Text,
    steps: &'a [Text],
    /// The file of the check; none where something else was not taken.
    file: Option<FileName<'a>>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct FileName<'a> {
    name: &'a str,
}

/// The event that belongs to a phase, with its detail as JSON; nothing while the outcome is open.
pub fn event(phase: &Phase) -> Option<(&'static str, String)> {
    match phase {
        Phase::Done(report) => Some((RESULT, serde_json::to_string(&result(report)).ok()?)),
        Phase::Failed(failure) => Some((ERROR, serde_json::to_string(&error(failure)).ok()?)),
        Phase::Idle | Phase::Checking { .. } | Phase::NeedsPassword { .. } => None,
    }
}

fn result(report: &Report) -> ResultDetail<'_> {
    ResultDetail {
        counts: Counts {
            errors: report.summary.errors,
            warnings: report.summary.warnings,
            infos: report.summary.infos,
            official_checker: report.official_checker.remaining,
        },
        template: Template { kind: report.template.kind, revision: report.template.revision.as_deref() },
        file: File { name: &report.file.name, sha256: &report.file.sha256, bytes: report.file.size },
        rule_set: &report.tool_version,
    }
}

fn error(failure: &Failure) -> ErrorDetail<'_> {
    ErrorDetail {
        code: code(failure),
        message: &failure.message,
        steps: &failure.steps,
        file: Some(FileName { name: &failure.name }),
    }
}

/// The event about something other than a check that was not taken, with its detail as JSON.
pub fn problem(code: &str, message: &Text) -> Option<(&'static str, String)> {
    let detail = ErrorDetail { code, message, steps: &[], file: None };
    Some((ERROR, serde_json::to_string(&detail).ok()?))
}

/// The reason of a refusal, or what broke around the check; both stay the same from version to
/// version.
fn code(failure: &Failure) -> &str {
    let reason = failure.details.iter().find(|(name, _)| *name == "reason");
    match (reason, failure.details.first()) {
        (Some((_, reason)), _) => reason,
        (None, Some(("browser", _))) => "file-not-handed-over",
        (None, Some(("worker", _))) => "check-broke",
        (None, _) => "check-too-slow",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};
    use std::rc::Rc;

    #[test]
    fn a_result_says_how_many_and_of_which_file() {
        let made = report(vec![finding("C01", "Declaration!D8")]);
        let (name, detail) = event(&Phase::Done(Rc::new(made.clone()))).unwrap();
        let detail: serde_json::Value = serde_json::from_str(&detail).unwrap();
        assert_eq!(name, "smeltcheck-result");
        assert_eq!(detail["counts"]["errors"], made.summary.errors);
        assert_eq!(detail["file"]["sha256"], made.file.sha256);
        assert_eq!(detail["ruleSet"], *made.tool_version);
        assert!(detail.get("findings").is_none());
    }

    fn failure(details: Vec<(&'static str, String)>) -> Failure {
        let message = Text::fixed("Broken", "坏了");
        Failure { name: "a.xlsx".to_owned(), size: None, message, steps: Vec::new(), details, may_be_list: false }
    }

    #[test]
    fn an_error_has_a_code_and_both_languages() {
        let refused =
            failure(vec![("code", "F01".to_owned()), ("reason", "damaged-file".to_owned()), ("bytes", "1".to_owned())]);
        let (name, detail) = event(&Phase::Failed(Rc::new(refused))).unwrap();
        let detail: serde_json::Value = serde_json::from_str(&detail).unwrap();
        assert_eq!((name, &detail["code"]), ("smeltcheck-error", &"damaged-file".into()));
        assert_eq!(detail["message"], serde_json::json!({"en": "Broken", "zh_cn": "坏了"}));
        for (detail, expected) in
            [("worker", "check-broke"), ("browser", "file-not-handed-over"), ("stopped after ms", "check-too-slow")]
        {
            assert_eq!(code(&failure(vec![(detail, String::new())])), expected);
        }
        assert_eq!(event(&Phase::Idle), None);
    }
}
