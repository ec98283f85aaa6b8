//! The list of rules, and what is only for learning: topics, sample files and their lessons. All of
//! it is loaded with the page, because nothing is requested later.

use super::use_checker::Picked;
use super::use_deployment::deployment;
use crate::app::deployment::Feature;
use crate::app::loading::{blob_of, load_with_page, text_of};
use crate::report::{RuleEntry, RuleExample};
use crate::rules::without_examples;
use crate::samples::gallery::{self, Entry};
use crate::samples::learn::{self, Lessons};
use js_sys::{Array, Promise};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, Url};
use yew::prelude::*;

/// Something that no check needs.
#[derive(Clone, Default)]
pub enum Deferred<T> {
    /// It is waiting for that, or on its way.
    #[default]
    Coming,
    /// It is there.
    Here(Rc<T>),
    /// It did not arrive, or the deployment does not want it.
    Missing,
}

impl<T> Deferred<T> {
    /// It, if it is there.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(it) => Some(it),
            Self::Coming | Self::Missing => None,
        }
    }
}

impl<T> PartialEq for Deferred<T> {
    /// What has arrived never changes.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Here(one), Self::Here(other)) => Rc::ptr_eq(one, other),
            (Self::Coming, Self::Coming) | (Self::Missing, Self::Missing) => true,
            _ => false,
        }
    }
}

/// One sample.
#[derive(Clone)]
pub struct Sample {
    /// What is said about it.
    pub entry: Entry,
    /// Its file; none if it did not arrive.
    pub file: Option<SampleFile>,
}

/// The file of a sample in memory.
#[derive(Clone)]
pub struct SampleFile {
    /// Its bytes.
    pub blob: Blob,
    /// An address inside the page, for saving it.
    pub address: AttrValue,
}

impl Sample {
    /// The sample as a file to check; none if it did not arrive.
    pub fn picked(&self) -> Option<Picked> {
        let file = self.file.as_ref()?;
        Some(Picked::sample(&self.entry.id, &self.entry.file_name, file.blob.clone()))
    }
}

/// The samples, in the order in which a course would take them.
pub type Samples = Vec<Sample>;

/// The sample with this id.
pub fn sample_named<'a>(samples: &'a Deferred<Samples>, id: &str) -> Option<&'a Sample> {
    samples.here()?.iter().find(|sample| sample.entry.id == id)
}

/// The samples with their lessons.
#[hook]
pub fn use_samples() -> Deferred<Samples> {
    use_deferred(Feature::Samples, async || {
        let entries = gallery::read(&text_of("samples/gallery.json").await.ok()?).samples;
        let files = files_of(entries.iter().map(|entry| &*entry.file_name)).await;
        let sample = |(entry, file)| Sample { entry, file };
        let samples: Samples = entries.into_iter().zip(files).map(sample).collect();
        (!samples.is_empty()).then_some(samples)
    })
}

/// The rules as plain data, with their examples once these have arrived.
#[hook]
pub fn use_catalogue() -> Rc<Vec<RuleEntry>> {
    let catalogue = use_state_eq(|| Rc::new(without_examples()));
    let setter = catalogue.setter();
    use_effect_with((), move |()| {
        load_with_page(async move {
            let text = text_of("samples/examples.json").await.unwrap_or_default();
            let examples: Vec<Option<RuleExample>> = serde_json::from_str(&text).unwrap_or_default();
            let with_example = |(entry, example)| RuleEntry { example, ..entry };
            let rules: Vec<_> = without_examples().into_iter().zip(examples).map(with_example).collect();
            if !rules.is_empty() {
                setter.set(Rc::new(rules));
            }
        });
    });
    (*catalogue).clone()
}

/// What there is to learn, as plain data.
#[hook]
pub fn use_lessons() -> Deferred<Lessons> {
    use_deferred(Feature::Learn, async || {
        let lessons = learn::read(&text_of("samples/learn.json").await.ok()?);
        (!lessons.topics.is_empty()).then_some(lessons)
    })
}

/// Loads something, unless the deployment hides what it is for.
#[hook]
fn use_deferred<T: Clone + 'static>(feature: Feature, load: impl AsyncFnOnce() -> Option<T> + 'static) -> Deferred<T> {
    let late = use_state_eq(Deferred::default);
    let setter = late.setter();
    use_effect_with((), move |()| {
        load_with_page(async move {
            let loaded = if deployment().await.shows(feature) { load().await } else { None };
            setter.set(loaded.map_or(Deferred::Missing, |it| Deferred::Here(Rc::new(it))));
        });
    });
    (*late).clone()
}

/// The sample files with these names, asked for all at once; none for one that does not arrive.
async fn files_of(names: impl Iterator<Item = &str>) -> Vec<Option<SampleFile>> {
    let blob = |name: &str| {
        let address = format!("samples/{name}");
        let blob = async move { blob_of(&address).await.map(JsValue::from) };
        // One that does not arrive must not hide the others.
        future_to_promise(async move { Ok(blob.await.unwrap_or(JsValue::UNDEFINED)) })
    };
    let blobs: Array = names.map(blob).collect();
    // None of them is ever refused.
    let blobs = JsFuture::from(Promise::all(&blobs)).await.map(|all| Array::from(&all)).unwrap_or_default();
    blobs.iter().map(|blob| file_of(blob.dyn_into().ok()?)).collect()
}

fn file_of(blob: Blob) -> Option<SampleFile> {
    // Never revoked: it serves as long as the page is open.
    let address = AttrValue::from(Url::create_object_url_with_blob(&blob).ok()?);
    Some(SampleFile { blob, address })
}
