//! The official Checker next to this page, so that a supplier sees what each of them finds.

use super::fragment_text;
use crate::app::checker::{Kind, count};
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::official::OpenItem;
use crate::report::Report;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`CheckerPanel`].
#[derive(Properties, PartialEq)]
pub struct CheckerPanelProps {
    /// The report.
    pub report: Rc<Report>,
}

/// The comparison.
#[component]
pub fn CheckerPanel(props: &CheckerPanelProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let official = &report.official_checker;
    let row = |kind| kind_row(&env, report, kind);
    html! {
        <section class="c-panel c-checker" aria-labelledby="checker">
            <h2 class="c-checker__title" id="checker">{ env.t(&official.summary_text()) }</h2>
            <p class="c-checker__detail">{ env.t(&UI.checker_detail) }</p>
            if let Some(cell) = &official.broken_by {
                <p class="c-checker__detail">{ env.t(&wording::checker_broken(&cell.to_string())) }</p>
            }
            <table class="c-table c-checker__table">
                <caption class="u-hidden">{ env.t(&UI.checker_table) }</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="u-hidden">{ env.t(&UI.checker_kind) }</span></th>
                        <th scope="col" lang="en">{ env.t(&UI.checker_name) }</th>
                        <th scope="col">{ env.t(&UI.this_page) }</th>
                    </tr>
                </thead>
                <tbody>{ for Kind::ALL.into_iter().map(row) }</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{ env.t(&UI.total) }</th>
                        <td>{ official.remaining }</td>
                        <td>{ report.findings.len() }</td>
                    </tr>
                </tfoot>
            </table>
            if !official.incomplete.is_empty() {
                <details class="c-checker__items">
                    <summary>{ env.t(&UI.item_by_item) }</summary>
                    { items(&env, report) }
                </details>
            }
        </section>
    }
}

fn kind_row(env: &Environment, report: &Report, kind: Kind) -> Html {
    let (name, official) = match kind {
        // The only thing that the Checker looks for.
        Kind::Blank => (&UI.kind_blank, report.official_checker.remaining),
        Kind::Logic => (&UI.kind_logic, 0),
        Kind::Form => (&UI.kind_form, 0),
        Kind::Habit => (&UI.kind_habit, 0),
    };
    html! { <tr><th scope="row">{ env.t(name) }</th><td>{ official }</td><td>{ count(report, kind) }</td></tr> }
}

fn items(env: &Environment, report: &Report) -> Html {
    let head = |name: &Text| html! { <th scope="col">{ env.t(name) }</th> };
    html! {
        <div class="c-scroll" role="region" aria-label={env.t(&UI.item_by_item)} tabindex="0">
            <table class="c-table c-items">
                <caption class="u-hidden">{ env.t(&UI.item_by_item) }</caption>
                <thead>
                    <tr>
                        { head(&UI.item_row) }{ head(&UI.item_asks) }{ head(&UI.item_cell) }{ head(&UI.item_on_this_page) }
                    </tr>
                </thead>
                <tbody>{ for report.official_checker.incomplete.iter().map(|item| item_row(env, item)) }</tbody>
            </table>
        </div>
    }
}

fn item_row(env: &Environment, item: &OpenItem) -> Html {
    html! {
        <tr>
            <th scope="row">{ item.row }</th>
            <td>{ fragment_text(env, &item.label) }</td>
            <td>
                if let Some(cell) = item.fill_in.as_ref().or(item.answer.as_ref()) {
                    <span class="c-cell">{ cell.addr.to_string() }</span>
                } else {
                    { env.t(&UI.any_row) }
                }
            </td>
            <td>
                if let Some(code) = &item.found_by {
                    <span class="c-finding__code">{ &**code }</span>
                } else {
                    { env.t(&UI.shown_under) }
                }
            </td>
        </tr>
    }
}
