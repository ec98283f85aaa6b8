//! Has the desk make files from the report, one at a time.

use super::ask_worker::{Stop, ask_desk};
use super::save_file::save_file;
use crate::app::desk_protocol::{DeskAnswer, DeskRequest, ExportRequest};
use crate::app::environment::use_environment;
use crate::app::exports::{Making, Saved};
use crate::output::export::{ExportKind, Languages};
use crate::report::Report;
use js_sys::Uint8Array;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A report with the most findings takes a few seconds on an old computer.
const PATIENCE_MS: u32 = 60_000;

/// How far the making of a file is, and what makes one.
#[derive(Clone, PartialEq)]
pub struct Exporter {
    /// How far it is.
    pub making: Making,
    /// Makes a file and saves it, or shows its text.
    pub make: Callback<(ExportKind, Languages)>,
}

/// The exporter of this report.
#[hook]
pub fn use_exporter(report: &Rc<Report>, ticked: &BTreeSet<String>) -> Exporter {
    let env = use_environment();
    let making = use_state_eq(Making::default);
    // Of several questions the last one counts.
    let run = use_mut_ref(|| 0_u32);
    use_effect_with(report.clone(), {
        let (making, run) = (making.setter(), run.clone());
        move |_| {
            *run.borrow_mut() += 1;
            making.set(Making::Idle);
        }
    });
    let make = use_callback(
        (report.clone(), ticked.clone(), env.rule_titles.clone(), making.setter()),
        move |(kind, languages): (ExportKind, Languages), (report, ticked, rule_titles, making)| {
            let request = ExportRequest {
                report: (**report).clone(),
                rule_titles: (**rule_titles).clone(),
                kind,
                languages,
                ticked: ticked.clone(),
            };
            let (place, making, run) = (env.place.clone(), making.clone(), run.clone());
            *run.borrow_mut() += 1;
            let this_run = *run.borrow();
            making.set(Making::Running(kind));
            spawn_local(async move {
                let request = DeskRequest::Export(Box::new(request));
                let answer = ask_desk(&place, &request, &[], PATIENCE_MS, &Stop::default()).await;
                if *run.borrow() == this_run {
                    making.set(made(answer, kind).unwrap_or(Making::Failed(kind)));
                }
            });
        },
    );
    Exporter { making: (*making).clone(), make }
}

fn made(answer: Option<(DeskAnswer, JsValue)>, kind: ExportKind) -> Option<Making> {
    let (DeskAnswer::File { name, media_type }, bytes) = answer? else { return None };
    if kind == ExportKind::Email {
        let text = String::from_utf8(Uint8Array::new(&bytes).to_vec()).ok()?;
        return Some(Making::Written { name, text });
    }
    let address = save_file(&bytes, &media_type, &name)?;
    Some(Making::Saved(Saved { name, address }))
}
