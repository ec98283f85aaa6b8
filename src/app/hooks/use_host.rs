//! The page around this one, where there is one: it is told what came of each check, and may ask
//! for a few things.

use super::ask_worker::{Stop, ask_desk};
use super::use_checker::{Checker, Picked};
use crate::app::announce::{event, problem};
use crate::app::desk_protocol::{DeskAnswer, DeskRequest, ExportRequest};
use crate::app::environment::Theme;
use crate::app::place::Place;
use crate::app::state::{Phase, State};
use crate::base::text::{Lang, Text};
use crate::output::export::{ExportKind, Languages};
use crate::report::Report;
use crate::report::causes::RuleTitles;
use js_sys::{Reflect, Uint8Array};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Blob;
use yew::prelude::*;

/// A report with the most findings takes a few seconds on an old computer.
const PATIENCE_MS: u32 = 60_000;

/// What the page around this one may change.
#[derive(Clone)]
pub struct HostControls {
    /// The state of the check, and what starts one.
    pub checker: Checker,
    /// The colours in use.
    pub theme: Theme,
    /// Chooses a language.
    pub on_language: Callback<Lang>,
    /// Switches the colours.
    pub on_theme: Callback<()>,
}

/// Announces every result, and answers questions until the page is closed.
#[hook]
pub fn use_host(place: &Place, controls: HostControls) {
    let state = controls.checker.state.clone();
    let latest = use_mut_ref(|| None);
    latest.replace(Some((place.clone(), controls)));
    use_effect_with(place.clone(), move |place| {
        let answer = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |question: JsValue| {
            let latest = latest.borrow().clone();
            latest.and_then(|(place, controls)| answer(&place, &controls, &question)).unwrap_or(JsValue::UNDEFINED)
        });
        place.answer_with(answer.as_ref());
        move || drop(answer)
    });
    use_effect_with((place.clone(), outcome(&state)), |(place, outcome)| {
        if let Some((name, detail)) = outcome.as_ref().and_then(|outcome| event(&outcome.0)) {
            place.announce(name, &detail);
        }
    });
}

/// Announces that something was not taken which the page around this one may have named.
#[hook]
pub fn use_problem(place: &Place, code: &'static str, message: Option<&Text>) {
    use_effect_with((place.clone(), message.cloned()), move |(place, message)| {
        if let Some((name, detail)) = message.as_ref().and_then(|message| problem(code, message)) {
            place.announce(name, &detail);
        }
    });
}

/// A check that is over; another run with an equal result is another outcome.
struct Outcome(Phase);

impl PartialEq for Outcome {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Phase::Done(one), Phase::Done(other)) => Rc::ptr_eq(one, other),
            (Phase::Failed(one), Phase::Failed(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

fn outcome(state: &State) -> Option<Outcome> {
    matches!(state.phase, Phase::Done(_) | Phase::Failed(_)).then(|| Outcome(state.phase.clone()))
}

/// One question; nothing for one that is not known.
fn answer(place: &Place, controls: &HostControls, question: &JsValue) -> Option<JsValue> {
    let field = |name: &str| Reflect::get(question, &name.into()).ok();
    let word = |name: &str| field(name).and_then(|value| value.as_string());
    match word("type")?.as_str() {
        "check" => {
            let blob = field("file")?.dyn_into::<Blob>().ok()?;
            controls.checker.check.emit(Picked::one(word("name")?, blob));
            None
        }
        "language" => {
            let wanted = word("value")?;
            controls.on_language.emit(Lang::ALL.into_iter().find(|lang| lang.tag() == wanted)?);
            None
        }
        "theme" => {
            let wanted = word("value")?;
            let wanted = [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.key() == wanted)?;
            if wanted != controls.theme {
                controls.on_theme.emit(());
            }
            None
        }
        "receipt" => Some(made(place, controls, ExportKind::Receipt)),
        "report" => Some(made(place, controls, ExportKind::Data)),
        _ => None,
    }
}

/// A promise of the text of a file made from the report; undefined when there is no report or it
/// could not be made.
fn made(place: &Place, controls: &HostControls, kind: ExportKind) -> JsValue {
    let report = controls.checker.state.phase.report().cloned();
    let place = place.clone();
    let text = async move {
        let text = match report {
            Some(report) => text_of(&place, &report, kind).await,
            None => None,
        };
        Ok(text.map_or(JsValue::UNDEFINED, JsValue::from))
    };
    future_to_promise(text).into()
}

async fn text_of(place: &Place, report: &Report, kind: ExportKind) -> Option<String> {
    let request = ExportRequest {
        report: report.clone(),
        // Data for programs name rules by their codes.
        rule_titles: RuleTitles::new(),
        kind,
        languages: Languages::Both,
        ticked: BTreeSet::new(),
    };
    let request = DeskRequest::Export(Box::new(request));
    let (DeskAnswer::File { .. }, bytes) = ask_desk(place, &request, &[], PATIENCE_MS, &Stop::default()).await? else {
        return None;
    };
    String::from_utf8(Uint8Array::new(&bytes).to_vec()).ok()
}
