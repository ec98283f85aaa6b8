//! The list of rules, and what is only for learning: topics, sample files and their lessons. All of
//! it is loaded with the page, because nothing is requested later; what is for learning comes last,
//! so that no check waits for it.

use super::use_checker::Picked;
use super::use_deployment::deployment;
use crate::app::deployment::Feature;
use crate::app::place::Place;
use crate::report::RuleEntry;
use crate::samples::gallery::{self, Entry};
use crate::samples::learn::{self, Lessons};
use js_sys::{Array, Promise};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Blob, Url};
use yew::prelude::*;

/// The samples of the first screen. Where there is no workshop these are all.
const CARDS: [(&str, &str); 2] = [("clean", "clean.xlsx"), ("errors", "errors.xlsx")];

/// Something that is asked for when all that a check needs has arrived.
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
    /// Its id in the gallery.
    pub id: String,
    /// Name of its file.
    pub file_name: String,
    /// What is said about it, where there is a workshop.
    pub entry: Option<Entry>,
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
        Some(Picked::sample(&self.id, &self.file_name, file.blob.clone()))
    }
}

/// The samples, in the order in which a course would take them.
pub type Samples = Vec<Sample>;

/// The sample with this id.
pub fn sample_named<'a>(samples: &'a Deferred<Samples>, id: &str) -> Option<&'a Sample> {
    samples.here()?.iter().find(|sample| sample.id == id)
}

/// The samples with their lessons. An element of another page is no place for a workshop: it has
/// those of the first screen.
#[hook]
pub fn use_samples(place: &Place) -> Deferred<Samples> {
    use_deferred(place, Feature::Samples, async |place: Place| {
        let samples = if place.is_page() {
            let samples = gallery::read(&text_of(&place, "samples/gallery.json").await.ok()?).samples;
            if samples.is_empty() {
                return None;
            }
            samples.into_iter().map(|entry| (entry.id.to_string(), entry.file_name.to_string(), Some(entry))).collect()
        } else {
            CARDS.map(|(id, file_name)| (id.to_owned(), file_name.to_owned(), None)).to_vec()
        };
        let files = files_of(&place, samples.iter().map(|(_, file_name, _)| &**file_name)).await;
        let sample = |((id, file_name, entry), file)| Sample { id, file_name, entry, file };
        Some(samples.into_iter().zip(files).map(sample).collect())
    })
}

/// The rules as plain data: the page lists them without carrying their code. Empty until they have
/// arrived.
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

/// What there is to learn, as plain data.
#[hook]
pub fn use_lessons(place: &Place) -> Deferred<Lessons> {
    use_deferred(place, Feature::Learn, async |place: Place| {
        let lessons = learn::read(&text_of(&place, "samples/learn.json").await.ok()?);
        (!lessons.topics.is_empty()).then_some(lessons)
    })
}

/// Loads something last, unless the deployment hides what it is for.
#[hook]
fn use_deferred<T: Clone + 'static>(
    place: &Place,
    feature: Feature,
    load: impl AsyncFnOnce(Place) -> Option<T> + 'static,
) -> Deferred<T> {
    let late = use_state_eq(Deferred::default);
    let setter = late.setter();
    use_effect_with(place.clone(), move |place| {
        let here = place.clone();
        load_with_page(place, async move {
            here.code_arrived().await;
            let loaded = if deployment(&here).await.shows(feature) { load(here).await } else { None };
            setter.set(loaded.map_or(Deferred::Missing, |it| Deferred::Here(Rc::new(it))));
        });
    });
    (*late).clone()
}

/// Runs a task that requests files. All of them start with the page, in one go; when the last has
/// ended the page closes its connections, and a task that begins later gets nothing.
pub(super) fn load_with_page(place: &Place, task: impl Future<Output = ()> + 'static) {
    place.load_begins();
    let place = place.clone();
    spawn_local(async move {
        task.await;
        place.load_ends();
    });
}

/// A file next to the page.
pub(super) async fn blob_of(place: &Place, address: &str) -> Result<Blob, JsValue> {
    Ok(JsFuture::from(place.load(address).await?.blob()?).await?.unchecked_into())
}

/// The text of a file next to the page.
pub(super) async fn text_of(place: &Place, address: &str) -> Result<String, JsValue> {
    let text = JsFuture::from(place.load(address).await?.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// The sample files with these names, asked for all at once; none for one that does not arrive.
async fn files_of(place: &Place, names: impl Iterator<Item = &str>) -> Vec<Option<SampleFile>> {
    let blob = |name: &str| {
        let (place, address) = (place.clone(), format!("samples/{name}"));
        let blob = async move { blob_of(&place, &address).await.map(JsValue::from) };
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
