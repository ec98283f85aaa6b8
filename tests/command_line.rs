//! The command line tool: output, languages and exit codes.

use smeltcheck::samples::fixtures::{Edit, Form, Place, xlsx};
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
        for word in ["name", "severity", "source"] {
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

/// A new folder of workbooks, with folders in it.
fn folder_of_workbooks(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    // Left by an earlier run.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("2026/a")).unwrap();
    let good = std::fs::read(write(&format!("{name}-good.xlsx"), &[])).unwrap();
    let bad = write(&format!("{name}-bad.xlsx"), &[Edit::blank(Place::Company(CompanyField::Name))]);
    let bad = std::fs::read(bad).unwrap();
    for (name, bytes) in [
        ("b.xlsx", good.as_slice()),
        ("2026/form.XLSX", &bad),
        ("2026/a/form.xlsx", &good),
        ("2026/a/~$form.xlsx", b"lock"),
        ("notes.txt", b"none"),
        ("z.xlsm", b"%PDF-1.7"),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

/// File names and numbers of errors of NDJSON, in order.
fn names_and_errors(ndjson: &[u8]) -> Vec<(String, Option<u64>)> {
    let lines = std::str::from_utf8(ndjson).unwrap().lines();
    lines
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            (value["file"]["name"].as_str().unwrap().to_owned(), value["summary"]["errors"].as_u64())
        })
        .collect()
}

#[test]
fn folders_patterns_and_lists_of_names_give_the_same_in_any_number_of_jobs() {
    let folder = folder_of_workbooks("many");
    let folder = folder.to_str().unwrap();
    let wanted = [("form.XLSX", Some(1)), ("form.xlsx", Some(0)), ("b.xlsx", Some(0)), ("z.xlsm", None)]
        .map(|(name, errors)| (name.to_owned(), errors));
    let day = ["--format", "ndjson", "--today", "2026-03-02"];
    let mut outputs = Vec::new();
    for jobs in ["1", "2", "7"] {
        let output = smeltcheck(&[&["check", folder, "--jobs", jobs][..], &day].concat());
        assert_eq!(output.status.code(), Some(2), "the last one is no workbook");
        let notes = String::from_utf8(output.stderr).unwrap();
        assert_eq!(notes, "2 files in the folders left out: no spreadsheets\n", "no progress bar without a terminal");
        let mut names = names_and_errors(&output.stdout);
        names.sort();
        let mut all = wanted.to_vec();
        all.sort();
        assert_eq!(names, all);
        outputs.push(output.stdout);
    }
    assert!(outputs.windows(2).all(|pair| pair[0] == pair[1]));

    let pattern = format!("{folder}/*.xlsx");
    let output = smeltcheck(&[&["check", pattern.as_str()][..], &day].concat());
    assert_eq!(names_and_errors(&output.stdout), [("b.xlsx".to_owned(), Some(0))]);
    let nothing = smeltcheck(&["check", &format!("{folder}/*.docx")]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nothing.stdout).contains("no file fits"));

    let names = format!("{folder}/b.xlsx\r\n{folder}/2026/form.XLSX\n");
    let output = smeltcheck_with_input(&[&["check", "--files-from", "-"][..], &day].concat(), names.as_bytes());
    assert_eq!(names_and_errors(&output.stdout), [("b.xlsx".to_owned(), Some(0)), ("form.XLSX".to_owned(), Some(1))]);
    assert_eq!(output.status.code(), Some(1));
}

fn smeltcheck_with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_smeltcheck"))
        .args(arguments)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_run_that_was_cut_short_goes_on_where_it_ended() {
    let folder = folder_of_workbooks("resumed");
    let record = folder.join("finished.txt");
    let (folder, record_name) = (folder.to_str().unwrap(), record.to_str().unwrap());
    for (format, code) in [("table", 2), ("json", 2), ("junit", 2)] {
        let _ = std::fs::remove_file(&record);
        let plain = ["check", folder, "--format", format, "--today", "2026-03-02"];
        let recorded = [&plain[..], &["--finished", record_name]].concat();
        let whole = smeltcheck(&plain).stdout;
        assert_eq!(smeltcheck(&recorded).stdout, whole, "{format}");
        let lines = std::fs::read_to_string(&record).unwrap();
        // Cut in the middle of the third file, and whole: the output and the exit code are always
        // those of all files.
        let third = lines.match_indices('\n').nth(2).unwrap().0;
        for kept in [third - 7, lines.len()] {
            std::fs::write(&record, &lines[..kept]).unwrap();
            let again = smeltcheck(&recorded);
            assert_eq!((again.status.code(), &again.stdout), (Some(code), &whole), "{format} from {kept}");
        }
    }
    // A file that was replaced is checked again.
    let arguments = ["check", folder, "--format", "table", "--today", "2026-03-02", "--finished", record_name];
    std::fs::remove_file(&record).unwrap();
    let before = String::from_utf8(smeltcheck(&arguments).stdout).unwrap();
    std::fs::copy(format!("{folder}/2026/form.XLSX"), format!("{folder}/b.xlsx")).unwrap();
    let after = String::from_utf8(smeltcheck(&arguments).stdout).unwrap();
    let row = |table: &str| table.lines().find(|line| line.contains("/b.xlsx")).unwrap().to_owned();
    assert_ne!(row(&before), row(&after));
    // Other options would mix two runs.
    let other = smeltcheck(&[&arguments[..], &["--profile", "strict"]].concat());
    assert_eq!((other.status.code(), other.stdout.len()), (Some(2), 0));
    // Nor is a workbook taken for a record.
    let workbook = format!("{folder}/b.xlsx");
    let bytes = std::fs::read(&workbook).unwrap();
    assert_eq!(smeltcheck(&["check", folder, "--finished", &workbook]).status.code(), Some(2));
    assert_eq!(std::fs::read(&workbook).unwrap(), bytes);
}

/// The exit code where nobody reads the output.
fn code_without_reader(arguments: &[&str]) -> Option<i32> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smeltcheck"));
    let mut child = command.args(arguments).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait().unwrap().code()
}

#[test]
fn a_reader_that_goes_away_makes_no_success() {
    let bad = write("unread-bad.xlsx", &[Edit::blank(Place::Company(CompanyField::Name))]);
    let good = write("unread-good.xlsx", &[]);
    let (bad, good) = (bad.to_str().unwrap(), good.to_str().unwrap());
    assert_eq!(code_without_reader(&["check", bad]), Some(1));
    assert_eq!(code_without_reader(&["check", good]), Some(0), "the exit code is the result");
    assert_eq!(code_without_reader(&["check", good, good, good, "--jobs", "1"]), Some(2), "two were not checked");
    assert_eq!(code_without_reader(&["rules"]), Some(0));
}

#[test]
fn one_bad_entry_never_ends_a_run() {
    let folder = folder_of_workbooks("entries");
    std::fs::create_dir(folder.join("folder.xlsx")).unwrap();
    for (name, bytes) in [("old.xls", &b"\xd0\xcf\x11\xe0"[..]), ("template.xltx", b"PK"), ("binary.xlsb", b"PK")] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let mut bad = vec!["old.xls", "template.xltx", "binary.xlsb", "z.xlsm"];
    #[cfg(unix)]
    {
        use std::os::unix::{ffi::OsStrExt, fs::symlink};
        symlink(folder.join("nowhere"), folder.join("dangling.xlsx")).unwrap();
        symlink(&folder, folder.join("loop")).unwrap();
        let name = std::ffi::OsStr::from_bytes(b"\xff.xlsx");
        std::fs::copy(folder.join("b.xlsx"), folder.join(name)).unwrap();
        assert!(Command::new("mkfifo").arg(folder.join("pipe.xlsx")).status().unwrap().success());
        bad.extend(["dangling.xlsx", "loop", "pipe.xlsx"]);
    }
    let good = ["b.xlsx", "form.XLSX", "form.xlsx"];
    let folder = folder.to_str().unwrap();
    let day = ["--format", "ndjson", "--today", "2026-03-02"];
    let output = smeltcheck(&[&["check", folder][..], &day].concat());
    assert_eq!(output.status.code(), Some(2));
    let results = names_and_errors(&output.stdout);
    let refused = |name: &str| results.iter().any(|(found, errors)| found == name && errors.is_none());
    assert!(bad.iter().all(|name| refused(name)), "{results:?}");
    assert!(good.iter().all(|name| results.iter().any(|(found, errors)| found == name && errors.is_some())));
    let unreadable_name = usize::from(cfg!(unix));
    assert_eq!(results.len(), bad.len() + good.len() + unreadable_name, "{results:?}");

    // A list with a byte order mark, a missing file, a pattern that fits nothing, and a folder
    // without workbooks.
    let empty = format!("{folder}/empty");
    std::fs::create_dir(&empty).unwrap();
    let names =
        format!("\u{feff}{folder}/b.xlsx\r\n{folder}/none.xlsx\r\n{folder}/*.docx\r\n{folder}/[\r\n{empty}\r\n");
    let listed = smeltcheck_with_input(&[&["check", "--files-from", "-"][..], &day].concat(), names.as_bytes());
    let results = names_and_errors(&listed.stdout);
    assert_eq!(results.iter().map(|(_, errors)| *errors).collect::<Vec<_>>(), [Some(0), None, None, None, None]);
    assert_eq!(listed.status.code(), Some(2));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sparse.xlsx");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(3 << 30).unwrap();
    let output = smeltcheck(&["check", path.to_str().unwrap(), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &json["error"]["id"]), (Some(2), &"limit-exceeded".into()), "{json}");
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn nothing_is_overwritten() {
    let folder = folder_of_workbooks("kept");
    let (input, out) = (folder.join("b.xlsx"), folder.join("out"));
    let plan = out.join("b-smeltcheck-plan.csv");
    let (input_name, out_name) = (input.to_str().unwrap(), out.to_str().unwrap());
    let arguments = ["check", input_name, "--format", "csv", "--output", out_name, "--today", "2026-03-02"];
    assert_eq!(smeltcheck(&arguments).status.code(), Some(0));
    let made = std::fs::read(&plan).unwrap();
    assert_eq!(smeltcheck(&arguments).status.code(), Some(0), "the same plan is there already");
    std::fs::write(&plan, "filled in").unwrap();
    let kept = smeltcheck(&arguments);
    assert_eq!(kept.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&kept.stderr).contains("--force"), "{kept:?}");
    assert_eq!(std::fs::read_to_string(&plan).unwrap(), "filled in");
    assert_eq!(smeltcheck(&[&arguments[..], &["--force"]].concat()).status.code(), Some(0));
    assert_eq!(std::fs::read(&plan).unwrap(), made);

    let original = std::fs::read(&input).unwrap();
    let link = folder.join("link.xlsx");
    std::fs::hard_link(&input, &link).unwrap();
    for (place, force) in [(&link, true), (&input, true), (&plan, false)] {
        let mut arguments = vec!["correct", input_name, "--all", "--output", place.to_str().unwrap()];
        arguments.extend(force.then_some("--force"));
        assert_eq!(smeltcheck(&arguments).status.code(), Some(2), "{}", place.display());
    }
    assert_eq!((std::fs::read(&input).unwrap(), std::fs::read(&plan).unwrap()), (original, made));
}

#[test]
fn what_a_profile_says_moves_no_cursor() {
    let path = write("escaped.xlsx", &[Edit::text(Place::CompanyAnswer(CompanyQuestion::RequireValidated), "No")]);
    let profile = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("escaping.json");
    let text = r#"{"format": 1, "id": "buyer", "version": "1\u001b[2J", "name": {"en": "A\u001b]0;x\u0007\nB\ufffe", "zh-CN": "客户"},
        "severity": {"P05": {"level": "error", "reason": {"en": "C\u001b[1m\nD\uffff\u202e", "zh-CN": "理由"}}}}"#;
    std::fs::write(&profile, text).unwrap();
    for format in ["text", "junit"] {
        let arguments = ["check", path.to_str().unwrap(), "--profile", profile.to_str().unwrap(), "--format", format];
        let output = smeltcheck(&arguments);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(!said.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        let is_harmful = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202e}' | '\u{fffe}' | '\u{ffff}'));
        assert!(!said.contains(is_harmful), "{said:?}");
    }
}

#[test]
fn outputs_lie_below_the_same_folders_and_none_is_overwritten() {
    let folder = folder_of_workbooks("laid-out");
    let out = folder.join("out");
    let (folder, out_name) = (folder.to_str().unwrap(), out.to_str().unwrap());
    let named_twice = format!("{folder}/2026/a/form.xlsx");
    let output = smeltcheck(&[
        "check",
        folder,
        &named_twice,
        &named_twice,
        "--format",
        "csv",
        "--output",
        out_name,
        "--jobs",
        "3",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("z.xlsm"));
    for name in [
        "b-smeltcheck-plan.csv",
        "2026/form-smeltcheck-plan.csv",
        "2026/a/form-smeltcheck-plan.csv",
        "form-smeltcheck-plan.csv",
        "form-smeltcheck-plan-2.csv",
    ] {
        assert!(out.join(name).is_file(), "{name}");
    }
}

#[test]
fn pipelines_read_junit_and_tables() {
    let folder = folder_of_workbooks("pipelines");
    let folder = folder.to_str().unwrap();
    let junit = smeltcheck(&["check", folder, "--format", "junit", "--today", "2026-03-02"]).stdout;
    let junit = String::from_utf8(junit).unwrap();
    assert!(junit.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?><testsuites>"), "{junit}");
    assert_eq!((junit.matches("<testcase ").count(), junit.matches("<failure ").count()), (4, 1), "{junit}");
    assert_eq!(junit.matches("<error ").count(), 1, "{junit}");
    assert!(junit.contains("[C01] Declaration!D8: "), "{junit}");
    let mut reader = quick_xml::Reader::from_str(&junit);
    while reader.read_event().expect("sound XML") != quick_xml::events::Event::Eof {}

    let table = smeltcheck(&["check", folder, "--format", "table", "--today", "2026-03-02"]).stdout;
    let mut reader = csv::Reader::from_reader(table.strip_prefix("\u{feff}".as_bytes()).unwrap());
    assert_eq!(&reader.headers().unwrap()[4], "errors");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.iter().map(|row| row[4].to_owned()).collect::<Vec<_>>(), ["0", "1", "0", ""]);
    assert!(rows[3][8].starts_with("file-is-pdf: "), "{:?}", rows[3]);
}

#[test]
fn a_receipt_lets_another_computer_repeat_the_check() {
    let bad = write("receipt.xlsx", &[Edit::blank(Place::Company(CompanyField::Name))]);
    let other = write("another.xlsx", &[]);
    let receipt = bad.with_file_name("receipt.json");
    let (file, other, receipt_name) = (bad.to_str().unwrap(), other.to_str().unwrap(), receipt.to_str().unwrap());
    let made = smeltcheck(&["check", file, "--format", "receipt", "--today", "2026-03-02"]);
    std::fs::write(&receipt, &made.stdout).unwrap();

    // Another day and another name change nothing: both are in the receipt.
    let renamed = bad.with_file_name("renamed.xlsx");
    std::fs::copy(&bad, &renamed).unwrap();
    let same = smeltcheck(&["verify", receipt_name, renamed.to_str().unwrap()]);
    assert_eq!((same.status.code(), same.stderr.as_slice()), (Some(0), &b""[..]));

    let tampered = smeltcheck(&["verify", receipt_name, other, "--format", "json"]);
    assert_eq!(tampered.status.code(), Some(1));
    let result: serde_json::Value = serde_json::from_slice(&tampered.stdout).unwrap();
    let keys: Vec<&str> =
        result["differences"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
    assert_eq!(result["identical"], false);
    assert_eq!((keys.first(), keys.last()), (Some(&"file.sha256"), Some(&"report_sha256")));
    let other_profile = smeltcheck(&["verify", receipt_name, file, "--profile", "strict"]);
    assert_ne!(other_profile.status.code(), Some(0));
    let no_receipt = smeltcheck(&["verify", file, file]);
    assert_eq!(no_receipt.status.code(), Some(2));
}

/// A list of invented smelters, and the arguments to look in it alone.
fn smelters_in(list: &std::path::Path, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["smelters".to_owned(), "--no-built-in-facts".to_owned()];
    all.extend(["--list".to_owned(), list.to_str().unwrap().to_owned()]);
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    all
}

fn list_of_smelters(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let rows = "Metal,Smelter ID,Standard name,Country,Status\n\
        Tin,CID990101,Kiln Metals,Germany,Conformant\n\
        Tin,CID990102,\"=cmd|' /C calc'!A0\u{1b}[2J\",Germany,Active\n";
    std::fs::write(&path, rows).unwrap();
    path
}

#[test]
fn smelters_are_looked_up_from_arguments_and_from_the_input() {
    let list = list_of_smelters("looked-up-2026-02-01.csv");
    let run = |arguments: &[&str], input: &[u8]| {
        let arguments = smelters_in(&list, arguments);
        smeltcheck_with_input(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), input)
    };
    let found = run(&["CID990101", "kiln metals"], b"");
    let said = String::from_utf8(found.stdout).unwrap();
    assert_eq!(found.status.code(), Some(0), "{said}");
    assert!(said.starts_with("CID990101: found by its ID\n    Tin: Kiln Metals (CID990101), Germany\n"), "{said}");
    assert!(said.contains("        Status: Conformant on \""), "{said}");

    // As Windows writes a text, and as older Chinese programs do.
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("CID990101\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for input in [b"CID990101\n".as_slice(), &wide, b"\xd2\xb1\xc1\xb6\xb3\xa7 CID990101"] {
        let found = run(&["--format", "json"], input);
        let json: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
        assert_eq!((&json["answers"][0]["outcome"], found.status.code()), (&"found".into(), Some(0)));
        assert_eq!(json["answers"][0]["smelters"][0]["status"]["date"], "2026-02-01");
    }

    let missing = run(&["--lang", "zh"], "CID990101\nCID990199\nKiln Metal\n".as_bytes());
    let said = String::from_utf8(missing.stdout).unwrap();
    assert_eq!(missing.status.code(), Some(1), "{said}");
    assert!(said.contains("CID990199：清单里没有") && said.contains("相近"), "{said}");
    assert!(!said.contains("不合规") && !said.contains("非认可"), "{said}");

    for input in [b"".as_slice(), b" \n,;\n", b"Dear all,\n"] {
        let nothing = run(&[], input);
        assert_eq!((nothing.status.code(), nothing.stdout.len()), (Some(2), 0));
        assert!(String::from_utf8(nothing.stderr).unwrap().starts_with("There is no ID"));
    }
    let unusable = smeltcheck(&["smelters", "CID990101", "--list", "no-such-list.csv"]);
    assert_eq!((unusable.status.code(), unusable.stdout.len()), (Some(2), 0));
}

#[test]
fn what_lists_and_input_say_moves_no_cursor_and_calculates_nothing() {
    let list = list_of_smelters("harmful-2026-02-01.csv");
    for (format, expected) in [("text", "[U+001B]"), ("csv", "\"'=cmd|"), ("json", "\\u001b")] {
        let arguments = smelters_in(&list, &["--format", format, "CID990102", "=2+5\u{1b}[1m \u{202e}X"]);
        let output = smeltcheck(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(expected), "{said}");
        let is_harmful = |c: char| !matches!(c, '\n' | '\r') && c.is_control();
        assert!(!said.contains(is_harmful), "{said:?}");
        if format == "csv" {
            let mut reader = csv::Reader::from_reader(said.trim_start_matches('\u{feff}').as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), 2);
            assert!(rows.iter().flatten().all(|field| !field.starts_with(['=', '+', '-', '@'])), "{rows:?}");
        }
    }
}
