//! The layout of a revision without a table, read from the workbook's own label sheet.
//!
//! The label sheet gives the cell of every label with its English text. Labels are recognised by a
//! few key words, whatever language is shown. What a label sheet cannot tell (drop-down options,
//! the last row of a table, the limit of the date cell) is taken from the nearest known revision.

use super::layout::{
    AnswerPlace, CompanyAnswers, CompanyQuestionLayout, DECLARATION, Layout, MINE_LIST, MineColumns, MineralPlaces,
    PRODUCT_LIST, ProductColumns, QuestionLayout, SMELTER_LIST, SmelterColumns,
};
use super::structure::{LabelSheet, words};
use super::{CompanyField, CompanyQuestion, Mineral, MineralQuestion, Revision};
use crate::base::text::Text;
use crate::workbook::{Addr, CellRef, column_letters};
use std::collections::BTreeMap;

/// A place that a derived layout has elsewhere than the nearest known revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which field, question or column.
    pub what: Text,
    /// Its cell in the known revision.
    pub expected: CellRef,
    /// Its cell in this workbook.
    pub found: CellRef,
}

/// A question of the workbook that this tool has no name for, so its answers are not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownQuestion {
    /// The cell with the question's text.
    pub label: CellRef,
    /// The question in English, from the workbook's label sheet.
    pub text: String,
}

/// A layout that was read from a label sheet.
#[derive(Debug)]
pub(super) struct DerivedLayout {
    pub layout: Layout,
    pub moved: Vec<Moved>,
    pub unknown_questions: Vec<UnknownQuestion>,
}

/// Derives the layout of a revision whose structure is that of a known layout.
///
/// # Errors
/// What was not found, or was found more than once.
pub(super) fn derive(labels: &LabelSheet, revision: &Revision, nearest: &Layout) -> Result<DerivedLayout, Vec<Text>> {
    let form = FormLabels::read(labels);
    let mut missing = Vec::new();
    let company = company(&form, nearest, &mut missing);
    let (numbered, mut unknown) = question_rows(&form, nearest, &mut missing);
    let (lettered, unknown_lettered) = company_question_rows(&form, nearest, &mut missing);
    unknown.extend(unknown_lettered);
    let columns = AnswerColumns::find(labels, nearest, numbered.first().map(|row| row.row));
    let minerals = minerals(&form, nearest, &numbered, &mut missing);
    let questions = questions(&form, nearest, &numbered, &minerals, columns, &mut missing);
    let company_questions = company_questions(nearest, &lettered, &minerals, columns, &mut missing);
    let smelters = smelters(labels, &nearest.smelters);
    let products = products(labels);
    let mines = mines(labels, nearest);
    for (found, sheet) in [
        (smelters.is_some(), SMELTER_LIST),
        (products.is_some(), PRODUCT_LIST),
        (mines.is_some() || nearest.mines.is_none(), MINE_LIST),
    ] {
        if !found {
            missing.push(crate::text!(en: "the columns of {sheet}", zh: "{sheet} 的各列", sheet = sheet));
        }
    }
    let (Some(smelters), Some(products), true) = (smelters, products, missing.is_empty()) else {
        return Err(missing);
    };
    let layout = Layout {
        family: nearest.family,
        revision: revision.clone(),
        company,
        minerals,
        questions,
        company_questions,
        smelters,
        mines,
        products,
        date_limit: nearest.date_limit,
    };
    let moved = moved(nearest, &layout);
    let unknown_questions = unknown
        .into_iter()
        .map(|row| UnknownQuestion {
            label: CellRef::new(DECLARATION, Addr::new(LABEL_COLUMN, row.row)),
            text: row.original.to_owned(),
        })
        .collect();
    Ok(DerivedLayout { layout, moved, unknown_questions })
}

/// Labels of `Declaration` stand in column B in every revision.
const LABEL_COLUMN: u16 = 2;

/// One label in column B of `Declaration`.
#[derive(Clone, Copy, Debug)]
struct FormLabel<'a> {
    row: u32,
    words: &'a str,
    original: &'a str,
    mark: Option<Mark>,
}

/// What a question starts with: `3)` or `C.`
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Number(u8),
    Letter(char),
}

/// The labels in column B of `Declaration`, by row.
struct FormLabels<'a> {
    rows: BTreeMap<u32, (String, &'a str)>,
}

impl<'a> FormLabels<'a> {
    fn read(labels: &'a LabelSheet) -> Self {
        let rows = labels
            .of(DECLARATION)
            .filter(|(addr, _)| addr.column == LABEL_COLUMN)
            .map(|(addr, label)| (addr.row, (words(label.english()), label.english())))
            .collect();
        Self { rows }
    }

    fn iter(&self) -> impl Iterator<Item = FormLabel<'_>> {
        self.rows.iter().map(|(row, (words, original))| FormLabel { row: *row, words, original, mark: mark(words) })
    }

    fn numbered(&self) -> impl Iterator<Item = FormLabel<'_>> {
        self.iter().filter(|label| matches!(label.mark, Some(Mark::Number(_))))
    }

    /// Questions with a letter stand below those with a number.
    fn lettered(&self) -> impl Iterator<Item = FormLabel<'_>> {
        let last = self.numbered().map(|label| label.row).last().unwrap_or(0);
        self.iter().filter(move |label| matches!(label.mark, Some(Mark::Letter(_))) && label.row > last)
    }

    /// The part of the form above the first question.
    fn head(&self) -> impl Iterator<Item = FormLabel<'_>> {
        let first = self.numbered().map(|label| label.row).next().unwrap_or(0);
        self.iter().take_while(move |label| label.row < first)
    }

    fn at(&self, row: u32) -> Option<&'a str> {
        self.rows.get(&row).map(|(_, original)| *original)
    }
}

/// Reads `3)`, `3.`, `c.` or `c)` at the start; words are in lower case.
fn mark(words: &str) -> Option<Mark> {
    let end = words.find([')', '.'])?;
    let start = words.get(..end)?;
    if let Ok(number) = start.parse::<u8>() {
        return Some(Mark::Number(number));
    }
    let mut characters = start.chars();
    match (characters.next(), characters.next()) {
        (Some(letter @ 'a'..='z'), None) => Some(Mark::Letter(letter.to_ascii_uppercase())),
        _ => None,
    }
}

fn is_company_label(field: CompanyField, words: &str) -> bool {
    let has = |part: &str| words.contains(part);
    let authorizer = has("authoriz") || has("authoris");
    let mail = has("email") || has("e-mail");
    match field {
        CompanyField::Name => has("company name"),
        CompanyField::Scope => words.starts_with("declaration scope"),
        CompanyField::ScopeDescription => words.starts_with("description of scope"),
        CompanyField::UniqueId => has("unique id") && !has("authority"),
        CompanyField::UniqueIdAuthority => has("unique id") && has("authority"),
        CompanyField::Address => words.starts_with("address"),
        CompanyField::ContactName => has("contact name"),
        CompanyField::ContactEmail => mail && has("contact"),
        CompanyField::ContactPhone => has("phone") && has("contact"),
        CompanyField::AuthorizerName => words.starts_with("authoriz") || words.starts_with("authoris"),
        CompanyField::AuthorizerTitle => has("title") && authorizer,
        CompanyField::AuthorizerEmail => mail && authorizer,
        CompanyField::AuthorizerPhone => has("phone") && authorizer,
        CompanyField::EffectiveDate => has("effective date"),
    }
}

fn mineral_question(words: &str) -> Option<MineralQuestion> {
    use MineralQuestion as Q;
    let has = |part: &str| words.contains(part);
    let tests = [
        (Q::Used, has("intentionally added")),
        (Q::Remains, has("remain in")),
        (Q::Covered, has("covered countries")),
        (Q::Cahra, has("conflict-affected") || has("high-risk")),
        (Q::Recycled, has("100 percent") || has("100%")),
        (Q::Response, has("percentage of") && has("suppliers")),
        (Q::AllIdentified, has("identified all")),
        (Q::AllReported, has("been reported")),
    ];
    only(tests.into_iter().filter(|(_, fits)| *fits).map(|(question, _)| question))
}

fn company_question(words: &str) -> Option<CompanyQuestion> {
    use CompanyQuestion as C;
    let has = |part: &str| words.contains(part);
    let requires = has("you require");
    let tests = [
        (C::Policy, has("established") && has("policy")),
        (C::PolicyUrl, has("publicly available") && has("website")),
        (C::PolicyCoversRisks, has("your policy cover")),
        (C::RequireDueDiligence, requires && has("exercise due diligence")),
        (C::RequireValidated, requires && has("validated")),
        (C::RequireRiskCoverage, requires && has("practices to cover")),
        (C::DueDiligence, has("implemented due diligence")),
        (C::Survey, has("conduct") && has("survey")),
        (C::Review, has("review due diligence information")),
        (C::Corrective, has("corrective action")),
        (C::Filing, has("to file") && has("disclosure")),
    ];
    only(tests.into_iter().filter(|(_, fits)| *fits).map(|(question, _)| question))
}

/// The only item, if there is exactly one: two candidates are as bad as none.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

fn company(form: &FormLabels<'_>, nearest: &Layout, missing: &mut Vec<Text>) -> Vec<(CompanyField, Addr)> {
    let mut places = Vec::new();
    for (field, place) in &nearest.company {
        match only(form.head().filter(|label| is_company_label(*field, label.words))) {
            Some(label) => places.push((*field, Addr::new(place.column, label.row))),
            None => missing.push(field.name()),
        }
    }
    places
}

/// A question that was found.
struct Found<Q> {
    question: Q,
    mark: Mark,
    row: u32,
    /// Row of the next label with a mark, or of the end of the form.
    next: Option<u32>,
}

/// Finds each wanted question once, and the questions that nobody wants.
fn find_questions<'a, Q: Copy + PartialEq>(
    labels: &[FormLabel<'a>],
    wanted: impl Iterator<Item = (Q, Text)>,
    classify: impl Fn(&str) -> Option<Q>,
    missing: &mut Vec<Text>,
) -> (Vec<Found<Q>>, Vec<FormLabel<'a>>) {
    let classified: Vec<(Option<Q>, FormLabel<'a>)> =
        labels.iter().map(|label| (classify(label.words), *label)).collect();
    let mut found: Vec<Found<Q>> = Vec::new();
    for (question, name) in wanted {
        let label = only(classified.iter().filter(|(q, _)| *q == Some(question)).map(|(_, label)| *label));
        match label.and_then(|label| Some((label, label.mark?))) {
            Some((label, mark)) => {
                let next = labels.iter().map(|other| other.row).find(|row| *row > label.row);
                found.push(Found { question, mark, row: label.row, next });
            }
            None => missing.push(name),
        }
    }
    let in_order = found.windows(2).all(|pair| match pair {
        [a, b] => a.row < b.row && a.mark < b.mark,
        _ => true,
    });
    if !in_order {
        missing.push(Text::fixed("the questions in their order", "按顺序排列的各题"));
    }
    let unknown = classified
        .into_iter()
        .filter(|(q, _)| !q.is_some_and(|q| found.iter().any(|f| f.question == q)))
        .map(|(_, label)| label)
        .collect();
    (found, unknown)
}

fn question_rows<'a>(
    form: &'a FormLabels<'_>,
    nearest: &Layout,
    missing: &mut Vec<Text>,
) -> (Vec<Found<MineralQuestion>>, Vec<FormLabel<'a>>) {
    let labels: Vec<_> = form.numbered().collect();
    let wanted = nearest.questions.iter().map(|q| (q.question, q.question.name()));
    find_questions(&labels, wanted, mineral_question, missing)
}

fn company_question_rows<'a>(
    form: &'a FormLabels<'_>,
    nearest: &Layout,
    missing: &mut Vec<Text>,
) -> (Vec<Found<CompanyQuestion>>, Vec<FormLabel<'a>>) {
    let labels: Vec<_> = form.lettered().collect();
    let wanted = nearest.company_questions.iter().map(|q| (q.question, q.question.name()));
    find_questions(&labels, wanted, company_question, missing)
}

/// Columns of answers and comments, from the headings next to the first question.
#[derive(Clone, Copy)]
struct AnswerColumns {
    answer: u16,
    comment: u16,
}

impl AnswerColumns {
    fn find(labels: &LabelSheet, nearest: &Layout, first_question: Option<u32>) -> Self {
        let place = nearest.questions.first().and_then(|question| question.rows.first());
        let known = place.map_or((4, 7), |place| (place.answer.column, place.comment.column));
        let heading = |word: &str| {
            labels
                .of(DECLARATION)
                .filter(|(addr, _)| Some(addr.row) == first_question && addr.column > LABEL_COLUMN)
                .find(|(_, label)| words(label.english()).starts_with(word))
                .map(|(addr, _)| addr.column)
        };
        Self { answer: heading("answer").unwrap_or(known.0), comment: heading("comment").unwrap_or(known.1) }
    }

    fn place(self, mineral: usize, row: u32, options: &'static [&'static str]) -> AnswerPlace {
        AnswerPlace { mineral, answer: Addr::new(self.answer, row), comment: Addr::new(self.comment, row), options }
    }
}

fn minerals(
    form: &FormLabels<'_>,
    nearest: &Layout,
    questions: &[Found<MineralQuestion>],
    missing: &mut Vec<Text>,
) -> MineralPlaces {
    match &nearest.minerals {
        MineralPlaces::Fixed(_) => {
            let first = questions.first().map_or(u32::MAX, |question| question.row);
            let named: Vec<Mineral> = (first.saturating_add(1)..first.saturating_add(20))
                .map_while(|row| form.at(row).filter(|text| mark(&words(text)).is_none()).and_then(Mineral::parse))
                .collect();
            if named.is_empty() {
                missing.push(Text::fixed("the minerals of the answer rows", "各答案行的矿产"));
            }
            MineralPlaces::Fixed(named)
        }
        MineralPlaces::Chosen { slots, others, sorted, offered } => {
            let slot = only(form.head().filter(|label| is_slot_label(label.words)));
            let other = only(form.head().filter(|label| is_other_label(label.words)));
            if slot.is_none() || other.is_some() == others.is_empty() {
                missing.push(Text::fixed("the cells where minerals are chosen", "选择矿产的单元格"));
            }
            let to = |label: Option<FormLabel<'_>>, places: &[Addr]| {
                label.zip(places.first()).map(|(label, first)| (first.row, label.row))
            };
            MineralPlaces::Chosen {
                slots: slots.iter().filter_map(|addr| shifted(*addr, to(slot, slots)?)).collect(),
                others: others.iter().filter_map(|addr| shifted(*addr, to(other, others)?)).collect(),
                sorted: to(slot, slots).and_then(|shift| shifted(*sorted, shift)).unwrap_or(*sorted),
                offered,
            }
        }
    }
}

fn is_slot_label(words: &str) -> bool {
    (words.starts_with("select") || words.starts_with("enter")) && words.contains("mineral") && words.contains("scope")
}

fn is_other_label(words: &str) -> bool {
    words.starts_with("if you selected") && words.contains("other")
}

fn shifted(addr: Addr, (from, to): (u32, u32)) -> Option<Addr> {
    Some(Addr::new(addr.column, (addr.row + to).checked_sub(from)?))
}

fn mineral_count(minerals: &MineralPlaces, nearest: &Layout) -> usize {
    match minerals {
        MineralPlaces::Fixed(minerals) => minerals.len(),
        MineralPlaces::Chosen { .. } => nearest.mineral_rows(),
    }
}

/// The answer rows below a header: those of the known revision, and one for each mineral that is
/// new.
fn rows_below(
    header: u32,
    known: &[AnswerPlace],
    known_count: usize,
    count: usize,
    columns: AnswerColumns,
) -> Vec<AnswerPlace> {
    let asks_all = known.len() == known_count;
    (header + 1..)
        .zip(0..count)
        .filter_map(|(row, mineral)| {
            let place = known.iter().find(|place| place.mineral == mineral);
            let place = place.or_else(|| known.first().filter(|_| asks_all && mineral >= known_count))?;
            Some(columns.place(mineral, row, place.options))
        })
        .collect()
}

fn questions(
    form: &FormLabels<'_>,
    nearest: &Layout,
    found: &[Found<MineralQuestion>],
    minerals: &MineralPlaces,
    columns: AnswerColumns,
    missing: &mut Vec<Text>,
) -> Vec<QuestionLayout> {
    let count = mineral_count(minerals, nearest);
    let end = form.lettered().map(|label| label.row).next();
    let mut layouts = Vec::new();
    for question in found {
        let Some(known) = nearest.question(question.question) else { continue };
        let Mark::Number(number) = question.mark else { continue };
        let room = question.next.or(end).map(|next| next.saturating_sub(question.row));
        let needed = u32::try_from(count).unwrap_or(u32::MAX);
        // A blank row follows the answers. A form with chosen minerals has no other sign of how
        // many rows there are.
        let fits = match (room, minerals) {
            (Some(room), MineralPlaces::Fixed(_)) => room > needed,
            (Some(room), MineralPlaces::Chosen { .. }) if question.next.is_some() => room == needed + 2,
            _ => true,
        };
        if !fits {
            let name = question.question.name();
            missing.push(crate::text!(en: "the answer rows of \"{name}\"", zh: "“{name}”的答案行"; name: name));
        }
        layouts.push(QuestionLayout {
            question: question.question,
            number,
            label: Addr::new(LABEL_COLUMN, question.row),
            rows: rows_below(question.row, &known.rows, nearest.mineral_rows(), count, columns),
        });
    }
    layouts
}

fn company_questions(
    nearest: &Layout,
    found: &[Found<CompanyQuestion>],
    minerals: &MineralPlaces,
    columns: AnswerColumns,
    missing: &mut Vec<Text>,
) -> Vec<CompanyQuestionLayout> {
    let count = mineral_count(minerals, nearest);
    let needed = u32::try_from(count).unwrap_or(u32::MAX);
    let mut layouts = Vec::new();
    for question in found {
        let Some(known) = nearest.company_question(question.question) else { continue };
        let Mark::Letter(letter) = question.mark else { continue };
        let room = question.next.map_or(0, |next| next - question.row);
        let (answers, fits) = match &known.answers {
            CompanyAnswers::One(place) => {
                let one = CompanyAnswers::One(columns.place(0, question.row, place.options));
                // Room for one row per mineral says that the question is now asked per mineral.
                (one, room < (needed + 2).max(4))
            }
            CompanyAnswers::PerMineral(places) => {
                let rows = rows_below(question.row, places, nearest.mineral_rows(), count, columns);
                (CompanyAnswers::PerMineral(rows), question.next.is_none() || room > needed)
            }
        };
        if !fits {
            let name = question.question.name();
            missing.push(crate::text!(en: "the answer rows of \"{name}\"", zh: "“{name}”的答案行"; name: name));
        }
        layouts.push(CompanyQuestionLayout {
            question: question.question,
            letter,
            label: Addr::new(LABEL_COLUMN, question.row),
            answers,
        });
    }
    layouts
}

/// The headings of a table: the row that has most labels, with the words of each column.
fn headings(labels: &LabelSheet, sheet: &str) -> Option<(u32, BTreeMap<u16, String>)> {
    let mut rows: BTreeMap<u32, BTreeMap<u16, String>> = BTreeMap::new();
    for (addr, label) in labels.of(sheet) {
        rows.entry(addr.row).or_default().insert(addr.column, words(label.english()));
    }
    rows.into_iter().max_by_key(|(_, columns)| columns.len())
}

type Test = fn(&str) -> bool;

/// The columns of the smelter table from the country on, which follow each other in every revision.
const FROM_COUNTRY_ON: [Test; 13] = [
    |w| w.contains("smelter country"),
    |w| w.starts_with("smelter id"),
    |w| w.contains("source of"),
    |w| w.contains("street"),
    |w| w.contains("city"),
    |w| w.contains("state"),
    |w| w.contains("contact") && !w.contains("mail"),
    |w| w.contains("contact") && w.contains("mail"),
    |w| w.contains("next steps"),
    |w| w.contains("mine") && !w.contains("countr"),
    |w| w.contains("mine") && w.contains("countr"),
    |w| w.contains("100") && w.contains("recycled"),
    |w| w.contains("comment"),
];

/// The columns of the mine table, from column A on.
const MINE_COLUMNS: [Test; 13] = [
    |w| w.starts_with("metal"),
    |w| w.contains("smelter"),
    |w| w.contains("mine") && w.contains("name"),
    |w| w.contains("mine id"),
    |w| w.contains("source of"),
    |w| w.contains("mine") && w.contains("country"),
    |w| w.contains("street"),
    |w| w.contains("city"),
    |w| w.contains("state"),
    |w| w.contains("contact") && !w.contains("mail"),
    |w| w.contains("contact") && w.contains("mail"),
    |w| w.contains("next steps"),
    |w| w.contains("comment"),
];

fn follow_each_other(columns: &BTreeMap<u16, String>, first: u16, tests: &[Test]) -> bool {
    (first..).zip(tests).all(|(column, test)| columns.get(&column).is_some_and(|words| test(words)))
}

fn smelters(labels: &LabelSheet, nearest: &SmelterColumns) -> Option<SmelterColumns> {
    let (row, columns) = headings(labels, SMELTER_LIST)?;
    let column = |test: Test| only(columns.iter().filter(|(_, words)| test(words)).map(|(column, _)| *column));
    let id_input = column(|w| w.contains("input column"));
    let lookup = column(|w| w.contains("look-up"));
    let name = column(|w| w.starts_with("smelter name"))?;
    let country = column(|w| w.contains("smelter country"))?;
    if !follow_each_other(&columns, country, &FROM_COUNTRY_ON) {
        return None;
    }
    // Whether there is a look-up decides how rows are read, so it is part of the structure and not
    // of the places.
    if id_input.is_some() != nearest.id_input.is_some() || lookup.is_some() != nearest.lookup.is_some() {
        return None;
    }
    Some(SmelterColumns {
        first_row: row + 1,
        last_row: nearest.last_row,
        id_input,
        metal: column(|w| w.starts_with("metal"))?,
        lookup,
        name,
        country,
    })
}

fn mines(labels: &LabelSheet, nearest: &Layout) -> Option<MineColumns> {
    let (row, columns) = headings(labels, MINE_LIST)?;
    let last_row = nearest.mines.map_or(nearest.smelters.last_row, |mines| mines.last_row);
    let smelter_is_chosen = nearest.mines.is_some_and(|mines| mines.smelter_is_chosen);
    let mines = MineColumns { first_row: row + 1, last_row, smelter_is_chosen };
    follow_each_other(&columns, 1, &MINE_COLUMNS).then_some(mines)
}

fn products(labels: &LabelSheet) -> Option<ProductColumns> {
    let (row, columns) = headings(labels, PRODUCT_LIST)?;
    let column = |test: Test| only(columns.iter().filter(|(_, words)| test(words)).map(|(column, _)| *column));
    let requester_number = column(|w| w.contains("requester") && w.contains("number"));
    let requester_name = column(|w| w.contains("requester") && w.contains("name"));
    if requester_name != requester_number.map(|number| number + 1) {
        return None;
    }
    Some(ProductColumns {
        first_row: row + 1,
        number: column(|w| w.contains("product number") && !w.contains("requester"))?,
        name: column(|w| w.contains("product name") && !w.contains("requester"))?,
        requester_number,
        comments: column(|w| w.contains("comment"))?,
    })
}

/// What stands elsewhere than in the known revision.
fn moved(nearest: &Layout, layout: &Layout) -> Vec<Moved> {
    let mut moved = Vec::new();
    let mut compare = |what: Text, sheet: &'static str, expected: Addr, found: Addr| {
        if expected != found {
            moved.push(Moved { what, expected: CellRef::new(sheet, expected), found: CellRef::new(sheet, found) });
        }
    };
    for ((field, expected), (_, found)) in nearest.company.iter().zip(&layout.company) {
        compare(field.name(), DECLARATION, *expected, *found);
    }
    for (expected, found) in nearest.questions.iter().zip(&layout.questions) {
        compare(found.question.name(), DECLARATION, expected.label, found.label);
    }
    for (expected, found) in nearest.company_questions.iter().zip(&layout.company_questions) {
        compare(found.question.name(), DECLARATION, expected.label, found.label);
    }
    let heading = |row: u32, column: u16| Addr::new(column, row.saturating_sub(1));
    let column_of = |sheet: &'static str, addr: Addr| {
        let column = column_letters(addr.column);
        crate::text!(en: "column {column} of {sheet}", zh: "{sheet} 的 {column} 列", sheet = sheet, column = column)
    };
    let (a, b) = (&nearest.smelters, &layout.smelters);
    for (expected, found) in [(a.metal, b.metal), (a.name, b.name), (a.country, b.country)] {
        let (expected, found) = (heading(a.first_row, expected), heading(b.first_row, found));
        compare(column_of(SMELTER_LIST, expected), SMELTER_LIST, expected, found);
    }
    let (a, b) = (&nearest.products, &layout.products);
    for (expected, found) in [(a.number, b.number), (a.name, b.name), (a.comments, b.comments)] {
        let (expected, found) = (heading(a.first_row, expected), heading(b.first_row, found));
        compare(column_of(PRODUCT_LIST, expected), PRODUCT_LIST, expected, found);
    }
    if let (Some(a), Some(b)) = (nearest.mines, layout.mines) {
        let (expected, found) = (heading(a.first_row, 1), heading(b.first_row, 1));
        compare(column_of(MINE_LIST, expected), MINE_LIST, expected, found);
    }
    moved
}
