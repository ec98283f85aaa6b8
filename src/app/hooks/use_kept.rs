//! The lists that outlast the visit, in a database of the browser, when the user says so. Tabs tell
//! each other what they change.

use crate::app::lists::{Action, Changes, Loaded, Persistence, Record, Shelf, UserLists, restored};
use gloo_events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The records that are kept, as JSON: pairs of key and text. `www/kept.js` has all three.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = readKept, catch)]
    async fn read_kept() -> Result<JsValue, JsValue>;
    /// Makes these changes, all or none, and resolves to the keys of what was added, both as JSON.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = changeKept, catch)]
    async fn change_kept(changes: &str) -> Result<JsValue, JsValue>;
    /// Deletes what was kept.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = forgetKept, catch)]
    async fn forget_kept() -> Result<JsValue, JsValue>;
}

/// Where tabs of this origin hear that something was kept or deleted.
const CHANNEL: &str = "smeltcheck-kept-lists";

/// What this tab knows and still has to do.
#[derive(Default)]
struct Keeper {
    shelf: Shelf,
    channel: Option<BroadcastChannel>,
    /// The latest wish, until somebody sees to it.
    wanted: Option<Wanted>,
    /// One change at a time: the keys of the one are needed for the next.
    is_busy: bool,
}

/// What the browser is to keep of this tab.
enum Wanted {
    Files(Vec<Rc<Loaded>>),
    Nothing,
}

type SharedKeeper = Rc<RefCell<Keeper>>;

/// Brings back what an earlier visit kept, and keeps what this one loads.
#[hook]
pub(super) fn use_kept(lists: &UseReducerHandle<UserLists>) {
    let keeper: SharedKeeper = use_mut_ref(Keeper::default);
    use_effect_with((), {
        let (dispatcher, keeper) = (lists.dispatcher(), keeper.clone());
        move |()| {
            bring_back(keeper.clone(), dispatcher.clone());
            let hear = hear(&keeper, dispatcher);
            move || {
                drop(hear);
                if let Some(channel) = keeper.borrow_mut().channel.take() {
                    channel.close();
                }
            }
        }
    });
    use_effect_with((lists.own(), lists.keeping), {
        let dispatcher = lists.dispatcher();
        move |(own, keeping): &(Vec<Rc<Loaded>>, Persistence)| {
            let wanted = match keeping {
                Persistence::On => Wanted::Files(own.clone()),
                Persistence::Deleting => Wanted::Nothing,
                Persistence::Off | Persistence::Failed | Persistence::NotDeleted => return,
            };
            let mut borrowed = keeper.borrow_mut();
            borrowed.wanted = Some(wanted);
            if !std::mem::replace(&mut borrowed.is_busy, true) {
                spawn_local(keep(keeper.clone(), dispatcher.clone()));
            }
        }
    });
}

fn bring_back(keeper: SharedKeeper, dispatcher: UseReducerDispatcher<UserLists>) {
    spawn_local(async move {
        let records = read().await;
        if !records.is_empty() {
            keeper.borrow_mut().shelf.take(&records);
            dispatcher.dispatch(Action::Restored(restored(&records)));
        }
    });
}

/// Hears of the changes of other tabs. A browser without channels hears of them at the next visit.
fn hear(keeper: &SharedKeeper, dispatcher: UseReducerDispatcher<UserLists>) -> Option<EventListener> {
    let channel = BroadcastChannel::new(CHANNEL).ok()?;
    let shared = keeper.clone();
    let listener = EventListener::new(&channel, "message", move |_| {
        let (keeper, dispatcher) = (shared.clone(), dispatcher.clone());
        spawn_local(async move {
            let records = read().await;
            let changed = keeper.borrow_mut().shelf.changed_elsewhere(&records);
            dispatcher.dispatch(Action::Elsewhere(records.len(), changed));
        });
    });
    keeper.borrow_mut().channel = Some(channel);
    Some(listener)
}

/// Makes the browser hold what is wanted, until nothing else is.
async fn keep(keeper: SharedKeeper, dispatcher: UseReducerDispatcher<UserLists>) {
    loop {
        let Some(wanted) = keeper.borrow_mut().wanted.take() else { break };
        let outcome = match wanted {
            Wanted::Files(files) => {
                let changes = keeper.borrow().shelf.changes(&files);
                if changes.is_empty() {
                    continue;
                }
                match change(&changes).await {
                    Some(keys) => {
                        let shelf = &mut keeper.borrow_mut().shelf;
                        shelf.changed(changes, keys);
                        Action::Held(shelf.held)
                    }
                    None => Action::NotKept,
                }
            }
            Wanted::Nothing if forget_kept().await.is_ok() => {
                keeper.borrow_mut().shelf.emptied();
                Action::Deleted
            }
            Wanted::Nothing => Action::NotDeleted,
        };
        dispatcher.dispatch(outcome);
        if let Some(channel) = &keeper.borrow().channel {
            // A tab that cannot be told sees it at the next visit.
            let _ = channel.post_message(&true.into());
        }
    }
    keeper.borrow_mut().is_busy = false;
}

/// Nothing where the browser keeps nothing or does not say.
async fn read() -> Vec<Record> {
    let text = read_kept().await.ok().and_then(|text| text.as_string());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// The keys of the new records; nothing when the browser made no change.
async fn change(changes: &Changes) -> Option<Vec<u32>> {
    let keys = change_kept(&serde_json::to_string(changes).ok()?).await.ok()?.as_string()?;
    serde_json::from_str(&keys).ok()
}
