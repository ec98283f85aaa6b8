//! What is in the cells of a finding at the moment.

use super::{file_text, fragment_text, severity_icon};
use crate::app::environment::Environment;
use crate::app::strings::UI;
use crate::report::causes::sheet_name;
use crate::report::{Evidence, Finding};
use yew::prelude::*;

/// The table, or nothing for a finding without cells.
pub fn evidence_table(env: &Environment, finding: &Finding) -> Html {
    if finding.evidence.is_empty() {
        return Html::default();
    }
    let first_sheet = finding.evidence.first().map(|evidence| evidence.cell.sheet.clone());
    let several_sheets = finding.evidence.iter().any(|evidence| Some(&evidence.cell.sheet) != first_sheet.as_ref());
    let row = |evidence: &Evidence| {
        html! {
            <tr class={evidence.wrong.then_some("is-wrong")}>
                <th scope="row" class="c-now__cell">
                    if several_sheets { <span class="c-now__sheet">{ env.t(&sheet_name(&evidence.cell.sheet)) }</span> }
                    { evidence.cell.addr.to_string() }
                </th>
                <td class="c-now__label">{ fragment_text(env, &evidence.label) }</td>
                <td class="c-now__value">
                    if evidence.wrong {
                        <span class="c-now__mark">{ severity_icon(finding.severity) }<span class="u-hidden">{ env.t(&UI.wrong) }</span></span>
                    }
                    if evidence.value.trim().is_empty() {
                        <i>{ env.t(&UI.blank) }</i>
                    } else {
                        { file_text(env, &evidence.value) }
                    }
                </td>
            </tr>
        }
    };
    html! {
        <table class="c-now">
            <caption class="c-label">{ env.t(&UI.in_file_now) }</caption>
            <thead class="u-hidden">
                <tr>
                    <th scope="col">{ env.t(&UI.cell) }</th>
                    <th scope="col">{ env.t(&UI.question) }</th>
                    <th scope="col">{ env.t(&UI.value) }</th>
                </tr>
            </thead>
            <tbody>{ for finding.evidence.iter().map(row) }</tbody>
        </table>
    }
}
