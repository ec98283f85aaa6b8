use super::*;
use crate::report::Severity;
use crate::template::{KnownMineral, Revision, Scope, TemplateKind};

const FULL: &str = r#"
format = 1
id = "buyer"
version = "2026-01"
name = { en = "Buyer", zh-CN = "客户" }
note = { en = "For suppliers of boards", zh-CN = "适用于电路板供应商" }

[contact]
name = { en = "Supplier desk", zh-CN = "供应商窗口" }
email = "minerals@example.com"
phone = "+86 755 5550 0199"
help = "https://example.com/minerals"

[minimum-revision]
CMRT = "6.5"
EMRT = "newest"

[scope]
accepted = ["product"]

[minerals]
EMRT = ["Cobalt", "mica"]
AMRT = ["Silver"]

[effective-date]
max-age-months = 6
reporting-year = 2026

[answers]
reason-for-no = true
expected-used = ["Tin", "金"]
minimum-response = 75

[smelters]
pasted-list-share = 60

[[smelters.blocked]]
id = "cid990003"
reason = { en = "No proof", zh-CN = "无证明" }

[countries]
watch = ["CD", "RW"]
sanctioned = ["KP"]

[correction]
days = 10

[severity.P05]
level = "warning"
reason = { en = "Expected", zh-CN = "应具备" }

[severity.Q09]
level = "off"
reason = { en = "Not needed", zh-CN = "不需要" }

[[checklist]]
id = "file-name"
text = { en = "The name begins with the supplier number", zh-CN = "文件名以供应商编号开头" }

[[checklist]]
id = "letter"
text = { en = "The letter is signed", zh-CN = "承诺函已签字" }
hint = { en = "The form is on the portal", zh-CN = "格式见供应商平台" }
needed-for = ["CMRT", "EMRT"]

[smelters.minimum-conformant]
tin = 95
"钴" = 80
"#;

/// The same as JSON, made from the TOML text by another parser.
fn as_json() -> String {
    let value: serde_json::Value = toml::from_str(FULL).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn every_field_is_read_from_toml_and_from_json() {
    let profile = read(FULL).unwrap();
    assert_eq!(profile.info.name.zh_cn, "客户");
    assert_eq!(profile.info.contact.help, "https://example.com/minerals");
    assert_eq!(profile.info.correction_days, 10);
    assert_eq!(
        profile.minimum_revisions[&TemplateKind::Cmrt],
        MinimumRevision::AtLeast(Revision::parse("6.5").unwrap())
    );
    assert_eq!(profile.minimum_revisions[&TemplateKind::Emrt], MinimumRevision::Newest);
    assert_eq!(profile.scopes, [Scope::Product]);
    let letter = &profile.checklist[1];
    assert_eq!((letter.id.as_str(), letter.text.en.as_ref()), ("letter", "The letter is signed"));
    assert!(letter.is_for(TemplateKind::Emrt) && !letter.is_for(TemplateKind::Amrt));
    assert!(profile.checklist[0].hint.en.is_empty() && profile.checklist[0].is_for(TemplateKind::Amrt));
    assert_eq!(profile.minerals[&TemplateKind::Emrt], [KnownMineral::Cobalt, KnownMineral::Mica]);
    assert_eq!((profile.max_age_months, profile.reporting_year), (6, Some(2026)));
    assert_eq!(profile.expected_minerals, [KnownMineral::Tin, KnownMineral::Gold]);
    assert_eq!((profile.reason_for_no, profile.minimum_response), (true, Some(75)));
    assert_eq!(profile.blocked["CID990003"].reason.en, "No proof");
    let minimums = [("Cobalt".to_owned(), 80), ("Tin".to_owned(), 95)];
    assert_eq!(profile.info.minimum_conformant, minimums.into());
    assert_eq!((profile.pasted_list_share, profile.watch_countries.len()), (60, 2));
    assert_eq!(profile.sanctioned_countries, ["KP"]);
    assert_eq!(profile.levels["P05"].level, Level::Severity(Severity::Warning));
    assert_eq!(profile.levels["Q09"].level, Level::Off);
    let profile = without_hash(profile);
    let written = |text: &str| without_hash(read(text).unwrap());
    assert_eq!(written(&as_json()), profile);
    assert_eq!(written(&FULL.replace('\n', "\r\n")), profile, "as Windows saves it");
    assert_eq!(written(&format!("\u{feff}{FULL}")), profile, "with a byte order mark");
}

/// The hash is that of the text: the same profile written in another way has another one.
fn without_hash(mut profile: Profile) -> Profile {
    assert!(profile.info.sha256.take().is_some());
    profile
}

#[test]
fn a_profile_survives_as_data() {
    for profile in [read(FULL).unwrap(), built_in("strict").unwrap(), Profile::default()] {
        let prepared = ProfileData::of(&profile).unwrap();
        assert_eq!(prepared.info, profile.info);
        assert_eq!(ProfileData::read(&prepared.json), Some(profile));
    }
}

#[test]
fn built_in_profiles_are_in_order() {
    for (id, text) in BUILT_IN {
        let profile = read::profile(text, true).unwrap_or_else(|mistakes| panic!("{id}: {mistakes:#?}"));
        assert_eq!(profile.info.id, id);
    }
    // The same without reading it, so that page, command line and package say the same of a check
    // without a profile.
    assert_eq!(built_in("default").unwrap(), Profile::default());
    assert!(built_in("none-of-them").is_none());
}

/// One mistake of each kind: what is replaced, by what, its line and field, and a word of the
/// message.
const MISTAKES: &[(&str, &str, usize, &str, &str)] = &[
    ("format = 1", "", 1, "format", "missing"),
    ("format = 1", "format = 2", 2, "format", "from 1 to 1"),
    ("id = \"buyer\"", "id = \"Buyer A\"", 3, "id", "a to z"),
    ("id = \"buyer\"", "id = \"default\"", 3, "id", "built-in"),
    ("version = \"2026-01\"", "version = 2026", 4, "version", "text in quotes"),
    ("version = \"2026-01\"", "version = \" \"", 4, "version", "1 to 80"),
    ("name = { en = \"Buyer\", zh-CN = \"客户\" }", "name = { en = \"Buyer\" }", 5, "name.zh-CN", "missing"),
    ("name = { en = \"Buyer\", zh-CN = \"客户\" }", "name = \"Buyer\"", 5, "name", "table"),
    ("email = \"minerals@example.com\"", "email = \"minerals\"", 10, "contact.email", "e-mail"),
    ("help = \"https:", "help = \"javascript:", 12, "contact.help", "https://"),
    ("help = \"https:", "helf = \"https:", 12, "contact.helf", "known are: name, email, phone, help"),
    ("CMRT = \"6.5\"", "CMRT = 6.5", 15, "minimum-revision.CMRT", "text in quotes"),
    ("CMRT = \"6.5\"", "CMRT = \"latest\"", 15, "minimum-revision.CMRT", "newest"),
    ("CMRT = \"6.5\"", "CRT = \"2.2\"", 15, "minimum-revision.CRT", "no field"),
    ("accepted = [\"product\"]", "accepted = [\"products\"]", 19, "scope.accepted[1]", "\"user-defined\""),
    ("accepted = [\"product\"]", "accepted = \"product\"", 19, "scope.accepted", "list"),
    ("\"mica\"]", "\"unobtainium\"]", 22, "minerals.EMRT[2]", "unobtainium"),
    ("\"mica\"]", "\"Tin\"]", 22, "minerals.EMRT[2]", "does not offer Tin"),
    ("\"mica\"]", "\"cobalt\"]", 22, "minerals.EMRT[2]", "twice"),
    ("max-age-months = 6", "max-age-months = 0", 26, "effective-date.max-age-months", "from 1 to 120"),
    ("reporting-year = 2026", "reporting-year = \"2026\"", 27, "effective-date.reporting-year", "whole number"),
    ("reason-for-no = true", "reason-for-no = \"yes\"", 30, "answers.reason-for-no", "true or false"),
    ("minimum-response = 75", "minimum-response = 80", 32, "answers.minimum-response", "50, 75, 90 or 100"),
    ("id = \"cid990003\"", "id = \"CID99003\"", 38, "smelters.blocked[1].id", "six digits"),
    ("watch = [\"CD\", \"RW\"]", "watch = [\"CD\", \"Congo\"]", 42, "countries.watch[2]", "ISO 3166"),
    ("sanctioned = [\"KP\"]", "sanctioned = [\"KP\", \"KP\"]", 43, "countries.sanctioned[2]", "twice"),
    ("sanctioned = [\"KP\"]", "sanctioned = \"KP\"", 43, "countries.sanctioned", "list"),
    ("id = \"letter\"", "id = \"file-name\"", 61, "checklist[2].id", "twice"),
    ("id = \"letter\"", "id = \"the letter\"", 61, "checklist[2].id", "a to z"),
    ("id = \"letter\"\n", "", 60, "checklist[2].id", "missing"),
    (
        "needed-for = [\"CMRT\"",
        "needed-for = [\"CRT\"",
        64,
        "checklist[2].needed-for[1]",
        "\"CMRT\", \"EMRT\", \"AMRT\"",
    ),
    ("needed-for = [\"CMRT\", \"EMRT\"]", "needed-for = \"CMRT\"", 64, "checklist[2].needed-for", "list"),
    ("watch = [\"CD\", \"RW\"]\nsanctioned = [\"KP\"]\n", "", 41, "countries", "\"watch\" or \"sanctioned\""),
    ("days = 10", "days = 1.5", 46, "correction.days", "whole number"),
    ("[severity.P05]", "[severity.P99]", 48, "severity.P99", "no rule"),
    ("[severity.P05]", "[severity.C01]", 48, "severity.C01", "cannot change"),
    ("level = \"warning\"", "level = \"fatal\"", 49, "severity.P05.level", "\"error\", \"warning\", \"info\", \"off\""),
    ("level = \"warning\"", "", 48, "severity.P05.level", "missing"),
    ("tin = 95", "tin = 0", 67, "smelters.minimum-conformant.tin", "from 1 to 100"),
    ("tin = 95", "tin = 101", 67, "smelters.minimum-conformant.tin", "from 1 to 100"),
    ("tin = 95", "tin = 95.5", 67, "smelters.minimum-conformant.tin", "whole number"),
    ("tin = 95", "tin = \"95\"", 67, "smelters.minimum-conformant.tin", "whole number"),
    ("tin = 95", "tni = 95", 67, "smelters.minimum-conformant.tni", "\"tni\""),
    ("tin = 95", "Cobalt = 95", 68, "smelters.minimum-conformant.钴", "twice"),
    ("[smelters.minimum-conformant]", "[smelters.minimum-share]", 66, "smelters.minimum-share", "no field"),
    ("days = 10", "days = ", 46, "", "TOML"),
    ("days = 10", "days = 10\ndays = 11", 47, "", "TOML"),
];

#[test]
fn every_kind_of_mistake_names_its_line_and_field() {
    for (part, replacement, line, field, word) in MISTAKES {
        let text = FULL.replacen(part, replacement, 1);
        assert_ne!(text, FULL, "{part} is there");
        let mistakes = read(&text).expect_err(replacement);
        let found = mistakes.iter().find(|mistake| mistake.field == *field).unwrap_or_else(|| {
            panic!("{replacement}: {mistakes:#?}");
        });
        assert_eq!(found.line, Some(*line), "{replacement}: {found:?}");
        assert!(found.message.en.contains(word), "{replacement}: {}", found.message.en);
        assert!(!found.message.zh_cn.is_empty());
        assert_eq!(mistakes.len(), 1, "{replacement}: {mistakes:#?}");
    }
}

#[test]
fn every_mistake_is_named_at_once_in_the_order_of_the_lines() {
    let text = FULL.replace("days = 10", "days = 0").replace("\"product\"", "\"all\"").replace("CMRT =", "cmrt =");
    let lines: Vec<_> = read(&text).unwrap_err().iter().map(|mistake| mistake.line).collect();
    assert_eq!(lines, [Some(15), Some(19), Some(46)]);
}

#[test]
fn mistakes_in_json_name_line_and_field_too() {
    let json = as_json();
    let line_of = |part: &str| json.lines().position(|line| line.contains(part)).unwrap() + 1;
    let wrong = json.replace("\"days\": 10", "\"days\": 1000");
    let mistakes = read(&wrong).unwrap_err();
    assert_eq!((mistakes[0].line, mistakes[0].field.as_str()), (Some(line_of("\"days\"")), "correction.days"));
    let twice = json.replace("\"days\": 10", "\"days\": 10,\n\"days\": 11");
    assert_eq!(read(&twice).unwrap_err()[0].message.en, "This field is there twice");
    let comma = json.replace("\"days\": 10", "\"days\": 10,");
    let mistake = &read(&comma).unwrap_err()[0];
    assert!(mistake.text().en.starts_with(&format!("Line {}", line_of("\"days\""))), "{mistake:?}");
}

/// A profile comes from somebody else too: what its keys hold reaches no terminal.
#[test]
fn keys_hide_nothing() {
    let mistakes = read("{\"severity\": {\"\u{1b}[2J\u{202e}\": {}}}").unwrap_err();
    let shown = mistakes.iter().map(|mistake| mistake.text().en.into_owned()).collect::<Vec<_>>().join("\n");
    assert!(shown.contains("severity.[U+001B][2J[U+202E]"), "{shown}");
    assert!(!shown.chars().any(|c| c != '\n' && crate::base::text::is_invisible(c)), "{shown:?}");
}

#[test]
fn anything_else_is_one_clear_message() {
    let about_file = |text: &str| {
        let mistakes = read(text).unwrap_err();
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        mistakes[0].message.en.to_string()
    };
    assert_eq!(about_file("  \n"), "The file is empty");
    assert!(about_file(&"x".repeat(300 * 1024)).contains("256 KB"));
    assert!(about_file(&"{\"a\":".repeat(100_000)[..200_000]).contains("levels deep"));
    assert!(read(&format!("a = {}", "[".repeat(100_000))).is_err());
    assert!(read("PK\u{3}\u{4}").is_err());
}

#[test]
fn the_described_profile_is_in_order_in_both_languages() {
    let described = [include_str!("../../docs/profiles.md"), include_str!("../../docs/profiles.zh-CN.md")];
    let profiles = described.map(|page| {
        let text = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
        without_hash(read(text).unwrap_or_else(|mistakes| panic!("{mistakes:#?}")))
    });
    assert_eq!(profiles[0], profiles[1]);
}
