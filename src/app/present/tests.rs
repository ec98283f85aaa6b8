//! The presenter view, key by key.

use super::*;
use crate::app::cover::Cover;
use crate::app::strings::{PRESENTER, time};
use crate::base::text::Text;
use crate::report::sheets::{CellKind, CellPicture, ColumnPicture, SheetPicture};
use crate::report::sheets::{OwnData, RowPicture};
use crate::report::testing::{finding, report};
use crate::report::{FixChoice, SourceKind};
use crate::workbook::CellRef;
use std::rc::Rc;

fn run(show: &Show, commands: &[Command]) -> Show {
    commands.iter().fold(show.clone(), |show, command| show.after(*command))
}

#[test]
fn one_key_shows_every_answer_and_reaches_the_end() {
    let mut show = Show::of(2);
    let mut seen = Vec::new();
    for _ in 0..7 {
        seen.push((show.step, show.is_open()));
        show = show.after(Command::Forward);
    }
    assert_eq!(seen, [(0, false), (1, false), (1, true), (2, false), (2, true), (3, false), (3, false)]);
    let back = run(&show, &[Command::Back, Command::Back]);
    assert_eq!((back.step, back.is_open()), (1, true), "what was shown stays");
    let again = back.after(Command::Restart);
    assert_eq!((again.step, again.open.len(), again.round), (0, 0, 1));
    assert!(!run(&back, &[Command::Answer]).is_open());
    assert_eq!(Show::of(0).after(Command::Forward).step, 1);
    assert_eq!(Show::of(2).after(Command::Back).step, 0);
    assert_eq!(Show::of(2).after(Command::Step(9)).step, 3);
}

#[test]
fn the_language_is_that_of_one_step() {
    let show = run(&Show::of(3), &[Command::Language, Command::Forward]);
    assert!(show.translated.contains(&0) && !show.translated.contains(&1));
    assert!(show.after(Command::Language).after(Command::Language).translated.len() == 1);
}

#[test]
fn any_key_ends_a_blank_screen_and_does_nothing_else() {
    let blank = Show::of(3).after(Command::Blank);
    assert!(blank.blank);
    for command in [Command::Forward, Command::Blank, Command::Close] {
        assert_eq!(blank.after(command), Show::of(3));
    }
    let with_keys = Show::of(3).after(Command::Keys);
    assert!(with_keys.keys && !with_keys.after(Command::Blank).keys && !with_keys.after(Command::Close).keys);
}

#[test]
fn data_are_hidden_until_somebody_shows_them() {
    assert!(Show::of(1).hides && !Show::of(1).after(Command::Hide).hides);
}

#[test]
fn another_choice_of_levels_begins_with_closed_answers() {
    let show = run(&Show::of(3), &[Command::Last, Command::Back, Command::Answer]);
    assert_eq!(show.with_count(3), show);
    let fewer = show.with_count(1);
    assert_eq!((fewer.step, fewer.open.len()), (2, 0));
    let mut look = finding("H02", "Declaration!G85");
    look.severity = Severity::Info;
    let report = report(vec![finding("C01", "Declaration!D8"), look]);
    assert_eq!(shown(&report, &[Severity::Error]), [1]);
    assert_eq!(count_of(&report, Severity::Info), 1);
}

#[test]
fn keys_of_clickers_and_input_methods_are_known() {
    for (key, code, command) in [
        ("PageDown", "PageDown", Command::Forward),
        ("PageUp", "PageUp", Command::Back),
        (".", "Period", Command::Blank),
        ("。", "Period", Command::Blank),
        ("Process", "KeyH", Command::Hide),
        ("Process", "Space", Command::Answer),
        ("F5", "F5", Command::First),
        ("Escape", "Escape", Command::Close),
    ] {
        assert_eq!(Command::of_key(key, code), Some(command), "{key}");
    }
    for key in ["Tab", "a", "F12", "ArrowDown", "Shift"] {
        assert_eq!(Command::of_key(key, ""), None, "{key}");
    }
    for (command, _, keys) in Command::ALL {
        for key in keys {
            let name = match *key {
                "→" => "ArrowRight",
                "←" => "ArrowLeft",
                "Esc" => "Escape",
                other => other,
            };
            let wanted = if command == Command::Leave { Command::Close } else { command };
            assert_eq!(Command::of_key(name, ""), Some(wanted), "{key}");
        }
    }
}

#[test]
fn the_question_gives_no_answer_away() {
    let mut blank = finding("C02", "Declaration!D8");
    assert_eq!(question(&blank), &PRESENTER.ask_blank);
    blank.evidence[0].value = "x".to_owned();
    assert_eq!(question(&blank), &PRESENTER.ask_cell);
    let mut two = blank.clone();
    two.source = SourceKind::Logic;
    two.cells.push(CellRef::parse("Declaration!D9").unwrap());
    assert_eq!(question(&two), &PRESENTER.ask_two);
    let mut row = blank.clone();
    row.cells = vec![CellRef::parse("Smelter List!C9").unwrap()];
    assert_eq!(question(&row), &PRESENTER.ask_row);
    row.cells.push(CellRef::parse("Smelter List!C12").unwrap());
    assert_eq!(question(&row), &PRESENTER.ask_rows);
    blank.severity = Severity::Warning;
    assert_eq!(question(&blank), &PRESENTER.ask_explain);
}

/// A form of 30 rows: numbers in A, labels in B and C, answers in D, comments in G. D8 holds
/// the company.
fn picture() -> Rc<SheetPicture> {
    let column = |(number, width)| ColumnPicture { number, width };
    let label =
        CellPicture { column: 2, kind: CellKind::Label, text: "Label".to_owned(), covers: 1, ..CellPicture::default() };
    let value = |text: &str| CellPicture { column: 4, text: text.to_owned(), ..CellPicture::default() };
    let row = |number| {
        let text = if number == 8 { "Yunting Demo" } else { "Yes" };
        RowPicture { number, hidden: false, cells: vec![label.clone(), value(text)] }
    };
    Rc::new(SheetPicture {
        sheet: "Declaration".into(),
        columns: [(1, 24), (2, 100), (3, 200), (4, 120), (7, 300)].map(column).to_vec(),
        rows: (1..=30).map(row).collect(),
        own: OwnData { cells: vec![(8, 4)], columns: Vec::new() },
        ..SheetPicture::default()
    })
}

#[test]
fn a_piece_shows_the_cell_with_its_label_and_the_other_cells_of_the_finding() {
    let mut found = finding("X04", "Declaration!D20");
    found.cells.push(CellRef::parse("Declaration!D8").unwrap());
    let piece = piece(&found, &[picture()], None).unwrap();
    let rows: Vec<_> = piece.rows.iter().map(|row| (row.number, row.after_gap, row.only_with_room)).collect();
    assert_eq!(rows, [(8, false, false), (19, true, true), (20, false, false), (21, false, true)]);
    assert_eq!(piece.columns.iter().map(|column| column.0).collect::<Vec<_>>(), [2, 3, 4]);
    assert!((9_900..=10_000).contains(&piece.columns.iter().map(|column| column.1).sum::<u32>()));
    let cells = &piece.rows[2].cells;
    assert_eq!((cells[0].columns, cells[1].mark, cells[1].columns), (2, (true, true), 1));
    assert_eq!(piece.rows[0].cells[1].mark, (false, true));
    assert!(super::piece(&finding("F01", "Other!A1"), &[picture()], None).is_none());
}

#[test]
fn nothing_of_the_supplier_is_in_a_slide_that_hides() {
    let mut found = finding("C05", "Declaration!D8");
    found.evidence[0].value = "Yunting Demo".to_owned();
    found.message = Text::fixed("Company name \"Yunting Demo\" is short", "公司名称“Yunting Demo”太短");
    found.choices = vec![FixChoice {
        cell: found.cells[0].clone(),
        value: "Yunting Demo Components".to_owned(),
        when: Text::default(),
    }];
    let report = report(vec![found.clone()]);
    let pictures = [picture()];
    let cover = Cover::of(&report, &pictures);
    let all = format!("{:?} {:?}", slide(&found, Some(&cover)), piece(&found, &pictures, Some(&cover)));
    assert!(!all.contains("Yunting"), "{all}");
    assert!(all.contains("Hidden") && all.contains("已隐藏"));
    let open = format!("{:?} {:?}", slide(&found, None), piece(&found, &pictures, None));
    assert_eq!(open.matches("Yunting Demo").count(), 8, "{open}");
}

#[test]
fn time_is_in_minutes_and_seconds() {
    assert_eq!([time(0), time(65), time(3_600)], ["0:00", "1:05", "60:00"]);
}
