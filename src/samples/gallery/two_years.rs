//! The files of one supplier for two years, to be compared.

use super::forms::{
    Company, GOLD, TIN_1, TIN_2, answer, answer_in_order, put_company, put_not_identified, put_not_listed, put_row,
};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::report::Severity::{Error, Info, Warning};
use crate::samples::fixtures::Form;
use crate::template::KnownMineral::{Gold, Tin};
use crate::template::{MineralQuestion as Question, TemplateKind};

/// The file of 2025.
pub(super) fn last_year() -> Sample {
    Sample {
        entry: Entry {
            id: "last-year".into(),
            file_name: "last-year.xlsx".into(),
            template: "CMRT 6.4".into(),
            title: Text::fixed("Last year's file", "去年的文件"),
            lesson: Lesson {
                who: who(),
                story: Text::fixed(
                    "This is what the supplier sent in February 2025. The customer took it, and wrote down four things to do better next time: publish the policy, merge the repeated rows, name the second gold refiner, and say by when.",
                    "这是供应商 2025 年 2 月交的文件。客户收下了，同时记下四件事，要求下次改好：公开政策，合并重复的行，写明第二家金精炼厂；还查不出来的，写明什么时候能查明。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Check this file first, then this year's: the comparison tells what was fixed, what is still open and what is new",
                        "先检查这份，再检查今年的：对比会列出哪些改好了，哪些还在，哪些是新的",
                    ),
                    Text::fixed(
                        "The effective date was right when the file was sent; today it is too old",
                        "生效日期在发出时没有问题，放到今天就太旧了",
                    ),
                    Text::fixed(
                        "Gold: one refiner is not identified, and no comment says by when it will be",
                        "金：有一家精炼厂尚未识别，注释里没写什么时候能识别",
                    ),
                ],
                outcome: report(
                    0,
                    &[
                        ("F04", Info, &["Declaration!J3"]),
                        ("C10", Warning, &["Declaration!D22"]),
                        ("X03", Warning, &["Declaration!D40", "Declaration!D46", "Declaration!D64"]),
                        ("Q11", Warning, &["Declaration!D64", "Declaration!D58"]),
                        ("P04", Warning, &["Declaration!G77", "Declaration!D77"]),
                        ("L12", Warning, &["Smelter List!C5", "Smelter List!C7"]),
                        ("L05", Warning, &["Smelter List!C8"]),
                    ],
                ),
            },
            compare_with: None,
        },
        form: last_year_form,
    }
}

/// The file of 2026.
pub(super) fn this_year() -> Sample {
    Sample {
        entry: Entry {
            id: "this-year".into(),
            file_name: "this-year.xlsx".into(),
            template: "CMRT 6.6.1".into(),
            title: Text::fixed("This year's file of the same supplier", "同一家供应商今年的文件"),
            lesson: Lesson {
                who: who(),
                story: Text::fixed(
                    "The supplier took the newest revision and worked through the customer's four points, but not all of them could be settled. A new tin supplier has joined and has not answered yet. The other answers were copied from last year.",
                    "供应商换用了最新版本，按客户提的四点逐一改，但没能全部改好。今年多了一家锡供应商，还没有回复。其他答案照抄去年的。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Fixed since last year: revision, date, address of the policy, the repeated rows",
                        "比去年改好的：版本、日期、政策网址、重复的行",
                    ),
                    Text::fixed(
                        "Still open: the unknown gold refiner, and No to both questions on origin, although nobody can know that. A customer notices when a point stays open for two years",
                        "还在的：那家没有查明的金精炼厂，以及两个来源问题都填了 No，而这其实没人能确定。同一个问题拖两年，客户会注意到",
                    ),
                    Text::fixed(
                        "New: tin answers that are more certain than the share of suppliers that answered; a new smelter without a country, which no list knows",
                        "新出现的：锡的答案比回复率所能支持的更确定；新增的冶炼厂没写国家或地区，哪份清单里也找不到",
                    ),
                ],
                outcome: report(
                    1,
                    &[
                        ("X03", Warning, &["Declaration!D39", "Declaration!D45", "Declaration!D57"]),
                        ("X03", Warning, &["Declaration!D40", "Declaration!D46", "Declaration!D64"]),
                        ("X04", Warning, &["Declaration!D63", "Declaration!D57"]),
                        ("Q11", Warning, &["Declaration!D64", "Declaration!D58"]),
                        ("L05", Warning, &["Smelter List!C8"]),
                        ("R11", Warning, &["Smelter List!D9"]),
                        ("L03", Error, &["Smelter List!E9", "Smelter List!D9"]),
                    ],
                ),
            },
            compare_with: Some("last-year".into()),
        },
        form: this_year_form,
    }
}

fn who() -> Text {
    Text::fixed(
        "Heyue Demo Modules makes radio modules and sends a CMRT to the same customer every February",
        "禾悦示例模组，生产无线模组，每年 2 月向同一家客户提交 CMRT",
    )
}

const fn company(policy: &'static str, date: (i32, u8, u8)) -> Company {
    Company {
        name: "Heyue Demo Modules Co., Ltd.",
        address: "31 Example Boulevard, Xiamen, China",
        contact: ["Pan Qi", "pan.qi@example.net", "+86 592 5550 0210"],
        authorizer: ["Hu Jun", "Operations Director", "hu.jun@example.net", "+86 592 5550 0211"],
        policy,
        date,
    }
}

fn last_year_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.4")?;
    put_company(&mut form, &company("Available on request", (2025, 2, 20)));
    answers(&mut form);
    for (number, row) in [(1, TIN_1), (2, GOLD), (3, TIN_1)] {
        put_row(&mut form, number, row);
    }
    put_not_identified(&mut form, 4, Gold);
    Some(form)
}

fn this_year_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.6.1")?;
    put_company(&mut form, &company("https://www.example.net/en/policy", (2026, 2, 25)));
    answers(&mut form);
    answer(&mut form, Question::Response, Tin, "Greater than 75%");
    for (number, row) in [(1, TIN_1), (2, TIN_2), (3, GOLD)] {
        put_row(&mut form, number, row);
    }
    put_not_identified(&mut form, 4, Gold);
    put_not_listed(&mut form, 5, Tin, ["Demo Tin Works", "", "", "Penang"]);
    Some(form)
}

/// The answers that are the same in both years.
fn answers(form: &mut Form) {
    for mineral in [Tin, Gold] {
        answer_in_order(form, mineral);
    }
    answer(form, Question::AllIdentified, Gold, "No");
}
