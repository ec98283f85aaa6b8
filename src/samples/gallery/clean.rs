//! Forms without mistakes: one with answers, one that says No to everything.

use super::forms::{Company, GOLD, TANTALUM, TIN_1, TIN_2, answer_in_order, put_company, put_rows};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::declaration::SmelterColumn as Column;
use crate::report::Severity::Info;
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Gold, Tantalum, Tin, Tungsten};
use crate::template::{CompanyField, CompanyQuestion as Ask, MineralQuestion as Question, TemplateKind};

/// A complete CMRT.
pub(super) fn cmrt() -> Sample {
    Sample {
        entry: Entry {
            id: "clean".into(),
            file_name: "clean.xlsx".into(),
            template: "CMRT 6.5".into(),
            title: Text::fixed("A complete CMRT", "填写完整的 CMRT"),
            lesson: Lesson {
                who: Text::fixed(
                    "Yunting Demo Components in Shenzhen makes coils and capacitors with tantalum, tin and gold. All its suppliers have answered",
                    "云汀示例元件，在深圳生产线圈和电容器，用到钽、锡、金。它的供应商全部回复了调查",
                ),
                story: Text::fixed(
                    "The clerk surveyed all suppliers, waited for the last answer, and chose each smelter from the look-up. The customer's letter asks for no particular revision, so the clerk kept the one of last year.",
                    "填表人调查了全部供应商，等到最后一家回复才动手，每家冶炼厂都是从冶炼厂查找列里选的。客户来函没有指定版本，就沿用了去年的版本。",
                ),
                look_for: vec![
                    Text::fixed(
                        "Nothing is wrong: every answer agrees with the Smelter List. Tungsten is not used, so its questions end after the first one (Declaration, D29)",
                        "没有错误：每个答案都与冶炼厂清单一致。不使用钨，所以第 1 题填 No 之后，后面的问题都不用填（申报 D29）",
                    ),
                    Text::fixed(
                        "Each of the three metals in use has at least one row in the Smelter List",
                        "用到的三种金属，在冶炼厂清单里各有至少一行",
                    ),
                    Text::fixed(
                        "The policy is said to be public, and its web address is in the comment (Declaration, G77)",
                        "填了政策公开，网址就写在注释里（申报 G77）",
                    ),
                    Text::fixed(
                        "One \"Look at\" remains, about the revision in J3. It is no mistake: whether the revision matters is up to the customer",
                        "还剩一条“请留意”，说的是 J3 的版本。这不算错误，是否要换，看客户怎么要求",
                    ),
                ],
                outcome: report(0, &[("F04", Info, &["Declaration!J3"])]),
            },
            compare_with: None,
        },
        form,
    }
}

/// A CMRT in order for three metals.
pub(super) fn form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.5")?;
    form.edit(Edit::text(Place::Company(CompanyField::Name), "Yunting Demo Components Co., Ltd."));
    for mineral in [Tantalum, Tin, Gold] {
        answer_in_order(&mut form, mineral);
    }
    form.edit(Edit::text(Place::Answer(Question::Used, Tungsten), "No"));
    put_rows(&mut form, &[TANTALUM, TIN_1, TIN_2, GOLD]);
    Some(form)
}

/// A CMRT of a supplier that uses none of the four metals.
pub(super) fn all_no() -> Sample {
    Sample {
        entry: Entry {
            id: "all-no".into(),
            file_name: "all-no.xlsx".into(),
            template: "CMRT 6.6.1".into(),
            title: Text::fixed("None of the metals is used", "四种金属都不使用"),
            lesson: Lesson {
                who: Text::fixed(
                    "Beihe Demo Packaging makes cardboard boxes and foam inserts. There is no metal in its products",
                    "北禾示例包装，生产纸箱和泡棉内衬，产品里没有金属",
                ),
                story: Text::fixed(
                    "The clerk answered the first question with No four times and left the other questions blank. Now the clerk wonders whether so many blank cells can be right.",
                    "填表的同事在第 1 题填了四个 No，后面全部留空。现在又担心，空着这么多格交上去会不会被退回。",
                ),
                look_for: vec![
                    Text::fixed(
                        "The blanks are right: after No four times in the first question (Declaration, D26 to D29) nothing more is asked, not even questions A to H",
                        "空着没有错：第 1 题填了四个 No（申报 D26 至 D29），后面都不用填，A 至 H 题也一样",
                    ),
                    Text::fixed(
                        "The company, contact, authorizer and effective date at the top are still needed",
                        "公司、联系人、授权人和生效日期仍然要填",
                    ),
                    Text::fixed(
                        "The comment says why: some customers ask for the reason behind a No",
                        "注释写明了原因：有些客户会问为什么填 No",
                    ),
                ],
                outcome: report(
                    0,
                    &[("Q06", Info, &["Declaration!D26", "Declaration!D27", "Declaration!D28", "Declaration!D29"])],
                ),
            },
            compare_with: None,
        },
        form: all_no_form,
    }
}

fn all_no_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.6.1")?;
    put_company(
        &mut form,
        &Company {
            name: "Beihe Demo Packaging Co., Ltd.",
            address: "8 Example Street, Suzhou, China",
            contact: ["Zhou Ting", "zhou.ting@example.net", "+86 512 5550 0110"],
            authorizer: ["Sun Lei", "General Manager", "sun.lei@example.net", "+86 512 5550 0111"],
            policy: "",
            date: (2026, 2, 24),
        },
    );
    for question in [
        Question::Remains,
        Question::Covered,
        Question::Cahra,
        Question::Recycled,
        Question::Response,
        Question::AllIdentified,
        Question::AllReported,
    ] {
        form.edit(Edit::blank(Place::Answer(question, Tin)));
    }
    for mineral in [Tantalum, Tin, Gold, Tungsten] {
        form.edit(Edit::text(Place::Answer(Question::Used, mineral), "No"));
        form.edit(Edit::text(Place::Comment(Question::Used, mineral), "Our products are made of paper and foam only"));
    }
    for question in [
        Ask::Policy,
        Ask::PolicyUrl,
        Ask::RequireValidated,
        Ask::DueDiligence,
        Ask::Survey,
        Ask::Review,
        Ask::Corrective,
        Ask::Filing,
    ] {
        form.edit(Edit::blank(Place::CompanyAnswer(question)));
        form.edit(Edit::blank(Place::CompanyComment(question)));
    }
    for column in
        [Column::Metal, Column::Lookup, Column::Country, Column::Id, Column::IdSource, Column::City, Column::State]
    {
        form.edit(Edit::blank(Place::Smelter(1, column)));
    }
    Some(form)
}
