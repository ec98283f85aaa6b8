//! Where rules put their findings.

use super::{Rule, row_identity};
use crate::declaration::{Declaration, Entry, Field};
use crate::report::{
    Evidence, Finding, FixChoice, OfficialView, RowIdentity, Severity, SeverityChange, SourceKind, Subject,
};
use crate::settings::Profile;
use crate::template::{Layout, Mineral};
use crate::text::Text;
use crate::workbook::CellRef;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most cells that a finding about many rows names.
pub const MAX_CELLS: usize = 20;

/// Takes the findings of one rule.
pub struct Sink<'a> {
    rule: &'static Rule,
    declaration: &'a Declaration,
    layout: &'a Layout,
    pub(crate) findings: Vec<Finding>,
    pub(crate) skipped: Option<Text>,
    pub(crate) not_asked: bool,
}

impl<'a> Sink<'a> {
    /// Nothing found yet.
    pub fn new(rule: &'static Rule, declaration: &'a Declaration, layout: &'a Layout) -> Self {
        Self { rule, declaration, layout, findings: Vec::new(), skipped: None, not_asked: false }
    }

    /// Starts a finding about a cell: it becomes the main cell and is shown as wrong.
    pub fn at<'s>(&'s mut self, entry: &Entry) -> FindingBuilder<'s, 'a> {
        let label = self.declaration.label(entry.field, self.layout);
        self.at_cell(entry.cell.clone(), label, &entry.typed).about(entry)
    }

    /// Starts a finding about a cell that is no input field, such as the revision text or a missing sheet's first cell.
    pub fn at_cell<'s>(&'s mut self, cell: CellRef, label: Text, value: &str) -> FindingBuilder<'s, 'a> {
        let rule = self.rule;
        let finding = Finding {
            code: Cow::Borrowed(rule.code),
            name: Cow::Borrowed(rule.name),
            severity: rule.severity,
            source: rule.source.kind,
            severity_change: None,
            message: Text::default(),
            why: rule.why.clone(),
            fix: rule.fix.clone(),
            cells: vec![cell.clone()],
            subject: Subject::default(),
            values: BTreeMap::new(),
            evidence: vec![Evidence { cell, label, value: value.to_owned(), wrong: true, question: None }],
            choices: Vec::new(),
            official: OfficialView::default(),
        };
        FindingBuilder { sink: self, finding }
    }

    /// Gives every finding the severity that a buyer profile asks for.
    pub(crate) fn give_all(&mut self, severity: Severity, reason: &Text) {
        for finding in self.findings.iter_mut().filter(|finding| finding.severity != severity) {
            finding.severity_change = Some(SeverityChange { usual: finding.severity, reason: reason.clone() });
            finding.severity = severity;
        }
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

/// A finding in the making; ends with [`FindingBuilder::report`].
#[must_use = "a finding counts only once it is reported"]
pub struct FindingBuilder<'s, 'a> {
    sink: &'s mut Sink<'a>,
    finding: Finding,
}

impl FindingBuilder<'_, '_> {
    /// Says that the buyer's profile asks for this. The built-in default asks only what is common practice.
    pub fn asked_by(mut self, profile: &Profile) -> Self {
        if !profile.is_default() {
            self.finding.source = SourceKind::BuyerProfile;
        }
        self
    }

    /// Another severity than the rule's usual one.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    /// Another cell that is wrong too, or that makes the contradiction.
    pub fn and(self, entry: &Entry) -> Self {
        self.add(entry, true)
    }

    /// Another cell that is only shown for comparison.
    pub fn beside(self, entry: &Entry) -> Self {
        self.add(entry, false)
    }

    /// More cells that are wrong too. A finding holds at most [`MAX_CELLS`] cells; its message and values tell the count.
    pub fn and_each<'e>(mut self, entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        for entry in entries {
            self = self.add(entry, true);
        }
        self
    }

    fn add(mut self, entry: &Entry, wrong: bool) -> Self {
        if self.finding.cells.len() >= MAX_CELLS {
            return self;
        }
        let label = self.sink.declaration.label(entry.field, self.sink.layout);
        self.finding.cells.push(entry.cell.clone());
        self.finding.evidence.push(Evidence {
            cell: entry.cell.clone(),
            label,
            value: entry.typed.clone(),
            wrong,
            question: entry.field.question_key().map(Cow::Borrowed),
        });
        self
    }

    /// The mineral that the finding is about, whatever row of a list its main cell is in.
    pub fn mineral(mut self, mineral: &Mineral) -> Self {
        self.finding.subject.mineral = Some(mineral.stored().to_owned());
        self.finding.subject.entry = None;
        self
    }

    /// The row of a list that the finding is about.
    pub fn row(mut self, row: u32) -> Self {
        self.finding.subject.row = Some(row);
        self
    }

    /// A raw value for programs.
    pub fn value(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.finding.values.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// Other advice than the rule's usual one.
    pub fn fix(mut self, fix: Text) -> Self {
        self.finding.fix = fix;
        self
    }

    /// Another reason than the rule's usual one.
    pub fn why(mut self, why: Text) -> Self {
        self.finding.why = why;
        self
    }

    /// A value to choose in a cell, exactly as its drop-down offers it, and when it is the right one.
    pub fn choose(mut self, entry: &Entry, value: impl Into<String>, when: Text) -> Self {
        self.finding.choices.push(FixChoice { cell: entry.cell.clone(), value: value.into(), when });
        self
    }

    /// The finding with its message: what is wrong, in one line.
    pub fn report(mut self, message: Text) {
        self.finding.message = message;
        self.sink.findings.push(self.finding);
    }

    /// Takes mineral, question, row and field from the entry.
    fn about(mut self, entry: &Entry) -> Self {
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
        self
    }
}
