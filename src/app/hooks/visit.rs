//! Preferences that last for one visit: language and colours, nothing else is ever stored.

/// A preference of this visit.
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Remembers a preference until the tab is closed.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A browser that stores nothing still shows the page as chosen.
        let _ = storage.set_item(key, value);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// The root element of the page.
pub fn root_element() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}
