//! Smelters looked up by pasted ids and names.

use crate::app::components::{Icon, LookUpTable, icon};
use crate::app::environment::use_environment;
use crate::app::hooks::{LookUpControls, LookingUp};
use crate::app::strings::UI;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Properties of [`SmeltersPage`].
#[derive(Properties, PartialEq)]
pub struct SmeltersPageProps {
    /// What was asked for, and what came of it.
    pub controls: LookUpControls,
}

/// The page.
#[component]
pub fn SmeltersPage(props: &SmeltersPageProps) -> Html {
    let env = use_environment();
    let field = use_node_ref();
    // The field keeps its own text; it begins with what was asked for before.
    use_effect_with((), {
        let (field, asked) = (field.clone(), props.controls.asked.clone());
        move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(&asked);
            }
        }
    });
    let ask = Callback::from({
        let (field, ask) = (field.clone(), props.controls.ask.clone());
        move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                ask.emit(field.value());
            }
        }
    });
    let onsubmit = Callback::from({
        let ask = ask.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            ask.emit(());
        }
    });
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            ask.emit(());
        }
    });
    let answer = match &props.controls.state {
        LookingUp::Idle => Html::default(),
        LookingUp::Running => html! { <p role="status">{ icon(Icon::Running) }{ env.t(&UI.smelters_running) }</p> },
        LookingUp::Failed => html! { <p role="alert">{ icon(Icon::Must) }{ env.t(&UI.smelters_failed) }</p> },
        LookingUp::Answered(found) => html! { <LookUpTable found={found.clone()} /> },
    };
    html! {
        <div class="c-text c-lookup">
            <h1 id="smelters" tabindex="-1">{ env.t(&UI.smelters_title) }</h1>
            <p class="c-text__lead">{ env.t(&UI.smelters_lead) }</p>
            <form class="c-panel c-lookup__form" {onsubmit}>
                <label class="c-label" for="smelters-text">{ env.t(&UI.smelters_field) }</label>
                <textarea class="c-lookup__text" id="smelters-text" ref={field} rows="6" spellcheck="false" autocomplete="off"
                    aria-describedby="smelters-hint" {onkeydown} />
                <p class="c-lookup__hint" id="smelters-hint">{ env.t(&UI.smelters_hint) }</p>
                <button type="submit" class="c-button c-button--primary">{ icon(Icon::Look) }{ env.t(&UI.smelters_ask) }</button>
            </form>
            { answer }
        </div>
    }
}
