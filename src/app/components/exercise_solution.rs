//! The solution of an exercise: what was found, what was missed, and why each of it is a finding.

use super::rule_link::rule_link;
use super::{fragment_text, severity_chip, whole_file_text};
use crate::app::environment::Environment;
use crate::app::exercise::{Attempt, place_of, points, reason_name, summary, time, value_of};
use crate::app::strings::{EXERCISE, UI, wording};
use crate::base::text::Text;
use crate::report::sheets::{CellPicture, SheetPicture};
use crate::report::{Finding, Report};
use crate::samples::exercise::{Comparison, Judged, Mark, Reason, Verdict, reasons};
use crate::workbook::CellRef;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Id of the heading.
pub(super) const HEADING: &str = "solution";

/// What the solution shows, and where it leads.
pub(super) struct ExerciseSolution<'a> {
    /// The report.
    pub(super) report: &'a Report,
    /// The sheets.
    pub(super) pictures: &'a [Rc<SheetPicture>],
    /// What became of the marks.
    pub(super) comparison: &'a Comparison,
    /// What the trainee did.
    pub(super) attempt: &'a Attempt,
    /// Leads to a cell of the grid.
    pub(super) go_to: Callback<CellRef>,
    /// The trainee goes to a rule from the element with this id.
    pub(super) on_leave: Callback<String>,
}

/// The sentence that says how it went, then one list for each verdict.
pub(super) fn exercise_solution(env: &Environment, solution: &ExerciseSolution<'_>) -> Html {
    let comparison = solution.comparison;
    let on_leave = solution.on_leave.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        if let Some(item) = link.and_then(|link| link.closest("li[id]").ok().flatten()) {
            on_leave.emit(item.id());
        }
    });
    let list = |name: &Text, verdict: Verdict| {
        let items: Vec<Html> = comparison.with(verdict).map(|judged| item(env, solution, judged)).collect();
        section(env, name, items)
    };
    let alarms = comparison.false_alarms.iter().filter_map(|place| solution.attempt.marks.get(*place));
    let alarms = alarms.map(|mark| false_alarm(env, solution, mark)).collect();
    html! {
        <section class="c-exercise__solution" aria-labelledby={HEADING} {onclick}>
            <h2 id={HEADING} tabindex="-1">{ env.t(&EXERCISE.solution) }</h2>
            <p class="c-exercise__summary">{ env.t(&summary(comparison)) }</p>
            if solution.attempt.points && comparison.to_find() > 0 { <p>{ env.t(&points(comparison)) }</p> }
            if let Some(seconds) = solution.attempt.seconds { <p>{ env.t(&time(seconds)) }</p> }
            { list(&EXERCISE.list_found, Verdict::Found) }
            { list(&EXERCISE.list_other, Verdict::OtherReason) }
            { list(&EXERCISE.list_missed, Verdict::Missed) }
            { section(env, &EXERCISE.list_alarms, alarms) }
            { list(&EXERCISE.list_not_asked, Verdict::NotAsked) }
            { list(&EXERCISE.list_not_seen, Verdict::NotSeen) }
        </section>
    }
}

fn section(env: &Environment, name: &Text, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="c-exercise__list">{ env.label(name) }{ items.len() }</h3>
            <ul class="c-exercise__items">{ for items }</ul>
        </>
    }
}

fn item(env: &Environment, solution: &ExerciseSolution<'_>, judged: &Judged) -> Html {
    let Some(finding) = solution.report.findings.get(judged.finding) else { return Html::default() };
    let chosen = judged.marks.iter().filter_map(|place| solution.attempt.marks.get(*place));
    let mut chosen: Vec<Reason> = chosen.map(|mark| mark.reason).collect();
    chosen.dedup();
    let cells = finding.cells.iter().map(|cell| cell_link(env, &solution.go_to, cell));
    html! {
        <li key={judged.finding} class="c-panel c-exercise__item" id={format!("solution-{}", judged.finding)} tabindex="-1">
            <p class="c-exercise__cells">{ severity_chip(env, finding.severity) }{ for cells }</p>
            <h4>{ fragment_text(env, &finding.message) }</h4>
            <dl class="c-exercise__facts">
                if let Some(value) = value_of(finding) { { fact(env, &UI.in_file_now, typed(env, value)) } }
                if !chosen.is_empty() { { fact(env, &EXERCISE.your_reason, names(env, &chosen)) } }
                { explanation(env, finding) }
            </dl>
            { rule_link(env, &finding.code, "c-detail__rule", env.t(&wording::rule(&finding.code))) }
        </li>
    }
}

/// Which reasons fit, why it matters, what to do.
pub(super) fn explanation(env: &Environment, finding: &Finding) -> Html {
    html! {
        <>
            { fact(env, &EXERCISE.right_reason, names(env, &reasons(finding, &env.rules))) }
            { fact(env, &UI.why, fragment_text(env, &finding.why)) }
            { fact(env, &UI.how_to_fix, fragment_text(env, &finding.fix)) }
        </>
    }
}

fn false_alarm(env: &Environment, solution: &ExerciseSolution<'_>, mark: &Mark) -> Html {
    let picture = solution.pictures.iter().find(|picture| picture.sheet == mark.cell.sheet);
    let words = picture.and_then(|picture| picture.cell(mark.cell.addr)).map(CellPicture::words).unwrap_or_default();
    html! {
        <li key={mark.cell.to_string()} class="c-panel c-exercise__item">
            <p class="c-exercise__cells">{ cell_link(env, &solution.go_to, &mark.cell) }</p>
            <h4>{ env.t(&EXERCISE.nothing_wrong) }</h4>
            <dl class="c-exercise__facts">
                { fact(env, &UI.in_file_now, typed(env, words.get(env.lang))) }
                { fact(env, &EXERCISE.your_reason, names(env, &[mark.reason])) }
            </dl>
        </li>
    }
}

fn cell_link(env: &Environment, go_to: &Callback<CellRef>, cell: &CellRef) -> Html {
    let to = cell.clone();
    let onclick = go_to.reform(move |_: MouseEvent| to.clone());
    html! { <button type="button" class="c-link" key={cell.to_string()} {onclick}>{ env.t(&place_of(cell)) }</button> }
}

fn fact(env: &Environment, name: &Text, value: Html) -> Html {
    html! { <div><dt>{ env.t(name) }</dt><dd>{ value }</dd></div> }
}

fn names(env: &Environment, reasons: &[Reason]) -> Html {
    let name = |reason: &Reason| html! { <span class="c-exercise__fits">{ env.t(&reason_name(*reason)) }</span> };
    html! { { for reasons.iter().map(name) } }
}

/// A value as it stands in its cell.
pub(super) fn typed(env: &Environment, value: &str) -> Html {
    if value.trim().is_empty() {
        return html! { <i>{ env.t(&UI.blank) }</i> };
    }
    html! { <span class="c-exercise__typed">{ whole_file_text(env, value) }</span> }
}
