//! One rule as plain data, with an example and what the example gives: for every view that explains
//! rules.

use super::{Reason, Severity, SourceKind};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::text;
use crate::workbook::CellRef;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One rule as plain data, for views that list the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleEntry {
    /// Permanent code.
    pub code: Cow<'static, str>,
    /// Name in kebab case.
    pub name: Cow<'static, str>,
    /// What it is about.
    pub group: RuleGroup,
    /// Severity of most of its findings.
    pub severity: Severity,
    /// What kind of demand stands behind it.
    pub source: SourceKind,
    /// The place of that demand, in our own words.
    pub source_detail: Text,
    /// Whether a buyer profile may change the severity.
    pub adjustable: bool,
    /// Short names of the templates that it is for.
    pub applies_to: Vec<Cow<'static, str>>,
    /// The same for readers, with the revisions where it is not for all of them.
    pub templates: Text,
    /// The rule in a few words.
    pub title: Text,
    /// Why it matters.
    pub why: Text,
    /// What to do.
    pub fix: Text,
    /// The reasons that fit its findings in an exercise, the best one first.
    pub reasons: Vec<Reason>,
    /// What a finding looks like; `None` where it was not asked for.
    pub example: Option<RuleExample>,
}

impl RuleEntry {
    /// Whether the level is fixed, in words.
    pub const fn whose_level(&self) -> Text {
        if self.adjustable {
            Text::fixed("A customer profile may change the level", "客户配置可以改变程度")
        } else {
            Text::fixed("The level is the same for every customer", "程度对所有客户都一样")
        }
    }
}

/// The subject that rules have in common: the first letter of their codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleGroup {
    /// The letter.
    pub letter: Cow<'static, str>,
    /// What it stands for.
    pub name: Text,
}

const fn group(letter: &'static str, en: &'static str, zh_cn: &'static str) -> RuleGroup {
    RuleGroup { letter: Cow::Borrowed(letter), name: Text::fixed(en, zh_cn) }
}

/// Every group in the order in which a file is worked on.
static GROUPS: [RuleGroup; 13] = [
    group("F", "File and template", "文件与模板"),
    group("C", "Company information", "公司信息"),
    group("S", "Scope, minerals and products", "申报范围、矿产与产品"),
    group("Q", "Questions about minerals", "按矿产回答的问题"),
    group("X", "Answers against each other", "答案之间对照"),
    group("P", "Questions at company level", "公司层面的问题"),
    group("L", "Rows of the Smelter List", "冶炼厂清单的各行"),
    group("R", "Smelter List against known smelters", "冶炼厂清单与已知冶炼厂对照"),
    group("G", "Countries and high-risk areas", "国家或地区与高风险地区"),
    group("D", "Answers against the Smelter List", "答案与冶炼厂清单对照"),
    group("M", "Mine List", "矿场清单"),
    group("H", "Tidiness and what others can read", "整洁与他人能看到的内容"),
    group("B", "Several files at once", "多个文件一起检查"),
];

impl RuleGroup {
    /// The group of a rule's code. A letter that no group has stands for itself.
    pub fn of(code: &str) -> Self {
        let letter: String = code.chars().take(1).collect();
        let known = GROUPS.iter().find(|group| group.letter == letter);
        known.cloned().unwrap_or_else(|| Self { name: Text::same(letter.clone()), letter: Cow::Owned(letter) })
    }

    /// The groups that these rules have, in the order in which a file is worked on.
    pub fn among(rules: &[RuleEntry]) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for rule in rules {
            if !groups.contains(&rule.group) {
                groups.push(rule.group.clone());
            }
        }
        groups
            .sort_by_key(|group| GROUPS.iter().position(|known| known.letter == group.letter).unwrap_or(GROUPS.len()));
        groups
    }
}

/// Two states of one form: one with a finding of the rule, and one without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleExample {
    /// Template and revision: `CMRT 6.5`.
    pub form: String,
    /// The day of the check.
    pub checked_on: Option<Date>,
    /// Whether the rule finds something only where a customer profile asks for it.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub needs_profile: bool,
    /// Whether it finds something only with lists of smelters.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub needs_lists: bool,
    /// The cells that matter where the rule finds something; empty where the example is no matter
    /// of single cells.
    pub bad: Vec<ExampleCell>,
    /// The cells that matter in a form in order.
    pub good: Vec<ExampleCell>,
    /// What the rule says about the first.
    pub finding: ExampleFinding,
}

impl RuleExample {
    /// What the first cells are, in words.
    pub fn bad_lead(&self) -> Text {
        let day = self.checked_on.map(|day| day.to_string()).unwrap_or_default();
        let form = text!(
            en: "A form of {form}, checked on {day}", zh: "一份 {form} 表格，检查日为 {day}", form = self.form, day = day);
        let form = if self.needs_profile {
            text!(en: "{form} for a customer whose profile asks for it", zh: "{form}，客户配置有此要求"; form: form)
        } else {
            form
        };
        let form = if self.needs_lists {
            text!(en: "{form}, beside lists of invented smelters", zh: "{form}，与虚构冶炼厂的清单对照"; form: form)
        } else {
            form
        };
        if self.bad.is_empty() {
            return text!(en: "{form}. Its structure was changed, not a cell.", zh: "{form}。改动的是结构，不是某个单元格。"; form: form);
        }
        text!(
            en: "{form}. All is in order but these cells; what the finding points at is marked.",
            zh: "{form}。除这些单元格外都填写完整；要处理的内容已标出。"; form: form)
    }

    /// What the other cells are, in words.
    pub const fn good_lead(&self) -> Text {
        if self.good.is_empty() {
            Text::fixed("The same form without those rows or sheets.", "同一份表格，没有上面这些行或工作表。")
        } else {
            Text::fixed("The same form without a finding of this rule.", "同一份表格，没有这条规则的问题。")
        }
    }
}

/// One cell of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExampleCell {
    /// What the field is called.
    pub label: Text,
    /// Where.
    pub cell: CellRef,
    /// What a person sees in it; empty for a blank.
    pub value: String,
    /// Whether the value is the result of a formula.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub formula: bool,
    /// Whether its row or column is hidden.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub hidden: bool,
    /// Whether the finding calls it wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub wrong: bool,
}

/// The finding of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExampleFinding {
    /// Its severity, which may be milder or sterner than the rule's usual one.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// Why it matters, where that differs from the rule.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub why: Option<Text>,
    /// What to do, where that differs from the rule.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fix: Option<Text>,
}

impl SourceKind {
    /// What the kind means for the reader: who demands it, if anybody.
    pub const fn meaning(self) -> Text {
        match self {
            Self::Template => Text::fixed(
                "It comes from the template itself: its Checker, Instructions, drop-downs or structure",
                "出自模板本身：官方 Checker、填写说明、下拉选项或结构",
            ),
            Self::Logic => Text::fixed(
                "No clause of the template says so: what is filled in does not agree with itself",
                "模板没有写明，是填写的内容前后不一致",
            ),
            Self::BuyerPractice => Text::fixed(
                "The template does not demand it; customers commonly ask for it",
                "模板没有要求，客户通常会这样要求",
            ),
            Self::BuyerProfile => Text::fixed(
                "The profile of one customer asks for it, the template does not",
                "模板没有要求，是某个客户的配置要求这样",
            ),
            Self::Hint => Text::fixed("Nobody demands it; it is worth a look", "没有人要求，只是值得看一眼"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_group() {
        assert_eq!(RuleGroup::of("L08").name.en, "Rows of the Smelter List");
        assert_eq!(RuleGroup::of("Z1").name, Text::same("Z"));
        let mut letters: Vec<_> = GROUPS.iter().map(|group| group.letter.clone()).collect();
        letters.sort();
        letters.dedup();
        assert_eq!(letters.len(), GROUPS.len());
    }
}
