//! What the deployment says in its `config.json`, fetched with the page.

use crate::app::deployment::{CONFIG, Deployment};
use crate::app::loading::{blob_of, is_too_late, load_with_page, text_of};
use crate::app::offline;
use js_sys::Promise;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Url;
use yew::prelude::*;

/// What the deployment says, and its logo.
#[derive(Clone, Default, PartialEq)]
pub struct Deployed {
    /// What it says.
    pub says: Rc<Deployment>,
    /// The address of its logo inside the page.
    pub logo: Option<AttrValue>,
}

/// What the deployment says, once it has arrived.
#[hook]
pub fn use_deployment() -> Deployed {
    let deployed = use_state_eq(Deployed::default);
    let setter = deployed.setter();
    use_effect_with((), move |()| {
        load_with_page(async move {
            let says = deployment().await;
            offline::keep(says.offline);
            setter.set(Deployed { says: says.clone(), logo: None });
            let Some(file) = &says.logo else { return };
            let address = match blob_of(file).await {
                // Never revoked: it serves as long as the page is open.
                Ok(blob) => Url::create_object_url_with_blob(&blob).ok(),
                Err(_) => None,
            };
            let logo = address.map(AttrValue::from);
            let mut says = (*says).clone();
            if logo.is_none() {
                says.miss("logo", &says.logo.clone().unwrap_or_default());
            }
            setter.set(Deployed { says: Rc::new(says), logo });
        });
    });
    (*deployed).clone()
}

thread_local! {
    static TEXT: OnceCell<Promise> = const { OnceCell::new() };
    static READ: OnceCell<Rc<Deployment>> = const { OnceCell::new() };
}

/// What the deployment says; the file is fetched and read once. Without one nothing is set.
pub(super) async fn deployment() -> Rc<Deployment> {
    let fetched = async { text_of(CONFIG).await.map(JsValue::from) };
    let text = TEXT.with(|text| text.get_or_init(|| future_to_promise(fetched)).clone());
    let says = match JsFuture::from(text).await {
        Ok(text) => Deployment::read(&text.as_string().unwrap_or_default()),
        Err(reason) if is_too_late(&reason) => Deployment::not_arrived(),
        Err(_) => Deployment::default(),
    };
    READ.with(|read| read.get_or_init(|| Rc::new(says)).clone())
}
