//! The first screen: the file, the promise, and something to try.

use crate::app::components::{PrivacyPanel, ProfilePanel, SampleCards, SheetDrawing};
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{Deferred, Picked, ProfileControls, Samples};
use crate::app::strings::UI;
use crate::base::text::Text;
use crate::template::{TemplateKind, known_revisions};
use yew::prelude::*;

/// Properties of [`StartPage`].
#[derive(Properties, PartialEq)]
pub struct StartPageProps {
    /// Whether files are being dragged over the page.
    pub dragging: bool,
    /// The sample files.
    pub samples: Deferred<Samples>,
    /// The buyer profiles.
    pub profiles: ProfileControls,
    /// Checks a file.
    pub on_pick: Callback<Picked>,
}

/// The first screen.
#[component]
pub fn StartPage(props: &StartPageProps) -> Html {
    let env = use_environment();
    html! {
        <div class="c-start">
            <div class="c-start__main">
                <h1 class="c-start__title" tabindex="-1">{ env.t(&UI.first_line) }</h1>
                <p class="c-start__lead">{ env.t(&UI.lead) }</p>
                <SheetDrawing dragging={props.dragging} revisions={supported()} on_pick={props.on_pick.clone()} />
                if env.shows(Feature::Samples) {
                    <SampleCards samples={props.samples.clone()} on_pick={props.on_pick.clone()} />
                }
            </div>
            <div class="c-start__side">
                <PrivacyPanel />
                { what_it_checks(&env) }
                if env.shows(Feature::Profiles) {
                    <ProfilePanel controls={props.profiles.clone()} />
                }
            </div>
        </div>
    }
}

fn what_it_checks(env: &Environment) -> Html {
    let line = |name: &Text, detail: &Text| {
        html! { <div><dt>{ env.t(name) }</dt><dd>{ env.t(detail) }</dd></div> }
    };
    html! {
        <section aria-labelledby="what-it-checks">
            <h2 class="c-label" id="what-it-checks">{ env.t(&UI.what_it_checks) }</h2>
            <dl class="c-panel c-basis">
                { line(&UI.checks_required, &UI.checks_required_detail) }
                { line(&UI.checks_logic, &UI.checks_logic_detail) }
                { line(&UI.checks_rows, &UI.checks_rows_detail) }
                { line(&UI.checks_not, &UI.checks_not_detail) }
            </dl>
        </section>
    }
}

/// `CMRT 6.01 – 6.6.1 · EMRT 1.1 – 2.11.1 · ...`, from the table of revisions; lines break after a
/// dot only.
fn supported() -> String {
    let kinds = [TemplateKind::Cmrt, TemplateKind::Emrt, TemplateKind::Amrt, TemplateKind::Crt];
    let range = |kind: TemplateKind| {
        let mut known = known_revisions(kind);
        let first = known.next()?;
        Some(match known.next_back() {
            Some(last) => format!("{kind}\u{a0}{first}\u{a0}–\u{a0}{last}"),
            None => format!("{kind}\u{a0}{first}"),
        })
    };
    kinds.into_iter().filter_map(range).collect::<Vec<_>>().join("\u{a0}· ")
}
