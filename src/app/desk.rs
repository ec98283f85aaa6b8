//! The desk: the worker for what comes after a check or apart from it. What only it reaches is not
//! in the code of the first worker.

use super::corrections;
use super::desk_protocol::{CorrectRequest, DeskAnswer, DeskRequest, ExportRequest};
use super::list_protocol::ListAnswer;
use super::list_worker;
use super::worker::{self, bytes, request};
use crate::CheckError;
use crate::output::correct::corrected_copy;
use crate::output::export;
use crate::report::FileInfo;
use crate::workbook::Converted;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every message of the page; called once when the desk starts.
pub fn answer_desk_messages() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let (answer, bytes) = match request(&event.data()) {
            Some(DeskRequest::Export(request)) => export(&request),
            Some(DeskRequest::Correct(request)) => correct(&request, &bytes(&event.data())),
            Some(DeskRequest::Convert(file)) => convert(&file, &bytes(&event.data())),
            Some(DeskRequest::List(request)) => {
                list_worker::answer(&request, &bytes(&event.data()), &|answer: &ListAnswer| {
                    worker::post(&answering, answer);
                });
                return;
            }
            None => (DeskAnswer::Failed, Vec::new()),
        };
        // Posting fails only when the page is already gone; nobody is left to tell.
        let _ = post(&answering, &answer, &bytes);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

fn convert(file: &FileInfo, bytes: &[u8]) -> (DeskAnswer, Vec<u8>) {
    match Converted::read(bytes) {
        Ok(converted) => match serde_json::to_vec(&converted) {
            Ok(cells) => (DeskAnswer::Converted, cells),
            Err(_) => (DeskAnswer::Failed, Vec::new()),
        },
        Err(error) => (DeskAnswer::NotConverted(Box::new(CheckError::from(error).refusal(file.clone()))), Vec::new()),
    }
}

fn export(request: &ExportRequest) -> (DeskAnswer, Vec<u8>) {
    match export::export(&request.report, request.kind, request.languages, &request.rule_titles, &request.ticked) {
        Ok(made) => (DeskAnswer::File { name: made.name, media_type: made.media_type.to_owned() }, made.bytes),
        Err(_) => (DeskAnswer::Failed, Vec::new()),
    }
}

fn correct(request: &CorrectRequest, original: &[u8]) -> (DeskAnswer, Vec<u8>) {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if FileInfo::of(original, &request.name).sha256 != request.sha256 {
        return (DeskAnswer::NotCorrected(corrections::another_file()), Vec::new());
    }
    match corrected_copy(original, &request.chosen) {
        Ok(copy) => (DeskAnswer::File { name: request.name.clone(), media_type: XLSX.to_owned() }, copy),
        Err(error) => (DeskAnswer::NotCorrected(error.text()), Vec::new()),
    }
}

/// The bytes are handed over, not copied once more.
fn post(scope: &DedicatedWorkerGlobalScope, answer: &DeskAnswer, bytes: &[u8]) -> Result<(), JsValue> {
    let text = serde_json::to_string(answer).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let message = Object::new();
    let buffer = Uint8Array::from(bytes).buffer();
    Reflect::set(&message, &"answer".into(), &text.into())?;
    Reflect::set(&message, &"bytes".into(), &buffer)?;
    scope.post_message_with_transfer(&message, &Array::of1(&buffer))
}
