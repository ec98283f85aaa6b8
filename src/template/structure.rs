//! Which sheets a workbook has: the official ones, found by name or by what they hold, and the
//! hidden label sheet.

use super::layout::{
    CHECKER, DECLARATION, LABELS, Layout, MINE_LIST, MINERALS_SCOPE, PRODUCT_LIST, SMELTER_LIST, SMELTER_LOOKUP,
};
use super::{Revision, TemplateKind};
use crate::base::text::Text;
use crate::workbook::excel::same_text;
use crate::workbook::{Addr, ReadError, Sheet, Value, Workbook};
use std::borrow::Cow;
use std::cell::OnceCell;

/// Sheets that every template has.
const COMMON: [&str; 9] =
    ["Revision", "Instructions", "Definitions", DECLARATION, SMELTER_LIST, CHECKER, PRODUCT_LIST, "C", "SorP"];

/// Sheets whose cells are read, in the order of reading.
const READ: [&str; 7] = [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST, SMELTER_LOOKUP, CHECKER, MINERALS_SCOPE];

/// Sheets that are only told from foreign ones where their names are gone.
const EXPLAINING: [&str; 3] = ["Instructions", "Definitions", REVISION];
/// The sheet with the history of the template.
const REVISION: &str = "Revision";

/// The cell of `Declaration` with the revision and its date.
pub(super) const REVISION_CELL: Addr = Addr::new(10, 3);

/// No official label sheet comes near these; they keep a made-up one from costing time.
const MAX_LABEL_ROWS: u32 = 4_000;
const MAX_LANGUAGES: u16 = 20;
/// How many sheets with other names are looked into for one that was renamed.
const MAX_FOREIGN_SHEETS: usize = 20;

/// An official sheet and the tab that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetMatch {
    /// The name in the official workbook.
    pub official: &'static str,
    /// The name of the tab in this workbook; `None` where the sheet is missing.
    pub actual: Option<String>,
}

impl SheetMatch {
    /// Whether the tab has another name than the official one. Capitals do not matter, as in Excel;
    /// a blank or a hyphen does.
    pub fn is_renamed(&self) -> bool {
        self.actual.as_deref().is_some_and(|actual| !same_text(actual, self.official))
    }
}

/// The sheets of the official workbook that has this layout (file sheets of the revisions read
/// 2026-11; the order of the tabs differs between revisions and has no meaning).
pub fn expected_sheets(layout: &Layout) -> Vec<&'static str> {
    let mut sheets = COMMON.to_vec();
    sheets.push(LABELS);
    if layout.family.kind() == TemplateKind::Amrt {
        sheets.push(MINERALS_SCOPE);
    }
    if layout.mines.is_some() {
        sheets.push(MINE_LIST);
    }
    if layout.smelters.lookup.is_some() {
        sheets.push(SMELTER_LOOKUP);
    }
    sheets
}

/// Whether a sheet of this name belongs to the official workbook that has this layout.
pub fn is_expected_sheet(layout: &Layout, name: &str) -> bool {
    expected_sheets(layout).into_iter().any(|official| name_key(official) == name_key(name))
}

/// Which sheet with answers a tab holds once more that is none of the sheets found: told by its
/// name, such as `Declaration (2)`, else by what it holds.
pub fn repeats(workbook: &Workbook, sheets: &[SheetMatch], name: &str) -> Option<&'static str> {
    /// A filled sheet of a template is smaller; other data are not worth reading.
    const LARGEST_BYTES: u64 = 8 * 1024 * 1024;
    let with_answers =
        || sheets.iter().filter(|sheet| [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST].contains(&sheet.official));
    let key = name_key(name);
    // Excel numbers its copies, and people write where a copy is from.
    let by_name = with_answers().find(|sheet| {
        let known = [Some(sheet.official), sheet.actual.as_deref()];
        known.into_iter().flatten().map(name_key).any(|known| key.starts_with(&known) || key.ends_with(&known))
    });
    if let Some(sheet) = by_name.filter(|sheet| sheet.actual.is_some()) {
        return Some(sheet.official);
    }
    if workbook.sheet_bytes(name).is_some_and(|bytes| bytes > LARGEST_BYTES) {
        return None;
    }
    // A sheet that cannot be read is nobody's business here.
    let sheet = workbook.sheet(name).ok().flatten()?;
    if looks_like_declaration(sheet) {
        return Some(DECLARATION);
    }
    let labels = LabelSheet::read(workbook).ok().flatten()?;
    with_answers().map(|sheet| sheet.official).find(|official| shows_labels_of(sheet, &labels, official))
}

/// A name without capitals, blanks and hyphens: people add and drop them.
pub(super) fn name_key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// The tab of that name, compared without capitals, blanks and hyphens; an exact name goes first.
pub(super) fn tab_named<'a>(workbook: &'a Workbook, official: &str) -> Option<&'a str> {
    let wanted = name_key(official);
    let names = || workbook.sheet_names().map(|(name, _)| name);
    names().find(|name| *name == official).or_else(|| names().find(|name| name_key(name) == wanted))
}

/// The hidden sheet with every label: key, sheet, cell, English, further languages.
///
/// A label has some twenty texts, most of them long, and a check needs few of them: they are read
/// when they are asked for.
#[derive(Debug)]
pub(super) struct LabelSheet<'w> {
    languages: Vec<String>,
    labels: Vec<Label<'w>>,
}

/// One label in every language.
#[derive(Debug)]
pub(super) struct Label<'w> {
    sheet: Cow<'w, str>,
    /// The address as the sheet gives it; `B10A` and the like are variants for one cell.
    cell: Cow<'w, str>,
    /// That address, where it is one.
    addr: Option<Addr>,
    /// Where the texts stand: a row of the label sheet, from column D on, one column for each
    /// language.
    source: &'w Sheet,
    row: u32,
    width: u16,
    english: OnceCell<Cow<'w, str>>,
}

impl<'w> Label<'w> {
    /// The English text.
    pub fn english(&self) -> &str {
        self.english.get_or_init(|| self.text(0))
    }

    /// The text in a language, by its position.
    pub fn text(&self, language: usize) -> Cow<'w, str> {
        let offset = u16::try_from(language).ok().filter(|offset| *offset < self.width);
        offset.map_or(Cow::Borrowed(""), |offset| {
            text_of(self.source.value(Addr::new(FIRST_LANGUAGE + offset, self.row)))
        })
    }

    /// The English text, and that in Chinese where the workbook has one; its position is given.
    /// Line breaks are blanks.
    pub fn both_languages(&self, chinese: Option<usize>) -> Text {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let in_chinese = chinese.map(|position| self.text(position)).filter(|text| !text.is_empty());
        let english = plain(self.english());
        let in_chinese = in_chinese.map_or_else(|| english.clone(), |text| plain(&text));
        Text { zh_cn: in_chinese.into(), en: english.into() }
    }

    /// Whether a stored text is this label in any language.
    pub fn is_shown_as(&self, stored: &str) -> bool {
        let stored = comparable(stored);
        let mut others = 1..usize::from(self.width);
        !stored.is_empty()
            && (comparable(self.english()) == stored
                || others.any(|language| comparable(&self.text(language)) == stored))
    }

    /// Whether the label belongs to a cell, either plainly or as one of its variants (`B10C` for
    /// `B10`).
    fn is_for(&self, addr: &str) -> bool {
        self.cell.strip_prefix(addr).is_some_and(|rest| {
            rest.is_empty() || (rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    }
}

/// The column of the English texts, before the other languages.
const FIRST_LANGUAGE: u16 = 4;

impl<'w> LabelSheet<'w> {
    /// Where the display language is chosen in `Declaration`, in all templates.
    pub const CHOSEN_LANGUAGE: Addr = Addr::new(4, 3);

    /// Reads the sheet; `None` where it is missing or is something else.
    pub fn read(workbook: &'w Workbook) -> Result<Option<Self>, ReadError> {
        let Some(tab) = tab_named(workbook, LABELS) else { return Ok(None) };
        let Some(sheet) = workbook.sheet(tab)? else { return Ok(None) };
        let text = |column, row| text_of(sheet.value(Addr::new(column, row)));
        let languages: Vec<String> = (FIRST_LANGUAGE..FIRST_LANGUAGE + MAX_LANGUAGES)
            .map(|column| text(column, 1).into_owned())
            .take_while(|name| !name.is_empty())
            .collect();
        let width = u16::try_from(languages.len()).unwrap_or(0).max(1);
        let labels: Vec<Label<'w>> = (2..=sheet.last_row().min(MAX_LABEL_ROWS))
            .map(|row| {
                let (name, cell) = (text(2, row), text(3, row));
                let (addr, english) = (Addr::parse(&cell), OnceCell::new());
                Label { sheet: name, cell, addr, source: sheet, row, width, english }
            })
            .filter(|label| !label.sheet.is_empty() && !label.cell.is_empty())
            .collect();
        let is_label_sheet = labels.iter().any(|label| label.sheet == DECLARATION);
        Ok(is_label_sheet.then_some(Self { languages, labels }))
    }

    /// The display languages by their names, as the form offers them.
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The labels of a sheet that belong to one cell each and have an English text.
    pub fn of<'a>(&'a self, sheet: &'a str) -> impl Iterator<Item = (Addr, &'a Label<'w>)> {
        self.labels
            .iter()
            .filter(move |label| label.sheet == sheet)
            .filter_map(|label| Some((label.addr?, label)))
            .filter(|(_, label)| !label.english().is_empty())
    }

    /// The labels that a cell may show: one, or several where the choice depends on an answer.
    pub fn at<'a>(&'a self, sheet: &'a str, addr: Addr) -> impl Iterator<Item = &'a Label<'w>> {
        let addr = addr.to_string();
        self.labels.iter().filter(move |label| label.sheet == sheet && label.is_for(&addr))
    }

    /// The position of the language that the form shows: by its index in `Declaration!P3`, else by
    /// its name in `D3`.
    pub fn shown_language(&self, declaration: &Sheet) -> usize {
        let index = declaration.value(Addr::new(16, 3)).display().parse::<usize>().unwrap_or(0);
        if (1..=self.languages.len()).contains(&index) {
            return index - 1;
        }
        let name = comparable(&text_of(declaration.value(Self::CHOSEN_LANGUAGE)));
        self.languages.iter().position(|language| comparable(language) == name).unwrap_or(0)
    }

    /// The position of Simplified Chinese: the sheet names each language in itself, some also in
    /// English.
    pub fn simplified_chinese(&self) -> Option<usize> {
        let is_chinese = |name: &str| name.contains("中文") || name.to_lowercase().contains("chinese");
        let is_traditional = |name: &str| name.contains('繁') || name.to_lowercase().contains("traditional");
        self.languages.iter().position(|name| is_chinese(name) && !is_traditional(name))
    }

    /// The name of a language by its position.
    pub fn language(&self, position: usize) -> &str {
        self.languages.get(position).map_or("", String::as_str)
    }
}

/// The stored text of a cell; numbers and errors count as nothing.
pub(super) fn text_of(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Text(Cow::Borrowed(text)) => Cow::Borrowed(text.trim()),
        Value::Text(Cow::Owned(text)) if text.trim().len() == text.len() => Cow::Owned(text),
        Value::Text(Cow::Owned(text)) => Cow::Owned(text.trim().to_owned()),
        _ => Cow::Borrowed(""),
    }
}

/// Labels are compared in this form: without capitals, blanks, line breaks and the mark of required
/// fields.
pub(super) fn comparable(text: &str) -> String {
    let plain: String = text
        .replace("_x000D_", "")
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
        .flat_map(char::to_lowercase)
        .collect();
    plain.replace("(*)", "").replace("（*）", "").replace("（＊）", "")
}

/// English label text for matching by key words: lower case, single blanks, plain hyphens and
/// apostrophes.
pub(super) fn words(text: &str) -> String {
    let plain = text.replace("_x000D_", " ").replace(['–', '—', '‑'], "-").replace('’', "'");
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Where the official sheets are in a workbook.
#[derive(Debug)]
pub(super) struct SheetMap {
    pub matches: Vec<SheetMatch>,
}

impl SheetMap {
    /// Finds the official sheets by name, and the renamed ones by what they hold.
    pub fn find(workbook: &Workbook, labels: Option<&LabelSheet>) -> Result<Self, ReadError> {
        let all = COMMON.into_iter().chain([LABELS, MINERALS_SCOPE, MINE_LIST, SMELTER_LOOKUP]);
        let matches = all
            .map(|official| SheetMatch { official, actual: tab_named(workbook, official).map(str::to_owned) })
            .collect();
        let mut map = Self { matches };
        for official in READ.into_iter().chain(EXPLAINING) {
            if map.tab(official).is_none()
                && let Some(tab) = map.renamed(workbook, labels, official)?
                && let Some(found) = map.matches.iter_mut().find(|m| m.official == official)
            {
                found.actual = Some(tab);
            }
        }
        Ok(map)
    }

    /// The tab that holds an official sheet.
    pub fn tab(&self, official: &str) -> Option<&str> {
        self.matches.iter().find(|m| m.official == official)?.actual.as_deref()
    }

    /// Whether the workbook has an official sheet.
    pub fn has(&self, official: &str) -> bool {
        self.tab(official).is_some()
    }

    /// The cells of an official sheet.
    pub fn sheet<'a>(&self, workbook: &'a Workbook, official: &str) -> Result<Option<&'a Sheet>, ReadError> {
        match self.tab(official) {
            Some(tab) => workbook.sheet(tab),
            None => Ok(None),
        }
    }

    fn renamed(
        &self,
        workbook: &Workbook,
        labels: Option<&LabelSheet>,
        official: &'static str,
    ) -> Result<Option<String>, ReadError> {
        let by_labels = labels.is_some_and(|labels| labels.of(official).next().is_some());
        if !by_labels && !matches!(official, DECLARATION | REVISION) {
            return Ok(None);
        }
        let claimed = |name: &str| self.matches.iter().any(|m| m.actual.as_deref() == Some(name));
        let foreign = workbook.sheet_names().map(|(name, _)| name).filter(|name| !claimed(name));
        let mut unreadable = None;
        for name in foreign.take(MAX_FOREIGN_SHEETS) {
            let sheet = match workbook.sheet(name) {
                Ok(Some(sheet)) => sheet,
                Ok(None) => continue,
                Err(error) => {
                    unreadable = Some(error);
                    continue;
                }
            };
            let shows_labels = labels.is_some_and(|labels| shows_labels_of(sheet, labels, official));
            let looks_alike = match official {
                DECLARATION => looks_like_declaration(sheet),
                REVISION => looks_like_revision(sheet),
                _ => false,
            };
            if shows_labels || looks_alike {
                return Ok(Some(name.to_owned()));
            }
        }
        // Without a declaration the unreadable sheet is the better explanation; else it is nobody's
        // business.
        match unreadable {
            Some(error) if official == DECLARATION => Err(error),
            _ => Ok(None),
        }
    }
}

/// Whether most labels of an official sheet are seen at their places on this sheet.
fn shows_labels_of(sheet: &Sheet, labels: &LabelSheet, official: &str) -> bool {
    let shown = labels.of(official).filter(|(addr, label)| label.is_shown_as(&text_of(sheet.value(*addr)))).count();
    let all = labels.of(official).filter(|(addr, _)| addr.row <= 40).count();
    shown >= 2 && shown * 2 >= all
}

/// Whether a sheet has the revision text in its place and labels down column B, as `Declaration`
/// has.
fn looks_like_declaration(sheet: &Sheet) -> bool {
    let has_revision = Revision::find(&sheet.value(REVISION_CELL).display()).is_some();
    let labels = (8..=30)
        .map(|row| Addr::new(2, row))
        .filter(|addr| sheet.has_formula(*addr) || !text_of(sheet.value(*addr)).is_empty())
        .count();
    has_revision && labels >= 10
}

/// Whether a sheet names a reporting template near its start in a few words, and is none of the
/// sheets to fill, which do so too.
fn looks_like_revision(sheet: &Sheet) -> bool {
    /// The title is shorter; instructions that speak of the template are longer.
    const TITLE_BYTES: usize = 80;
    let is_title = |addr: Addr| {
        let text = sheet.value(addr);
        matches!(&text, Value::Text(text) if text.len() <= TITLE_BYTES && words(text).ends_with("reporting template"))
    };
    let near_start = sheet.stored(1..=8).filter(|addr| addr.column <= 3);
    Revision::find(&sheet.value(REVISION_CELL).display()).is_none() && near_start.into_iter().any(is_title)
}
