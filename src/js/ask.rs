//! The one function that JavaScript calls.

use super::{Failure, answer};
use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Answers a question, a [`super::Question`] as an object, with JSON. What is thrown is a
/// [`Failure`] as an object, or an error of JavaScript.
///
/// # Errors
/// When the question has no answer.
#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value, reason = "the form in which wasm-bindgen hands over arrays")]
pub fn ask(question: JsValue, bytes: &[u8], lists: Vec<Uint8Array>) -> Result<String, JsValue> {
    let lists: Vec<Vec<u8>> = lists.iter().map(Uint8Array::to_vec).collect();
    let answered = serde_wasm_bindgen::from_value(question)
        .map_err(|error| Failure::of_question(&error))
        .and_then(|question| answer(question, bytes, &lists));
    // As JSON would be: what is nothing is null.
    answered.map_err(|failure| failure.serialize(&Serializer::json_compatible()).unwrap_or_else(JsValue::from))
}
