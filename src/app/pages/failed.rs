//! A file that could not be checked: what it is, and the ways out.

use crate::app::components::{FilePicker, Icon, WORKBOOKS, deployment_links, file_text, fragment_text, icon};
use crate::app::deployment::Feature;
use crate::app::environment::use_environment;
use crate::app::hooks::{Deferred, Picked, Sample, Samples, sample_named};
use crate::app::state::Failure;
use crate::app::strings::{UI, wording};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`FailedPage`].
#[derive(Properties, PartialEq)]
pub struct FailedPageProps {
    /// The reason.
    pub failure: Rc<Failure>,
    /// The sample files.
    pub samples: Deferred<Samples>,
    /// That it is a sample, where it is one.
    pub of_sample: Option<Html>,
    /// Checks another file.
    pub on_pick: Callback<Picked>,
    /// Takes the file for a list of smelters.
    pub on_list: Callback<()>,
}

/// The error page; its heading takes focus.
#[component]
pub fn FailedPage(props: &FailedPageProps) -> Html {
    let env = use_environment();
    let heading = use_node_ref();
    use_effect_with((heading.clone(), props.failure.clone()), |(heading, _)| {
        if let Some(heading) = heading.cast::<HtmlElement>() {
            let _ = heading.focus();
        }
    });
    let failure = &props.failure;
    let sample = sample_named(&props.samples, "errors").filter(|_| env.shows(Feature::Samples));
    let open_sample =
        sample.and_then(Sample::picked).map(|picked| props.on_pick.reform(move |_: MouseEvent| picked.clone()));
    let detail = |(name, value): &(&'static str, String)| html! { <div><dt>{ *name }</dt><dd>{ file_text(&env, value) }</dd></div> };
    html! {
        <section class="c-panel c-failed" aria-labelledby="failed">
            <h1 class="c-failed__title" id="failed" tabindex="-1" ref={heading}>
                { icon(Icon::Must) }{ env.t(&UI.unreadable) }
            </h1>
            <div class="c-file">
                { icon(Icon::Workbook) }
                <div>
                    <p class="c-file__name">{ file_text(&env, &failure.name) }</p>
                    <p class="c-file__meta c-dotted">
                        if let Some(size) = failure.size { <span>{ wording::size(size) }</span> }
                        <span>{ fragment_text(&env, &failure.message) }</span>
                    </p>
                </div>
            </div>
            { props.of_sample.clone() }
            if !failure.steps.is_empty() {
                <h2 class="c-label">{ env.t(&UI.what_to_do) }</h2>
                <ol class="c-steps">{ for failure.steps.iter().map(|step| html! { <li>{ fragment_text(&env, step) }</li> }) }</ol>
            }
            <div class="c-actions">
                <FilePicker
                    id={"file"} label={env.t(&UI.choose_another)} icon={Icon::Workbook} large={false}
                    accept={WORKBOOKS} on_pick={props.on_pick.clone()}
                />
                if failure.may_be_list && env.shows(Feature::Lists) {
                    <button type="button" class="c-button" onclick={props.on_list.reform(|_: MouseEvent| ())}>
                        { env.t(&UI.lists_load_this) }
                    </button>
                }
                if let Some(open_sample) = open_sample {
                    <button type="button" class="c-button" onclick={open_sample}>{ env.t(&UI.open_sample) }</button>
                }
                { deployment_links(&env) }
            </div>
            <details class="c-failed__it">
                <summary>{ env.t(&UI.for_it) }</summary>
                <dl lang="en">{ for failure.details.iter().map(detail) }</dl>
            </details>
        </section>
    }
}
