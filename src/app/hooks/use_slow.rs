//! Progress is shown only when there is something to wait for.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// A check that is ready sooner shows no progress: it would only flicker.
const SLOW_AFTER_MS: u32 = 300;

/// Whether the run of this number has been going on for a while.
#[hook]
pub fn use_slow(run: u32, is_running: bool) -> bool {
    let slow_run = use_state_eq(|| None);
    let setter = slow_run.setter();
    use_effect_with((run, is_running), move |(run, is_running)| {
        let run = *run;
        let timer = is_running.then(|| Timeout::new(SLOW_AFTER_MS, move || setter.set(Some(run))));
        move || drop(timer)
    });
    is_running && *slow_run == Some(run)
}
