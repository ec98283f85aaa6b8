//! The page that the address names, and the way back to the report.

use crate::app::route::Route;
use gloo_events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollRestoration};
use yew::prelude::*;

/// The page that the address names, also after the back button, and how often an address was gone to: the same address
/// may be gone to again.
///
/// The report is where it was left when the reader comes back from another page: place and focus.
#[hook]
pub fn use_route() -> (Route, u32) {
    let visit = use_state_eq(|| (current(), 0));
    let left = use_mut_ref(|| None::<Left>);
    use_effect_with((), {
        let (setter, left) = (visit.setter(), left.clone());
        move |()| {
            // The browser would put the page back to its place before the report is shown again, and lose it.
            if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
                // A browser that keeps its own way still shows the report.
                let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
            }
            let last = RefCell::new((current(), 0));
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "hashchange", move |_| {
                    let next = (current(), last.borrow().1 + 1);
                    let previous = last.replace(next.clone());
                    if previous.0 == Route::Check && next.0 != Route::Check {
                        left.replace(Left::now());
                    }
                    setter.set(next);
                })
            });
            move || drop(listener)
        }
    });
    let is_check = visit.0 == Route::Check;
    use_effect_with(is_check, move |is_check| go_back(*is_check, &left));
    (*visit).clone()
}

/// Where the report was left.
struct Left {
    x: f64,
    y: f64,
    focus: Option<Element>,
}

impl Left {
    fn now() -> Option<Self> {
        let window = web_sys::window()?;
        let focus = window.document().and_then(|document| document.active_element());
        Some(Self { x: window.scroll_x().ok()?, y: window.scroll_y().ok()?, focus })
    }
}

fn go_back(is_check: bool, left: &Rc<RefCell<Option<Left>>>) {
    if !is_check {
        return;
    }
    let (Some(left), Some(window)) = (left.take(), web_sys::window()) else { return };
    if let Some(element) = left.focus.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that is gone leaves the focus where it is.
        let _ = element.focus_with_options(&options);
    }
    window.scroll_to_with_x_and_y(left.x, left.y);
}

fn current() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::parse(&hash.unwrap_or_default())
}
