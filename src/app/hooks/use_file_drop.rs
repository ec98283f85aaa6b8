//! Files dropped anywhere on the page.

use super::Picked;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};
use yew::prelude::*;

/// Takes dropped files, and tells whether files are being dragged over the page. A drop outside the drawing
/// counts as well: the browser would otherwise leave the page and open the file.
#[hook]
pub fn use_file_drop(on_drop: &Callback<Picked>) -> bool {
    let dragging = use_state_eq(|| false);
    let setter = dragging.setter();
    use_effect_with(on_drop.clone(), move |on_drop| {
        let on_drop = on_drop.clone();
        let listeners = web_sys::window().and_then(|window| window.document()).map(|document| {
            ["dragenter", "dragover", "dragleave", "drop"].map(|kind| {
                let (setter, on_drop) = (setter.clone(), on_drop.clone());
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&document, kind, options, move |event| {
                    handle(event, &setter, &on_drop);
                })
            })
        });
        move || drop(listeners)
    });
    *dragging
}

fn handle(event: &Event, dragging: &UseStateSetter<bool>, on_drop: &Callback<Picked>) {
    let Some(event) = event.dyn_ref::<DragEvent>() else { return };
    let Some(data) = event.data_transfer() else { return };
    if !data.types().iter().any(|kind| kind == "Files") {
        return;
    }
    event.prevent_default();
    match event.type_().as_str() {
        "drop" => {
            dragging.set(false);
            if let Some(picked) = data.files().and_then(|files| Picked::first_of(&files)) {
                on_drop.emit(picked);
            }
        }
        // Between two elements of the page there is a related target; outside there is none.
        "dragleave" => dragging.set(event.related_target().is_some()),
        _ => dragging.set(true),
    }
}
