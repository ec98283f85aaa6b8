//! The worker: one file or one look-up at a time, away from the page's thread. Ends with the page
//! or when the page ends it.

use super::protocol::{CheckRequest, LookUpRequest, ProfileSource, Progress, Request, Response};
use crate::look_up::look_up;
use crate::profile::{self, Profile, ProfileData, Settings};
use crate::reference::Lists;
use crate::report::FileInfo;
use crate::workbook::{Converted, ReadError, Workbook};
use crate::{CheckError, Checked};
use js_sys::{Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    /// What nearly every check needs. The page starts a worker ahead, so that this is done before a
    /// file arrives.
    static BUILT_IN_LISTS: RefCell<Option<Lists>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// The browser's own hash functions, faster than any in WebAssembly and next to it. A page from
    /// a host without TLS has none: then the call fails.
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = digest, catch)]
    fn digest(algorithm: &str, bytes: &JsValue) -> Result<Promise, JsValue>;
}

/// Answers every message of the page; called once when the worker starts.
pub fn answer_messages() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        match request(&message) {
            Some(Request::Check(request)) => {
                let digest = Reflect::get(&message, &"bytes".into()).and_then(|bytes| digest("SHA-256", &bytes));
                check(
                    bytes(&message),
                    lists(&message, request.built_in_facts),
                    &request,
                    digest.ok(),
                    answering.clone(),
                );
            }
            Some(Request::ReadProfile(text)) => post(&answering, &read_profile(&text)),
            Some(Request::LookUp(LookUpRequest { text, built_in_facts })) => {
                let found = look_up(&text, &lists(&message, built_in_facts));
                post(&answering, &Response::LookUp(Box::new(found)));
            }
            None => {}
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    BUILT_IN_LISTS.replace(Some(Lists::built_in()));
}

fn read_profile(text: &str) -> Response {
    match profile::read(text) {
        Ok(profile) => Response::Profile(ProfileData::of(&profile).map(Box::new)),
        Err(mistakes) => Response::ProfileMistakes(mistakes),
    }
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
fn lists(message: &JsValue, built_in_facts: bool) -> Lists {
    let text = Reflect::get(message, &"lists".into()).ok().and_then(|text| text.as_string()).unwrap_or_default();
    let loaded: Vec<_> = serde_json::from_str(&text).unwrap_or_default();
    let made_before = if loaded.is_empty() && built_in_facts { BUILT_IN_LISTS.take() } else { None };
    made_before.unwrap_or_else(|| Lists::in_use(loaded, built_in_facts))
}

/// The page hands on what the desk, or the build of the page, made of a profile without a mistake.
fn profile_of(source: &ProfileSource) -> Profile {
    match source {
        ProfileSource::Usual => Profile::default(),
        ProfileSource::BuiltIn(json) | ProfileSource::Loaded(json) => ProfileData::read(json).unwrap_or_default(),
    }
}

/// Checks a file, and posts the answer when the fingerprint is there, which the browser takes
/// meanwhile.
fn check(
    bytes: Vec<u8>,
    lists: Lists,
    request: &CheckRequest,
    digest: Option<Promise>,
    scope: DedicatedWorkerGlobalScope,
) {
    post(&scope, &Response::Step(Progress::Fingerprint));
    #[cfg(feature = "faults")]
    super::faults::obey(&bytes);
    let file = FileInfo::without_digest(&bytes, &request.name);
    let settings = Settings { today: request.today, profile: profile_of(&request.profile), lists };
    let mut begins = |step: crate::Step| post(&scope, &Response::Step(step.into()));
    begins(crate::Step::Open);
    // What is not .xlsx was read by the desk: calamine is not in the code of this worker.
    let opened = match &request.converted {
        Some(converted) => serde_json::from_str(converted)
            .map(|read: Converted| read.into())
            .map_err(|error| ReadError::DamagedPackage { detail: error.to_string() }),
        None => Workbook::open(&bytes, request.password.as_deref()),
    };
    let checked = |workbook| crate::check_opened(workbook, file.clone(), &settings, &mut begins);
    let result = opened.map_err(CheckError::from).and_then(checked);
    post(&scope, &Response::Step(Progress::Write));
    let answer_all = move |digest: Vec<u8>| match result {
        Ok(Checked { mut report, workbook, detected }) => {
            report.file.set_digest(&digest);
            let told = Response::Report(Box::new(report));
            post(&scope, &told);
            // The report is shown first: whatever happens from here on, it is there.
            if let Response::Report(report) = told {
                let pictures = crate::sheet_pictures(&workbook, &detected, &report).ok();
                post(&scope, &Response::Sheets(pictures.and_then(|pictures| serde_json::to_string(&pictures).ok())));
            }
        }
        Err(error) => {
            let mut refusal = error.refusal(file);
            refusal.file.set_digest(&digest);
            post(&scope, &Response::Refusal(Box::new(refusal)));
        }
    };
    let Some(digest) = digest else { return answer_all(own_digest(&bytes)) };
    wasm_bindgen_futures::spawn_local(async move {
        let made = wasm_bindgen_futures::JsFuture::from(digest).await;
        answer_all(made.map_or_else(|_| own_digest(&bytes), |digest| Uint8Array::new(&digest).to_vec()));
    });
}

fn own_digest(bytes: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).to_vec()
}

/// Answers with words alone.
pub(super) fn post(scope: &DedicatedWorkerGlobalScope, answer: &impl Serialize) {
    let Ok(text) = serde_json::to_string(answer) else { return };
    // Posting fails only when the page is already gone; nobody is left to tell.
    let _ = scope.post_message(&text.into());
}
