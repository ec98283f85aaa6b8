//! What is said about a cell that shows an error value such as `#N/A`, or a formula without a
//! result, and what to do.

use crate::base::text::{Shown, Text};
use crate::declaration::Entry;
use crate::text;

/// What is said about a field whose formula failed or was not calculated.
pub(crate) fn shows_error_value(field: &Text, entry: &Entry) -> Text {
    text!(
        en: "{field} shows \"{value}\", a mark of the program, instead of an answer",
        zh: "{field}显示的是软件的标记“{value}”，而不是填写内容", value = Shown(entry.text()); field: field)
}

/// The way out for a cell that shows a mark: calculating again where the formula was not
/// calculated, else typing.
pub(crate) fn fix_for_error_value(entry: &Entry) -> Text {
    if entry.is_not_calculated_mark() {
        Text::fixed(
            "Open the file in Excel, recalculate with Ctrl+Alt+F9, and save it; if the mark stays, type the value instead of the formula",
            "用 Excel 打开文件，按 Ctrl+Alt+F9 重新计算后保存；如果标记仍在，请直接输入内容，不用公式",
        )
    } else {
        Text::fixed("Replace the error value with the text or answer itself", "把错误值改为实际的内容或答案")
    }
}

/// The way out for formulas of the template, which nobody types over.
pub(crate) fn fix_by_recalculating() -> Text {
    Text::fixed(
        "Open the file in Excel, let it recalculate with Ctrl+Alt+F9, and save it again",
        "用 Excel 打开文件，按 Ctrl+Alt+F9 重新计算后再保存",
    )
}
