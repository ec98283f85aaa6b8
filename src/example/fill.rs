//! Fills a form so that nothing is to be found in it.

use super::{Edit, Form, Place, Put, labels};
use crate::declaration::{MineColumn, SmelterColumn};
use crate::settings::Date;
use crate::template::{
    CHECKER, CompanyAnswers, CompanyField as F, CompanyQuestion as C, DECLARATION, Family, KnownMineral, LABELS,
    Layout, MINE_LIST, MINERALS_SCOPE, Mineral, MineralPlaces, MineralQuestion as Q, PRODUCT_LIST, SMELTER_LIST,
    SMELTER_LOOKUP, SmelterColumns, TemplateKind, options,
};
use crate::workbook::{Addr, Cell, Sheet, Value};

/// A smelter of the example look-up. Ids from CID990001 on are not given to anybody.
struct ExampleSmelter {
    metal: KnownMineral,
    alias: &'static str,
    name: &'static str,
    country: &'static str,
    id: &'static str,
    city: &'static str,
    state: &'static str,
}

const fn smelter(
    metal: KnownMineral,
    alias: &'static str,
    name: &'static str,
    country: &'static str,
    id: &'static str,
    place: (&'static str, &'static str),
) -> ExampleSmelter {
    ExampleSmelter { metal, alias, name, country, id, city: place.0, state: place.1 }
}

const SMELTERS: &[ExampleSmelter] = {
    use KnownMineral::{
        Aluminum, Cobalt, Copper, Gold, Graphite, Lithium, Mica, Nickel, Silver, Tantalum, Tin, Tungsten,
    };
    &[
        smelter(Tantalum, "Exempel Tantal AB", "Exempel Tantal AB", "SWEDEN", "CID990001", ("Lulea", "Norrbotten")),
        smelter(Tin, "Beispiel Zinn GmbH", "Beispiel Zinn GmbH", "GERMANY", "CID990002", ("Freiberg", "Sachsen")),
        smelter(Tin, "Beispielzinn", "Beispiel Zinn GmbH", "GERMANY", "CID990002", ("Freiberg", "Sachsen")),
        smelter(
            Tin,
            "Contoh Timah",
            "PT Contoh Timah",
            "INDONESIA",
            "CID990003",
            ("Pangkal Pinang", "Bangka Belitung"),
        ),
        smelter(Gold, "Esempio Oro S.p.A.", "Esempio Oro S.p.A.", "ITALY", "CID990004", ("Arezzo", "Toscana")),
        smelter(
            Tungsten,
            "Lizi Tungsten Co., Ltd.",
            "Lizi Tungsten Co., Ltd.",
            "CHINA",
            "CID990005",
            ("Ganzhou", "Jiangxi"),
        ),
        smelter(
            Cobalt,
            "Esimerkki Koboltti Oy",
            "Esimerkki Koboltti Oy",
            "FINLAND",
            "CID990006",
            ("Kokkola", "Keski-Pohjanmaa"),
        ),
        smelter(Mica, "Udaharan Mica Works", "Udaharan Mica Works", "SRI LANKA", "CID990007", ("Kandy", "Central")),
        smelter(Copper, "Ejemplo Cobre S.A.", "Ejemplo Cobre S.A.", "CHILE", "CID990008", ("Calama", "Antofagasta")),
        smelter(Nickel, "Exemple Nickel SAS", "Exemple Nickel SAS", "FRANCE", "CID990009", ("Le Havre", "Normandie")),
        smelter(
            Lithium,
            "Ejemplo Litio S.A.",
            "Ejemplo Litio S.A.",
            "CHILE",
            "CID990010",
            ("Antofagasta", "Antofagasta"),
        ),
        smelter(
            Graphite,
            "Lizi Graphite Co., Ltd.",
            "Lizi Graphite Co., Ltd.",
            "CHINA",
            "CID990011",
            ("Jixi", "Heilongjiang"),
        ),
        smelter(
            Aluminum,
            "Eksempel Aluminium AS",
            "Eksempel Aluminium AS",
            "NORWAY",
            "CID990012",
            ("Sunndal", "More og Romsdal"),
        ),
        smelter(Silver, "Ejemplo Plata S.A.", "Ejemplo Plata S.A.", "MEXICO", "CID990013", ("Torreon", "Coahuila")),
    ]
};

fn text(content: impl Into<String>) -> Cell {
    Cell { value: Value::Text(content.into().into()), formula: false }
}

fn formula(content: impl Into<String>) -> Cell {
    Cell { value: Value::Text(content.into().into()), formula: true }
}

fn row(sheet: &mut Sheet, row: u32, contents: &[&str]) {
    for (column, content) in (1u16..).zip(contents) {
        if !content.is_empty() {
            sheet.put(Addr::new(column, row), text(*content));
        }
    }
}

pub(super) fn in_order(kind: TemplateKind, layout: Layout, released: Option<(i32, u8, u8)>) -> Form {
    let minerals = chosen_minerals(&layout);
    let stamp = match released {
        Some((year, month, day)) => format!("Revision {}\n{year:04}-{month:02}-{day:02}", layout.revision),
        None => format!("Revision {}", layout.revision),
    };
    let mut form = Form { kind, sheets: Vec::new(), layout };
    for name in ["Revision", "Instructions", "Definitions", DECLARATION] {
        form.sheets.push(Sheet::new(name));
    }
    if kind == TemplateKind::Amrt {
        form.sheets.push(Sheet::new(MINERALS_SCOPE));
    }
    for name in [SMELTER_LIST, CHECKER] {
        form.sheets.push(Sheet::new(name));
    }
    if form.layout.mines.is_some() {
        form.sheets.push(Sheet::new(MINE_LIST));
    }
    form.sheets.push(Sheet::new(PRODUCT_LIST));
    if form.layout.smelters.lookup.is_some() {
        form.sheets.push(look_up(&minerals));
    }
    form.sheets.iter_mut().for_each(|sheet| sheet.protected = true);
    form.sheets.push(label_sheet(kind, &form.layout, &minerals));
    form.sheets.extend(["C", "SorP"].map(Sheet::hidden));
    form.put(DECLARATION, Addr::new(10, 3), text(stamp));
    form.put(DECLARATION, Addr::new(4, 3), text("English"));
    form.put(DECLARATION, Addr::new(16, 3), Cell { value: Value::Number(1.0), formula: true });
    for (column, scope) in (16u16..).zip(options::SCOPES) {
        form.put(DECLARATION, Addr::new(column, 9), formula(scope));
    }
    show_labels(&mut form);
    fill_company(&mut form);
    fill_minerals(&mut form, &minerals);
    fill_answers(&mut form, &minerals);
    fill_smelter(&mut form, &minerals);
    form
}

/// The minerals of the form in the order of its answer rows; the first but for CMRT is the one in scope.
fn chosen_minerals(layout: &Layout) -> Vec<KnownMineral> {
    use KnownMineral::{Aluminum, Cobalt, Copper, Graphite, Lithium, Mica, Nickel, Silver};
    match &layout.minerals {
        MineralPlaces::Fixed(minerals) => minerals
            .iter()
            .filter_map(|mineral| match mineral {
                Mineral::Known(known) => Some(*known),
                Mineral::Other(_) => None,
            })
            .collect(),
        MineralPlaces::Chosen { .. } if layout.family == Family::Emrt2 => {
            vec![Cobalt, Copper, Graphite, Lithium, Mica, Nickel]
        }
        MineralPlaces::Chosen { .. } => vec![Aluminum, Silver],
    }
}

/// The mineral that the form in order declares as used.
const fn used_mineral(family: Family) -> KnownMineral {
    match family {
        Family::Cmrt => KnownMineral::Tin,
        Family::Emrt1 | Family::Emrt2 | Family::Crt => KnownMineral::Cobalt,
        Family::Amrt12 | Family::Amrt13 => KnownMineral::Aluminum,
    }
}

fn fill_company(form: &mut Form) {
    let date = Date::new(2026, 2, 27).map_or(0, Date::serial);
    let fields = [
        (F::Name, Put::Text("Yunting Demo Components Co., Ltd.")),
        (F::Scope, Put::Text(options::SCOPES[0])),
        (F::UniqueId, Put::Text("000000000")),
        (F::UniqueIdAuthority, Put::Text("DUNS")),
        (F::Address, Put::Text("1 Example Road, Shenzhen, China")),
        (F::ContactName, Put::Text("Li Wei")),
        (F::ContactEmail, Put::Text("li.wei@example.com")),
        (F::ContactPhone, Put::Text("+86 755 5550 0100")),
        (F::AuthorizerName, Put::Text("Zhang Min")),
        (F::AuthorizerTitle, Put::Text("Quality Director")),
        (F::AuthorizerEmail, Put::Text("zhang.min@example.com")),
        (F::AuthorizerPhone, Put::Text("+86 755 5550 0101")),
        (F::EffectiveDate, Put::Number(f64::from(date))),
    ];
    for (field, put) in fields {
        form.edit(Edit::new(Place::Company(field), put));
    }
}

fn fill_minerals(form: &mut Form, minerals: &[KnownMineral]) {
    let MineralPlaces::Chosen { slots, sorted, .. } = form.layout.minerals.clone() else { return };
    for (slot, mineral) in slots.iter().zip(minerals) {
        form.put(DECLARATION, *slot, text(mineral.stored()));
    }
    for index in 0..form.layout.mineral_rows() {
        let name = minerals.get(index).map_or("", |mineral| mineral.stored());
        let below = u32::try_from(index).unwrap_or(0);
        form.put(DECLARATION, Addr::new(sorted.column, sorted.row + below), formula(name));
    }
}

fn fill_answers(form: &mut Form, minerals: &[KnownMineral]) {
    let used = used_mineral(form.layout.family);
    for mineral in minerals {
        let answer = if *mineral == used { "Yes" } else { "No" };
        form.edit(Edit::text(Place::Answer(Q::Used, *mineral), answer));
    }
    let answers = [
        (Q::Remains, "Yes"),
        (Q::Covered, "No"),
        (Q::Cahra, "No"),
        (Q::Recycled, "No"),
        (Q::AllIdentified, "Yes"),
        (Q::AllReported, "Yes"),
    ];
    for (question, answer) in answers {
        form.edit(Edit::text(Place::Answer(question, used), answer));
    }
    form.edit(Edit::text(Place::Answer(Q::Response, used), "100%"));
    let company_answers = [
        (C::Policy, "Yes"),
        (C::PolicyUrl, "Yes"),
        (C::PolicyCoversRisks, "Yes"),
        (C::RequireDueDiligence, "Yes"),
        (C::RequireRiskCoverage, "Yes"),
        (C::DueDiligence, "Yes"),
        (C::Review, "Yes"),
        (C::Corrective, "Yes"),
        (C::Filing, "No"),
    ];
    for (question, answer) in company_answers {
        form.edit(Edit::text(Place::CompanyAnswer(question), answer));
    }
    let per_mineral = form.layout.company_question(C::RequireValidated).map(|question| &question.answers);
    if matches!(per_mineral, Some(CompanyAnswers::PerMineral(_))) {
        form.edit(Edit::text(Place::CompanyAnswerAbout(C::RequireValidated, used), "Yes"));
    } else {
        form.edit(Edit::text(Place::CompanyAnswer(C::RequireValidated), "Yes"));
    }
    let survey = match form.layout.family {
        Family::Cmrt => options::SURVEY_CMRT,
        Family::Crt => options::SURVEY_CRT,
        _ => options::SURVEY_EMRT,
    };
    if let Some(standard) = survey.first() {
        form.edit(Edit::text(Place::CompanyAnswer(C::Survey), standard));
    }
    let url = if form.layout.family == Family::Crt { C::Policy } else { C::PolicyUrl };
    form.edit(Edit::text(Place::CompanyComment(url), "https://www.example.com/minerals-policy"));
    if form.layout.family == Family::Emrt1 {
        // The Checker of EMRT 1.1 and 1.11 counts this comment too.
        form.edit(Edit::text(Place::CompanyComment(C::Policy), "https://www.example.com/minerals-policy"));
    }
    form.edit(Edit::text(Place::CompanyComment(C::DueDiligence), "Management system after the OECD guidance"));
    form.edit(Edit::text(Place::CompanyComment(C::Corrective), "Suppliers get a plan with a due date"));
}

fn fill_smelter(form: &mut Form, minerals: &[KnownMineral]) {
    let used = used_mineral(form.layout.family);
    let _ = minerals;
    let Some(smelter) = SMELTERS.iter().find(|smelter| smelter.metal == used) else { return };
    let columns: SmelterColumns = form.layout.smelters;
    let calculated = columns.lookup.is_some();
    let mut put = |column: SmelterColumn, content: &str, by_formula: bool| {
        if let Some(number) = columns.number(column) {
            let cell = if by_formula { formula(content) } else { text(content) };
            form.put(SMELTER_LIST, Addr::new(number, columns.first_row), cell);
        }
    };
    put(SmelterColumn::Metal, used.stored(), false);
    put(SmelterColumn::Lookup, smelter.alias, false);
    if !calculated {
        put(SmelterColumn::Name, smelter.name, false);
    }
    put(SmelterColumn::Country, smelter.country, calculated);
    put(SmelterColumn::Id, smelter.id, calculated);
    put(SmelterColumn::IdSource, "RMI", calculated);
    put(SmelterColumn::City, smelter.city, calculated);
    put(SmelterColumn::State, smelter.state, calculated);
}

fn look_up(minerals: &[KnownMineral]) -> Sheet {
    let mut sheet = Sheet::new(SMELTER_LOOKUP);
    row(
        &mut sheet,
        4,
        &[
            "Metal",
            "Smelter Look-up (*)",
            "Standard Smelter Names",
            "Country",
            "Smelter ID",
            "Source",
            "Street",
            "City",
            "State",
        ],
    );
    let mut number = 5;
    for mineral in minerals {
        for smelter in SMELTERS.iter().filter(|smelter| smelter.metal == *mineral) {
            row(
                &mut sheet,
                number,
                &[
                    mineral.stored(),
                    smelter.alias,
                    smelter.name,
                    smelter.country,
                    smelter.id,
                    "RMI",
                    "",
                    smelter.city,
                    smelter.state,
                ],
            );
            number += 1;
        }
        row(&mut sheet, number, &[mineral.stored(), options::NOT_LISTED, options::NOT_LISTED]);
        row(&mut sheet, number + 1, &[mineral.stored(), options::NOT_IDENTIFIED, "Unknown"]);
        number += 2;
    }
    sheet
}

/// One label: its cell, its English and its Chinese text.
type Label = (&'static str, Addr, String, String);

fn labels_of(kind: TemplateKind, layout: &Layout, minerals: &[KnownMineral]) -> Vec<Label> {
    let title = match kind {
        TemplateKind::Cmrt => "Example form (CMRT)",
        TemplateKind::Emrt => "Example form (EMRT)",
        TemplateKind::Amrt => "Example form (AMRT)",
        TemplateKind::Crt => "Example form (CRT)",
    };
    let mut list: Vec<Label> = vec![(DECLARATION, Addr::new(4, 2), title.to_owned(), title.to_owned())];
    for (field, addr) in &layout.company {
        let (en, zh) = labels::company(*field);
        list.push((DECLARATION, Addr::new(2, addr.row), en.to_owned(), zh.to_owned()));
    }
    if let MineralPlaces::Chosen { slots, others, .. } = &layout.minerals {
        if let Some(slot) = slots.first() {
            let (en, zh) = ("Select Minerals/Metals in Scope (*):", "申报的矿产 (*)：");
            list.push((DECLARATION, Addr::new(2, slot.row), en.to_owned(), zh.to_owned()));
        }
        if let Some(other) = others.first() {
            let (en, zh) = ("If you selected \"Other\", which other minerals?", "其他矿产：");
            list.push((DECLARATION, Addr::new(2, other.row), en.to_owned(), zh.to_owned()));
        }
    }
    for question in &layout.questions {
        let (en, zh) = labels::mineral_question(question.question);
        let number = question.number;
        list.push((DECLARATION, question.label, format!("{number}) {en}"), format!("{number}) {zh}")));
        if matches!(layout.minerals, MineralPlaces::Fixed(_)) {
            for (place, mineral) in question.rows.iter().zip(minerals) {
                let addr = Addr::new(2, place.answer.row);
                list.push((DECLARATION, addr, mineral.stored().to_owned(), labels::mineral_zh(*mineral)));
            }
        }
    }
    for question in &layout.company_questions {
        let (en, zh) = labels::company_question(question.question);
        let letter = question.letter;
        list.push((DECLARATION, question.label, format!("{letter}. {en}"), format!("{letter}. {zh}")));
    }
    for column in SmelterColumn::ALL {
        if let Some(number) = layout.smelters.number(*column) {
            let name = column.name();
            list.push((
                SMELTER_LIST,
                Addr::new(number, layout.smelters.first_row - 1),
                name.en.into(),
                name.zh_cn.into(),
            ));
        }
    }
    let mut products = vec![
        (layout.products.number, "Responder Product Number (*)"),
        (layout.products.name, "Responder Product Name"),
        (layout.products.comments, "Comments"),
    ];
    if let Some(number) = layout.products.requester_number {
        products.extend([(number, "Requester Product Number"), (number + 1, "Requester Product Name")]);
    }
    for (number, en) in products {
        list.push((PRODUCT_LIST, Addr::new(number, layout.products.first_row - 1), en.to_owned(), en.to_owned()));
    }
    if let Some(mines) = layout.mines {
        for (number, column) in (1u16..).zip(MineColumn::ALL) {
            let name = column.name();
            list.push((MINE_LIST, Addr::new(number, mines.first_row - 1), name.en.into(), name.zh_cn.into()));
        }
    }
    list
}

/// The hidden label sheet: key, sheet, cell, English, Chinese.
fn label_sheet(kind: TemplateKind, layout: &Layout, minerals: &[KnownMineral]) -> Sheet {
    let mut sheet = Sheet::hidden(LABELS);
    row(&mut sheet, 1, &["", "", "", "English", "中文 Chinese"]);
    for (number, (tab, addr, en, zh)) in (2u32..).zip(labels_of(kind, layout, minerals)) {
        row(&mut sheet, number, &[&format!("{tab}{addr}"), tab, &addr.to_string(), &en, &zh]);
    }
    sheet
}

/// Puts the English labels where the form shows them, as results of formulas.
fn show_labels(form: &mut Form) {
    let minerals = chosen_minerals(&form.layout);
    for (tab, addr, en, _) in labels_of(form.kind, &form.layout.clone(), &minerals) {
        form.put(tab, addr, formula(en));
    }
}
