//! Two Smelter Lists: one that was pasted, and one with public events about real smelters.

use super::forms::{
    Company, Row, TIN_1, TIN_2, add_to_look_up, answer_in_order, put_company, put_not_listed, put_row, typed,
};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::report::Severity::{Info, Warning};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Gold, Tin};
use crate::template::{SMELTER_LIST, TemplateKind};
use crate::workbook::{Addr, Cell};

/// The whole look-up as a Smelter List.
pub(super) fn pasted_list() -> Sample {
    Sample {
        entry: Entry {
            id: "pasted-list".into(),
            file_name: "pasted-list.xlsx".into(),
            template: "CMRT 6.6.1".into(),
            title: Text::fixed("The whole look-up pasted", "整张冶炼厂查找表都粘贴进来"),
            lesson: Lesson {
                who: Text::fixed(
                    "Yueling Demo Trading sells gold-plated pins and has eleven suppliers",
                    "岳岭示例贸易，销售镀金插针，有十一家供应商",
                ),
                story: Text::fixed(
                    "A sub-supplier was afraid of leaving a refiner out and sent a long list. The trader copied it into the form as it was. The official Checker shows 0.",
                    "一家下级供应商怕漏报精炼厂，发来一份很长的清单，贸易公司原样抄进了表格。官方 Checker 显示 0。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Compare the numbers: eleven suppliers, 40 refiners, and only a few pins. Such a list says nothing about this supply chain, and one doubtful refiner in it makes work for everybody",
                        "比一比家数：供应商十一家，精炼厂 40 家，产品只是几种插针。这样的清单说明不了实际供应链，只要其中一家有疑问，大家都得跟着解释",
                    ),
                    Text::fixed(
                        "The list is in the order of the look-up, from the first name to the last",
                        "清单的顺序与冶炼厂查找表完全一样，从第一家到最后一家",
                    ),
                    Text::fixed(
                        "The official Checker shows 0: it asks for one row, and does not mind 40",
                        "官方 Checker 显示 0：它只要一行，多到 40 行也不管",
                    ),
                    Text::fixed(
                        "The way out: ask each supplier which refiners it really uses, and keep only those",
                        "改法：逐家问清供应商实际用哪些精炼厂，只保留这些",
                    ),
                ],
                outcome: report(0, &[("R13", Info, &["Smelter List!B6"])]),
            },
            compare_with: None,
        },
        form: pasted_form,
    }
}

/// Countries of the invented refiners; none is in a conflict-affected or high-risk area.
const COUNTRIES: [&str; 8] =
    ["AUSTRALIA", "CANADA", "GERMANY", "ITALY", "JAPAN", "KOREA, REPUBLIC OF", "SWITZERLAND", "SWEDEN"];

/// How many refiners the look-up has besides the one of the examples.
const INVENTED_REFINERS: u32 = 39;

fn pasted_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.6.1")?;
    put_company(
        &mut form,
        &Company {
            name: "Yueling Demo Trading Co., Ltd.",
            address: "90 Example Plaza, Guangzhou, China",
            contact: ["Luo Min", "luo.min@example.org", "+86 20 5550 0160"],
            authorizer: ["Deng Bo", "Sales Director", "deng.bo@example.org", "+86 20 5550 0161"],
            policy: "https://www.example.org/policy",
            date: (2026, 2, 12),
        },
    );
    for mineral in [Tin, Gold] {
        answer_in_order(&mut form, mineral);
    }
    put_row(&mut form, 1, TIN_1);
    put_row(&mut form, 2, super::forms::GOLD);
    let refiners: Vec<_> = (1..=INVENTED_REFINERS)
        .zip(COUNTRIES.into_iter().cycle())
        .map(|(number, country)| {
            let name = format!("Demo Gold Refinery {number:02}");
            ("Gold", name, country, format!("CID9904{number:02}"), "", "")
        })
        .collect();
    add_to_look_up(&mut form, &refiners);
    let first = form.layout.smelters.first_row + 2;
    for (row, (metal, name, country, id, ..)) in (first..).zip(&refiners) {
        let cells: [(u16, Cell); 5] = [
            (2, typed(*metal)),
            (3, typed(name.as_str())),
            (5, typed(*country)),
            (6, typed(id.as_str())),
            (7, typed("RMI")),
        ];
        for (column, cell) in cells {
            form.put(SMELTER_LIST, Addr::new(column, row), cell);
        }
    }
    Some(form)
}

/// Real smelters, with what was public about them on a list of a day.
pub(super) fn public_events() -> Sample {
    Sample {
        entry: Entry {
            id: "public-events".into(),
            file_name: "public-events.xlsx".into(),
            template: "CMRT 6.4".into(),
            title: Text::fixed("Smelters that customers ask about", "客户会追问的冶炼厂"),
            lesson: Lesson {
                who: Text::fixed(
                    "Linqiao Demo Plating plates contacts with tin and gold. The supplier is invented; the smelters that it names with an RMI ID below CID990000 are real, and what is said about them was public on the day given",
                    "林桥示例电镀，给触点镀锡、镀金。供应商是虚构的；其中识别号小于 CID990000 的冶炼厂真实存在，所述内容在所注日期已公开",
                ),
                story: Text::fixed(
                    "The supplier copied its list from year to year. Meanwhile two refiners were put on sanctions lists, one was suspended by a gold market, and a tin smelter left the look-up. A status belongs to a list and a day; it may have changed since. Neither removal nor suspension nor a halt to assessments is a finding of non-conformance.",
                    "供应商年年照抄上一年的清单。其间，两家精炼厂进入制裁名单，一家被黄金市场（LBMA）暂停资格，一家锡冶炼厂不再列入冶炼厂查找表。状态只对应某份清单的某一天，之后可能已变。移除、暂停、停止审核，都不等于得出“不符合”的结论。",
                ),
                look_for: vec![
                    Text::fixed(
                        "African Gold Refinery (CID003185): US sanctions list, 2022-03-17. Gasabo Gold Refinery (CID005006): EU sanctions list, 2025-03-17",
                        "African Gold Refinery（CID003185）：2022-03-17 列入美国制裁名单。Gasabo Gold Refinery（CID005006）：2025-03-17 列入欧盟制裁名单",
                    ),
                    Text::fixed(
                        "Moscow Special Alloys Processing Plant (CID001204): suspended from the LBMA Good Delivery List, 2022-03-07; RMI stopped assessments in Russia, 2022-09-19. Such events may have ended since",
                        "Moscow Special Alloys Processing Plant（CID001204）：2022-03-07 被 LBMA 暂停 Good Delivery 清单资格；2022-09-19 RMI 停止在俄罗斯开展审核。这些事件之后可能已经结束",
                    ),
                    Text::fixed(
                        "PT Bangka Serumpun (CID003205): in the look-up of CMRT 6.4, not in that of CMRT 6.5. The choice was right for the template that was sent",
                        "PT Bangka Serumpun（CID003205）：CMRT 6.4 的冶炼厂查找表里有，CMRT 6.5 的表里没有。就所用模板而言，选择没有错",
                    ),
                    Text::fixed(
                        "Luna Smelter (CID003387) in Rwanda was \"Conformant\" according to Rockwell Automation, Inc., Form SD for 2025, 2026-05-26: a smelter in a covered country is a question, not a fault",
                        "据 Rockwell Automation 2025 年 Form SD（2026-05-26），卢旺达的 Luna Smelter（CID003387）为“认可（合规）”：冶炼厂在覆盖国家，只是要说明的一点，不是过错",
                    ),
                    Text::fixed(
                        "Garrett Motion Inc., Form SD for 2025, May 2026, says \"RMI Due Diligence Review - Unable to Proceed\" of African Gold Refinery, the plant in Moscow and Gasabo. That is the word of a filing on its day, not a decision of RMI's; a current list may say something else",
                        "Garrett Motion 2025 年 Form SD（2026 年 5 月）称 African Gold Refinery、莫斯科那家和 Gasabo 为“RMI 尽职调查审查：无法继续”。这是申报文件当日的用词，不是 RMI 的决定，最新清单可能另有说法",
                    ),
                    Text::fixed(
                        "The answers say No to the covered countries for tin and gold, while smelters are in Rwanda and Uganda. Where a smelter is located is not where its ore comes from, so the answers may be right but need a comment",
                        "锡和金的覆盖国家一题都填了 No，而冶炼厂就在卢旺达和乌干达。冶炼厂的位置不等于矿石的来源，答案可能没错，但要在注释里说明",
                    ),
                ],
                outcome: report(
                    0,
                    &[
                        ("F04", Info, &["Declaration!J3"]),
                        (
                            "D10",
                            Info,
                            &[
                                "Declaration!D79",
                                "Declaration!G79",
                                "Smelter List!F8",
                                "Smelter List!F9",
                                "Smelter List!F10",
                            ],
                        ),
                        ("G01", Warning, &["Smelter List!E6", "Declaration!D39"]),
                        ("R07", Warning, &["Smelter List!F7"]),
                        ("G01", Warning, &["Smelter List!E8", "Declaration!D40"]),
                        ("R10", Warning, &["Smelter List!F8"]),
                        ("R14", Warning, &["Smelter List!F8"]),
                        ("G02", Info, &["Smelter List!E9", "Declaration!D46"]),
                        ("R14", Info, &["Smelter List!E9"]),
                        ("R10", Warning, &["Smelter List!F9"]),
                        ("R14", Warning, &["Smelter List!F9"]),
                        ("R08", Info, &["Smelter List!D10"]),
                        ("G01", Warning, &["Smelter List!E10", "Declaration!D40"]),
                        ("R10", Warning, &["Smelter List!F10"]),
                        ("R14", Warning, &["Smelter List!F10"]),
                    ],
                ),
            },
            compare_with: None,
        },
        form: public_events_form,
    }
}

/// Rows that name real smelters. Name, country and id are public facts of the template's own
/// look-up; no place is given.
const REAL: [Row; 4] = [
    (Tin, "Luna Smelter, Ltd.", "RWANDA", "CID003387", ("", "")),
    (Tin, "PT Bangka Serumpun", "INDONESIA", "CID003205", ("", "")),
    (Gold, "African Gold Refinery", "UGANDA", "CID003185", ("", "")),
    (Gold, "Moscow Special Alloys Processing Plant", "RUSSIAN FEDERATION", "CID001204", ("", "")),
];

fn public_events_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.4")?;
    put_company(
        &mut form,
        &Company {
            name: "Linqiao Demo Plating Co., Ltd.",
            address: "44 Example Road, Ningbo, China",
            contact: ["Xu Fang", "xu.fang@example.com", "+86 574 5550 0170"],
            authorizer: ["Qian Wei", "Plant Manager", "qian.wei@example.com", "+86 574 5550 0171"],
            policy: "https://www.example.com/csr/minerals",
            date: (2026, 2, 9),
        },
    );
    for mineral in [Tin, Gold] {
        answer_in_order(&mut form, mineral);
    }
    put_row(&mut form, 1, TIN_2);
    for (number, row) in (2..).zip(REAL) {
        put_row(&mut form, number, row);
    }
    let look_up =
        REAL.map(|(metal, name, country, id, _)| (metal.stored(), name.to_owned(), country, id.to_owned(), "", ""));
    add_to_look_up(&mut form, &look_up);
    // Only the look-up of a later revision has it.
    put_not_listed(&mut form, 6, Gold, ["Gasabo Gold Refinery Ltd", "RWANDA", "CID005006", ""]);
    form.edit(Edit::text(
        Place::Smelter(6, crate::declaration::SmelterColumn::NextSteps),
        "Ask for documents of origin until May 2026",
    ));
    Some(form)
}
