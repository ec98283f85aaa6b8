//! Ordinary ways to fill in a form, in which nothing may be found.

use crate::form::{Edit, Form, number, text};
use crate::{edit::Put, full};
use smeltcheck::declaration::LookupEntry;
use smeltcheck::template::{Family, options};

/// What is changed, in words, and how. `rows` are the cells of the list that `rows::At` names.
pub fn edits(form: &Form, at: &crate::rows::At) -> Vec<(&'static str, Vec<Edit>)> {
    let company = &form.company;
    let cell = |column: &str, row: u32| format!("S!{column}{row}");
    let listed = form.listed(at.metal);
    let third = listed[2];
    let pasted = |entry: &LookupEntry| -> Vec<Edit> {
        let values = [
            ("B", &entry.metal),
            ("C", &entry.alias),
            ("E", &entry.country),
            ("F", &entry.id),
            ("G", &entry.id_source),
            ("H", &entry.street),
            ("I", &entry.city),
            ("J", &entry.state),
        ];
        values.map(|(column, value)| text(&cell(column, at.next), value)).to_vec()
    };
    let not_calculated: Vec<Edit> = ["B", "C", "E", "F", "G", "H", "I", "J"]
        .map(|column| Edit { cell: full(&cell(column, at.next)), put: Put::Result(String::new()) })
        .to_vec();
    let mut edits = vec![
        (
            "a Chinese name beside the English one",
            vec![text(company.name, "Yunting Demo Components (深圳云厅示范零部件有限公司)")],
        ),
        ("a short name with its form", vec![text(company.name, "YDC GmbH")]),
        ("an address in two languages", vec![text(company.address, "1 Shili Road, Shenzhen 深圳市南山区示例路1号")]),
        ("optional cells say n/a", vec![text(company.authorizer[1], "n/a"), text(company.authorizer[3], "N/A")]),
        ("optional cells are blank", vec![text(company.authorizer[1], ""), text(company.authorizer[3], "")]),
        ("no identifier", vec![text(company.unique_id, ""), text(company.authority, "")]),
        (
            "one person for both",
            vec![text(company.authorizer[0], "Li Wei"), text(company.authorizer[2], "li.wei@example.com")],
        ),
        ("a person of one syllable", vec![text(company.contact[0], "No")]),
        ("mailto", vec![text(company.contact[1], "mailto:li.wei@example.com")]),
        ("a phone with an extension", vec![text(company.contact[2], "0755-5550100 ext. 12")]),
        ("the day of the check", vec![number(company.date, f64::from(crate::form::day_of_the_check().serial()))]),
        (
            "tomorrow, in another time zone",
            vec![number(company.date, f64::from(crate::form::day_of_the_check().serial() + 1))],
        ),
        ("a date with a time", vec![number(company.date, f64::from(crate::form::day_of_the_check().serial()) - 2.4)]),
        ("one product", vec![text(company.scope, options::SCOPES[1]), text("P!B6", "DX-100")]),
        (
            "two products of one number with other names",
            vec![
                text(company.scope, options::SCOPES[1]),
                text("P!B6", "DX-100"),
                text("P!C6", "Cable"),
                text("P!B7", "DX-100"),
                text("P!C7", "Cable, long"),
            ],
        ),
        (
            "a described scope",
            vec![text(company.scope, options::SCOPES[2]), text(company.description, "Cables of the Shenzhen site")],
        ),
        ("a listed smelter more", form.choose(at.next, at.metal, &third.alias)),
        ("a listed smelter by its id", form.by_id(at.next, &third.id)),
        ("a listed smelter pasted as values", pasted(third)),
        ("pasted as values, with the id", [pasted(third), vec![text(&cell("A", at.next), &third.id)]].concat()),
        ("a smelter that is not listed, in other letters", {
            let mut row = form.not_listed(at.next, at.metal, ["Huanan Smelting Plant", "CHINA", "Liuzhou"]);
            row.push(text(&cell("C", at.next), "Smelter Not Listed"));
            row
        }),
        ("a smelter that is not listed, with next steps", {
            let mut row = form.not_listed(at.next, at.metal, ["Huanan Smelting Plant", "China", ""]);
            row.push(text(&cell("M", at.next), "Supplier was asked for the city in January"));
            row
        }),
        ("an id of another scheme", vec![text(&cell("F", at.free), "JP-12"), text(&cell("G", at.free), "Own list")]),
        ("a new id of the right form", vec![text(&cell("F", at.free), "CID999990"), text(&cell("G", at.free), "RMI")]),
        ("the sentence of the Instructions", vec![text(&cell("N", at.chosen), "RCOI confirmed as per RMI")]),
        ("a mine", vec![text(&cell("N", at.chosen), "Northern Pit"), text(&cell("O", at.chosen), "Peru")]),
        ("an unknown mine", vec![text(&cell("N", at.chosen), "Unknown"), text(&cell("O", at.chosen), "Unknown")]),
        ("not recycled", vec![text(&cell("P", at.chosen), "No")]),
        (
            "recycled in all three cells",
            vec![
                text(&cell("P", at.chosen), "Yes"),
                text(&cell("N", at.chosen), "Recycled"),
                text(&cell("O", at.chosen), "Recycled"),
            ],
        ),
        (
            "mined and recycled",
            vec![text(&cell("N", at.chosen), "mining and recycled"), text(&cell("P", at.chosen), "No")],
        ),
        ("one n/a", vec![text(&cell("M", at.chosen), "n/a")]),
        ("a comment of a row", vec![text(&cell("Q", at.chosen), "Supplier A")]),
        ("an empty row", not_calculated),
    ];
    if form.layout.mines.is_some() {
        edits.push(("a mine of a listed smelter", crate::mines::mine(form, at, 5, "Northern Pit")));
        edits.push((
            "two mines",
            [crate::mines::mine(form, at, 5, "Northern Pit"), crate::mines::mine(form, at, 6, "Southern Pit")].concat(),
        ));
    }
    if form.family != Family::Amrt13 {
        edits.push(("not known whether recycled", vec![text(&cell("P", at.chosen), "Unknown")]));
    }
    edits
}
