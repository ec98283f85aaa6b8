//! Workbooks that are refused with the reason: a retired template, and no template at all.

use super::forms::{Company, answer_in_order, calculated, labels, put_company, put_row, typed};
use super::{Entry, Lesson, Sample, refusal};
use crate::base::text::Text;
use crate::samples::fixtures::{Edit, Form, Place};
use crate::template::KnownMineral::{Cobalt, Mica};
use crate::template::{DECLARATION, LABELS, TemplateKind};
use crate::workbook::{Addr, Cell};

/// The mica template, which the EMRT replaced.
pub(super) fn retired() -> Sample {
    Sample {
        entry: Entry {
            id: "retired-template".into(),
            file_name: "retired-template.xlsx".into(),
            template: "MRT 1.0".into(),
            title: Text::fixed("A template that is no longer in use", "已停用的模板"),
            lesson: Lesson {
                who: Text::fixed(
                    "Musterlack Demo GmbH in Germany makes pearlescent paints with mica",
                    "Musterlack Demo GmbH（虚构的德国涂料厂），用云母生产珠光漆",
                ),
                story: Text::fixed(
                    "The customer asked about mica. The supplier still had an MRT on its disk and filled it in with care. The MRT was phased out in 2022; mica is part of the EMRT now, whose questions and options differ. The tool says so and checks nothing, because it would have to guess.",
                    "客户来函问云母。供应商电脑里还留着 MRT，就认真填好了。MRT 已于 2022 年停用，云母现在用 EMRT 申报，问题和选项都不同。本工具说明原因，不作检查，因为硬要检查就只能猜。",
                ),
                look_for: vec![
                    Text::fixed(
                        "The letters in the title: MRT asks about mica alone, EMRT about mica and five more",
                        "标题里的字母：MRT 只问云母，EMRT 问云母和另外五种矿产",
                    ),
                    Text::fixed(
                        "The customer's letter names the template and the revision; compare before the first cell is filled",
                        "客户来函会写明模板和版本，动手填之前先核对",
                    ),
                    Text::fixed(
                        "No report is not a clean report: this file has not been checked",
                        "没有报告不等于没有问题：这份文件没有检查过",
                    ),
                ],
                outcome: refusal("retired-template"),
            },
            compare_with: None,
        },
        form: retired_form,
    }
}

fn retired_form() -> Option<Form> {
    // The EMRT that came next had the same sheets, and asked about cobalt too.
    let mut form = Form::in_order(TemplateKind::Emrt, "1.3")?;
    answer_in_order(&mut form, Mica);
    for (tab, addr, english, _) in labels(&form) {
        if english == Cobalt.stored() {
            form.put(&tab, addr, Cell::default());
            form.put(&tab, Addr::new(ANSWER_COLUMN, addr.row), Cell::default());
        }
    }
    put_row(&mut form, 1, (Mica, "Udaharan Mica Works", "SRI LANKA", "CID990007", ("Kandy", "Central")));
    let title = "Example form (MRT)";
    form.put(DECLARATION, TITLE, calculated(title));
    for column in LABEL_TEXTS {
        form.put(LABELS, Addr::new(column, TITLE_LABEL_ROW), typed(title));
    }
    form.edit(Edit::text(Place::Cell(DECLARATION, "J3"), "Revision 1.0"));
    put_company(
        &mut form,
        &Company {
            name: "Musterlack Demo GmbH",
            address: "Beispielweg 5, Musterstadt, Germany",
            contact: ["Erika Muster", "erika.muster@example.com", "+49 30 5550 0220"],
            authorizer: ["Max Muster", "Managing Director", "max.muster@example.com", "+49 30 5550 0221"],
            policy: "https://www.example.com/mica",
            date: (2026, 2, 19),
        },
    );
    Some(form)
}

/// Where the form shows its title.
const TITLE: Addr = Addr::new(4, 2);
/// The row of the label sheet with the title; its texts in English and Chinese are in these
/// columns.
const TITLE_LABEL_ROW: u32 = 2;
const LABEL_TEXTS: [u16; 2] = [4, 5];
/// The column of the answers.
const ANSWER_COLUMN: u16 = 4;

/// A table of substances instead of a declaration.
pub(super) fn other_file() -> Sample {
    Sample {
        entry: Entry {
            id: "other-file".into(),
            file_name: "other-file.xlsx".into(),
            template: "".into(),
            title: Text::fixed("Not a reporting template at all", "根本不是报告模板"),
            lesson: Lesson {
                who: Text::fixed("Taohua Demo Cable makes ribbon cables", "桃花示例线缆，生产排线"),
                story: Text::fixed(
                    "The request said \"declaration\", and the clerk attached the one on hazardous substances. It is a good file and the wrong one. The tool cannot know what was meant, so it says what it sees and stops.",
                    "来函只写了要“Declaration”（声明），填表人就附上了有害物质声明。文件本身没问题，只是拿错了。本工具不知道对方想发什么，所以只说看到了什么，然后停下。",
                ),
                look_for: vec![
                    Text::fixed(
                        "The tabs: a CMRT has \"Declaration\", \"Smelter List\", \"Checker\" and \"Product List\"",
                        "看工作表的名字：CMRT 有“Declaration”“Smelter List”“Checker”“Product List”",
                    ),
                    Text::fixed(
                        "Limits for lead and cadmium are a different matter; the CMRT asks where tin, tantalum, tungsten and gold come from",
                        "铅、镉的限量是另一件事；CMRT 问的是锡、钽、钨、金从哪里来",
                    ),
                    Text::fixed(
                        "A smelter table of your own is refused in the same way: the answers have to be in the template",
                        "自己做的冶炼厂表格同样不作检查：答案要填在模板里",
                    ),
                ],
                outcome: refusal("not-a-template"),
            },
            compare_with: None,
        },
        form: other_form,
    }
}

fn other_form() -> Option<Form> {
    let mut form = Form::in_order(TemplateKind::Cmrt, "6.6.1")?;
    let names: Vec<String> = form.sheets().iter().map(|sheet| sheet.name().to_owned()).collect();
    for name in names {
        form.remove_sheet(&name);
    }
    let rows = [
        ["Taohua Demo Cable Co., Ltd.", "", "", ""],
        ["Declaration on restricted substances", "", "", ""],
        ["Part number", "Substance", "Limit (ppm)", "Result"],
        ["TH-1001", "Lead", "1000", "below the limit"],
        ["TH-1001", "Cadmium", "100", "below the limit"],
        ["TH-1002", "Lead", "1000", "below the limit"],
        ["TH-1002", "Cadmium", "100", "below the limit"],
    ];
    for (row, cells) in (1u32..).zip(rows) {
        for (column, content) in (1u16..).zip(cells).filter(|(_, content)| !content.is_empty()) {
            form.put("Substances", Addr::new(column, row), typed(content));
        }
    }
    Some(form)
}
