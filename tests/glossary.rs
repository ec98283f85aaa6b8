//! One word for each term, in every text of this project, and `docs/glossary.md`, which is written
//! from the terms: `UPDATE_DOCS=1 cargo test --test glossary`.

use smeltcheck::glossary::{TERMS, Term, Usage, term};
use smeltcheck::profile;
use smeltcheck::rules;
use smeltcheck::samples::learn::{self, Block, lessons};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[path = "support/texts.rs"]
mod texts;

use texts::{Found, source_texts, without_quoted};

/// Every text in both languages: of the sources, of the rules with their examples, and what there
/// is to learn from.
fn texts() -> Vec<Found> {
    let mut texts = source_texts();
    let mut add = |place: &str, text: &smeltcheck::base::text::Text| {
        texts.push(Found { place: place.to_owned(), en: text.en.to_string(), zh: text.zh_cn.to_string() });
    };
    for rule in rules::catalogue() {
        for text in [&rule.title, &rule.why, &rule.fix, &rule.source_detail, &rule.templates, &rule.group.name] {
            add(&rule.code, text);
        }
        if let Some(example) = &rule.example {
            let finding = &example.finding;
            for text in [Some(&finding.message), finding.why.as_ref(), finding.fix.as_ref()].into_iter().flatten() {
                add(&rule.code, text);
            }
        }
    }
    for topic in lessons().topics {
        for text in topic.texts() {
            add(&format!("topic {}", topic.id), text);
        }
    }
    for term in TERMS {
        for text in [&term.meaning, &term.source] {
            add(&format!("term {}", term.id), text);
        }
    }
    for profile in profile::built_in_ids().filter_map(profile::built_in) {
        add(&profile.info.id.clone(), &profile.info.name);
    }
    texts
}

/// Chinese texts without an English half next to them: the page before its program, and the
/// documents.
fn chinese_documents() -> Vec<Found> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("www/index.html"), root.join("README.zh-CN.md")];
    for entry in fs::read_dir(root.join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".zh-CN.md") {
            files.push(path);
        }
    }
    let built_in = root.join("src/profile/built_in");
    files.extend(fs::read_dir(built_in).unwrap().map(|entry| entry.unwrap().path()));
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    files
        .iter()
        .flat_map(|path| {
            let place = path.strip_prefix(root).unwrap().display().to_string();
            let line = move |line: &str| Found { place: place.clone(), en: String::new(), zh: line.to_owned() };
            read(path).lines().map(line).collect::<Vec<_>>()
        })
        .collect()
}

/// A word that a text uses although the glossary has another.
fn other_word(term: &Term, text: &Found) -> Option<String> {
    let mut zh = without_arguments(&without_quoted(&text.zh, '“', '”'));
    for longer in term.usage.except {
        zh = zh.replace(longer, "");
    }
    let en = without_arguments(&without_quoted(&text.en, '"', '"')).to_lowercase();
    let chinese = term.usage.not.iter().find(|word| zh.contains(**word));
    let english = term.usage.not_in_english.iter().find(|word| has_word(&en, word));
    chinese.or(english).map(|word| (*word).to_owned())
}

/// A text without the names of what is put into it.
fn without_arguments(text: &str) -> String {
    without_quoted(&text.replace('}', "{"), '{', '{')
}

/// Whether a phrase stands in a text and does not begin inside another word.
fn has_word(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase)
        .any(|(start, _)| !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
}

#[test]
fn no_text_uses_another_word() {
    let mut wrong = BTreeSet::new();
    for text in texts().iter().chain(&chinese_documents()) {
        for term in TERMS {
            if let Some(word) = other_word(term, text) {
                wrong.insert(format!(
                    "{}: “{word}” for “{}” in “{}” “{}”",
                    text.place, term.term.zh_cn, text.zh, text.en
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_chinese_word_stands_where_the_english_does() {
    let mut wrong = BTreeSet::new();
    for text in texts() {
        let en = without_arguments(&without_quoted(&text.en, '"', '"')).to_lowercase();
        for term in TERMS.iter().filter(|term| !term.usage.phrases.is_empty()) {
            let says_it = term.usage.phrases.iter().any(|phrase| has_word(&en, phrase));
            if says_it && !term.usage.chinese.iter().any(|word| text.zh.contains(word)) {
                wrong.insert(format!("{}: no “{}” in “{}” “{}”", text.place, term.term.zh_cn, text.zh, text.en));
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn terms_are_whole() {
    let mut ids = BTreeSet::new();
    for term in TERMS {
        assert!(ids.insert(&term.id), "{} is there twice", term.id);
        assert!(term.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{} is no address", term.id);
        for text in [&term.term, &term.meaning, &term.source] {
            assert!(!text.en.is_empty() && !text.zh_cn.is_empty(), "{} lacks a language", term.id);
        }
        assert!(term.source.en.contains("20"), "{}: the source has no date", term.id);
        assert!(term.meaning.en.len() <= 220 && term.meaning.zh_cn.chars().count() <= 90, "{} is long", term.id);
        assert!(term.usage.phrases.is_empty() == term.usage.chinese.is_empty(), "{}: half a pair", term.id);
        for word in term.usage.not {
            let own = term.usage.except.iter().fold(term.term.zh_cn.to_string(), |own, longer| own.replace(longer, ""));
            assert!(!own.contains(word), "{}: {word} is its own word", term.id);
        }
    }
}

#[test]
fn lessons_rest_on_rules_terms_and_sources() {
    let lessons = lessons();
    let rules = rules::catalogue();
    let rule = |code: &str| rules.iter().find(|rule| rule.code == code);
    let mut ids = BTreeSet::new();
    for topic in &lessons.topics {
        let id = &topic.id;
        assert!(ids.insert(id.clone()), "{id} is there twice");
        assert!(
            id != "glossary" && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()),
            "{id} is no address"
        );
        for code in topic.blocks.iter().flat_map(Block::rules) {
            assert!(rule(code).is_some(), "{id}: no rule {code}");
        }
        // What the template demands is never told as a custom, nor the other way round.
        for block in &topic.blocks {
            let Block::Demand(demand) = block else { continue };
            for code in &demand.rules {
                assert_eq!(rule(code).map(|rule| rule.source), Some(demand.source), "{id}: {code}");
            }
        }
        assert!(!topic.terms.is_empty() && !topic.next.is_empty(), "{id} leads nowhere");
        for key in &topic.terms {
            assert!(term(key).is_some(), "{id}: no term {key}");
        }
        for next in &topic.next {
            assert!(next != id && lessons.topics.iter().any(|topic| topic.id == *next), "{id}: no topic {next}");
        }
        assert!(!topic.sources.is_empty(), "{id} names no source");
        for source in &topic.sources {
            assert!(!source.date.en.is_empty() && !source.address.is_empty(), "{id}: {} has no date", source.title.en);
            assert!(!source.address.contains("://"), "{id}: {} reads like a link", source.address);
        }
    }
    assert_eq!(lessons.terms.len(), TERMS.len());
}

#[test]
fn lessons_survive_their_file() {
    let mut wanted = lessons();
    for term in &mut wanted.terms {
        term.usage = Usage::default();
    }
    let file = serde_json::to_string(&wanted).unwrap();
    assert!(learn::read(&file) == wanted);
    assert_eq!(learn::read("no JSON"), learn::Lessons::default());
    assert_eq!(learn::read(r#"{"topics": [5, {"blocks": [{"Nothing": 1}]}]}"#).topics.len(), 2);
}

#[test]
fn lessons_are_short_and_in_both_languages() {
    for topic in lessons().topics {
        let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
        let (mut words, mut characters) = (0, 0);
        for text in topic.texts() {
            assert!(!text.en.is_empty() && !text.zh_cn.is_empty(), "{}: half a text", topic.id);
            let outside = without_quoted(&text.en, '"', '"');
            assert!(!outside.chars().any(|c| is_han(&c)), "{}: Chinese in “{}”", topic.id, text.en);
            assert!(text.en.len() <= 520, "{}: long “{}”", topic.id, text.en);
            words += text.en.split_whitespace().count();
            characters += text.zh_cn.chars().filter(is_han).count();
        }
        println!("{}: {words} words, {characters} characters", topic.id);
        assert!((150..=1100).contains(&words), "{}: {words} words", topic.id);
        assert!((250..=2000).contains(&characters), "{}: {characters} characters", topic.id);
    }
}

/// What may be typed into a form is English, short enough for every customer's import, and its
/// meaning is told in Chinese.
#[test]
fn comments_can_be_typed() {
    for topic in lessons().topics {
        for block in &topic.blocks {
            let Block::Question(question) = block else { continue };
            let Some(comment) = &question.comment else { continue };
            assert!(comment.en.is_ascii() && comment.en.len() <= 120, "{}", comment.en);
            assert!(!comment.en.starts_with(['=', '#', '-', '+']), "{}", comment.en);
            assert!(!comment.zh_cn.is_ascii(), "{}", comment.zh_cn);
        }
    }
}

#[test]
fn the_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary.md");
    let wanted = document();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, wanted).unwrap();
        return;
    }
    assert!(fs::read_to_string(path).unwrap() == wanted, "run UPDATE_DOCS=1 cargo test --test glossary");
}

fn document() -> String {
    let mut page = String::from(
        "# Words used in the texts\n\n\
         One word per term, in every message, label and page. This file is written from `src/glossary/terms.rs` by\n\
         `UPDATE_DOCS=1 cargo test --test glossary`; the same test refuses the words in the column “not”.\n\n\
         | English | 简体中文 | not | Meaning | 含义 | Source |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for term in TERMS {
        let not: Vec<_> = term.usage.not.iter().chain(term.usage.not_in_english).copied().collect();
        let Term { term, meaning, source, .. } = term;
        // Writing to a String cannot fail.
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            term.en,
            term.zh_cn,
            not.join(", "),
            meaning.en,
            meaning.zh_cn,
            source.en
        );
    }
    page.push_str(
        "\nMeasure words: finding 处, row 行, smelter 家, Checker item 项, cell, sheet, question 个.\n\
         English nouns agree with their number through `Text::counted`.\n\n\
         Options of a drop-down and sheet names in quotes stay in English, as the template stores them, in both languages.\n\
         The supplier's own words stand between straight double quotes in English and between “ ” in Chinese.\n\
         What stands between quotes is not held against this list.\n",
    );
    page
}
