//! EMRT: one in order, one whose minerals were changed after the answers were given.

use super::forms::{Company, Row, put_company, put_rows, sort_minerals};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::report::Severity::{Error, Warning};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{self, Cobalt, Copper, Graphite, Lithium, Mica, Nickel};
use crate::template::{CompanyQuestion as Ask, MineralQuestion as Question, TemplateKind};

const REVISION: &str = "2.11.1";

const COBALT: Row = (Cobalt, "Esimerkki Koboltti Oy", "FINLAND", "CID990006", ("Kokkola", "Keski-Pohjanmaa"));
const LITHIUM: Row = (Lithium, "Ejemplo Litio S.A.", "CHILE", "CID990010", ("Antofagasta", "Antofagasta"));
const NICKEL: Row = (Nickel, "Exemple Nickel SAS", "FRANCE", "CID990009", ("Le Havre", "Normandie"));
const GRAPHITE: Row = (Graphite, "Lizi Graphite Co., Ltd.", "CHINA", "CID990011", ("Jixi", "Heilongjiang"));

/// A complete EMRT.
pub(super) fn clean() -> Sample {
    Sample {
        entry: Entry {
            id: "emrt-clean".into(),
            file_name: "emrt-clean.xlsx".into(),
            template: "EMRT 2.11.1".into(),
            title: Text::fixed("A complete EMRT", "填写完整的 EMRT"),
            lesson: Lesson {
                who: Text::fixed(
                    "Mingci Demo Magnetics makes magnets with cobalt and nickel",
                    "明磁示例磁材，生产含钴和镍的磁体",
                ),
                story: Text::fixed(
                    "The customer asked about six minerals; two are used and four are not. The clerk chose the minerals first, then answered row by row.",
                    "客户问了六种矿产，用到两种，四种不用。填表人先选好矿产，再逐行作答。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Nothing is wrong: each answer is in the row of its mineral, and question C is answered for the two that are used. The minerals are chosen first (Declaration, D12 to G13); the form sorts them by name and builds its rows from them",
                        "没有错误：每个答案都在对应矿产的那一行，C 题也为用到的两种分别作答。先选矿产（申报 D12 至 G13）；表格按名称排序，据此列出各行",
                    ),
                    Text::fixed(
                        "The EMRT has no question about the covered countries, only about conflict-affected and high-risk areas",
                        "EMRT 不问覆盖国家，只问受冲突影响和高风险地区",
                    ),
                    Text::fixed(
                        "Question D asks for a description of the due diligence measures: it is in the comment",
                        "D 题要求说明尽职调查措施，说明写在注释里",
                    ),
                ],
                outcome: report(0, &[]),
            },
            compare_with: None,
        },
        form: clean_form,
    }
}

fn clean_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Emrt, REVISION)?;
    put_company(
        &mut form,
        &Company {
            name: "Mingci Demo Magnetics Co., Ltd.",
            address: "12 Example Park, Baotou, China",
            contact: ["Jiang Hua", "jiang.hua@example.net", "+86 472 5550 0180"],
            authorizer: ["Meng Yu", "Vice President", "meng.yu@example.net", "+86 472 5550 0181"],
            policy: "https://www.example.net/minerals",
            date: (2026, 2, 20),
        },
    );
    sort_minerals(&mut form, &[Cobalt, Copper, Graphite, Lithium, Mica, Nickel].map(KnownMineral::stored));
    use_minerals(&mut form, &[Cobalt, Nickel]);
    put_rows(&mut form, &[COBALT, NICKEL]);
    Some(form)
}

/// Answers everything about these minerals.
fn use_minerals(form: &mut Form, minerals: &[KnownMineral]) {
    for mineral in minerals {
        super::forms::answer_in_order(form, *mineral);
        form.edit(Edit::text(Place::CompanyAnswerAbout(Ask::RequireValidated, *mineral), "Yes"));
    }
}

/// An EMRT from which a mineral was removed after the answers were given.
pub(super) fn removed_mineral() -> Sample {
    Sample {
        entry: Entry {
            id: "emrt-removed-mineral".into(),
            file_name: "emrt-removed-mineral.xlsx".into(),
            template: "EMRT 2.11.1".into(),
            title: Text::fixed("Answers left under a removed mineral", "删去一种矿产，答案却留在原处"),
            lesson: Lesson {
                who: Text::fixed(
                    "Qingtu Demo Battery builds battery packs with cobalt, graphite, lithium and nickel",
                    "青途示例电池，组装电池包，用到钴、石墨、锂、镍",
                ),
                story: Text::fixed(
                    "The form was complete. Then the customer wrote that graphite was not needed, and the supplier chose \"(Delete Graphite)\" at the top and sent the file without looking further down.",
                    "表格本来已经填完。后来客户说不需要石墨，供应商就在上方选了“(Delete Graphite)”，没有再往下看，直接发了出去。",
                ),
                look_for: vec![
                    Text::fixed(
                        "The names of the minerals moved up by one row and the answers did not: from that row on, each answer is beside the wrong mineral, and the last row has answers without a mineral (Declaration, row 35)",
                        "矿产名称往上移了一行，答案却留在原处：从那一行起，每个答案都对着别的矿产，最后一行有答案，没有矿产（申报第 35 行）",
                    ),
                    Text::fixed(
                        "Mica seems to be used, and nickel not: the opposite of what the Smelter List says. The official Checker sees no more than a missing row for mica",
                        "云母好像在用，镍好像不用，与冶炼厂清单正相反。官方 Checker 只看得出云母缺一行冶炼厂",
                    ),
                    Text::fixed("Rows for graphite are still in the Smelter List", "冶炼厂清单里还留着石墨的行"),
                    Text::fixed(
                        "The way out: read every answer beside its mineral name, question by question; do not only clear the last row",
                        "改法：逐个问题核对每个答案旁边的矿产名称，不要只清空最后一行",
                    ),
                ],
                outcome: report(
                    1,
                    &[
                        ("D01", Error, &["Declaration!D33"]),
                        (
                            "S09",
                            Warning,
                            &[
                                "Declaration!D35",
                                "Declaration!D47",
                                "Declaration!D59",
                                "Declaration!D71",
                                "Declaration!D83",
                                "Declaration!D95",
                                "Declaration!D107",
                                "Declaration!D125",
                            ],
                        ),
                        ("D03", Error, &["Smelter List!B6"]),
                        ("D03", Error, &["Smelter List!B8", "Declaration!D34"]),
                    ],
                ),
            },
            compare_with: None,
        },
        form: removed_form,
    }
}

fn removed_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Emrt, REVISION)?;
    put_company(
        &mut form,
        &Company {
            name: "Qingtu Demo Battery Co., Ltd.",
            address: "58 Example Road, Hefei, China",
            contact: ["Yang Xue", "yang.xue@example.org", "+86 551 5550 0190"],
            authorizer: ["Ma Chao", "Purchasing Director", "ma.chao@example.org", "+86 551 5550 0191"],
            policy: "https://www.example.org/sourcing",
            date: (2026, 2, 23),
        },
    );
    use_minerals(&mut form, &[Cobalt, Graphite, Lithium, Nickel]);
    put_rows(&mut form, &[COBALT, GRAPHITE, LITHIUM, NICKEL]);
    for mineral in [Copper, Mica] {
        form.edit(Edit::text(Place::Answer(Question::Used, mineral), "No"));
    }
    // The names are sorted again; nothing else moves.
    form.edit(Edit::text(Place::MineralSlot(2), "(Delete Graphite)"));
    sort_minerals(&mut form, &[Cobalt, Copper, Lithium, Mica, Nickel].map(KnownMineral::stored));
    Some(form)
}
