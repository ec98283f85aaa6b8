//! L12: one smelter stands in several rows.

use crate::base::normal::{key, name_core};
use crate::reference::TellingName;
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "L12",
    name: "duplicate-row",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: one line for each metal, smelter and country. Rows are the same by metal and ID, as long as the ID is what each row says: a name that contradicts it is R03, and under an ID that no list has the names must be alike. Where both have no ID, by metal, name, country and city; case, full-width letters, accents and company forms do not matter there, two blank cells are the same, and a blank one and a filled one are not. Rows split by mine, origin or state are only \"Look at\". One finding for each smelter, and one for a list that was pasted twice",
            "填写说明：每个金属、冶炼厂、国家或地区占一行。按金属和识别号判断相同，前提是识别号与该行所写一致：名称与识别号矛盾时由 R03 检查；清单中都没有的识别号，名称须相近。均无识别号时按金属、名称、国家或地区和城市判断；大小写、全角、重音和公司形式不计，两格均为空白视为相同，一空一填视为不同。按矿场、原产国或州/省拆分的行仅列为“请留意”。每家冶炼厂报告一处；整段重复粘贴的合并报告一处",
        ),
    },
    title: &Text::fixed("Smelter is listed twice", "冶炼厂重复列出"),
    why: &Text::fixed(
        "Repeated rows are counted as several smelters, and what they say may differ",
        "重复的行会被当作多家冶炼厂，其中的内容也可能不一致",
    ),
    fix: &Text::fixed(
        "Delete the repeated row, or merge the rows: one row may name several mines",
        "删除重复的行或将其合并：一行可以写多个矿场",
    ),
    reasons: &[Reason::Repeated],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Beispielzinn"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990002"),
            Edit::text(Place::Smelter(2, SmelterColumn::State), "Sachsen"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
            Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990003"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // The same smelter has the same identity, so that each row is looked at once.
    let mut groups: BTreeMap<Vec<String>, Vec<&SmelterEntry>> = BTreeMap::new();
    for row in ctx.declaration.smelters.iter().filter(|row| row.is_named() && !row.is_placeholder()) {
        if let Some(mineral) = &row.mineral {
            groups.entry(identity(ctx, mineral, row)).or_default().push(row);
        }
    }
    let groups = groups.into_values().flat_map(|rows| of_one_name(ctx, rows));
    let mut repeated: Vec<Vec<&SmelterEntry>> = groups.filter(|rows| rows.len() > 1).collect();
    repeated.sort_by_key(|rows| rows.first().map(|row| row.row));
    for (shift, pairs) in take_pasted_twice(&mut repeated) {
        report_pasted_twice(shift, &pairs, sink);
    }
    for rows in repeated {
        let Some((first, rest)) = rows.split_first() else { continue };
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        let mut finding = sink.at(shown(first));
        finding
            .each_also_wrong(rest.iter().map(|row| shown(row)))
            .value("rows", numbers.len().to_string())
            .value("id", first.known_id().unwrap_or_default());
        if are_told_apart(&rows) {
            finding.severity(Info);
        }
        finding.report(text!(
            en: "\"{name}\" is listed more than once: {rows}",
            zh: "“{name}”重复列出：{rows}", name = Shown(first.display_name()); rows: rows_text(&numbers)));
    }
}

/// The fewest smelters that stand twice at one distance before they count as pasted twice.
const LEAST_PASTED: usize = 3;

/// Two rows of one smelter, the first one first.
type Pair<'a> = [&'a SmelterEntry; 2];

/// Takes out the smelters that stand twice at one distance: a list that was pasted once more is one
/// cause.
fn take_pasted_twice<'a>(repeated: &mut Vec<Vec<&'a SmelterEntry>>) -> BTreeMap<u32, Vec<Pair<'a>>> {
    let mut by_shift: BTreeMap<u32, Vec<Pair<'a>>> = BTreeMap::new();
    for rows in repeated.iter() {
        if let [first, second] = rows[..]
            && !are_told_apart(rows)
        {
            by_shift.entry(second.row - first.row).or_default().push([first, second]);
        }
    }
    by_shift.retain(|shift, pairs| *shift > 1 && pairs.len() >= LEAST_PASTED);
    let taken: BTreeSet<u32> = by_shift.values().flatten().map(|[first, _]| first.row).collect();
    repeated.retain(|rows| rows.len() != 2 || rows.first().is_none_or(|first| !taken.contains(&first.row)));
    by_shift
}

fn report_pasted_twice(shift: u32, pairs: &[Pair<'_>], sink: &mut Sink<'_>) {
    let Some(([first, again], rest)) = pairs.split_first() else { return };
    let rows: Vec<u32> = pairs.iter().map(|[first, _]| first.row).collect();
    let repeats: Vec<u32> = rows.iter().map(|row| row + shift).collect();
    sink.at(shown(again))
        .each_also_wrong(rest.iter().map(|[_, again]| shown(again)))
        .for_comparison(shown(first))
        .value("rows", (2 * pairs.len()).to_string())
        .fix(Text::fixed(
            "Delete the repeated rows, or merge them: one row may name several mines",
            "删除重复的行或将其合并：一行可以写多个矿场",
        ))
        .report(text!(
            en: "{count} listed again: {rows} as {repeats}",
            zh: "{count}重复列出：{rows}与{repeats}相同";
            count: Text::counted(pairs.len(), "smelter is", "smelters are", "家冶炼厂"),
            rows: run_of_rows(&rows), repeats: run_of_rows(&repeats)));
}

/// Rows for reading: `rows 6 to 8` where they follow one another.
fn run_of_rows(rows: &[u32]) -> Text {
    match rows {
        [first, .., last] if usize::try_from(last - first).is_ok_and(|span| span + 1 == rows.len()) => {
            text!(en: "rows {first} to {last}", zh: "第 {first} 至 {last} 行", first = first, last = last)
        }
        _ => rows_text(rows),
    }
}

/// Whether every row names another mine, origin or state. A cell that says nothing is no
/// difference.
fn are_told_apart(rows: &[&SmelterEntry]) -> bool {
    fn says(row: &SmelterEntry, column: SmelterColumn) -> Option<&str> {
        let cell = row.get(column);
        let says_nothing = cell.key().is_empty() || cell.is_error_mark() || cell.is_filler(Filler::Nothing);
        (!says_nothing).then(|| cell.key())
    }
    let mut columns = vec![SmelterColumn::MineNames, SmelterColumn::MineCountries, SmelterColumn::State];
    columns.retain(|column| rows.iter().all(|row| says(row, *column).is_some()));
    let details: BTreeSet<Vec<&str>> = rows
        .iter()
        .map(|row| columns.iter().filter_map(|column| says(row, *column)).collect())
        .collect::<BTreeSet<_>>();
    details.len() == rows.len()
}

fn identity(ctx: &Context<'_>, mineral: &Mineral, row: &SmelterEntry) -> Vec<String> {
    let mineral = key(mineral.stored());
    let matches = ctx.smelter_matches();
    let found = matches.of_row(row.row);
    let is_contradicted = found.is_some_and(|found| matches.contradicting_name(found).is_some());
    if let Some(id) = row.known_id().filter(|_| !is_contradicted) {
        return vec![mineral, id];
    }
    let country = row.get(SmelterColumn::Country);
    let country = found.and_then(|found| found.country_code).unwrap_or_else(|| country.key());
    let place = [country, row.get(SmelterColumn::City).key()];
    let mut identity: Vec<String> = [&mineral, &name_core(row.display_name())]
        .map(String::clone)
        .into_iter()
        .chain(place.map(str::to_owned))
        .collect();
    // Such a row is no other one of its name: what it means is open.
    identity.extend(is_contradicted.then(|| row.known_id()).flatten());
    identity
}

/// Rows of one id that no list knows, parted by what their names say; other rows stay together.
fn of_one_name<'a>(ctx: &Context<'_>, rows: Vec<&'a SmelterEntry>) -> Vec<Vec<&'a SmelterEntry>> {
    // So many firms never share an id; what is beyond them is R01.
    const MOST_NAMES: usize = 20;
    let matches = ctx.smelter_matches();
    let is_verified = |row: &&SmelterEntry| {
        matches
            .of_row(row.row)
            .is_none_or(|found| !matches.has_unknown_id(found) && matches.other_metal(found).is_none())
    };
    if rows.len() < 2 || rows.iter().all(is_verified) {
        return vec![rows];
    }
    let nowhere = BTreeSet::new();
    let mut parted: Vec<(TellingName, Vec<&SmelterEntry>)> = Vec::new();
    for row in rows {
        let name = TellingName::of(row.display_name(), &nowhere);
        let full = parted.len() >= MOST_NAMES;
        let known = parted.iter_mut().find(|(known, _)| name.may_be(known));
        match known {
            Some((_, rows)) => rows.push(row),
            None if full => {}
            None => parted.push((name, vec![row])),
        }
    }
    parted.into_iter().map(|(_, rows)| rows).collect()
}

/// The cell that names the smelter.
fn shown(row: &SmelterEntry) -> &Entry {
    match row.choice {
        Choice::NotListed | Choice::NoLookup => row.get(SmelterColumn::Name),
        _ => row.get(SmelterColumn::Lookup),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    const fn at(row: u32, column: SmelterColumn, text: &'static str) -> Edit {
        Edit::text(Place::Smelter(row, column), text)
    }

    #[test]
    fn rows_of_one_id_are_found_even_by_alias() {
        let edits = [RULE.example.bad, &[at(2, SmelterColumn::Id, "cid990002 ")]].concat();
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!C5"]);
        assert_eq!(findings[0].severity, Warning);
    }

    #[test]
    fn a_list_that_was_pasted_twice_is_one_finding() {
        let names = ["Probe Metall AG", "Muster Schmelze", "Ofenbau Zinn"];
        let pasted: Vec<Edit> = (0..2)
            .flat_map(|turn| (2..).zip(names).map(move |(row, name)| (row + 3 * turn, name)))
            .flat_map(|(row, name)| {
                [
                    at(row, SmelterColumn::Metal, "Tin"),
                    at(row, SmelterColumn::Lookup, "Smelter not listed"),
                    at(row, SmelterColumn::Name, name),
                    at(row, SmelterColumn::Country, "GERMANY"),
                ]
            })
            .collect();
        let findings = check_rule(&RULE, CMRT, &pasted);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Smelter List!D9".to_owned()], 4));
        assert_eq!(findings[0].message.en, "3 smelters are listed again: rows 6 to 8 as rows 9 to 11");
    }

    #[test]
    fn rows_split_by_mine_are_a_hint() {
        let mines =
            [at(1, SmelterColumn::MineNames, "Altes Beispiel"), at(2, SmelterColumn::MineNames, "Beispiel Mine")];
        let edits = [RULE.example.bad, &mines].concat();
        assert_eq!(check_rule(&RULE, CMRT, &edits)[0].severity, Info);
    }

    #[test]
    fn a_cell_that_says_nothing_is_no_difference() {
        for filler in ["", "Unknown", "n/a"] {
            let edits = [
                RULE.example.bad,
                &[
                    at(1, SmelterColumn::MineNames, "Beispiel Mine"),
                    at(2, SmelterColumn::MineNames, filler),
                    at(2, SmelterColumn::State, filler),
                ],
            ]
            .concat();
            assert_eq!(check_rule(&RULE, CMRT, &edits)[0].severity, Warning, "{filler:?}");
        }
    }

    #[test]
    fn without_ids_name_and_place_decide() {
        let edits = [
            at(1, SmelterColumn::Id, ""),
            at(2, SmelterColumn::Metal, "Aluminum"),
            at(2, SmelterColumn::Name, "Eksempel Aluminium AS"),
            at(2, SmelterColumn::Country, "Norway"),
            at(2, SmelterColumn::City, "Sunndal"),
        ];
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &edits)), ["Smelter List!B5"]);
        let elsewhere = [edits.as_slice(), &[at(2, SmelterColumn::City, "Ardal")]].concat();
        assert!(check_rule(&RULE, AMRT_12, &elsewhere).is_empty());
    }

    #[test]
    fn plants_of_one_name_and_unidentified_rows_are_no_repeats() {
        let two_plants = [RULE.example.bad, &[at(2, SmelterColumn::Id, "CID990098")]].concat();
        assert!(check_rule(&RULE, CMRT, &two_plants).is_empty());
        let unidentified: Vec<Edit> = [2, 3]
            .into_iter()
            .flat_map(|row| {
                [
                    at(row, SmelterColumn::Metal, "Tin"),
                    at(row, SmelterColumn::Lookup, "Smelter not yet identified"),
                    at(row, SmelterColumn::Country, "Unknown"),
                ]
            })
            .collect();
        assert!(check_rule(&RULE, CMRT, &unidentified).is_empty());
        let other_metal = [RULE.example.bad, &[at(2, SmelterColumn::Metal, "Gold")]].concat();
        assert!(check_rule(&RULE, CMRT, &other_metal).is_empty(), "L13");
    }

    #[test]
    fn an_id_must_be_what_both_rows_say() {
        let row = |row, name, id| {
            [
                at(row, SmelterColumn::Metal, "Tin"),
                at(row, SmelterColumn::Lookup, "Smelter not listed"),
                at(row, SmelterColumn::Name, name),
                at(row, SmelterColumn::Country, "GERMANY"),
                at(row, SmelterColumn::Id, id),
            ]
        };
        for (name, other, id) in [
            ("Ofenbau Tin Refinery", "Beispiel Zinn GmbH", "CID990002"),
            ("Ofenbau Tin Refinery", "Herdbau Tin Refinery", "CID990099"),
        ] {
            let edits = [row(2, name, id), row(3, other, id)].concat();
            let findings = check_rule(&RULE, CMRT, &edits);
            assert!(findings.iter().all(|found| found.cells.iter().all(|cell| cell.addr.row != 6)), "{name}");
        }
        let same = [row(2, "Ofenbau Tin Refinery", "CID990099"), row(3, "OFENBAU Tin", "CID990099")].concat();
        assert_eq!(cells(&check_rule(&RULE, CMRT, &same)), ["Smelter List!D6"]);
    }

    #[test]
    fn accents_width_and_company_forms_are_no_difference() {
        let edits = [
            at(1, SmelterColumn::Id, ""),
            at(2, SmelterColumn::Metal, "Aluminum"),
            at(2, SmelterColumn::Name, "Ｅｋｓｅｍｐｅｌ Alúminium"),
            at(2, SmelterColumn::Country, "Norway"),
            at(2, SmelterColumn::City, "Sunndal"),
        ];
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &edits)), ["Smelter List!B5"]);
    }
}
