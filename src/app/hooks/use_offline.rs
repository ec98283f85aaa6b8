//! What the browser keeps of the program for use without network. `www/offline.js` keeps it;
//! nothing of a file is in it.

use crate::app::offline;
use gloo_events::EventListener;
use gloo_utils::window;
use serde::Deserialize;
use yew::prelude::*;

/// What the browser keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct OfflineCopy {
    /// Whether it keeps the program.
    pub state: CopyState,
    /// The build that is kept.
    #[serde(default)]
    pub build: String,
    /// How many files it has.
    #[serde(default)]
    pub files: usize,
    /// How large they are together, in bytes.
    #[serde(default)]
    pub bytes: u64,
    /// Whether a newer build is ready to be used.
    #[serde(default)]
    pub newer: bool,
}

/// Whether the browser keeps the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CopyState {
    /// Not known yet, or about to.
    #[default]
    Making,
    /// It does.
    Kept,
    /// It does not, or cannot.
    Not,
    /// The user does not want it.
    Removed,
    /// The user wants it again; it is made at the next visit.
    Wanted,
    /// The deployment does not want it.
    Deployment,
}

/// What the browser keeps, as far as is known by now.
#[hook]
pub fn use_offline() -> OfflineCopy {
    let copy = use_state_eq(OfflineCopy::default);
    let setter = copy.setter();
    use_effect_with((), move |()| {
        let read = move || setter.set(serde_json::from_str(&offline::copy()).unwrap_or_default());
        read();
        let listener = EventListener::new(&window(), "offlinecopy", move |_| read());
        move || drop(listener)
    });
    (*copy).clone()
}
