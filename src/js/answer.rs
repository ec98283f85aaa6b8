//! What JavaScript gets: a text of JSON, or a problem.

use super::question::{CheckOptions, Question, TooLarge};
use crate::CheckError;
use crate::base::text::{Shown, Text};
use crate::look_up::look_up;
use crate::output::export::receipt::{Receipt, Verified};
use crate::profile::ProfileError;
use crate::profile::Settings;
use crate::reference::{ListInfo, Lists};
use crate::report::{FileInfo, Refusal, Report};
use crate::text;
use crate::workbook::{Limit, ReadError};
use serde::Serialize;
use std::borrow::Cow;

/// Why there is no answer; becomes an `Error` of JavaScript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Permanent name of the reason: that of a refusal, or `profile`, `list`, `receipt`,
    /// `question`.
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

impl Failure {
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

    pub(super) fn of_question(reason: &impl ToString) -> Self {
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

/// A check with its receipt.
#[derive(Serialize)]
struct Receipted {
    report: Report,
    receipt: Receipt,
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

/// Answers a question as JSON on one line.
///
/// # Errors
/// When the question has no answer.
pub fn answer(question: Question, bytes: &[u8], lists: &[Vec<u8>]) -> Result<String, Failure> {
    let answer = match question {
        Question::Check(basis) => json(&check(bytes, &basis, &basis.settings(lists)?)?),
        Question::Receipt(basis) => {
            let report = check(bytes, &basis, &basis.settings(lists)?)?;
            Receipt::of(&report).and_then(|receipt| json(&Receipted { report, receipt }))
        }
        Question::Verify(receipt, basis) => {
            let receipt = Receipt::read(receipt.as_bytes()).map_err(|error| Failure::of("receipt", error.text()))?;
            let settings = Settings { today: receipt.checked_on, ..basis.settings(lists)? };
            let basis = CheckOptions { name: receipt.file.name.clone(), ..basis };
            let report = check(bytes, &basis, &settings)?;
            Receipt::of(&report).and_then(|now| json(&Verified::of(&receipt, now)))
        }
        Question::TooLarge(TooLarge { name, size }) => {
            let file = FileInfo { size, ..FileInfo::without_digest(&[], &name) };
            let error = CheckError::Read(ReadError::limit(Limit::FileBytes, size));
            return Err(Failure::of_refusal(error.refusal(file)));
        }
        Question::Smelters(about) => json(&look_up(&about.text, &about.lists(lists)?)),
        Question::List(about) => {
            let (lists, sheets) =
                about.with(bytes, 1).read().map_err(|reason| Failure::of_list(&about.name, &reason))?;
            let problems = sheets.iter().flat_map(|sheet| {
                sheet.reading.problems.iter().map(|problem| {
                    let message = problem.text();
                    let message = if sheet.title.is_empty() {
                        message
                    } else {
                        text!(en: "{sheet}: {message}", zh: "{sheet}：{message}", sheet = Shown(&sheet.title); message: message)
                    };
                    ListProblem { row: problem.row, message }
                })
            });
            json(&ListRead {
                // Only joined lists know how many smelters they name.
                lists: Lists::new(lists).infos().to_vec(),
                read: sheets.iter().map(|sheet| sheet.reading.read).sum(),
                left_out: sheets.iter().map(|sheet| sheet.reading.left_out).sum(),
                problems: problems.collect(),
            })
        }
    };
    answer.map_err(|error| Failure::of_question(&error))
}

fn json(answer: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(answer)
}

fn check(bytes: &[u8], basis: &CheckOptions, settings: &Settings) -> Result<Report, Failure> {
    crate::check(bytes, &basis.name, basis.password.as_deref(), settings)
        .map_err(|error| Failure::of_refusal(error.refusal(FileInfo::of(bytes, &basis.name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASIS: &str = r#""name": "form.xlsx", "today": "2026-03-02", "built_in_facts": true"#;

    fn ask(question: &str, bytes: &[u8], lists: &[Vec<u8>]) -> Result<String, Failure> {
        answer(serde_json::from_str(question).unwrap(), bytes, lists)
    }

    #[test]
    fn a_file_that_cannot_be_checked_is_a_problem_with_its_refusal() {
        let problem = ask(&format!(r#"{{"check": {{{BASIS}, "lists": []}}}}"#), b"%PDF-1.7", &[]).unwrap_err();
        let refusal = problem.refusal.unwrap();
        assert_eq!(problem.code, refusal.error.id);
        assert_eq!((refusal.error.code.as_ref(), refusal.file.size), ("F01", 8));
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_unseen() {
        let problem = ask(r#"{"too-large": {"name": "a/form.xlsx", "size": 2000000000}}"#, &[], &[]).unwrap_err();
        assert_eq!(problem.code, "limit-exceeded");
        let file = problem.refusal.unwrap().file;
        assert_eq!((file.name.as_str(), file.size, file.sha256.as_str()), ("form.xlsx", 2_000_000_000, ""));
    }

    #[test]
    fn a_profile_that_cannot_be_used_is_named() {
        let with = |profile: &str| {
            ask(&format!(r#"{{"check": {{{BASIS}, "lists": [], "profile": {profile}}}}}"#), b"", &[]).unwrap_err()
        };
        let unknown = with(r#""strikt""#);
        assert_eq!(
            unknown.message.en,
            "There is no built-in profile \"strikt\". Built in are: default, strict, example-telecom"
        );
        let mistaken = with(r#""format = 1\nid = 7""#);
        assert_eq!((mistaken.code.as_ref(), mistaken.mistakes.is_empty()), ("profile", false));
        assert!(mistaken.message.en.starts_with("The profile cannot be used. Line "), "{}", mistaken.message.en);
        // One that is in order gets as far as the file.
        assert_eq!(with(r#""strict""#).code, "file-is-empty");
    }

    #[test]
    fn a_list_without_a_day_gets_the_one_that_is_said() {
        let rows = "Metal,Smelter ID,Standard name,Country,Status\nTin,CID990002,Beispiel Zinn,Germany,Conformant\n";
        let read = |day: &str| ask(&format!(r#"{{"list": {{"name": "ours.csv"{day}}}}}"#), rows.as_bytes(), &[]);
        let refused = read("").unwrap_err();
        assert_eq!(refused.code, "list");
        assert!(
            refused.message.en.starts_with("ours.csv: the day of the list was not found"),
            "{}",
            refused.message.en
        );
        let told: serde_json::Value =
            serde_json::from_str(&read(r#", "date": "2026-02-01", "source": "portal""#).unwrap()).unwrap();
        assert_eq!((&told["read"], &told["left_out"]), (&1.into(), &0.into()));
        assert_eq!(
            (&told["lists"][0]["date"], &told["lists"][0]["source"]["en"]),
            (&"2026-02-01".into(), &"portal".into())
        );
    }

    #[test]
    fn what_is_no_receipt_is_refused() {
        let problem = ask(&format!(r#"{{"verify": ["{{}}", {{{BASIS}, "lists": []}}]}}"#), b"", &[]).unwrap_err();
        assert_eq!(problem.code, "receipt");
    }

    #[test]
    fn smelters_are_looked_up_in_the_lists_given() {
        let rows = "Metal,Smelter ID,Standard name,Country,Status\nTin,CID990002,Beispiel Zinn,Germany,Conformant\n";
        let question = r#"{"smelters": {"text": "cid990002\nNobody Knows", "built_in_facts": false,
            "lists": [{"name": "ours-2026-02-01.csv"}]}}"#;
        let found: serde_json::Value =
            serde_json::from_str(&ask(question, b"", &[rows.as_bytes().to_vec()]).unwrap()).unwrap();
        assert_eq!(
            (&found["answers"][0]["outcome"], &found["answers"][1]["outcome"]),
            (&"found".into(), &"not-listed".into())
        );
        assert_eq!(found["answers"][0]["smelters"][0]["status"]["kind"], "Conformant");
        assert_keys(&found);
        assert_eq!(ask(question, b"", &[b"a,b\n1,2\n".to_vec()]).unwrap_err().code, "list");
    }

    /// JavaScript puts keys that are whole numbers before all others, in their own order: a report
    /// with such a key would not be written there as it is written here.
    #[test]
    fn no_key_of_a_report_is_a_number() {
        let settings = Settings {
            profile: crate::samples::fixtures::demanding_profile(),
            lists: crate::samples::fixtures::invented_lists(),
            ..Settings::on(crate::base::date::Date::new(2026, 3, 2).unwrap())
        };
        for rule in crate::rules::ALL {
            let (kind, revision) = rule.example.form;
            let workbook = crate::samples::fixtures::Form::in_order(kind, revision)
                .unwrap()
                .with(rule.example.bad)
                .into_workbook();
            let detected = crate::template::detect(&workbook).unwrap();
            let report = crate::check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
            assert_keys(&serde_json::to_value(&report).unwrap());
        }
    }

    fn assert_keys(value: &serde_json::Value) {
        if let Some(object) = value.as_object() {
            for (key, value) in object {
                assert!(!key.is_empty() && !key.bytes().all(|byte| byte.is_ascii_digit()), "{key}");
                assert_ne!(key, "__proto__");
                assert_keys(value);
            }
        }
        // A fraction would be written in two ways, too.
        assert!(!value.is_f64(), "{value}");
        value.as_array().into_iter().flatten().for_each(assert_keys);
    }
}
