//! The command line tool: output, languages and exit codes.

use smeltcheck::example::{Edit, Form, Place, xlsx};
use smeltcheck::template::{CompanyField, CompanyQuestion, TemplateKind};
use std::path::PathBuf;
use std::process::{Command, Output};

fn write(name: &str, edits: &[Edit]) -> PathBuf {
    let form = Form::in_order(TemplateKind::Cmrt, "6.5").unwrap().with(edits);
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, xlsx::write(&form).unwrap()).unwrap();
    path
}

fn smeltcheck(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smeltcheck")).args(arguments).output().unwrap()
}

#[test]
fn exit_codes_tell_what_became_of_the_file() {
    let good = write("good.xlsx", &[]);
    let bad = write("bad.xlsx", &[Edit::blank(Place::Company(CompanyField::Name))]);
    let broken = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken.xlsx");
    std::fs::write(&broken, b"%PDF-1.7 not a workbook").unwrap();
    let code = |path: &PathBuf| smeltcheck(&["check", path.to_str().unwrap(), "--today", "2026-03-02"]).status.code();
    assert_eq!((code(&good), code(&bad), code(&broken)), (Some(0), Some(1), Some(2)));
    assert_eq!(code(&PathBuf::from("no-such-file.xlsx")), Some(2));
}

#[test]
fn json_is_the_same_every_time_and_has_the_promised_fields() {
    let path = write("json.xlsx", &[Edit::blank(Place::Company(CompanyField::Name))]);
    let arguments = ["check", path.to_str().unwrap(), "--format", "json", "--today", "2026-03-02"];
    let (first, second) = (smeltcheck(&arguments), smeltcheck(&arguments));
    assert_eq!(first.stdout, second.stdout);
    let json: serde_json::Value = serde_json::from_slice(&first.stdout).unwrap();
    assert_eq!(json["file"]["name"], "json.xlsx");
    assert_eq!(json["file"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(json["template"]["kind"], "CMRT");
    assert_eq!(json["template"]["revision"], "6.5");
    assert_eq!(json["template"]["layout"], "known");
    assert_eq!(json["official_checker"]["remaining"], 1);
    assert_eq!(json["official_checker"]["incomplete"][0]["answer"], "Declaration!D8");
    let findings = json["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["code"] == "C01").unwrap();
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["cells"][0], "Declaration!D8");
    assert!(finding["message"]["en"].is_string() && finding["message"]["zh_cn"].is_string());
}

#[test]
fn several_files_are_one_line_each_in_ndjson() {
    let (a, b) = (write("first.xlsx", &[]), write("second.xlsx", &[]));
    let output = smeltcheck(&["check", a.to_str().unwrap(), b.to_str().unwrap(), "--format", "ndjson"]);
    let names: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["file"]["name"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(names, ["first.xlsx", "second.xlsx"]);
}

#[test]
fn rules_are_explained_in_both_formats() {
    let json: serde_json::Value = serde_json::from_slice(&smeltcheck(&["rules", "--format", "json"]).stdout).unwrap();
    let rules = json.as_array().unwrap();
    for rule in rules {
        let code = rule["code"].as_str().unwrap();
        for text in ["title", "why", "fix", "source_detail", "templates"] {
            let both = &rule[text];
            assert!(both["en"].is_string() && both["zh_cn"].is_string(), "{code}: {text}");
        }
        for word in ["name", "severity", "source", "since"] {
            assert!(rule[word].is_string(), "{code}: {word}");
        }
        assert!(rule["adjustable"].is_boolean() && rule["applies_to"].is_array(), "{code}");
        assert!(code.starts_with(rule["group"]["letter"].as_str().unwrap()), "{code}");
        let example = &rule["example"];
        for cell in example["bad"].as_array().unwrap().iter().chain(example["good"].as_array().unwrap()) {
            assert!(cell["label"]["zh_cn"].is_string() && cell["value"].is_string(), "{code}: {cell}");
            assert!(cell["cell"].as_str().unwrap().contains('!'), "{code}: {cell}");
        }
        assert!(example["finding"]["message"]["en"].is_string(), "{code}");
    }
    let rule = rules.iter().find(|rule| rule["code"] == "L08").unwrap();
    assert_eq!(rule["example"]["bad"][0]["cell"], "Smelter List!F5");
    assert_eq!(rule["example"]["bad"][0]["value"], "CID99O002");
    assert_eq!(rule["example"]["good"][0]["value"], "CID990002");

    for (lang, title, value) in [("en", "# Rules\n", "| Smelter ID |"), ("zh-CN", "# 规则\n", "| 冶炼厂识别号 |")]
    {
        let output = smeltcheck(&["rules", "--format", "markdown", "--lang", lang]);
        let markdown = String::from_utf8(output.stdout).unwrap();
        assert!(markdown.starts_with(title), "{lang}");
        assert!(markdown.contains(value), "{lang}");
        for rule in rules {
            let code = rule["code"].as_str().unwrap();
            assert_eq!(markdown.matches(&format!("<a id=\"{code}\"></a>")).count(), 1, "{code} in {lang}");
            assert!(markdown.contains(&format!("](#{code})")), "{code} in {lang}");
        }
    }
}

#[test]
fn a_profile_changes_the_report_and_the_report_says_so() {
    let path = write("profile.xlsx", &[Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireValidated), "No")]);
    let profile = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("buyer.json");
    let text = r#"{
        "format": 1, "id": "buyer", "version": "7", "name": {"en": "Buyer", "zh-CN": "客户"},
        "minimum-revision": {"CMRT": "6.6"},
        "severity": {"P05": {"level": "error", "reason": {"en": "Expected", "zh-CN": "应具备"}},
                     "Q09": {"level": "off", "reason": {"en": "Not needed", "zh-CN": "不需要"}}}
    }"#;
    std::fs::write(&profile, text).unwrap();
    let (path, profile) = (path.to_str().unwrap(), profile.to_str().unwrap());
    let json = |profile: &str| -> serde_json::Value {
        let day = "2026-03-02";
        let output = smeltcheck(&["check", path, "--format", "json", "--today", day, "--profile", profile]);
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let finding = |report: &serde_json::Value, code: &str| {
        report["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == code).cloned()
    };
    let (plain, changed) = (json("default"), json(profile));
    assert_eq!(changed["profile"]["name"]["en"], "Buyer");
    assert_eq!(changed["profile"]["version"], "7");
    assert_eq!(finding(&changed, "F03").unwrap()["source"], "buyer-profile");
    assert!(finding(&plain, "F03").is_none() && finding(&plain, "F04").is_some());
    assert!(finding(&changed, "F04").is_none(), "one cause, one finding");
    let (before, after) = (finding(&plain, "P05").unwrap(), finding(&changed, "P05").unwrap());
    assert_eq!((&before["severity"], &after["severity"]), (&"info".into(), &"error".into()));
    assert!(before["severity_change"].is_null());
    assert_eq!(after["severity_change"]["usual"], "info");
    assert_eq!(after["severity_change"]["reason"]["en"], "Expected");
    let outcomes = changed["outcomes"].as_array().unwrap();
    let off = outcomes.iter().find(|outcome| outcome["code"] == "Q09").unwrap();
    assert_eq!((&off["result"], &off["reason"]["en"]), (&"switched-off".into(), &"Not needed".into()));
}

#[test]
fn a_profile_with_mistakes_is_refused_by_line_and_field() {
    let path = write("unchecked.xlsx", &[]);
    let profile = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wrong.toml");
    let text =
        "format = 1\nid = \"buyer\"\nversion = \"1\"\nname = { en = \"A\" }\n\n[severity.C01]\nlevel = \"info\"\n";
    std::fs::write(&profile, text).unwrap();
    let (path, profile) = (path.to_str().unwrap(), profile.to_str().unwrap());
    let refused = smeltcheck(&["check", path, "--profile", profile]);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "nothing is checked with another profile");
    let said = String::from_utf8(refused.stderr).unwrap();
    for line in ["Line 4, name.zh-CN: ", "Line 6, severity.C01: ", "Line 6, severity.C01.reason: "] {
        assert!(said.contains(line), "{line} in {said}");
    }
    let in_chinese = smeltcheck(&["profile", profile, "--lang", "zh-CN"]);
    assert_eq!(in_chinese.status.code(), Some(2));
    assert!(String::from_utf8(in_chinese.stdout).unwrap().contains("第 4 行，name.zh-CN：缺少该字段"));
    assert_eq!(smeltcheck(&["check", path, "--profile", "no-such-profile"]).status.code(), Some(2));
}

#[test]
fn a_built_in_profile_is_a_start_for_ones_own() {
    let listed = String::from_utf8(smeltcheck(&["profile"]).stdout).unwrap();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    let strict = smeltcheck(&["profile", "strict"]).stdout;
    let own = String::from_utf8(strict).unwrap().replace("id = \"strict\"", "id = \"own\"");
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("own.toml");
    std::fs::write(&path, own).unwrap();
    let output = smeltcheck(&["profile", path.to_str().unwrap()]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "Strict, 1: in order\n");
}

/// A list in RMI's layout, with a title that says what it is and of which day.
fn write_list(name: &str, title: &str, rows: &[&str]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let head = "METAL,SMELTER ID,STANDARD SMELTER NAME,COUNTRY LOCATION";
    std::fs::write(&path, format!("{title}\n{head}\n{}\n", rows.join("\n"))).unwrap();
    path
}

fn report_with(arguments: &[&str]) -> (serde_json::Value, String) {
    let form = write("lists.xlsx", &[]);
    let mut all = vec!["check", form.to_str().unwrap(), "--format", "json", "--today", "2026-11-02"];
    all.extend(arguments);
    let output = smeltcheck(&all);
    let report = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (report, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn lists_are_compared_with_newest_first_and_built_in_facts_can_be_left_out() {
    let older =
        write_list("older.csv", "RMI Active list as of 2025-10-01", &["Tin,CID990002,Beispiel Zinn GmbH,Germany"]);
    let newer = write_list(
        "newer.csv",
        "RMI Conformant list as of 2026-10-01",
        &["Tin,CID990002,Beispiel Zinn GmbH,Germany", "Tin,,,", "Total of rows,,,"],
    );
    let lists = ["--list", older.to_str().unwrap(), "--list", newer.to_str().unwrap()];
    let (report, notes) = report_with(&[lists.as_slice(), &["--no-built-in-facts"]].concat());
    let infos = report["lists"].as_array().unwrap();
    let told: Vec<_> =
        infos.iter().map(|list| (list["name"]["en"].as_str().unwrap(), &list["date"], &list["kind"])).collect();
    let status = serde_json::Value::from("status");
    assert_eq!(
        told,
        [("RMI Conformant list", &"2026-10-01".into(), &status), ("RMI Active list", &"2025-10-01".into(), &status)]
    );
    assert_eq!((&infos[0]["count"], &infos[0]["source"]["en"]), (&1.into(), &"newer.csv".into()));
    assert!(notes.contains("newer.csv: 1 row read") && notes.contains("left out"), "{notes}");

    let (report, notes) = report_with(&["--list", newer.to_str().unwrap()]);
    let infos = report["lists"].as_array().unwrap();
    assert_eq!(infos[0]["name"]["en"], "RMI Conformant list");
    assert_eq!(infos.iter().any(|list| list["built_in"] == true), cfg!(feature = "facts"), "{notes}");
    assert_eq!(report_with(&["--no-built-in-facts"]).0["lists"].as_array().unwrap().len(), 0);
}

#[test]
fn a_list_that_cannot_be_used_is_one_message() {
    let form = write("unlisted.xlsx", &[]);
    let refused = |list: &PathBuf| {
        let output = smeltcheck(&["check", form.to_str().unwrap(), "--list", list.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said.lines().count(), 1, "{said}");
        said
    };
    let row = ["Tin,CID990002,Beispiel Zinn GmbH,Germany"];
    assert!(refused(&write_list("undated.csv", "RMI Conformant list", &row)).contains("day of the list was not found"));
    let twice = refused(&write_list("twice.csv", "RMI Conformant list as of 05/06/2026", &row));
    assert!(twice.contains("2026-05-06") && twice.contains("2026-06-05"), "{twice}");
    assert!(refused(&write_list("own 2026-10-01.csv", "", &row)).contains("no status"));
    let broken = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("broken-list.xlsx");
    std::fs::write(&broken, b"PK\x03\x04 and then nothing that belongs there").unwrap();
    assert!(refused(&broken).contains("broken-list.xlsx: "));
    assert!(refused(&PathBuf::from("no-such-list.csv")).contains("could not be opened"));
}

#[test]
fn a_newer_list_changes_the_status_of_a_row() {
    let status = |lists: &[&PathBuf]| {
        let lists = lists.iter().flat_map(|list| ["--list", list.to_str().unwrap()]);
        let arguments: Vec<&str> = lists.chain(["--no-built-in-facts"]).collect();
        report_with(&arguments).0["smelters"][0].clone()
    };
    let bare = status(&[]);
    assert!(bare["status"].is_null(), "{bare}");
    let (metal, id) = (bare["mineral"].as_str().unwrap(), bare["typed"]["id"].as_str().unwrap());
    let row = format!("{metal},{id},{},", bare["typed"]["name"].as_str().unwrap().replace(',', " "));
    let older = write_list("status-older.csv", "RMI Active list as of 2025-10-01", &[&row]);
    let newer = write_list("status-newer.csv", "RMI Conformant list as of 2026-10-01", &[&row]);
    let old = status(&[&older]);
    assert_eq!((&old["status"]["kind"], &old["status"]["date"]), (&"Active".into(), &"2025-10-01".into()), "{old}");
    for lists in [[&older, &newer], [&newer, &older]] {
        let new = status(&lists);
        assert_eq!(
            (&new["status"]["kind"], &new["status"]["date"]),
            (&"Conformant".into(), &"2026-10-01".into()),
            "{new}"
        );
    }
}

#[test]
fn a_corrected_copy_is_written_beside_the_original() {
    let email = Place::Company(CompanyField::ContactEmail);
    let path = write("slips.xlsx", &[Edit::text(email, "li.wei @example.com")]);
    let (path, original) = (path.to_str().unwrap(), std::fs::read(&path).unwrap());
    let listed = smeltcheck(&["correct", path, "--today", "2026-03-02"]);
    let said = String::from_utf8(listed.stdout).unwrap();
    assert!(said.starts_with("Declaration!D16: D16 \"li.wei @example.com\" -> \"li.wei@example.com\""), "{said}");
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("slips-corrected.xlsx");
    let copy = copy.to_str().unwrap();
    let made = smeltcheck(&["correct", path, "--only", "Declaration!D16", "--output", copy, "--today", "2026-03-02"]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(std::fs::read(path).unwrap(), original);
    let again = smeltcheck(&["correct", copy, "--today", "2026-03-02"]);
    assert_eq!(String::from_utf8(again.stdout).unwrap(), "Nothing can be corrected safely in a copy\n");
    for arguments in [
        ["correct", path, "--only", "Declaration!A1", "--output", copy],
        ["correct", path, "--only", "Declaration!D16", "--output", path],
    ] {
        assert_eq!(smeltcheck(&arguments).status.code(), Some(2));
    }
    assert_eq!(std::fs::read(path).unwrap(), original);
}
