//! Every row of the Smelter List with what the lists say about it.

use super::status_chip::status_chip;
use super::{Icon, file_text, fragment_text, icon, severity_chip};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{FIRST, slices, use_slices};
use crate::app::smelters::{SortBy, TableFilter, findings_of_rows, shown_rows};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::reference::StatusGroup;
use crate::report::smelters::{CandidateSmelter, SmelterRow};
use crate::report::{Report, Severity};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// How many rows the browser leaves out together while they are out of sight. A table of groups is
/// found by the browser's own search and printed as a whole; each group costs a little in every
/// frame.
const GROUP: usize = 25;

/// Properties of [`SmelterTable`].
#[derive(Properties, PartialEq)]
pub struct SmelterTableProps {
    /// The report.
    pub report: Rc<Report>,
}

/// The table with its filters.
#[component]
pub fn SmelterTable(props: &SmelterTableProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let filter = use_state_eq(TableFilter::default);
    let sort = use_state_eq(|| (SortBy::Row, false));
    let all_wanted = use_state_eq(|| false);
    let findings = use_memo(report.clone(), |report| findings_of_rows(report));
    // Another language is another table too: what was drawn before goes, and the slices begin
    // again.
    let shown =
        use_memo((report.clone(), (*filter).clone(), *sort, env.lang), |(report, filter, (by, descending), _)| {
            shown_rows(report, filter, *by, *descending)
        });
    let drawn = use_slices(&shown, shown.len(), *all_wanted);
    let rest = shown.len() - drawn;
    // Said when it changes: once for all slices.
    let said = if rest == 0 { shown.len() } else { FIRST };
    let slice = |places: Range<usize>| {
        html! {
            <SmelterRows
                key={places.start} report={report.clone()} shown={shown.clone()} findings={findings.clone()}
                places={places.clone()}
            />
        }
    };
    let show_all = {
        let all_wanted = all_wanted.setter();
        Callback::from(move |_: MouseEvent| all_wanted.set(true))
    };
    let head = |by: SortBy, name: &Text| sort_head(&env, &sort, by, name);
    html! {
        <section class="c-panel c-smelters" aria-labelledby="smelter-table">
            <h2 class="c-smelters__title" id="smelter-table">{ env.t(&UI.smelter_list) }</h2>
            { filters(&env, report, &filter) }
            <p role="status" class="c-smelters__count">{ env.t(&wording::rows_shown(said, report.smelters.len())) }</p>
            // The roles stay those of a table where the style sheet lays out its rows.
            <table role="table" class="c-table c-stack c-smelters__table">
                <caption class="u-hidden">{ env.t(&UI.smelter_list) }</caption>
                <thead role="rowgroup"><tr role="row">
                    { head(SortBy::Row, &UI.item_row) }
                    { head(SortBy::Mineral, &UI.filter_mineral) }
                    { head(SortBy::Name, &UI.smelter_name) }
                    <th role="columnheader" scope="col">{ env.t(&UI.smelter_id) }</th>
                    { head(SortBy::Country, &UI.smelter_country) }
                    { head(SortBy::Status, &UI.smelter_status) }
                    <th role="columnheader" scope="col">{ env.t(&UI.smelter_findings) }</th>
                </tr></thead>
                { for slices(drawn).map(slice) }
            </table>
            if rest > 0 && !*all_wanted {
                <button type="button" class="c-button" onclick={show_all}>{ env.t(&wording::show_rest(rest)) }</button>
            }
            <p class="c-smelters__caution">{ env.t(&UI.candidates_caution) }</p>
        </section>
    }
}

/// Properties of [`SmelterRows`].
#[derive(Properties)]
struct SmelterRowsProps {
    report: Rc<Report>,
    /// Places of all rows of the table, in their order.
    shown: Rc<Vec<usize>>,
    findings: Rc<BTreeMap<u32, Vec<Severity>>>,
    /// Which of `shown` are drawn here; the end may be beyond the last.
    places: Range<usize>,
}

impl PartialEq for SmelterRowsProps {
    /// Without a look at thousands of rows.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.report, &other.report)
            && Rc::ptr_eq(&self.shown, &other.shown)
            && Rc::ptr_eq(&self.findings, &other.findings)
            && self.places == other.places
    }
}

/// One slice of the rows, in groups.
#[component]
fn SmelterRows(props: &SmelterRowsProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let row = |place: &usize| {
        let row = report.smelters.get(*place)?;
        let worst = props.findings.get(&row.row).and_then(|severities| severities.first().copied());
        Some(table_row(&env, report, row, worst.map(|severity| severity_chip(&env, severity))))
    };
    let group = |places: &[usize]| {
        html! { <tbody role="rowgroup" class="c-smelters__group">{ for places.iter().filter_map(row) }</tbody> }
    };
    let end = props.places.end.min(props.shown.len());
    let places = props.shown.get(props.places.start..end).unwrap_or_default();
    html! { <>{ for places.chunks(GROUP).map(group) }</> }
}

fn sort_head(env: &Environment, sort: &UseStateHandle<(SortBy, bool)>, by: SortBy, name: &Text) -> Html {
    let (current, descending) = **sort;
    let is_current = current == by;
    let order = match (is_current, descending) {
        (false, _) => None,
        (true, false) => Some("ascending"),
        (true, true) => Some("descending"),
    };
    let setter = sort.setter();
    let onclick = Callback::from(move |_: MouseEvent| setter.set((by, is_current && !descending)));
    let class = classes!("c-sort", is_current.then_some("is-current"), (is_current && descending).then_some("is-up"));
    html! {
        <th role="columnheader" scope="col" aria-sort={order}>
            <button type="button" {class} {onclick}>{ env.t(name) }{ icon(Icon::Down) }</button>
        </th>
    }
}

fn filters(env: &Environment, report: &Report, filter: &UseStateHandle<TableFilter>) -> Html {
    let minerals: Vec<String> = {
        let mut minerals: Vec<String> = Vec::new();
        for row in &report.smelters {
            if !minerals.contains(&row.mineral) {
                minerals.push(row.mineral.clone());
            }
        }
        minerals
    };
    let choose = |change: fn(&mut TableFilter, usize, &[String])| {
        let (filter, minerals) = (filter.clone(), minerals.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let mut next = (*filter).clone();
            change(&mut next, usize::try_from(select.selected_index()).unwrap_or_default(), &minerals);
            filter.set(next);
        })
    };
    let on_mineral = choose(|filter, place, minerals| {
        filter.mineral = place.checked_sub(1).and_then(|place| minerals.get(place).cloned());
    });
    let on_group = choose(|filter, place, _| {
        filter.group = place.checked_sub(1).map(|place| StatusGroup::ALL.get(place).copied());
    });
    let on_words = {
        let filter = filter.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            filter.set(TableFilter { words: input.value(), ..(*filter).clone() });
        })
    };
    let on_findings = {
        let filter = filter.clone();
        Callback::from(move |_: Event| {
            filter.set(TableFilter { with_findings: !filter.with_findings, ..(*filter).clone() });
        })
    };
    html! {
        <div class="c-smelters__filters">
            <p><label for="smelter-words">{ env.t(&UI.rules_search) }</label>
                <input class="c-select" type="search" id="smelter-words" oninput={on_words} /></p>
            <p><label for="smelter-mineral">{ env.t(&UI.filter_mineral) }</label>
                <select class="c-select" id="smelter-mineral" onchange={on_mineral}>
                    <option selected={filter.mineral.is_none()}>{ env.t(&UI.all) }</option>
                    { for minerals.iter().map(|mineral| html! { <option>{ env.t(&report.mineral_name(mineral)) }</option> }) }
                </select></p>
            <p><label for="smelter-status">{ env.t(&UI.smelter_status) }</label>
                <select class="c-select" id="smelter-status" onchange={on_group}>
                    <option selected={filter.group.is_none()}>{ env.t(&UI.all) }</option>
                    { for StatusGroup::ALL.iter().map(|group| html! { <option>{ env.t(&group.name()) }</option> }) }
                    <option>{ env.t(&UI.not_identified) }</option>
                </select></p>
            <label class="c-check">
                <input type="checkbox" checked={filter.with_findings} onchange={on_findings} />
                <span class="c-check__name">{ env.t(&UI.only_with_findings) }</span>
            </label>
        </div>
    }
}

fn table_row(env: &Environment, report: &Report, row: &SmelterRow, worst: Option<Html>) -> Html {
    let other_name = row.meant.as_ref().filter(|meant| meant.name != row.typed.name);
    let id = row.meant.as_ref().map(|meant| &meant.id).filter(|id| !id.is_empty());
    html! {
        <tr role="row" key={row.row}>
            <th role="rowheader" scope="row" data-label={env.t(&UI.item_row)}>{ row.row }</th>
            <td role="cell" data-label={env.t(&UI.filter_mineral)}>{ fragment_text(env, &report.mineral_name(&row.mineral)) }</td>
            <td role="cell" data-label={env.t(&UI.smelter_name)}>
                if row.typed.name.is_empty() {
                    <i>{ env.t(&UI.blank) }</i>
                } else {
                    <b>{ file_text(env, &row.typed.name) }</b>
                }
                if row.typed.not_listed { <span class="c-smelters__more">{ env.t(&UI.chosen_not_listed) }</span> }
                if let Some(meant) = other_name {
                    <span class="c-smelters__more">{ env.label(&UI.standard_name) }{ file_text(env, &meant.name) }</span>
                }
                if !row.candidates.is_empty() { { candidates(env, &row.candidates) } }
            </td>
            <td role="cell" data-label={env.t(&UI.smelter_id)} class="c-smelters__id">{ file_text(env, id.unwrap_or(&row.typed.id)) }</td>
            <td role="cell" data-label={env.t(&UI.smelter_country)}>{ file_text(env, &row.typed.country) }</td>
            <td role="cell" data-label={env.t(&UI.smelter_status)}>{ status_chip(env, report, row) }</td>
            <td role="cell" data-label={env.t(&UI.smelter_findings)}>{ worst.unwrap_or_default() }</td>
        </tr>
    }
}

fn candidates(env: &Environment, candidates: &[CandidateSmelter]) -> Html {
    let line = |candidate: &CandidateSmelter| {
        html! {
            <li>{ file_text(env, &candidate.name) }{ " " }<span class="c-smelters__id">{ candidate.id.clone() }</span>{ " " }{ file_text(env, &candidate.country) }</li>
        }
    };
    html! {
        <details class="c-smelters__candidates">
            <summary>{ env.t(&wording::candidates(candidates.len())) }</summary>
            <ul>{ for candidates.iter().map(line) }</ul>
        </details>
    }
}
