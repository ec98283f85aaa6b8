//! What a report tells about statuses that asks for nothing: no rule, no finding, no work. The
//! codes are those that the same texts had as findings, and no rule will have them again.

mod conformant_or_active;
mod status_list_old;

use super::Context;
use crate::report::Remark;
use crate::template::SMELTER_LIST;

/// The remarks of one check, in the order of their codes.
pub(crate) fn remarks(ctx: &Context<'_>) -> Vec<Remark> {
    if ctx.settings.lists.is_empty() || ctx.why_unreadable(&[SMELTER_LIST]).is_some() {
        return Vec::new();
    }
    let matches = ctx.smelter_matches();
    let mut remarks = conformant_or_active::remarks(matches);
    remarks.extend(status_list_old::remark(matches));
    remarks
}

/// The remarks about a form in order with these changes, checked on this day with the invented
/// lists.
#[cfg(test)]
fn remarks_on(edits: &[crate::samples::fixtures::Edit], today: Option<crate::base::date::Date>) -> Vec<Remark> {
    use crate::profile::Settings;
    remarks_with(edits, &Settings { today, lists: crate::samples::fixtures::invented_lists(), ..Settings::default() })
}

#[cfg(test)]
fn remarks_with(edits: &[crate::samples::fixtures::Edit], settings: &crate::profile::Settings) -> Vec<Remark> {
    use crate::rules::testing::CMRT;
    let form = crate::samples::fixtures::Form::in_order(CMRT.0, CMRT.1).unwrap().with(edits);
    let workbook = form.into_workbook();
    let detected = crate::template::detect(&workbook).unwrap();
    let declaration = crate::declaration::read(&workbook, &detected.layout).unwrap();
    remarks(&Context::new(&workbook, &detected, &declaration, settings))
}
