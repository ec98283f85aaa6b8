//! The sheet view without the page: which rows are drawn, where keys lead, what is marked, and its
//! words.

use crate::app::strings::wording;
use crate::base::text::Text;
use crate::report::sheets::SheetPicture;
use crate::report::{Finding, Report, Severity};
use crate::text;
use crate::workbook::{Addr, CellRef};
use std::ops::Range;

/// The height of a row in pixels at normal size, until one was measured. `sheets.css` has the
/// same.
pub const ROW_HEIGHT: f64 = 40.0;
/// How many rows are drawn above and below those that are seen, so that a short scroll finds them
/// there. Each one that is drawn costs something in every frame.
const ROWS_AROUND: usize = 5;
/// How many rows the window moves at once: few, so that no frame has many more new rows than the
/// one before.
const STEP: usize = 2;
/// The most rows that are drawn at once, however high a window is.
const MOST_ROWS: usize = 150;

/// A place in a picture, counted from 0. The column is the one that the reader steered to, also on
/// a merged cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Place of the row.
    pub row: usize,
    /// Place of the column.
    pub column: usize,
}

/// A move within the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first cell.
    Start,
    /// To the last cell.
    End,
    /// As many rows up as are seen.
    PageUp,
    /// As many rows down as are seen.
    PageDown,
}

impl Move {
    /// The move of a key, by its name in the browser.
    pub fn of_key(key: &str, control: bool) -> Option<Self> {
        Some(match (key, control) {
            ("ArrowLeft", false) => Self::Left,
            ("ArrowRight", false) => Self::Right,
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", false) => Self::Down,
            ("Home", false) => Self::RowStart,
            ("End", false) => Self::RowEnd,
            ("Home", true) => Self::Start,
            ("End", true) => Self::End,
            ("PageUp", false) => Self::PageUp,
            ("PageDown", false) => Self::PageDown,
            _ => return None,
        })
    }
}

/// Where a move leads; it ends at the edges. `page` is the number of rows that are seen.
pub fn moved(picture: &SheetPicture, from: Spot, step: Move, page: usize) -> Spot {
    let last_row = picture.rows.len().saturating_sub(1);
    let last_column = picture.columns.len().saturating_sub(1);
    let Spot { row, column } = from;
    let page = page.max(1);
    let here = picture.anchor(row, column);
    match step {
        Move::Left => Spot { row, column: picture.anchor(row, here.saturating_sub(1)) },
        Move::Right => {
            let next = (here + 1..=last_column).find(|column| picture.anchor(row, *column) != here);
            Spot { row, column: next.unwrap_or(here) }
        }
        Move::Up => Spot { row: row.saturating_sub(1), column },
        Move::Down => Spot { row: (row + 1).min(last_row), column },
        Move::RowStart => Spot { row, column: 0 },
        Move::RowEnd => Spot { row, column: last_column },
        Move::Start => Spot::default(),
        Move::End => Spot { row: last_row, column: last_column },
        Move::PageUp => Spot { row: row.saturating_sub(page), column },
        Move::PageDown => Spot { row: (row + page).min(last_row), column },
    }
}

/// The address that is seen at a spot.
pub fn addr_at(picture: &SheetPicture, spot: Spot) -> Option<Addr> {
    picture.addr(spot.row, picture.anchor(spot.row, spot.column))
}

/// The rows to draw for what is scrolled into view: lengths in pixels. It moves in steps, so that
/// most scrolls change nothing.
pub fn window(scrolled: f64, height: f64, row_height: f64, rows: usize) -> Range<usize> {
    let row_height = if row_height > 1.0 { row_height } else { ROW_HEIGHT };
    // Lengths on a page are far below the limits of both types.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let place = |pixels: f64| (pixels.max(0.0) / row_height) as usize;
    let first = place(scrolled).saturating_sub(ROWS_AROUND) / STEP * STEP;
    let last = (place(scrolled + height) + ROWS_AROUND).div_ceil(STEP) * STEP;
    let first = first.min(rows);
    first..last.min(rows).clamp(first, first + MOST_ROWS)
}

/// A run of rows: drawn, or kept free at their height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Drawn.
    Rows(Range<usize>),
    /// Kept free.
    Free(Range<usize>),
}

/// The rows from first to last: those of the window and the one of the selected cell are drawn, the
/// rest is kept free. The selected cell stays in the page so that the focus stays on it.
pub fn runs(window: &Range<usize>, selected: usize, rows: usize) -> Vec<Run> {
    let of_window = window.start.min(rows)..window.end.min(rows);
    let of_selected = selected..if selected < rows && !window.contains(&selected) { selected + 1 } else { selected };
    let drawn = if of_selected.start < of_window.start { [of_selected, of_window] } else { [of_window, of_selected] };
    let mut runs = Vec::new();
    let mut next = 0;
    for range in drawn.into_iter().filter(|range| !range.is_empty()) {
        if next < range.start {
            runs.push(Run::Free(next..range.start));
        }
        next = range.end;
        runs.push(Run::Rows(range));
    }
    if next < rows {
        runs.push(Run::Free(next..rows));
    }
    runs
}

/// Where each drawn row has its elements. A row that comes into view takes over those of one that
/// left: filling them again is faster than making new ones. A row that stays keeps its own.
///
/// Taking over reorders the elements, and an element that is moved loses the focus. So nothing is
/// taken over unless the selected row stands apart from the window before and after, on the same
/// side.
#[derive(Debug, Default)]
pub struct Places {
    /// Drawn rows with their places.
    seats: Vec<(usize, usize)>,
    /// How many places were ever given.
    given: usize,
    /// The selected row, if it stood apart, and whether above the window.
    apart: Option<(usize, bool)>,
}

impl Places {
    /// Gives the rows of the window and the selected one their places.
    pub fn seat(&mut self, window: &Range<usize>, selected: usize) {
        let apart = (!window.contains(&selected)).then_some((selected, selected < window.start));
        let may_move = apart.is_some() && apart == self.apart;
        self.apart = apart;
        let is_drawn = |row: usize| row == selected || window.contains(&row);
        let left = self.seats.iter().filter(|(row, _)| may_move && !is_drawn(*row)).map(|(_, place)| *place);
        let mut left: Vec<usize> = left.collect();
        self.seats.retain(|(row, _)| is_drawn(*row));
        for row in window.clone().chain(apart.map(|(row, _)| row)) {
            if self.of(row).is_none() {
                let place = left.pop().unwrap_or_else(|| {
                    self.given += 1;
                    self.given
                });
                self.seats.push((row, place));
            }
        }
    }

    /// The place of a drawn row.
    pub fn of(&self, row: usize) -> Option<usize> {
        self.seats.iter().find(|(seated, _)| *seated == row).map(|(_, place)| *place)
    }
}

/// The findings of each cell of a sheet, in the order of the cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    by_cell: Vec<(Addr, Mark)>,
}

/// The findings of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The most serious of them.
    pub severity: Severity,
    /// Their places in the report.
    pub findings: Vec<usize>,
    /// What an exercise shows in their place.
    pub note: Option<Note>,
}

/// What an exercise shows on a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What became of the cell.
    pub look: Look,
    /// The word in the cell.
    pub short: Text,
    /// What is said after its content.
    pub name: Text,
}

/// What became of a cell in an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The trainee marked it; the solution is not shown yet.
    Marked,
    /// Marked, with a reason that fits.
    Found,
    /// Marked, with another reason.
    OtherReason,
    /// Not marked.
    Missed,
    /// Marked, and nothing is wrong with it.
    FalseAlarm,
    /// Not marked, and only to look at.
    NotAsked,
}

impl Marks {
    /// What an exercise shows on the cells of a sheet; of two notes on a cell the first.
    pub fn of_exercise(mut notes: Vec<(Addr, Note)>) -> Self {
        notes.sort_by_key(|(addr, _)| *addr);
        notes.dedup_by_key(|(addr, _)| *addr);
        let mark = |note| Mark { severity: Severity::Info, findings: Vec::new(), note: Some(note) };
        Self { by_cell: notes.into_iter().map(|(addr, note)| (addr, mark(note))).collect() }
    }

    /// The marks of a sheet.
    pub fn of(report: &Report, sheet: &str) -> Self {
        let mut found: Vec<(Addr, usize)> = Vec::new();
        for (index, finding) in report.findings.iter().enumerate() {
            for cell in finding.cells.iter().filter(|cell| cell.sheet == sheet) {
                // A finding may name a cell twice.
                if !found.iter().rev().take_while(|(_, of)| *of == index).any(|(addr, _)| *addr == cell.addr) {
                    found.push((cell.addr, index));
                }
            }
        }
        found.sort_by_key(|(addr, _)| *addr);
        let mut by_cell: Vec<(Addr, Mark)> = Vec::new();
        for (addr, index) in found {
            let Some(severity) = report.findings.get(index).map(|finding| finding.severity) else { continue };
            match by_cell.last_mut() {
                Some((last, mark)) if *last == addr => {
                    mark.severity = mark.severity.min(severity);
                    mark.findings.push(index);
                }
                _ => by_cell.push((addr, Mark { severity, findings: vec![index], note: None })),
            }
        }
        Self { by_cell }
    }

    /// The mark of a cell.
    pub fn at(&self, addr: Addr) -> Option<&Mark> {
        let place = self.by_cell.binary_search_by_key(&addr, |(addr, _)| *addr).ok()?;
        self.by_cell.get(place).map(|(_, mark)| mark)
    }

    /// The cells of a sheet that belong to the findings of one cell, without that cell.
    pub fn related(&self, report: &Report, sheet: &str, addr: Addr) -> Vec<Addr> {
        let findings = self.at(addr).map(|mark| mark.findings.as_slice()).unwrap_or_default();
        let cells = findings.iter().filter_map(|index| report.findings.get(*index)).flat_map(|finding| &finding.cells);
        cells.filter(|cell| cell.sheet == sheet && cell.addr != addr).map(|cell| cell.addr).collect()
    }
}

/// How many findings name a cell of a sheet; of one severity, or all.
pub fn found_on(report: &Report, sheet: &str, severity: Option<Severity>) -> usize {
    let wanted = |finding: &&Finding| severity.is_none_or(|severity| finding.severity == severity);
    report.findings.iter().filter(wanted).filter(|finding| is_on(finding, sheet)).count()
}

/// Whether a finding names a cell of a sheet.
pub fn is_on(finding: &Finding, sheet: &str) -> bool {
    finding.cells.iter().any(|cell| cell.sheet == sheet)
}

/// A cell at which the reader stops on the way through the findings: place of its sheet, row,
/// column.
pub type Stop = (usize, u32, u16);

/// The main cells of all findings, from sheet to sheet and from row to row.
pub fn stops(report: &Report, pictures: &[impl AsRef<SheetPicture>]) -> Vec<Stop> {
    let place = |cell: &CellRef| {
        let shows = |picture: &SheetPicture| picture.sheet == cell.sheet && picture.shows(cell.addr);
        let sheet = pictures.iter().position(|picture| shows(picture.as_ref()))?;
        Some((sheet, cell.addr.row, cell.addr.column))
    };
    let main = report.findings.iter().filter_map(|finding| finding.cells.iter().find_map(place));
    let mut stops: Vec<Stop> = main.collect();
    stops.sort_unstable();
    stops.dedup();
    stops
}

/// The next stop, or the one before; after the last comes the first.
pub fn next_stop(stops: &[Stop], from: Stop, forward: bool) -> Option<Stop> {
    let after = stops.partition_point(|stop| *stop <= from);
    let before = stops.partition_point(|stop| *stop < from);
    let found = if forward { stops.get(after) } else { before.checked_sub(1).and_then(|place| stops.get(place)) };
    found.or(if forward { stops.first() } else { stops.last() }).copied()
}

/// Name of the button that leads to a cell.
pub fn show_cell(address: &str) -> Text {
    text!(en: "Show {address} in the sheet", zh: "在工作表中显示 {address}", address = address)
}

/// `Must fix: 2 findings`, said after the content of a cell.
pub fn mark_name(mark: &Mark) -> Text {
    text!(
        en: "{severity}: {findings}", zh: "{severity}：{findings}";
        severity: mark.severity.name(), findings: wording::findings(mark.findings.len()))
}

/// `Must fix 5` in the legend.
pub fn counted(severity: Severity, count: usize) -> Text {
    text!(en: "{severity} {count}", zh: "{severity} {count}", count = count; severity: severity.name())
}

/// Name of the grid.
pub fn grid_name(sheet: &Text) -> Text {
    text!(en: "{sheet}, to read only", zh: "{sheet}，只读"; sheet: sheet)
}

/// Where the reader is on the way through the findings.
pub fn position(place: usize, all: usize) -> Text {
    text!(
        en: "{place} of {all} cells with findings", zh: "有问题的单元格：第 {place} 个，共 {all} 个",
        place = place, all = all)
}

/// Rows that a picture does not hold.
pub fn rows_left_out(count: usize) -> Text {
    text!(
        en: "{rows} with content further down are not shown", zh: "下方还有 {rows}有内容，这里没有显示";
        rows: Text::counted(count, "row", "rows", "行"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sheets::{CellPicture, ColumnPicture, RowPicture};
    use crate::report::testing::{finding, report};
    use std::rc::Rc;

    /// Four columns and 100 rows; in the second row B covers C.
    fn picture() -> SheetPicture {
        let column = |number| ColumnPicture { number, width: 64 };
        let row = |number| RowPicture { number, ..RowPicture::default() };
        let mut rows: Vec<RowPicture> = (1..=100).map(row).collect();
        rows[1].cells = vec![CellPicture { column: 2, covers: 1, ..CellPicture::default() }];
        SheetPicture { sheet: "S".into(), columns: (1..=4).map(column).collect(), rows, ..SheetPicture::default() }
    }

    fn led(from: (usize, usize), step: Move) -> (usize, usize) {
        let spot = moved(&picture(), Spot { row: from.0, column: from.1 }, step, 10);
        (spot.row, spot.column)
    }

    #[test]
    fn keys_lead_over_the_grid_and_end_at_its_edges() {
        assert_eq!(led((0, 0), Move::Left), (0, 0));
        assert_eq!(led((0, 0), Move::Up), (0, 0));
        assert_eq!(led((0, 3), Move::Right), (0, 3));
        assert_eq!(led((99, 3), Move::Down), (99, 3));
        assert_eq!(led((5, 2), Move::RowStart), (5, 0));
        assert_eq!(led((5, 2), Move::RowEnd), (5, 3));
        assert_eq!(led((5, 2), Move::End), (99, 3));
        assert_eq!(led((5, 2), Move::Start), (0, 0));
        assert_eq!(led((5, 2), Move::PageDown), (15, 2));
        assert_eq!(led((5, 2), Move::PageUp), (0, 2));
        assert_eq!(led((95, 2), Move::PageDown), (99, 2));
        assert_eq!(moved(&SheetPicture::default(), Spot::default(), Move::End, 1), Spot::default());
    }

    #[test]
    fn a_merged_cell_is_one_step_and_keeps_the_column_when_passing() {
        assert_eq!(led((1, 1), Move::Right), (1, 3));
        assert_eq!(led((1, 2), Move::Right), (1, 3));
        assert_eq!(led((1, 3), Move::Left), (1, 1));
        assert_eq!(led((0, 2), Move::Down), (1, 2));
        assert_eq!(addr_at(&picture(), Spot { row: 1, column: 2 }), Some(Addr::new(2, 2)));
        assert_eq!(led((1, 2), Move::Down), (2, 2));
    }

    #[test]
    fn only_keys_of_the_grid_are_taken() {
        assert_eq!(Move::of_key("Home", true), Some(Move::Start));
        assert_eq!(Move::of_key("Tab", false), None);
        assert_eq!(Move::of_key("ArrowDown", true), None);
    }

    #[test]
    fn few_rows_are_drawn_and_every_seen_one_is() {
        for scrolled in [0.0, 13.0, 401.0, 40_000.0, 99_999.0] {
            let rows = window(scrolled, 640.0, 40.0, 2_500);
            assert!(rows.len() <= 48, "{rows:?}");
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let seen = (scrolled / 40.0) as usize..((scrolled + 640.0) / 40.0) as usize + 1;
            assert!(rows.start <= seen.start && rows.end >= seen.end.min(2_500), "{rows:?} {seen:?}");
        }
        assert_eq!(window(0.0, 640.0, 40.0, 5), 0..5);
        assert_eq!(window(9_000.0, 640.0, 40.0, 5), 5..5);
        assert_eq!(window(0.0, 1e9, 0.0, 100_000).len(), MOST_ROWS);
        assert_eq!(window(0.0, 640.0, 40.0, 100), window(30.0, 640.0, 40.0, 100), "a short scroll changes nothing");
    }

    #[test]
    fn the_selected_row_stays_in_the_page() {
        assert_eq!(runs(&(0..24), 3, 100), [Run::Rows(0..24), Run::Free(24..100)]);
        assert_eq!(
            runs(&(40..64), 3, 100),
            [Run::Free(0..3), Run::Rows(3..4), Run::Free(4..40), Run::Rows(40..64), Run::Free(64..100)]
        );
        assert_eq!(
            runs(&(40..64), 99, 100),
            [Run::Free(0..40), Run::Rows(40..64), Run::Free(64..99), Run::Rows(99..100)]
        );
        assert_eq!(runs(&(0..0), 0, 0), []);
        let all: usize = runs(&(40..64), 3, 100)
            .iter()
            .map(|run| match run {
                Run::Rows(range) | Run::Free(range) => range.len(),
            })
            .sum();
        assert_eq!(all, 100);
    }

    #[test]
    fn new_rows_take_the_places_of_those_that_left() {
        let mut places = Places::default();
        let of = |places: &Places, rows: Range<usize>| rows.map(|row| places.of(row).unwrap()).collect::<Vec<_>>();
        places.seat(&(10..16), 2);
        let before = of(&places, 10..16);
        let selected = places.of(2);
        places.seat(&(13..19), 2);
        assert_eq!(of(&places, 13..16), before[3..], "a row that stays keeps its place");
        let mut taken = of(&places, 16..19);
        taken.sort_unstable();
        assert_eq!(taken, before[..3], "no new places");
        places.seat(&(60..66), 2);
        assert_eq!(places.of(2), selected);
        let mut taken = of(&places, 60..66);
        taken.sort_unstable();
        assert_eq!(taken, before);
        assert_eq!(places.of(13), None);
    }

    #[test]
    fn nothing_is_taken_over_where_the_selected_row_would_move() {
        let mut places = Places::default();
        for (window, selected) in [(0..6, 4), (3..9, 4), (20..26, 4), (2..8, 4), (2..8, 30), (40..44, 30), (25..32, 30)]
        {
            let before: Vec<usize> = places.seats.iter().map(|(_, place)| *place).collect();
            let stayed: Vec<(usize, usize)> = places.seats.clone();
            places.seat(&window, selected);
            for row in window.clone().chain([selected]) {
                let place = places.of(row).unwrap();
                assert!(stayed.contains(&(row, place)) || !before.contains(&place), "row {row} of {window:?}");
            }
        }
    }

    #[test]
    fn a_cell_knows_its_findings_and_their_other_cells() {
        let mut first = finding("C01", "S!B2");
        first.severity = Severity::Info;
        first.cells.push(CellRef::parse("S!D4").unwrap());
        first.cells.push(CellRef::parse("Other!A1").unwrap());
        let report = report(vec![first, finding("C02", "S!B2")]);
        let marks = Marks::of(&report, "S");
        let mark = marks.at(Addr::new(2, 2)).unwrap();
        assert_eq!((mark.severity, mark.findings.as_slice()), (Severity::Error, [0, 1].as_slice()));
        assert_eq!(mark_name(mark), Text::fixed("Must fix: 2 findings", "必须修改：2 处"));
        assert_eq!(marks.related(&report, "S", Addr::new(2, 2)), [Addr::new(4, 4)]);
        assert_eq!((found_on(&report, "S", Some(Severity::Error)), found_on(&report, "S", None)), (1, 2));
    }

    #[test]
    fn an_exercise_shows_one_note_on_a_cell() {
        let note = |look| Note { look, short: Text::default(), name: Text::default() };
        let at = |text: &str| CellRef::parse(text).unwrap().addr;
        let marks = Marks::of_exercise(vec![
            (at("S!C9"), note(Look::Missed)),
            (at("S!B2"), note(Look::Found)),
            (at("S!C9"), note(Look::FalseAlarm)),
        ]);
        let look = |addr| marks.at(addr).and_then(|mark| mark.note.as_ref()).map(|note| note.look);
        assert_eq!(look(at("S!C9")), Some(Look::Missed), "the first");
        assert_eq!((look(at("S!B2")), look(at("S!B3"))), (Some(Look::Found), None));
    }

    #[test]
    fn the_way_through_the_findings_ends_where_it_began() {
        let report = report(vec![
            finding("C02", "S!B4"),
            finding("C01", "S!B2"),
            finding("C01", "S!B2"),
            finding("C01", "Z!A1"),
        ]);
        let stops = stops(&report, &[Rc::new(picture())]);
        assert_eq!(stops, [(0, 2, 2), (0, 4, 2)]);
        assert_eq!(next_stop(&stops, (0, 1, 1), true), Some((0, 2, 2)));
        assert_eq!(next_stop(&stops, (0, 2, 2), true), Some((0, 4, 2)));
        assert_eq!(next_stop(&stops, (0, 4, 2), true), Some((0, 2, 2)));
        assert_eq!(next_stop(&stops, (0, 2, 2), false), Some((0, 4, 2)));
        assert_eq!(next_stop(&[], (0, 2, 2), false), None);
    }
}
