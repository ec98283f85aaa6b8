//! The workshop: every sample with its lesson.

use crate::app::browser::{focus, to_top};
use crate::app::components::{Icon, deferred_status, fragment_text, icon, rule_link, severity_chip};
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, use_environment};
use crate::app::hooks::{Deferred, Picked, Sample, Samples, sample_named};
use crate::app::route::WorkshopPlace;
use crate::app::strings::{EXERCISE, UI, wording};
use crate::base::text::Text;
use crate::report::causes::sheet_name;
use crate::report::open_items_text;
use crate::samples::gallery::{Entry, Outcome, Shows};
use yew::prelude::*;

/// Properties of [`WorkshopPage`].
#[derive(Properties, PartialEq)]
pub struct WorkshopPageProps {
    /// What the address names.
    pub place: WorkshopPlace,
    /// How often an address was gone to.
    pub visit: u32,
    /// The samples.
    pub samples: Deferred<Samples>,
    /// Checks a sample.
    pub on_check: Callback<Picked>,
    /// Checks a sample and shows its findings one by one.
    pub on_present: Callback<Picked>,
    /// Checks two samples one after the other.
    pub on_both: Callback<(Picked, Picked)>,
}

/// The samples, or the lesson of one.
#[component]
pub fn WorkshopPage(props: &WorkshopPageProps) -> Html {
    let env = use_environment();
    let is_there = props.samples.here().is_some();
    use_effect_with((props.place.clone(), props.visit, is_there), |_| {
        focus("workshop");
        to_top();
    });
    let (content, key) = match lesson_at(&props.samples, &props.place) {
        Some((sample, entry)) => (one_lesson(&env, props, sample, entry), entry.id.to_string()),
        None => (overview(&env, props, is_there), String::new()),
    };
    // A list of its own for each lesson: what was opened in one is not open in the next.
    html! { <div class="c-text c-workshop" {key}>{ content }</div> }
}

/// The name of a lesson, as the title of the page.
pub fn workshop_title(env: &Environment, samples: &Deferred<Samples>, place: &WorkshopPlace) -> AttrValue {
    lesson_at(samples, place).map_or_else(|| env.t(&UI.workshop_title), |(_, entry)| env.t(&entry.title))
}

fn lesson_at<'a>(samples: &'a Deferred<Samples>, place: &WorkshopPlace) -> Option<(&'a Sample, &'a Entry)> {
    let sample = sample_named(samples, place.id()?)?;
    Some((sample, &sample.entry))
}

fn overview(env: &Environment, props: &WorkshopPageProps, is_there: bool) -> Html {
    let samples = props.samples.here().map_or(&[][..], Vec::as_slice);
    html! {
        <>
            <h1 id="workshop" tabindex="-1">{ env.t(&UI.workshop_title) }</h1>
            <p class="c-text__lead">{ env.t(&UI.workshop_lead) }</p>
            if is_there && props.place != WorkshopPlace::Top {
                <p class="c-workshop__unknown">{ env.t(&UI.workshop_unknown) }</p>
            }
            { deferred_status(env, &props.samples, &UI.workshop_missing) }
            <ol class="c-workshop__cards">{ for samples.iter().map(|sample| card(env, sample)) }</ol>
        </>
    }
}

fn card(env: &Environment, sample: &Sample) -> Html {
    let entry = &sample.entry;
    let result = match &entry.lesson.outcome {
        Outcome::Report { open_items, findings } => html! {
            <>
                <p>{ env.t(&found(findings)) }</p>
                <p>{ env.t(&open_items_text(*open_items)) }</p>
            </>
        },
        Outcome::Refusal { .. } => html! { <p>{ env.t(&UI.workshop_refused) }</p> },
    };
    html! {
        <li class="c-panel c-workshop__card" key={sample.entry.id.to_string()}>
            <p class="c-workshop__template">{ template(env, entry) }</p>
            <h2><a href={address(&sample.entry.id)}>{ env.t(&entry.title) }</a></h2>
            <p class="c-workshop__who">{ fragment_text(env, &entry.lesson.who) }</p>
            <details class="c-workshop__answer">
                <summary>{ env.t(&UI.workshop_solution) }<span class="u-hidden">{ ": " }{ env.t(&entry.title) }</span></summary>
                { result }
            </details>
        </li>
    }
}

fn one_lesson(env: &Environment, props: &WorkshopPageProps, sample: &Sample, entry: &Entry) -> Html {
    html! {
        <>
            <p class="c-workshop__back"><a href="#workshop">{ env.t(&UI.workshop_all) }</a></p>
            <h1 id="workshop" tabindex="-1">{ env.t(&entry.title) }</h1>
            <p class="c-workshop__file c-dotted">
                <span>{ template(env, entry) }</span><span lang="en">{ sample.entry.file_name.to_string() }</span>
            </p>
            <p class="c-text__lead">{ fragment_text(env, &entry.lesson.who) }</p>
            <h2>{ env.t(&UI.workshop_story) }</h2>
            <p>{ fragment_text(env, &entry.lesson.story) }</p>
            <h2>{ env.t(&UI.workshop_tasks) }</h2>
            { tasks(env, props, sample, entry) }
            { solution(env, entry) }
            { neighbours(env, props, sample) }
        </>
    }
}

fn tasks(env: &Environment, props: &WorkshopPageProps, sample: &Sample, entry: &Entry) -> Html {
    let picked = sample.picked();
    let task = |name: &Text, detail: &Text, class: &'static str, which: Icon, does: Option<Callback<MouseEvent>>| {
        // A file that did not arrive cannot be checked; to say so is better than to hide the task.
        let say = env.say.reform(|_: MouseEvent| UI.sample_missing.clone());
        html! {
            <li>
                <button type="button" class={classes!("c-button", class)} onclick={does.unwrap_or(say)}>
                    { icon(which) }{ env.t(name) }
                </button>
                <span class="c-workshop__detail">{ env.t(detail) }</span>
            </li>
        }
    };
    let with_file = |on: &Callback<Picked>| picked.clone().map(|picked| on.reform(move |_: MouseEvent| picked.clone()));
    let both = years(&props.samples, sample).map(|(before, now)| {
        let picked = before.picked().zip(now.picked());
        let does = picked.map(|picked| props.on_both.reform(move |_: MouseEvent| picked.clone()));
        task(&UI.workshop_years, &UI.workshop_years_detail, "", Icon::Copy, does)
    });
    let paper = |(part, name, detail): (&str, &Text, &Text)| {
        html! {
            <li>
                <a class="c-button" href={format!("{}/{part}", address(&sample.entry.id))}>{ icon(Icon::Print) }{ env.t(name) }</a>
                <span class="c-workshop__detail">{ env.t(detail) }</span>
            </li>
        }
    };
    // There is nothing to mark and nothing to step through in a file without a report.
    let has_report = matches!(entry.lesson.outcome, Outcome::Report { .. });
    html! {
        <ul class="c-workshop__tasks">
            { task(&UI.workshop_check, &UI.workshop_check_detail, "c-button--primary", Icon::Done, with_file(&props.on_check)) }
            { both }
            if has_report {
                <li>
                    <a class="c-button" href={format!("{}/exercise", address(&sample.entry.id))}>
                        { icon(Icon::Question) }{ env.t(&UI.workshop_exercise) }
                    </a>
                    <span class="c-workshop__detail">{ env.t(&UI.workshop_exercise_detail) }</span>
                </li>
                { for [("handout", &EXERCISE.handout, &EXERCISE.handout_detail), ("key", &EXERCISE.key, &EXERCISE.key_detail)].map(paper) }
                { task(&UI.workshop_present, &UI.workshop_present_detail, "", Icon::Look, with_file(&props.on_present)) }
            }
            if let Some(file) = &sample.file {
                <li>
                    <a class="c-button" href={file.address.clone()} download={sample.entry.file_name.to_string()}>
                        { icon(Icon::Save) }{ env.t(&UI.workshop_download) }
                    </a>
                    <span class="c-workshop__detail">{ env.t(&UI.workshop_download_detail) }</span>
                </li>
            }
        </ul>
    }
}

/// Two files of one supplier, the older one first, where this is one of them.
fn years<'a>(samples: &'a Deferred<Samples>, sample: &'a Sample) -> Option<(&'a Sample, &'a Sample)> {
    let before = |now: &Sample| now.entry.compare_with.clone();
    if let Some(id) = before(sample) {
        return Some((sample_named(samples, &id)?, sample));
    }
    let now = samples.here()?.iter().find(|other| before(other).is_some_and(|id| id == sample.entry.id))?;
    Some((sample, now))
}

fn solution(env: &Environment, entry: &Entry) -> Html {
    let shows = match &entry.lesson.outcome {
        Outcome::Report { open_items, findings } => html! {
            <>
                <p>{ env.t(&open_items_text(*open_items)) }</p>
                <p>{ env.t(&found(findings)) }</p>
                if !findings.is_empty() { { table(env, findings) } }
            </>
        },
        Outcome::Refusal { code, .. } => {
            // Without the title of the rule, which speaks of one of its reasons.
            let link = rule_link(env, code, "c-workshop__code", AttrValue::from(code.to_string()));
            html! { <p>{ env.t(&UI.workshop_refused) }{ " " }{ link }</p> }
        }
    };
    html! {
        <details class="c-panel c-workshop__solution">
            <summary><h2>{ env.t(&UI.workshop_solution) }</h2></summary>
            <h3>{ env.t(&UI.workshop_look_for) }</h3>
            <ul>{ for entry.lesson.look_for.iter().map(|text| html! { <li>{ fragment_text(env, text) }</li> }) }</ul>
            <h3>{ env.t(&UI.workshop_shows) }</h3>
            { shows }
        </details>
    }
}

fn table(env: &Environment, findings: &[Shows]) -> Html {
    let row = |shows: &Shows| {
        html! {
            <tr role="row">
                <td role="cell">{ severity_chip(env, shows.severity) }</td>
                <td role="cell">{ rule(env, &shows.code) }</td>
                <td role="cell">{ for shows.cells.iter().map(|name| cell(env, name)) }</td>
            </tr>
        }
    };
    html! {
        // On a small screen its rows are drawn as blocks; the roles keep it a table.
        <table class="c-table c-workshop__findings" role="table">
            <caption class="u-hidden">{ env.t(&UI.workshop_shows) }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{ env.t(&UI.filter_level) }</th>
                    <th scope="col" role="columnheader">{ env.t(&UI.rule) }</th>
                    <th scope="col" role="columnheader">{ env.t(&UI.cell) }</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for findings.iter().map(row) }</tbody>
        </table>
    }
}

/// Code and title of a rule.
fn rule(env: &Environment, code: &str) -> Html {
    let title = env.rule_titles.get(code).map(|title| env.t(title));
    html! { <>{ rule_link(env, code, "c-workshop__code", AttrValue::from(code.to_owned())) }{ " " }{ title }</> }
}

/// A cell as lessons write it: `Declaration!D8`.
fn cell(env: &Environment, name: &str) -> Html {
    let (sheet, addr) = name.rsplit_once('!').unwrap_or(("", name));
    html! {
        <span class="c-cell c-cell--full c-workshop__cell">
            <span class="c-cell__sheet">{ env.t(&sheet_name(sheet)) }</span>
            <span class="c-cell__address">{ addr.to_owned() }</span>
        </span>
    }
}

fn neighbours(env: &Environment, props: &WorkshopPageProps, sample: &Sample) -> Html {
    let samples = props.samples.here().map_or(&[][..], Vec::as_slice);
    let place = samples.iter().position(|other| other.entry.id == sample.entry.id).unwrap_or_default();
    let link = |name: &Text, index: Option<usize>| {
        let sample = samples.get(index?)?;
        let title = env.t(&sample.entry.title);
        Some(html! { <p>{ env.label(name) }<a href={address(&sample.entry.id)}>{ title }</a></p> })
    };
    html! {
        <div class="c-workshop__next">
            { link(&UI.workshop_before, place.checked_sub(1)) }
            { link(&UI.workshop_after, place.checked_add(1)) }
        </div>
    }
}

fn found(findings: &[Shows]) -> Text {
    if findings.is_empty() { UI.nothing_found.clone() } else { wording::findings_here(findings.len()) }
}

fn template(env: &Environment, entry: &Entry) -> AttrValue {
    if entry.template.is_empty() { env.t(&UI.workshop_no_template) } else { entry.template.to_string().into() }
}

fn address(id: &str) -> String {
    format!("#workshop/{id}")
}

/// What stands above the result of a sample: that it is one, of what day, and the way back to its
/// lesson.
pub fn sample_line(env: &Environment, samples: &Deferred<Samples>, id: &str) -> Html {
    if !env.shows(Feature::Samples) {
        return Html::default();
    }
    let has_lesson = env.shows(Feature::Samples) && sample_named(samples, id).is_some();
    html! {
        <p class="c-sample-line">
            { env.t(&wording::of_sample()) }
            if has_lesson { { " " }<a href={address(id)}>{ env.t(&UI.workshop_to_lesson) }</a> }
        </p>
    }
}
