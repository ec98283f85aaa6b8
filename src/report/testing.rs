//! Reports made up for tests of what is done with them.

use super::{
    Evidence, Facts, FileInfo, Finding, LayoutOrigin, OfficialView, ProfileInfo, Report, SCHEMA_VERSION, Severity,
    SourceKind, Subject, Summary, TemplateInfo,
};
use crate::base::text::Text;
use crate::official::OfficialChecker;
use crate::template::TemplateKind;
use crate::workbook::CellRef;
use std::collections::BTreeMap;

/// A finding of this rule in this cell that must be fixed.
pub fn finding(code: &str, cell: &str) -> Finding {
    let cell = CellRef::parse(cell).expect("a cell");
    Finding {
        code: code.to_owned().into(),
        name: "made-up".into(),
        severity: Severity::Error,
        source: SourceKind::Template,
        severity_change: None,
        message: Text::fixed("Made up", "虚构"),
        why: Text::fixed("For a test", "用于测试"),
        fix: Text::fixed("Nothing", "不需要"),
        cells: vec![cell.clone()],
        subject: Subject::default(),
        values: BTreeMap::new(),
        evidence: vec![Evidence { cell, label: Text::default(), value: String::new(), wrong: true, question: None }],
        choices: Vec::new(),
        official: OfficialView::default(),
    }
}

/// A report with these findings.
pub fn report(findings: Vec<Finding>) -> Report {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    Report {
        schema_version: SCHEMA_VERSION,
        tool_version: "0.0.0".into(),
        file: FileInfo::default(),
        checked_on: None,
        profile: ProfileInfo::default(),
        template: TemplateInfo {
            kind: TemplateKind::Cmrt,
            revision: Some("6.5".to_owned()),
            released: None,
            newest_known: None,
            language: "English".to_owned(),
            layout: LayoutOrigin::Known,
            nearest: None,
        },
        facts: Facts::default(),
        official_checker: OfficialChecker::default(),
        summary: Summary {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            not_listed: 0,
        },
        questions: BTreeMap::new(),
        lists: Vec::new(),
        smelters: Vec::new(),
        mine_countries: Vec::new(),
        corrections: crate::report::corrections::Corrections::default(),
        outcomes: Vec::new(),
        checklist: Vec::new(),
        findings,
    }
}
