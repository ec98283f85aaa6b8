//! The catalogue of rules as text.

use crate::rules::{self, Rule};
use crate::text::{Lang, Text};
use std::fmt::Write;

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
