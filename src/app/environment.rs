//! What every component may ask for: the language, the place, and a way to say something in
//! passing.

use super::deployment::Feature;
use super::hooks::{Deferred, Deployed};
use super::place::Place;
use crate::base::text::{Lang, Text};
use crate::glossary::Term;
use crate::report::RuleEntry;
use crate::report::causes::RuleTitles;
use crate::samples::learn::{Lessons, Topic};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What every component may ask for.
#[derive(Clone, PartialEq)]
pub struct Environment {
    /// The language of the page.
    pub lang: Lang,
    /// Shows a short note at the foot of the page.
    pub say: Callback<Text>,
    /// Every rule, once the list has arrived.
    pub rules: Rc<Vec<RuleEntry>>,
    /// Their titles.
    pub rule_titles: Rc<RuleTitles>,
    /// What there is to learn.
    pub lessons: Deferred<Lessons>,
    /// Where the page is.
    pub place: Place,
    /// What the deployment says, once it has arrived.
    pub deployed: Deployed,
}

impl Environment {
    /// A text in the language of the page.
    pub fn t(&self, text: &Text) -> AttrValue {
        AttrValue::from(text.get(self.lang).to_owned())
    }

    /// A label before its value, with the colon of the language.
    pub fn label(&self, text: &Text) -> AttrValue {
        let colon = match self.lang {
            Lang::En => ": ",
            Lang::ZhCn => "：",
        };
        AttrValue::from(format!("{}{colon}", text.get(self.lang)))
    }

    /// Whether the deployment shows a part of the page.
    pub fn shows(&self, feature: Feature) -> bool {
        self.deployed.says.shows(feature)
    }

    /// Whether there is a workshop: an element of another page is no place for one.
    pub fn has_workshop(&self) -> bool {
        self.place.is_page() && self.shows(Feature::Samples)
    }

    /// The topics to learn from, once they have arrived.
    pub fn topics(&self) -> &[Topic] {
        self.lessons.here().map_or(&[], |lessons| &lessons.topics)
    }

    /// The glossary, once it has arrived.
    pub fn terms(&self) -> &[Term] {
        self.lessons.here().map_or(&[], |lessons| &lessons.terms)
    }
}

/// The environment of the component that calls it.
#[hook]
pub fn use_environment() -> Environment {
    // The root provides it; without one the page still speaks.
    use_context::<Environment>().unwrap_or_else(|| Environment {
        lang: Lang::En,
        say: Callback::noop(),
        rules: Rc::default(),
        rule_titles: Rc::default(),
        lessons: Deferred::default(),
        place: js_sys::Object::new().unchecked_into(),
        deployed: Deployed::default(),
    })
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
