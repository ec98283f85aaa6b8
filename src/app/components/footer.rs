//! The foot of every page.

use crate::app::environment::use_environment;
use crate::app::labels::UI;
use crate::app::wording;
use yew::prelude::*;

/// The foot of every page.
#[component]
pub fn Footer() -> Html {
    let env = use_environment();
    html! {
        <footer class="c-footer">
            <div class="c-footer__inner">
                <span>{ env.t(&wording::rule_set(env!("CARGO_PKG_VERSION"), env.rules.len())) }</span>
                <a href="#about/limits">{ env.t(&UI.not_checked) }</a>
                <a href="#about/privacy">{ env.t(&UI.privacy_link) }</a>
                <span class="c-footer__end">{ env.t(&UI.not_rmi) }</span>
            </div>
        </footer>
    }
}
