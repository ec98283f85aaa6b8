//! Example forms as .xlsx files.

use super::Form;
use crate::template::{CompanyField, DECLARATION, SMELTER_LIST};
use crate::workbook::{Addr, Sheet, Value, Visibility};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

/// Writes a form as an .xlsx file. The same form gives the same bytes.
///
/// # Errors
/// When a sheet name or a text is longer than the format allows.
pub fn write(form: &Form) -> Result<Vec<u8>, XlsxError> {
    write_with(form, None)
}

/// Writes a form as [`write`] does, for people who open it in a spreadsheet program: columns are wide enough on the screen and
/// on paper, days are shown as days, and everything but the labels may be changed although the sheets are protected.
///
/// # Errors
/// The same.
pub fn write_for_people(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks {
        answer: Format::new().set_unlocked(),
        day: Format::new().set_unlocked().set_align(FormatAlign::Left).set_num_format("dd-mmm-yyyy"),
        label: Format::new().set_bold(),
        day_cell: form.layout.company_cell(CompanyField::EffectiveDate).map(|cell| cell.addr),
    };
    write_with(form, Some(&looks))
}

/// How cells look to people.
struct Looks {
    answer: Format,
    day: Format,
    label: Format,
    /// The cell of the effective date.
    day_cell: Option<Addr>,
}

impl Looks {
    fn of(&self, sheet: &Sheet, addr: Addr) -> &Format {
        if sheet.name() == DECLARATION && self.day_cell == Some(addr) {
            &self.day
        } else if sheet.has_formula(addr) && sheet.name() != SMELTER_LIST {
            &self.label
        } else {
            &self.answer
        }
    }
}

/// Columns that are used, with their width in characters: the labels, answers and comments of the form need most.
const DECLARATION_WIDTHS: [f64; 10] = [3.0, 52.0, 3.0, 40.0, 22.0, 3.0, 46.0, 22.0, 22.0, 18.0];
/// Width of the columns of every other sheet.
const LIST_WIDTH: f64 = 20.0;
/// How many columns of the other sheets have it.
const LIST_COLUMNS: u16 = 17;

fn lay_out(worksheet: &mut Worksheet, sheet: &Sheet, looks: &Looks) -> Result<(), XlsxError> {
    // A formula whose result is the empty text shows nothing, where the usual 0 would be a wrong value.
    worksheet.set_formula_result_default("");
    let list = [LIST_WIDTH; LIST_COLUMNS as usize];
    let widths: &[f64] = if sheet.name() == DECLARATION { &DECLARATION_WIDTHS } else { &list };
    for (column, width) in (0u16..).zip(widths) {
        worksheet.set_column_width(column, *width)?;
        worksheet.set_column_format(column, &looks.answer)?;
    }
    if sheet.name() == DECLARATION {
        // Beside the form stand the cells that its formulas work with.
        let last_column = u16::try_from(widths.len()).unwrap_or(1) - 1;
        worksheet.set_print_area(0, 0, sheet.last_row().max(1) - 1, last_column)?;
    }
    if sheet.last_row() > 0 {
        worksheet.set_print_fit_to_pages(1, 0).set_landscape();
    }
    Ok(())
}

fn write_with(form: &Form, looks: Option<&Looks>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed day keeps the bytes the same from run to run.
    let made_on = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made_on));
    let plain = Format::default();
    for sheet in form.sheets() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet.name())?;
        if sheet.visibility() != Visibility::Visible {
            worksheet.set_hidden(true);
        }
        if sheet.protected {
            worksheet.protect();
        }
        if let Some(looks) = looks {
            lay_out(worksheet, sheet, looks)?;
        }
        for addr in sheet.stored(1..=sheet.last_row()) {
            let format = looks.map_or(&plain, |looks| looks.of(sheet, addr));
            write_cell(worksheet, sheet, addr, format)?;
        }
    }
    workbook.save_to_buffer()
}

fn write_cell(worksheet: &mut Worksheet, sheet: &Sheet, addr: Addr, format: &Format) -> Result<(), XlsxError> {
    let (row, column) = (addr.row - 1, addr.column - 1);
    match (sheet.value(addr), sheet.has_formula(addr)) {
        (Value::Empty, false) => {}
        (Value::Number(number), false) => {
            worksheet.write_number_with_format(row, column, number, format)?;
        }
        (Value::Bool(value), false) => {
            worksheet.write_boolean_with_format(row, column, value, format)?;
        }
        (value, false) => {
            worksheet.write_string_with_format(row, column, value.display(), format)?;
        }
        (value, true) => {
            let text = value.display();
            let formula = Formula::new(format!("=\"{}\"", text.replace('"', "\"\""))).set_result(text);
            worksheet.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}
