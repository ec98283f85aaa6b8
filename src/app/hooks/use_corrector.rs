//! Has the desk make a corrected copy of the file of the report, and hands it to the browser.

use super::ask_worker::{Stop, ask_desk};
use super::save_file::save_file;
use super::use_checker::{CheckedFile, Picked};
use crate::app::corrections::{Copying, another_file, broke, copy_name};
use crate::app::desk_protocol::{CorrectRequest, DeskAnswer, DeskRequest};
use crate::app::environment::use_environment;
use crate::app::exports::Saved;
use crate::app::place::Place;
use crate::report::Report;
use crate::report::corrections::Proposal;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
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
    let place = use_environment().place;
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
            let (place, state) = (place.clone(), state.clone());
            state.set((Copying::Running, None));
            spawn_local(async move { state.set(made(&place, &picked, request).await) });
        },
    );
    let (copying, copy) = (*state).clone();
    Corrector { copying, make, copy }
}

async fn made(place: &Place, picked: &Picked, request: CorrectRequest) -> (Copying, Option<Picked>) {
    let Ok(bytes) = JsFuture::from(picked.blob.array_buffer()).await else {
        return (Copying::Refused(another_file()), None);
    };
    let request = DeskRequest::Correct(Box::new(request));
    match ask_desk(place, &request, &[("bytes", bytes)], PATIENCE_MS, &Stop::default()).await {
        Some((DeskAnswer::File { name, media_type }, bytes)) => match saved(&bytes, &media_type, &name) {
            Some((address, copy)) => (Copying::Saved(Saved { name, address }), Some(copy)),
            None => (Copying::Refused(broke()), None),
        },
        Some((DeskAnswer::NotCorrected(why), _)) => (Copying::Refused(why), None),
        Some(_) | None => (Copying::Refused(broke()), None),
    }
}

fn saved(bytes: &JsValue, media_type: &str, name: &str) -> Option<(String, Picked)> {
    let blob = Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).ok()?;
    let address = save_file(bytes, media_type, name)?;
    Some((address, Picked::one(name.to_owned(), blob)))
}
