//! The smelters of a report: how many have which status, where their mines are, and every row with
//! what the lists say.

use super::{MineCountries, SmelterTable, StatusBars, fragment_text, note};
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, use_environment};
use crate::app::smelters::{age_text, heading, status_list};
use crate::app::strings::{UI, wording};
use crate::reference::is_old;
use crate::report::{Remark, Report};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SmelterView`].
#[derive(Properties, PartialEq)]
pub struct SmelterViewProps {
    /// The report.
    pub report: Rc<Report>,
}

/// The view.
#[component]
pub fn SmelterView(props: &SmelterViewProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    html! {
        <div class="c-smelterview">
            <h1 class="c-smelterview__title">{ env.t(&heading(report)) }</h1>
            <p class="c-smelterview__lead">{ env.t(&UI.smelter_caution) }</p>
            { age_note(&env, report) }
            { remarks(&env, report) }
            <StatusBars report={report.clone()} />
            <MineCountries report={report.clone()} />
            if report.smelters.is_empty() {
                { note(html! { { env.t(&UI.no_smelter_rows) } }) }
            } else {
                <SmelterTable report={report.clone()} />
            }
        </div>
    }
}

/// What is worth knowing about the smelters of each mineral, and asks for nothing.
fn remarks(env: &Environment, report: &Report) -> Html {
    let of_minerals: Vec<_> = report.facts.remarks.iter().filter(|remark| remark.mineral.is_some()).collect();
    if of_minerals.is_empty() {
        return Html::default();
    }
    let line = |remark: &&Remark| html! { <li>{ fragment_text(env, &remark.message) }</li> };
    html! { <ul class="c-smelterview__remarks">{ for of_minerals.iter().map(line) }</ul> }
}

/// What the statuses rest on, and how old that is.
fn age_note(env: &Environment, report: &Report) -> Html {
    let Some((list, age)) = status_list(report) else {
        return note(html! { <>{ env.t(&UI.no_status_list) }{ " " }{ load_link(env) }</> });
    };
    if !is_old(list.date, report.checked_on, report.profile.status_max_age_months) {
        return html! { <p>{ fragment_text(env, &wording::status_list(list)) }</p> };
    }
    note(html! {
        <>
            <b>{ fragment_text(env, &wording::status_list(list)) }</b>{ " " }
            if let Some(days) = age { { env.t(&wording::old_list(&age_text(days))) } }
            { " " }{ env.t(&UI.load_newer_list) }{ " " }{ load_link(env) }
        </>
    })
}

fn load_link(env: &Environment) -> Html {
    if !env.shows(Feature::Lists) {
        return Html::default();
    }
    html! { <a href="#lists">{ env.t(&UI.lists_load) }</a> }
}
