//! Two files to try, for visitors without one.

use super::{Icon, icon};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{Picked, Sample, Samples};
use crate::app::labels::UI;
use crate::text::Text;
use yew::prelude::*;

/// Properties of [`SampleCards`].
#[derive(Properties, PartialEq)]
pub struct SampleCardsProps {
    /// The files, as far as they are loaded.
    pub samples: Samples,
    /// What to do with the chosen one.
    pub on_pick: Callback<Picked>,
}

/// The sample cards.
#[component]
pub fn SampleCards(props: &SampleCardsProps) -> Html {
    let env = use_environment();
    let card = |sample: Option<&Sample>, which, title, detail| card(&env, sample, which, title, detail, &props.on_pick);
    html! {
        <div class="c-samples">
            { card(props.samples.errors.as_ref(), Icon::Must, &UI.sample_errors, &UI.sample_errors_detail) }
            { card(props.samples.clean.as_ref(), Icon::Done, &UI.sample_clean, &UI.sample_clean_detail) }
        </div>
    }
}

fn card(
    env: &Environment,
    sample: Option<&Sample>,
    which: Icon,
    title: &Text,
    detail: &Text,
    on_pick: &Callback<Picked>,
) -> Html {
    let open = {
        let (sample, on_pick, say) = (sample.cloned(), on_pick.clone(), env.say.clone());
        Callback::from(move |_| match &sample {
            Some(sample) => {
                on_pick.emit(Picked { name: sample.name.to_owned(), blob: sample.blob.clone(), left_out: 0 });
            }
            None => say.emit(UI.sample_missing.clone()),
        })
    };
    html! {
        <div class="c-sample">
            { icon(which) }
            <div>
                <button type="button" class="c-link c-sample__title" onclick={open}>{ env.t(title) }</button>
                <p class="c-sample__detail">{ env.t(detail) }</p>
                if let Some(sample) = sample {
                    <a class="c-sample__save" href={sample.address.clone()} download={sample.name}
                        aria-label={format!("{}: {}", env.t(&UI.sample_download), env.t(title))}>
                        { icon(Icon::Save) }{ env.t(&UI.sample_download) }
                    </a>
                }
            </div>
        </div>
    }
}
