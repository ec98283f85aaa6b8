//! Hands bytes to the browser as a file to save.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// A browser may read the address some time after the click; then the memory is given back.
const ADDRESS_LASTS_MS: u32 = 60_000;

/// Saves `content`, a buffer or a text, under this name. Nothing when the browser does not let a page save.
pub(in crate::app) fn save_file(content: &JsValue, media_type: &str, name: &str) -> Option<()> {
    let bag = BlobPropertyBag::new();
    bag.set_type(media_type);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &bag).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(ADDRESS_LASTS_MS, move || {
        // An address that is gone is what was wanted.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}
