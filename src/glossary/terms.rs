//! The terms, by subject.

use super::{Term, Usage};
use crate::base::text::Text;
use std::borrow::Cow;

const TEMPLATES: Text = Text::fixed(
    "RMI templates: CMRT 6.5 (2025-04-25), EMRT 2.1 and AMRT 1.3 (2025-10-17)",
    "RMI 模板：CMRT 6.5（2025-04-25）、EMRT 2.1 和 AMRT 1.3（2025-10-17）",
);
const RETIRED: Text = Text::fixed("RMI template CRT 2.2 (2020-10-28)", "RMI 模板 CRT 2.2（2020-10-28）");
const OWN: Text = Text::fixed("Word of this tool, 2026", "本工具的用词，2026");
const STATUS_PAGE: Text =
    Text::fixed("RMI, page on its lists of facilities, read in autumn 2026", "RMI 设施清单网页，2026 年秋查阅");
const FILINGS: Text = Text::fixed(
    "Filings of companies under the SEC's rule, and their reports, 2025 and 2026",
    "各公司按 SEC 规则提交的申报文件及其报告，2025 年和 2026 年",
);
const OECD: Text = Text::fixed("OECD due diligence guidance, third edition, 2016", "经合组织尽职调查指南第三版，2016");
const SEC: Text = Text::fixed("SEC, final rule on conflict minerals, 2012-08-22", "SEC 冲突矿产最终规则，2012-08-22");
const DODD_FRANK: Text = Text::fixed(
    "Dodd-Frank Act, section 1502, 2010-07-21; named in CMRT 6.5 (2025-04-25)",
    "《多德-弗兰克法案》第 1502 条，2010-07-21；CMRT 6.5（2025-04-25）列出",
);
const EU: Text = Text::fixed("Regulation (EU) 2017/821, 2017-05-17", "欧盟第 2017/821 号条例，2017-05-17");
const EXCHANGE: Text =
    Text::fixed("IPC-1755, named in CMRT 6.5 (2025-04-25)", "IPC-1755，CMRT 6.5（2025-04-25）中提及");

macro_rules! terms {
    ($($id:literal: $en:literal, $zh:literal; $meaning:literal, $meaning_zh:literal; $source:ident;
        $($key:ident [$($word:literal),*])*)*) => {
        /// Every term, by subject.
        pub static TERMS: &[Term] = &[$(Term {
            id: Cow::Borrowed($id),
            term: Text::fixed($en, $zh),
            meaning: Text::fixed($meaning, $meaning_zh),
            source: $source,
            usage: NOTHING$(.$key(&[$($word),*]))*,
        }),*];
    };
}

type Words = &'static [&'static str];

const NOTHING: Usage = Usage { not: &[], except: &[], not_in_english: &[], phrases: &[], chinese: &[] };

impl Usage {
    const fn not(self, not: Words) -> Self {
        Self { not, ..self }
    }

    const fn except(self, except: Words) -> Self {
        Self { except, ..self }
    }

    const fn not_in_english(self, not_in_english: Words) -> Self {
        Self { not_in_english, ..self }
    }

    const fn phrases(self, phrases: Words) -> Self {
        Self { phrases, ..self }
    }

    const fn chinese(self, chinese: Words) -> Self {
        Self { chinese, ..self }
    }
}

terms! {
    // Minerals and plants
    "conflictminerals": "conflict minerals", "冲突矿产";
        "Tin, tantalum, tungsten and gold, wherever they come from. The name says nothing about the origin of any one lot",
        "锡、钽、钨、金的统称，不论来自哪里。这个名称并不说明某一批料的来源"; DODD_FRANK;
        not ["冲突矿物", "冲突金属"] phrases ["conflict mineral"] chinese ["冲突矿产"]
    "3tg": "3TG", "3TG（锡、钽、钨、金）";
        "Short for tantalum, tin, tungsten and gold, the four metals of the CMRT", "锡、钽、钨、金的简称，即 CMRT 的四种金属"; TEMPLATES;
        not ["三锡金", "3T1G"]
    "mineral": "mineral", "矿产";
        "A mineral or metal that a template asks about", "模板所问的矿产或金属"; TEMPLATES;
        not ["矿物"] except ["扩展矿物报告模板", "额外矿物报告模板", "（额外矿物）", "（扩展矿物）"]
    "smelter": "smelter", "冶炼厂";
        "The plant in which ore, concentrate or scrap becomes metal of a traded grade. The templates mean refiners and processors too",
        "把矿石、精矿或废料变成可交易等级金属的工厂。模板所说的冶炼厂也包括精炼厂和加工厂"; TEMPLATES;
        not ["冶炼商", "熔炼厂", "冶炼企业"]
    "refiner": "refiner", "精炼厂";
        "The word for the plant that makes refined gold; for cobalt and others it is the plant that makes the refined chemical or metal",
        "生产精炼金的工厂；对钴等矿产，指生产精炼化学品或金属的工厂"; TEMPLATES;
        not ["精炼商", "提炼厂", "炼金厂"]
    "processor": "processor", "加工厂";
        "The plant at the same point of the chain for minerals that are not smelted, such as mica", "云母等不经冶炼的矿产，在供应链同一位置的工厂"; TEMPLATES;
        not ["加工商", "加工企业"]
    "mine": "mine", "矿场";
        "The place where ore is dug, entered in the Mine List of EMRT and AMRT", "开采矿石的地点，填入 EMRT 和 AMRT 的矿场清单"; TEMPLATES;
        not ["矿山", "矿井", "矿厂"]
    "recycled": "recycled or scrap", "回收料或报废料";
        "Metal that was used before or is left over from production. Mine waste and a smelter's own intermediate products do not count",
        "已用过的金属或生产剩余的金属。矿场的尾料和冶炼厂自己的中间产品不算"; TEMPLATES;
        not ["再生料", "回收或废料", "回收料或废料", "回收废料"] phrases ["recycled or scrap"] chinese ["回收料或报废料"]
    "origin": "country of origin", "原产国";
        "The country in which the ore was dug. Where the smelter is located is another question", "矿石开采地所在的国家。冶炼厂设在哪里是另一个问题"; SEC;
        not ["来源国", "原产地国"]
    "country": "country (of a smelter or mine)", "国家或地区";
        "The place where a smelter or mine stands, by one of the template's own names", "冶炼厂或矿场所在地，用模板自带的名称填写"; TEMPLATES;
        not ["国家/地区", "国家和地区"]

    // Due diligence
    "duediligence": "due diligence", "尽职调查";
        "What a company does all year to find, lessen and report risks in its supply chain, in five steps",
        "企业为发现、减轻和报告供应链风险而持续做的工作，共五步"; OECD;
        not ["尽责调查", "尽责管理", "尽责查证", "尽职审查"] phrases ["due diligence"] chinese ["尽职调查"]
    "rcoi": "RCOI, reasonable country of origin inquiry", "合理原产国查询 (RCOI)";
        "The first step of a company that files with the US securities regulator (SEC): find out in good faith whether its 3TG may come from the covered countries, or is recycled or scrap",
        "须在美国提交披露的企业要做的第一步：如实、尽力地查明其 3TG 是否可能来自覆盖国家，或是回收料或报废料"; SEC;
        not ["合理原产地", "合理原产国调查", "合理原产国询问"]
    "covered": "covered countries", "覆盖国家";
        "The Democratic Republic of the Congo and the nine countries beside it. The Chinese CMRT says \"指明国家或地区\"",
        "刚果（金）及其九个毗邻国家。CMRT 中文版译作“指明国家或地区”"; DODD_FRANK;
        not ["指明国家", "指明的国家", "涵盖国家", "受保国家", "涵盖的国家"] phrases ["covered countr"] chinese ["覆盖国家"]
    "adjoining": "adjoining countries", "毗邻国家";
        "The nine countries with a border to the Democratic Republic of the Congo", "与刚果（金）接壤的九个国家"; DODD_FRANK;
        not ["邻近国家", "邻国", "相邻国家"] except ["毗邻国家"] phrases ["adjoining countr"] chinese ["毗邻国家"]
    "cahra": "CAHRA, conflict-affected and high-risk areas", "受冲突影响和高风险地区 (CAHRA)";
        "Areas with armed conflict, weak government or widespread abuse of human rights, anywhere in the world. The EU's list of them is indicative",
        "世界任何地方存在武装冲突、治理薄弱或普遍侵犯人权的地区。欧盟的指示性清单仅供参考"; EU;
        not ["冲突和高风险", "冲突地区", "受冲突影响与高风险", "受冲突影响及高风险"] phrases ["conflict-affected"] chinese ["受冲突影响"]
    "audit": "audit by an independent third party", "独立第三方审核";
        "An assessment of a smelter's due diligence by a firm that belongs to neither smelter nor customer", "由与冶炼厂和客户都无关的机构审查冶炼厂的尽职调查"; TEMPLATES;
        not ["审计", "稽核", "审验"] phrases ["third-party audit", "third party audit"] chinese ["第三方审核"]
    "corrective": "corrective action", "纠正行动";
        "What is agreed with a supplier whose answers are incomplete or show a risk, with a date by which it is to be done",
        "供应商的答复不完整或存在风险时，与其商定并限期完成的改进"; TEMPLATES;
        not ["整改", "纠错行动", "矫正", "纠正措施"] phrases ["corrective action"] chinese ["纠正行动"]
    "policy": "sourcing policy", "采购政策";
        "What a company expects of itself and of its suppliers about minerals, in writing", "企业在矿产来源方面对自己和供应商的书面要求"; TEMPLATES;
        not ["采购方针"]
    "supplier": "supplier", "供应商";
        "The company that fills the form, or one that delivers to it", "填表的企业，或向其供货的企业"; TEMPLATES;
        not ["供货商", "供方"]
    "relevantsupplier": "relevant supplier", "相关供应商";
        "A direct supplier whose goods contain the mineral", "所供货物含有该矿产的直接供应商"; TEMPLATES;
        phrases ["relevant supplier"] chinese ["相关供应商"]
    "customer": "customer", "客户";
        "Whoever asks for the form", "要求提供表格的一方"; OWN;
        not ["买方", "买家", "采购商", "采购方"] not_in_english ["buyer"]

    // Status of a smelter
    "rmi": "RMI, Responsible Minerals Initiative", "负责任矿产倡议 (RMI)";
        "The group of companies that publishes the templates and runs RMAP. This tool does not belong to it", "由企业组成的组织，发布模板并运行 RMAP。本工具与其没有隶属关系"; STATUS_PAGE;
        not ["负责任矿物", "责任矿产倡议组织"]
    "rmap": "RMAP, Responsible Minerals Assurance Process", "负责任矿产保证流程 (RMAP)";
        "RMI's programme in which smelters have their due diligence assessed", "RMI 的项目，对冶炼厂的尽职调查进行审核"; STATUS_PAGE;
        not ["负责任矿产审验", "保障流程"]
    "conformant": "conformant (status on a list)", "认可（合规）";
        "The smelter has completed an assessment against the RMI standard that applies to it, or that of another programme which RMI recognises",
        "冶炼厂已按适用的 RMI 标准完成审核，或完成了 RMI 承认的其他项目的审核"; STATUS_PAGE;
        not ["合规"] except ["认可（合规）"] not_in_english ["compliant"] phrases ["conformant"] chinese ["认可"]
    "active": "active (status on a list)", "活跃";
        "The smelter has committed itself to an assessment and is on the way: the visit is scheduled, under way, or followed by corrective action",
        "冶炼厂已承诺接受审核，流程正在进行：已安排现场审核、正在审核，或处于纠正行动阶段"; STATUS_PAGE;
        not ["有效或合规", "有效冶炼厂"]
    "eligible": "eligible (status on a list)", "可接受审核";
        "The plant is one that RMI can assess. It says nothing about an assessment", "属于 RMI 可以审核的工厂，不说明是否审核过"; STATUS_PAGE;
        not ["合格"] phrases ["eligible"] chinese ["可接受审核"]
    "nonconformant": "\"Non-Conformant\" (status that a source states)", "未获认可（Non-Conformant）";
        "A company's filing or another source calls the smelter so on a day. It is the word of that source, shown with it, and no decision of RMI's that this tool has seen",
        "某公司的申报文件或其他来源在某日这样称呼该冶炼厂。这是该来源的用词，与来源一起显示；本工具没有见到 RMI 作出的这一决定"; FILINGS;
    "outreachrequired": "\"Outreach Required\" (status that a source states)", "需要接洽";
        "RMI wants the smelter to be approached by its customers. Nothing is said about an assessment", "RMI 希望由客户与冶炼厂接洽，不说明是否审核过"; FILINGS;
        phrases ["outreach required"] chinese ["需要接洽"]
    "unabletoproceed": "\"RMI Due Diligence Review - Unable to Proceed\" (status that a source states)", "RMI 尽职调查审查：无法继续";
        "RMI looked into the smelter before an assessment, and the assessment could not go on", "审核前 RMI 对冶炼厂作过审查，审核无法继续"; FILINGS;
        phrases ["unable to proceed"] chinese ["无法继续"]
    "communicationsuspended": "\"Communication Suspended - Not Interested\" (status that a source states)", "沟通中止：无意参与";
        "The smelter said that it will not take part, and the talks have ended for now", "冶炼厂表示不参加，沟通暂时中止"; FILINGS;
        phrases ["communication suspended"] chinese ["沟通中止"]
    "incommunication": "\"In Communication\" (status that a source states)", "沟通中";
        "RMI and the smelter are talking about an assessment, and none is agreed", "RMI 正与冶炼厂沟通审核事宜，尚未商定"; FILINGS;
    "neither": "neither conformant nor active (as a source states)", "既非认可也非活跃";
        "The source knows the smelter and marks it as neither. The reason is not stated", "来源列有该冶炼厂，并标为两者都不是，没有说明原因"; FILINGS;
        phrases ["neither conformant nor active"] chinese ["既非认可也非活跃", "既不是认可"]
    "notenrolled": "\"Not enrolled\" (status that a source states)", "未加入";
        "The source says that the smelter has not joined the programme. Many smelters of a metal have not", "来源说明该冶炼厂没有加入该项目；同一种金属里没有加入的冶炼厂不少"; FILINGS;
        phrases ["not enrolled"] chinese ["未加入"]
    "statement": "statement (of a public document)", "公开文件的记录";
        "What a company's filing or report says about a smelter on a day. It counts as of that day, with that source, and says nothing about smelters that the document does not name",
        "公司的申报文件或报告对某家冶炼厂在某日状态的说明。只作为当日、该来源的记录，不涉及文件没有写到的冶炼厂"; OWN;
    "crossrecognised": "cross-recognised", "交叉认可";
        "Assessed by another programme whose result RMI accepts", "由其他项目审核，结果得到 RMI 承认"; STATUS_PAGE;
        not ["相互认可", "互认"]
    "removed": "removed (from a list)", "已移除";
        "On an earlier list and no longer on the newest. The list rarely says why", "曾在较早的清单上，最新清单上已没有。清单一般不说明原因"; OWN;
        not ["除名", "下架", "剔除"]
    "notlisted": "not on the list", "清单里没有";
        "The list of this date has no such entry: a gap in knowledge, not a result of an assessment", "这份清单在该日期没有这一项：只表示尚不清楚，不是审核结果"; OWN;
        not ["未达标", "不达标"]
    "list": "list of smelters, status list", "清单、状态清单";
        "Smelters with names and IDs, and on a status list with a status, as of one day", "某一日期的冶炼厂名称和识别号；状态清单还含状态"; OWN;
        not ["名单"] except ["制裁名单"]
    "facts": "built-in historical facts", "内置历史资料";
        "Single public facts about smelters that this tool brings along, with their dates", "本工具自带的、注明日期的公开冶炼厂资料"; OWN;
        not ["内置清单资料", "RMI 清单资料"] phrases ["historical facts"] chinese ["历史资料"]

    // The form
    "cmrt": "CMRT, Conflict Minerals Reporting Template", "冲突矿产报告模板 (CMRT)";
        "RMI's form for 3TG", "RMI 关于 3TG 的表格"; TEMPLATES;
        not ["冲突矿产报告模版", "冲突矿产申报模板"]
    "emrt": "EMRT, Extended Minerals Reporting Template", "扩展矿物报告模板 (EMRT)";
        "RMI's form for cobalt and mica, since revision 2.0 also copper, graphite, lithium and nickel", "RMI 关于钴、云母的表格；自 2.0 版起还包括铜、石墨、锂、镍"; TEMPLATES;
        not ["扩展矿产报告模板", "扩展矿物报告模版", "延伸矿产"]
    "amrt": "AMRT, Additional Minerals Reporting Template", "额外矿物报告模板 (AMRT)";
        "RMI's form for up to ten other minerals of the supplier's choice", "RMI 关于其他矿产的表格，最多自选十种"; TEMPLATES;
        not ["额外矿产报告模板", "附加矿物"]
    "crt": "CRT, Cobalt Reporting Template", "钴报告模板 (CRT)";
        "RMI's earlier form for cobalt alone; the EMRT took its place in October 2021", "RMI 以前只报钴的表格，2021 年 10 月起由 EMRT 取代"; RETIRED;
    "template": "template", "模板";
        "The blank workbook as RMI publishes it", "RMI 发布的空白工作簿"; TEMPLATES;
        not ["模版", "范本", "样板"]
    "revision": "revision (of a template), version (of this tool)", "版本";
        "A template carries the number of its revision in cell J3 of its \"Declaration\" sheet", "模板的版本号写在“申报”工作表（Declaration）的 J3"; TEMPLATES;
        not ["版次", "修订版"]
    "checker": "official Checker, Checker (sheet)", "官方 Checker";
        "The sheet of the template that counts blank required cells. It does not see contradictions", "模板自带的工作表，统计空白的必填项，看不出矛盾"; TEMPLATES;
        not ["校验"] phrases ["checker"] chinese ["Checker", "它"]
    "openitem": "open item (of the Checker)", "未完成项";
        "A line that the Checker counts as not filled", "官方 Checker 计为未填的一项"; OWN;
        not ["未完成条目", "待办项"]
    "declaration": "Declaration (sheet)", "“申报”工作表";
        "The sheet with company data and questions", "填写公司信息和问题的工作表"; TEMPLATES;
        not ["申报页", "声明页"]
    "declarationscope": "declaration scope; in scope, out of scope", "申报范围；在申报范围内、在申报范围外";
        "What the form speaks for: the whole company, named products, or what the supplier describes", "表格所代表的对象：整个公司、列出的产品，或自行描述的范围"; TEMPLATES;
        not ["声明范围", "申报类别"] phrases ["declaration scope"] chinese ["申报范围"]
    "smelterlist": "Smelter List (sheet)", "冶炼厂清单";
        "The sheet in which the supplier names its smelters, one row for each metal and plant", "供应商列出冶炼厂的工作表，每种金属每家工厂一行"; TEMPLATES;
        not ["冶炼厂目录", "冶炼厂列表", "冶炼厂名单"] phrases ["smelter list"] chinese ["冶炼厂清单", "清单", "Smelter List"]
    "lookup": "look-up; Smelter Look-up sheet", "冶炼厂查找列、冶炼厂查找表";
        "The column in which a smelter is chosen, and the sheet from which its choices come", "选择冶炼厂的那一列，以及提供选项的工作表"; TEMPLATES;
        not ["查找列表", "查询表"] not_in_english ["lookup"] phrases ["look-up"] chinese ["查找"]
    "productlist": "Product List (sheet)", "产品清单";
        "The products that the form speaks for, where the scope is products", "申报范围为产品时，表格所代表的产品"; TEMPLATES;
        not ["产品列表", "产品目录"] phrases ["product list"] chinese ["产品清单", "清单"]
    "minelist": "Mine List (sheet)", "矿场清单";
        "The mines behind the smelters, as far as they are known", "冶炼厂背后的矿场，知道多少填多少"; TEMPLATES;
        not ["矿场列表", "矿山清单"] phrases ["mine list"] chinese ["矿场清单", "清单"]
    "instructions": "Instructions (sheet)", "填写说明";
        "The sheet in which the template says how it is filled", "模板说明如何填写的工作表"; TEMPLATES;
        not ["说明页", "填表说明"] phrases ["instructions"] chinese ["填写说明", "Instructions"]
    "smelterid": "smelter ID, RMI ID", "冶炼厂识别号、RMI 识别号";
        "CID and six digits; the one sure name of a smelter", "CID 加六位数字，是冶炼厂唯一可靠的标识"; TEMPLATES;
        not ["工厂识别号", "冶炼厂编号", "识别编号", "冶炼厂 ID"] not_in_english ["cid number"] phrases ["smelter ids"] chinese ["识别号"]
    "uniqueid": "unique ID, unique ID authority", "公司唯一标识、标识颁发机构";
        "A number by which the supplier's own company is known, and who gave it", "供应商自己公司的编号，以及由谁颁发"; TEMPLATES;
        not ["唯一识别信息", "发证机构"] not_in_english ["issuer"] phrases ["unique id"] chinese ["唯一标识", "标识"]
    "authorizer": "authorizer", "授权人";
        "The person who answers for the form inside the company", "在公司内对表格内容负责的人"; TEMPLATES;
        not ["批准人", "签核人"] phrases ["authorizer"] chinese ["授权人"]
    "contact": "contact", "联系人";
        "The person who answers questions about the form", "回答有关表格问题的人"; TEMPLATES;
        not ["联络人"]
    "effectivedate": "effective date", "生效日期";
        "The day on which the form was completed", "完成申报的日期，答案反映这一天的情况"; TEMPLATES;
        not ["授权日期", "有效日期", "填表日期"] phrases ["effective date"] chinese ["生效日期", "日期"]
    "comment": "comment", "注释";
        "The cell beside an answer, or the last column of a list, for reasons and explanations", "答案旁边的格，或清单最后一列，用于写理由和说明"; TEMPLATES;
        not ["备注", "评论"] phrases ["comment"] chinese ["注释", "说明"]
    "added": "intentionally added", "有意添加";
        "Put into the product on purpose because of what it does there; not an impurity", "因其作用而特意加入产品，不是杂质"; TEMPLATES;
        not ["有目的添加", "故意添加", "有针对性添加"] phrases ["intentionally added"] chinese ["有意添加"]
    "response": "response share", "回复率";
        "What share of the relevant suppliers has answered", "相关供应商中已回复的比例"; TEMPLATES;
        not ["回复占比", "答复率", "回复比例", "响应率", "反馈率"] not_in_english ["response rate"] phrases ["response share"] chinese ["回复率"]
    "notlistedchoice": "Smelter not listed (choice)", "未列出的冶炼厂";
        "The choice for a smelter that is known by name and place but is not in the look-up", "名称和地点已知，但查找表中没有的冶炼厂，用这个选项"; TEMPLATES;
        not ["未在列的冶炼厂"]
    "notidentified": "Smelter not yet identified (choice)", "尚未识别的冶炼厂";
        "The choice for metal whose smelter nobody has named yet", "还不知道冶炼厂是哪家时的选项"; TEMPLATES;
        not ["未识别到的冶炼厂", "尚未确认的冶炼厂"]
    "nextsteps": "proposed next steps", "建议的后续步骤";
        "The column of the Smelter List for what is planned with this smelter", "冶炼厂清单中填写后续计划的一列"; TEMPLATES;
        not ["下一步建议"]
    "dropdown": "drop-down", "下拉列表";
        "The choices that a cell offers. They are English in every display language, but for one column of the AMRT", "单元格提供的选项；无论界面用哪种语言，选项都是英文（AMRT 有一列例外）"; TEMPLATES;
        not ["下拉菜单", "下拉框"]
    "ipc1755": "IPC-1755", "IPC-1755";
        "A standard for exchanging such answers between systems", "在系统之间交换这类答复的数据标准"; EXCHANGE;

    // This tool
    "finding": "finding", "处";
        "One thing in the file that a rule points at, in one cell or in several", "规则在文件中指出的一个地方，报告以“处”计数"; OWN;
        not ["缺陷"]
    "rule": "rule", "规则";
        "One thing that this tool looks for, with a permanent code", "本工具检查的一项内容，编号固定不变"; OWN;

    "level": "Must fix, Explain, Look at", "必须修改、需要说明、请留意";
        "The three levels of a finding", "每一处的轻重，分三种程度"; OWN;
        not ["级别", "严重性"] not_in_english ["severity"]
    "sourcekind": "template, logic, customer practice, customer profile, hint", "模板要求、逻辑矛盾、客户常见做法、客户配置、提示";
        "Who or what asks for it. They are never mixed up", "每一处的依据：由谁提出，或从何而来。五种分开标明"; OWN;
        not ["买方惯例", "客户档案"]
    "profile": "customer profile", "客户配置";
        "What one customer asks for beyond the template, as a small file", "某个客户在模板之外的要求，写成一个小文件"; OWN;
        not ["客户档案", "配置档案"] phrases ["customer profile"] chinese ["客户配置"]
    "placeholder": "placeholder", "占位内容";
        "Text that fills a cell and says nothing, such as a dash", "只占位置、没有内容的文字，例如一条横线"; OWN;
        not ["占位符", "占位文字"] not_in_english ["filler"] phrases ["placeholder"] chinese ["占位"]
    "importtool": "import tool", "导入工具";
        "The customer's program that reads the form", "客户读取表格的程序"; OWN;
        not ["导入系统"]
}
