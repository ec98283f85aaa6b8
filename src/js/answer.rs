//! What JavaScript gets: a text of JSON, or a problem.

use super::question::{Basis, Question};
use crate::list_file::DecodeGb18030;
use crate::profile::ProfileError;
use crate::reference::{ListInfo, Lists};
use crate::report::{FileInfo, Refusal, Report};
use crate::settings::Settings;
use crate::text;
use crate::text::{Shown, Text};
use serde::Serialize;
use std::borrow::Cow;

/// Why there is no answer; becomes an `Error` of JavaScript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Permanent name of the reason: that of a refusal, or `profile`, `list`, `question`.
    pub code: Cow<'static, str>,
    /// What it is.
    pub message: Text,
    /// The refusal with the ways out, as the command line writes it, where the file is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Box<Refusal>>,
    /// The mistakes of a profile.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<ProfileError>,
}

impl Problem {
    fn of(code: &'static str, message: Text) -> Self {
        Self { code: Cow::Borrowed(code), message, refusal: None, mistakes: Vec::new() }
    }

    pub(super) fn of_profile(message: Text) -> Self {
        Self::of("profile", message)
    }

    pub(super) fn of_profile_mistakes(mistakes: Vec<ProfileError>) -> Self {
        let message = mistakes.first().map(ProfileError::text).unwrap_or_default();
        let message = text!(
            en: "The profile cannot be used. {mistake}", zh: "无法使用该配置。{mistake}"; mistake: message);
        Self { mistakes, ..Self::of_profile(message) }
    }

    pub(super) fn of_list(name: &str, reason: &Text) -> Self {
        Self::of("list", text!(en: "{name}: {reason}", zh: "{name}：{reason}", name = Shown(name); reason: reason))
    }

    fn of_question(reason: &serde_json::Error) -> Self {
        Self::of("question", Text::same(reason.to_string()))
    }

    fn of_refusal(refusal: Refusal) -> Self {
        Self {
            code: refusal.error.id.clone(),
            message: refusal.error.message.clone(),
            refusal: Some(Box::new(refusal)),
            mistakes: Vec::new(),
        }
    }
}

/// What became of the rows of a list.
#[derive(Serialize)]
struct ListRead {
    /// The lists in it, as a report names them.
    lists: Vec<ListInfo>,
    /// Rows that were read.
    read: usize,
    /// Rows that were left out.
    left_out: usize,
    /// The rows that were left out or read with a doubt.
    problems: Vec<ListProblem>,
}

#[derive(Serialize)]
struct ListProblem {
    /// Row of the sheet, from 1.
    row: u32,
    message: Text,
}

/// Answers a question, which is JSON, as JSON on one line.
///
/// # Errors
/// When the question has no answer.
pub fn answer(question: &str, bytes: &[u8], lists: &[Vec<u8>], decode: DecodeGb18030<'_>) -> Result<String, Problem> {
    let question: Question = serde_json::from_str(question).map_err(|error| Problem::of_question(&error))?;
    let answer = match question {
        Question::Check(basis) => json(&check(bytes, &basis, &basis.settings(lists, decode)?)?),
        Question::List(about) => {
            let (lists, reading) =
                about.with(bytes, 1).read(decode).map_err(|reason| Problem::of_list(&about.name, &reason))?;
            let problem =
                |problem: &crate::list_file::RowProblem| ListProblem { row: problem.row, message: problem.text() };
            json(&ListRead {
                // Only joined lists know how many smelters they name.
                lists: Lists::new(lists).infos().to_vec(),
                read: reading.read,
                left_out: reading.left_out,
                problems: reading.problems.iter().map(problem).collect(),
            })
        }
    };
    answer.map_err(|error| Problem::of_question(&error))
}

fn json(answer: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(answer)
}

fn check(bytes: &[u8], basis: &Basis, settings: &Settings) -> Result<Report, Problem> {
    crate::check(bytes, &basis.name, basis.password.as_deref(), settings)
        .map_err(|error| Problem::of_refusal(error.refusal(FileInfo::of(bytes, &basis.name))))
}
