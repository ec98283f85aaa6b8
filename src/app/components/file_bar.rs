//! Which file the report is about, and what can be done with it.

use super::{ExportDialog, FilePicker, Icon, WORKBOOKS, file_text, icon};
use crate::app::deployment::Feature;
use crate::app::environment::use_environment;
use crate::app::hooks::Picked;
use crate::app::strings::{PRESENTER, UI, wording};
use crate::report::Report;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`FileBar`].
#[derive(Properties, PartialEq)]
pub struct FileBarProps {
    /// The report.
    pub report: Rc<Report>,
    /// The lines of the checklist that the user ticked, by id.
    pub ticked: BTreeSet<String>,
    /// Checks another file.
    pub on_pick: Callback<Picked>,
    /// Prints the report.
    pub on_print: Callback<()>,
    /// Forgets the report.
    pub on_clear: Callback<()>,
}

/// The bar above a report.
#[component]
pub fn FileBar(props: &FileBarProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let mut parts = vec![html! { <span>{ wording::template(report) }</span> }];
    if !report.facts.company.is_empty() {
        parts.push(file_text(&env, &report.facts.company));
    }
    if !report.facts.scope.is_empty() {
        parts.push(html! { <span>{ env.t(&UI.scope) }{ " " }{ file_text(&env, &report.facts.scope) }</span> });
    }
    if let Some(day) = report.checked_on {
        parts.push(
            html! { <span>{ env.t(&UI.checked_on) }{ " " }<span class="u-nowrap">{ day.to_string() }</span></span> },
        );
    }
    html! {
        <section class="c-filebar" aria-label={env.t(&UI.file_actions)}>
            <div class="c-filebar__inner">
                <div class="c-file">
                    { icon(Icon::Workbook) }
                    <div>
                        <p class="c-file__name">{ file_text(&env, &report.file.name) }</p>
                        <p class="c-file__meta c-dotted">{ for parts }</p>
                    </div>
                </div>
                <div class="c-filebar__actions">
                    <button type="button" class="c-button c-button--plain" onclick={props.on_clear.reform(|_| ())}>
                        { icon(Icon::Cross) }{ env.t(&UI.clear) }
                    </button>
                    if env.shows(Feature::Presenter) {
                        <a class="c-button" id="present-open" href="#present">{ icon(Icon::Screen) }{ env.t(&PRESENTER.open) }</a>
                    }
                    <button type="button" class="c-button" onclick={props.on_print.reform(|_| ())}>
                        { icon(Icon::Print) }{ env.t(&UI.print) }
                    </button>
                    <ExportDialog report={report.clone()} ticked={props.ticked.clone()} />
                    <FilePicker
                        id={"file-again"} label={env.t(&UI.check_again)} icon={Icon::Again} large={false}
                        accept={WORKBOOKS} on_pick={props.on_pick.clone()}
                    />
                </div>
            </div>
        </section>
    }
}
