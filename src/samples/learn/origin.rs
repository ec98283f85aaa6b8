//! What is asked about the origin of metal.

use super::{Topic, demand, heading, keys, list, paragraph, sources, steps};
use crate::base::text::Text;
use crate::report::SourceKind::{BuyerPractice, Hint, Logic, Template};

pub(super) fn inquiry() -> Topic {
    Topic {
        id: "rcoi".into(),
        title: Text::fixed("RCOI and due diligence", "合理原产国查询与尽职调查"),
        lead: Text::fixed(
            "First find out where the metal may come from; then, if there are risks there, do something about them.",
            "先查清金属可能来自哪里；如果那里有风险，再采取措施。",
        ),
        blocks: vec![
            heading("RCOI", "合理原产国查询 (RCOI)"),
            paragraph(
                "A reasonable country of origin inquiry is the first step of a company that files with the SEC in the United States. It asks its suppliers in good faith whether the 3TG may come from the covered countries, or is recycled or scrap. Your CMRT is a part of that inquiry: it must be complete enough that a reasonable reader can rely on it.",
                "合理原产国查询是须在美国提交披露的企业要做的第一步：如实、尽力地向供应商查明 3TG 是否可能来自覆盖国家，或是回收料或报废料。您填的 CMRT 就是查询的一份材料，内容要足够完整，让人有理由采信。",
            ),
            heading("Due diligence in five steps", "尽职调查五步"),
            paragraph(
                "The OECD guidance describes due diligence as work that goes on all year. For a supplier in the middle of the chain the five steps look roughly like this:",
                "经合组织指南把尽职调查描述为持续的工作。对供应链中间的企业，五步大致是：",
            ),
            steps(&[
                (
                    "Management: a written policy, somebody in charge, and records that are kept.",
                    "管理体系：有书面政策，有专人负责，保存记录。",
                ),
                (
                    "Find risks: survey suppliers, name the smelters, look at where they buy and what lists say.",
                    "识别风险：调查供应商，列出冶炼厂，了解其采购地和清单上的记录。",
                ),
                (
                    "Act on them: agree on corrective action with a due date, follow it up, change the source if nothing happens.",
                    "应对风险：商定有期限的纠正行动并跟踪，没有改进就更换来源。",
                ),
                (
                    "Audits at the smelter: support programmes such as RMAP. A maker of parts does not audit smelters itself.",
                    "对冶炼厂的审核：支持 RMAP 等项目。零件厂不需要自己去审核冶炼厂。",
                ),
                ("Report publicly, once a year, on what was done.", "每年公开报告所做的工作。"),
            ]),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["P01", "P09"],
                "CMRT and EMRT ask about policy, survey, review and corrective action at company level, once at least one mineral is in scope.",
                "只要有一种矿产在申报范围内，CMRT 和 EMRT 就会在公司层面问政策、调查、审查和纠正行动。",
            ),
            demand(
                Logic,
                &["P06", "P08", "P12"],
                "Answers on these measures have to agree: no survey and yet answers from suppliers is a contradiction.",
                "有关措施的答案要前后一致：没有调查，却有供应商回复，就是矛盾。",
            ),
            demand(
                BuyerPractice,
                &["P05"],
                "After a No the customer often asks when it will become a Yes. A short plan in the comment saves that exchange.",
                "填“No”之后，客户常会追问什么时候能做到。注释里写一句计划，可省一次往来。",
            ),
            demand(
                Hint,
                &[],
                "Small companies need no large system: one page of policy, a list of suppliers with the date of each answer, and a folder for letters go a long way.",
                "小企业不需要庞大的体系：一页政策、一张写明各家回复日期的供应商表，再加一个存放往来函件的文件夹，就很有用。",
            ),
        ],
        terms: keys(&["rcoi", "duediligence", "origin", "corrective", "policy", "audit"]),
        next: keys(&["covered", "cahra", "company"]),
        sources: vec![sources::sec_rule(), sources::oecd(), sources::cmrt()],
    }
}

pub(super) fn covered_countries() -> Topic {
    Topic {
        id: "covered".into(),
        title: Text::fixed("Covered countries", "覆盖国家"),
        lead: Text::fixed(
            "The ten countries that a US law of 2010 is about: the Democratic Republic of the Congo and its nine neighbours.",
            "2010 年美国法律所指的十个国家：刚果民主共和国及其九个毗邻国家。",
        ),
        blocks: vec![
            list(&[
                ("Democratic Republic of the Congo (CD)", "刚果（金），即刚果民主共和国 (CD)"),
                ("Angola (AO)", "安哥拉 (AO)"),
                ("Burundi (BI)", "布隆迪 (BI)"),
                ("Central African Republic (CF)", "中非共和国 (CF)"),
                ("Republic of the Congo (CG)", "刚果（布）(CG)"),
                ("Rwanda (RW)", "卢旺达 (RW)"),
                ("South Sudan (SS)", "南苏丹 (SS)"),
                ("Tanzania (TZ)", "坦桑尼亚 (TZ)"),
                ("Uganda (UG)", "乌干达 (UG)"),
                ("Zambia (ZM)", "赞比亚 (ZM)"),
            ]),
            heading("Three traps", "三个容易出错的地方"),
            list(&[
                (
                    "There are two Congos. The drop-down calls them \"CONGO, DEMOCRATIC REPUBLIC OF THE\" and \"CONGO\". Ask which one is meant.",
                    "有两个刚果。下拉列表里是“CONGO, DEMOCRATIC REPUBLIC OF THE”和“CONGO”。拿不准就问清楚。",
                ),
                (
                    "The question is about where ore was dug, not where the smelter is located. A smelter in Asia may buy from Rwanda.",
                    "问的是矿石开采地，不是冶炼厂所在地。亚洲的冶炼厂也可能采购卢旺达的矿石。",
                ),
                (
                    "This law asks companies to look and to report; it does not forbid the origin. (Sanctions are another matter.) An honest Yes with a known smelter is worth more than a No that nobody can explain.",
                    "这部法律要求查明和披露，并不禁止这一来源（制裁是另一回事）。如实填“Yes”并写明冶炼厂，比说不清理由的“No”更有价值。",
                ),
            ]),
            paragraph(
                "Only the CMRT asks about covered countries. They are not the same as high-risk areas: on the EU list of June 2026 are the Democratic Republic of the Congo, Burundi, the Central African Republic and South Sudan, but not the other six.",
                "只有 CMRT 问覆盖国家。它与高风险地区不是一回事：2026 年 6 月的欧盟清单上有刚果（金）、布隆迪、中非共和国和南苏丹，没有其余六国。",
            ),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["X01"],
                "The CMRT counts covered countries among the high-risk areas of its next question: a Yes here and a No there needs an explanation.",
                "CMRT 把覆盖国家也算在下一题的高风险地区之内：这里填“Yes”、下一题填“No”，需要说明。",
            ),
            demand(
                Logic,
                &["G01"],
                "A smelter that is located in such a country, while sourcing there is denied, needs an explanation.",
                "冶炼厂就在覆盖国家，却填不从那里采购，需要说明。",
            ),
            demand(
                Template,
                &["Q08", "G03"],
                "With Yes the comment says which smelters, and a mine there goes with it.",
                "填“Yes”时，注释写明是哪几家冶炼厂；列出了当地的矿场，也应填“Yes”。",
            ),
            demand(
                BuyerPractice,
                &["X03"],
                "No is believed when every supplier has answered and every smelter is known. Until then Unknown is the more honest choice.",
                "只有供应商都已回复、冶炼厂都已查明，“No”才可信。在此之前，“Unknown”更如实。",
            ),
        ],
        terms: keys(&["covered", "adjoining", "origin"]),
        next: keys(&["cahra", "rcoi", "cmrt"]),
        sources: vec![sources::dodd_frank(), sources::cmrt(), sources::eu_list()],
    }
}

pub(super) fn high_risk_areas() -> Topic {
    Topic {
        id: "cahra".into(),
        title: Text::fixed("CAHRA: conflict-affected and high-risk areas", "CAHRA：受冲突影响和高风险地区"),
        lead: Text::fixed(
            "Areas anywhere in the world, mostly parts of countries. No list of them is complete.",
            "范围是全世界，多为一国之内的部分地区。没有一份清单是完整的。",
        ),
        blocks: vec![
            paragraph(
                "An area counts when there is armed conflict, when one has just ended, or when government is so weak that human rights are abused and laws broken widely. Companies judge for themselves and name their sources.",
                "正在发生武装冲突、冲突刚结束，或治理薄弱、普遍存在侵犯人权和违法行为的地区，都算在内。由企业自行判断，并说明依据。",
            ),
            heading("The list of the EU", "欧盟清单"),
            paragraph(
                "The European Commission has a list made under its regulation on 3TG and renews it every quarter. The edition of June 2026 names regions in 29 countries, 234 regions in all; five countries are on it as a whole: Burundi, Eritrea, Libya, Venezuela and Zimbabwe.",
                "欧盟委员会按其 3TG 条例委托编制清单，每季度更新。2026 年 6 月版涉及 29 个国家的 234 个地区，其中布隆迪、厄立特里亚、利比亚、委内瑞拉、津巴布韦五国为全境。",
            ),
            list(&[
                (
                    "It is indicative: an area that is not on it may be a high-risk area all the same.",
                    "清单是指示性的，仅供参考：没有列入的地区同样可能是高风险地区。",
                ),
                ("It forbids nothing. It says where to look closer.", "清单不禁止任何采购，只提示哪里要多加留意。"),
                ("It changes. Name the edition that you used.", "清单会变。写明用的是哪一版。"),
                (
                    "It was made for 3TG. For cobalt, mica and others the reasons for concern differ.",
                    "清单针对 3TG 编制。钴、云母等矿产的风险另有原因。",
                ),
            ]),
            heading("A practice that is easy to explain", "容易说明白的做法"),
            list(&[
                (
                    "Take the EU list, the ten covered countries, and what your customer names, and note the date of each.",
                    "把欧盟清单、十个覆盖国家和客户指定的地区合在一起，写明各自的日期。",
                ),
                (
                    "Compare with the countries of the mines, as far as the smelters name them, then with where the smelters are located.",
                    "先与冶炼厂说明的矿场所在地对照，再与冶炼厂所在地对照。",
                ),
            ]),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["Q03", "Q08"],
                "CMRT from 6.0 on and EMRT ask for each mineral; with Yes the reason goes into the comment.",
                "CMRT（6.0 版起）和 EMRT 都按每种矿产提问；填“Yes”时在注释里写明理由。",
            ),
            demand(
                Template,
                &["G02", "G03"],
                "Rows with a smelter or mine in such an area, while sourcing there is denied, need an explanation: the answer speaks of ore, the row of a place.",
                "冶炼厂或矿场就在这类地区，却填不从那里采购，需要说明：题目问的是矿石来源，清单的行写的是所在地。",
            ),
            demand(
                BuyerPractice,
                &["G04", "X03"],
                "Yes with no row that points there is often questioned, and so is No without knowledge.",
                "填“Yes”却没有任何一行与之相符，和没查清就填“No”一样常被追问。",
            ),
            demand(
                Hint,
                &[],
                "A country on a list is a reason to look, not a verdict on the supplier.",
                "某国在清单上，只说明应多加留意，不是对供应商的结论。",
            ),
        ],
        terms: keys(&["cahra", "covered", "duediligence", "country"]),
        next: keys(&["covered", "rcoi", "emrt"]),
        sources: vec![sources::eu_regulation(), sources::eu_list(), sources::oecd(), sources::cmrt()],
    }
}
