//! Buyer profiles: those that are built in, the one that the deployment names, those that the user
//! loads.

use super::use_checker::Picked;
use super::use_deployment::deployment;
use crate::app::deployment::Wanted;
use crate::app::loading::{load_with_page, text_of};
use crate::app::profiles::{Action, Choice, Profiles, RejectedProfile};
use crate::app::strings::UI;
use crate::app::worker::client::{Attached, Stop, ask};
use crate::app::worker::protocol::{ProfileSource, Request, Response};
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::Blob;
use yew::prelude::*;

/// No profile is larger; the reader of profiles has the same limit.
const MAX_BYTES: f64 = 256.0 * 1024.0;
/// Reading a profile takes a moment; a worker that says nothing is ended.
const PATIENCE_MS: u32 = 10_000;

impl Reducible for Profiles {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        // The same Rc spares a render.
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The profiles of the page and what changes them.
#[derive(Clone, PartialEq)]
pub struct ProfileControls {
    /// The profiles.
    pub state: Rc<Profiles>,
    /// Reads a file and uses it if it is in order.
    pub load: Callback<Picked>,
    /// The page around this one gives a profile, or takes it away; resolves when it is seen to.
    pub give: Callback<Option<Picked>, Promise>,
    /// Uses the one at this place.
    pub choose: Callback<usize>,
}

/// The profiles. What the deployment names is fetched with the page, because nothing is requested
/// later.
#[hook]
pub fn use_profiles() -> ProfileControls {
    let state = use_reducer(Profiles::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            load_with_page(async move {
                let list = text_of("samples/profiles.json").await.unwrap_or_default();
                if let Ok(built_in) = serde_json::from_str(&list) {
                    dispatcher.dispatch(Action::BuiltIn(built_in));
                }
                if let Some(action) = configured().await.unwrap_or_else(|problem| Some(Action::Refused(problem))) {
                    dispatcher.dispatch(action);
                }
            });
        }
    });
    let load = use_callback(state.dispatcher(), |picked: Picked, dispatcher| {
        let dispatcher = dispatcher.clone();
        spawn_local(async move {
            dispatcher.dispatch(read_blob(&picked.name, &picked.blob).await.unwrap_or_else(Action::Refused));
        });
    });
    let give = use_callback(state.dispatcher(), |given: Option<Picked>, dispatcher| {
        let dispatcher = dispatcher.clone();
        future_to_promise(async move {
            dispatcher.dispatch(match given {
                Some(picked) => read_blob(&picked.name, &picked.blob).await.unwrap_or_else(Action::Refused),
                None => Action::Choose(0),
            });
            Ok(JsValue::UNDEFINED)
        })
    });
    let choose = use_callback(state.dispatcher(), |index, dispatcher| dispatcher.dispatch(Action::Choose(index)));
    ProfileControls { state: Rc::new((*state).clone()), load, give, choose }
}

/// The profile that the deployment wants.
async fn configured() -> Result<Option<Action>, RejectedProfile> {
    match &deployment().await.profile {
        None => Ok(None),
        Some(Wanted::Id(id)) => Ok(Some(Action::ChooseId(id.clone()))),
        Some(Wanted::File(path)) => {
            let text = text_of(path).await.map_err(|_| RejectedProfile::about(path, UI.profile_not_there.clone()))?;
            read(path, text).await.map(Some)
        }
    }
}

async fn read_blob(file: &str, blob: &Blob) -> Result<Action, RejectedProfile> {
    if blob.size() > MAX_BYTES {
        return Err(RejectedProfile::about(file, UI.profile_too_large.clone()));
    }
    let text = JsFuture::from(blob.text()).await.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| RejectedProfile::about(file, UI.cannot_fetch.clone()))?;
    read(file, text).await
}

/// Has a worker read the text.
async fn read(file: &str, text: String) -> Result<Action, RejectedProfile> {
    let hear = |response: Response, _: &_| Some(response);
    match ask(&Request::ReadProfile(text), Attached::Nothing, PATIENCE_MS, &Stop::default(), hear).await {
        Ok(Response::Profile(Some(made))) => {
            Ok(Action::Loaded(Box::new(Choice { source: ProfileSource::Loaded(made.json), info: made.info })))
        }
        Ok(Response::ProfileMistakes(mistakes)) => Err(RejectedProfile { file: file.to_owned(), mistakes }),
        _ => Err(RejectedProfile::about(file, UI.profile_not_read.clone())),
    }
}
