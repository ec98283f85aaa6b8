//! One finding: a row that opens.

use super::cell_tag::plain_cell_tag;
use super::finding_body::FindingBody;
use super::severity_chip::tone;
use super::{Icon, fragment_text, icon, severity_chip};
use crate::app::environment::use_environment;
use crate::app::strings::UI;
use crate::report::{Finding, Report, SourceKind};
use std::rc::Rc;
use yew::prelude::*;

/// The most cells that a closed row names.
const MOST_CELLS: usize = 3;

/// Properties of [`FindingRow`].
#[derive(Properties, PartialEq)]
pub struct FindingRowProps {
    /// Its place in the report.
    pub index: usize,
    /// The report.
    pub report: Rc<Report>,
    /// The finding.
    pub finding: Rc<Finding>,
    /// Whether it is open.
    pub open: bool,
    /// Opens or closes it.
    pub on_toggle: Callback<usize>,
}

/// The row, and what it opens.
#[component]
pub fn FindingRow(props: &FindingRowProps) -> Html {
    let env = use_environment();
    let finding = &props.finding;
    let index = props.index;
    let toggle = props.on_toggle.reform(move |_: MouseEvent| index);
    let from_profile = finding.source == SourceKind::BuyerProfile || finding.severity_change.is_some();
    let body = format!("finding-{index}");
    let more = finding.cells.len().saturating_sub(MOST_CELLS);
    let class = classes!("c-finding", props.open.then(|| format!("is-open c-finding--{}", tone(finding.severity))));
    html! {
        <li {class}>
            <button type="button" class="c-finding__head" id={format!("finding-{index}-head")} onclick={toggle}
                aria-expanded={if props.open { "true" } else { "false" }} aria-controls={body.clone()}>
                { severity_chip(&env, finding.severity) }
                <span class="c-finding__message">
                    { fragment_text(&env, &finding.message) }
                    if from_profile { <span class="c-finding__profile">{ env.t(&UI.profile) }</span> }
                </span>
                <span class="c-cells">
                    { for finding.cells.iter().take(MOST_CELLS).map(plain_cell_tag) }
                    if more > 0 { <span class="c-cells__more">{ format!("+{more}") }</span> }
                </span>
                <span class="c-finding__code">{ finding.code.clone() }</span>
                { icon(Icon::Down) }
            </button>
            <div id={body} class="c-finding__body">
                if props.open {
                    <FindingBody report={props.report.clone()} finding={finding.clone()} />
                }
            </div>
        </li>
    }
}
