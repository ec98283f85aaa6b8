//! The labels of the form in the language of the reader, whatever language the form shows.

use super::structure::{LabelSheet, comparable};
use crate::base::text::Text;
use crate::workbook::{Addr, ReadError, Sheet, Value, Workbook};

/// The labels of a workbook, from its own label sheet.
#[derive(Debug)]
pub struct FormLabels<'w> {
    labels: Option<LabelSheet<'w>>,
    chinese: Option<usize>,
}

impl<'w> FormLabels<'w> {
    /// Reads the label sheet, if there is one.
    ///
    /// # Errors
    /// When the label sheet cannot be read.
    pub fn read(workbook: &'w Workbook) -> Result<Self, ReadError> {
        let labels = LabelSheet::read(workbook)?;
        let chinese = labels.as_ref().and_then(LabelSheet::simplified_chinese);
        Ok(Self { labels, chinese })
    }

    /// The label that a cell shows, in English and Chinese. Nothing for a cell that shows anything
    /// else, such as a label that somebody typed over. A formula without a stored result would show
    /// the label of its place.
    pub fn of_cell(&self, official: &str, sheet: &Sheet, addr: Addr) -> Option<Text> {
        let labels = self.labels.as_ref()?;
        let value = sheet.value(addr);
        let stored = value.display();
        let not_calculated = sheet.has_formula(addr) && (value == Value::Empty || stored.is_empty());
        if !not_calculated && comparable(&stored).is_empty() {
            return None;
        }
        let mut of_place = labels.at(official, addr).filter(|label| !label.english().is_empty());
        let label = of_place.find(|label| not_calculated || label.is_shown_as(&stored))?;
        Some(label.both_languages(self.chinese))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::fixtures::{Edit, Form, Place, Put};
    use crate::template::{DECLARATION, TemplateKind};

    #[test]
    fn a_label_is_known_in_both_languages_unless_it_was_typed_over() {
        let edits = [
            Edit::text(Place::Cell("Declaration", "B9"), "Anything"),
            Edit::new(Place::Cell("Declaration", "B25"), Put::FormulaNotCalculated),
        ];
        let workbook = Form::in_order(TemplateKind::Cmrt, "6.5").unwrap().with(&edits).into_workbook();
        let labels = FormLabels::read(&workbook).unwrap();
        let sheet = workbook.sheet(DECLARATION).unwrap().unwrap();
        let label = |addr: &str| labels.of_cell(DECLARATION, sheet, Addr::parse(addr).unwrap());
        assert_eq!(label("B8"), Some(Text::fixed("Company Name (*):", "公司名称 (*)：")));
        assert_eq!(label("B9"), None);
        assert!(label("B25").is_some_and(|text| text.zh_cn.starts_with("1)")));
        assert_eq!(label("D8"), None);
    }
}
