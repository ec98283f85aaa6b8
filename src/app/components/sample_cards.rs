//! Two files to try, for visitors without one.

use super::{Icon, icon};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{Deferred, Picked, Sample, Samples, sample_named};
use crate::app::strings::UI;
use crate::base::text::Text;
use yew::prelude::*;

/// Properties of [`SampleCards`].
#[derive(Properties, PartialEq)]
pub struct SampleCardsProps {
    /// The samples.
    pub samples: Deferred<Samples>,
    /// What to do with the chosen one.
    pub on_pick: Callback<Picked>,
}

/// The sample cards.
#[component]
pub fn SampleCards(props: &SampleCardsProps) -> Html {
    let env = use_environment();
    html! {
        <div class="c-samples">
            { card(&env, props, "errors", Icon::Must, &UI.sample_errors, &UI.sample_errors_detail) }
            { card(&env, props, "clean", Icon::Done, &UI.sample_clean, &UI.sample_clean_detail) }
        </div>
    }
}

fn card(
    env: &Environment,
    props: &SampleCardsProps,
    id: &'static str,
    which: Icon,
    title: &Text,
    detail: &Text,
) -> Html {
    let sample = sample_named(&props.samples, id);
    let picked = sample.and_then(Sample::picked);
    let why_not = if props.samples == Deferred::Coming { &UI.sample_coming } else { &UI.sample_missing };
    let open = {
        let (on_pick, say) = (props.on_pick.clone(), env.say.clone());
        Callback::from(move |_| match &picked {
            Some(picked) => on_pick.emit(picked.clone()),
            None => say.emit(why_not.clone()),
        })
    };
    let file = sample.and_then(|sample| Some((sample, sample.file.as_ref()?)));
    let save = match file {
        Some((sample, file)) => html! {
            <a class="c-sample__save" href={file.address.clone()} download={sample.entry.file_name.to_string()}
                aria-label={format!("{}: {}", env.t(&UI.sample_download), env.t(title))}>
                { icon(Icon::Save) }{ env.t(&UI.sample_download) }
            </a>
        },
        // Keeps the place, so that nothing moves below the pointer when the sample arrives.
        None => html! { <span class="c-sample__save" aria-hidden="true">{ "\u{a0}" }</span> },
    };
    html! {
        <div class="c-sample">
            { icon(which) }
            <div>
                <button type="button" class="c-link c-sample__title" onclick={open}>{ env.t(title) }</button>
                <p class="c-sample__detail">{ env.t(detail) }</p>
                { save }
            </div>
        </div>
    }
}
