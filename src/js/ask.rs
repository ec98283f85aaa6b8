//! The one function that JavaScript calls.

use super::answer;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

/// Answers a question: JSON in, JSON out. What is thrown is the JSON of a [`super::Problem`].
///
/// # Errors
/// When the question has no answer.
#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value, reason = "the form in which wasm-bindgen hands over arrays")]
pub fn ask(question: &str, bytes: &[u8], lists: Vec<Uint8Array>) -> Result<String, JsValue> {
    let lists: Vec<Vec<u8>> = lists.iter().map(Uint8Array::to_vec).collect();
    answer(question, bytes, &lists)
        .map_err(|problem| JsValue::from(serde_json::to_string(&problem).unwrap_or_default()))
}
