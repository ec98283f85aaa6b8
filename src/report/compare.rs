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
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::check_workbook;
    use crate::declaration::SmelterColumn as Column;
    use crate::profile::Settings;
    use crate::report::testing::{finding, report};
    use crate::report::{FileInfo, Outcome, Subject};
    use crate::samples::fixtures::{Edit, Form, Place};
    use crate::template::{CompanyField, KnownMineral, MineralQuestion as Question, TemplateKind, detect};

    /// A row of the Smelter List: metal, choice, name, country, id.
    type Row = [&'static str; 5];

    const NOT_LISTED: &str = "Smelter not listed";
    const IN_ORDER: Row = ["Tin", NOT_LISTED, "Beispiel Zinn GmbH", "GERMANY", "CID990002"];
    const BROKEN_ID: Row = ["Tin", NOT_LISTED, "Muster Zinnwerk", "GERMANY", "CID99O007"];
    const NO_COUNTRY: Row = ["Gold", NOT_LISTED, "Esempio Oro", "", ""];
    const NOTHING_CHOSEN: Row = ["Tungsten", "", "", "", ""];
    const SELLER: Row = ["Tantalum", NOT_LISTED, "Exempel Trading Co., Ltd.", "SWEDEN", ""];
    const FAULTY: [Row; 4] = [BROKEN_ID, NO_COUNTRY, NOTHING_CHOSEN, SELLER];

    fn form(revision: &str, rows: &[Row]) -> Form {
        let mut form = Form::in_order(TemplateKind::Cmrt, revision).unwrap();
        let columns = [Column::Metal, Column::Lookup, Column::Name, Column::Country, Column::Id];
        for (number, row) in (2..).zip(rows) {
            for (column, content) in columns.into_iter().zip(row) {
                form.edit(Edit::text(Place::Smelter(number, column), content));
            }
        }
        form
    }

    fn check(form: Form, name: &str) -> Report {
        let workbook = form.into_workbook();
        let detected = detect(&workbook).unwrap();
        let file = FileInfo::of(name.as_bytes(), name);
        check_workbook(&workbook, &detected, file, &Settings::on(Date::new(2026, 3, 2).unwrap())).unwrap()
    }

    fn checked(rows: &[Row], name: &str) -> Report {
        check(form("6.5", rows), name)
    }

    /// Compares, and proves that every finding is in one place only.
    fn compared(before: &Report, now: &Report) -> Comparison {
        let comparison = compare(before, now).unwrap();
        let mut of_before: Vec<usize> = comparison.fixed.clone();
        of_before.extend(comparison.open.iter().map(|pair| pair.0));
        of_before.extend(comparison.unknown_before.iter().map(|unknown| unknown.index));
        let mut of_now: Vec<usize> = comparison.new.clone();
        of_now.extend(comparison.open.iter().map(|pair| pair.1));
        of_now.extend(comparison.unknown_now.iter().map(|unknown| unknown.index));
        for (mut places, report) in [(of_before, before), (of_now, now)] {
            places.sort_unstable();
            assert_eq!(places, (0..report.findings.len()).collect::<Vec<_>>(), "each finding once");
        }
        for (old, new) in &comparison.open {
            assert_eq!(before.findings[*old].code, now.findings[*new].code);
        }
        comparison
    }

    fn codes(report: &Report, indices: &[usize]) -> Vec<String> {
        indices.iter().map(|index| report.findings[*index].code.to_string()).collect()
    }

    fn shown(report: &Report) -> Vec<String> {
        report.findings.iter().map(|finding| format!("{} {}", finding.code, finding.cells[0])).collect()
    }

    #[test]
    fn the_same_content_in_another_file_is_all_still_open() {
        let (before, now) = (checked(&FAULTY, "a"), checked(&FAULTY, "b"));
        assert!(before.findings.len() >= 4, "{:?}", shown(&before));
        let comparison = compared(&before, &now);
        assert_eq!((comparison.relation, comparison.open.len()), (Relation::SameDeclaration, before.findings.len()));
        assert!(comparison.is_unchanged());
    }

    #[test]
    fn rows_inserted_above_are_no_new_findings() {
        let before = checked(&FAULTY, "a");
        let mut rows = vec![IN_ORDER, ["Gold", NOT_LISTED, "Orafo di Esempio", "ITALY", ""]];
        rows.extend(FAULTY);
        let now = checked(&rows, "b");
        let comparison = compared(&before, &now);
        assert!(comparison.fixed.is_empty(), "{:?} {:?}", codes(&before, &comparison.fixed), shown(&before));
        let moved = comparison.open.iter().filter(|(old, new)| {
            let row = |finding: &Finding| finding.subject.row;
            row(&before.findings[*old]).is_some_and(|old| row(&now.findings[*new]) == Some(old + 2))
        });
        assert!(moved.count() >= 4);
    }

    #[test]
    fn a_deleted_row_takes_only_its_own_findings_along() {
        let before = checked(&FAULTY, "a");
        let now = checked(&[FAULTY[1], FAULTY[2], FAULTY[3]], "b");
        let comparison = compared(&before, &now);
        assert!(comparison.new.is_empty(), "{:?} {:?}", codes(&now, &comparison.new), shown(&now));
        let fixed = codes(&before, &comparison.fixed);
        assert!(fixed.contains(&"L08".to_owned()) && !fixed.contains(&"L03".to_owned()), "{fixed:?}");
    }

    #[test]
    fn a_corrected_row_is_fixed_and_keeps_what_is_still_wrong() {
        let before = checked(&[["Gold", NOT_LISTED, "Esempio Oro", "", "CID99O004"]], "a");
        let now = checked(&[["Gold", NOT_LISTED, "Esempio Oro", "", "CID990009"]], "b");
        let comparison = compared(&before, &now);
        assert!(codes(&before, &comparison.fixed).contains(&"L08".to_owned()));
        let open: Vec<_> = comparison.open.iter().map(|pair| before.findings[pair.0].code.to_string()).collect();
        assert!(open.contains(&"L03".to_owned()), "{open:?} {:?}", shown(&now));
    }

    #[test]
    fn a_row_that_was_only_begun_is_the_same_row_later() {
        let before = checked(&[["Gold", NOT_LISTED, "", "", ""]], "a");
        let now = checked(&[["Gold", NOT_LISTED, "Esempio Oro", "", ""]], "b");
        let comparison = compared(&before, &now);
        let open: Vec<_> = comparison.open.iter().map(|pair| before.findings[pair.0].code.to_string()).collect();
        assert!(open.contains(&"L03".to_owned()), "{:?} {:?}", shown(&before), shown(&now));
    }

    /// Whatever is inserted, deleted and swapped, findings of rows that stay are still open, and
    /// nothing counts twice.
    #[test]
    fn any_order_of_rows_gives_the_same_comparison() {
        let mut seed = 0x2545_F491_4F6C_DD1D_u64;
        let mut random = |most: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed % most as u64).unwrap()
        };
        let before = checked(&FAULTY, "a");
        let of_row = |report: &Report, index: usize| report.findings[index].subject.entry.clone().unwrap_or_default();
        for _ in 0..60 {
            let mut rows = FAULTY.to_vec();
            let deleted = (random(3) == 0).then(|| rows.remove(random(4)));
            for _ in 0..random(3) {
                let (one, other) = (random(rows.len()), random(rows.len()));
                rows.swap(one, other);
            }
            for _ in 0..random(4) {
                rows.insert(random(rows.len() + 1), IN_ORDER);
            }
            let now = checked(&rows, "b");
            let comparison = compared(&before, &now);
            let gone = deleted.map(|row| row[2].to_lowercase());
            for index in &comparison.fixed {
                let row = of_row(&before, *index);
                // Rules about the whole list may change with every row.
                let about_row = before.findings[*index].subject.entry.is_some();
                let of_deleted = gone.as_deref().is_some_and(|name| row.name == name);
                assert!(!about_row || of_deleted, "{rows:?}: {:?}", before.findings[*index]);
            }
        }
    }

    #[test]
    fn duplicates_are_paired_one_to_one() {
        let twin = ["Gold", NOT_LISTED, "Esempio Oro", "", ""];
        let before = checked(&[twin, twin, twin], "a");
        let now = checked(&[IN_ORDER, twin, twin], "b");
        let is_it = |finding: &Finding| finding.code == "L03" && finding.severity == Severity::Error;
        let count = |report: &Report| report.findings.iter().filter(|finding| is_it(finding)).count();
        assert_eq!((count(&before), count(&now)), (3, 2));
        let comparison = compared(&before, &now);
        assert_eq!(comparison.fixed.iter().filter(|index| is_it(&before.findings[**index])).count(), 1);
        assert!(!comparison.new.iter().any(|index| is_it(&now.findings[*index])));
    }

    #[test]
    fn a_value_that_changed_is_still_open_with_both_values() {
        let email = |text| form("6.5", &[]).with(&[Edit::text(Place::Company(CompanyField::ContactEmail), text)]);
        let (before, now) = (check(email("a at b"), "a"), check(email("a@@b"), "b"));
        let comparison = compared(&before, &now);
        assert_eq!((comparison.fixed.len(), comparison.new.len()), (0, 0), "{:?} {:?}", shown(&before), shown(&now));
        let pairs = comparison.open.iter();
        let changes: Vec<_> =
            pairs.flat_map(|(old, new)| value_changes(&before.findings[*old], &now.findings[*new])).collect();
        assert_eq!((changes[0].before.as_str(), changes[0].now.as_str()), ("a at b", "a@@b"));
    }

    #[test]
    fn two_fields_with_one_rule_are_two_things() {
        let blank = |field| form("6.5", &[]).with(&[Edit::blank(Place::Company(field))]);
        let before = check(blank(CompanyField::ContactName), "a");
        let now = check(blank(CompanyField::ContactPhone), "b");
        let comparison = compared(&before, &now);
        assert_eq!((comparison.fixed.len(), comparison.new.len()), (1, 1));
    }

    #[test]
    fn a_newer_revision_moves_cells_and_keeps_findings() {
        let faults = [
            Edit::blank(Place::Company(CompanyField::AuthorizerEmail)),
            Edit::blank(Place::Answer(Question::Response, KnownMineral::Tin)),
        ];
        let before = check(form("6.01", &FAULTY).with(&faults), "a");
        let now = check(form("6.5", &FAULTY).with(&faults), "b");
        let comparison = compared(&before, &now);
        let fixed = codes(&before, &comparison.fixed);
        assert!(fixed.iter().all(|code| code.starts_with('F')), "{fixed:?}");
        for code in ["C07", "Q03", "L08", "L03"] {
            let is_open = comparison.open.iter().any(|pair| before.findings[pair.0].code == code);
            let was_there = before.findings.iter().any(|finding| finding.code == code);
            assert_eq!(is_open, was_there, "{code}");
        }
        assert!(comparison.open.len() >= 4);
    }

    #[test]
    fn a_mineral_that_is_no_longer_declared_takes_its_findings_along() {
        let form = |edits: &[Edit]| {
            let blank = Edit::blank(Place::Answer(Question::Response, KnownMineral::Tin));
            check(form("6.5", &[]).with(&[blank]).with(edits), if edits.is_empty() { "a" } else { "b" })
        };
        let before = form(&[]);
        let now = form(&[Edit::text(Place::Answer(Question::Used, KnownMineral::Tin), "No")]);
        let comparison = compared(&before, &now);
        let about_tin = |index: &usize| before.findings[*index].subject.mineral.as_deref() == Some("Tin");
        assert!(comparison.fixed.iter().any(about_tin), "{:?} {:?}", shown(&before), shown(&now));
    }

    #[test]
    fn what_was_not_checked_is_not_fixed() {
        let outcome = |result, findings| Outcome {
            code: "C09".into(),
            result,
            reason: Some(Text::fixed("No date", "没有日期")),
            not_asked: false,
            findings,
        };
        let mut before = report(vec![finding("C09", "Declaration!D22")]);
        before.outcomes = vec![outcome(OutcomeKind::Found, 1)];
        let mut now = report(Vec::new());
        now.outcomes = vec![outcome(OutcomeKind::Skipped, 0)];
        let comparison = compared(&before, &now);
        assert_eq!((comparison.fixed.len(), comparison.unknown_before.len()), (0, 1));
        let back = compared(&now, &before);
        assert_eq!((back.new.len(), back.unknown_now.len()), (0, 1));
        // A rule with more findings than are listed may still have this one.
        now.outcomes = vec![outcome(OutcomeKind::Found, 12_000)];
        assert_eq!(compared(&before, &now).fixed.len(), 0);
        now.outcomes = vec![outcome(OutcomeKind::NothingFound, 0)];
        assert_eq!(compared(&before, &now).fixed.len(), 1);
    }

    #[test]
    fn files_belong_together_by_template_and_company() {
        let named = |company: &str, sha: &str| {
            let mut report = report(Vec::new());
            report.facts.company = company.to_owned();
            report.file.sha256 = sha.to_owned();
            report
        };
        let before = named("Yunting Demo Components Co., Ltd.", "1");
        let of = |company: &str| Relation::of(&before, &named(company, "2"));
        assert_eq!(of("Yunting Demo Componets"), Relation::SameDeclaration);
        assert_eq!(of(""), Relation::SameDeclaration);
        assert_eq!(of("Muster Elektronik GmbH"), Relation::OtherCompany);
        assert_eq!(Relation::of(&before, &named("x", "1")), Relation::SameFile);
        let mut other = named("Yunting Demo Components", "2");
        other.template.kind = TemplateKind::Emrt;
        assert_eq!(Relation::of(&before, &other), Relation::OtherTemplate);
        assert!(compare(&before, &other).is_none());
        assert!(Relation::OtherTemplate.text(&before, &other).unwrap().en.contains("CMRT, this one is an EMRT"));
    }

    #[test]
    fn another_basis_makes_no_new_version() {
        let before = checked(&[], "a");
        let mut now = before.clone();
        assert!(!is_recheck(&before, &now));
        now.profile.version = "2".to_owned();
        assert!(is_recheck(&before, &now));
        now.file.sha256 = "other".to_owned();
        assert!(!is_recheck(&before, &now));
        assert!(compared(&before, &now).other_basis);
    }

    #[test]
    fn a_finding_about_several_rows_is_found_by_what_it_is_about() {
        let about = |row: u32, name: &str, country: &str, rows: usize| {
            let mut found = finding("G01", &format!("Smelter List!D{row}"));
            found.subject = Subject {
                row: Some(row),
                field: Some("smelter.country".into()),
                entry: Some(RowIdentity { name: name.to_owned(), ..RowIdentity::default() }),
                ..Subject::default()
            };
            found.cells.extend((1..rows).map(|more| {
                let cell = format!("Smelter List!D{}", row as usize + more);
                crate::workbook::CellRef::parse(&cell).unwrap()
            }));
            found.values.insert("country".into(), country.to_owned());
            found.values.insert("rows".into(), rows.to_string());
            found
        };
        let before = report(vec![about(5, "a", "CD", 2), about(9, "b", "RW", 2)]);
        let now = report(vec![about(6, "c", "CD", 1), about(20, "d", "UG", 2)]);
        let comparison = compared(&before, &now);
        assert_eq!(
            (comparison.open.as_slice(), comparison.fixed.len(), comparison.new.len()),
            ([(0, 0)].as_slice(), 1, 1)
        );
    }

    #[test]
    fn as_many_findings_as_a_report_lists_are_compared() {
        let many = |from: u32| {
            let numbers = from..from + u32::try_from(crate::report::MAX_FINDINGS).unwrap();
            report(numbers.map(|row| finding("L02", &format!("Smelter List!C{}", row + 5))).collect())
        };
        let comparison = compared(&many(0), &many(3));
        assert_eq!((comparison.open.len(), comparison.fixed.len()), (crate::report::MAX_FINDINGS, 0));
    }

    #[test]
    fn progress_adds_up_for_every_severity() {
        let (before, now) = (checked(&FAULTY, "a"), checked(&FAULTY[1..], "b"));
        let comparison = compared(&before, &now);
        let all = comparison.progress(None, &before, &now);
        assert_eq!((all.before, all.now), (before.findings.len(), now.findings.len()));
        assert_eq!(all.fixed + all.open, all.before);
        assert_eq!(all.open + all.new, all.now);
        let each = Severity::ALL.map(|severity| comparison.progress(Some(severity), &before, &now));
        assert_eq!(each.iter().map(|part| part.fixed).sum::<usize>(), all.fixed);
        assert_eq!(each.iter().map(|part| part.open).sum::<usize>(), all.open);
    }
}
