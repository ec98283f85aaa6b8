//! What the page shows, and how it gets from one state to the next. Nothing here touches the
//! browser.

use super::worker::protocol::Progress;
use crate::base::text::Text;
use crate::report::compare::{Relation, is_recheck};
use crate::report::{Refusal, Report};
use std::rc::Rc;

/// The state of the check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What is going on.
    pub phase: Phase,
    /// Number of the latest run; what older runs answer is dropped.
    pub run: u32,
    /// What the page around this one calls that run, where it asked for it.
    pub request: Option<Rc<str>>,
    /// How many files of the last choice were left out.
    pub files_left_out: usize,
    /// Pictures of the sheets of the visible report.
    pub sheets: SheetsText,
    /// The id of the sample that the visible result is about.
    pub sample: Option<Rc<str>>,
    /// That of the file that is being checked.
    next_sample: Option<Rc<str>>,
    /// The check of the file before, once another one was checked.
    pub against: Option<Against>,
    /// The newest report, also while a file that cannot be read is on the page.
    last: Option<Rc<Report>>,
}

/// The check that the report on the page is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Its report.
    pub report: Rc<Report>,
    /// How its file belongs to that of the report on the page.
    pub relation: Relation,
    /// Whether the user wants the comparison although the file seems to be another company's.
    pub anyway: bool,
}

impl Against {
    /// Whether there is something to compare.
    pub fn is_compared(&self) -> bool {
        match self.relation {
            Relation::SameFile | Relation::SameDeclaration => true,
            Relation::OtherCompany => self.anyway,
            Relation::OtherTemplate => false,
        }
    }
}

/// Pictures of the sheets as the worker wrote them; they are read only when somebody wants to see
/// them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SheetsText {
    /// They come after the report.
    #[default]
    Waiting,
    /// A list of [`crate::report::sheets::SheetPicture`] as JSON.
    Here(Rc<str>),
    /// They could not be made; the report is complete all the same.
    NotAvailable,
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
        /// The id of the sample that it is.
        sample: Option<Rc<str>>,
        /// What the page around this one calls it, where it asked for it.
        request: Option<Rc<str>>,
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
    /// Pictures follow a report.
    Sheets {
        /// Number of the run.
        run: u32,
        /// The pictures; none where they could not be made.
        text: Option<Rc<str>>,
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
    /// The user compares with the file before although it seems to be another company's.
    CompareAnyway,
    /// The user is done with comparing.
    StopComparing,
}

impl State {
    /// The state after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        match action {
            Action::Start { run, name, left_out, sample, request } => Self {
                phase: Phase::Checking { name, step: Progress::Read, previous: self.phase.report().cloned() },
                run,
                request,
                files_left_out: left_out,
                next_sample: sample,
                // The worker that was still drawing is ended.
                sheets: match &self.sheets {
                    SheetsText::Waiting => SheetsText::NotAvailable,
                    ready => ready.clone(),
                },
                ..self.clone()
            },
            Action::Step { run, step } if run == self.run => match &self.phase {
                Phase::Checking { name, previous, .. } => {
                    self.with(Phase::Checking { name: name.clone(), step, previous: previous.clone() })
                }
                _ => self.clone(),
            },
            Action::Report { run, report } if run == self.run && self.phase.is_checking() => Self {
                sheets: SheetsText::Waiting,
                against: self.against(&report),
                phase: Phase::Done(report.clone()),
                sample: self.next_sample.clone(),
                last: Some(report),
                ..self.clone()
            },
            Action::Sheets { run, text } if run == self.run && matches!(self.phase, Phase::Done(_)) => {
                Self { sheets: text.map_or(SheetsText::NotAvailable, SheetsText::Here), ..self.clone() }
            }
            Action::Refuse { run, refusal } if run == self.run && self.phase.is_checking() => {
                self.ended(self.refused(&refusal))
            }
            Action::Fail { run, failure } if run == self.run && self.phase.is_checking() => {
                self.ended(Phase::Failed(failure))
            }
            Action::Cancel => self.with(self.phase.report().cloned().map_or(Phase::Idle, Phase::Done)),
            Action::Clear => Self { against: None, last: None, ..self.with(Phase::Idle) },
            Action::CompareAnyway => {
                let anyway = |against: &Against| Against { anyway: true, ..against.clone() };
                Self { against: self.against.as_ref().map(anyway), ..self.clone() }
            }
            Action::StopComparing => Self { against: None, ..self.clone() },
            // An answer of a run that was cancelled or replaced.
            Action::Step { .. }
            | Action::Report { .. }
            | Action::Sheets { .. }
            | Action::Refuse { .. }
            | Action::Fail { .. } => self.clone(),
        }
    }

    fn with(&self, phase: Phase) -> Self {
        Self { phase, ..self.clone() }
    }

    /// While a password is asked for, what was there before stays.
    fn ended(&self, phase: Phase) -> Self {
        let sample = if matches!(phase, Phase::Failed(_)) { &self.next_sample } else { &self.sample };
        Self { sample: sample.clone(), ..self.with(phase) }
    }

    /// What a new report is compared with. The same file under another profile or with other lists
    /// is no new version of it: what it was compared with before stays, and the comparison says
    /// that its basis is another one.
    fn against(&self, report: &Report) -> Option<Against> {
        let last = self.last.as_ref()?;
        if is_recheck(last, report) {
            return self.against.clone();
        }
        Some(Against { report: last.clone(), relation: Relation::of(last, report), anyway: false })
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
const TABLES: [&str; 4] = ["xls", "xml", "xlsb", "ods"];

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
        state.after(Action::Start { run, name: "a.xlsx".to_owned(), left_out: 0, sample: None, request: None })
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

    fn version(run: u32, sha256: &str) -> Action {
        let mut report = report(Vec::new());
        report.file.sha256 = sha256.to_owned();
        Action::Report { run, report: Rc::new(report) }
    }

    #[test]
    fn the_next_file_is_compared_with_the_last_report() {
        let first = start(&State::default(), 1).after(version(1, "a"));
        assert_eq!(first.against, None);
        let checking = start(&first, 2);
        assert_eq!(checking.against, None, "the old report is still alone");
        let second = checking.after(version(2, "b"));
        let against = second.against.as_ref().unwrap();
        assert_eq!((against.report.file.sha256.as_str(), against.relation), ("a", Relation::SameDeclaration));
        assert!(against.is_compared());
        assert_eq!(start(&second, 3).after(Action::Cancel).against, second.against);
        // A file that cannot be read in between changes nothing.
        let third = start(&start(&second, 3).after(refuse(3, "damaged-file")), 4).after(version(4, "c"));
        assert_eq!(third.against.unwrap().report.file.sha256, "b");
        assert_eq!(second.after(Action::StopComparing).against, None);
        let cleared = second.after(Action::Clear);
        assert_eq!(start(&cleared, 3).after(version(3, "c")).against, None);
    }

    #[test]
    fn another_profile_makes_no_version_to_compare() {
        let with_profile = |run, sha256: &str, profile: &str| {
            let mut report = report(Vec::new());
            report.file.sha256 = sha256.to_owned();
            report.profile.id = profile.to_owned();
            Action::Report { run, report: Rc::new(report) }
        };
        let first = start(&State::default(), 1).after(version(1, "a"));
        let again = start(&first, 2).after(with_profile(2, "a", "strict"));
        assert_eq!(again.against, None);
        let second = start(&again, 3).after(with_profile(3, "b", "strict"));
        let again = start(&second, 4).after(with_profile(4, "b", "default"));
        assert_eq!(again.against, second.against);
        let twice = start(&again, 5).after(with_profile(5, "b", "default"));
        assert_eq!(twice.against.unwrap().relation, Relation::SameFile);
    }

    #[test]
    fn another_company_is_compared_only_when_the_user_wants_it() {
        let of = |run, sha256: &str, company: &str| {
            let mut report = report(Vec::new());
            report.file.sha256 = sha256.to_owned();
            report.facts.company = company.to_owned();
            Action::Report { run, report: Rc::new(report) }
        };
        let first = start(&State::default(), 1).after(of(1, "a", "Yunting Demo Components"));
        let second = start(&first, 2).after(of(2, "b", "Muster Elektronik GmbH"));
        assert!(!second.against.as_ref().unwrap().is_compared());
        assert!(second.after(Action::CompareAnyway).against.unwrap().is_compared());
        // Nothing makes two templates comparable.
        let mut against = second.against.clone().unwrap();
        against.relation = Relation::OtherTemplate;
        against.anyway = true;
        assert!(!against.is_compared());
    }

    #[test]
    fn a_result_says_whether_it_is_of_a_sample() {
        let begin = |state: &State, run, sample: Option<&str>| {
            let sample = sample.map(Rc::from);
            state.after(Action::Start { run, name: "a.xlsx".to_owned(), left_out: 0, sample, request: None })
        };
        let first = begin(&State::default(), 1, Some("clean")).after(done(1));
        assert_eq!(first.sample.as_deref(), Some("clean"));
        let checking = begin(&first, 2, None);
        assert_eq!(checking.sample.as_deref(), Some("clean"), "the report of the sample is still there");
        assert_eq!(checking.after(refuse(2, "password-needed")).after(Action::Cancel).sample, first.sample);
        assert_eq!(checking.after(version(2, "b")).sample, None);
        assert_eq!(begin(&first, 2, Some("other-file")).after(refuse(2, "x")).sample.as_deref(), Some("other-file"));
    }

    #[test]
    fn pictures_belong_to_the_report_that_is_visible() {
        let sheets = |run, text: &str| Action::Sheets { run, text: Some(text.into()) };
        let early = start(&State::default(), 1).after(sheets(1, "a"));
        assert_ne!(early.sheets, SheetsText::Here("a".into()));
        let first = early.after(done(1)).after(sheets(1, "a"));
        assert_eq!(first.sheets, SheetsText::Here("a".into()));
        let again = start(&first, 2);
        assert_eq!(again.after(sheets(1, "b")).after(Action::Cancel).sheets, SheetsText::Here("a".into()));
        let second = again.after(done(2));
        assert_eq!(second.sheets, SheetsText::Waiting);
        let cancelled = start(&second, 3).after(Action::Cancel);
        assert_eq!(cancelled.sheets, SheetsText::NotAvailable, "nobody draws them any more");
        assert_eq!(second.after(Action::Sheets { run: 2, text: None }).sheets, SheetsText::NotAvailable);
    }

    #[test]
    fn a_worker_that_breaks_after_its_report_loses_the_pictures_alone() {
        let done = start(&State::default(), 1).after(done(1));
        let failure = Failure {
            name: String::new(),
            size: None,
            message: Text::default(),
            steps: Vec::new(),
            details: Vec::new(),
            may_be_list: false,
        };
        let broken =
            done.after(Action::Fail { run: 1, failure: Rc::new(failure) }).after(Action::Sheets { run: 1, text: None });
        assert!(matches!(broken.phase, Phase::Done(_)));
        assert_eq!(broken.sheets, SheetsText::NotAvailable);
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
