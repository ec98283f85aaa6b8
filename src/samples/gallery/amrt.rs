//! An AMRT with minerals that its drop-down does not offer.

use super::forms::{Company, put_company, put_not_listed, put_row, sort_minerals};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::declaration::SmelterColumn as Column;
use crate::report::Severity::{Error, Info, Warning};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Aluminum, Silver};
use crate::template::{MineralQuestion as Question, TemplateKind, options};

/// One "Other" that is right, one that belongs elsewhere, one without a name.
pub(super) fn sample() -> Sample {
    Sample {
        entry: Entry {
            id: "amrt-other".into(),
            file_name: "amrt-other.xlsx".into(),
            template: "AMRT 1.31.1".into(),
            title: Text::fixed("An AMRT with \"Other\" minerals", "填了“Other”的 AMRT"),
            lesson: Lesson {
                who: Text::fixed(
                    "Jinlan Demo Alloys makes aluminium profiles and vanadium steel springs, and a little copper wire",
                    "锦岚示例合金，生产铝型材和钒钢弹簧，也做少量铜线",
                ),
                story: Text::fixed(
                    "The customer asked about \"all other metals\". The clerk did not find all of them in the drop-down and chose \"Other\" three times.",
                    "客户问的是“其他所有金属”。填表人在下拉列表里没有找全，就选了三次“Other”。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Each \"Other [specify below]\" needs a name at the same place in the lower block (Declaration, rows 12 and 15); the third has none",
                        "每个“Other [specify below]”都要在下方相同位置写出名称（申报第 12 行和第 15 行）；第三个没有写",
                    ),
                    Text::fixed(
                        "Vanadium is not in the drop-down, so \"Other\" is right for it; copper belongs in another template. Tin, tantalum, tungsten and gold belong in the CMRT; cobalt, copper, graphite, lithium, mica and nickel in the EMRT",
                        "钒不在下拉列表里，选“Other”是对的；铜则属于另一种模板。锡、钽、钨、金用 CMRT；钴、铜、石墨、锂、云母、镍用 EMRT",
                    ),
                    Text::fixed(
                        "A processor that is on no list is only something to look at here: for most of these metals, hardly any processors are listed",
                        "加工厂不在任何清单上，在这里只是“请留意”：这些金属大多没有几家列入清单",
                    ),
                ],
                outcome: report(
                    1,
                    &[
                        ("S08", Warning, &["Declaration!H15"]),
                        ("S08", Error, &["Declaration!I15", "Declaration!G12", "Declaration!H12", "Declaration!I12"]),
                        ("R11", Info, &["Smelter List!D6"]),
                    ],
                ),
            },
            compare_with: None,
        },
        form,
    }
}

/// Other minerals as they are named, in the order of the choices; the last one is not.
const NAMED: [&str; 2] = ["Vanadium", "Copper"];

fn form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Amrt, "1.31.1")?;
    put_company(
        &mut form,
        &Company {
            name: "Jinlan Demo Alloys Co., Ltd.",
            address: "71 Example Road, Foshan, China",
            contact: ["Cai Rui", "cai.rui@example.com", "+86 757 5550 0200"],
            authorizer: ["Lu Yan", "Technical Director", "lu.yan@example.com", "+86 757 5550 0201"],
            policy: "",
            date: (2026, 2, 25),
        },
    );
    for (index, name) in (2..).zip(NAMED) {
        form.edit(Edit::text(Place::MineralSlot(index), options::OTHER_MINERAL));
        form.edit(Edit::text(Place::OtherMineral(index), name));
    }
    form.edit(Edit::text(Place::MineralSlot(4), options::OTHER_MINERAL));
    sort_minerals(&mut form, &["Aluminum", "Copper", "Silver", "Vanadium"]);
    // In the order of the sorted rows: aluminium, copper, silver, vanadium.
    for (row, used) in (0..).zip(["Yes", "Yes", "No", "Yes"]) {
        form.edit(Edit::text(Place::AnswerRow(Question::Used, row), used));
        if used == "Yes" {
            form.edit(Edit::text(Place::AnswerRow(Question::Response, row), "100%"));
        }
    }
    let aluminum = (Aluminum, "Eksempel Aluminium AS", "NORWAY", "CID990012", ("Sunndal", "More og Romsdal"));
    put_row(&mut form, 1, aluminum);
    for (number, metal, name) in [(2, "Copper", "Demo Copper Works"), (3, "Vanadium", "Demo Vanadium Works")] {
        put_not_listed(&mut form, number, Silver, [name, "GERMANY", "", "Musterstadt"]);
        form.edit(Edit::text(Place::Smelter(number, Column::Metal), metal));
    }
    Some(form)
}
