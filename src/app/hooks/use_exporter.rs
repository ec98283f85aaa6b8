//! Has a worker make files from the report, one at a time.

use super::save_file::save_file;
use crate::app::environment::use_environment;
use crate::app::exports::{Making, Saved};
use crate::app::worker::client::{Attached, NoAnswer, Stop, ask};
use crate::app::worker::message::Payload;
use crate::app::worker::protocol::{ExportRequest, Request, Response};
use crate::output::export::{ExportKind, Languages};
use crate::report::Report;
use std::collections::BTreeSet;
use std::rc::Rc;
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
            let request =
                ExportRequest { rule_titles: (**rule_titles).clone(), kind, languages, ticked: ticked.clone() };
            let (report, making, run) = (report.clone(), making.clone(), run.clone());
            *run.borrow_mut() += 1;
            let this_run = *run.borrow();
            making.set(Making::Running(kind));
            spawn_local(async move {
                let made = export(&report, request).await.and_then(|file| made(file, kind));
                if *run.borrow() == this_run {
                    making.set(made.unwrap_or(Making::Failed(kind)));
                }
            });
        },
    );
    Exporter { making: (*making).clone(), make }
}

/// A file that a worker made.
pub(super) struct File {
    name: String,
    media_type: String,
    content: Payload,
}

impl File {
    /// The text that it is.
    pub(super) fn text(&self) -> Option<String> {
        self.content.text()
    }
}

/// Has a worker make a file from a report; nothing when it could not be made.
pub(super) async fn export(report: &Report, request: ExportRequest) -> Option<File> {
    let report = Attached::Data(Payload::of_json(report).ok()?);
    let hear = |response: Response, payload: &Payload| match response {
        Response::File { name, media_type } => Some(Some(File { name, media_type, content: payload.clone() })),
        _ => Some(None),
    };
    let answer: Result<_, NoAnswer> =
        ask(&Request::Export(Box::new(request)), report, PATIENCE_MS, &Stop::default(), hear).await;
    answer.ok().flatten()
}

fn made(file: File, kind: ExportKind) -> Option<Making> {
    if kind == ExportKind::Email {
        let text = file.text()?;
        return Some(Making::Written { name: file.name, text });
    }
    let address = save_file(&file.content.buffer(), &file.media_type, &file.name)?;
    Some(Making::Saved(Saved { name: file.name, address }))
}
