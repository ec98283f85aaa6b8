//! The page that the address names, and the way back to the report.

use crate::app::browser::{Position, hash};
use crate::app::route::Route;
use gloo_events::EventListener;
use gloo_utils::window;
use std::cell::RefCell;
use yew::prelude::*;

/// What an address led to.
#[derive(Clone, PartialEq)]
pub struct Visit {
    /// The page that it names.
    pub route: Route,
    /// How often an address was gone to: the same one may be gone to again.
    pub number: u32,
    /// The address itself.
    address: String,
    /// The address from which a report was presented.
    pub presented_from: String,
}

/// The page that the address names, also after the back button.
///
/// The report is where it was left when the reader comes back from another page: place and focus.
/// So is the page from which it was presented.
#[hook]
pub fn use_route() -> Visit {
    let first =
        || Visit { route: Route::parse(&hash()), number: 0, address: hash(), presented_from: "#check".to_owned() };
    let visit = use_state_eq(first);
    let (left, left_for_show) = (use_mut_ref(|| None::<Position>), use_mut_ref(|| None::<Position>));
    use_effect_with((), {
        let (setter, left, left_for_show, first) = (visit.setter(), left.clone(), left_for_show.clone(), first());
        move |()| {
            let last = RefCell::new(first);
            let listener = EventListener::new(&window(), "hashchange", move |_| {
                let previous = last.borrow().clone();
                let address = hash();
                let route = Route::parse(&address);
                let begins = route == Route::Present && previous.route != Route::Present;
                if previous.route == Route::Check && route != Route::Check {
                    left.replace(Some(Position::now()));
                } else if begins {
                    left_for_show.replace(Some(Position::now()));
                }
                let presented_from = if begins { previous.address } else { previous.presented_from };
                let next = Visit { route, number: previous.number + 1, address, presented_from };
                last.replace(next.clone());
                setter.set(next);
            });
            move || drop(listener)
        }
    });
    use_effect_with(visit.route.clone(), move |route| {
        if *route == Route::Present {
            return;
        }
        let before_show = left_for_show.take();
        let here = if *route == Route::Check { left.take() } else { before_show };
        if let Some(here) = here {
            here.come_back();
        }
    });
    (*visit).clone()
}
