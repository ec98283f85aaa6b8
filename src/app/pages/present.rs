//! The report that is open, finding by finding, for a projector.

use crate::app::browser::{fills_screen, focus, to_top};
use crate::app::components::{
    Icon, file_text, fragment_text, icon, present_answer, present_cells, present_piece, read_pictures, severity_icon,
    tone,
};
use crate::app::cover::Cover;
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::use_show;
use crate::app::present::{Command, MOST_DOTS, Show, count_of, piece, shown, slide};
use crate::app::state::SheetsText;
use crate::app::strings::{PRESENTER, UI, all, go_to, step_of, time, wording};
use crate::base::text::{Lang, Text};
use crate::report::first_steps::first_steps;
use crate::report::{Report, Severity};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PresentPage`].
#[derive(Properties, PartialEq)]
pub struct PresentPageProps {
    /// The report that is open.
    pub report: Rc<Report>,
    /// Pictures of its sheets.
    pub sheets: SheetsText,
    /// The title of the sample that it is about.
    pub sample: Option<Text>,
    /// Leads back to where the reader came from.
    pub on_leave: Callback<()>,
}

/// The show.
#[component]
pub fn PresentPage(props: &PresentPageProps) -> Html {
    let page = use_environment();
    let report = &props.report;
    // The supplier of a sample is invented.
    let hides = props.sample.is_none();
    let (show, seconds, run) = use_show(report, hides, &props.on_leave);
    let pictures = use_memo(props.sheets.clone(), read_pictures);
    let cover = use_memo((report.clone(), pictures.clone()), |(report, pictures)| Cover::of(report, pictures));
    let cover = Some(&*cover).filter(|_| show.hides);
    let were_open = use_mut_ref(|| false);
    use_effect_with(show.keys, move |keys| {
        if were_open.replace(*keys) != *keys {
            focus(if *keys { "present-keys" } else { "present-keys-button" });
        }
    });
    use_effect_with((show.step, show.round, show.blank), |(_, _, blank)| {
        to_top();
        focus(if *blank { "present-blank" } else { "present-title" });
    });
    if show.blank {
        return html! {
            <div class="c-present c-present--blank" id="present">
                <h1 class="u-hidden">{ page.t(&PRESENTER.title) }</h1>
                <button type="button" class="c-present__dark" id="present-blank" onclick={on(&run, Command::Blank)}>
                    <span class="u-hidden">{ page.t(&PRESENTER.unblank) }</span>
                </button>
            </div>
        };
    }
    let both = page.deployed.says.languages.len() > 1;
    let lang = if both && show.translated.contains(&show.step) { other(page.lang) } else { page.lang };
    let env = Environment { lang, ..page.clone() };
    let step = match show.place() {
        Some(place) => {
            let shown = shown(report, &show.left_out);
            shown.get(place).and_then(|index| report.findings.get(*index)).map(|finding| {
                let slide = slide(finding, cover);
                html! {
                    <div class="c-present__step">
                        <div class="c-present__look">
                            <p class="c-present__of">{ env.t(&step_of(place + 1, show.count)) }</p>
                            <h1 id="present-title" tabindex="-1">{ env.t(slide.question) }</h1>
                            { present_cells(&env, &slide) }
                            if let Some(piece) = piece(finding, &pictures, cover) { { present_piece(&env, &piece, finding, show.is_open()) } }
                        </div>
                        <div class="c-present__told" role="status">
                            { present_answer(&env, finding, &slide, show.is_open(), on(&run, Command::Answer)) }
                        </div>
                    </div>
                }
            }).unwrap_or_default()
        }
        None if show.step == 0 => title(&env, props, &show, &run),
        None => summary(&env, report, cover, &run),
    };
    html! {
        <div class="c-present" id="present">
            { head(&page, report, &show, seconds, &run) }
            <div class="c-present__main" lang={lang.tag()} key={show.step}>{ step }</div>
            { foot(&page, &show, lang, both, &run) }
        </div>
    }
}

/// What is shown where there is no report.
pub fn nothing_to_present(env: &Environment) -> Html {
    html! {
        <div class="c-text">
            <h1 id="present-title" tabindex="-1">{ env.t(&PRESENTER.none) }</h1>
            <p class="c-text__lead">{ env.t(&PRESENTER.none_detail) }</p>
            <ul class="c-present__ways">
                <li><a class="c-button c-button--primary" href="#check">{ env.t(&PRESENTER.to_check) }</a></li>
                if env.shows(Feature::Samples) {
                    <li><a class="c-button" href="#workshop">{ env.t(&PRESENTER.to_workshop) }</a></li>
                }
            </ul>
        </div>
    }
}

fn other(lang: Lang) -> Lang {
    match lang {
        Lang::En => Lang::ZhCn,
        Lang::ZhCn => Lang::En,
    }
}

/// What stands on a key.
fn key_name(env: &Environment, key: &'static str) -> AttrValue {
    if key == "Space" { env.t(&PRESENTER.space) } else { AttrValue::Static(key) }
}

/// The name of a language in itself, as in the head of the page.
const fn name_of(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::ZhCn => "中文",
    }
}

fn on(run: &Callback<Command>, command: Command) -> Callback<MouseEvent> {
    run.reform(move |_| command)
}

fn head(env: &Environment, report: &Report, show: &Show, seconds: Option<u32>, run: &Callback<Command>) -> Html {
    let dot = |place: usize| {
        let step = place + 1;
        let class = classes!("c-present__dot", show.open.contains(&step).then_some("is-open"));
        let current = (show.step == step).then_some("step");
        html! {
            <li><button type="button" {class} aria-current={current} onclick={on(run, Command::Step(step))}
                aria-label={env.t(&go_to(step))}>{ step }</button></li>
        }
    };
    html! {
        <div class="c-present__head">
            <p class="c-present__name">{ wording::template(report) }{ " · " }{ env.t(&PRESENTER.title) }</p>
            if (1..=MOST_DOTS).contains(&show.count) {
                <ol class="c-present__dots">{ for (0..show.count).map(dot) }</ol>
            } else if let Some(place) = show.place() {
                <p class="c-present__count">{ format!("{} / {}", place + 1, show.count) }</p>
            }
            if let Some(seconds) = seconds {
                <p class="c-present__time" role="timer">{ icon(Icon::Clock) }{ time(seconds) }</p>
            }
            <button type="button" class="c-button" onclick={on(run, Command::Leave)}>{ icon(Icon::Cross) }{ env.t(&PRESENTER.leave) }</button>
        </div>
    }
}

fn foot(env: &Environment, show: &Show, lang: Lang, both: bool, run: &Callback<Command>) -> Html {
    let state = if show.hides { &PRESENTER.is_hidden } else { &PRESENTER.is_shown };
    let is_there = |command: Command| match command {
        Command::Language => both,
        Command::FullScreen => fills_screen(),
        _ => true,
    };
    let line = |(command, name, keys): &(Command, &'static Text, &'static [&'static str])| {
        html! {
            <li>
                <button type="button" class="c-button" onclick={on(run, *command)}>{ env.t(name) }</button>
                <span class="c-present__kbd">{ for keys.iter().map(|key| html! { <kbd>{ key_name(env, key) }</kbd> }) }</span>
            </li>
        }
    };
    html! {
        <div class="c-present__foot">
            if show.keys {
                <section class="c-present__keys" aria-labelledby="present-keys">
                    <h2 id="present-keys" tabindex="-1">{ env.t(&PRESENTER.keys) }</h2>
                    <ul>{ for Command::ALL.iter().filter(|entry| is_there(entry.0)).map(line) }</ul>
                    <p>{ env.t(&PRESENTER.keys_hint) }</p>
                </section>
            }
            <div class="c-present__bar">
                <button type="button" class="c-button" id="present-keys-button" onclick={on(run, Command::Keys)} aria-expanded={if show.keys { "true" } else { "false" }}>
                    { icon(Icon::Menu) }{ env.t(&PRESENTER.keys) }
                </button>
                if both {
                    <button type="button" class="c-button" lang={other(lang).tag()} title={env.t(&PRESENTER.language)}
                        onclick={on(run, Command::Language)}>{ name_of(other(lang)) }</button>
                }
                <button type="button" class="c-button c-present__hides" onclick={on(run, Command::Hide)} aria-pressed={if show.hides { "true" } else { "false" }}>
                    { icon(if show.hides { Icon::Lock } else { Icon::Look }) }{ env.t(state) }
                </button>
                <p class="c-present__hints" aria-hidden="true">
                    <kbd>{ "←" }</kbd><kbd>{ "→" }</kbd>{ env.t(&PRESENTER.next) }
                    <kbd>{ env.t(&PRESENTER.space) }</kbd>{ env.t(&PRESENTER.show_answer) }
                </p>
                <button type="button" class="c-button c-present__back" onclick={on(run, Command::Back)} disabled={show.step == 0}>{ env.t(&PRESENTER.back) }</button>
                <button type="button" class="c-button c-button--primary" onclick={on(run, Command::Forward)} disabled={show.step == show.last()}>
                    { env.t(if show.step == 0 { &PRESENTER.begin } else if show.place().is_some() && !show.is_open() { &PRESENTER.show_answer } else { &PRESENTER.next }) }{ icon(Icon::Right) }
                </button>
            </div>
        </div>
    }
}

fn title(env: &Environment, props: &PresentPageProps, show: &Show, run: &Callback<Command>) -> Html {
    let report = &props.report;
    let level = |severity: Severity| {
        let count = count_of(report, severity);
        let onchange = run.reform(move |_: Event| Command::Level(severity));
        html! {
            if count > 0 {
                <li><label class={format!("c-present__level c-present__level--{}", tone(severity))}>
                    <input type="checkbox" checked={!show.left_out.contains(&severity)} {onchange} />
                    { severity_icon(severity) }{ env.t(&wording::count_of(&severity.name(), count)) }
                </label></li>
            }
        }
    };
    let whose = match &props.sample {
        Some(sample) => html! { { env.t(sample) } },
        None => html! { { env.t(&PRESENTER.somebody) } },
    };
    let facts = &report.facts;
    html! {
        <div class="c-present__cover">
            <h1 id="present-title" tabindex="-1">{ env.label(&Text::same(wording::template(report))) }{ whose }</h1>
            if !show.hides {
                if !facts.company.is_empty() {
                    <p class="c-present__whose">{ file_text(env, &facts.company) }</p>
                }
                <p class="c-present__whose">{ file_text(env, &report.file.name) }</p>
            }
            <p class="c-present__total">{ env.t(&total(report)) }</p>
            if !report.findings.is_empty() {
                <fieldset class="c-present__levels">
                    <legend>{ env.t(&PRESENTER.levels) }</legend>
                    <ul>{ for Severity::ALL.into_iter().map(level) }</ul>
                </fieldset>
            }
            if show.count == 0 && !report.findings.is_empty() { <p>{ env.t(&PRESENTER.nothing) }</p> }
            <p class="c-present__no">{ env.t(&UI.no_approval) }</p>
        </div>
    }
}

/// How many findings there are, in words where there is none.
fn total(report: &Report) -> Text {
    if report.findings.is_empty() { UI.nothing_found.clone() } else { all(&wording::findings(report.findings.len())) }
}

fn summary(env: &Environment, report: &Report, cover: Option<&Cover>, run: &Callback<Command>) -> Html {
    let count = |severity: Severity| {
        let count = count_of(report, severity);
        html! {
            if count > 0 {
                <li class={format!("c-present__level c-present__level--{}", tone(severity))}>
                    { severity_icon(severity) }{ env.t(&wording::count_of(&severity.name(), count)) }
                </li>
            }
        }
    };
    let steps = first_steps(report, &env.rule_titles);
    let words = |text: &Text| cover.map_or_else(|| text.clone(), |cover| cover.text(text));
    html! {
        <div class="c-present__cover">
            <h1 id="present-title" tabindex="-1">{ env.t(&PRESENTER.summary) }</h1>
            if report.findings.is_empty() {
                <p class="c-present__total">{ env.t(&UI.nothing_found) }</p>
            } else {
                <ul class="c-present__counts">{ for Severity::ALL.into_iter().map(count) }</ul>
            }
            if !steps.is_empty() {
                <h2>{ env.t(&PRESENTER.first_things) }</h2>
                <ol class="c-present__first">{ for steps.iter().map(|step| html! { <li>{ fragment_text(env, &words(&step.title)) }</li> }) }</ol>
            }
            <p class="c-present__no">{ env.t(&UI.no_approval) }</p>
            <p><button type="button" class="c-button" onclick={on(run, Command::Restart)}>{ icon(Icon::Again) }{ env.t(&PRESENTER.restart) }</button></p>
        </div>
    }
}
