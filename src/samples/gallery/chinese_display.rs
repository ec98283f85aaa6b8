//! A CMRT shown in Chinese and filled in Chinese.

use super::forms::{Company, TIN_1, TIN_2, answer, answer_in_order, calculated, labels, put_company, put_rows};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::report::Severity::{Error, Info, Warning};
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Gold, Tin};
use crate::template::{
    CompanyField as Field, CompanyQuestion as Ask, DECLARATION, MineralQuestion as Question, TemplateKind,
};

/// Labels in Chinese, answers still in English, but for one.
pub(super) fn sample() -> Sample {
    Sample {
        entry: Entry {
            id: "chinese-display".into(),
            file_name: "chinese-display.xlsx".into(),
            template: "CMRT 6.6.1".into(),
            title: Text::fixed("A form shown in Chinese", "用中文显示的表格"),
            lesson: Lesson {
                who: Text::fixed(
                    "Yunshan Demo Hardware makes tinned steel clips. The office works in Chinese, so the form is set to Chinese",
                    "云杉示例五金，生产镀锡钢卡扣。办公室平时都用中文，就把表格切换成了中文",
                ),
                story: Text::fixed(
                    "The labels of the form changed to Chinese, and the clerk typed some entries in Chinese as well. Now the official Checker shows open items about a metal that is not used.",
                    "切换语言后，标签变成了中文，填表人有几处也用中文填写。现在官方 Checker 对一种根本不用的金属显示未完成的项。",
                ),
                look_for: vec![
                    Text::fixed(
                        "A Chinese answer in Declaration, D28: the drop-downs stay English in every language. The official Checker then asks seven further questions about gold, and for its refiner",
                        "申报 D28 写了中文答案：不管切换成哪种语言，下拉选项始终是英文。官方 Checker 因此对金追问七个问题，还要求列出精炼厂",
                    ),
                    Text::fixed(
                        "Names in Chinese are ordinary, but the Instructions ask for English beside them, and for comments in English: a foreign customer may be unable to read the rest",
                        "名称写中文很常见，但填写说明要求写英文，注释也要用英文：只写中文，国外客户就看不懂了",
                    ),
                    Text::fixed(
                        "A phone number in full-width digits, which many programs do not read as digits",
                        "电话号码用了全角数字，很多软件不认作数字",
                    ),
                    Text::fixed(
                        "A date typed in Chinese: people can read it, but Excel takes it for text",
                        "日期用中文写：人看得懂，Excel 却当作文本",
                    ),
                    Text::fixed(
                        "The address: the Chinese Instructions call it mandatory, the English ones do not",
                        "地址：中文填写说明写的是必填，英文填写说明没有这样写",
                    ),
                ],
                outcome: report(
                    8,
                    &[
                        ("H08", Info, &["Declaration!D8", "Declaration!D15", "Declaration!D18", "Declaration!D19"]),
                        ("C12", Info, &["Declaration!D14"]),
                        ("H03", Warning, &["Declaration!D17"]),
                        ("C08", Info, &["Declaration!D22"]),
                        ("Q04", Error, &["Declaration!D28"]),
                        ("H02", Info, &["Declaration!G81"]),
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
    for (tab, addr, _, chinese) in labels(&form) {
        form.put(&tab, addr, calculated(chinese));
    }
    form.edit(Edit::text(Place::Cell(DECLARATION, "D3"), "中文 Chinese"));
    put_company(
        &mut form,
        &Company {
            name: "云杉示例五金有限公司",
            address: "",
            contact: ["林晓", "lin.xiao@example.net", "０５７４－５５５００１４０"],
            authorizer: ["高原", "总经理", "gao.yuan@example.net", "+86 574 5550 0141"],
            policy: "https://www.example.net/kuangchan",
            date: (2026, 2, 26),
        },
    );
    form.edit(Edit::text(Place::Company(Field::EffectiveDate), "2026年2月26日"));
    answer_in_order(&mut form, Tin);
    answer(&mut form, Question::Used, Gold, "否");
    form.edit(Edit::text(Place::CompanyComment(Ask::DueDiligence), "已按照经合组织指南建立管理体系，每年调查供应商"));
    put_rows(&mut form, &[TIN_1, TIN_2]);
    Some(form)
}
