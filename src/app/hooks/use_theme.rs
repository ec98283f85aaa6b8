//! The colours of the page.

use super::visit;
use crate::app::environment::Theme;
use yew::prelude::*;

const KEY: &str = "smeltcheck.theme";

/// The colours in use, and what switches them. Until somebody switches, the system decides.
#[hook]
pub fn use_theme() -> (Theme, Callback<()>) {
    let chosen = use_state_eq(|| {
        let remembered = visit::recall(KEY);
        [Theme::Light, Theme::Dark].into_iter().find(|theme| Some(theme.key()) == remembered.as_deref())
    });
    let theme = chosen.unwrap_or_else(of_the_system);
    use_effect_with(*chosen, |chosen| {
        if let (Some(root), Some(theme)) = (visit::root_element(), chosen) {
            // Setting an attribute of this name cannot fail.
            let _ = root.set_attribute("data-theme", theme.key());
        }
    });
    let switch = use_callback((chosen.setter(), theme), |(), (chosen, theme)| {
        visit::remember(KEY, theme.other().key());
        chosen.set(Some(theme.other()));
    });
    (theme, switch)
}

fn of_the_system() -> Theme {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    if query.is_some_and(|query| query.matches()) { Theme::Dark } else { Theme::Light }
}
