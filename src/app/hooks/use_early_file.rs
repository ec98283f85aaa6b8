//! Files chosen before the program had arrived.

use super::Picked;
use crate::app::place::Place;
use wasm_bindgen::prelude::Closure;
use web_sys::File;
use yew::prelude::*;

/// Takes files that were chosen before the program had arrived, once the page is drawn.
#[hook]
pub fn use_early_file(place: &Place, on_pick: &Callback<Picked>) {
    let on_pick = on_pick.clone();
    use_effect_with(place.clone(), move |place| {
        if !place.is_page() {
            return;
        }
        let take = move |file: File, left_out: usize| {
            on_pick.emit(Picked { left_out, ..Picked::one(file.name(), file.into()) });
        };
        // Kept as long as the page: a window for choosing a file may be open for long.
        place.take_early_files(&Closure::<dyn FnMut(File, usize)>::new(take).into_js_value());
    });
}
