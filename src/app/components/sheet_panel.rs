//! What was found in the selected cell of the sheet view.

use super::finding_body::FindingBody;
use super::severity_chip::tone;
use super::{Icon, fragment_text, icon, severity_chip, whole_file_text};
use crate::app::environment::Environment;
use crate::app::sheets::position;
use crate::app::strings::{SHEETS, UI};
use crate::base::text::Text;
use crate::report::Report;
use crate::report::causes::sheet_name;
use crate::workbook::CellRef;
use std::rc::Rc;
use yew::prelude::*;

/// What the panel shows, and where it leads.
pub struct SheetPanel {
    /// The report.
    pub report: Rc<Report>,
    /// The selected cell.
    pub cell: CellRef,
    /// What is seen in it.
    pub words: Text,
    /// What was found in it, by the places in the report.
    pub findings: Vec<usize>,
    /// How many of the cells with findings come up to this one, if it is one, and how many there
    /// are.
    pub place: (Option<usize>, usize),
    /// Id of its heading.
    pub id: AttrValue,
    /// Where the focus goes from the grid.
    pub node: NodeRef,
    /// Goes to the next finding (`true`) or to the one before.
    pub on_step: Callback<bool>,
    /// Leads to a finding in the report.
    pub on_back: Callback<usize>,
    /// Leads to the selected cell.
    pub on_leave: Callback<()>,
}

/// The panel next to the grid.
pub fn sheet_panel(env: &Environment, props: &SheetPanel) -> Html {
    let step = |forward: bool| props.on_step.reform(move |_: MouseEvent| forward);
    let on_key = props.on_leave.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            on_key.emit(());
        }
    });
    let text = props.words.get(env.lang);
    let findings = props.findings.iter().filter_map(|index| {
        let (index, finding) = (*index, props.report.findings.get(*index)?);
        let back = props.on_back.reform(move |_: MouseEvent| index);
        Some(html! {
            <article key={index} class={classes!("c-sheetpanel__finding", format!("c-finding--{}", tone(finding.severity)))}>
                { severity_chip(env, finding.severity) }
                <h3 class="c-sheetpanel__message">{ fragment_text(env, &finding.message) }</h3>
                <FindingBody report={props.report.clone()} finding={Rc::new(finding.clone())} />
                <button type="button" class="c-button c-button--small" onclick={back}>{ env.t(&SHEETS.back) }</button>
            </article>
        })
    });
    html! {
        <section class="c-sheetpanel" tabindex="-1" ref={props.node.clone()} {onkeydown}
            aria-labelledby={props.id.clone()} data-cell={props.cell.addr.to_string()}>
            <h2 class="c-sheetpanel__cell" id={props.id.clone()}>
                { env.t(&sheet_name(&props.cell.sheet)) }{ " " }<span class="c-cell">{ props.cell.addr.to_string() }</span>
            </h2>
            <p class="c-sheetpanel__content">
                <span class="c-label">{ env.label(&SHEETS.content) }</span>
                if text.trim().is_empty() {
                    <i>{ env.t(&UI.blank) }</i>
                } else {
                    { whole_file_text(env, text) }
                }
            </p>
            if props.place.1 > 0 {
                <div class="c-sheetpanel__steps">
                    <button type="button" class="c-button c-button--small" onclick={step(false)}>
                        { icon(Icon::Right) }{ env.t(&SHEETS.previous) }
                    </button>
                    <button type="button" class="c-button c-button--small" onclick={step(true)}>
                        { env.t(&SHEETS.next) }{ icon(Icon::Right) }
                    </button>
                    if let (Some(place), all) = props.place {
                        <span class="c-sheetpanel__place">{ env.t(&position(place, all)) }</span>
                    }
                </div>
            }
            if props.findings.is_empty() {
                <p>{ env.t(&SHEETS.nothing_here) }</p>
            } else {
                { for findings }
            }
        </section>
    }
}
