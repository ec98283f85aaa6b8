//! The first words of a report: what to do, then how much there is.

use super::cell_tag::plain_cell_tag;
use super::severity_chip::tone;
use super::{Icon, fragment_text, icon, severity_icon};
use crate::app::environment::{Environment, use_environment};
use crate::app::strings::{UI, wording};
use crate::base::text::Text;
use crate::report::first_steps::{FirstStep, first_steps};
use crate::report::{Report, Severity};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SummaryPanel`].
#[derive(Properties, PartialEq)]
pub struct SummaryPanelProps {
    /// The report.
    pub report: Rc<Report>,
    /// The heading, which takes focus after a check.
    pub heading: NodeRef,
    /// Goes to a cause: place of its section, place of the cause.
    pub on_go: Callback<(usize, usize)>,
}

/// Heading, counts and first steps.
#[component]
pub fn SummaryPanel(props: &SummaryPanelProps) -> Html {
    let env = use_environment();
    let summary = props.report.summary;
    let steps =
        use_memo((props.report.clone(), env.rule_titles.clone()), |(report, titles)| first_steps(report, titles));
    html! {
        <section class="c-summary" aria-labelledby="result">
            <h1 id="result" tabindex="-1" ref={props.heading.clone()}>
                { env.t(&wording::heading(summary, steps.len())) }
            </h1>
            <ul class="c-tally">
                { tally(&env, Severity::Error, summary.errors, &UI.must_be_fixed) }
                { tally(&env, Severity::Warning, summary.warnings, &UI.to_explain) }
                { tally(&env, Severity::Info, summary.infos, &UI.to_look_at) }
            </ul>
            if !steps.is_empty() {
                <ol class="c-first">{ for steps.iter().map(|step| first_step(&env, step, &props.on_go)) }</ol>
            }
            <p class="c-summary__under">{ env.t(&wording::under_the_steps(summary, &steps)) }</p>
        </section>
    }
}

/// A count that is zero is left out: the heading says in words what there is not.
fn tally(env: &Environment, severity: Severity, count: usize, words: &Text) -> Html {
    if count == 0 {
        return Html::default();
    }
    html! {
        <li class={format!("c-tally__item c-tally__item--{}", tone(severity))}>
            { severity_icon(severity) }<b>{ count }</b>{ " " }<span>{ env.t(words) }</span>
        </li>
    }
}

fn first_step(env: &Environment, step: &FirstStep, on_go: &Callback<(usize, usize)>) -> Html {
    let place = step.place;
    let go = on_go.reform(move |_: MouseEvent| place);
    let settles = |severity, count: usize| {
        html! {
            if count > 0 {
                <span class={format!("c-settles c-settles--{}", tone(severity))}>
                    { severity_icon(severity) }{ env.t(&UI.settles) }{ " " }{ env.t(&wording::settled(count)) }
                </span>
            }
        }
    };
    let title = env.t(&step.title);
    html! {
        <li class="c-first__step">
            <div class="c-first__body">
                <p class="c-first__title">{ fragment_text(env, &step.title) }</p>
                <p class="c-first__meta">
                    { settles(Severity::Error, step.errors) }
                    { settles(Severity::Warning, step.warnings) }
                    <span class="c-cells">
                        { for step.cells.iter().map(plain_cell_tag) }
                        if step.more_cells > 0 {
                            <span class="c-cells__more">{ env.t(&wording::more_cells(step.more_cells)) }</span>
                        }
                    </span>
                </p>
            </div>
            <button type="button" class="c-button c-button--small" onclick={go}
                aria-label={format!("{}: {title}", env.t(&UI.go_there))}>
                <span class="c-first__go">{ env.t(&UI.go_there) }</span>{ icon(Icon::Right) }
            </button>
        </li>
    }
}
