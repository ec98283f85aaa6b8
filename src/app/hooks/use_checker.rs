//! Checks files in workers: one worker for one file, ended with its last answer, on cancel or when
//! it takes too long.

use super::ask_worker::{Stop, ask_desk};
use crate::app::desk_protocol::{DeskAnswer, DeskRequest};
use crate::app::labels::UI;
use crate::app::lists::{ListsInUse, UserLists};
use crate::app::place::Place;
use crate::app::protocol::{CheckRequest, ProfileSource, Request, Response};
use crate::app::state::{Action, Failure, State};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::report::FileInfo;
use crate::samples::gallery::CHECKED_ON;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ErrorEvent, FileList, MessageEvent, Worker};
use yew::prelude::*;

/// A check that takes longer is stopped: real templates need a few seconds on an old computer.
const WATCHDOG_MS: u32 = 60_000;

/// A file that was chosen.
#[derive(Clone, PartialEq)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its bytes, wherever the browser keeps them.
    pub blob: Blob,
    /// How many more files were chosen with it.
    pub left_out: usize,
    /// The id of the sample that it is: a sample is checked as of its day, with what is built in,
    /// as its lesson says.
    pub sample: Option<Rc<str>>,
}

impl Picked {
    /// One file.
    pub fn one(name: String, blob: Blob) -> Self {
        Self { name, blob, left_out: 0, sample: None }
    }

    /// A sample of this page.
    pub fn sample(id: &str, name: &str, blob: Blob) -> Self {
        Self { sample: Some(id.into()), ..Self::one(name.to_owned(), blob) }
    }

    /// The first of several files.
    pub fn first_of(files: &FileList) -> Option<Self> {
        let file = files.get(0)?;
        let left_out = usize::try_from(files.length()).unwrap_or(1).saturating_sub(1);
        Some(Self { left_out, ..Self::one(file.name(), file.into()) })
    }
}

/// The state of the check and what changes it.
#[derive(Clone, PartialEq)]
pub struct Checker {
    /// The state.
    pub state: Rc<State>,
    /// Checks a file; a running check ends.
    pub check: Callback<Picked>,
    /// Checks the file of the last run again, with a password.
    pub check_with_password: Callback<String>,
    /// Ends the running check, or the question for a password.
    pub cancel: Callback<()>,
    /// Forgets report and file.
    pub clear: Callback<()>,
    /// Compares with the file before, although it seems to be another company's.
    pub compare_anyway: Callback<()>,
    /// Ends the comparison.
    pub stop_comparing: Callback<()>,
    /// The file of the latest run.
    pub file: CheckedFile,
}

/// The file of the latest run, for those who need its bytes once more.
#[derive(Clone)]
pub struct CheckedFile(SharedBench);

impl CheckedFile {
    /// The file, while the page has one.
    pub fn get(&self) -> Option<Picked> {
        self.0.borrow().picked.clone()
    }
}

impl PartialEq for CheckedFile {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        // The same Rc spares a render.
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The checker of the page. When another profile or another list is chosen, the file of the report
/// is checked again.
#[hook]
pub fn use_checker(place: &Place, profile: &ProfileSource, lists: &ListsInUse) -> Checker {
    let state = use_reducer(State::default);
    let bench: SharedBench = use_mut_ref(|| Bench::new(place.clone()));
    // What listens to a worker holds the bench: nothing else would end a worker whose page is taken
    // away.
    use_effect_with((), {
        let bench = bench.clone();
        move |()| move || bench.borrow_mut().clear()
    });
    let in_use = use_mut_ref(built_in);
    let run = {
        let (bench, dispatcher, in_use) = (bench.clone(), state.dispatcher(), in_use.clone());
        move |picked: Picked, password: Option<String>| {
            let is_sample = picked.sample.is_some();
            let (profile, lists) = if is_sample { built_in() } else { in_use.borrow().clone() };
            let today = if is_sample { Date::parse_iso(CHECKED_ON) } else { today() };
            let name = picked.name.clone();
            let built_in_facts = lists.built_in;
            let request = CheckRequest { name, converted: None, password, today, profile, built_in_facts };
            start(&bench, dispatcher.clone(), picked, request, lists);
        }
    };
    use_effect_with((profile.clone(), lists.clone()), {
        let (bench, run) = (bench.clone(), run.clone());
        move |basis| {
            in_use.replace(basis.clone());
            let picked = bench.borrow().picked.clone();
            // Neither profile nor lists of the user change what a sample shows.
            if let Some(picked) = picked.filter(|picked| picked.sample.is_none()) {
                run(picked, None);
            }
        }
    });
    let check = {
        let run = run.clone();
        use_callback((), move |picked: Picked, ()| run(picked, None))
    };
    let check_with_password = {
        let bench = bench.clone();
        use_callback((), move |password: String, ()| {
            let picked = bench.borrow().picked.clone();
            if let Some(picked) = picked {
                run(picked, Some(password));
            }
        })
    };
    let stop = |action: Action| {
        let (bench, dispatcher) = (bench.clone(), state.dispatcher());
        move |(), (): &()| {
            bench.borrow_mut().clear();
            dispatcher.dispatch(action.clone());
        }
    };
    let cancel = use_callback((), stop(Action::Cancel));
    let clear = use_callback((), stop(Action::Clear));
    let only = |action: Action| {
        let dispatcher = state.dispatcher();
        move |(), (): &()| dispatcher.dispatch(action.clone())
    };
    let compare_anyway = use_callback((), only(Action::CompareAnyway));
    let stop_comparing = use_callback((), only(Action::StopComparing));
    let (state, file) = (Rc::new((*state).clone()), CheckedFile(bench));
    Checker { state, check, check_with_password, cancel, clear, compare_anyway, stop_comparing, file }
}

/// What a check follows as long as nothing else is chosen.
fn built_in() -> (ProfileSource, ListsInUse) {
    (ProfileSource::default(), UserLists::default().basis)
}

/// The running check, and the file it is about in case its password is asked for.
struct Bench {
    place: Place,
    picked: Option<Picked>,
    worker: Option<RunningWorker>,
    /// Number of the latest run. None is used twice, also after a cancel.
    last_run: u32,
}

impl Bench {
    fn new(place: Place) -> Self {
        Self { place, picked: None, worker: None, last_run: 0 }
    }

    fn clear(&mut self) {
        self.picked = None;
        self.worker = None;
    }
}

/// A worker with everything that listens to it. Dropping it ends the worker.
struct RunningWorker {
    run: u32,
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
    _watchdog: Timeout,
}

impl Drop for RunningWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

type SharedBench = Rc<RefCell<Bench>>;

fn start(
    bench: &SharedBench,
    dispatcher: UseReducerDispatcher<State>,
    picked: Picked,
    request: CheckRequest,
    lists: ListsInUse,
) {
    let run = {
        let mut bench = bench.borrow_mut();
        bench.clear();
        bench.picked = Some(picked.clone());
        bench.last_run += 1;
        bench.last_run
    };
    dispatcher.dispatch(Action::Start {
        run,
        name: picked.name.clone(),
        left_out: picked.left_out,
        sample: picked.sample.clone(),
    });
    let bench = bench.clone();
    spawn_local(async move {
        let ended = run_worker(&bench, &dispatcher, run, &picked, request, &lists).await;
        if let Err(failure) = ended {
            dispatcher.dispatch(Action::Fail { run, failure: Rc::new(failure) });
        }
    });
}

async fn run_worker(
    bench: &SharedBench,
    dispatcher: &UseReducerDispatcher<State>,
    run: u32,
    picked: &Picked,
    request: CheckRequest,
    lists: &ListsInUse,
) -> Result<(), Failure> {
    let bytes = JsFuture::from(picked.blob.array_buffer()).await.map_err(|error| not_handed_over(picked, &error))?;
    let place = bench.borrow().place.clone();
    let worker: Worker = place.start_worker().await.map_err(|error| broke(picked, &describe(&error)))?.unchecked_into();
    if bench.borrow().last_run != run || bench.borrow().picked.is_none() {
        worker.terminate();
        return Ok(());
    }
    let task = Task { run, picked: picked.clone(), request: request.clone(), lists: lists.clone() };
    let on_message = on_message(bench.clone(), dispatcher.clone(), task);
    let on_error = on_error(bench.clone(), dispatcher.clone(), run, picked.clone());
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let watchdog = {
        let (bench, dispatcher, picked) = (bench.clone(), dispatcher.clone(), picked.clone());
        Timeout::new(WATCHDOG_MS, move || {
            fail(&dispatcher, run, too_slow(&picked));
            end_soon(bench, run);
        })
    };
    let sent = send(&worker, &Request::Check(request), &bytes, &lists.json());
    bench.borrow_mut().worker =
        Some(RunningWorker { run, worker, _on_message: on_message, _on_error: on_error, _watchdog: watchdog });
    sent.map_err(|error| broke(picked, &describe(&error)))
}

/// The bytes are handed over, not copied.
fn send(worker: &Worker, request: &Request, bytes: &JsValue, lists: &str) -> Result<(), JsValue> {
    let text = serde_json::to_string(request).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let message = Object::new();
    Reflect::set(&message, &"request".into(), &text.into())?;
    Reflect::set(&message, &"bytes".into(), bytes)?;
    Reflect::set(&message, &"lists".into(), &lists.into())?;
    worker.post_message_with_transfer(&message, &Array::of1(bytes))
}

/// What a run is about.
#[derive(Clone)]
struct Task {
    run: u32,
    picked: Picked,
    request: CheckRequest,
    lists: ListsInUse,
}

/// Formats that the desk reads, by the ids of the worker's refusals: their reader can break, and
/// takes long to arrive.
const READ_BY_DESK: [&str; 3] = ["file-is-xls", "file-is-xlsb", "file-is-opendocument"];

/// Has the desk read a file that is not .xlsx, and a worker check what it read.
async fn convert(
    bench: &SharedBench,
    dispatcher: &UseReducerDispatcher<State>,
    task: Task,
    file: FileInfo,
) -> Result<(), Failure> {
    let Task { run, picked, request, lists } = task;
    let place = {
        let mut bench = bench.borrow_mut();
        bench.worker = None;
        bench.place.clone()
    };
    let bytes = JsFuture::from(picked.blob.array_buffer()).await.map_err(|error| not_handed_over(&picked, &error))?;
    let question = DeskRequest::Convert(file);
    match ask_desk(&place, &question, &[("bytes", bytes)], WATCHDOG_MS, &Stop::default()).await {
        Some((DeskAnswer::Converted, cells)) => {
            let cells = String::from_utf8(Uint8Array::new(&cells).to_vec()).ok();
            run_worker(bench, dispatcher, run, &picked, CheckRequest { converted: cells, ..request }, &lists).await
        }
        Some((DeskAnswer::NotConverted(refusal), _)) => {
            dispatcher.dispatch(Action::Refuse { run, refusal });
            Ok(())
        }
        _ => Err(broke(&picked, "other format")),
    }
}

fn on_message(
    bench: SharedBench,
    dispatcher: UseReducerDispatcher<State>,
    task: Task,
) -> Closure<dyn FnMut(MessageEvent)> {
    let run = task.run;
    Closure::new(move |event: MessageEvent| {
        let answer = event.data().as_string().and_then(|text| serde_json::from_str::<Response>(&text).ok());
        match answer {
            Some(Response::Step(step)) => dispatcher.dispatch(Action::Step { run, step }),
            Some(Response::Report(report)) => {
                dispatcher.dispatch(Action::Report { run, report: Rc::new(*report) });
            }
            Some(Response::Sheets(text)) => {
                dispatcher.dispatch(Action::Sheets { run, text: text.map(Rc::from) });
                end_soon(bench.clone(), run);
            }
            Some(Response::Refusal(refusal))
                if task.request.converted.is_none() && READ_BY_DESK.contains(&refusal.error.id.as_ref()) =>
            {
                let (bench, dispatcher, task) = (bench.clone(), dispatcher.clone(), task.clone());
                spawn_local(async move {
                    if let Err(failure) = convert(&bench, &dispatcher, task, refusal.file).await {
                        dispatcher.dispatch(Action::Fail { run, failure: Rc::new(failure) });
                    }
                });
            }
            Some(Response::Refusal(refusal)) => {
                dispatcher.dispatch(Action::Refuse { run, refusal });
                end_soon(bench.clone(), run);
            }
            // Nobody asks this worker for anything else.
            Some(Response::LookUp(_) | Response::Profile(_) | Response::ProfileMistakes(_)) | None => {}
        }
    })
}

fn on_error(
    bench: SharedBench,
    dispatcher: UseReducerDispatcher<State>,
    run: u32,
    picked: Picked,
) -> Closure<dyn FnMut(ErrorEvent)> {
    Closure::new(move |event: ErrorEvent| {
        event.prevent_default();
        fail(&dispatcher, run, broke(&picked, &event.message()));
        end_soon(bench.clone(), run);
    })
}

/// A run that fails after its report loses the pictures of the sheets alone.
fn fail(dispatcher: &UseReducerDispatcher<State>, run: u32, failure: Failure) {
    dispatcher.dispatch(Action::Fail { run, failure: Rc::new(failure) });
    dispatcher.dispatch(Action::Sheets { run, text: None });
}

/// Ends a worker after the present call, which may be one of its own listeners.
fn end_soon(bench: SharedBench, run: u32) {
    spawn_local(async move {
        let mut bench = bench.borrow_mut();
        if bench.worker.as_ref().is_some_and(|worker| worker.run == run) {
            bench.worker = None;
        }
    });
}

fn broke(picked: &Picked, detail: &str) -> Failure {
    let steps = [&UI.worker_broke_again, &UI.worker_broke_reload, &UI.worker_broke_save];
    failure(picked, &UI.worker_broke, &steps, "worker", detail)
}

fn too_slow(picked: &Picked) -> Failure {
    failure(picked, &UI.too_slow, &[&UI.too_slow_save, &UI.too_slow_template], "stopped after ms", "60000")
}

fn not_handed_over(picked: &Picked, error: &JsValue) -> Failure {
    let steps = [&UI.cannot_fetch_again, &UI.cannot_fetch_copy];
    failure(picked, &UI.cannot_fetch, &steps, "browser", &describe(error))
}

fn failure(picked: &Picked, message: &Text, steps: &[&Text], name: &'static str, detail: &str) -> Failure {
    Failure {
        name: picked.name.clone(),
        size: None,
        message: message.clone(),
        steps: steps.iter().map(|step| (*step).clone()).collect(),
        details: vec![(name, detail.to_owned())],
        may_be_list: false,
    }
}

pub(super) fn describe(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| String::from(error.to_string()))
}

/// Today on the user's own calendar.
pub fn today() -> Option<Date> {
    day_here(&js_sys::Date::new_0())
}

/// The day on which a file was saved, by the user's own clock; nothing where the browser does not
/// know.
pub fn saved_on(blob: &Blob) -> Option<Date> {
    let file: &web_sys::File = blob.dyn_ref()?;
    day_here(&js_sys::Date::new(&file.last_modified().into()))
}

fn day_here(time: &js_sys::Date) -> Option<Date> {
    let number = |value: u32| u8::try_from(value).ok();
    Date::new(i32::try_from(time.get_full_year()).ok()?, number(time.get_month() + 1)?, number(time.get_date())?)
}
