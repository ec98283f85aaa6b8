//! The corrected copy: the chosen slips are gone, and nothing else of the file is touched. With the
//! corpus and with `LibreOffice` at hand also in official workbooks.

mod support;

#[path = "support/edit.rs"]
#[allow(dead_code, reason = "shared with the planted defects")]
mod edit;
#[path = "support/libreoffice.rs"]
mod libreoffice;

use edit::{Package, Put, unpacked};
use smeltcheck::base::date::Date;
use smeltcheck::declaration::{self, Entry, MineColumn, Origin, ProductColumn, SmelterColumn};
use smeltcheck::output::correct::{CorrectionError, corrected_copy};
use smeltcheck::profile::Settings;
use smeltcheck::report::corrections::{CorrectionKind, NewValue, Proposal};
use smeltcheck::report::{Finding, Report};
use smeltcheck::samples::fixtures::{self, Edit, Form, Place};
use smeltcheck::template::{
    self, CHECKER, CHECKER_TOTAL, CompanyField, CompanyQuestion, KnownMineral, MineralQuestion, TemplateKind,
};
use smeltcheck::workbook::{Addr, CellRef, Value, Workbook};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn settings() -> Settings {
    Settings { lists: fixtures::invented_lists(), ..Settings::on(Date::new(2026, 3, 2).unwrap()) }
}

fn check(bytes: &[u8]) -> Report {
    smeltcheck::check(bytes, "file.xlsx", None, &settings()).unwrap_or_else(|error| panic!("{error}"))
}

fn form(kind: TemplateKind, revision: &str, edits: &[Edit]) -> Vec<u8> {
    fixtures::xlsx::write(&Form::in_order(kind, revision).unwrap().with(edits)).unwrap()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    unpacked(bytes).into_iter().collect()
}

/// One entry of a package: its name, what the directory says of it, and its packed bytes.
struct PackedEntry {
    name: String,
    headers: String,
    packed: Vec<u8>,
}

/// Every entry in the order of the directory.
fn entries(bytes: &[u8]) -> Vec<PackedEntry> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index_raw(index).unwrap();
            let mut packed = Vec::new();
            part.read_to_end(&mut packed).unwrap();
            let (name, method, time) = (part.name().unwrap().into_owned(), part.compression(), part.last_modified());
            let attributes = (part.system(), part.external_attributes(), part.comment());
            PackedEntry { name, headers: format!("{method:?} {time:?} {attributes:?}"), packed }
        })
        .collect()
}

/// A sheet part without these cells; each has to be there once.
fn without_cells(xml: &str, cells: &BTreeSet<Addr>) -> String {
    let mut rest = xml.to_owned();
    for addr in cells {
        let start = rest.find(&format!("<c r=\"{addr}\"")).unwrap_or_else(|| panic!("{addr} is gone"));
        let tag = start + rest[start..].find('>').unwrap() + 1;
        let end = if rest[..tag].ends_with("/>") { tag } else { tag + rest[tag..].find("</c>").unwrap() + 4 };
        rest.replace_range(start..end, "");
    }
    rest
}

/// Whether nothing but the cells of these proposals differs between two packages.
fn only_these_cells_differ(before: &[u8], after: &[u8], chosen: &[Proposal]) {
    let (old, new) = (parts(before), parts(after));
    let (old_entries, new_entries) = (entries(before), entries(after));
    assert_eq!(old_entries.len(), new_entries.len());
    let mut cells: BTreeMap<String, BTreeSet<Addr>> = BTreeMap::new();
    let package = Package::open(before);
    for change in chosen.iter().flat_map(|proposal| &proposal.changes) {
        cells.entry(package.part_of(&change.cell.sheet).to_owned()).or_default().insert(change.cell.addr);
    }
    for (old_entry, new_entry) in old_entries.iter().zip(&new_entries) {
        let name = &old_entry.name;
        assert_eq!((name, &old_entry.headers), (&new_entry.name, &new_entry.headers));
        if let Some(cells) = cells.get(name) {
            let [old, new] =
                [&old[name], &new[name]].map(|xml| without_cells(std::str::from_utf8(xml).unwrap(), cells));
            assert!(old == new, "{name} differs outside the chosen cells");
        } else {
            assert!(old_entry.packed == new_entry.packed, "{name} is another part");
        }
    }
}

fn places(findings: &[Finding]) -> BTreeSet<(String, String)> {
    let place = |finding: &Finding, cell: &CellRef| (finding.code.to_string(), cell.to_string());
    findings.iter().flat_map(|finding| finding.cells.iter().map(move |cell| place(finding, cell))).collect()
}

/// Corrects a file, and checks everything that holds for every file. Gives the copy.
fn corrected(name: &str, before: &[u8], report: &Report, chosen: &[Proposal]) -> Vec<u8> {
    let copy = corrected_copy(before, chosen).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(copy, corrected_copy(before, chosen).unwrap(), "{name}: two runs");
    only_these_cells_differ(before, &copy, chosen);
    let after = check(&copy);
    let (old, new) = (places(&report.findings), places(&after.findings));
    for proposal in chosen {
        let emptied = proposal.kind == CorrectionKind::RepeatedRow;
        let cells = proposal.changes.iter().map(|change| change.cell.to_string());
        for cell in cells.filter(|_| !emptied) {
            for code in &proposal.codes {
                assert!(!new.contains(&(code.to_string(), cell.clone())), "{name}: {code} is still in {cell}");
            }
        }
        let is_offered = |other: &Proposal| other.id == proposal.id && other.changes == proposal.changes;
        assert!(!after.corrections.proposals.iter().any(is_offered), "{name}: {} is offered again", proposal.id);
    }
    let appeared: Vec<_> = new.difference(&old).collect();
    assert!(appeared.is_empty(), "{name}: {appeared:?}");
    assert!(after.findings.len() < report.findings.len() || chosen.is_empty(), "{name}: nothing is settled");
    copy
}

const TIN: KnownMineral = KnownMineral::Tin;

fn slips_of_cmrt() -> Vec<Edit> {
    let smelter = |row, column, text| Edit::text(Place::Smelter(row, column), text);
    let mut edits = vec![
        Edit::text(Place::Company(CompanyField::ContactName), "Li  Wei\u{a0}"),
        Edit::text(Place::Company(CompanyField::ContactEmail), "li.wei @example.com"),
        Edit::text(Place::Company(CompanyField::ContactPhone), "＋８６ 755 5550 0100"),
        Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "官网：https：//www。example。com"),
        Edit::text(Place::Answer(MineralQuestion::Cahra, TIN), "否"),
        Edit::text(Place::Answer(MineralQuestion::AllIdentified, TIN), "YES\t"),
        Edit::text(Place::CompanyAnswer(CompanyQuestion::Policy), "yes"),
        smelter(2, SmelterColumn::Metal, "Tin"),
        smelter(2, SmelterColumn::Lookup, "PT Contoh Timah"),
        smelter(2, SmelterColumn::Country, "印度尼西亚"),
        smelter(2, SmelterColumn::Id, "CID99O003"),
        smelter(2, SmelterColumn::IdSource, "RMI"),
    ];
    // The first row once more, as a paste leaves it.
    let form = Form::in_order(TemplateKind::Cmrt, "6.5").unwrap();
    let workbook = form.into_workbook();
    let layout = template::detect(&workbook).unwrap().layout;
    let declaration = declaration::read(&workbook, &layout).unwrap();
    for entry in declaration.smelters[0].cells() {
        if let declaration::Field::Smelter(column) = entry.field
            && !entry.typed.is_empty()
        {
            edits.push(smelter(3, column, String::leak(entry.typed.to_string())));
        }
    }
    edits
}

#[test]
fn every_kind_of_slip_is_offered_and_repaired() {
    let before = form(TemplateKind::Cmrt, "6.5", &slips_of_cmrt());
    let report = check(&before);
    let offered: Vec<(CorrectionKind, String, String)> = report
        .corrections
        .proposals
        .iter()
        .map(|proposal| {
            let after = match &proposal.changes[0].after {
                NewValue::Text(text) => text.clone(),
                NewValue::Day(day) => day.to_string(),
                NewValue::Blank => String::new(),
            };
            (proposal.kind, proposal.id.clone(), after)
        })
        .collect();
    let expected = [
        (CorrectionKind::Blanks, "Declaration!D15", "Li Wei"),
        (CorrectionKind::Email, "Declaration!D16", "li.wei@example.com"),
        (CorrectionKind::FullWidth, "Declaration!D17", "+86 755 5550 0100"),
        (CorrectionKind::FullWidth, "Declaration!G77", "官网：https://www.example.com"),
    ];
    for (kind, id, after) in expected {
        assert!(offered.contains(&(kind, id.to_owned(), after.to_owned())), "{id} in {offered:#?}");
    }
    for kind in [CorrectionKind::Option, CorrectionKind::Country, CorrectionKind::Id, CorrectionKind::RepeatedRow] {
        assert!(offered.iter().any(|(offered, _, _)| *offered == kind), "{kind:?} in {offered:#?}");
    }
    corrected("made by code", &before, &report, &report.corrections.proposals);
}

/// Words that the template does not find are written as it has them, in every row that is written
/// alike.
#[test]
fn words_that_the_template_does_not_find_are_repaired() {
    let smelter = |row, column, text| Edit::text(Place::Smelter(row, column), text);
    let mut edits = vec![
        Edit::text(Place::Company(CompanyField::Scope), "Ａ．　Ｃｏｍｐａｎｙ"),
        Edit::text(Place::Answer(MineralQuestion::Used, TIN), "Ｙｅｓ"),
        Edit::text(Place::Answer(MineralQuestion::Remains, TIN), "Yes（是）"),
        smelter(1, SmelterColumn::Metal, "锡"),
        smelter(1, SmelterColumn::Lookup, "Beispiel Zinn  GmbH\u{a0}"),
    ];
    for row in 2..40 {
        edits.push(smelter(row, SmelterColumn::Metal, "Sn"));
        edits.push(smelter(row, SmelterColumn::Lookup, "尚未识别"));
    }
    let before = form(TemplateKind::Cmrt, "6.5", &edits);
    let report = check(&before);
    assert_eq!(report.corrections.proposals.len(), 5 + 38 * 2, "{:#?}", report.corrections.skipped);
    let copy = corrected_copy(&before, &report.corrections.proposals).unwrap();
    let after = check(&copy);
    let left: Vec<_> =
        after.findings.iter().filter(|finding| ["S01", "Q04", "L21"].contains(&&*finding.code)).collect();
    assert!(left.is_empty(), "{left:#?}");
}

/// Any choice among the proposals does what it says, and the rest stays on offer.
#[test]
fn each_change_alone_settles_its_own_findings_only() {
    let before = form(TemplateKind::Cmrt, "6.5", &slips_of_cmrt());
    let report = check(&before);
    for proposal in &report.corrections.proposals {
        let copy = corrected(&proposal.id, &before, &report, std::slice::from_ref(proposal));
        let left = check(&copy).corrections.proposals.len();
        assert_eq!(left + 1, report.corrections.proposals.len(), "{}", proposal.id);
    }
    assert_eq!(corrected_copy(&before, &[]).unwrap(), before);
}

#[test]
fn other_templates_have_their_slips_repaired() {
    let mine = |row, column, text| Edit::text(Place::Mine(row, column), text);
    let edits = [
        mine(1, MineColumn::ContactEmail, "a＠b.com"),
        mine(1, MineColumn::Id, "M-1\u{200b}"),
        Edit::text(Place::Product(1, ProductColumn::Number), "ＤＸ－100 "),
        Edit::text(Place::Company(CompanyField::AuthorizerEmail), "zhang.min@ example.com"),
    ];
    for (kind, revision) in [(TemplateKind::Emrt, "2.1"), (TemplateKind::Amrt, "1.3"), (TemplateKind::Amrt, "1.21")] {
        let before = form(kind, revision, &edits);
        let report = check(&before);
        assert_eq!(report.corrections.proposals.len(), 4, "{kind} {revision}: {:#?}", report.corrections);
        corrected("made by code", &before, &report, &report.corrections.proposals);
    }
}

/// Two readings, or a change that is not safe: nothing is offered.
#[test]
fn what_a_person_has_to_decide_is_not_offered() {
    let cases = [
        Edit::text(Place::Company(CompanyField::ContactEmail), "li wei@example.com"),
        Edit::text(Place::Company(CompanyField::ContactEmail), "li@example.com, wei@example.com"),
        Edit::text(Place::Company(CompanyField::EffectiveDate), "02/03/2026"),
        Edit::text(Place::Company(CompanyField::EffectiveDate), "2026-02-27"),
        Edit::text(Place::Answer(MineralQuestion::Cahra, TIN), "无"),
        Edit::text(Place::Answer(MineralQuestion::Cahra, TIN), "n"),
        Edit::text(Place::Answer(MineralQuestion::Cahra, TIN), "maybe"),
        Edit::text(Place::CompanyAnswer(CompanyQuestion::Survey), "Yes, CRT"),
        Edit::text(Place::Smelter(1, SmelterColumn::Country), "Korea"),
        Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID990003"),
        Edit::text(Place::Smelter(1, SmelterColumn::Id), "CID99O003"),
        Edit::text(Place::Product(1, ProductColumn::Number), "DX  100"),
        // The blank keeps it from being a formula.
        Edit::text(Place::Company(CompanyField::Name), " =cmd|'/c calc'!A1"),
    ];
    for edit in cases {
        let report = check(&form(TemplateKind::Cmrt, "6.5", &[edit]));
        assert!(!report.findings.is_empty(), "{edit:?}");
        assert!(report.corrections.proposals.is_empty(), "{edit:?}: {:#?}", report.corrections.proposals);
    }
}

#[test]
fn repeated_rows_are_emptied_at_the_end_of_the_list_only() {
    let slips = slips_of_cmrt();
    let twice = check(&form(TemplateKind::Cmrt, "6.5", &slips));
    assert!(twice.corrections.proposals.iter().any(|proposal| proposal.kind == CorrectionKind::RepeatedRow));
    let below = [
        Edit::text(Place::Smelter(4, SmelterColumn::Metal), "Gold"),
        Edit::text(Place::Smelter(4, SmelterColumn::Lookup), "Smelter not listed"),
    ];
    let report = check(&form(TemplateKind::Cmrt, "6.5", &[slips.as_slice(), &below].concat()));
    assert!(!report.corrections.proposals.iter().any(|proposal| proposal.kind == CorrectionKind::RepeatedRow));
    assert!(report.corrections.skipped.iter().any(|skipped| skipped.code == "L12"));
    let differs = [Edit::text(Place::Smelter(3, SmelterColumn::Comments), "Again")];
    let report = check(&form(TemplateKind::Cmrt, "6.5", &[slips.as_slice(), &differs].concat()));
    assert!(!report.corrections.proposals.iter().any(|proposal| proposal.kind == CorrectionKind::RepeatedRow));
}

#[test]
fn a_list_that_was_pasted_twice_is_emptied_from_its_repeat_on() {
    let names = ["Probe Metall AG", "Muster Schmelze", "Ofenbau Zinn", "Herdbau Zinn"];
    let pasted: Vec<Edit> = (0..2)
        .flat_map(|turn| (2..).zip(names).map(move |(row, name)| (row + 4 * turn, name)))
        .flat_map(|(row, name)| {
            [
                (SmelterColumn::Metal, "Tin"),
                (SmelterColumn::Lookup, "Smelter not listed"),
                (SmelterColumn::Name, name),
                (SmelterColumn::Country, "GERMANY"),
            ]
            .map(|(column, text)| Edit::text(Place::Smelter(row, column), text))
        })
        .collect();
    let bytes = form(TemplateKind::Cmrt, "6.5", &pasted);
    let report = check(&bytes);
    assert_eq!(report.findings.iter().filter(|finding| finding.code == "L12").count(), 1);
    let chosen = &report.corrections.proposals;
    assert_eq!(chosen.iter().map(|proposal| proposal.kind).collect::<Vec<_>>(), [CorrectionKind::RepeatedRow]);
    let after = check(&corrected("pasted", &bytes, &report, chosen));
    assert!(after.findings.iter().all(|finding| finding.code != "L12"));
    assert_eq!(after.facts.smelter_rows, report.facts.smelter_rows - names.len());
}

#[test]
fn what_stands_before_the_package_is_not_copied() {
    let before = form(TemplateKind::Cmrt, "6.5", &slips_of_cmrt());
    let chosen = check(&before).corrections.proposals;
    let late = [b"\r\n", before.as_slice()].concat();
    assert_eq!(check(&late).corrections.proposals, chosen);
    assert_eq!(corrected_copy(&late, &chosen).unwrap(), corrected_copy(&before, &chosen).unwrap());
}

#[test]
fn another_file_and_unsafe_cells_are_refused() {
    let before = form(TemplateKind::Cmrt, "6.5", &slips_of_cmrt());
    let chosen = check(&before).corrections.proposals;
    let other = form(TemplateKind::Cmrt, "6.5", &[]);
    assert!(matches!(corrected_copy(&other, &chosen), Err(CorrectionError::OtherValue(_))));
    let doubled: Vec<Proposal> = [chosen[0].clone(), chosen[0].clone()].to_vec();
    assert!(matches!(corrected_copy(&before, &doubled), Err(CorrectionError::Twice(_))));
    let mut signed = Package::open(&before);
    signed.put_part("_xmlsignatures/sig1.xml", "<Signature/>");
    assert!(matches!(corrected_copy(&signed.to_bytes(), &chosen), Err(CorrectionError::Signed)));
    let report = check(&signed.to_bytes());
    assert!(report.corrections.proposals.is_empty() && report.corrections.skipped.len() >= chosen.len());
    let mut formula = Package::open(&before);
    formula.put("Declaration!D15", &Put::Formula("\"Li\"".to_owned(), "Li  Wei\u{a0}".to_owned()));
    assert!(matches!(corrected_copy(&formula.to_bytes(), &chosen), Err(CorrectionError::NotSafe { .. })));
}

/// Slips in a filled official workbook, as a person leaves them who types instead of choosing.
/// Gives the changed file.
fn with_slips(bytes: &[u8]) -> Package {
    let mut package = Package::open(bytes);
    let workbook = Workbook::open(bytes, None).unwrap();
    let layout = template::detect(&workbook).unwrap().layout;
    let declaration = declaration::read(&workbook, &layout).unwrap();
    let mut put = |cell: &CellRef, text: &str| package.put(&cell.to_string(), &Put::Text(text.to_owned()));
    for (field, text) in [
        (CompanyField::ContactName, "Li  Wei\t"),
        (CompanyField::ContactEmail, "li.wei @example.com"),
        (CompanyField::ContactPhone, "＋８６ 755 5550 0100"),
        (CompanyField::EffectiveDate, "2026-02-27"),
    ] {
        put(&declaration.company(field).unwrap().cell, text);
    }
    let answers = declaration.minerals.iter().flat_map(|mineral| &mineral.answers).map(|cell| &cell.entry);
    let company = declaration.company_answers.iter().map(|cell| &cell.entry);
    for (index, entry) in answers.chain(company).enumerate() {
        match (entry.typed.as_str(), index % 3) {
            ("Yes", 0) => put(&entry.cell, "yes\u{a0}"),
            ("Yes", 1) => put(&entry.cell, "是"),
            ("No", 0 | 2) => put(&entry.cell, "NO "),
            ("Unknown", _) => put(&entry.cell, "未知"),
            _ => {}
        }
    }
    let typed = |entry: &&Entry| entry.origin == Origin::Typed && !entry.is_blank();
    // A name that stands twice would be the same smelter once both rows name one country.
    let alone = |row: &&declaration::SmelterEntry| {
        declaration.smelters.iter().filter(|other| other.display_name() == row.display_name()).count() == 1
    };
    let countries = declaration.smelters.iter().filter(alone).map(|row| row.get(SmelterColumn::Country)).filter(typed);
    for entry in countries.take(2) {
        put(&entry.cell, "中国");
    }
    // The last row once more, with what its formulas show.
    if let Some(last) = declaration.smelters.iter().rfind(|row| row.is_named() && !row.is_placeholder()) {
        let next = declaration.smelters.last().unwrap().row + 1;
        for entry in last.cells().filter(|entry| !entry.typed.is_empty()) {
            let cell = format!("Smelter List!{}", Addr::new(entry.cell.addr.column, next));
            let has_formula = package.has_formula(&cell);
            let text = entry.typed.to_string();
            package.put(&cell, &if has_formula { Put::Result(text) } else { Put::Text(text) });
        }
    }
    package
}

/// Every cell of a workbook with its value, and whether it holds a formula.
fn cells(workbook: &Workbook) -> BTreeMap<CellRef, (String, bool)> {
    let mut found = BTreeMap::new();
    let names: Vec<String> = workbook.sheet_names().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let sheet = workbook.sheet(&name).unwrap().unwrap();
        for addr in sheet.stored(1..=sheet.last_row()) {
            let value = (sheet.value(addr).display().into_owned(), sheet.has_formula(addr));
            found.insert(CellRef::new(name.clone(), addr), value);
        }
    }
    found
}

fn checker_total(workbook: &Workbook) -> String {
    match workbook.sheet(CHECKER).unwrap().unwrap().value(CHECKER_TOTAL) {
        Value::Number(number) => number.to_string(),
        value => value.display().into_owned(),
    }
}

fn kept(bytes: &[u8], element: &str) -> BTreeMap<String, usize> {
    let count = |content: &[u8]| String::from_utf8_lossy(content).matches(element).count();
    let sheets = parts(bytes).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    sheets.map(|(name, content)| (name, count(&content))).filter(|(_, count)| *count > 0).collect()
}

#[test]
fn official_workbooks_are_corrected_and_calculated_anew() {
    const NAME: &str = "corrected copy";
    let wanted = ["cmrt-6.5-00-tidy", "cmrt-6.01-01-loose", "emrt-2.1-00-tidy", "amrt-1.3-00-tidy", "crt-2.2-00-tidy"];
    let calculated =
        ["cmrt-6.5-00-tidy", "emrt-2.1-00-tidy", "crt-2.2-00-tidy", "blank-cmrt-6.5-en", "blank-amrt-1.3-zh"];
    let mut files = Vec::new();
    for path in support::workbooks("filled", NAME) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if wanted.contains(&name.as_str()) {
            files.push((name, with_slips(&std::fs::read(&path).unwrap()).to_bytes()));
        }
    }
    if files.is_empty() {
        return;
    }
    for path in support::workbooks("blank", NAME) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if ["cmrt-6.5-en", "emrt-1.1-zh", "amrt-1.3-zh"].contains(&name.as_str()) {
            files.push((format!("blank-{name}"), filled_blank(&std::fs::read(&path).unwrap())));
        }
    }
    let mut copies = Vec::new();
    for (name, before) in &files {
        let report = check(before);
        let chosen = &report.corrections.proposals;
        assert!(chosen.len() >= 5, "{name}: {:#?}", report.corrections);
        let copy = corrected(name, before, &report, chosen);
        println!(
            "{NAME}: {name}: {} changes, findings {} -> {}, skipped {}",
            chosen.len(),
            report.findings.len(),
            check(&copy).findings.len(),
            report.corrections.skipped.len()
        );
        copies.push((name, before, chosen.clone(), copy));
    }
    let kinds: BTreeSet<CorrectionKind> =
        copies.iter().flat_map(|(_, _, chosen, _)| chosen.iter().map(|proposal| proposal.kind)).collect();
    for kind in [CorrectionKind::Date, CorrectionKind::Country, CorrectionKind::RepeatedRow, CorrectionKind::Email] {
        assert!(kinds.contains(&kind), "{kind:?} is in no file");
    }
    // LibreOffice takes some ten seconds for a file.
    copies.retain(|(name, ..)| calculated.contains(&name.as_str()));
    let mut sent: Vec<(String, &[u8])> = Vec::new();
    for (name, before, _, copy) in &copies {
        sent.push((format!("{name}-before.xlsx"), before));
        sent.push((format!("{name}-after.xlsx"), copy));
    }
    let Some(saved) = libreoffice::recalculated(NAME, &sent) else { return };
    for ((name, _, chosen, copy), saved) in copies.iter().zip(saved.chunks(2)) {
        let [before, after] = [&saved[0], &saved[1]].map(|bytes| Workbook::open(bytes, None).unwrap());
        // Nothing that was typed differs but the chosen cells.
        let edited: BTreeSet<&CellRef> =
            chosen.iter().flat_map(|proposal| &proposal.changes).map(|change| &change.cell).collect();
        let (old, new) = (cells(&before), cells(&after));
        for (cell, (value, formula)) in &old {
            let now = new.get(cell).map_or("", |(value, _)| value);
            assert!(*formula || edited.contains(cell) || value == now, "{name}: {cell} was {value:?}, is {now:?}");
        }
        let formulas = |cells: &BTreeMap<CellRef, (String, bool)>| -> BTreeSet<CellRef> {
            cells.iter().filter(|(_, (_, formula))| *formula).map(|(cell, _)| cell.clone()).collect()
        };
        assert_eq!(formulas(&old), formulas(&new), "{name}: formulas");
        // The official Checker counts what this tool counts, on the copy as it is and as
        // LibreOffice saves it.
        let report = check(copy);
        let again = check(&saved[1]);
        assert_eq!(checker_total(&after), report.official_checker.remaining.to_string(), "{name}");
        assert_eq!(report.official_checker.remaining, again.official_checker.remaining, "{name}");
        let gone = places(&again.findings);
        for proposal in chosen.iter().filter(|proposal| proposal.kind != CorrectionKind::RepeatedRow) {
            for code in &proposal.codes {
                let place = (code.to_string(), proposal.changes[0].cell.to_string());
                assert!(!gone.contains(&place), "{name}: {place:?} after LibreOffice");
            }
        }
        assert!(!kept(copy, "<sheetProtection ").is_empty() && !kept(copy, "<dataValidation ").is_empty());
        for element in ["<sheetProtection ", "<dataValidations "] {
            assert_eq!(kept(&saved[0], element), kept(&saved[1], element), "{name}: {element}");
            assert!(!kept(&saved[1], element).is_empty(), "{name}: {element}");
        }
        println!("{NAME}: {name}: LibreOffice agrees, Checker {}", report.official_checker.remaining);
    }
}

/// A blank official workbook as Excel saved it, filled cell by cell with slips. Stored results stay
/// as they are.
fn filled_blank(bytes: &[u8]) -> Vec<u8> {
    let mut package = Package::open(bytes);
    let workbook = Workbook::open(bytes, None).unwrap();
    let layout = template::detect(&workbook).unwrap().layout;
    let declaration = declaration::read(&workbook, &layout).unwrap();
    let mut put = |cell: String, text: &str| package.put(&cell, &Put::Text(text.to_owned()));
    for (field, text) in [
        (CompanyField::Name, "Yunting Demo Components Co., Ltd.\u{a0}"),
        (CompanyField::Scope, template::options::SCOPES[0]),
        (CompanyField::ContactName, "Li  Wei"),
        (CompanyField::ContactEmail, "li.wei@ example.com"),
        (CompanyField::ContactPhone, "＋８６ 755 5550 0100"),
        (CompanyField::AuthorizerName, "Zhang Min\t"),
        (CompanyField::AuthorizerEmail, "zhang.min＠example.com"),
        (CompanyField::EffectiveDate, "2026年2月27日"),
    ] {
        put(declaration.company(field).unwrap().cell.to_string(), text);
    }
    for (mineral, question) in declaration.minerals.iter().zip(["是", "yes ", "NO", "Yes", "No", "No"]) {
        put(mineral.answers[0].entry.cell.to_string(), question);
    }
    for (entry, text) in declaration.company_answers.iter().map(|cell| &cell.entry).zip(["YES", "否", "no\t", "是"]) {
        put(entry.cell.to_string(), text);
    }
    package.to_bytes()
}
