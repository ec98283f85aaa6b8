//! What every component may ask for: the language, the place, and a way to say something in
//! passing.

use super::deployment::Feature;
use super::hooks::{Deferred, Deployed};
use super::route::Route;
use crate::base::text::{Lang, Text};
use crate::glossary::Term;
use crate::report::RuleEntry;
use crate::report::causes::RuleTitles;
use crate::samples::learn::{Lessons, Topic};
use std::rc::Rc;
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

    /// Whether the deployment shows the page at an address.
    pub fn shows_route(&self, route: &Route) -> bool {
        match route {
            Route::Lists => self.shows(Feature::Lists),
            Route::Smelters => self.shows(Feature::LookUp),
            Route::Rules(_) => self.shows(Feature::Rules),
            Route::Learn(_) => self.shows(Feature::Learn),
            Route::Workshop(_) => self.shows(Feature::Samples),
            Route::Present => self.shows(Feature::Presenter),
            Route::Check | Route::About(_) => true,
        }
    }

    /// What the deployment calls the page.
    pub fn site_name(&self) -> AttrValue {
        self.deployed.says.title.as_ref().map_or(AttrValue::Static("Smeltcheck"), |title| self.t(title))
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
