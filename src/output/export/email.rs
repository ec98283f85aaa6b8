//! A text for an e-mail to a sub-supplier: what is needed from them for each mineral, and in which
//! template.
//!
//! Only findings that a sub-supplier's answer could settle become a request: who the smelters are
//! and where, which share of the suppliers answered, where the material comes from, which mines.
//! Findings about the own company, its policies, the file or its tidiness do not. No smelter is
//! named: a name that another supplier gave is not passed on.

use super::identity::{identity, template};
use crate::base::text::{Lang, Shown, Text};
use crate::report::{Finding, MineralScope, Report};
use crate::text;
use std::fmt::Write;

/// Something that only a sub-supplier can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// A filled template.
    Reply,
    /// Whether the mineral is used, and still in what is delivered.
    Use,
    /// Where it comes from.
    Origin,
    /// Whether it is recycled.
    Recycled,
    /// The smelters.
    Smelters,
    /// What identifies each of them.
    SmelterDetails,
    /// The mines.
    Mines,
}

impl Need {
    fn text(self) -> Text {
        match self {
            Self::Reply => Text::fixed(
                "A filled template, also when the answer is that it is not used",
                "填好的模板；没有使用时也请回复",
            ),
            Self::Use => Text::fixed(
                "Whether it is necessary to the products delivered to us, and still contained in them",
                "供应给我们的产品是否必须使用该矿产，产品中是否仍含有",
            ),
            Self::Origin => Text::fixed(
                "Whether any of it comes from the covered countries or from a conflict-affected or high-risk area, and from which",
                "是否来自覆盖国家，或来自受冲突影响和高风险地区；若是，是哪些国家或地区",
            ),
            Self::Recycled => {
                Text::fixed("Whether all of it comes from recycled or scrap sources", "是否全部来自回收料或报废料")
            }
            Self::Smelters => Text::fixed(
                "The names of all smelters or refiners in the supply chain, or a statement which are not known yet",
                "供应链中所有冶炼厂或精炼厂的名称；尚未查明的也请说明",
            ),
            Self::SmelterDetails => Text::fixed(
                "For each smelter or refiner: its ID (CID and six digits) where it has one, the exact name, country, city and province of the plant",
                "每家冶炼厂或精炼厂的识别号（CID 加六位数字，如有）、准确名称、所在国家或地区、城市和省份",
            ),
            Self::Mines => Text::fixed(
                "The names and countries of the mines, as far as they are known",
                "已知矿场的名称和所在国家或地区",
            ),
        }
    }
}

/// What a finding asks of sub-suppliers.
fn need(finding: &Finding) -> Option<Need> {
    let by_question = || match finding.subject.question.as_deref() {
        Some("used" | "remains") => Some(Need::Use),
        Some("covered" | "cahra") => Some(Need::Origin),
        Some("recycled") => Some(Need::Recycled),
        Some("response") => Some(Need::Reply),
        Some("all_identified" | "all_reported") => Some(Need::Smelters),
        _ => None,
    };
    match finding.code.as_ref() {
        // Answers that are missing, undecided or without a ground.
        "Q01" | "Q02" | "Q03" | "Q09" => by_question(),
        "X03" | "Q08" => Some(Need::Origin),
        "D07" | "L15" | "X02" => Some(Need::Recycled),
        // Suppliers that have not answered, or answers that rest on nobody's.
        "Q10" | "X04" | "X05" | "D08" => Some(Need::Reply),
        // Smelters that are missing.
        "D01" | "D02" | "D05" | "D06" | "D11" | "D12" | "L02" | "L04" | "L05" | "L19" | "Q11" | "X06" => {
            Some(Need::Smelters)
        }
        // Smelters that cannot be told apart by what is known.
        "L03" | "L07" | "L08" | "L09" | "L13" | "L16" | "R01" | "R02" | "R03" | "R04" | "R11" => {
            Some(Need::SmelterDetails)
        }
        "M02" | "M04" | "M05" => Some(Need::Mines),
        _ => None,
    }
}

/// The mineral that a finding is about: its own, or that of its row.
fn mineral<'a>(report: &'a Report, finding: &'a Finding) -> Option<&'a str> {
    let of_row = || {
        let row = finding.subject.row?;
        let on_list = finding.cells.first().is_some_and(|cell| cell.sheet == crate::template::SMELTER_LIST);
        report.smelters.iter().find(|smelter| on_list && smelter.row == row).map(|smelter| smelter.mineral.as_str())
    };
    finding.subject.mineral.as_deref().or_else(of_row)
}

/// What is needed for each mineral that is not out of scope, in the order of the form; what no
/// mineral is named for comes last and has no name.
fn needs(report: &Report) -> Vec<(Option<Text>, Vec<Need>)> {
    let minerals = report.facts.minerals.iter().filter(|fact| fact.scope != MineralScope::Out);
    let names: Vec<&str> = minerals.map(|fact| fact.mineral.as_str()).collect();
    let of = |wanted: Option<&str>| {
        let about = |finding: &&Finding| mineral(report, finding).filter(|name| names.contains(name)) == wanted;
        // A finding about a mineral that is out of scope asks nothing of anybody.
        let in_scope = |finding: &&Finding| mineral(report, finding).is_none_or(|name| names.contains(&name));
        let mut needs: Vec<Need> = report.findings.iter().filter(about).filter(in_scope).filter_map(need).collect();
        needs.sort();
        needs.dedup();
        needs
    };
    let by_mineral = names.iter().map(|name| (Some(report.mineral_name(name)), of(Some(name))));
    by_mineral.chain(std::iter::once((None, of(None)))).filter(|(_, needs)| !needs.is_empty()).collect()
}

/// The text, one language after the other, and last what it rests on.
pub(super) fn email(report: &Report, languages: &[Lang]) -> String {
    let mut out = String::new();
    for lang in languages {
        if !out.is_empty() {
            out.push('\n');
        }
        write_letter(&mut out, report, *lang);
    }
    let basis = Text::fixed("For your own records, delete before sending", "以下供自己留存，发送前请删除");
    out.push_str("\n----------------------------------------\n");
    let say = |text: &Text| {
        let said: Vec<&str> = languages.iter().map(|lang| text.get(*lang)).collect();
        said.join(" / ")
    };
    let say = |text: &Text| if text.en == text.zh_cn { text.en.to_string() } else { say(text) };
    line(&mut out, &say(&basis));
    for (name, value) in identity(report) {
        line(&mut out, &format!("{}: {}", say(&name), say(&value)));
    }
    out
}

fn write_letter(out: &mut String, report: &Report, lang: Lang) {
    let newest = report.template.newest_known.as_deref();
    let form = newest.map_or_else(|| template(report), |newest| format!("{} {}", report.template.kind, Shown(newest)));
    let company = match report.facts.company.trim() {
        "" => "____".to_owned(),
        company => Shown(company).to_string(),
    };
    let needs = needs(report);
    let subject = text!(
        en: "Subject: {form}: information needed on minerals in your products",
        zh: "主题：{form}：请提供贵公司产品所含矿产的信息", form = form);
    line(out, subject.get(lang));
    line(out, "");
    line(out, Text::fixed("Dear colleagues,", "各位好：").get(lang));
    line(out, "");
    if needs.is_empty() {
        let nothing = text!(
            en: "We are preparing our {form}. At present nothing is missing that only you could tell us. Tell us if anything in your last answer has changed.",
            zh: "我们正在准备本公司的 {form}。目前没有需要贵公司补充的信息。如果上次的答复有变化，烦请告知。", form = form);
        line(out, nothing.get(lang));
    } else {
        let ask = text!(
            en: "We are preparing our {form} and need your help with what follows, for the products that you deliver to us.",
            zh: "我们正在准备本公司的 {form}，就贵公司供应给我们的产品，需要以下信息。", form = form);
        line(out, ask.get(lang));
    }
    for (mineral, needs) in &needs {
        line(out, "");
        let all = Text::fixed("All minerals", "所有矿产");
        let heading = super::identity::visible(mineral.as_ref().unwrap_or(&all));
        let heading = text!(en: "{heading}:", zh: "{heading}："; heading: heading);
        line(out, heading.get(lang));
        for need in needs {
            line(out, &format!("- {}", need.text().get(lang)));
        }
    }
    line(out, "");
    let how = text!(
        en: "Form: {form}, from the website of the Responsible Minerals Initiative. Reply by: ____",
        zh: "使用模板：{form}，可从 RMI（Responsible Minerals Initiative）网站下载。回复日期：____", form = form);
    line(out, how.get(lang));
    let unknown = Text::fixed(
        "If you do not know something yet, say so and tell us when you expect to know: that helps more than a blank.",
        "暂时不清楚的，请注明并告知预计何时可以查明，这比留空更有帮助。",
    );
    line(out, unknown.get(lang));
    line(out, "");
    line(out, Text::fixed("Thank you,", "谢谢。").get(lang));
    line(out, &company);
}

fn line(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::MineralFact;
    use crate::report::testing::{finding, report};

    fn fact(mineral: &str, zh: &'static str, scope: MineralScope) -> MineralFact {
        let name = Text { en: mineral.to_owned().into(), zh_cn: zh.into() };
        MineralFact { mineral: mineral.to_owned(), name, symbol: "".into(), scope, smelter_rows: 0 }
    }

    fn about(code: &str, cell: &str, mineral: Option<&str>, question: Option<&'static str>) -> Finding {
        let mut finding = finding(code, cell);
        finding.subject.mineral = mineral.map(str::to_owned);
        finding.subject.question = question.map(Into::into);
        finding
    }

    #[test]
    fn needs_are_gathered_by_mineral() {
        let mut report = report(vec![
            about("C01", "Declaration!D8", None, None),
            about("D01", "Declaration!D26", Some("Tin"), None),
            about("L05", "Smelter List!C9", Some("Tin"), None),
            about("Q03", "Declaration!D44", Some("Tin"), Some("cahra")),
            about("Q10", "Declaration!D60", Some("Gold"), Some("response")),
            about("Q03", "Declaration!D45", Some("Tungsten"), Some("cahra")),
        ]);
        report.facts.minerals = vec![
            fact("Tin", "锡", MineralScope::In),
            fact("Gold", "金", MineralScope::Open),
            fact("Tungsten", "钨", MineralScope::Out),
        ];
        report.template.newest_known = Some("6.5".to_owned());
        report.facts.company = "示例公司".to_owned();
        let found: Vec<_> =
            needs(&report).into_iter().map(|(name, needs)| (name.unwrap().en.to_string(), needs)).collect();
        let wanted = [("Tin".to_owned(), vec![Need::Origin, Need::Smelters]), ("Gold".to_owned(), vec![Need::Reply])];
        assert_eq!(found, wanted);
        let text = email(&report, &[Lang::ZhCn, Lang::En]);
        assert!(text.starts_with("主题：CMRT 6.5："), "{text}");
        assert!(text.contains("\nTin:\n- Whether any of it"), "{text}");
        assert!(!text.contains("Tungsten"), "{text}");
        assert!(text.contains("\n示例公司\n"), "{text}");
    }

    #[test]
    fn a_row_tells_its_mineral() {
        use crate::report::smelters::{SmelterRow, TypedSmelter};
        let mut row = about("L03", "Smelter List!F6", None, None);
        row.subject.row = Some(6);
        let mut report = report(vec![row]);
        report.facts.minerals = vec![fact("Tin", "锡", MineralScope::In)];
        report.smelters = vec![SmelterRow {
            row: 6,
            mineral: "Tin".to_owned(),
            typed: TypedSmelter::default(),
            meant: None,
            candidates: Vec::new(),
            status: None,
            also_stated: Vec::new(),
            group: None,
        }];
        assert_eq!(needs(&report), [(Some(Text::fixed("Tin", "锡")), vec![Need::SmelterDetails])]);
    }

    #[test]
    fn nothing_needed_is_said() {
        let text = email(&report(Vec::new()), &[Lang::En]);
        assert!(text.contains("nothing is missing"), "{text}");
    }

    #[test]
    fn every_code_is_a_rule() {
        let known = |code: &str| crate::rules::find(code).is_some();
        let source = include_str!("email.rs");
        let body = source.split("fn need(").nth(1).unwrap().split("\n}\n").next().unwrap();
        let is_code = |word: &&str| word.len() == 3 && word.chars().skip(1).all(|c| c.is_ascii_digit());
        let codes: Vec<&str> = body.split('"').filter(is_code).collect();
        assert!(codes.len() > 30);
        assert!(codes.iter().all(|code| known(code)), "{codes:?}");
    }
}
