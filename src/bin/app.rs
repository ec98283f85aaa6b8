//! The page and its workers, which are one program: what it is depends on where it starts.

use js_sys::Promise;
use smeltcheck::app::{self, App, AppProps, worker};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, Element};
use yew::{Callback, Renderer};

/// In a worker, answers the page. In a page, `www/page.js` goes on with [`draw`].
fn main() {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        worker::server::answer_page(&scope);
    }
}

/// Draws the page into this element, which is emptied. The promise resolves when it is drawn.
#[wasm_bindgen]
pub fn draw(root: &Element) -> Promise {
    Promise::new(&mut |resolve, _| {
        let on_drawn = Callback::from(move |()| {
            // A promise takes any value.
            let _ = resolve.call0(&JsValue::NULL);
        });
        Renderer::<App>::with_root_and_props(root.clone(), AppProps { on_drawn }).render();
    })
}

/// The promise resolves when everything that the drawn page asks its host for has arrived, or
/// failed.
#[wasm_bindgen(js_name = dataArrived)]
pub fn data_arrived() -> Promise {
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
