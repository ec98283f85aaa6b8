//! A look-up as a table to take away: CSV for programs and spreadsheets, and cells to paste into
//! one.

use super::{FoundSmelter, LookUp, SimilarSmelter};
use crate::base::text::{Lang, Shown, Text};
use crate::output::export::{harmless, write_row};

/// Names of the columns, the same in every language because programs read them.
const COLUMNS: [&str; 16] = [
    "typed",
    "count",
    "outcome",
    "metal",
    "name",
    "id",
    "country",
    "country_code",
    "status",
    "status_date",
    "status_list",
    "listed_in",
    "removed",
    "company",
    "events",
    "likeness",
];

/// A row for each smelter that was found or has a similar name, and one for whatever has neither:
/// CSV in UTF-8, marked as such for spreadsheets.
pub fn csv(found: &LookUp, lang: Lang) -> String {
    let mut out = String::from('\u{feff}');
    write_row(&mut out, &COLUMNS.map(str::to_owned));
    for answer in &found.answers {
        let mut rows: Vec<[String; 13]> = answer.smelters.iter().map(|smelter| cells(found, smelter, lang)).collect();
        rows.extend(answer.similar.iter().map(|similar| cells_of_similar(similar, lang)));
        if rows.is_empty() {
            rows.push(Default::default());
        }
        for row in rows {
            let about = [answer.typed.clone(), answer.count.to_string(), answer.outcome.word().to_owned()];
            let fields: Vec<String> = about.iter().chain(&row).map(|field| Shown::whole(field)).collect();
            write_row(&mut out, &fields);
        }
    }
    out
}

fn cells(found: &LookUp, smelter: &FoundSmelter, lang: Lang) -> [String; 13] {
    let status = smelter.status.as_ref();
    let list = status.and_then(|status| found.lists.get(status.list));
    let joined =
        |texts: &mut dyn Iterator<Item = &Text>| texts.map(|text| text.get(lang)).collect::<Vec<_>>().join("; ");
    [
        smelter.metals.join("; "),
        smelter.name.clone(),
        smelter.id.clone(),
        smelter.country.get(lang).to_owned(),
        smelter.country_code.clone().unwrap_or_default(),
        status.map(|status| status.kind.word().to_owned()).unwrap_or_default(),
        status.and_then(|status| status.date).map(|date| date.to_string()).unwrap_or_default(),
        list.map(|list| list.name.get(lang).to_owned()).unwrap_or_default(),
        smelter.listed_in_text(&found.lists).get(lang).to_owned(),
        smelter.removed.as_ref().map(|removed| removed.text.get(lang).to_owned()).unwrap_or_default(),
        joined(&mut smelter.company.iter().map(|row| &row.text)),
        joined(&mut smelter.events.iter().map(|event| &event.text)),
        String::new(),
    ]
}

fn cells_of_similar(similar: &SimilarSmelter, lang: Lang) -> [String; 13] {
    let mut cells: [String; 13] = Default::default();
    let [metal, name, id, country, .., likeness] = &mut cells;
    *metal = similar.metals.join("; ");
    name.clone_from(&similar.name);
    id.clone_from(&similar.id);
    similar.country.get(lang).clone_into(country);
    *likeness = similar.likeness.to_string();
    cells
}

/// Headings of the cells to paste.
static HEADINGS: [Text; 9] = [
    Text::fixed("As typed", "输入的内容"),
    Text::fixed("Result", "结果"),
    Text::fixed("Metal", "金属"),
    Text::fixed("Smelter", "冶炼厂"),
    Text::fixed("ID", "识别号"),
    Text::fixed("Country", "国家或地区"),
    Text::fixed("Status", "状态"),
    Text::fixed("Listed in", "收录于"),
    Text::fixed("What else is known", "其他已知情况"),
];

/// The same for readers: tabs between the cells, which a spreadsheet takes when it is pasted.
pub fn tab_separated(found: &LookUp, lang: Lang) -> String {
    let mut out = String::new();
    let mut line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| harmless(&Shown::whole(cell))).collect();
        out.push_str(&cells.join("\t"));
        out.push('\n');
    };
    line(&HEADINGS.each_ref().map(|heading| heading.get(lang).to_owned()));
    for answer in &found.answers {
        let about = [answer.typed.clone(), answer.text().get(lang).to_owned()];
        let mut rows: Vec<Vec<String>> = answer.smelters.iter().map(|smelter| told(found, smelter, lang)).collect();
        rows.extend(answer.similar.iter().map(|similar| cells_of_similar(similar, lang)[..4].to_vec()));
        if rows.is_empty() {
            rows.push(Vec::new());
        }
        for mut row in rows {
            row.resize(HEADINGS.len() - about.len(), String::new());
            line(&[about.to_vec(), row].concat());
        }
    }
    out
}

fn told(found: &LookUp, smelter: &FoundSmelter, lang: Lang) -> Vec<String> {
    let [metal, name, id, country, _, _, _, _, listed_in, removed, company, events, _] = cells(found, smelter, lang);
    let known: Vec<String> = [removed, company, events].into_iter().filter(|text| !text.is_empty()).collect();
    vec![metal, name, id, country, smelter.status_text().get(lang).to_owned(), listed_in, known.join("; ")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look_up::look_up;
    use crate::reference::Lists;

    #[test]
    fn nothing_that_is_taken_away_is_a_formula() {
        let found = look_up("=cmd|' /c calc'!A1\n+1 Kiln\nCID12345\n", &Lists::default());
        for text in [csv(&found, Lang::En), tab_separated(&found, Lang::ZhCn)] {
            for field in text.split(['\t', '\n', '"', ',']) {
                assert!(!field.starts_with(['=', '+', '-', '@']), "{text}");
            }
        }
        let lines: Vec<usize> = tab_separated(&found, Lang::En).lines().map(|line| line.split('\t').count()).collect();
        assert!(lines.len() > 1 && lines.iter().all(|cells| *cells == HEADINGS.len()), "{lines:?}");
    }
}
