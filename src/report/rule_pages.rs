//! The rules as Markdown: a page for each, an index, and everything in one document.

use super::causes::sheet_name;
use super::{ExampleCell, RuleEntry, RuleExample, RuleGroup};
use crate::base::text::{Lang, Shown, Text};
use crate::text;
use std::fmt::Write;

/// Where the pages of the other rules are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Links {
    /// In files next to this one: `L08.md`.
    Files,
    /// Further up or down in the same document: `#L08`.
    Anchors,
}

impl Links {
    fn to(self, code: &str) -> String {
        match self {
            Self::Files => format!("{code}.md"),
            Self::Anchors => format!("#{code}"),
        }
    }
}

/// The page of one rule, to be saved as `CODE.md` in the folder of its language.
pub fn page(rule: &RuleEntry, all: &[RuleEntry], lang: Lang) -> String {
    let mut out = String::new();
    let other = match lang {
        Lang::En => ("中文", Lang::ZhCn.tag()),
        Lang::ZhCn => ("English", Lang::En.tag()),
    };
    line(&mut out, &format!("# {}", heading(rule, lang)));
    let index = Text::fixed("All rules", "全部规则");
    line(&mut out, &format!("[{}](README.md) · [{}](../{}/{}.md)", index.get(lang), other.0, other.1, rule.code));
    write_rule(&mut out, rule, 2, lang);
    let neighbours: Vec<_> = all.iter().filter(|other| other.group == rule.group && other.code != rule.code).collect();
    if !neighbours.is_empty() {
        let title = text!(en: "Other rules on: {group}", zh: "同类规则：{group}"; group: rule.group.name);
        line(&mut out, &format!("## {}", title.get(lang)));
        for other in neighbours {
            let _ = writeln!(out, "- {}", link(other, Links::Files, lang));
        }
    }
    ended(out)
}

/// The list of all rules by group, to be saved as `README.md` next to the pages.
pub fn index(all: &[RuleEntry], lang: Lang) -> String {
    let mut out = String::new();
    let other = match lang {
        Lang::En => "[中文](../zh-CN/README.md)",
        Lang::ZhCn => "[English](../en/README.md)",
    };
    write_head(&mut out, all, lang);
    line(&mut out, other);
    write_index(&mut out, all, Links::Files, lang);
    ended(out)
}

/// Index and pages in one document.
pub fn reference(all: &[RuleEntry], lang: Lang) -> String {
    let mut out = String::new();
    write_head(&mut out, all, lang);
    write_index(&mut out, all, Links::Anchors, lang);
    for group in RuleGroup::among(all) {
        for rule in all.iter().filter(|rule| rule.group == group) {
            line(&mut out, &format!("<a id=\"{}\"></a>", rule.code));
            line(&mut out, &format!("## {}", heading(rule, lang)));
            write_rule(&mut out, rule, 3, lang);
        }
    }
    ended(out)
}

fn write_head(out: &mut String, all: &[RuleEntry], lang: Lang) {
    let title = Text::fixed("Rules", "规则");
    let lead = text!(
        en: "What Smeltcheck looks for in a filled template: {rules}. A demand of the template is never mixed up with a contradiction, a custom of customers, or a hint.",
        zh: "Smeltcheck 在填好的模板里检查的内容：{rules}规则。模板要求、逻辑矛盾、客户常见做法和提示分开标明。";
        rules: Text::counted(all.len(), "rule", "rules", "条"));
    line(out, &format!("# {}", title.get(lang)));
    line(out, &escaped(lead.get(lang)));
}

fn write_index(out: &mut String, all: &[RuleEntry], links: Links, lang: Lang) {
    let heads = [
        Text::fixed("Code", "编号"),
        Text::fixed("Rule", "规则"),
        Text::fixed("Level", "程度"),
        Text::fixed("Source", "依据"),
        Text::fixed("Templates", "适用模板"),
    ];
    for group in RuleGroup::among(all) {
        line(out, &format!("## {}", escaped(group.name.get(lang))));
        let rows = all.iter().filter(|rule| rule.group == group).map(|rule| {
            vec![
                format!("[{}]({})", rule.code, links.to(&rule.code)),
                escaped(rule.title.get(lang)),
                rule.severity.name().get(lang).to_owned(),
                rule.source.name().get(lang).to_owned(),
                rule.templates.get(lang).to_owned(),
            ]
        });
        table(out, &heads.each_ref().map(|head| head.get(lang)), rows);
    }
}

/// Everything about a rule below its heading; `level` is that of its own headings.
fn write_rule(out: &mut String, rule: &RuleEntry, level: usize, lang: Lang) {
    let marks = "#".repeat(level);
    let mut part = |title: &Text, body: &str| {
        line(out, &format!("{marks} {}", title.get(lang)));
        line(out, body);
    };
    let facts = facts(rule).map(|(name, fact)| format!("- {}", named(&name, fact, lang)));
    part(&Text::fixed("At a glance", "概要"), &facts.join("\n"));
    part(&Text::fixed("Why it matters", "为什么"), &paragraph(&rule.why, lang));
    part(&Text::fixed("How to fix it", "怎么改"), &paragraph(&rule.fix, lang));
    if let Some(example) = &rule.example {
        part(&Text::fixed("An example with a finding", "有问题的例子"), &bad_example(example, lang));
        part(&Text::fixed("An example without it", "没有这个问题的例子"), &good_example(example, lang));
    }
}

fn facts(rule: &RuleEntry) -> [(Text, Fact<'_>); 5] {
    let both = |first: Text, second: Text| {
        Fact::Text(text!(en: "{first}. {second}", zh: "{first}。{second}"; first: first, second: second))
    };
    [
        (Text::fixed("Level", "程度"), both(rule.severity.name(), rule.whose_level())),
        (Text::fixed("Kind of source", "依据类型"), both(rule.source.name(), rule.source.meaning())),
        (Text::fixed("Source", "依据"), Fact::Text(rule.source_detail.clone())),
        (Text::fixed("Templates", "适用模板"), Fact::Text(rule.templates.clone())),
        (Text::fixed("Name for programs", "程序用名"), Fact::Code(&rule.name)),
    ]
}

enum Fact<'a> {
    Text(Text),
    Code(&'a str),
}

fn named(name: &Text, fact: Fact<'_>, lang: Lang) -> String {
    let fact = match fact {
        Fact::Text(text) => escaped(text.get(lang)),
        Fact::Code(text) => code(text),
    };
    match lang {
        Lang::En => format!("**{}**: {fact}", name.en),
        Lang::ZhCn => format!("**{}**：{fact}", name.zh_cn),
    }
}

fn bad_example(example: &RuleExample, lang: Lang) -> String {
    let mut out = String::new();
    line(&mut out, &escaped(example.bad_lead().get(lang)));
    cells(&mut out, &example.bad, lang);
    line(&mut out, Text::fixed("What the report says:", "报告这样写：").get(lang));
    let finding = &example.finding;
    let said = text!(
        en: "{level}: {message}", zh: "{level}：{message}"; level: finding.severity.name(), message: finding.message);
    let more = [
        finding.why.as_ref().map(|why| text!(en: "Why: {why}", zh: "为什么：{why}"; why: why)),
        finding.fix.as_ref().map(|fix| text!(en: "How to fix: {fix}", zh: "怎么改：{fix}"; fix: fix)),
    ];
    let said = std::iter::once(said).chain(more.into_iter().flatten());
    let said: Vec<String> = said.map(|text| format!("> {}", escaped(text.get(lang)))).collect();
    line(&mut out, &said.join("\n>\n"));
    out.trim_end().to_owned()
}

fn good_example(example: &RuleExample, lang: Lang) -> String {
    let mut out = String::new();
    line(&mut out, example.good_lead().get(lang));
    cells(&mut out, &example.good, lang);
    out.trim_end().to_owned()
}

fn cells(out: &mut String, cells: &[ExampleCell], lang: Lang) {
    if cells.is_empty() {
        return;
    }
    let heads = [Text::fixed("Field", "栏目"), Text::fixed("Cell", "单元格"), Text::fixed("Value", "填写内容")];
    let rows = cells.iter().map(|cell| {
        let place = format!("{} {}", sheet_name(&cell.cell.sheet).get(lang), cell.cell.addr);
        let mut value = value(cell, lang);
        if cell.hidden {
            value.push_str(Text::fixed(" (hidden)", "（隐藏）").get(lang));
        }
        let value = if cell.wrong { format!("**{value}**") } else { value };
        vec![escaped(cell.label.get(lang)), escaped(&place), value]
    });
    table(out, &heads.each_ref().map(|head| head.get(lang)), rows);
}

fn value(cell: &ExampleCell, lang: Lang) -> String {
    let words = match (cell.formula, cell.value.trim().is_empty()) {
        (false, false) => return code(&cell.value),
        (true, false) => {
            let code = code(&cell.value);
            text!(en: "{code} (formula)", zh: "{code}（公式）", code = code)
        }
        (false, true) => Text::fixed("(blank)", "（空白）"),
        (true, true) => Text::fixed("(formula without a result)", "（公式没有结果）"),
    };
    words.get(lang).to_owned()
}

fn heading(rule: &RuleEntry, lang: Lang) -> String {
    let title = escaped(rule.title.get(lang));
    match lang {
        Lang::En => format!("{}: {title}", rule.code),
        Lang::ZhCn => format!("{}：{title}", rule.code),
    }
}

fn link(rule: &RuleEntry, links: Links, lang: Lang) -> String {
    format!("[{}]({}) {}", rule.code, links.to(&rule.code), escaped(rule.title.get(lang)))
}

/// A block and the blank line after it.
fn line(out: &mut String, block: &str) {
    out.push_str(block.trim_end());
    out.push_str("\n\n");
}

fn ended(mut out: String) -> String {
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn table(out: &mut String, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out.push('\n');
}

/// A text that stands by itself: nothing at its start may become a list.
fn paragraph(text: &Text, lang: Lang) -> String {
    let text = escaped(text.get(lang));
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).unwrap_or((&text, ""));
    let is_list = if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(['-', '+']) };
    if is_list { format!("{number}\\{rest}") } else { text }
}

/// Text in which no character means anything to Markdown, and no address becomes a link.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '&') {
            out.push('\\');
        }
        out.push(character);
    }
    out.replace("://", "\\://").replace("www.", "www\\.")
}

/// A value as it stands in a cell, also inside a table.
fn code(text: &str) -> String {
    let text = Shown(text).to_string();
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let (starts, ends) = (text.starts_with([' ', '`']), text.ends_with([' ', '`']));
    let pad = if starts && ends || longest > 0 { " " } else { "" };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{ExampleFinding, Severity, SourceKind};
    use crate::workbook::CellRef;

    fn rule() -> RuleEntry {
        let cell = |value: &str, wrong| ExampleCell {
            label: Text::fixed("Question 3, tin: a | b", "第 3 题，锡：甲"),
            cell: CellRef::parse("Declaration!D44").unwrap(),
            value: value.to_owned(),
            formula: false,
            hidden: false,
            wrong,
        };
        RuleEntry {
            code: "X01".into(),
            name: "a-rule".into(),
            group: RuleGroup::of("X01"),
            reasons: Vec::new(),
            severity: Severity::Warning,
            source: SourceKind::BuyerPractice,
            source_detail: Text::fixed("See www.example.com", "见 www.example.com"),
            adjustable: true,
            applies_to: vec!["CMRT".into()],
            templates: Text::same("CMRT"),
            title: Text::fixed("A <b>title</b>", "标题"),
            why: Text::fixed("1) is no list", "原因"),
            fix: Text::fixed("Choose \"A_B*\"", "选择“A_B*”"),
            example: Some(RuleExample {
                form: "CMRT 6.5".to_owned(),
                checked_on: None,
                needs_profile: false,
                needs_lists: false,
                bad: vec![cell("a|`b`\n", true)],
                good: vec![cell("", false)],
                finding: ExampleFinding {
                    severity: Severity::Error,
                    message: Text::fixed("Wrong", "错了"),
                    why: None,
                    fix: Some(Text::fixed("Differently", "换种做法")),
                },
            }),
        }
    }

    #[test]
    fn a_page_holds_everything_and_nothing_becomes_markup() {
        let rule = rule();
        let page = page(&rule, std::slice::from_ref(&rule), Lang::En);
        for part in [
            "# X01: A \\<b\\>title\\</b\\>\n",
            "[中文](../zh-CN/X01.md)",
            "- **Level**: Explain. A customer profile may change the level\n",
            "- **Kind of source**: Customer practice. The template does not demand it; customers commonly ask for it\n",
            "- **Source**: See www\\.example.com\n",
            "\n1\\) is no list\n",
            "\nChoose \"A\\_B\\*\"\n",
            "| Question 3, tin: a \\| b | Declaration D44 | **`` a\\|`b`⏎ ``** |\n",
            "> Must fix: Wrong\n>\n> How to fix: Differently\n",
            "| Declaration D44 | (blank) |\n",
        ] {
            assert!(page.contains(part), "{part:?} is missing in\n{page}");
        }
        assert!(!page.contains("Other rules"), "{page}");
        assert!(page.ends_with("|\n") && !page.contains("\n\n\n"), "{page}");
    }

    #[test]
    fn one_document_links_inside_itself() {
        let reference = reference(&[rule()], Lang::ZhCn);
        assert!(reference.starts_with("# 规则\n"), "{reference}");
        assert!(reference.contains("| [X01](#X01) | 标题 | 需要说明 | 客户常见做法 | CMRT |"), "{reference}");
        assert!(reference.contains("<a id=\"X01\"></a>\n\n## X01：标题\n"), "{reference}");
        assert!(reference.contains("### 没有这个问题的例子\n"), "{reference}");
    }
}
