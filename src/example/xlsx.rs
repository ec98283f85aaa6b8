//! Example forms as .xlsx files.

use super::Form;
use crate::workbook::{Value, Visibility};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, XlsxError};

/// Writes a form as an .xlsx file. The same form gives the same bytes.
///
/// # Errors
/// When a sheet name or a text is longer than the format allows.
pub fn write(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed day keeps the bytes the same from run to run.
    let made_on = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made_on));
    for sheet in form.sheets() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet.name())?;
        if sheet.visibility() != Visibility::Visible {
            worksheet.set_hidden(true);
        }
        if sheet.protected {
            worksheet.protect();
        }
        for addr in sheet.stored(1..=sheet.last_row()) {
            let (row, column) = (addr.row - 1, addr.column - 1);
            match (sheet.value(addr), sheet.has_formula(addr)) {
                (Value::Empty, false) => {}
                (Value::Number(number), false) => {
                    worksheet.write_number(row, column, number)?;
                }
                (Value::Bool(value), false) => {
                    worksheet.write_boolean(row, column, value)?;
                }
                (value, false) => {
                    worksheet.write_string(row, column, value.display())?;
                }
                (value, true) => {
                    let text = value.display();
                    let formula = Formula::new(format!("=\"{}\"", text.replace('"', "\"\""))).set_result(text);
                    worksheet.write_formula(row, column, formula)?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}
