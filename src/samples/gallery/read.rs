//! Reads the index that the page loads. By hand, as the topics to learn from: derived readers are a
//! large part of the page's code.

use super::{Entry, Index, Lesson, Outcome, Shows};
use crate::report::Severity;
use crate::samples::learn::read::{list, string, strings, text, texts};
use serde_json::Value;

/// What `src/bin/samples.rs` wrote; no sample where the text is something else.
pub fn read(json: &str) -> Index {
    let value: Value = serde_json::from_str(json).unwrap_or_default();
    Index { checked_on: string(&value, "checked_on"), samples: list(&value, "samples", entry) }
}

fn entry(value: &Value) -> Entry {
    Entry {
        id: string(value, "id"),
        file_name: string(value, "file_name"),
        template: string(value, "template"),
        title: text(value, "title"),
        lesson: value.get("lesson").map(lesson).unwrap_or_default(),
        compare_with: value.get("compare_with").map(|_| string(value, "compare_with")),
    }
}

fn lesson(value: &Value) -> Lesson {
    Lesson {
        who: text(value, "who"),
        story: text(value, "story"),
        look_for: value.get("look_for").map(texts).unwrap_or_default(),
        outcome: value.get("outcome").map(outcome).unwrap_or_default(),
    }
}

/// An object whose one key says what it is.
fn outcome(value: &Value) -> Outcome {
    if let Some(refusal) = value.get("refusal") {
        return Outcome::Refusal { code: string(refusal, "code"), id: string(refusal, "id") };
    }
    let report = value.get("report").unwrap_or(&Value::Null);
    let open_items = report.get("open_items").and_then(Value::as_u64).unwrap_or_default();
    Outcome::Report {
        open_items: u32::try_from(open_items).unwrap_or(u32::MAX),
        findings: list(report, "findings", shows),
    }
}

fn shows(value: &Value) -> Shows {
    let severity = match value.get("severity").and_then(Value::as_str) {
        Some("error") => Severity::Error,
        Some("warning") => Severity::Warning,
        _ => Severity::Info,
    };
    Shows { code: string(value, "code"), severity, cells: strings(value, "cells") }
}
