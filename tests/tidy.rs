//! House rules that no lint knows: the direction of dependencies, one rule per file, the wording of
//! messages.

use smeltcheck::base::date::Date;
use smeltcheck::base::text::Text;
use smeltcheck::check_workbook;
use smeltcheck::profile::Settings;
use smeltcheck::report::FileInfo;
use smeltcheck::rules;
use smeltcheck::samples::fixtures::{Form, demanding_profile, invented_lists};
use smeltcheck::template::detect;

#[path = "support/texts.rs"]
mod texts;

use texts::{code, root, source_texts, sources, without_quoted};

/// Modules from the lowest to the highest; a module may use only those before it, and itself. One
/// that is within another has a place of its own.
const LAYERS: [&str; 25] = [
    "base",
    "glossary",
    "workbook",
    "template",
    "declaration",
    "reference",
    "official",
    "report",
    "samples/exercise",
    "lists",
    "profile",
    "samples/fixtures",
    "output",
    "output/export",
    "rules",
    "output/correct",
    "profile/read",
    "sheet_pictures",
    "check",
    "rules/catalogue",
    "look_up",
    "samples",
    "js",
    "cli",
    "app",
];

/// The layer that a module belongs to, by its path below `src`: the longest that fits.
fn layer_of(path: &str) -> Option<usize> {
    let fits =
        |layer: &str| path.strip_prefix(layer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']));
    (0..LAYERS.len()).filter(|layer| fits(LAYERS[*layer])).max_by_key(|layer| LAYERS[*layer].len())
}

/// Whether a file is a module of tests, or what they are made with.
fn is_for_tests(path: &str) -> bool {
    ["tests.rs", "testing.rs", "lists/samples.rs"].iter().any(|end| path.ends_with(end))
}

#[test]
fn modules_use_only_lower_ones() {
    let (mut files, mut upward) = (Vec::new(), Vec::new());
    sources(&root(), &mut files);
    for file in &files {
        let path = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if path == "lib.rs" || path.starts_with("bin/") || is_for_tests(&path) {
            continue;
        }
        let own = layer_of(&path).unwrap_or_else(|| panic!("{path} belongs to no layer"));
        for used in code(file).split("crate::").skip(1) {
            let names = used.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next().unwrap_or_default();
            let Some(layer) = layer_of(&names.replace("::", "/")) else { continue };
            if layer > own {
                upward.push(format!("{path} uses {}", LAYERS[layer]));
            }
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

/// Text of a file is put on the page by one component, which keeps it apart from the text around
/// it.
#[test]
fn one_component_shows_the_text_of_files() {
    let mut files = Vec::new();
    for folder in ["app/components", "app/pages"] {
        sources(&root().join(folder), &mut files);
    }
    let typed = [
        "Shown",
        "foreign(",
        "report.file.name.clone()",
        "failure.name.clone()",
        "facts.company.clone()",
        "facts.scope.clone()",
        "effective_date.clone()",
        "typed.name.clone()",
        "typed.id.clone()",
        "typed.country.clone()",
        "value.clone() }",
    ];
    for file in files.iter().filter(|file| !file.ends_with("components/file_text.rs")) {
        let code = code(file);
        for word in typed {
            assert!(!code.contains(word), "{} shows the text of a file by itself: {word}", file.display());
        }
    }
}

#[test]
fn views_know_no_workbook() {
    for folder in ["cli", "app", "js", "output/export"] {
        let mut files = Vec::new();
        if root().join(folder).is_dir() {
            sources(&root().join(folder), &mut files);
        }
        for file in files {
            for layer in ["declaration", "template::layouts"] {
                assert!(!code(&file).contains(&format!("crate::{layer}")), "{} uses {layer}", file.display());
            }
        }
    }
}

#[test]
fn every_rule_has_a_file_of_its_name() {
    let mut files = Vec::new();
    sources(&root().join("rules"), &mut files);
    for rule in rules::ALL {
        let wanted = format!("{}.rs", rule.name.replace('-', "_"));
        let named = files.iter().filter(|file| file.file_name().is_some_and(|name| name == wanted.as_str())).count();
        assert_eq!(named, 1, "{} is in one file {wanted}", rule.code);
    }
}

#[test]
fn rules_know_no_cell_addresses() {
    let mut files = Vec::new();
    sources(&root().join("rules"), &mut files);
    for file in files.iter().filter(|file| !file.ends_with("testing.rs")) {
        let code = code(file);
        let check = code.split("fn check(").nth(1).unwrap_or_default();
        assert!(!check.contains("Addr::parse("), "{} names a cell", file.display());
    }
}

#[test]
fn the_core_reads_no_clock_and_no_file() {
    const ADAPTERS: [&str; 4] = ["js", "cli", "app", "bin"];
    let mut files = Vec::new();
    sources(&root(), &mut files);
    for file in files {
        let path = file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        if ADAPTERS.iter().any(|adapter| path.starts_with(&format!("{adapter}/"))) || is_for_tests(&path) {
            continue;
        }
        for forbidden in ["std::fs", "std::env", "SystemTime", "Instant::now", "std::net"] {
            assert!(!code(&file).contains(forbidden), "{path} uses {forbidden}");
        }
    }
}

#[test]
fn texts_follow_the_wording_rules() {
    for rule in rules::ALL {
        for text in [rule.title, rule.why, rule.fix, rule.source.detail] {
            wording(rule.code, text);
        }
    }
}

/// What a reader sees when a rule fires: the message, and the advice that replaces that of the
/// rule.
#[test]
fn findings_follow_the_wording_rules() {
    let settings = Settings {
        profile: demanding_profile(),
        lists: invented_lists(),
        ..Settings::on(Date::new(2026, 3, 2).unwrap())
    };
    for rule in rules::ALL {
        let (kind, revision) = rule.example.form;
        let workbook = Form::in_order(kind, revision).unwrap().with(rule.example.bad).into_workbook();
        let detected = detect(&workbook).unwrap();
        let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
        assert!(report.findings.iter().any(|finding| finding.code == rule.code), "{} does not fire", rule.code);
        for finding in &report.findings {
            for text in [&finding.message, &finding.why, &finding.fix] {
                wording(&finding.code, text);
            }
            for when in finding.choices.iter().map(|choice| &choice.when) {
                assert!(!when.en.starts_with(char::is_uppercase), "{}: “{}” goes on a line", finding.code, when.en);
                wording_of_a_part(&finding.code, &when.en, &when.zh_cn);
            }
        }
    }
}

/// Both halves of every text in the sources, as they are typed there.
#[test]
fn texts_in_the_sources_follow_the_wording_rules() {
    let texts = source_texts();
    for text in &texts {
        wording_of_a_part(&text.place, &text.en, &text.zh);
    }
    assert!(texts.len() > 800, "only {} texts were found", texts.len());
}

/// What the page gives to learn from, comments to be typed into a form left out: those are in
/// English in both.
#[test]
fn lessons_follow_the_wording_rules() {
    for topic in smeltcheck::samples::learn::lessons().topics {
        for text in topic.texts() {
            wording_of_a_part(&topic.id, &text.en, &text.zh_cn);
        }
    }
    for term in smeltcheck::glossary::TERMS {
        for text in [&term.term, &term.meaning, &term.source] {
            wording_of_a_part(&term.id, &text.en, &text.zh_cn);
        }
    }
}

/// The rules for a whole text that stands by itself.
fn wording(code: &str, text: &Text) {
    let (en, zh) = (text.en.as_ref(), text.zh_cn.as_ref());
    assert!(en.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"'), "{code}: “{en}”");
    let sentences = en.matches(". ").count() + 1;
    assert!(
        sentences > 1 || !en.ends_with('.') || en.ends_with("etc."),
        "{code}: one sentence without a full stop: “{en}”"
    );
    wording_of_a_part(code, en, zh);
}

/// The rules for any text, whatever stands before and after it.
fn wording_of_a_part(place: &str, en: &str, zh: &str) {
    // What the supplier typed, and what the template offers, stands between quotes.
    let (en, zh) = (without_quoted(en, '"', '"'), without_quoted(zh, '“', '”'));
    assert!(!en.contains('\n') && !zh.contains('\n'), "{place}: more than one line: “{en}”");
    let lower = en.to_lowercase();
    for word in [
        "please",
        "compliant",
        "approved",
        "passed",
        "conflict-free",
        "oops",
        "utilize",
        "(s)",
        "100 %",
        "buyer",
        "lookup",
        "“",
        "”",
        "‘",
        "’",
    ] {
        assert!(!lower.contains(word), "{place}: “{word}” in “{en}”");
    }
    for word in [
        "请您",
        "合格",
        "通过审",
        "可以发送",
        "无冲突",
        "！",
        "校验",
        "供应商回复占比",
        "查找列表",
        "工厂识别号",
        "\"",
        "'",
    ] {
        assert!(!zh.contains(word), "{place}: “{word}” in “{zh}”");
    }
    // A number of one needs its own noun: `Text::counted`.
    for plural in
        ["rows", "cells", "findings", "answers", "smelters", "sheets", "labels", "links", "digits", "items", "times"]
    {
        assert!(!lower.contains(&format!(" 1 {plural}")), "{place}: one of many in “{en}”");
    }
    let characters: Vec<char> = zh.chars().collect();
    for pair in characters.windows(2) {
        let [left, right] = [pair[0], pair[1]];
        let latin = |c: char| c.is_ascii_alphanumeric();
        assert!(
            !(is_han(left) && latin(right) || latin(left) && is_han(right)),
            "{place}: a space between “{left}{right}” in “{zh}”"
        );
        assert!(!(is_han(left) && matches!(right, ',' | ';' | ':' | '?' | '!')), "{place}: half-width mark in “{zh}”");
        let full_width = |c: char| "，。；：、“”（）".contains(c);
        assert!(
            !(full_width(left) && right == ' ' || left == ' ' && full_width(right)),
            "{place}: a space beside “{left}{right}” in “{zh}”"
        );
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Every `text!` in a rule passes its arguments by name, so that a forgotten one does not compile.
#[test]
fn messages_pass_arguments_by_name() {
    let mut files = Vec::new();
    sources(&root(), &mut files);
    for file in files {
        let code = code(&file);
        for call in code.split("text!(").skip(1) {
            let literals = call.split("zh:").next().unwrap_or_default();
            for argument in literals.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                let name = argument.split(':').next().unwrap_or_default();
                if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') || name == "en" {
                    continue;
                }
                let named = [format!("{name} ="), format!("{name}:"), format!("{name} :")];
                assert!(named.iter().any(|n| call.contains(n.as_str())), "{}: {name} is captured", file.display());
            }
        }
    }
}
