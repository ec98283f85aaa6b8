//! Group 1: file and template.

use crate::rules::Context;
use crate::rules::Rule;
use crate::template::is_expected_sheet;

/// What the rules of this group have in common. Most are about the workbook as such.
const GROUP: Rule = Rule { reads: &[], ..Rule::DEFAULTS };

pub mod date_limit_reached;
pub mod display_language_not_offered;
pub mod foreign_parts;
pub mod form_blank;
pub mod formulas_not_intact;
pub mod layout_differs;
pub mod revision_below_minimum;
pub mod revision_not_newest;
pub mod template_retired;

/// The tabs that the official workbook does not have under any name.
fn foreign_sheets<'a>(ctx: &'a Context<'_>) -> Vec<&'a str> {
    let is_official_tab = |name: &str| ctx.detected.sheets.iter().any(|sheet| sheet.actual.as_deref() == Some(name));
    // WPS Office keeps pictures of cells in a hidden sheet of its own; people neither see nor make
    // it.
    let is_of_an_office_program = |name: &str| name.to_lowercase().starts_with("wpsreserved_");
    ctx.workbook
        .sheet_names()
        .map(|(name, _)| name)
        .filter(|name| !is_official_tab(name) && !is_expected_sheet(ctx.layout, name) && !is_of_an_office_program(name))
        .collect()
}

/// Sheets of the template that the workbook lacks, and as few or fewer foreign ones, which may be
/// the same under other names. Both are told at once.
fn perhaps_renamed<'a>(ctx: &'a Context<'_>) -> Vec<&'a str> {
    let missing = ctx.detected.sheets.iter().filter(|sheet| is_expected_sheet(ctx.layout, sheet.official));
    let missing = missing.filter(|sheet| sheet.actual.is_none()).count();
    Some(foreign_sheets(ctx)).filter(|foreign| foreign.len() <= missing).unwrap_or_default()
}
