//! The user's ticks. They belong to one file and are kept nowhere but in the open page.

use crate::base::text::Text;
use crate::report::Report;
use std::collections::BTreeSet;

/// The heading.
pub static TITLE: Text = Text::fixed("Before you send it", "发送之前");
/// Whose ticks these are.
pub static DETAIL: Text = Text::fixed(
    "Only you can tick these boxes. Ticks belong to this file, stay in this tab, and are printed with the report.",
    "由您自己勾选。勾选只对这个文件有效，只留在本标签页，打印报告时一并印出。",
);
/// Before what the report says about a line.
pub static REPORT_SAYS: Text = Text::fixed("This report", "本报告");

/// The ticks of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    sha256: String,
    ticked: BTreeSet<String>,
}

impl Ticks {
    /// The ids that are ticked for the file of this report. Another version of the file has none:
    /// its boxes are to be looked at again. Another profile or list leaves them as they are.
    pub fn of(&self, report: &Report) -> BTreeSet<String> {
        if self.sha256 == report.file.sha256 { self.ticked.clone() } else { BTreeSet::new() }
    }

    /// The ticks after a click on the box with this id.
    #[must_use]
    pub fn toggled(&self, report: &Report, id: &str) -> Self {
        let mut ticked = self.of(report);
        if !ticked.remove(id) {
            ticked.insert(id.to_owned());
        }
        Self { sha256: report.file.sha256.clone(), ticked }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::report;

    #[test]
    fn ticks_belong_to_one_file() {
        let mut file = report(Vec::new());
        file.file.sha256 = "a".to_owned();
        let ticks = Ticks::default().toggled(&file, "file-name").toggled(&file, "letter");
        assert_eq!(ticks.of(&file).len(), 2);
        assert_eq!(ticks.toggled(&file, "letter").of(&file).len(), 1);
        file.profile.id = "strict".to_owned();
        assert_eq!(ticks.of(&file).len(), 2);
        file.file.sha256 = "b".to_owned();
        assert!(ticks.of(&file).is_empty());
        assert_eq!(ticks.toggled(&file, "letter").of(&file).len(), 1);
    }
}
