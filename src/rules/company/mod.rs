//! Group 2: company information.

use crate::rules::prelude::*;

/// One finding for each of these cells that is blank. A blank form has one cause, which has a rule of its own.
fn report_blank(ctx: &Context<'_>, sink: &mut Sink<'_>, fields: &[CompanyField]) {
    if ctx.declaration.is_blank_form() {
        return;
    }
    for entry in fields.iter().filter_map(|field| ctx.declaration.company(*field)).filter(|entry| entry.is_blank()) {
        let name = ctx.declaration.label(entry.field, ctx.layout);
        sink.at(entry).report(text!(en: "{field} is blank", zh: "{field}未填写"; field: name));
    }
}

pub mod address_blank_in_chinese;
pub mod authorizer_blank;
pub mod authorizer_refers_elsewhere;
pub mod contact_blank;
pub mod effective_date_in_future;
pub mod effective_date_old;
pub mod effective_date_unclear;
pub mod email_malformed;
pub mod name_abbreviated;
pub mod name_blank;
pub mod person_placeholder;
pub mod unique_id_incomplete;
