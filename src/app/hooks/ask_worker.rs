//! One question to a worker of its own, which ends with its answer.

use crate::app::desk_protocol::{DeskAnswer, DeskRequest};
use crate::app::list_protocol::{ListAnswer, ListRequest};
use crate::app::place::Place;
use crate::app::protocol::{LookUpRequest, Request, Response};
use crate::look_up::LookUp;
use crate::profile::{ProfileData, ProfileError};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker};

/// Ends the question that is being asked.
#[derive(Clone, Default)]
pub(super) struct Stop(Rc<RefCell<Option<Function>>>);

impl Stop {
    /// The worker ends without an answer.
    pub(super) fn stop(&self) {
        if let Some(resolve) = self.0.take() {
            // A promise takes any value.
            let _ = resolve.call0(&JsValue::NULL);
        }
    }
}

/// Asks the desk about a list, and tells `on_rows` how many rows were read so far. There is no
/// answer when the desk broke, was stopped, or took longer than `patience_ms`.
pub(super) async fn ask_about_list(
    place: &Place,
    request: ListRequest,
    bytes: JsValue,
    patience_ms: u32,
    stop: &Stop,
    on_rows: impl Fn(usize) + 'static,
) -> Option<ListAnswer> {
    let worker: Worker = place.start_desk().await.ok()?.unchecked_into();
    let kept = Rc::new(RefCell::new(None));
    let hears = {
        let kept = kept.clone();
        move |data: JsValue| match words(&data) {
            Some(ListAnswer::Progress(rows)) => {
                on_rows(rows);
                false
            }
            answer => {
                kept.replace(answer);
                true
            }
        }
    };
    converse(worker, &DeskRequest::List(request), &[("bytes", bytes)], patience_ms, stop, hears).await;
    kept.take()
}

/// Asks what these lists, and the built-in facts where they are wanted, say about smelters. There
/// is no answer when the worker broke, was stopped, or took longer than `patience_ms`.
pub(super) async fn ask_about_smelters(
    place: &Place,
    request: LookUpRequest,
    lists: &str,
    patience_ms: u32,
    stop: &Stop,
) -> Option<LookUp> {
    let worker: Worker = place.start_worker().await.ok()?.unchecked_into();
    let read = |data: &JsValue| match words(data) {
        Some(Response::LookUp(found)) => Some(*found),
        _ => None,
    };
    one_answer(worker, &Request::LookUp(request), &[("lists", lists.into())], patience_ms, stop, read).await
}

/// Asks what a buyer profile says, or which mistakes it has. There is no answer when the worker
/// broke or took longer than `patience_ms`.
pub(super) async fn ask_about_profile(
    place: &Place,
    text: String,
    patience_ms: u32,
) -> Option<Result<Box<ProfileData>, Vec<ProfileError>>> {
    let worker: Worker = place.start_worker().await.ok()?.unchecked_into();
    let read = |data: &JsValue| match words(data) {
        Some(Response::Profile(made)) => made.map(Ok),
        Some(Response::ProfileMistakes(mistakes)) => Some(Err(mistakes)),
        _ => None,
    };
    one_answer(worker, &Request::ReadProfile(text), &[], patience_ms, &Stop::default(), read).await
}

fn words<T: DeserializeOwned>(data: &JsValue) -> Option<T> {
    data.as_string().and_then(|text| serde_json::from_str(&text).ok())
}

/// Asks the desk worker; `beside` travels with the request by name. The second half of the answer
/// is the buffer with the bytes of what was made, or undefined. There is no answer when the worker
/// broke, was stopped, or took longer than `patience_ms`.
pub(super) async fn ask_desk(
    place: &Place,
    request: &DeskRequest,
    beside: &[(&str, JsValue)],
    patience_ms: u32,
    stop: &Stop,
) -> Option<(DeskAnswer, JsValue)> {
    let worker: Worker = place.start_desk().await.ok()?.unchecked_into();
    one_answer(worker, request, beside, patience_ms, stop, desk_answer).await
}

fn desk_answer(data: &JsValue) -> Option<(DeskAnswer, JsValue)> {
    let text = Reflect::get(data, &"answer".into()).ok()?.as_string()?;
    let bytes = Reflect::get(data, &"bytes".into()).ok()?;
    Some((serde_json::from_str(&text).ok()?, bytes))
}

/// [`converse`] with a worker that answers once; `read` makes something of the answer.
async fn one_answer<T: 'static>(
    worker: Worker,
    request: &impl Serialize,
    beside: &[(&str, JsValue)],
    patience_ms: u32,
    stop: &Stop,
    read: impl Fn(&JsValue) -> Option<T> + 'static,
) -> Option<T> {
    let kept = Rc::new(RefCell::new(None));
    let hears = {
        let kept = kept.clone();
        move |data: JsValue| {
            kept.replace(read(&data));
            true
        }
    };
    converse(worker, request, beside, patience_ms, stop, hears).await;
    kept.take()
}

/// Sends the request and listens until `hears` says that an answer was the last one, the worker
/// breaks, the user stops it, or the patience ends; then the worker ends.
async fn converse(
    worker: Worker,
    request: &impl Serialize,
    beside: &[(&str, JsValue)],
    patience_ms: u32,
    stop: &Stop,
    mut hears: impl FnMut(JsValue) -> bool + 'static,
) {
    let mut listeners = None;
    let mut hears = Some(move |event: MessageEvent| hears(event.data()));
    let ended = Promise::new(&mut |resolve, _| {
        let end = {
            let resolve = resolve.clone();
            move || {
                // A promise takes any value.
                let _ = resolve.call0(&JsValue::NULL);
            }
        };
        // A promise runs this once.
        let Some(mut hears) = hears.take() else { return };
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let end = end.clone();
            move |event: MessageEvent| {
                if hears(event) {
                    end();
                }
            }
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new({
            let end = end.clone();
            move |event: ErrorEvent| {
                event.prevent_default();
                end();
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        stop.0.replace(Some(resolve));
        listeners = Some((on_message, on_error, Timeout::new(patience_ms, end)));
    });
    if send(&worker, request, beside).is_some() {
        // Ends with the answer, a mistake of the worker, the patience, or the user.
        let _ = JsFuture::from(ended).await;
    }
    worker.set_onmessage(None);
    worker.set_onerror(None);
    worker.terminate();
    drop(listeners);
    stop.0.take();
}

fn send(worker: &Worker, request: &impl Serialize, beside: &[(&str, JsValue)]) -> Option<()> {
    let message = Object::new();
    Reflect::set(&message, &"request".into(), &serde_json::to_string(request).ok()?.into()).ok()?;
    for (name, value) in beside {
        Reflect::set(&message, &(*name).into(), value).ok()?;
    }
    worker.post_message(&message).ok()
}
