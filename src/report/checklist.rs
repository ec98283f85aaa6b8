//! What to look at before the file is sent: the buyer's list, what this report can say about each
//! line, and what is still open. A tick is always the user's own; this tool ticks nothing and
//! approves nothing.

use super::ChecklistDemand;
use super::{MineralScope, OutcomeKind, Report};
use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::reference::{StatusGroup, status_total};
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One line of the checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChecklistItem {
    /// Its id in the profile, in kebab case.
    pub id: String,
    /// What has to be so.
    pub text: Text,
    /// How to see that it is so; may be empty.
    #[serde(default)]
    pub hint: Text,
    /// What this report can say about it. It ticks nothing.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub machine_note: Option<Text>,
}

/// The checklist with the user's ticks, as a view or an export shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// Its lines, in the order of the profile.
    pub items: Vec<TickedItem>,
    /// What is still open.
    pub state: Readiness,
}

/// A line with the user's tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickedItem {
    /// The line.
    pub item: ChecklistItem,
    /// Whether the user ticked it.
    pub ticked: bool,
}

/// What stands between the file and sending it, as far as a report and a checklist can tell. Never
/// an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// No error, nothing that matters left unchecked, and every box ticked.
    NothingBlocking,
    /// What is still open, one line each.
    Open(Vec<Text>),
}

impl Readiness {
    /// The heading for it.
    pub const fn text(&self) -> Text {
        match self {
            Self::NothingBlocking => Text::fixed(
                "No blocking problem found; this is not an approval",
                "未发现必须先解决的问题；这不代表客户已接受",
            ),
            Self::Open(_) => Text::fixed("Still open before you send it", "发送之前还有这些没有处理"),
        }
    }
}

impl Checklist {
    /// The checklist of a report with the ids that the user ticked.
    pub fn of(report: &Report, ticked: &BTreeSet<String>) -> Self {
        let items = report.checklist.iter();
        let items: Vec<TickedItem> =
            items.map(|item| TickedItem { item: item.clone(), ticked: ticked.contains(&item.id) }).collect();
        let mut open = blocking(report);
        let not_ticked = items.iter().filter(|item| !item.ticked).count();
        if not_ticked > 0 {
            open.push(text!(
                en: "{boxes} not ticked yet",
                zh: "还有 {boxes}没有勾选";
                boxes: Text::counted(not_ticked, "box is", "boxes are", "项")));
        }
        let state = if open.is_empty() { Readiness::NothingBlocking } else { Readiness::Open(open) };
        Self { items, state }
    }
}

/// What blocks by the report alone.
fn blocking(report: &Report) -> Vec<Text> {
    let mut open = Vec::new();
    let errors = report.summary.errors;
    if errors > 0 {
        let counted = Text::counted(errors, "finding must be fixed", "findings must be fixed", "处必须修改");
        open.push(counted);
    }
    let checker = &report.official_checker;
    // With errors the Checker's items are among them.
    if (checker.remaining > 0 || checker.broken_by.is_some()) && errors == 0 {
        open.push(checker.summary_text());
    }
    let mut unchecked: BTreeMap<&Text, usize> = BTreeMap::new();
    for outcome in &report.outcomes {
        if let (OutcomeKind::Skipped, false, Some(reason)) = (outcome.result, outcome.not_asked, &outcome.reason) {
            *unchecked.entry(reason).or_default() += 1;
        }
    }
    open.extend(unchecked.into_iter().map(|(reason, rules)| {
        text!(
            en: "{rules} not be checked: {reason}",
            zh: "{rules}没有检查：{reason}";
            rules: Text::counted(rules, "rule could", "rules could", "条规则"), reason: reason)
    }));
    open
}

/// The lines that a buyer asks for with this template.
pub fn items(demands: &[ChecklistDemand], report: &Report) -> Vec<ChecklistItem> {
    let asked = demands.iter().filter(|demand| demand.is_for(report.template.kind));
    let item = |demand: &ChecklistDemand| ChecklistItem {
        id: demand.id.clone(),
        text: demand.text.clone(),
        hint: demand.hint.clone(),
        machine_note: machine_note(&demand.id, report),
    };
    asked.map(item).collect()
}

/// What this report can say about a line with one of these ids; others have no answer.
fn machine_note(id: &str, report: &Report) -> Option<Text> {
    match id {
        "newest-template" => Some(newest_template(report)),
        "minerals" => Some(minerals(report)),
        "smelter-proof" => Some(smelters_without_status(report)),
        "file-name" => Some(text!(
            en: "This file is named \"{name}\"", zh: "这个文件名是“{name}”", name = Shown(&report.file.name))),
        _ => None,
    }
}

fn newest_template(report: &Report) -> Text {
    let (kind, template) = (report.template.kind, &report.template);
    match (&template.revision, &template.newest_known) {
        (Some(revision), Some(newest)) if revision == newest => text!(
            en: "{kind} {revision} is the newest that this tool knows",
            zh: "{kind} {revision} 是本工具已知的最新版本", kind = kind, revision = revision),
        (Some(revision), Some(newest)) => text!(
            en: "This file is {kind} {revision}; the newest that this tool knows is {newest}",
            zh: "这个文件是 {kind} {revision}；本工具已知的最新版本是 {newest}",
            kind = kind, revision = revision, newest = newest),
        _ => Text::fixed("The file does not say which revision it is", "文件没有写明版本"),
    }
}

fn minerals(report: &Report) -> Text {
    let named = |scope: MineralScope| {
        let minerals = report.facts.minerals.iter().filter(move |fact| fact.scope == scope);
        minerals.map(|fact| fact.name.clone()).collect::<Vec<_>>()
    };
    let [inside, open] = [MineralScope::In, MineralScope::Open].map(named);
    let list = |names: &[Text]| {
        if names.is_empty() { Text::fixed("none", "没有") } else { Text::list(names) }
    };
    if open.is_empty() {
        return text!(en: "In scope by the answers: {inside}", zh: "按答案在申报范围内：{inside}"; inside: list(&inside));
    }
    text!(
        en: "In scope by the answers: {inside}; not decided: {open}",
        zh: "按答案在申报范围内：{inside}；未确定：{open}"; inside: list(&inside), open: list(&open))
}

fn smelters_without_status(report: &Report) -> Text {
    let Some(list) = report.lists.iter().find(|list| list.gives_statuses()) else {
        return Text::fixed("No list with statuses is in use", "没有使用带状态的清单");
    };
    let table = report.status_table();
    let total = status_total(table.iter().map(|(_, counts)| counts));
    let count: usize =
        [StatusGroup::NonConformant, StatusGroup::OtherStatus, StatusGroup::NotListed, StatusGroup::Unknown]
            .into_iter()
            .map(|group| total.count(group))
            .sum();
    let smelters = match count {
        0 => Text::fixed("No smelter is", "没有冶炼厂"),
        _ => Text::counted(count, "smelter is", "smelters are", "家冶炼厂"),
    };
    let date = list.date.map_or_else(|| Text::fixed("without a date", "没有日期"), Date::text);
    text!(
        en: "{smelters} without the status conformant, active or eligible by the lists in use; the newest is {list}, {date}",
        zh: "{smelters}在所用清单里没有认可、活跃或可接受审核的状态；最新的清单是{list}，{date}";
        smelters: smelters, list: list.name, date: date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::report::Outcome;
    use crate::report::testing::{finding, report};
    use crate::template::TemplateKind;

    fn with_list(mut report: Report) -> Report {
        report.checklist = items(&Profile::default().checklist, &report);
        report
    }

    fn all(report: &Report) -> BTreeSet<String> {
        report.checklist.iter().map(|item| item.id.clone()).collect()
    }

    fn skipped(not_asked: bool) -> Outcome {
        Outcome {
            code: "C08".into(),
            result: OutcomeKind::Skipped,
            reason: Some(Text::fixed("The day of the check is not known", "不知道检查当天的日期")),
            not_asked,
            findings: 0,
        }
    }

    #[test]
    fn only_a_template_with_a_choice_of_minerals_asks_for_them() {
        let cmrt = with_list(report(Vec::new()));
        assert!(!all(&cmrt).contains("minerals") && cmrt.checklist.len() == 4);
        let mut emrt = report(Vec::new());
        emrt.template.kind = TemplateKind::Emrt;
        let emrt = with_list(emrt);
        let line = emrt.checklist.iter().find(|item| item.id == "minerals").unwrap();
        assert_eq!(line.machine_note.as_ref().unwrap().en, "In scope by the answers: none");
    }

    #[test]
    fn what_the_report_knows_stands_beside_its_line() {
        let mut known = report(Vec::new());
        known.template.newest_known = Some("6.5".to_owned());
        known.file.name = "form.xlsx".to_owned();
        let note = |report: &Report, id: &str| machine_note(id, report).map(|note| note.en.to_string());
        assert_eq!(note(&known, "newest-template").unwrap(), "CMRT 6.5 is the newest that this tool knows");
        known.template.revision = Some("6.4".to_owned());
        assert!(note(&known, "newest-template").unwrap().ends_with("the newest that this tool knows is 6.5"));
        assert_eq!(note(&known, "file-name").unwrap(), "This file is named \"form.xlsx\"");
        assert_eq!(note(&known, "smelter-proof").unwrap(), "No list with statuses is in use");
        assert_eq!(note(&known, "commitment-letter"), None);
    }

    #[test]
    fn every_box_has_to_be_ticked_by_the_user() {
        let report = with_list(report(Vec::new()));
        let mut ticks = all(&report);
        assert_eq!(Checklist::of(&report, &ticks).state, Readiness::NothingBlocking);
        ticks.remove("file-name");
        let checklist = Checklist::of(&report, &ticks);
        assert_eq!(checklist.items.iter().filter(|item| item.ticked).count(), checklist.items.len() - 1);
        let Readiness::Open(open) = checklist.state else { panic!("a box is open") };
        assert_eq!(open, [Text::fixed("1 box is not ticked yet", "还有 1 项没有勾选")]);
    }

    #[test]
    fn errors_and_what_was_not_checked_block_whatever_is_ticked() {
        let mut file = with_list(report(vec![finding("C01", "Declaration!D8")]));
        file.outcomes = vec![skipped(false), skipped(false), skipped(true)];
        let Readiness::Open(open) = Checklist::of(&file, &all(&file)).state else { panic!("an error is open") };
        let open: Vec<_> = open.iter().map(|text| text.en.to_string()).collect();
        assert_eq!(
            open,
            ["1 finding must be fixed", "2 rules could not be checked: The day of the check is not known"]
        );
        let mut asked_nothing = with_list(report(Vec::new()));
        asked_nothing.outcomes = vec![skipped(true)];
        assert_eq!(Checklist::of(&asked_nothing, &all(&asked_nothing)).state, Readiness::NothingBlocking);
        let mut checker = with_list(report(Vec::new()));
        checker.official_checker.broken_by = crate::workbook::CellRef::parse("Declaration!D18");
        assert_ne!(Checklist::of(&checker, &all(&checker)).state, Readiness::NothingBlocking);
        checker.official_checker.broken_by = None;
        checker.official_checker.remaining = 1;
        assert_ne!(Checklist::of(&checker, &all(&checker)).state, Readiness::NothingBlocking);
    }

    #[test]
    fn no_state_sounds_like_an_approval() {
        for state in [Readiness::NothingBlocking, Readiness::Open(Vec::new())] {
            let text = state.text();
            let said = format!("{} {}", text.en.to_lowercase(), text.zh_cn);
            for word in ["compliant", "approved", "passed", "ready", "合规", "合格", "通过", "可以发送"] {
                assert!(!said.contains(word), "{said}");
            }
        }
    }
}
