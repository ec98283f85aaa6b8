//! The TypeScript types of a report, `npm/report.d.ts`, from its schema, `docs/report.schema.json`.
//!
//! A test compares them; `UPDATE_DOCS=1 cargo test -p xtask` writes them.

#![cfg(test)]

use std::fmt::Write;

use serde_json::{Map, Value};

use crate::root;

const HEAD: &str = "// The shape of a report as JSON.\n\
    // Made from docs/report.schema.json by `UPDATE_DOCS=1 cargo test -p xtask`.\n";

fn types(schema: &Value) -> String {
    let mut file = HEAD.to_owned();
    for (name, shape) in schema["$defs"].as_object().unwrap() {
        file.push('\n');
        comment(&mut file, shape, "");
        let name = type_name(name);
        if shape.get("properties").is_some() {
            writeln!(file, "export interface {name} {}", object(shape, "")).unwrap();
            continue;
        }
        let choices = of(shape, "");
        // Choices begin on a line of their own.
        let space = if choices.starts_with('\n') { "" } else { " " };
        writeln!(file, "export type {name} ={space}{choices};").unwrap();
    }
    file
}

/// JavaScript has a `Date` of its own.
fn type_name(name: &str) -> &str {
    if name == "Date" { "Day" } else { name }
}

fn of(shape: &Value, indent: &str) -> String {
    if let Some(name) = shape.get("$ref").and_then(Value::as_str) {
        return type_name(name.rsplit('/').next().unwrap()).to_owned();
    }
    if let Some(constant) = shape.get("const") {
        return format!("'{}'", constant.as_str().unwrap());
    }
    if let Some(choices) = shape.get("anyOf").or_else(|| shape.get("oneOf")) {
        return union(choices.as_array().unwrap(), indent);
    }
    match &shape["type"] {
        Value::Array(kinds) => {
            kinds.iter().map(|kind| of(&with_type(shape, kind), indent)).collect::<Vec<_>>().join(" | ")
        }
        Value::String(kind) => match kind.as_str() {
            "object" if shape.get("properties").is_some() => object(shape, indent),
            "object" => format!("Record<string, {}>", of(&shape["additionalProperties"], indent)),
            "array" => format!("Array<{}>", of(&shape["items"], indent)),
            "integer" => "number".to_owned(),
            other => other.to_owned(),
        },
        other => panic!("no type of TypeScript for {other}"),
    }
}

fn with_type(shape: &Value, kind: &Value) -> Value {
    let mut shape = shape.clone();
    shape["type"] = kind.clone();
    shape
}

/// Choices with words of their own get a line each.
fn union(choices: &[Value], indent: &str) -> String {
    if choices.iter().all(|choice| choice.get("description").is_none()) {
        return choices.iter().map(|choice| of(choice, indent)).collect::<Vec<_>>().join(" | ");
    }
    let inner = format!("{indent}  ");
    choices.iter().fold(String::new(), |mut lines, choice| {
        lines.push('\n');
        comment(&mut lines, choice, &inner);
        write!(lines, "{inner}| {}", of(choice, &inner)).unwrap();
        lines
    })
}

fn object(shape: &Value, indent: &str) -> String {
    let none = Map::new();
    let fields = shape["properties"].as_object().unwrap_or(&none);
    let required: Vec<&str> = shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let inner = format!("{indent}  ");
    let mut lines = "{\n".to_owned();
    for (name, shape) in fields {
        comment(&mut lines, shape, &inner);
        let mark = if required.contains(&name.as_str()) { "" } else { "?" };
        writeln!(lines, "{inner}{name}{mark}: {};", of(shape, &inner)).unwrap();
    }
    lines + indent + "}"
}

/// The words of the schema, without the marks of Rust.
fn comment(lines: &mut String, shape: &Value, indent: &str) {
    let Some(words) = shape["description"].as_str() else { return };
    let words = words.replace("[`", "`").replace("`]", "`").replace("::", ".").replace('\n', " ");
    writeln!(lines, "{indent}/** {words} */").unwrap();
}

#[test]
fn the_types_of_the_package_are_those_of_the_schema() {
    let schema = std::fs::read_to_string(root().join("docs/report.schema.json")).unwrap();
    let made = types(&serde_json::from_str(&schema).unwrap());
    let path = root().join("npm/report.d.ts");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == made, "npm/report.d.ts is old: UPDATE_DOCS=1 cargo test -p xtask");
}
