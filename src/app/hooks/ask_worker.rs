//! One question to a worker of its own, which ends with its answer.

use super::use_checker::start_worker;
use crate::app::protocol::{Answer, Request};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect};
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

/// Asks, and tells `on_rows` how many rows were read so far. There is no answer when the worker broke, was stopped, or took
/// longer than `patience_ms`.
pub(super) async fn ask_worker(
    request: &Request,
    bytes: Option<JsValue>,
    patience_ms: u32,
    stop: &Stop,
    on_rows: impl Fn(usize) + 'static,
) -> Option<Answer> {
    let worker: Worker = start_worker().await.ok()?.unchecked_into();
    let message = Object::new();
    Reflect::set(&message, &"request".into(), &serde_json::to_string(request).ok()?.into()).ok()?;
    if let Some(bytes) = bytes {
        Reflect::set(&message, &"bytes".into(), &bytes).ok()?;
    }
    let kept = Rc::new(RefCell::new(None));
    let on_rows = Rc::new(on_rows);
    let mut listeners = None;
    let ended = Promise::new(&mut |resolve, _| {
        let end = {
            let resolve = resolve.clone();
            move || {
                // A promise takes any value.
                let _ = resolve.call0(&JsValue::NULL);
            }
        };
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let (kept, end, on_rows) = (kept.clone(), end.clone(), on_rows.clone());
            move |event: MessageEvent| match event.data().as_string().and_then(|text| serde_json::from_str(&text).ok())
            {
                Some(Answer::ListRows(rows)) => on_rows(rows),
                answer => {
                    kept.replace(answer);
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
    worker.post_message(&message).ok()?;
    // Ends with the answer, a mistake of the worker, the patience, or the user.
    let _ = JsFuture::from(ended).await;
    worker.set_onmessage(None);
    worker.set_onerror(None);
    worker.terminate();
    drop(listeners);
    stop.0.take();
    kept.take()
}
