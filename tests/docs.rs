//! The pages in `docs/rules` say what the rules say. `UPDATE_DOCS=1 cargo test --test docs` writes
//! them again.

use smeltcheck::base::text::Lang;
use smeltcheck::report::{RuleEntry, rule_pages};
use smeltcheck::rules;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below `docs/rules` by its path there.
fn pages(rules: &[RuleEntry]) -> BTreeMap<PathBuf, String> {
    let of_language = |lang: Lang| {
        let folder = Path::new(lang.tag()).to_owned();
        let index = (folder.join("README.md"), rule_pages::index(rules, lang));
        let page =
            move |rule: &RuleEntry| (folder.join(format!("{}.md", rule.code)), rule_pages::page(rule, rules, lang));
        std::iter::once(index).chain(rules.iter().map(page))
    };
    Lang::ALL.into_iter().flat_map(of_language).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

/// The files that are there; none where the folder is not.
fn present() -> BTreeSet<PathBuf> {
    let of_language = |lang: Lang| {
        let entries = fs::read_dir(folder().join(lang.tag())).into_iter().flatten();
        entries.map(move |entry| Path::new(lang.tag()).join(entry.unwrap().file_name()))
    };
    Lang::ALL.into_iter().flat_map(of_language).collect()
}

#[test]
fn rule_pages_are_up_to_date() {
    let wanted = pages(&rules::catalogue());
    let superfluous: Vec<_> = present().into_iter().filter(|path| !wanted.contains_key(path)).collect();
    let differs = |path: &Path, content: &str| fs::read_to_string(folder().join(path)).ok().as_deref() != Some(content);
    let stale: Vec<_> = wanted.iter().filter(|(path, content)| differs(path, content)).collect();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        for lang in Lang::ALL {
            fs::create_dir_all(folder().join(lang.tag())).unwrap();
        }
        for (path, content) in stale {
            fs::write(folder().join(path), content).unwrap();
        }
        for path in superfluous {
            fs::remove_file(folder().join(path)).unwrap();
        }
        return;
    }
    let stale: Vec<_> = stale.into_iter().map(|(path, _)| path).collect();
    assert!(
        stale.is_empty() && superfluous.is_empty(),
        "run UPDATE_DOCS=1 cargo test --test docs: not up to date are {stale:?}, not wanted are {superfluous:?}"
    );
}

#[test]
fn links_between_pages_lead_somewhere() {
    let pages = pages(&rules::catalogue());
    for (path, content) in &pages {
        // What the texts hold themselves is escaped: every other bracket pair is a link of the
        // page.
        for target in content.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let from = path.parent().unwrap();
            let full = match target.strip_prefix("../") {
                Some(other) => PathBuf::from(other),
                None => from.join(target),
            };
            assert!(pages.contains_key(&full), "{}: {target} leads nowhere", path.display());
        }
    }
}

/// The table of `SECURITY.md` names a test for each claim: `path`: `name`, `name`; `path`: `name`.
#[test]
fn every_claim_about_security_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let claims: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("| against")).skip(2).collect();
    let claims: Vec<&str> = claims.into_iter().take_while(|line| line.starts_with('|')).collect();
    assert!(claims.len() > 8, "{claims:?}");
    for claim in claims {
        let shown_by = claim.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        let mut names = 0;
        for tests in shown_by.split("; `") {
            let (path, tests) = tests.trim_start_matches('`').split_once("`: ").expect(claim);
            let source = fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            for name in tests.split("`, `").map(|name| name.trim_matches('`')) {
                let is_there = [format!("fn {name}()"), format!("test('{name}"), format!("test(`{name}"), format!("`{name}`")]
                    .iter()
                    .any(|code| source.contains(code))
                    // A name with an apostrophe stands in other quotation marks.
                    || source.contains(&format!("test(\"{name}"));
                assert!(is_there, "{path} has no test {name}");
                names += 1;
            }
        }
        assert!(names > 0, "{claim}");
    }
}

#[test]
fn a_page_is_in_its_own_language() {
    let rules = rules::catalogue();
    for rule in &rules {
        let english = rule_pages::page(rule, &rules, Lang::En).replace("[中文]", "");
        let outside_values = |line: &str| line.split('`').step_by(2).collect::<String>();
        for line in english.lines().map(outside_values) {
            let without_quoted: String = line.split('"').step_by(2).collect();
            assert!(!without_quoted.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{}: {line}", rule.code);
        }
        let chinese = rule_pages::page(rule, &rules, Lang::ZhCn);
        for line in chinese.lines().filter(|line| !line.is_empty() && !line.starts_with("| ---")) {
            assert!(!line.is_ascii() || line == ">", "{}: {line}", rule.code);
        }
        for (text, of) in [(&english, "English"), (&chinese, "Chinese")] {
            let lower = text.to_lowercase();
            for word in ["compliant", "approved", "conflict-free", "please", "合格", "无冲突", "校验"] {
                assert!(!lower.contains(word), "{}: “{word}” on the {of} page", rule.code);
            }
        }
    }
}
