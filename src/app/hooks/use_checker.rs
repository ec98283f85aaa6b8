//! Checks files in workers, one worker for one file.

use crate::app::lists::{ListsInUse, UserLists};
use crate::app::state::{Action, Failure, Phase, State};
use crate::app::strings::UI;
use crate::app::worker::client::{Attached, NoAnswer, Stop, ask, describe};
use crate::app::worker::message::Payload;
use crate::app::worker::protocol::{CheckRequest, ProfileSource, Request, Response};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::samples::gallery::CHECKED_ON;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, FileList};
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
    /// What the page around this one calls the check, where it asked for it.
    pub request: Option<Rc<str>>,
}

impl Picked {
    /// One file.
    pub fn one(name: String, blob: Blob) -> Self {
        Self { name, blob, left_out: 0, sample: None, request: None }
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
pub fn use_checker(profile: &ProfileSource, lists: &ListsInUse) -> Checker {
    let state = use_reducer(State::default);
    let bench: SharedBench = use_mut_ref(Bench::default);
    // Nothing else would end a worker whose page is taken away.
    use_effect_with((), {
        let bench = bench.clone();
        move |()| move || bench.borrow_mut().clear()
    });
    let in_use = use_mut_ref(built_in);
    let start = {
        let (bench, dispatcher, in_use) = (bench.clone(), state.dispatcher(), in_use.clone());
        move |picked: Picked, password: Option<String>| {
            let is_sample = picked.sample.is_some();
            let (profile, lists) = if is_sample { built_in() } else { in_use.borrow().clone() };
            let today = if is_sample { Date::parse_iso(CHECKED_ON) } else { today() };
            let request = CheckRequest { name: picked.name.clone(), password, today, profile, lists: lists.sent() };
            let (number, stop) = bench.borrow_mut().begin(picked.clone());
            dispatcher.dispatch(Action::Start {
                run: number,
                name: picked.name.clone(),
                left_out: picked.left_out,
                sample: picked.sample.clone(),
                request: picked.request.clone(),
            });
            spawn_local(run(number, picked, request, stop, dispatcher.clone()));
        }
    };
    use_effect_with((profile.clone(), lists.clone()), {
        let (bench, start) = (bench.clone(), start.clone());
        let is_open = matches!(state.phase, Phase::Checking { .. } | Phase::NeedsPassword { .. });
        move |basis| {
            in_use.replace(basis.clone());
            let picked = bench.borrow().picked.clone();
            // Neither profile nor lists of the user change what a sample shows.
            if let Some(picked) = picked.filter(|picked| picked.sample.is_none()) {
                // What was asked for and is answered is not answered again.
                let request = picked.request.clone().filter(|_| is_open);
                start(Picked { request, ..picked }, None);
            }
        }
    });
    let check = {
        let start = start.clone();
        use_callback((), move |picked: Picked, ()| start(picked, None))
    };
    let check_with_password = {
        let bench = bench.clone();
        use_callback((), move |password: String, ()| {
            let picked = bench.borrow().picked.clone();
            if let Some(picked) = picked {
                start(picked, Some(password));
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
#[derive(Default)]
struct Bench {
    picked: Option<Picked>,
    stop: Stop,
    /// Number of the latest run. None is used twice, also after a cancel.
    last_run: u32,
}

impl Bench {
    fn clear(&mut self) {
        self.picked = None;
        std::mem::take(&mut self.stop).stop();
    }

    /// The number of a new run of this file, and what stops it.
    fn begin(&mut self, picked: Picked) -> (u32, Stop) {
        self.clear();
        self.picked = Some(picked);
        self.last_run += 1;
        (self.last_run, self.stop.clone())
    }
}

type SharedBench = Rc<RefCell<Bench>>;

/// Has a worker check the file, and tells the state what it answers.
async fn run(number: u32, picked: Picked, request: CheckRequest, stop: Stop, dispatcher: UseReducerDispatcher<State>) {
    let hear = |response: Response, payload: &Payload| match response {
        Response::Step(begun) => {
            dispatcher.dispatch(Action::Step { run: number, step: begun });
            None
        }
        Response::Report => match payload.json() {
            Some(report) => {
                dispatcher.dispatch(Action::Report { run: number, report: Rc::new(report) });
                None
            }
            None => Some(Err(broke(&picked, "report"))),
        },
        Response::Sheets => {
            dispatcher.dispatch(Action::Sheets { run: number, text: payload.text().map(Rc::from) });
            Some(Ok(()))
        }
        Response::Refusal(refusal) => {
            dispatcher.dispatch(Action::Refuse { run: number, refusal });
            Some(Ok(()))
        }
        _ => Some(Err(broke(&picked, "response"))),
    };
    let file = Attached::File(picked.blob.clone());
    let ended = match ask(&Request::Check(Box::new(request)), file, WATCHDOG_MS, &stop, hear).await {
        Ok(ended) => ended,
        Err(NoAnswer::Stopped) => Ok(()),
        Err(NoAnswer::TooSlow) => Err(too_slow(&picked)),
        Err(NoAnswer::FileNotRead(error)) => Err(not_handed_over(&picked, &error)),
        Err(NoAnswer::Broke(detail)) => Err(broke(&picked, &detail)),
    };
    if let Err(failure) = ended {
        // A run that fails after its report loses the pictures of the sheets alone.
        dispatcher.dispatch(Action::Fail { run: number, failure: Rc::new(failure) });
        dispatcher.dispatch(Action::Sheets { run: number, text: None });
    }
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
