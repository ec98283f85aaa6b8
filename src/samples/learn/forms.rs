//! The form as a whole: its scope, its way through the supply chain, and what this tool says about
//! it.

use super::{Topic, demand, heading, keys, list, paragraph, sources, steps};
use crate::base::text::Text;
use crate::report::SourceKind::{BuyerPractice, BuyerProfile, Hint, Logic, Template};

pub(super) fn scope() -> Topic {
    Topic {
        id: "scope".into(),
        title: Text::fixed("Declaration scope: A, B or C", "申报范围：A、B、C 怎么选"),
        lead: Text::fixed(
            "The scope says what the answers in the form cover. Choose it before you answer.",
            "申报范围决定表中每个答案代表什么。先选定它，再回答问题。",
        ),
        blocks: vec![
            heading("The three choices", "三个选项"),
            list(&[
                (
                    "A. Company: the answers hold for everything that the company sells. The usual choice, and the one that names the most smelters.",
                    "A. Company（全公司）：答案代表公司销售的全部产品。最常用，冶炼厂也最多。",
                ),
                (
                    "B. Product: the answers hold for the products in the Product List only. It needs less data, and a new form whenever a product is added.",
                    "B. Product（产品）：答案只代表产品清单中的产品。需要的资料较少，但增加产品就要重新填。",
                ),
                (
                    "C. User defined: the answers hold for what you describe, such as one factory or one product line.",
                    "C. User defined（自定义）：答案代表您描述的范围，例如一个工厂或一条产品线。",
                ),
            ]),
            heading("How to choose", "怎么选"),
            list(&[
                ("Does the customer name a scope? Choose that one.", "客户指定了范围？按客户的要求选。"),
                (
                    "Does the customer buy only a few of your many products, and do you know their smelters? B gives the customer only what concerns it.",
                    "客户只买众多产品中的几种，而您知道这几种的冶炼厂？选 B，客户只看到与其有关的内容。",
                ),
                (
                    "Are the answers the same for all products, or can you not separate them? Choose A.",
                    "各产品的答案相同，或者分不开？选 A。",
                ),
                (
                    "C is for what A and B cannot express. Describe it so that a stranger can tell what is covered.",
                    "C 用于 A、B 都不适用的情况。描述要让不了解您公司的人也能看懂包括哪些产品。",
                ),
            ]),
            heading("A good description for C", "C 的描述示例"),
            paragraph(
                "Good: \"All power supplies of the Suzhou plant, series PS-100 and PS-200\". Not enough: \"Our products\", \"See above\", \"Partly\".",
                "好的写法：“All power supplies of the Suzhou plant, series PS-100 and PS-200”（苏州工厂 PS-100 和 PS-200 系列的全部电源）。不够清楚的写法：“Our products”、“See above”、“Partly”。",
            ),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["S01", "S02"],
                "The scope is chosen; C has a description.",
                "必须选择申报范围；选 C 要有描述。",
            ),
            demand(
                Template,
                &["S03", "S04"],
                "B has a Product List that begins in its first row, with a number in every row and no product twice.",
                "选 B 时，产品清单从第一行填起，每行有产品编号，同一产品不写两次。",
            ),
            demand(
                Template,
                &["S05"],
                "Products are listed for B only. Beside A they leave the reader in doubt which of the two is meant.",
                "只有选 B 才填产品清单。选 A 又列产品，对方就不知道以哪个为准。",
            ),
            demand(
                BuyerProfile,
                &["S06"],
                "Some customers accept only one kind of scope, because their system keeps answers by company or by part.",
                "有的客户只接受一种范围，因为其系统按公司或按产品编号保存答案。",
            ),
        ],
        terms: keys(&["declarationscope", "productlist", "declaration"]),
        next: keys(&["cmrt", "life"]),
        sources: vec![sources::cmrt(), sources::emrt(), sources::amrt()],
    }
}

pub(super) fn life() -> Topic {
    Topic {
        id: "life".into(),
        title: Text::fixed("The life of a form", "表格的流转：从索取到披露"),
        lead: Text::fixed(
            "A form passes from supplier to customer once a year or more often, and at each step a program usually reads it before a person does.",
            "表格沿供应链逐级交给客户，每年一次或更多；每一级通常先由程序读取，再由人看。",
        ),
        blocks: vec![
            heading("From request to report", "七个环节"),
            steps(&[
                (
                    "RMI publishes a new revision: the CMRT mostly in spring (6.5 on 2025-04-25), the AMRT mostly in autumn (1.3 on 2025-10-17), the EMRT in either (2.0 and 2.1 on these days).",
                    "RMI 发布新版本：CMRT 多在春季（6.5 版为 2025-04-25），AMRT 多在秋季（1.3 版为 2025-10-17），EMRT 春秋都有（2.0 和 2.1 版也在这两天）。",
                ),
                (
                    "Your customer asks for it, often naming a due date and a revision.",
                    "客户来索取表格，往往同时规定期限和版本。",
                ),
                ("You ask your relevant suppliers with the same template.", "您用同样的模板向相关供应商索取。"),
                (
                    "You put their answers and smelters together, choose the scope, and date the form.",
                    "汇总供应商的答案和冶炼厂，选定申报范围，填写生效日期。",
                ),
                (
                    "The customer's import tool reads it. Answers that are not in the drop-down, renamed sheets and broken formulas fail here.",
                    "客户的导入工具读取表格。下拉列表里没有的答案、改名的工作表、损坏的公式会在这里出错。",
                ),
                (
                    "A person compares answers, smelters and statuses, and sends back what does not agree.",
                    "专人核对答案、冶炼厂和状态，不一致的退回。",
                ),
                (
                    "The customer merges the lists of all suppliers and answers its own customers. A company that files with the US securities regulator (SEC) does so by 31 May for the calendar year before.",
                    "客户合并所有供应商的清单，再答复自己的客户。向美国证券交易委员会 (SEC) 提交文件的企业，须在 5 月 31 日或之前提交上一日历年的披露。",
                ),
            ]),
            heading("When a revision changes", "版本更换时"),
            list(&[
                (
                    "Fill the new workbook itself. Do not rename the old one or copy whole sheets.",
                    "在新版工作簿里填写，不要把旧文件改名，也不要整页复制。",
                ),
                (
                    "Copy answers question by question: CMRT 6.0 added a question, and all later numbers moved.",
                    "答案要逐题抄：CMRT 6.0 增加了一题，后面的题号都变了。",
                ),
                (
                    "Paste as values, and smelters by ID, so that names come from the new look-up.",
                    "只粘贴数值；冶炼厂按识别号填，名称由新版查找表带出。",
                ),
            ]),
            heading("When to send a new one", "什么时候要重新提交"),
            list(&[
                ("A smelter is new, gone, or has another status", "冶炼厂有增减，或状态有变化"),
                ("A product or a material changed", "产品或材料有变化"),
                ("A supplier answered after your effective date", "供应商在您的生效日期之后才回复"),
            ]),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["C08", "F05", "F07"],
                "The effective date is one clear day; sheets, formulas and drop-downs stay as they are.",
                "生效日期要具体到日；工作表、公式和下拉列表保持原样。",
            ),
            demand(
                Logic,
                &["C09"],
                "The effective date is the day on which the form was completed, so it cannot be in the future.",
                "生效日期是完成申报的日期，不会晚于今天。",
            ),
            demand(
                BuyerPractice,
                &["C10"],
                "Most customers want a date within the last twelve months.",
                "多数客户要求日期在最近十二个月内。",
            ),
            demand(
                BuyerProfile,
                &["F03"],
                "Which revision is still accepted is up to the customer. RMI does not decide it.",
                "还接受哪些版本，由客户决定，不由 RMI 决定。",
            ),
            demand(
                Template,
                &["H02"],
                "Comments are written in English, so that everyone along the chain can read them.",
                "注释用英文写，供应链上的每一级都能看懂。",
            ),
        ],
        terms: keys(&["template", "revision", "effectivedate", "importtool", "relevantsupplier"]),
        next: keys(&["scope", "tool"]),
        sources: vec![sources::cmrt(), sources::emrt(), sources::amrt(), sources::sec_rule()],
    }
}

pub(super) fn tool() -> Topic {
    Topic {
        id: "tool".into(),
        title: Text::fixed("What this tool says, and what it does not", "本工具说明什么，不说明什么"),
        lead: Text::fixed(
            "It reads the form as a careful colleague would. It knows neither your products nor your customer's mind.",
            "它像细心的同事一样看表，但不了解您的产品，也不知道客户怎么想。",
        ),
        blocks: vec![
            heading("It says", "它会说明"),
            list(&[
                (
                    "Which cells are blank or unfinished or contradict each other, by sheet and cell, with the value as typed.",
                    "哪些单元格空白、没填完或互相矛盾，注明工作表、单元格和所填内容。",
                ),
                (
                    "What the official Checker would show, recomputed, and what it does not see.",
                    "官方 Checker 会显示什么（重新计算），以及它看不出什么。",
                ),
                ("What lists say about the smelters, each with its date.", "各份清单怎样记录这些冶炼厂，并注明日期。"),
                ("What was not checked, and why.", "哪些内容没有检查，以及原因。"),
            ]),
            heading("It does not say", "它不会说明"),
            list(&[
                ("Whether an answer is true", "答案是否属实"),
                ("Whether your customer accepts the form", "客户是否接受这份表格"),
                ("Whether a law is met: it gives no legal advice", "是否满足法律要求：本工具不提供法律意见"),
                ("Where any one lot of metal comes from", "某一批金属来自哪里"),
            ]),
            heading("Three levels, five sources", "三种程度，五种依据"),
            paragraph(
                "Must fix, Explain and Look at say how pressing a finding is. The source says who asks for it:",
                "“必须修改”“需要说明”“请留意”表示轻重，依据则表示由谁提出：",
            ),
            demand(
                Template,
                &["Q01"],
                "The template demands it, in its Checker, its Instructions or its drop-downs.",
                "出自模板自己的 Checker、填写说明或下拉列表。",
            ),
            demand(Logic, &["D05"], "Two cells cannot both be true.", "两处内容不能同时成立。"),
            demand(
                BuyerPractice,
                &["Q10"],
                "Many customers ask for it; the template does not.",
                "很多客户有此要求，模板没有。",
            ),
            demand(
                BuyerProfile,
                &["F03"],
                "The customer whose profile is loaded asks for it.",
                "由某个客户提出，写在您载入的客户配置里。",
            ),
            demand(Hint, &["R14"], "Nobody demands it; it may help to know.", "没有人要求，但知道了有帮助。"),
            heading("When nothing is found", "没有发现问题时"),
            paragraph(
                "No finding means that nothing was found with the rules and lists in use. It is no approval by anybody. Look once more at what only you know: the products, the suppliers, and the person who signs.",
                "没有发现问题，只表示按所用的规则和清单没有查出问题，不代表任何人的认可。请再看一遍只有您清楚的内容：产品、供应商和负责人。",
            ),
        ],
        terms: keys(&["checker", "finding", "level", "sourcekind", "profile"]),
        next: keys(&["life", "status"]),
        sources: vec![sources::this_tool()],
    }
}
