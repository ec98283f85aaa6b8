//! The page that the address names, and the way back to the report.

use crate::app::place::Place;
use crate::app::route::Route;
use gloo_events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The page that the address names, also after the back button, and how often an address was gone to: the same address
/// may be gone to again.
///
/// The report is where it was left when the reader comes back from another page: place and focus.
#[hook]
pub fn use_route(place: &Place) -> (Route, u32) {
    let visit = use_state_eq(|| (Route::parse(&place.hash()), 0));
    let left = use_mut_ref(|| None::<JsValue>);
    use_effect_with(place.clone(), {
        let (setter, left) = (visit.setter(), left.clone());
        move |place| {
            let last = RefCell::new((Route::parse(&place.hash()), 0));
            let here = place.clone();
            let listener = EventListener::new(&place.events(), "hashchange", move |_| {
                let next = (Route::parse(&here.hash()), last.borrow().1 + 1);
                let previous = last.replace(next.clone());
                if previous.0 == Route::Check && next.0 != Route::Check {
                    left.replace(Some(here.leave()));
                }
                setter.set(next);
            });
            move || drop(listener)
        }
    });
    let is_check = visit.0 == Route::Check;
    use_effect_with((place.clone(), is_check), move |(place, is_check)| {
        if *is_check && let Some(left) = left.take() {
            place.come_back(&left);
        }
    });
    (*visit).clone()
}
