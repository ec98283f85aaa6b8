//! What a check is told from outside: [`Settings`], and in them the profile of a buyer, a small
//! TOML or JSON file that says what it asks for beyond the template. `docs/profiles.md` describes
//! every field.

mod buyer;
mod document;
mod fields;
mod read;
mod settings;

pub use buyer::{BlockedSmelter, Contact, Level, LevelChange, MinimumRevision, Profile};
pub use settings::Settings;

use crate::base::text::{Shown, Text};
use crate::report::ProfileInfo;
use serde::{Deserialize, Serialize};

/// A mistake in a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileError {
    /// The line, counted from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    /// The field, such as `severity.P05.level`; empty where the text cannot be read at all.
    pub field: String,
    /// What is wrong.
    pub message: Text,
}

impl ProfileError {
    fn about_file(message: Text) -> Self {
        Self { line: None, field: String::new(), message }
    }

    /// The mistake in one line: `Line 12, severity.P05.level: ...`.
    pub fn text(&self) -> Text {
        let message = &self.message;
        match (self.line, self.field.as_str()) {
            (Some(line), "") => {
                crate::text!(en: "Line {line}: {message}", zh: "第 {line} 行：{message}", line = line; message: message)
            }
            (Some(line), field) => crate::text!(
                en: "Line {line}, {field}: {message}",
                zh: "第 {line} 行，{field}：{message}", line = line, field = Shown(field); message: message),
            (None, _) => message.clone(),
        }
    }
}

/// A profile as data: the page and the worker of the checks carry no reader of profiles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileData {
    /// What it is.
    pub info: ProfileInfo,
    /// The whole of it, for [`ProfileData::read`].
    pub json: String,
}

impl ProfileData {
    /// A profile that was read without a mistake. `None` if it cannot be written, which does not
    /// happen.
    pub fn of(profile: &Profile) -> Option<Self> {
        Some(Self { info: profile.info.clone(), json: serde_json::to_string(profile).ok()? })
    }

    /// The profile in `json`.
    pub fn read(json: &str) -> Option<Profile> {
        serde_json::from_str(json).ok()
    }
}

/// The profiles that are built in, by id, in the order in which they are offered.
const BUILT_IN: [(&str, &str); 3] = [
    (ProfileInfo::DEFAULT, include_str!("built_in/default.toml")),
    ("strict", include_str!("built_in/strict.toml")),
    ("example-telecom", include_str!("built_in/example-telecom.toml")),
];

/// The ids of the profiles that are built in.
pub fn built_in_ids() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(id, _)| *id)
}

/// The text of a profile that is built in, as a start for one's own.
pub fn built_in_text(id: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// A profile that is built in.
pub fn built_in(id: &str) -> Option<Profile> {
    // A test reads every one of them.
    read::profile(built_in_text(id)?, true).ok()
}

/// Reads a profile of a buyer, TOML or JSON.
///
/// # Errors
/// Every mistake, by line.
pub fn read(text: &str) -> Result<Profile, Vec<ProfileError>> {
    read::profile(text, false)
}

#[cfg(test)]
mod tests;
