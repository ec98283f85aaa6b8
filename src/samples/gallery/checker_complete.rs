//! A CMRT that the official Checker calls complete and that a customer sends back.

use super::forms::{Company, TIN_1, TIN_2, answer, answer_in_order, put_company, put_not_identified, put_row};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::report::Severity::{Error, Warning};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Gold, Tin};
use crate::template::{
    CompanyField as Field, CompanyQuestion as Ask, MineralQuestion as Question, TemplateKind, options,
};

/// No open item, and yet returned.
pub(super) fn sample() -> Sample {
    Sample {
        entry: Entry {
            id: "checker-complete".into(),
            file_name: "checker-complete.xlsx".into(),
            template: "CMRT 6.6.1".into(),
            title: Text::fixed(
                "The official Checker shows 0, the customer returns it",
                "官方 Checker 显示 0，客户仍然退回",
            ),
            lesson: Lesson {
                who: Text::fixed(
                    "Anhe Demo Electronics assembles circuit boards with solder and gold-plated contacts",
                    "安禾示例电子，组装电路板，用到焊锡和镀金触点",
                ),
                story: Text::fixed(
                    "The Checker sheet was green, so the file was sent. Two weeks later it came back with a list of questions. The official Checker mostly sees whether a cell is filled in; a person at the customer's office read what it says.",
                    "官方 Checker 全绿，于是就发出去了。两周后文件被退回，附了一串问题。官方 Checker 只看单元格有没有填，客户的审阅人看的是填了什么。",
                ),
                look_for: vec![
                    Text::fixed(
                        "An authorizer without a name, and a date without a day (Declaration, D18 and D22)",
                        "授权人没有姓名，日期没有写到哪一天（申报 D18 和 D22）",
                    ),
                    Text::fixed(
                        "Gold: at most half of the suppliers answered, yet every answer is certain",
                        "金：最多一半供应商回复了，却什么都填得十分确定",
                    ),
                    Text::fixed(
                        "Gold: all refiners are said to be identified, while the only row says \"Smelter not yet identified\"",
                        "金：填了已识别所有冶炼厂，清单里唯一的一行却是“Smelter not yet identified”",
                    ),
                    Text::fixed(
                        "A policy without a web address, another survey format that is not described, corrective action without a review",
                        "不是网址的网址，没有说明的其他调查格式，不审查却有纠正行动",
                    ),
                    Text::fixed("The same tin smelter in two rows", "同一家锡冶炼厂占了两行"),
                ],
                outcome: report(
                    0,
                    &[
                        ("C05", Error, &["Declaration!D18", "Declaration!D15"]),
                        ("C08", Error, &["Declaration!D22"]),
                        ("X03", Warning, &["Declaration!D40", "Declaration!D46", "Declaration!D58"]),
                        ("D05", Error, &["Declaration!D64", "Smelter List!C8"]),
                        ("X04", Warning, &["Declaration!D64", "Declaration!D58"]),
                        ("D06", Warning, &["Declaration!D70", "Declaration!D58", "Smelter List!C8"]),
                        ("P04", Warning, &["Declaration!G77", "Declaration!D77"]),
                        ("P07", Warning, &["Declaration!G83", "Declaration!D83"]),
                        ("P08", Warning, &["Declaration!D87", "Declaration!D85"]),
                        ("L12", Warning, &["Smelter List!C5", "Smelter List!C7"]),
                        ("D02", Warning, &["Smelter List!C8"]),
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
            name: "Anhe Demo Electronics Co., Ltd.",
            address: "3 Example Lane, Huizhou, China",
            contact: ["Wu Jing", "wu.jing@example.org", "+86 752 5550 0130"],
            authorizer: ["Same as above", "", "wu.jing@example.org", ""],
            policy: "See our company website",
            date: (2026, 2, 16),
        },
    );
    form.edit(Edit::text(Place::Company(Field::EffectiveDate), "2026年2月"));
    for mineral in [Tin, Gold] {
        answer_in_order(&mut form, mineral);
    }
    answer(&mut form, Question::Response, Gold, "50% or less");
    if let Some(other) = options::SURVEY_CMRT.get(1) {
        form.edit(Edit::text(Place::CompanyAnswer(Ask::Survey), other));
    }
    form.edit(Edit::text(Place::CompanyAnswer(Ask::Review), "No"));
    for (number, row) in [(1, TIN_1), (2, TIN_2), (3, TIN_1)] {
        put_row(&mut form, number, row);
    }
    put_not_identified(&mut form, 4, Gold);
    Some(form)
}
