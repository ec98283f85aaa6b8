//! The colours of the page.

use super::use_wish::use_wish;
use crate::app::environment::Theme;
use crate::app::place::Place;
use yew::prelude::*;

const NAME: &str = "theme";

/// The colours in use, and what switches them. Until they are chosen, the system decides.
#[hook]
pub fn use_theme(place: &Place) -> (Theme, Callback<()>) {
    let choice = use_state_eq(|| chosen(place));
    let theme = choice.unwrap_or_else(of_the_system);
    use_effect_with((place.clone(), *choice), |(place, choice)| place.show("data-theme", choice.map(Theme::key)));
    use_wish(place, {
        let (place, choice) = (place.clone(), choice.setter());
        move || choice.set(chosen(&place))
    });
    let switch = use_callback((place.clone(), choice.setter(), theme), |(), (place, choice, theme)| {
        place.remember(NAME, theme.other().key());
        choice.set(Some(theme.other()));
    });
    (theme, switch)
}

fn chosen(place: &Place) -> Option<Theme> {
    let remembered = place.recall(NAME);
    [Theme::Light, Theme::Dark].into_iter().find(|theme| Some(theme.key()) == remembered.as_deref())
}

fn of_the_system() -> Theme {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    if query.is_some_and(|query| query.matches()) { Theme::Dark } else { Theme::Light }
}
