//! Which column of a list holds what: found by the words of the header, shown to the user, and
//! corrected there.

use super::rows::{is_rmi_id, tidy_id};
use super::sheet::{Content, ListSheet, SheetRow};
use crate::base::text::half_width_char;
use crate::template::Mineral;
use serde::{Deserialize, Serialize};

/// How many rows with content may come before the header: titles, notes, terms of use.
const HEADER_ROWS: usize = 30;
/// How many rows below the header are looked at to judge what a column holds.
const SAMPLE_ROWS: usize = 50;

/// What a column of a list may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListField {
    /// Metal or mineral.
    Metal,
    /// Id of the smelter or refiner, such as a CID.
    Id,
    /// Standard name.
    Name,
    /// Other names.
    Alias,
    /// Country or area.
    Country,
    /// Status word.
    Status,
    /// A date of the row. Read in a history of changes; elsewhere, such as that of the last audit,
    /// shown only.
    Date,
    /// What changed, in a history of changes.
    Change,
    /// The reason of a change.
    Details,
    /// Whether it is in operation, in the words of the list. No status of an assessment.
    Operation,
}

impl ListField {
    /// All fields, in the order in which they are shown.
    pub const ALL: [ListField; 10] = [
        Self::Metal,
        Self::Id,
        Self::Name,
        Self::Alias,
        Self::Country,
        Self::Status,
        Self::Date,
        Self::Change,
        Self::Details,
        Self::Operation,
    ];

    /// The name for readers.
    pub const fn name(self) -> crate::base::text::Text {
        use crate::base::text::Text;
        match self {
            Self::Metal => Text::fixed("Metal", "金属"),
            Self::Id => Text::fixed("Smelter ID", "冶炼厂识别号"),
            Self::Name => Text::fixed("Standard name", "标准名称"),
            Self::Alias => Text::fixed("Other name", "别名"),
            Self::Country => Text::fixed("Country", "国家"),
            Self::Status => Text::fixed("Status", "状态"),
            Self::Date => Text::fixed("Day of the row", "行的日期"),
            Self::Change => Text::fixed("What changed", "变更类型"),
            Self::Details => Text::fixed("Reason of the change", "变更原因"),
            Self::Operation => Text::fixed("In operation", "运营状态"),
        }
    }
}

/// Where the columns are. Columns and rows count from 1, so 1 is column A.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Row of the header; reading starts in the row after it. `None` when the list has no header.
    pub header_row: Option<u32>,
    /// Metal or mineral.
    pub metal: Option<u16>,
    /// Smelter ID.
    pub id: Option<u16>,
    /// Standard name.
    pub name: Option<u16>,
    /// Other names.
    pub alias: Option<u16>,
    /// Country or area.
    pub country: Option<u16>,
    /// Status word.
    pub status: Option<u16>,
    /// Date of the row; see [`ListField::Date`].
    pub date: Option<u16>,
    /// What changed.
    pub change: Option<u16>,
    /// The reason of a change.
    pub details: Option<u16>,
    /// Whether it is in operation.
    pub operation: Option<u16>,
}

impl Mapping {
    /// The column of a field.
    pub fn column(&self, field: ListField) -> Option<u16> {
        match field {
            ListField::Metal => self.metal,
            ListField::Id => self.id,
            ListField::Name => self.name,
            ListField::Alias => self.alias,
            ListField::Country => self.country,
            ListField::Status => self.status,
            ListField::Date => self.date,
            ListField::Change => self.change,
            ListField::Details => self.details,
            ListField::Operation => self.operation,
        }
    }

    /// Maps a field to a column, or to none. A column holds one field: another one that it held is
    /// left without.
    pub fn set(&mut self, field: ListField, column: Option<u16>) {
        for other in ListField::ALL {
            if column.is_some() && self.column(other) == column {
                *self.place(other) = None;
            }
        }
        *self.place(field) = column;
    }

    fn place(&mut self, field: ListField) -> &mut Option<u16> {
        match field {
            ListField::Metal => &mut self.metal,
            ListField::Id => &mut self.id,
            ListField::Name => &mut self.name,
            ListField::Alias => &mut self.alias,
            ListField::Country => &mut self.country,
            ListField::Status => &mut self.status,
            ListField::Date => &mut self.date,
            ListField::Change => &mut self.change,
            ListField::Details => &mut self.details,
            ListField::Operation => &mut self.operation,
        }
    }

    /// Whether rows can be read at all: facilities need an id or a name.
    pub fn is_usable(&self) -> bool {
        self.id.is_some() || self.name.is_some()
    }
}

/// How sure a guessed mapping is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// No header was found, or neither ids nor names: the user has to map the columns.
    Low,
    /// A column was found by its content, or there are no ids that fit.
    Medium,
    /// The header names the columns, and most ids have the form of an RMI id.
    High,
}

/// One column with content, for the form in which the user confirms the mapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// From 1.
    pub column: u16,
    /// Letters as in a spreadsheet program.
    pub letters: String,
    /// The header as typed; empty when there is none.
    pub header: String,
    /// What it is mapped to.
    pub field: Option<ListField>,
}

/// The first rows of a list under a mapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The columns with content.
    pub columns: Vec<Column>,
    /// Row of the sheet, and its cells in the order of `columns`.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl ListSheet {
    /// The header and the first rows below it, all columns with content in them.
    pub fn preview(&self, mapping: &Mapping, rows: usize) -> Preview {
        let header = self.rows.iter().find(|row| Some(row.number) == mapping.header_row);
        let shown: Vec<&SheetRow> = self.below(mapping.header_row).take(rows).collect();
        let mut numbers: Vec<u16> =
            header.into_iter().chain(shown.iter().copied()).flat_map(|row| &row.cells).map(|cell| cell.0).collect();
        numbers.extend(ListField::ALL.iter().filter_map(|field| mapping.column(*field)));
        numbers.sort_unstable();
        numbers.dedup();
        let columns: Vec<Column> = numbers
            .into_iter()
            .map(|column| Column {
                column,
                letters: crate::workbook::column_letters(column),
                header: header.map(|row| row.shown(column).into_owned()).unwrap_or_default(),
                field: ListField::ALL.into_iter().find(|field| mapping.column(*field) == Some(column)),
            })
            .collect();
        let cell = |row: &SheetRow, column: &Column| match row.cell(column.column) {
            Some(Content::Number(number)) if column.field == Some(ListField::Date) => {
                self.day(*number).map_or_else(|| number.to_string(), |day| day.to_string())
            }
            content => content.map(|content| content.shown().into_owned()).unwrap_or_default(),
        };
        let rows = shown
            .into_iter()
            .map(|row| (row.number, columns.iter().map(|column| cell(row, column)).collect()))
            .collect();
        Preview { columns, rows }
    }

    /// The rows below the header.
    pub(super) fn below(&self, header_row: Option<u32>) -> impl Iterator<Item = &SheetRow> {
        let header_row = header_row.unwrap_or(0);
        let start = self.rows.partition_point(|row| row.number <= header_row);
        self.rows.get(start..).unwrap_or_default().iter()
    }

    /// Guesses the mapping.
    pub(super) fn guess_mapping(&self) -> (Mapping, Confidence) {
        // Of two rows that fit alike, the upper one is the header.
        let mut best: Option<(u32, Mapping)> = None;
        for row in self.rows.iter().take(HEADER_ROWS) {
            let Some((score, mapping)) = self.header_mapping(row) else { continue };
            if best.as_ref().is_none_or(|(best, _)| score > *best) {
                best = Some((score, mapping));
            }
        }
        let has_header = best.is_some();
        let mut mapping = best.map(|(_, mapping)| mapping).unwrap_or_default();
        let named_id = mapping.id.is_some();
        let fields = ListField::ALL.iter().filter(|field| mapping.column(**field).is_some()).count();
        self.complete_by_content(&mut mapping);
        let ids = mapping.id.map_or(0.0, |column| self.share(&mapping, column, |text| is_rmi_id(&tidy_id(text))));
        let confidence = match (has_header, named_id && ids > 0.6, mapping.is_usable()) {
            (true, true, _) => Confidence::High,
            (_, _, true) if ids > 0.6 => Confidence::Medium,
            // Text above a column may look like the header of a list with one column.
            (true, _, true) if fields > 1 => Confidence::Medium,
            _ => Confidence::Low,
        };
        (mapping, confidence)
    }

    /// The mapping if a row is the header, and how well it fits. A header names an id or a name,
    /// and one more field unless the list has a single column.
    fn header_mapping(&self, row: &SheetRow) -> Option<(u32, Mapping)> {
        let mut candidates = Vec::new();
        for (column, content) in &row.cells {
            let Content::Text(header) = content else { continue };
            for (field, points) in header_fields(header) {
                candidates.push((field, points, *column));
            }
        }
        let mut mapping = Mapping { header_row: Some(row.number), ..Mapping::default() };
        // The best header of each field; of equal ones that with more ids, then the first.
        candidates.sort_by_key(|(field, points, column)| {
            let ids = if *field == ListField::Id { self.ids_below(row.number, *column) } else { 0 };
            (std::cmp::Reverse(*points), std::cmp::Reverse(ids), *column)
        });
        let mut score = 0;
        let mut fields = 0;
        for (field, points, column) in candidates {
            let taken = ListField::ALL.iter().any(|other| mapping.column(*other) == Some(column));
            if mapping.column(field).is_none() && !taken {
                mapping.set(field, Some(column));
                score += points;
                fields += 1;
            }
        }
        // Reasons of what? A company's list may have details of anything.
        if mapping.change.is_none() {
            mapping.details = None;
        }
        (mapping.is_usable() && (fields >= 2 || row.cells.len() == 1)).then_some((score, mapping))
    }

    /// Finds ids and metals by what the cells hold where the header did not name them.
    fn complete_by_content(&self, mapping: &mut Mapping) {
        let has_header = mapping.header_row.is_some();
        let mut columns: Vec<u16> =
            self.below(mapping.header_row).take(SAMPLE_ROWS).flat_map(|row| &row.cells).map(|cell| cell.0).collect();
        columns.sort_unstable();
        columns.dedup();
        let is_metal = |text: &str| matches!(Mineral::parse(text), Some(Mineral::Known(_)));
        let is_id = |text: &str| is_rmi_id(&tidy_id(text));
        let is_free =
            |mapping: &Mapping, column: u16| ListField::ALL.iter().all(|other| mapping.column(*other) != Some(column));
        if mapping.id.is_none() {
            let mut free = columns.iter().copied().filter(|column| is_free(mapping, *column));
            mapping.id = free.find(|column| self.fits(mapping, *column, is_id));
        }
        if mapping.metal.is_none() {
            let mut free = columns.iter().copied().filter(|column| is_free(mapping, *column));
            mapping.metal = free.find(|column| self.fits(mapping, *column, is_metal));
        }
        // Without a header that could be read, the row above the first id may be one in another
        // language.
        if mapping.header_row.is_none()
            && let Some(column) = mapping.id
        {
            let first = self.rows.iter().position(|row| is_rmi_id(&tidy_id(&row.shown(column)))).unwrap_or(0);
            let above = first.checked_sub(1).and_then(|above| self.rows.get(above));
            mapping.header_row = above.map(|row| row.number);
        }
        // The longest texts next to ids are the names.
        if !has_header && mapping.id.is_some() && mapping.name.is_none() {
            let length = |column: u16| {
                let rows = self.below(mapping.header_row).take(SAMPLE_ROWS);
                rows.map(|row| row.shown(column).chars().count()).sum::<usize>()
            };
            mapping.name = columns
                .iter()
                .copied()
                .filter(|column| is_free(mapping, *column))
                .max_by_key(|column| (length(*column), u16::MAX - *column));
        }
    }

    /// Whether nearly all filled cells of a column fit; one may be a header that was not
    /// recognised.
    fn fits(&self, mapping: &Mapping, column: u16, fits: impl Fn(&str) -> bool) -> bool {
        let texts = self.below(mapping.header_row).take(SAMPLE_ROWS).map(|row| row.shown(column));
        let (fitting, other): (Vec<_>, Vec<_>) = texts.filter(|text| !text.is_empty()).partition(|text| fits(text));
        !fitting.is_empty() && other.len() <= 1 + fitting.len() / 5 && fitting.len() > other.len()
    }

    /// How large a part of the filled cells of a column fits.
    fn share(&self, mapping: &Mapping, column: u16, fits: impl Fn(&str) -> bool) -> f64 {
        let (mut filled, mut fitting) = (0_u32, 0_u32);
        for row in self.below(mapping.header_row).take(SAMPLE_ROWS) {
            let text = row.shown(column);
            if !text.is_empty() {
                filled += 1;
                fitting += u32::from(fits(&text));
            }
        }
        if filled == 0 { 0.0 } else { f64::from(fitting) / f64::from(filled) }
    }

    fn ids_below(&self, row: u32, column: u16) -> usize {
        self.below(Some(row)).take(SAMPLE_ROWS).filter(|row| is_rmi_id(&tidy_id(&row.shown(column)))).count()
    }
}

/// Words of a header, to be compared: lower case, half width, nothing but letters and digits; Han
/// and Latin letters are words of their own.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for character in text.chars().map(half_width_char).flat_map(char::to_lowercase) {
        let kind = if !character.is_alphanumeric() {
            None
        } else if character.is_ascii() {
            Some(0)
        } else {
            Some(1)
        };
        match (kind, words.last_mut()) {
            (None, _) => {}
            (Some(_), Some(word)) if kind == before => word.push(character),
            _ => words.push(character.to_string()),
        }
        before = kind;
    }
    words
}

/// How many fields the cells of a row name, each counted once.
pub(super) fn named_fields<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.flat_map(header_fields).map(|(field, _)| field).collect::<std::collections::BTreeSet<_>>().len()
}

/// The fields that a header may name, with points from 1 to 10.
fn header_fields(header: &str) -> Vec<(ListField, u32)> {
    // A sentence is a note.
    if header.chars().count() > 80 {
        return Vec::new();
    }
    let words = words(header);
    let latin: Vec<&str> = words.iter().filter(|word| word.is_ascii()).map(String::as_str).collect();
    let other: String = words.iter().filter(|word| !word.is_ascii()).map(String::as_str).collect();
    let mut found = english_fields(&latin);
    found.extend(chinese_fields(&other, &latin));
    found
}

/// Headers of these words alone name the facility.
const ALONE: &[&str] = &[
    "smelter",
    "smelters",
    "facility",
    "facilities",
    "refiner",
    "refiners",
    "refinery",
    "company",
    "member",
    "or",
    "and",
];

fn english_fields(words: &[&str]) -> Vec<(ListField, u32)> {
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    let about_facility = has(&["smelter", "smelters", "facility", "facilities", "refiner", "refinery", "cid", "rmi"]);
    if words.is_empty() {
        return Vec::new();
    }
    if has(&["source", "website", "web", "url", "email", "mail", "contact", "phone", "policy", "comment", "comments"]) {
        return Vec::new();
    }
    // `METAL+Alias` are helper keys of the templates.
    if has(&["metal", "mineral"]) && has(&["alias"]) {
        return Vec::new();
    }
    if words == ["basis", "for", "revision"] {
        return vec![(ListField::Change, 10)];
    }
    if words == ["details"] {
        return vec![(ListField::Details, 5)];
    }
    if has(&["date", "dated", "updated", "expiry", "expires", "valid"]) || words.ends_with(&["as", "of"]) {
        let points = if has(&["audit", "assessment", "status", "revision", "as"]) { 9 } else { 7 };
        return vec![(ListField::Date, points)];
    }
    if has(&["country", "countries", "nation"]) {
        let points = if has(&["origin"]) {
            4
        } else if has(&["code", "iso"]) {
            7
        } else {
            10
        };
        return vec![(ListField::Country, points)];
    }
    if has(&["alias", "aliases", "aka", "lookup", "synonym", "synonyms"])
        || words.windows(2).any(|pair| matches!(pair, ["look", "up"] | ["known", "as"]))
        || has(&["reference"]) && about_facility && !has(&["list", "number", "no"])
        || has(&["name", "names"]) && has(&["other", "alternative", "alternate", "former", "previous", "known"])
    {
        return vec![(ListField::Alias, 9)];
    }
    if has(&["status", "state"]) && has(&["operational", "operating", "operation", "operations"]) {
        return vec![(ListField::Operation, 10)];
    }
    if has(&["status"]) {
        let points = if has(&["reaudit", "re"]) { 3 } else { 10 };
        return vec![(ListField::Status, points)];
    }
    if has(&["metal", "metals", "mineral", "minerals", "commodity"]) && words.len() <= 4 && !has(&["name", "id"]) {
        return vec![(ListField::Metal, 10)];
    }
    let foreign_id = has(&["tax", "vat", "duns", "lei", "vendor", "supplier", "certificate", "member"]);
    if !foreign_id {
        if has(&["id", "ids", "cid", "cids", "identifier"])
            || has(&["identification"]) && (about_facility || has(&["number"]))
        {
            let points = if about_facility { 10 } else { 8 };
            return vec![(ListField::Id, points)];
        }
        if about_facility && has(&["number", "no", "code"]) {
            return vec![(ListField::Id, 6)];
        }
    }
    if has(&["name", "names"]) && !has(&["contact", "city", "state", "province", "file", "sheet", "user", "brand"]) {
        let points = match (has(&["standard"]), about_facility) {
            (true, _) => 10,
            (false, true) => 9,
            (false, false) => 7,
        };
        return vec![(ListField::Name, points)];
    }
    if words.len() <= 3 && words.iter().all(|word| ALONE.contains(word)) {
        return vec![(ListField::Name, 6)];
    }
    if has(&["conformance", "conformant", "approval", "decision", "conformity", "listing"]) && words.len() <= 3 {
        return vec![(ListField::Status, 5)];
    }
    if words == ["location"] {
        return vec![(ListField::Country, 3)];
    }
    Vec::new()
}

fn chinese_fields(text: &str, latin: &[&str]) -> Vec<(ListField, u32)> {
    let has = |any: &[&str]| any.iter().any(|word| text.contains(word));
    if text.is_empty()
        || has(&["来源", "來源", "出处", "网址", "網址", "联系", "聯繫", "聯絡", "邮箱", "政策", "备注", "備註"])
    {
        return Vec::new();
    }
    let about_facility = has(&["冶炼", "冶煉", "精炼", "精煉", "工厂", "工廠", "加工"]);
    if has(&["日期", "时间", "時間", "截至", "有效期"]) {
        return vec![(ListField::Date, 8)];
    }
    if has(&["国家", "國家", "国别", "國別", "所在国", "所在國"]) {
        return vec![(ListField::Country, if has(&["原产", "原產"]) { 4 } else { 10 })];
    }
    if has(&["原产国", "原產國"]) {
        return vec![(ListField::Country, 4)];
    }
    if has(&["别名", "別名", "又名", "曾用名", "其他名称", "其他名稱", "查找", "俗称"]) {
        return vec![(ListField::Alias, 9)];
    }
    if has(&["运营", "運營", "经营", "經營", "营业", "營業", "生产", "生產"]) && has(&["状态", "狀態", "状况", "狀況"])
    {
        return vec![(ListField::Operation, 10)];
    }
    if has(&["状态", "狀態"]) {
        return vec![(ListField::Status, 10)];
    }
    if has(&["识别", "識別", "编号", "編號", "编码", "編碼", "代码", "代碼", "标识", "標識"])
        || about_facility && latin.iter().any(|word| ["id", "cid"].contains(word))
    {
        let foreign = has(&["供应商", "供應商", "物料", "证书", "證書", "税号"]);
        let points = if foreign {
            2
        } else if about_facility || has(&["识别号", "識別號"]) {
            10
        } else {
            8
        };
        return vec![(ListField::Id, points)];
    }
    if has(&["名称", "名稱", "厂名", "廠名"]) && !has(&["城市", "文件", "联系人"]) {
        let points = match (has(&["标准", "標準"]), about_facility) {
            (true, _) => 10,
            (false, true) => 9,
            (false, false) => 7,
        };
        return vec![(ListField::Name, points)];
    }
    let short = text.chars().count() <= 6;
    if short && has(&["金属", "金屬", "矿产", "礦產", "矿种", "礦種", "矿物", "礦物"]) {
        return vec![(ListField::Metal, 10)];
    }
    if matches!(text, "冶炼厂" | "冶煉廠" | "精炼厂" | "精煉廠" | "冶炼厂或精炼厂" | "冶炼厂精炼厂" | "企业" | "公司")
    {
        return vec![(ListField::Name, 6)];
    }
    if short && has(&["合规", "认可", "認可", "结论", "审核结果", "认证情况", "准入"]) {
        return vec![(ListField::Status, 6)];
    }
    if matches!(text, "地区" | "國家地區" | "所在地") {
        return vec![(ListField::Country, 3)];
    }
    Vec::new()
}
