//! What page and worker say to each other. The bytes of the file travel with it.

use crate::base::date::Date;
use crate::look_up::LookUp;
use crate::profile::{ProfileData, ProfileError};
use crate::report::{Refusal, Report};
use serde::{Deserialize, Serialize};

/// What the page asks a worker for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// To check the file whose bytes come with the request.
    Check(CheckRequest),
    /// To look up smelters.
    LookUp(LookUpRequest),
    /// To read a buyer profile.
    ReadProfile(String),
}

/// The page asks what the lists in use say about the ids and names of a text. The lists that the
/// user loaded travel with it, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookUpRequest {
    /// As it was pasted.
    pub text: String,
    /// Whether the built-in facts are used.
    pub built_in_facts: bool,
}

/// The page asks for a check. The lists that the user loaded travel with it, as JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckRequest {
    /// Name of the file.
    pub name: String,
    /// What the desk read of a file that is not .xlsx: a [`crate::workbook::Converted`] as JSON.
    pub converted: Option<String>,
    /// Password, where the user gave one.
    pub password: Option<String>,
    /// The day on which the user checks.
    pub today: Option<Date>,
    /// The buyer profile to follow.
    pub profile: ProfileSource,
    /// Whether the built-in facts are used.
    pub built_in_facts: bool,
}

/// Where a buyer profile comes from; as data for [`crate::profile::ProfileData::read`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileSource {
    /// The built-in one that is in use when no other one is chosen.
    #[default]
    Usual,
    /// Another one that is built in.
    BuiltIn(String),
    /// One that the user or the deployment brought.
    Loaded(String),
}

/// The worker answers a check with steps as they begin, then a report or a refusal, and pictures of
/// the sheets; a look-up at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// A step begins.
    Step(Progress),
    /// The file was checked.
    Report(Box<Report>),
    /// Pictures of its sheets as JSON, after its report; none where they could not be made.
    Sheets(Option<String>),
    /// It could not be checked.
    Refusal(Box<Refusal>),
    /// What the lists say about the smelters that were asked for.
    LookUp(Box<LookUp>),
    /// A profile in order; none where it could not be written down.
    Profile(Option<Box<ProfileData>>),
    /// The profile has mistakes.
    ProfileMistakes(Vec<ProfileError>),
}

/// The steps of a check as people see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// The browser reads the file.
    Read,
    /// The worker takes its fingerprint.
    Fingerprint,
    /// The package is opened.
    Open,
    /// Template and revision are recognised.
    Recognise,
    /// The answers are read and the rules applied.
    Rules,
    /// The report is written.
    Write,
}

impl Progress {
    /// Every step in order.
    pub const ALL: [Progress; 6] =
        [Self::Read, Self::Fingerprint, Self::Open, Self::Recognise, Self::Rules, Self::Write];

    /// The number of the step, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(0, |index| index + 1)
    }
}

impl From<crate::Step> for Progress {
    fn from(step: crate::Step) -> Self {
        match step {
            crate::Step::Open => Self::Open,
            crate::Step::Recognise => Self::Recognise,
            crate::Step::Rules => Self::Rules,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};

    #[test]
    fn a_report_survives_the_journey() {
        let report = report(vec![finding("C01", "Declaration!D8")]);
        let sent = serde_json::to_string(&Response::Report(Box::new(report.clone()))).unwrap();
        let Response::Report(received) = serde_json::from_str(&sent).unwrap() else { panic!("another answer") };
        assert_eq!(*received, report);
    }

    #[test]
    fn steps_are_numbered_in_order() {
        assert!(Progress::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(Progress::Write.number(), 6);
    }
}
