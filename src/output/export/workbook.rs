//! The correction plan as a workbook: to filter, to hand out, to fill in. It holds no formula, no
//! link and nothing hidden.

use super::identity::{identity, list, visible};
use super::plan::{HEADINGS, NOTHING, PlanRow, STATUSES, closing, rows};
use crate::base::text::{Lang, Text};
use crate::report::Report;
use crate::report::causes::RuleTitles;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

/// Widths of the columns, in characters.
const WIDTHS: [f64; 13] = [5.0, 9.0, 11.0, 16.0, 11.0, 9.0, 14.0, 16.0, 32.0, 34.0, 10.0, 11.0, 12.0];
/// A4 in the list of paper sizes.
const A4: u8 = 9;
/// The most characters that a cell may hold.
const MOST_CHARACTERS: usize = 32_767;
/// The height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;
/// The most lines that a row shows: a row is at most 409 points high.
const MOST_LINES: u32 = 27;
/// Place of the column with the day until which something is to be done.
const DUE: u16 = 11;
/// Place of the column with the status.
const STATUS: u16 = 12;

/// The workbook. The same report gives the same bytes.
///
/// # Errors
/// When the format cannot hold a text, which the cuts prevent.
pub(super) fn plan(report: &Report, languages: &[Lang], titles: &RuleTitles) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of making is the one thing that would differ between two runs.
    let made_on = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made_on));
    let formats = Formats::new();
    write_plan(workbook.add_worksheet(), languages, &rows(report, titles), &formats)?;
    write_identity(workbook.add_worksheet(), report, languages, &formats)?;
    workbook.save_to_buffer()
}

struct Formats {
    heading: Format,
    text: Format,
    number: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let cell =
            Format::new().set_border(FormatBorder::Thin).set_border_color(Color::Gray).set_align(FormatAlign::Top);
        // Also when a cell is typed in later, its content stays a text.
        let text = cell.clone().set_text_wrap().set_quote_prefix();
        Self {
            heading: cell.clone().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00E3_E8E6)),
            text,
            number: cell.clone(),
            date: cell.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        }
    }
}

fn write_plan(sheet: &mut Worksheet, languages: &[Lang], rows: &[PlanRow], formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(say(&Text::fixed("Plan", "改正计划"), languages, " "))?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    for (column, heading) in (0..).zip(&HEADINGS) {
        sheet.write_string_with_format(0, column, say(heading, languages, "\n"), &formats.heading)?;
    }
    let lines = HEADINGS.iter().zip(WIDTHS).map(|(heading, width)| lines_of(&say(heading, languages, "\n"), width));
    sheet.set_row_height(0, f64::from(lines.max().unwrap_or(1)) * LINE_HEIGHT)?;
    let statuses: Vec<String> = STATUSES.iter().map(|status| say(status, languages, " ")).collect();
    let first_status = statuses.first().map(String::as_str).unwrap_or_default();
    for (line, row) in (1..).zip(rows) {
        let texts = [
            &row.severity.name(),
            &row.source.name(),
            &row.rule,
            &row.sheet,
            &row.cell,
            &row.field,
            &row.value,
            &row.wrong,
            &row.todo,
        ];
        sheet.write_number_with_format(line, 0, u32::try_from(row.number).unwrap_or(u32::MAX), &formats.number)?;
        let mut lines = 1;
        for ((column, width), text) in (1..).zip(WIDTHS.iter().skip(1)).zip(texts) {
            let text = say(text, languages, "\n");
            lines = lines.max(lines_of(&text, *width));
            sheet.write_string_with_format(line, column, text, &formats.text)?;
        }
        // Not every program fits the heights itself when it opens a file.
        sheet.set_row_height(line, f64::from(lines.min(MOST_LINES)) * LINE_HEIGHT)?;
        sheet.write_blank(line, DUE - 1, &formats.text)?;
        match row.due {
            Some(day) => sheet.write_number_with_format(line, DUE, day.serial(), &formats.date)?,
            None => sheet.write_blank(line, DUE, &formats.date)?,
        };
        sheet.write_string_with_format(line, STATUS, first_status, &formats.text)?;
    }
    let last = u32::try_from(rows.len()).unwrap_or_default();
    if rows.is_empty() {
        sheet.write_string(1, 0, say(&NOTHING, languages, "\n"))?;
    } else {
        let choices = DataValidation::new().allow_list_strings(&statuses)?;
        sheet.add_data_validation(1, STATUS, last, STATUS, &choices)?;
        sheet.autofilter(0, 0, last, STATUS)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    print_on_a4(sheet);
    sheet.set_landscape();
    // In inches: as little as most printers can do, so that the print is not too small.
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    Ok(())
}

/// How many lines a text takes in a column, on the safe side: a Chinese character is as wide as two
/// others.
fn lines_of(text: &str, width: f64) -> u32 {
    let wide = |line: &str| line.chars().map(|c| if c > '\u{2e7f}' { 2.1 } else { 1.1 }).sum::<f64>();
    let mut lines = 0;
    for line in text.split('\n') {
        lines += 1;
        let mut rest = wide(line) - width;
        while rest > 0.0 && lines < MOST_LINES {
            lines += 1;
            rest -= width;
        }
    }
    lines
}

/// What was checked, when and with what.
fn write_identity(
    sheet: &mut Worksheet,
    report: &Report,
    languages: &[Lang],
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name(say(&Text::fixed("About", "说明"), languages, " "))?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 90)?;
    let mut line = 0;
    for (name, value) in identity(report) {
        sheet.write_string_with_format(line, 0, say(&name, languages, " "), &formats.heading)?;
        let value = say(&value, languages, "\n");
        sheet.set_row_height(line, f64::from(lines_of(&value, 90.0)) * LINE_HEIGHT)?;
        sheet.write_string_with_format(line, 1, value, &formats.text)?;
        line += 1;
    }
    for info in &report.lists {
        let name = Text::fixed("List of smelters", "冶炼厂清单");
        sheet.set_row_height(line, f64::from(lines_of(&say(&list(info), languages, "\n"), 90.0)) * LINE_HEIGHT)?;
        sheet.write_string_with_format(line, 0, say(&name, languages, " "), &formats.heading)?;
        sheet.write_string_with_format(line, 1, say(&list(info), languages, "\n"), &formats.text)?;
        line += 1;
    }
    for remark in &report.facts.remarks {
        let message = say(&visible(&remark.message), languages, "\n");
        sheet.set_row_height(line, f64::from(lines_of(&message, 90.0)) * LINE_HEIGHT)?;
        let name = Text::fixed("Good to know", "供参考");
        sheet.write_string_with_format(line, 0, say(&name, languages, " "), &formats.heading)?;
        sheet.write_string_with_format(line, 1, message, &formats.text)?;
        line += 1;
    }
    sheet.write_string_with_format(line, 0, say(&Text::fixed("Note", "附记"), languages, " "), &formats.heading)?;
    sheet.write_string_with_format(line, 1, say(&closing(report), languages, "\n"), &formats.text)?;
    print_on_a4(sheet);
    Ok(())
}

fn print_on_a4(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4);
    // As wide as one page, as long as needed.
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&A&R&P / &N");
}

/// A text in the languages of the file, cut to what a cell holds; a text that is the same in both
/// stands once.
fn say(text: &Text, languages: &[Lang], between: &str) -> String {
    let mut said = String::new();
    for lang in languages {
        let next = text.get(*lang);
        if said == next {
            continue;
        }
        if !said.is_empty() {
            said.push_str(between);
        }
        said.push_str(next);
    }
    said.chars().take(MOST_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::report::testing::{finding, report};
    use crate::workbook::{Addr, Workbook as Read};

    const BOTH: [Lang; 2] = [Lang::ZhCn, Lang::En];

    #[test]
    fn the_plan_reads_back_as_typed() {
        let mut one = finding("C01", "Declaration!D8");
        one.evidence[0].value = "=cmd|'/c calc'!A1".to_owned();
        let mut report = report(vec![one]);
        report.checked_on = Date::parse_iso("2026-03-02");
        let bytes = plan(&report, &BOTH, &RuleTitles::new()).unwrap();
        assert_eq!(bytes, plan(&report, &BOTH, &RuleTitles::new()).unwrap(), "two runs");
        let workbook = Read::open(&bytes, None).unwrap();
        let shown = |sheet: &str, cell: &str| {
            let sheet = workbook.sheet(sheet).unwrap().unwrap();
            sheet.value(Addr::parse(cell).unwrap()).display().into_owned()
        };
        assert_eq!(shown("改正计划 Plan", "A1"), "序号\nNo.");
        assert_eq!(shown("改正计划 Plan", "H2"), "=cmd|'/c calc'!A1");
        assert_eq!(shown("改正计划 Plan", "M2"), "未处理 Open");
        assert_eq!(shown("说明 About", "B4"), "2026-03-02");
    }
}
