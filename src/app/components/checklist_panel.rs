//! What to look at before the file is sent: boxes that only the user ticks, and what is still open.

use super::{Icon, fragment_text, icon};
use crate::app::checklist as words;
use crate::app::environment::{Environment, use_environment};
use crate::report::checklist::{Checklist, Readiness, TickedItem};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ChecklistPanel`].
#[derive(Properties, PartialEq)]
pub struct ChecklistPanelProps {
    /// The checklist with the user's ticks.
    pub checklist: Rc<Checklist>,
    /// Ticks or clears the box with this id.
    pub on_tick: Callback<String>,
}

/// The panel.
#[component]
pub fn ChecklistPanel(props: &ChecklistPanelProps) -> Html {
    let env = use_environment();
    let checklist = &props.checklist;
    let (tone, mark) = match checklist.state {
        Readiness::NothingBlocking => ("nothing", Icon::Done),
        Readiness::Open(_) => ("open", Icon::Bar),
    };
    html! {
        <section class="c-panel c-checklist" aria-labelledby="checklist-title">
            <h2 id="checklist-title">{ env.t(&words::TITLE) }</h2>
            if !checklist.items.is_empty() {
                <p class="c-checklist__detail">{ env.t(&words::DETAIL) }</p>
                <ul class="c-checklist__items">
                    { for checklist.items.iter().enumerate().map(|(place, line)| item(&env, place, line, &props.on_tick)) }
                </ul>
            }
            <div class={format!("c-checklist__state c-checklist__state--{tone}")} role="status">
                <p class="c-checklist__head">{ icon(mark) }{ env.t(&checklist.state.text()) }</p>
                if let Readiness::Open(open) = &checklist.state {
                    <ul>{ for open.iter().map(|line| html! { <li>{ fragment_text(&env, line) }</li> }) }</ul>
                }
            </div>
        </section>
    }
}

fn item(env: &Environment, place: usize, line: &TickedItem, on_tick: &Callback<String>) -> Html {
    let item = &line.item;
    let id = item.id.clone();
    let onchange = on_tick.reform(move |_: Event| id.clone());
    let box_id = format!("checklist-{place}");
    let about_id = format!("checklist-{place}-about");
    let has_more = !item.hint.en.is_empty() || item.machine_note.is_some();
    html! {
        <li class="c-checklist__item">
            <input type="checkbox" id={box_id.clone()} checked={line.ticked} {onchange}
                aria-describedby={has_more.then(|| about_id.clone())} />
            <div>
                <label for={box_id}>{ fragment_text(env, &item.text) }</label>
                if has_more {
                    <div id={about_id} class="c-checklist__about">
                        if !item.hint.en.is_empty() { <p>{ fragment_text(env, &item.hint) }</p> }
                        if let Some(note) = &item.machine_note {
                            <p class="c-checklist__machine">
                                <b>{ env.label(&words::REPORT_SAYS) }</b>{ fragment_text(env, note) }
                            </p>
                        }
                    </div>
                }
            </div>
        </li>
    }
}
