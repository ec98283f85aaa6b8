//! Every rule as plain data, with what its examples really give: nothing in the reference is
//! written by hand twice.

use super::{ALL, Context, Rule};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::check::run_rules;
use crate::declaration::{self, Declaration, Entry, SmelterEntry};
use crate::profile::Settings;
use crate::report::{ExampleCell, ExampleFinding, Finding, RuleEntry, RuleExample, RuleGroup};
use crate::samples::fixtures::{Edit, Form, demanding_profile, invented_lists};
use crate::template::{
    DECLARATION, Family, Layout, MINE_LIST, PRODUCT_LIST, SMELTER_LIST, TemplateKind, detect, layouts,
};
use crate::text;
use crate::workbook::{CellRef, Workbook};
use std::collections::{BTreeMap, BTreeSet};

/// Every rule as plain data, in the order of the codes. The examples are filled in and checked on
/// the way.
pub fn catalogue() -> Vec<RuleEntry> {
    let entries = without_examples().into_iter().zip(ALL);
    entries.map(|(entry, rule)| RuleEntry { example: example(rule), ..entry }).collect()
}

/// The same without examples, which take a moment to make.
pub fn without_examples() -> Vec<RuleEntry> {
    let revisions: Vec<_> =
        layouts::KNOWN.iter().map(|known| (known, (known.layout)(known.revision.clone()).family)).collect();
    ALL.iter().map(|rule| entry(rule, &revisions)).collect()
}

fn entry(rule: &'static Rule, revisions: &[(&'static layouts::KnownRevision, Family)]) -> RuleEntry {
    let mut applies_to: Vec<_> = rule.applies_to.iter().map(|family| family.kind().name().into()).collect();
    applies_to.dedup();
    RuleEntry {
        code: rule.code.into(),
        name: rule.name.into(),
        group: RuleGroup::of(rule.code),
        severity: rule.severity,
        source: rule.source.kind,
        source_detail: rule.source.detail.clone(),
        adjustable: rule.adjustable,
        applies_to,
        templates: templates(rule.applies_to, revisions),
        title: rule.title.clone(),
        why: rule.why.clone(),
        fix: rule.fix.clone(),
        reasons: rule.reasons.to_vec(),
        example: None,
    }
}

/// The templates of some families; with the revisions where a template is not covered from the
/// oldest to the newest.
fn templates(families: &[Family], revisions: &[(&'static layouts::KnownRevision, Family)]) -> Text {
    let mut kinds: Vec<TemplateKind> = revisions.iter().map(|(known, _)| known.kind).collect();
    kinds.dedup();
    let names = kinds.into_iter().filter_map(|kind| {
        let of_kind: Vec<_> = revisions.iter().filter(|(known, _)| known.kind == kind).collect();
        let covered = |family: &Family| families.contains(family);
        let first = of_kind.iter().position(|(_, family)| covered(family))?;
        let last = of_kind.iter().rposition(|(_, family)| covered(family))?;
        let revision = |place: usize| of_kind.get(place).map(|(known, _)| known.revision.as_str()).unwrap_or_default();
        Some(match (first, last + 1 == of_kind.len()) {
            (0, true) => Text::same(kind.name()),
            (_, true) => text!(
                en: "{kind} from {first} on", zh: "{kind} {first} 起", kind = kind.name(), first = revision(first)),
            (0, false) => text!(
                en: "{kind} up to {last}", zh: "{kind} {last} 及以前", kind = kind.name(), last = revision(last)),
            (_, false) => text!(
                en: "{kind} {first} to {last}", zh: "{kind} {first} 至 {last}",
                kind = kind.name(), first = revision(first), last = revision(last)),
        })
    });
    Text::list(&names.collect::<Vec<_>>())
}

fn example(rule: &'static Rule) -> Option<RuleExample> {
    let (kind, revision) = rule.example.form;
    // The day on which a form in order has no findings.
    let usual = Date::new(2026, 3, 2).map_or_else(Settings::default, Settings::on);
    let demanding = Settings { profile: demanding_profile(), ..usual.clone() };
    let with_lists = Settings { lists: invented_lists(), ..usual.clone() };
    let demanding_with_lists = Settings { lists: invented_lists(), ..demanding.clone() };
    // The plainest settings under which the rule speaks.
    let (settings, bad) = [usual, demanding, with_lists, demanding_with_lists].into_iter().find_map(|settings| {
        let bad = Filled::new(rule, rule.example.bad, &settings)?;
        (!bad.findings.is_empty()).then_some((settings, bad))
    })?;
    let good = Filled::new(rule, rule.example.good, &settings)?;
    let finding = bad.findings.first()?;
    // A contradiction is seen only next to the cells that were not changed.
    let shown = bad.edited.iter().chain(finding.evidence.iter().map(|evidence| &evidence.cell));
    let shown: BTreeSet<CellRef> = shown.cloned().collect();
    let compared: BTreeSet<CellRef> =
        shown.iter().chain(&good.edited).filter(|cell| good.has_row_of(cell)).cloned().collect::<BTreeSet<_>>();
    let mut labels = good.labels();
    labels.extend(bad.labels());
    for evidence in &finding.evidence {
        labels.entry(evidence.cell.clone()).or_insert_with(|| evidence.label.clone());
    }
    let differing = |text: &Text, usual: &Text| (text != usual).then(|| text.clone());
    Some(RuleExample {
        form: format!("{} {revision}", kind.name()),
        checked_on: settings.today,
        needs_profile: !settings.profile.is_default(),
        needs_lists: !settings.lists.is_empty(),
        bad: bad.cells(&shown, &labels, Some(finding)),
        good: good.cells(&compared, &labels, None),
        finding: ExampleFinding {
            severity: finding.severity,
            message: finding.message.clone(),
            why: differing(&finding.why, rule.why),
            fix: differing(&finding.fix, rule.fix),
        },
    })
}

/// A form in order with changes, and what one rule says about it.
struct Filled {
    workbook: Workbook,
    layout: Layout,
    declaration: Declaration,
    findings: Vec<Finding>,
    edited: BTreeSet<CellRef>,
}

impl Filled {
    fn new(rule: &'static Rule, edits: &[Edit], settings: &Settings) -> Option<Self> {
        let (kind, revision) = rule.example.form;
        let mut form = Form::in_order(kind, revision)?;
        let mut edited = BTreeSet::new();
        for edit in edits {
            // Where a place is may depend on what was changed before.
            edited.extend(form.resolve(edit.place).map(|(sheet, addr)| CellRef::new(sheet, addr)));
            form.edit(*edit);
        }
        let workbook = form.into_workbook();
        let detected = detect(&workbook).ok()?;
        let declaration = declaration::read(&workbook, &detected.layout).ok()?;
        let (findings, _) = run_rules(&[rule], &Context::new(&workbook, &detected, &declaration, settings)).ok()?;
        let findings = findings.into_listed();
        Some(Self { workbook, layout: detected.layout, declaration, findings, edited })
    }

    /// Whether the row of a cell is there at all: rows of lists are, once something is in them.
    fn has_row_of(&self, cell: &CellRef) -> bool {
        let row = cell.addr.row;
        match cell.sheet.as_ref() {
            SMELTER_LIST => self.declaration.smelter_at(row).is_some(),
            MINE_LIST => self.declaration.mines.iter().any(|entry| entry.row == row),
            PRODUCT_LIST => self.declaration.products.iter().any(|entry| entry.row == row),
            DECLARATION => true,
            other => self.workbook.sheet(other).is_ok_and(|sheet| sheet.is_some()),
        }
    }

    fn labels(&self) -> BTreeMap<CellRef, Text> {
        let label = |entry: &Entry| (entry.cell.clone(), self.declaration.label(entry.field, &self.layout));
        entries(&self.declaration).map(label).collect()
    }

    fn cells(
        &self,
        shown: &BTreeSet<CellRef>,
        labels: &BTreeMap<CellRef, Text>,
        finding: Option<&Finding>,
    ) -> Vec<ExampleCell> {
        let mut cells: Vec<ExampleCell> = shown.iter().map(|cell| self.cell(cell, labels, finding)).collect();
        cells.sort_by_key(|cell| (place_of_sheet(&cell.cell.sheet), cell.cell.addr));
        cells
    }

    fn cell(&self, cell: &CellRef, labels: &BTreeMap<CellRef, Text>, finding: Option<&Finding>) -> ExampleCell {
        let sheet = self.workbook.sheet(&cell.sheet).ok().flatten();
        let entry = entries(&self.declaration).find(|entry| entry.cell == *cell);
        let stored = sheet.map(|sheet| sheet.value(cell.addr).display().into_owned()).unwrap_or_default();
        let mut evidence = finding.into_iter().flat_map(|finding| &finding.evidence);
        ExampleCell {
            label: labels.get(cell).cloned().unwrap_or_else(|| Text::fixed("Cell of the template", "模板自带的单元格")),
            cell: cell.clone(),
            value: entry.map_or(stored, |entry| entry.typed.to_string()),
            formula: sheet.is_some_and(|sheet| sheet.has_formula(cell.addr)),
            hidden: sheet.is_some_and(|sheet| sheet.is_hidden(cell.addr)),
            wrong: evidence.any(|evidence| evidence.wrong && evidence.cell == *cell),
        }
    }
}

/// Sheets in the order of filling in.
fn place_of_sheet(sheet: &str) -> usize {
    let sheets = [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST];
    sheets.iter().position(|known| *known == sheet).unwrap_or(sheets.len())
}

/// Every input cell of a declaration.
fn entries(declaration: &Declaration) -> impl Iterator<Item = &Entry> {
    let answers = declaration.minerals.iter().flat_map(|mineral| &mineral.answers).chain(&declaration.stray_answers);
    let company_answers = declaration.company_answers.iter().chain(&declaration.stray_company_answers);
    let fields = declaration.company.iter().chain(&declaration.mineral_slots).chain(&declaration.other_minerals);
    fields
        .chain(answers.flat_map(|cell| [&cell.entry, &cell.comment]))
        .chain(company_answers.flat_map(|cell| [&cell.entry, &cell.comment]))
        .chain(declaration.smelters.iter().flat_map(SmelterEntry::cells))
        .chain(declaration.mines.iter().flat_map(|row| &row.cells))
        .chain(declaration.products.iter().flat_map(|row| &row.cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(code: &str) -> RuleEntry {
        catalogue().into_iter().find(|rule| rule.code == code).expect("a rule with this code")
    }

    #[test]
    fn every_rule_has_an_example_that_was_run() {
        for rule in catalogue() {
            let example = rule.example.unwrap_or_else(|| panic!("{} has no example", rule.code));
            assert!(!example.finding.message.en.is_empty(), "{}", rule.code);
            assert_ne!(example.bad, example.good, "{}: the examples look alike", rule.code);
            assert!(example.bad.iter().any(|cell| cell.wrong), "{}: no cell of the bad example is wrong", rule.code);
        }
    }

    #[test]
    fn an_example_shows_the_cells_that_contradict_each_other() {
        let example = find("X05").example.expect("an example");
        let row = |cell: &ExampleCell| (cell.cell.to_string(), cell.value.clone());
        assert_eq!(example.form, "CMRT 6.5");
        assert_eq!(
            example.bad.iter().map(row).collect::<Vec<_>>(),
            [("Declaration!D57".to_owned(), "None".to_owned()), ("Declaration!D63".to_owned(), "Yes".to_owned())]
        );
        assert_eq!(example.bad[0].label.en, "Question 6, Tin: response share of relevant suppliers");
        let good = example.good.iter().map(row).collect::<Vec<_>>();
        assert!(good.contains(&("Declaration!D63".to_owned(), "No".to_owned())), "{good:?}");
    }

    #[test]
    fn revisions_are_named_where_a_template_is_covered_in_part() {
        assert_eq!(find("C01").templates, Text::list(&["CMRT", "EMRT", "AMRT", "CRT"].map(Text::same)));
        assert_eq!(find("S07").templates, Text::fixed("EMRT from 2.0 on, AMRT", "EMRT 2.0 起、AMRT"));
    }
}
