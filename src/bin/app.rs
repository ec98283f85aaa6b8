//! The page, drawn where the caller says.

use smeltcheck::app::{App, AppProps, Place};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// The page in one place.
#[wasm_bindgen]
pub struct Drawn(AppHandle<App>);

#[wasm_bindgen]
impl Drawn {
    /// Takes the page away and ends what it has running.
    pub fn end(self) {
        self.0.destroy();
    }
}

/// Draws the page into this element, which is emptied, for this place.
#[wasm_bindgen]
pub fn draw(root: Element, place: Place) -> Drawn {
    Drawn(Renderer::<App>::with_root_and_props(root, AppProps { place }).render())
}

fn main() {
    // The caller draws.
}
