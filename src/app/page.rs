//! The page: choose a file, see what the worker answers.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement, MessageEvent, Worker};
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Starts a worker from the code that `boot.js` loaded with the page; no request is made.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = startWorker, catch)]
    async fn start_worker() -> Result<JsValue, JsValue>;
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let answer = use_state(String::new);
    let on_choose = {
        let answer = answer.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            let answer = answer.clone();
            spawn_local(async move {
                if let Err(error) = ask_worker(file, answer.clone()).await {
                    answer.set(format!("{error:?}"));
                }
            });
        })
    };
    html! {
        <main>
            <h1>{ "Smeltcheck" }</h1>
            <label for="file">{ "选择 .xlsx 文件" }</label>
            <input id="file" type="file" accept=".xlsx" onchange={on_choose} />
            <p role="status" id="answer">{ (*answer).clone() }</p>
        </main>
    }
}

async fn ask_worker(file: File, answer: UseStateHandle<String>) -> Result<(), JsValue> {
    let bytes = JsFuture::from(file.array_buffer()).await?;
    let worker: Worker = start_worker().await?.unchecked_into();
    let on_answer = Closure::once_into_js(move |event: MessageEvent| {
        answer.set(event.data().as_string().unwrap_or_default());
    });
    worker.set_onmessage(Some(on_answer.unchecked_ref()));
    let message = js_sys::Object::new();
    js_sys::Reflect::set(&message, &"bytes".into(), &bytes)?;
    worker.post_message(&message)
}
