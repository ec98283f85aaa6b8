//! From a checked workbook to pictures of its sheets.

use crate::base::text::shortened;
use crate::declaration::{self, Declaration, Entry, Origin};
use crate::report::Report;
use crate::report::sheets::{CellKind, CellPicture, ColumnPicture, OwnData, RowPicture, SheetPicture};
use crate::template::{DECLARATION, Detected, FormLabels, MINE_LIST, PRODUCT_LIST, SMELTER_LIST};
use crate::workbook::{Addr, ReadError, Sheet, Value, Workbook};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The sheets that are pictured, in filling order.
pub const PICTURED: [&str; 4] = [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST];

/// Up to this row every row is shown, blank or not: twice the longest list of a template.
const EVERY_ROW_UP_TO: u32 = 5_000;
/// The most rows of a picture, but for the rows that findings name.
const MOST_ROWS: usize = 10_000;
/// Blank rows that are shown after the last entry of a list, so that its end is seen.
const BLANK_ROWS_AFTER: u32 = 5;
/// The longest text of a cell that a picture holds. No label of a template is longer.
const CELL_CHARACTERS: usize = 4_000;
/// The longest text once the texts of a picture have together grown beyond [`ALL_CHARACTERS`].
const LATE_CELL_CHARACTERS: usize = 80;
/// Characters of a full list of 2,500 rows with long texts in every column.
const ALL_CHARACTERS: usize = 4_000_000;
/// Merged ranges with more rows than this are no part of a form.
const MERGED_ROWS: u32 = 40;
/// Pixels of a character in Excel's usual font, and of the margins of a column.
const EXCEL_PIXELS: (f64, f64) = (7.0, 5.0);
/// Pixels of a character in the font of the page, and of what stands next to a text: margins and
/// the icon of a finding.
const PAGE_PIXELS: (f64, f64) = (8.0, 44.0);
/// The least and the greatest width of a column in pixels.
const WIDTHS: (f64, f64) = (24.0, 320.0);

/// Draws Declaration, Smelter List, Mine List and Product List, as far as the workbook has them.
///
/// # Errors
/// When a sheet of the package cannot be read.
pub fn sheet_pictures(
    workbook: &Workbook,
    detected: &Detected,
    report: &Report,
) -> Result<Vec<SheetPicture>, ReadError> {
    let declaration = declaration::read(workbook, &detected.layout)?;
    let labels = FormLabels::read(workbook)?;
    let mut pictures = Vec::new();
    for name in PICTURED {
        if name == MINE_LIST && detected.layout.mines.is_none() {
            continue;
        }
        let Some(sheet) = workbook.sheet(name)? else { continue };
        let drawing = Drawing {
            name,
            sheet,
            detected,
            labels: &labels,
            entries: entries_of(&declaration, name),
            found: found_on(report, name),
        };
        pictures.push(drawing.picture());
    }
    Ok(pictures)
}

/// What takes input on a sheet, by address: with the values that a rule saw.
fn entries_of<'a>(declaration: &'a Declaration, name: &str) -> BTreeMap<Addr, &'a Entry> {
    let on_sheet = declaration.entries().filter(|entry| entry.cell.sheet == name);
    on_sheet.map(|entry| (entry.cell.addr, entry)).collect()
}

/// The cells of a sheet that findings name.
fn found_on(report: &Report, name: &str) -> BTreeSet<Addr> {
    let cells = report.findings.iter().flat_map(|finding| {
        let shown = finding.evidence.iter().map(|evidence| &evidence.cell);
        finding.cells.iter().chain(shown).chain(finding.choices.iter().map(|choice| &choice.cell))
    });
    cells.filter(|cell| cell.sheet == name).map(|cell| cell.addr).collect()
}

/// What a picture is drawn from.
struct Drawing<'a> {
    name: &'static str,
    sheet: &'a Sheet,
    detected: &'a Detected,
    labels: &'a FormLabels<'a>,
    entries: BTreeMap<Addr, &'a Entry>,
    found: BTreeSet<Addr>,
}

/// Merged cells of one row: first and last column.
type MergedColumns = BTreeMap<u32, Vec<(u16, u16)>>;

impl Drawing<'_> {
    fn picture(&self) -> SheetPicture {
        let columns = self.columns();
        let (numbers, rows_left_out) = self.rows();
        let merged = self.merged();
        let mut characters = 0;
        let draw = |number: u32| {
            let of_row = merged.get(&number).map(Vec::as_slice).unwrap_or_default();
            let cells = self.cells(number, &columns, of_row, &mut characters);
            RowPicture { number, hidden: self.sheet.is_row_hidden(number), cells }
        };
        let rows: Vec<RowPicture> = numbers.into_iter().map(draw).collect();
        let columns = self.with_widths(&columns, &rows);
        let tab = self.sheet.name();
        SheetPicture {
            sheet: Cow::Borrowed(self.name),
            tab: (tab != self.name).then(|| tab.to_owned()),
            columns,
            entries_from: self.first_entry_row(),
            rows,
            rows_left_out,
            own: self.own(),
        }
    }

    /// Where data of the supplier's own stand.
    fn own(&self) -> OwnData {
        let own = self.entries.values().filter(|entry| entry.field.is_own());
        let addrs = own.map(|entry| entry.cell.addr);
        if self.first_entry_row().is_some() {
            let columns: BTreeSet<u16> = addrs.map(|addr| addr.column).collect();
            return OwnData { columns: columns.into_iter().collect(), ..OwnData::default() };
        }
        OwnData { cells: addrs.map(|addr| (addr.row, addr.column)).collect(), ..OwnData::default() }
    }

    fn first_entry_row(&self) -> Option<u32> {
        let layout = &self.detected.layout;
        match self.name {
            SMELTER_LIST => Some(layout.smelters.first_row),
            MINE_LIST => layout.mines.map(|mines| mines.first_row),
            PRODUCT_LIST => Some(layout.products.first_row),
            _ => None,
        }
    }

    /// The columns of the form that the file shows, and those in which something was found.
    fn columns(&self) -> Vec<u16> {
        // The form ends well before this column on every sheet.
        const LAST: u16 = 26;
        let of_form = (1..=LAST).filter(|column| self.detected.layout.is_in_form(self.name, *column));
        let shown = of_form.filter(|column| !self.sheet.is_column_hidden(*column));
        let all: BTreeSet<u16> = shown.chain(self.found.iter().map(|addr| addr.column)).collect();
        all.into_iter().collect()
    }

    /// The numbers of the rows that are shown, and how many are left out.
    fn rows(&self) -> (Vec<u32>, usize) {
        let is_filled = |entry: &&&Entry| !entry.is_blank();
        let filled: BTreeSet<u32> = if let Some(first) = self.first_entry_row() {
            let entries = self.entries.values().filter(is_filled).map(|entry| entry.cell.addr.row);
            (1..first).chain(entries.filter(|row| *row >= first)).collect()
        } else {
            let layout = &self.detected.layout;
            let in_form = |addr: &Addr| layout.is_in_form(self.name, addr.column);
            let stored = self.sheet.stored(1..=self.sheet.last_row()).filter(in_form);
            let seen = stored.filter(|addr| !self.sheet.value(*addr).display().trim().is_empty());
            seen.map(|addr| addr.row).chain(self.entries.keys().map(|addr| addr.row)).collect()
        };
        let after = if self.first_entry_row().is_some() { BLANK_ROWS_AFTER } else { 0 };
        let found: BTreeSet<u32> = self.found.iter().map(|addr| addr.row).collect();
        let last = filled.last().copied().unwrap_or(0).saturating_add(after).max(found.last().copied().unwrap_or(0));
        let holds = |row: &u32| filled.contains(row) || found.contains(row);
        let near = (1..=last.min(EVERY_ROW_UP_TO)).filter(|row| holds(row) || !self.sheet.is_row_hidden(*row));
        let far = filled.range(EVERY_ROW_UP_TO + 1..).copied();
        let mut rows: BTreeSet<u32> = near.chain(far).take(MOST_ROWS).collect();
        rows.extend(found);
        let left_out = filled.iter().filter(|row| !rows.contains(row)).count();
        (rows.into_iter().collect(), left_out)
    }

    /// Cells that are merged across columns, by row.
    fn merged(&self) -> MergedColumns {
        let mut merged = MergedColumns::new();
        for range in &self.sheet.merged {
            let is_wide = range.last.column > range.first.column;
            if is_wide && range.last.row.saturating_sub(range.first.row) < MERGED_ROWS {
                for row in range.first.row..=range.last.row {
                    merged.entry(row).or_default().push((range.first.column, range.last.column));
                }
            }
        }
        for columns in merged.values_mut() {
            columns.sort_unstable();
        }
        merged
    }

    fn cells(&self, row: u32, columns: &[u16], merged: &[(u16, u16)], characters: &mut usize) -> Vec<CellPicture> {
        let mut cells = Vec::new();
        let mut covered_to = 0;
        for column in columns.iter().copied().filter(|column| !self.is_covered(row, *column, merged)) {
            if column <= covered_to {
                continue;
            }
            let addr = Addr::new(column, row);
            let range = merged.iter().find(|(first, last)| (*first..=*last).contains(&column));
            let covered = columns.iter().filter(|other| {
                **other > column
                    && range.is_some_and(|(_, last)| *other <= last)
                    && self.is_covered(row, **other, merged)
            });
            let covered: Vec<u16> = covered.copied().collect();
            let drawn = self.cell(addr, characters);
            if covered.is_empty() {
                cells.extend(drawn);
                continue;
            }
            covered_to = covered.last().copied().unwrap_or(0);
            let bare = || CellPicture { column, kind: CellKind::Bare, ..CellPicture::default() };
            let covers = u16::try_from(covered.len()).unwrap_or(0);
            cells.push(CellPicture { covers, ..drawn.unwrap_or_else(bare) });
        }
        cells
    }

    /// Whether a cell lies under the first one of a merged range. Nothing that holds something is
    /// ever covered, and no range in which a further cell does is drawn as one.
    fn is_covered(&self, row: u32, column: u16, merged: &[(u16, u16)]) -> bool {
        let holds = |column: u16| {
            let addr = Addr::new(column, row);
            self.found.contains(&addr)
                || self.entries.contains_key(&addr)
                || !self.sheet.value(addr).display().trim().is_empty()
        };
        merged
            .iter()
            .find(|(first, last)| (*first..=*last).contains(&column))
            .is_some_and(|(first, _)| column > *first && !(*first + 1..=column).any(holds))
    }

    fn cell(&self, addr: Addr, characters: &mut usize) -> Option<CellPicture> {
        let is_label_row = self.first_entry_row().is_none_or(|first| addr.row < first);
        let value = self.sheet.value(addr);
        let formula = self.sheet.has_formula(addr);
        let (kind, text, chinese) = if let Some(entry) = self.entries.get(&addr) {
            let kind = if entry.origin == Origin::Typed { CellKind::Value } else { CellKind::Calculated };
            (kind, Cow::Borrowed(entry.shown()), None)
        } else if let Some(label) = self.label(addr).filter(|_| is_label_row) {
            let chinese = (label.zh_cn != label.en).then(|| label.zh_cn.into_owned());
            (CellKind::Label, label.en, chinese)
        } else if value == Value::Empty {
            return None;
        } else {
            let kind = if formula { CellKind::Calculated } else { CellKind::Value };
            (if is_label_row { CellKind::Label } else { kind }, value.display(), None)
        };
        let is_answer_on_form = self.first_entry_row().is_none() && self.entries.contains_key(&addr);
        if text.is_empty() && !is_answer_on_form {
            return None;
        }
        let limit = if *characters > ALL_CHARACTERS { LATE_CELL_CHARACTERS } else { CELL_CHARACTERS };
        let text = shortened(&text, limit).into_owned();
        *characters += text.len();
        Some(CellPicture {
            column: addr.column,
            kind,
            text,
            chinese: chinese.map(|text| shortened(&text, limit).into_owned()),
            covers: 0,
        })
    }

    fn label(&self, addr: Addr) -> Option<crate::base::text::Text> {
        self.labels.of_cell(self.name, self.sheet, addr)
    }

    /// The widths of the file; without them, what is in the column.
    fn with_widths(&self, columns: &[u16], rows: &[RowPicture]) -> Vec<ColumnPicture> {
        let has_widths = columns.iter().any(|column| self.sheet.column_width(*column).is_some());
        let mut longest: BTreeMap<u16, usize> = BTreeMap::new();
        if !has_widths {
            for cell in rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.covers == 0) {
                let characters = longest.entry(cell.column).or_default();
                *characters = (*characters).max(cell.text.chars().take(CELL_CHARACTERS).count());
            }
        }
        let (least, greatest) = WIDTHS;
        let width = |number: u16| {
            let pixels = |characters: f64, (each, beside): (f64, f64)| characters * each + beside;
            let of_content = longest.get(&number).and_then(|characters| u32::try_from(*characters).ok());
            let of_file = self.sheet.column_width(number).map(|characters| pixels(characters, EXCEL_PIXELS));
            let width = of_file.or_else(|| of_content.map(|count| pixels(f64::from(count), PAGE_PIXELS)));
            let width = width.unwrap_or(least);
            // Within the limits a width is a small whole number.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let width = width.clamp(least, greatest).round() as u16;
            ColumnPicture { number, width }
        };
        columns.iter().copied().map(width).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::profile::Settings;
    use crate::report::FileInfo;
    use crate::samples::fixtures::{Edit, Form, Place, Put};
    use crate::template::{CompanyField, KnownMineral, TemplateKind, detect};
    use crate::workbook::{Cell, CellRange};

    fn pictures_of(kind: TemplateKind, revision: &str, edits: &[Edit]) -> (Report, Vec<SheetPicture>) {
        drawn(&Form::in_order(kind, revision).unwrap().with(edits).into_workbook())
    }

    fn drawn(workbook: &Workbook) -> (Report, Vec<SheetPicture>) {
        let detected = detect(workbook).unwrap();
        let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
        let report = crate::check_workbook(workbook, &detected, FileInfo::default(), &settings).unwrap();
        let pictures = sheet_pictures(workbook, &detected, &report).unwrap();
        (report, pictures)
    }

    fn named<'a>(pictures: &'a [SheetPicture], name: &str) -> &'a SheetPicture {
        pictures.iter().find(|picture| picture.sheet == name).unwrap()
    }

    fn at(addr: &str) -> Addr {
        Addr::parse(addr).unwrap()
    }

    #[test]
    fn every_template_is_drawn_with_its_labels_and_values() {
        for (kind, revision, sheets) in [
            (TemplateKind::Cmrt, "6.5", vec![DECLARATION, SMELTER_LIST, PRODUCT_LIST]),
            (TemplateKind::Emrt, "2.1", PICTURED.to_vec()),
            (TemplateKind::Amrt, "1.3", PICTURED.to_vec()),
        ] {
            let (_, pictures) = pictures_of(kind, revision, &[]);
            let names: Vec<&str> = pictures.iter().map(|picture| picture.sheet.as_ref()).collect();
            assert_eq!(names, sheets, "{kind}");
            let form = named(&pictures, DECLARATION);
            assert_eq!(
                form.cell(at("B8")).unwrap().words(),
                crate::base::text::Text::fixed("Company Name (*):", "公司名称 (*)：")
            );
            assert_eq!(form.cell(at("B8")).unwrap().kind, CellKind::Label);
            assert_eq!(form.text(at("D8")), "Yunting Demo Components Co., Ltd.");
            let list = named(&pictures, SMELTER_LIST);
            assert_eq!(list.cell(at("B4")).unwrap().words(), crate::base::text::Text::fixed("Metal", "金属"), "{kind}");
            assert_eq!(list.entries_from, Some(5));
            assert_eq!(list.rows.last().unwrap().number, 5 + BLANK_ROWS_AFTER, "{kind}");
            let helpers = list.columns.iter().filter(|column| column.number > 17).count();
            assert_eq!(helpers, 0, "{kind}: columns of the template's own workings");
        }
    }

    #[test]
    fn a_day_is_shown_as_a_day_and_a_blank_answer_keeps_its_cell() {
        let edits = [Edit::blank(Place::Company(CompanyField::AuthorizerEmail))];
        let (report, pictures) = pictures_of(TemplateKind::Cmrt, "6.5", &edits);
        let form = named(&pictures, DECLARATION);
        assert_eq!(form.text(at("D22")), "2026-02-27");
        let blank =
            report.findings.iter().flat_map(|finding| &finding.cells).find(|cell| form.text(cell.addr).is_empty());
        assert!(form.cell(blank.unwrap().addr).is_some_and(|cell| cell.kind == CellKind::Value));
    }

    #[test]
    fn what_a_finding_names_is_shown_wherever_it_is() {
        let edits = [
            Edit::text(Place::Smelter(700, crate::declaration::SmelterColumn::Metal), KnownMineral::Tin.stored()),
            Edit::text(Place::Cell("Smelter List", "B900000"), "Gold"),
        ];
        let (report, pictures) = pictures_of(TemplateKind::Cmrt, "6.5", &edits);
        for cell in report.findings.iter().flat_map(|finding| &finding.cells) {
            if let Some(picture) = pictures.iter().find(|picture| picture.sheet == cell.sheet) {
                assert!(picture.shows(cell.addr), "{cell}");
            }
        }
        let list = named(&pictures, SMELTER_LIST);
        assert!(list.shows(at("B900000")));
        assert!(list.shows(at("Q400")), "a blank row before the end of the filled part");
        assert!(list.rows.len() < 6_000);
    }

    #[test]
    fn merged_cells_are_one_unless_something_stands_under_them() {
        let form = || Form::in_order(TemplateKind::Cmrt, "6.5").unwrap();
        let with_merged = |form: Form| {
            let mut sheets = form.sheets().to_vec();
            let sheet = sheets.iter_mut().find(|sheet| sheet.name() == DECLARATION).unwrap();
            sheet.merged = vec![CellRange::parse("D8:J8").unwrap(), CellRange::parse("D31:E31").unwrap()];
            drawn(&Workbook::from_sheets(sheets)).1
        };
        let pictures = with_merged(form());
        assert_eq!(named(&pictures, DECLARATION).cell(at("D8")).unwrap().covers, 6);
        assert!(!named(&pictures, DECLARATION).shows(at("F8")));
        assert_eq!(named(&pictures, DECLARATION).cell(at("D31")).unwrap().covers, 1);
        let mut hiding = form();
        hiding.put(DECLARATION, at("G8"), Cell { value: Value::Text("under".into()), formula: false });
        let pictures = with_merged(hiding);
        assert_eq!(named(&pictures, DECLARATION).cell(at("D8")).unwrap().covers, 2);
        assert_eq!(named(&pictures, DECLARATION).text(at("G8")), "under");
    }

    #[test]
    fn hidden_columns_stay_hidden_and_hidden_rows_with_content_are_marked() {
        let edits = [Edit::new(Place::Smelter(1, crate::declaration::SmelterColumn::Metal), Put::HiddenRow)];
        let form = Form::in_order(TemplateKind::Cmrt, "6.5").unwrap().with(&edits);
        let mut sheets = form.sheets().to_vec();
        let sheet = sheets.iter_mut().find(|sheet| sheet.name() == SMELTER_LIST).unwrap();
        sheet.hide_columns(17, 17);
        sheet.set_column_width(2, 2, 20.0);
        let (_, pictures) = drawn(&Workbook::from_sheets(sheets));
        let list = named(&pictures, SMELTER_LIST);
        assert!(list.columns.iter().all(|column| column.number != 17));
        assert_eq!(list.columns.iter().find(|column| column.number == 2).unwrap().width, 145);
        assert!(list.rows.iter().any(|row| row.number == 5 && row.hidden));
    }

    #[test]
    fn a_picture_says_where_data_of_the_supplier_stand() {
        let edits = [
            Edit::text(Place::Smelter(1, crate::declaration::SmelterColumn::Comments), "Ask Li Hua"),
            Edit::text(Place::Product(1, crate::declaration::ProductColumn::Number), "YT-100"),
        ];
        let (_, pictures) = pictures_of(TemplateKind::Cmrt, "6.5", &edits);
        let form = named(&pictures, DECLARATION);
        for (addr, own) in [("D8", true), ("D9", false), ("D12", true), ("D16", true), ("D22", false), ("D26", false)] {
            assert_eq!(form.is_own(at(addr)), own, "{addr}: {}", form.text(at(addr)));
        }
        let list = named(&pictures, SMELTER_LIST);
        assert!(list.is_own(at("Q5")) && list.is_own(at("Q400")) && !list.is_own(at("Q4")) && !list.is_own(at("C5")));
        let products = named(&pictures, PRODUCT_LIST);
        assert!(products.columns.iter().any(|column| products.text(Addr::new(column.number, 6)) == "YT-100"));
        assert!(products.is_own(at("B6")));
    }

    #[test]
    fn the_same_workbook_gives_the_same_bytes() {
        let json = || serde_json::to_string(&pictures_of(TemplateKind::Emrt, "2.1", &[]).1).unwrap();
        assert_eq!(json(), json());
    }
}
