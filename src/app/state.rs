//! What the page shows, and how it gets from one state to the next. Nothing here touches the browser.

use super::protocol::Progress;
use crate::report::{Refusal, Report};
use crate::text::Text;
use std::rc::Rc;

/// The state of the check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What is going on.
    pub phase: Phase,
    /// Number of the latest run; what older runs answer is dropped.
    pub run: u32,
    /// How many files of the last choice were left out.
    pub files_left_out: usize,
}

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// No file yet.
    #[default]
    Idle,
    /// A file is being checked.
    Checking {
        /// Name of the file.
        name: String,
        /// The step that has begun.
        step: Progress,
        /// The report that stays visible until the new one is ready.
        previous: Option<Rc<Report>>,
    },
    /// The file is encrypted and the user is asked for its password.
    NeedsPassword {
        /// Name of the file.
        name: String,
        /// Whether a password was given that does not open it.
        wrong: bool,
        /// The report that stays visible.
        previous: Option<Rc<Report>>,
    },
    /// The report.
    Done(Rc<Report>),
    /// The file could not be checked.
    Failed(Rc<Failure>),
}

/// Why a file could not be checked, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Name of the file.
    pub name: String,
    /// Its size in bytes, where it is known.
    pub size: Option<u64>,
    /// What it is, or what is wrong.
    pub message: Text,
    /// What to do.
    pub steps: Vec<Text>,
    /// Lines for people who look after computers: name and value.
    pub details: Vec<(&'static str, String)>,
    /// Whether the file is a table that is no form, so that it may be a list of smelters.
    pub may_be_list: bool,
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Action {
    /// A run begins.
    Start {
        /// Its number.
        run: u32,
        /// Name of the file.
        name: String,
        /// How many more files were chosen with it.
        left_out: usize,
    },
    /// A run reaches a step.
    Step {
        /// Number of the run.
        run: u32,
        /// The step that begins.
        step: Progress,
    },
    /// A run ends with a report.
    Report {
        /// Number of the run.
        run: u32,
        /// Its report.
        report: Rc<Report>,
    },
    /// A run ends without one.
    Refuse {
        /// Number of the run.
        run: u32,
        /// The reason.
        refusal: Box<Refusal>,
    },
    /// A run ends because something broke.
    Fail {
        /// Number of the run.
        run: u32,
        /// The reason.
        failure: Rc<Failure>,
    },
    /// The user cancels the check or the question for a password.
    Cancel,
    /// The user clears the report.
    Clear,
}

impl State {
    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        match action {
            Action::Start { run, name, left_out } => Self {
                phase: Phase::Checking { name, step: Progress::Read, previous: self.phase.report().cloned() },
                run,
                files_left_out: left_out,
            },
            Action::Step { run, step } if run == self.run => match &self.phase {
                Phase::Checking { name, previous, .. } => {
                    self.with(Phase::Checking { name: name.clone(), step, previous: previous.clone() })
                }
                _ => self.clone(),
            },
            Action::Report { run, report } if run == self.run && self.phase.is_checking() => {
                self.with(Phase::Done(report))
            }
            Action::Refuse { run, refusal } if run == self.run && self.phase.is_checking() => {
                self.with(self.refused(&refusal))
            }
            Action::Fail { run, failure } if run == self.run && self.phase.is_checking() => {
                self.with(Phase::Failed(failure))
            }
            Action::Cancel => self.with(self.phase.report().cloned().map_or(Phase::Idle, Phase::Done)),
            Action::Clear => self.with(Phase::Idle),
            // An answer of a run that was cancelled or replaced.
            Action::Step { .. } | Action::Report { .. } | Action::Refuse { .. } | Action::Fail { .. } => self.clone(),
        }
    }

    fn with(&self, phase: Phase) -> Self {
        Self { phase, ..self.clone() }
    }

    fn refused(&self, refusal: &Refusal) -> Phase {
        let wrong = refusal.error.id == "wrong-password";
        if wrong || refusal.error.id == "password-needed" {
            let previous = self.phase.report().cloned();
            return Phase::NeedsPassword { name: refusal.file.name.clone(), wrong, previous };
        }
        Phase::Failed(Rc::new(Failure::from(refusal)))
    }
}

impl Phase {
    /// The report that is visible, if any.
    pub fn report(&self) -> Option<&Rc<Report>> {
        match self {
            Self::Done(report) => Some(report),
            Self::Checking { previous, .. } | Self::NeedsPassword { previous, .. } => previous.as_ref(),
            Self::Idle | Self::Failed(_) => None,
        }
    }

    /// Whether a check is running.
    pub fn is_checking(&self) -> bool {
        matches!(self, Self::Checking { .. })
    }
}

/// The kinds of table that a form never comes in, and a list may.
const TABLES: [&str; 3] = ["xls", "xlsb", "ods"];

fn is_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    TABLES.iter().any(|table| ending.eq_ignore_ascii_case(table))
}

impl From<&Refusal> for Failure {
    fn from(refusal: &Refusal) -> Self {
        let mut details = vec![("code", refusal.error.code.to_string()), ("reason", refusal.error.id.to_string())];
        if let Some(template) = &refusal.template {
            let revision = template.revision.as_deref().unwrap_or_default();
            details.push(("template", format!("{} {revision}", template.kind).trim().to_owned()));
        }
        details.push(("bytes", refusal.file.size.to_string()));
        details.push(("SHA-256", refusal.file.sha256.clone()));
        Self {
            name: refusal.file.name.clone(),
            size: Some(refusal.file.size),
            message: refusal.error.message.clone(),
            steps: refusal.error.steps.clone(),
            details,
            may_be_list: refusal.error.id == "not-a-template" || is_table(&refusal.file.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;
    use crate::report::{FileInfo, RefusalError};

    fn start(state: &State, run: u32) -> State {
        state.after(Action::Start { run, name: "a.xlsx".to_owned(), left_out: 0 })
    }

    fn done(run: u32) -> Action {
        Action::Report { run, report: Rc::new(report(Vec::new())) }
    }

    fn refuse(run: u32, id: &'static str) -> Action {
        let error = RefusalError {
            code: "F01".into(),
            id: id.into(),
            message: Text::fixed("Broken", "坏了"),
            steps: Vec::new(),
        };
        let file = FileInfo { name: "a.xlsx".to_owned(), ..FileInfo::default() };
        Action::Refuse { run, refusal: Box::new(Refusal { schema_version: 1, file, template: None, error }) }
    }

    #[test]
    fn a_run_ends_in_a_report() {
        let state = start(&State::default(), 1).after(Action::Step { run: 1, step: Progress::Rules });
        assert!(matches!(state.phase, Phase::Checking { step: Progress::Rules, .. }));
        assert!(matches!(state.after(done(1)).phase, Phase::Done(_)));
    }

    #[test]
    fn answers_of_older_runs_are_dropped() {
        let state = start(&start(&State::default(), 1), 2);
        assert_eq!(state.after(done(1)), state);
        assert_eq!(state.after(refuse(1, "damaged-file")), state);
        let cancelled = state.after(Action::Cancel);
        assert_eq!(cancelled.after(done(2)).phase, Phase::Idle);
    }

    #[test]
    fn the_old_report_stays_until_the_new_one_is_ready() {
        let first = start(&State::default(), 1).after(done(1));
        let again = start(&first, 2);
        assert!(again.phase.report().is_some());
        assert_eq!(again.after(Action::Cancel).phase, first.phase);
        assert!(matches!(again.after(refuse(2, "damaged-file")).phase, Phase::Failed(_)));
    }

    #[test]
    fn a_table_that_is_no_form_may_be_a_list() {
        let failed = |id| match start(&State::default(), 1).after(refuse(1, id)).phase {
            Phase::Failed(failure) => failure.may_be_list,
            other => panic!("{other:?}"),
        };
        assert!(failed("not-a-template"));
        assert!(!failed("damaged-file"));
        assert!(is_table("list.ODS") && !is_table("form.xlsx"));
    }

    #[test]
    fn an_encrypted_file_asks_for_its_password_until_it_opens() {
        let asked = start(&State::default(), 1).after(refuse(1, "password-needed"));
        assert!(matches!(asked.phase, Phase::NeedsPassword { wrong: false, .. }));
        let again = start(&asked, 2).after(refuse(2, "wrong-password"));
        assert!(matches!(again.phase, Phase::NeedsPassword { wrong: true, .. }));
        assert!(matches!(start(&again, 3).after(done(3)).phase, Phase::Done(_)));
        assert_eq!(again.after(Action::Cancel).phase, Phase::Idle);
    }
}
