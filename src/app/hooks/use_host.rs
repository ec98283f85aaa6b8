//! The page around this one, where there is one: it is told what came of each check, and may ask
//! for a few things.

use super::use_checker::{Checker, Picked};
use super::use_exporter::export;
use crate::app::announce::{Announcer, problem};
use crate::app::environment::Theme;
use crate::app::worker::protocol::ExportRequest;
use crate::base::text::{Lang, Text};
use crate::output::export::{ExportKind, Languages};
use crate::report::Report;
use crate::report::causes::RuleTitles;
use gloo_utils::document;
use js_sys::{JSON, Promise, Reflect};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Blob, CustomEvent, CustomEventInit};
use yew::prelude::*;

/// What the page around this one may change.
#[derive(Clone)]
pub struct HostControls {
    /// The state of the check, and what starts one.
    pub checker: Checker,
    /// Takes a file as if it were chosen here.
    pub pick: Callback<Picked>,
    /// Follows this buyer profile, or none; the promise resolves when it is taken or refused.
    pub give_profile: Callback<Option<Picked>, Promise>,
    /// Compares with one more list of smelters, or with none of those that were given before; the
    /// promise resolves when it is taken or refused.
    pub give_list: Callback<Option<Picked>, Promise>,
    /// Chooses a language.
    pub on_language: Callback<Lang>,
    /// Chooses the colours.
    pub on_theme: Callback<Option<Theme>>,
}

thread_local! {
    /// The latest controls, once the page is drawn.
    static CONTROLS: RefCell<Option<HostControls>> = const { RefCell::new(None) };
    /// What was asked before.
    static WAITING: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
}

/// Announces every check and what came of it, and answers [`ask`].
#[hook]
pub fn use_host(controls: HostControls) {
    let announcer = use_mut_ref(Announcer::default);
    use_effect(move || {
        let events = announcer.borrow_mut().events(&controls.checker.state);
        // Whoever hears an event may ask at once.
        CONTROLS.replace(Some(controls));
        for (name, detail) in events {
            announce(name, &detail);
        }
        for question in WAITING.take() {
            ask(question);
        }
    });
}

/// Announces that something was not taken which the page around this one may have named.
#[hook]
pub fn use_problem(code: &'static str, message: Option<&Text>) {
    use_effect_with(message.cloned(), move |message| {
        if let Some((name, detail)) = message.as_ref().and_then(|message| problem(code, message)) {
            announce(name, &detail);
        }
    });
}

/// An event of the document, for `www/frame.js`.
fn announce(name: &str, detail: &str) {
    let options = CustomEventInit::new();
    // It is JSON, and an event may be dispatched at any time.
    options.set_detail(&JSON::parse(detail).unwrap_or_default());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        let _ = document().dispatch_event(&event);
    }
}

/// One question of the page's own scripts, `www/page.js` and `www/frame.js`: an object whose `type`
/// says what it is. The answer is a promise where there is one, of a text for `report` and
/// `receipt`, else undefined. What is asked before the page is drawn is seen to then, without an
/// answer.
pub fn ask(question: JsValue) -> JsValue {
    let Some(controls) = CONTROLS.with_borrow(Clone::clone) else {
        WAITING.with_borrow_mut(|waiting| waiting.push(question));
        return JsValue::UNDEFINED;
    };
    answer(&controls, &question).unwrap_or(JsValue::UNDEFINED)
}

fn answer(controls: &HostControls, question: &JsValue) -> Option<JsValue> {
    let field = |name: &str| Reflect::get(question, &name.into()).ok();
    let word = |name: &str| field(name).and_then(|value| value.as_string());
    let file = || Some(Picked::one(word("name")?, field("file")?.dyn_into::<Blob>().ok()?));
    match word("type")?.as_str() {
        "pick" => {
            // More files than that are never chosen.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let left_out = field("leftOut")?.as_f64()? as usize;
            controls.pick.emit(Picked { left_out, ..file()? });
        }
        "check" => controls.checker.check.emit(Picked { request: word("request").map(Rc::from), ..file()? }),
        "profile" => return Some(controls.give_profile.emit(file()).into()),
        "list" => return Some(controls.give_list.emit(file()).into()),
        "language" => {
            let wanted = word("value")?;
            controls.on_language.emit(Lang::ALL.into_iter().find(|lang| lang.tag() == wanted)?);
        }
        "theme" => {
            let wanted = word("value")?;
            controls.on_theme.emit([Theme::Light, Theme::Dark].into_iter().find(|theme| theme.key() == wanted));
        }
        "receipt" => return Some(made(controls, ExportKind::Receipt)),
        "report" => return Some(made(controls, ExportKind::Data)),
        _ => {}
    }
    None
}

/// A promise of the text of a file made from the report; undefined when there is no report or it
/// could not be made.
fn made(controls: &HostControls, kind: ExportKind) -> JsValue {
    let report = controls.checker.state.phase.report().cloned();
    let text = async move {
        let text = match report {
            Some(report) => text_of(&report, kind).await,
            None => None,
        };
        Ok(text.map_or(JsValue::UNDEFINED, JsValue::from))
    };
    future_to_promise(text).into()
}

async fn text_of(report: &Report, kind: ExportKind) -> Option<String> {
    let request = ExportRequest {
        // Data for programs name rules by their codes.
        rule_titles: RuleTitles::new(),
        kind,
        languages: Languages::Both,
        ticked: BTreeSet::new(),
    };
    export(report, request).await?.text()
}
