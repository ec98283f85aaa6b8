//! The program's own files, which the browser keeps for use without network: what `www/offline.js`
//! is asked for.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Says whether the deployment lets the browser keep the program's own files, once that is
    /// known.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = keepOffline)]
    pub fn keep(wanted: bool);
    /// What the browser keeps of the program, as JSON; `offlinecopy` is heard by the window when it
    /// changes.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = offlineCopy)]
    pub fn copy() -> String;
    /// The user wants the program's files kept by the browser, or removed.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = chooseOffline)]
    pub fn choose(wanted: bool);
    /// Goes over to the newer build that is ready, by loading the page again.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = useNewer)]
    pub fn go_to_newer();
}
