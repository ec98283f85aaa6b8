//! How the page knows that a worker has died without an error: a worker holds a lock of the browser
//! as long as it lives. Where a page has no locks (no TLS, a sandboxed frame), such a worker counts
//! as one that is slow.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request_lock(name: &str, with_lock: &Function) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = query, catch)]
    fn query_locks() -> Result<Promise, JsValue>;
}

/// In a worker: holds the lock of this name until the worker ends.
pub fn hold(name: &str) {
    let for_ever = Closure::once_into_js(|| Promise::new(&mut |_, _| ()));
    if let Ok(held) = request_lock(name, for_ever.unchecked_ref()) {
        spawn_local(async {
            // A frame without an origin is refused it.
            let _ = JsFuture::from(held).await;
        });
    }
}

/// In the page: resolves when the worker that holds the lock of this name has ended; to nothing
/// where none holds it, as one that has just started, or where there are no locks.
pub async fn ended(name: &str) -> Option<()> {
    let locks = JsFuture::from(query_locks().ok()?).await.ok()?;
    let held = Array::from(&Reflect::get(&locks, &"held".into()).ok()?);
    let name_of = |lock: &JsValue| Reflect::get(lock, &"name".into()).ok()?.as_string();
    held.iter().find(|lock| name_of(lock).as_deref() == Some(name))?;
    // Granted when it is free again.
    let at_once = Closure::once_into_js(|| ());
    JsFuture::from(request_lock(name, at_once.unchecked_ref()).ok()?).await.ok()?;
    Some(())
}
