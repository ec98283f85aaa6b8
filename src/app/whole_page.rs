//! The root of the page: language, colours, address, and the frame around every page.

use super::components::{Footer, Header, HeaderProps, Toast, ToastProps};
use super::environment::Environment;
use super::hooks::{
    Picked, use_catalogue, use_checker, use_early_file, use_file_drop, use_language, use_lists, use_profiles,
    use_route, use_samples, use_theme,
};
use super::labels::UI;
use super::lists::is_only_list;
use super::pages::{
    AboutPage, AboutPageProps, CheckPage, CheckPageProps, ListsPage, ListsPageProps, RulesPage, RulesPageProps,
};
use super::part::{PartProps, part, root_part};
use super::profiles::is_profile;
use super::route::Route;
use crate::text::Text;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long a toast stays.
const TOAST_MS: u32 = 4_000;

/// What [`Part`](super::Part) has to run for the whole page.
pub fn whole_page() -> PartProps {
    root_part::<App>(())
}

/// The whole page.
#[component]
fn App() -> Html {
    let (lang, on_language) = use_language();
    let (theme, on_theme) = use_theme();
    let (route, visit) = use_route();
    let samples = use_samples();
    let profiles = use_profiles();
    let lists = use_lists();
    let checker = use_checker(&profiles.state.in_use().source, &lists.state.basis);
    let (toast, say) = use_toast();
    let env = Environment { lang, say, rules: use_catalogue() };

    let last = use_mut_ref(|| None::<Picked>);
    let load_as_list = {
        let (last, load_list) = (last.clone(), lists.load.clone());
        use_callback((), move |(), ()| {
            let picked = last.borrow().clone();
            if let Some(picked) = picked {
                go_to("lists");
                load_list.emit(picked);
            }
        })
    };
    let mut check_page_checker = checker.clone();
    check_page_checker.check = {
        let (check, load, load_list) = (checker.check, profiles.load.clone(), lists.load.clone());
        use_callback((), move |picked: Picked, ()| {
            if is_profile(&picked.name) {
                load.emit(picked);
                return;
            }
            if is_only_list(&picked.name) {
                go_to("lists");
                load_list.emit(picked);
                return;
            }
            last.replace(Some(picked.clone()));
            // A file may be dropped while the rules are being read.
            if let Some(location) = web_sys::window().map(|window| window.location()) {
                let route = location.hash().map(|hash| Route::parse(&hash)).unwrap_or_default();
                // What is dropped beside the lists is a list.
                if route == Route::Lists {
                    load_list.emit(picked);
                    return;
                }
                if route != Route::Check {
                    go_to("check");
                }
            }
            check.emit(picked);
        })
    };
    let dragging = use_file_drop(&check_page_checker.check);
    use_early_file(&check_page_checker.check);
    let title = match &route {
        Route::Check => env.t(&UI.first_line),
        Route::Lists => env.t(&UI.lists_title),
        Route::Rules(_) => env.t(&UI.rules_title),
        Route::About(_) => env.t(&UI.about_title),
    };
    use_effect_with(title, |title| {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&format!("{title} · Smeltcheck"));
        }
    });
    let other_page = match &route {
        Route::Check => Html::default(),
        Route::Lists => part::<ListsPage>(ListsPageProps { controls: lists, dragging }),
        Route::Rules(place) => part::<RulesPage>(RulesPageProps { place: place.clone(), visit }),
        Route::About(section) => part::<AboutPage>(AboutPageProps { section: section.clone() }),
    };
    html! {
        <ContextProvider<Environment> context={env.clone()}>
            <a class="c-skip" href="#main" onclick={Callback::from(|event| skip(&event))}>{ env.t(&UI.skip) }</a>
            { part::<Header>(HeaderProps { route: route.clone(), theme, on_language, on_theme }) }
            <main id="main" tabindex="-1">
                // The check stays in the page while another one is read: nothing of the report is lost.
                <div hidden={route != Route::Check}>
                    { part::<CheckPage>(CheckPageProps {
                        checker: check_page_checker, samples, profiles, dragging, on_list: load_as_list,
                    }) }
                </div>
                { other_page }
            </main>
            { part::<Footer>(()) }
            { part::<Toast>(ToastProps { text: toast }) }
        </ContextProvider<Environment>>
    }
}

fn go_to(page: &str) {
    if let Some(window) = web_sys::window() {
        // Setting a plain word cannot fail.
        let _ = window.location().set_hash(page);
    }
}

/// The address stays: what follows `#` names a page.
fn skip(event: &MouseEvent) {
    use wasm_bindgen::JsCast;
    event.prevent_default();
    let document = web_sys::window().and_then(|window| window.document());
    let main = document.and_then(|document| document.get_element_by_id("main"));
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take focus leaves it where it is.
        let _ = main.focus();
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
