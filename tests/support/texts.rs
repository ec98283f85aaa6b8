//! The texts of this project as they stand in its sources, for tests that read all of them.

use std::fs;
use std::path::{Path, PathBuf};

/// A text in both languages, and where it stands.
pub struct Found {
    /// File, or what else names the place.
    pub place: String,
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// The folder of the sources.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Adds every Rust file below a folder, in order.
pub fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
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

/// The code of a file without its tests.
pub fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

/// Both halves of every text in the sources, as they are typed there, and the labels of the page.
pub fn source_texts() -> Vec<Found> {
    let mut files = Vec::new();
    sources(&root(), &mut files);
    let (mut texts, mut tables) = (Vec::new(), 0);
    for file in files {
        let code = code(&file);
        let place = file.strip_prefix(root()).unwrap().display().to_string();
        let mut pair = |code: &str| {
            let Some((en, rest)) = literal(code) else { return };
            let Some((zh, _)) = literal(rest) else { return };
            texts.push(Found { place: place.clone(), en, zh });
        };
        for call in ["Text::fixed(", "text!(en:", "text!(\n"].into_iter().flat_map(|start| code.split(start).skip(1)) {
            pair(call);
        }
        for table in code.split("\nstrings! {").skip(1) {
            tables += 1;
            let table = table.split("\n}\n").next().unwrap_or_default();
            for line in table.lines().filter(|line| line.ends_with("\";")) {
                pair(line);
            }
        }
    }
    assert!(tables >= 6, "the tables of the page were not found");
    texts
}

/// The first string literal in a piece of code, and the code after it.
fn literal(code: &str) -> Option<(String, &str)> {
    let (_, rest) = code.split_once('"')?;
    let mut escaped = false;
    let end = rest.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    let lines = rest.get(..end)?.split("\\\n").map(str::trim_start).collect::<String>();
    Some((lines.replace("\\\"", "\""), rest.get(end + 1..)?))
}

/// A text with nothing between its quotes.
pub fn without_quoted(text: &str, open: char, close: char) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for c in text.chars() {
        let closes = inside && c == close;
        if closes || !inside {
            kept.push(c);
        }
        inside = if closes { false } else { inside || c == open };
    }
    kept
}
