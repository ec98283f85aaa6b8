//! A rule by its code, as a link to its text where the page shows the rules.

use crate::app::deployment::Feature;
use crate::app::environment::Environment;
use yew::prelude::*;

/// The words, as a link to the rule where the rules are shown.
pub fn rule_link(env: &Environment, code: &str, class: &'static str, words: AttrValue) -> Html {
    if env.shows(Feature::Rules) {
        html! { <a {class} href={format!("#rules/{code}")}>{ words }</a> }
    } else {
        html! { <span {class}>{ words }</span> }
    }
}
