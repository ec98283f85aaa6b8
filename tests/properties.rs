//! What holds for every file, tried on many that chance makes.
//! `PROPTEST_CASES=2000 cargo test --test properties` tries more; a case that failed is kept in
//! `tests/properties.regressions` and tried first from then on.

#[allow(dead_code, reason = "the fuzzer uses the rest")]
#[path = "fuzz/src/form.rs"]
mod form;
#[allow(dead_code, reason = "the fuzzer uses the rest")]
#[path = "fuzz/src/parts.rs"]
mod parts;
#[allow(dead_code, reason = "the fuzzer uses the rest")]
#[path = "fuzz/src/seeds.rs"]
mod seeds;
#[allow(dead_code, reason = "the fuzzer uses the rest")]
#[path = "fuzz/src/targets.rs"]
mod targets;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed};
use quick_xml::events::Event;
use smeltcheck::base::normal::ComparableName;
use smeltcheck::cli::text;
use smeltcheck::declaration::{ProductColumn, SmelterColumn, find_rmi_ids, is_rmi_id, repaired_rmi_id};
use smeltcheck::output::export::{ExportKind, Languages, export};
use smeltcheck::reference::{Lists, Match, Query};
use smeltcheck::report::{FileInfo, Report};
use smeltcheck::samples::fixtures::{Edit, Form, Place, demanding_profile, invented_lists};
// The sample lists of the library's own tests name it so.
use smeltcheck::base;
use smeltcheck::base::date::Date;
use smeltcheck::base::text::{Lang, Shown, half_width, is_invisible};
use smeltcheck::profile::Settings;
use smeltcheck::template::{CompanyField, DECLARATION, Mineral, TemplateKind, detect};
use smeltcheck::workbook::{Addr, Cell, CellError, CellRef, Value};
use smeltcheck::{CheckError, check, check_workbook, rules};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A number of cases that takes seconds without optimisation, the same ones each time: a change is
/// judged by what it changed. When the environment names a number of cases, chance makes new ones.
fn cases(few: u32) -> ProptestConfig {
    let usual = ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties.regressions"))),
        ..ProptestConfig::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return usual;
    }
    ProptestConfig { cases: few, rng_seed: RngSeed::Fixed(1), ..usual }
}

fn settings_in_use() -> &'static Settings {
    static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings {
        today: Date::new(2026, 3, 2),
        profile: demanding_profile(),
        lists: invented_lists(),
    });
    &SETTINGS
}

/// Texts that suppliers type, that attackers type, and any other.
fn text_of_a_cell() -> impl Strategy<Value = String> {
    let word = prop::sample::select(form::WORDS).prop_map(str::to_owned);
    let mixed = vec(prop::sample::select(form::WORDS), 1..3).prop_map(|words| words.concat());
    prop_oneof![word, mixed, any::<String>(), "[ =+@\t\r\n\u{0}\"',;<>&-]{0,4}[a-zＡ-Ｚ0-9一-丁\u{202a}-\u{202e}]{0,9}"]
}

fn value_of_a_cell() -> impl Strategy<Value = Value<'static>> {
    prop_oneof![
        1 => Just(Value::Empty),
        2 => any::<f64>().prop_filter("a number of a cell", |number| number.is_finite()).prop_map(Value::Number),
        2 => (0..60_000_i32).prop_map(|number| Value::Number(f64::from(number))),
        1 => any::<bool>().prop_map(Value::Bool),
        8 => text_of_a_cell().prop_map(|text| Value::Text(text.into())),
    ]
}

/// Changes to a form: which form, and for each cell the sheet, a place among those that hold
/// something or any other, and what comes there.
fn changed_form() -> impl Strategy<Value = Form> {
    let change =
        (any::<prop::sample::Index>(), any::<prop::sample::Index>(), -3..4_i32, value_of_a_cell(), any::<bool>());
    (any::<prop::sample::Index>(), vec(change, 1..12)).prop_map(|(which, changes)| {
        let mut form = which.get(form::forms()).clone();
        let names: Vec<String> = form.sheets().iter().map(|sheet| sheet.name().to_owned()).collect();
        for (sheet, place, beside, value, formula) in changes {
            let name = sheet.get(&names);
            let sheet = form.sheets().iter().find(|sheet| sheet.name() == name).unwrap();
            let cells: Vec<Addr> = sheet.stored(1..=500).collect();
            let near = if cells.is_empty() { Addr::new(1, 1) } else { *place.get(&cells) };
            let addr = Addr::new(near.column, near.row.saturating_add_signed(beside).max(1));
            form.put(name, addr, Cell { value, formula });
        }
        form
    })
}

fn report_of(form: Form) -> Option<Report> {
    let mut workbook = form.into_workbook();
    let detected = detect(&workbook).ok()?;
    detected.name_sheets(&mut workbook);
    let report = check_workbook(&workbook, &detected, FileInfo::of(b"", "form.xlsx"), settings_in_use()).ok()?;
    targets::judge_report(&report, &workbook, &detected, 0);
    Some(report)
}

/// What programs put into cells in place of values.
const MARKS: &[&str] = &[
    "Loading...",
    "#ERROR!",
    "#NAME?",
    "#N/A",
    "#REF!",
    "#BUSY!",
    "#GETTING_DATA",
    "#SPILL!",
    "#####",
    "Err:502",
    "正在加载...",
    "!",
];

/// A mark in the cell: as text, as an error value, and as the result of a formula, which may also
/// be 0.
fn marked(turn: usize) -> Cell {
    let mark = MARKS[turn % MARKS.len()];
    match turn / MARKS.len() % 3 {
        0 => Cell { value: Value::Text(mark.into()), formula: false },
        1 => Cell { value: Value::Error(CellError(mark.into())), formula: false },
        _ if turn % MARKS.len() == MARKS.len() - 1 => Cell { value: Value::Number(0.0), formula: true },
        _ => Cell { value: Value::Text(mark.into()), formula: true },
    }
}

/// The metal of the first row of the Smelter List.
fn metal_of_the_list(form: &Form) -> &'static str {
    let (name, addr) = form.resolve(Place::Smelter(1, SmelterColumn::Metal)).unwrap();
    let sheet = form.sheets().iter().find(|sheet| sheet.name() == name).unwrap();
    let Some(Mineral::Known(metal)) = Mineral::parse(&sheet.value(addr).display()) else { panic!("a metal") };
    metal.stored()
}

/// A form in order of each kind, with rows in the lists beyond those that a form needs.
fn forms_with_lists() -> Vec<Form> {
    let of = |kind, revision| Form::in_order(kind, revision).unwrap();
    let mut forms = vec![
        of(TemplateKind::Cmrt, "6.5"),
        of(TemplateKind::Emrt, "1.3"),
        of(TemplateKind::Emrt, "2.1"),
        of(TemplateKind::Amrt, "1.2"),
        of(TemplateKind::Amrt, "1.3"),
        of(TemplateKind::Crt, "2.21"),
    ];
    for form in &mut forms {
        let metal = metal_of_the_list(form);
        for (row, name) in [(2, "Probe Metall AG"), (3, "Muster Schmelze")] {
            for (column, text) in [
                (SmelterColumn::Metal, metal),
                (SmelterColumn::Lookup, "Smelter not listed"),
                (SmelterColumn::Name, name),
                (SmelterColumn::Country, "GERMANY"),
                (SmelterColumn::City, "Halle"),
            ] {
                form.edit(Edit::text(Place::Smelter(row, column), text));
            }
        }
        form.edit(Edit::text(Place::Company(CompanyField::Scope), "B. Product (or List of Products)"));
        for (row, number, name) in [(1, "DX-100", "Connector"), (2, "DX-200", "Cable")] {
            form.edit(Edit::text(Place::Product(row, ProductColumn::Number), number));
            form.edit(Edit::text(Place::Product(row, ProductColumn::Name), name));
        }
    }
    forms
}

/// The same forms without what is optional in the company block.
fn sparse_forms() -> Vec<Form> {
    const OPTIONAL: &[CompanyField] = &[
        CompanyField::UniqueId,
        CompanyField::UniqueIdAuthority,
        CompanyField::Address,
        CompanyField::AuthorizerTitle,
        CompanyField::AuthorizerPhone,
    ];
    let mut forms = forms_with_lists();
    for form in &mut forms {
        for field in OPTIONAL {
            form.edit(Edit::blank(Place::Company(*field)));
        }
    }
    forms
}

/// A mark in any cell, filled or blank, says nothing about any other: what a check then finds is
/// found at that cell.
#[test]
fn a_mark_in_a_cell_puts_no_other_cell_in_the_wrong() {
    // No form asks a question above this row.
    const FIRST_ANSWERS: u32 = 23;
    let settings = Settings { today: Date::new(2026, 3, 2), ..Settings::default() };
    let findings = |form: &Form| {
        let mut workbook = form.clone().into_workbook();
        let detected = detect(&workbook).unwrap();
        detected.name_sheets(&mut workbook);
        let declaration = smeltcheck::declaration::read(&workbook, &detected.layout).unwrap();
        let cells: Vec<CellRef> = declaration.entries().map(|entry| entry.cell.clone()).collect();
        let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
        targets::judge_report(&report, &workbook, &detected, 0);
        (report, cells)
    };
    let every = std::env::var_os("PROPTEST_CASES").is_some();
    let mut wrong = Vec::new();
    let mut turn = 0;
    let forms = forms_with_lists().into_iter().map(|form| (form, true));
    for (form, whole) in forms.chain(sparse_forms().into_iter().map(|form| (form, false))) {
        let (before, mut cells) = findings(&form);
        cells.retain(|cell| whole || cell.sheet == DECLARATION && cell.addr.row < FIRST_ANSWERS);
        let known: BTreeSet<_> =
            before.findings.iter().map(|finding| (finding.code.to_string(), finding.cells.clone())).collect();
        for cell in cells {
            for step in 0..if every { MARKS.len() * 3 } else { 3 } {
                let number = if every { step } else { turn % MARKS.len() + MARKS.len() * step };
                let mut marked_form = form.clone();
                marked_form.put(&cell.sheet, cell.addr, marked(number));
                let (after, _) = findings(&marked_form);
                for finding in after.findings {
                    let is_known = known.contains(&(finding.code.to_string(), finding.cells.clone()));
                    if !is_known && finding.cells.first() != Some(&cell) {
                        let what = marked(number);
                        wrong.push(format!("{:?} {cell} {what:?}: {} {}", form.kind, finding.code, finding.message.en));
                    }
                }
            }
            turn += 1;
        }
    }
    assert!(wrong.is_empty(), "{} findings\n{}", wrong.len(), wrong.join("\n"));
}

/// A check as JSON without what describes the bytes of the file.
fn outcome(bytes: &[u8]) -> String {
    match check(bytes, "form.xlsx", None, settings_in_use()) {
        Ok(mut report) => {
            report.file = FileInfo::default();
            serde_json::to_string(&report).unwrap()
        }
        Err(error) => refusal(&error),
    }
}

fn refusal(error: &CheckError) -> String {
    serde_json::to_string(&error.refusal(FileInfo::default())).unwrap()
}

/// Names of parts that a check has no use for.
fn unread_name() -> impl Strategy<Value = String> {
    let folder =
        prop::sample::select(&["docProps/", "customXml/", "xl/theme/", "xl/media/", "xl/printerSettings/", "any/"][..]);
    (folder, "[a-z]{1,8}\\.(xml|bin|png)").prop_map(|(folder, name)| format!("{folder}x{name}"))
}

proptest! {
    #![proptest_config(cases(24))]

    /// Whatever stands in whatever cell: a report whose every claim holds, and whose findings point
    /// at cells that exist.
    #[test]
    fn any_value_in_any_cell_ends_in_a_sound_report(form in changed_form()) {
        report_of(form);
    }

    #[test]
    fn any_change_to_any_part_ends_in_a_report_or_a_message(plan in vec(any::<u8>(), 4..60)) {
        targets::whole(&[&[1], plan.as_slice()].concat());
    }

    #[test]
    fn the_same_bytes_give_the_same_json(plan in vec(any::<u8>(), 4..40)) {
        if let Some(bytes) = form::changed_package(&mut form::Plan(&plan)) {
            prop_assert_eq!(outcome(&bytes), outcome(&bytes));
        }
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn unread_parts_do_not_matter(
        which in any::<prop::sample::Index>(),
        added in vec((unread_name(), vec(any::<u8>(), 0..40)), 0..4),
        altered in vec(any::<u8>(), 0..40),
        removes in any::<bool>(),
    ) {
        let parts = which.get(form::packages());
        let plain = outcome(&parts::zipped(parts).unwrap());
        let mut changed = parts.clone();
        for (name, content) in added {
            changed = parts::with(changed, &name, &content);
        }
        let is_unread = |name: &str| name.starts_with("docProps/") || name.starts_with("xl/theme/");
        prop_assert!(parts.iter().any(|(name, _)| is_unread(name)), "nothing to remove");
        if removes {
            changed.retain(|(name, _)| !is_unread(name));
        } else {
            changed.iter_mut().filter(|(name, _)| is_unread(name)).for_each(|(_, content)| content.clone_from(&altered));
        }
        prop_assert_eq!(plain, outcome(&parts::zipped(&changed).unwrap()));
    }

    #[test]
    fn neither_order_nor_packing_of_parts_matters(
        (parts, shuffled) in any::<prop::sample::Index>().prop_flat_map(|which| {
            let parts = which.get(form::packages()).clone();
            (Just(parts.clone()), Just(parts).prop_shuffle())
        })
    ) {
        let packed = parts::zipped_as(&shuffled, zip::CompressionMethod::Deflated).unwrap();
        prop_assert_eq!(outcome(&parts::zipped(&parts).unwrap()), outcome(&packed));
    }

    /// What a supplier typed reaches no file and no terminal as anything but text.
    #[test]
    fn nothing_typed_gets_out_of_its_place(form in changed_form(), name in text_of_a_cell()) {
        let Some(mut report) = report_of(form) else { return Ok(()) };
        report.file.name = name;
        let made = |kind| export(&report, kind, Languages::Both, &rules::titles(), &BTreeSet::new()).unwrap();
        page_is_harmless(&made(ExportKind::Report).bytes)?;
        table_is_harmless(&made(ExportKind::PlanTable).bytes)?;
        let file = made(ExportKind::Email);
        let mail = String::from_utf8(file.bytes).unwrap();
        prop_assert!(!mail.chars().any(|c| c != '\n' && c != '\r' && is_invisible(c)), "{:?}", mail);
        prop_assert!(!file.name.chars().any(|c| is_invisible(c) || "<>:\"/\\|?*".contains(c)), "{:?}", file.name);
        for lang in Lang::ALL {
            let shown = text::report(&report, lang);
            prop_assert!(!shown.chars().any(|c| c != '\n' && is_invisible(c)), "{:?}", shown);
        }
    }
}

/// Read strictly, a page holds only the elements and attributes of this program.
fn page_is_harmless(bytes: &[u8]) -> Result<(), TestCaseError> {
    const ATTRIBUTES: &[&str] = &[
        "aria-hidden",
        "aria-label",
        "charset",
        "class",
        "colspan",
        "content",
        "http-equiv",
        "id",
        "lang",
        "name",
        "role",
        "scope",
        "viewBox",
        "d",
        "width",
        "height",
        "fill",
        "xmlns",
    ];
    let text = std::str::from_utf8(bytes).unwrap();
    prop_assert!(!text.chars().any(|c| c != '\n' && is_invisible(c)));
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|error| TestCaseError::fail(error.to_string()))? {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                let is_active = ["script", "a", "img", "iframe", "object", "form", "input", "link", "base"]
                    .contains(&name.as_str());
                prop_assert!(!is_active, "<{}>", name);
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| TestCaseError::fail(error.to_string()))?;
                    let key = attribute.key.as_ref();
                    prop_assert!(ATTRIBUTES.contains(&key), "{} in <{}>", key, name);
                }
            }
            Event::Comment(_) | Event::CData(_) | Event::PI(_) => prop_assert!(false, "never written"),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// No field of the table begins as a formula does, however a spreadsheet splits it.
fn table_is_harmless(bytes: &[u8]) -> Result<(), TestCaseError> {
    let begins_dangerously = |field: &str| {
        let is_control = field.starts_with(['\t', '\r', '\n', '\0']);
        is_control || field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    };
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let strict = csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(bytes).into_records();
    for record in strict {
        let record = record.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(record.iter().all(|field| !begins_dangerously(field)), "{:?}", record);
    }
    let text = std::str::from_utf8(bytes).unwrap();
    for field in text.split([',', ';', '\t', '|', '\r', '\n']).map(|field| field.trim_matches('"')) {
        prop_assert!(!begins_dangerously(field), "{:?}", field);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn putting_in_order_twice_changes_nothing(text in text_of_a_cell(), id in "[cCＣ]?[iI1]?[dD]? ?-?[0-9OoIl０-９]{4,8}") {
        for text in [text, id] {
            let shown = Shown::whole(&text);
            prop_assert_eq!(&Shown::whole(&shown), &shown);
            prop_assert!(!shown.chars().any(is_invisible));
            let narrow = half_width(&text);
            prop_assert_eq!(half_width(&narrow), narrow.clone());
            if let Some(repaired) = repaired_rmi_id(&text) {
                prop_assert!(is_rmi_id(&repaired), "{:?}", repaired);
                prop_assert_eq!(repaired_rmi_id(&repaired), Some(repaired));
            }
            for found in find_rmi_ids(&text) {
                prop_assert!(is_rmi_id(&found), "{:?}", found);
                prop_assert_eq!(find_rmi_ids(&found), vec![found]);
            }
        }
    }

    /// A likeness, however close, is a question for a person: a name is certain only where it is a
    /// name of that smelter.
    #[test]
    fn a_likeness_is_never_certain(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        typed in "[a-zA-Z0-9 .,&一-丁]{0,3}",
        removed in 0..3_usize,
        country in prop::option::of(prop::sample::select(&["CN", "DE", "ID", "ZZ"][..])),
    ) {
        static LISTS: LazyLock<Lists> = LazyLock::new(Lists::built_in);
        let smelter = which.get(LISTS.smelters());
        let mut letters: Vec<char> = smelter.name.chars().collect();
        let at = at.index(letters.len() + 1);
        let end = (at + removed).min(letters.len());
        letters.splice(at..end, typed.chars());
        let name: String = letters.into_iter().collect();
        let Some(metal) = smelter.metals.first() else { return Ok(()) };
        let found = LISTS.find(&Query { metal, id: "", name: &ComparableName::of(&name), country_code: country });
        if let Some(place) = found.certain() {
            prop_assert!(LISTS.name_kind(metal, place, &name).is_some(), "{:?} is taken for {:?}", name, LISTS.get(place));
            let theirs = LISTS.get(place).and_then(|smelter| smelter.country_code);
            prop_assert!(country.is_none() || theirs.is_none() || theirs == country, "{:?} in {:?}", name, country);
        }
        if let Match::Similar(candidates) = &found {
            prop_assert!(candidates.len() <= 3 && candidates.is_sorted_by(|one, next| one.likeness >= next.likeness));
        }
        // What is no id is never taken for one.
        let by_id = LISTS.find(&Query { metal: &Mineral::Other("none".to_owned()), id: &name, name: &ComparableName::default(), country_code: None });
        prop_assert!(by_id.certain().is_none() || is_rmi_id(&name));
    }
}
