//! The lists in use: what each says, of which day, how old, and a way to leave it out.

use super::{Icon, icon};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{ListControls, today};
use crate::app::labels::UI;
use crate::app::lists::InUse;
use crate::app::smelters::{age_text, is_old};
use crate::app::wording;
use crate::reference::ListKind;
use crate::text::Text;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`ListTable`].
#[derive(Properties, PartialEq)]
pub struct ListTableProps {
    /// The lists and what changes them.
    pub controls: ListControls,
}

/// The table, and the switch of the built-in facts.
#[component]
pub fn ListTable(props: &ListTableProps) -> Html {
    let env = use_environment();
    let lists = &props.controls.state;
    let in_use = lists.in_use();
    let head =
        [&UI.list_name, &UI.list_says, &UI.list_date, &UI.list_age, &UI.list_source, &UI.list_count, &UI.list_action];
    html! {
        <div class="c-panel c-lists">
            <h2 class="c-lists__title" id="lists-in-use" tabindex="-1">{ env.t(&UI.lists_in_use) }</h2>
            if !lists.built_in.is_empty() { { built_in_switch(&env, &props.controls) } }
            if in_use.is_empty() {
                <p class="c-lists__none">{ env.t(&UI.lists_none) }</p>
            } else {
                <div class="c-scroll" tabindex="0" role="region" aria-labelledby="lists-in-use">
                    <table class="c-table c-lists__table">
                        <caption class="u-hidden">{ env.t(&UI.lists_in_use) }</caption>
                        <thead><tr>{ for head.map(|name| html! { <th scope="col">{ env.t(name) }</th> }) }</tr></thead>
                        <tbody>{ for in_use.iter().map(|list| row(&env, list, &props.controls.remove)) }</tbody>
                    </table>
                </div>
                <p class="c-lists__small">{ env.t(&UI.lists_order) }</p>
            }
        </div>
    }
}

fn row(env: &Environment, list: &InUse, remove: &Callback<u32>) -> Html {
    let info = list.info;
    let name = env.t(&info.name);
    let action = match list.number {
        Some(number) => html! {
            <button type="button" class="c-button c-button--small" onclick={remove.reform(move |_: MouseEvent| number)}
                aria-label={env.t(&wording::remove_list(&info.name))}>
                { icon(Icon::Cross) }{ env.t(&UI.list_remove) }
            </button>
        },
        None => html! { { env.t(&UI.list_built_in) } },
    };
    html! {
        <tr key={info.id.clone()}>
            <th scope="row">{ name }</th>
            <td>{ env.t(kind(info.kind)) }</td>
            <td class="u-nowrap">{ info.date.map(|date| date.to_string()).unwrap_or_default() }</td>
            <td>{ age(env, list) }</td>
            <td class="c-lists__source">{ env.t(&info.source) }</td>
            <td>{ info.count }</td>
            <td>{ action }</td>
        </tr>
    }
}

/// Only a status grows old; names and ids stay what they are.
fn age(env: &Environment, list: &InUse) -> Html {
    let days = today().and_then(|today| Some(today.days_after(list.info.date?)));
    let text = days.map(|days| env.t(&age_text(days)));
    if list.info.kind == ListKind::Status && is_old(days) {
        return html! { <span class="c-lists__old">{ icon(Icon::Clock) }if let Some(text) = text { { text } }</span> };
    }
    html! { if let Some(text) = text { { text } } }
}

/// What a list is good for.
fn kind(kind: ListKind) -> &'static Text {
    match kind {
        ListKind::Identity => &UI.list_identity,
        ListKind::Status => &UI.list_status,
        ListKind::Accepted => &UI.list_accepted,
        ListKind::Blocked => &UI.list_blocked,
        ListKind::Named => &UI.list_named,
    }
}

fn built_in_switch(env: &Environment, controls: &ListControls) -> Html {
    let onchange = controls.use_built_in.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.checked()
    });
    html! {
        <p class="c-lists__switch">
            <input type="checkbox" id="built-in-facts" checked={controls.state.basis.built_in} {onchange} />
            <label for="built-in-facts">{ env.t(&UI.lists_use_built_in) }</label>
        </p>
    }
}
