//! The report for a room without the page: its steps, the question of each, what a slide shows, and
//! the keys.

use super::cover::Cover;
use crate::base::text::{Shown, Text};
use crate::report::causes::sheet_name;
use crate::report::sheets::{CellKind, CellPicture, ColumnPicture, SheetPicture};
use crate::report::{Evidence, Finding, FixChoice, Report, Severity, SourceKind};
use crate::text;
use crate::workbook::{Addr, CellRef};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The most findings that have a dot each.
pub const MOST_DOTS: usize = 10;
/// The most cells that a slide lists: more could not be read in a room.
const MOST_CELLS: usize = 4;
/// The most ways to repair a finding that a slide lists.
const MOST_CHOICES: usize = 4;
/// The most rows of a drawing.
const MOST_ROWS: usize = 7;
/// How many rows are drawn before and after the main one.
const ROWS_AROUND: u32 = 1;
/// How wide a drawing may be, and each of its columns, in pixels of the sheet. They share the width
/// that there is.
const WIDTH: u32 = 640;
const COLUMN_WIDTH: u32 = 180;

/// Where the speaker is, and what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Show {
    /// 0 for the title, then a step for each finding, then the summary.
    pub step: usize,
    /// How many findings are shown, one a step.
    pub count: usize,
    /// The steps whose answer is shown.
    pub open: BTreeSet<usize>,
    /// The steps that are in the other language.
    pub translated: BTreeSet<usize>,
    /// The levels that are left out.
    pub left_out: Vec<Severity>,
    /// Whether the supplier's own data are hidden.
    pub hides: bool,
    /// Whether the screen is blank.
    pub blank: bool,
    /// Whether the list of keys is open.
    pub keys: bool,
    /// Changes when the speaker begins again.
    pub round: u32,
}

/// What a key or a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Shows the answer, then goes on.
    Forward,
    /// Goes back.
    Back,
    /// Shows or hides the answer.
    Answer,
    /// Goes to a step.
    Step(usize),
    /// Goes to the first step.
    First,
    /// Goes to the last step.
    Last,
    /// Begins again.
    Restart,
    /// Switches the language of this step.
    Language,
    /// Hides or shows the supplier's own data.
    Hide,
    /// Shows nothing, or everything again.
    Blank,
    /// Starts or stops the timer.
    Timer,
    /// Fills the screen, or no longer.
    FullScreen,
    /// Opens or closes the list of keys.
    Keys,
    /// Leaves out a level, or takes it in again.
    Level(Severity),
    /// Closes what is open; leaves when nothing is.
    Close,
    /// Leaves.
    Leave,
}

impl Command {
    /// Those with a key, in the order of the list of keys: name and keys.
    pub const ALL: [(Command, &'static Text, &'static [&'static str]); 13] = [
        (Self::Forward, &WORDS.forward, &["→", "PageDown", "N"]),
        (Self::Back, &WORDS.back, &["←", "PageUp", "P"]),
        (Self::Answer, &WORDS.answer, &["Space", "Enter"]),
        (Self::First, &WORDS.first, &["Home"]),
        (Self::Last, &WORDS.last, &["End"]),
        (Self::Restart, &WORDS.restart, &["R"]),
        (Self::Language, &WORDS.language, &["L"]),
        (Self::Hide, &WORDS.hide, &["H"]),
        (Self::Blank, &WORDS.blank, &["B", "."]),
        (Self::Timer, &WORDS.timer, &["T"]),
        (Self::FullScreen, &WORDS.full_screen, &["F"]),
        (Self::Keys, &WORDS.keys, &["K", "?"]),
        (Self::Leave, &WORDS.leave, &["Esc"]),
    ];

    /// The command of a key, by its name in the browser. An input method hides the name of a
    /// letter: `code` says which key it is then. Clickers send Page Up, Page Down, a full stop, and
    /// F5 to begin.
    pub fn of_key(key: &str, code: &str) -> Option<Self> {
        let key = match key {
            "Process" | "Unidentified" => code.strip_prefix("Key").unwrap_or(code),
            key => key,
        };
        Some(match key {
            "ArrowRight" | "PageDown" | "n" | "N" => Self::Forward,
            "ArrowLeft" | "PageUp" | "p" | "P" => Self::Back,
            " " | "Space" | "Enter" => Self::Answer,
            "Home" | "F5" => Self::First,
            "End" => Self::Last,
            "r" | "R" => Self::Restart,
            "l" | "L" => Self::Language,
            "h" | "H" => Self::Hide,
            "b" | "B" | "." | "。" | "Period" => Self::Blank,
            "t" | "T" => Self::Timer,
            "f" | "F" => Self::FullScreen,
            "k" | "K" | "?" | "？" => Self::Keys,
            "Escape" => Self::Close,
            _ => return None,
        })
    }
}

impl Show {
    /// At the beginning of a show of this many findings.
    pub fn of(count: usize) -> Self {
        Self {
            step: 0,
            count,
            open: BTreeSet::new(),
            translated: BTreeSet::new(),
            left_out: Vec::new(),
            hides: true,
            blank: false,
            keys: false,
            round: 0,
        }
    }

    /// The last step.
    pub const fn last(&self) -> usize {
        self.count + 1
    }

    /// The place of the step's finding among those that are shown; none for the title and the
    /// summary.
    pub fn place(&self) -> Option<usize> {
        self.step.checked_sub(1).filter(|place| *place < self.count)
    }

    /// Whether the answer of this step is shown.
    pub fn is_open(&self) -> bool {
        self.open.contains(&self.step)
    }

    /// What a command leads to. Timer, full screen and leaving are the page's.
    #[must_use]
    pub fn after(&self, command: Command) -> Self {
        // A clicker that blanked the screen may have no other key for it.
        if self.blank {
            return Self { blank: false, ..self.clone() };
        }
        let at = |step: usize| Self { step: step.min(self.last()), keys: false, ..self.clone() };
        match command {
            Command::Forward if self.place().is_some() && !self.is_open() => self.toggled(),
            Command::Answer if self.place().is_some() => self.toggled(),
            // The title and the summary have no answer.
            Command::Forward | Command::Answer => at(self.step + 1),
            Command::Back => at(self.step.saturating_sub(1)),
            Command::Step(step) => at(step),
            Command::First => at(0),
            Command::Last => at(self.last()),
            Command::Restart => Self { open: BTreeSet::new(), round: self.round.wrapping_add(1), ..at(0) },
            Command::Language => Self { translated: toggled(&self.translated, self.step), ..self.clone() },
            Command::Hide => Self { hides: !self.hides, ..self.clone() },
            Command::Blank => Self { blank: true, keys: false, ..self.clone() },
            Command::Keys => Self { keys: !self.keys, ..self.clone() },
            Command::Close | Command::Leave => Self { keys: false, ..self.clone() },
            Command::Level(severity) => {
                let mut left_out = self.left_out.clone();
                left_out.retain(|other| *other != severity);
                if left_out.len() == self.left_out.len() {
                    left_out.push(severity);
                }
                Self { left_out, ..self.clone() }
            }
            Command::Timer | Command::FullScreen => self.clone(),
        }
    }

    fn toggled(&self) -> Self {
        Self { open: toggled(&self.open, self.step), ..self.clone() }
    }

    /// With another number of findings: what was shown belonged to the others.
    #[must_use]
    pub fn with_count(&self, count: usize) -> Self {
        if count == self.count {
            return self.clone();
        }
        let (open, translated) = (BTreeSet::new(), BTreeSet::new());
        Self { count, open, translated, step: self.step.min(count + 1), ..self.clone() }
    }
}

fn toggled(set: &BTreeSet<usize>, item: usize) -> BTreeSet<usize> {
    let mut next = set.clone();
    if !next.remove(&item) {
        next.insert(item);
    }
    next
}

/// The findings of a show in the order of the report, by their places there.
pub fn shown(report: &Report, left_out: &[Severity]) -> Vec<usize> {
    let findings = report.findings.iter().enumerate();
    findings.filter(|(_, finding)| !left_out.contains(&finding.severity)).map(|(index, _)| index).collect()
}

/// How many findings of a level there are.
pub fn count_of(report: &Report, severity: Severity) -> usize {
    report.findings.iter().filter(|finding| finding.severity == severity).count()
}

/// What the room is asked before the answer.
pub fn question(finding: &Finding) -> &'static Text {
    let wrong = || finding.evidence.iter().filter(|evidence| evidence.wrong);
    let sheet = |cell: &CellRef| cell.sheet == "Declaration";
    let on_list = finding.cells.first().is_some_and(|cell| !sheet(cell));
    let row = finding.cells.first().map(|cell| cell.addr.row);
    let several_rows = finding.cells.iter().any(|cell| Some(cell.addr.row) != row);
    if finding.code.starts_with('F') {
        return &WORDS.ask_file;
    }
    if wrong().next().is_some() && wrong().all(|evidence| evidence.value.trim().is_empty()) {
        return if wrong().count() == 1 { &WORDS.ask_blank } else { &WORDS.ask_blanks };
    }
    match (finding.source, finding.cells.len(), on_list) {
        (SourceKind::Logic, 2, false) => &WORDS.ask_two,
        (SourceKind::Logic, 3.., false) => &WORDS.ask_several,
        (_, _, true) if several_rows => &WORDS.ask_rows,
        (_, _, true) if finding.severity != Severity::Info => &WORDS.ask_row,
        _ if finding.severity == Severity::Info => &WORDS.ask_look,
        _ if finding.severity == Severity::Warning => &WORDS.ask_explain,
        (_, 0 | 1, _) => &WORDS.ask_cell,
        _ => &WORDS.ask_cells,
    }
}

/// What a step shows of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// What the room is asked.
    pub question: &'static Text,
    /// The cells to look at.
    pub cells: Vec<SlideCell>,
    /// How many more there are.
    pub more: usize,
    /// What is wrong.
    pub message: Text,
    /// Why it matters.
    pub why: Text,
    /// What to do.
    pub fix: Text,
    /// The values to choose from.
    pub choices: Vec<SlideChoice>,
    /// What the template's own Checker says.
    pub official: Text,
}

/// A cell of a slide.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideCell {
    /// Where it is.
    pub cell: CellRef,
    /// The name of its sheet, which may be the supplier's own.
    pub sheet: Text,
    /// What it is called.
    pub label: Text,
    /// What is in it.
    pub value: Value,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Something that is hidden.
    Hidden,
    /// Something.
    Typed(Text),
}

/// A value to choose, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideChoice {
    /// Where to choose it.
    pub cell: CellRef,
    /// The value as the drop-down offers it.
    pub value: Value,
    /// When it is the right one; may be empty.
    pub when: Text,
}

/// The slide of a finding, without what a cover hides.
pub fn slide(finding: &Finding, cover: Option<&Cover>) -> Slide {
    let text = |text: &Text| cover.map_or_else(|| text.clone(), |cover| cover.text(text));
    let value = |cell: &CellRef, value: &str| match cover {
        _ if value.trim().is_empty() => Value::Blank,
        Some(cover) if cover.hides(cell) => Value::Hidden,
        _ => Value::Typed(text(&Text::same(Shown(value).to_string()))),
    };
    let cell = |evidence: &Evidence| SlideCell {
        cell: evidence.cell.clone(),
        sheet: text(&sheet_name(&evidence.cell.sheet)),
        label: text(&evidence.label),
        value: value(&evidence.cell, &evidence.value),
    };
    let choice = |choice: &FixChoice| SlideChoice {
        cell: choice.cell.clone(),
        value: value(&choice.cell, &choice.value),
        when: text(&choice.when),
    };
    Slide {
        question: question(finding),
        cells: finding.evidence.iter().take(MOST_CELLS).map(cell).collect(),
        more: finding.evidence.len().saturating_sub(MOST_CELLS),
        message: cover.map_or_else(|| finding.message.clone(), |cover| cover.message(finding)),
        why: text(&finding.why),
        fix: text(&finding.fix),
        choices: finding.choices.iter().take(MOST_CHOICES).map(choice).collect(),
        official: finding.official_text(),
    }
}

/// A piece of a sheet around the main cell of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The sheet.
    pub sheet: String,
    /// The columns: number, and width in hundredths of a per cent of all of them.
    pub columns: Vec<(u16, u32)>,
    /// The rows.
    pub rows: Vec<PieceRow>,
}

/// A row of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceRow {
    /// Its number.
    pub number: u32,
    /// Whether rows between the one before and this one are left out.
    pub after_gap: bool,
    /// Whether it is drawn only where there is room.
    pub only_with_room: bool,
    /// Its cells from left to right.
    pub cells: Vec<PieceCell>,
}

/// A cell of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceCell {
    /// The number of its column.
    pub column: u16,
    /// How many columns it takes.
    pub columns: usize,
    /// What kind of content it has.
    pub kind: CellKind,
    /// What is in it.
    pub value: Value,
    /// Whether it is the main cell, and whether the finding names it.
    pub mark: (bool, bool),
}

/// The piece of the sheets around the first cell of a finding that they show.
pub fn piece(finding: &Finding, pictures: &[Rc<SheetPicture>], cover: Option<&Cover>) -> Option<Piece> {
    let shows = |cell: &CellRef, picture: &SheetPicture| picture.sheet == cell.sheet && picture.shows(cell.addr);
    let (picture, main) = finding.cells.iter().find_map(|cell| {
        let picture = pictures.iter().find(|picture| shows(cell, picture))?;
        Some((picture, cell.addr))
    })?;
    let named = finding.cells.iter().chain(finding.evidence.iter().map(|evidence| &evidence.cell));
    let named: Vec<Addr> = named.filter(|cell| cell.sheet == picture.sheet).map(|cell| cell.addr).collect();
    let drawn_rows = row_places(picture, main, &named);
    let places = columns(picture, main, &drawn_rows);
    let all: u32 = places.iter().filter_map(|place| picture.columns.get(*place).copied()).map(drawn_width).sum();
    let share = |place: &usize| {
        let column = picture.columns.get(*place).copied()?;
        Some((column.number, (drawn_width(column) * 10_000).checked_div(all).unwrap_or(0)))
    };
    let mut rows = Vec::new();
    let mut before = None;
    for place in drawn_rows {
        let Some(row) = picture.rows.get(place) else { continue };
        let near = named.iter().any(|addr| addr.row == row.number);
        rows.push(PieceRow {
            number: row.number,
            after_gap: before.is_some_and(|before| before + 1 != place),
            only_with_room: !near,
            cells: cells(picture, place, &places, main, &named, cover),
        });
        before = Some(place);
    }
    Some(Piece { sheet: picture.sheet.to_string(), columns: places.iter().filter_map(share).collect(), rows })
}

/// Labels of a form are wider than a room needs.
fn drawn_width(column: ColumnPicture) -> u32 {
    u32::from(column.width).min(COLUMN_WIDTH)
}

/// The places of the columns to draw: the one of the main cell, then those before it, which say
/// what the row is about, then those after it, as long as there is room.
fn columns(picture: &SheetPicture, main: Addr, rows: &[usize]) -> Vec<usize> {
    let Some((row, first)) = picture.place(main) else { return Vec::new() };
    let width = |place: usize| picture.columns.get(place).copied().map_or(0, drawn_width);
    let is_main = |place: &usize| picture.anchor(row, *place) == first;
    let mut places: BTreeSet<usize> = (first..picture.columns.len()).take_while(is_main).collect();
    let mut taken: u32 = places.iter().map(|place| width(*place)).sum();
    let after = first + places.len();
    for place in (0..first).rev().chain(after..picture.columns.len()) {
        // A narrow column at the edge of the form says nothing.
        let says = rows.iter().any(|row| {
            let addr = picture.addr(*row, picture.anchor(*row, place));
            addr.is_some_and(|addr| !picture.text(addr).is_empty())
        });
        if says && taken + width(place) <= WIDTH {
            taken += width(place);
            places.insert(place);
        }
    }
    places.into_iter().collect()
}

/// The places of the rows to draw: on a list the headings, the main row with its neighbours, and
/// other rows that the finding names.
fn row_places(picture: &SheetPicture, main: Addr, named: &[Addr]) -> Vec<usize> {
    let place = |number: u32| picture.rows.binary_search_by_key(&number, |row| row.number).ok();
    let mut places: BTreeSet<usize> = place(main.row).into_iter().collect();
    let head = picture.entries_from.and_then(|first| place(first.saturating_sub(1)));
    let near = main.row.saturating_sub(ROWS_AROUND)..=main.row + ROWS_AROUND;
    let others = named.iter().map(|addr| addr.row);
    for place in head.into_iter().chain(others.filter_map(place)).chain(near.filter_map(place)) {
        if places.len() < MOST_ROWS {
            places.insert(place);
        }
    }
    places.into_iter().collect()
}

fn cells(
    picture: &SheetPicture,
    row: usize,
    places: &[usize],
    main: Addr,
    named: &[Addr],
    cover: Option<&Cover>,
) -> Vec<PieceCell> {
    let mut cells: Vec<PieceCell> = Vec::new();
    let mut last = None;
    for place in places {
        let anchor = picture.anchor(row, *place);
        if last == Some(anchor) {
            if let Some(cell) = cells.last_mut() {
                cell.columns += 1;
            }
            continue;
        }
        last = Some(anchor);
        let Some(addr) = picture.addr(row, anchor) else { continue };
        let drawn = picture.cell(addr);
        let words = drawn.map(CellPicture::words).unwrap_or_default();
        let value = match cover {
            _ if words.en.trim().is_empty() => Value::Blank,
            Some(_) if picture.is_own(addr) => Value::Hidden,
            Some(cover) => Value::Typed(cover.text(&words)),
            None => Value::Typed(words),
        };
        cells.push(PieceCell {
            column: addr.column,
            columns: 1,
            kind: drawn.map_or(CellKind::Bare, |cell| cell.kind),
            value,
            mark: (addr == main, named.contains(&addr)),
        });
    }
    cells
}

/// Minutes and seconds.
pub fn time(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How many findings there are.
pub fn all(findings: &Text) -> Text {
    text!(en: "{findings}", zh: "共 {findings}"; findings: findings)
}

/// `Step 4 of 8`.
pub fn step_of(place: usize, all: usize) -> Text {
    text!(en: "Step {place} of {all}", zh: "第 {place} 步，共 {all} 步", place = place, all = all)
}

/// The name of a dot.
pub fn go_to(place: usize) -> Text {
    text!(en: "Go to step {place}", zh: "转到第 {place} 步", place = place)
}

/// Name of a drawing.
pub fn drawing(sheet: &Text, cell: &str) -> Text {
    text!(en: "{sheet} around {cell}", zh: "{sheet}：{cell} 及其周围", cell = cell; sheet: sheet)
}

/// Where to choose a value.
pub fn choose_in(cell: &str) -> Text {
    text!(en: "In {cell} choose", zh: "在 {cell} 选择", cell = cell)
}

macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        /// The words of the show.
        pub struct Words {
            $(#[doc = $en] pub $name: Text,)*
        }

        /// The words of the show.
        pub static WORDS: Words = Words { $($name: Text::fixed($en, $zh),)* };
    };
}

words! {
    open: "Present", "投影讲解";
    title: "Finding by finding", "逐处讲解";
    none: "There is no report to present yet", "还没有可讲解的报告";
    none_detail: "Check a file or a sample first, then choose \"Present\" above its report.", "先检查一个文件或示例，再点报告上方的“投影讲解”。";
    to_check: "Check a file", "检查文件";
    to_workshop: "Choose a sample for training", "选择培训用的示例";
    somebody: "A supplier's file", "某供应商的文件";
    levels: "Levels to show", "讲解哪些程度";
    begin: "Begin", "开始";
    nothing: "No finding is chosen", "没有选中任何一处";
    is_hidden: "Company data are hidden", "公司数据已隐藏";
    is_shown: "Company data are shown", "公司数据已显示";
    waiting: "The answer is hidden", "答案未显示";
    show_answer: "Show the answer", "显示答案";
    summary: "What was found", "发现了什么";
    first_things: "What to do first", "先做这些";
    forward: "Answer, then next", "先显示答案，再下一步";
    next: "Next", "下一步";
    back: "Back", "上一步";
    answer: "Show or hide the answer", "显示或隐藏答案";
    first: "First step", "第一步";
    last: "Last step", "最后一步";
    restart: "Begin again", "重新开始";
    language: "This step in the other language", "这一步换用另一种语言";
    hide: "Hide or show company data", "隐藏或显示公司数据";
    blank: "Blank screen", "黑屏";
    unblank: "Show the screen again", "恢复画面";
    timer: "Start or stop the timer", "开始或停止计时";
    full_screen: "Full screen", "全屏";
    keys: "Keys", "快捷键";
    space: "Space", "空格";
    keys_hint: "Page Up and Page Down of a clicker work too; F5 goes to the first step", "翻页笔的上翻、下翻键同样可用；F5 回到第一步";
    leave: "Leave", "退出";
    ask_file: "What stands out about the file itself?", "这个文件本身要留意什么？";
    ask_blank: "What is missing here?", "这里缺了什么？";
    ask_blanks: "What is missing in these cells?", "这些单元格缺了什么？";
    ask_two: "These two answers: what does not fit?", "这两个答案，哪里对不上？";
    ask_several: "These answers: what does not fit?", "这几个答案，哪里对不上？";
    ask_row: "What is wrong with this row?", "这一行要注意什么？";
    ask_rows: "What stands out in these rows?", "这几行要留意什么？";
    ask_look: "What deserves a second look here?", "这里要留意什么？";
    ask_explain: "What will the customer ask here?", "客户看到这里会问什么？";
    ask_cell: "What is wrong with this cell?", "这个单元格有什么问题？";
    ask_cells: "What is wrong with these cells?", "这些单元格有什么问题？";
}

#[cfg(test)]
mod tests;
