//! The report of one file.

use crate::app::browser::show_element;
use crate::app::components::{
    CheckerPanel, ChecklistPanel, CompareView, CorrectionPanel, FactsStrip, FileBar, FilterRail, ProfilePanel,
    SectionPanel, SheetTarget, SheetView, ShowCell, SmelterView, SummaryPanel, View, ViewTabs, fragment_text, note,
};
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, use_environment};
use crate::app::filters::Filters;
use crate::app::hooks::{CheckedFile, Picked, ProfileControls};
use crate::app::state::{Against, SheetsText};
use crate::app::strings::{COMPARE, UI, wording};
use crate::report::causes::group;
use crate::report::checklist::Checklist;
use crate::report::compare::Relation;
use crate::report::{LayoutOrigin, Report};
use crate::workbook::CellRef;
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`ReportPage`].
#[derive(Properties, PartialEq)]
pub struct ReportPageProps {
    /// The report.
    pub report: Rc<Report>,
    /// The check of the file before.
    pub against: Option<Against>,
    /// The boxes of the checklist that the user ticked, by id.
    pub ticked: BTreeSet<String>,
    /// Ticks or clears a box.
    pub on_tick: Callback<String>,
    /// Pictures of its sheets, once they are there.
    pub sheets: SheetsText,
    /// The buyer profiles.
    pub profiles: ProfileControls,
    /// Checks another file.
    pub on_pick: Callback<Picked>,
    /// Forgets the report.
    pub on_clear: Callback<()>,
    /// Compares with the file before, although it seems to be another company's.
    pub on_anyway: Callback<()>,
    /// Ends the comparison.
    pub on_stop: Callback<()>,
    /// The file of the report.
    pub file: CheckedFile,
    /// That it is a sample, where it is one.
    pub of_sample: Option<Html>,
}

/// The report. Filters and open findings last as long as it is in the page, also when the language
/// changes.
#[component]
pub fn ReportPage(props: &ReportPageProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let filters = use_state_eq(Filters::default);
    let open = use_state(|| Rc::new(BTreeSet::<usize>::new()));
    let heading = use_node_ref();
    let compare_heading = use_node_ref();
    let against = props.against.as_ref().filter(|against| against.is_compared());
    // A second check opens what changed.
    let view = use_state_eq(|| if against.is_some() { View::Compare } else { View::default() });
    let on_view = Callback::from({
        let view = view.setter();
        move |next| view.set(next)
    });
    let (printing, on_print) = use_printing();
    let go_to = use_go_to();
    let (target, show_cell) = use_sheet_target(&view, &props.sheets);
    // The pictures are read when somebody looks at them for the first time.
    let sheets_wanted = use_mut_ref(|| false);
    let sheets_wanted = sheets_wanted.replace_with(|wanted| *wanted || *view == View::Sheets) || *view == View::Sheets;

    use_effect_with((), {
        let (heading, compare_heading) = (heading.clone(), compare_heading.clone());
        move |()| focus_on(compare_heading.cast::<HtmlElement>().or_else(|| heading.cast::<HtmlElement>()))
    });
    let checklist = use_memo((report.clone(), props.ticked.clone()), |(report, ticked)| Checklist::of(report, ticked));
    let shown_view = if *view == View::Compare && against.is_none() { View::Findings } else { *view };
    let on_stop = {
        let (stop, view) = (props.on_stop.clone(), view.setter());
        Callback::from(move |()| {
            stop.emit(());
            view.set(View::Findings);
        })
    };
    let on_anyway = {
        let (anyway, view) = (props.on_anyway.clone(), view.setter());
        Callback::from(move |()| {
            anyway.emit(());
            view.set(View::Compare);
        })
    };
    let sections = use_memo(report.clone(), |report| group(report));
    let shown = use_memo((report.clone(), (*filters).clone()), |(report, filters)| {
        let accepted = |(index, finding)| filters.accept(finding).then_some(index);
        report.findings.iter().enumerate().filter_map(accepted).collect::<BTreeSet<_>>()
    });
    let everything = use_memo(report.clone(), |report| (0..report.findings.len()).collect::<BTreeSet<_>>());
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
    let on_finding = use_go_to_finding();
    let on_back = {
        let (view, filters, opener, opened) = (view.setter(), filters.setter(), open.setter(), (*open).clone());
        Callback::from(move |index: usize| {
            view.set(View::Findings);
            // The finding may be hidden by a filter.
            filters.set(Filters::default());
            let mut next = (*opened).clone();
            next.insert(index);
            opener.set(Rc::new(next));
            on_finding.emit(index);
        })
    };
    let show_all = on_filters.reform(|_: MouseEvent| Filters::default());
    let panels = sections.iter().enumerate().map(|(place, section)| {
        html! {
            <SectionPanel
                key={place} report={report.clone()} {place} section={section.clone()} shown={shown.clone()}
                open={opened.clone()} on_toggle={on_toggle.clone()} cut={!printing}
            />
        }
    });
    html! {
        <ContextProvider<ShowCell> context={show_cell}>
            <FileBar
                report={report.clone()} ticked={props.ticked.clone()} on_pick={props.on_pick.clone()} {on_print}
                on_clear={props.on_clear.clone()}
            />
            { props.of_sample.clone() }
            <ViewTabs
                view={shown_view} findings={report.findings.len()} smelters={report.smelters.len()}
                compared={against.is_some()} {on_view}
            />
            <div class="c-report" hidden={shown_view != View::Smelters}>
                if shown_view == View::Smelters { <SmelterView report={report.clone()} /> }
            </div>
            <div class="c-report" hidden={shown_view != View::Sheets || printing}>
                if sheets_wanted {
                    <SheetView
                        report={report.clone()} sheets={props.sheets.clone()}
                        visible={shown_view == View::Sheets} {target} {on_back} scale={100} id={"sheet"}
                    />
                }
            </div>
            if let Some(against) = against {
                <div class="c-report" hidden={shown_view != View::Compare}>
                    if shown_view == View::Compare {
                        <CompareView
                            before={against.report.clone()} now={report.clone()} heading={compare_heading}
                            on_stop={on_stop.clone()}
                        />
                    }
                </div>
            }
            <div class="c-report" hidden={shown_view != View::Findings && !printing}>
                { not_compared(&env, report, props.against.as_ref(), &on_anyway, &on_stop) }
                if let Some(doubt) = report.clock_text() { { note(html! { env.t(&doubt) }) } }
                if report.template.layout == LayoutOrigin::Derived { { note(fragment_text(&env, &wording::derived(report))) } }
                if report.summary.not_listed > 0 {
                    { note(html! { env.t(&wording::not_listed(report.summary.not_listed)) }) }
                }
                <div class="c-report__top">
                    <SummaryPanel report={report.clone()} {heading} {on_go} />
                    <CheckerPanel report={report.clone()} />
                </div>
                <FactsStrip report={report.clone()} />
                // Another profile changes nothing of a sample: its lesson goes with the default
                // one.
                if env.shows(Feature::Profiles) && props.of_sample.is_none() {
                    <ProfilePanel controls={props.profiles.clone()} />
                }
                if env.shows(Feature::CorrectedCopy) {
                    <CorrectionPanel
                        report={report.clone()} file={props.file.clone()} on_pick={props.on_pick.clone()}
                    />
                }
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
                if env.shows(Feature::Checklist) {
                    <ChecklistPanel {checklist} on_tick={props.on_tick.clone()} />
                }
            </div>
        </ContextProvider<ShowCell>>
    }
}

/// Why this file is not compared with the one before, and what can be done about it.
fn not_compared(
    env: &Environment,
    report: &Report,
    against: Option<&Against>,
    on_anyway: &Callback<()>,
    on_stop: &Callback<()>,
) -> Html {
    let Some(against) = against.filter(|against| !against.is_compared()) else { return Html::default() };
    let Some(why) = against.relation.text(&against.report, report) else { return Html::default() };
    let button = |name, on: &Callback<()>| {
        let onclick = on.reform(|_: MouseEvent| ());
        html! { <>{ " " }<button type="button" class="c-link" {onclick}>{ env.t(name) }</button></> }
    };
    note(html! {
        <>
            { fragment_text(env, &why) }
            if against.relation == Relation::OtherCompany { { button(&COMPARE.anyway, on_anyway) } }
            { button(&COMPARE.stop, on_stop) }
        </>
    })
}

/// The cell that the sheet view shall go to, and what opens the view at one.
#[hook]
fn use_sheet_target(view: &UseStateHandle<View>, sheets: &SheetsText) -> (Option<SheetTarget>, ShowCell) {
    let target = use_state(|| None::<SheetTarget>);
    let visits = use_mut_ref(|| 0_u32);
    let show = use_callback((), {
        let (target, view) = (target.setter(), view.setter());
        move |cell: CellRef, ()| {
            let visit = visits.replace_with(|last| last.wrapping_add(1));
            target.set(Some(SheetTarget { cell, visit }));
            view.set(View::Sheets);
        }
    });
    ((*target).clone(), ShowCell((*sheets != SheetsText::NotAvailable).then_some(show)))
}

/// Scrolls to a finding once it is drawn.
#[hook]
fn use_go_to_finding() -> Callback<usize> {
    let target = use_state_eq(|| None::<usize>);
    use_effect_with(*target, {
        let target = target.setter();
        move |index| {
            if let Some(index) = index {
                show_element(&format!("finding-{index}-head"));
                target.set(None);
            }
        }
    });
    let target = target.setter();
    Callback::from(move |index| target.set(Some(index)))
}

/// Scrolls to a cause once everything that hides it is drawn away: place of its section, place of
/// the cause.
#[hook]
fn use_go_to() -> Callback<(usize, usize)> {
    let target = use_state_eq(|| None::<(usize, usize)>);
    use_effect_with(*target, {
        let target = target.setter();
        move |cause| {
            if let Some((section, cause)) = cause {
                show_element(&format!("cause-{section}-{cause}"));
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

fn focus_on(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}
