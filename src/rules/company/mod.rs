//! Group 2: company information.

use crate::rules::error_values::{fix_for_error_value, shows_error_value};
use crate::rules::neighbouring_value::add_neighbouring_value;
use crate::rules::pictures_and_data_types::{fix_for_object, is_under_picture, shows_object};
use crate::rules::prelude::*;

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION], ..Rule::DEFAULTS };

/// One finding for each of these cells that is blank, or shows the error of a formula or a picture
/// in place of an answer. A blank form has one cause, which has a rule of its own; so have e-mail
/// addresses that are none (C07).
fn report_blank(ctx: &Context<'_>, sink: &mut Sink<'_>, fields: &[CompanyField]) {
    if ctx.declaration.is_blank_form() {
        return;
    }
    for field in fields {
        let Some(entry) = ctx.declaration.company(*field).filter(|entry| entry.readable().is_empty()) else { continue };
        let is_email = matches!(field, CompanyField::ContactEmail | CompanyField::AuthorizerEmail);
        let is_object = entry.is_picture() || entry.data_type().is_some();
        if is_email && !entry.is_blank() && !is_object {
            continue;
        }
        report_missing(ctx, sink, entry, &ctx.declaration.label(entry.field, ctx.layout));
    }
}

/// Reports a required cell that holds nothing which can be read.
fn report_missing(ctx: &Context<'_>, sink: &mut Sink<'_>, entry: &Entry, field: &Text) {
    if let (Some(fix), Some(message)) = (fix_for_object(entry), shows_object(field, entry)) {
        sink.at(entry).fix(fix).report(message);
    } else if entry.is_error_mark() {
        sink.at(entry).fix(fix_for_error_value(entry)).report(shows_error_value(field, entry));
    } else if is_under_picture(ctx, entry) {
        sink.at(entry)
            .fix(Text::fixed(
                "Type the text into the cell; a seal or signature may stay beside it",
                "在单元格中输入文字；印章或签名图片可以放在旁边",
            ))
            .report(text!(
                en: "{field} is blank: the picture over the cell, such as a seal, does not count as an entry",
                zh: "{field}未填写：盖在单元格上的图片（如印章）不算填写内容"; field: field));
    } else {
        let mut finding = sink.at(entry);
        add_neighbouring_value(ctx, entry, &mut finding);
        finding.report(text!(en: "{field} is blank", zh: "{field}未填写"; field: field));
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
