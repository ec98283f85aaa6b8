//! The corrected copy on the page: which changes are chosen, and how far the making of the copy is.
//! Nothing here touches the browser.

use crate::app::exports::Saved;
use crate::base::text::{Shown, Text};
use crate::report::corrections::{CellChange, CorrectionKind, Corrections, NewValue, Proposal};
use crate::text;
use std::collections::BTreeSet;

/// How many changes are listed before the user asks for all of them.
pub const LISTED: usize = 50;
/// How many characters of a value are shown.
const VALUE_CHARACTERS: usize = 160;

/// The changes that the user chose, by their places; none at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(BTreeSet<usize>);

impl Chosen {
    /// All of them.
    pub fn all(corrections: &Corrections) -> Self {
        Self((0..corrections.proposals.len()).collect())
    }

    /// Whether a change is chosen.
    pub fn has(&self, place: usize) -> bool {
        self.0.contains(&place)
    }

    /// How many are chosen.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// With one more, or without it.
    #[must_use]
    pub fn toggled(&self, place: usize) -> Self {
        let mut next = self.0.clone();
        if !next.remove(&place) {
            next.insert(place);
        }
        Self(next)
    }

    /// The changes themselves.
    pub fn of(&self, corrections: &Corrections) -> Vec<Proposal> {
        self.0.iter().filter_map(|place| corrections.proposals.get(*place)).cloned().collect()
    }
}

/// How far the making of a copy is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copying {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// It is being made.
    Running,
    /// It was handed to the browser.
    Saved(Saved),
    /// It was not made, for this reason.
    Refused(Text),
}

impl Copying {
    /// The copy that can be saved again.
    pub fn saved(&self) -> Option<&Saved> {
        if let Self::Saved(saved) = self { Some(saved) } else { None }
    }

    /// What a reader is told; nothing before the first copy.
    pub fn text(&self) -> Option<Text> {
        match self {
            Self::Idle => None,
            Self::Running => Some(Text::fixed("Making the copy", "正在生成副本")),
            Self::Saved(saved) => Some(text!(
                en: "Handed to the browser to save: {name}. The file that you chose is unchanged",
                zh: "已交给浏览器保存：{name}，原文件没有改动", name = Shown(&saved.name))),
            Self::Refused(why) => {
                Some(text!(en: "No copy was made. {why}", zh: "没有生成副本。{why}"; why: why.clone()))
            }
        }
    }
}

/// The name of the copy: that of the file, with a word that tells them apart.
pub fn copy_name(name: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    format!("{}-corrected.xlsx", stem.strip_suffix("-corrected").unwrap_or(stem))
}

/// How many changes are on offer.
pub fn offered(corrections: &Corrections) -> Text {
    match corrections.proposals.len() {
        0 => Text::fixed("Nothing can be corrected safely in a copy", "没有可以安全更正的内容"),
        count => {
            let count = Text::counted(count, "change has", "changes have", "处修改");
            text!(
                en: "{count} one right answer; nothing changes before you choose it",
                zh: "{count}只有一个正确答案；选择之前不会改动任何内容"; count: count)
        }
    }
}

/// The button that makes the copy.
pub fn save_label(chosen: usize) -> Text {
    let count = Text::counted(chosen, "change", "changes", "处修改");
    text!(en: "Save a copy with {count}", zh: "保存含 {count}的副本"; count: count)
}

/// How many cells are left as they are.
pub fn skipped(count: usize) -> Text {
    let count = Text::counted(count, "cell is", "cells are", "个单元格");
    text!(en: "{count} left to you", zh: "{count}留给您处理"; count: count)
}

/// How many changes are not listed.
pub fn not_listed(count: usize) -> Text {
    let count = Text::counted(count, "more change is", "more changes are", "处修改");
    text!(en: "{count} offered once the copy is checked", zh: "检查副本后还会列出 {count}"; count: count)
}

/// A button that lists the rest of the changes.
pub fn show_all(count: usize) -> Text {
    text!(en: "Show all {count} changes", zh: "显示全部 {count} 处修改", count = count)
}

/// The file on the page is not the one that was checked.
pub fn another_file() -> Text {
    Text::fixed("The file changed since it was checked: choose it again", "文件在检查之后有变化：请重新选择")
}

/// The copy could not be made, and nobody knows why.
pub fn broke() -> Text {
    Text::fixed("Reload this page and try again, or correct the cells in Excel", "请刷新本页再试，或在 Excel 中更正")
}

/// The value before a change. Blanks that cannot be seen are marked.
pub fn before(change: &CellChange, kind: CorrectionKind) -> String {
    let marked = with_marked_blanks(&change.before, kind == CorrectionKind::Email);
    cut(&Shown::whole(&marked))
}

/// The value after a change.
pub fn after(change: &CellChange) -> Text {
    match &change.after {
        NewValue::Text(text) => Text::same(cut(&Shown::whole(text))),
        NewValue::Day(day) => text!(en: "{day} (as a date)", zh: "{day}（日期）", day = day),
        NewValue::Blank => Text::fixed("blank", "空白"),
    }
}

/// Marks blanks around a text, blanks in a row, and blanks of an unusual kind.
fn with_marked_blanks(text: &str, all: bool) -> String {
    const MARK: char = '␣';
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let mut marked = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_blank = c.is_whitespace() && !matches!(c, '\t' | '\n' | '\r');
        let next_to_blank = text.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
            || text.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
        let mark = is_blank && (all || at < start || at >= end || c != ' ' || next_to_blank);
        marked.push(if mark { MARK } else { c });
    }
    marked
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(VALUE_CHARACTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::CellRef;

    fn change(before: &str, after: NewValue) -> CellChange {
        CellChange { cell: CellRef::parse("Declaration!D8").unwrap(), before: before.to_owned(), after }
    }

    fn corrections(count: usize) -> Corrections {
        let proposal = |number: usize| Proposal {
            id: format!("Declaration!D{number}"),
            kind: CorrectionKind::Blanks,
            codes: Vec::new(),
            findings: Vec::new(),
            label: Text::default(),
            why: Text::default(),
            changes: vec![change(" a", NewValue::Text("a".to_owned()))],
        };
        Corrections { proposals: (0..count).map(proposal).collect(), ..Corrections::default() }
    }

    #[test]
    fn nothing_is_chosen_until_the_user_does() {
        let corrections = corrections(3);
        let chosen = Chosen::default();
        assert_eq!((chosen.count(), chosen.of(&corrections).len()), (0, 0));
        let one = chosen.toggled(1);
        assert_eq!(one.of(&corrections)[0].id, "Declaration!D1");
        assert_eq!(one.toggled(1), chosen);
        assert_eq!(Chosen::all(&corrections).of(&corrections), corrections.proposals);
        assert!(Chosen::default().toggled(9).of(&corrections).is_empty());
    }

    #[test]
    fn the_copy_has_a_name_of_its_own() {
        for (name, copy) in [
            ("CMRT 2026.xlsx", "CMRT 2026-corrected.xlsx"),
            ("a.b.XLSX", "a.b-corrected.xlsx"),
            ("form-corrected.xlsx", "form-corrected.xlsx"),
            ("form", "form-corrected.xlsx"),
            (".xlsx", ".xlsx-corrected.xlsx"),
        ] {
            assert_eq!(copy_name(name), copy);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_marked() {
        let shown = |text: &str, kind| before(&change(text, NewValue::Blank), kind);
        assert_eq!(shown(" Li  Wei\u{a0}\t", CorrectionKind::Blanks), "␣Li␣␣Wei␣⇥");
        assert_eq!(shown("Li Wei", CorrectionKind::Blanks), "Li Wei");
        assert_eq!(shown("li @b.com", CorrectionKind::Email), "li␣@b.com");
        assert_eq!(shown("a\u{200b}b", CorrectionKind::Blanks), "a[U+200B]b");
        assert!(shown(&"x".repeat(500), CorrectionKind::Blanks).chars().count() < 200);
    }

    #[test]
    fn counts_are_said_in_words() {
        assert_eq!(offered(&corrections(1)).en, "1 change has one right answer; nothing changes before you choose it");
        assert_eq!(offered(&corrections(0)).zh_cn, "没有可以安全更正的内容");
        assert_eq!(save_label(2).zh_cn, "保存含 2 处修改的副本");
        assert_eq!(skipped(1).en, "1 cell is left to you");
        assert!(Copying::Refused(another_file()).text().unwrap().en.starts_with("No copy was made. The file changed"));
    }
}
