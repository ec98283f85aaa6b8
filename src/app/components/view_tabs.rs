//! The views of a report.

use crate::app::environment::use_environment;
use crate::app::strings::{COMPARE, UI};
use yew::prelude::*;

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What has to be worked on.
    #[default]
    Findings,
    /// The smelters.
    Smelters,
    /// What changed since the check before.
    Compare,
    /// The sheets as in Excel.
    Sheets,
}

/// Properties of [`ViewTabs`].
#[derive(Properties, PartialEq)]
pub struct ViewTabsProps {
    /// The view that is shown.
    pub view: View,
    /// How many findings there are.
    pub findings: usize,
    /// How many rows of smelters there are.
    pub smelters: usize,
    /// Whether there is something to compare.
    pub compared: bool,
    /// Shows a view.
    pub on_view: Callback<View>,
}

/// One button for each view.
#[component]
pub fn ViewTabs(props: &ViewTabsProps) -> Html {
    let env = use_environment();
    let tab = |view: View, name, count: Option<usize>| {
        let onclick = props.on_view.reform(move |_: MouseEvent| view);
        html! {
            <button type="button" class="c-views__tab" aria-current={(view == props.view).then_some("true")} {onclick}>
                { env.t(name) }
                if let Some(count) = count { <span class="c-views__count">{ count }</span> }
            </button>
        }
    };
    html! {
        <nav class="c-views" aria-label={env.t(&UI.views)}>
            <div class="c-views__inner">
                { tab(View::Findings, &UI.view_findings, Some(props.findings)) }
                if props.smelters > 0 { { tab(View::Smelters, &UI.view_smelters, Some(props.smelters)) } }
                { tab(View::Sheets, &UI.view_sheets, None) }
                if props.compared { { tab(View::Compare, &COMPARE.tab, None) } }
            </div>
        </nav>
    }
}
