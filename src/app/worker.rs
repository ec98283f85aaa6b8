//! The worker: receives the bytes of a file, answers with text.

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every message of the page; called once when the worker starts.
pub fn answer_messages() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = js_sys::Reflect::get(&event.data(), &"bytes".into())
            .map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec())
            .unwrap_or_default();
        let answer = format!("{} bytes", bytes.len());
        // Posting fails only when the page is already gone; nobody is left to tell.
        let _ = answering.post_message(&answer.into());
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}
