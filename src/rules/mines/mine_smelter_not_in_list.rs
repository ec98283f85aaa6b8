//! M03: the smelter of a mine is not in the Smelter List under that metal.

use super::in_findings;
use crate::base::normal::{company_core, key};
use crate::declaration::filler::is_filler;
use crate::declaration::{Declaration, find_rmi_ids};
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "M03",
    name: "mine-smelter-not-in-list",
    severity: Warning,
    applies_to: &[Emrt2, Amrt13],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Drop-down of the smelter column, EMRT from 2.1 and AMRT from 1.3 on: the smelters of the Smelter List under that metal. Their standard names, aliases and IDs count too, company forms do not matter, and a cell may name several smelters. A metal that is out of scope, or without any row in the Smelter List, is covered by other rules. One finding for each smelter, or a single one where there are more than ten",
            "冶炼厂列的下拉列表（EMRT 自 2.1 起，AMRT 自 1.3 起）：冶炼厂清单中该金属的冶炼厂。其标准名称、别名和识别号也算，不区分公司形式，一个单元格可写多家。不在申报范围内的金属，以及冶炼厂清单中没有任何行的金属，由其他规则检查。每家冶炼厂报告一处，超过十家时合并为一处",
        ),
    },
    title: &Text::fixed("Smelter of a mine is not in the Smelter List", "矿场的冶炼厂不在冶炼厂清单中"),
    why: &Text::fixed(
        "The Smelter List is where all smelters of the mineral are named, so a reader finds one missing there",
        "该矿产的冶炼厂都应列在冶炼厂清单中，审阅者会发现那里少了一家",
    ),
    fix: &Text::fixed(
        "Add the smelter to the Smelter List, or choose one of those that it has",
        "将该冶炼厂加入冶炼厂清单，或选择清单中已有的冶炼厂",
    ),
    reasons: &[Reason::Identity, Reason::Contradiction],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Smelter), "Exempel Kobolt AB"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Exempel Mine"),
            Edit::text(Place::Mine(1, MineColumn::Country), "SWEDEN"),
        ],
        good: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Smelter), "Esimerkki Koboltti Oy"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Esimerkki Mine"),
            Edit::text(Place::Mine(1, MineColumn::Country), "FINLAND"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if !ctx.layout.mines.is_some_and(|mines| mines.smelter_is_chosen) {
        return;
    }
    let names = names_of_the_list(ctx);
    let mut missing: Vec<Missing<'_>> = missing_smelters(ctx, &names);
    missing.sort_by_key(|smelter| smelter.cells.first().map(|cell| cell.cell.addr.row));
    for smelters in in_findings(missing) {
        report(&names, &smelters, sink);
    }
}

/// A smelter of the Mine List that the Smelter List does not have under the metal, with the cells
/// that name it.
struct Missing<'a> {
    mineral: &'a Mineral,
    name: String,
    cells: Vec<&'a Entry>,
}

fn missing_smelters<'a>(ctx: &Context<'a>, names: &Names<'_>) -> Vec<Missing<'a>> {
    let declaration: &'a Declaration = ctx.declaration;
    let with_rows: BTreeSet<&Mineral> = declaration.smelters.iter().filter_map(|row| row.mineral.as_ref()).collect();
    // A row whose smelter cannot be read may be the one that is missing.
    let unreadable = |row: &&SmelterEntry| {
        let named_by = [SmelterColumn::Metal, SmelterColumn::Lookup, SmelterColumn::Name];
        named_by.into_iter().any(|column| row.get(column).is_error_mark())
    };
    let of_any: Vec<&SmelterEntry> = declaration.smelters.iter().filter(unreadable).collect();
    let may_be_there =
        |mineral: &Mineral| of_any.iter().any(|row| row.mineral.as_ref().is_none_or(|metal| metal == mineral));
    // Without any row of the metal it is D01; of a mineral that is out of scope neither list has
    // rows (D03, M01).
    let is_open = |mineral: &Mineral| {
        let answers = declaration.mineral(mineral);
        with_rows.contains(mineral)
            && !may_be_there(mineral)
            && answers.is_some_and(|answers| answers.in_scope(declaration.family) != InScope::Out)
    };
    let mut typed: BTreeMap<(&Mineral, &str), Vec<&Entry>> = BTreeMap::new();
    for mine in &declaration.mines {
        let (Some(mineral), Some(cell)) = (&mine.mineral, mine.get(MineColumn::Smelter)) else { continue };
        let name = mine.stated(MineColumn::Smelter);
        if !name.is_empty() && !is_filler(name, Filler::PlaceholderName) && is_open(mineral) {
            typed.entry((mineral, name)).or_default().push(cell);
        }
    }
    let mut missing: BTreeMap<(&Mineral, String), Missing<'a>> = BTreeMap::new();
    for ((mineral, typed), cells) in typed {
        let Some(name) = first_missing(ctx, names, mineral, typed) else { continue };
        let found =
            missing.entry((mineral, key(&name))).or_insert_with(|| Missing { mineral, name, cells: Vec::new() });
        found.cells.extend(cells);
    }
    let in_order = |mut smelter: Missing<'a>| {
        smelter.cells.sort_by_key(|cell| cell.cell.addr.row);
        smelter
    };
    missing.into_values().map(in_order).collect()
}

fn report(names: &Names<'_>, smelters: &[Missing<'_>], sink: &mut Sink<'_>) {
    let Some(smelter) = smelters.first() else { return };
    let mut cells: Vec<&Entry> = smelters.iter().flat_map(|smelter| smelter.cells.iter().copied()).collect();
    cells.sort_by_key(|cell| cell.cell.addr.row);
    let Some((first, rest)) = cells.split_first() else { return };
    let mut numbers: Vec<u32> = cells.iter().map(|cell| cell.cell.addr.row).collect();
    numbers.dedup();
    let mut finding = sink.at(first);
    finding
        .each_also_wrong(rest.iter().copied())
        .value("rows", numbers.len().to_string())
        .value("smelters", smelters.len().to_string());
    let (name, mineral) = (Shown(&smelter.name), smelter.mineral.name());
    if smelters.len() > 1 {
        finding.report(text!(
            en: "The Smelter List does not have {smelters} of the Mine List, such as \"{name}\" ({rows})",
            zh: "矿场清单中有 {smelters}不在冶炼厂清单中，例如“{name}”（{rows}）",
            name = name;
            smelters: Text::counted(smelters.len(), "smelter", "smelters", "家冶炼厂"), rows: rows_text(&numbers)));
    } else if is_under_another_metal(names, smelter.mineral, &smelter.name) {
        finding
            .fix(Text::fixed(
                "Correct the metal of the mine, or list the smelter under this metal too",
                "改正矿场的金属，或将该冶炼厂也列在此金属下",
            ))
            .report(text!(
                en: "{mineral}: the Smelter List has \"{name}\" only under another metal ({rows})",
                zh: "{mineral}：冶炼厂清单中“{name}”只列在其他金属下（{rows}）",
                name = name; mineral: mineral, rows: rows_text(&numbers)));
    } else {
        finding.report(text!(
            en: "{mineral}: the Smelter List does not have \"{name}\", the smelter of a mine ({rows})",
            zh: "{mineral}：冶炼厂清单中没有矿场的冶炼厂“{name}”（{rows}）",
            name = name; mineral: mineral, rows: rows_text(&numbers)));
    }
}

/// What each smelter of the Smelter List may be called, with the metals of its rows; a row without
/// a metal (L01) may be of any.
type Names<'a> = BTreeMap<String, BTreeSet<Option<&'a Mineral>>>;

fn names_of_the_list<'a>(ctx: &Context<'a>) -> Names<'a> {
    let lookup = ctx.declaration.lookup.as_ref();
    let mut names = Names::new();
    for row in &ctx.declaration.smelters {
        let id = row.known_id();
        let by_id = id.as_deref().and_then(|id| lookup?.by_id(id)).map(|entry| entry.standard_name.as_str());
        let texts = [SmelterColumn::Lookup, SmelterColumn::Name].map(|column| Some(row.get(column).readable()));
        for name in texts.into_iter().chain([row.standard_name.as_deref(), by_id, id.as_deref()]).flatten() {
            names.entry(company_core(name)).or_default().insert(row.mineral.as_ref());
        }
    }
    names
}

/// The longest text, in bytes, that is read as names: more is prose, and thousands of such cells
/// would take long.
const LONGEST_LIST: usize = 2000;

/// The first smelter in a cell that the list does not have under the metal.
fn first_missing(ctx: &Context<'_>, names: &Names<'_>, mineral: &Mineral, typed: &str) -> Option<String> {
    let is_listed = |name: &str| {
        let has = |name: &str| {
            let metals = names.get(&company_core(name));
            metals.is_some_and(|metals| metals.contains(&Some(mineral)) || metals.contains(&None))
        };
        let lookup = ctx.declaration.lookup.as_ref();
        let mut meant = lookup.into_iter().flat_map(|lookup| lookup.named_under(mineral, name));
        has(name) || find_rmi_ids(name).iter().any(|id| has(id)) || meant.any(|entry| has(&entry.standard_name))
    };
    if typed.len() > LONGEST_LIST || is_listed(typed) {
        return None;
    }
    let marks = |c: char| matches!(c, ';' | '；' | '、' | '|' | '/' | '\n' | '\r');
    let mut parts = typed.split(marks).map(str::trim).filter(|part| says_a_name(part) && !is_listed(part));
    parts.find_map(|part| missing_between_commas(part, &is_listed))
}

/// What is left of a text after the listed names at its beginning, between commas. A name may have
/// commas of its own.
fn missing_between_commas(text: &str, is_listed: &dyn Fn(&str) -> bool) -> Option<String> {
    const LONGEST_NAME: usize = 4;
    let parts: Vec<&str> = text.split([',', '，']).map(str::trim).collect();
    let mut rest = parts.as_slice();
    while let Some(first) = rest.first() {
        // A company form alone, as in "Co., Ltd.", belongs to the name before it.
        let longest = rest.len().min(LONGEST_NAME);
        let named =
            (1..=longest).rev().find(|count| rest.get(..*count).is_some_and(|name| is_listed(&name.join(", "))));
        let count = named.or_else(|| (!says_a_name(first)).then_some(1));
        let Some(count) = count else { return Some(rest.join(", ")) };
        rest = rest.get(count..).unwrap_or_default();
    }
    None
}

/// Whether there is more than a company form and marks.
fn says_a_name(part: &str) -> bool {
    !company_core(part).is_empty() && !is_filler(part, Filler::Nothing)
}

fn is_under_another_metal(names: &Names<'_>, mineral: &Mineral, typed: &str) -> bool {
    names.get(&company_core(typed)).is_some_and(|metals| metals.iter().flatten().any(|metal| *metal != mineral))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, EMRT_2, cells, check_rule};

    const fn mine(row: u32, metal: &'static str, smelter: &'static str) -> [Edit; 2] {
        [
            Edit::text(Place::Mine(row, MineColumn::Metal), metal),
            Edit::text(Place::Mine(row, MineColumn::Smelter), smelter),
        ]
    }

    const fn listed(row: u32, column: SmelterColumn, text: &'static str) -> Edit {
        Edit::text(Place::Smelter(row, column), text)
    }

    #[test]
    fn a_smelter_that_the_list_does_not_have_is_one_finding() {
        let edits =
            [mine(1, "Aluminum", "Exempel Aluminium AB"), mine(4, "aluminum", "exempel  aluminium AB")].concat();
        let findings = check_rule(&RULE, AMRT, &edits);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Mine List!B5".to_owned()], 2));
    }

    #[test]
    fn any_name_of_a_listed_smelter_counts() {
        let not_listed = [
            listed(2, SmelterColumn::Metal, "Cobalt"),
            listed(2, SmelterColumn::Lookup, "Smelter not listed"),
            listed(2, SmelterColumn::Name, "Prime Esempio, Cobalto S.r.l."),
        ];
        for name in [
            "Esimerkki Koboltti Oy",
            "esimerkki koboltti",
            "CID990006",
            "Esimerkki Koboltti (CID990006)",
            "Prime Esempio, Cobalto Srl",
            "Esimerkki Koboltti Oy; Prime Esempio, Cobalto S.r.l.",
            "Esimerkki Koboltti Oy, Prime Esempio, Cobalto S.r.l.",
            "Esimerkki Koboltti Oy / unknown",
            "Smelter not yet identified",
            "Unknown",
            "N/A",
            "0",
            "",
        ] {
            let edits = [not_listed.as_slice(), &mine(1, "Cobalt", name)].concat();
            assert!(check_rule(&RULE, EMRT_2, &edits).is_empty(), "{name}");
        }
        for (name, missing) in [
            ("Esimerkki Koboltti Oy; Exempel Kobolt AB", "\"Exempel Kobolt AB\""),
            ("Esimerkki Koboltti Oy, Exempel Kobolt Co., Ltd.", "\"Exempel Kobolt Co., Ltd.\""),
            ("Exempel, Kobolt AB", "\"Exempel, Kobolt AB\""),
            ("CID990099", "\"CID990099\""),
        ] {
            let edits = [not_listed.as_slice(), &mine(1, "Cobalt", name)].concat();
            let findings = check_rule(&RULE, EMRT_2, &edits);
            assert!(findings.len() == 1 && findings[0].message.en.contains(missing), "{name}: {findings:#?}");
        }
    }

    #[test]
    fn a_smelter_under_another_metal_is_told() {
        let nickel =
            [listed(2, SmelterColumn::Metal, "Nickel"), listed(2, SmelterColumn::Lookup, "Exemple Nickel SAS")];
        let edits = [nickel.as_slice(), &mine(1, "Cobalt", "Exemple Nickel SAS")].concat();
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert!(findings[0].message.en.contains("another metal"), "{}", findings[0].message.en);
        let no_metal = [listed(2, SmelterColumn::Lookup, "Exemple Nickel SAS")];
        let edits = [no_metal.as_slice(), &mine(1, "Cobalt", "Exemple Nickel SAS")].concat();
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty(), "L01");
    }

    #[test]
    fn prose_is_not_read_as_names() {
        let long: &'static str = Box::leak("Exempel Kobolt AB, ".repeat(200).into_boxed_str());
        assert!(check_rule(&RULE, EMRT_2, &mine(1, "Cobalt", long)).is_empty());
    }

    #[test]
    fn many_smelters_are_one_finding() {
        let names = ["A1", "B2", "C3", "D4", "E5", "F6", "G7", "H8", "I9", "J10", "K11"];
        let edits: Vec<Edit> = (1..).zip(names).flat_map(|(row, name)| mine(row, "Cobalt", name)).collect();
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!((findings.len(), findings[0].values["smelters"].as_str()), (1, "11"));
    }

    #[test]
    fn without_rows_of_the_metal_and_in_older_revisions_there_is_no_finding() {
        let copper = mine(1, "Copper", "Exempel Koppar AB");
        assert!(check_rule(&RULE, EMRT_2, &copper).is_empty(), "D01");
        let listed_copper =
            [listed(2, SmelterColumn::Metal, "Copper"), listed(2, SmelterColumn::Lookup, "Ejemplo Cobre S.A.")];
        assert!(check_rule(&RULE, EMRT_2, &[listed_copper, copper].concat()).is_empty(), "D03, M01");
        assert!(check_rule(&RULE, AMRT_12, &mine(1, "Aluminum", "Exempel Aluminium AB")).is_empty());
        assert!(check_rule(&RULE, (TemplateKind::Emrt, "2.0"), RULE.example.bad).is_empty());
    }
}
