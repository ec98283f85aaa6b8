//! The sample gallery: every sample shows exactly what its lesson says, opens in `LibreOffice`, and
//! is small.

#[path = "support/libreoffice.rs"]
mod libreoffice;

use libreoffice::recalculated;
use smeltcheck::base::date::Date;
use smeltcheck::base::text::Text;
use smeltcheck::check;
use smeltcheck::profile::Settings;
use smeltcheck::report::compare::{Relation, compare};
use smeltcheck::report::{FileInfo, Report, Severity};
use smeltcheck::samples::fixtures::{Form, Place};
use smeltcheck::samples::gallery::{self, Entry, Index, Outcome, Sample, Shows};
use smeltcheck::template::CompanyField;
use smeltcheck::workbook::{Addr, Workbook};
use std::collections::BTreeSet;

/// Bytes that one file may have, and that all of them may have together.
const LARGEST: usize = 40_000;
const LARGEST_SUM: usize = 350_000;

fn bytes(sample: &Sample) -> Vec<u8> {
    sample.workbook().unwrap().unwrap_or_else(|| panic!("{}: no table for its revision", sample.entry.id))
}

fn checked(sample: &Sample, settings: &Settings) -> Outcome {
    outcome(&bytes(sample), &sample.entry, settings)
}

fn outcome(bytes: &[u8], entry: &Entry, settings: &Settings) -> Outcome {
    match check(bytes, &entry.file_name, None, settings) {
        Ok(report) => {
            let template = format!("{} {}", report.template.kind, report.template.revision.unwrap_or_default());
            assert_eq!(template, entry.template, "{}", entry.id);
            assert_eq!(report.official_checker.broken_by, None, "{}", entry.id);
            let findings = report.findings.iter().map(|finding| Shows {
                code: finding.code.clone(),
                severity: finding.severity,
                cells: finding.cells.iter().map(|cell| cell.to_string().into()).collect(),
            });
            Outcome::Report { open_items: report.official_checker.remaining, findings: findings.collect() }
        }
        Err(error) => {
            let refusal = error.refusal(FileInfo::of(bytes, &entry.file_name));
            let template =
                refusal.template.map(|known| format!("{} {}", known.kind, known.revision.unwrap_or_default()));
            assert_eq!(template.unwrap_or_default(), entry.template, "{}", entry.id);
            Outcome::Refusal { code: refusal.error.code, id: refusal.error.id }
        }
    }
}

/// An outcome as it stands in the sources, to be read and compared with the lesson.
fn shown(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Report { open_items, findings } => {
            let line = |shows: &Shows| format!("(\"{}\", {:?}, &{:?})", shows.code, shows.severity, shows.cells);
            let lines: Vec<String> = findings.iter().map(line).collect();
            format!("report({open_items}, &[\n{}\n])", lines.join(",\n"))
        }
        Outcome::Refusal { code, id } => format!("refused: {code} {id}"),
    }
}

fn report(id: &str) -> Report {
    let sample = gallery::samples().into_iter().find(|sample| sample.entry.id == id).unwrap();
    check(&bytes(&sample), &sample.entry.file_name, None, &gallery::settings()).unwrap()
}

#[test]
fn every_sample_shows_exactly_the_findings_of_its_lesson() {
    let mut wrong = Vec::new();
    for sample in gallery::samples() {
        let found = checked(&sample, &gallery::settings());
        if found != sample.entry.lesson.outcome {
            let expected = shown(&sample.entry.lesson.outcome);
            wrong.push(format!("{}\nshows {}\ninstead of {expected}", sample.entry.id, shown(&found)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_official_checker_is_content_with_the_file_that_a_customer_returns() {
    let report = report("checker-complete");
    assert_eq!((report.official_checker.remaining, report.official_checker.broken_by), (0, None));
    let serious = report.findings.iter().filter(|finding| finding.severity != Severity::Info).count();
    assert!(serious >= 6, "{serious} findings that a customer returns the file for");
}

#[test]
fn ten_planted_errors_are_ten_findings() {
    assert_eq!(report("ten-errors").findings.len(), 10);
}

#[test]
fn two_years_show_what_is_fixed_open_and_new() {
    let (before, now) = (report("last-year"), report("this-year"));
    let comparison = compare(&before, &now).unwrap();
    let codes = |report: &Report, indices: &[usize]| -> Vec<String> {
        indices.iter().map(|index| report.findings[*index].code.to_string()).collect()
    };
    assert_eq!(comparison.relation, Relation::SameDeclaration);
    assert_eq!(codes(&before, &comparison.fixed), ["F04", "C10", "P04", "L12"]);
    let open: Vec<usize> = comparison.open.iter().map(|(_, now)| *now).collect();
    assert_eq!(codes(&now, &open), ["X03", "Q11", "L05"]);
    assert_eq!(codes(&now, &comparison.new), ["X03", "X04", "R11", "L03"]);
    assert!(comparison.unknown_before.is_empty() && comparison.unknown_now.is_empty());
    for sample in gallery::samples() {
        let Some(other) = &sample.entry.compare_with else { continue };
        assert!(gallery::samples().iter().any(|sample| sample.entry.id == *other), "{other} is a sample");
    }
}

/// Samples whose date cell takes any day show the same in a later month of the year, whatever day
/// the computer has.
#[test]
fn most_lessons_hold_on_other_days() {
    let later = Settings { today: Date::parse_iso("2026-12-31"), ..gallery::settings() };
    for sample in gallery::samples() {
        let limited = (sample.form)().is_some_and(|form| form.layout.date_limit.is_some());
        if !limited {
            assert_eq!(checked(&sample, &later), sample.entry.lesson.outcome, "{}", sample.entry.id);
        }
    }
}

#[test]
fn samples_are_small_and_the_same_every_time() {
    let mut sum = 0;
    for sample in gallery::samples() {
        let file = bytes(&sample);
        assert!(file == bytes(&sample), "{} has other bytes", sample.entry.id);
        assert!(file.len() <= LARGEST, "{} has {} bytes", sample.entry.id, file.len());
        println!("{}: {} bytes", sample.entry.file_name, file.len());
        sum += file.len();
    }
    println!("all samples: {sum} bytes");
    assert!(sum <= LARGEST_SUM, "{sum} bytes together");
}

/// No repair: the same sheets with the same cells come back, and a check of the file that it saved
/// shows the same.
#[test]
fn libreoffice_opens_every_sample() {
    const NAME: &str = "sample gallery";
    let samples = gallery::samples();
    let files: Vec<Vec<u8>> = samples.iter().map(bytes).collect();
    let sent: Vec<(String, &[u8])> =
        samples.iter().zip(&files).map(|(sample, file)| (sample.entry.file_name.to_string(), &**file)).collect();
    let Some(saved) = recalculated(NAME, &sent) else { return };
    for ((sample, sent), saved) in samples.iter().zip(&files).zip(&saved) {
        let id = &sample.entry.id;
        let (sent, read) = (Workbook::open(sent, None).unwrap(), Workbook::open(saved, None).unwrap());
        let names =
            |workbook: &Workbook| -> Vec<String> { workbook.sheet_names().map(|(name, _)| name.to_owned()).collect() };
        assert_eq!(names(&sent), names(&read), "{id}");
        for name in names(&sent) {
            let (sent, read) = (sent.sheet(&name).unwrap().unwrap(), read.sheet(&name).unwrap().unwrap());
            for addr in sent.stored(1..=sent.last_row()) {
                assert_eq!(sent.value(addr).display(), read.value(addr).display(), "{id}: {name}!{addr}");
                assert_eq!(sent.has_formula(addr), read.has_formula(addr), "{id}: {name}!{addr}");
            }
        }
        assert_eq!(outcome(saved, &sample.entry, &gallery::settings()), sample.entry.lesson.outcome, "{id}");
    }
}

#[test]
fn the_index_is_complete_and_can_be_read_back() {
    let index = gallery::index();
    let json = serde_json::to_string(&index).unwrap();
    assert_eq!(serde_json::from_str::<Index>(&json).unwrap(), index);
    assert_eq!(gallery::read(&json), index, "the page reads it in its own way");
    assert!(gallery::read("<html>").samples.is_empty());
    assert!(index.samples.len() >= 14, "{} samples", index.samples.len());
    let ids: BTreeSet<_> = index.samples.iter().map(|entry| &entry.id).collect();
    let files: BTreeSet<&str> = index.samples.iter().map(|entry| &*entry.file_name).collect();
    assert_eq!((ids.len(), files.len()), (index.samples.len(), index.samples.len()), "ids and names are given once");
    // The page loads these two by name.
    assert!(files.contains("clean.xlsx") && files.contains("errors.xlsx"));
}

#[test]
fn lessons_are_complete_and_name_only_invented_suppliers() {
    for sample in gallery::samples() {
        let Entry { id, title, lesson, .. } = &sample.entry;
        let texts = [title, &lesson.who, &lesson.story].into_iter().chain(&lesson.look_for);
        for text in texts {
            reads_well(id, text);
        }
        assert!((2..=7).contains(&lesson.look_for.len()), "{id}: {} things to look for", lesson.look_for.len());
        let cells = (sample.form)().unwrap();
        let company = company_of(&cells);
        assert!(company.contains("Demo") || company.contains("示例"), "{id}: \"{company}\" could be real");
        assert!(lesson.who.en.contains("Demo"), "{id}: {}", lesson.who.en);
    }
}

/// A paragraph of several sentences ends with a full stop in both languages, a single sentence in
/// neither.
fn reads_well(id: &str, text: &Text) {
    let (en, zh) = (text.en.as_ref(), text.zh_cn.as_ref());
    assert!(en.starts_with(|c: char| c.is_uppercase()), "{id}: {en}");
    assert!(!zh.is_empty() && !zh.contains([',', ';', '?', '!']), "{id}: {zh}");
    assert!(en.chars().count() <= 420 && zh.chars().count() <= 220, "{id}: {en}");
    assert!(en.contains(". ") || !en.ends_with('.'), "{id}: {en}");
    assert!(zh.matches('。').count() != 1 || !zh.ends_with('。'), "{id}: {zh}");
}

/// The company name of a form; of another workbook, its first cell.
fn company_of(form: &Form) -> String {
    let place = form.resolve(Place::Company(CompanyField::Name)).unwrap();
    let sheet = form.sheets().iter().find(|sheet| sheet.name() == place.0);
    let sheet = sheet.or(form.sheets().first()).unwrap();
    let addr = if sheet.name() == place.0 { place.1 } else { Addr::new(1, 1) };
    sheet.value(addr).display().into_owned()
}
