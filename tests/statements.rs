//! What public documents of 2025 and 2026 state about smelters, as the product tells it: each with
//! its day and source, never as a present fact. Compared with the table of public facts where that
//! is at hand.
#![cfg(feature = "facts")]

use smeltcheck::reference::{ListKind, Lists, StatusGroup};
use smeltcheck::samples::fixtures::{Form, xlsx};
use smeltcheck::template::TemplateKind;
use smeltcheck::workbook::{Addr, Cell, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One statement of the table: id, word, day or month, key of the source.
type Statement = (String, String, String, String);

/// The statements of the table of public facts; none where it is not next to the checkout.
fn table() -> Vec<Statement> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/smelters/status_2026.csv");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("statements: skipped (the table of public facts is not beside the checkout)");
        return Vec::new();
    };
    let row = |line: &str| {
        let fields: Vec<String> = line.split(',').map(str::to_owned).collect();
        let [id, _metal, word, day, source] = fields.try_into().unwrap();
        (id, word, day, source)
    };
    text.lines().skip(1).map(row).collect()
}

/// For every id: the newest statement, and of one month, where a source states no day, an explicit
/// other word before conformant; with its own day and source. Every statement is in the lists, and
/// nothing else.
#[test]
fn the_newest_explicit_statement_is_told_for_every_id() {
    let mut by_id: BTreeMap<String, Vec<Statement>> = BTreeMap::new();
    for statement in table() {
        by_id.entry(statement.0.clone()).or_default().push(statement);
    }
    let lists = Lists::built_in();
    for (id, statements) in &by_id {
        let mut expected = statements.iter().max_by_key(|statement| &statement.2).unwrap();
        let same_month = |day: &str| day.get(..7) == expected.2.get(..7);
        let other = |statement: &&Statement| {
            statement.1 != "Conformant" && same_month(&statement.2) && (statement.2.len() == 7 || expected.2.len() == 7)
        };
        if expected.1 == "Conformant" {
            expected = statements.iter().find(other).unwrap_or(expected);
        }
        let smelter = lists.by_id(id).unwrap();
        let view = lists.status(smelter);
        let told = view.current.unwrap();
        assert_eq!(told.kind.word(), expected.1, "{id}");
        assert_eq!(told.date.unwrap().to_string(), expected.2, "{id}");
        assert_eq!((told.list.kind, &told.list.id), (ListKind::Statements, &format!("facts-{}", expected.3)), "{id}");
        let rows = lists.rows_on(ListKind::Statements, smelter);
        let mut all: Vec<_> = rows
            .map(|(list, row)| {
                let word = row.status.as_ref().unwrap().word().to_owned();
                (id.clone(), word, row.date.unwrap().to_string(), list.id.replacen("facts-", "", 1))
            })
            .collect();
        all.sort();
        let mut of_table = statements.clone();
        of_table.sort();
        assert_eq!(all, of_table, "{id}");
        let group = lists.status_group(&smelter.metals[0], Some(smelter));
        let expected_group = match expected.1.as_str() {
            "Conformant" | "Active" => StatusGroup::ConformantOrActive,
            "Non-Conformant" => StatusGroup::NonConformant,
            _ => StatusGroup::OtherStatus,
        };
        assert_eq!(group, expected_group, "{id}");
    }
    let stated =
        |smelter: &&smeltcheck::reference::ListedSmelter| lists.rows_on(ListKind::Statements, smelter).next().is_some();
    let ids = lists.smelters().iter().filter(stated).count();
    assert_eq!(ids, 595);
    assert!(by_id.is_empty() || by_id.len() == ids, "{} ids in the table", by_id.len());
    println!("statements: compared those of {} ids", by_id.len());
}

/// Every list that gives a status says of which day, and from where, in both languages.
#[test]
fn nothing_is_stated_without_day_and_source() {
    let lists = Lists::built_in();
    let documents: Vec<_> = lists.infos().iter().filter(|info| info.kind == ListKind::Statements).collect();
    assert_eq!(documents.len(), 5);
    for info in documents {
        assert!(info.built_in && info.date.is_some() && info.count > 100, "{}", info.id);
        for (name, source) in [(&info.name.en, &info.source.en), (&info.name.zh_cn, &info.source.zh_cn)] {
            assert!(source.starts_with(&**name) && source.len() > name.len(), "{source}");
        }
        assert!(info.source.en.contains("not from RMI") && info.source.zh_cn.contains("不是由 RMI 提供"));
    }
    let ours = lists.infos().iter().find(|info| info.id == "facts-sec-garrett-cy2025").unwrap();
    let cited = ours.on(&[ours.date]);
    assert_eq!(cited.en, "Garrett Motion Inc., Form SD for 2025, May 2026");
    assert_eq!(cited.zh_cn, "“Garrett Motion Inc. 2025 年 Form SD”（2026年5月）");
}

/// Two documents of the same spring that differ are both told; the same word is no difference.
#[test]
fn documents_of_one_spring_that_differ_are_both_told() {
    let lists = Lists::built_in();
    let view = lists.status(lists.by_id("CID001231").unwrap());
    let told =
        |status: &smeltcheck::reference::ListedStatus<'_>| (status.kind.word().to_owned(), status.list.id.clone());
    assert_eq!(told(&view.current.unwrap()), ("Active".to_owned(), "facts-sec-garrett-cy2025".to_owned()));
    let others: Vec<_> = view.disagreeing.iter().map(told).collect();
    assert_eq!(others, [("Conformant".to_owned(), "facts-sec-rockwell-cy2025".to_owned())]);
    for id in ["CID000004", "CID002315"] {
        assert!(lists.status(lists.by_id(id).unwrap()).disagreeing.is_empty(), "{id}");
    }
}

/// Row by row: metal, name, country, id, and what has to be said about it in English and in
/// Chinese.
const ROWS: [([&str; 4], [&str; 2]); 6] = [
    (
        ["Gold", "Cendres + Metaux S.A.", "SWITZERLAND", "CID000189"],
        ["was \"Non-Conformant\" according to", "为“未获认可（Non-Conformant）”"],
    ),
    (["Gold", "Caridad", "MEXICO", "CID000180"], ["was \"Outreach Required\" according to", "为“需要接洽”"]),
    (
        ["Gold", "JSC Novosibirsk Refinery", "RUSSIAN FEDERATION", "CID000493"],
        ["was \"RMI Due Diligence Review - Unable to Proceed\" according to", "为“RMI 尽职调查审查：无法继续”"],
    ),
    (
        ["Gold", "HwaSeong CJ CO., LTD.", "KOREA, REPUBLIC OF", "CID000778"],
        ["was \"Communication Suspended - Not Interested\" according to", "为“沟通中止：无意参与”"],
    ),
    (
        ["Tin", "PT Aries Kencana Sejahtera", "INDONESIA", "CID000309"],
        ["was \"In Communication\" according to", "为“沟通中”"],
    ),
    (["Tin", "PT Artha Cipta Langgeng", "INDONESIA", "CID001399"], ["", ""]),
];

fn write(name: &str, (kind, revision): (TemplateKind, &str), rows: &[[&str; 4]]) -> PathBuf {
    let mut form = Form::in_order(kind, revision).unwrap();
    let text = |content: &str| Cell { value: Value::Text(content.to_owned().into()), formula: false };
    for (row, [metal, smelter, country, id]) in (6u32..).zip(rows) {
        for (column, content) in (2u16..).zip([metal, "Smelter not listed", smelter, country, id, "RMI"]) {
            form.put("Smelter List", Addr::new(column, row), text(content));
        }
    }
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, xlsx::write(&form).unwrap()).unwrap();
    path
}

fn smeltcheck(path: &Path, today: &str, options: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smeltcheck"));
    let output = command.args(["check", path.to_str().unwrap(), "--today", today]).args(options).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// With the built-in facts alone: level, word, day and source, as text and as data, in both
/// languages.
#[test]
fn each_word_is_told_with_its_day_and_source() {
    let path = write("statements.xlsx", (TemplateKind::Cmrt, "6.5"), &ROWS.map(|(row, _)| row));
    let today = "2026-11-30";
    let [en, zh] = ["en", "zh-CN"].map(|lang| smeltcheck(&path, today, &["--lang", lang]));
    let json: serde_json::Value = serde_json::from_str(&smeltcheck(&path, today, &["--format", "json"])).unwrap();
    let findings: Vec<_> = json["findings"].as_array().unwrap().iter().filter(|found| found["code"] == "R10").collect();
    for ([_, name, _, id], [word, word_zh]) in ROWS {
        let finding = findings.iter().find(|finding| finding["values"]["id"] == id);
        if word.is_empty() {
            assert!(finding.is_none(), "{name} takes part");
            continue;
        }
        let finding = finding.unwrap_or_else(|| panic!("{id} in {findings:#?}"));
        assert_eq!(finding["severity"], "warning", "the rule's own level in a CMRT");
        assert_eq!(finding["values"]["date"], "2026-05", "no day is printed there, and none is made up");
        assert_eq!(finding["values"]["list"], "facts-sec-garrett-cy2025");
        let (message, message_zh) = (&finding["message"]["en"], &finding["message"]["zh_cn"]);
        let message = message.as_str().unwrap();
        assert!(
            message.contains(&format!("\"{name} ({id})\" {word} Garrett Motion Inc., Form SD for 2025, May 2026")),
            "{message}"
        );
        let message_zh = message_zh.as_str().unwrap();
        assert!(
            message_zh.contains(&format!("据“Garrett Motion Inc. 2025 年 Form SD”（2026年5月）{word_zh}")),
            "{message_zh}"
        );
        assert!(en.contains("Explain [R10, Customer practice] ") && en.contains(message), "{en}");
        assert!(zh.contains(message_zh), "{zh}");
    }
    let rows = json["smelters"].as_array().unwrap();
    let refiner = rows.iter().find(|row| row["typed"]["id"] == "CID000189").unwrap();
    assert_eq!(
        (refiner["group"].as_str(), refiner["status"]["date"].as_str()),
        (Some("non-conformant"), Some("2026-05"))
    );
    let list = usize::try_from(refiner["status"]["list"].as_u64().unwrap()).unwrap();
    assert_eq!(json["lists"][list]["kind"], "statements");
    assert!(json["lists"][list]["source"]["en"].as_str().unwrap().contains("\"RMAP Audit Status\""));
}

/// A mark for neither is told in our words, as history, and as no more than something to look at.
#[test]
fn a_mark_for_neither_is_history_with_its_source() {
    let row = ["Lithium", "Invented spelling", "CHILE", "CID003709"];
    let path = write("statements-emrt.xlsx", (TemplateKind::Emrt, "2.1"), &[row]);
    let json: serde_json::Value =
        serde_json::from_str(&smeltcheck(&path, "2026-11-30", &["--format", "json"])).unwrap();
    let found = json["findings"].as_array().unwrap().iter().find(|found| found["code"] == "R10").unwrap();
    assert_eq!((found["severity"].as_str(), found["values"]["date"].as_str()), (Some("info"), Some("2025-03-28")));
    let message = found["message"]["en"].as_str().unwrap();
    let source = "Samsung Electronics, Responsible Minerals Report 2025, 2025-03-28";
    assert!(
        message.contains(source) && message.contains(" was neither conformant nor active according to "),
        "{message}"
    );
    let message = found["message"]["zh_cn"].as_str().unwrap();
    assert!(message.contains("据“三星电子《2025 年负责任矿产报告》”（2025-03-28）既非认可也非活跃"), "{message}");
}

/// What asks for nothing is a remark: no finding, counted nowhere, about no cell; in every form of
/// the report.
#[test]
fn counts_and_ages_are_remarks_and_no_work() {
    let rows = [
        ["Gold", "Advanced Chemical Company", "UNITED STATES OF AMERICA", "CID000015"],
        ["Tin", "PT Artha Cipta Langgeng", "INDONESIA", "CID001399"],
    ];
    let path = write("remarks.xlsx", (TemplateKind::Cmrt, "6.6.1"), &rows);
    let report = |today: &str| -> smeltcheck::report::Report {
        serde_json::from_str(&smeltcheck(&path, today, &["--format", "json"])).unwrap()
    };
    let young = report("2026-11-30");
    let told: Vec<_> = young.facts.remarks.iter().map(|remark| (&*remark.code, &*remark.message.en)).collect();
    let expected = [
        ("R09", "Tin: 0 conformant and 1 active according to Garrett Motion Inc., Form SD for 2025, May 2026"),
        ("R09", "Gold: 1 conformant and 0 active according to Rockwell Automation, Inc., Form SD for 2025, 2026-05-26"),
    ];
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(expected.iter().all(|remark| told.contains(remark)), "{told:?}");
    assert!(young.findings.iter().all(|finding| !finding.code.starts_with("R09") && finding.code != "R12"));
    let old = report("2027-11-30");
    let age = old.facts.remarks.iter().find(|remark| remark.code == "R12").unwrap();
    assert!(age.message.en.contains("Rockwell Automation, Inc., Form SD for 2025, 2026-05-26"), "{}", age.message.en);
    assert!(old.outcomes.iter().all(|outcome| outcome.code != "R12" && outcome.code != "R09"));
    for (lang, name) in [("en", "Good to know: "), ("zh-CN", "供参考：")] {
        let text = smeltcheck(&path, "2027-11-30", &["--lang", lang]);
        assert_eq!(text.matches(name).count(), 3, "{text}");
    }
    let compared = smeltcheck::report::compare::compare(&young, &old).unwrap();
    let codes =
        |places: Vec<usize>| places.iter().map(|place| old.findings[*place].code.to_string()).collect::<Vec<_>>();
    let seen = [codes(compared.open.iter().map(|(_, now)| *now).collect()), codes(compared.new)].concat();
    assert!(!seen.iter().any(|code| code == "R09" || code == "R12"), "{seen:?}");
    assert!(!smeltcheck(&path, "2027-11-30", &["--format", "csv"]).contains("R09"));
}

/// Beyond the months of the profile a status is one note for each mineral, with its sources.
#[test]
fn an_old_status_is_one_note_for_each_mineral() {
    let rows = ROWS.map(|(row, _)| row);
    let path = write("old-statements.xlsx", (TemplateKind::Cmrt, "6.5"), &rows);
    let json: serde_json::Value =
        serde_json::from_str(&smeltcheck(&path, "2027-05-02", &["--format", "json"])).unwrap();
    let notes: Vec<_> = json["findings"].as_array().unwrap().iter().filter(|found| found["code"] == "R10").collect();
    assert_eq!(notes.len(), 2, "gold and tin: {notes:#?}");
    for note in notes {
        assert_eq!(note["severity"], "info");
        assert!(note["message"]["en"].as_str().unwrap().contains("Garrett Motion Inc., Form SD for 2025, May 2026"));
    }
}
