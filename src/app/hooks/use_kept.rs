//! The lists that outlast the visit, in a database of the browser, when the user says so.

use crate::app::lists::{Action, Keeping, Kept, UserLists};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The text that an earlier visit kept; undefined when none did.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = readKept, catch)]
    async fn read_kept() -> Result<JsValue, JsValue>;
    /// Keeps a text.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = writeKept, catch)]
    async fn write_kept(text: &str) -> Result<JsValue, JsValue>;
    /// Deletes the database.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = forgetKept, catch)]
    async fn forget_kept() -> Result<JsValue, JsValue>;
}

/// What the browser holds, as far as this visit knows.
#[derive(Clone, Copy, PartialEq)]
enum Held {
    Unread,
    Nothing,
    Something,
}

/// Brings back what an earlier visit kept, and keeps what this one loads.
#[hook]
pub(super) fn use_kept(lists: &UseReducerHandle<UserLists>) {
    let held = use_mut_ref(|| Held::Unread);
    use_effect_with((), {
        let (dispatcher, held) = (lists.dispatcher(), held.clone());
        move |()| {
            spawn_local(async move {
                let text = read_kept().await.ok().and_then(|text| text.as_string());
                held.replace(if text.is_some() { Held::Something } else { Held::Nothing });
                match text.as_deref().map(Kept::parse) {
                    Some(Some(kept)) => dispatcher.dispatch(Action::Restored(kept.files)),
                    // Another version wrote it; what cannot be read is of no use to anyone.
                    Some(None) => forget(&held).await,
                    None => {}
                }
            });
        }
    });
    let own: Vec<_> = lists.basis.loaded.iter().filter(|loaded| !loaded.shipped).cloned().collect();
    use_effect_with((own, lists.keeping), {
        let (dispatcher, kept) = (lists.dispatcher(), lists.kept());
        move |_: &(_, Keeping)| {
            let is_held = *held.borrow() == Held::Something;
            match kept {
                Some(kept) => spawn_local(async move {
                    held.replace(Held::Something);
                    if write_kept(&kept.text()).await.is_err() {
                        dispatcher.dispatch(Action::NotKept);
                    }
                }),
                None if is_held => spawn_local(async move { forget(&held).await }),
                None => {}
            }
        }
    });
}

async fn forget(held: &Rc<RefCell<Held>>) {
    // A database that cannot be deleted could not be written either.
    let _ = forget_kept().await;
    held.replace(Held::Nothing);
}
