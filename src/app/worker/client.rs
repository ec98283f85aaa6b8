//! The page's side: starts a worker for a request, hears its responses, and ends it.

use super::life;
use super::message::{self, Payload};
use super::protocol::{Request, Response};
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::ArrayBuffer;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ErrorEvent, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    /// Starts a worker from code that was loaded before, without a request: `www/runtime.js`.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = startWorker, catch)]
    fn start_worker(module: &JsValue, name: &str) -> Result<Worker, JsValue>;
}

/// A worker that has started, and its name.
struct Started {
    worker: Worker,
    name: String,
}

impl Started {
    fn now() -> Result<Self, JsValue> {
        // Another tab has its own.
        let name = format!("smeltcheck {}", js_sys::Math::random());
        Ok(Self { worker: start_worker(&wasm_bindgen::module(), &name)?, name })
    }
}

/// The next worker starts when the check of the one before is over on most computers: it would take
/// a core from it.
const NEXT_WORKER_MS: u32 = 1_500;

thread_local! {
    /// A worker that has started and made ready what every check needs, before the file is there.
    static WAITING: RefCell<Option<(Started, EventListener)>> = const { RefCell::new(None) };
}

/// Has a worker wait for the next request, unless one does. Where the browser starts none, the
/// next request says so.
pub fn keep_one_waiting() {
    if WAITING.with_borrow(Option::is_some) {
        return;
    }
    let Ok(started) = Started::now() else { return };
    let on_error = EventListener::once_with_options(
        &started.worker,
        "error",
        EventListenerOptions::enable_prevent_default(),
        |event| {
            event.prevent_default();
            // Not inside its own listener.
            spawn_local(async { drop(WAITING.take()) });
        },
    );
    WAITING.replace(Some((started, on_error)));
}

fn take_worker() -> Result<Started, JsValue> {
    match WAITING.take() {
        Some((started, _)) => {
            Timeout::new(NEXT_WORKER_MS, keep_one_waiting).forget();
            Ok(started)
        }
        None => Started::now(),
    }
}

/// Why there was no answer.
#[derive(Debug)]
pub enum NoAnswer {
    /// It was not wanted any more.
    Stopped,
    /// The patience ended.
    TooSlow,
    /// The browser did not hand over the file.
    FileNotRead(JsValue),
    /// The worker did not start, or broke, with what is known about it.
    Broke(String),
}

/// Ends a conversation.
#[derive(Clone, Default)]
pub struct Stop(Rc<RefCell<Option<UnboundedSender<Heard>>>>);

impl Stop {
    /// The worker ends without an answer.
    pub fn stop(&self) {
        if let Some(teller) = self.0.take() {
            // A conversation that is over hears nothing.
            let _ = teller.unbounded_send(Heard::Stopped);
        }
    }
}

/// What happens during a conversation.
enum Heard {
    File(Result<JsValue, JsValue>),
    Message(JsValue),
    Error(String),
    Died,
    Stopped,
    TooSlow,
}

/// What goes with a request.
pub enum Attached {
    /// Nothing.
    Nothing,
    /// The bytes of a file, which is read first.
    File(Blob),
    /// Data.
    Data(Payload),
}

/// Asks a worker of its own. `hear` is told every response, until it makes an answer of one; the
/// patience covers reading the file and starting the worker too.
pub async fn ask<T>(
    request: &Request,
    attached: Attached,
    patience_ms: u32,
    stop: &Stop,
    mut hear: impl FnMut(Response, &Payload) -> Option<T>,
) -> Result<T, NoAnswer> {
    let (teller, mut heard) = unbounded();
    stop.0.replace(Some(teller.clone()));
    let _patience = Timeout::new(patience_ms, {
        let teller = teller.clone();
        move || drop(teller.unbounded_send(Heard::TooSlow))
    });
    let mut worker = None;
    match attached {
        Attached::Nothing => worker = Some(RunningWorker::start(request, &Payload::default(), &teller)?),
        Attached::Data(data) => worker = Some(RunningWorker::start(request, &data, &teller)?),
        Attached::File(file) => spawn_local({
            let teller = teller.clone();
            async move { drop(teller.unbounded_send(Heard::File(JsFuture::from(file.array_buffer()).await))) }
        }),
    }
    while let Some(event) = heard.next().await {
        match event {
            Heard::File(read) => {
                let bytes: ArrayBuffer = read.map_err(NoAnswer::FileNotRead)?.unchecked_into();
                worker = Some(RunningWorker::start(request, &Payload::of_buffer(bytes), &teller)?);
            }
            Heard::Message(data) => {
                let Some((response, payload)) = message::read(&data) else {
                    return Err(NoAnswer::Broke("unknown response".to_owned()));
                };
                if let Some(answer) = hear(response, &payload) {
                    return Ok(answer);
                }
            }
            Heard::Error(message) => return Err(NoAnswer::Broke(message)),
            Heard::Died => return Err(NoAnswer::Broke("the worker ended".to_owned())),
            Heard::Stopped => return Err(NoAnswer::Stopped),
            Heard::TooSlow => return Err(NoAnswer::TooSlow),
        }
    }
    drop(worker);
    Err(NoAnswer::Stopped)
}

/// A worker with everything that listens to it. Dropping it ends the worker.
struct RunningWorker {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl RunningWorker {
    fn start(request: &Request, payload: &Payload, teller: &UnboundedSender<Heard>) -> Result<Self, NoAnswer> {
        let broke = |error: JsValue| NoAnswer::Broke(describe(&error));
        let Started { worker, name } = take_worker().map_err(broke)?;
        let tell = || teller.clone();
        let listeners = [
            EventListener::new(&worker, "message", {
                let teller = tell();
                move |event| {
                    if let Some(event) = event.dyn_ref::<MessageEvent>() {
                        // A conversation that is over hears nothing.
                        let _ = teller.unbounded_send(Heard::Message(event.data()));
                    }
                }
            }),
            EventListener::new_with_options(&worker, "error", EventListenerOptions::enable_prevent_default(), {
                let teller = tell();
                move |event| {
                    event.prevent_default();
                    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                    let _ = teller.unbounded_send(Heard::Error(message.unwrap_or_default()));
                }
            }),
        ];
        // One that waited before has taken its lock. A worker that has just started may not come to it
        // before it works.
        spawn_local({
            let teller = tell();
            async move {
                if life::ended(&name).await.is_some() {
                    // Also after its last answer, when nobody hears it.
                    let _ = teller.unbounded_send(Heard::Died);
                }
            }
        });
        let running = Self { worker, _listeners: listeners };
        running.post(request, payload).map_err(broke)?;
        Ok(running)
    }

    fn post(&self, request: &Request, payload: &Payload) -> Result<(), JsValue> {
        let (message, handed_over) = message::write(request, payload)?;
        self.worker.post_message_with_transfer(&message, &handed_over)
    }
}

impl Drop for RunningWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What an error of the browser says.
pub fn describe(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.to_string()))
}
