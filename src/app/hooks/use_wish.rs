//! What the page around an element wants may change at any time.

use crate::app::place::Place;
use gloo_events::EventListener;
use yew::prelude::*;

/// Runs `on_wish` whenever the place has another answer to what it was asked before.
#[hook]
pub(super) fn use_wish(place: &Place, on_wish: impl Fn() + 'static) {
    use_effect_with(place.clone(), move |place| {
        let listener = EventListener::new(&place.events(), "wish", move |_| on_wish());
        move || drop(listener)
    });
}
