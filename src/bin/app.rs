//! The page and its workers, which are one program: what it is depends on where it starts.

use js_sys::Promise;
use smeltcheck::app::{self, App, worker};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Element};

/// In a worker, answers the page. In a page, `www/page.js` goes on with [`draw`].
fn main() {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        worker::server::answer_page(&scope);
    }
}

/// Draws the page into this element, which is emptied. The promise resolves when everything that
/// the page asks its host for has arrived, or failed.
#[wasm_bindgen]
pub fn draw(root: Element) -> Promise {
    yew::Renderer::<App>::with_root(root).render();
    app::all_arrived()
}

/// Has a worker wait for the next file.
#[wasm_bindgen(js_name = keepWorkerWaiting)]
pub fn keep_worker_waiting() {
    worker::client::keep_one_waiting();
}

/// Asks the page something: see [`app::ask`].
#[wasm_bindgen]
pub fn ask(question: JsValue) -> JsValue {
    app::ask(question)
}
