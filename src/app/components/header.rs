//! The head of every page.

use super::{Icon, icon};
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, Theme, use_environment};
use crate::app::route::Route;
use crate::app::strings::UI;
use crate::base::text::Lang;
use yew::prelude::*;

/// Properties of [`Header`].
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The page that is shown.
    pub route: Route,
    /// The colours in use.
    pub theme: Theme,
    /// Chooses a language.
    pub on_language: Callback<Lang>,
    /// Chooses the colours; none for those of the system.
    pub on_theme: Callback<Option<Theme>>,
}

/// The head of every page.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let env = use_environment();
    let link = |address: &'static str, name, current: bool| {
        html! { <a class="c-nav__link" href={address} aria-current={current.then_some("page")}>{ env.t(name) }</a> }
    };
    // Closed again by going to another page.
    let open_on = use_state_eq(|| None);
    let open = open_on.as_ref() == Some(&props.route);
    let toggle_menu = {
        let (open_on, route) = (open_on.clone(), props.route.clone());
        Callback::from(move |_: MouseEvent| open_on.set((!open).then(|| route.clone())))
    };
    let switch_theme = {
        let other = props.theme.other();
        props.on_theme.reform(move |_: MouseEvent| Some(other))
    };
    let (theme_icon, theme_name) = match props.theme {
        Theme::Light => (Icon::Moon, &UI.theme_to_dark),
        Theme::Dark => (Icon::Sun, &UI.theme_to_light),
    };
    html! {
        <header class="c-header">
            <div class="c-header__inner">
                <a class="c-brand" href="#check">{ brand(&env) }</a>
                <div class={classes!("c-menu", open.then_some("is-open"))} id="menu">
                    <nav class="c-nav" aria-label={env.t(&UI.nav_label)}>
                        { link("#check", &UI.nav_check, props.route == Route::Check) }
                        if env.shows(Feature::Rules) {
                            { link("#rules", &UI.nav_rules, matches!(props.route, Route::Rules(_))) }
                        }
                        if env.shows(Feature::Learn) {
                            { link("#learn", &UI.nav_learn, matches!(props.route, Route::Learn(_))) }
                        }
                        if env.shows(Feature::Samples) {
                            { link("#workshop", &UI.nav_workshop, matches!(props.route, Route::Workshop(_))) }
                        }
                        if env.shows(Feature::Lists) { { link("#lists", &UI.nav_lists, props.route == Route::Lists) } }
                        if env.shows(Feature::LookUp) { { link("#smelters", &UI.nav_smelters, props.route == Route::Smelters) } }
                        { link("#about", &UI.nav_about, matches!(props.route, Route::About(_))) }
                    </nav>
                    <p class="c-header__promise">{ icon(Icon::Unplugged) }{ env.t(&UI.runs_here) }</p>
                    <button type="button" class="c-button c-button--icon c-theme" onclick={switch_theme}
                        aria-label={env.t(theme_name)} title={env.t(theme_name)}>{ icon(theme_icon) }</button>
                </div>
                { languages(&env, &props.on_language) }
                <button type="button" class="c-button c-button--icon c-menu-button" onclick={toggle_menu}
                    aria-label={env.t(&UI.menu)} aria-expanded={if open { "true" } else { "false" }}
                    aria-controls="menu">{ icon(Icon::Menu) }</button>
            </div>
        </header>
    }
}

/// Both names are always there, each in its own language, unless the deployment offers one alone.
fn languages(env: &Environment, on_language: &Callback<Lang>) -> Html {
    if env.deployed.says.languages.len() < 2 {
        return Html::default();
    }
    let button = |lang: Lang, name: &'static str| {
        let choose = on_language.reform(move |_: MouseEvent| lang);
        let pressed = if lang == env.lang { "true" } else { "false" };
        html! { <button type="button" lang={lang.tag()} aria-pressed={pressed} onclick={choose}>{ name }</button> }
    };
    html! {
        <div class="c-languages" role="group" aria-label={env.t(&UI.language)}>
            { button(Lang::ZhCn, "中文") }
            { button(Lang::En, "English") }
        </div>
    }
}

/// The logo and the title of the deployment, where it has them. The foot of the page names
/// Smeltcheck all the same.
fn brand(env: &Environment) -> Html {
    let title = match &env.deployed.says.title {
        Some(title) => html! { <span>{ env.t(title) }</span> },
        None => html! { <span lang="en">{ "Smeltcheck" }</span> },
    };
    let picture = match env.deployed.logo.clone() {
        Some(logo) => html! { <img class="c-brand__logo" src={logo} alt="" /> },
        None => mark(),
    };
    html! { <>{ picture }{ title }</> }
}

/// The mark: an ingot in section, which is also a worksheet's tab, cut open by a tick.
fn mark() -> Html {
    html! {
        <svg class="c-mark" viewBox="0 0 40 34" aria-hidden="true" focusable="false">
            <path class="c-mark__body" d="M8.5 6h23L39 31.5H1z" />
            <path class="c-mark__tick" d="M11 17.5l7 7L34.5 3" />
        </svg>
    }
}
