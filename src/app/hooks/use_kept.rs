//! The lists that outlast the visit, in a database of the browser, when the user says so.

use crate::app::lists::{Action, Keeping, Kept, UserLists};
use crate::app::place::Place;
use std::cell::RefCell;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Brings back what an earlier visit kept, and keeps what this one loads.
#[hook]
pub(super) fn use_kept(place: &Place, lists: &UseReducerHandle<UserLists>) {
    // Whether the browser holds something, as far as this visit knows.
    let held = use_mut_ref(|| false);
    use_effect_with(place.clone(), {
        let (dispatcher, held) = (lists.dispatcher(), held.clone());
        move |place| {
            if !place.keeps_lists() {
                return;
            }
            let place = place.clone();
            spawn_local(async move {
                let text = place.read_kept().await.ok().and_then(|text| text.as_string());
                held.replace(text.is_some());
                match text.as_deref().map(Kept::parse) {
                    Some(Some(kept)) => dispatcher.dispatch(Action::Restored(kept.files)),
                    // Another version wrote it; what cannot be read is of no use to anyone.
                    Some(None) => forget(&place, &held).await,
                    None => {}
                }
            });
        }
    });
    let own: Vec<_> = lists.basis.loaded.iter().filter(|loaded| !loaded.shipped).cloned().collect();
    use_effect_with((own, lists.keeping), {
        let (place, dispatcher, kept) = (place.clone(), lists.dispatcher(), lists.kept());
        move |_: &(_, Keeping)| {
            let is_held = *held.borrow();
            match kept {
                Some(kept) => spawn_local(async move {
                    held.replace(true);
                    if place.write_kept(&kept.text()).await.is_err() {
                        dispatcher.dispatch(Action::NotKept);
                    }
                }),
                None if is_held => spawn_local(async move { forget(&place, &held).await }),
                None => {}
            }
        }
    });
}

async fn forget(place: &Place, held: &RefCell<bool>) {
    // A database that cannot be deleted could not be written either.
    let _ = place.forget_kept().await;
    held.replace(false);
}
