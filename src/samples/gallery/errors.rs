//! A CMRT with many mistakes, to show a long report.

use super::forms::{GOLD, TIN_2, put_row};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::declaration::SmelterColumn as Column;
use crate::report::Severity::{Error, Info, Warning};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Gold, Tantalum, Tin, Tungsten};
use crate::template::{CompanyField, CompanyQuestion, MineralQuestion as Question, options};

/// A form that was sent far too early.
pub(super) fn sample() -> Sample {
    Sample {
        entry: Entry {
            id: "errors".into(),
            file_name: "errors.xlsx".into(),
            template: "CMRT 6.5".into(),
            title: Text::fixed("A CMRT with many mistakes", "错误很多的 CMRT"),
            lesson: Lesson {
                who: Text::fixed(
                    "Yunting Demo Components once more: the same company, in a hurry at the end of the quarter",
                    "还是云汀示例元件：同一家公司，季度末赶时间",
                ),
                story: Text::fixed(
                    "The clerk left some cells for later, and forgot them. Tungsten was found in a coil at the last moment, and only some of its questions were answered. Rows were pasted into the Smelter List without a second look.",
                    "填表人把几格留到最后填，结果忘了。临交前发现线圈里有钨，关于钨的问题只答了一半。冶炼厂清单里的行是粘贴进去的，没有再看一遍。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Start with what must be fixed, go on with what has to be explained, and read what is only to look at last",
                        "先改“必须修改”的，再看“需要说明”的，最后看“请留意”的",
                    ),
                    Text::fixed(
                        "Blank cells that the official Checker shows too: authorizer's e-mail, address of the policy, the questions about tungsten",
                        "官方 Checker 也会显示的空白单元格：授权人电子邮件、政策网址、钨的各个问题",
                    ),
                    Text::fixed(
                        "Answers that contradict each other: no supplier answered about gold, yet all its refiners are said to be identified",
                        "互相矛盾的答案：关于金，没有一家供应商回复，却填了已识别所有精炼厂",
                    ),
                    Text::fixed(
                        "Rows of the Smelter List that a reader cannot use: no choice, no country, a letter O in an ID, the same smelter twice",
                        "冶炼厂清单里客户没法用的行：没有选择、没有国家或地区、识别号里的字母 O、同一家填了两次",
                    ),
                ],
                outcome: report(
                    7,
                    &[
                        ("F04", Info, &["Declaration!J3"]),
                        ("C06", Warning, &["Declaration!D17"]),
                        ("C04", Error, &["Declaration!D20"]),
                        ("C08", Error, &["Declaration!D22"]),
                        ("Q08", Info, &["Declaration!G38", "Declaration!D38"]),
                        ("X03", Warning, &["Declaration!D40", "Declaration!D46", "Declaration!D58"]),
                        ("Q09", Info, &["Declaration!D41", "Declaration!D47", "Declaration!D53"]),
                        ("X01", Warning, &["Declaration!D44", "Declaration!D38"]),
                        (
                            "D08",
                            Warning,
                            &["Declaration!D58", "Declaration!G58", "Smelter List!C8", "Smelter List!C13"],
                        ),
                        ("Q03", Error, &["Declaration!D59"]),
                        ("D05", Error, &["Declaration!D63", "Smelter List!C11"]),
                        ("X05", Warning, &["Declaration!D64", "Declaration!D58"]),
                        ("Q03", Error, &["Declaration!D65"]),
                        ("Q03", Error, &["Declaration!D71"]),
                        ("P03", Error, &["Declaration!G77", "Declaration!D77"]),
                        ("L12", Warning, &["Smelter List!C7", "Smelter List!C12"]),
                        ("L02", Error, &["Smelter List!C9", "Smelter List!B9"]),
                        ("R11", Warning, &["Smelter List!D10"]),
                        ("L03", Error, &["Smelter List!E10", "Smelter List!D10"]),
                        ("L08", Error, &["Smelter List!F13"]),
                    ],
                ),
            },
            compare_with: None,
        },
        form,
    }
}

/// The complete form with mistakes as suppliers make them.
pub fn form() -> Option<Form> {
    let mut form = super::clean::form()?;
    // Somebody left these cells for later.
    form.edit(Edit::blank(Place::Company(CompanyField::AuthorizerEmail)));
    form.edit(Edit::blank(Place::CompanyComment(CompanyQuestion::PolicyUrl)));
    // A month is not a day.
    form.edit(Edit::text(Place::Company(CompanyField::EffectiveDate), "2026年10月"));
    form.edit(Edit::text(Place::Company(CompanyField::ContactPhone), "123"));
    // No supplier answered, yet every smelter is said to be known.
    form.edit(Edit::text(Place::Answer(Question::Response, Gold), "None"));
    // Covered countries are high-risk areas too.
    form.edit(Edit::text(Place::Answer(Question::Covered, Tantalum), "Yes"));
    // Tungsten was begun and not finished.
    for question in [Question::Used, Question::Remains] {
        form.edit(Edit::text(Place::Answer(question, Tungsten), "Yes"));
    }
    for question in [Question::Covered, Question::Cahra, Question::Recycled] {
        form.edit(Edit::text(Place::Answer(question, Tungsten), "Unknown"));
    }
    // Smelter rows: not chosen, not described, not identified, a letter O in an id, the same plant
    // twice.
    form.edit(Edit::text(Place::Smelter(5, Column::Metal), Tungsten.stored()));
    form.edit(Edit::text(Place::Smelter(6, Column::Metal), Tin.stored()));
    form.edit(Edit::text(Place::Smelter(6, Column::Lookup), options::NOT_LISTED));
    form.edit(Edit::text(Place::Smelter(6, Column::Name), "Muster Zinnwerk"));
    form.edit(Edit::text(Place::Smelter(7, Column::Metal), Tin.stored()));
    form.edit(Edit::text(Place::Smelter(7, Column::Lookup), options::NOT_IDENTIFIED));
    put_row(&mut form, 8, TIN_2);
    put_row(&mut form, 9, GOLD);
    form.edit(Edit::text(Place::Smelter(9, Column::Id), "CID99O004"));
    Some(form)
}
