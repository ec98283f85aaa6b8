//! Every question of the templates: what it asks, what a good answer rests on, a comment as an
//! example, common mistakes. Templates that share a question share its explanation; what differs is
//! said where the question stands.

use super::{Block, Mistake, Question, Topic, demand, heading, keys, list, paragraph, sources};
use crate::base::text::Text;
use crate::report::SourceKind::{BuyerPractice, Hint, Template};
use crate::template::{CompanyQuestion, MineralQuestion};

/// A mistake in both languages, and the rules that look for it.
type Slip = (&'static str, &'static str, &'static [&'static str]);

/// What is said about a question.
#[derive(Clone, Copy)]
struct Explained {
    asks: (&'static str, &'static str),
    answer: (&'static str, &'static str),
    /// To be typed as it stands, and what it means.
    comment: Option<(&'static str, &'static str)>,
    slips: &'static [Slip],
}

pub(super) fn cmrt() -> Topic {
    let questions = [
        ("1", MineralQuestion::Used, USED),
        ("2", MineralQuestion::Remains, REMAINS),
        ("3", MineralQuestion::Covered, COVERED),
        ("4", MineralQuestion::Cahra, CAHRA),
        ("5", MineralQuestion::Recycled, RECYCLED),
        ("6", MineralQuestion::Response, RESPONSE),
        ("7", MineralQuestion::AllIdentified, IDENTIFIED),
        ("8", MineralQuestion::AllReported, REPORTED),
    ];
    let mut blocks = vec![
        demand(
            Template,
            &["Q03", "Q05"],
            "Each question is answered for each of the four metals. After No at question 1 or 2 that metal is done; its later cells stay blank.",
            "每题都按四种金属分别回答。某种金属第 1 题或第 2 题填“No”，就到此为止，其余格留空。",
        ),
        demand(
            Template,
            &["Q04", "H02"],
            "Choose from the drop-down, in English, and write comments in English.",
            "从下拉列表中选择英文选项，注释用英文写。",
        ),
    ];
    blocks.extend(questions.map(|(number, question, explained)| of_mineral(number, question, explained)));
    Topic {
        id: "cmrt".into(),
        title: Text::fixed("The questions of the CMRT, 1 to 8", "CMRT 的第 1 至 8 题"),
        lead: Text::fixed(
            "Numbers as in CMRT 6.x. Questions A to H about the company have a page of their own.",
            "题号按 CMRT 6.x。公司层面的 A 至 H 题另有一页。",
        ),
        blocks,
        terms: keys(&["cmrt", "3tg", "covered", "cahra", "recycled", "response", "comment"]),
        next: keys(&["company", "scope", "covered", "smelter"]),
        sources: vec![sources::cmrt(), sources::this_tool()],
    }
}

pub(super) fn emrt() -> Topic {
    let questions = [
        ("1", MineralQuestion::Used, USED_EXTENDED),
        ("2", MineralQuestion::Remains, REMAINS_EXTENDED),
        ("3", MineralQuestion::Cahra, CAHRA_EXTENDED),
        ("4", MineralQuestion::Recycled, RECYCLED_EXTENDED),
        ("5", MineralQuestion::Response, RESPONSE_EXTENDED),
        ("6", MineralQuestion::AllIdentified, IDENTIFIED),
        ("7", MineralQuestion::AllReported, REPORTED),
    ];
    let mut blocks = vec![
        demand(
            Template,
            &["S07"],
            "From 2.0 on the minerals are selected first. They are sorted by the alphabet, so rows move when one is added or taken out.",
            "2.0 版起要先选矿产。矿产按字母顺序排列，增减一种，其他矿产的行就会移动。",
        ),
        demand(
            Template,
            &["Q03", "Q05"],
            "After No, Unknown or \"Not declaring\" at question 1, or No or Unknown at question 2: that mineral is done.",
            "第 1 题填“No”“Unknown”或“Not declaring”，或第 2 题填“No”“Unknown”，该矿产就到此为止。",
        ),
        paragraph(
            "EMRT 1.x asks the same about cobalt and mica, question 4 about cobalt only. In place of \"Not declaring\" it says \"Not applicable for this declaration\"; question 3 has one more choice for each: \"DRC only\" for cobalt, \"India and/or Madagascar only\" for mica.",
            "EMRT 1.x 对钴和云母问同样的问题（第 4 题只问钴），只是“Not declaring”写作“Not applicable for this declaration”；第 3 题另有选项：钴为“DRC only”，云母为“India and/or Madagascar only”。",
        ),
    ];
    blocks.extend(questions.map(|(number, question, explained)| of_mineral(number, question, explained)));
    Topic {
        id: "emrt".into(),
        title: Text::fixed("The questions of the EMRT, 1 to 7", "EMRT 的第 1 至 7 题"),
        lead: Text::fixed(
            "Numbers as in EMRT 2.x. There is no question on covered countries; questions A to G are on the page about the company.",
            "题号按 EMRT 2.x。没有覆盖国家一题；A 至 G 题见公司层面的一页。",
        ),
        blocks,
        terms: keys(&["emrt", "processor", "cahra", "recycled", "response", "minelist"]),
        next: keys(&["minerals", "company", "cahra"]),
        sources: vec![sources::emrt(), sources::this_tool()],
    }
}

pub(super) fn amrt() -> Topic {
    Topic {
        id: "amrt".into(),
        title: Text::fixed("The questions of the AMRT, 1 and 2", "AMRT 的第 1、2 题"),
        lead: Text::fixed(
            "Two questions for up to ten minerals, and no questions about the company. The weight is on the Smelter List.",
            "最多十种矿产，只有两题，没有公司层面的问题。重点在冶炼厂清单。",
        ),
        blocks: vec![
            demand(
                Template,
                &["S07", "S08", "D09"],
                "Select the minerals first. \"Other\" needs a name in the cell below, and neither 3TG nor a mineral of the EMRT belongs here.",
                "先选矿产。选“Other”要在下方写出名称；3TG 和 EMRT 的矿产不能填在这里。",
            ),
            demand(
                Template,
                &["D01"],
                "Yes at question 1 needs rows in the Smelter List; No, Unknown and \"Not declaring\" do not.",
                "第 1 题填“Yes”，冶炼厂清单里要有对应的行；填“No”“Unknown”或“Not declaring”则不需要。",
            ),
            of_mineral("1", MineralQuestion::Used, USED_ADDITIONAL),
            of_mineral("2", MineralQuestion::Response, RESPONSE_ADDITIONAL),
            heading("What else is different", "其他不同之处"),
            list(&[
                (
                    "In AMRT 1.2 and 1.21 smelter names are typed; since 1.3 there is a look-up and a column for the ID.",
                    "AMRT 1.2 和 1.21 的冶炼厂名称是手工填写的；1.3 版起有查找列和识别号列。",
                ),
                (
                    "The answers Yes and No in the recycling column of the Smelter List follow the display language: a form shown in Chinese holds Chinese words.",
                    "冶炼厂清单中回收料一列的答案随显示语言变化：中文界面下存的是“是”或“否”。",
                ),
            ]),
            demand(
                Hint,
                &[],
                "The AMRT is the newest of the forms. Ask your customer which minerals it expects before you ask your suppliers.",
                "AMRT 是推出最晚的表格。向供应商索取之前，先问客户需要哪些矿产。",
            ),
        ],
        terms: keys(&["amrt", "mineral", "response", "smelterlist"]),
        next: keys(&["minerals", "smelter", "scope"]),
        sources: vec![sources::amrt(), sources::this_tool()],
    }
}

pub(super) fn company() -> Topic {
    let questions = [
        ("A", CompanyQuestion::Policy, POLICY),
        ("B", CompanyQuestion::PolicyUrl, POLICY_URL),
        ("C", CompanyQuestion::RequireValidated, REQUIRE),
        ("D", CompanyQuestion::DueDiligence, DUE_DILIGENCE),
        ("E", CompanyQuestion::Survey, SURVEY),
        ("F", CompanyQuestion::Review, REVIEW),
        ("G", CompanyQuestion::Corrective, CORRECTIVE),
        ("H", CompanyQuestion::Filing, FILING),
    ];
    let mut blocks = vec![
        demand(
            Template,
            &["P01"],
            "They are answered once for the whole company when at least one mineral is in scope.",
            "只要有一种矿产在申报范围内就要回答，全公司答一次。",
        ),
        demand(
            BuyerPractice,
            &["P05"],
            "No is a permitted answer to all of them. Customers look at what the comment says: what is done, since when, and what is planned.",
            "每题都可以填“No”。客户看的是注释：做了什么、从何时起、有何计划。",
        ),
    ];
    blocks.extend(
        questions.map(|(number, question, explained)| block(number, question.key(), question.name(), explained)),
    );
    Topic {
        id: "company".into(),
        title: Text::fixed("Questions A to H about the company", "公司层面的 A 至 H 题"),
        lead: Text::fixed(
            "CMRT 6.x asks A to H; EMRT 2.x asks A to G, with C for each mineral; the AMRT asks none of them.",
            "CMRT 6.x 问 A 至 H；EMRT 2.x 问 A 至 G，其中 C 按矿产分别回答；AMRT 没有这些问题。",
        ),
        blocks,
        terms: keys(&["policy", "duediligence", "audit", "corrective", "ipc1755", "comment"]),
        next: keys(&["rcoi", "cmrt", "emrt"]),
        sources: vec![sources::cmrt(), sources::emrt(), sources::sec_rule(), sources::this_tool()],
    }
}

fn of_mineral(number: &'static str, question: MineralQuestion, explained: Explained) -> Block {
    block(number, question.key(), question.name(), explained)
}

fn block(number: &'static str, key: &'static str, name: Text, explained: Explained) -> Block {
    let Explained { asks, answer, comment, slips } = explained;
    let mistakes =
        slips.iter().map(|(en, zh_cn, rules)| Mistake { text: Text::fixed(en, zh_cn), rules: keys(rules) }).collect();
    Block::Question(Box::new(Question {
        key: key.into(),
        number: number.into(),
        name,
        asks: Text::fixed(asks.0, asks.1),
        answer: Text::fixed(answer.0, answer.1),
        comment: comment.map(|(en, zh_cn)| Text::fixed(en, zh_cn)),
        mistakes,
    }))
}

const USED: Explained = Explained {
    asks: (
        "Is this metal put into the product on purpose, or used in making it? Impurities and tools do not count; what is in purchased parts does.",
        "这种金属是否特意加入产品，或用于生产过程？杂质和工具不算，外购零件里的算。",
    ),
    answer: (
        "Rests on bills of materials and on what suppliers say about their parts, not on a guess.",
        "以物料清单和供应商对零件的说明为依据，不要凭印象。",
    ),
    comment: Some((
        "No tantalum: checked against all bills of materials and supplier statements, 2026-02",
        "不含钽：已对照全部物料清单和供应商说明确认，2026-02",
    )),
    slips: &[
        ("Left blank because the metal does not occur: choose No", "因为没有这种金属就留空：应选“No”", &["Q01"]),
        ("No without a reason", "填“No”而没有理由", &["Q06", "Q07"]),
        (
            "No here, but Yes below, or rows in the Smelter List",
            "这里填“No”，下面却填“Yes”，或冶炼厂清单里有行",
            &["X08", "D03"],
        ),
    ],
};

const REMAINS: Explained = Explained {
    asks: (
        "Is some of it still in the product that you deliver, if only as a residue? An aid that is removed completely does not remain.",
        "交付的产品里是否还有这种金属（残留也算）？完全除去的助剂不算留在产品里。",
    ),
    answer: (
        "Solder, plating, wire and components remain: Yes. No is for what is used up or removed without residue.",
        "焊料、镀层、导线、元件都留在产品里：填“Yes”。生产中用掉或除净、没有残留的才填“No”。",
    ),
    comment: Some((
        "Tin is used only as an etch resist and stripped completely; none is in the delivered boards",
        "锡只用作蚀刻抗蚀层并完全剥除，交付的电路板中没有",
    )),
    slips: &[
        ("Left blank after Yes at question 1", "第 1 题填“Yes”，这里留空", &["Q02"]),
        ("No here, yet later questions are answered for this metal", "这里填“No”，后面却继续回答", &["Q05"]),
    ],
};

const COVERED: Explained = Explained {
    asks: (
        "Does any smelter in your supply chain buy ore that was mined in the Democratic Republic of the Congo or its nine neighbours?",
        "您供应链中是否有冶炼厂采购在刚果（金）或其九个毗邻国家开采的矿石？",
    ),
    answer: (
        "Comes from the smelters' own statements, which your suppliers pass on. If you do not know, choose Unknown.",
        "依据冶炼厂自己的说明（由供应商转来）。不清楚就填“Unknown”。",
    ),
    comment: Some((
        "Yes: smelters in rows 8 and 9 buy ore from Rwanda, as they told our supplier on 2026-01-20",
        "是：第 8、9 行的冶炼厂采购卢旺达矿石，2026-01-20 由其告知我司供应商",
    )),
    slips: &[
        (
            "Yes here, No at question 4: covered countries count as high-risk areas there",
            "这里填“Yes”，第 4 题填“No”：覆盖国家在那里算作高风险地区",
            &["X01"],
        ),
        (
            "No, although suppliers have not answered or smelters are not known",
            "供应商没有回复完或冶炼厂没有查明，就填“No”",
            &["X03"],
        ),
        (
            "No, with a smelter or mine in one of the ten countries",
            "填“No”，冶炼厂或矿场却在这十国之内",
            &["G01", "G03"],
        ),
        ("Yes without saying which smelters", "填“Yes”，没有写明哪几家冶炼厂", &["Q08", "G04"]),
    ],
};

const CAHRA: Explained = Explained {
    asks: (
        "The same for high-risk areas anywhere in the world, the covered countries among them.",
        "同样的问题，范围是全世界的高风险地区，覆盖国家也包括在内。",
    ),
    answer: (
        "Say which list you judged by. Unknown is better than a No that nobody looked into.",
        "写明依据哪份清单判断。没查过就填“Unknown”，不要填“No”。",
    ),
    comment: Some((
        "Judged by the EU list of June 2026 and statements of smelters; row 12 buys in Nord-Kivu",
        "依据欧盟 2026 年 6 月清单和冶炼厂说明判断；第 12 行采购北基伍省矿石",
    )),
    slips: &[
        (
            "No after Yes at question 3: the covered countries count here too",
            "第 3 题填“Yes”，这里填“No”：覆盖国家也算在内",
            &["X01"],
        ),
        (
            "No copied from question 3: this question is about the whole world",
            "照抄第 3 题的“No”：这一题问的是全世界",
            &["X03"],
        ),
        (
            "No, with a smelter or mine in such an area and no explanation",
            "填“No”，冶炼厂或矿场却在这类地区，也没有说明",
            &["G02", "G03"],
        ),
        ("Yes without the reason", "填“Yes”而没有理由", &["Q08", "G04"]),
    ],
};

const RECYCLED: Explained = Explained {
    asks: (
        "Is all of this metal, without exception, recycled or scrap? \"Some\" is No.",
        "这种金属是否全部来自回收料或报废料？只有一部分就填“No”。",
    ),
    answer: (
        "Yes only when every smelter of the metal uses such material alone and says so.",
        "只有该金属的每家冶炼厂都只用这类料并有说明，才填“Yes”。",
    ),
    comment: Some((
        "Both gold refiners use scrap only, see column P of rows 5 and 6",
        "两家金精炼厂都只用回收料或报废料，见第 5、6 行 P 列",
    )),
    slips: &[
        ("Yes, yet a mined origin is given above", "填“Yes”，前面又填了矿石来源", &["X02"]),
        ("Yes, but rows say No or name a mine", "填“Yes”，清单的行却填“No”或写了矿场", &["D07", "L15"]),
    ],
};

const RESPONSE: Explained = Explained {
    asks: (
        "What share of the relevant suppliers of this metal has answered your survey?",
        "供应这种金属的相关供应商中，有多少已回复您的调查？",
    ),
    answer: (
        "Answers received, divided by relevant suppliers asked. \"Greater than 90%\" means at least 91 of 100; 90 are not enough.",
        "已收到的回复数除以已询问的相关供应商数。“Greater than 90%”指 100 家中至少 91 家，90 家不算。",
    ),
    comment: Some((
        "18 of 21 relevant suppliers answered; reminder sent 2026-03-05, due 2026-04-15",
        "21 家相关供应商中 18 家已回复；2026-03-05 已催，期限 2026-04-15",
    )),
    slips: &[
        ("100% because the company has one answer: its own", "填“100%”，其实只有本公司自己的一份答复", &[]),
        (
            "\"None\", yet smelters are listed or all are said to be known",
            "填“None”，却列了冶炼厂或填已全部查明",
            &["X05", "D08"],
        ),
        ("Low share without a plan", "回复率低而没有计划", &["Q10"]),
        ("A share, while question E says that suppliers are not surveyed", "填了比例，E 题却说没有调查", &["P06"]),
    ],
};

const IDENTIFIED: Explained = Explained {
    asks: ("Do you know every smelter of this mineral in your supply chain?", "这种矿产背后的冶炼厂是否全部查明？"),
    answer: (
        "Yes needs answers from all relevant suppliers, and a named smelter in every row. Many honest forms say No.",
        "填“Yes”的前提是相关供应商都已回复，清单里没有未查明的行。很多如实填写的表格，这一题都填“No”。",
    ),
    comment: Some((
        "Two of 21 suppliers cannot name their smelters yet; expected by 2026-06-30",
        "21 家供应商中有 2 家还说不出冶炼厂，预计 2026-06-30 前提供",
    )),
    slips: &[
        ("Yes, although not all suppliers have answered", "供应商没有回复完就填“Yes”", &["X04", "X05"]),
        (
            "Yes, with \"Smelter not yet identified\" in the list",
            "填“Yes”，清单里却有“Smelter not yet identified”",
            &["D05", "L05"],
        ),
        ("No without a comment", "填“No”而没有注释", &["Q11"]),
    ],
};

const REPORTED: Explained = Explained {
    asks: (
        "Is everything that suppliers told you about smelters in this form?",
        "供应商告诉您的冶炼厂信息，是否都填在这份表格里？",
    ),
    answer: (
        "It is about passing on what you were told, not about knowing everything: Yes is possible after No to the question before.",
        "问的是有没有如实转填，不是有没有全部查明：前一题填“No”，这里也可以填“Yes”。",
    ),
    comment: Some((
        "One supplier's list came after the effective date; it follows in the next form",
        "有一家供应商的清单在生效日期之后收到，下次填报时补上",
    )),
    slips: &[
        ("No, while all smelters are said to be identified", "填“No”，前一题却填全部查明", &["X06"]),
        ("Yes, but no smelter is named", "填“Yes”，却没有列出冶炼厂", &["D06"]),
        ("A smelter in a comment that is not in the list", "注释里提到的冶炼厂，清单里没有", &["D12"]),
    ],
};

const USED_EXTENDED: Explained = Explained {
    asks: (
        "Is this mineral put into the product on purpose, or used in making it? Unknown and \"Not declaring\" can be chosen too.",
        "这种矿产是否特意加入产品，或用于生产过程？也可以选“Unknown”或“Not declaring”。",
    ),
    answer: (
        "\"Not declaring\" says that you give no information on it in this form. It is not the same as No.",
        "“Not declaring”表示本表不提供这种矿产的信息，不等于“No”。",
    ),
    comment: Some((
        "Cobalt is in the battery of model B20 only; battery supplier asked on 2026-02-11",
        "只有 B20 型号的电池含钴；2026-02-11 已询问电池供应商",
    )),
    slips: &[
        (
            "Unknown just to be done quickly: the question stays open, and comes back",
            "为省事填“Unknown”：问题没有回答，还会再问",
            &["Q09"],
        ),
        (
            "A mineral that the customer did not ask for, or one left out",
            "多选了客户没有要求的矿产，或漏了一种",
            &["S09"],
        ),
        (
            "No or \"Not declaring\", yet with rows in the Smelter List",
            "填“No”或“Not declaring”，冶炼厂清单里却有行",
            &["D03"],
        ),
    ],
};

const USED_ADDITIONAL: Explained = Explained {
    comment: Some((
        "Aluminum is in the housing of model B20; supplier of the housing asked on 2026-02-11",
        "B20 型号的外壳含铝；2026-02-11 已询问外壳供应商",
    )),
    ..USED_EXTENDED
};

const REMAINS_EXTENDED: Explained = Explained {
    asks: (
        "Is some of it still in the product that you deliver, if only as a residue?",
        "交付的产品里是否还有这种矿产（残留也算）？",
    ),
    answer: (
        "Batteries, alloys, plating, wire and powder in plastics remain: Yes. No is for what is used up or removed without residue.",
        "电池、合金、镀层、导线和塑料中的粉料都留在产品里：填“Yes”。生产中用掉或除净、没有残留的才填“No”。",
    ),
    slips: &[
        ("Left blank after Yes at question 1", "第 1 题填“Yes”，这里留空", &["Q02"]),
        ("Unknown here, yet later questions are answered", "这里填“Unknown”，后面却继续回答", &["Q05"]),
    ],
    comment: Some(("Nickel is in stainless steel screws and plating and remains", "不锈钢螺钉和镀层含镍，留在产品里")),
};

const CAHRA_EXTENDED: Explained = Explained {
    comment: Some((
        "Refiner in row 6 buys cobalt from the DRC; its due diligence report was read in 2026-01",
        "第 6 行的精炼厂采购刚果（金）的钴；2026-01 已看过其尽职调查报告",
    )),
    slips: &[
        (
            "No for cobalt, with a mine or refiner that points to the Democratic Republic of the Congo",
            "钴填“No”，矿场或精炼厂却指向刚果（金）",
            &["G02", "G03"],
        ),
        (
            "No, although suppliers have not answered or plants are not known",
            "供应商没有回复完或工厂没有查明，就填“No”",
            &["X03"],
        ),
        ("Yes without the reason", "填“Yes”而没有理由", &["Q08", "G04"]),
    ],
    asks: (
        "Does any smelter or processor in your supply chain buy from high-risk areas, anywhere in the world?",
        "您供应链中是否有冶炼厂或加工厂从世界任何地方的高风险地区采购？",
    ),
    ..CAHRA
};

const RECYCLED_EXTENDED: Explained = Explained {
    asks: (
        "Is all of this mineral, without exception, recycled or scrap? \"Some\" is No.",
        "这种矿产是否全部来自回收料或报废料？只有一部分就填“No”。",
    ),
    answer: (
        "Yes only when every smelter or processor uses such material alone and says so.",
        "只有每家冶炼厂或加工厂都只用这类料并有说明，才填“Yes”。",
    ),
    comment: Some((
        "No: about 30% of the copper is scrap, the rest comes from mines",
        "否：铜约 30% 为报废料，其余来自矿场",
    )),
    slips: &[
        ("Yes, yet high-risk areas are Yes", "填“Yes”，高风险地区又填“Yes”", &["X02"]),
        (
            "Yes, with mines in the Mine List or rows that say No",
            "填“Yes”，矿场清单里有矿场，或清单的行填“No”",
            &["M06", "D07", "L15"],
        ),
    ],
};

const RESPONSE_EXTENDED: Explained = Explained {
    asks: (
        "What share of the relevant suppliers of this mineral has answered? \"Did not survey\" is for a mineral that nobody was asked about.",
        "供应这种矿产的相关供应商中，有多少已回复？没有问过任何人，选“Did not survey”。",
    ),
    slips: &[
        (
            "\"None\" in place of \"Did not survey\": \"None\" says that they were asked and did not answer",
            "该选“Did not survey”却选“None”：“None”表示问过，但没有人回复",
            &["X05", "D08"],
        ),
        (
            "\"Did not survey\", while question E says that suppliers are surveyed",
            "选“Did not survey”，E 题却说有调查",
            &["P11"],
        ),
        ("Low share without a plan", "回复率低而没有计划", &["Q10"]),
    ],
    ..RESPONSE
};

const RESPONSE_ADDITIONAL: Explained = Explained {
    asks: (
        "What share of the relevant suppliers of this mineral has answered? Unknown and \"Did not survey\" can be chosen.",
        "供应这种矿产的相关供应商中，有多少已回复？可选“Unknown”和“Did not survey”。",
    ),
    slips: &[
        (
            "100% says that all smelters are named; rows that are not identified contradict it",
            "填“100%”即表示冶炼厂都已列出；有尚未识别的行就矛盾",
            &["D11"],
        ),
        ("\"None\", yet smelters are listed", "填“None”，却列了冶炼厂", &["D08"]),
        ("The comment gives another share", "注释里写的是另一个比例", &["Q12"]),
    ],
    ..RESPONSE
};

const POLICY: Explained = Explained {
    asks: (
        "Is there a written policy on where minerals come from? One policy may cover the minerals of CMRT and EMRT alike.",
        "是否有关于矿产来源的书面采购政策？一份政策可以同时涵盖 CMRT 和 EMRT 的矿产。",
    ),
    answer: (
        "Yes needs a text that somebody in charge has signed, with a date.",
        "填“Yes”要有负责人签发、注明日期的文件。",
    ),
    comment: Some((
        "Adopted on 2024-05-10; applies to all suppliers of parts that contain metal",
        "2024-05-10 发布，适用于所有供应含金属零件的供应商",
    )),
    slips: &[
        ("No here, but the policy is said to be public", "这里填“No”，B 题却说政策已公开", &["P02"]),
        ("Yes without a description", "填“Yes”而没有说明", &["P10"]),
    ],
};

const POLICY_URL: Explained = Explained {
    asks: (
        "Can anybody read it on your website? With Yes its address goes into the comment.",
        "任何人都能在贵公司网站上看到该政策吗？填“Yes”时，网址写在注释里。",
    ),
    answer: (
        "Open the address in a private window on another computer before you send the form.",
        "提交前，在另一台电脑的无痕窗口里打开网址试一下。",
    ),
    comment: Some(("https://www.example.com/responsible-minerals", "政策所在网页的完整网址")),
    slips: &[
        ("Yes, and the comment is blank", "填“Yes”，注释空白", &["P03"]),
        (
            "An address that works only inside the company, a file path, or an e-mail address",
            "写的是内网地址、文件路径或电子邮件地址",
            &["P04"],
        ),
    ],
};

const REQUIRE: Explained = Explained {
    asks: (
        "Do you require direct suppliers to use smelters whose due diligence an independent third party has assessed?",
        "是否要求直接供应商只用经独立第三方审核过尽职调查的冶炼厂？",
    ),
    answer: (
        "Yes needs proof: a contract, an order or a letter. The EMRT also offers \"Yes, when more processors are validated\".",
        "填“Yes”要有合同、订单或函件为证。EMRT 还有选项“Yes, when more processors are validated”。",
    ),
    comment: Some(("In our purchase conditions since 2025-01, clause 12", "2025-01 起写入采购条件第 12 条")),
    slips: &[
        (
            "Yes, but hardly any smelter in the list is conformant or active",
            "填“Yes”，清单里却几乎没有认可（合规）或活跃的冶炼厂",
            &["D10"],
        ),
        ("No without a plan", "填“No”而没有计划", &["P05"]),
    ],
};

const DUE_DILIGENCE: Explained = Explained {
    asks: (
        "Is anything done about risks: policy, survey, review, follow-up?",
        "是否有应对风险的措施：政策、调查、审查、跟进？",
    ),
    answer: (
        "Small measures count. Name them, and the guidance that they follow.",
        "小措施也算。写明有哪些措施，参照什么指南。",
    ),
    comment: Some((
        "Based on OECD guidance: yearly survey, smelters compared with RMI lists twice a year",
        "参照经合组织指南：每年调查，每半年与 RMI 清单对照冶炼厂",
    )),
    slips: &[
        ("No, while single measures are Yes", "填“No”，具体措施却填“Yes”", &["P09"]),
        ("Yes, while all the single measures are No", "填“Yes”，具体措施却都填“No”", &["P12"]),
    ],
};

const SURVEY: Explained = Explained {
    asks: (
        "Do you survey your suppliers, and in which format? IPC-1755 is the data standard behind CMRT and EMRT.",
        "是否调查供应商，用什么格式？IPC-1755 是 CMRT 和 EMRT 所依据的数据标准。",
    ),
    answer: (
        "If suppliers fill in a CMRT or EMRT, choose the first Yes; if they use a form of your own, the second, and describe it.",
        "供应商填 CMRT 或 EMRT，选第一个“Yes”；用自己的格式，选第二个并说明。",
    ),
    comment: Some((
        "Own questionnaire with the questions of CMRT 6.5, answered online",
        "自制问卷，内容与 CMRT 6.5 的问题相同，在线填写",
    )),
    slips: &[
        ("Other format, not described", "选其他格式，没有说明", &["P07"]),
        ("No, yet suppliers are said to have answered", "填“No”，却填有供应商回复", &["P06"]),
        ("Yes, but every mineral says \"Did not survey\"", "填“Yes”，各矿产却都选“Did not survey”", &["P11"]),
    ],
};

const REVIEW: Explained = Explained {
    asks: (
        "Do you compare what suppliers send with what you expect of them?",
        "是否把供应商提供的信息与您的要求对照审查？",
    ),
    answer: (
        "Yes needs criteria: complete, smelters known, no contradictions, statuses compared.",
        "填“Yes”要有标准：填写完整、冶炼厂已查明、没有矛盾、已对照状态。",
    ),
    comment: Some((
        "Checked for gaps, contradictions and status; returned within 14 days",
        "检查缺漏、矛盾和状态，14 天内退回",
    )),
    slips: &[
        ("Yes without a description", "填“Yes”而没有说明", &["P10"]),
        ("No without a plan", "填“No”而没有计划", &["P05"]),
    ],
};

const CORRECTIVE: Explained = Explained {
    asks: (
        "When a supplier falls short, is there a plan with a due date and somebody who follows it up?",
        "供应商达不到要求时，是否有带期限的改进计划，并有专人跟进？",
    ),
    answer: ("Yes rests on the review of question F.", "填“Yes”的前提是有 F 题的审查。"),
    comment: Some((
        "Plan with due date; after six months without progress purchasing decides",
        "带期限的计划；六个月没有进展，由采购部门决定",
    )),
    slips: &[("Yes here, No at question F", "这里填“Yes”，F 题填“No”", &["P08"])],
};

const FILING: Explained = Explained {
    asks: (
        "Only in the CMRT: must your own company file a yearly disclosure on conflict minerals in the United States or the EU?",
        "只有 CMRT 有此题：贵公司自己是否须在美国或欧盟提交冲突矿产年度披露？",
    ),
    answer: (
        "It is about your company, not about your customer. Most suppliers that are not listed on a stock exchange in the United States and import no ore or metal into the EU choose No; ask your legal department if in doubt.",
        "问的是贵公司自己，不是客户。没有在美国上市、也不向欧盟进口矿石或金属的供应商，一般选“No”；拿不准就问法务部门。",
    ),
    comment: None,
    slips: &[("Left blank because it seems not to apply: choose No", "觉得与己无关就留空：应选“No”", &["P01"])],
};
