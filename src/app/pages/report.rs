//! The report of one file.

use crate::app::components::{
    CheckerPanel, CorrectionPanel, FactsStrip, FileBar, FilterRail, ProfilePanel, SectionPanel, SmelterView,
    SummaryPanel, View, ViewTabs, note,
};
use crate::app::environment::use_environment;
use crate::app::filters::Filters;
use crate::app::hooks::{CheckedFile, Picked, ProfileControls};
use crate::app::labels::UI;
use crate::app::wording;
use crate::order::IntoOrdered;
use crate::report::causes::group;
use crate::report::{LayoutOrigin, Report};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`ReportPage`].
#[derive(Properties, PartialEq)]
pub struct ReportPageProps {
    /// The report.
    pub report: Rc<Report>,
    /// The buyer profiles.
    pub profiles: ProfileControls,
    /// Checks another file.
    pub on_pick: Callback<Picked>,
    /// Forgets the report.
    pub on_clear: Callback<()>,
    /// The file of the report.
    pub file: CheckedFile,
}

/// The report. Filters and open findings last as long as it is in the page, also when the language changes.
#[component]
pub fn ReportPage(props: &ReportPageProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let filters = use_state_eq(Filters::default);
    let open = use_state(|| Rc::new(BTreeSet::<usize>::new()));
    let heading = use_node_ref();
    let view = use_state_eq(View::default);
    let on_view = Callback::from({
        let view = view.setter();
        move |next| view.set(next)
    });
    let (printing, on_print) = use_printing();
    let go_to = use_go_to();

    use_effect_with(heading.clone(), |heading| focus(heading.cast::<HtmlElement>()));
    let sections = use_memo(report.clone(), |report| group(report));
    let shown = use_memo((report.clone(), (*filters).clone()), |(report, filters)| {
        let accepted = |(index, finding)| filters.accept(finding).then_some(index);
        report.findings.iter().enumerate().filter_map(accepted).into_set()
    });
    let everything = use_memo(report.clone(), |report| (0..report.findings.len()).into_set());
    let (shown, opened) = if printing { (everything.clone(), everything) } else { (shown, (*open).clone()) };

    let on_filters = Callback::from({
        let filters = filters.setter();
        move |next| filters.set(next)
    });
    let on_toggle = use_callback((open.setter(), (*open).clone()), |index: usize, (setter, open)| {
        let mut next = (**open).clone();
        if !next.remove(&index) {
            next.insert(index);
        }
        setter.set(Rc::new(next));
    });
    let on_go = Callback::from({
        let filters = filters.setter();
        move |place| {
            // The group may be hidden by a filter.
            filters.set(Filters::default());
            go_to.emit(place);
        }
    });
    let show_all = on_filters.reform(|_: MouseEvent| Filters::default());
    let panels = sections.iter().enumerate().map(|(place, section)| {
        html! {
            <SectionPanel key={place} report={report.clone()} {place} section={section.clone()} shown={shown.clone()}
                open={opened.clone()} on_toggle={on_toggle.clone()} cut={!printing} />
        }
    });
    html! {
        <>
            <FileBar report={report.clone()} on_pick={props.on_pick.clone()} {on_print} on_clear={props.on_clear.clone()} />
            if !report.smelters.is_empty() {
                <ViewTabs view={*view} findings={report.findings.len()} smelters={report.smelters.len()}
                    on_view={on_view} />
            }
            <div class="c-report" hidden={*view != View::Smelters}>
                if *view == View::Smelters { <SmelterView report={report.clone()} /> }
            </div>
            <div class="c-report" hidden={*view != View::Findings && !printing}>
                if report.template.layout == LayoutOrigin::Derived { { note(html! { env.t(&wording::derived(report)) }) } }
                if report.summary.not_listed > 0 {
                    { note(html! { env.t(&wording::not_listed(report.summary.not_listed)) }) }
                }
                <div class="c-report__top">
                    <SummaryPanel report={report.clone()} {heading} {on_go} />
                    <CheckerPanel report={report.clone()} />
                </div>
                <FactsStrip report={report.clone()} />
                <ProfilePanel controls={props.profiles.clone()} />
                <CorrectionPanel report={report.clone()} file={props.file.clone()} on_pick={props.on_pick.clone()} />
                if !report.findings.is_empty() {
                    <div class="c-work">
                        <FilterRail report={report.clone()} filters={(*filters).clone()} on_change={on_filters} />
                        <div class="c-work__list">
                            <p class="c-work__status" role="status">
                                { env.t(&wording::shown(shown.len(), report.findings.len())) }
                                if shown.is_empty() {
                                    { " " }<button type="button" class="c-link" onclick={show_all}>{ env.t(&UI.show_all) }</button>
                                }
                            </p>
                            <div>{ for panels }</div>
                        </div>
                    </div>
                }
            </div>
        </>
    }
}

/// Scrolls to a cause once everything that hides it is drawn away: place of its section, place of the cause.
#[hook]
fn use_go_to() -> Callback<(usize, usize)> {
    let target = use_state_eq(|| None::<(usize, usize)>);
    use_effect_with(*target, {
        let target = target.setter();
        move |place| {
            if let Some((section, cause)) = place {
                show(&format!("cause-{section}-{cause}"));
                target.set(None);
            }
        }
    });
    let target = target.setter();
    Callback::from(move |place| target.set(Some(place)))
}

/// Whether the report is drawn for paper at the moment, and what prints it.
#[hook]
fn use_printing() -> (bool, Callback<()>) {
    let printing = use_state_eq(|| false);
    use_effect_with(*printing, {
        let printing = printing.setter();
        move |now| {
            if *now {
                // A browser that cannot print does nothing.
                let _ = web_sys::window().map(|window| window.print());
                printing.set(false);
            }
        }
    });
    let setter = printing.setter();
    (*printing, Callback::from(move |()| setter.set(true)))
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}

fn show(id: &str) {
    use wasm_bindgen::JsCast;
    let found =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found {
        element.scroll_into_view();
        focus(element.dyn_into::<HtmlElement>().ok());
    }
}
