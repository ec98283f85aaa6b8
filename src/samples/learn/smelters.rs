//! What a smelter is, and what is said about it on lists.

use super::{Topic, demand, heading, keys, list, paragraph, sources, steps};
use crate::base::text::Text;
use crate::report::SourceKind::{BuyerPractice, BuyerProfile, Hint, Logic, Template};

pub(super) fn smelter() -> Topic {
    Topic {
        id: "smelter".into(),
        title: Text::fixed("Smelters and refiners: the pinch point", "冶炼厂与精炼厂：供应链的关键节点"),
        lead: Text::fixed(
            "Thousands of mines and a great many makers of parts, but only a few hundred smelters in between: there the origin can still be known.",
            "一端是成千上万的矿场，另一端是数不清的零件厂，中间只有几百家冶炼厂：来源在这里还查得清。",
        ),
        blocks: vec![
            paragraph(
                "A smelter takes ore, concentrate or scrap from many places and makes one metal of it. Before it, one delivery of ore can be told from another; after it, no analysis shows which mine the metal came from. So every question about origin ends at the smelter.",
                "冶炼厂把来自各处的矿石、精矿或废料混在一起，炼成金属。在此之前，每批料还分得清；在此之后，任何检测都看不出金属出自哪个矿场。所以来源的问题最后都落到冶炼厂。",
            ),
            heading("What is not a smelter", "哪些不是冶炼厂"),
            list(&[
                ("Traders and agents who sell metal", "销售金属的贸易商和代理商"),
                ("Makers of solder, wire, sheet, powder mixes or parts", "生产焊料、线材、板材、混合粉或零件的厂家"),
                ("Electroplaters: they use metal that was made elsewhere", "电镀厂：用的是别处炼成的金属"),
                ("Mines, unless they smelt themselves", "矿场，自己冶炼的除外"),
                (
                    "Head offices without a furnace: the plant counts, not the group",
                    "没有冶炼设备的集团总部：要填工厂，不是集团",
                ),
            ]),
            heading("How to find out", "怎样查到"),
            steps(&[
                (
                    "Send the same template to those who deliver the part or the metal, and ask for their Smelter List.",
                    "把同样的模板发给提供零件或金属的供应商，请其填写冶炼厂清单。",
                ),
                (
                    "Enter the ID (CID and six digits) in column A; the template fills in name and country.",
                    "在 A 列输入识别号（CID 加六位数字），模板会填出名称和国家或地区。",
                ),
                (
                    "Not in the look-up? Choose \"Smelter not listed\" and type name and country. And ask once more whether it smelts at all.",
                    "查找表里没有？选“Smelter not listed”，填写名称和国家或地区，并再确认它到底是不是冶炼厂。",
                ),
                (
                    "Nobody knows yet? Choose \"Smelter not yet identified\" and say in the comment who was asked and when.",
                    "还没有人知道？选“Smelter not yet identified”，在注释里写明何时问了谁。",
                ),
            ]),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["L01", "L02", "L03", "L08"],
                "A row has a metal and a smelter; a smelter that is not listed has name and country too.",
                "每行要有金属和冶炼厂；未列出的还要有名称和国家或地区。",
            ),
            demand(
                Template,
                &["L12", "L19"],
                "One row for each metal, plant and country: not several in one row, and none twice.",
                "每种金属、每家工厂、每个国家或地区一行：一行不写几家，同一家不写两次。",
            ),
            demand(
                BuyerPractice,
                &["L05", "R06", "R11", "R13"],
                "A list of names that nobody can identify, or the whole look-up pasted in, is often sent back.",
                "清单里都是无法辨认的名称，或把整张查找表贴进来，常被退回。",
            ),
            demand(
                Hint,
                &[],
                "A name on your supplier's list is no proof that the plant exists. Compare ID, name and place.",
                "供应商清单上有这个名称，不等于真有这家工厂。应核对识别号、名称和地点。",
            ),
        ],
        terms: keys(&["smelter", "refiner", "processor", "smelterid", "lookup", "notlistedchoice", "notidentified"]),
        next: keys(&["status", "rcoi", "cmrt"]),
        sources: vec![sources::cmrt(), sources::oecd()],
    }
}

pub(super) fn status() -> Topic {
    Topic {
        id: "status".into(),
        title: Text::fixed("RMAP and its status words", "RMAP 与状态用词"),
        lead: Text::fixed(
            "A status says what one list said about a smelter's due diligence on one day. It says nothing about any one lot of metal.",
            "状态只说明某一天的某份清单怎样记录冶炼厂的尽职调查，与某一批金属无关。",
        ),
        blocks: vec![
            paragraph(
                "RMAP is RMI's programme in which smelters have their due diligence assessed by independent firms. RMI publishes lists with the results and changes them often.",
                "RMAP 是 RMI 的项目，由独立机构审核冶炼厂的尽职调查。RMI 公布结果清单，并经常更新。",
            ),
            heading("The words", "各个词的意思"),
            list(&[
                (
                    "Conformant: an assessment was completed against the RMI standard that applies, or one that RMI recognises from another programme (cross-recognised).",
                    "认可（合规）：已按适用的 RMI 标准完成审核，或完成了 RMI 承认的其他项目的审核（交叉认可）。",
                ),
                (
                    "Active: on the way. The documents are complete, and the visit is scheduled, under way, or followed by corrective action. Not conformant yet, and possibly never.",
                    "活跃：审核流程正在进行。文件已齐备，现场审核已安排、进行中，或处于纠正行动阶段。还不是认可（合规），以后也不一定是。",
                ),
                (
                    "Eligible: a plant that RMI can assess. Being eligible says nothing about an assessment.",
                    "可接受审核：RMI 可以审核的工厂。这个词不说明是否审核过。",
                ),
                (
                    "Not on the list: this list of this day has no such entry. It may be new, renamed, not taking part, or not a smelter. It does not mean that an assessment went wrong.",
                    "清单里没有：这份清单当天没有这一项。可能是新厂、改了名、没有参加，或者不是冶炼厂；不等于审核出了问题。",
                ),
                (
                    "Removed: on an earlier list and no longer on the newest. The reason is seldom published; ask.",
                    "已移除：以前的清单上有，最新的没有。原因一般不公布，需要询问。",
                ),
            ]),
            heading("What is often mixed up", "常见的混淆"),
            list(&[
                (
                    "Being in the template's look-up is not a status: the look-up holds plants of every status, sanctioned ones too.",
                    "在模板的查找表里不等于有状态：查找表收录各种状态的工厂，也包括受制裁的。",
                ),
                (
                    "A status has a date. Last year's list says what was true last year.",
                    "状态有日期。去年的清单说的是去年的情况。",
                ),
                (
                    "A status belongs to one metal of one plant, not to the group that owns it.",
                    "状态属于某一家工厂的某一种金属，不属于它所在的集团。",
                ),
            ]),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &[],
                "The template asks for the smelters that are in the supply chain, whatever their status. Leaving one out to look better makes the answers untrue.",
                "模板要求填写供应链中实际存在的冶炼厂，不论状态如何。为了好看而漏填，答案就不真实了。",
            ),
            demand(
                BuyerPractice,
                &["R07", "R10", "D10"],
                "Many customers ask for a plan when a smelter is neither conformant nor active: get it to join the programme, or replace it by a certain date.",
                "冶炼厂既不是认可（合规）也不是活跃时，很多客户要求给出计划：促其参加项目，或在限期内更换。",
            ),
            demand(
                BuyerProfile,
                &[],
                "A customer may name smelters that it does not accept. That is its own decision, not a status.",
                "客户可以指定不接受的冶炼厂。这是客户自己的决定，不是状态。",
            ),
            demand(
                Logic,
                &["R03"],
                "An ID belongs to one plant and one metal. When ID and name point to different plants, no status can be looked up.",
                "一个识别号只对应一家工厂和一种金属。识别号与名称对不上时，状态无从查起。",
            ),
            demand(
                Hint,
                &["R14"],
                "Load a current list on the Lists page before you rely on a status. The statuses that this tool brings along are from 2023 to 2026, each with its source and its day.",
                "依据状态作判断之前，先在清单页载入最新清单。本工具自带的状态来自 2023 年至 2026 年的公开文件，各注明来源和日期。",
            ),
        ],
        terms: keys(&["rmap", "conformant", "active", "eligible", "crossrecognised", "notlisted", "removed", "list"]),
        next: keys(&["smelter", "rcoi", "tool"]),
        sources: vec![sources::facilities(), sources::cmrt(), sources::this_tool()],
    }
}
