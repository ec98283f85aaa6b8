//! What the page asks of the browser in several places: elements by id, its address, and what is
//! remembered for the visit.

use gloo_utils::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, FocusOptions, HtmlElement, Storage};

#[wasm_bindgen]
extern "C" {
    type FullScreenElement;
    /// With its promise, which web-sys leaves out.
    #[wasm_bindgen(method, js_name = requestFullscreen, catch)]
    async fn request_fullscreen(this: &FullScreenElement) -> Result<JsValue, JsValue>;
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to an element with this id, where it is one that takes it. Tells whether there
/// is one.
pub fn focus(id: &str) -> bool {
    let element = element(id);
    if let Some(element) = &element {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
    element.is_some()
}

/// Brings an element with this id into view and moves the focus there. Tells whether there is one.
pub fn show_element(id: &str) -> bool {
    if let Some(element) = element(id) {
        element.scroll_into_view();
    }
    focus(id)
}

/// Shows the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Whether the page has the width of a small screen.
pub fn is_narrow() -> bool {
    matches_media("(max-width: 45rem)")
}

/// Whether the browser answers a media query with yes.
pub fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// Sets an attribute of the root element, or takes it away.
pub fn show_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    // Neither fails for the names that the page uses.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// The address inside the page, from `#` on.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to an address inside the page.
pub fn go_to(hash: &str) {
    // It is an address of this document.
    let _ = window().location().set_hash(hash);
}

/// Changes the address without going there.
pub fn replace_hash(hash: &str) {
    if let Ok(history) = window().history() {
        // A browser that counts changes of the address keeps it as it was; the page shows the same.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// What was chosen for this visit under a name.
pub fn recall(name: &str) -> Option<String> {
    visit()?.get_item(&format!("smeltcheck.{name}")).ok().flatten()
}

/// The user chose it for this visit. A browser that stores nothing still shows the page as chosen.
pub fn remember(name: &str, value: &str) {
    if let Some(visit) = visit() {
        let _ = visit.set_item(&format!("smeltcheck.{name}"), value);
    }
}

fn visit() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Whether an element can fill the screen.
pub fn fills_screen() -> bool {
    document().fullscreen_enabled()
}

/// Lets the element with this id fill the screen, or no element any more. Where the browser
/// refuses, nothing happens.
pub fn fill_screen(id: &str) {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(element) = element(id) {
        spawn_local(async move {
            // A page around this one may not allow it.
            let _ = element.unchecked_into::<FullScreenElement>().request_fullscreen().await;
        });
    }
}

/// Where the reader is: position and focus.
#[derive(Clone)]
pub struct Position {
    x: f64,
    y: f64,
    focus: Option<Element>,
}

impl Position {
    /// Where the reader is now.
    pub fn now() -> Self {
        let window = window();
        Self {
            x: window.scroll_x().unwrap_or_default(),
            y: window.scroll_y().unwrap_or_default(),
            focus: document().active_element(),
        }
    }

    /// Brings the reader back there.
    pub fn come_back(self) {
        // What was taken away and drawn again is another element of this name.
        let there = self
            .focus
            .and_then(|focus| if focus.is_connected() { focus.dyn_into().ok() } else { element(&focus.id()) });
        if let Some(there) = there {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot take focus leaves it where it is.
            let _ = there.focus_with_options(&options);
        }
        window().scroll_to_with_x_and_y(self.x, self.y);
    }
}
