//! Buyer profiles: those that are built in, the one that the deployment names, those that the user loads.

use super::ask_worker::{Stop, ask_desk};
use super::use_checker::Picked;
use super::use_deployment::deployment;
use super::use_samples::{load_with_page, text_of};
use crate::app::deployment::Wanted;
use crate::app::desk_protocol::{DeskAnswer, DeskRequest};
use crate::app::labels::UI;
use crate::app::profiles::{Action, Choice, Problem, Profiles};
use crate::app::protocol::ProfileSource;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
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
    /// Uses the one at this place.
    pub choose: Callback<usize>,
}

/// The profiles. What the deployment names is fetched with the page, because nothing is requested later.
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
            let action = match text_of_blob(&picked).await {
                Ok(text) => read(&picked.name, text).await,
                Err(problem) => Err(problem),
            };
            dispatcher.dispatch(action.unwrap_or_else(Action::Refused));
        });
    });
    let choose = use_callback(state.dispatcher(), |place, dispatcher| dispatcher.dispatch(Action::Choose(place)));
    ProfileControls { state: Rc::new((*state).clone()), load, choose }
}

/// The profile that the deployment wants.
async fn configured() -> Result<Option<Action>, Problem> {
    match &deployment().await.profile {
        None => Ok(None),
        Some(Wanted::Id(id)) => Ok(Some(Action::ChooseId(id.clone()))),
        Some(Wanted::File(path)) => {
            let text = text_of(path).await.map_err(|_| Problem::about(path, UI.profile_not_there.clone()))?;
            read(path, text).await.map(Some)
        }
    }
}

async fn text_of_blob(picked: &Picked) -> Result<String, Problem> {
    let blob: &Blob = &picked.blob;
    if blob.size() > MAX_BYTES {
        return Err(Problem::about(&picked.name, UI.profile_too_large.clone()));
    }
    let text = JsFuture::from(blob.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or_else(|| Problem::about(&picked.name, UI.cannot_fetch.clone()))
}

/// Has the desk read the text: neither the page nor the worker of the checks carries a reader.
async fn read(file: &str, text: String) -> Result<Action, Problem> {
    match ask_desk(&DeskRequest::ReadProfile(text), &[], PATIENCE_MS, &Stop::default()).await {
        Some((DeskAnswer::Profile(made), _)) => {
            Ok(Action::Loaded(Box::new(Choice { source: ProfileSource::Loaded(made.json), info: made.info })))
        }
        Some((DeskAnswer::ProfileMistakes(mistakes), _)) => Err(Problem { file: file.to_owned(), mistakes }),
        _ => Err(Problem::about(file, UI.profile_not_read.clone())),
    }
}
