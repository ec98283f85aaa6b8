//! What several samples are made with.

use crate::base::date::Date;
use crate::declaration::SmelterColumn as Column;
use crate::samples::fixtures::{Edit, Form, Place, Put};
use crate::template::KnownMineral::{self, Gold, Tantalum, Tin};
use crate::template::{
    CompanyAnswers, CompanyField as Field, CompanyQuestion, DECLARATION, LABELS, MineralPlaces,
    MineralQuestion as Question, SMELTER_LOOKUP, options,
};
use crate::workbook::{Addr, Cell, Value};

/// Metal, name in the look-up, country, id, city and province of a row of the Smelter List.
pub type Row = (KnownMineral, &'static str, &'static str, &'static str, (&'static str, &'static str));

/// A tin smelter of the example look-up.
pub const TIN_1: Row = (Tin, "Beispiel Zinn GmbH", "GERMANY", "CID990002", ("Freiberg", "Sachsen"));
/// Another tin smelter of it.
pub const TIN_2: Row = (Tin, "Contoh Timah", "INDONESIA", "CID990003", ("Pangkal Pinang", "Bangka Belitung"));
/// Its gold refiner.
pub const GOLD: Row = (Gold, "Esempio Oro S.p.A.", "ITALY", "CID990004", ("Arezzo", "Toscana"));
/// Its tantalum smelter.
pub const TANTALUM: Row = (Tantalum, "Exempel Tantal AB", "SWEDEN", "CID990001", ("Lulea", "Norrbotten"));

/// An invented supplier: who it is, who answers, and when.
pub(super) struct Company {
    pub name: &'static str,
    pub address: &'static str,
    /// Name, e-mail and phone.
    pub contact: [&'static str; 3],
    /// Name, title, e-mail and phone.
    pub authorizer: [&'static str; 4],
    /// Where its policy is published.
    pub policy: &'static str,
    /// Year, month and day of the effective date.
    pub date: (i32, u8, u8),
}

/// Enters the company information and the address of the policy.
pub(super) fn put_company(form: &mut Form, company: &Company) {
    let [contact, contact_email, contact_phone] = company.contact;
    let [authorizer, title, authorizer_email, authorizer_phone] = company.authorizer;
    let fields = [
        (Field::Name, company.name),
        (Field::Address, company.address),
        (Field::ContactName, contact),
        (Field::ContactEmail, contact_email),
        (Field::ContactPhone, contact_phone),
        (Field::AuthorizerName, authorizer),
        (Field::AuthorizerTitle, title),
        (Field::AuthorizerEmail, authorizer_email),
        (Field::AuthorizerPhone, authorizer_phone),
    ];
    for (field, content) in fields {
        put_or_clear(form, Place::Company(field), content);
    }
    for field in [Field::UniqueId, Field::UniqueIdAuthority] {
        form.edit(Edit::blank(Place::Company(field)));
    }
    put_date(form, company.date);
    put_or_clear(form, Place::CompanyComment(CompanyQuestion::PolicyUrl), company.policy);
}

/// Enters the effective date as Excel stores a day.
pub(super) fn put_date(form: &mut Form, (year, month, day): (i32, u8, u8)) {
    if let Some(date) = Date::new(year, month, day) {
        form.edit(Edit::new(Place::Company(Field::EffectiveDate), Put::Number(f64::from(date.serial()))));
    }
}

/// Text in a place; an empty text empties it.
pub(super) fn put_or_clear(form: &mut Form, place: Place, content: &'static str) {
    form.edit(if content.is_empty() { Edit::blank(place) } else { Edit::text(place, content) });
}

/// Answers every question about a mineral that is used, as a supplier with full knowledge does.
pub(super) fn answer_in_order(form: &mut Form, mineral: KnownMineral) {
    let answers = [
        (Question::Used, "Yes"),
        (Question::Remains, "Yes"),
        (Question::Covered, "No"),
        (Question::Cahra, "No"),
        (Question::Recycled, "No"),
        (Question::Response, "100%"),
        (Question::AllIdentified, "Yes"),
        (Question::AllReported, "Yes"),
    ];
    for (question, answer) in answers {
        form.edit(Edit::text(Place::Answer(question, mineral), answer));
    }
}

/// Answers one question about a mineral.
pub(super) fn answer(form: &mut Form, question: Question, mineral: KnownMineral, answer: &'static str) {
    put_or_clear(form, Place::Answer(question, mineral), answer);
}

/// Rows of the Smelter List from the first one on.
pub(super) fn put_rows(form: &mut Form, rows: &[Row]) {
    for (number, row) in (1..).zip(rows) {
        put_row(form, number, *row);
    }
}

/// A row of the Smelter List, counted from 1: metal and name are chosen; the template's formulas
/// fill in the rest, as far as it is known.
pub fn put_row(form: &mut Form, number: u32, (metal, name, country, id, (city, province)): Row) {
    form.edit(Edit::text(Place::Smelter(number, Column::Metal), metal.stored()));
    form.edit(Edit::text(Place::Smelter(number, Column::Lookup), name));
    let calculated = [
        (Column::Country, country),
        (Column::Id, id),
        (Column::IdSource, "RMI"),
        (Column::City, city),
        (Column::State, province),
    ];
    for (column, content) in calculated.into_iter().filter(|(_, content)| !content.is_empty()) {
        form.edit(Edit::new(Place::Smelter(number, column), Put::Formula(content)));
    }
}

/// A row with a metal and "Smelter not yet identified".
pub(super) fn put_not_identified(form: &mut Form, number: u32, metal: KnownMineral) {
    form.edit(Edit::text(Place::Smelter(number, Column::Metal), metal.stored()));
    form.edit(Edit::text(Place::Smelter(number, Column::Lookup), options::NOT_IDENTIFIED));
}

/// A row with "Smelter not listed" and what was typed next to it; an empty text leaves the cell
/// empty.
pub(super) fn put_not_listed(
    form: &mut Form,
    number: u32,
    metal: KnownMineral,
    [name, country, id, city]: [&'static str; 4],
) {
    form.edit(Edit::text(Place::Smelter(number, Column::Metal), metal.stored()));
    form.edit(Edit::text(Place::Smelter(number, Column::Lookup), options::NOT_LISTED));
    let source = if id.is_empty() { "" } else { "RMI" };
    let typed = [
        (Column::Name, name),
        (Column::Country, country),
        (Column::Id, id),
        (Column::IdSource, source),
        (Column::City, city),
    ];
    for (column, content) in typed {
        put_or_clear(form, Place::Smelter(number, column), content);
    }
}

/// The first row of the look-up that the examples leave free.
const FREE_LOOK_UP_ROW: u32 = 41;

/// Adds smelters to the look-up of the workbook: metal, name, country, id, city and province.
pub(super) fn add_to_look_up(form: &mut Form, smelters: &[(&str, String, &str, String, &str, &str)]) {
    for (row, (metal, name, country, id, city, province)) in (FREE_LOOK_UP_ROW..).zip(smelters) {
        let cells = [*metal, name, name, *country, id, "RMI", "", *city, *province];
        for (column, content) in (1u16..).zip(cells) {
            if !content.is_empty() {
                form.put(SMELTER_LOOKUP, Addr::new(column, row), typed(content));
            }
        }
    }
}

/// Sorts the minerals of an EMRT or AMRT again, as its formulas do: their names in the hidden
/// column and next to every answer. Answers stay where they are.
pub(super) fn sort_minerals(form: &mut Form, minerals: &[&'static str]) {
    let MineralPlaces::Chosen { sorted, .. } = form.layout.minerals else { return };
    let of_company = form.layout.company_questions.iter().filter_map(|question| match &question.answers {
        CompanyAnswers::PerMineral(places) => Some(places.clone()),
        CompanyAnswers::One(_) => None,
    });
    let of_minerals = form.layout.questions.iter().map(|question| question.rows.clone());
    let blocks: Vec<_> = of_minerals.chain(of_company).collect();
    for index in 0..form.layout.mineral_rows() {
        let name = minerals.get(index).copied().unwrap_or_default();
        let below = u32::try_from(index).unwrap_or_default();
        form.put(DECLARATION, Addr::new(sorted.column, sorted.row + below), calculated(name));
        for place in blocks.iter().flatten().filter(|place| place.mineral == index) {
            form.put(DECLARATION, Addr::new(LABEL_COLUMN, place.answer.row), calculated(name));
        }
    }
}

/// The column that shows what an answer is about.
const LABEL_COLUMN: u16 = 2;

/// A typed text.
pub(super) fn typed(content: impl Into<String>) -> Cell {
    Cell { value: Value::Text(content.into().into()), formula: false }
}

/// The result of a formula.
pub(super) fn calculated(content: impl Into<String>) -> Cell {
    Cell { value: Value::Text(content.into().into()), formula: true }
}

/// What the label sheet holds: tab, cell, English and Chinese text.
pub(super) fn labels(form: &Form) -> Vec<(String, Addr, String, String)> {
    let Some(sheet) = form.sheets().iter().find(|sheet| sheet.name() == LABELS) else { return Vec::new() };
    let text = |column, row| sheet.value(Addr::new(column, row)).display().into_owned();
    let label = |row| Some((text(2, row), Addr::parse(&text(3, row))?, text(4, row), text(5, row)));
    (2..=sheet.last_row()).filter_map(label).collect()
}
