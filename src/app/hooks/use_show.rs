//! The show for a room: where it is, its keys and its timer.

use crate::app::browser::fill_screen;
use crate::app::present::{Command, Show, shown};
use crate::report::Report;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;
use gloo_utils::document;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// How often the timer looks at the clock, in milliseconds.
const TICK_MS: u32 = 250;

impl Reducible for Show {
    type Action = (Command, Rc<Report>);

    fn reduce(self: Rc<Self>, (command, report): Self::Action) -> Rc<Self> {
        let next = self.after(command);
        let count = shown(&report, &next.left_out).len();
        Rc::new(next.with_count(count))
    }
}

/// The show, the seconds of its timer while there is one, and what carries out a command. `hides`:
/// whether it begins with the company's data hidden.
#[hook]
pub fn use_show(
    report: &Rc<Report>,
    hides: bool,
    on_leave: &Callback<()>,
) -> (Rc<Show>, Option<u32>, Callback<Command>) {
    let count = report.findings.len();
    let show = use_reducer(move || Show { hides, ..Show::of(count) });
    // When the timer began, in milliseconds.
    let began = use_state_eq(|| None::<f64>);
    let seconds = use_state_eq(|| 0_u32);
    let (blank, keys) = (show.blank, show.keys);
    let run = use_callback((report.clone(), on_leave.clone(), (blank, keys), *began), {
        let (dispatcher, began, seconds) = (show.dispatcher(), began.setter(), seconds.setter());
        move |command: Command, (report, on_leave, (blank, keys), running)| {
            match command {
                Command::Leave => return on_leave.emit(()),
                Command::Close if !blank && !keys => return on_leave.emit(()),
                Command::FullScreen if !blank => fill_screen("present"),
                Command::Timer if !blank => {
                    began.set(running.is_none().then(js_sys::Date::now));
                    seconds.set(0);
                }
                Command::Restart if !blank => {
                    began.set(running.map(|_| js_sys::Date::now()));
                    seconds.set(0);
                }
                _ => {}
            }
            dispatcher.dispatch((command, report.clone()));
        }
    });
    use_effect_with(*began, {
        let seconds = seconds.setter();
        move |began| {
            let timer = began.map(|began| {
                Interval::new(TICK_MS, move || {
                    let passed = ((js_sys::Date::now() - began) / 1_000.0).clamp(0.0, 360_000.0);
                    // Within the limits it is a small number.
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    seconds.set(passed as u32);
                })
            });
            move || drop(timer)
        }
    });
    use_effect_with(run.clone(), |run| {
        let run = run.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            let Some(command) = command_of(event) else { return };
            event.prevent_default();
            // A key that is held down turns one page.
            if !event.repeat() {
                run.emit(command);
            }
        });
        move || drop(listener)
    });
    (Rc::new((*show).clone()), began.map(|_| *seconds), run)
}

/// What a key asks for; nothing that somebody types, that belongs to the browser, or that presses a
/// button.
fn command_of(event: &KeyboardEvent) -> Option<Command> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() || event.default_prevented() {
        return None;
    }
    let command = Command::of_key(&event.key(), &event.code())?;
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let is = |names: &str| target.as_ref().is_some_and(|target| target.matches(names).unwrap_or(false));
    let types = is("input:not([type=checkbox]), textarea, select, [contenteditable]");
    let presses = command == Command::Answer && is("button, a, input, summary");
    (!types && !presses).then_some(command)
}
