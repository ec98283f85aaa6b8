//! A short note at the foot of the page, never the only place of an information.

use super::fragment_text;
use crate::app::environment::use_environment;
use crate::base::text::Text;
use yew::prelude::*;

/// Properties of [`Toast`].
#[derive(Properties, PartialEq)]
pub struct ToastProps {
    /// What it says; nothing hides it.
    pub text: Option<Text>,
}

/// The note. Its place stays in the page, so that screen readers notice changes in it.
#[component]
pub fn Toast(props: &ToastProps) -> Html {
    let env = use_environment();
    html! {
        <div class="c-toast" role="status">
            if let Some(text) = &props.text {
                <p class="c-toast__text">{ fragment_text(&env, text) }</p>
            }
        </div>
    }
}
