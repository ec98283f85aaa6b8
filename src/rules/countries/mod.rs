//! Group 9: countries. Where a smelter is located is not where its ore comes from.
//!
//! The covered countries of US law and the EU's list of conflict-affected and high-risk areas are
//! two lists. Every finding names the one that it goes by.

use crate::declaration::MineEntry;
use crate::declaration::filler::is_filler;
use crate::reference::{AreaList, CountriesIn, Country, CountryMatch, Extent};
use crate::rules::prelude::*;
use crate::rules::recycled::is_recycled;
use crate::template::SMELTER_LIST;
use std::collections::BTreeMap;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION, SMELTER_LIST], ..Rule::DEFAULTS };

/// What the covered countries go by.
const LAW: Text = Text::fixed("US Dodd-Frank Act of 2010, section 1502", "美国 2010 年《多德-弗兰克法案》第 1502 条");

/// Countries whose regions the EU's list names one by one until none is left: listed throughout.
/// The numbers are those of the regions in ISO 3166-2.
const NUMBERS_OF_REGIONS: [(&str, usize); 6] = [("AF", 34), ("CD", 26), ("MM", 15), ("SD", 18), ("SO", 18), ("SS", 10)];

/// How much of what is named lies in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Listed {
    /// The list names only regions of it, or one of the countries that share the name.
    InPart,
    /// All of it.
    Whole,
}

/// How much of a country is on a list.
fn listed(list: &AreaList, country: &Country) -> Option<Listed> {
    let throughout = |regions| NUMBERS_OF_REGIONS.contains(&(country.code, regions));
    Some(match list.extent(country.code)? {
        Extent::Regions(regions) if !throughout(regions) => Listed::InPart,
        Extent::Whole | Extent::Regions(_) => Listed::Whole,
    })
}

/// How much of what a name stands for is on a list; the name may be shared by several countries.
fn listed_name(list: &AreaList, named: &[&Country]) -> Option<Listed> {
    let each = || named.iter().map(|country| listed(list, country));
    if each().all(|listed| listed == Some(Listed::Whole)) {
        return named.first().map(|_| Listed::Whole);
    }
    each().flatten().next().map(|_| Listed::InPart)
}

/// The EU's list with its edition.
fn eu_list(list: &AreaList) -> Text {
    text!(
        en: "EU indicative list, edition {edition}",
        zh: "欧盟指示性清单，{edition} 版", edition = list.edition)
}

/// The country that a cell for one country names, where no other shares the name.
fn country_of<'a>(ctx: &'a Context<'_>, typed: &str) -> Option<&'a Country> {
    match ctx.countries().find(typed) {
        CountryMatch::TemplateName(country) => Some(country),
        CountryMatch::OtherName(countries) => match countries.as_slice() {
            [country] => Some(*country),
            _ => None,
        },
        CountryMatch::Nothing => None,
    }
}

/// The name for readers of a country, or of those that share a name.
fn name_of(named: &[&Country]) -> Text {
    let mut each = named.iter().map(|country| country.name());
    let first = each.next().unwrap_or_default();
    each.fold(first, |before, next| text!(en: "{before} or {next}", zh: "{before}或{next}"; before: before, next: next))
}

/// The minerals in scope of which a part may be mined. Where all is said to be recycled, X02 and
/// D07 say what contradicts it.
fn minerals_with_mined_metal<'a>(ctx: &'a Context<'_>) -> impl Iterator<Item = &'a MineralAnswers> {
    let minerals = ctx.declaration.minerals_in_scope();
    minerals.filter(|answers| answers.answer(MineralQuestion::Recycled) != Some(Answer::Yes))
}

/// The rows of a mineral that stand for a smelter whose metal may be mined.
fn rows_with_mined_metal<'a>(ctx: &'a Context<'_>, mineral: &Mineral) -> impl Iterator<Item = &'a SmelterEntry> {
    let rows = ctx.declaration.smelters.iter();
    let mineral = mineral.clone();
    rows.filter(move |row| {
        row.mineral.as_ref() == Some(&mineral) && row.choice != Choice::NotIdentified && !is_recycled(row)
    })
}

fn mine_cells(row: &SmelterEntry) -> [&Entry; 2] {
    [row.get(SmelterColumn::MineNames), row.get(SmelterColumn::MineCountries)]
}

/// The cells of a mine row that may name its country.
fn cells_of_mine(mine: &MineEntry) -> impl Iterator<Item = &Entry> {
    [MineColumn::Name, MineColumn::Country].into_iter().filter_map(|column| mine.get(column))
}

/// The countries that a cell about mines names as their places; `None` where it denies something,
/// as "not from the DRC" and "DRC conflict free" do.
fn mine_countries<'a>(ctx: &'a Context<'_>, cell: &Entry) -> Option<CountriesIn<'a>> {
    const DENIALS: [&str; 23] = [
        "not",
        "non",
        "none",
        "never",
        "free",
        "outside",
        "except",
        "excluding",
        "excluded",
        "excludes",
        "without",
        "neither",
        "nor",
        "isnt",
        "avoid",
        "nicht",
        "kein",
        "keine",
        "pas",
        "sans",
        "sin",
        "sem",
        "senza",
    ];
    let found = ctx.countries().named_in(cell.readable());
    let mut words = found.other_words.iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        let denies = match word {
            // "Mine No. 3" denies nothing.
            "no" => !words.peek().is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())),
            // 非洲 is Africa.
            "非" => words.peek() != Some(&"洲"),
            // 以外 and 이외 are "other than".
            "以" => words.peek() == Some(&"外"),
            "不" | "无" | "無" | "除" | "未" | "没" | "沒" | "이외" | "제외" => true,
            word => DENIALS.contains(&word),
        };
        if denies {
            return None;
        }
    }
    Some(found)
}

/// Smelters of one country.
struct Standing<'a> {
    country: &'a Country,
    rows: Vec<&'a SmelterEntry>,
    /// Whether every row says that its mines are in other countries.
    mines_elsewhere: bool,
}

/// The country of a row: as the cell has it, else as the workbook's look-up has it for the smelter
/// that was chosen.
fn country_text<'a>(ctx: &'a Context<'_>, row: &'a SmelterEntry) -> &'a str {
    let typed = row.get(SmelterColumn::Country).readable();
    if row.choice != Choice::Listed || !typed.is_empty() && !is_filler(typed, Filler::Unknown) {
        return typed;
    }
    let lookup = ctx.declaration.lookup.as_ref();
    let entry = lookup.and_then(|lookup| {
        let mineral = row.mineral.as_ref()?;
        lookup.meant_under(mineral, row.get(SmelterColumn::Lookup).readable())
    });
    entry.map_or(typed, |entry| &entry.country)
}

/// The smelters of a mineral whose country is asked for, by country. A row whose mines are in a
/// watched country is left to the rule about mines: they say more than the place of the smelter.
fn standing_in<'a>(
    ctx: &'a Context<'_>,
    mineral: &Mineral,
    wanted: impl Fn(&Country) -> bool,
    watched: impl Fn(&[&Country]) -> bool,
) -> Vec<Standing<'a>> {
    let mut found: BTreeMap<&str, Standing<'a>> = BTreeMap::new();
    for row in rows_with_mined_metal(ctx, mineral) {
        let country = country_of(ctx, country_text(ctx, row)).filter(|country| wanted(country));
        let Some(country) = country else { continue };
        let mines = mine_cells(row).into_iter().filter_map(|cell| mine_countries(ctx, cell));
        let mines: Vec<_> = mines.flat_map(|found| found.named).collect();
        if mines.iter().any(|named| watched(named)) {
            continue;
        }
        let new = Standing { country, rows: Vec::new(), mines_elsewhere: true };
        let standing = found.entry(country.code).or_insert(new);
        standing.rows.push(row);
        standing.mines_elsewhere &= !mines.is_empty();
    }
    found.into_values().collect()
}

/// Puts the cells of a finding about smelters of one country: the first country cell, the answer
/// next to it, the others.
fn report_standing(
    sink: &mut Sink<'_>,
    standing: &Standing<'_>,
    cell: &AnswerCell,
    severity: Severity,
    list: &'static str,
    message: Text,
) {
    let Some((first, rest)) = standing.rows.split_first() else { return };
    // Who has explained it did what the advice says.
    let explained = cell.has_comment() || standing.mines_elsewhere;
    sink.at(first.get(SmelterColumn::Country))
        .severity(if explained { Info } else { severity })
        .for_comparison(&cell.entry)
        .each_also_wrong(rest.iter().map(|row| row.get(SmelterColumn::Country)))
        .value("country", standing.country.code)
        .value("rows", standing.rows.len().to_string())
        .value("list", list)
        .choose(
            &cell.entry,
            "Yes",
            Text::fixed("when any of their ore is from such a country", "确有矿石来自这类国家或地区时"),
        )
        .report(message);
}

pub mod country_sanctioned;
pub mod country_watched;
pub mod mine_in_area_denied;
pub mod nothing_points_to_area;
pub(super) mod reported_mines;
pub mod smelter_in_covered_country;
pub mod smelter_in_high_risk_area;
