//! The page, drawn where the caller says.

use smeltcheck::app::{Part, Place, whole_page};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Renderer};

/// The page in one place.
#[wasm_bindgen]
pub struct Drawn(AppHandle<Part>);

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
    Drawn(Renderer::<Part>::with_root_and_props(root, whole_page(place)).render())
}

fn main() {
    // The caller draws.
}
