//! What the lists in use say about each id and name that was looked up.

use super::cell_tag::write_to_clipboard;
use super::{Icon, file_text, fragment_text, icon};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{save_file, slices, use_slices};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::look_up::{FoundSmelter, LookUp, LookedUp, Outcome, PassedOver, SimilarSmelter, table};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`LookUpTable`].
#[derive(Properties, PartialEq)]
pub struct LookUpTableProps {
    /// What was found.
    pub found: Rc<LookUp>,
}

/// Counts, the table, and what was taken for no name.
#[component]
pub fn LookUpTable(props: &LookUpTableProps) -> Html {
    let env = use_environment();
    let found = &props.found;
    let all_wanted = use_state_eq(|| false);
    let heading = use_node_ref();
    use_effect_with(found.clone(), {
        let (all_wanted, heading) = (all_wanted.setter(), heading.clone());
        move |_: &Rc<LookUp>| {
            all_wanted.set(false);
            if let Some(heading) = heading.cast::<web_sys::HtmlElement>() {
                let _ = heading.focus();
            }
        }
    });
    let drawn = use_slices(&(found.clone(), env.lang), found.answers.len(), *all_wanted);
    let rest = found.answers.len() - drawn;
    let show_all = Callback::from({
        let all_wanted = all_wanted.setter();
        move |_: MouseEvent| all_wanted.set(true)
    });
    let slice = |places: Range<usize>| html! { <LookUpRows key={places.start} found={found.clone()} places={places.clone()} /> };
    let head = |name: &Text| html! { <th role="columnheader" scope="col">{ env.t(name) }</th> };
    html! {
        <section class="c-panel c-lookup__answer" aria-labelledby="smelters-found">
            <h2 class="c-smelters__title" id="smelters-found" tabindex="-1" ref={heading}>{ env.t(&found.summary_text()) }</h2>
            // What it said was said in the language of before.
            <TakeAway key={env.lang.tag()} found={found.clone()} />
            if !found.answers.is_empty() {
                <table role="table" class="c-table c-stack c-lookup__table">
                    <caption class="u-hidden">{ env.t(&UI.smelters_title) }</caption>
                    <thead role="rowgroup"><tr role="row">
                        { head(&UI.smelters_typed) }{ head(&UI.smelters_meant) }{ head(&UI.filter_mineral) }
                        { head(&UI.smelter_country) }{ head(&UI.smelter_status) }{ head(&UI.smelters_known) }
                    </tr></thead>
                    { for slices(drawn).map(slice) }
                </table>
            }
            if rest > 0 && !*all_wanted {
                <button type="button" class="c-button" onclick={show_all}>{ env.t(&wording::show_rest(rest)) }</button>
            }
            { passed_over(&env, &found.passed_over, found.passed_over_count) }
            <p class="c-smelters__caution">{ env.t(&UI.smelters_caution) }</p>
        </section>
    }
}

/// Properties of [`TakeAway`].
#[derive(Properties, PartialEq)]
struct TakeAwayProps {
    found: Rc<LookUp>,
}

/// Copies the table, or saves it.
#[component]
fn TakeAway(props: &TakeAwayProps) -> Html {
    let env = use_environment();
    let said = use_state_eq(|| None::<&'static Text>);
    let copy = {
        let (said, found, lang) = (said.setter(), props.found.clone(), env.lang);
        Callback::from(move |_: MouseEvent| {
            let (said, text) = (said.clone(), table::tab_separated(&found, lang));
            spawn_local(async move {
                let copied = write_to_clipboard(&text).await;
                said.set(Some(if copied { &UI.smelters_copied } else { &UI.copy_failed }));
            });
        })
    };
    let save = {
        let (said, found, lang) = (said.setter(), props.found.clone(), env.lang);
        Callback::from(move |_: MouseEvent| {
            let text = table::csv(&found, lang);
            let saved = save_file(&text.as_str().into(), "text/csv;charset=utf-8", "smelters.csv");
            said.set(Some(if saved.is_some() { &UI.smelters_saved } else { &UI.smelters_not_saved }));
        })
    };
    html! {
        <div class="c-lookup__take">
            <button type="button" class="c-button c-button--small" onclick={copy}>{ icon(Icon::Copy) }{ env.t(&UI.smelters_copy) }</button>
            <button type="button" class="c-button c-button--small" onclick={save}>{ icon(Icon::Save) }{ env.t(&UI.smelters_save) }</button>
            <span role="status">{ said.map(|text| env.t(text)) }</span>
        </div>
    }
}

/// Properties of [`LookUpRows`].
#[derive(Properties, PartialEq)]
struct LookUpRowsProps {
    found: Rc<LookUp>,
    /// Which answers are drawn here; the end may be beyond the last.
    places: Range<usize>,
}

/// One slice of the answers.
#[component]
fn LookUpRows(props: &LookUpRowsProps) -> Html {
    let env = use_environment();
    let end = props.places.end.min(props.found.answers.len());
    let answers = props.found.answers.get(props.places.start..end).unwrap_or_default();
    html! { <tbody role="rowgroup">{ for answers.iter().map(|answer| rows(&env, &props.found, answer)) }</tbody> }
}

/// A row for each smelter that is meant, or one that says why there is none.
fn rows(env: &Environment, found: &LookUp, answer: &LookedUp) -> Html {
    if answer.smelters.is_empty() {
        return html! {
            <tr role="row">
                { typed(env, answer, true) }
                <td role="cell" colspan="5">
                    <span class={classes!("c-lookup__outcome", (answer.outcome == Outcome::MalformedId).then_some("is-wrong"))}>
                        { icon(Icon::Question) }{ env.t(&answer.text()) }
                    </span>
                    if !answer.similar.is_empty() { <ul class="c-lookup__similar">{ for answer.similar.iter().map(|one| similar(env, one)) }</ul> }
                </td>
            </tr>
        };
    }
    let row = |(place, smelter): (usize, &FoundSmelter)| {
        html! {
            <tr role="row">
                { typed(env, answer, place == 0) }
                <td role="cell" data-label={env.t(&UI.smelters_meant)}>
                    <b>{ file_text(env, &smelter.name) }</b>{ " " }<span class="c-smelters__id">{ file_text(env, &smelter.id) }</span>
                    if place == 0 { <span class="c-smelters__more">{ env.t(&answer.text()) }</span> }
                </td>
                <td role="cell" data-label={env.t(&UI.filter_mineral)}>{ env.t(&smelter.metals_text()) }</td>
                <td role="cell" data-label={env.t(&UI.smelter_country)}>{ fragment_text(env, &smelter.country) }</td>
                <td role="cell" data-label={env.t(&UI.smelter_status)}>{ fragment_text(env, &smelter.status_text()) }</td>
                <td role="cell" data-label={env.t(&UI.smelters_known)}>{ known(env, found, smelter) }</td>
            </tr>
        }
    };
    html! {
        <>
            { for answer.smelters.iter().enumerate().map(row) }
            if answer.smelters_left_out > 0 {
                <tr role="row"><td role="cell" colspan="6">{ env.t(&wording::and_more(answer.smelters_left_out)) }</td></tr>
            }
        </>
    }
}

/// What was typed, once for all smelters that it means.
fn typed(env: &Environment, answer: &LookedUp, is_first: bool) -> Html {
    html! {
        <th role="rowheader" scope="row" data-label={env.t(&UI.smelters_typed)}>
            if is_first {
                { file_text(env, &answer.typed) }
                if answer.count > 1 { { " " }<span class="c-smelters__more">{ env.t(&wording::times(answer.count)) }</span> }
            } else {
                <span class="u-hidden">{ file_text(env, &answer.typed) }</span>
            }
        </th>
    }
}

/// Where it is listed, and what happened to it in public.
fn known(env: &Environment, found: &LookUp, smelter: &FoundSmelter) -> Html {
    let removed = smelter.removed.as_ref().map(|removed| removed.text.clone());
    let company = smelter.company.iter().map(|row| row.text.clone());
    let events = smelter.events.iter().map(|event| event.text.clone());
    let told: Vec<Text> = removed.into_iter().chain(company).chain(events).collect();
    html! {
        <>
            if !smelter.listed_in.is_empty() {
                <span class="c-smelters__more">{ env.label(&UI.smelters_listed_in) }{ fragment_text(env, &smelter.listed_in_text(&found.lists)) }</span>
            }
            { for told.iter().map(|text| html! { <p class="c-lookup__event">{ icon(Icon::Look) }{ fragment_text(env, text) }</p> }) }
        </>
    }
}

fn similar(env: &Environment, similar: &SimilarSmelter) -> Html {
    html! {
        <li>
            { file_text(env, &similar.name) }{ " " }<span class="c-smelters__id">{ file_text(env, &similar.id) }</span>{ " " }
            { env.t(&similar.metals_text()) }{ " " }{ fragment_text(env, &similar.country) }
        </li>
    }
}

fn passed_over(env: &Environment, passed: &[PassedOver], count: usize) -> Html {
    if passed.is_empty() {
        return Html::default();
    }
    let line = |passed: &PassedOver| {
        html! { <li>{ env.t(&wording::line_of_text(passed.line)) }{ " " }{ file_text(env, &passed.text) }</li> }
    };
    html! {
        <details class="c-lookup__passed">
            <summary>{ env.t(&wording::passed_over(count)) }</summary>
            <ul>{ for passed.iter().map(line) }</ul>
            if count > passed.len() { <p>{ env.t(&wording::and_more(count - passed.len())) }</p> }
        </details>
    }
}
