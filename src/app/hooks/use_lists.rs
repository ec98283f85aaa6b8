//! Lists of smelters: those that are built in, and those that the user loads.

use super::ask_worker::{Stop, ask_about_list};
use super::use_checker::{Picked, saved_on, today};
use super::use_deployment::deployment;
use super::use_kept::use_kept;
use super::use_samples::{blob_of, load_with_page, text_of};
use super::use_wish::use_wish;
use crate::app::labels::UI;
use crate::app::list_protocol::{ListAnswer, ListRequest, ListSheets};
use crate::app::lists::{Action, Edit, Missing, RejectedFile, UserLists, name_in_address, sheets_as_guessed};
use crate::app::place::Place;
use crate::base::date::Date;
use crate::base::text::Text;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;
use yew::prelude::*;

/// The longest public list takes a second; a file that takes longer is made to take time.
const PATIENCE_MS: u32 = 60_000;

impl Reducible for UserLists {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        // The same Rc spares a render.
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The lists of the page and what changes them.
#[derive(Clone, PartialEq)]
pub struct ListControls {
    /// The lists.
    pub state: Rc<UserLists>,
    /// Opens a file, and asks about it.
    pub load: Callback<Picked>,
    /// Corrects what is asked about.
    pub edit: Callback<Edit>,
    /// Uses it as confirmed.
    pub confirm: Callback<()>,
    /// Gives up.
    pub cancel: Callback<()>,
    /// No longer uses the file of this number.
    pub remove: Callback<u32>,
    /// Uses the built-in facts, or no longer.
    pub use_built_in: Callback<bool>,
    /// Changes day, order or keeping of what is in use.
    pub change: Callback<Action>,
}

/// The file that the user is asked about, and the worker that reads it.
#[derive(Default)]
struct Bench {
    picked: Option<Picked>,
    stop: Stop,
    run: u32,
}

type SharedBench = Rc<RefCell<Bench>>;

/// The lists. What is built in is fetched with the page, because nothing is requested later.
#[hook]
pub fn use_lists(place: &Place) -> ListControls {
    let state = use_reducer(UserLists::default);
    let bench: SharedBench = use_mut_ref(Bench::default);
    use_effect_with(place.clone(), {
        let dispatcher = state.dispatcher();
        move |place| {
            let here = place.clone();
            load_with_page(place, async move {
                let text = text_of(&here, "samples/lists.json").await.unwrap_or_default();
                dispatcher.dispatch(Action::BuiltIn(serde_json::from_str(&text).unwrap_or_default()));
                configured(&here, &dispatcher).await;
            });
        }
    });
    use_wanted_lists(place, &state);
    let load = {
        let (place, bench, dispatcher) = (place.clone(), bench.clone(), state.dispatcher());
        use_callback((), move |picked: Picked, ()| {
            dispatcher.dispatch(Action::Open(picked.name.clone()));
            bench.borrow_mut().picked = Some(picked.clone());
            read(&place, &bench, &dispatcher, picked.clone(), ListRequest::Open(picked.name));
        })
    };
    let edit = use_callback(state.dispatcher(), |edit, dispatcher| dispatcher.dispatch(Action::Edit(edit)));
    let confirm = {
        let (place, bench, dispatcher) = (place.clone(), bench.clone(), state.dispatcher());
        use_callback((*state).clone(), move |(), lists| {
            let Some(picked) = bench.borrow().picked.clone() else { return };
            match lists.request(today()) {
                Ok(request) => {
                    dispatcher.dispatch(Action::Confirmed);
                    read(&place, &bench, &dispatcher, picked, ListRequest::Rows(Box::new(request)));
                }
                Err(Missing::Day(sheet, message)) => dispatcher.dispatch(Action::DayMissing(sheet, message)),
                Err(Missing::Other(message)) => {
                    dispatcher.dispatch(Action::Refused(RejectedFile {
                        file: picked.name,
                        message,
                        steps: Vec::new(),
                    }));
                }
            }
        })
    };
    let cancel = {
        let bench = bench.clone();
        use_callback(state.dispatcher(), move |(), dispatcher| {
            let ended = bench.take();
            bench.borrow_mut().run = ended.run + 1;
            ended.stop.stop();
            dispatcher.dispatch(Action::Cancel);
        })
    };
    let remove = use_callback(state.dispatcher(), |number, dispatcher| dispatcher.dispatch(Action::Remove(number)));
    let use_built_in =
        use_callback(state.dispatcher(), |used, dispatcher| dispatcher.dispatch(Action::UseBuiltIn(used)));
    let change = use_callback(state.dispatcher(), |action, dispatcher| dispatcher.dispatch(action));
    use_kept(place, &state);
    ListControls { state: Rc::new((*state).clone()), load, edit, confirm, cancel, remove, use_built_in, change }
}

/// Loads what the deployment names.
async fn configured(place: &Place, dispatcher: &UseReducerDispatcher<UserLists>) {
    let deployment = deployment(place).await;
    if !deployment.built_in_facts {
        dispatcher.dispatch(Action::UseBuiltIn(false));
    }
    // What the page around an element wants goes before what the deployment says.
    if place.lists_url().is_some() {
        return;
    }
    for list in &deployment.lists {
        let path = &list.file;
        let Ok(blob) = blob_of(place, path).await else {
            let (file, message) = (path.clone(), UI.lists_not_there.clone());
            dispatcher.dispatch(Action::Refused(RejectedFile { file, message, steps: Vec::new() }));
            continue;
        };
        let read = read_as_guessed(place, path, list.date, &blob).await;
        dispatcher.dispatch(read.unwrap_or_else(Action::Refused));
    }
}

/// Uses the lists at the addresses that the page around an element gives, in place of those that it
/// gave before.
#[hook]
fn use_wanted_lists(place: &Place, lists: &UseReducerHandle<UserLists>) {
    let wanted = use_state_eq(|| place.lists_url().unwrap_or_default());
    use_wish(place, {
        let (place, wanted) = (place.clone(), wanted.setter());
        move || wanted.set(place.lists_url().unwrap_or_default())
    });
    let before = use_mut_ref(String::new);
    use_effect_with((place.clone(), (*wanted).clone()), {
        let (loaded, dispatcher) = (lists.basis.loaded.clone(), lists.dispatcher());
        move |(place, wanted)| {
            let before = before.replace(wanted.clone());
            let is_old = |file: &str| before.split_whitespace().any(|address| name_in_address(address) == file);
            for old in loaded.iter().filter(|loaded| loaded.shipped && is_old(&loaded.file)) {
                dispatcher.dispatch(Action::Remove(old.number));
            }
            for address in wanted.split_whitespace() {
                let (here, wanted, address, dispatcher) =
                    (place.clone(), wanted.clone(), address.to_owned(), dispatcher.clone());
                load_with_page(place, async move {
                    let name = name_in_address(&address);
                    let action = match blob_of(&here, &address).await {
                        Ok(blob) => read_as_guessed(&here, name, None, &blob).await,
                        Err(_) => Err(RejectedFile {
                            file: name.to_owned(),
                            message: UI.wanted_not_there.clone(),
                            steps: Vec::new(),
                        }),
                    };
                    if here.lists_url().unwrap_or_default() == wanted {
                        dispatcher.dispatch(action.unwrap_or_else(Action::Refused));
                    }
                });
            }
        }
    });
}

/// Reads a list as its columns are guessed, when the guess is complete with the day that is stated
/// for it.
async fn read_as_guessed(place: &Place, path: &str, stated: Option<Date>, blob: &Blob) -> Result<Action, RejectedFile> {
    let problem = |message: Text| RejectedFile { file: path.to_owned(), message, steps: Vec::new() };
    let ask = async |request: ListRequest| {
        let Ok(bytes) = JsFuture::from(blob.array_buffer()).await else { return Err(problem(UI.lists_broke.clone())) };
        match ask_about_list(place, request, bytes, PATIENCE_MS, &Stop::default(), |_| ()).await {
            Some(ListAnswer::Refused(refusal)) => Err(problem(refusal.message)),
            Some(answer) => Ok(answer),
            None => Err(problem(UI.lists_broke.clone())),
        }
    };
    let ListAnswer::Sheets(sheets) = ask(ListRequest::Open(path.to_owned())).await? else {
        return Err(problem(UI.lists_broke.clone()));
    };
    let request = sheets_as_guessed(path, *sheets, stated, today()).map_err(&problem)?;
    match ask(ListRequest::Rows(Box::new(request))).await? {
        ListAnswer::Read(read) => Ok(Action::Shipped { file: path.to_owned(), read: Rc::new(read) }),
        _ => Err(problem(UI.lists_broke.clone())),
    }
}

/// Asks a new worker about the file; a worker that is still reading ends.
fn read(
    place: &Place,
    bench: &SharedBench,
    dispatcher: &UseReducerDispatcher<UserLists>,
    picked: Picked,
    request: ListRequest,
) {
    let (run, stop, earlier) = {
        let mut bench = bench.borrow_mut();
        bench.run += 1;
        (bench.run, Stop::default(), std::mem::take(&mut bench.stop))
    };
    earlier.stop();
    bench.borrow_mut().stop = stop.clone();
    let (place, bench, dispatcher) = (place.clone(), bench.clone(), dispatcher.clone());
    spawn_local(async move {
        let is_wanted = {
            let bench = bench.clone();
            move || bench.borrow().run == run
        };
        let Ok(bytes) = JsFuture::from(picked.blob.array_buffer()).await else {
            let steps = vec![UI.cannot_fetch_again.clone(), UI.cannot_fetch_copy.clone()];
            dispatcher.dispatch(Action::Refused(RejectedFile {
                file: picked.name,
                message: UI.cannot_fetch.clone(),
                steps,
            }));
            return;
        };
        let on_rows = {
            let (dispatcher, is_wanted) = (dispatcher.clone(), is_wanted.clone());
            move |rows| {
                if is_wanted() {
                    dispatcher.dispatch(Action::Rows(rows));
                }
            }
        };
        let answer = ask_about_list(&place, request, bytes, PATIENCE_MS, &stop, on_rows).await;
        if !is_wanted() {
            return;
        }
        dispatcher.dispatch(match answer {
            Some(ListAnswer::Sheets(sheets)) => {
                Action::Opened(Rc::new(ListSheets { saved: saved_on(&picked.blob), ..*sheets }))
            }
            Some(ListAnswer::Read(read)) => Action::Read(Rc::new(read)),
            Some(ListAnswer::Refused(refusal)) => {
                Action::Refused(RejectedFile { file: picked.name, message: refusal.message, steps: refusal.steps })
            }
            _ => {
                let steps = vec![UI.lists_broke_save.clone(), UI.worker_broke_reload.clone()];
                Action::Refused(RejectedFile { file: picked.name, message: UI.lists_broke.clone(), steps })
            }
        });
    });
}
