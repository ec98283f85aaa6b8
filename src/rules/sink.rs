//! Where rules put their findings.

use super::{Rule, row_identity};
use crate::base::text::{Text, shortened};
use crate::declaration::{Declaration, Entry, Field};
use crate::profile::Profile;
use crate::report::{
    Evidence, Finding, FixChoice, MAX_FINDINGS, OfficialView, RowIdentity, Severity, SeverityChange, SourceKind,
    Subject, Summary,
};
use crate::template::{DECLARATION, Layout, MINE_LIST, Mineral, PRODUCT_LIST, SMELTER_LIST};
use crate::workbook::{Addr, CellRef};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most cells that a finding about many rows names.
pub const MAX_CELLS: usize = 20;

/// The most characters of a cell that a finding repeats. Comments of real files have a few hundred;
/// a cell may have 32,767, and many findings may be about one cell.
pub const MAX_VALUE_CHARACTERS: usize = 4_000;

/// The most characters of cells that all findings repeat in full. Beyond it each repeats
/// [`LATE_VALUE_CHARACTERS`].
const ALL_VALUE_CHARACTERS: usize = 4_000_000;

/// The most characters of a cell once the findings have grown long.
const LATE_VALUE_CHARACTERS: usize = 255;

/// The findings of all rules: no more of them are in memory than a report lists, and some to choose
/// from.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// The first ones of each rule, which are always listed.
    first: Vec<Finding>,
    /// The others, in the order in which rules found them until there were too many.
    others: Vec<Finding>,
    /// How many there are of each severity, also of those that are not listed.
    counts: [usize; Severity::ALL.len()],
    /// The last of the others that is listed, once some are left out. What comes after it need not
    /// be made.
    last: Option<(Severity, PlaceInOrder<'static>)>,
    /// Characters of cells that the findings repeat.
    characters: usize,
}

impl Findings {
    /// How many findings of a rule are always listed: a rule that finds something in every row
    /// hides no other.
    const FIRST_OF_RULE: usize = 20;
    /// How many more findings are held than a report lists: sorting now and then costs less than
    /// each time.
    const SPARE: usize = 2_500;

    fn count(&mut self, severity: Severity) {
        if let Some(count) = self.counts.get_mut(severity as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// Whether a finding would be left out; `before` of the same rule were found before it.
    fn is_left_out(&self, before: usize, severity: Severity, place: &PlaceInOrder<'_>) -> bool {
        before >= Self::FIRST_OF_RULE && self.last.as_ref().is_some_and(|(last, at)| (severity, place) > (*last, at))
    }

    fn take(&mut self, before: usize, finding: Finding) {
        if before < Self::FIRST_OF_RULE {
            self.first.push(finding);
            return;
        }
        if self.is_left_out(before, finding.severity, &place_in_order(&finding)) {
            return;
        }
        self.others.push(finding);
        if self.others.len() >= MAX_FINDINGS + Self::SPARE {
            self.leave_out();
        }
    }

    /// Keeps what a report lists. Of the others the most serious go first, so that hints never
    /// crowd out what must be fixed; among equals those that come first in the order of the report.
    fn leave_out(&mut self) {
        let room = MAX_FINDINGS.saturating_sub(self.first.len());
        if self.others.len() <= room {
            return;
        }
        self.others.sort_by(|a, b| (a.severity, place_in_order(a)).cmp(&(b.severity, place_in_order(b))));
        self.others.truncate(room);
        self.last = self.others.last().map(|last| (last.severity, place_in_order(last).into_owned()));
    }

    /// The findings, those of one rule in the order in which it found them.
    pub(crate) fn into_listed(mut self) -> Vec<Finding> {
        self.leave_out();
        self.first.append(&mut self.others);
        self.first
    }

    /// The findings that a report lists, in its order, and how many there are in all.
    pub(crate) fn into_report(self) -> (Vec<Finding>, Summary) {
        let [errors, warnings, infos] = self.counts;
        let all = errors.saturating_add(warnings).saturating_add(infos);
        let mut listed = self.into_listed();
        listed.sort_by(|a, b| place_in_order(a).cmp(&place_in_order(b)));
        let not_listed = all.saturating_sub(listed.len());
        (listed, Summary { errors, warnings, infos, not_listed })
    }

    /// A value of a cell as a finding repeats it.
    fn repeated(&mut self, value: &str) -> String {
        let most = if self.characters > ALL_VALUE_CHARACTERS { LATE_VALUE_CHARACTERS } else { MAX_VALUE_CHARACTERS };
        let value = shortened(value, most);
        self.characters = self.characters.saturating_add(value.len());
        value.into_owned()
    }
}

/// Sheets in filling order, then row, column and code; ties keep the order in which rules found
/// them.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct PlaceInOrder<'f>(usize, Option<Addr>, Cow<'f, str>);

impl PlaceInOrder<'_> {
    fn into_owned(self) -> PlaceInOrder<'static> {
        PlaceInOrder(self.0, self.1, Cow::Owned(self.2.into_owned()))
    }
}

fn place_in_order(finding: &Finding) -> PlaceInOrder<'_> {
    place_of(finding.cells.first(), &finding.code)
}

fn place_of<'f>(cell: Option<&CellRef>, code: &'f str) -> PlaceInOrder<'f> {
    const FILLING_ORDER: [&str; 4] = [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST];
    let sheet =
        cell.map(|cell| FILLING_ORDER.iter().position(|sheet| *sheet == cell.sheet).unwrap_or(FILLING_ORDER.len()));
    PlaceInOrder(sheet.unwrap_or_default(), cell.map(|cell| cell.addr), Cow::Borrowed(code))
}

/// Takes the findings of one rule.
pub struct Sink<'a> {
    rule: &'static Rule,
    declaration: &'a Declaration,
    layout: &'a Layout,
    /// The severity that a buyer profile asks for, and its reason.
    change: Option<(Severity, &'a Text)>,
    /// Those of the rules before, and of this one.
    pub(crate) findings: Findings,
    /// How many this rule has.
    pub(crate) count: usize,
    pub(crate) skipped: Option<Text>,
    pub(crate) not_asked: bool,
}

impl<'a> Sink<'a> {
    /// Nothing found yet.
    pub fn new(rule: &'static Rule, declaration: &'a Declaration, layout: &'a Layout) -> Self {
        let findings = Findings::default();
        Self { rule, declaration, layout, change: None, findings, count: 0, skipped: None, not_asked: false }
    }

    /// Adds to what the rules before found.
    pub(crate) fn after(self, findings: Findings) -> Self {
        Self { findings, ..self }
    }

    /// Gives every finding the severity that a buyer profile asks for.
    pub(crate) fn give_all(&mut self, severity: Severity, reason: &'a Text) {
        self.change = Some((severity, reason));
    }

    /// Starts a finding about a cell: it becomes the main cell and is shown as wrong.
    pub fn at<'s>(&'s mut self, entry: &Entry) -> FindingBuilder<'s, 'a> {
        if self.is_only_counted(&entry.cell) {
            return FindingBuilder { finding: blank(self.rule), sink: self, only_counted: true };
        }
        let label = self.declaration.label(entry.field, self.layout);
        let mut finding = self.at_cell(entry.cell.clone(), label, entry.shown());
        finding.about(entry);
        finding
    }

    /// Starts a finding about several cells that are all wrong, the first of them its main cell;
    /// `None` without a cell.
    pub fn at_all<'s, 'e>(&'s mut self, cells: impl IntoIterator<Item = &'e Entry>) -> Option<FindingBuilder<'s, 'a>> {
        let mut cells = cells.into_iter();
        let mut finding = self.at(cells.next()?);
        finding.each_also_wrong(cells);
        Some(finding)
    }

    /// Whether a finding at a cell would be left out, however serious it is.
    fn is_only_counted(&self, cell: &CellRef) -> bool {
        let most_serious = self.change.map_or(Severity::Error, |(severity, _)| severity);
        self.findings.is_left_out(self.count, most_serious, &place_of(Some(cell), self.rule.code))
    }

    /// Starts a finding about a cell that is no input field, such as the revision text or a missing
    /// sheet's first cell.
    pub fn at_cell<'s>(&'s mut self, cell: CellRef, label: Text, value: &str) -> FindingBuilder<'s, 'a> {
        let finding = blank(self.rule);
        if self.is_only_counted(&cell) {
            return FindingBuilder { sink: self, finding, only_counted: true };
        }
        let value = self.findings.repeated(value);
        let finding = Finding {
            cells: vec![cell.clone()],
            evidence: vec![Evidence { cell, label, value, wrong: true, question: None }],
            ..finding
        };
        FindingBuilder { sink: self, finding, only_counted: false }
    }

    /// Says that the rule could not be checked, and why. A rule that is skipped has no findings.
    pub fn skip(&mut self, reason: Text) {
        self.skipped = Some(reason);
    }

    /// Says that the profile asks for nothing that the rule could check.
    pub fn not_asked(&mut self, reason: Text) {
        self.skip(reason);
        self.not_asked = true;
    }
}

/// A finding of a rule about nothing yet.
fn blank(rule: &'static Rule) -> Finding {
    Finding {
        code: Cow::Borrowed(rule.code),
        name: Cow::Borrowed(rule.name),
        severity: rule.severity,
        source: rule.source.kind,
        severity_change: None,
        message: Text::default(),
        why: rule.why.clone(),
        fix: rule.fix.clone(),
        cells: Vec::new(),
        subject: Subject::default(),
        values: BTreeMap::new(),
        evidence: Vec::new(),
        choices: Vec::new(),
        official: OfficialView::default(),
    }
}

/// A finding in the making; ends with [`FindingBuilder::report`].
#[must_use = "a finding counts only once it is reported"]
pub struct FindingBuilder<'s, 'a> {
    sink: &'s mut Sink<'a>,
    finding: Finding,
    /// Whether it will be left out, so that nothing but its severity matters.
    only_counted: bool,
}

impl FindingBuilder<'_, '_> {
    /// Says that the buyer's profile asks for this. The built-in default asks only what is common
    /// practice.
    pub fn asked_by(&mut self, profile: &Profile) -> &mut Self {
        if !profile.is_default() {
            self.finding.source = SourceKind::BuyerProfile;
        }
        self
    }

    /// Another severity than the rule's usual one.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.finding.severity = severity;
        self
    }

    /// Another cell that is wrong too, or that makes the contradiction.
    pub fn also_wrong(&mut self, entry: &Entry) -> &mut Self {
        self.add(entry, true)
    }

    /// Another cell that is only shown for comparison.
    pub fn for_comparison(&mut self, entry: &Entry) -> &mut Self {
        self.add(entry, false)
    }

    /// A cell that is no input field, shown for comparison.
    pub fn cell_for_comparison(&mut self, cell: CellRef, label: Text, value: &str) -> &mut Self {
        if !self.only_counted && self.finding.cells.len() < MAX_CELLS {
            let value = self.sink.findings.repeated(value);
            self.finding.cells.push(cell.clone());
            self.finding.evidence.push(Evidence { cell, label, value, wrong: false, question: None });
        }
        self
    }

    /// More cells that are wrong too. A finding holds at most `MAX_CELLS` cells; its message and
    /// values tell the count.
    pub fn each_also_wrong<'e>(&mut self, entries: impl IntoIterator<Item = &'e Entry>) -> &mut Self {
        for entry in entries {
            if self.only_counted || self.finding.cells.len() >= MAX_CELLS {
                break;
            }
            self.add(entry, true);
        }
        self
    }

    fn add(&mut self, entry: &Entry, wrong: bool) -> &mut Self {
        if self.only_counted || self.finding.cells.len() >= MAX_CELLS {
            return self;
        }
        let label = self.sink.declaration.label(entry.field, self.sink.layout);
        let value = self.sink.findings.repeated(entry.shown());
        self.finding.cells.push(entry.cell.clone());
        self.finding.evidence.push(Evidence {
            cell: entry.cell.clone(),
            label,
            value,
            wrong,
            question: entry.field.question_key().map(Cow::Borrowed),
        });
        self
    }

    /// The mineral that the finding is about, whatever row of a list its main cell is in.
    pub fn mineral(&mut self, mineral: &Mineral) -> &mut Self {
        self.finding.subject.mineral = Some(mineral.stored().to_owned());
        self.finding.subject.entry = None;
        self
    }

    /// The row of a list that the finding is about.
    pub fn row(&mut self, row: u32) -> &mut Self {
        self.finding.subject.row = Some(row);
        self
    }

    /// A raw value for programs.
    pub fn value(&mut self, name: &'static str, value: impl Into<String>) -> &mut Self {
        if !self.only_counted {
            let value = self.sink.findings.repeated(&value.into());
            self.finding.values.insert(Cow::Borrowed(name), value);
        }
        self
    }

    /// Other advice than the rule's usual one.
    pub fn fix(&mut self, fix: Text) -> &mut Self {
        self.finding.fix = fix;
        self
    }

    /// Another reason than the rule's usual one.
    pub fn why(&mut self, why: Text) -> &mut Self {
        self.finding.why = why;
        self
    }

    /// A value to choose in a cell, exactly as its drop-down offers it, and when it is the right
    /// one.
    pub fn choose(&mut self, entry: &Entry, value: impl Into<String>, when: Text) -> &mut Self {
        self.choose_at(entry.cell.clone(), value, when)
    }

    /// The options of a drop-down to choose from.
    pub fn choose_one_of(&mut self, entry: &Entry, options: &[&'static str]) -> &mut Self {
        for option in options {
            self.choose(entry, *option, Text::default());
        }
        self
    }

    /// A value to choose in a cell that is no input field.
    pub fn choose_at(&mut self, cell: CellRef, value: impl Into<String>, when: Text) -> &mut Self {
        self.finding.choices.push(FixChoice { cell, value: value.into(), when });
        self
    }

    /// Reports the finding with its message: what is wrong, in one line. It is the last step.
    pub fn report(&mut self, message: Text) {
        if let Some((severity, reason)) = self.sink.change.filter(|(severity, _)| *severity != self.finding.severity) {
            self.finding.severity_change =
                Some(SeverityChange { usual: self.finding.severity, reason: reason.clone() });
            self.finding.severity = severity;
        }
        let before = self.sink.count;
        self.sink.count = before.saturating_add(1);
        self.sink.findings.count(self.finding.severity);
        if !self.only_counted {
            let finding = std::mem::replace(&mut self.finding, blank(self.sink.rule));
            self.sink.findings.take(before, Finding { message, ..finding });
        }
    }

    /// Takes mineral, question, row and field from the entry.
    fn about(&mut self, entry: &Entry) {
        if self.only_counted {
            return;
        }
        let declaration = self.sink.declaration;
        let mineral_of = |index: usize| {
            let answers = declaration.minerals.iter().find(|answers| answers.index == index);
            answers.map(|answers| answers.mineral.stored().to_owned())
        };
        let field = Some(entry.field.key());
        let row = entry.cell.addr.row;
        let of_row = |mineral: Option<&Mineral>, identity: Option<RowIdentity>| Subject {
            mineral: mineral.map(|mineral| mineral.stored().to_owned()),
            row: Some(row),
            entry: identity,
            ..Subject::default()
        };
        let subject = match entry.field {
            Field::Answer(question, index) | Field::Comment(question, index) => Subject {
                mineral: mineral_of(index),
                question: Some(Cow::Borrowed(question.key())),
                ..Subject::default()
            },
            Field::CompanyAnswer(question, index) | Field::CompanyComment(question, index) => Subject {
                mineral: index.and_then(mineral_of),
                question: Some(Cow::Borrowed(question.key())),
                ..Subject::default()
            },
            Field::Smelter(_) => {
                let smelter = declaration.smelter_at(row);
                of_row(smelter.and_then(|row| row.mineral.as_ref()), smelter.map(row_identity::of_smelter))
            }
            Field::Mine(_) => {
                let mine = declaration.mine_at(row);
                of_row(mine.and_then(|row| row.mineral.as_ref()), mine.map(row_identity::of_mine))
            }
            Field::Product(_) => {
                let product = declaration.products.iter().find(|product| product.row == row);
                of_row(None, product.map(row_identity::of_product))
            }
            Field::Company(_) | Field::MineralSlot(_) | Field::OtherMineral(_) => Subject::default(),
        };
        let subject = Subject { field, ..subject };
        self.finding.subject = subject;
        if let Some(evidence) = self.finding.evidence.first_mut() {
            evidence.question = entry.field.question_key().map(Cow::Borrowed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Settings;
    use crate::rules::testing::CMRT;
    use crate::rules::{ALL, Context};
    use crate::template::detect;

    /// Lets rules report so many findings of these severities, each in a row of its own.
    fn found(of_rules: &[(Severity, u32)]) -> (Vec<Finding>, Summary) {
        let workbook = crate::samples::fixtures::Form::in_order(CMRT.0, CMRT.1).unwrap().into_workbook();
        let detected = detect(&workbook).unwrap();
        let declaration = crate::declaration::read(&workbook, &detected.layout).unwrap();
        let settings = Settings::default();
        let context = Context::new(&workbook, &detected, &declaration, &settings);
        let mut findings = Findings::default();
        for (rule, (severity, count)) in ALL.iter().zip(of_rules) {
            let mut sink = Sink::new(rule, context.declaration, context.layout).after(findings);
            for row in 1..=*count {
                let cell = CellRef::new(SMELTER_LIST, Addr::new(1, row));
                sink.at_cell(cell, Text::default(), "value").severity(*severity).report(Text::default());
            }
            assert_eq!(sink.count, *count as usize);
            findings = sink.findings;
        }
        findings.into_report()
    }

    fn count(findings: &[Finding], severity: Severity) -> usize {
        findings.iter().filter(|finding| finding.severity == severity).count()
    }

    #[test]
    fn hints_never_crowd_out_errors_nor_rules_each_other() {
        let (listed, summary) = found(&[
            (Severity::Info, 50_000),
            (Severity::Error, 9_000),
            (Severity::Warning, 30_000),
            (Severity::Info, 3),
        ]);
        assert_eq!((summary.errors, summary.warnings, summary.infos), (9_000, 30_000, 50_003));
        assert_eq!((listed.len(), summary.not_listed), (MAX_FINDINGS, 89_003 - MAX_FINDINGS));
        assert_eq!((count(&listed, Severity::Error), count(&listed, Severity::Info)), (9_000, 23));
        assert!(listed.windows(2).all(|pair| place_in_order(&pair[0]) <= place_in_order(&pair[1])));
        let rows = listed.iter().filter(|finding| finding.severity == Severity::Warning);
        assert_eq!(rows.map(|finding| finding.cells[0].addr.row).max(), Some(977), "the first rows");
    }

    #[test]
    fn up_to_the_limit_nothing_is_left_out() {
        let (listed, summary) = found(&[(Severity::Info, 9_000), (Severity::Error, 1_000)]);
        assert_eq!((listed.len(), summary.not_listed), (MAX_FINDINGS, 0));
    }

    #[test]
    fn a_long_value_is_repeated_in_part() {
        let mut findings = Findings::default();
        assert_eq!(findings.repeated(&"中".repeat(5_000)).chars().count(), MAX_VALUE_CHARACTERS + 1);
        findings.characters = ALL_VALUE_CHARACTERS + 1;
        assert_eq!(findings.repeated(&"a".repeat(300)), "a".repeat(LATE_VALUE_CHARACTERS) + "…");
        assert_eq!(findings.repeated("short"), "short");
    }
}
