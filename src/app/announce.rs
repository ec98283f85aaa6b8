//! What the page tells the page around it about a check, as the details of its events. Nothing here
//! touches the browser.
//!
//! `docs/embed-messages.schema.json` describes the same data as an iframe sends it.

use super::state::{Failure, Phase, State};
use crate::base::text::Text;
use crate::report::Report;
use crate::template::TemplateKind;
use serde::Serialize;
use std::rc::Rc;

/// The event after a check that ended with a report.
pub const RESULT: &str = "smeltcheck-result";

/// The event after a check that ended without one.
pub const ERROR: &str = "smeltcheck-error";

/// The event when a check begins.
pub const STARTED: &str = "smeltcheck-started";

/// The event when a check waits for a password.
pub const WAITING: &str = "smeltcheck-waiting";

/// A check of which nothing has come, and what the page around calls it.
#[derive(Debug, PartialEq)]
struct Open(Option<Rc<str>>);

/// Tells each check that begins, and once what came of it.
#[derive(Debug, Default)]
pub struct Announcer {
    /// The run that was told last.
    run: u32,
    /// That run, while nothing has come of it.
    open: Option<Open>,
    /// Whether its file waits for a password.
    waits: bool,
    /// The report that was told last.
    report: Option<Rc<Report>>,
}

impl Announcer {
    /// The events since the state of before: their names, and their details as JSON.
    pub fn events(&mut self, state: &State) -> Vec<(&'static str, String)> {
        let mut events = Vec::new();
        if state.run != self.run {
            self.run = state.run;
            // A password goes on with the check of its file, and so does another profile or list with
            // what was asked for.
            let goes_on = |open: &Open| open.0 == state.request && (self.waits || state.request.is_some());
            if !self.open.as_ref().is_some_and(goes_on) {
                if let Some(Open(request)) = self.open.take() {
                    events.extend(cancelled(request.as_deref()));
                }
                if let Phase::Checking { name, .. } = &state.phase {
                    events.extend(started(name, state.request.as_deref()));
                }
                self.open = Some(Open(state.request.clone()));
            }
        }
        let waits = matches!(state.phase, Phase::NeedsPassword { .. });
        if waits && !self.waits {
            events.extend(event(WAITING, &WaitingDetail { request: state.request.as_deref() }));
        }
        self.waits = waits;
        if self.waits || state.phase.is_checking() {
            return events;
        }
        let Some(Open(request)) = self.open.take() else { return events };
        let request = request.as_deref();
        events.extend(match &state.phase {
            Phase::Failed(failure) => event(ERROR, &error(failure, request)),
            Phase::Done(report) if !self.report.as_ref().is_some_and(|told| Rc::ptr_eq(told, report)) => {
                self.report = Some(report.clone());
                event(RESULT, &result(report, request))
            }
            // The report of before is shown again.
            _ => cancelled(request),
        });
        events
    }
}

fn event(name: &'static str, detail: &impl Serialize) -> Option<(&'static str, String)> {
    Some((name, serde_json::to_string(detail).ok()?))
}

fn started(name: &str, request: Option<&str>) -> Option<(&'static str, String)> {
    event(STARTED, &StartedDetail { file: FileName { name }, request })
}

fn cancelled(request: Option<&str>) -> Option<(&'static str, String)> {
    static CANCELLED: Text = Text::fixed("The check was cancelled", "检查已取消");
    event(ERROR, &ErrorDetail { code: "cancelled", message: &CANCELLED, steps: &[], file: None, request })
}

/// That a check waits.
#[derive(Debug, Serialize)]
struct WaitingDetail<'a> {
    request: Option<&'a str>,
}

/// That a check begins.
#[derive(Debug, Serialize)]
struct StartedDetail<'a> {
    file: FileName<'a>,
    request: Option<&'a str>,
}

/// What came of a check; the report itself is given only to who asks for it.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultDetail<'a> {
    counts: Counts,
    template: Template<'a>,
    file: File<'a>,
    /// Version of the tool, which is also the version of its rules.
    rule_set: &'a str,
    /// What the page around called the check, where it asked for it.
    request: Option<&'a str>,
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
    request: Option<&'a str>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct FileName<'a> {
    name: &'a str,
}

fn result<'a>(report: &'a Report, request: Option<&'a str>) -> ResultDetail<'a> {
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
        request,
    }
}

fn error<'a>(failure: &'a Failure, request: Option<&'a str>) -> ErrorDetail<'a> {
    ErrorDetail {
        code: code(failure),
        message: &failure.message,
        steps: &failure.steps,
        file: Some(FileName { name: &failure.name }),
        request,
    }
}

/// The event about something other than a check that was not taken, with its detail as JSON.
pub fn problem(code: &str, message: &Text) -> Option<(&'static str, String)> {
    event(ERROR, &ErrorDetail { code, message, steps: &[], file: None, request: None })
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
    use crate::app::worker::protocol::Progress;
    use crate::report::testing::{finding, report};

    fn state(run: u32, request: Option<&str>, phase: Phase) -> State {
        let mut state = State::default();
        (state.run, state.request, state.phase) = (run, request.map(Rc::from), phase);
        state
    }

    fn checking(previous: Option<&Rc<Report>>) -> Phase {
        Phase::Checking { name: "a.xlsx".to_owned(), step: Progress::Read, previous: previous.cloned() }
    }

    /// Name of the event, its request, and its code where it has one.
    fn told(announcer: &mut Announcer, state: &State) -> Vec<String> {
        let events = announcer.events(state).into_iter().map(|(name, detail)| {
            let detail: serde_json::Value = serde_json::from_str(&detail).unwrap();
            let code = detail["code"].as_str().unwrap_or_default();
            format!("{name} {} {code}", detail["request"].as_str().unwrap_or("-")).trim_end().to_owned()
        });
        events.collect()
    }

    #[test]
    fn a_result_says_how_many_and_of_which_file() {
        let made = report(vec![finding("C01", "Declaration!D8")]);
        let mut announcer = Announcer::default();
        announcer.events(&state(1, Some("r1"), checking(None)));
        let events = announcer.events(&state(1, Some("r1"), Phase::Done(Rc::new(made.clone()))));
        let [(name, detail)] = &events[..] else { panic!("{events:?}") };
        let detail: serde_json::Value = serde_json::from_str(detail).unwrap();
        assert_eq!(*name, "smeltcheck-result");
        assert_eq!(detail["counts"]["errors"], made.summary.errors);
        assert_eq!(detail["file"]["sha256"], made.file.sha256);
        assert_eq!(detail["ruleSet"], *made.tool_version);
        assert_eq!(detail["request"], "r1");
        assert!(detail.get("findings").is_none());
    }

    #[test]
    fn every_check_is_told_once() {
        let mut announcer = Announcer::default();
        let first = Rc::new(report(Vec::new()));
        assert_eq!(told(&mut announcer, &State::default()), [""; 0]);
        assert_eq!(told(&mut announcer, &state(1, Some("a"), checking(None))), ["smeltcheck-started a"]);
        assert_eq!(told(&mut announcer, &state(1, Some("a"), checking(None))), [""; 0]);
        assert_eq!(told(&mut announcer, &state(1, Some("a"), Phase::Done(first.clone()))), ["smeltcheck-result a"]);
        assert_eq!(told(&mut announcer, &state(1, Some("a"), Phase::Done(first.clone()))), [""; 0]);
        // Replaced, then cancelled: the report of before is on the page again.
        assert_eq!(told(&mut announcer, &state(2, Some("b"), checking(Some(&first)))), ["smeltcheck-started b"]);
        let replaced = ["smeltcheck-error b cancelled", "smeltcheck-started -"];
        assert_eq!(told(&mut announcer, &state(3, None, checking(Some(&first)))), replaced);
        assert_eq!(told(&mut announcer, &state(3, None, Phase::Done(first.clone()))), ["smeltcheck-error - cancelled"]);
        // A password goes on with the check of its file.
        let asked = Phase::NeedsPassword { name: "a.xlsx".to_owned(), wrong: false, previous: None };
        assert_eq!(told(&mut announcer, &state(4, Some("c"), checking(None))), ["smeltcheck-started c"]);
        assert_eq!(told(&mut announcer, &state(4, Some("c"), asked)), ["smeltcheck-waiting c"]);
        assert_eq!(told(&mut announcer, &state(5, Some("c"), checking(None))), [""; 0]);
        let second = Rc::new(report(Vec::new()));
        assert_eq!(told(&mut announcer, &state(5, Some("c"), Phase::Done(second))), ["smeltcheck-result c"]);
    }

    fn failure(details: Vec<(&'static str, String)>) -> Failure {
        let message = Text::fixed("Broken", "坏了");
        Failure { name: "a.xlsx".to_owned(), size: None, message, steps: Vec::new(), details, may_be_list: false }
    }

    #[test]
    fn an_error_has_a_code_and_both_languages() {
        let refused =
            failure(vec![("code", "F01".to_owned()), ("reason", "damaged-file".to_owned()), ("bytes", "1".to_owned())]);
        let detail = serde_json::to_value(error(&refused, None)).unwrap();
        assert_eq!(detail["code"], "damaged-file");
        assert_eq!(detail["message"], serde_json::json!({"en": "Broken", "zh_cn": "坏了"}));
        for (detail, expected) in
            [("worker", "check-broke"), ("browser", "file-not-handed-over"), ("stopped after ms", "check-too-slow")]
        {
            assert_eq!(code(&failure(vec![(detail, String::new())])), expected);
        }
    }
}
