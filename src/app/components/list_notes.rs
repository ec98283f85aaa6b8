//! What happened to files of lists: rows that were not read as they are, and files that were not
//! taken.

use super::{Icon, fragment_text, icon};
use crate::app::environment::Environment;
use crate::app::lists::{Loaded, RejectedFile};
use crate::app::strings::{UI, wording};
use crate::lists::RowProblem;
use yew::prelude::*;

/// One message about a file that was not taken.
pub fn list_problem(env: &Environment, problem: &RejectedFile) -> Html {
    html! {
        <div class="c-profile__mistakes c-lists__problem" role="alert">
            <p>{ icon(Icon::Must) }{ fragment_text(env, &problem.text()) }</p>
            <p class="c-lists__message">{ fragment_text(env, &problem.message) }</p>
            if !problem.steps.is_empty() {
                <ol class="c-steps" aria-label={env.t(&UI.what_to_do)}>
                    { for problem.steps.iter().map(|step| html! { <li>{ fragment_text(env, step) }</li> }) }
                </ol>
            }
        </div>
    }
}

/// The rows of a file that were left out or read with a doubt.
pub fn list_notes(env: &Environment, loaded: &Loaded) -> Html {
    if loaded.problem_count == 0 {
        return Html::default();
    }
    let listed: usize = loaded.problems.iter().map(RowProblem::rows).sum();
    let rest = loaded.problem_count.saturating_sub(listed);
    html! {
        <details class="c-panel c-lists__notes" key={loaded.number}>
            <summary>{ fragment_text(env, &wording::rows_of_list(&loaded.file, loaded.left_out, loaded.problem_count)) }</summary>
            <ul>
                { for loaded.problems.iter().map(|problem| html! { <li>{ fragment_text(env, &problem.text()) }</li> }) }
                if rest > 0 { <li>{ env.t(&wording::more_rows(rest)) }</li> }
            </ul>
        </details>
    }
}
