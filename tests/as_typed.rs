//! What people really type and paste, in forms of all six families that are in order otherwise:
//! each is found at its cell, nothing else is, and what was found before stays found.

use smeltcheck::base::date::Date;
use smeltcheck::check_workbook;
use smeltcheck::declaration::{self, SmelterColumn};
use smeltcheck::profile::Settings;
use smeltcheck::report::{FileInfo, Report, Severity};
use smeltcheck::samples::fixtures::{Edit, Form, Place, Put, invented_lists};
use smeltcheck::template::{CompanyField, CompanyQuestion, KnownMineral, MineralQuestion, TemplateKind, detect};
use smeltcheck::workbook::Addr;
use std::collections::BTreeSet;

/// Each family by a revision whose workbook has been read, with the metal that is used and its
/// smelter.
const FAMILIES: [Family; 6] = [
    Family::new(TemplateKind::Cmrt, "6.5", KnownMineral::Tin, "锡", "Beispiel Zinn GmbH"),
    Family::new(TemplateKind::Emrt, "1.3", KnownMineral::Cobalt, "钴", "Esimerkki Koboltti Oy"),
    Family::new(TemplateKind::Emrt, "2.1", KnownMineral::Cobalt, "钴", "Esimerkki Koboltti Oy"),
    Family::new(TemplateKind::Amrt, "1.21", KnownMineral::Aluminum, "铝", ""),
    Family::new(TemplateKind::Amrt, "1.3", KnownMineral::Aluminum, "铝", "Eksempel Aluminium AS"),
    Family::new(TemplateKind::Crt, "2.2", KnownMineral::Cobalt, "钴", "Esimerkki Koboltti Oy"),
];

/// Findings about the revision, not about what was filled in.
const ABOUT_THE_REVISION: [&str; 3] = ["F02", "F04", "F09"];

struct Family {
    kind: TemplateKind,
    revision: &'static str,
    used: KnownMineral,
    in_chinese: &'static str,
    /// The smelter that is chosen in the first row; empty where none can be chosen.
    smelter: &'static str,
}

impl Family {
    const fn new(
        kind: TemplateKind,
        revision: &'static str,
        used: KnownMineral,
        in_chinese: &'static str,
        smelter: &'static str,
    ) -> Self {
        Self { kind, revision, used, in_chinese, smelter }
    }

    fn form(&self) -> Form {
        Form::in_order(self.kind, self.revision).unwrap()
    }

    fn name(&self) -> String {
        format!("{} {}", self.kind, self.revision)
    }

    fn has_look_up(&self) -> bool {
        !self.smelter.is_empty()
    }
}

/// A thing that people type, and the finding that it has to give: code, severity and its main
/// place.
struct Typed {
    code: &'static str,
    severity: Severity,
    at: Place,
    edits: Vec<Edit>,
    /// Rules that say something about the row for a reason of their own.
    beside: &'static [&'static str],
}

fn typed(code: &'static str, severity: Severity, at: Place, text: impl Into<String>) -> Typed {
    let text: &'static str = String::leak(text.into());
    Typed { code, severity, at, edits: vec![Edit::text(at, text)], beside: &[] }
}

fn settings() -> Settings {
    Settings { lists: invented_lists(), ..Settings::on(Date::new(2026, 3, 2).unwrap()) }
}

fn report_of(form: Form) -> Report {
    let workbook = form.into_workbook();
    let detected = detect(&workbook).unwrap();
    check_workbook(&workbook, &detected, FileInfo::of(b"", "form.xlsx"), &settings()).unwrap()
}

type Found = BTreeSet<(String, String, String)>;

fn found(report: &Report) -> Found {
    let findings = report.findings.iter().filter(|finding| !ABOUT_THE_REVISION.contains(&finding.code.as_ref()));
    let key = |code: &str, severity, cell: String| (code.to_owned(), format!("{severity:?}"), cell);
    findings.map(|finding| key(&finding.code, finding.severity, finding.cells[0].to_string())).collect()
}

/// Texts that look like a word to a person, but not to the template.
fn unlike(word: &str) -> Vec<String> {
    let full_width: String = word
        .chars()
        .map(|c| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c })
        .collect();
    let mut texts: Vec<String> =
        [" ", "\u{a0}", "\u{3000}", "\n", "\t", "\u{200b}"].map(|blank| format!("{word}{blank}")).to_vec();
    texts.push(format!(" {word}"));
    texts.push(full_width);
    if word.contains(' ') {
        texts.push(word.replacen(' ', "  ", 1));
        texts.push(word.replacen(' ', "\u{a0}", 1));
        texts.push(word.replacen(' ', "\n", 1));
    }
    texts
}

fn everything(family: &Family) -> Vec<Typed> {
    use Severity::{Error, Info, Warning};
    let metal = Place::Smelter(1, SmelterColumn::Metal);
    let chosen = Place::Smelter(1, SmelterColumn::Lookup);
    let scope = Place::Company(CompanyField::Scope);
    let used = Place::Answer(MineralQuestion::Used, family.used);
    let response = Place::Answer(MineralQuestion::Response, family.used);
    let mut all = Vec::new();
    // Metals and smelters that the template does not find.
    let stored = family.used.stored();
    let symbol = family.used.symbol();
    let both = [format!("{stored} {}", family.in_chinese), format!("{}（{stored}）", family.in_chinese)];
    for text in unlike(stored).into_iter().chain([family.in_chinese.to_owned(), symbol.to_owned()]).chain(both) {
        all.push(typed("L21", Error, metal, text));
    }
    if family.has_look_up() {
        all.extend(unlike(family.smelter).into_iter().map(|text| typed("L21", Error, chosen, text)));
    }
    // Scope and answers.
    all.extend(unlike("A. Company").into_iter().map(|text| typed("S01", Error, scope, text)));
    let is_compared = family.kind == TemplateKind::Cmrt;
    for text in unlike("Yes") {
        let severity = if is_compared || text.contains('Ｙ') { Error } else { Info };
        all.push(typed("Q04", severity, used, text));
    }
    for text in ["是", "是的", "Yes（是）", "是 Yes", "有り", "はい"] {
        all.push(typed("Q04", Error, used, text));
    }
    for text in ["100", "100 percent", "百分之百"] {
        all.push(typed("Q04", Error, response, text));
    }
    all.push(typed("Q04", Info, response, "100 %"));
    // Another mineral is not used: a "No" that the Checker does not see opens everything below it.
    if family.kind == TemplateKind::Cmrt {
        let gold = Place::Answer(MineralQuestion::Used, KnownMineral::Gold);
        all.extend(["No ", "No\u{3000}", "Ｎｏ", "否 No"].map(|text| typed("Q04", Error, gold, text)));
    }
    // Marks of programs in place of values, and placeholders.
    let name = Place::Company(CompanyField::Name);
    let contact = Place::Company(CompanyField::ContactName);
    for text in
        ["Loading...", "#ERROR!", "#NAME?", "#BUSY!", "#GETTING_DATA", "#SPILL!", "Test Company", "N/A", "同上", "無"]
    {
        all.push(typed("C01", Error, name, text));
    }
    for text in ["Loading...", "#VALUE!", "=DISPIMG(\"ID_01\",1)"] {
        all.push(typed("C03", Error, contact, text));
    }
    for text in ["Test", "Sales Department", "品质部", "xxx", "同上", "該当なし", "해당 없음", "li.wei@example.com"]
    {
        all.push(typed("C06", Warning, contact, text));
    }
    for text in ["xxx@xxx.com", "name@company.com", "test@test.com"] {
        all.push(typed("C07", Warning, Place::Company(CompanyField::ContactEmail), text));
    }
    for text in [
        "二〇二六年二月二十七日",
        "令和八年二月二十七日",
        "民國115年2月27日",
        "Date: 2026-02-27",
        "2026年2月27日上午10时30分",
    ] {
        all.push(typed("C08", Info, Place::Company(CompanyField::EffectiveDate), text));
    }
    // A smelter that is not listed: its country, and what is no name of it.
    let country = Place::Smelter(2, SmelterColumn::Country);
    let typed_name = Place::Smelter(2, SmelterColumn::Name);
    let new_row = |name: &'static str, country: &'static str| {
        let mut edits = vec![
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), stored),
            Edit::text(typed_name, name),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), country),
            Edit::text(Place::Smelter(2, SmelterColumn::City), "Anytown"),
        ];
        if family.has_look_up() {
            edits.push(Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"));
        }
        edits
    };
    for text in [
        "臺灣",
        "韓國",
        "대한민국",
        "アメリカ",
        "中国",
        "Deutschland",
        "ＧＥＲＭＡＮＹ",
        "GERMANY\u{a0}",
        "PERU ",
        "P.R. China",
    ] {
        let mut case = typed("L10", Error, country, text);
        case.edits = [new_row("Unheard Metal Works", ""), case.edits].concat();
        case.beside = &["R11"];
        all.push(case);
    }
    for text in ["没有", "同上", "详见附件", "該当なし", "Unknown", "N/A（无）", "TBD"] {
        // Without a choice for it, a placeholder is to be explained.
        let mut case = typed("L04", if family.has_look_up() { Error } else { Warning }, typed_name, text);
        case.edits = [new_row("", "GERMANY"), case.edits].concat();
        all.push(case);
    }
    if family.kind != TemplateKind::Amrt {
        let survey = Place::CompanyAnswer(CompanyQuestion::Review);
        all.push(typed("Q04", Error, survey, "是的"));
        all.push(typed("Q04", Info, survey, "Yes "));
    }
    all
}

#[test]
fn what_people_type_is_found_in_every_family_and_nothing_else() {
    let (mut planted, mut missed, mut extra, mut details) = (0, 0, 0, Vec::new());
    for family in &FAMILIES {
        let before = found(&report_of(family.form()));
        for case in everything(family) {
            planted += 1;
            let form = family.form();
            let (sheet, addr) = form.resolve(case.at).unwrap_or_else(|| panic!("{}: {:?}", family.name(), case.at));
            let wanted = (case.code.to_owned(), format!("{:?}", case.severity), format!("{sheet}!{addr}"));
            let report = report_of(form.with(&case.edits));
            let after = found(&report);
            let others: Vec<_> = after
                .difference(&before)
                .filter(|other| **other != wanted && !case.beside.contains(&other.0.as_str()))
                .collect();
            let is_found = after.contains(&wanted);
            missed += usize::from(!is_found);
            extra += others.len();
            if !is_found || !others.is_empty() {
                details.push(format!("{} {wanted:?} {is_found} {:?}: extra {others:?}", family.name(), case.edits));
            }
            let gone: Vec<_> = before.difference(&after).collect();
            assert!(gone.is_empty(), "{}: {:?} hides {gone:?}", family.name(), case.edits);
            let checker = &report.official_checker;
            assert!(checker.remaining == 0 || report.summary.errors > 0, "{}: {:?}", family.name(), case.edits);
        }
    }
    println!("as typed: found {} of {planted}, extra findings {extra}", planted - missed);
    assert!(details.is_empty(), "{}", details.join("\n"));
}

/// A form with something to find in it: a smelter in a covered country, repeated, typed again, with
/// a wrong id.
fn form_with_findings(family: &Family) -> Form {
    let at = |row, column, text: &'static str| Edit::text(Place::Smelter(row, column), text);
    let metal = family.used.stored();
    let edits = if family.has_look_up() {
        vec![
            at(2, SmelterColumn::Metal, metal),
            at(2, SmelterColumn::Lookup, family.smelter),
            at(3, SmelterColumn::Metal, metal),
            at(3, SmelterColumn::Lookup, "Smelter not listed"),
            at(3, SmelterColumn::Name, family.smelter),
            at(4, SmelterColumn::Metal, metal),
            at(4, SmelterColumn::Lookup, "Smelter not listed"),
            at(4, SmelterColumn::Name, "Unheard Works Ltd."),
            at(4, SmelterColumn::Country, "UGANDA"),
            at(4, SmelterColumn::Recycled, "No"),
        ]
    } else {
        vec![
            at(2, SmelterColumn::Metal, metal),
            at(2, SmelterColumn::Name, "Eksempel Aluminium AS"),
            at(2, SmelterColumn::Country, "NORWAY"),
            at(3, SmelterColumn::Metal, metal),
            at(3, SmelterColumn::Name, "Unheard Works Ltd."),
            at(3, SmelterColumn::Country, "UGANDA"),
        ]
    };
    calculated(family.form().with(&edits))
}

/// The form with its look-up formulas calculated as the template would: nothing is found for a text
/// that differs in more than its case.
fn calculated(mut form: Form) -> Form {
    let layout = form.layout.clone();
    let columns = layout.smelters;
    if columns.lookup.is_none() {
        return form;
    }
    let look_up: Vec<[String; 6]> = {
        let sheet = form.sheets().iter().find(|sheet| sheet.name() == "Smelter Look-up").unwrap();
        let text = |column, row| sheet.value(Addr::new(column, row)).display().into_owned();
        (5..40).map(|row| [1, 2, 4, 5, 8, 9].map(|column| text(column, row))).collect()
    };
    for row in 1..=5 {
        let layout = form.layout.clone();
        let first_row = layout.smelters.first_row;
        let cell = |column: SmelterColumn| {
            ("Smelter List", Addr::new(layout.smelters.number(column).unwrap(), first_row + row - 1))
        };
        let value = |column| {
            let (sheet, addr) = cell(column);
            form.sheets().iter().find(|found| found.name() == sheet).unwrap().value(addr).display().into_owned()
        };
        let (metal, chosen) = (value(SmelterColumn::Metal), value(SmelterColumn::Lookup));
        if metal.is_empty() && chosen.is_empty() || chosen.eq_ignore_ascii_case("Smelter not listed") {
            continue;
        }
        let same = |entry: &&[String; 6]| {
            declaration::is_found_as(&metal, &entry[0]) && declaration::is_found_as(&chosen, &entry[1])
        };
        let found = look_up.iter().find(same).cloned();
        let filled = [SmelterColumn::Country, SmelterColumn::Id, SmelterColumn::City, SmelterColumn::State];
        for (index, column) in filled.into_iter().enumerate() {
            let (sheet, addr) = cell(column);
            let sheet = form.sheets().iter().find(|found| found.name() == sheet).unwrap();
            // What a person typed over a formula stays.
            if !sheet.has_formula(addr) && !sheet.value(addr).display().is_empty() {
                continue;
            }
            let result = found.as_ref().map_or("", |entry| entry[index + 2].as_str()).to_owned();
            form.edit(Edit::new(Place::Smelter(row, column), Put::Formula(String::leak(result))));
        }
    }
    form
}

/// A blank, a no-break space, a line break more, or other letters: whatever was found before is
/// found still.
#[test]
fn no_blank_or_letter_makes_findings_disappear() {
    let mut tried = 0;
    for family in &FAMILIES {
        let form = form_with_findings(family);
        let before = found(&report_of(form.clone()));
        let mut places = vec![Place::Company(CompanyField::Scope)];
        places.extend(
            [MineralQuestion::Used, MineralQuestion::Remains].map(|question| Place::Answer(question, family.used)),
        );
        places.extend((0..2).map(Place::MineralSlot));
        let columns = [
            SmelterColumn::IdInput,
            SmelterColumn::Metal,
            SmelterColumn::Lookup,
            SmelterColumn::Name,
            SmelterColumn::Country,
        ];
        places.extend((1..=4).flat_map(|row| columns.map(|column| Place::Smelter(row, column))));
        for place in places {
            let Some((sheet, addr)) = form.resolve(place) else { continue };
            let sheet = form.sheets().iter().find(|found| found.name() == sheet).unwrap();
            let value = sheet.value(addr).display().into_owned();
            if value.is_empty() || sheet.has_formula(addr) {
                continue;
            }
            let cases = [value.to_uppercase(), value.to_lowercase()];
            for text in unlike(&value).into_iter().chain(cases) {
                tried += 1;
                let text: &'static str = String::leak(text);
                let after = found(&report_of(calculated(form.clone().with(&[Edit::text(place, text)]))));
                // A finding may become more serious.
                let places_found = |found: &Found| -> BTreeSet<(String, String)> {
                    found.iter().map(|(code, _, cell)| (code.clone(), cell.clone())).collect()
                };
                let (old, new) = (places_found(&before), places_found(&after));
                let gone: Vec<_> = old.difference(&new).collect();
                assert!(gone.is_empty(), "{}: {place:?} = {text:?} hides {gone:?}; left {new:?}", family.name());
            }
        }
    }
    println!("as typed: {tried} changes of blanks, letters and case hide no finding");
}
