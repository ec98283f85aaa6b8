//! The foot of every page.

use crate::app::environment::{Environment, use_environment};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use yew::prelude::*;

/// The foot of every page.
#[component]
pub fn Footer() -> Html {
    let env = use_environment();
    html! {
        <footer class="c-footer">
            <div class="c-footer__inner">
                if env.deployed.says.title.is_some() { <span lang="en">{ "Smeltcheck" }</span> }
                <span>{ env.t(&wording::rule_set(env!("CARGO_PKG_VERSION"), env.rules.len())) }</span>
                { deployment_links(&env) }
                <a href="#about/limits">{ env.t(&UI.not_checked) }</a>
                <a href="#about/privacy">{ env.t(&UI.privacy_link) }</a>
                <span class="c-footer__end">{ env.t(&UI.not_rmi) }</span>
            </div>
        </footer>
    }
}

/// Where people get help and raise a concern, as the deployment says.
pub fn deployment_links(env: &Environment) -> Html {
    let says = &env.deployed.says;
    let link = |address: &Option<String>, words: &Text| {
        let Some(address) = address.clone() else { return Html::default() };
        if address.starts_with("mailto:") {
            return html! { <a href={address}>{ env.t(words) }</a> };
        }
        let title = env.t(&UI.new_tab);
        html! { <a href={address} target="_blank" rel="noopener noreferrer" {title}>{ env.t(words) }</a> }
    };
    html! { <>{ link(&says.help, &UI.help_link) }{ link(&says.grievance, &UI.grievance) }</> }
}
