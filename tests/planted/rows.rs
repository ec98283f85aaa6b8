//! Defects in the Smelter List that every template can have.

use crate::form::{Form, text};
use crate::{Plant, plant};
use smeltcheck::template::Family;

/// The rows of the consistent declaration, and the metals to use.
pub struct At {
    /// A metal in scope.
    pub metal: &'static str,
    /// Its row that was chosen from the look-up, standard name under [`Form::listed`] 0.
    pub chosen: u32,
    /// A row that starts with an id; of `by_id_metal`.
    pub by_id: u32,
    pub by_id_metal: &'static str,
    /// A row of `free_metal` that is not listed.
    pub free: u32,
    pub free_metal: &'static str,
    /// A metal that is not used.
    pub closed: &'static str,
    /// A metal of another template.
    pub foreign: &'static [&'static str],
    /// The first row without a smelter.
    pub next: u32,
    /// The answer that all smelters of `metal` are identified, which rows that are not yet
    /// identified contradict.
    pub identified: Option<&'static str>,
}

pub fn plants(form: &Form, at: &At) -> Vec<Plant> {
    let &At { metal, chosen, by_id, by_id_metal, free, free_metal, closed, next, .. } = at;
    let cell = |column: &str, row: u32| format!("S!{column}{row}");
    let listed = form.listed(metal);
    let of_by_id = form.listed(by_id_metal);
    let amrt = form.family == Family::Amrt13;
    let strict = form.family == Family::Cmrt;
    let (lenient_country, lenient) =
        (if amrt { "L10/info" } else { "L10/warning" }, if strict { "L05/warning" } else { "L05/info" });
    let not_listed = |row: u32, name: &str| form.not_listed(row, metal, [name, "CHINA", "Liuzhou"]);
    // A metal for which nobody says that all smelters are identified.
    let open: Vec<_> = at.identified.map_or_else(Vec::new, |answer| {
        let row = answer.trim_start_matches('D');
        vec![text(answer, "No"), text(&format!("G{row}"), "Two suppliers follow in May")]
    });
    let last = form.layout.smelters.last_row;
    let mut plants = vec![
        // L01: no metal.
        plant("L01/error", &cell("B", next)).put(&cell("D", next), "Huanan Smelting Plant"),
        plant("L01/error", &cell("B", next)).put(&cell("Q", next), "Follows"),
        plant("L01/error", &cell("B", next))
            .put(&cell("C", next), "Smelter not listed")
            .put(&cell("D", next), "Huanan Smelting Plant")
            .put(&cell("E", next), "CHINA")
            .put(&cell("I", next), "Liuzhou"),
        plant("L01/error", &cell("B", chosen)).with(form.choose(chosen, "", &listed[0].alias)),
        // L02: nothing chosen.
        plant("L02/error", &cell("C", next)).put(&cell("B", next), metal),
        plant("L02/error", &cell("C", next))
            .put(&cell("B", next), metal)
            .put(&cell("D", next), "Huanan Smelting Plant"),
        // L03: "not listed" without what helps to find it.
        plant("L03/error", &cell("E", next)).with(form.not_listed(next, metal, ["Huanan Smelting Plant", "", ""])),
        plant("L03/error", &cell("D", next)).with(form.not_listed(next, metal, ["", "CHINA", "Liuzhou"])),
        plant("L03/error", &cell("D", next)).with(form.not_listed(next, metal, ["", "", ""])),
        plant("L03/info", &cell("I", next)).with(form.not_listed(next, metal, ["Huanan Smelting Plant", "CHINA", ""])),
        plant("L03/error", &cell("E", free)).put(&cell("E", free), ""),
        plant("L03/error", &cell("D", free)).put(&cell("D", free), ""),
        // L21: what the template does not find although it is clear.
        plant("L21/error", &cell("B", chosen)).put(&cell("B", chosen), &format!("{metal} ")),
        plant("L21/error", &cell("B", chosen)).put(&cell("B", chosen), &format!("{metal}\u{3000}")),
        plant("L21/error", &cell("C", chosen)).put(&cell("C", chosen), &format!("{}\u{a0}", listed[0].alias)),
        plant("L21/error", &cell("C", chosen)).put(&cell("C", chosen), &format!("{}\n", listed[0].alias)),
        plant("L21/error", &cell("C", free)).put(&cell("C", free), "未列出"),
        // L05: "not yet identified".
        plant(lenient, &cell("C", next)).given(open.clone()).with(form.not_identified(next, metal)),
        // L06: nothing of the look-up.
        plant("L06/error", &cell("C", next)).with(form.choose(next, metal, "Huanan Smelting Plant")),
        plant("L06/error", &cell("C", next)).with(form.choose(next, metal, &of_by_id[2].alias)),
        plant("L06/info", &cell("C", next))
            .with(form.choose(next, metal, "Huanan Smelting Plant"))
            .put(&cell("E", next), &listed[2].country)
            .put(&cell("F", next), &listed[2].id)
            .put(&cell("G", next), "RMI"),
        plant("L06/info", &cell("C", next))
            .with(form.choose(next, metal, "Huanan Smelting Plant"))
            .put(&cell("E", next), "CHINA")
            .put(&cell("F", next), "CID999990")
            .put(&cell("G", next), "RMI"),
        // L07: the id in column A.
        plant("L07/error", &cell("A", next)).with(form.by_id(next, "CID999990")),
        plant("L07/error", &cell("A", next)).with(form.by_id(next, &format!("{} ", listed[2].id))),
        plant("L07/error", &cell("A", next)).with(form.by_id(next, "Huanan")),
        plant("L07/error", &cell("A", by_id)).put(&cell("F", by_id), &of_by_id[2].id),
        plant("L07/warning", &cell("A", next))
            .with(form.choose(next, metal, &listed[2].alias))
            .put(&cell("A", next), &listed[3].id),
        // L08: form of the id.
        plant("L08/error", &cell("F", free)).put(&cell("F", free), "CID00123"),
        plant("L08/error", &cell("F", free)).put(&cell("F", free), "CIDO99990"),
        plant("L08/error", &cell("F", free)).put(&cell("F", free), "CID 999990"),
        plant("L08/error", &cell("F", free)).put(&cell("F", free), "1234").put(&cell("G", free), "RMI"),
        plant("L08/info", &cell("F", free)).put(&cell("F", free), "cid999990"),
        // L09: unfinished marks.
        plant("L09/error", &cell("H", free)).put(&cell("H", free), "#REF!"),
        plant("L09/error", &cell("J", free)).put(&cell("J", free), "!"),
        plant("L09/error", &cell("H", chosen)).with(vec![crate::form::Edit {
            cell: crate::full(&cell("H", chosen)),
            put: crate::edit::Put::ResultError("#NAME?"),
        }]),
        // L10: country.
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "Atlantis"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "UK"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "PRC"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "中国"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "臺灣"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "대한민국"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "アメリカ"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "CHINA（中国）"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "PERU "),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "VIET\u{a0}NAM"),
        plant("L10/error", &cell("E", free)).put(&cell("E", free), "ＣＨＩＮＡ"),
        plant(lenient_country, &cell("E", free)).put(&cell("E", free), "Unknown"),
        plant(lenient_country, &cell("E", chosen)).put(&cell("E", chosen), ""),
        // L11: name typed over.
        plant("L11/info", &cell("D", chosen)).put(&cell("D", chosen), "Huanan Smelting Plant"),
        plant("L11/warning", &cell("D", chosen)).put(&cell("D", chosen), &listed[3].standard_name),
        // L12: the same smelter again.
        plant("L12/warning", &cell("C", chosen)).with(form.choose(next, metal, &listed[0].alias)),
        plant("L12/warning", &cell("C", chosen)).with(form.by_id(next, &listed[0].id)),
        plant("L12/warning", &cell("C", by_id)).with(form.by_id(next, &of_by_id[0].id)),
        plant("L12/warning", &cell("D", next))
            .given(not_listed(next, "Huanan Smelting Plant"))
            .with(not_listed(next + 1, "Huanan smelting plant")),
        plant("L12/info", &cell("C", chosen))
            .with(form.choose(next, metal, &listed[0].alias))
            .put(&cell("N", chosen), "Northern Pit")
            .put(&cell("N", next), "Southern Pit"),
        plant("L12/info", &cell("C", chosen))
            .with(form.choose(next, metal, &listed[0].alias))
            .put(&cell("O", chosen), "Peru")
            .put(&cell("O", next), "Chile"),
        // L13: one id, two metals.
        plant("L13/error", &cell("F", free)).put(&cell("F", free), "CID999990").with(
            [
                form.not_listed(next, by_id_metal, ["Huanan Smelting Plant", "CHINA", "Liuzhou"]),
                vec![text(&cell("F", next), "CID999990")],
            ]
            .concat(),
        ),
        plant("R02/error", &cell("F", free)).put(&cell("F", free), &of_by_id[2].id),
        // L14: chosen and typed.
        plant("L14/warning", &cell("D", next)).with(form.not_listed(
            next,
            metal,
            [&listed[0].standard_name, &listed[0].country, &listed[0].city],
        )),
        plant("L14/warning", &cell("D", next))
            .with(form.not_listed(next, metal, [&listed[0].standard_name.to_uppercase(), &listed[0].country, ""]))
            .put(&cell("M", next), "Supplier was asked"),
        // L15: recycled.
        plant("L15/warning", &cell("P", chosen)).put(&cell("N", chosen), "Recycled").put(&cell("P", chosen), "No"),
        plant("L15/warning", &cell("P", chosen)).put(&cell("O", chosen), "Scrap").put(&cell("P", chosen), "No"),
        plant("L15/warning", &cell("P", chosen)).put(&cell("N", chosen), "Northern Pit").put(&cell("P", chosen), "Yes"),
        plant("L15/warning", &cell("P", chosen)).put(&cell("O", chosen), "Peru").put(&cell("P", chosen), "Yes"),
        plant("L15/info", &cell("P", chosen)).put(&cell("N", chosen), "Recycled"),
        plant("L15/info", &cell("N", chosen)).put(&cell("P", chosen), "Yes"),
        plant("L15/error", &cell("P", chosen)).put(&cell("P", chosen), "maybe"),
        // L16: no smelter by its name.
        plant("L16/info", &cell("D", next)).with(not_listed(next, "Longyan Metals Trading")),
        plant("L16/info", &cell("D", next)).with(not_listed(next, "Longyan 龙岩金属贸易有限公司")),
        plant("L16/info", &cell("D", next)).with(not_listed(next, "Longyan PCB Ltd.")),
        plant("L16/info", &cell("D", next)).with(not_listed(next, "Longyan Electronics")),
        // L17: persons.
        plant("L17/info", &cell("K", chosen)).put(&cell("K", chosen), "Wang Fang"),
        plant("L17/info", &cell("L", by_id)).put(&cell("L", by_id), "wang.fang@example.com"),
        // L22: the headings pasted along with the list.
        plant("L22/error", &cell("B", next))
            .put(&cell("B", next), &form.shown("S!B4"))
            .put(&cell("C", next), &form.shown("S!C4"))
            .put(&cell("D", next), &form.shown("S!D4")),
        // L18: gaps and overflow.
        plant("L18/info", &cell("B", next)).with(form.choose(next + 1, metal, &listed[2].alias)),
        plant("L18/error", &cell("B", last + 1))
            .put(&cell("B", last + 1), metal)
            .put(&cell("C", last + 1), &listed[2].alias)
            .put(&cell("E", last + 1), &listed[2].country),
        // L19: several smelters.
        plant("L19/warning", &cell("D", next))
            .with(not_listed(next, &format!("{}; {}", listed[2].standard_name, listed[3].standard_name))),
        plant("L19/warning", &cell("F", free)).put(&cell("F", free), "CID999990, CID999991"),
        // L20: filler.
        plant("L20/info", &cell("Q", chosen)).put(&cell("Q", chosen), "0"),
        plant("L20/info", &cell("M", chosen)).put(&cell("M", chosen), "xxx"),
        plant("L20/info", &cell("M", 5)).put(&cell("M", 5), "N/A").put(&cell("M", 6), "N/A").put(&cell("M", 7), "N/A"),
        plant("L20/info", &cell("Q", 5)).put(&cell("Q", 5), "-").put(&cell("Q", 6), "-").put(&cell("Q", 7), "-"),
        plant("L20/info", &cell("O", chosen)).put(&cell("O", chosen), "0"),
        plant("L20/info", &cell("N", chosen)).put(&cell("N", chosen), &listed[0].standard_name),
        plant("L20/info", &cell("N", chosen)).put(&cell("N", chosen), "Peru"),
        // D03, F08.
        plant("D03/error", &cell("B", next)).with(form.not_listed(next, closed, ["Huanan Plant", "CHINA", "Liuzhou"])),
        plant("D03/error", &cell("B", next)).with(form.choose(next, closed, "Smelter not yet identified")),
        plant("F08/error", &cell("Q", chosen)).put(&cell("Q", chosen), "Sample"),
        plant("F08/error", &cell("Q", free)).put(&cell("Q", free), "示例"),
        plant("F07/info", &cell("E", chosen)).with(
            ["E", "F", "G", "H", "I", "J"]
                .map(|column| crate::form::Edit {
                    cell: crate::full(&cell(column, chosen)),
                    put: crate::edit::Put::NoResult,
                })
                .to_vec(),
        ),
    ];
    for name in [
        "unknown",
        "n/a",
        "None",
        "various",
        "Confidential",
        "self",
        "tbd",
        "不详",
        "未知",
        "保密",
        "没有",
        "调查中",
        "同上",
        "详见附件",
        "該当なし",
        "해당 없음",
        "same as above",
        "供应商",
    ] {
        plants.push(plant("L04/error", &cell("D", next)).with(not_listed(next, name)));
    }
    for (column, value) in [("F", "CID999990"), ("D", "Huanan Smelting Plant"), ("I", "Liuzhou"), ("N", "Northern Pit")]
    {
        plants.push(
            plant(lenient, &cell("C", next))
                .given(open.clone())
                .with(form.not_identified(next, metal))
                .put(&cell(column, next), value),
        );
    }
    if let Some((standard, alias)) = form.alias(metal) {
        let repeated = plant("L12/warning", &cell("C", next));
        let standard = form.choose(next, metal, &standard.alias);
        plants.push(repeated.given(standard).with(form.choose(next + 1, metal, &alias.alias)));
    }
    if let Some(answer) = at.identified {
        plants.push(plant("D05/error", answer).with(form.not_identified(next, metal)));
    }
    for foreign in at.foreign {
        plants.push(plant("D09/error", &cell("B", next)).with(form.not_listed(
            next,
            foreign,
            ["Huanan Smelting Plant", "CHINA", "Liuzhou"],
        )));
    }
    let mark = |value: &'static str, expected: &'static str| {
        plant(expected, &cell("P", chosen)).put(&cell("P", chosen), value).put(&cell("N", chosen), "Recycled")
    };
    if amrt {
        plants.push(mark("Unknown", "L15/error"));
    } else {
        plants.push(mark("Unknown", "L15/info"));
        plants.push(plant("L15/error", &cell("P", chosen)).put(&cell("P", chosen), "是"));
    }
    let _ = free_metal;
    plants
}
