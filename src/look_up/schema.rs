//! The schema of a look-up as JSON, from its types; `docs/smelters.schema.json` is written from it.

use super::LookUp;
use schemars::generate::SchemaSettings;

/// The schema in JSON, indented, with a line break at its end.
///
/// # Errors
/// When the schema cannot be written, which no schema reaches.
pub fn schema() -> serde_json::Result<String> {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<LookUp>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
