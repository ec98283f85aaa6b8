//! Hands bytes to the browser as a file to save.

use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How many files can be saved again from their links; the memory of older ones is given back.
const KEPT: usize = 4;

thread_local! {
    static ADDRESSES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Saves `content`, a buffer or a text, under this name. The address serves a link to save it
/// again: a browser may ask first, or refuse a file that was made long after the click. Nothing
/// when the browser does not let a page save.
pub(crate) fn save_file(content: &JsValue, media_type: &str, name: &str) -> Option<String> {
    let bag = BlobPropertyBag::new();
    bag.set_type(media_type);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &bag).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    ADDRESSES.with_borrow_mut(|addresses| {
        addresses.insert(0, address.clone());
        for old in addresses.drain(KEPT.min(addresses.len())..) {
            // An address that is gone is what was wanted.
            let _ = Url::revoke_object_url(&old);
        }
    });
    Some(address)
}
