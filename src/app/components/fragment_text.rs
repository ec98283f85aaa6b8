//! A text whose foreign pieces say what language they are in.

use crate::app::environment::Environment;
use crate::app::fragments::fragments;
use crate::text::Text;
use yew::prelude::*;

/// A message; quoted values keep their own language.
pub fn fragment_text(env: &Environment, text: &Text) -> Html {
    let pieces = fragments(text.get(env.lang), env.lang).into_iter().map(|(piece, lang)| match lang {
        Some(lang) => html! { <span {lang}>{ piece.to_owned() }</span> },
        None => html! { { piece.to_owned() } },
    });
    html! { { for pieces } }
}
