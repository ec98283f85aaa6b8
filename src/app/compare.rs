//! Two checks side by side: words, and the places of the parts of the two bars.

use super::bars::Segment;
use crate::app::strings::COMPARE;
use crate::base::text::{Shown, Text};
use crate::report::compare::{Comparison, Progress};
use crate::report::{Report, Severity};
use crate::text;

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is gone.
    Fixed,
    /// It is still there.
    Open,
    /// It was not there.
    New,
    /// Nobody can tell.
    Unknown,
}

impl Change {
    /// Every part, in the order of the page: what needs work first.
    pub const ALL: [Change; 4] = [Self::New, Self::Open, Self::Unknown, Self::Fixed];

    /// The word for it.
    pub const fn name(self) -> Text {
        match self {
            Self::Fixed => Text::fixed("Fixed", "已改好"),
            Self::Open => Text::fixed("Still open", "仍未改"),
            Self::New => Text::fixed("New", "新出现"),
            Self::Unknown => Text::fixed("Cannot be compared", "无法对比"),
        }
    }

    /// The end of its class names.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Open => "open",
            Self::New => "new",
            Self::Unknown => "unknown",
        }
    }
}

/// The two bars, before and now. What is still open stands at the same place in both.
pub fn bars(comparison: &Comparison) -> [Vec<Segment<Change>>; 2] {
    let (gone, open) = (comparison.fixed.len(), comparison.open.len());
    let (unknown_before, unknown_now) = (comparison.unknown_before.len(), comparison.unknown_now.len());
    let all = gone + unknown_before + open + comparison.new.len() + unknown_now;
    let place = |count: usize| u32::try_from(count * 10_000 / all.max(1)).unwrap_or(10_000);
    let row = |mut from: usize, parts: [(Change, usize); 3]| {
        let mut segments = Vec::new();
        for (of, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            let start = place(from);
            from += count;
            segments.push(Segment { of, count, start, width: place(from) - start });
        }
        segments
    };
    let open_part = (Change::Open, open);
    [
        row(0, [(Change::Fixed, gone), (Change::Unknown, unknown_before), open_part]),
        row(gone + unknown_before, [open_part, (Change::New, comparison.new.len()), (Change::Unknown, unknown_now)]),
    ]
}

/// The first words: what became of the findings. Zero is said in words.
pub fn heading(comparison: &Comparison) -> Text {
    let said = |count: usize, none: Text, some: Text| if count == 0 { none } else { some };
    let (fixed, open, new) = (comparison.fixed.len(), comparison.open.len(), comparison.new.len());
    let fixed = said(
        fixed,
        Text::fixed("Nothing fixed yet", "还没有改好的"),
        text!(en: "{fixed} fixed", zh: "改好 {fixed} 处", fixed = fixed),
    );
    let open = said(
        open,
        Text::fixed("none still open", "没有未改的"),
        text!(en: "{open} still open", zh: "还有 {open} 处未改", open = open),
    );
    let new =
        said(new, Text::fixed("nothing new", "没有新出现的"), text!(en: "{new} new", zh: "新出现 {new} 处", new = new));
    text!(en: "{fixed}, {open}, {new}", zh: "{fixed}，{open}，{new}"; fixed: fixed, open: open, new: new)
}

/// How far the work is: `12 of 31 fixed`.
pub fn progress(progress: Progress) -> Text {
    text!(
        en: "{fixed} of {before} fixed", zh: "{before} 处中改好 {fixed} 处",
        fixed = progress.fixed, before = progress.before)
}

/// A file with its counts: `form.xlsx, CMRT 6.5: 9 findings, 3 must be fixed`.
pub fn file(report: &Report) -> Text {
    let findings = report.findings.len() + report.summary.not_listed;
    text!(
        en: "{name}, {template}: {findings}, {errors}",
        zh: "{name}，{template}：{findings}，{errors}",
        name = Shown(&report.file.name), template = super::strings::wording::template(report);
        findings: Text::counted(findings, "finding", "findings", "处"),
        errors: Text::counted(report.summary.errors, "must be fixed", "must be fixed", "处必须修改"))
}

/// The head of a list: `New 2`, `Still open 7, 2 of them must be fixed`.
pub fn list_head(part: Change, count: usize, errors: usize) -> Text {
    let name = part.name();
    let of_them = match (part, errors) {
        (Change::New | Change::Open, 1..) => text!(
            en: ", {errors} must be fixed", zh: "，其中 {errors} 处必须修改", errors = errors),
        (Change::Unknown, _) => text!(en: ": {why}", zh: "：{why}"; why: COMPARE.unknown_why),
        (Change::Fixed, _) => text!(en: ": {why}", zh: "：{why}"; why: COMPARE.fixed_why),
        _ => Text::default(),
    };
    text!(en: "{name} {count}{of_them}", zh: "{name} {count} 处{of_them}", count = count; name: name, of_them: of_them)
}

/// The place that a finding had before.
pub fn was_at(address: &str) -> Text {
    text!(en: "was {address}", zh: "原在 {address}", address = address)
}

/// The level that a finding had before.
pub fn was_level(severity: Severity) -> Text {
    text!(en: "was: {level}", zh: "原为：{level}"; level: severity.name())
}

/// Findings that are only counted.
pub fn more_than_listed(before: &Report, now: &Report) -> Option<Text> {
    let count = before.summary.not_listed + now.summary.not_listed;
    (count > 0).then(|| {
        text!(
            en: "{findings} beyond what a report lists: they are counted there, and not compared",
            zh: "超出报告所列的 {findings}只计数，没有对比";
            findings: Text::counted(count, "finding is", "findings are", "处"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::compare::{Relation, Unknown};
    use crate::report::testing::{finding, report};

    fn comparison(fixed: usize, open: usize, new: usize, unknown: usize) -> Comparison {
        Comparison {
            relation: Relation::SameDeclaration,
            other_basis: false,
            fixed: (0..fixed).collect(),
            open: (0..open).map(|index| (fixed + index, index)).collect(),
            new: (0..new).collect(),
            unknown_before: (0..unknown).map(|index| Unknown { index, why: Text::default() }).collect(),
            unknown_now: Vec::new(),
        }
    }

    #[test]
    fn what_is_still_open_stands_at_the_same_place_in_both_bars() {
        for (fixed, open, new, unknown) in
            [(14, 7, 2, 0), (0, 3, 0, 0), (1, 1, 1, 1), (0, 0, 0, 0), (9_999, 1, 10_000, 3)]
        {
            let [before, now] = bars(&comparison(fixed, open, new, unknown));
            let shared = |bar: &[Segment<Change>]| bar.iter().find(|segment| segment.of == Change::Open).copied();
            assert_eq!(shared(&before), shared(&now));
            assert_eq!(before.iter().map(|segment| segment.count).sum::<usize>(), fixed + open + unknown);
            assert_eq!(now.iter().map(|segment| segment.count).sum::<usize>(), open + new);
            for bar in [before, now] {
                assert!(bar.windows(2).all(|pair| pair[0].start + pair[0].width == pair[1].start));
                assert!(bar.last().is_none_or(|segment| segment.start + segment.width <= 10_000));
            }
        }
    }

    #[test]
    fn the_heading_says_zero_in_words() {
        assert_eq!(
            heading(&comparison(14, 7, 2, 0)),
            Text::fixed("14 fixed, 7 still open, 2 new", "改好 14 处，还有 7 处未改，新出现 2 处")
        );
        assert_eq!(heading(&comparison(0, 0, 0, 0)).en, "Nothing fixed yet, none still open, nothing new");
        let progress = progress(Progress { before: 31, fixed: 12, ..Progress::default() });
        assert_eq!(progress, Text::fixed("12 of 31 fixed", "31 处中改好 12 处"));
    }

    #[test]
    fn files_and_lists_name_their_counts() {
        let mut one = report(vec![finding("C01", "Declaration!D8")]);
        one.file.name = "a.xlsx".to_owned();
        assert_eq!(file(&one).en, "a.xlsx, CMRT 6.5: 1 finding, 1 must be fixed");
        assert_eq!(more_than_listed(&one, &one), None);
        one.summary.not_listed = 5;
        assert!(more_than_listed(&one, &one).unwrap().en.starts_with("10 findings are"));
        assert_eq!(list_head(Change::Open, 7, 2).zh_cn, "仍未改 7 处，其中 2 处必须修改");
        assert_eq!(list_head(Change::Fixed, 1, 1).en, "Fixed 1: no longer found");
    }
}
