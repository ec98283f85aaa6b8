//! Which changes a corrected copy offers: for findings with exactly one right answer, and never a change of meaning.

use super::repeated_rows::{self, RepeatedRows};
use super::safety::{OnFile, date_styles};
use super::values::{Reading, cleaned, is_one_slip_from, plain_rmi_id};
use crate::base::addresses::{EmailFlaw, EmailReading, read_email, with_half_width_addresses};
use crate::base::text::Text;
use crate::declaration::{
    AnswerCell, Choice, CompanyAnswerCell, EffectiveDate, Entry, Field, MineColumn, Recognition, SmelterColumn,
    SmelterEntry, Spelling, is_word_for_an_answer, read_answer, repaired_rmi_id,
};
use crate::reference::CountryMatch;
use crate::report::Finding;
use crate::report::corrections::{
    CellChange, CorrectionKind, Corrections, MAX_PROPOSALS, NewValue, Proposal, SkippedCorrection,
};
use crate::rules::Context;
use crate::rules::smelter_rows::country_unknown_name::OfferedCountries;
use crate::template::{CompanyField, LayoutOrigin, options};
use crate::text;
use crate::workbook::{Addr, CellRef};
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

/// The most ids whose smelters are searched by name; a longer list of slips is no list of a person.
const MAX_SEARCHES: usize = 200;

/// A change to one cell.
struct Fix {
    after: NewValue,
    kind: CorrectionKind,
    why: Text,
}

impl Fix {
    fn text(after: impl Into<String>, kind: CorrectionKind, why: Text) -> Self {
        Self { after: NewValue::Text(after.into()), kind, why }
    }
}

/// What the changes are worked out from.
struct Sources<'c, 'a> {
    ctx: &'c Context<'a>,
    entries: BTreeMap<&'c CellRef, &'c Entry>,
    spellings: BTreeMap<&'c CellRef, Spelling>,
    /// The names of countries that the template finds, read when the first country is looked at.
    countries: OnceCell<OfferedCountries>,
    searches: Cell<usize>,
}

/// The changes on offer for the findings of a report.
pub(crate) fn propose(ctx: &Context<'_>, findings: &[Finding]) -> Corrections {
    let declaration = ctx.declaration;
    let answers = declaration.minerals.iter().flat_map(|mineral| &mineral.answers);
    let answers = answers.map(|cell: &AnswerCell| (&cell.entry.cell, cell.spelling));
    let company = declaration.company_answers.iter().map(|cell: &CompanyAnswerCell| (&cell.entry.cell, cell.spelling));
    let sources = Sources {
        ctx,
        entries: declaration.entries().map(|entry| (&entry.cell, entry)).collect(),
        spellings: answers.chain(company).collect(),
        countries: OnceCell::new(),
        searches: Cell::new(0),
    };
    let twice: Vec<(usize, &Finding)> =
        findings.iter().enumerate().filter(|(_, finding)| finding.code == "L12").collect();
    let repeated = if twice.is_empty() { RepeatedRows::default() } else { repeated_rows::find(ctx, &twice) };

    let mut offered: Vec<Proposal> = Vec::new();
    let mut by_cell: BTreeMap<&CellRef, usize> = BTreeMap::new();
    let mut skipped: Vec<SkippedCorrection> = Vec::new();
    for (place, finding) in findings.iter().enumerate() {
        for cell in sources.cells(finding) {
            let is_emptied = cell.sheet == crate::template::SMELTER_LIST && repeated.rows.contains(&cell.addr.row);
            let Some(entry) = sources.entries.get(cell).filter(|_| !is_emptied) else { continue };
            match sources.fix(finding, entry) {
                Reading::None => {}
                Reading::Unsure(why) => {
                    skipped.push(SkippedCorrection { cell: cell.clone(), code: finding.code.clone(), why });
                }
                Reading::One(fix) => {
                    if let Some(known) = by_cell.get(cell).and_then(|at| offered.get_mut(*at)) {
                        join(known, fix, place, finding);
                    } else {
                        by_cell.insert(cell, offered.len());
                        offered.push(sources.proposal(fix, entry, place, finding));
                    }
                }
            }
        }
    }
    skipped.retain(|skip| !by_cell.contains_key(&skip.cell));
    for (cell, place, why) in repeated.skipped.iter().cloned() {
        let code = findings.get(place).map(|finding| finding.code.clone()).unwrap_or_default();
        skipped.push(SkippedCorrection { cell, code, why });
    }
    offered.extend(row_proposal(&repeated, findings));
    let mut corrections = Corrections { proposals: offered, skipped, not_listed: 0 };
    leave_out_unsafe(ctx, &mut corrections);
    corrections.not_listed = corrections.proposals.len().saturating_sub(MAX_PROPOSALS);
    corrections.proposals.truncate(MAX_PROPOSALS);
    corrections.skipped.truncate(MAX_PROPOSALS);
    corrections
}

/// Two findings about one cell: the id that is meant goes before the blanks around the wrong one.
fn join(known: &mut Proposal, fix: Fix, place: usize, finding: &Finding) {
    if let Some(change) = known.changes.first_mut()
        && fix.kind == CorrectionKind::Id
    {
        change.after = fix.after;
        known.kind = fix.kind;
        known.why = fix.why;
    }
    known.settles(place, finding);
}

fn row_proposal(repeated: &RepeatedRows, findings: &[Finding]) -> Option<Proposal> {
    let first = repeated.changes.first()?;
    let rows: Vec<u32> = repeated.rows.iter().copied().collect();
    let rows = crate::rules::smelter_rows::rows_text(&rows);
    let mut proposal = Proposal {
        id: format!("{}:row", first.cell),
        kind: CorrectionKind::RepeatedRow,
        codes: Vec::new(),
        findings: Vec::new(),
        label: text!(en: "Repeated at the end of the list: {rows}", zh: "清单末尾的重复行：{rows}"; rows: rows),
        why: Text::fixed(
            "Every cell is the same as in an earlier row; emptied at the end of the list, it leaves no gap",
            "每一格都与前面的某一行相同；位于清单末尾，清空后不会留下空行",
        ),
        changes: repeated.changes.clone(),
    };
    for place in &repeated.findings {
        if let Some(finding) = findings.get(*place) {
            proposal.settles(*place, finding);
        }
    }
    Some(proposal)
}

/// Whether programs take a text for a formula when they read it anew. A phone number may begin with a plus sign.
fn begins_as_formula(text: &str) -> bool {
    let is_of_a_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.' | '/');
    text.starts_with(['=', '+', '-', '@']) && !text.chars().all(is_of_a_number)
}

impl Sources<'_, '_> {
    fn proposal(&self, fix: Fix, entry: &Entry, place: usize, finding: &Finding) -> Proposal {
        Proposal {
            id: entry.cell.to_string(),
            kind: fix.kind,
            codes: vec![finding.code.clone()],
            findings: vec![place],
            label: self.ctx.declaration.label(entry.field, self.ctx.layout),
            why: fix.why,
            changes: vec![CellChange { cell: entry.cell.clone(), before: entry.typed.to_string(), after: fix.after }],
        }
    }

    /// The cells that a finding is about. One about rows that are written alike names the first of them only.
    fn cells<'f>(&'f self, finding: &'f Finding) -> Vec<&'f CellRef> {
        let mut cells: Vec<&CellRef> = finding.cells.iter().collect();
        let first = finding.cells.first().and_then(|cell| self.entries.get(cell));
        if finding.code == "L21"
            && let Some(first) = first
        {
            let alike = self
                .ctx
                .declaration
                .list_entries()
                .filter(|entry| entry.field == first.field && entry.typed == first.typed);
            let named: BTreeSet<&CellRef> = cells.iter().copied().collect();
            cells.extend(alike.map(|entry| &entry.cell).filter(|cell| !named.contains(cell)));
        }
        cells
    }

    /// The one right value of a cell that a finding is about.
    fn fix(&self, finding: &Finding, entry: &Entry) -> Reading<Fix> {
        match finding.code.as_ref() {
            "Q04" => self.option(entry),
            "S01" => self.ctx.declaration.scope_found().meant().map_or(Reading::None, as_word),
            "S10" => finding.choices.first().map_or(Reading::None, |choice| as_word(&choice.value)),
            "L21" => self.word_of_row(entry),
            "L15" => recycled_mark(finding, entry),
            "H03" if matches!(entry.field, Field::CompanyComment(..)) => address(entry),
            "H03" | "H04" => self.clean_text(entry),
            "C07" if read_email(entry.text()) == EmailReading::Flawed(EmailFlaw::Space) => self.clean_text(entry),
            "C08" => date(entry),
            "L10" if entry.field == Field::Smelter(SmelterColumn::Country) => self.country(entry),
            "M04" if entry.field == Field::Mine(MineColumn::Country) => self.country(entry),
            "L07" if entry.field == Field::Smelter(SmelterColumn::IdInput) => self.id_in_column_a(entry),
            "L08" if entry.field == Field::Smelter(SmelterColumn::Id) => self.malformed_id(entry),
            "R01" => self.unknown_id(entry),
            _ => Reading::None,
        }
    }

    fn option(&self, entry: &Entry) -> Reading<Fix> {
        // The drop-down offers it as a number that is shown as a share.
        const AS_NUMBER: &str = "100%";
        if matches!(self.ctx.detected.origin, LayoutOrigin::Derived { .. }) {
            return Reading::Unsure(Text::fixed(
                "This revision is not known here, and its drop-down may differ: choose the option there",
                "本工具不认识这个版本，其下拉列表可能不同：请从中选择",
            ));
        }
        match self.spellings.get(&entry.cell) {
            Some(Spelling::Variant(option) | Spelling::Translated(option)) if *option == AS_NUMBER => {
                Reading::Unsure(Text::fixed(
                    "The drop-down stores this option as a number: choose it there",
                    "下拉列表以数字存储该选项，请从中选择",
                ))
            }
            Some(Spelling::Variant(option)) => Reading::One(as_option(option)),
            Some(Spelling::Translated(option)) if is_word_for_an_answer(&entry.typed) => Reading::One(Fix::text(
                *option,
                CorrectionKind::Option,
                Text::fixed(
                    "The same answer in another language; the drop-down of this cell offers it in English",
                    "同一答案的另一种语言写法；该单元格的下拉列表提供的是英文",
                ),
            )),
            _ => Reading::None,
        }
    }

    /// The word of the template that a metal or a smelter in a row means.
    fn word_of_row(&self, entry: &Entry) -> Reading<Fix> {
        let smelter = self.row_of(entry);
        let found = match entry.field {
            Field::Smelter(SmelterColumn::Metal) => smelter.map(|row| &row.metal_found),
            Field::Smelter(SmelterColumn::Lookup) => smelter.map(|row| &row.choice_found),
            Field::Mine(MineColumn::Metal) => {
                self.ctx.declaration.mine_at(entry.cell.addr.row).map(|row| &row.metal_found)
            }
            _ => None,
        };
        found.and_then(Recognition::meant).map_or(Reading::None, as_word)
    }

    fn clean_text(&self, entry: &Entry) -> Reading<Fix> {
        let found = cleaned(entry).map(|(text, kind)| Fix::text(text, kind, why_clean(kind)));
        let Reading::One(Fix { after: NewValue::Text(text), .. }) = &found else { return found };
        if begins_as_formula(text) && !begins_as_formula(&entry.typed) {
            return Reading::Unsure(Text::fixed(
                "Without what stands before the sign, programs take the text for a formula: decide in Excel",
                "去掉符号前的字符后，软件会把这段文字当作公式，请在 Excel 中决定",
            ));
        }
        // The formulas of the row look a name up, and would show another smelter than the stored results do.
        let row = self.row_of(entry).filter(|_| entry.field == Field::Smelter(SmelterColumn::Name));
        let looks_up = |row: &SmelterEntry| row.cells().any(Entry::is_formula);
        let is_known = |row: &SmelterEntry| {
            let lookup = self.ctx.declaration.lookup.as_ref();
            lookup.is_some_and(|lookup| lookup.by_name(&row.get(SmelterColumn::Metal).typed, text).is_some())
        };
        if row.is_some_and(|row| looks_up(row) && is_known(row)) {
            return Reading::Unsure(Text::fixed(
                "The formulas of this row would find a smelter by the corrected name: decide in Excel",
                "更正后，此行公式会按名称查到冶炼厂，请在 Excel 中决定",
            ));
        }
        found
    }

    fn row_of(&self, entry: &Entry) -> Option<&SmelterEntry> {
        let in_list = matches!(entry.field, Field::Smelter(_));
        self.ctx.declaration.smelter_at(entry.cell.addr.row).filter(|_| in_list)
    }

    fn country(&self, entry: &Entry) -> Reading<Fix> {
        let found = self.ctx.countries().find(entry.text());
        let (country, is_spelling) = match &found {
            CountryMatch::TemplateName(country) => (*country, true),
            CountryMatch::OtherName(countries) => match countries.as_slice() {
                [country] => (*country, false),
                _ => return Reading::None,
            },
            CountryMatch::Nothing => return Reading::None,
        };
        let offered = self.countries.get_or_init(|| OfferedCountries::read(self.ctx));
        if offered.has(&entry.typed) {
            return Reading::None;
        }
        let Some(name) = offered.name_of(country) else {
            return Reading::Unsure(Text::fixed(
                "The country list of this workbook does not have the usual name",
                "本工作簿的国家表中没有通常使用的名称",
            ));
        };
        let why = if is_spelling {
            Text::fixed("The name as written in this workbook's country list", "按本工作簿国家表中的写法")
        } else {
            text!(
                en: "Another name of {country}; the country list of this workbook has this one",
                zh: "{country}的另一个名称；本工作簿的国家表使用这个名称"; country: country.name())
        };
        Reading::One(Fix::text(name, CorrectionKind::Country, why))
    }

    /// An id in column A that the template does not find as typed.
    fn id_in_column_a(&self, entry: &Entry) -> Reading<Fix> {
        let lookup = self.ctx.declaration.lookup.as_ref();
        let is_known = |id: &str| lookup.is_some_and(|lookup| lookup.by_id(id).is_some());
        if self.row_of(entry).is_none_or(|row| !row.is_left_empty_by_its_id) {
            return Reading::None;
        }
        if is_known(entry.text()) && entry.typed != entry.text() {
            return Reading::One(Fix::text(entry.text(), CorrectionKind::Blanks, why_clean(CorrectionKind::Blanks)));
        }
        if let Some(id) = plain_rmi_id(&entry.typed).filter(|id| is_known(id)) {
            return Reading::One(as_plain_id(id, &entry.typed));
        }
        match repaired_rmi_id(&entry.typed).filter(|id| is_known(id)) {
            Some(_) => Reading::Unsure(not_confirmed()),
            None => Reading::None,
        }
    }

    fn malformed_id(&self, entry: &Entry) -> Reading<Fix> {
        if let Some(id) = plain_rmi_id(&entry.typed) {
            return Reading::One(as_plain_id(id, &entry.typed));
        }
        match self.confirmed_id(entry) {
            Some(id) => Reading::One(as_confirmed_id(id)),
            None => Reading::Unsure(not_confirmed()),
        }
    }

    /// An id of the right form that nobody has.
    fn unknown_id(&self, entry: &Entry) -> Reading<Fix> {
        if !matches!(entry.field, Field::Smelter(SmelterColumn::Id)) {
            return Reading::None;
        }
        self.confirmed_id(entry).map_or(Reading::None, |id| Reading::One(as_confirmed_id(id)))
    }

    /// The id of the one smelter of the metal whose name and country are those of the row, if what was typed is one slip
    /// away from it.
    fn confirmed_id(&self, entry: &Entry) -> Option<String> {
        let row = self.row_of(entry)?;
        let country = self.ctx.countries().code_of(row.get(SmelterColumn::Country).readable())?;
        let name = match row.choice {
            Choice::Listed | Choice::NotInLookup => row.get(SmelterColumn::Lookup).readable(),
            Choice::NotListed | Choice::NoLookup => row.get(SmelterColumn::Name).readable(),
            Choice::Blank | Choice::NotIdentified => return None,
        };
        let searched = self.searches.get();
        if name.is_empty() || searched >= MAX_SEARCHES {
            return None;
        }
        self.searches.set(searched + 1);
        let ids = self.ctx.smelter_matches().ids_of(row.mineral.as_ref()?, name, country);
        let mut ids = ids.into_iter();
        match (ids.next(), ids.next()) {
            (Some(id), None) => is_one_slip_from(&entry.typed, &id).then_some(id),
            _ => None,
        }
    }
}

/// A word of the template that was meant.
fn as_word(word: &str) -> Reading<Fix> {
    let why = Text::fixed(
        "The template's own word for the same; it finds no other writing",
        "模板中同一内容的写法；其他写法模板查不到",
    );
    Reading::One(Fix::text(word, CorrectionKind::Option, why))
}

fn as_option(option: &'static str) -> Fix {
    let why = Text::fixed(
        "The same option, exactly as the drop-down of this cell offers it",
        "同一选项，与该单元格下拉列表中的写法完全一致",
    );
    Fix::text(option, CorrectionKind::Option, why)
}

/// The comment with the policy's address in half-width; the words around it stay.
fn address(entry: &Entry) -> Reading<Fix> {
    match with_half_width_addresses(&entry.typed) {
        Some(text) => Reading::One(Fix::text(text, CorrectionKind::FullWidth, why_clean(CorrectionKind::FullWidth))),
        None => Reading::None,
    }
}

/// The mark on recycled sources, written in another language.
fn recycled_mark(finding: &Finding, entry: &Entry) -> Reading<Fix> {
    if entry.field != Field::Smelter(SmelterColumn::Recycled) || !is_word_for_an_answer(&entry.typed) {
        return Reading::None;
    }
    match read_answer(entry, options::YES_NO_UNKNOWN).1 {
        // The finding lists what the drop-down offers.
        Spelling::Translated(option) if finding.choices.iter().any(|choice| choice.value == option) => {
            Reading::One(as_option(option))
        }
        _ => Reading::None,
    }
}

fn date(entry: &Entry) -> Reading<Fix> {
    if entry.field != Field::Company(CompanyField::EffectiveDate) {
        return Reading::None;
    }
    match EffectiveDate::read(entry) {
        EffectiveDate::Text(day) | EffectiveDate::BeyondCalendar(Some(day)) => Reading::One(Fix {
            after: NewValue::Day(day),
            kind: CorrectionKind::Date,
            why: text!(
                en: "The text can be read as {day} only; the cell then holds a real date",
                zh: "文本只能读作 {day}；更正后单元格中是真正的日期", day = day),
        }),
        EffectiveDate::Ambiguous(one, other) => Reading::Unsure(text!(
            en: "It may mean {one} or {other}", zh: "可能是 {one}，也可能是 {other}", one = one, other = other)),
        _ => Reading::None,
    }
}

fn as_plain_id(id: String, typed: &str) -> Fix {
    let kind = if typed.is_ascii() { CorrectionKind::Id } else { CorrectionKind::FullWidth };
    let why =
        Text::fixed("The same letters and digits, in the form of an RMI ID", "字母和数字不变，改为 RMI 识别号的格式");
    Fix::text(id, kind, why)
}

fn as_confirmed_id(id: String) -> Fix {
    let why = Text::fixed(
        "One character differs; name and country of the row belong to this one ID under the metal",
        "只差一个字符；按该行的名称和国家或地区，该金属下只有这个识别号",
    );
    Fix::text(id, CorrectionKind::Id, why)
}

fn not_confirmed() -> Text {
    Text::fixed(
        "Name and country of the row do not confirm which ID is meant",
        "该行的名称和国家或地区无法确认是哪个识别号",
    )
}

fn why_clean(kind: CorrectionKind) -> Text {
    match kind {
        CorrectionKind::FullWidth => Text::fixed("The same characters in half-width", "内容不变，改为半角字符"),
        CorrectionKind::Email => Text::fixed(
            "An address has no blanks; without them it is one",
            "电子邮件地址中不能有空格，去掉后即为有效地址",
        ),
        _ => Text::fixed(
            "The same text without superfluous blanks and invisible characters",
            "内容不变，去掉多余的空格和不可见字符",
        ),
    }
}

/// Why no value of a file in another format is changed.
pub(super) fn not_xlsx() -> Text {
    Text::fixed(
        "Only .xlsx files can be changed in place: save the file as .xlsx in Excel and check that copy",
        "只有 .xlsx 文件可以原位修改：请在 Excel 中另存为 .xlsx，再检查该副本",
    )
}

/// Takes the proposals away whose cells cannot be changed in place, and says why.
fn leave_out_unsafe(ctx: &Context<'_>, corrections: &mut Corrections) {
    if corrections.proposals.is_empty() {
        return;
    }
    let notes = &ctx.workbook.notes;
    let whole_file = if notes.encrypted {
        Some(Text::fixed(
            "The file is encrypted: save a copy without password in Excel and check that copy",
            "文件已加密：请在 Excel 中另存一份无密码的副本，再检查该副本",
        ))
    } else if notes.signed {
        Some(Text::fixed(
            "The file carries a digital signature, which any change makes invalid",
            "文件带有数字签名，任何修改都会使其失效",
        ))
    } else if notes.stored_as.is_some() {
        Some(not_xlsx())
    } else {
        None
    };
    let mut wanted: BTreeMap<String, BTreeSet<Addr>> = BTreeMap::new();
    for change in corrections.proposals.iter().flat_map(|proposal| &proposal.changes) {
        wanted.entry(change.cell.sheet.to_string()).or_default().insert(change.cell.addr);
    }
    let files: BTreeMap<String, OnFile> = if whole_file.is_some() {
        BTreeMap::new()
    } else {
        wanted.iter().map(|(sheet, cells)| (sheet.clone(), OnFile::read(ctx.workbook, sheet, cells))).collect()
    };
    let date_styles_known = OnceCell::new();
    let obstacle = |change: &CellChange| {
        if let Some(why) = &whole_file {
            return Some(why.clone());
        }
        // The sheet was read before: the findings are about its cells.
        let sheet = ctx.workbook.sheet(&change.cell.sheet).ok().flatten()?;
        let file = files.get(change.cell.sheet.as_ref())?;
        let found = file.obstacle(sheet, change.cell.addr);
        let OnFile::File(file) = file else { return found };
        let style = file.places.cells.get(&change.cell.addr).and_then(|place| place.style);
        let shows_date =
            || style.is_some_and(|style| date_styles_known.get_or_init(|| date_styles(ctx.workbook)).contains(&style));
        let is_day = matches!(change.after, NewValue::Day(_));
        found.or_else(|| (is_day && !shows_date()).then(no_date_format))
    };
    let mut kept = Vec::with_capacity(corrections.proposals.len());
    for proposal in std::mem::take(&mut corrections.proposals) {
        match proposal.changes.iter().find_map(|change| Some((change.cell.clone(), obstacle(change)?))) {
            None => kept.push(proposal),
            Some((cell, why)) => {
                let code = proposal.codes.into_iter().next().unwrap_or_default();
                corrections.skipped.push(SkippedCorrection { cell, code, why });
            }
        }
    }
    corrections.proposals = kept;
}

fn no_date_format() -> Text {
    Text::fixed(
        "The cell has no date format and would show a number: enter the date in Excel",
        "单元格没有日期格式，会显示为数字：请在 Excel 中输入日期",
    )
}
