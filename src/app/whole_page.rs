//! The root of the page: language, colours, address, and the frame around every page.

use super::components::{
    DeploymentNote, DeploymentNoteProps, Footer, Header, ProgressCard, ProgressCardProps, Toast, UpdateNotice,
    UpdateNoticeProps,
};
use super::deployment::Feature;
use super::environment::Environment;
use super::exercise::EXERCISE;
use super::hooks::{
    HostControls, Picked, sample_named, use_attempts, use_catalogue, use_checker, use_deployment, use_early_file,
    use_file_drop, use_host, use_language, use_lessons, use_lists, use_look_up, use_problem, use_profiles, use_route,
    use_samples, use_theme, use_two_checks,
};
use super::labels::UI;
use super::lists::is_only_list;
use super::pages::{
    AboutPage, CheckPage, ExercisePage, LearnPage, ListsPage, Paper, PaperPage, PaperPageProps, PresentPage, RulesPage,
    SmeltersPage, WorkshopPage, learn_title, nothing_to_present, workshop_title,
};
use super::place::Place;
use super::present::WORDS;
use super::profiles::is_profile;
use super::route::{Route, WorkshopPlace};
use super::rule_search::RuleSearch;
use super::state::Phase;
use crate::base::text::Text;
use crate::report::causes::RuleTitles;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long a toast stays.
const TOAST_MS: u32 = 4_000;

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Where it is drawn.
    pub place: Place,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let place = &props.place;
    let deployed = use_deployment(place);
    let (lang, on_language) = use_language(place, &deployed.says);
    let (theme, on_theme) = use_theme(place);
    let visited = use_route(place);
    let (route, visit) = (visited.route, visited.number);
    let samples = use_samples(place);
    let attempts = use_attempts();
    let profiles = use_profiles(place);
    let lists = use_lists(place);
    let rule_search = use_state_eq(RuleSearch::default);
    let look_up = use_look_up(place, &lists.state.basis);
    let checker = use_checker(place, &profiles.state.in_use().source, &lists.state.basis);
    use_host(
        place,
        HostControls { checker: checker.clone(), theme, on_language: on_language.clone(), on_theme: on_theme.clone() },
    );
    let (toast, say) = use_toast();
    let (rules, lessons) = (use_catalogue(place), use_lessons(place));
    let rule_titles = use_memo(rules.clone(), |rules| -> RuleTitles {
        rules.iter().map(|rule| (rule.code.to_string(), rule.title.clone())).collect()
    });
    let env = Environment { lang, say, rules, rule_titles, lessons, place: place.clone(), deployed };
    let is_shown = match &route {
        Route::Lists => env.shows(Feature::Lists),
        Route::Smelters => env.shows(Feature::LookUp),
        Route::Rules(_) => env.shows(Feature::Rules),
        Route::Learn(_) => env.shows(Feature::Learn),
        Route::Workshop(_) => env.has_workshop(),
        Route::Present => env.shows(Feature::Presenter),
        Route::Check | Route::About(_) => true,
    };
    let route = if is_shown { route } else { Route::Check };

    let last = use_mut_ref(|| None::<Picked>);
    let load_as_list = {
        let (last, load_list) = (last.clone(), lists.load.clone());
        use_callback(place.clone(), move |(), place| {
            let picked = last.borrow().clone();
            if let Some(picked) = picked {
                place.go_to("#lists");
                load_list.emit(picked);
            }
        })
    };
    let mut check_page_checker = checker.clone();
    check_page_checker.check = {
        let (check, load, load_list) = (checker.check, profiles.load.clone(), lists.load.clone());
        use_callback((place.clone(), env.deployed.says.clone()), move |picked: Picked, (place, says)| {
            if is_profile(&picked.name) && says.shows(Feature::Profiles) {
                load.emit(picked);
                return;
            }
            if is_only_list(&picked.name) && says.shows(Feature::Lists) {
                place.go_to("#lists");
                load_list.emit(picked);
                return;
            }
            last.replace(Some(picked.clone()));
            // A file may be dropped while the rules are being read.
            match Route::parse(&place.hash()) {
                Route::Check => {}
                // What is dropped next to the lists is a list.
                Route::Lists if says.shows(Feature::Lists) => {
                    load_list.emit(picked);
                    return;
                }
                Route::Lists
                | Route::Smelters
                | Route::Rules(_)
                | Route::Learn(_)
                | Route::Workshop(_)
                | Route::Present
                | Route::About(_) => {
                    place.go_to("#check");
                }
            }
            check.emit(picked);
        })
    };
    let on_both = use_two_checks(&check_page_checker);
    let on_present = {
        let check = check_page_checker.check.clone();
        use_callback(place.clone(), move |picked: Picked, place| {
            check.emit(picked);
            place.go_to("#present");
        })
    };
    let dragging = use_file_drop(place, &check_page_checker.check);
    use_early_file(place, &check_page_checker.check);
    let title = match &route {
        Route::Check => env.t(&UI.first_line),
        Route::Lists => env.t(&UI.lists_title),
        Route::Smelters => env.t(&UI.smelters_title),
        Route::Rules(_) => env.t(&UI.rules_title),
        Route::Learn(place) => learn_title(&env, place),
        Route::Workshop(place) => match kind_of(place) {
            Some(kind) => AttrValue::from(env.label(kind).to_string() + &workshop_title(&env, &samples, place)),
            None => workshop_title(&env, &samples, place),
        },
        Route::Present => env.t(&WORDS.title),
        Route::About(_) => env.t(&UI.about_title),
    };
    let site = env.deployed.says.title.as_ref().map_or(AttrValue::Static("Smeltcheck"), |title| env.t(title));
    use_effect_with((place.clone(), title, site), |(place, title, site)| place.set_title(&format!("{title} · {site}")));
    let profile_problem = profiles.state.problem.as_ref().map(|problem| problem.text(&profiles.state.in_use().info));
    use_problem(place, "profile-not-taken", profile_problem.as_ref());
    let list_problem = lists.state.problem.as_ref().map(|problem| problem.message.clone());
    use_problem(place, "list-not-taken", list_problem.as_ref());
    let problems = DeploymentNoteProps { profile: profile_problem, lists: list_problem };
    let is_sample = |id: &String| samples.here().is_none() || sample_named(&samples, id).is_some();
    let paper = |id: &String, paper: Paper| {
        let props = PaperPageProps { id: id.clone(), paper, samples: samples.clone() };
        html! { <PaperPage key={format!("{id} {}", paper.name().en)} ..props /> }
    };
    let leave = {
        let (place, address) = (place.clone(), visited.presented_from);
        Callback::from(move |()| place.go_to(if address.is_empty() { "#check" } else { &address }))
    };
    // While another file is checked a room does not see the report before.
    let progress = match &checker.state.phase {
        Phase::Checking { name, step, .. } => Some(ProgressCardProps {
            name: name.clone().into(),
            step: *step,
            report_below: false,
            on_cancel: checker.cancel.clone(),
        }),
        _ => None,
    };
    let presented = checker.state.phase.report().filter(|_| route == Route::Present && progress.is_none()).cloned();
    let is_presenting = presented.is_some();
    let other_page = match &route {
        Route::Check => Html::default(),
        Route::Lists => html! { <ListsPage controls={lists} {dragging} /> },
        Route::Smelters => html! { <SmeltersPage controls={look_up} /> },
        Route::Rules(place) => html! { <RulesPage place={place.clone()} {visit} search={rule_search} /> },
        Route::Learn(place) => html! { <LearnPage place={place.clone()} {visit} /> },
        Route::Workshop(WorkshopPlace::Handout(id)) if is_sample(id) => paper(id, Paper::Handout),
        Route::Workshop(WorkshopPlace::Key(id)) if is_sample(id) => paper(id, Paper::Key),
        Route::Workshop(WorkshopPlace::Exercise(id)) if is_sample(id) => html! {
            <ExercisePage
                key={id.clone()} id={id.clone()} samples={samples.clone()} controls={attempts}
            />
        },
        Route::Workshop(place) => html! {
            <WorkshopPage
                place={place.clone()} {visit} samples={samples.clone()}
                on_check={check_page_checker.check.clone()} {on_present} {on_both}
            />
        },
        Route::Present => presented.map_or_else(
            || progress.map_or_else(|| nothing_to_present(&env), |props| html! { <ProgressCard ..props /> }),
            |report| {
                let id = checker.state.sample.as_deref();
                let sample = id
                    .and_then(|id| sample_named(&samples, id))
                    .and_then(|sample| Some(sample.entry.as_ref()?.title.clone()));
                let key = format!("{:p}", std::rc::Rc::as_ptr(&report));
                let sheets = checker.state.sheets.clone();
                html! { <PresentPage {key} {report} {sheets} {sample} on_leave={leave} /> }
            },
        ),
        Route::About(section) => html! { <AboutPage section={section.clone()} /> },
    };
    let phase = &checker.state.phase;
    let update = UpdateNoticeProps { is_checking: phase.is_checking(), has_report: phase.report().is_some() };
    let content = html! {
        <>
            if !is_presenting {
                <DeploymentNote ..problems />
                <UpdateNotice ..update />
            }
            // The check stays in the page while another one is read: nothing of the report is lost.
            <div hidden={route != Route::Check}>
                <CheckPage
                    checker={check_page_checker} samples={samples.clone()} {profiles} {dragging}
                    on_list={load_as_list}
                />
            </div>
            { other_page }
        </>
    };
    // An element is not what the page around it is about.
    let main = if place.is_page() {
        html! { <main id="main" tabindex="-1">{ content }</main> }
    } else {
        html! { <div id="main" tabindex="-1">{ content }</div> }
    };
    let skip = {
        let place = place.clone();
        Callback::from(move |event: MouseEvent| {
            // The address stays: what follows `#` names a page.
            event.prevent_default();
            place.focus("main");
        })
    };
    html! {
        <ContextProvider<Environment> context={env.clone()}>
            <a class="c-skip" href="#main" onclick={skip}>{ env.t(&UI.skip) }</a>
            // A room sees the show alone.
            if !is_presenting { <Header route={route.clone()} {theme} {on_language} {on_theme} /> }
            { main }
            if !is_presenting { <Footer /> }
            <Toast text={toast} />
        </ContextProvider<Environment>>
    }
}

/// What the page of a sample is called, where it is not the lesson.
fn kind_of(place: &WorkshopPlace) -> Option<&'static Text> {
    match place {
        WorkshopPlace::Top | WorkshopPlace::Sample(_) => None,
        WorkshopPlace::Exercise(_) => Some(&EXERCISE),
        WorkshopPlace::Handout(_) => Some(Paper::Handout.name()),
        WorkshopPlace::Key(_) => Some(Paper::Key.name()),
    }
}

/// The text of the toast, and what sets it.
#[hook]
fn use_toast() -> (Option<Text>, Callback<Text>) {
    let toast = use_state(|| None::<Text>);
    let setter = toast.setter();
    let say = use_callback(toast.setter(), |text: Text, toast| toast.set(Some(text)));
    use_effect_with(toast.clone(), move |toast| {
        let timer = toast.is_some().then(|| Timeout::new(TOAST_MS, move || setter.set(None)));
        move || drop(timer)
    });
    ((*toast).clone(), say)
}
