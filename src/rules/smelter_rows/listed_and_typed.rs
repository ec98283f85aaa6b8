//! L14: one smelter is chosen from the look-up and typed again as one that is not listed.

use crate::base::normal::name_core;
use crate::declaration::is_rmi_id;
use crate::reference::CountryMatch;
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "L14",
    name: "listed-and-typed",
    severity: Warning,
    applies_to: &[Cmrt, Emrt1, Emrt2, Amrt13, Crt],
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: one line for each metal, smelter and country, and free text only for a smelter that the look-up does not have. A name or alias of another row under the same metal counts, whatever its case, accents, full-width letters and company forms, and so does a name by which a list in use knows the smelter of another row. Two different countries are two smelters, and so are two IDs of the RMI; another city is \"Look at\". Rows with one ID are covered by another rule. One finding for each listed smelter",
            "填写说明：每个金属、冶炼厂、国家或地区占一行，只有冶炼厂查找表中没有的冶炼厂才自行填写名称。与同一金属下另一行的名称或别名相同即计，不区分大小写、重音、全角和公司形式；所用清单中另一行冶炼厂的其他名称也算。国家或地区不同，或两个 RMI 识别号不同，视为两家；城市不同时列为“请留意”。识别号相同的行由另一条规则检查。每家已列出的冶炼厂报告一处",
        ),
    },
    title: &Text::fixed("Smelter is listed, and typed again", "冶炼厂已选择，又自行填写"),
    why: &Text::fixed(
        "The typed row is counted as another smelter, one that nobody can match by an ID",
        "自行填写的行会被当作另一家冶炼厂，且无法按识别号匹配",
    ),
    fix: &Text::fixed(
        "Keep the row that was chosen from the look-up, move its details there, and delete the typed row",
        "保留从冶炼厂查找表中选择的行，将其他内容移入该行，并删除自行填写的行",
    ),
    reasons: &[Reason::Repeated, Reason::Identity],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "BEISPIEL ZINN"),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "GERMANY"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "Esempio Stagno S.r.l."),
            Edit::text(Place::Smelter(2, SmelterColumn::Country), "ITALY"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for (first, rows) in typed_again(ctx).into_values() {
        report(first, &rows, sink);
    }
}

/// The rows that were chosen from the look-up and typed again as not listed, by the row chosen.
pub(crate) fn typed_again<'a>(ctx: &Context<'a>) -> BTreeMap<u32, (&'a SmelterEntry, Vec<&'a SmelterEntry>)> {
    let mut again: BTreeMap<u32, (&SmelterEntry, Vec<&SmelterEntry>)> = BTreeMap::new();
    let typed: Vec<&'a SmelterEntry> = ctx
        .declaration
        .smelters
        .iter()
        .filter(|row| row.choice == Choice::NotListed && row.is_named() && !row.is_placeholder())
        .collect();
    if typed.is_empty() {
        return again;
    }
    let listed = listed_rows(ctx);
    let typed: Vec<(&'a SmelterEntry, &str)> =
        typed.into_iter().map(|row| (row, row.get(SmelterColumn::Name).name_core())).collect();
    let matches = ctx.smelter_matches();
    let by_id = listed_by_id(ctx);
    let standard_names = standard_names(ctx, &typed.iter().map(|(_, core)| *core).collect::<BTreeSet<_>>());
    for (row, core) in typed {
        let Some(mineral) = &row.mineral else { continue };
        let aliases = standard_names.get(&(mineral.clone(), core.to_owned())).into_iter().flatten();
        let meant = std::iter::once(core)
            .chain(aliases.map(String::as_str))
            .find_map(|core| listed.same_place(ctx, mineral, core, row));
        let by_lists = || {
            let found = matches.of_row(row.row).filter(|found| !found.id_is_typed)?;
            by_id.get(&(mineral, matches.meant_in_own(found)?.id.clone())).copied()
        };
        if let Some(first) = meant.or_else(by_lists).filter(|first| !have_two_ids(first, row)) {
            again.entry(first.row).or_insert_with(|| (first, Vec::new())).1.push(row);
        }
    }
    again
}

fn report(listed: &SmelterEntry, rows: &[&SmelterEntry], sink: &mut Sink<'_>) {
    let names: Vec<&Entry> = rows.iter().map(|row| row.get(SmelterColumn::Name)).collect();
    let Some((first, rest)) = names.split_first() else { return };
    let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
    let elsewhere = rows.iter().all(|row| are_in_two_cities(listed, row));
    let mut finding = sink.at(first);
    finding
        .also_wrong(listed.get(SmelterColumn::Lookup))
        .each_also_wrong(rest.iter().copied())
        .value("rows", numbers.len().to_string())
        .value("listed_row", listed.row.to_string());
    if elsewhere {
        finding.severity(Info).fix(Text::fixed(
            "If both are one plant, delete the typed row; another plant of the company may stay",
            "如果是同一工厂，删除自行填写的行；如果是同一公司的另一工厂，可以保留",
        ));
    }
    finding.report(text!(
        en: "\"{name}\" is typed as not listed ({rows}), but row {listed} has it as \"{standard}\"",
        zh: "“{name}”按未列出的冶炼厂填写（{rows}），但第 {listed} 行已列为“{standard}”",
        name = Shown(first.text()), listed = listed.row, standard = Shown(listed.display_name());
        rows: rows_text(&numbers)));
}

/// The first row of each name that is chosen from the look-up, by metal, name and country.
#[derive(Default)]
struct ListedRows<'a> {
    by_country: BTreeMap<(&'a Mineral, String, Option<&'static str>), &'a SmelterEntry>,
    by_name: BTreeMap<(&'a Mineral, String), &'a SmelterEntry>,
}

fn listed_rows<'a>(ctx: &Context<'a>) -> ListedRows<'a> {
    let mut listed = ListedRows::default();
    for row in &ctx.declaration.smelters {
        let (Some(mineral), true) = (&row.mineral, matches!(row.choice, Choice::Listed | Choice::NotInLookup)) else {
            continue;
        };
        let country = country_of(ctx, row);
        let typed = [SmelterColumn::Lookup, SmelterColumn::Name].map(|column| row.get(column).name_core().to_owned());
        for core in typed.into_iter().chain(row.standard_name.as_deref().map(name_core)) {
            if !core.is_empty() {
                listed.by_country.entry((mineral, core.clone(), country)).or_insert(row);
                listed.by_name.entry((mineral, core)).or_insert(row);
            }
        }
    }
    listed
}

/// The first row of each smelter of the look-up that is chosen, by metal and id.
fn listed_by_id<'a>(ctx: &Context<'a>) -> BTreeMap<(&'a Mineral, String), &'a SmelterEntry> {
    let mut rows = BTreeMap::new();
    for row in ctx.smelter_matches().rows().iter().filter(|row| row.row.choice == Choice::Listed) {
        if let (Some(mineral), Some(id)) = (&row.row.mineral, &row.id) {
            rows.entry((mineral, id.clone())).or_insert(row.row);
        }
    }
    rows
}

impl<'a> ListedRows<'a> {
    /// The row of this name whose country is the same, or not known on one of the two sides.
    fn same_place(
        &self,
        ctx: &Context<'a>,
        mineral: &'a Mineral,
        core: &str,
        typed: &SmelterEntry,
    ) -> Option<&'a SmelterEntry> {
        let Some(country) = country_of(ctx, typed) else {
            return self.by_name.get(&(mineral, core.to_owned())).copied();
        };
        let at = |country| self.by_country.get(&(mineral, core.to_owned(), country)).copied();
        at(Some(country)).or_else(|| at(None))
    }
}

/// The names that the look-up gives for these names and aliases, by metal.
fn standard_names(ctx: &Context<'_>, wanted: &BTreeSet<&str>) -> BTreeMap<(Mineral, String), BTreeSet<String>> {
    let mut names: BTreeMap<(Mineral, String), BTreeSet<String>> = BTreeMap::new();
    for entry in ctx.declaration.lookup.iter().flat_map(crate::declaration::Lookup::entries) {
        // The special choices have no id and are no smelters.
        let alias = if entry.id.is_empty() { String::new() } else { name_core(&entry.alias) };
        if !wanted.contains(alias.as_str()) || entry.id.is_empty() {
            continue;
        }
        if let Some(mineral) = entry.mineral.clone() {
            names.entry((mineral, alias)).or_default().insert(name_core(&entry.standard_name));
        }
    }
    names
}

/// The code of the country, where the text means one country only.
fn country_of(ctx: &Context<'_>, row: &SmelterEntry) -> Option<&'static str> {
    match ctx.countries().find(row.get(SmelterColumn::Country).readable()) {
        CountryMatch::TemplateName(country) => Some(country.code),
        CountryMatch::OtherName(countries) => match countries.as_slice() {
            [country] => Some(country.code),
            _ => None,
        },
        CountryMatch::Nothing => None,
    }
}

/// Whether both rows have an id: the same one is L12, and two of the RMI are two smelters.
fn have_two_ids(listed: &SmelterEntry, typed: &SmelterEntry) -> bool {
    match (listed.known_id(), typed.known_id()) {
        (Some(listed), Some(typed)) => listed == typed || is_rmi_id(&listed) && is_rmi_id(&typed),
        _ => false,
    }
}

fn are_in_two_cities(listed: &SmelterEntry, typed: &SmelterEntry) -> bool {
    let [listed, typed] = [listed, typed].map(|row| row.get(SmelterColumn::City).name_core());
    !listed.is_empty() && !typed.is_empty() && !listed.contains(typed) && !typed.contains(listed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule};

    const fn at(row: u32, column: SmelterColumn, text: &'static str) -> Edit {
        Edit::text(Place::Smelter(row, column), text)
    }

    fn typed(row: u32, metal: &'static str, name: &'static str, country: &'static str) -> Vec<Edit> {
        vec![
            at(row, SmelterColumn::Metal, metal),
            at(row, SmelterColumn::Lookup, "Smelter not listed"),
            at(row, SmelterColumn::Name, name),
            at(row, SmelterColumn::Country, country),
        ]
    }

    #[test]
    fn a_listed_smelter_that_is_typed_again_is_one_finding() {
        let edits = [typed(2, "Tin", "Beispiel Zinn", "Germany"), typed(4, "tin", "beispielzinn", "")].concat();
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!((cells(&findings), findings[0].values["rows"].as_str()), (vec!["Smelter List!D6".to_owned()], "2"));
        assert_eq!(findings[0].severity, Warning);
    }

    #[test]
    fn every_template_with_a_look_up_is_covered() {
        for (form, metal, name) in [
            (EMRT_1, "Cobalt", "Esimerkki Koboltti"),
            (EMRT_2, "Cobalt", "Esimerkki Koboltti"),
            (CRT, "Cobalt", "Esimerkki Koboltti"),
            (AMRT, "Aluminum", "Eksempel Aluminium"),
        ] {
            assert_eq!(check_rule(&RULE, form, &typed(2, metal, name, "")).len(), 1);
        }
    }

    #[test]
    fn an_alias_of_the_listed_name_counts() {
        // Row 1 is chosen by its standard name, row 2 is typed by another alias.
        assert_eq!(check_rule(&RULE, CMRT, &typed(2, "Tin", "BEISPIELZINN LTD", "GERMANY")).len(), 1);
    }

    #[test]
    fn another_country_metal_or_id_is_another_smelter() {
        for edits in [
            typed(2, "Tin", "Beispiel Zinn GmbH", "AUSTRIA"),
            typed(2, "Gold", "Beispiel Zinn GmbH", "GERMANY"),
            typed(2, "Tin", "Beispiel Blei GmbH", "GERMANY"),
            typed(2, "Tin", "Unknown", "GERMANY"),
            [typed(2, "Tin", "Beispiel Zinn", "GERMANY"), vec![at(2, SmelterColumn::Id, "CID990098")]].concat(),
        ] {
            assert!(check_rule(&RULE, CMRT, &edits).is_empty());
        }
    }

    #[test]
    fn one_id_in_both_rows_and_two_typed_rows_have_their_own_rule() {
        let id = vec![at(2, SmelterColumn::Id, "cid990002")];
        assert!(check_rule(&RULE, CMRT, &[typed(2, "Tin", "Beispiel Zinn", "GERMANY"), id].concat()).is_empty(), "L12");
        let twice = [typed(2, "Tin", "Esempio Stagno", "ITALY"), typed(3, "Tin", "Esempio Stagno", "ITALY")].concat();
        assert!(check_rule(&RULE, CMRT, &twice).is_empty(), "L12");
        let foreign = vec![at(2, SmelterColumn::Id, "EX-17")];
        assert_eq!(check_rule(&RULE, CMRT, &[typed(2, "Tin", "Beispiel Zinn", "GERMANY"), foreign].concat()).len(), 1);
    }

    #[test]
    fn another_city_is_a_hint() {
        let city =
            |name| [typed(2, "Tin", "Beispiel Zinn", "GERMANY"), vec![at(2, SmelterColumn::City, name)]].concat();
        assert_eq!(check_rule(&RULE, CMRT, &city("Dresden"))[0].severity, Info);
        assert_eq!(check_rule(&RULE, CMRT, &city("Freiberg/Sachsen"))[0].severity, Warning);
    }

    #[test]
    fn accents_and_full_width_letters_are_no_difference() {
        for name in ["Béispiel Zinn", "ＢＥＩＳＰＩＥＬ　ＺＩＮＮ", "Beispiel-Zinn GmbH", "示例锡业 Beispiel Zinn"]
        {
            assert_eq!(check_rule(&RULE, CMRT, &typed(2, "Tin", name, "GERMANY")).len(), 1, "{name}");
            let similar = &crate::rules::smelter_reference::not_listed_but_in_look_up::RULE;
            assert!(check_rule(similar, CMRT, &typed(2, "Tin", name, "GERMANY")).is_empty(), "{name}");
        }
    }
}
