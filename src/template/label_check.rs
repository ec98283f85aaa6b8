//! Whether the labels of the form are where its layout expects them.
//!
//! Labels are formulas that look up the text for their own address in the label sheet. After
//! somebody inserts a row, a moved formula shows the text of its new address, or an error where
//! there is none, and labels that stood alone leave an empty cell behind. So a moved form shows as
//! labels that are empty or wrong at the expected addresses.

use super::layout::{DECLARATION, Layout, MINE_LIST, MineralPlaces, PRODUCT_LIST, SMELTER_LIST};
use super::structure::{LabelSheet, comparable, text_of};
use crate::base::text::Text;
use crate::workbook::{Addr, CellRef, ReadError, Sheet, Value, Workbook};

/// The result of comparing the labels of a form with its label sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelCheck {
    /// Whether the workbook has its label sheet. Without it nothing is compared.
    pub has_label_sheet: bool,
    /// The display language whose labels were expected, as the label sheet names it.
    pub language: String,
    /// The display languages of the label sheet, which are the options of the form.
    pub languages: Vec<String>,
    /// Where the display language is chosen, and what stands there.
    pub chosen_language: Option<(CellRef, String)>,
    /// How many labels were compared.
    pub compared: usize,
    /// Label cells whose formula has no stored result: nothing can be said about their place.
    pub not_stored: Vec<CellRef>,
    /// Labels that are not where the layout expects them.
    pub mismatches: Vec<LabelMismatch>,
}

/// A label that is not where the layout expects it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelMismatch {
    /// What the label is for.
    pub what: Text,
    /// Where it is expected.
    pub cell: CellRef,
    /// The label in the language shown, from the workbook's own label sheet.
    pub expected: String,
    /// What the cell holds, as stored.
    pub shown: String,
    /// Another cell of the same column or row that holds the label.
    pub found: Option<CellRef>,
}

/// Compares the stored labels with the label sheet.
///
/// Capitals, blanks, line breaks and the mark of required fields do not matter. A label in another
/// language than the one chosen is in its place all the same: programs change the language without
/// calculating.
///
/// # Errors
/// When a sheet of the package cannot be read.
pub fn label_mismatches(workbook: &Workbook, layout: &Layout) -> Result<LabelCheck, ReadError> {
    let Some(labels) = LabelSheet::read(workbook)? else { return Ok(LabelCheck::default()) };
    let language = workbook.sheet(DECLARATION)?.map_or(0, |sheet| labels.shown_language(sheet));
    let mut check = LabelCheck {
        has_label_sheet: true,
        language: labels.language(language).to_owned(),
        languages: labels.languages().to_vec(),
        chosen_language: workbook.sheet(DECLARATION)?.map(|sheet| {
            let place = LabelSheet::CHOSEN_LANGUAGE;
            (CellRef::new(DECLARATION, place), sheet.value(place).display().into_owned())
        }),
        ..LabelCheck::default()
    };
    for (what, cell) in label_cells(layout, &labels) {
        let Some(sheet) = workbook.sheet(&cell.sheet)? else { continue };
        compare(&labels, language, sheet, what, cell, &mut check);
    }
    Ok(check)
}

fn compare(labels: &LabelSheet, language: usize, sheet: &Sheet, what: Text, cell: CellRef, check: &mut LabelCheck) {
    let wanted: Vec<_> = labels.at(&cell.sheet, cell.addr).filter(|label| !label.text(language).is_empty()).collect();
    let Some(first) = wanted.first() else { return };
    let value = sheet.value(cell.addr);
    let shown = value.display();
    // Some programs store the empty text for a formula that they did not calculate.
    if sheet.has_formula(cell.addr) && (value == Value::Empty || shown.is_empty()) {
        check.not_stored.push(cell);
        return;
    }
    check.compared += 1;
    if wanted.iter().any(|label| label.is_shown_as(&shown)) {
        return;
    }
    let expected = first.text(language).into_owned();
    let found = find(sheet, cell.addr, &expected).map(|addr| CellRef::new(cell.sheet.clone(), addr));
    check.mismatches.push(LabelMismatch { what, cell, expected, shown: shown.into_owned(), found });
}

/// Another cell of the column (for labels of the form) or of the row (for headings) with this text.
fn find(sheet: &Sheet, at: Addr, expected: &str) -> Option<Addr> {
    const FAR_ENOUGH: u32 = 60;
    let wanted = comparable(expected);
    let rows = at.row.saturating_sub(FAR_ENOUGH).max(1)..=at.row.saturating_add(FAR_ENOUGH);
    sheet
        .stored(rows)
        .filter(|addr| *addr != at && (addr.column == at.column || addr.row == at.row))
        .find(|addr| comparable(&text_of(sheet.value(*addr))) == wanted)
}

/// Columns of the smelter table after the country. Columns beyond are hidden helpers with labels of
/// their own.
const COLUMNS_AFTER_COUNTRY: u16 = 12;
const MINE_COLUMNS: u16 = 13;

/// The label cells of a layout with what they are for.
fn label_cells(layout: &Layout, labels: &LabelSheet) -> Vec<(Text, CellRef)> {
    let mut cells: Vec<(Text, CellRef)> = Vec::new();
    let label_column = layout.questions.first().map_or(2, |question| question.label.column);
    let on_form = |row: u32| CellRef::new(DECLARATION, Addr::new(label_column, row));
    for (field, addr) in &layout.company {
        cells.push((field.name(), on_form(addr.row)));
    }
    if let MineralPlaces::Chosen { slots, .. } = &layout.minerals
        && let Some(slot) = slots.first()
    {
        cells.push((Text::fixed("Minerals in scope", "申报的矿产"), on_form(slot.row)));
    }
    for question in &layout.questions {
        cells.push((question.question.name(), CellRef::new(DECLARATION, question.label)));
    }
    for question in &layout.company_questions {
        cells.push((question.question.name(), CellRef::new(DECLARATION, question.label)));
    }
    let headings = [
        (SMELTER_LIST, Some(layout.smelters.first_row), layout.smelters.country + COLUMNS_AFTER_COUNTRY),
        (PRODUCT_LIST, Some(layout.products.first_row), layout.products.comments),
        (MINE_LIST, layout.mines.map(|mines| mines.first_row), MINE_COLUMNS),
    ];
    for (sheet, first_row, last_column) in headings {
        let Some(row) = first_row.map(|row| row.saturating_sub(1)) else { continue };
        for (addr, _) in labels.of(sheet).filter(|(addr, _)| addr.row == row && addr.column <= last_column) {
            let column = crate::workbook::column_letters(addr.column);
            let what = crate::text!(en: "heading of column {column}", zh: "{column} 列的标题", column = column);
            cells.push((what, CellRef::new(sheet, addr)));
        }
    }
    cells
}
