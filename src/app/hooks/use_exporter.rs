//! Has the desk make files from the report, one at a time.

use super::ask_worker::{Stop, ask_desk};
use super::save_file::save_file;
use crate::app::desk_protocol::{DeskAnswer, DeskRequest, ExportRequest};
use crate::app::environment::use_environment;
use crate::app::exports::Making;
use crate::export::{ExportKind, Languages};
use crate::report::Report;
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
    /// Makes a file and saves it.
    pub make: Callback<(ExportKind, Languages)>,
}

/// The exporter of this report.
#[hook]
pub fn use_exporter(report: &Rc<Report>) -> Exporter {
    let env = use_environment();
    let making = use_state_eq(Making::default);
    let make = use_callback(
        (report.clone(), env.rules, making.setter()),
        |(kind, languages): (ExportKind, Languages), (report, rules, making)| {
            let rule_titles = rules.iter().map(|rule| (rule.code.to_string(), rule.title.clone())).collect();
            let request = ExportRequest { report: (**report).clone(), rule_titles, kind, languages };
            let making = making.clone();
            making.set(Making::Running(kind));
            spawn_local(async move {
                let request = DeskRequest::Export(Box::new(request));
                let answer = ask_desk(&request, &[], PATIENCE_MS, &Stop::default()).await;
                making.set(saved(answer, kind));
            });
        },
    );
    Exporter { making: (*making).clone(), make }
}

fn saved(answer: Option<(DeskAnswer, wasm_bindgen::JsValue)>, kind: ExportKind) -> Making {
    let Some((DeskAnswer::File { name, media_type }, bytes)) = answer else { return Making::Failed(kind) };
    save_file(&bytes, &media_type, &name).map_or(Making::Failed(kind), |()| Making::Saved(name))
}
