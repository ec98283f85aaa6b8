//! The questions in the workbook's own words.

use super::layout::{DECLARATION, Layout};
use super::structure::LabelSheet;
use crate::base::text::Text;
use crate::workbook::{Addr, ReadError, Workbook};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The text of questions in English and in Chinese, as the workbook's own label sheet has them;
/// `keys` names the questions. A language that the workbook lacks repeats the English one. Nothing
/// where the workbook has no label sheet.
///
/// # Errors
/// When the label sheet cannot be read.
pub fn question_texts(
    workbook: &Workbook,
    layout: &Layout,
    keys: &BTreeSet<Cow<'static, str>>,
) -> Result<BTreeMap<Cow<'static, str>, Text>, ReadError> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let Some(labels) = LabelSheet::read(workbook)? else { return Ok(BTreeMap::new()) };
    let chinese = labels.simplified_chinese();
    let text = |addr: Addr| {
        let label = labels.at(DECLARATION, addr).find(|label| !label.english().is_empty())?;
        Some(label.both_languages(chinese))
    };
    let questions = layout.questions.iter().map(|question| (question.question.key(), question.label));
    let company_questions = layout.company_questions.iter().map(|question| (question.question.key(), question.label));
    let wanted = questions.chain(company_questions).filter(|(key, _)| keys.contains(*key));
    Ok(wanted.filter_map(|(key, label)| Some((Cow::Borrowed(key), text(label)?))).collect::<BTreeMap<_, _>>())
}
