//! Plants one defect at a time into consistent declarations made from official workbooks. Each has
//! to be found at its cell, and nothing else may be found. The workbooks are not part of the
//! project; where they are absent, nothing is planted.

mod amrt;
mod cmrt;
mod common;
#[path = "../support/edit.rs"]
mod edit;
mod emrt;
mod file;
mod form;
mod harmless;
mod hygiene;
mod lists;
mod mines;
mod policies;
mod profile;
mod questions;
mod rows;
#[path = "../support/mod.rs"]
mod support;

use edit::Package;
use form::{Edit, Form, check, full, settings};
use smeltcheck::profile::Settings;
use smeltcheck::report::{Finding, Report};
use smeltcheck::template::Family;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A defect and the finding that it has to give.
#[must_use = "a defect is planted only from the table"]
pub struct Plant {
    code: &'static str,
    severity: &'static str,
    cell: String,
    edits: Vec<Edit>,
    given: Vec<Edit>,
    change: Option<fn(&mut Package)>,
    instead: Option<Package>,
    settings: Settings,
    has_same_settings_before: bool,
    follows: Vec<(&'static str, String)>,
}

/// A defect that the rule with this code finds at this cell. The code may be followed by the
/// severity: `Q04/info`.
pub fn plant(code: &'static str, cell: &str) -> Plant {
    let (code, severity) = code.split_once('/').unwrap_or((code, ""));
    Plant {
        code,
        severity,
        cell: full(cell),
        edits: Vec::new(),
        given: Vec::new(),
        change: None,
        instead: None,
        settings: settings(),
        has_same_settings_before: false,
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

    /// Planted into a declaration that says something else here, which may have findings of its
    /// own.
    pub fn given(mut self, edits: Vec<Edit>) -> Self {
        self.given.extend(edits);
        self
    }

    /// Another workbook takes the place of the filled one.
    pub fn instead(mut self, package: Package) -> Self {
        self.instead = Some(package);
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

    /// Checked with these settings, and so is the declaration without the defect: what it gives
    /// with them is no news.
    pub fn beside(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self.has_same_settings_before = true;
        self
    }

    /// Another finding is right too, because it has a cause of its own.
    pub fn and(mut self, code: &'static str, cell: &str, _because: &'static str) -> Self {
        self.follows.push((code, full(cell)));
        self
    }

    fn before(&self, form: &Form) -> Package {
        let mut package = form.package.clone();
        for edit in &self.given {
            package.put(&edit.cell, &edit.put);
        }
        package
    }

    fn package(&self, form: &Form) -> Package {
        let mut package = self.instead.clone().unwrap_or_else(|| self.before(form));
        for edit in &self.edits {
            package.put(&edit.cell, &edit.put);
        }
        if let Some(change) = self.change {
            change(&mut package);
        }
        package
    }
}

/// Code, severity and main cell of each finding.
type Found = BTreeSet<(String, String, String)>;

fn key(finding: &Finding) -> (String, String, String) {
    let severity = format!("{:?}", finding.severity).to_lowercase();
    (finding.code.to_string(), severity, finding.cells[0].to_string())
}

fn found(report: &Report) -> Found {
    report.findings.iter().map(key).collect()
}

/// What went wrong with one defect: whether it was missed, how many other findings it gave, and the
/// details.
fn judge(form: &Form, before: &Found, plant: &Plant) -> (bool, usize, String) {
    let changed = (!plant.given.is_empty() || plant.has_same_settings_before)
        .then(|| found(&check(&plant.before(form), &plant.settings)));
    let before = changed.as_ref().unwrap_or(before);
    let report = check(&plant.package(form), &plant.settings);
    let new: Vec<&Finding> = report.findings.iter().filter(|finding| !before.contains(&key(finding))).collect();
    let is_wanted = |finding: &Finding| {
        let (code, severity, cell) = key(finding);
        code == plant.code && cell == plant.cell && (plant.severity.is_empty() || severity == plant.severity)
    };
    let follows = |finding: &Finding, (code, cell): &(&str, String)| {
        finding.code == *code && finding.cells[0].to_string() == *cell
    };
    let is_found = new.iter().any(|finding| is_wanted(finding));
    let is_extra =
        |finding: &&&Finding| !is_wanted(finding) && !plant.follows.iter().any(|follow| follows(finding, follow));
    let mut wrong: Vec<String> = new
        .iter()
        .filter(is_extra)
        .map(|finding| format!("extra: {:?} {}", key(finding), finding.message.en))
        .collect();
    let is_lacking = |follow: &&(&str, String)| !new.iter().any(|finding| follows(finding, follow));
    wrong.extend(plant.follows.iter().filter(is_lacking).map(|follow| format!("not there: {follow:?}")));
    let others = wrong.len();
    if !is_found {
        wrong.insert(0, "NOT FOUND".to_owned());
    }
    if wrong.is_empty() {
        return (true, 0, String::new());
    }
    let edits: Vec<_> = plant.edits.iter().map(|edit| format!("{} = {:?}", edit.cell, edit.put)).collect();
    let Plant { code, severity, cell, .. } = plant;
    let details = format!(
        "{} {code} {severity} at {cell}:\n    {}\n    with {}",
        form.name,
        wrong.join("\n    "),
        edits.join("; ")
    );
    (is_found, others, details)
}

/// What is found in an ordinary declaration: how much, and the details.
fn look(form: &Form, before: &Found, what: &str, edits: &[Edit]) -> (usize, String) {
    let mut package = form.package.clone();
    for edit in edits {
        package.put(&edit.cell, &edit.put);
    }
    let report = check(&package, &settings());
    let new: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| !before.contains(&key(finding)))
        .map(|finding| format!("{:?} {}", key(finding), finding.message.en))
        .collect();
    let details =
        if new.is_empty() { String::new() } else { format!("{}, {what}:\n    {}", form.name, new.join("\n    ")) };
    (new.len(), details)
}

/// The rules for this template that no defect was planted for.
fn not_planted(form: &Form, plants: &[Plant]) -> Vec<String> {
    let rules = smeltcheck::rules::ALL.iter().filter(|rule| rule.applies_to.contains(&form.family));
    let is_planted =
        |code: &str| plants.iter().any(|plant| plant.code == code) || NOT_HERE.contains(&(form.family, code));
    rules
        .filter(|rule| !is_planted(rule.code))
        .map(|rule| format!("{}: no defect for {} was planted", form.name, rule.code))
        .collect()
}

fn blank(name: &str) -> Option<Vec<u8>> {
    let path = support::workbooks("blank", "planted").into_iter().find(|path| path.ends_with(name))?;
    Some(std::fs::read(path).unwrap())
}

/// Findings of every file of these revisions: about the revision and not about what was filled in.
const ABOUT_THE_REVISION: [&str; 1] = ["F04"];

/// Rules for which a workbook can have no defect: this one shows English Instructions, and its date
/// cell has no limit.
const NOT_HERE: [(Family, &str); 2] = [(Family::Cmrt, "C12"), (Family::Cmrt, "F09")];

/// Files that are refused with a message: no workbook, a broken one, a retired template.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = vec![
        ("F01", b"%PDF-1.7 minerals".to_vec()),
        ("F01", b"Metal,Smelter\nTin,Huanan\n".to_vec()),
        ("F01", Vec::new()),
    ];
    if let Some(whole) = blank("cmrt-6.5-en.xlsx") {
        files.push(("F01", whole[..whole.len() / 2].to_vec()));
    }
    let encrypted = support::workbooks("encrypted", "planted").into_iter();
    files.extend(encrypted.filter_map(|path| {
        let name = path.to_string_lossy().into_owned();
        let code = if name.contains("cmrt-2.03") { "F02" } else { "F01" };
        (code == "F02" || name.contains("secret")).then(|| (code, std::fs::read(path).unwrap()))
    }));
    files
}

#[test]
fn every_planted_defect_is_found_and_nothing_else() {
    let forms = [
        (
            "cmrt-6.5-en.xlsx",
            cmrt::form as fn(&[u8]) -> Form,
            cmrt::plants as fn(&Form, &[u8]) -> Vec<Plant>,
            &cmrt::ROWS,
        ),
        ("emrt-2.1-zh.xlsx", emrt::form, emrt::plants, &emrt::ROWS),
        ("amrt-1.3-zh.xlsx", amrt::form, amrt::plants, &amrt::ROWS),
    ];
    let (mut planted, mut missed, mut extra, mut details) = (0, 0, 0, Vec::new());
    for (name, fill, plants, rows) in forms {
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
        let mut form = form;
        form.cut_lists();
        let before = found(&report);
        assert_eq!(before, found(&check(&form.package, &settings())), "{}: the short lists say the same", form.name);
        let plants = plants(&form, &bytes);
        planted += plants.len();
        for (is_found, others, what) in in_parallel(&plants, |plant| judge(&form, &before, plant)) {
            missed += usize::from(!is_found);
            extra += others;
            details.extend(Some(what).filter(|what| !what.is_empty()));
        }
        for (others, what) in
            in_parallel(&harmless::edits(&form, rows), |(what, edits)| look(&form, &before, what, edits))
        {
            extra += others;
            details.extend(Some(what).filter(|what| !what.is_empty()));
        }
        details.extend(not_planted(&form, &plants));
    }
    for (code, bytes) in refused() {
        planted += 1;
        let refusal = smeltcheck::check(&bytes, "file.xlsx", None, &settings())
            .map_err(|error| error.refusal(smeltcheck::report::FileInfo::default()).error.code.into_owned());
        if refusal.as_ref().err().map(String::as_str) != Some(code) {
            missed += 1;
            details.push(format!("a file of {} bytes: {refusal:?} instead of {code}", bytes.len()));
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
