//! Two reports compared.

use super::*;
use crate::base::date::Date;
use crate::check_workbook;
use crate::declaration::SmelterColumn as Column;
use crate::profile::Settings;
use crate::report::testing::{finding, report};
use crate::report::{FileInfo, Outcome, Subject};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::{CompanyField, KnownMineral, MineralQuestion as Question, TemplateKind, detect};

/// A row of the Smelter List: metal, choice, name, country, id.
type Row = [&'static str; 5];

const NOT_LISTED: &str = "Smelter not listed";
const IN_ORDER: Row = ["Tin", NOT_LISTED, "Beispiel Zinn GmbH", "GERMANY", "CID990002"];
const BROKEN_ID: Row = ["Tin", NOT_LISTED, "Muster Zinnwerk", "GERMANY", "CID99O007"];
const NO_COUNTRY: Row = ["Gold", NOT_LISTED, "Esempio Oro", "", ""];
const NOTHING_CHOSEN: Row = ["Tungsten", "", "", "", ""];
const SELLER: Row = ["Tantalum", NOT_LISTED, "Exempel Trading Co., Ltd.", "SWEDEN", ""];
const FAULTY: [Row; 4] = [BROKEN_ID, NO_COUNTRY, NOTHING_CHOSEN, SELLER];

fn form(revision: &str, rows: &[Row]) -> Form {
    let mut form = Form::in_order(TemplateKind::Cmrt, revision).unwrap();
    let columns = [Column::Metal, Column::Lookup, Column::Name, Column::Country, Column::Id];
    for (number, row) in (2..).zip(rows) {
        for (column, content) in columns.into_iter().zip(row) {
            form.edit(Edit::text(Place::Smelter(number, column), content));
        }
    }
    form
}

fn check(form: Form, name: &str) -> Report {
    let workbook = form.into_workbook();
    let detected = detect(&workbook).unwrap();
    let file = FileInfo::of(name.as_bytes(), name);
    check_workbook(&workbook, &detected, file, &Settings::on(Date::new(2026, 3, 2).unwrap())).unwrap()
}

fn checked(rows: &[Row], name: &str) -> Report {
    check(form("6.5", rows), name)
}

/// Compares, and proves that every finding is in one place only.
fn compared(before: &Report, now: &Report) -> Comparison {
    let comparison = compare(before, now).unwrap();
    let mut of_before: Vec<usize> = comparison.fixed.clone();
    of_before.extend(comparison.open.iter().map(|pair| pair.0));
    of_before.extend(comparison.unknown_before.iter().map(|unknown| unknown.index));
    let mut of_now: Vec<usize> = comparison.new.clone();
    of_now.extend(comparison.open.iter().map(|pair| pair.1));
    of_now.extend(comparison.unknown_now.iter().map(|unknown| unknown.index));
    for (mut places, report) in [(of_before, before), (of_now, now)] {
        places.sort_unstable();
        assert_eq!(places, (0..report.findings.len()).collect::<Vec<_>>(), "each finding once");
    }
    for (old, new) in &comparison.open {
        assert_eq!(before.findings[*old].code, now.findings[*new].code);
    }
    comparison
}

fn codes(report: &Report, indices: &[usize]) -> Vec<String> {
    indices.iter().map(|index| report.findings[*index].code.to_string()).collect()
}

fn shown(report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| format!("{} {}", finding.code, finding.cells[0])).collect()
}

#[test]
fn the_same_content_in_another_file_is_all_still_open() {
    let (before, now) = (checked(&FAULTY, "a"), checked(&FAULTY, "b"));
    assert!(before.findings.len() >= 4, "{:?}", shown(&before));
    let comparison = compared(&before, &now);
    assert_eq!((comparison.relation, comparison.open.len()), (Relation::SameDeclaration, before.findings.len()));
    assert!(comparison.is_unchanged());
}

#[test]
fn rows_inserted_above_are_no_new_findings() {
    let before = checked(&FAULTY, "a");
    let mut rows = vec![IN_ORDER, ["Gold", NOT_LISTED, "Orafo di Esempio", "ITALY", ""]];
    rows.extend(FAULTY);
    let now = checked(&rows, "b");
    let comparison = compared(&before, &now);
    assert!(comparison.fixed.is_empty(), "{:?} {:?}", codes(&before, &comparison.fixed), shown(&before));
    let moved = comparison.open.iter().filter(|(old, new)| {
        let row = |finding: &Finding| finding.subject.row;
        row(&before.findings[*old]).is_some_and(|old| row(&now.findings[*new]) == Some(old + 2))
    });
    assert!(moved.count() >= 4);
}

#[test]
fn a_deleted_row_takes_only_its_own_findings_along() {
    let before = checked(&FAULTY, "a");
    let now = checked(&[FAULTY[1], FAULTY[2], FAULTY[3]], "b");
    let comparison = compared(&before, &now);
    assert!(comparison.new.is_empty(), "{:?} {:?}", codes(&now, &comparison.new), shown(&now));
    let fixed = codes(&before, &comparison.fixed);
    assert!(fixed.contains(&"L08".to_owned()) && !fixed.contains(&"L03".to_owned()), "{fixed:?}");
}

#[test]
fn a_corrected_row_is_fixed_and_keeps_what_is_still_wrong() {
    let before = checked(&[["Gold", NOT_LISTED, "Esempio Oro", "", "CID99O004"]], "a");
    let now = checked(&[["Gold", NOT_LISTED, "Esempio Oro", "", "CID990009"]], "b");
    let comparison = compared(&before, &now);
    assert!(codes(&before, &comparison.fixed).contains(&"L08".to_owned()));
    let open: Vec<_> = comparison.open.iter().map(|pair| before.findings[pair.0].code.to_string()).collect();
    assert!(open.contains(&"L03".to_owned()), "{open:?} {:?}", shown(&now));
}

#[test]
fn a_row_that_was_only_begun_is_the_same_row_later() {
    let before = checked(&[["Gold", NOT_LISTED, "", "", ""]], "a");
    let now = checked(&[["Gold", NOT_LISTED, "Esempio Oro", "", ""]], "b");
    let comparison = compared(&before, &now);
    let open: Vec<_> = comparison.open.iter().map(|pair| before.findings[pair.0].code.to_string()).collect();
    assert!(open.contains(&"L03".to_owned()), "{:?} {:?}", shown(&before), shown(&now));
}

/// Whatever is inserted, deleted and swapped, findings of rows that stay are still open, and
/// nothing counts twice.
#[test]
fn any_order_of_rows_gives_the_same_comparison() {
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |most: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % most as u64).unwrap()
    };
    let before = checked(&FAULTY, "a");
    let of_row = |report: &Report, index: usize| report.findings[index].subject.entry.clone().unwrap_or_default();
    for _ in 0..60 {
        let mut rows = FAULTY.to_vec();
        let deleted = (random(3) == 0).then(|| rows.remove(random(4)));
        for _ in 0..random(3) {
            let (one, other) = (random(rows.len()), random(rows.len()));
            rows.swap(one, other);
        }
        for _ in 0..random(4) {
            rows.insert(random(rows.len() + 1), IN_ORDER);
        }
        let now = checked(&rows, "b");
        let comparison = compared(&before, &now);
        let gone = deleted.map(|row| row[2].to_lowercase());
        for index in &comparison.fixed {
            let row = of_row(&before, *index);
            // Rules about the whole list may change with every row.
            let about_row = before.findings[*index].subject.entry.is_some();
            let of_deleted = gone.as_deref().is_some_and(|name| row.name == name);
            assert!(!about_row || of_deleted, "{rows:?}: {:?}", before.findings[*index]);
        }
    }
}

#[test]
fn duplicates_are_paired_one_to_one() {
    let twin = ["Gold", NOT_LISTED, "Esempio Oro", "", ""];
    let before = checked(&[twin, twin, twin], "a");
    let now = checked(&[IN_ORDER, twin, twin], "b");
    let is_it = |finding: &Finding| finding.code == "L03" && finding.severity == Severity::Error;
    let count = |report: &Report| report.findings.iter().filter(|finding| is_it(finding)).count();
    assert_eq!((count(&before), count(&now)), (3, 2));
    let comparison = compared(&before, &now);
    assert_eq!(comparison.fixed.iter().filter(|index| is_it(&before.findings[**index])).count(), 1);
    assert!(!comparison.new.iter().any(|index| is_it(&now.findings[*index])));
}

#[test]
fn a_value_that_changed_is_still_open_with_both_values() {
    let email = |text| form("6.5", &[]).with(&[Edit::text(Place::Company(CompanyField::ContactEmail), text)]);
    let (before, now) = (check(email("a at b"), "a"), check(email("a@@b"), "b"));
    let comparison = compared(&before, &now);
    assert_eq!((comparison.fixed.len(), comparison.new.len()), (0, 0), "{:?} {:?}", shown(&before), shown(&now));
    let pairs = comparison.open.iter();
    let changes: Vec<_> =
        pairs.flat_map(|(old, new)| value_changes(&before.findings[*old], &now.findings[*new])).collect();
    assert_eq!((changes[0].before.as_str(), changes[0].now.as_str()), ("a at b", "a@@b"));
}

#[test]
fn two_fields_with_one_rule_are_two_things() {
    let blank = |field| form("6.5", &[]).with(&[Edit::blank(Place::Company(field))]);
    let before = check(blank(CompanyField::ContactName), "a");
    let now = check(blank(CompanyField::ContactPhone), "b");
    let comparison = compared(&before, &now);
    assert_eq!((comparison.fixed.len(), comparison.new.len()), (1, 1));
}

#[test]
fn a_newer_revision_moves_cells_and_keeps_findings() {
    let faults = [
        Edit::blank(Place::Company(CompanyField::AuthorizerEmail)),
        Edit::blank(Place::Answer(Question::Response, KnownMineral::Tin)),
    ];
    let before = check(form("6.01", &FAULTY).with(&faults), "a");
    let now = check(form("6.5", &FAULTY).with(&faults), "b");
    let comparison = compared(&before, &now);
    let fixed = codes(&before, &comparison.fixed);
    assert!(fixed.iter().all(|code| code.starts_with('F')), "{fixed:?}");
    for code in ["C07", "Q03", "L08", "L03"] {
        let is_open = comparison.open.iter().any(|pair| before.findings[pair.0].code == code);
        let was_there = before.findings.iter().any(|finding| finding.code == code);
        assert_eq!(is_open, was_there, "{code}");
    }
    assert!(comparison.open.len() >= 4);
}

#[test]
fn a_mineral_that_is_no_longer_declared_takes_its_findings_along() {
    let form = |edits: &[Edit]| {
        let blank = Edit::blank(Place::Answer(Question::Response, KnownMineral::Tin));
        check(form("6.5", &[]).with(&[blank]).with(edits), if edits.is_empty() { "a" } else { "b" })
    };
    let before = form(&[]);
    let now = form(&[Edit::text(Place::Answer(Question::Used, KnownMineral::Tin), "No")]);
    let comparison = compared(&before, &now);
    let about_tin = |index: &usize| before.findings[*index].subject.mineral.as_deref() == Some("Tin");
    assert!(comparison.fixed.iter().any(about_tin), "{:?} {:?}", shown(&before), shown(&now));
}

#[test]
fn what_was_not_checked_is_not_fixed() {
    let outcome = |result, findings| Outcome {
        code: "C09".into(),
        result,
        reason: Some(Text::fixed("No date", "没有日期")),
        not_asked: false,
        findings,
    };
    let mut before = report(vec![finding("C09", "Declaration!D22")]);
    before.outcomes = vec![outcome(OutcomeKind::Found, 1)];
    let mut now = report(Vec::new());
    now.outcomes = vec![outcome(OutcomeKind::Skipped, 0)];
    let comparison = compared(&before, &now);
    assert_eq!((comparison.fixed.len(), comparison.unknown_before.len()), (0, 1));
    let back = compared(&now, &before);
    assert_eq!((back.new.len(), back.unknown_now.len()), (0, 1));
    // A rule with more findings than are listed may still have this one.
    now.outcomes = vec![outcome(OutcomeKind::Found, 12_000)];
    assert_eq!(compared(&before, &now).fixed.len(), 0);
    now.outcomes = vec![outcome(OutcomeKind::NothingFound, 0)];
    assert_eq!(compared(&before, &now).fixed.len(), 1);
}

#[test]
fn files_belong_together_by_template_and_company() {
    let named = |company: &str, sha: &str| {
        let mut report = report(Vec::new());
        report.facts.company = company.to_owned();
        report.file.sha256 = sha.to_owned();
        report
    };
    let before = named("Yunting Demo Components Co., Ltd.", "1");
    let of = |company: &str| Relation::of(&before, &named(company, "2"));
    assert_eq!(of("Yunting Demo Componets"), Relation::SameDeclaration);
    assert_eq!(of(""), Relation::SameDeclaration);
    assert_eq!(of("Muster Elektronik GmbH"), Relation::OtherCompany);
    assert_eq!(Relation::of(&before, &named("x", "1")), Relation::SameFile);
    let mut other = named("Yunting Demo Components", "2");
    other.template.kind = TemplateKind::Emrt;
    assert_eq!(Relation::of(&before, &other), Relation::OtherTemplate);
    assert!(compare(&before, &other).is_none());
    assert!(Relation::OtherTemplate.text(&before, &other).unwrap().en.contains("CMRT, this one is an EMRT"));
}

#[test]
fn another_basis_makes_no_new_version() {
    let before = checked(&[], "a");
    let mut now = before.clone();
    assert!(!is_recheck(&before, &now));
    now.profile.version = "2".to_owned();
    assert!(is_recheck(&before, &now));
    now.file.sha256 = "other".to_owned();
    assert!(!is_recheck(&before, &now));
    assert!(compared(&before, &now).other_basis);
}

#[test]
fn a_finding_about_several_rows_is_found_by_what_it_is_about() {
    let about = |row: u32, name: &str, country: &str, rows: usize| {
        let mut found = finding("G01", &format!("Smelter List!D{row}"));
        found.subject = Subject {
            row: Some(row),
            field: Some("smelter.country".into()),
            entry: Some(RowIdentity { name: name.to_owned(), ..RowIdentity::default() }),
            ..Subject::default()
        };
        found.cells.extend((1..rows).map(|more| {
            let cell = format!("Smelter List!D{}", row as usize + more);
            crate::workbook::CellRef::parse(&cell).unwrap()
        }));
        found.values.insert("country".into(), country.to_owned());
        found.values.insert("rows".into(), rows.to_string());
        found
    };
    let before = report(vec![about(5, "a", "CD", 2), about(9, "b", "RW", 2)]);
    let now = report(vec![about(6, "c", "CD", 1), about(20, "d", "UG", 2)]);
    let comparison = compared(&before, &now);
    assert_eq!((comparison.open.as_slice(), comparison.fixed.len(), comparison.new.len()), ([(0, 0)].as_slice(), 1, 1));
}

#[test]
fn as_many_findings_as_a_report_lists_are_compared() {
    let many = |from: u32| {
        let numbers = from..from + u32::try_from(crate::report::MAX_FINDINGS).unwrap();
        report(numbers.map(|row| finding("L02", &format!("Smelter List!C{}", row + 5))).collect())
    };
    let comparison = compared(&many(0), &many(3));
    assert_eq!((comparison.open.len(), comparison.fixed.len()), (crate::report::MAX_FINDINGS, 0));
}

#[test]
fn progress_adds_up_for_every_severity() {
    let (before, now) = (checked(&FAULTY, "a"), checked(&FAULTY[1..], "b"));
    let comparison = compared(&before, &now);
    let all = comparison.progress(None, &before, &now);
    assert_eq!((all.before, all.now), (before.findings.len(), now.findings.len()));
    assert_eq!(all.fixed + all.open, all.before);
    assert_eq!(all.open + all.new, all.now);
    let each = Severity::ALL.map(|severity| comparison.progress(Some(severity), &before, &now));
    assert_eq!(each.iter().map(|part| part.fixed).sum::<usize>(), all.fixed);
    assert_eq!(each.iter().map(|part| part.open).sum::<usize>(), all.open);
}
