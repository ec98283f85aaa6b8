//! The worker: one file at a time, away from the page's thread. Ends with the page or when the page ends it.

use super::protocol::{Answer, CheckRequest, ProfileSource, Progress, Request};
use crate::Checked;
use crate::profile::{self, Prepared};
use crate::reference::Lists;
use crate::report::FileInfo;
use crate::settings::{Profile, Settings};
use js_sys::{Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every message of the page; called once when the worker starts.
pub fn answer_messages() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        match request(&message) {
            Some(Request::Check(request)) => {
                check(&bytes(&message), lists(&message, &request), &request, &|answer| post(&answering, answer));
            }
            None => {}
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// What the page asks for, as JSON under `request`.
pub(super) fn request<T: DeserializeOwned>(message: &JsValue) -> Option<T> {
    let text = Reflect::get(message, &"request".into()).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// The bytes that come with it; none where there are none.
pub(super) fn bytes(message: &JsValue) -> Vec<u8> {
    let bytes = Reflect::get(message, &"bytes".into());
    bytes.map(|buffer| Uint8Array::new(&buffer).to_vec()).unwrap_or_default()
}

/// The page hands on what a worker wrote before.
fn lists(message: &JsValue, request: &CheckRequest) -> Lists {
    let text = Reflect::get(message, &"lists".into()).ok().and_then(|text| text.as_string()).unwrap_or_default();
    Lists::in_use(serde_json::from_str(&text).unwrap_or_default(), request.built_in_facts)
}

/// The page hands on what the desk, or the build of the page, made of a profile without a mistake.
fn profile_of(source: &ProfileSource) -> Profile {
    match source {
        ProfileSource::Usual => profile::usual(),
        ProfileSource::BuiltIn(json) | ProfileSource::Loaded(json) => Prepared::read(json).unwrap_or_default(),
    }
}

fn check(bytes: &[u8], lists: Lists, request: &CheckRequest, answer: &dyn Fn(&Answer)) {
    answer(&Answer::Step(Progress::Fingerprint));
    let file = FileInfo::of(bytes, &request.name);
    let settings = Settings { today: request.today, profile: profile_of(&request.profile), lists };
    let mut begins = |step: crate::Step| answer(&Answer::Step(step.into()));
    let result = crate::check_and_keep(bytes, file.clone(), request.password.as_deref(), &settings, &mut begins);
    answer(&Answer::Step(Progress::Write));
    match result {
        Ok(Checked { report, workbook, detected }) => {
            let told = Answer::Report(Box::new(report));
            answer(&told);
            // The report is shown first: whatever happens from here on, it is there.
            if let Answer::Report(report) = told {
                let pictures = crate::sheet_pictures(&workbook, &detected, &report).ok();
                answer(&Answer::Sheets(pictures.and_then(|pictures| serde_json::to_string(&pictures).ok())));
            }
        }
        Err(error) => answer(&Answer::Refusal(Box::new(error.refusal(file)))),
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    let Ok(text) = serde_json::to_string(answer) else { return };
    // Posting fails only when the page is already gone; nobody is left to tell.
    let _ = scope.post_message(&text.into());
}
