//! The files that outlast the visit, when the user says so.

use super::Loaded;
use serde::{Deserialize, Serialize};

/// Whether the files that the user loads outlast the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// They are forgotten with the tab.
    #[default]
    Off,
    /// The browser keeps them until the user deletes them.
    On,
    /// The user wants it, and the browser cannot.
    Failed,
}

/// What the browser keeps. Never anything of a form that was checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The files in the order in which they were loaded.
    pub files: Vec<Loaded>,
}

impl Kept {
    /// As it is kept.
    pub fn text(&self) -> String {
        // Plain data always has a text.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what was kept; `None` when it was kept by a version that wrote something else.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl Loaded {
    /// Gives a file of an earlier visit a number of this visit; the ids of its lists begin with it.
    pub(super) fn renumber(&mut self, number: u32) {
        let before = format!("loaded-{}", self.number);
        for part in &mut self.parts {
            let rest = part.info.id.strip_prefix(&before).unwrap_or_default();
            part.info.id = format!("loaded-{number}{rest}");
        }
        self.number = number;
    }
}
