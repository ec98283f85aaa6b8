//! Untidy entries: signs, languages, full-width characters, blanks, long texts, hidden content.

use crate::edit::{Package, Put};
use crate::form::{Edit, Form, full, text};
use crate::{Plant, plant};
use smeltcheck::template::options::SCOPES;

fn attach_a_file(package: &mut Package) {
    package.put_part("xl/embeddings/oleObject1.bin", "a file");
}

fn hide_the_first_smelter(package: &mut Package) {
    let list = package.part_of("Smelter List").to_owned();
    package.replace(&list, "<row r=\"5\" ", "<row r=\"5\" hidden=\"1\" ");
}

/// Every font is struck out, so that all rows of the lists are.
fn strike_out(package: &mut Package) {
    let styles = package.text("xl/styles.xml").replace("<font>", "<font><strike/>");
    package.put_part("xl/styles.xml", &styles);
}

/// `comment` is a comment of the declaration next to an answer that is not blank, `blank_answer` an
/// answer that may be taken away.
pub fn plants(form: &Form, rows: &crate::rows::At, comment: &str, answer: &str) -> Vec<Plant> {
    let at = &form.company;
    let products = |plant: Plant| plant.put(at.scope, SCOPES[1]);
    let cell = |column: &str, row: u32| format!("S!{column}{row}");
    let free = |column: &str| cell(column, rows.free);
    let beside = |answer: &str| answer.replace('D', "G");
    let long = "Long ".repeat(60);
    let long = long.trim();
    vec![
        plant("H01/warning", comment).put(comment, "=none"),
        products(plant("H01/warning", "P!B6")).put("P!B6", "#DX-100"),
        plant("H01/warning", at.authority).with(vec![Edit {
            cell: full(at.authority),
            put: Put::Formula("\"DU\"&\"NS\"".to_owned(), "DUNS".to_owned()),
        }]),
        plant("H01/warning", &cell("Q", rows.chosen)).put(&cell("Q", rows.chosen), "#1 supplier"),
        plant("H02/info", comment).put(comment, "含量低于杂质限值的产品均已核查"),
        plant("H02/info", &cell("Q", rows.chosen)).put(&cell("Q", rows.chosen), "供应商说明将在五月提供"),
        plant("H03/warning", at.contact[2]).put(at.contact[2], "＋８６ 755 5550 0100"),
        plant("H03/error", at.contact[1]).put(at.contact[1], "li.wei＠example.com"),
        products(plant("H03/warning", "P!B6")).put("P!B6", "ＤＸ－１００"),
        plant("H04/info", at.contact[0]).put(at.contact[0], "Li Wei "),
        plant("H04/info", at.name).put(at.name, "Yunting  Demo Components Co., Ltd."),
        plant("H04/info", at.contact[0]).put(at.contact[0], "Li\u{a0}Wei"),
        plant("H04/info", at.contact[0]).put(at.contact[0], "Li\u{200b} Wei"),
        plant("H04/info", at.address).put(at.address, "1 Example Road\u{fffd}, Shenzhen"),
        plant("H04/info", &free("D")).put(&free("D"), "Huanan Metals Smelting Plant\t"),
        products(plant("H04/info", "P!B6")).put("P!B6", " DX-100"),
        plant("H05/info", at.name).put(at.name, long),
        plant("H05/info", &free("D")).put(&free("D"), long),
        plant("H06/info", comment).put(comment, "See attached list"),
        plant("H06/info", comment).put(comment, "Given without warranty of any kind"),
        plant("H06/info", &beside(answer)).given(vec![text(answer, "")]).put(&beside(answer), "100%"),
        plant("H08/info", at.name).put(at.name, "深圳云厅示范零部件有限公司"),
        plant("H08/info", at.address).put(at.address, "深圳市南山区示例路1号"),
        plant("H08/info", at.contact[0]).put(at.contact[0], "李伟"),
        plant("H08/info", &free("I")).put(&free("I"), "柳州市"),
        plant("H07/info", "A1").change(attach_a_file),
        plant("H07/info", "S!B5").change(hide_the_first_smelter),
        plant("H07/info", "S!B5").change(strike_out),
    ]
}
