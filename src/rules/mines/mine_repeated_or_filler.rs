//! M05: a mine is listed twice, its name is none of a site, or its id has no source.

use super::in_findings;
use crate::base::normal::key;
use crate::declaration::MineEntry;
use crate::declaration::filler::{MineOrigin, is_filler, read_origin};
use crate::reference::CountryMatch;
use crate::rules::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static RULE: Rule = Rule {
    code: "M05",
    name: "mine-repeated-or-filler",
    severity: Info,
    applies_to: WITH_CHOSEN_MINERALS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions, Mine List: the name of the site, and the source of its ID. Rows are the same by metal, smelter and mine; another ID, country, state or city tells them apart. A country, a group of companies, Recycled or a text such as N/A is no site; Unknown is an answer. One finding for each kind, and for each mine that is repeated",
            "填写说明，矿场清单：填写矿场名称，以及识别号的来源。按金属、冶炼厂和矿场判断相同；识别号、国家或地区、州/省或城市不同时不算重复。国家或地区、集团公司、Recycled 或 N/A 之类的内容不是矿场；Unknown 也是答案。每类报告一处，每个重复的矿场报告一处",
        ),
    },
    title: &Text::fixed("Mine is listed twice, or is not one site", "矿场重复列出，或不是具体矿场"),
    why: &Text::fixed(
        "A reader looks for one site; repeats and general names only make the list longer",
        "审阅者要找的是具体矿场；重复和笼统的名称只会让清单变长",
    ),
    fix: &Text::fixed(
        "Enter the name of the site; where it is not known, enter Unknown or delete the row",
        "填写矿场名称；不知道时填 Unknown，或删除该行",
    ),
    reasons: &[Reason::Repeated, Reason::Form],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Cobalt"),
            Edit::text(Place::Mine(1, MineColumn::Smelter), "Esimerkki Koboltti Oy"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Finland"),
            Edit::text(Place::Mine(1, MineColumn::Country), "FINLAND"),
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
    report_fillers(ctx, sink);
    report_repeats(ctx, sink);
    report_ids_without_source(ctx, sink);
}

/// What stands in the place of a mine's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NotAMine {
    Country,
    Group,
    Recycled,
    Nothing,
}

fn report_fillers(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut fillers: BTreeMap<NotAMine, Vec<&Entry>> = BTreeMap::new();
    for mine in &ctx.declaration.mines {
        if let (Some(filler), Some(name)) = (read_filler(ctx, mine), mine.get(MineColumn::Name)) {
            fillers.entry(filler).or_default().push(name);
        }
    }
    for (filler, cells) in fillers {
        let Some((first, rest)) = cells.split_first() else { continue };
        let numbers: Vec<u32> = cells.iter().map(|cell| cell.cell.addr.row).collect();
        let what = match filler {
            NotAMine::Country => Text::fixed("is a country, not a mine", "是国家或地区，不是矿场"),
            NotAMine::Group => Text::fixed("looks like a group of companies, not a mine", "看似集团公司，不是矿场"),
            NotAMine::Recycled => Text::fixed("is not a mine", "不是矿场"),
            NotAMine::Nothing => Text::fixed("names no mine", "没有写明矿场"),
        };
        let mut finding = sink.at(first);
        finding.each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string());
        if filler == NotAMine::Recycled {
            finding.fix(Text::fixed(
                "Delete the row: recycled sources have their place in the Smelter List",
                "删除该行：回收料来源写在冶炼厂清单中",
            ));
        }
        finding.report(text!(
            en: "Mine name: \"{name}\" {what} ({rows})",
            zh: "矿场名称：“{name}”{what}（{rows}）",
            name = Shown(first.text()); what: what, rows: rows_text(&numbers)));
    }
}

fn read_filler(ctx: &Context<'_>, mine: &MineEntry) -> Option<NotAMine> {
    let name = mine.stated(MineColumn::Name);
    if name.is_empty() || is_filler(name, Filler::Unknown) {
        return None;
    }
    match read_origin(name) {
        MineOrigin::Nothing => Some(NotAMine::Nothing),
        MineOrigin::Recycled => Some(NotAMine::Recycled),
        MineOrigin::Mixed => None,
        // A code of two letters is too short to be sure of, but not a name in Chinese.
        MineOrigin::Mine if name.len() > 3 && ctx.countries().find(name) != CountryMatch::Nothing => {
            Some(NotAMine::Country)
        }
        MineOrigin::Mine => is_group(name).then_some(NotAMine::Group),
    }
}

/// Whether a name is one of a group of companies, with no word for a site in it.
fn is_group(name: &str) -> bool {
    const GROUP: [&str; 5] = ["group", "holding", "holdings", "conglomerate", "gruppe"];
    const SITE: [&str; 16] = [
        "mine",
        "mines",
        "mina",
        "minas",
        "pit",
        "quarry",
        "site",
        "project",
        "plant",
        "deposit",
        "operation",
        "operations",
        "complex",
        "concession",
        "colliery",
        "tenement",
    ];
    let lower = name.to_lowercase();
    let has = |words: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    let group = has(&GROUP) || ["集团", "集團", "控股"].iter().any(|word| name.contains(word));
    group && !has(&SITE) && !name.contains(['矿', '礦', '鉱'])
}

fn report_repeats(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut same: BTreeMap<[String; 3], Vec<&MineEntry>> = BTreeMap::new();
    for mine in &ctx.declaration.mines {
        let name = mine.stated(MineColumn::Name);
        let Some(mineral) = &mine.mineral else { continue };
        if read_origin(name) == MineOrigin::Mine && read_filler(ctx, mine).is_none() {
            let identity = [mineral.stored(), mine.stated(MineColumn::Smelter), name].map(key);
            same.entry(identity).or_default().push(mine);
        }
    }
    let mut repeated: Vec<Vec<&MineEntry>> = same.into_values().flat_map(|rows| told_apart(&rows)).collect();
    repeated.retain(|rows| rows.len() > 1);
    repeated.sort_by_key(|rows| rows.first().map(|mine| mine.row));
    for mines in in_findings(repeated) {
        let rows: Vec<&MineEntry> = mines.iter().flatten().copied().collect();
        let names: Vec<&Entry> = rows.iter().filter_map(|mine| mine.get(MineColumn::Name)).collect();
        let Some((first, rest)) = names.split_first() else { continue };
        let numbers: Vec<u32> = rows.iter().map(|mine| mine.row).collect();
        let mut finding = sink.at(first);
        finding
            .each_also_wrong(rest.iter().copied())
            .value("rows", numbers.len().to_string())
            .why(Text::fixed("Repeated rows are counted as several mines", "重复的行会被当作多个矿场"))
            .fix(Text::fixed("Delete the repeated row", "删除重复的行"));
        let name = Shown(first.text());
        if mines.len() == 1 {
            finding.report(text!(
                en: "Mine \"{name}\" is listed more than once for the same smelter: {rows}",
                zh: "同一家冶炼厂的矿场“{name}”重复列出：{rows}", name = name; rows: rows_text(&numbers)));
        } else {
            finding.report(text!(
                en: "The Mine List has {mines} more than once for the same smelter, such as \"{name}\" ({rows})",
                zh: "矿场清单中有 {mines}在同一家冶炼厂下重复列出，例如“{name}”（{rows}）",
                name = name; mines: Text::counted(mines.len(), "mine", "mines", "个矿场"), rows: rows_text(&numbers)));
        }
    }
}

/// Rows of one name in groups that no ID and no place tells apart. A cell that says nothing is no
/// difference, as long as the other rows agree.
fn told_apart<'a>(rows: &[&'a MineEntry]) -> Vec<Vec<&'a MineEntry>> {
    const COLUMNS: [MineColumn; 4] = [MineColumn::Id, MineColumn::Country, MineColumn::State, MineColumn::City];
    let says = |mine: &MineEntry, column| {
        let text = mine.stated(column);
        if is_filler(text, Filler::Nothing) { String::new() } else { key(text) }
    };
    let differing = COLUMNS.into_iter().filter(|column| {
        let texts: BTreeSet<String> =
            rows.iter().map(|mine| says(mine, *column)).filter(|text| !text.is_empty()).collect::<BTreeSet<_>>();
        texts.len() > 1
    });
    let differing: Vec<MineColumn> = differing.collect();
    let mut groups: BTreeMap<Vec<String>, Vec<&MineEntry>> = BTreeMap::new();
    for mine in rows {
        let details = differing.iter().map(|column| says(mine, *column)).collect();
        groups.entry(details).or_default().push(mine);
    }
    groups.into_values().collect()
}

fn report_ids_without_source(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let bare: Vec<&MineEntry> = ctx
        .declaration
        .mines
        .iter()
        .filter(|mine| {
            let id = mine.stated(MineColumn::Id);
            !id.is_empty() && !is_filler(id, Filler::Nothing) && mine.lacks(MineColumn::IdSource)
        })
        .collect();
    let sources: Vec<&Entry> = bare.iter().filter_map(|mine| mine.get(MineColumn::IdSource)).collect();
    let (Some((first, rest)), Some(id)) =
        (sources.split_first(), bare.first().and_then(|mine| mine.get(MineColumn::Id)))
    else {
        return;
    };
    let numbers: Vec<u32> = bare.iter().map(|mine| mine.row).collect();
    sink.at(first)
        .for_comparison(id)
        .each_also_wrong(rest.iter().copied())
        .value("rows", numbers.len().to_string())
        .why(Text::fixed("An ID can be looked up only where its source is known", "知道来源，才能查到识别号"))
        .fix(Text::fixed("Enter the source of the ID", "填写识别号的来源"))
        .report(text!(
            en: "Mine ID \"{id}\" has no source ({rows})",
            zh: "矿场识别号“{id}”没有来源（{rows}）", id = Shown(id.text()); rows: rows_text(&numbers)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, EMRT_2, cells, check_rule};

    fn mine(row: u32, metal: &'static str, smelter: &'static str, name: &'static str) -> Vec<Edit> {
        [(MineColumn::Metal, metal), (MineColumn::Smelter, smelter), (MineColumn::Name, name)]
            .map(|(column, text)| Edit::text(Place::Mine(row, column), text))
            .to_vec()
    }

    const fn cell(row: u32, column: MineColumn, text: &'static str) -> Edit {
        Edit::text(Place::Mine(row, column), text)
    }

    #[test]
    fn a_mine_that_is_listed_twice_is_found() {
        let edits = [mine(1, "Cobalt", "Esimerkki", "Mine One"), mine(3, "cobalt", "ESIMERKKI ", "mine  one")].concat();
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Mine List!C5".to_owned()], 2));
        let place = [cell(1, MineColumn::Country, "FINLAND"), cell(3, MineColumn::Country, "Unknown")];
        assert_eq!(check_rule(&RULE, EMRT_2, &[edits, place.to_vec()].concat()).len(), 1);
    }

    #[test]
    fn another_smelter_metal_place_or_id_is_no_repeat() {
        let two = |metal, smelter| {
            [mine(1, "Aluminum", "Eksempel", "Santa Rosa"), mine(2, metal, smelter, "Santa Rosa")].concat()
        };
        assert!(check_rule(&RULE, AMRT, &two("Silver", "Eksempel")).is_empty());
        assert!(check_rule(&RULE, AMRT_12, &two("Aluminum", "Exempel")).is_empty());
        for column in [MineColumn::Country, MineColumn::City, MineColumn::State] {
            let places = vec![cell(1, column, "PERU"), cell(2, column, "CHILE")];
            assert!(check_rule(&RULE, AMRT, &[two("Aluminum", "Eksempel"), places].concat()).is_empty());
        }
        let unknown = [mine(1, "Aluminum", "Eksempel", "Unknown"), mine(2, "Aluminum", "Eksempel", "Unknown")].concat();
        assert!(check_rule(&RULE, AMRT, &unknown).is_empty());
    }

    #[test]
    fn a_repeat_among_rows_in_several_places_is_found() {
        let edits: Vec<Edit> = [(1, "PERU"), (2, "CHILE"), (3, "Chile")]
            .into_iter()
            .flat_map(|(row, country)| {
                let mut edits = mine(row, "Aluminum", "Eksempel", "Santa Rosa");
                edits.push(cell(row, MineColumn::Country, country));
                edits
            })
            .collect();
        assert_eq!(cells(&check_rule(&RULE, AMRT, &edits)), ["Mine List!C6"]);
    }

    #[test]
    fn a_list_that_was_pasted_twice_is_one_finding() {
        let names = [
            "Site A", "Site B", "Site C", "Site D", "Site E", "Site F", "Site G", "Site H", "Site I", "Site J",
            "Site K",
        ];
        let edits: Vec<Edit> = (1..)
            .zip(names)
            .flat_map(|(row, name)| [mine(row, "Cobalt", "", name), mine(row + 20, "Cobalt", "", name)].concat())
            .collect();
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!((findings.len(), findings[0].values["rows"].as_str()), (1, "22"));
    }

    #[test]
    fn names_that_are_no_site_are_one_finding_for_each_kind() {
        let names = [
            "CHILE",
            "Peru",
            "智利",
            "Exempel Mining Group",
            "某某集团",
            "Recycled",
            "scrap",
            "N/A",
            "xxx",
            "confidential",
        ];
        let edits: Vec<Edit> = (1..).zip(names).map(|(row, name)| cell(row, MineColumn::Name, name)).collect();
        let findings = check_rule(&RULE, EMRT_2, &edits);
        assert_eq!(cells(&findings), ["Mine List!C5", "Mine List!C8", "Mine List!C10", "Mine List!C12"]);
        assert!(findings.iter().all(|finding| finding.severity == Info));
    }

    #[test]
    fn names_of_sites_are_ordinary() {
        for name in [
            "Unknown",
            "未知",
            "RCOI confirmed as per RMI",
            "Copper Group Mine",
            "Mina Group",
            "0",
            "",
            "某集团一号矿",
            "Perus",
            "UK",
        ] {
            assert!(check_rule(&RULE, AMRT, &[cell(1, MineColumn::Name, name)]).is_empty(), "{name}");
        }
    }

    #[test]
    fn ids_without_a_source_are_one_finding() {
        let edits = [
            cell(1, MineColumn::Id, "CID990014"),
            cell(2, MineColumn::Id, "M-7"),
            cell(2, MineColumn::IdSource, "Example register"),
            cell(3, MineColumn::Id, "CID990015"),
            cell(4, MineColumn::Id, "N/A"),
            cell(5, MineColumn::Id, "CID990016"),
            Edit::new(Place::Mine(5, MineColumn::IdSource), Put::Error("#N/A")),
        ];
        let findings = check_rule(&RULE, AMRT_12, &edits);
        assert_eq!((cells(&findings), findings[0].values["rows"].as_str()), (vec!["Mine List!E5".to_owned()], "2"));
    }
}
