//! Notes and pictures on the sheets that the supplier fills.

use crate::rules::pictures_and_data_types::merged_range;
use crate::rules::prelude::*;
use crate::workbook::CellRange;

/// The logo.
const OFFICIAL_PICTURES: usize = 1;

/// Reports notes and pictures that the sheet of the template does not have.
pub(super) fn check_overlay(ctx: &Context<'_>, sink: &mut Sink<'_>, name: &'static str) {
    // A damaged note or picture hides no answer: the check goes on, and the report says that this
    // was not looked at.
    let Ok(overlay) = ctx.workbook.overlay(name) else {
        sink.skip(Text::fixed("Notes and pictures cannot be read", "批注和图片无法读取"));
        return;
    };
    let notes: Vec<Addr> = overlay.notes.into_iter().filter(|addr| ctx.layout.is_in_form(name, addr.column)).collect();
    if let Some(first) = notes.first() {
        sink.at_cell(CellRef::new(name, *first), Text::fixed("Note", "批注"), "")
            .value("notes", notes.len().to_string())
            .fix(Text::fixed(
                "Move what matters into the comment cell, and delete the note",
                "把要点写进注释单元格，再删除批注",
            ))
            .report(text!(
                en: "This sheet has {notes} that the template does not have",
                zh: "本表有 {notes}是模板没有的";
                notes: Text::counted(notes.len(), "note", "notes", "条批注")));
    }
    let blank = ctx.declaration.company.iter().filter(|entry| is_told_with_its_cell(ctx, entry));
    let blank: Vec<CellRange> = blank.map(|entry| merged_range(ctx, entry)).collect();
    let is_told = |picture: &&CellRange| name == DECLARATION && blank.iter().any(|cell| picture.meets(cell));
    let told = overlay.covered.iter().filter(is_told).count();
    let pictures = overlay.pictures.saturating_sub(told).saturating_sub(OFFICIAL_PICTURES);
    if pictures > 0 {
        sink.at_cell(CellRef::new(name, Addr::new(1, 1)), Text::fixed("Picture", "图片"), "")
            .value("pictures", pictures.to_string())
            .why(Text::fixed(
                "Import tools do not read pictures, so that what they show is lost on the way",
                "导入工具不读取图片，图片上的内容会丢失",
            ))
            .fix(Text::fixed("Delete the pictures, unless the customer asked for them", "如非客户要求，删除这些图片"))
            .report(text!(
                en: "This sheet has {pictures} that the template does not have",
                zh: "本表有 {pictures}是模板没有的";
                pictures: Text::counted(pictures, "picture", "pictures", "张图片")));
    }
}

/// Whether a rule about blank company cells says that the picture over the cell is no entry.
fn is_told_with_its_cell(ctx: &Context<'_>, entry: &Entry) -> bool {
    let Field::Company(field) = entry.field else { return false };
    let is_required = matches!(
        field,
        CompanyField::Name
            | CompanyField::ContactName
            | CompanyField::ContactEmail
            | CompanyField::ContactPhone
            | CompanyField::AuthorizerName
            | CompanyField::AuthorizerEmail
    );
    is_required && entry.is_blank() && !ctx.declaration.is_blank_form()
}
