//! House rules that no lint knows: the direction of dependencies, one rule per file, the wording of messages.

use smeltcheck::rules;
use smeltcheck::text::Text;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules from the lowest to the highest; a module may use only those before it, and itself.
const LAYERS: &[&str] = &["text", "workbook", "template", "declaration", "reference", "official", "report", "rules"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of a file without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

#[test]
fn modules_use_only_lower_ones() {
    for (height, layer) in LAYERS.iter().enumerate() {
        let mut files = Vec::new();
        let folder = root().join(layer);
        if folder.is_dir() {
            sources(&folder, &mut files);
        } else {
            files.push(root().join(format!("{layer}.rs")));
        }
        for file in files.iter().filter(|file| !file.ends_with("rules/testing.rs")) {
            let code = code(file);
            for higher in LAYERS.get(height + 1..).unwrap_or_default() {
                assert!(!code.contains(&format!("crate::{higher}::")), "{} uses {higher}", file.display());
            }
            for adapter in ["app", "cli"] {
                assert!(!code.contains(&format!("crate::{adapter}")), "{} uses {adapter}", file.display());
            }
        }
    }
}

#[test]
fn views_know_no_workbook() {
    for folder in ["cli", "app"] {
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
    for layer in LAYERS {
        let folder = root().join(layer);
        let mut files = Vec::new();
        if folder.is_dir() {
            sources(&folder, &mut files);
        }
        for file in files {
            for forbidden in ["std::fs", "std::env", "SystemTime", "Instant::now", "std::net"] {
                assert!(!code(&file).contains(forbidden), "{} uses {forbidden}", file.display());
            }
        }
    }
}

#[test]
fn texts_follow_the_wording_rules() {
    for rule in rules::ALL {
        for text in [&rule.title, &rule.why, &rule.fix] {
            wording(rule.code, text);
        }
    }
}

fn wording(code: &str, text: &Text) {
    let (en, zh) = (text.en.as_ref(), text.zh_cn.as_ref());
    let lower = en.to_lowercase();
    for word in ["please", "compliant", "approved", "conflict-free", "oops", "utilize"] {
        assert!(!lower.contains(word), "{code}: “{word}” in “{en}”");
    }
    for word in ["请您", "合格", "可以发送", "无冲突", "！"] {
        assert!(!zh.contains(word), "{code}: “{word}” in “{zh}”");
    }
    assert!(en.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"' || c == '“'), "{code}: “{en}”");
    let sentences = en.matches(". ").count() + 1;
    assert!(
        sentences > 1 || !en.ends_with('.') || en.ends_with("etc."),
        "{code}: one sentence without a full stop: “{en}”"
    );
    let characters: Vec<char> = zh.chars().collect();
    for pair in characters.windows(2) {
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let latin = |c: char| c.is_ascii_alphanumeric();
        assert!(
            !(han(pair[0]) && latin(pair[1]) || latin(pair[0]) && han(pair[1])),
            "{code}: a space between “{}{}” in “{zh}”",
            pair[0],
            pair[1]
        );
        assert!(!(han(pair[0]) && matches!(pair[1], ',' | ';' | ':' | '?' | '!')), "{code}: half-width mark in “{zh}”");
    }
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
