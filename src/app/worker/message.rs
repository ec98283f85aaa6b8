//! A message between page and worker: a request or a response, and one buffer that is handed over,
//! not copied.

use js_sys::{Array, ArrayBuffer, JsString, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// The property with the request or the response.
const SAID: &str = "said";
/// The property with the payload.
const PAYLOAD: &str = "payload";

/// The bytes of a file, or data too large to be taken apart into objects, as JSON.
#[derive(Clone, Default)]
pub struct Payload(Option<ArrayBuffer>);

impl Payload {
    /// A buffer of the browser.
    pub fn of_buffer(buffer: ArrayBuffer) -> Self {
        Self(Some(buffer))
    }

    /// These bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Some(Uint8Array::from(bytes).buffer()))
    }

    /// This value as JSON.
    pub fn of_json(value: &impl Serialize) -> Result<Self, JsValue> {
        let text = serde_json::to_vec(value).map_err(|error| JsValue::from_str(&error.to_string()))?;
        Ok(Self::of_bytes(&text))
    }

    /// The buffer itself, for what the browser does with it.
    pub fn buffer(&self) -> JsValue {
        self.0.clone().map_or(JsValue::UNDEFINED, JsValue::from)
    }

    /// A copy of its bytes; none without a buffer.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.as_ref().map(|buffer| Uint8Array::new(buffer).to_vec()).unwrap_or_default()
    }

    /// The text that it is; none for anything else.
    pub fn text(&self) -> Option<String> {
        self.0.as_ref().and_then(|_| String::from_utf8(self.bytes()).ok())
    }

    /// The value that it holds as JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.bytes()).ok()
    }
}

/// The message, and what is handed over with it.
pub fn write(said: &impl Serialize, payload: &Payload) -> Result<(Object, Array), JsValue> {
    let message = Object::new();
    Reflect::set(&message, &JsString::from(SAID), &serde_wasm_bindgen::to_value(said)?)?;
    let handed_over = Array::new();
    if let Some(buffer) = &payload.0 {
        Reflect::set(&message, &JsString::from(PAYLOAD), buffer)?;
        handed_over.push(buffer);
    }
    Ok((message, handed_over))
}

/// What a message says; nothing where it is none of these.
pub fn read<T: DeserializeOwned>(message: &JsValue) -> Option<(T, Payload)> {
    let said = Reflect::get(message, &JsString::from(SAID)).ok()?;
    let payload = Reflect::get(message, &JsString::from(PAYLOAD)).ok()?;
    Some((serde_wasm_bindgen::from_value(said).ok()?, Payload(payload.dyn_into().ok())))
}
