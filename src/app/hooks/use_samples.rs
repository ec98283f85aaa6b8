//! The sample files and the list of rules. They are loaded with the page, because nothing is requested later.

use crate::report::RuleEntry;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Response, Url};
use yew::prelude::*;

/// One sample file in memory.
#[derive(Clone, PartialEq)]
pub struct Sample {
    /// Name for the report.
    pub name: &'static str,
    /// Its bytes.
    pub blob: Blob,
    /// An address inside the page, for saving it.
    pub address: AttrValue,
}

/// The sample files, as far as they have arrived.
#[derive(Clone, Default, PartialEq)]
pub struct Samples {
    /// A form in order.
    pub clean: Option<Sample>,
    /// A form with planted errors.
    pub errors: Option<Sample>,
}

/// Loads the samples once.
#[hook]
pub fn use_samples() -> Samples {
    let clean = use_state_eq(|| None);
    let errors = use_state_eq(|| None);
    let setters = (clean.setter(), errors.setter());
    use_effect_with((), move |()| {
        let (clean, errors) = setters;
        load_with_page(async move { clean.set(load("samples/clean.xlsx", "sample-complete.xlsx").await.ok()) });
        load_with_page(async move { errors.set(load("samples/errors.xlsx", "sample-with-mistakes.xlsx").await.ok()) });
    });
    Samples { clean: (*clean).clone(), errors: (*errors).clone() }
}

/// The rules as plain data: the page lists them without carrying their code. Empty until they have arrived.
#[hook]
pub fn use_catalogue() -> Rc<Vec<RuleEntry>> {
    let catalogue = use_state_eq(Rc::<Vec<RuleEntry>>::default);
    let setter = catalogue.setter();
    use_effect_with((), move |()| {
        load_with_page(async move {
            let text = text_of("samples/rules.json").await.unwrap_or_default();
            setter.set(Rc::new(serde_json::from_str(&text).unwrap_or_default()));
        });
    });
    (*catalogue).clone()
}

#[wasm_bindgen]
extern "C" {
    /// See `boot.js`.
    #[wasm_bindgen(js_namespace = smeltcheck, js_name = dataArrived)]
    fn data_arrived();
}

thread_local! {
    /// Tasks that still load something with the page.
    static LOADING: Cell<usize> = const { Cell::new(0) };
}

/// Runs a task that requests files. All of them start with the page, in one go; when the last has ended the page closes
/// its connections, and a task that begins later gets nothing.
pub(super) fn load_with_page(task: impl Future<Output = ()> + 'static) {
    LOADING.set(LOADING.get().saturating_add(1));
    spawn_local(async move {
        task.await;
        LOADING.set(LOADING.get().saturating_sub(1));
        if LOADING.get() == 0 {
            data_arrived();
        }
    });
}

/// A file beside the page.
pub(super) async fn blob_of(address: &str) -> Result<Blob, JsValue> {
    Ok(JsFuture::from(request(address).await?.blob()?).await?.unchecked_into())
}

/// The text of a file beside the page.
pub(super) async fn text_of(address: &str) -> Result<String, JsValue> {
    let text = JsFuture::from(request(address).await?.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

async fn request(address: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.unchecked_into();
    if !response.ok() {
        return Err(JsValue::from_f64(f64::from(response.status())));
    }
    Ok(response)
}

async fn load(address: &str, name: &'static str) -> Result<Sample, JsValue> {
    let blob = blob_of(address).await?;
    // Never revoked: it serves as long as the page is open.
    let address = AttrValue::from(Url::create_object_url_with_blob(&blob)?);
    Ok(Sample { name, blob, address })
}
