//! The language of the page.

use crate::app::browser::{recall, remember, show_attribute};
use crate::app::deployment::Deployment;
use crate::base::text::Lang;
use gloo_utils::window;
use yew::prelude::*;

const NAME: &str = "lang";

/// The language, and what changes it. Until it is chosen, the browser decides; the deployment may
/// offer one alone.
#[hook]
pub fn use_language(deployment: &Deployment) -> (Lang, Callback<Lang>) {
    let language = use_state_eq(chosen);
    let lang = deployment.language(*language);
    use_effect_with(lang, |lang| show_attribute(NAME, Some(lang.tag())));
    let choose = use_callback(language.setter(), |lang: Lang, language| {
        remember(NAME, lang.tag());
        language.set(lang);
    });
    (lang, choose)
}

fn chosen() -> Lang {
    let remembered = recall(NAME);
    if let Some(lang) = Lang::ALL.into_iter().find(|lang| Some(lang.tag()) == remembered.as_deref()) {
        return lang;
    }
    let first = window().navigator().languages().get(0).as_string();
    match first {
        Some(tag) if tag.to_lowercase().starts_with("zh") => Lang::ZhCn,
        _ => Lang::En,
    }
}
