//! What the tool is, its promise, and its limits.

use crate::app::browser::show_element;
use crate::app::components::{OfflineCopyPanel, verify_steps};
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::UI;
use crate::template::{TemplateKind, known_revisions};
use yew::prelude::*;

/// Properties of [`AboutPage`].
#[derive(Properties, PartialEq)]
pub struct AboutPageProps {
    /// The section that the address names.
    pub section: Option<String>,
}

/// About, privacy and limits.
#[component]
pub fn AboutPage(props: &AboutPageProps) -> Html {
    let env = use_environment();
    use_effect_with(props.section.clone(), |section| {
        show_element(section.as_deref().unwrap_or("about"));
    });
    html! {
        <div class="c-text">
            <h1 id="about" tabindex="-1">{ env.t(&UI.about_title) }</h1>
            <h2>{ env.t(&UI.about_what) }</h2>
            <p>{ env.t(&UI.about_what_text) }</p>
            <h2 id="privacy" tabindex="-1">{ env.t(&UI.about_privacy) }</h2>
            <p>{ env.t(&UI.about_privacy_text) }</p>
            <h3>{ env.t(&UI.about_file) }</h3>
            <ul>
                <li>{ env.t(&UI.about_file_memory) }</li>
                <li>{ env.t(&UI.about_file_stored) }</li>
                <li>{ env.t(&UI.about_file_password) }</li>
                <li>{ env.t(&UI.about_file_host) }</li>
                <li>{ env.t(&UI.about_file_others) }</li>
            </ul>
            <OfflineCopyPanel />
            <h3>{ env.t(&UI.verify) }</h3>
            { verify_steps(&env) }
            <h3>{ env.t(&UI.about_verify_deeper) }</h3>
            <ul>
                <li>{ env.t(&UI.about_verify_console) }</li>
                <li>{ env.t(&UI.about_verify_storage) }</li>
                <li>{ env.t(&UI.about_verify_policy) }</li>
                <li>{ env.t(&UI.about_verify_build) }</li>
            </ul>
            <h2 id="limits" tabindex="-1">{ env.t(&UI.about_not) }</h2>
            <ul>
                <li>{ env.t(&UI.about_not_true) }</li>
                <li>{ env.t(&UI.about_not_accept) }</li>
                <li>{ env.t(&UI.about_not_status) }</li>
            </ul>
            <h2>{ env.t(&UI.about_templates) }</h2>
            { revisions(&env) }
            <p>{ env.t(&UI.about_templates_text) }</p>
            <p class="c-text__small">{ env.t(&UI.about_rmi) }</p>
        </div>
    }
}

fn revisions(env: &Environment) -> Html {
    let row = |kind: TemplateKind| {
        let list = known_revisions(kind).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        html! { <tr><th scope="row">{ kind.name() }</th><td>{ list }</td></tr> }
    };
    let kinds = [TemplateKind::Cmrt, TemplateKind::Emrt, TemplateKind::Amrt, TemplateKind::Crt];
    html! {
        <table class="c-table">
            <caption class="u-hidden">{ env.t(&UI.about_templates) }</caption>
            <thead><tr><th scope="col">{ env.t(&UI.kind) }</th><th scope="col">{ env.t(&UI.revisions) }</th></tr></thead>
            <tbody>{ for kinds.into_iter().map(row) }</tbody>
        </table>
    }
}
