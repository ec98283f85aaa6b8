//! Buyer profiles: those that are built in, the one that the deployment names, those that the user
//! loads.

use super::ask_worker::ask_about_profile;
use super::use_checker::Picked;
use super::use_deployment::deployment;
use super::use_samples::{blob_of, load_with_page, text_of};
use super::use_wish::use_wish;
use crate::app::deployment::Wanted;
use crate::app::labels::UI;
use crate::app::place::Place;
use crate::app::profiles::{Action, Choice, Profiles, RejectedProfile};
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

/// The profiles. What the deployment names is fetched with the page, because nothing is requested
/// later.
#[hook]
pub fn use_profiles(place: &Place) -> ProfileControls {
    let state = use_reducer(Profiles::default);
    use_effect_with(place.clone(), {
        let dispatcher = state.dispatcher();
        move |place| {
            let here = place.clone();
            load_with_page(place, async move {
                let list = text_of(&here, "samples/profiles.json").await.unwrap_or_default();
                if let Ok(built_in) = serde_json::from_str(&list) {
                    dispatcher.dispatch(Action::BuiltIn(built_in));
                }
                // What the page around an element wants goes before what the deployment says.
                if here.profile_url().is_some() {
                    return;
                }
                if let Some(action) = configured(&here).await.unwrap_or_else(|problem| Some(Action::Refused(problem))) {
                    dispatcher.dispatch(action);
                }
            });
        }
    });
    use_wanted_profile(place, &state);
    let load = use_callback((place.clone(), state.dispatcher()), |picked: Picked, (place, dispatcher)| {
        let (place, dispatcher) = (place.clone(), dispatcher.clone());
        spawn_local(async move {
            dispatcher.dispatch(read_blob(&place, &picked.name, &picked.blob).await.unwrap_or_else(Action::Refused));
        });
    });
    let choose = use_callback(state.dispatcher(), |place, dispatcher| dispatcher.dispatch(Action::Choose(place)));
    ProfileControls { state: Rc::new((*state).clone()), load, choose }
}

/// Uses the profile at the address that the page around an element gives, each time that it gives
/// another one.
#[hook]
fn use_wanted_profile(place: &Place, profiles: &UseReducerHandle<Profiles>) {
    let wanted = use_state_eq(|| place.profile_url());
    use_wish(place, {
        let (place, wanted) = (place.clone(), wanted.setter());
        move || wanted.set(place.profile_url())
    });
    let had_one = use_mut_ref(|| false);
    use_effect_with((place.clone(), (*wanted).clone()), {
        let dispatcher = profiles.dispatcher();
        move |(place, wanted)| {
            let Some(address) = wanted.clone() else {
                if had_one.replace(false) {
                    dispatcher.dispatch(Action::Choose(0));
                }
                return;
            };
            had_one.replace(true);
            let here = place.clone();
            load_with_page(place, async move {
                let action = match blob_of(&here, &address).await {
                    Ok(blob) => read_blob(&here, &address, &blob).await,
                    Err(_) => Err(RejectedProfile::about(&address, UI.wanted_not_there.clone())),
                };
                if here.profile_url().as_ref() == Some(&address) {
                    dispatcher.dispatch(action.unwrap_or_else(Action::Refused));
                }
            });
        }
    });
}

/// The profile that the deployment wants.
async fn configured(place: &Place) -> Result<Option<Action>, RejectedProfile> {
    match &deployment(place).await.profile {
        None => Ok(None),
        Some(Wanted::Id(id)) => Ok(Some(Action::ChooseId(id.clone()))),
        Some(Wanted::File(path)) => {
            let text =
                text_of(place, path).await.map_err(|_| RejectedProfile::about(path, UI.profile_not_there.clone()))?;
            read(place, path, text).await.map(Some)
        }
    }
}

async fn read_blob(place: &Place, file: &str, blob: &Blob) -> Result<Action, RejectedProfile> {
    if blob.size() > MAX_BYTES {
        return Err(RejectedProfile::about(file, UI.profile_too_large.clone()));
    }
    let text = JsFuture::from(blob.text()).await.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| RejectedProfile::about(file, UI.cannot_fetch.clone()))?;
    read(place, file, text).await
}

/// Has a worker read the text: the page carries no reader.
async fn read(place: &Place, file: &str, text: String) -> Result<Action, RejectedProfile> {
    match ask_about_profile(place, text, PATIENCE_MS).await {
        Some(Ok(made)) => {
            Ok(Action::Loaded(Box::new(Choice { source: ProfileSource::Loaded(made.json), info: made.info })))
        }
        Some(Err(mistakes)) => Err(RejectedProfile { file: file.to_owned(), mistakes }),
        None => Err(RejectedProfile::about(file, UI.profile_not_read.clone())),
    }
}
