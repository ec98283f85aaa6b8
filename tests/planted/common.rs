//! Defects that every template can have: company data, scope, products.

use crate::form::Form;
use crate::{Plant, plant};
use smeltcheck::template::options::SCOPES;

pub fn plants(form: &Form) -> Vec<Plant> {
    let at = &form.company;
    let [contact, email, phone] = at.contact;
    let [authorizer, _, authorizer_email, _] = at.authorizer;
    let mut plants = vec![
        plant("C01/error", at.name).put(at.name, ""),
        plant("C01/error", at.name).put(at.name, "  "),
        plant("F10/warning", "D3").put("D3", "中文"),
        plant("C01/error", at.name).put(at.name, "Test Company"),
        plant("C01/error", at.name).put(at.name, "N/A"),
        plant("C01/error", at.name).put(at.name, "公司名称"),
        plant("C01/error", at.name).put(at.name, "与去年相同"),
        plant("C02/info", at.name).put(at.name, "YDC"),
        plant("C02/info", at.name).put(at.name, "云厅"),
        plant("C03/error", contact).put(contact, ""),
        plant("C03/error", email).put(email, ""),
        plant("C03/error", phone).put(phone, ""),
        plant("C04/error", authorizer).put(authorizer, ""),
        plant("C04/error", authorizer).put(authorizer, "=DISPIMG(\"ID_0123456789ABCDEF\",1)"),
        plant("C04/error", authorizer_email).put(authorizer_email, ""),
        plant("S01/error", at.scope).put(at.scope, ""),
        plant("S01/error", at.scope).put(at.scope, "Everything"),
        plant("S02/error", at.description).put(at.scope, SCOPES[2]),
        plant("S02/info", at.description).put(at.scope, SCOPES[2]).put(at.description, "Cables"),
        plant("S02/info", at.description).put(at.scope, SCOPES[2]).put(at.description, "电缆"),
        plant("S03/error", "P!B6").put(at.scope, SCOPES[1]),
        plant("S03/error", "P!B6").put(at.scope, SCOPES[1]).put("P!B7", "DX-100"),
        plant("S04/error", "P!B7").put(at.scope, SCOPES[1]).put("P!B6", "DX-100").put("P!C7", "Cable"),
        plant("S04/info", "P!B7")
            .put(at.scope, SCOPES[1])
            .put("P!B6", "DX-100")
            .put("P!C6", "Cable")
            .put("P!B7", "DX-100")
            .put("P!C7", "Cable"),
        plant("S04/info", "P!B6")
            .put(at.scope, SCOPES[2])
            .put(at.description, "Cables of the Shenzhen site")
            .put("P!C6", "Cable"),
        plant("S05/warning", at.scope).put("P!B6", "DX-100"),
        plant("S05/warning", at.scope).put("P!C6", "Cable"),
        plant("C11/info", at.authority).put(at.authority, ""),
        plant("C11/info", at.unique_id).put(at.unique_id, ""),
        plant("C08/error", at.date).put(at.date, ""),
        plant("C08/error", at.date).put(at.date, "soon"),
        plant("C08/error", at.date).number(at.date, 12345.0),
        plant("C08/error", at.date).number(at.date, 20_260_227.0),
        plant("C08/warning", at.date).put(at.date, "02/03/2026"),
        plant("C08/info", at.date).put(at.date, "27-Feb-2026"),
        plant("C08/info", at.date).put(at.date, "2026-02-27"),
        plant("C08/info", at.date).put(at.date, "2026年2月27日"),
        plant("C09/error", at.date).number(at.date, 46_101.0),
    ];
    for same in ["same", "Same as above", "as above", "Ditto", "同上", "同左", "同联系人"] {
        plants.push(plant("C05/error", authorizer).put(authorizer, same));
    }
    for (cell, placeholder) in [
        (contact, "n/a"),
        (contact, "test"),
        (contact, "xxx"),
        (phone, "-"),
        (phone, "12345"),
        (phone, "N/A"),
        (authorizer, "TBD"),
        (authorizer, "none"),
        (contact, "Contact Name"),
        (contact, "没有"),
        (contact, "同上"),
        (authorizer, "해당 없음"),
        (contact, "Sales Department"),
        (authorizer, "品质部"),
        (contact, "quality@example.com"),
        (phone, "000000000"),
        (phone, "123456789"),
    ] {
        plants.push(plant("C06/warning", cell).put(cell, placeholder));
    }
    for cell in [email, authorizer_email] {
        for (severity, address) in [
            ("C07/error", "li.wei.example.com"),
            ("C07/error", "li.wei@"),
            ("C07/warning", "li wei@example.com"),
            ("C07/warning", "li.wei@example,com"),
            ("C07/warning", "li.wei@example"),
            ("C07/error", "n/a"),
            ("C07/warning", "xxx@xxx.com"),
            ("C07/warning", "name@company.com"),
            ("C07/error", "not available"),
            ("C07/info", "li.wei@example.com; zhang.min@example.com"),
            ("C07/info", "li.wei@example.com / zhang.min@example.com"),
        ] {
            plants.push(plant(severity, cell).put(cell, address));
        }
    }
    plants
}
