//! The selected cell of an exercise with the choice of reasons, and the list of marks.

use super::{Icon, icon, whole_file_text};
use crate::app::environment::Environment;
use crate::app::exercise::{Attempt, marks_count, place_of, reason_name, remove_mark};
use crate::app::sheets::Note;
use crate::app::strings::{EXERCISE, SHEETS, UI};
use crate::base::text::Text;
use crate::report::causes::sheet_name;
use crate::samples::exercise::{Mark, Reason};
use crate::workbook::CellRef;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Id of the heading of the list of marks.
pub(super) const MARKS: &str = "exercise-marks";

/// What the panel shows, and what it does.
pub(super) struct ExercisePanel<'a> {
    /// The selected cell.
    pub(super) cell: CellRef,
    /// What is seen in it.
    pub(super) words: Text,
    /// What became of it, once the solution is shown.
    pub(super) note: Option<&'a Note>,
    /// What the trainee did.
    pub(super) attempt: &'a Attempt,
    /// Marks the selected cell, or takes its mark away.
    pub(super) on_reason: Callback<Option<Reason>>,
    /// Leads back to the selected cell.
    pub(super) on_leave: Callback<()>,
}

/// Where the focus goes from the grid: the reason that is chosen, else the first.
pub(super) fn reason_id(chosen: Option<Reason>) -> String {
    format!("reason-{}", chosen.unwrap_or(Reason::Missing).letter())
}

/// The panel next to the grid.
pub(super) fn exercise_panel(env: &Environment, panel: &ExercisePanel<'_>) -> Html {
    let text = panel.words.get(env.lang);
    let chosen = panel.attempt.reason_at(&panel.cell);
    let onkeydown = {
        let (leave, on_reason) = (panel.on_leave.clone(), panel.on_reason.clone());
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            if key != "Escape" && key != "Enter" {
                return;
            }
            let radio = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if key == "Enter" {
                let letter = radio.and_then(|radio| radio.value().chars().next());
                let Some(reason) = letter.and_then(Reason::of_letter) else { return };
                on_reason.emit(Some(reason));
            }
            event.prevent_default();
            leave.emit(());
        })
    };
    let choice = |reason: Reason| {
        let onchange = panel.on_reason.reform(move |_: Event| Some(reason));
        html! {
            <label class="c-exercise__reason">
                <input type="radio" name="reason" id={reason_id(Some(reason))} value={reason.letter().to_string()}
                    checked={chosen == Some(reason)} {onchange} />
                <b class="c-exercise__letter">{ reason.letter() }</b>
                <span>{ env.t(&reason.name()) }</span>
            </label>
        }
    };
    let unmark = {
        let (on_reason, leave) = (panel.on_reason.clone(), panel.on_leave.clone());
        Callback::from(move |_: MouseEvent| {
            on_reason.emit(None);
            // The button goes with the mark.
            leave.emit(());
        })
    };
    html! {
        <section class="c-sheetpanel" id="exercise-cell" tabindex="-1" aria-labelledby="exercise-cell-name" {onkeydown}
            data-cell={panel.cell.addr.to_string()}>
            <h2 class="c-sheetpanel__cell" id="exercise-cell-name">
                { env.t(&sheet_name(&panel.cell.sheet)) }{ " " }<span class="c-cell">{ panel.cell.addr.to_string() }</span>
            </h2>
            <p class="c-sheetpanel__content">
                <span class="c-label">{ env.label(&SHEETS.content) }</span>
                if text.trim().is_empty() {
                    <i>{ env.t(&UI.blank) }</i>
                } else {
                    { whole_file_text(env, text) }
                }
            </p>
            if panel.attempt.solved {
                if let Some(note) = panel.note { <p><b>{ env.t(&note.name) }</b></p> }
            } else {
                <fieldset class="c-exercise__reasons">
                    <legend class="c-label">{ env.t(&EXERCISE.why) }</legend>
                    { for Reason::ALL.map(choice) }
                </fieldset>
                if chosen.is_some() {
                    <button type="button" class="c-button c-button--small" onclick={unmark}>
                        { icon(Icon::Cross) }{ env.t(&EXERCISE.unmark) }
                    </button>
                }
            }
        </section>
    }
}

/// The marks, each with a way to its cell and a way to take it away.
pub(super) fn mark_list(
    env: &Environment,
    attempt: &Attempt,
    go_to: &Callback<CellRef>,
    on_remove: &Callback<CellRef>,
) -> Html {
    let item = |mark: &Mark| {
        let (to, gone) = (mark.cell.clone(), mark.cell.clone());
        let go = go_to.reform(move |_: MouseEvent| to.clone());
        let remove = on_remove.reform(move |_: MouseEvent| gone.clone());
        let name = env.t(&remove_mark(&mark.cell));
        html! {
            <li key={mark.cell.to_string()} class="c-exercise__mark">
                { icon(Icon::Flag) }
                <button type="button" class="c-link" onclick={go}>{ env.t(&place_of(&mark.cell)) }</button>
                <span>{ env.t(&reason_name(mark.reason)) }</span>
                if !attempt.solved {
                    <button type="button" class="c-button c-button--small c-button--plain" onclick={remove}
                        aria-label={name.clone()} title={name}>{ icon(Icon::Cross) }</button>
                }
            </li>
        }
    };
    html! {
        <section class="c-panel c-exercise__marks" aria-labelledby={MARKS}>
            <h2 class="c-exercise__count" id={MARKS} tabindex="-1">
                <span role="status">{ env.t(&marks_count(attempt.marks.len())) }</span>
            </h2>
            <ol>{ for attempt.marks.iter().map(item) }</ol>
        </section>
    }
}
