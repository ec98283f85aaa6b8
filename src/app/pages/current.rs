//! The page that the address names.

use super::{
    AboutPage, CheckPage, ExercisePage, LearnPage, ListsPage, Paper, PaperPage, PresentPage, RulesPage, SmeltersPage,
    WorkshopPage, learn_title, nothing_to_present, workshop_title,
};
use crate::app::browser::go_to;
use crate::app::components::{DeploymentNote, ProgressCard, UpdateNotice};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{
    Checker, Deferred, ListControls, Picked, ProfileControls, Samples, sample_named, use_attempts, use_look_up,
    use_problem, use_two_checks,
};
use crate::app::route::{Route, WorkshopPlace};
use crate::app::rule_search::RuleSearch;
use crate::app::state::Phase;
use crate::app::strings::{EXERCISE, PRESENTER, UI};
use crate::base::text::Text;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`CurrentPage`].
#[derive(Properties, PartialEq)]
pub struct CurrentPageProps {
    /// The page that the address names.
    pub route: Route,
    /// How often an address was gone to.
    pub visit: u32,
    /// The address from which a report is presented.
    pub presented_from: String,
    /// The check.
    pub checker: Checker,
    /// The samples.
    pub samples: Deferred<Samples>,
    /// The profiles.
    pub profiles: ProfileControls,
    /// The lists.
    pub lists: ListControls,
    /// Takes a file.
    pub pick: Callback<Picked>,
    /// Loads the form that was taken last as a list.
    pub as_list: Callback<()>,
    /// Whether a file is being dragged over the page.
    pub dragging: bool,
    /// Whether a report is presented to a room.
    pub is_presenting: bool,
}

/// The page that the address names. What was done on a page outlasts a visit to another one.
#[component]
pub fn CurrentPage(props: &CurrentPageProps) -> Html {
    let CurrentPageProps { route, visit, checker, samples, profiles, lists, pick, dragging, is_presenting, .. } = props;
    let (visit, dragging) = (*visit, *dragging);
    let env = use_environment();
    let attempts = use_attempts();
    let rule_search = use_state_eq(RuleSearch::default);
    let look_up = use_look_up(&lists.state.basis);
    let on_both = use_two_checks(checker, pick);
    let on_present = use_callback(pick.clone(), |picked: Picked, pick| {
        pick.emit(picked);
        go_to("#present");
    });
    let profile_problem = profiles.state.problem.as_ref().map(|problem| problem.text(&profiles.state.in_use().info));
    use_problem("profile-not-taken", profile_problem.as_ref());
    let list_problem = lists.state.problem.as_ref().map(|problem| problem.message.clone());
    use_problem("list-not-taken", list_problem.as_ref());
    let is_sample = |id: &String| samples.here().is_none() || sample_named(samples, id).is_some();
    let paper = |id: &String, paper: Paper| {
        html! {
            <PaperPage key={format!("{id} {}", paper.name().en)} id={id.clone()} {paper} samples={samples.clone()} />
        }
    };
    let other_page = match route {
        Route::Check => Html::default(),
        Route::Lists => html! { <ListsPage controls={lists.clone()} {dragging} /> },
        Route::Smelters => html! { <SmeltersPage controls={look_up} /> },
        Route::Rules(place) => html! { <RulesPage place={place.clone()} {visit} search={rule_search} /> },
        Route::Learn(place) => html! { <LearnPage place={place.clone()} {visit} /> },
        Route::Workshop(WorkshopPlace::Handout(id)) if is_sample(id) => paper(id, Paper::Handout),
        Route::Workshop(WorkshopPlace::Key(id)) if is_sample(id) => paper(id, Paper::Key),
        Route::Workshop(WorkshopPlace::Exercise(id)) if is_sample(id) => html! {
            <ExercisePage key={id.clone()} id={id.clone()} samples={samples.clone()} controls={attempts} />
        },
        Route::Workshop(place) => html! {
            <WorkshopPage
                place={place.clone()} {visit} samples={samples.clone()} on_check={pick.clone()} {on_present} {on_both}
            />
        },
        Route::Present => presented(&env, props),
        Route::About(section) => html! { <AboutPage section={section.clone()} /> },
    };
    let phase = &checker.state.phase;
    html! {
        <>
            if !is_presenting {
                <DeploymentNote profile={profile_problem} lists={list_problem} />
                <UpdateNotice is_checking={phase.is_checking()} has_report={phase.report().is_some()} />
            }
            // The check stays in the page while another one is read: nothing of the report is lost.
            <div hidden={*route != Route::Check}>
                <CheckPage
                    checker={checker.clone()} samples={samples.clone()} profiles={profiles.clone()} {dragging}
                    on_pick={pick.clone()} on_list={props.as_list.clone()}
                />
            </div>
            { other_page }
        </>
    }
}

/// The report as a room sees it; the check of another file, or where to find one, in its place.
fn presented(env: &Environment, props: &CurrentPageProps) -> Html {
    let checker = &props.checker;
    let state = &checker.state;
    match &state.phase {
        Phase::Checking { name, step, .. } => html! {
            <ProgressCard name={name.clone()} step={*step} report_below={false} on_cancel={checker.cancel.clone()} />
        },
        phase => phase.report().map_or_else(
            || nothing_to_present(env),
            |report| {
                let sample = state.sample.as_deref().and_then(|id| sample_named(&props.samples, id));
                let address = props.presented_from.clone();
                let on_leave = Callback::from(move |()| go_to(if address.is_empty() { "#check" } else { &address }));
                html! {
                    <PresentPage
                        key={format!("{:p}", Rc::as_ptr(report))} report={report.clone()}
                        sheets={state.sheets.clone()} sample={sample.map(|sample| sample.entry.title.clone())}
                        {on_leave}
                    />
                }
            },
        ),
    }
}

/// What the page at an address is called.
pub fn title_of(env: &Environment, route: &Route, samples: &Deferred<Samples>) -> AttrValue {
    match route {
        Route::Check => env.t(&UI.first_line),
        Route::Lists => env.t(&UI.lists_title),
        Route::Smelters => env.t(&UI.smelters_title),
        Route::Rules(_) => env.t(&UI.rules_title),
        Route::Learn(place) => learn_title(env, place),
        Route::Workshop(place) => match kind_of(place) {
            Some(kind) => AttrValue::from(env.label(kind).to_string() + &workshop_title(env, samples, place)),
            None => workshop_title(env, samples, place),
        },
        Route::Present => env.t(&PRESENTER.title),
        Route::About(_) => env.t(&UI.about_title),
    }
}

/// What the page of a sample is called, where it is not the lesson.
fn kind_of(place: &WorkshopPlace) -> Option<&'static Text> {
    match place {
        WorkshopPlace::Top | WorkshopPlace::Sample(_) => None,
        WorkshopPlace::Exercise(_) => Some(&EXERCISE.name),
        WorkshopPlace::Handout(_) => Some(Paper::Handout.name()),
        WorkshopPlace::Key(_) => Some(Paper::Key.name()),
    }
}
