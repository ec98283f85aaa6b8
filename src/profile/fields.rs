//! The fields of a table, taken one by one; what is wrong with them is gathered.

use super::ProfileError;
use super::document::{Key, Node, Value};
use crate::base::text::{Shown, Text};

/// The mistakes found so far.
#[derive(Default)]
pub(super) struct Mistakes(pub Vec<ProfileError>);

impl Mistakes {
    pub fn add(&mut self, line: usize, field: &str, message: Text) {
        self.0.push(ProfileError { line: Some(line), field: field.to_owned(), message });
    }
}

/// A value with its line and its path from the top of the file.
pub(super) struct Item {
    pub line: usize,
    pub path: String,
    value: Value,
}

/// A table whose fields are taken by name.
pub(super) struct Fields {
    pub line: usize,
    path: String,
    entries: Vec<(Key, Node)>,
    known: Vec<&'static str>,
}

impl Fields {
    /// The whole document.
    pub fn of_document(node: Node, mistakes: &mut Mistakes) -> Option<Self> {
        Item { line: node.line, path: String::new(), value: node.value }.table(mistakes)
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The field of this name, if it is there.
    pub fn take(&mut self, name: &'static str) -> Option<Item> {
        self.known.push(name);
        let place = self.entries.iter().position(|(key, _)| key.name == name)?;
        let (key, node) = self.entries.swap_remove(place);
        // A table that a heading opens has the line of its heading.
        let line = if matches!(node.value, Value::Table(_)) { key.line } else { node.line };
        Some(Item { line, path: self.path_of(name), value: node.value })
    }

    /// The field of this name, which has to be there.
    pub fn require(&mut self, name: &'static str, mistakes: &mut Mistakes) -> Option<Item> {
        let item = self.take(name);
        if item.is_none() {
            mistakes.add(self.line, &self.path_of(name), Text::fixed("This field is missing", "缺少该字段"));
        }
        item
    }

    /// Every field that is left, whatever its name.
    pub fn take_all(&mut self) -> Vec<(String, Item)> {
        let fields = std::mem::take(&mut self.entries);
        fields
            .into_iter()
            .map(|(key, node)| {
                let path = self.path_of(&key.name);
                (key.name, Item { line: key.line, path, value: node.value })
            })
            .collect()
    }

    /// Fields that nobody knows are mistakes: most are slips of the pen, and would silently do
    /// nothing.
    pub fn end(self, mistakes: &mut Mistakes) {
        for (key, _) in &self.entries {
            let known = self.known.join(", ");
            let message = crate::text!(
                en: "There is no field \"{name}\" here; known are: {known}",
                zh: "这里没有“{name}”字段；可用字段：{known}", name = Shown(&key.name), known = known);
            mistakes.add(key.line, &self.path_of(&key.name), message);
        }
    }
}

impl Item {
    /// Says what is wrong with it.
    pub fn wrong(&self, mistakes: &mut Mistakes, message: Text) {
        mistakes.add(self.line, &self.path, message);
    }

    /// It as a table.
    pub fn table(self, mistakes: &mut Mistakes) -> Option<Fields> {
        let Value::Table(fields) = self.value else {
            self.wrong(mistakes, Text::fixed("A table of fields is expected here", "这里应是一组字段"));
            return None;
        };
        Some(Fields { line: self.line, path: self.path, entries: fields, known: Vec::new() })
    }

    /// It as a list; the items have the path of the list with their number, counted from 1.
    pub fn list(self, mistakes: &mut Mistakes) -> Vec<Item> {
        let Value::List(nodes) = self.value else {
            self.wrong(mistakes, Text::fixed("A list in square brackets is expected here", "这里应是方括号括起的列表"));
            return Vec::new();
        };
        let numbered = (1..).zip(nodes);
        numbered
            .map(|(number, node)| Item { line: node.line, path: format!("{}[{number}]", self.path), value: node.value })
            .collect()
    }

    /// It as a text of at most this many characters.
    pub fn text(&self, longest: usize, mistakes: &mut Mistakes) -> Option<String> {
        let Value::Text(text) = &self.value else {
            self.wrong(mistakes, Text::fixed("A text in quotes is expected here", "这里应是引号括起的文字"));
            return None;
        };
        let text = text.trim();
        if text.is_empty() || text.chars().count() > longest {
            self.wrong(
                mistakes,
                crate::text!(
                    en: "A text of 1 to {longest} characters is expected here",
                    zh: "这里应是 1 到 {longest} 个字符的文字", longest = longest),
            );
            return None;
        }
        Some(text.to_owned())
    }

    /// It as a whole number within these limits.
    pub fn whole(&self, least: i64, most: i64, mistakes: &mut Mistakes) -> Option<i64> {
        match self.value {
            Value::Whole(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.wrong(
                    mistakes,
                    crate::text!(
                        en: "A whole number from {least} to {most} is expected here",
                        zh: "这里应是 {least} 到 {most} 的整数", least = least, most = most),
                );
                None
            }
        }
    }

    /// It as true or false.
    pub fn switch(&self, mistakes: &mut Mistakes) -> Option<bool> {
        if let Value::Switch(switch) = self.value {
            return Some(switch);
        }
        self.wrong(mistakes, Text::fixed("true or false is expected here", "这里应是 true 或 false"));
        None
    }

    /// It as a text in both languages: a table with `en` and `zh-CN`.
    pub fn both_languages(self, longest: usize, mistakes: &mut Mistakes) -> Option<Text> {
        let mut fields = self.table(mistakes)?;
        let en = fields.require("en", mistakes).and_then(|item| item.text(longest, mistakes));
        let zh_cn = fields.require("zh-CN", mistakes).and_then(|item| item.text(longest, mistakes));
        fields.end(mistakes);
        Some(Text { en: en?.into(), zh_cn: zh_cn?.into() })
    }
}
