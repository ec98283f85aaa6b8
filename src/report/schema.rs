//! The schema of the report as JSON, from the types themselves; `docs/report.schema.json` is
//! written from it.

use super::{Refusal, Report};
use crate::base::date::Date;
use crate::reference::StatusKind;
use crate::workbook::CellRef;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// What a check of one file gives: a report, or the reason why there is none.
#[derive(JsonSchema)]
#[schemars(untagged, title = "Smeltcheck report")]
#[allow(dead_code, reason = "only its shape is used")]
enum Checked {
    Report(Box<Report>),
    Refusal(Box<Refusal>),
}

/// The schema in JSON, indented, with a line break at its end.
///
/// # Errors
/// When the schema cannot be written, which no schema reaches.
pub fn schema() -> serde_json::Result<String> {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Checked>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day, such as `2026-03-31`; a month, such as `2026-05`, where a source states no day.",
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}(-\\d{2})?$"
        })
    }
}

impl JsonSchema for CellRef {
    fn schema_name() -> Cow<'static, str> {
        "CellRef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A place in a workbook, such as `Smelter List!F7`.",
            "type": "string",
            "pattern": "![A-Z]{1,3}[0-9]{1,7}$"
        })
    }
}

impl JsonSchema for StatusKind {
    fn schema_name() -> Cow<'static, str> {
        "StatusKind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Status of a smelter on a list or in a document: `Conformant`, `Active`, `Eligible`, or the word there.",
            "type": "string"
        })
    }
}
