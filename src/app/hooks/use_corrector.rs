//! Has a worker make a corrected copy of the file of the report, and hands it to the browser.

use super::save_file::save_file;
use super::use_checker::{CheckedFile, Picked};
use crate::app::corrections::{Copying, another_file, broke, copy_name};
use crate::app::exports::Saved;
use crate::app::worker::client::{Attached, NoAnswer, Stop, ask};
use crate::app::worker::message::Payload;
use crate::app::worker::protocol::{CorrectRequest, Request, Response};
use crate::report::Report;
use crate::report::corrections::Proposal;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::prelude::*;

/// The largest workbooks take a few seconds on an old computer.
const PATIENCE_MS: u32 = 60_000;

/// How far the copy is, what makes one, and the copy itself.
#[derive(Clone, PartialEq)]
pub struct Corrector {
    /// How far it is.
    pub copying: Copying,
    /// Makes a copy with these changes and saves it.
    pub make: Callback<Vec<Proposal>>,
    /// The copy that was saved last, ready to be checked.
    pub copy: Option<Picked>,
}

/// The corrector of this report.
#[hook]
pub fn use_corrector(report: &Rc<Report>, file: &CheckedFile) -> Corrector {
    let state = use_state(|| (Copying::Idle, None::<Picked>));
    let make = use_callback(
        (report.clone(), file.clone(), state.setter()),
        move |chosen: Vec<Proposal>, (report, file, state)| {
            let Some(picked) = file.get() else {
                state.set((Copying::Refused(another_file()), None));
                return;
            };
            let request =
                CorrectRequest { sha256: report.file.sha256.clone(), name: copy_name(&report.file.name), chosen };
            let state = state.clone();
            state.set((Copying::Running, None));
            spawn_local(async move { state.set(made(&picked, request).await) });
        },
    );
    let (copying, copy) = (*state).clone();
    Corrector { copying, make, copy }
}

async fn made(picked: &Picked, request: CorrectRequest) -> (Copying, Option<Picked>) {
    let hear = |response: Response, payload: &Payload| {
        Some(match response {
            Response::File { name, media_type } => match saved(&payload.buffer(), &media_type, &name) {
                Some((address, copy)) => (Copying::Saved(Saved { name, address }), Some(copy)),
                None => (Copying::Refused(broke()), None),
            },
            Response::NotCorrected(why) => (Copying::Refused(why), None),
            _ => (Copying::Refused(broke()), None),
        })
    };
    let file = Attached::File(picked.blob.clone());
    match ask(&Request::Correct(Box::new(request)), file, PATIENCE_MS, &Stop::default(), hear).await {
        Ok(made) => made,
        Err(NoAnswer::FileNotRead(_)) => (Copying::Refused(another_file()), None),
        Err(_) => (Copying::Refused(broke()), None),
    }
}

fn saved(bytes: &JsValue, media_type: &str, name: &str) -> Option<(String, Picked)> {
    let blob = Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).ok()?;
    let address = save_file(bytes, media_type, name)?;
    Some((address, Picked::one(name.to_owned(), blob)))
}
