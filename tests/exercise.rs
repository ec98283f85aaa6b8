//! Exercises: every rule has its reasons, and every sample can be solved without a mark too many.

use smeltcheck::report::sheets::SheetPicture;
use smeltcheck::report::{FileInfo, Finding, Report, RuleEntry};
use smeltcheck::rules;
use smeltcheck::samples::exercise::{Comparison, Mark, Reason, Verdict, compare, form_lines, list_of, reasons};
use smeltcheck::samples::gallery::{self, Outcome};
use smeltcheck::workbook::CellRef;
use smeltcheck::{Checked, check_with_workbook, sheet_pictures};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

static RULES: LazyLock<Vec<RuleEntry>> = LazyLock::new(rules::catalogue);

/// The samples with a form to mark: id, report, pictures.
fn exercises() -> Vec<(String, Report, Vec<Rc<SheetPicture>>)> {
    let exercise = |sample: gallery::Sample| {
        let bytes = sample.workbook().unwrap().unwrap();
        let file = FileInfo::of(&bytes, &sample.entry.file_name);
        let checked = check_with_workbook(&bytes, file, None, &gallery::settings(), &mut |_| {});
        let Ok(Checked { report, workbook, detected }) = checked else {
            assert!(matches!(sample.entry.lesson.outcome, Outcome::Refusal { .. }), "{}", sample.entry.id);
            return None;
        };
        let pictures = sheet_pictures(&workbook, &detected, &report).unwrap();
        Some((sample.entry.id.to_string(), report, pictures.into_iter().map(Rc::new).collect()))
    };
    gallery::samples().into_iter().filter_map(exercise).collect()
}

fn main_cell(finding: &Finding) -> &CellRef {
    finding.cells.first().unwrap()
}

fn assert_all_found(id: &str, report: &Report, comparison: &Comparison) {
    for judged in &comparison.judged {
        let finding = &report.findings[judged.finding];
        assert_eq!(judged.verdict, Verdict::Found, "{id}: {} in {}", finding.code, main_cell(finding));
    }
    assert!(comparison.false_alarms.is_empty(), "{id}: {:?}", comparison.false_alarms);
    assert_eq!(comparison.to_find(), report.findings.len(), "{id}");
    assert_eq!(comparison.points(), (2 * report.findings.len(), 2 * report.findings.len()), "{id}");
}

#[test]
fn every_rule_has_its_reasons() {
    let mut used = BTreeMap::<Reason, usize>::new();
    for rule in rules::ALL {
        for (place, reason) in rule.reasons.iter().enumerate() {
            assert!(!rule.reasons[..place].contains(reason), "{}: {:?}", rule.code, rule.reasons);
            *used.entry(*reason).or_default() += 1;
        }
    }
    assert!(Reason::ALL.iter().all(|reason| used.get(reason).is_some_and(|count| *count >= 5)), "{used:?}");
}

#[test]
fn marking_the_main_cell_of_every_finding_finds_all() {
    for (id, report, pictures) in exercises() {
        let mark = |finding: &Finding| Mark { cell: main_cell(finding).clone(), reason: reasons(finding, &RULES)[0] };
        let marks: Vec<Mark> = report.findings.iter().map(mark).collect();
        assert_all_found(&id, &report, &compare(&report, &pictures, &marks, &RULES));
    }
}

/// The page takes one reason for each cell.
#[test]
fn one_reason_for_each_cell_is_enough() {
    for (id, report, pictures) in exercises() {
        let mut fitting = BTreeMap::<CellRef, Vec<Reason>>::new();
        for finding in &report.findings {
            let all = fitting.entry(main_cell(finding).clone()).or_insert_with(|| Reason::ALL.to_vec());
            all.retain(|reason| reasons(finding, &RULES).contains(reason));
        }
        let mark = |(cell, reasons): (&CellRef, &Vec<Reason>)| Mark {
            cell: cell.clone(),
            reason: *reasons.first().unwrap_or_else(|| panic!("{id}: no reason fits all findings of {cell}")),
        };
        let marks: Vec<Mark> = fitting.iter().map(mark).collect();
        assert_all_found(&id, &report, &compare(&report, &pictures, &marks, &RULES));
    }
}

#[test]
fn without_a_mark_all_is_missed_but_what_is_only_to_look_at() {
    for (id, report, pictures) in exercises() {
        let comparison = compare(&report, &pictures, &[], &RULES);
        let asked = report.summary.errors + report.summary.warnings;
        assert_eq!(comparison.count(Verdict::Missed), asked, "{id}: all of them can be seen in the form");
        assert_eq!(comparison.count(Verdict::NotAsked), report.summary.infos, "{id}");
        assert_eq!((comparison.to_find(), comparison.points().0), (asked, 0), "{id}");
    }
}

#[test]
fn a_mark_anywhere_else_is_one_false_alarm() {
    for (id, report, pictures) in exercises() {
        let cell = CellRef::parse("Declaration!B8").unwrap();
        let comparison = compare(&report, &pictures, &[Mark { cell, reason: Reason::Form }], &RULES);
        assert_eq!(comparison.false_alarms, [0], "{id}");
    }
}

/// On paper as well as on the page.
#[test]
fn every_finding_has_its_cell_on_paper() {
    for (id, report, pictures) in exercises() {
        let mut on_paper: Vec<CellRef> = Vec::new();
        for picture in &pictures {
            let cell = |addr| CellRef::new(picture.sheet.clone(), addr);
            match list_of(picture) {
                Some(list) => {
                    for row in &list.rows {
                        let addr = |number| smeltcheck::workbook::Addr::new(number, row.number);
                        on_paper.extend(list.columns.iter().map(|column| cell(addr(column.number))));
                    }
                }
                None => {
                    for line in form_lines(picture) {
                        on_paper.extend(line.labels.iter().map(|(addr, _)| cell(*addr)));
                        on_paper.extend(line.values.iter().map(|(addr, _)| cell(*addr)));
                    }
                }
            }
        }
        for finding in &report.findings {
            assert!(on_paper.contains(main_cell(finding)), "{id}: {} is not on paper", main_cell(finding));
        }
    }
}
