//! The findings of one sheet.

use super::cause_panel::CausePanel;
use crate::app::environment::use_environment;
use crate::app::strings::wording;
use crate::report::Report;
use crate::report::causes::{Section, SectionFindings};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SectionPanel`].
#[derive(Properties, PartialEq)]
pub struct SectionPanelProps {
    /// The report.
    pub report: Rc<Report>,
    /// Its place in the report, from 0.
    pub place: usize,
    /// The findings.
    pub section: SectionFindings,
    /// Which findings of the report the filters leave.
    pub shown: Rc<BTreeSet<usize>>,
    /// Which findings are open.
    pub open: Rc<BTreeSet<usize>>,
    /// Opens or closes a finding.
    pub on_toggle: Callback<usize>,
    /// Whether long lists are cut; a printed report is never cut.
    pub cut: bool,
}

/// The panel of one sheet, headed by a tab.
#[component]
pub fn SectionPanel(props: &SectionPanelProps) -> Html {
    let env = use_environment();
    let section = &props.section;
    let shown = |cause: &crate::report::causes::Cause| cause.findings.iter().any(|index| props.shown.contains(index));
    let count =
        section.causes.iter().flat_map(|cause| &cause.findings).filter(|index| props.shown.contains(index)).count();
    if count == 0 {
        return Html::default();
    }
    let official = match &section.section {
        Section::Sheet(sheet) if env.t(&section.section.name()) != sheet.as_str() => Some(sheet.clone()),
        _ => None,
    };
    let id = format!("section-{}", props.place);
    let causes = section.causes.iter().enumerate().filter(|(_, cause)| shown(cause)).map(|(place, cause)| {
        html! {
            <CausePanel
                key={place} id={format!("cause-{}-{place}", props.place)} report={props.report.clone()}
                cause={cause.clone()} shown={props.shown.clone()} open={props.open.clone()}
                on_toggle={props.on_toggle.clone()} cut={props.cut}
                titled={section.section != Section::WholeFile}
            />
        }
    });
    html! {
        <section class="c-section" aria-labelledby={id.clone()}>
            <div class="c-section__head">
                <h2 class="c-section__tab" {id}>{ props.place + 1 }{ " " }{ env.t(&section.section.name()) }</h2>
                <p class="c-section__meta c-dotted">
                    if let Some(official) = official { <span lang="en">{ official }</span> }
                    <span>{ env.t(&wording::in_filling_order(count)) }</span>
                </p>
            </div>
            <div class="c-section__body">{ for causes }</div>
        </section>
    }
}
