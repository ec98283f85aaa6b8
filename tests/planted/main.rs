//! Plants one defect at a time into consistent declarations made from official workbooks. Each has to be found at its
//! cell, and nothing else may be found. The workbooks are not part of the project; where they are absent, nothing is
//! planted.

mod amrt;
mod cmrt;
mod common;
#[path = "../support/edit.rs"]
mod edit;
mod emrt;
mod form;
#[path = "../support/mod.rs"]
mod support;

use edit::Package;
use form::{Edit, Form, check, full, settings};
use smeltcheck::report::Report;
use smeltcheck::settings::Settings;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A defect and the finding that it has to give.
pub struct Plant {
    code: &'static str,
    severity: &'static str,
    cell: String,
    edits: Vec<Edit>,
    change: Option<fn(&mut Package)>,
    settings: Settings,
    follows: Vec<(&'static str, String)>,
}

/// A defect that the rule with this code finds at this cell. The code may be followed by the severity: `Q04/info`.
pub fn plant(code: &'static str, cell: &str) -> Plant {
    let (code, severity) = code.split_once('/').unwrap_or((code, ""));
    Plant {
        code,
        severity,
        cell: full(cell),
        edits: Vec::new(),
        change: None,
        settings: settings(),
        follows: Vec::new(),
    }
}

impl Plant {
    /// With this text in a cell, or nothing.
    pub fn put(mut self, cell: &str, text: &str) -> Self {
        self.edits.push(form::text(cell, text));
        self
    }

    /// With this number in a cell.
    pub fn number(mut self, cell: &str, number: f64) -> Self {
        self.edits.push(form::number(cell, number));
        self
    }

    /// With these changes.
    pub fn with(mut self, edits: Vec<Edit>) -> Self {
        self.edits.extend(edits);
        self
    }

    /// With a change of the file itself.
    pub fn change(mut self, change: fn(&mut Package)) -> Self {
        self.change = Some(change);
        self
    }

    /// Checked with these settings.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Another finding is right too, because it has a cause of its own.
    pub fn and(mut self, code: &'static str, cell: &str, _because: &'static str) -> Self {
        self.follows.push((code, full(cell)));
        self
    }

    fn package(&self, form: &Form) -> Package {
        let mut package = form.package.clone();
        for edit in &self.edits {
            package.put(&edit.cell, &edit.put);
        }
        if let Some(change) = self.change {
            change(&mut package);
        }
        package
    }
}

type Found = BTreeSet<(String, String)>;

fn found(report: &Report) -> Found {
    let key = |finding: &smeltcheck::report::Finding| (finding.code.to_string(), finding.cells[0].to_string());
    report.findings.iter().map(key).collect()
}

/// What went wrong with one defect: whether it was missed, how many other findings it gave, and the details.
fn judge(form: &Form, before: &Found, plant: &Plant) -> (bool, usize, String) {
    let report = check(&plant.package(form), &plant.settings);
    let key = (plant.code.to_owned(), plant.cell.clone());
    let severity = |finding: &smeltcheck::report::Finding| format!("{:?}", finding.severity).to_lowercase();
    let is_found = !before.contains(&key)
        && report.findings.iter().any(|finding| {
            (finding.code.to_string(), finding.cells[0].to_string()) == key
                && (plant.severity.is_empty() || severity(finding) == plant.severity)
        });
    let mut expected: Found = plant.follows.iter().map(|(code, cell)| ((*code).to_owned(), cell.clone())).collect();
    let new: Found = found(&report).difference(before).cloned().collect();
    let lacking: Vec<_> = expected.difference(&new).cloned().collect();
    expected.insert(key);
    let extra: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| {
            let key = (finding.code.to_string(), finding.cells[0].to_string());
            new.contains(&key) && !expected.contains(&key)
        })
        .map(|finding| {
            format!("{}/{} {} {}", finding.code, severity(finding), finding.cells[0], finding.message.en)
        })
        .collect();
    let mut details = String::new();
    if !is_found || !extra.is_empty() || !lacking.is_empty() {
        let edits: Vec<_> = plant.edits.iter().map(|edit| format!("{} = {:?}", edit.cell, edit.put)).collect();
        details = format!(
            "{} {}{}{} at {}: {}{}\n    with {}",
            form.name,
            plant.code,
            if plant.severity.is_empty() { "" } else { "/" },
            plant.severity,
            plant.cell,
            if is_found { "found" } else { "NOT FOUND" },
            extra.iter().map(|line| format!("\n    extra: {line}")).collect::<String>()
                + &lacking.iter().map(|line| format!("\n    not there: {line:?}")).collect::<String>(),
            edits.join("; "),
        );
    }
    (is_found, extra.len() + lacking.len(), details)
}

fn blank(name: &str) -> Option<Vec<u8>> {
    let path = support::workbooks("blank", "planted").into_iter().find(|path| path.ends_with(name))?;
    Some(std::fs::read(path).unwrap())
}

/// Findings of every file of these revisions: about the revision and not about what was filled in.
const ABOUT_THE_REVISION: [&str; 1] = ["F04"];

#[test]
fn every_planted_defect_is_found_and_nothing_else() {
    let forms = [
        ("cmrt-6.5-en.xlsx", cmrt::form as fn(&[u8]) -> Form, cmrt::plants as fn(&Form) -> Vec<Plant>),
        ("emrt-2.1-zh.xlsx", emrt::form, emrt::plants),
        ("amrt-1.3-zh.xlsx", amrt::form, amrt::plants),
    ];
    let (mut planted, mut missed, mut extra, mut details) = (0, 0, 0, Vec::new());
    for (name, fill, plants) in forms {
        // Without the corpus the reason was printed already.
        let Some(bytes) = blank(name) else { return };
        let form = fill(&bytes);
        let report = check(&form.package, &settings());
        let unexpected: Vec<_> = report
            .findings
            .iter()
            .filter(|finding| !ABOUT_THE_REVISION.contains(&finding.code.as_ref()))
            .map(|finding| format!("{} {} {}", finding.code, finding.cells[0], finding.message.en))
            .collect();
        assert!(unexpected.is_empty(), "{}: the declaration is not consistent: {unexpected:#?}", form.name);
        assert_eq!(report.official_checker.remaining, 0, "{}: {:?}", form.name, report.official_checker.incomplete);
        let before = found(&report);
        let plants = plants(&form);
        planted += plants.len();
        for (is_found, others, what) in in_parallel(&plants, |plant| judge(&form, &before, plant)) {
            missed += usize::from(!is_found);
            extra += others;
            details.extend(Some(what).filter(|what| !what.is_empty()));
        }
    }
    println!("planted: found {} of {planted}, extra findings {extra}", planted - missed);
    assert!(details.is_empty(), "{}", details.join("\n"));
}

/// The results in the order of the items, from as many threads as the machine has cores.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { return };
                    let result = work(item);
                    results.lock().unwrap().push((index, result));
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap();
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
