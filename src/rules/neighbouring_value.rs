//! A value in the cells right of the blank one in which it belongs: where a merged range was lost,
//! what was in it is in its second column.

use super::{Context, FindingBuilder};
use crate::base::text::Shown;
use crate::declaration::{Entry, Field};
use crate::template::DECLARATION;
use crate::text;
use crate::workbook::{Addr, CellRef, Value};

/// Columns of the merged range of an answer, which ends before the comment.
const RIGHT_OF_ANSWER: u16 = 2;
/// Columns of the merged range of a field about the company, which goes to the end of the form.
const RIGHT_OF_COMPANY_FIELD: u16 = 6;

/// Adds to a finding about a blank cell what is in the cells right of it.
pub(super) fn add_neighbouring_value(ctx: &Context<'_>, blank: &Entry, finding: &mut FindingBuilder<'_, '_>) {
    let width = match blank.field {
        Field::Answer(..) | Field::CompanyAnswer(..) => RIGHT_OF_ANSWER,
        Field::Company(_) => RIGHT_OF_COMPANY_FIELD,
        _ => return,
    };
    let Some(Some(sheet)) = ctx.note(ctx.workbook.sheet(DECLARATION)) else { return };
    let at = blank.cell.addr;
    let typed = (1..=width).map(|step| Addr::new(at.column.saturating_add(step), at.row)).find_map(|addr| match sheet
        .value(addr)
    {
        Value::Text(text) if !text.trim().is_empty() && !sheet.has_formula(addr) => Some((addr, text.into_owned())),
        _ => None,
    });
    let Some((addr, value)) = typed else { return };
    let beside = CellRef::new(DECLARATION, addr);
    let fix = text!(
        en: "{beside} holds \"{value}\": put it into {cell}, and clear {beside}",
        zh: "{beside} 里有“{value}”：请填到 {cell}，并清空 {beside}",
        beside = addr, value = Shown(value.trim()), cell = at);
    let label = ctx.declaration.label(blank.field, ctx.layout);
    finding.cell_for_comparison(beside, label, &value).fix(fix);
}
