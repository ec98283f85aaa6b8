//! Has a worker look up the ids and names that were pasted, in the lists in use.

use crate::app::lists::ListsInUse;
use crate::app::worker::client::{Attached, Stop, ask};
use crate::app::worker::message::Payload;
use crate::app::worker::protocol::{LookUpRequest, Request, Response};
use crate::look_up::LookUp;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Thousands of names that no list holds take a few seconds on an old computer.
const PATIENCE_MS: u32 = 60_000;

/// How far the look-up is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum LookingUp {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// A worker is looking.
    Running,
    /// What the lists say.
    Answered(Rc<LookUp>),
    /// No answer came.
    Failed,
}

/// The look-up of the page. What was pasted outlasts a visit to another page, and is looked up
/// again in other lists.
#[derive(Clone, PartialEq)]
pub struct LookUpControls {
    /// How far it is.
    pub state: LookingUp,
    /// What was asked for last.
    pub asked: Rc<str>,
    /// Looks up the ids and names of a text.
    pub ask: Callback<String>,
}

/// The look-up in these lists.
#[hook]
pub fn use_look_up(lists: &ListsInUse) -> LookUpControls {
    let state = use_state_eq(LookingUp::default);
    let asked = use_state_eq(|| Rc::<str>::from(""));
    // Of several questions the last one counts.
    let running = use_mut_ref(|| (0_u32, Stop::default()));
    use_effect_with((asked.clone(), lists.clone()), {
        let state = state.setter();
        move |(asked, lists)| {
            let stop = Stop::default();
            let run = {
                let mut running = running.borrow_mut();
                running.1.stop();
                *running = (running.0 + 1, stop.clone());
                running.0
            };
            if asked.trim().is_empty() {
                state.set(LookingUp::Idle);
                return;
            }
            state.set(LookingUp::Running);
            let request = Request::LookUp(LookUpRequest { text: asked.to_string(), lists: lists.sent() });
            spawn_local(async move {
                let hear = |response: Response, payload: &Payload| match response {
                    Response::LookUp => Some(payload.json::<LookUp>()),
                    _ => Some(None),
                };
                let answer = ask(&request, Attached::Nothing, PATIENCE_MS, &stop, hear).await.ok().flatten();
                if running.borrow().0 == run {
                    state.set(answer.map_or(LookingUp::Failed, |answer| LookingUp::Answered(Rc::new(answer))));
                }
            });
        }
    });
    let ask = use_callback(asked.setter(), |text: String, asked| asked.set(text.into()));
    LookUpControls { state: (*state).clone(), asked: (*asked).clone(), ask }
}
