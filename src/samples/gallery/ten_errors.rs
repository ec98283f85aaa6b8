//! A CMRT with ten planted errors, each of which gives one finding: the exercise for a first
//! afternoon.

use super::forms::{Company, GOLD, TIN_1, TIN_2, answer, answer_in_order, put_company, put_not_listed, put_row};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::declaration::SmelterColumn as Column;
use crate::report::Severity::{Error, Warning};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Gold, Tin, Tungsten};
use crate::template::{CompanyField as Field, MineralQuestion as Question, TemplateKind};

/// Ten errors, ten findings.
pub(super) fn sample() -> Sample {
    Sample {
        entry: Entry {
            id: "ten-errors".into(),
            file_name: "ten-errors.xlsx".into(),
            template: "CMRT 6.6.1".into(),
            title: Text::fixed("Ten errors to find", "找出十处错误"),
            lesson: Lesson {
                who: Text::fixed(
                    "Xinglan Demo Connectors plates its contacts with tin and gold. It uses neither tantalum nor tungsten",
                    "星岚示例连接器，触点镀锡、镀金，不使用钽和钨",
                ),
                story: Text::fixed(
                    "Three people filled in the form, one after the other, and nobody read it from top to bottom before it was sent. Ten things are wrong: three in the company information, three in the answers, four in the Smelter List.",
                    "表格由三个人先后填写，发出前没有人从头看到尾。一共错了十处：公司信息三处，答案三处，冶炼厂清单四处。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Company information: a blank, an e-mail address that no mail reaches, a year with two digits swapped",
                        "公司信息：一处空白，一个收不到邮件的地址，一个有两位数字写颠倒的年份",
                    ),
                    Text::fixed(
                        "Answers: one is missing, and two about gold cannot both be right",
                        "答案：有一个没填；关于金的两个答案不能同时成立",
                    ),
                    Text::fixed(
                        "Questions about the company: a policy said to be public, but not where to read it",
                        "公司层面的问题：填了政策公开，却没写在哪里能看到",
                    ),
                    Text::fixed(
                        "Smelter List: a nameless smelter, the same one twice, a letter where a digit belongs, a metal that is not used",
                        "冶炼厂清单：一家没有名称，一家填了两次，一处该是数字的地方写成了字母，还有一种并不使用的金属",
                    ),
                    Text::fixed(
                        "The official Checker finds only some of them; note which ones",
                        "官方 Checker 只能发现其中一部分，数一数是哪几处",
                    ),
                ],
                outcome: report(
                    5,
                    &[
                        ("C07", Error, &["Declaration!D16"]),
                        ("C04", Error, &["Declaration!D20"]),
                        ("C09", Error, &["Declaration!D22"]),
                        ("X01", Warning, &["Declaration!D46", "Declaration!D40"]),
                        ("Q03", Error, &["Declaration!D51"]),
                        ("P03", Error, &["Declaration!G77", "Declaration!D77"]),
                        ("L12", Warning, &["Smelter List!C6", "Smelter List!C8"]),
                        ("L08", Error, &["Smelter List!F7"]),
                        ("L03", Error, &["Smelter List!D9"]),
                        ("D03", Error, &["Smelter List!B10", "Declaration!D29"]),
                    ],
                ),
            },
            compare_with: None,
        },
        form,
    }
}

fn form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.6.1")?;
    put_company(
        &mut form,
        &Company {
            name: "Xinglan Demo Connectors Co., Ltd.",
            address: "16 Example Avenue, Dongguan, China",
            // No mail reaches this address, and nobody is named who could be asked instead.
            contact: ["Chen Yu", "chen.yu.example.net", "+86 769 5550 0120"],
            authorizer: ["He Lan", "Quality Manager", "", "+86 769 5550 0121"],
            policy: "",
            // 2026 with two digits swapped.
            date: (2062, 2, 18),
        },
    );
    for mineral in [Tin, Gold] {
        answer_in_order(&mut form, mineral);
    }
    answer(&mut form, Question::Recycled, Tin, "");
    // Every covered country counts for the other question too.
    answer(&mut form, Question::Covered, Gold, "Yes");
    form.edit(Edit::text(
        Place::Comment(Question::Covered, Gold),
        "One refiner buys from a mine in Rwanda; it takes part in an audit programme",
    ));
    for (number, row) in [(1, TIN_1), (2, TIN_2), (3, GOLD), (4, TIN_2)] {
        put_row(&mut form, number, row);
    }
    form.edit(Edit::text(Place::Smelter(3, Column::Id), "CID99O004"));
    put_not_listed(&mut form, 5, Tin, ["", "MALAYSIA", "", "Penang"]);
    put_row(&mut form, 6, (Tungsten, "Lizi Tungsten Co., Ltd.", "CHINA", "CID990005", ("Ganzhou", "Jiangxi")));
    form.edit(Edit::text(Place::Company(Field::UniqueId), "000000016"));
    form.edit(Edit::text(Place::Company(Field::UniqueIdAuthority), "DUNS"));
    Some(form)
}
