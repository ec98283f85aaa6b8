//! What is being done with the file at the moment.

use super::{Icon, file_text, icon};
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::{UI, wording};
use crate::app::worker::protocol::Progress;
use gloo_events::EventListener;
use gloo_utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Properties of [`ProgressCard`].
#[derive(Properties, PartialEq)]
pub struct ProgressCardProps {
    /// Name of the file.
    pub name: AttrValue,
    /// The step that has begun.
    pub step: Progress,
    /// Whether an earlier report is still shown below.
    pub report_below: bool,
    /// Ends the check.
    pub on_cancel: Callback<()>,
}

/// Progress and the way out: the button has focus, the Escape key works everywhere.
#[component]
pub fn ProgressCard(props: &ProgressCardProps) -> Html {
    let env = use_environment();
    let button = use_node_ref();
    use_effect_with(button.clone(), |button| {
        if let Some(button) = button.cast::<HtmlElement>() {
            // An element that cannot take focus leaves it where it is.
            let _ = button.focus();
        }
    });
    use_effect_with(props.on_cancel.clone(), |on_cancel| {
        let on_cancel = on_cancel.clone();
        let listener = EventListener::new(&document(), "keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                on_cancel.emit(());
            }
        });
        move || drop(listener)
    });
    // Next to an earlier report, that report's heading is the page's.
    let words = env.t(&UI.checking);
    let title = if props.report_below {
        html! { <h2 class="c-checking__title" id="checking">{ words }</h2> }
    } else {
        html! { <h1 class="c-checking__title" id="checking">{ words }</h1> }
    };
    let number = props.step.number().to_string();
    html! {
        <section class="c-panel c-checking" aria-labelledby="checking">
            { title }
            <div class="c-file">
                { icon(Icon::Workbook) }
                <div>
                    <p class="c-file__name">{ file_text(&env, &props.name) }</p>
                    <p class="c-file__meta">{ env.t(&UI.handled_here) }</p>
                </div>
            </div>
            <progress class="c-progress" aria-labelledby="checking" max="6" value={number} />
            <p class="c-checking__line" role="status">
                <span>{ env.t(&wording::step_of(props.step)) }</span>
                <span>{ env.t(&UI.usually_fast) }</span>
            </p>
            <ol class="c-checking__steps">{ for Progress::ALL.iter().map(|step| line(&env, *step, props.step)) }</ol>
            <p class="c-checking__actions">
                <button type="button" class="c-button" ref={button} onclick={props.on_cancel.reform(|_| ())}>
                    { icon(Icon::Cross) }{ env.t(&UI.cancel) }
                </button>
                <span class="c-checking__esc">{ env.t(&UI.esc_cancels) }</span>
            </p>
            if props.report_below {
                <p class="c-checking__below">{ env.t(&UI.old_report_below) }</p>
            }
        </section>
    }
}

fn line(env: &Environment, step: Progress, current: Progress) -> Html {
    let (class, which, word) = match step.cmp(&current) {
        std::cmp::Ordering::Less => ("is-done", Icon::Done, &UI.step_done),
        std::cmp::Ordering::Equal => ("is-running", Icon::Running, &UI.step_running),
        std::cmp::Ordering::Greater => ("is-waiting", Icon::Waiting, &UI.step_waiting),
    };
    html! {
        <li {class}>
            { icon(which) }<span>{ env.t(wording::step(step)) }</span>
            <span class="c-checking__state">{ env.t(word) }</span>
        </li>
    }
}
