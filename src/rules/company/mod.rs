//! Group 2: company information.

use crate::rules::beside::name_value_beside;
use crate::rules::marks::way_out;
use crate::rules::prelude::*;

/// One finding for each of these cells that is blank, or shows the error of a formula in place of an answer. A blank form
/// has one cause, which has a rule of its own; so have e-mail addresses that are none (C07).
fn report_blank(ctx: &Context<'_>, sink: &mut Sink<'_>, fields: &[CompanyField]) {
    if ctx.declaration.is_blank_form() {
        return;
    }
    for field in fields {
        let Some(entry) = ctx.declaration.company(*field).filter(|entry| entry.readable().is_empty()) else { continue };
        let name = ctx.declaration.label(entry.field, ctx.layout);
        let message = match (entry.is_blank(), field) {
            (true, _) => text!(en: "{field} is blank", zh: "{field}未填写"; field: name),
            (false, CompanyField::ContactEmail | CompanyField::AuthorizerEmail) => continue,
            (false, _) => shows_error(&name, entry),
        };
        let finding = sink.at(entry);
        let finding =
            if entry.is_error_mark() { finding.fix(way_out(entry)) } else { name_value_beside(ctx, entry, finding) };
        finding.report(message);
    }
}

/// What is said about a cell whose formula failed or was not calculated.
fn shows_error(field: &Text, entry: &Entry) -> Text {
    text!(
        en: "{field} shows \"{value}\", a mark of the program, instead of an answer",
        zh: "{field}显示的是软件的标记“{value}”，而不是填写内容", value = Shown(entry.text()); field: field)
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
