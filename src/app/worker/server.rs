//! The worker's side: answers one request away from the page's thread. Ends when the page ends it.

use super::life;
use super::message::{self, Payload};
use super::protocol::{
    CheckRequest, CorrectRequest, ExportRequest, LookUpRequest, ProfileSource, Progress, Request, Response, SentLists,
};
use super::read_list;
use crate::app::corrections;
use crate::look_up::look_up;
use crate::output::correct::corrected_copy;
use crate::output::export;
use crate::profile::{self, Profile, ProfileData, Settings};
use crate::reference::Lists;
use crate::report::{FileInfo, Report};
use crate::workbook::Workbook;
use crate::{CheckError, Checked};
use js_sys::{Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
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
pub fn answer_page(scope: &DedicatedWorkerGlobalScope) {
    let answering = scope.clone();
    let on_message =
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match message::read(&event.data()) {
            Some((request, payload)) => answer(request, &payload, &Page(answering.clone())),
            None => Page(answering.clone()).tell(&Response::Failed),
        });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    life::hold(&scope.name());
    BUILT_IN_LISTS.replace(Some(Lists::built_in()));
}

/// The page that is answered.
#[derive(Clone)]
struct Page(DedicatedWorkerGlobalScope);

impl Page {
    fn tell(&self, response: &Response) {
        self.hand_over(response, &Payload::default());
    }

    fn hand_over(&self, response: &Response, payload: &Payload) {
        let Ok((message, handed_over)) = message::write(response, payload) else { return };
        // Posting fails only when the page is already gone; nobody is left to tell.
        let _ = self.0.post_message_with_transfer(&message, &handed_over);
    }
}

fn answer(request: Request, payload: &Payload, page: &Page) {
    match request {
        Request::Check(request) => check(&request, payload, page),
        Request::LookUp(LookUpRequest { text, lists }) => match Payload::of_json(&look_up(&text, &lists_of(&lists))) {
            Ok(found) => page.hand_over(&Response::LookUp, &found),
            Err(_) => page.tell(&Response::Failed),
        },
        Request::ReadProfile(text) => page.tell(&match profile::read(&text) {
            Ok(profile) => Response::Profile(ProfileData::of(&profile).map(Box::new)),
            Err(mistakes) => Response::ProfileMistakes(mistakes),
        }),
        Request::OpenList(name) => read_list::open(&payload.bytes(), &name, &|answer| page.tell(answer)),
        Request::ReadList(request) => read_list::read(&payload.bytes(), &request, &|answer| page.tell(answer)),
        Request::Export(request) => export(&request, payload, page),
        Request::Correct(request) => correct(&request, &payload.bytes(), page),
    }
}

fn lists_of(sent: &SentLists) -> Lists {
    let loaded: Vec<_> = serde_json::from_str(&sent.loaded).unwrap_or_default();
    let made_before = if loaded.is_empty() && sent.built_in_facts { BUILT_IN_LISTS.take() } else { None };
    made_before.unwrap_or_else(|| Lists::in_use(loaded, sent.built_in_facts))
}

/// The page hands on what a worker, or the build of the page, made of a profile without a mistake.
fn profile_of(source: &ProfileSource) -> Profile {
    match source {
        ProfileSource::Usual => Profile::default(),
        ProfileSource::BuiltIn(json) | ProfileSource::Loaded(json) => ProfileData::read(json).unwrap_or_default(),
    }
}

/// Checks a file, and answers when the fingerprint is there, which the browser takes meanwhile.
fn check(request: &CheckRequest, payload: &Payload, page: &Page) {
    page.tell(&Response::Step(Progress::Fingerprint));
    let digest = digest("SHA-256", &payload.buffer());
    let bytes = payload.bytes();
    #[cfg(feature = "faults")]
    if super::faults::obey(&bytes, &page.0) {
        return;
    }
    let file = FileInfo::without_digest(&bytes, &request.name);
    let settings =
        Settings { today: request.today, profile: profile_of(&request.profile), lists: lists_of(&request.lists) };
    let mut begins = |step: crate::Step| page.tell(&Response::Step(step.into()));
    begins(crate::Step::Open);
    let opened = Workbook::open_any(&bytes, request.password.as_deref()).map_err(CheckError::from);
    let result = opened.and_then(|workbook| crate::check_opened(workbook, file.clone(), &settings, &mut begins));
    page.tell(&Response::Step(Progress::Write));
    let answering = page.clone();
    let answer = move |digest: Vec<u8>| match result {
        Ok(checked) => report(checked, &digest, &answering),
        Err(error) => {
            let mut refusal = error.refusal(file);
            refusal.file.set_digest(&digest);
            answering.tell(&Response::Refusal(Box::new(refusal)));
        }
    };
    match digest {
        Ok(digest) => spawn_local(async move {
            let made = JsFuture::from(digest).await;
            answer(made.map_or_else(|_| own_digest(&bytes), |digest| Uint8Array::new(&digest).to_vec()));
        }),
        Err(_) => answer(own_digest(&bytes)),
    }
}

/// The report is shown first: whatever happens while the pictures are made, it is there.
fn report(Checked { mut report, workbook, detected }: Checked, digest: &[u8], page: &Page) {
    report.file.set_digest(digest);
    match Payload::of_json(&report) {
        Ok(text) => page.hand_over(&Response::Report, &text),
        Err(_) => return page.tell(&Response::Failed),
    }
    let pictures = crate::sheet_pictures(&workbook, &detected, &report).ok();
    let pictures = pictures.and_then(|pictures| Payload::of_json(&pictures).ok());
    page.hand_over(&Response::Sheets, &pictures.unwrap_or_default());
}

fn own_digest(bytes: &[u8]) -> Vec<u8> {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).to_vec()
}

fn export(request: &ExportRequest, payload: &Payload, page: &Page) {
    let ExportRequest { rule_titles, kind, languages, ticked } = request;
    let report = payload.json::<Report>();
    match report.map(|report| export::export(&report, *kind, *languages, rule_titles, ticked)) {
        Some(Ok(made)) => page.hand_over(
            &Response::File { name: made.name, media_type: made.media_type.to_owned() },
            &Payload::of_bytes(&made.bytes),
        ),
        Some(Err(_)) | None => page.tell(&Response::Failed),
    }
}

fn correct(request: &CorrectRequest, original: &[u8], page: &Page) {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if FileInfo::of(original, &request.name).sha256 != request.sha256 {
        return page.tell(&Response::NotCorrected(corrections::another_file()));
    }
    match corrected_copy(original, &request.chosen) {
        Ok(copy) => page.hand_over(
            &Response::File { name: request.name.clone(), media_type: XLSX.to_owned() },
            &Payload::of_bytes(&copy),
        ),
        Err(error) => page.tell(&Response::NotCorrected(error.text())),
    }
}
