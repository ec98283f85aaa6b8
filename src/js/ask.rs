//! The one function that JavaScript calls.

use super::answer;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(encoding: &str, options: &JsValue) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// Answers a question: JSON in, JSON out. What is thrown is the JSON of a [`super::Problem`].
///
/// # Errors
/// When the question has no answer.
#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value, reason = "the form in which wasm-bindgen hands over arrays")]
pub fn ask(question: &str, bytes: &[u8], lists: Vec<Uint8Array>) -> Result<String, JsValue> {
    let lists: Vec<Vec<u8>> = lists.iter().map(Uint8Array::to_vec).collect();
    answer(question, bytes, &lists, &decode_gb18030)
        .map_err(|problem| JsValue::from(serde_json::to_string(&problem).unwrap_or_default()))
}

/// Every browser and Node.js have the tables.
fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"fatal".into(), &JsValue::TRUE).ok()?;
    TextDecoder::new("gb18030", &options).ok()?.decode(bytes).ok()
}
