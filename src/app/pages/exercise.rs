//! One exercise: a sample to be read by a trainee.

use crate::app::browser::{focus, to_top};
use crate::app::components::{ExerciseView, fragment_text};
use crate::app::environment::use_environment;
use crate::app::exercise::{Act, title};
use crate::app::hooks::{AttemptControls, Deferred, SampleCheck, Samples, sample_named, use_sample_check};
use crate::app::strings::EXERCISE;
use crate::samples::gallery::Outcome;
use yew::prelude::*;

/// Properties of [`ExercisePage`].
#[derive(Properties, PartialEq)]
pub struct ExercisePageProps {
    /// Id of the sample.
    pub id: String,
    /// The samples.
    pub samples: Deferred<Samples>,
    /// What the trainee did in this tab.
    pub controls: AttemptControls,
}

/// The exercise. A page of its own for each sample: it is drawn with the id as its key.
#[component]
pub fn ExercisePage(props: &ExercisePageProps) -> Html {
    let env = use_environment();
    let check = use_sample_check(&props.samples, &props.id);
    let attempt = props.controls.attempts.of(&props.id);
    let is_back = attempt.left_at.is_some();
    use_effect_with(props.id.clone(), move |_| {
        if !is_back {
            focus("exercise");
            to_top();
        }
    });
    let on_act = {
        let id = props.id.clone();
        props.controls.act.reform(move |act: Act| (id.clone(), act))
    };
    let entry = sample_named(&props.samples, &props.id).map(|sample| &sample.entry);
    let is_refused = entry.is_some_and(|entry| matches!(entry.lesson.outcome, Outcome::Refusal { .. }));
    let heading = entry.map_or_else(|| EXERCISE.name.clone(), |entry| title(&EXERCISE.name, &entry.title));
    let content = match check {
        _ if is_refused => html! { <p class="c-exercise__lead">{ env.t(&EXERCISE.no_form) }</p> },
        SampleCheck::Waiting => html! { <p role="status">{ env.t(&EXERCISE.preparing) }</p> },
        SampleCheck::NotThere => html! { <p role="status">{ env.t(&EXERCISE.not_there) }</p> },
        SampleCheck::Here(report, pictures) => {
            html! { <ExerciseView {report} {pictures} {attempt} {on_act} /> }
        }
    };
    html! {
        <div class="c-report c-exercise">
            <p class="c-learn__back"><a href={format!("#workshop/{}", props.id)}>{ env.t(&EXERCISE.back) }</a></p>
            <h1 id="exercise" tabindex="-1">{ env.t(&heading) }</h1>
            if let Some(entry) = entry.filter(|_| !is_refused) {
                <p class="c-exercise__lead">{ fragment_text(&env, &entry.lesson.who) }</p>
                <p class="c-exercise__lead">{ fragment_text(&env, &entry.lesson.story) }</p>
                <p class="c-exercise__lead"><b>{ env.t(&EXERCISE.task) }</b></p>
                <p class="c-exercise__lead">
                    <a href={format!("#workshop/{}/handout", props.id)}>{ env.t(&EXERCISE.handout) }</a>
                </p>
            }
            { content }
        </div>
    }
}
