//! The built-in facts next to the Smelter Look-up sheets of official workbooks, which are not part
//! of the package: without them the test says so and ends.
#![cfg(feature = "facts")]

mod support;

use smeltcheck::base::normal::ComparableName;
use smeltcheck::declaration::Lookup;
use smeltcheck::reference::{Countries, Lists, Match, NameIndex, Query};
use smeltcheck::template::detect;
use smeltcheck::workbook::Workbook;
use std::collections::BTreeSet;

/// Where the facts know the template, they have exactly its ids. And every name in the sheet means
/// its own smelter, by the sheet and by the facts, or several that share it; never another one.
#[test]
fn facts_and_look_up_sheets_agree() {
    let (lists, countries) = (Lists::built_in(), Countries::shipped());
    let mut compared = BTreeSet::new();
    for path in support::workbooks("blank", "facts") {
        let Ok(workbook) = Workbook::open(&std::fs::read(&path).unwrap(), None) else { continue };
        let Ok(detected) = detect(&workbook) else { continue };
        let Ok(Some(sheet)) = workbook.sheet("Smelter Look-up") else { continue };
        let lookup = Lookup::read(sheet).unwrap();
        let index = NameIndex::of_lookup(&lookup, countries);
        let (kind, revision) = (detected.layout.family.kind(), detected.layout.revision.to_string());
        let of_template = |info: &&smeltcheck::reference::ListInfo| {
            info.template.as_ref().is_some_and(|template| template.kind == kind && template.revision == revision)
        };
        let ids: BTreeSet<&str> =
            lookup.entries().iter().map(|entry| entry.id.as_str()).filter(|id| !id.is_empty()).collect();
        if let Some(list) = lists.infos().iter().find(of_template) {
            let listed =
                lists.smelters().iter().filter(|smelter| lists.listed_in(smelter).any(|info| info.id == list.id));
            assert_eq!(listed.map(|smelter| smelter.id.as_str()).collect::<BTreeSet<_>>(), ids, "{}", list.id);
            compared.insert(list.id.clone());
        }
        for entry in lookup.entries().iter().filter(|entry| !entry.id.is_empty()) {
            let metal = entry.mineral.clone().unwrap();
            let country_code = countries.code_of(&entry.country);
            let query = Query { metal: &metal, id: "", name: &ComparableName::of(&entry.alias), country_code };
            let place = index.by_id(&entry.id).unwrap();
            match index.find(&query) {
                Match::ByName(found) | Match::ByAlias(found) => assert_eq!(found, place, "{}", entry.alias),
                Match::Ambiguous(all) => assert!(all.contains(&place), "{}", entry.alias),
                other => panic!("{}: {other:?}", entry.alias),
            }
            if let Some(found) = lists.find(&query).certain() {
                assert_eq!(lists.get(found).unwrap().id, entry.id, "{}", entry.alias);
            }
        }
    }
    println!("facts: compared with {compared:?}");
}
