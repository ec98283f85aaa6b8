//! The page that checks: one state at a time.

use super::failed::FailedPage;
use super::report::ReportPage;
use super::start::StartPage;
use super::workshop::sample_line;
use crate::app::checklist::Ticks;
use crate::app::components::{PasswordDialog, ProgressCard, note};
use crate::app::environment::use_environment;
use crate::app::hooks::{Checker, Deferred, Picked, ProfileControls, Samples, use_slow};
use crate::app::state::Phase;
use crate::app::strings::{UI, wording};
use yew::prelude::*;

/// Properties of [`CheckPage`].
#[derive(Properties, PartialEq)]
pub struct CheckPageProps {
    /// State and actions.
    pub checker: Checker,
    /// The sample files.
    pub samples: Deferred<Samples>,
    /// The buyer profiles.
    pub profiles: ProfileControls,
    /// Whether files are being dragged over the page.
    pub dragging: bool,
    /// Takes a file.
    pub on_pick: Callback<Picked>,
    /// Takes the last file for a list of smelters.
    pub on_list: Callback<()>,
}

/// The check page.
#[component]
pub fn CheckPage(props: &CheckPageProps) -> Html {
    let env = use_environment();
    let Checker { state, check_with_password, cancel, clear, compare_anyway, stop_comparing, file, .. } =
        &props.checker;
    let ticks = use_state_eq(Ticks::default);
    let slow = use_slow(state.run, state.phase.is_checking());
    let on_clear = {
        let (clear, say) = (clear.clone(), env.say.clone());
        Callback::from(move |()| {
            clear.emit(());
            say.emit(UI.cleared.clone());
        })
    };
    let start = || {
        html! {
            <StartPage
                dragging={props.dragging} samples={props.samples.clone()} profiles={props.profiles.clone()}
                on_pick={props.on_pick.clone()}
            />
        }
    };
    let of_sample = state.sample.as_deref().map(|id| sample_line(&env, &props.samples, id));
    // One report is one element: what is open in it does not reach the next one.
    let report = || {
        state.phase.report().map(|report| {
            let key = format!("{:p}", std::rc::Rc::as_ptr(report));
            let on_tick = {
                let (ticks, report) = (ticks.clone(), report.clone());
                Callback::from(move |id: String| ticks.set(ticks.toggled(&report, &id)))
            };
            html! {
                <ReportPage
                    {key} report={report.clone()} sheets={state.sheets.clone()} against={state.against.clone()}
                    ticked={ticks.of(report)} {on_tick} profiles={props.profiles.clone()}
                    on_pick={props.on_pick.clone()} on_clear={on_clear.clone()} on_anyway={compare_anyway.clone()}
                    on_stop={stop_comparing.clone()} file={file.clone()} of_sample={of_sample.clone()}
                />
            }
        })
    };
    // Each part keeps its place in the page, so that a report outlives a check that is cancelled.
    let progress = match &state.phase {
        Phase::Checking { name, step, previous } if slow => html! {
            <ProgressCard
                name={name.clone()} step={*step} report_below={previous.is_some()} on_cancel={cancel.clone()}
            />
        },
        _ => Html::default(),
    };
    let main = match &state.phase {
        Phase::Failed(failure) => html! {
            <FailedPage
                failure={failure.clone()} samples={props.samples.clone()} of_sample={of_sample.clone()}
                on_pick={props.on_pick.clone()} on_list={props.on_list.clone()}
            />
        },
        Phase::Checking { previous: None, .. } if slow => Html::default(),
        _ => report().unwrap_or_else(start),
    };
    let dialog = match &state.phase {
        Phase::NeedsPassword { name, wrong, .. } => html! {
            <PasswordDialog
                name={name.clone()} wrong={*wrong} run={state.run} on_password={check_with_password.clone()}
                on_cancel={cancel.clone()}
            />
        },
        _ => Html::default(),
    };
    html! {
        <>
            if state.files_left_out > 0 { { note(html! { env.t(&wording::files_left_out(state.files_left_out)) }) } }
            { progress }
            { main }
            { dialog }
        </>
    }
}
