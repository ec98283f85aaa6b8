//! Cells that show a picture or one of Excel's linked data types where a text belongs, and cells
//! under a picture.

use super::Context;
use crate::base::text::{Shown, Text};
use crate::declaration::Entry;
use crate::text;
use crate::workbook::CellRange;

/// What to do about a cell that holds an object in place of a text; nothing for any other cell.
pub(crate) fn fix_for_object(entry: &Entry) -> Option<Text> {
    if entry.is_picture() {
        return Some(Text::fixed(
            "Delete the picture and type the text; a seal or signature may stay beside the cell",
            "删除图片并输入文字；印章或签名图片可以放在单元格旁边",
        ));
    }
    let shown = entry.data_type()?;
    Some(if shown.is_empty() {
        Text::fixed(
            "Right-click the cell: Data Type > Convert to Text, or type the text again",
            "右键单击该单元格：数据类型 > 转换为文本，或重新输入文字",
        )
    } else {
        text!(
            en: "Right-click the cell: Data Type > Convert to Text, or type \"{shown}\" again",
            zh: "右键单击该单元格：数据类型 > 转换为文本，或重新输入“{shown}”", shown = Shown(shown))
    })
}

/// What is said about a cell that holds an object; nothing for any other cell.
pub(crate) fn shows_object(field: &Text, entry: &Entry) -> Option<Text> {
    if entry.is_picture() {
        return Some(text!(en: "{field} is a picture, not text", zh: "{field}是图片，不是文字"; field: field));
    }
    let shown = entry.data_type()?;
    Some(text!(
        en: "{field} is a linked data type of Excel, \"{shown}\", which formulas cannot read as text",
        zh: "{field}是 Excel 的链接数据类型“{shown}”，公式无法当作文字读取", shown = Shown(shown); field: field))
}

/// Whether a picture lies over a cell, or over the merged range to which it belongs.
pub(crate) fn is_under_picture(ctx: &Context<'_>, entry: &Entry) -> bool {
    // Pictures that cannot be read are told by the rule about pictures.
    let pictures = ctx.workbook.overlay(&entry.cell.sheet).map(|overlay| overlay.covered).unwrap_or_default();
    pictures.iter().any(|picture| picture.meets(&merged_range(ctx, entry)))
}

/// The cell, or the merged range to which it belongs.
pub(crate) fn merged_range(ctx: &Context<'_>, entry: &Entry) -> CellRange {
    let addr = entry.cell.addr;
    let merged = ctx.workbook.sheet(&entry.cell.sheet).ok().flatten().map_or(&[][..], |sheet| &sheet.merged);
    merged.iter().find(|range| range.contains(addr)).copied().unwrap_or(CellRange { first: addr, last: addr })
}
