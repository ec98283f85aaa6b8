//! The lists in use: what each says, of which day, how old, and ways to correct, move, keep or
//! leave it out.

use super::{Icon, fragment_text, icon, whole_file_text};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{ListControls, today};
use crate::app::lists::{Action, InUse, Persistence, day_of_list};
use crate::app::smelters::age_text;
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::reference::{ListKind, is_old};
use crate::report::ProfileInfo;
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
                    <table class="c-table c-stack c-lists__table">
                        <caption class="u-hidden">{ env.t(&UI.lists_in_use) }</caption>
                        <thead><tr>{ for head.map(|name| html! { <th scope="col">{ env.t(name) }</th> }) }</tr></thead>
                        <tbody>{ for in_use.iter().enumerate().map(|(place, list)| row(&env, place, list, &props.controls)) }</tbody>
                    </table>
                </div>
                <p class="c-lists__small">{ env.t(&UI.lists_order) }</p>
            }
            { keeping(&env, &props.controls) }
        </div>
    }
}

fn row(env: &Environment, place: usize, list: &InUse, controls: &ListControls) -> Html {
    let info = list.info;
    let action = match list.number {
        Some(number) => html! {
            <button type="button" class="c-button c-button--small"
                onclick={controls.remove.reform(move |_: MouseEvent| number)}
                aria-label={env.t(&wording::remove_list(&info.name))}>
                { icon(Icon::Cross) }{ env.t(&UI.list_remove) }
            </button>
        },
        None => Html::default(),
    };
    let source = if info.built_in && info.kind != ListKind::Statements {
        html! { { env.t(&UI.list_built_in) } }
    } else {
        whole_file_text(env, info.source.get(env.lang))
    };
    html! {
        <tr key={info.id.clone()}>
            <th scope="row">{ fragment_text(env, &info.name) }</th>
            <td data-label={env.t(&UI.list_says)}>{ env.t(kind(info.kind)) }</td>
            <td data-label={env.t(&UI.list_date)} class="u-nowrap">{ day(env, list, controls) }{ moves(env, place, list, controls) }</td>
            <td data-label={env.t(&UI.list_age)}>{ age(env, list) }</td>
            <td data-label={env.t(&UI.list_source)} class="c-lists__source">
                { source }
            </td>
            <td data-label={env.t(&UI.list_count)}>{ info.count }</td>
            <td>{ action }</td>
        </tr>
    }
}

/// The day, which the user can correct in a list of the user's own.
fn day(env: &Environment, list: &InUse, controls: &ListControls) -> Html {
    let (true, Some(number)) = (list.own, list.number) else {
        return html! { { list.info.date.map(|date| env.t(&date.text())).unwrap_or_default() } };
    };
    let date = list.info.date.map(|date| date.to_string()).unwrap_or_default();
    let (change, say, known) = (controls.change.clone(), env.say.clone(), date.clone());
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        match day_of_list(&input.value(), today()) {
            Ok(date) => change.emit(Action::Date(number, date)),
            Err(mistake) => {
                input.set_value(&known);
                say.emit(mistake);
            }
        }
    });
    // The browser's own field for days shows them in the order of its country, which reads as
    // another day.
    html! {
        <input class="c-lists__day" value={date} size="11" maxlength="10" autocomplete="off" {onchange}
            aria-label={env.t(&wording::day_of_list(&list.info.name))} />
    }
}

/// Of lists of the same day, the user says which is believed first.
fn moves(env: &Environment, place: usize, list: &InUse, controls: &ListControls) -> Html {
    let button = |place: usize, shown: Icon, name: &Text| {
        let action = controls.state.rise(place)?;
        let onclick = controls.change.reform(move |_: MouseEvent| action.clone());
        Some(html! {
            <button type="button" class="c-button c-button--small" {onclick} aria-label={env.t(name)} title={env.t(name)}>
                { icon(shown) }
            </button>
        })
    };
    let up = list.can_rise.then(|| button(place, Icon::Up, &wording::rise_list(&list.info.name))).flatten();
    let down = list.can_sink.then(|| button(place + 1, Icon::Down, &wording::sink_list(&list.info.name))).flatten();
    html! { if up.is_some() || down.is_some() { <span class="c-lists__moves">{ for up }{ for down }</span> } }
}

/// Whether the lists outlast the visit, and the way to delete them.
fn keeping(env: &Environment, controls: &ListControls) -> Html {
    let keeping = controls.state.keeping;
    let onchange = controls.change.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Action::Keep(input.checked())
    });
    let forget = controls.change.reform(|_: MouseEvent| Action::Keep(false));
    let has_own = controls.state.in_use().iter().any(|list| list.own);
    html! {
        if has_own || keeping != Persistence::Off || controls.state.held > 0 {
            <div class="c-lists__keeping">
                <p class="c-lists__switch">
                    <input type="checkbox" id="keep-lists" checked={keeping == Persistence::On} {onchange} />
                    <label for="keep-lists">{ env.t(&UI.lists_keep) }</label>
                </p>
                <p class="c-lists__small" role="status">
                    { env.t(&keeping.text(controls.state.held)) }
                </p>
                if controls.state.held > 0 {
                    <button type="button" class="c-button c-button--small" onclick={forget}>
                        { icon(Icon::Cross) }{ env.t(&UI.lists_forget) }
                    </button>
                }
            </div>
        }
    }
}

/// Only a status grows old; names and ids stay what they are.
fn age(env: &Environment, list: &InUse) -> Html {
    let days = today().and_then(|today| Some(today.days_after(list.info.date?)));
    let text = days.map(|days| env.t(&age_text(days)));
    if list.info.gives_statuses() && is_old(list.info.date, today(), ProfileInfo::USUAL_STATUS_MONTHS) {
        return html! { <span class="c-lists__old">{ icon(Icon::Clock) }if let Some(text) = text { { text } }</span> };
    }
    html! { if let Some(text) = text { { text } } }
}

/// What a list is good for.
fn kind(kind: ListKind) -> &'static Text {
    match kind {
        ListKind::Identity => &UI.list_identity,
        ListKind::Status => &UI.list_status,
        ListKind::Statements => &UI.list_statements,
        ListKind::Accepted => &UI.list_accepted,
        ListKind::Blocked => &UI.list_blocked,
        ListKind::History => &UI.list_history,
        ListKind::Named => &UI.list_named,
    }
}

fn built_in_switch(env: &Environment, controls: &ListControls) -> Html {
    let onchange = controls.use_built_in.reform(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.checked()
    });
    html! {
        <>
            <p class="c-lists__switch">
                <input type="checkbox" id="built-in-facts" checked={controls.state.basis.built_in} {onchange} />
                <label for="built-in-facts">{ env.t(&UI.lists_use_built_in) }</label>
            </p>
            if let Some(info) = controls.state.built_in.iter().find(|info| info.kind != ListKind::Statements) { <p class="c-lists__small">{ env.t(&info.source) }</p> }
        </>
    }
}
