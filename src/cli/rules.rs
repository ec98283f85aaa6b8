//! The catalogue of rules as data and as text.

use crate::report::{Severity, SourceKind};
use crate::rules::{self, Rule};
use crate::text::{Lang, Text};
use serde::Serialize;
use std::fmt::Write;

/// One rule as data.
#[derive(Serialize)]
pub struct RuleEntry {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    source: SourceKind,
    source_detail: &'static Text,
    adjustable: bool,
    applies_to: Vec<String>,
    title: &'static Text,
    why: &'static Text,
    fix: &'static Text,
}

/// Every rule in the order of the codes.
pub fn list() -> Vec<RuleEntry> {
    rules::ALL.iter().map(|rule| entry(rule)).collect()
}

fn entry(rule: &'static Rule) -> RuleEntry {
    let mut applies_to: Vec<String> = rule.applies_to.iter().map(|family| family.kind().to_string()).collect();
    applies_to.dedup();
    RuleEntry {
        code: rule.code,
        name: rule.name,
        severity: rule.severity,
        source: rule.source.kind,
        source_detail: &rule.source.detail,
        adjustable: rule.adjustable,
        applies_to,
        title: &rule.title,
        why: &rule.why,
        fix: &rule.fix,
    }
}

/// The catalogue as one Markdown document.
pub fn markdown(lang: Lang) -> String {
    let heading = Text::fixed("# Rules", "# 规则");
    let mut out = format!("{}\n", heading.get(lang));
    for rule in rules::ALL {
        let labels = [
            (Text::fixed("Level", "级别"), rule.severity.name()),
            (Text::fixed("Source", "依据"), source(rule)),
            (Text::fixed("Why", "为什么"), rule.why.clone()),
            (Text::fixed("How to fix", "怎么改"), rule.fix.clone()),
        ];
        // Writing to a String cannot fail.
        let _ = writeln!(out, "\n## {} {}\n\n`{}`\n", rule.code, rule.title.get(lang), rule.name);
        for (label, text) in labels {
            let _ = writeln!(out, "- **{}**: {}", label.get(lang), text.get(lang));
        }
    }
    out
}

fn source(rule: &Rule) -> Text {
    crate::text!(en: "{kind}: {detail}", zh: "{kind}：{detail}"; kind: rule.source.kind.name(), detail: rule.source.detail)
}
