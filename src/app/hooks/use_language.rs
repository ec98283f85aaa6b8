//! The language of the page.

use super::visit;
use crate::app::deployment::Deployment;
use crate::letters::LetterCase;
use crate::text::Lang;
use yew::prelude::*;

const KEY: &str = "smeltcheck.lang";

/// The language, and what changes it. The first choice comes from the browser; the deployment may offer one alone.
#[hook]
pub fn use_language(deployment: &Deployment) -> (Lang, Callback<Lang>) {
    let language = use_state_eq(first_choice);
    let lang = deployment.language(*language);
    use_effect_with(lang, |lang| {
        if let Some(root) = visit::root_element() {
            // Setting an attribute of this name cannot fail.
            let _ = root.set_attribute("lang", lang.tag());
        }
    });
    let choose = use_callback(language.setter(), |lang: Lang, language| {
        visit::remember(KEY, lang.tag());
        language.set(lang);
    });
    (lang, choose)
}

fn first_choice() -> Lang {
    let remembered = visit::recall(KEY);
    if let Some(lang) = Lang::ALL.into_iter().find(|lang| Some(lang.tag()) == remembered.as_deref()) {
        return lang;
    }
    let first = web_sys::window().and_then(|window| window.navigator().languages().get(0).as_string());
    match first {
        Some(tag) if tag.lowercase().starts_with("zh") => Lang::ZhCn,
        _ => Lang::En,
    }
}
