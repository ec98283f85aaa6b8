//! Which changes a corrected copy offers: for findings with exactly one right answer, and never a
//! change of meaning.

use super::repeated_rows::{self, RepeatedRows};
use super::safety::{OnFile, date_styles};
use crate::base::text::Text;
use crate::declaration::Entry;
use crate::report::Finding;
use crate::report::corrections::{
    CellChange, CorrectionKind, Corrections, MAX_PROPOSALS, NewValue, Proposal, SkippedCorrection,
};
use crate::rules::correction::{Fix, RightValue};
use crate::rules::smelter_rows::{choice_not_found, duplicate_row};
use crate::rules::{self, Context, rows_text};
use crate::text;
use crate::workbook::{Addr, CellRef};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// What the changes are worked out from.
struct Sources<'c, 'a> {
    ctx: &'c Context<'a>,
    entries: BTreeMap<&'c CellRef, &'c Entry>,
}

/// The changes on offer for the findings of a report.
pub(crate) fn propose(ctx: &Context<'_>, findings: &[Finding]) -> Corrections {
    let sources = Sources { ctx, entries: ctx.declaration.entries().map(|entry| (&entry.cell, entry)).collect() };
    let twice: Vec<(usize, &Finding)> =
        findings.iter().enumerate().filter(|(_, finding)| finding.code == duplicate_row::RULE.code).collect();
    let repeated = if twice.is_empty() { RepeatedRows::default() } else { repeated_rows::find(ctx, &twice) };

    let mut offered: Vec<Proposal> = Vec::new();
    let mut by_cell: BTreeMap<&CellRef, usize> = BTreeMap::new();
    let mut skipped: Vec<SkippedCorrection> = Vec::new();
    for (place, finding) in findings.iter().enumerate() {
        let Some(correction) = rules::find(&finding.code).and_then(|rule| rule.correction) else { continue };
        for cell in sources.cells(finding) {
            let is_emptied = cell.sheet == crate::template::SMELTER_LIST && repeated.rows.contains(&cell.addr.row);
            let Some(entry) = sources.entries.get(cell).filter(|_| !is_emptied) else { continue };
            match correction(ctx, finding, entry) {
                RightValue::None => {}
                RightValue::Unsure(why) => {
                    skipped.push(SkippedCorrection { cell: cell.clone(), code: finding.code.clone(), why });
                }
                RightValue::One(fix) => {
                    if let Some(known) = by_cell.get(cell).and_then(|at| offered.get_mut(*at)) {
                        join(known, fix, place, finding);
                    } else {
                        by_cell.insert(cell, offered.len());
                        offered.push(sources.proposal(fix, entry, place, finding));
                    }
                }
            }
        }
    }
    skipped.retain(|skip| !by_cell.contains_key(&skip.cell));
    for (cell, place, why) in repeated.skipped.iter().cloned() {
        let code = findings.get(place).map(|finding| finding.code.clone()).unwrap_or_default();
        skipped.push(SkippedCorrection { cell, code, why });
    }
    offered.extend(row_proposal(&repeated, findings));
    let mut corrections = Corrections { proposals: offered, skipped, not_listed: 0 };
    leave_out_unsafe(ctx, &mut corrections);
    corrections.not_listed = corrections.proposals.len().saturating_sub(MAX_PROPOSALS);
    corrections.proposals.truncate(MAX_PROPOSALS);
    corrections.skipped.truncate(MAX_PROPOSALS);
    corrections
}

/// Two findings about one cell: the id that is meant goes before the blanks around the wrong one.
fn join(known: &mut Proposal, fix: Fix, place: usize, finding: &Finding) {
    if let Some(change) = known.changes.first_mut()
        && fix.kind == CorrectionKind::Id
    {
        change.after = fix.after;
        known.kind = fix.kind;
        known.why = fix.why;
    }
    known.settles(place, finding);
}

fn row_proposal(repeated: &RepeatedRows, findings: &[Finding]) -> Option<Proposal> {
    let first = repeated.changes.first()?;
    let rows: Vec<u32> = repeated.rows.iter().copied().collect();
    let rows = rows_text(&rows);
    let mut proposal = Proposal {
        id: format!("{}:row", first.cell),
        kind: CorrectionKind::RepeatedRow,
        codes: Vec::new(),
        findings: Vec::new(),
        label: text!(en: "Repeated at the end of the list: {rows}", zh: "清单末尾的重复行：{rows}"; rows: rows),
        why: Text::fixed(
            "Every cell is the same as in an earlier row; emptied at the end of the list, it leaves no gap",
            "每一格都与前面的某一行相同；位于清单末尾，清空后不会留下空行",
        ),
        changes: repeated.changes.clone(),
    };
    for place in &repeated.findings {
        if let Some(finding) = findings.get(*place) {
            proposal.settles(*place, finding);
        }
    }
    Some(proposal)
}

impl Sources<'_, '_> {
    fn proposal(&self, fix: Fix, entry: &Entry, place: usize, finding: &Finding) -> Proposal {
        Proposal {
            id: entry.cell.to_string(),
            kind: fix.kind,
            codes: vec![finding.code.clone()],
            findings: vec![place],
            label: self.ctx.declaration.label(entry.field, self.ctx.layout),
            why: fix.why,
            changes: vec![CellChange { cell: entry.cell.clone(), before: entry.typed.to_string(), after: fix.after }],
        }
    }

    /// The cells that a finding is about. One about rows that are written alike names the first of
    /// them only.
    fn cells<'f>(&'f self, finding: &'f Finding) -> Vec<&'f CellRef> {
        let mut cells: Vec<&CellRef> = finding.cells.iter().collect();
        let first = finding.cells.first().and_then(|cell| self.entries.get(cell));
        if finding.code == choice_not_found::RULE.code
            && let Some(first) = first
        {
            let alike = self
                .ctx
                .declaration
                .list_entries()
                .filter(|entry| entry.field == first.field && entry.typed == first.typed);
            let named: BTreeSet<&CellRef> = cells.iter().copied().collect();
            cells.extend(alike.map(|entry| &entry.cell).filter(|cell| !named.contains(cell)));
        }
        cells
    }
}

/// Why no value of a file in another format is changed.
pub(super) fn not_xlsx() -> Text {
    Text::fixed(
        "Only .xlsx files can be changed in place: save the file as .xlsx in Excel and check that copy",
        "只有 .xlsx 文件可以原位修改：请在 Excel 中另存为 .xlsx，再检查该副本",
    )
}

/// Takes the proposals away whose cells cannot be changed in place, and says why.
fn leave_out_unsafe(ctx: &Context<'_>, corrections: &mut Corrections) {
    if corrections.proposals.is_empty() {
        return;
    }
    let notes = &ctx.workbook.notes;
    let whole_file = if notes.encrypted {
        Some(Text::fixed(
            "The file is encrypted: save a copy without password in Excel and check that copy",
            "文件已加密：请在 Excel 中另存一份无密码的副本，再检查该副本",
        ))
    } else if notes.signed {
        Some(Text::fixed(
            "The file carries a digital signature, which any change makes invalid",
            "文件带有数字签名，任何修改都会使其失效",
        ))
    } else if notes.stored_as.is_some() {
        Some(not_xlsx())
    } else {
        None
    };
    let mut wanted: BTreeMap<String, BTreeSet<Addr>> = BTreeMap::new();
    for change in corrections.proposals.iter().flat_map(|proposal| &proposal.changes) {
        wanted.entry(change.cell.sheet.to_string()).or_default().insert(change.cell.addr);
    }
    let files: BTreeMap<String, OnFile> = if whole_file.is_some() {
        BTreeMap::new()
    } else {
        wanted.iter().map(|(sheet, cells)| (sheet.clone(), OnFile::read(ctx.workbook, sheet, cells))).collect()
    };
    let date_styles_known = OnceCell::new();
    let obstacle = |change: &CellChange| {
        if let Some(why) = &whole_file {
            return Some(why.clone());
        }
        // The sheet was read before: the findings are about its cells.
        let sheet = ctx.workbook.sheet(&change.cell.sheet).ok().flatten()?;
        let file = files.get(change.cell.sheet.as_ref())?;
        let found = file.obstacle(sheet, change.cell.addr);
        let OnFile::File(file) = file else { return found };
        let style = file.places.cells.get(&change.cell.addr).and_then(|place| place.style);
        let shows_date =
            || style.is_some_and(|style| date_styles_known.get_or_init(|| date_styles(ctx.workbook)).contains(&style));
        let is_day = matches!(change.after, NewValue::Day(_));
        found.or_else(|| (is_day && !shows_date()).then(no_date_format))
    };
    let mut kept = Vec::with_capacity(corrections.proposals.len());
    for proposal in std::mem::take(&mut corrections.proposals) {
        match proposal.changes.iter().find_map(|change| Some((change.cell.clone(), obstacle(change)?))) {
            None => kept.push(proposal),
            Some((cell, why)) => {
                let code = proposal.codes.into_iter().next().unwrap_or_default();
                corrections.skipped.push(SkippedCorrection { cell, code, why });
            }
        }
    }
    corrections.proposals = kept;
}

fn no_date_format() -> Text {
    Text::fixed(
        "The cell has no date format and would show a number: enter the date in Excel",
        "单元格没有日期格式，会显示为数字：请在 Excel 中输入日期",
    )
}
