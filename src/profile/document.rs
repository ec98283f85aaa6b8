//! TOML or JSON as one tree that knows the line of every key and value.

use super::ProfileError;
use crate::base::text::{Shown, Text};
use jsonc_parser::ast;
use toml::de::{DeTable, DeValue};

/// No profile comes near these; they keep a made-up one from costing time or stack.
const MAX_BYTES: usize = 256 * 1024;
const MAX_DEPTH: usize = 16;

/// A value with its line, counted from 1.
#[derive(Debug)]
pub(super) struct Node {
    pub line: usize,
    pub value: Value,
}

#[derive(Debug)]
pub(super) enum Value {
    Table(Vec<(Key, Node)>),
    List(Vec<Node>),
    Text(String),
    Whole(i64),
    Switch(bool),
    /// A fraction, a date, nothing: kinds of values that no field takes.
    Other,
}

#[derive(Debug)]
pub(super) struct Key {
    pub line: usize,
    pub name: String,
}

/// Reads a document: JSON where it begins with `{`, else TOML.
pub(super) fn parse(text: &str) -> Result<Node, Vec<ProfileError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MAX_BYTES {
        return Err(vec![ProfileError::about_file(crate::text!(
            en: "A profile is text of {limit} KB at most; this file has {size} KB",
            zh: "配置文件最大为 {limit} KB；该文件有 {size} KB",
            limit = MAX_BYTES / 1024, size = text.len() / 1024))]);
    }
    if text.trim().is_empty() {
        return Err(vec![ProfileError::about_file(Text::fixed("The file is empty", "文件是空的"))]);
    }
    let lines = Lines::of(text);
    if text.trim_start().starts_with('{') { json(text, &lines) } else { toml(text, &lines) }
}

/// Where lines begin, so that the line of any byte is found.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect())
    }

    fn line(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte)
    }
}

fn toml(text: &str, lines: &Lines) -> Result<Node, Vec<ProfileError>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Node { line: 1, value: Value::Table(toml_table(table.get_ref(), lines)) });
    }
    let errors = errors.iter().map(|error| {
        let line = error.span().map_or(1, |span| lines.line(span.start));
        not_readable("TOML", line, error.message())
    });
    Err(errors.collect())
}

fn toml_table(table: &DeTable<'_>, lines: &Lines) -> Vec<(Key, Node)> {
    let fields = table.iter().map(|(key, value)| {
        let key = Key { line: lines.line(key.span().start), name: key.get_ref().to_string() };
        let node = Node { line: lines.line(value.span().start), value: toml_value(value.get_ref(), lines) };
        (key, node)
    });
    fields.collect()
}

fn toml_value(value: &DeValue<'_>, lines: &Lines) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other, Value::Whole)
        }
        DeValue::Boolean(switch) => Value::Switch(*switch),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| Node { line: lines.line(item.span().start), value: toml_value(item.get_ref(), lines) })
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(toml_table(table, lines)),
        DeValue::Float(_) | DeValue::Datetime(_) => Value::Other,
    }
}

fn json(text: &str, lines: &Lines) -> Result<Node, Vec<ProfileError>> {
    // The parser calls itself for every level.
    if deepest(text) > MAX_DEPTH {
        return Err(vec![ProfileError::about_file(crate::text!(
            en: "The brackets are nested more than {limit} levels deep",
            zh: "括号嵌套超过 {limit} 层", limit = MAX_DEPTH))]);
    }
    let strict = jsonc_parser::ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict);
    match parsed {
        Ok(parsed) => {
            let mut errors = Vec::new();
            let value = parsed.value.map_or(Value::Other, |value| json_value(&value, lines, &mut errors));
            if errors.is_empty() { Ok(Node { line: 1, value }) } else { Err(errors) }
        }
        Err(error) => Err(vec![not_readable("JSON", error.line_display(), &error.kind().to_string())]),
    }
}

/// How deep the brackets of a JSON text are nested.
fn deepest(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn json_value(value: &ast::Value<'_>, lines: &Lines, errors: &mut Vec<ProfileError>) -> Value {
    match value {
        ast::Value::StringLit(text) => Value::Text(text.value.to_string()),
        ast::Value::NumberLit(number) => number.value.parse().map_or(Value::Other, Value::Whole),
        ast::Value::BooleanLit(switch) => Value::Switch(switch.value),
        ast::Value::NullKeyword(_) => Value::Other,
        ast::Value::Array(array) => {
            Value::List(array.elements.iter().map(|item| json_node(item, lines, errors)).collect())
        }
        ast::Value::Object(object) => {
            let mut fields: Vec<(Key, Node)> = Vec::new();
            for property in &object.properties {
                let key = Key { line: lines.line(property.range.start), name: property.name.as_str().to_owned() };
                if fields.iter().any(|(earlier, _)| earlier.name == key.name) {
                    let name = key.name.clone();
                    errors.push(ProfileError {
                        line: Some(key.line),
                        field: name,
                        message: Text::fixed("This field is there twice", "该字段重复出现"),
                    });
                    continue;
                }
                fields.push((key, json_node(&property.value, lines, errors)));
            }
            Value::Table(fields)
        }
    }
}

fn json_node(value: &ast::Value<'_>, lines: &Lines, errors: &mut Vec<ProfileError>) -> Node {
    let start = match value {
        ast::Value::StringLit(it) => it.range.start,
        ast::Value::NumberLit(it) => it.range.start,
        ast::Value::BooleanLit(it) => it.range.start,
        ast::Value::Object(it) => it.range.start,
        ast::Value::Array(it) => it.range.start,
        ast::Value::NullKeyword(it) => it.range.start,
    };
    Node { line: lines.line(start), value: json_value(value, lines, errors) }
}

/// The parsers explain in English only; the line is what helps.
fn not_readable(format: &str, line: usize, detail: &str) -> ProfileError {
    let message = crate::text!(
        en: "Not valid {format}: {detail}",
        zh: "不是有效的 {format}：{detail}", format = format, detail = Shown(detail));
    ProfileError { line: Some(line), field: String::new(), message }
}
