//! Reads the file that the page loads. By hand: readers derived for these types were a twentieth of
//! the page's code.

use super::{Block, Demand, Lessons, Mistake, Question, Source, Topic};
use crate::base::text::Text;
use crate::glossary::{Term, Usage};
use crate::report::SourceKind;
use serde_json::Value;
use std::borrow::Cow;

/// What `src/bin/samples.rs` wrote; nothing where the text is something else.
pub fn read(json: &str) -> Lessons {
    let value: Value = serde_json::from_str(json).unwrap_or_default();
    Lessons { topics: list(&value, "topics", topic), terms: list(&value, "terms", term) }
}

fn topic(value: &Value) -> Topic {
    Topic {
        id: string(value, "id"),
        title: text(value, "title"),
        lead: text(value, "lead"),
        blocks: list(value, "blocks", block),
        terms: strings(value, "terms"),
        next: strings(value, "next"),
        sources: list(value, "sources", source),
    }
}

/// Every block is an object whose one key says what it is.
fn block(value: &Value) -> Block {
    let kind = value.as_object().and_then(|object| object.iter().next());
    match kind.map(|(kind, content)| (kind.as_str(), content)) {
        Some(("Heading", content)) => Block::Heading(own_text(content)),
        Some(("List", content)) => Block::List(texts(content)),
        Some(("Steps", content)) => Block::Steps(texts(content)),
        Some(("Demand", content)) => Block::Demand(demand(content)),
        Some(("Question", content)) => Block::Question(Box::new(question(content))),
        Some((_, content)) => Block::Paragraph(own_text(content)),
        None => Block::Paragraph(Text::default()),
    }
}

fn demand(value: &Value) -> Demand {
    let source = match value.get("source").and_then(Value::as_str) {
        Some("template") => SourceKind::Template,
        Some("logic") => SourceKind::Logic,
        Some("buyer-practice") => SourceKind::BuyerPractice,
        Some("buyer-profile") => SourceKind::BuyerProfile,
        _ => SourceKind::Hint,
    };
    Demand { source, text: text(value, "text"), rules: strings(value, "rules") }
}

fn question(value: &Value) -> Question {
    Question {
        key: string(value, "key"),
        number: string(value, "number"),
        name: text(value, "name"),
        asks: text(value, "asks"),
        answer: text(value, "answer"),
        comment: value.get("comment").filter(|comment| comment.is_object()).map(own_text),
        mistakes: list(value, "mistakes", |one| Mistake { text: text(one, "text"), rules: strings(one, "rules") }),
    }
}

fn source(value: &Value) -> Source {
    Source { title: text(value, "title"), date: text(value, "date"), address: string(value, "address") }
}

fn term(value: &Value) -> Term {
    Term {
        id: string(value, "id"),
        term: text(value, "term"),
        meaning: text(value, "meaning"),
        source: text(value, "source"),
        usage: Usage::default(),
    }
}

/// The list under a key, each entry read on its own; empty where there is none.
pub(crate) fn list<T>(value: &Value, key: &str, read: fn(&Value) -> T) -> Vec<T> {
    value.get(key).and_then(Value::as_array).map(|all| all.iter().map(read).collect()).unwrap_or_default()
}

/// The texts of a list.
pub(crate) fn texts(value: &Value) -> Vec<Text> {
    value.as_array().map(|all| all.iter().map(own_text).collect()).unwrap_or_default()
}

/// The text under a key.
pub(crate) fn text(value: &Value, key: &str) -> Text {
    value.get(key).map(own_text).unwrap_or_default()
}

fn own_text(value: &Value) -> Text {
    Text { en: string(value, "en"), zh_cn: string(value, "zh_cn") }
}

/// The words of the list under a key.
pub(crate) fn strings(value: &Value, key: &str) -> Vec<Cow<'static, str>> {
    list(value, key, |one| Cow::Owned(one.as_str().unwrap_or_default().to_owned()))
}

/// The words under a key; empty where there are none.
pub(crate) fn string(value: &Value, key: &str) -> Cow<'static, str> {
    Cow::Owned(value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned())
}
