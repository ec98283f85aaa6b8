//! Checks two files one after the other, so that the second is compared with the first.

use super::use_checker::{Checker, Picked};
use crate::app::state::Phase;
use yew::prelude::*;

/// What checks two samples: the second follows when the report of the first is there, and only
/// then.
#[hook]
pub fn use_two_checks(checker: &Checker, check: &Callback<Picked>) -> Callback<(Picked, Picked)> {
    let waiting = use_mut_ref(|| None::<(Picked, Picked)>);
    let Checker { state, clear, .. } = checker;
    let is_checking = state.phase.is_checking();
    let of_first = match state.phase {
        Phase::Done(_) => state.sample.clone(),
        _ => None,
    };
    use_effect_with((is_checking, of_first), {
        let (waiting, check) = (waiting.clone(), check.clone());
        move |(is_checking, of_first)| {
            // A check that was cancelled or failed ends the plan.
            let Some((first, second)) = (!is_checking).then(|| waiting.take()).flatten() else { return };
            if first.sample.is_some() && first.sample == *of_first {
                check.emit(second);
            }
        }
    });
    use_callback((clear.clone(), check.clone()), move |both: (Picked, Picked), (clear, check)| {
        // Nothing from before is compared with the first.
        clear.emit(());
        let first = both.0.clone();
        waiting.replace(Some(both));
        check.emit(first);
    })
}
