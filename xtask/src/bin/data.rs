//! `cargo xtask data [--from FOLDER]`: makes the data files of `src/reference/data` from tables of
//! public facts.
//!
//! What may be in them: metal, id, standard name, other names and country of a smelter, the status
//! that was public in spring 2023, what public documents of companies state since, each with its
//! day and source, and public events with day and source. Nothing else of any list: no address,
//! contact, audit date or descriptive text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Parser;

/// The day of the status facts: the 2023 copies of the public lists were saved then.
const STATUS_DATE: &str = "2023-05-25";
/// The templates whose `Smelter Look-up` sheet was read, with the list date that their Revision
/// sheet states.
const TEMPLATES: [(&str, &str, &str); 13] = [
    ("cmrt", "6.01", "2020-03-03"),
    ("cmrt", "6.1", "2021-02-19"),
    ("cmrt", "6.22", "2022-02-24"),
    ("cmrt", "6.31", "2023-03-20"),
    ("cmrt", "6.4", "2024-02-28"),
    ("cmrt", "6.5", "2025-03-05"),
    ("crt", "2.2", "2020-08-11"),
    ("emrt", "1.11", "2022-07-25"),
    ("emrt", "1.2", "2023-03-27"),
    ("emrt", "1.3", "2024-02-28"),
    ("emrt", "2.0", "2025-03-05"),
    ("emrt", "2.1", "2025-09-05"),
    ("amrt", "1.3", "2025-09-05"),
];
/// The templates that carried the list of spring 2023, when the status facts were public.
const TEMPLATES_OF_THE_STATUS: [&str; 2] = ["cmrt-6.31", "emrt-1.2"];
/// The tables of what public documents state about statuses, with the documents in them; a later
/// table is one more line. The day of each document stands in its table.
const STATEMENTS: &[(&str, &[Document])] = &[(
    "status_2026.csv",
    &[
        Document {
            key: "sec-rockwell-cy2025",
            name: ("Rockwell Automation, Inc., Form SD for 2025", "Rockwell Automation, Inc. 2025 年 Form SD"),
            place: ("exhibit 1.01, Schedule 1", "附件 1.01，附表 1"),
        },
        Document {
            key: "sec-garrett-cy2025",
            name: ("Garrett Motion Inc., Form SD for 2025", "Garrett Motion Inc. 2025 年 Form SD"),
            place: ("exhibit 1.01, Appendix A, \"RMAP Audit Status\"", "附件 1.01，附录 A，“RMAP Audit Status”"),
        },
        Document {
            key: "sec-honda-cy2025",
            name: ("Honda Motor Co., Ltd., Form SD for 2025", "Honda Motor Co., Ltd. 2025 年 Form SD"),
            place: ("exhibit 1.01, Annex 1", "附件 1.01，附录 1"),
        },
        Document {
            key: "sec-skyworks-cy2025",
            name: ("Skyworks Solutions, Inc., Form SD for 2025", "Skyworks Solutions, Inc. 2025 年 Form SD"),
            place: ("exhibit 1.01", "附件 1.01"),
        },
        Document {
            key: "samsung-rmr-2025",
            name: ("Samsung Electronics, Responsible Minerals Report 2025", "三星电子《2025 年负责任矿产报告》"),
            place: ("\"RMI Database Export 2025-03-28\"", "“RMI Database Export 2025-03-28”"),
        },
    ],
)];
/// The words of statuses in those tables, with their letters in the data file.
const WORDS: [(&str, char); 9] = [
    ("Conformant", 'C'),
    ("Active", 'A'),
    ("Non-Conformant", 'N'),
    ("Outreach Required", 'O'),
    ("RMI Due Diligence Review - Unable to Proceed", 'U'),
    ("Communication Suspended - Not Interested", 'S'),
    ("In Communication", 'I'),
    ("Neither conformant nor active", 'B'),
    ("Not enrolled", 'E'),
];
/// Edition and day of the EU list of conflict-affected and high-risk areas, as its publisher states
/// them.
const CAHRA_EDITION: (&str, &str) = ("2026-06", "2026-06-27");

#[derive(Parser)]
#[command(
    bin_name = "cargo xtask data",
    about = "Makes the data files of src/reference/data from tables of public facts"
)]
struct Arguments {
    /// The folder with the tables; without it, shared/reference next to the checkout
    #[arg(long)]
    from: Option<PathBuf>,
}

fn main() -> Result<()> {
    for (name, content) in make(&Arguments::parse().from.unwrap_or_else(default_source))? {
        let path = data_folder().join(name);
        fs::write(&path, &content).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{name}: {} bytes, {} lines", content.len(), content.lines().count());
    }
    Ok(())
}

fn default_source() -> PathBuf {
    root().join("../shared/reference")
}

fn data_folder() -> PathBuf {
    root().join("src/reference/data")
}

/// The checkout that cargo runs this program in.
fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).join("..")
}

/// The data files with their content. The same tables give the same bytes.
fn make(from: &Path) -> Result<Vec<(&'static str, String)>> {
    let countries = country_codes()?;
    Ok(vec![
        ("facts.txt", facts(&from.join("smelters"), &countries)?),
        ("covered.txt", covered(&from.join("geo/covered_countries.csv"), &countries)?),
        ("cahra.txt", cahra(&from.join("geo/cahra.csv"), &countries)?),
    ])
}

/// The codes that the tool itself knows.
fn country_codes() -> Result<BTreeSet<String>> {
    let path = data_folder().join("countries.csv");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.lines().skip(1).filter_map(|line| line.split('|').next()).map(str::to_owned).collect())
}

/// A row of a table, by column.
type Row = BTreeMap<String, String>;

fn table(path: &Path) -> Result<Vec<Row>> {
    let mut reader = csv::Reader::from_path(path).with_context(|| format!("cannot read {}", path.display()))?;
    reader.deserialize().collect::<Result<_, _>>().with_context(|| format!("cannot read {}", path.display()))
}

fn column<'a>(row: &'a Row, name: &str) -> Result<&'a str> {
    row.get(name).map(|value| value.trim()).with_context(|| format!("there is no column {name}"))
}

/// A public document with statuses, and how it is cited in English and in Chinese.
struct Document {
    key: &'static str,
    name: (&'static str, &'static str),
    /// Where in it the statuses stand.
    place: (&'static str, &'static str),
}

/// What is known about one smelter, as it goes into the file.
struct Smelter {
    metal: String,
    country: String,
    name: String,
    status: String,
    editions: u32,
    other_names: Vec<String>,
    /// A letter for each document, a full stop where it does not name the smelter.
    statements: String,
    events: Vec<String>,
}

fn facts(folder: &Path, countries: &BTreeSet<String>) -> Result<String> {
    let mut smelters: BTreeMap<String, Smelter> = BTreeMap::new();
    let mut sources: BTreeMap<String, Row> = BTreeMap::new();
    for row in table(&folder.join("smelters.csv"))? {
        let (id, metal, country) = (column(&row, "smelter_id")?, column(&row, "metal")?, column(&row, "country_code")?);
        check_id(id)?;
        ensure!(countries.contains(country), "{id}: no country has the code {country:?}");
        let smelter = Smelter {
            metal: plain("metal", metal)?.to_owned(),
            country: country.to_owned(),
            name: plain(id, column(&row, "name")?)?.to_owned(),
            status: String::new(),
            editions: 0,
            other_names: Vec::new(),
            statements: String::new(),
            events: Vec::new(),
        };
        ensure!(smelters.insert(id.to_owned(), smelter).is_none(), "{id} is there twice, or under two metals");
        sources.insert(id.to_owned(), row);
    }
    add_presence(&folder.join("template_presence.csv"), &mut smelters)?;
    for (id, row) in &sources {
        let smelter = smelters.get_mut(id).context("the smelter was there")?;
        smelter.status = status(row, smelter.editions).with_context(|| id.clone())?;
    }
    add_other_names(&folder.join("aliases.csv"), &mut smelters)?;
    let bans = add_events(&folder.join("withdrawn.csv"), &mut smelters, countries)?;
    let mut documents = Vec::new();
    for (table, of_table) in STATEMENTS {
        add_statements(&folder.join(table), of_table, &mut documents, &mut smelters)
            .with_context(|| (*table).to_owned())?;
    }
    write_facts(&smelters, &bans, &documents)
}

fn check_id(id: &str) -> Result<()> {
    let digits = id.strip_prefix("CID").unwrap_or_default();
    ensure!(digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()), "{id:?} is no id");
    Ok(())
}

/// A text that the format of the file can hold.
fn plain<'a>(place: &str, text: &'a str) -> Result<&'a str> {
    ensure!(!text.is_empty(), "{place}: a text is empty");
    ensure!(!text.contains(['|', '\n', '\r', '\t']), "{place}: {text:?} has a character that the file uses");
    ensure!(!text.starts_with(['<', '~', '!']), "{place}: {text:?} begins with a mark that the file uses");
    Ok(text)
}

/// The smelter of a row, whose metal must be the same.
fn smelter_of<'a>(row: &Row, smelters: &'a mut BTreeMap<String, Smelter>) -> Result<&'a mut Smelter> {
    let (id, metal) = (column(row, "smelter_id")?, column(row, "metal")?);
    let smelter = smelters.get_mut(id).with_context(|| format!("{id} is not in smelters.csv"))?;
    ensure!(smelter.metal == metal, "{id} is under {metal} and under {}", smelter.metal);
    Ok(smelter)
}

fn add_presence(path: &Path, smelters: &mut BTreeMap<String, Smelter>) -> Result<()> {
    for row in table(path)? {
        let smelter = smelter_of(&row, smelters)?;
        ensure!(smelter.editions == 0, "{} is there twice", column(&row, "smelter_id")?);
        for (place, (kind, revision, _)) in TEMPLATES.iter().enumerate() {
            match column(&row, &format!("{kind}-{revision}"))? {
                "1" => smelter.editions |= 1 << place,
                "" => {}
                other => bail!("{}: {other:?} is not 1 or nothing", column(&row, "smelter_id")?),
            }
        }
        ensure!(row.len() == TEMPLATES.len() + 2, "{} has another number of templates", path.display());
    }
    Ok(())
}

/// `C` or `A` where the public list of conformant or active smelters of 2023 has it, `E` where the
/// list of smelters of that spring has it and neither of those does, with the day where it is not
/// that of the lists. Words of any other list stay out.
fn status(row: &Row, editions: u32) -> Result<String> {
    let (status, date) = (column(row, "status")?, column(row, "status_as_of")?);
    let on = |list: &str| column(row, "source").map(|source| source.contains(list));
    let (conformant, active) = (on("rmi-conformant-2023-05")?, on("rmi-active-2023-05")?);
    let of_the_status = |(kind, revision, _): &(&str, &str, &str)| {
        TEMPLATES_OF_THE_STATUS.contains(&format!("{kind}-{revision}").as_str())
    };
    let listed =
        TEMPLATES.iter().enumerate().any(|(place, template)| of_the_status(template) && editions & (1 << place) != 0);
    let letter = match (conformant, active) {
        (true, true) => bail!("it is on both lists of 2023"),
        (true, false) => "C",
        (false, true) => "A",
        // "On neither 2023-05 list" names no list.
        (false, false) if listed => "E",
        (false, false) => "",
    };
    let expected = match status {
        "Conformant" => "C",
        "Active" => "A",
        "Eligible" => "E",
        _ => letter,
    };
    ensure!(letter == expected, "status {status} does not follow from the sources");
    let own_day = matches!(status, "Conformant" | "Active" | "Eligible") && date != STATUS_DATE;
    Ok(if own_day { format!("{letter}{date}") } else { letter.to_owned() })
}

fn add_other_names(path: &Path, smelters: &mut BTreeMap<String, Smelter>) -> Result<()> {
    for row in table(path)? {
        let (id, name) = (column(&row, "smelter_id")?, column(&row, "alias")?);
        let name = plain(id, name)?;
        let source = column(&row, "source")?;
        let only_old = source.split(';').map(str::trim).all(|key| matches!(key, "cmrt-2.03a" | "cmrt-3.01"));
        let in_a_look_up = source
            .split(';')
            .any(|key| TEMPLATES.iter().any(|(kind, revision, _)| key.trim() == format!("{kind}-{revision}")));
        let mark = match (only_old, in_a_look_up && !source.contains("former standard name")) {
            (true, _) => "~",
            (false, true) => "",
            (false, false) => "<",
        };
        let smelter = smelter_of(&row, smelters)?;
        let marked = format!("{mark}{name}");
        ensure!(!smelter.other_names.contains(&marked), "{id}: {name} is there twice");
        if name != smelter.name {
            smelter.other_names.push(marked);
        }
    }
    for smelter in smelters.values_mut() {
        smelter.other_names.sort();
    }
    Ok(())
}

/// Adds the events to the smelters; gives those of a whole country, by metal.
fn add_events(
    path: &Path,
    smelters: &mut BTreeMap<String, Smelter>,
    countries: &BTreeSet<String>,
) -> Result<BTreeMap<String, Vec<String>>> {
    let mut bans: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in table(path)? {
        let (id, reason, date) = (column(&row, "smelter_id")?, column(&row, "reason")?, column(&row, "date")?);
        let place = format!("{} {id} {date}", column(&row, "metal")?);
        check_day(date).with_context(|| place.clone())?;
        let (kind, detail) = reason.split_once(':').with_context(|| format!("{place}: no kind of event"))?;
        let first_source = column(&row, "source")?.split(';').next().unwrap_or_default().trim();
        if id.is_empty() {
            ensure!(kind.starts_with("import-ban-"), "{place}: {kind} without an id");
            ensure!(
                column(&row, "name")?.contains("Russian origin") && countries.contains("RU"),
                "{place}: which country?"
            );
            let ban = format!("ban|RU|{kind}|{date}|{first_source}");
            bans.entry(column(&row, "metal")?.to_owned()).or_default().push(ban);
            continue;
        }
        // Absence from the next template is in the editions already.
        if first_source.contains(" vs ") {
            smelter_of(&row, smelters)?;
            continue;
        }
        let kind = match kind {
            "removed-from-smelter-list" => removal(detail.trim()).with_context(|| place.clone())?,
            "rmap-suspended-country" => "audit-stop",
            "lbma-suspended" => "lbma-suspended",
            "lbma-affiliate-suspended" => "lbma-affiliate-suspended",
            "uae-good-delivery-suspended" => "uae-suspended",
            "sanction-us-ofac" => "sanction-us",
            "sanction-eu" => "sanction-eu",
            "sanction-uk" => "sanction-uk",
            "court-finding" => "court",
            other => bail!("{place}: no event is called {other}"),
        };
        let removed = column(&row, "reason")?.starts_with("removed");
        let see = if removed { ids_in(detail, id) } else { String::new() };
        let again = if removed { listed_again(detail)? } else { String::new() };
        let event = format!("!{kind}|{date}|{first_source}|{see}|{again}");
        smelter_of(&row, smelters)?.events.push(format!("{date}{}", event.trim_end_matches('|')));
    }
    for events in smelters.values_mut().map(|smelter| &mut smelter.events) {
        // In the order of their days, which stand in front until here.
        events.sort();
        for event in events.iter_mut() {
            event.replace_range(..STATUS_DATE.len(), "");
        }
        let all = events.len();
        events.dedup();
        ensure!(all == events.len(), "an event is there twice");
    }
    Ok(bans)
}

/// Adds what the documents of a table state, and a line of the file for each of these documents.
/// Whoever reads one document reads one day, so that the day stands once.
fn add_statements(
    path: &Path,
    of_table: &[Document],
    documents: &mut Vec<String>,
    smelters: &mut BTreeMap<String, Smelter>,
) -> Result<()> {
    let rows = table(path)?;
    for Document { key, name, place } in of_table {
        let number = documents.len();
        let mut day = "";
        for row in rows.iter().filter(|row| row.get("source").is_some_and(|source| source == key)) {
            let as_of = column(row, "as_of")?;
            ensure!(day.is_empty() || day == as_of, "{key} has two days, {day} and {as_of}");
            day = as_of;
            let (id, word) = (column(row, "smelter_id")?, column(row, "status")?);
            let (_, letter) =
                WORDS.iter().find(|(known, _)| *known == word).with_context(|| format!("{id}: no word is {word:?}"))?;
            let statements = &mut smelter_of(row, smelters)?.statements;
            ensure!(statements.len() <= number, "{id} is there twice in {key}");
            while statements.len() < number {
                statements.push('.');
            }
            statements.push(*letter);
        }
        check_day(if day.len() == "2026-05".len() { format!("{day}-01") } else { day.to_owned() }.as_str())
            .with_context(|| (*key).to_owned())?;
        let texts = [name.0, name.1, place.0, place.1].map(|text| plain(key, text));
        let [name, name_zh, place, place_zh] = texts;
        documents.push(format!("document|{key}|{day}|{}|{}|{}|{}", name?, name_zh?, place?, place_zh?));
    }
    let known = |row: &Row| of_table.iter().any(|document| row.get("source").is_some_and(|key| key == document.key));
    ensure!(rows.iter().all(known), "a row has a source without a citation");
    Ok(())
}

fn check_day(day: &str) -> Result<()> {
    let digits =
        day.bytes().enumerate().all(|(place, b)| if matches!(place, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    ensure!(day.len() == STATUS_DATE.len() && digits, "{day:?} is no day");
    Ok(())
}

/// The reason of a removal, in our own few kinds.
fn removal(detail: &str) -> Result<&'static str> {
    [
        ("No longer an operating smelter", "not-operating"),
        ("Evidence obtained by RMI indicates company does not meet", "not-a-smelter"),
        ("Facility-level reporting", "by-plant"),
        ("Alias to", "other-name-of"),
    ]
    .into_iter()
    .find_map(|(start, kind)| detail.starts_with(start).then_some(kind))
    .with_context(|| format!("no kind of removal is written {detail:?}"))
}

/// The digits of the other ids in a text.
fn ids_in(text: &str, own: &str) -> String {
    let ids = text.split("CID").skip(1).filter_map(|rest| rest.get(..6));
    let ids: BTreeSet<&str> =
        ids.filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()) && !own.ends_with(digits)).collect();
    ids.into_iter().collect::<Vec<_>>().join(";")
}

/// The day on which a removed smelter was listed again.
fn listed_again(detail: &str) -> Result<String> {
    if let Some((_, rest)) = detail.split_once("re-added ") {
        let day = rest.get(..STATUS_DATE.len()).unwrap_or_default();
        check_day(day)?;
        return Ok(day.to_owned());
    }
    let Some((_, rest)) = detail.split_once("listed again in ") else { return Ok(String::new()) };
    let template = rest.trim_end_matches(')');
    let found = TEMPLATES.iter().find(|(kind, revision, _)| template == format!("{kind}-{revision}"));
    found.map(|(_, _, date)| (*date).to_owned()).with_context(|| format!("no template is called {template}"))
}

fn write_facts(
    smelters: &BTreeMap<String, Smelter>,
    bans: &BTreeMap<String, Vec<String>>,
    documents: &[String],
) -> Result<String> {
    let mut text = format!("status|{STATUS_DATE}\n");
    for (kind, revision, date) in TEMPLATES {
        writeln!(text, "template|{kind}|{revision}|{date}")?;
    }
    for document in documents {
        writeln!(text, "{document}")?;
    }
    let metals: BTreeSet<&str> = smelters.values().map(|smelter| smelter.metal.as_str()).collect();
    for metal in &metals {
        writeln!(text, "metal|{metal}")?;
        for ban in bans.get(*metal).into_iter().flatten() {
            writeln!(text, "{ban}")?;
        }
        for (id, smelter) in smelters.iter().filter(|(_, smelter)| smelter.metal == *metal) {
            let Smelter { country, name, status, editions, other_names, statements, events, .. } = smelter;
            let digits = id.trim_start_matches("CID");
            write!(text, "{digits}|{country}|{status}|{editions:x}|{name}")?;
            for other in other_names {
                write!(text, "|{other}")?;
            }
            text.push('\n');
            if !statements.is_empty() {
                writeln!(text, "={statements}")?;
            }
            for event in events {
                writeln!(text, "{event}")?;
            }
        }
    }
    ensure!(bans.keys().all(|metal| metals.contains(metal.as_str())), "a ban is about a metal without smelters");
    Ok(text)
}

fn covered(path: &Path, countries: &BTreeSet<String>) -> Result<String> {
    let mut codes = BTreeSet::new();
    for row in table(path)? {
        if column(&row, "dodd_frank_1502")? == "1" {
            let code = column(&row, "iso2")?;
            ensure!(countries.contains(code), "no country has the code {code:?}");
            ensure!(codes.insert(code.to_owned()), "{code} is there twice");
        }
    }
    ensure!(codes.len() == 10, "{} covered countries instead of ten", codes.len());
    let mut text = String::new();
    for code in codes {
        writeln!(text, "{code}|whole")?;
    }
    Ok(text)
}

fn cahra(path: &Path, countries: &BTreeSet<String>) -> Result<String> {
    let mut listed: BTreeMap<String, String> = BTreeMap::new();
    let mut regions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in table(path)?.iter().filter(|row| row.get("list_id").is_some_and(|list| list == "EU-CAHRA")) {
        let code = column(row, "iso2")?;
        ensure!(countries.contains(code), "no country has the code {code:?}");
        ensure!(column(row, "edition")? == CAHRA_EDITION.0, "{code}: another edition");
        if column(row, "level")? == "region" {
            let region = column(row, "region_code")?;
            ensure!(regions.entry(code.to_owned()).or_default().insert(region.to_owned()), "{region} is there twice");
            continue;
        }
        let extent = match column(row, "scope")? {
            "whole" => "whole",
            "partial" => column(row, "regions_listed")?,
            other => bail!("{code}: {other:?} is neither whole nor partial"),
        };
        ensure!(listed.insert(code.to_owned(), extent.to_owned()).is_none(), "{code} is there twice");
    }
    for (code, extent) in &listed {
        let count = regions.get(code).map_or(0, BTreeSet::len);
        ensure!(extent == "whole" || *extent == count.to_string(), "{code}: {extent} regions, but {count} rows");
    }
    ensure!(regions.keys().all(|code| listed.contains_key(code)), "a region has no country");
    let mut text = format!("edition|{}|{}\n", CAHRA_EDITION.0, CAHRA_EDITION.1);
    for (code, extent) in &listed {
        writeln!(text, "{code}|{extent}")?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_files_are_those_of_the_tables() {
        let from = default_source();
        if !from.is_dir() {
            println!("skipped: the tables of public facts are not beside the checkout");
            return;
        }
        let files = make(&from).unwrap();
        assert_eq!(files, make(&from).unwrap(), "the same tables give the same bytes");
        for (name, content) in files {
            let committed = fs::read_to_string(data_folder().join(name)).unwrap();
            assert!(committed == content, "{name} is not what `cargo xtask data` writes");
        }
        println!("compared: three data files with the tables of public facts");
    }

    /// Built from tables made here, so that another table is known to be one more line and nothing
    /// else.
    #[test]
    fn statements_of_several_tables_are_joined() {
        let folder = std::env::temp_dir().join(format!("statements-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let write = |rows: &str| {
            let path = folder.join("table.csv");
            fs::write(&path, format!("smelter_id,metal,status,as_of,source\n{rows}")).unwrap();
            path
        };
        let document =
            |key| Document { key, name: ("Example, report", "示例报告"), place: ("page 1", "第 1 页") };
        let smelter = || Smelter {
            metal: "Tin".to_owned(),
            country: "PE".to_owned(),
            name: "Example".to_owned(),
            status: String::new(),
            editions: 0,
            other_names: Vec::new(),
            statements: String::new(),
            events: Vec::new(),
        };
        let mut smelters = BTreeMap::from([("CID990001".to_owned(), smelter()), ("CID990002".to_owned(), smelter())]);
        let mut documents = Vec::new();
        let first = "CID990001,Tin,Conformant,2026-05-02,a\n";
        add_statements(&write(first), &[document("a")], &mut documents, &mut smelters).unwrap();
        let second = "CID990001,Tin,Non-Conformant,2026-06,b\nCID990002,Tin,Outreach Required,2026-06,b\n";
        add_statements(&write(second), &[document("b")], &mut documents, &mut smelters).unwrap();
        assert_eq!(smelters["CID990001"].statements, "CN");
        assert_eq!(smelters["CID990002"].statements, ".O");
        assert_eq!(documents[1], "document|b|2026-06|Example, report|示例报告|page 1|第 1 页");
        for wrong in [
            "CID990001,Tin,Conformant,2026-05-02,unknown\n",
            "CID990001,Tin,Perfect,2026-05-02,c\n",
            "CID990001,Tin,Active,2026-05-02,c\nCID990002,Tin,Active,2026-05-03,c\n",
            "CID990001,Tin,Active,2026-05-02,c\nCID990001,Tin,Active,2026-05-02,c\n",
            "CID990009,Tin,Active,2026-05-02,c\n",
            "CID990001,Gold,Active,2026-05-02,c\n",
            "CID990001,Tin,Active,spring,c\n",
        ] {
            let mut smelters =
                BTreeMap::from([("CID990001".to_owned(), smelter()), ("CID990002".to_owned(), smelter())]);
            assert!(
                add_statements(&write(wrong), &[document("c")], &mut Vec::new(), &mut smelters).is_err(),
                "{wrong}"
            );
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn details_of_removals_are_read() {
        assert_eq!(removal("No longer an operating smelter/refiner").unwrap(), "not-operating");
        assert!(removal("Closed").is_err());
        assert_eq!(ids_in("see CID990002; CID990003, CID99", "CID990003"), "990002");
        assert_eq!(listed_again("x (re-added 2021-01-05: y)").unwrap(), "2021-01-05");
        assert_eq!(listed_again("x (listed again in cmrt-6.5)").unwrap(), "2025-03-05");
        assert!(listed_again("x (listed again in cmrt-9)").is_err());
        assert_eq!(listed_again("x").unwrap(), "");
    }

    #[test]
    fn wrong_ids_days_and_texts_are_errors() {
        for id in ["CID99001", "CID9900011", "cid990001", "", "CID99000O"] {
            assert!(check_id(id).is_err(), "{id}");
        }
        for day in ["2021-1-05", "20210105", "05/01/2021"] {
            assert!(check_day(day).is_err(), "{day}");
        }
        for text in ["", "a|b", "a\nb", "~a", "<a"] {
            assert!(plain("test", text).is_err(), "{text:?}");
        }
    }
}
