//! Defects of the Mine List (EMRT 2.x, AMRT).

use crate::form::{Edit, Form, text};
use crate::{Plant, plant};
use smeltcheck::template::Family;

/// A mine of the smelter that was chosen first, without any defect.
pub fn mine(form: &Form, rows: &crate::rows::At, row: u32, name: &str) -> Vec<Edit> {
    let smelter = form.listed(rows.metal)[0].alias.clone();
    let values = [("A", rows.metal), ("B", smelter.as_str()), ("C", name), ("F", "FINLAND")];
    values.map(|(column, value)| text(&format!("M!{column}{row}"), value)).to_vec()
}

/// `open` makes the metal that is not used an undecided one.
pub fn plants(form: &Form, rows: &crate::rows::At, open: &[Edit]) -> Vec<Plant> {
    let amrt = form.family == Family::Amrt13;
    let mine = || mine(form, rows, 5, "Northern Pit");
    let strict = |error: &'static str, warning: &'static str| if amrt { error } else { warning };
    let with_mine = |code: &'static str, cell: &str| plant(code, cell).given(mine());
    let other = &form.listed(rows.by_id_metal)[0].alias;
    let mut plants = vec![
        with_mine("M01/error", "M!A5").put("M!A5", ""),
        with_mine("M01/error", "M!A5").put("M!A5", rows.closed),
        plant("M01/warning", "M!A5").given([mine(), open.to_vec()].concat()).put("M!A5", rows.closed),
        with_mine("M02/warning", "M!C5").put("M!C5", ""),
        with_mine("M02/warning", "M!F5").put("M!F5", ""),
        with_mine("M02/info", "M!B5").put("M!B5", ""),
        with_mine("M03/warning", "M!B5").put("M!B5", "Huanan Smelting Plant"),
        with_mine("M03/warning", "M!B5").put("M!B5", other),
        with_mine(strict("M04/error", "M04/warning"), "M!F5").put("M!F5", "Atlantis"),
        with_mine(strict("M04/error", "M04/info"), "M!F5").put("M!F5", "UK"),
        with_mine(strict("M04/error", "M04/info"), "M!F5").put("M!F5", "PERU\u{a0}"),
        with_mine(strict("M04/error", "M04/warning"), "M!H5").put("M!H5", "!"),
        with_mine(strict("M04/error", "M04/warning"), "M!H5").put("M!H5", "#REF!"),
        with_mine("M05/info", "M!C5").put("M!C5", "Peru"),
        with_mine("M05/info", "M!C5").put("M!C5", "Huanan Group"),
        with_mine("M05/info", "M!C5").put("M!C5", "Recycled"),
        with_mine("M05/info", "M!C5").put("M!C5", "various"),
        with_mine("M05/info", "M!C5").with(self::mine(form, rows, 6, "northern pit")),
        with_mine("M05/info", "M!E5").put("M!D5", "M-1"),
        with_mine("L17/info", "M!J5").put("M!J5", "Wang Fang"),
        with_mine("L17/info", "M!K5").put("M!K5", "wang.fang@example.com"),
        with_mine("F08/error", "M!M5").put("M!M5", "Example"),
        with_mine("H04/info", "M!C5").put("M!C5", "Northern Pit "),
        with_mine("H01/warning", "M!C5").put("M!C5", "#3 Pit"),
    ];
    for foreign in rows.foreign {
        plants.push(with_mine("M01/error", "M!A5").put("M!A5", foreign));
    }
    if !amrt {
        plants.push(plant("M06/info", "D66").given(mine()).put("D66", "Yes"));
    }
    plants
}
