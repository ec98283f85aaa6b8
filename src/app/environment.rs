//! What every component may ask for: the language, and a way to say something in passing.

use crate::text::{Lang, Text};
use yew::prelude::*;

/// What every component may ask for.
#[derive(Clone, PartialEq)]
pub struct Environment {
    /// The language of the page.
    pub lang: Lang,
    /// Shows a short note at the foot of the page.
    pub say: Callback<Text>,
}

impl Environment {
    /// A text in the language of the page.
    pub fn t(&self, text: &Text) -> AttrValue {
        AttrValue::from(text.get(self.lang).to_owned())
    }
}

/// The environment of the component that calls it.
#[hook]
pub fn use_environment() -> Environment {
    // The root provides it; without one the page still speaks.
    use_context::<Environment>().unwrap_or(Environment { lang: Lang::En, say: Callback::noop() })
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}
