//! What the page asks its host for, all of it when it starts: nothing is requested later, because
//! the page then closes its connections.

use gloo_timers::callback::Timeout;
use gloo_utils::window;
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, Blob, DomException, RequestInit, Response};

/// What has not arrived by then counts as missing: a response that hangs must not keep the
/// connections open. As in `www/runtime.js`.
const LIMIT_MS: u32 = 120_000;

thread_local! {
    /// How many tasks are under way; none before the page is drawn for the first time.
    static TASKS: Cell<Option<u32>> = const { Cell::new(None) };
    static WHEN_DONE: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Resolves when every task of [`load_with_page`] has ended.
pub fn all_arrived() -> Promise {
    Promise::new(&mut |resolve, _| {
        if TASKS.get() == Some(0) { drop(resolve.call0(&JsValue::NULL)) } else { WHEN_DONE.set(Some(resolve)) }
    })
}

/// Runs a task that requests files. All of them start with the page, in one go; when the last has
/// ended the page closes its connections, and a task that begins later gets nothing.
pub fn load_with_page(task: impl Future<Output = ()> + 'static) {
    TASKS.set(Some(TASKS.get().unwrap_or_default() + 1));
    spawn_local(async move {
        task.await;
        TASKS.set(TASKS.get().map(|tasks| tasks - 1));
        if TASKS.get() == Some(0)
            && let Some(resolve) = WHEN_DONE.take()
        {
            // A promise takes any value.
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
}

/// Asks for a file next to the page.
async fn fetch(address: &str) -> Result<Response, JsValue> {
    let limit = AbortController::new()?;
    let too_late =
        DomException::new_with_message_and_name(&format!("{address} did not arrive in time"), "TimeoutError")?;
    let options = RequestInit::new();
    options.set_signal(Some(&limit.signal()));
    // Never taken back: it covers what is read of the response too, and does nothing to one that
    // has arrived.
    Timeout::new(LIMIT_MS, move || limit.abort_with_reason(&too_late)).forget();
    let response: Response =
        JsFuture::from(window().fetch_with_str_and_init(address, &options)).await?.unchecked_into();
    if response.ok() { Ok(response) } else { Err(format!("{address}: HTTP {}", response.status()).into()) }
}

/// A file next to the page.
pub async fn blob_of(address: &str) -> Result<Blob, JsValue> {
    Ok(JsFuture::from(fetch(address).await?.blob()?).await?.unchecked_into())
}

/// The text of a file next to the page.
pub async fn text_of(address: &str) -> Result<String, JsValue> {
    let text = JsFuture::from(fetch(address).await?.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// Whether a file was given up because it did not arrive in time.
pub fn is_too_late(reason: &JsValue) -> bool {
    reason.dyn_ref::<DomException>().is_some_and(|reason| reason.name() == "TimeoutError")
}
