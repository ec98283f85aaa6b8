//! Which buyer profile is in use, and how to use another one.

use super::{Icon, file_text, fragment_text, icon, whole_file_text};
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{Picked, ProfileControls};
use crate::app::profiles::RejectedProfile;
use crate::app::strings::{UI, wording};
use crate::report::ProfileInfo;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Properties of [`ProfilePanel`].
#[derive(Properties, PartialEq)]
pub struct ProfilePanelProps {
    /// The profiles and what changes them.
    pub controls: ProfileControls,
}

/// The panel; the default asks nothing special, so it stays folded.
#[component]
pub fn ProfilePanel(props: &ProfilePanelProps) -> Html {
    let env = use_environment();
    let profiles = &props.controls.state;
    let info = profiles.in_use().info;
    let open = !info.is_default() || profiles.problem.is_some();
    html! {
        <details class="c-panel c-profile" {open}>
            <summary>
                { env.label(&UI.profile) }<span class="c-profile__name">{ fragment_text(&env, &info.name) }</span>
            </summary>
            <p class="c-profile__detail">{ env.t(&UI.profile_detail) }</p>
            { choice(&env, &props.controls) }
            if let Some(problem) = &profiles.problem { { mistakes(&env, problem, &info) } }
            { about(&env, &info) }
            <div class="c-profile__actions">
                { loader(&env, &props.controls.load) }
                if !info.is_default() {
                    <button type="button" class="c-button" onclick={props.controls.choose.reform(|_: MouseEvent| 0)}>
                        { env.t(&UI.profile_default) }
                    </button>
                }
            </div>
        </details>
    }
}

fn choice(env: &Environment, controls: &ProfileControls) -> Html {
    let profiles = &controls.state;
    let onchange = controls.choose.reform(|event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        usize::try_from(select.selected_index()).unwrap_or_default()
    });
    let option = |(place, choice): (usize, &crate::app::profiles::Choice)| {
        html! { <option selected={place == profiles.chosen()}>{ env.t(&choice.info.name) }</option> }
    };
    html! {
        <p class="c-profile__choice">
            <label for="profile">{ env.t(&UI.profile_choose) }</label>
            <select class="c-select" id="profile" {onchange}>
                { for profiles.choices.iter().enumerate().map(option) }
            </select>
        </p>
    }
}

fn about(env: &Environment, info: &ProfileInfo) -> Html {
    let contact = &info.contact;
    let line = |name: AttrValue, content: Html| html! { <div><dt>{ name }</dt><dd>{ content }</dd></div> };
    let who = [env.t(&contact.name).to_string(), contact.email.clone(), contact.phone.clone()];
    let who: Vec<String> = who.into_iter().filter(|part| !part.is_empty()).collect();
    html! {
        <>
            <p>{ fragment_text(env, &info.note) }</p>
            <dl class="c-profile__facts">
                { line(env.t(&UI.profile_version), file_text(env, &info.version)) }
                if !who.is_empty() { { line(env.t(&UI.profile_contact), html! { <span class="c-dotted">{ for who.iter().map(|part| html! { <span>{ whole_file_text(env, part) }</span> }) }</span> }) } }
                if !contact.help.is_empty() {
                    { line(env.t(&UI.profile_help), html! {
                        <a href={contact.help.clone()} target="_blank" rel="noopener noreferrer">{ whole_file_text(env, &contact.help) }</a>
                    }) }
                }
            </dl>
            if !info.is_default() { <p>{ env.t(&wording::correction_days(info.correction_days)) }</p> }
        </>
    }
}

fn mistakes(env: &Environment, problem: &RejectedProfile, in_use: &ProfileInfo) -> Html {
    html! {
        <div class="c-profile__mistakes" role="alert">
            <p>{ icon(Icon::Must) }{ fragment_text(env, &problem.text(in_use)) }</p>
            <ul aria-label={env.t(&UI.profile_mistakes)}>
                { for problem.mistakes.iter().map(|mistake| html! { <li>{ fragment_text(env, &mistake.text()) }</li> }) }
            </ul>
        </div>
    }
}

fn loader(env: &Environment, load: &Callback<Picked>) -> Html {
    let onchange = {
        let load = load.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let picked = input.files().and_then(|files| Picked::first_of(&files));
            // The same file, corrected meanwhile, can be chosen again.
            input.set_value("");
            if let Some(picked) = picked {
                load.emit(picked);
            }
        })
    };
    html! {
        <span class="c-picker">
            <input class="c-picker__input" type="file" id="profile-file" accept=".toml,.json" {onchange} />
            <label class="c-button" for="profile-file">{ icon(Icon::Workbook) }<span>{ env.t(&UI.profile_load) }</span></label>
        </span>
    }
}
