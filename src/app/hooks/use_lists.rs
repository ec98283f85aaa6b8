//! Lists of smelters: those that are built in, and those that the user loads.

use super::use_checker::{Picked, saved_on, today};
use super::use_deployment::deployment;
use super::use_kept::use_kept;
use crate::app::lists::{Action, Edit, Missing, RejectedFile, UserLists, sheets_as_guessed};
use crate::app::loading::{blob_of, load_with_page, text_of};
use crate::app::strings::UI;
use crate::app::worker::client::{Attached, NoAnswer, Stop, ask};
use crate::app::worker::list_protocol::{ListRead, ListRefusal, ListSheets};
use crate::app::worker::protocol::{Request, Response};
use crate::base::date::Date;
use crate::base::text::Text;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
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
    /// The page around this one gives a list, which is read as its columns are guessed, or takes all
    /// away; resolves when it is seen to.
    pub give: Callback<Option<Picked>, Promise>,
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
pub fn use_lists() -> ListControls {
    let state = use_reducer(UserLists::default);
    let bench: SharedBench = use_mut_ref(Bench::default);
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            load_with_page(async move {
                let text = text_of("samples/lists.json").await.unwrap_or_default();
                dispatcher.dispatch(Action::BuiltIn(serde_json::from_str(&text).unwrap_or_default()));
                configured(&dispatcher).await;
            });
        }
    });
    let load = {
        let (bench, dispatcher) = (bench.clone(), state.dispatcher());
        use_callback((), move |picked: Picked, ()| {
            dispatcher.dispatch(Action::Open(picked.name.clone()));
            bench.borrow_mut().picked = Some(picked.clone());
            read(&bench, &dispatcher, picked.clone(), Request::OpenList(picked.name));
        })
    };
    let give = use_callback(state.dispatcher(), |given: Option<Picked>, dispatcher| {
        let dispatcher = dispatcher.clone();
        future_to_promise(async move {
            dispatcher.dispatch(match given {
                Some(picked) => read_as_guessed(&picked.name, None, &picked.blob).await.unwrap_or_else(Action::Refused),
                None => Action::NoneShipped,
            });
            Ok(JsValue::UNDEFINED)
        })
    });
    let edit = use_callback(state.dispatcher(), |edit, dispatcher| dispatcher.dispatch(Action::Edit(edit)));
    let confirm = {
        let (bench, dispatcher) = (bench.clone(), state.dispatcher());
        use_callback((*state).clone(), move |(), lists| {
            let Some(picked) = bench.borrow().picked.clone() else { return };
            match lists.request(today()) {
                Ok(request) => {
                    dispatcher.dispatch(Action::Confirmed);
                    read(&bench, &dispatcher, picked, Request::ReadList(Box::new(request)));
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
    use_kept(&state);
    ListControls { state: Rc::new((*state).clone()), load, give, edit, confirm, cancel, remove, use_built_in, change }
}

/// Loads what the deployment names.
async fn configured(dispatcher: &UseReducerDispatcher<UserLists>) {
    let deployment = deployment().await;
    if !deployment.built_in_facts {
        dispatcher.dispatch(Action::UseBuiltIn(false));
    }
    for list in &deployment.lists {
        let path = &list.file;
        let Ok(blob) = blob_of(path).await else {
            let (file, message) = (path.clone(), UI.lists_not_there.clone());
            dispatcher.dispatch(Action::Refused(RejectedFile { file, message, steps: Vec::new() }));
            continue;
        };
        let read = read_as_guessed(path, list.date, &blob).await;
        dispatcher.dispatch(read.unwrap_or_else(Action::Refused));
    }
}

/// What a worker says about a list.
enum Answer {
    Sheets(Box<ListSheets>),
    Read(Vec<ListRead>),
    Refused(Box<ListRefusal>),
    Failed,
}

/// Asks a worker about a list, and tells `on_rows` how many rows were read so far.
async fn ask_about_list(
    request: &Request,
    blob: &Blob,
    stop: &Stop,
    on_rows: impl Fn(usize),
) -> Result<Answer, NoAnswer> {
    let hear = |response: Response, _: &_| match response {
        Response::ListRows(rows) => {
            on_rows(rows);
            None
        }
        Response::ListSheets(sheets) => Some(Answer::Sheets(sheets)),
        Response::ListRead(read) => Some(Answer::Read(read)),
        Response::ListRefused(refusal) => Some(Answer::Refused(refusal)),
        _ => Some(Answer::Failed),
    };
    ask(request, Attached::File(blob.clone()), PATIENCE_MS, stop, hear).await
}

/// Reads a list as its columns are guessed, when the guess is complete with the day that is stated
/// for it.
async fn read_as_guessed(path: &str, stated: Option<Date>, blob: &Blob) -> Result<Action, RejectedFile> {
    let problem = |message: Text| RejectedFile { file: path.to_owned(), message, steps: Vec::new() };
    let ask = async |request: Request| match ask_about_list(&request, blob, &Stop::default(), |_| ()).await {
        Ok(Answer::Refused(refusal)) => Err(problem(refusal.message)),
        Ok(answer) => Ok(answer),
        Err(_) => Err(problem(UI.lists_broke.clone())),
    };
    let Answer::Sheets(sheets) = ask(Request::OpenList(path.to_owned())).await? else {
        return Err(problem(UI.lists_broke.clone()));
    };
    let request = sheets_as_guessed(path, *sheets, stated, today()).map_err(&problem)?;
    match ask(Request::ReadList(Box::new(request))).await? {
        Answer::Read(read) => Ok(Action::Shipped { file: path.to_owned(), read: Rc::new(read) }),
        _ => Err(problem(UI.lists_broke.clone())),
    }
}

/// Asks a new worker about the file; a worker that is still reading ends.
fn read(bench: &SharedBench, dispatcher: &UseReducerDispatcher<UserLists>, picked: Picked, request: Request) {
    let (run, stop) = {
        let mut bench = bench.borrow_mut();
        bench.run += 1;
        std::mem::take(&mut bench.stop).stop();
        (bench.run, bench.stop.clone())
    };
    let (bench, dispatcher) = (bench.clone(), dispatcher.clone());
    spawn_local(async move {
        let is_wanted = || bench.borrow().run == run;
        let on_rows = |rows| {
            if is_wanted() {
                dispatcher.dispatch(Action::Rows(rows));
            }
        };
        let answer = ask_about_list(&request, &picked.blob, &stop, on_rows).await;
        if !is_wanted() {
            return;
        }
        let refused = |message: &Text, steps: Vec<Text>| {
            Action::Refused(RejectedFile { file: picked.name.clone(), message: message.clone(), steps })
        };
        dispatcher.dispatch(match answer {
            Ok(Answer::Sheets(sheets)) => {
                Action::Opened(Rc::new(ListSheets { saved: saved_on(&picked.blob), ..*sheets }))
            }
            Ok(Answer::Read(read)) => Action::Read(Rc::new(read)),
            Ok(Answer::Refused(refusal)) => refused(&refusal.message, refusal.steps),
            Err(NoAnswer::FileNotRead(_)) => {
                refused(&UI.cannot_fetch, vec![UI.cannot_fetch_again.clone(), UI.cannot_fetch_copy.clone()])
            }
            Ok(Answer::Failed) | Err(_) => {
                refused(&UI.lists_broke, vec![UI.lists_broke_save.clone(), UI.worker_broke_reload.clone()])
            }
        });
    });
}
