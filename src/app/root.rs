//! The root of the page: what all of it shares, and the frame around every page.

use super::browser::focus;
use super::components::{Footer, Header, Toast};
use super::environment::Environment;
use super::hooks::{
    HostControls, Pick, use_catalogue, use_checker, use_deployment, use_file_drop, use_host, use_language, use_lessons,
    use_lists, use_pick, use_profiles, use_route, use_samples, use_theme, use_toast,
};
use super::pages::{CurrentPage, title_of};
use super::route::Route;
use crate::app::strings::UI;
use crate::report::causes::RuleTitles;
use gloo_utils::document;
use yew::prelude::*;

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// Hears that the page is drawn for the first time.
    pub on_drawn: Callback<()>,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let deployed = use_deployment();
    let (lang, on_language) = use_language(&deployed.says);
    let (theme, on_theme) = use_theme();
    let visit = use_route();
    let (profiles, lists, samples) = (use_profiles(), use_lists(), use_samples());
    let checker = use_checker(&profiles.state.in_use().source, &lists.state.basis);
    let (toast, say) = use_toast();
    let (rules, lessons) = (use_catalogue(), use_lessons());
    let rule_titles = use_memo(rules.clone(), |rules| -> RuleTitles {
        rules.iter().map(|rule| (rule.code.to_string(), rule.title.clone())).collect()
    });
    let env = Environment { lang, say, rules, rule_titles, lessons, deployed };
    let route = if env.shows_route(&visit.route) { visit.route.clone() } else { Route::Check };
    let Pick { pick, as_list } = use_pick(&checker.check, &profiles.load, &lists.load, &env.deployed.says);
    let dragging = use_file_drop(&pick);
    use_host(HostControls {
        checker: checker.clone(),
        pick: pick.clone(),
        give_profile: profiles.give.clone(),
        give_list: lists.give.clone(),
        on_language: on_language.clone(),
        on_theme: on_theme.clone(),
    });
    use_effect_with(props.on_drawn.clone(), |on_drawn| on_drawn.emit(()));
    let title = format!("{} · {}", title_of(&env, &route, &samples), env.site_name());
    use_effect_with(title, |title| document().set_title(title));
    let skip = Callback::from(|event: MouseEvent| {
        // The address stays: what follows `#` names a page.
        event.prevent_default();
        focus("main");
    });
    // A room sees the show alone, and while another file is checked not the report before.
    let is_presenting =
        route == Route::Present && checker.state.phase.report().is_some() && !checker.state.phase.is_checking();
    html! {
        <ContextProvider<Environment> context={env.clone()}>
            <a class="c-skip" href="#main" onclick={skip}>{ env.t(&UI.skip) }</a>
            if !is_presenting { <Header route={route.clone()} {theme} {on_language} {on_theme} /> }
            <main id="main" tabindex="-1">
                <CurrentPage
                    {route} visit={visit.number} presented_from={visit.presented_from} {checker} {samples} {profiles}
                    {lists} {pick} {as_list} {dragging} {is_presenting}
                />
            </main>
            if !is_presenting { <Footer /> }
            <Toast text={toast} />
        </ContextProvider<Environment>>
    }
}
