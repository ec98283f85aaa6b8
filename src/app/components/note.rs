//! A note across the full width, above what it concerns.

use super::{Icon, icon};
use yew::prelude::*;

/// A note; it says something about the result, so it cannot be dismissed.
pub fn note(content: Html) -> Html {
    html! { <p class="c-note">{ icon(Icon::Look) }<span>{ content }</span></p> }
}
