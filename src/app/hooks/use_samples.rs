//! The sample files, the list of rules, and what there is to learn. They are loaded with the page, because nothing is requested later.

use crate::app::place::Place;
use crate::learn::{self, Lessons};
use crate::report::RuleEntry;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Url};
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
pub fn use_samples(place: &Place) -> Samples {
    let clean = use_state_eq(|| None);
    let errors = use_state_eq(|| None);
    let setters = (clean.setter(), errors.setter());
    use_effect_with(place.clone(), move |place| {
        let load = |address: &'static str, name: &'static str, setter: UseStateSetter<Option<Sample>>| {
            let here = place.clone();
            load_with_page(place, async move { setter.set(sample(&here, address, name).await.ok()) });
        };
        let (clean, errors) = setters;
        load("samples/clean.xlsx", "sample-complete.xlsx", clean);
        load("samples/errors.xlsx", "sample-with-mistakes.xlsx", errors);
    });
    Samples { clean: (*clean).clone(), errors: (*errors).clone() }
}

/// The rules as plain data: the page lists them without carrying their code. Empty until they have arrived.
#[hook]
pub fn use_catalogue(place: &Place) -> Rc<Vec<RuleEntry>> {
    let catalogue = use_state_eq(Rc::<Vec<RuleEntry>>::default);
    let setter = catalogue.setter();
    use_effect_with(place.clone(), move |place| {
        let here = place.clone();
        load_with_page(place, async move {
            let text = text_of(&here, "samples/rules.json").await.unwrap_or_default();
            setter.set(Rc::new(serde_json::from_str(&text).unwrap_or_default()));
        });
    });
    (*catalogue).clone()
}

/// What there is to learn, as plain data. Empty until it has arrived.
#[hook]
pub fn use_lessons(place: &Place) -> Rc<Lessons> {
    let lessons = use_state_eq(Rc::<Lessons>::default);
    let setter = lessons.setter();
    use_effect_with(place.clone(), move |place| {
        let here = place.clone();
        load_with_page(place, async move {
            let text = text_of(&here, "samples/learn.json").await.unwrap_or_default();
            setter.set(Rc::new(learn::read(&text)));
        });
    });
    (*lessons).clone()
}

/// Runs a task that requests files. All of them start with the page, in one go; when the last has ended the page closes
/// its connections, and a task that begins later gets nothing.
pub(super) fn load_with_page(place: &Place, task: impl Future<Output = ()> + 'static) {
    place.load_begins();
    let place = place.clone();
    spawn_local(async move {
        task.await;
        place.load_ends();
    });
}

/// A file beside the page.
pub(super) async fn blob_of(place: &Place, address: &str) -> Result<Blob, JsValue> {
    Ok(JsFuture::from(place.load(address).await?.blob()?).await?.unchecked_into())
}

/// The text of a file beside the page.
pub(super) async fn text_of(place: &Place, address: &str) -> Result<String, JsValue> {
    let text = JsFuture::from(place.load(address).await?.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

async fn sample(place: &Place, address: &str, name: &'static str) -> Result<Sample, JsValue> {
    let blob = blob_of(place, address).await?;
    // Never revoked: it serves as long as the page is open.
    let address = AttrValue::from(Url::create_object_url_with_blob(&blob)?);
    Ok(Sample { name, blob, address })
}
