//! The lists of a visit, action by action.

use super::*;
use crate::app::strings::UI;
use crate::lists::{self, ListField, ListKind};
use crate::reference;
use std::collections::BTreeMap;

fn day(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

fn sheets(file: &str, text: &str) -> Rc<ListSheets> {
    let opened = lists::open(text.as_bytes(), file, &mut |_| {}).unwrap();
    Rc::new(ListSheets::of(&opened))
}

/// The sheets of a workbook with these, an XML Spreadsheet 2003.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Rc<ListSheets> {
    let cell = |text: &&str| format!("<Cell><Data ss:Type=\"String\">{text}</Data></Cell>");
    let row = |row: &&[&str]| format!("<Row>{}</Row>", row.iter().map(cell).collect::<String>());
    let sheets = sheets.iter().map(|(name, rows)| {
        let rows: String = rows.iter().map(row).collect();
        format!("<Worksheet ss:Name=\"{name}\"><Table>{rows}</Table></Worksheet>")
    });
    let urn = "urn:schemas-microsoft-com:office:spreadsheet";
    let sheets: String = sheets.collect();
    let text = format!("<?xml version=\"1.0\"?><Workbook xmlns=\"{urn}\" xmlns:ss=\"{urn}\">{sheets}</Workbook>");
    let opened = lists::open(text.as_bytes(), "book.xml", &mut |_| {}).unwrap();
    Rc::new(ListSheets::of(&opened))
}

fn opened(file: &str, text: &str) -> UserLists {
    let opening = UserLists::default().after(Action::Open(file.to_owned()));
    opening.after(Action::Opened(sheets(file, text)))
}

fn info(name: &str, date: &str, built_in: bool) -> ListInfo {
    ListInfo {
        id: format!("loaded-{}", name.len()),
        name: Text::same(name),
        kind: reference::ListKind::Status,
        date: Some(day(date)),
        source: Text::same(name),
        count: 1,
        built_in,
        template: None,
    }
}

fn read(name: &str, date: &str) -> Rc<Vec<ListRead>> {
    let part = ReadPart { info: info(name, date, false), entries: format!("[\"{name}\"]") };
    Rc::new(vec![ListRead { file: name.to_owned(), parts: vec![part], ..ListRead::default() }])
}

const LIST: &str = "METAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION\nTin,CID990002,Beispiel Zinn,Germany\n";

#[test]
fn a_list_is_confirmed_then_used_then_removed() {
    let asked = opened("RMI-Conformant-2026-10-01.csv", LIST);
    let request = asked.request(Some(day("2026-11-01"))).unwrap().sheets.remove(0);
    assert_eq!(request.about.kind, ListKind::RmiConformant);
    assert_eq!(request.about.date, day("2026-10-01"));
    assert_eq!(request.options.status.as_deref(), Some("Conformant"));
    assert_eq!(request.mapping.id, Some(2));
    let used = asked.after(Action::Confirmed).after(Action::Read(read("one", "2026-10-01")));
    assert_eq!((used.in_use().len(), &used.phase), (1, &Phase::Idle));
    let again = used.after(Action::Open("b.csv".to_owned())).after(Action::Opened(sheets("b.csv", LIST)));
    let both = again.after(Action::Confirmed).after(Action::Read(read("two", "2025-10-01")));
    let entries = |lists: &UserLists| -> Vec<String> {
        let sent: Vec<serde_json::Value> = serde_json::from_str(&lists.basis.sent().loaded).unwrap();
        sent.iter().map(|list| list["entries"][0].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(entries(&both), ["one", "two"]);
    let numbers: Vec<_> = both.in_use().iter().map(|list| list.number).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
    assert_eq!(entries(&both.after(Action::Remove(1))), ["two"]);
}

#[test]
fn the_newest_list_comes_first_and_built_in_ones_can_be_left_out() {
    let built_in = UserLists::default().after(Action::BuiltIn(vec![info("facts", "2023-05-25", true)]));
    let mut lists = built_in.clone();
    lists.phase = opened("a.csv", LIST).phase;
    let lists = lists.after(Action::Confirmed).after(Action::Read(read("newer", "2026-10-01")));
    let names = |lists: &UserLists| -> Vec<String> {
        lists.in_use().iter().map(|list| list.info.name.en.to_string()).collect()
    };
    assert_eq!(names(&lists), ["newer", "facts"]);
    assert_eq!(names(&lists.after(Action::UseBuiltIn(false))), ["newer"]);
    assert!(!lists.after(Action::UseBuiltIn(false)).basis.built_in);
}

#[test]
fn what_is_missing_is_asked_for() {
    let today = Some(day("2026-11-01"));
    let undated = opened("own.csv", LIST);
    assert_eq!(undated.request(today).unwrap_err(), Missing::Day(0, UI.lists_need_date.clone()));
    let dated = |date: &str| undated.after(Action::Edit(Edit::Date(date.to_owned())));
    assert_eq!(dated("2027-01-01").request(today).unwrap_err(), Missing::Day(0, UI.lists_date_ahead.clone()));
    assert_eq!(dated("1.10.2026").request(today).unwrap_err(), Missing::Day(0, UI.lists_need_date.clone()));
    let dated = dated(" 2026-10-01 ");
    assert!(dated.request(today).is_ok());
    let unmapped = dated.after(Action::Edit(Edit::Column(ListField::Id, None)));
    let unmapped = unmapped.after(Action::Edit(Edit::Column(ListField::Name, None)));
    assert_eq!(unmapped.request(today).unwrap_err(), Missing::Other(UI.lists_need_columns.clone()));
    let history = dated.after(Action::Edit(Edit::Kind(ListKind::RmiRevisions)));
    assert!(history.request(today).is_err(), "no column tells what changed");
}

#[test]
fn a_deployment_ships_lists_that_need_no_question() {
    let guessed = |file: &str, text: &str| {
        let sheets = Rc::unwrap_or_clone(sheets(file, text));
        let stated = file.starts_with("stated").then(|| day("2026-09-30"));
        sheets_as_guessed(&format!("lists/{file}"), sheets, stated, Some(day("2026-11-01")))
    };
    let request = guessed("rmi-conformant-2026-10-01.csv", LIST).unwrap().sheets.remove(0);
    assert_eq!(request.about.id, "shipped-rmi-conformant-2026-10-01-csv");
    assert_eq!(guessed("stated-rmi-conformant.csv", LIST).unwrap().sheets[0].about.date, day("2026-09-30"));
    assert_eq!(guessed("rmi-conformant.csv", LIST).unwrap_err(), UI.lists_need_date);
    assert_eq!(guessed("odd-2026-10-01.csv", "Werk;Stoff\nA;B\n").unwrap_err(), UI.lists_need_columns);
    let shipped = UserLists::default();
    let shipped = shipped.after(Action::Shipped { file: "a.csv".to_owned(), read: read("one", "2026-10-01") });
    assert_eq!((shipped.in_use().len(), &shipped.phase), (1, &Phase::Idle));
}

#[test]
fn an_address_ends_in_the_name_of_its_file() {
    assert_eq!(name_in_address("https://portal.example/lists/own-2026-10-01.csv?day=1/2#top"), "own-2026-10-01.csv");
    assert_eq!(name_in_address("own.csv"), "own.csv");
}

#[test]
fn a_mapping_is_corrected() {
    let odd = opened("odd.csv", "Werk,Kennung\nBeispiel Zinn,CID990002\nContoh,CID990003\n");
    let edits = [
        Edit::HeaderRow(Some(1)),
        Edit::Column(ListField::Name, Some(1)),
        Edit::Column(ListField::Id, Some(2)),
        Edit::Kind(ListKind::RmiActive),
        Edit::Date("2026-10-01".to_owned()),
    ];
    let right = edits.into_iter().fold(odd, |lists, edit| lists.after(Action::Edit(edit)));
    let draft = right.draft().unwrap();
    let headings: Vec<_> =
        draft.guessed().unwrap().preview.columns.iter().map(|column| draft.heading(column)).collect();
    assert_eq!(headings, ["A: Werk", "B: Kennung"]);
    let request = right.request(None).unwrap().sheets.remove(0);
    assert_eq!((request.mapping.header_row, request.mapping.id, request.mapping.name), (Some(1), Some(2), Some(1)));
    assert_eq!((request.options.status.as_deref(), request.about.name.as_str()), (Some("Active"), "RMI Active list"));
    // The status of a column goes before one for all rows.
    let column = right.after(Action::Edit(Edit::Column(ListField::Status, Some(1))));
    assert_eq!(column.request(None).unwrap().sheets[0].options.status, None);
}

#[test]
fn the_sheets_of_a_workbook_are_used_together() {
    let head: &[&str] = &["Metal", "Smelter ID", "Standard Smelter Name", "Country Location"];
    let dawn: &[&str] = &["Tin", "CID990002", "Beispiel Zinn", "Germany"];
    let opened = workbook(&[
        ("Notes", &[&["Terms of use"]]),
        ("Full Conformant Smelter List", &[head, dawn]),
        ("Active Smelters2026-08-22", &[head, dawn]),
        ("All", &[&[head, &["Status"]].concat(), &[dawn, &["Conformant"]].concat()]),
    ]);
    let opening = UserLists::default().after(Action::Open("book.xml".to_owned()));
    let asked = opening.after(Action::Opened(opened));
    let draft = asked.draft().unwrap();
    let kinds: Vec<_> = draft.drafts.iter().map(|draft| (draft.used, draft.kind)).collect();
    assert_eq!(kinds[1..], [(true, ListKind::RmiConformant), (true, ListKind::RmiActive), (true, ListKind::RmiStatus)]);
    assert!(!kinds[0].0, "notes are no list");
    // The day of the first sheet is missing: it is shown, and said again each time.
    let Err(Missing::Day(1, text)) = asked.request(None) else { panic!("{:?}", asked.request(None)) };
    let missed = asked.after(Action::DayMissing(1, text.clone())).after(Action::DayMissing(1, text));
    assert_eq!((missed.draft().unwrap().sheet, missed.draft().unwrap().day_missing.as_ref().unwrap().0), (1, 2));
    let dated = missed.after(Action::Edit(Edit::Date("2026-08-23".to_owned())));
    assert_eq!(dated.draft().unwrap().day_missing, None);
    assert_eq!(dated.request(None).unwrap_err(), Missing::Day(3, UI.lists_need_date.clone()));
    let without = dated.after(Action::Edit(Edit::Use(3, false)));
    let request = without.request(None).unwrap();
    let asked_for: Vec<_> = request.sheets.iter().map(|sheet| (sheet.sheet, sheet.about.id.as_str())).collect();
    assert_eq!(asked_for, [(1, "loaded-1"), (2, "loaded-2")]);
    assert_eq!(request.sheets[1].about.file, "book.xml: Active Smelters2026-08-22");
    let read =
        Rc::new([read("a", "2026-08-23"), read("b", "2026-08-22")].into_iter().flat_map(Rc::unwrap_or_clone).collect());
    let used = without.after(Action::Confirmed).after(Action::Read(read));
    let numbers: Vec<_> = used.in_use().iter().map(|list| (list.number, list.info.name.en.to_string())).collect();
    assert_eq!(numbers, [(Some(1), "a".to_owned()), (Some(2), "b".to_owned())]);
    let none = [1, 2].into_iter().fold(without, |lists, place| lists.after(Action::Edit(Edit::Use(place, false))));
    assert_eq!(none.request(None).unwrap_err(), Missing::Other(UI.lists_need_sheet.clone()));
}

#[test]
fn a_kind_that_leaves_a_column_out_says_so_before() {
    let list = "Metal,Smelter ID,Standard Smelter Name,Status\nTin,CID990002,Beispiel Zinn,Conformant\n";
    let asked = opened("a-2026-10-01.csv", list);
    assert_eq!(asked.draft().unwrap().shown().unwrap().kind, ListKind::RmiStatus, "by what the column holds");
    assert!(asked.draft().unwrap().unused_columns().is_empty());
    let wrong = asked.after(Action::Edit(Edit::Kind(ListKind::RmiReference)));
    let unused = wrong.draft().unwrap().unused_columns();
    assert_eq!(unused, [("", ListKind::RmiReference, ListField::Status, "D: Status".to_owned())]);
    let without = wrong.after(Action::Edit(Edit::Column(ListField::Status, None)));
    assert!(without.draft().unwrap().unused_columns().is_empty());
}

#[test]
fn a_refused_file_leaves_everything_as_it_was() {
    let used = opened("a.csv", LIST).after(Action::Confirmed).after(Action::Read(read("one", "2026-10-01")));
    let problem = RejectedFile { file: "bad.csv".to_owned(), message: UI.lists_broke.clone(), steps: Vec::new() };
    let refused = used.after(Action::Open("bad.csv".to_owned())).after(Action::Refused(problem.clone()));
    assert_eq!((&refused.basis, &refused.phase), (&used.basis, &Phase::Idle));
    assert_eq!(
        refused.problem.as_ref().unwrap().text().en,
        "bad.csv was not taken; the lists in use stay as they were"
    );
    // A list whose rows are refused can still be corrected.
    let confirmed = opened("a.csv", LIST).after(Action::Confirmed);
    assert!(confirmed.after(Action::Refused(problem)).draft().is_some());
    // An answer that comes after the user gave up changes nothing.
    let late = confirmed.after(Action::Cancel).after(Action::Read(read("late", "2026-10-01")));
    assert!(late.in_use().is_empty());
}

fn loaded(lists: &UserLists, name: &str, date: &str) -> UserLists {
    let asked = lists.after(Action::Open(name.to_owned())).after(Action::Opened(sheets(name, LIST)));
    asked.after(Action::Confirmed).after(Action::Read(read(name, date)))
}

fn shown(lists: &UserLists) -> Vec<String> {
    lists.in_use().iter().map(|list| list.info.name.en.to_string()).collect()
}

#[test]
fn a_corrected_day_changes_the_order_and_what_is_sent() {
    let two = loaded(&loaded(&UserLists::default(), "a", "2026-10-01"), "b", "2025-10-01");
    assert_eq!(shown(&two), ["a", "b"]);
    let corrected = two.after(Action::Date(2, day("2026-11-01")));
    assert_eq!(shown(&corrected), ["b", "a"]);
    assert!(corrected.basis.sent().loaded.contains("2026-11-01"));
    assert_ne!(corrected.basis, two.basis, "the report is checked again");
    let shipped = UserLists::default().after(Action::Shipped { file: "s".to_owned(), read: read("s", "2026-01-01") });
    assert_eq!(shipped.after(Action::Date(1, day("2026-11-01"))).basis, shipped.basis);
}

#[test]
fn lists_of_the_same_day_are_put_in_order_by_the_user() {
    let two = loaded(&loaded(&UserLists::default(), "a", "2026-10-01"), "b", "2026-10-01");
    let two = loaded(&two, "c", "2025-10-01");
    let moves: Vec<_> = two.in_use().iter().map(|list| (list.can_rise, list.can_sink)).collect();
    assert_eq!(moves, [(false, true), (true, false), (false, false)]);
    assert!(two.rise(0).is_none() && two.rise(2).is_none());
    let risen = two.after(two.rise(1).unwrap());
    assert_eq!(shown(&risen), ["b", "a", "c"]);
    assert_ne!(risen.basis, two.basis);
}

#[test]
fn what_the_user_wants_kept_comes_back_beside_what_the_deployment_ships() {
    let one = loaded(&UserLists::default(), "a", "2026-10-01");
    let one = one.after(Action::Shipped { file: "s".to_owned(), read: read("s", "2026-01-01") });
    assert_eq!(one.keeping, Persistence::Off, "nothing is kept unless the user says so");
    let mut browser = Browser::default();
    browser.keep(&mut Shelf::default(), &one);
    assert_eq!(browser.records().len(), 1, "what the deployment ships is not the user's to keep");
    let visit = UserLists::default().after(Action::Shipped { file: "s".to_owned(), read: read("s", "2026-01-01") });
    let visit = visit.after(Action::Restored(restored(&browser.records())));
    assert_eq!(shown(&visit), ["a", "s"]);
    let ids: Vec<_> = visit.in_use().iter().map(|list| (list.info.id.clone(), list.number)).collect();
    assert_eq!(ids[0], ("loaded-2".to_owned(), Some(2)));
    assert_eq!((visit.keeping, visit.held), (Persistence::On, 1));
}

/// What the browser does with the changes of a tab.
#[derive(Default)]
struct Browser {
    kept: BTreeMap<u32, String>,
    last_key: u32,
}

impl Browser {
    fn records(&self) -> Vec<Record> {
        self.kept.clone().into_iter().collect()
    }

    fn keep(&mut self, of_tab: &mut Shelf, lists: &UserLists) {
        let changes = of_tab.changes(&lists.own());
        for key in &changes.removed {
            self.kept.remove(key);
        }
        for (key, text) in &changes.replaced {
            self.kept.entry(*key).and_modify(|before| before.clone_from(text));
        }
        let mut keys = Vec::new();
        for (_, text) in &changes.added {
            self.last_key += 1;
            keys.push(self.last_key);
            self.kept.insert(self.last_key, text.clone());
        }
        of_tab.changed(changes, keys);
    }
}

#[test]
fn two_tabs_keep_their_files_beside_each_other() {
    let mut browser = Browser::default();
    let (mut shelf_a, mut shelf_b) = (Shelf::default(), Shelf::default());
    let a = loaded(&UserLists::default(), "a", "2026-10-01");
    let b = loaded(&UserLists::default(), "b", "2026-09-01");
    browser.keep(&mut shelf_a, &a);
    browser.keep(&mut shelf_b, &b);
    let next = UserLists::default().after(Action::Restored(restored(&browser.records())));
    assert_eq!(shown(&next), ["a", "b"]);

    // The first tab hears of it; what it changes and adds leaves the other's alone.
    assert!(shelf_a.changed_elsewhere(&browser.records()).is_empty());
    let a = a.after(Action::Date(1, day("2026-08-01")));
    let a = loaded(&a, "c", "2026-07-01");
    browser.keep(&mut shelf_a, &a);
    let next = UserLists::default().after(Action::Restored(restored(&browser.records())));
    assert_eq!(shown(&next), ["b", "a", "c"]);
    assert_eq!((shelf_a.held, browser.records().len()), (3, 3));
    browser.keep(&mut shelf_a, &a.after(Action::Remove(1)));
    let next = UserLists::default().after(Action::Restored(restored(&browser.records())));
    assert_eq!(shown(&next), ["b", "c"]);
}

#[test]
fn what_another_tab_corrects_or_deletes_is_not_brought_back() {
    let mut browser = Browser::default();
    let (mut shelf_a, mut shelf_b) = (Shelf::default(), Shelf::default());
    let a = loaded(&loaded(&UserLists::default(), "a", "2026-10-01"), "c", "2026-09-01");
    browser.keep(&mut shelf_a, &a);
    shelf_b.take(&browser.records());
    let b = UserLists::default().after(Action::Restored(restored(&browser.records())));
    browser.keep(&mut shelf_b, &b);
    let b = b.after(Action::Date(1, day("2026-08-01"))).after(Action::Remove(2));
    browser.keep(&mut shelf_b, &b);
    assert_eq!(browser.records().len(), 1);

    let changed = shelf_a.changed_elsewhere(&browser.records());
    let a = a.after(Action::Elsewhere(shelf_a.held, changed));
    assert_eq!(
        a.in_use().iter().map(|list| list.info.date).collect::<Vec<_>>(),
        [Some(day("2026-09-01")), Some(day("2026-08-01"))]
    );
    browser.keep(&mut shelf_a, &a);
    assert_eq!(browser.records().len(), 1, "deleted in one tab is deleted, though the other one still uses it");

    // Everything is deleted in one tab: the other one says so, and keeps its files when the
    // user says so again.
    browser.kept.clear();
    let a = a.after(Action::Elsewhere(0, shelf_a.changed_elsewhere(&[])));
    assert_eq!((a.keeping, a.held, a.own().len()), (Persistence::Off, 0, 2));
    browser.keep(&mut shelf_a, &a);
    assert_eq!(browser.records().len(), 2);
}

#[test]
fn nothing_is_kept_is_said_only_when_it_is_true() {
    let said = |keeping: Persistence, held| keeping.text(held).en.into_owned();
    assert!(said(Persistence::Off, 0).starts_with("Nothing is kept"));
    let kept = UserLists::default().after(Action::Keep(true)).after(Action::Keep(false));
    assert_eq!((kept.keeping, kept.after(Action::Deleted).keeping), (Persistence::Deleting, Persistence::Off));
    let others = [
        (Persistence::Off, 1),
        (Persistence::On, 0),
        (Persistence::On, 2),
        (Persistence::Failed, 0),
        (Persistence::Failed, 1),
    ];
    for (keeping, held) in others.into_iter().chain([(Persistence::Deleting, 0), (Persistence::NotDeleted, 1)]) {
        assert!(!said(keeping, held).contains("Nothing is kept"), "{keeping:?} {held}");
    }
    assert!(said(Persistence::On, 1).starts_with("1 file of lists is kept"));
    assert!(said(Persistence::Failed, 2).contains("2 files of lists are still there"));
}
