//! The promise, and three steps to verify it.

use super::{Icon, icon};
use crate::app::environment::use_environment;
use crate::app::strings::UI;
use yew::prelude::*;

/// The privacy panel of the first screen.
#[component]
pub fn PrivacyPanel() -> Html {
    let env = use_environment();
    html! {
        <section class="c-panel c-privacy" aria-labelledby="promise">
            <h2 class="c-privacy__title" id="promise">{ icon(Icon::Unplugged) }{ env.t(&UI.promise) }</h2>
            <p>{ env.t(&UI.promise_detail) }</p>
            <h3 class="c-label">{ env.t(&UI.verify) }</h3>
            { verify_steps(&env) }
        </section>
    }
}

/// Three ways to see that nothing is sent.
pub fn verify_steps(env: &crate::app::environment::Environment) -> Html {
    html! {
        <ol class="c-steps">
            <li>{ env.t(&UI.verify_offline) }</li>
            <li>{ env.t(&UI.verify_drop) }</li>
            <li>{ env.t(&UI.verify_network) }</li>
        </ol>
    }
}
