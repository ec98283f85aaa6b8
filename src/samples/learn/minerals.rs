//! Which minerals the templates ask about.

use super::{Topic, demand, heading, keys, list, paragraph, sources};
use crate::base::text::Text;
use crate::report::SourceKind::{BuyerPractice, Hint, Template};

pub(super) fn conflict_minerals() -> Topic {
    Topic {
        id: "3tg".into(),
        title: Text::fixed("3TG: tin, tantalum, tungsten and gold", "3TG：锡、钽、钨、金"),
        lead: Text::fixed(
            "The four metals of the CMRT. They are in almost everything with a circuit board, often in tiny amounts.",
            "CMRT 所问的四种金属。只要有电路板的产品，几乎都含有它们，有时只有一点点。",
        ),
        blocks: vec![
            heading("Where they are found", "常见在哪里"),
            list(&[
                (
                    "Tin: solder, tinned wire and contacts, bronze, some plastics (as a stabiliser)",
                    "锡：焊料、镀锡线和触点、青铜、部分塑料（作稳定剂）",
                ),
                (
                    "Tantalum: capacitors, some resistors, filters and medical parts",
                    "钽：钽电容、部分电阻、滤波器和医疗部件",
                ),
                (
                    "Tungsten: vibration motors, electrodes, heat sinks, cemented carbide in tools",
                    "钨：振动马达、电极、散热件、刀具用硬质合金",
                ),
                (
                    "Gold: plated contacts, bonding wire, chip packages, coatings",
                    "金：镀金触点、键合线、芯片封装、镀层",
                ),
            ]),
            heading("Why customers ask", "客户为什么问"),
            paragraph(
                "Trade in these metals has paid for armed groups in and around the Democratic Republic of the Congo. A US law of 2010 makes companies that report to the US securities regulator (SEC) look into the origin of their 3TG and disclose it each year. Since 2021 an EU regulation has made importers of ore and metal above certain amounts exercise due diligence, for high-risk areas anywhere in the world.",
                "这些金属的交易曾为刚果民主共和国及周边的武装团体提供资金。2010 年的美国法律要求在美上市公司查明其 3TG 的来源，并每年披露。2021 年起，欧盟条例要求矿石和金属进口量超过规定数量的进口商，针对全世界的高风险地区开展尽职调查。",
            ),
            paragraph(
                "A supplier is seldom bound by these laws itself. Its customer is, or delivers to somebody who is, and can only know what its suppliers tell it. That is what the CMRT is for.",
                "供应商自己往往不受这些法律直接约束，但客户受约束，或者客户的客户受约束，而他们只能依靠供应商提供的信息。CMRT 就是为此而设。",
            ),
            heading("What is easily misunderstood", "容易误解的地方"),
            list(&[
                (
                    "A conflict mineral is not a metal from a conflict: the four metals are called so wherever they come from.",
                    "冲突矿产不等于来自战乱地区的金属：这四种金属不论来自哪里，都这样叫。",
                ),
                (
                    "A tiny amount counts too, if it was put in on purpose. No template has a threshold.",
                    "只要是特意加入的，含量再少也算。模板没有设含量下限。",
                ),
                (
                    "That you only buy finished parts is no reason for No: what is in the part is in the product.",
                    "“我们只买成品零件”不是填“No”的理由：零件里有，产品里就有。",
                ),
            ]),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["Q01", "D01"],
                "Question 1 is answered for each of the four metals, and a metal in scope needs rows in the Smelter List.",
                "四种金属都要回答第 1 题；在申报范围内的金属，冶炼厂清单里要有对应的行。",
            ),
            demand(
                Template,
                &["X08", "D03"],
                "A metal that is not used cannot be in the product, and has no smelters.",
                "没有使用的金属不会存在于产品中，也不会有冶炼厂。",
            ),
            demand(
                BuyerPractice,
                &["Q06", "Q07"],
                "No for all four metals from a maker of electronics is often sent back unless a comment says how that was established.",
                "电子产品厂家四种金属都填“No”，如果注释没有写明是怎么确认的，常被退回。",
            ),
            demand(
                Hint,
                &[],
                "Ask purchasing and engineering, look at the bill of materials, and keep what you found: the same question comes back next year.",
                "先问采购和技术部门，查物料清单，并保存查到的依据：明年还会问同样的问题。",
            ),
        ],
        terms: keys(&["3tg", "conflictminerals", "added", "mineral"]),
        next: keys(&["minerals", "smelter", "cmrt"]),
        sources: vec![sources::cmrt(), sources::dodd_frank(), sources::sec_rule(), sources::eu_regulation()],
    }
}

pub(super) fn extended_minerals() -> Topic {
    Topic {
        id: "minerals".into(),
        title: Text::fixed(
            "Cobalt, mica, nickel, lithium, copper, graphite and others",
            "钴、云母、镍、锂、铜、石墨及其他矿产",
        ),
        lead: Text::fixed(
            "Six minerals are asked about with the EMRT, others with the AMRT. None of them belongs in a CMRT.",
            "六种矿产用 EMRT 填报，其他矿产用 AMRT 填报，都不能填在 CMRT 里。",
        ),
        blocks: vec![
            heading("Where they are found", "常见在哪里"),
            list(&[
                (
                    "Cobalt: lithium-ion batteries, magnets, cemented carbide, special alloys",
                    "钴：锂离子电池、磁体、硬质合金、特种合金",
                ),
                (
                    "Mica (natural): insulation in heaters and capacitors, paint, plastics, cosmetics",
                    "云母（天然）：电热器和电容的绝缘材料、涂料、塑料、化妆品",
                ),
                ("Nickel: stainless steel, plating, batteries", "镍：不锈钢、镀层、电池"),
                ("Lithium: batteries, glass, grease", "锂：电池、玻璃、润滑脂"),
                ("Copper: wire, circuit boards, brass", "铜：电线、电路板、黄铜"),
                ("Graphite (natural): batteries, brakes, lubricants", "石墨（天然）：电池、制动件、润滑剂"),
            ]),
            heading("Which template", "用哪个模板"),
            list(&[
                (
                    "EMRT 1.x: cobalt and mica. EMRT 2.0 (2025-04-25) and later: also copper, graphite, lithium and nickel; the supplier selects those that the form is for.",
                    "EMRT 1.x：钴和云母。EMRT 2.0（2025-04-25）起：还有铜、石墨、锂、镍，由供应商选择本表填报哪几种。",
                ),
                (
                    "AMRT 1.3 (2025-10-17): up to ten minerals from a drop-down, such as aluminium, silver or rare earth elements; others by name under \"Other\".",
                    "AMRT 1.3（2025-10-17）：从下拉列表中最多选十种，如铝、银、稀土；列表里没有的，选“Other”后写名称。",
                ),
                (
                    "CRT: the earlier form for cobalt alone. The EMRT took its place in October 2021.",
                    "CRT：以前只报钴的表格，2021 年 10 月起由 EMRT 取代。",
                ),
            ]),
            paragraph(
                "The reasons for asking differ from those for 3TG: child labour and safety in small mines, the environment, and laws on batteries. The templates are nearly the same, the customer's concerns are not.",
                "问这些矿产的原因与 3TG 不同：小型矿场的童工和安全问题、环境，以及有关电池的法规。模板差不多，客户关心的事却不一样。",
            ),
            heading("Who asks for what", "是谁的要求"),
            demand(
                Template,
                &["S07", "S08", "D09"],
                "The minerals are selected before the questions are answered, each once; one that another template asks about does not belong in this form.",
                "先选矿产，每种只选一次；属于其他模板的矿产不能填在这里。",
            ),
            demand(
                Template,
                &["Q05", "S07"],
                "When a mineral is taken out of an EMRT, the answers below stay in their cells and then stand beside another mineral. Compare each answer with the mineral of its row, and correct it.",
                "在 EMRT 中去掉一种矿产后，下面的答案会留在原来的单元格，变成了另一种矿产的答案。应逐行核对答案与矿产，并改正。",
            ),
            demand(
                Template,
                &["M01", "M02", "M04"],
                "The Mine List is not counted by the Checker. A row that is begun needs metal, mine and country, and the smelter where it is known.",
                "官方 Checker 不检查矿场清单。只要填了一行，就要有金属、矿场名称和国家或地区；冶炼厂已知时也要填。",
            ),
            demand(
                BuyerPractice,
                &[],
                "Select what the customer asked for. What it did not ask for may be left out.",
                "客户要求哪几种就选哪几种，没有要求的可以不选。",
            ),
        ],
        terms: keys(&["emrt", "amrt", "crt", "processor", "minelist", "dropdown"]),
        next: keys(&["emrt", "amrt", "smelter"]),
        sources: vec![sources::emrt(), sources::amrt()],
    }
}
