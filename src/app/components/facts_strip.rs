//! What file and form say about themselves, in one strip.

use super::{file_text, fragment_text};
use crate::app::browser::is_narrow;
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::report::{MineralFact, Remark, Report};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`FactsStrip`].
#[derive(Properties, PartialEq)]
pub struct FactsStripProps {
    /// The report.
    pub report: Rc<Report>,
}

/// The strip; on a narrow screen it folds into one line.
#[component]
pub fn FactsStrip(props: &FactsStripProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let open = *use_memo((), |()| !is_narrow());
    html! {
        <details class="c-panel c-facts" {open}>
            <summary>{ env.t(&UI.facts_title) }</summary>
            <dl class="c-facts__list">
                { fact(&env, &UI.fact_template, template(&env, report)) }
                { fact(&env, &UI.fact_date, effective_date(&env, report)) }
                { fact(&env, &UI.fact_minerals, minerals(&env, &report.facts.minerals)) }
                { fact(&env, &UI.fact_rows, rows(&env, report)) }
                { fact(&env, &UI.profile, profile(&env, report)) }
                if !report.facts.remarks.is_empty() {
                    { fact(&env, &UI.fact_remarks, remarks(&env, report)) }
                }
                { fact(&env, &UI.fact_sha, fingerprint(report)) }
            </dl>
        </details>
    }
}

fn fact(env: &Environment, name: &Text, content: Html) -> Html {
    html! { <div><dt>{ env.t(name) }</dt><dd>{ content }</dd></div> }
}

fn template(env: &Environment, report: &Report) -> Html {
    let newest =
        report.template.newest_known.as_ref().filter(|newest| Some(*newest) != report.template.revision.as_ref());
    let released = report.template.released.map(|day| format!(" ({day})")).unwrap_or_default();
    html! {
        <>
            <span>{ wording::template(report) }<span class="u-nowrap">{ released }</span></span>
            if let Some(newest) = newest {
                <span class="c-facts__more">{ env.t(&UI.fact_newest) }{ " " }{ newest.clone() }</span>
            }
        </>
    }
}

/// What asks for nothing, one line each.
fn remarks(env: &Environment, report: &Report) -> Html {
    let line = |remark: &Remark| html! { <li>{ fragment_text(env, &remark.message) }</li> };
    html! { <ul>{ for report.facts.remarks.iter().map(line) }</ul> }
}

fn effective_date(env: &Environment, report: &Report) -> Html {
    let date = &report.facts.effective_date;
    if date.is_empty() {
        return html! { { env.t(&UI.fact_none) } };
    }
    file_text(env, date)
}

fn minerals(env: &Environment, minerals: &[MineralFact]) -> Html {
    if minerals.is_empty() {
        return html! { { env.t(&UI.no_minerals) } };
    }
    let mineral = |fact: &MineralFact| {
        html! {
            <li>
                if !fact.symbol.is_empty() && fact.symbol != fact.name.en {
                    <span class="c-element" aria-hidden="true">{ fact.symbol.clone() }</span>
                }
                { fragment_text(env, &fact.name) }
                if let Some(scope) = wording::mineral_scope(fact.scope) {
                    <span class="c-facts__more">{ env.t(scope) }</span>
                }
            </li>
        }
    };
    html! { <ul class="c-facts__minerals">{ for minerals.iter().map(mineral) }</ul> }
}

fn rows(env: &Environment, report: &Report) -> Html {
    let facts = &report.facts;
    let counts = [
        (facts.smelter_rows, &UI.rows_smelter),
        (facts.mine_rows, &UI.rows_mine),
        (facts.product_rows, &UI.rows_product),
    ];
    let row =
        |(count, name): &(usize, &Text)| html! { <span class="c-facts__line">{ env.t(name) }{ " " }{ *count }</span> };
    let filled = counts.iter().enumerate().filter(|(index, (count, _))| *index == 0 || *count > 0);
    html! { { for filled.map(|(_, count)| row(count)) } }
}

fn profile(env: &Environment, report: &Report) -> Html {
    let profile = &report.profile;
    html! {
        <>
            <span>{ fragment_text(env, &profile.name) }</span>
            <span class="c-facts__more">{ env.t(&UI.profile_version) }{ " " }{ profile.version.clone() }</span>
        </>
    }
}

/// Long enough to compare by eye; the whole of it is in the printed report.
fn fingerprint(report: &Report) -> Html {
    let sha = &report.file.sha256;
    let short = match (sha.get(..8), sha.len().checked_sub(4).and_then(|end| sha.get(end..))) {
        (Some(start), Some(end)) => format!("{start}…{end}"),
        _ => sha.clone(),
    };
    html! {
        <>
            <span class="c-facts__sha" title={sha.clone()}>{ short }</span>
            <span class="c-facts__sha c-facts__sha--whole">{ sha.clone() }</span>
            <span class="c-facts__more">{ wording::size(report.file.size) }</span>
        </>
    }
}
