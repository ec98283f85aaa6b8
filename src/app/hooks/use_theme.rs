//! The colours of the page.

use crate::app::browser::{matches_media, recall, remember, show_attribute};
use crate::app::environment::Theme;
use yew::prelude::*;

const NAME: &str = "theme";

/// The colours in use, and what chooses them. Until they are chosen, or without a choice, the
/// system decides.
#[hook]
pub fn use_theme() -> (Theme, Callback<Option<Theme>>) {
    let choice = use_state_eq(chosen);
    use_effect_with(*choice, |choice| show_attribute("data-theme", choice.map(Theme::key)));
    let choose = use_callback(choice.setter(), |theme: Option<Theme>, choice| {
        remember(NAME, theme.map_or("auto", Theme::key));
        choice.set(theme);
    });
    (choice.unwrap_or_else(of_the_system), choose)
}

fn chosen() -> Option<Theme> {
    let remembered = recall(NAME);
    [Theme::Light, Theme::Dark].into_iter().find(|theme| Some(theme.key()) == remembered.as_deref())
}

fn of_the_system() -> Theme {
    if matches_media("(prefers-color-scheme: dark)") { Theme::Dark } else { Theme::Light }
}
