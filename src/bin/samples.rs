//! Writes what the page loads beside its code: sample workbooks, the rules, the topics to learn from, the built-in profiles, the names of the built-in lists: `samples FOLDER`.
//! `samples FOLDER --long` writes a form with a full Smelter List, which only tests use.
//! Company, smelters and answers are invented.

use smeltcheck::declaration::SmelterColumn as Column;
use smeltcheck::example::{Edit, Form, Place, Put, xlsx};
use smeltcheck::profile::{self, Prepared};
use smeltcheck::reference::Lists;
use smeltcheck::template::KnownMineral::{self, Gold, Tantalum, Tin, Tungsten};
use smeltcheck::template::{CompanyField, CompanyQuestion, MineralQuestion as Question, TemplateKind, options};
use std::error::Error;
use std::path::Path;

/// Metal, name in the look-up, country, id, city and province of a row.
type Row = (KnownMineral, &'static str, &'static str, &'static str, (&'static str, &'static str));

const TIN_1: Row = (Tin, "Beispiel Zinn GmbH", "GERMANY", "CID990002", ("Freiberg", "Sachsen"));
const TIN_2: Row = (Tin, "Contoh Timah", "INDONESIA", "CID990003", ("Pangkal Pinang", "Bangka Belitung"));
const GOLD: Row = (Gold, "Esempio Oro S.p.A.", "ITALY", "CID990004", ("Arezzo", "Toscana"));
const TANTALUM: Row = (Tantalum, "Exempel Tantal AB", "SWEDEN", "CID990001", ("Lulea", "Norrbotten"));

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().ok_or("name the folder to write to")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    if arguments.next().is_some_and(|option| option == "--long") {
        let form = long().ok_or("the revision of the samples has no table")?;
        std::fs::write(folder.join("long.xlsx"), xlsx::write(&form)?)?;
        return Ok(());
    }
    for (name, form) in [("clean.xlsx", clean()), ("errors.xlsx", with_errors())] {
        let form = form.ok_or("the revision of the samples has no table")?;
        std::fs::write(folder.join(name), xlsx::write(&form)?)?;
    }
    // The page lists the rules without carrying their code.
    std::fs::write(folder.join("rules.json"), serde_json::to_vec(&smeltcheck::rules::catalogue())?)?;
    std::fs::write(folder.join("learn.json"), serde_json::to_vec(&smeltcheck::learn::lessons())?)?;
    let profiles: Vec<_> = profile::built_in_ids().filter_map(|id| Prepared::of(&profile::built_in(id)?)).collect();
    std::fs::write(folder.join("profiles.json"), serde_json::to_vec(&profiles)?)?;
    std::fs::write(folder.join("lists.json"), serde_json::to_vec(Lists::built_in().infos())?)?;
    Ok(())
}

/// A CMRT in order for three metals.
fn clean() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.5")?;
    form.edit(Edit::text(Place::Company(CompanyField::Name), "Yunting Demo Components Co., Ltd."));
    for mineral in [Tantalum, Tin, Gold] {
        answer_in_order(&mut form, mineral);
    }
    form.edit(Edit::text(Place::Answer(Question::Used, Tungsten), "No"));
    put_rows(&mut form, &[TANTALUM, TIN_1, TIN_2, GOLD]);
    Some(form)
}

/// A Smelter List that is full to its last row, with repeated rows: for tests of what the page does with it.
fn long() -> Option<Form> {
    let mut form = with_errors()?;
    let rows = form.layout.smelters.last_row + 1 - form.layout.smelters.first_row;
    let kinds = [TANTALUM, TIN_1, TIN_2, GOLD];
    for (number, row) in (10..=rows).zip(kinds.into_iter().cycle()) {
        put_row(&mut form, number, row);
    }
    Some(form)
}

/// The same form with mistakes as suppliers make them.
fn with_errors() -> Option<Form> {
    let mut form = clean()?;
    // Somebody left these cells for later.
    form.edit(Edit::blank(Place::Company(CompanyField::AuthorizerEmail)));
    form.edit(Edit::blank(Place::CompanyComment(CompanyQuestion::PolicyUrl)));
    // A month is not a day.
    form.edit(Edit::text(Place::Company(CompanyField::EffectiveDate), "2026年10月"));
    form.edit(Edit::text(Place::Company(CompanyField::ContactPhone), "123"));
    // No supplier answered, yet every smelter is said to be known.
    form.edit(Edit::text(Place::Answer(Question::Response, Gold), "None"));
    // Covered countries are high-risk areas too.
    form.edit(Edit::text(Place::Answer(Question::Covered, Tantalum), "Yes"));
    // Tungsten was begun and not finished.
    for question in [Question::Used, Question::Remains] {
        form.edit(Edit::text(Place::Answer(question, Tungsten), "Yes"));
    }
    for question in [Question::Covered, Question::Cahra, Question::Recycled] {
        form.edit(Edit::text(Place::Answer(question, Tungsten), "Unknown"));
    }
    // Smelter rows: not chosen, not described, not identified, a letter O in an id, the same plant twice.
    form.edit(Edit::text(Place::Smelter(5, Column::Metal), Tungsten.stored()));
    form.edit(Edit::text(Place::Smelter(6, Column::Metal), Tin.stored()));
    form.edit(Edit::text(Place::Smelter(6, Column::Lookup), options::NOT_LISTED));
    form.edit(Edit::text(Place::Smelter(6, Column::Name), "Muster Zinnwerk"));
    form.edit(Edit::text(Place::Smelter(7, Column::Metal), Tin.stored()));
    form.edit(Edit::text(Place::Smelter(7, Column::Lookup), options::NOT_IDENTIFIED));
    put_row(&mut form, 8, TIN_2);
    put_row(&mut form, 9, GOLD);
    form.edit(Edit::text(Place::Smelter(9, Column::Id), "CID99O004"));
    Some(form)
}

fn answer_in_order(form: &mut Form, mineral: KnownMineral) {
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

fn put_rows(form: &mut Form, rows: &[Row]) {
    for (number, row) in (1..).zip(rows) {
        put_row(form, number, *row);
    }
}

/// Metal and name are chosen; the template's formulas fill in the rest.
fn put_row(form: &mut Form, number: u32, (metal, name, country, id, (city, province)): Row) {
    form.edit(Edit::text(Place::Smelter(number, Column::Metal), metal.stored()));
    form.edit(Edit::text(Place::Smelter(number, Column::Lookup), name));
    let calculated = [
        (Column::Country, country),
        (Column::Id, id),
        (Column::IdSource, "RMI"),
        (Column::City, city),
        (Column::State, province),
    ];
    for (column, content) in calculated {
        form.edit(Edit::new(Place::Smelter(number, column), Put::Formula(content)));
    }
}
