//! Text that somebody typed into a file: shown as data, never as a part of the page.

use crate::app::environment::Environment;
use crate::app::fragments::{foreign, fragments};
use crate::base::text::{Shown, Text};
use yew::prelude::*;

/// A text of a file in one place of the page: at most [`Shown::LIMIT`] characters of it, with those
/// that cannot be seen written out, apart from the direction and the language of what is around it.
pub fn file_text(env: &Environment, text: &str) -> Html {
    isolated(Shown(text).to_string(), foreign(text, env.lang))
}

/// [`file_text`] where the whole text is wanted: in the cells of a sheet, on paper, and where it
/// was shortened before.
pub fn whole_file_text(env: &Environment, text: &str) -> Html {
    isolated(Shown::whole(text), foreign(text, env.lang))
}

/// A message; the values that it quotes keep their own language and direction.
pub fn fragment_text(env: &Environment, text: &Text) -> Html {
    let pieces = fragments(text.get(env.lang), env.lang).into_iter().map(|fragment| {
        if fragment.is_apart {
            isolated(fragment.text.to_owned(), fragment.lang)
        } else {
            html! { { fragment.text.to_owned() } }
        }
    });
    html! { { for pieces } }
}

fn isolated(shown: String, lang: Option<&'static str>) -> Html {
    html! { <bdi class="c-data" {lang}>{ shown }</bdi> }
}
