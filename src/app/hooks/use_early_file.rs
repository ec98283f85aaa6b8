//! Files chosen before the program had arrived.

use super::Picked;
use wasm_bindgen::prelude::*;
use web_sys::File;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Takes the place of what `early.js` shows: from now on files that were or are chosen there come with how many more
    /// were chosen with them.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = takeEarlyFiles)]
    fn take_early_files(take: &JsValue);
}

/// Takes files that were chosen before the program had arrived, once the page is drawn.
#[hook]
pub fn use_early_file(on_pick: &Callback<Picked>) {
    let on_pick = on_pick.clone();
    use_effect_with((), move |()| {
        let take = move |file: File, left_out: usize| {
            on_pick.emit(Picked { name: file.name(), blob: file.into(), left_out });
        };
        // Kept as long as the page: a window for choosing a file may be open for long.
        take_early_files(&Closure::<dyn FnMut(File, usize)>::new(take).into_js_value());
    });
}
