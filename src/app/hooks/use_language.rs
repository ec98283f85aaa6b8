//! The language of the page.

use super::use_wish::use_wish;
use crate::app::deployment::Deployment;
use crate::app::place::Place;
use crate::base::text::Lang;
use yew::prelude::*;

const NAME: &str = "lang";

/// The language, and what changes it. Until it is chosen, the browser decides; the deployment may
/// offer one alone.
#[hook]
pub fn use_language(place: &Place, deployment: &Deployment) -> (Lang, Callback<Lang>) {
    let language = use_state_eq(|| chosen(place));
    let lang = deployment.language(*language);
    use_effect_with((place.clone(), lang), |(place, lang)| place.show(NAME, Some(lang.tag())));
    use_wish(place, {
        let (place, language) = (place.clone(), language.setter());
        move || language.set(chosen(&place))
    });
    let choose = use_callback((place.clone(), language.setter()), |lang: Lang, (place, language)| {
        place.remember(NAME, lang.tag());
        language.set(lang);
    });
    (lang, choose)
}

fn chosen(place: &Place) -> Lang {
    let remembered = place.recall(NAME);
    if let Some(lang) = Lang::ALL.into_iter().find(|lang| Some(lang.tag()) == remembered.as_deref()) {
        return lang;
    }
    let first = web_sys::window().and_then(|window| window.navigator().languages().get(0).as_string());
    match first {
        Some(tag) if tag.to_lowercase().starts_with("zh") => Lang::ZhCn,
        _ => Lang::En,
    }
}
