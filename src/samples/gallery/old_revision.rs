//! A CMRT of an old revision.

use super::forms::{Company, TIN_1, answer_in_order, put_company, put_rows};
use super::{Entry, Lesson, Sample, report};
use crate::base::text::Text;
use crate::report::Severity::{Info, Warning};
use crate::samples::fixtures::Form;
use crate::template::KnownMineral::Tin;
use crate::template::TemplateKind;

/// The file of some years ago, sent once more.
pub(super) fn sample() -> Sample {
    Sample {
        entry: Entry {
            id: "old-revision".into(),
            file_name: "old-revision.xlsx".into(),
            template: "CMRT 6.22".into(),
            title: Text::fixed("An old revision", "旧版本"),
            lesson: Lesson {
                who: Text::fixed(
                    "Wenlu Demo Sensors sells temperature probes. Its products have not changed for years",
                    "文麓示例传感器，销售温度探头，产品多年没有变化",
                ),
                story: Text::fixed(
                    "The products are the same, so the file of 2024 was sent again. But the look-up in an old revision is as old as the revision: what has opened, closed or been renamed since is not in it.",
                    "产品没变，就把 2024 年的文件又发了一遍。但是旧版本里的冶炼厂查找表也是旧的，之后有冶炼厂新开、关闭、改名，表里都看不到。",
                ),
                look_for: vec![
                    Text::fixed(
                        "The revision in Declaration, J3: in the default profile it is only something to look at; when the customer requires a minimum revision, it becomes \"Explain\"",
                        "申报 J3 的版本：默认的客户配置下只是“请留意”；低于客户规定的最低版本，就成了“需要说明”",
                    ),
                    Text::fixed(
                        "The effective date: many customers want a declaration from the last twelve months. The answers themselves contain no mistake",
                        "生效日期：不少客户要十二个月以内的申报。答案本身没有错",
                    ),
                    Text::fixed(
                        "Copying answers into the newest revision: choose every smelter again there, because names and IDs may have changed",
                        "把答案搬到最新版本时，冶炼厂要在新表里重新选，因为名称和识别号可能已变",
                    ),
                ],
                outcome: report(0, &[("F04", Info, &["Declaration!J3"]), ("C10", Warning, &["Declaration!D22"])]),
            },
            compare_with: None,
        },
        form,
    }
}

fn form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.22")?;
    put_company(
        &mut form,
        &Company {
            name: "Wenlu Demo Sensors Co., Ltd.",
            address: "27 Example Road, Wuxi, China",
            contact: ["Tang Ning", "tang.ning@example.com", "+86 510 5550 0150"],
            authorizer: ["Feng Hao", "Managing Director", "feng.hao@example.com", "+86 510 5550 0151"],
            policy: "https://www.example.com/en/minerals",
            date: (2024, 11, 18),
        },
    );
    answer_in_order(&mut form, Tin);
    put_rows(&mut form, &[TIN_1]);
    Some(form)
}
