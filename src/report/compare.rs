//! Two checks of one declaration side by side: what is fixed, what is still open, what is new.
//!
//! Findings are matched by rule and by what they are about, never by row number: a row that moved
//! is the same row.

use super::{Evidence, Finding, OutcomeKind, Report, RowIdentity, Severity};
use crate::base::normal::company_core;
use crate::base::text::finite_number;
use crate::base::text::{Shown, Text};
use crate::template::DECLARATION;
use crate::text;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How two checked files belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The bytes are the same.
    SameFile,
    /// The same template, in whatever revision, and nothing says that it is another company's.
    SameDeclaration,
    /// The same template with plainly another company's name.
    OtherCompany,
    /// Another template, whose questions and cells are others.
    OtherTemplate,
}

/// The findings of two checks, sorted out. Every finding of both is in exactly one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How the files belong together.
    pub relation: Relation,
    /// Whether profile, lists or rules were others, so that a difference may come from them and not
    /// from the file.
    pub other_basis: bool,
    /// Findings that are gone: indices into the findings before.
    pub fixed: Vec<usize>,
    /// Findings that are still there: indices into the findings before and now.
    pub open: Vec<(usize, usize)>,
    /// Findings that were not there: indices into the findings now.
    pub new: Vec<usize>,
    /// Findings before of which nobody can say whether they are gone.
    pub unknown_before: Vec<Unknown>,
    /// Findings now of which nobody can say whether they are new.
    pub unknown_now: Vec<Unknown>,
}

/// A finding that the other check says nothing about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Index into the findings of its own check.
    pub index: usize,
    /// Why.
    pub why: Text,
}

/// Counts of a comparison, for one severity or for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Findings before.
    pub before: usize,
    /// Those that are fixed.
    pub fixed: usize,
    /// Those that are still open, counted by the severity that they had before.
    pub open: usize,
    /// Findings that are new.
    pub new: usize,
    /// Findings now.
    pub now: usize,
}

/// A value that is another one than before, although the finding is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// What the field is called.
    pub label: Text,
    /// The value before as typed; empty for a blank.
    pub before: String,
    /// The value now as typed; empty for a blank.
    pub now: String,
}

impl Relation {
    /// How the files of two reports belong together.
    pub fn of(before: &Report, now: &Report) -> Self {
        if before.file.sha256 == now.file.sha256 && !now.file.sha256.is_empty() {
            Self::SameFile
        } else if before.template.kind != now.template.kind {
            Self::OtherTemplate
        } else if is_plainly_another(&before.facts.company, &now.facts.company) {
            Self::OtherCompany
        } else {
            Self::SameDeclaration
        }
    }

    /// What the reader has to know about it, in one sentence.
    pub fn text(self, before: &Report, now: &Report) -> Option<Text> {
        match self {
            Self::SameDeclaration => None,
            Self::SameFile => Some(Text::fixed(
                "This is the same file as before: its SHA-256 is the same",
                "这和上次是同一个文件：SHA-256 相同",
            )),
            Self::OtherCompany => Some(text!(
                en: "The file before names another company, \"{before}\"; this one names \"{now}\"",
                zh: "上次的文件写的是另一家公司“{before}”，这次是“{now}”",
                before = Shown(&before.facts.company), now = Shown(&now.facts.company))),
            Self::OtherTemplate => Some(text!(
                en: "The file before was an {before}, this one is an {now}: different templates are not compared",
                zh: "上次的文件是 {before}，这次是 {now}：不同的模板不作对比",
                before = before.template.kind, now = now.template.kind)),
        }
    }
}

/// Whether two company names are plainly of two companies. A blank says nothing, and a slip of the
/// pen, a company form or an added place of business does not make another company.
fn is_plainly_another(before: &str, now: &str) -> bool {
    const ALIKE: f64 = 0.6;
    let (before, now) = (company_core(before), company_core(now));
    !before.is_empty()
        && !now.is_empty()
        && !before.contains(&now)
        && !now.contains(&before)
        && strsim::normalized_levenshtein(&before, &now) < ALIKE
}

/// Whether one file was only checked again because profile, lists or rules became others: no new
/// version of the file.
pub fn is_recheck(before: &Report, now: &Report) -> bool {
    Relation::of(before, now) == Relation::SameFile && has_other_basis(before, now)
}

fn has_other_basis(before: &Report, now: &Report) -> bool {
    before.profile != now.profile || before.lists != now.lists || before.tool_version != now.tool_version
}

/// Compares two checks. `None` for two different templates: their questions are not the same.
pub fn compare(before: &Report, now: &Report) -> Option<Comparison> {
    let relation = Relation::of(before, now);
    if relation == Relation::OtherTemplate {
        return None;
    }
    let mut pairs = Pairs::new(&before.findings, &now.findings);
    pairs.find();
    let (listed_before, listed_now) = (Coverage::of(before), Coverage::of(now));
    let (mut fixed, mut unknown_before) = (Vec::new(), Vec::new());
    let mut open = Vec::new();
    for (index, (finding, pair)) in before.findings.iter().zip(&pairs.of_before).enumerate() {
        match (pair, listed_now.why_unknown(&finding.code)) {
            (Some(pair), _) => open.push((index, *pair)),
            (None, Some(why)) => unknown_before.push(Unknown { index, why }),
            (None, None) => fixed.push(index),
        }
    }
    let (mut new, mut unknown_now) = (Vec::new(), Vec::new());
    for (index, (finding, pair)) in now.findings.iter().zip(&pairs.of_now).enumerate() {
        match (pair, listed_before.why_unknown(&finding.code)) {
            (Some(_), _) => {}
            (None, Some(why)) => unknown_now.push(Unknown { index, why }),
            (None, None) => new.push(index),
        }
    }
    let other_basis = has_other_basis(before, now);
    Some(Comparison { relation, other_basis, fixed, open, new, unknown_before, unknown_now })
}

impl Comparison {
    /// The counts of one severity, or of all.
    pub fn progress(&self, severity: Option<Severity>, before: &Report, now: &Report) -> Progress {
        let counts = |report: &Report, index: usize| {
            let found = report.findings.get(index);
            found.is_some_and(|finding| severity.is_none_or(|severity| finding.severity == severity))
        };
        let all = |report: &Report| (0..report.findings.len()).filter(|index| counts(report, *index)).count();
        Progress {
            before: all(before),
            fixed: self.fixed.iter().filter(|index| counts(before, **index)).count(),
            open: self.open.iter().filter(|(index, _)| counts(before, *index)).count(),
            new: self.new.iter().filter(|index| counts(now, **index)).count(),
            now: all(now),
        }
    }

    /// Whether both checks found the same.
    pub fn is_unchanged(&self) -> bool {
        self.fixed.is_empty() && self.new.is_empty() && self.unknown_before.is_empty() && self.unknown_now.is_empty()
    }
}

/// The values of a finding that is still there which are others than before, in the order of its
/// cells.
pub fn value_changes(before: &Finding, now: &Finding) -> Vec<ValueChange> {
    let mut used = BTreeSet::new();
    let mut changes = Vec::new();
    for (place, old) in before.evidence.iter().enumerate().filter(|(_, old)| is_of_its_own(old, before)) {
        let is_it = |new: usize, label: &Text| {
            // The label of the main cell holds the question's number, which a newer revision may
            // have changed.
            !used.contains(&new) && (label.en == old.label.en || (place == 0 && new == 0))
        };
        let own = now.evidence.iter().enumerate().filter(|(_, new)| is_of_its_own(new, now));
        let mut alike = own.filter(|(new, evidence)| is_it(*new, &evidence.label));
        let found = alike.next();
        if let Some((index, new)) = found {
            used.insert(index);
            if new.value != old.value {
                changes.push(ValueChange {
                    label: new.label.clone(),
                    before: old.value.clone(),
                    now: new.value.clone(),
                });
            }
        }
    }
    changes
}

/// Whether a cell is one of the form or of the finding's own row. Cells of other rows are other
/// smelters each time.
fn is_of_its_own(evidence: &Evidence, finding: &Finding) -> bool {
    let main = finding.cells.first();
    evidence.cell.sheet == DECLARATION
        || main.is_some_and(|main| main.sheet == evidence.cell.sheet && main.addr.row == evidence.cell.addr.row)
}

/// What the findings of a check cover: only for rules that were checked, and whose findings are all
/// in the list, does a finding that is not there say something.
struct Coverage<'a> {
    gaps: BTreeMap<&'a str, Text>,
}

impl<'a> Coverage<'a> {
    fn of(report: &'a Report) -> Self {
        let mut listed: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &report.findings {
            *listed.entry(&finding.code).or_default() += 1;
        }
        let gap = |outcome: &'a super::Outcome| {
            let reason = outcome.reason.clone().unwrap_or_default();
            let why = match outcome.result {
                OutcomeKind::Skipped => text!(
                    en: "Not checked this time or the time before. {reason}",
                    zh: "有一次没有检查这一项：{reason}"; reason: reason),
                OutcomeKind::SwitchedOff => text!(
                    en: "Switched off by the customer's profile. {reason}",
                    zh: "客户配置不检查这一项：{reason}"; reason: reason),
                OutcomeKind::NotApplicable => Text::fixed(
                    "One of the two revisions of the template does not ask this",
                    "两个模板版本中有一个没有这一项",
                ),
                OutcomeKind::NothingFound | OutcomeKind::Found => {
                    let seen = listed.get(outcome.code.as_ref()).copied().unwrap_or_default();
                    if seen >= outcome.findings {
                        return None;
                    }
                    Text::fixed(
                        "There are more findings than a report lists, so it may be among those that are only counted",
                        "问题太多，报告没有全部列出，这一处可能在只计数的部分里",
                    )
                }
            };
            Some((outcome.code.as_ref(), why))
        };
        Self { gaps: report.outcomes.iter().filter_map(gap).collect::<BTreeMap<_, _>>() }
    }

    fn why_unknown(&self, code: &str) -> Option<Text> {
        self.gaps.get(code).cloned()
    }
}

/// Which finding is which. Findings are paired in passes, the surest likeness first; within a pass
/// those that are alike are paired one to one in the order of the file.
struct Pairs<'a> {
    before: &'a [Finding],
    now: &'a [Finding],
    of_before: Vec<Option<usize>>,
    of_now: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    fn new(before: &'a [Finding], now: &'a [Finding]) -> Self {
        Self { before, now, of_before: vec![None; before.len()], of_now: vec![None; now.len()] }
    }

    fn find(&mut self) {
        self.pass(&|finding| Some(key(&[&about(finding), value(finding), &place(finding)])));
        self.pass(&|finding| Some(key(&[&about(finding), value(finding)])));
        self.pass(&|finding| Some(key(&[&about(finding), &place(finding)])));
        self.pass(&|finding| Some(about(finding)));
        // A row in which something that tells it apart was corrected.
        self.pass_of_rows(&|row| (!row.id.is_empty()).then(|| key(&[&row.metal, &row.id])));
        self.pass_of_rows(&|row| (!row.name.is_empty()).then(|| key(&[&row.metal, &row.name, &row.beside])));
        self.pass_of_rows(&|row| (!row.id.is_empty()).then(|| row.id.clone()));
        self.pass_of_rows(&|row| (!row.name.is_empty()).then(|| key(&[&row.metal, &row.name])));
        self.pass_with(&unnamed_row, &row_number);
        let gathered = self.gathered();
        let mineral = |finding: &Finding| finding.subject.mineral.clone().unwrap_or_default();
        self.pass(&|finding| Some(key(&[&about_several_rows(finding, &gathered)?, &mineral(finding)])));
        self.pass(&|finding| about_several_rows(finding, &gathered));
    }

    /// The rules that gather rows in one finding, with the severity of such findings.
    fn gathered(&self) -> BTreeSet<(&'a str, Severity)> {
        let mut gathered = BTreeSet::new();
        for finding in self.before.iter().chain(self.now) {
            let first = finding.cells.first().map(|cell| cell.addr.row);
            let has_others = finding.cells.iter().any(|cell| Some(cell.addr.row) != first);
            if finding.subject.entry.is_some() && has_others {
                gathered.insert((finding.code.as_ref(), finding.severity));
            }
        }
        gathered
    }

    fn pass(&mut self, key: KeyOf<'_>) {
        self.pass_with(key, key);
    }

    fn pass_with(&mut self, key_before: KeyOf<'_>, key_now: KeyOf<'_>) {
        let mut waiting: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for (index, (finding, pair)) in self.before.iter().zip(&self.of_before).enumerate() {
            if pair.is_none()
                && let Some(key) = key_before(finding)
            {
                waiting.entry(key).or_default().push_back(index);
            }
        }
        for (index, (finding, pair)) in self.now.iter().zip(&mut self.of_now).enumerate() {
            if pair.is_some() {
                continue;
            }
            let same = key_now(finding).and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(same) = same
                && let Some(before) = self.of_before.get_mut(same)
            {
                *before = Some(index);
                *pair = Some(same);
            }
        }
    }

    /// Pairs findings about rows of which a part is the same; the field counts but for cells that
    /// say which smelter is meant, of which a rule takes the one that is filled.
    fn pass_of_rows(&mut self, part: &dyn Fn(&RowIdentity) -> Option<String>) {
        self.pass(&|finding| {
            let row = finding.subject.entry.as_ref()?;
            let field = match field(finding) {
                "smelter.id" | "smelter.id_input" | "smelter.name" | "smelter.lookup" => "smelter",
                field => field,
            };
            Some(key(&[&finding.code, field, &part(row)?]))
        });
    }
}

/// The key by which findings are alike; none for a finding that a pass is not about. One kind of
/// key for all passes keeps the page small.
type KeyOf<'k> = &'k dyn Fn(&Finding) -> Option<String>;

fn key(parts: &[&str]) -> String {
    parts.join("\u{1f}")
}

/// What a finding is about, wherever it is: rule, mineral, question, field and the row's own
/// content.
fn about(finding: &Finding) -> String {
    let subject = &finding.subject;
    // The metal of a row is in its identity, where it can be told from one that was corrected.
    let mineral = subject.mineral.as_deref().filter(|_| subject.entry.is_none());
    let row = subject.entry.as_ref().map(|row| key(&[&row.metal, &row.id, &row.name, &row.beside]));
    let [mineral, question] = [mineral, subject.question.as_deref()].map(Option::unwrap_or_default);
    key(&[&finding.code, mineral, question, field(finding), &row.unwrap_or_default()])
}

/// The field of the main cell; what is no field of the form is told apart by its words.
fn field(finding: &Finding) -> &str {
    let label = || finding.evidence.first().map(|evidence| evidence.label.en.as_ref());
    finding.subject.field.as_deref().or_else(label).unwrap_or_default()
}

fn value(finding: &Finding) -> &str {
    finding.evidence.first().map(|evidence| evidence.value.as_str()).unwrap_or_default()
}

fn place(finding: &Finding) -> String {
    finding.cells.first().map(ToString::to_string).unwrap_or_default()
}

/// A row that did not say yet which smelter, mine or product it is about.
fn unnamed_row(finding: &Finding) -> Option<String> {
    finding.subject.entry.as_ref().filter(|row| row.id.is_empty() && row.name.is_empty())?;
    row_number(finding)
}

/// What was filled in meanwhile has no likeness with an unnamed row, so only metal and number are
/// left.
fn row_number(finding: &Finding) -> Option<String> {
    let row = finding.subject.entry.as_ref()?;
    let sheet = &finding.cells.first()?.sheet;
    Some(key(&[&finding.code, sheet, &row.metal, &finding.subject.row?.to_string()]))
}

/// A finding about several rows has the first of them as its main cell, which may have gone or have
/// got another before it. What it is about is then in its values; how many rows there are may
/// change.
fn about_several_rows(finding: &Finding, gathered: &BTreeSet<(&str, Severity)>) -> Option<String> {
    let of_rule = (finding.code.as_ref(), finding.severity);
    finding.subject.entry.as_ref().filter(|_| gathered.contains(&of_rule))?;
    let mut about = key(&[of_rule.0, of_rule.1.key()]);
    for (name, value) in finding.values.iter().filter(|(_, value)| finite_number(value).is_none()) {
        about = key(&[&about, name, value]);
    }
    Some(about)
}

#[cfg(test)]
mod tests;
