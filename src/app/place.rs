//! The place that the program runs in: a page of its own, or an element of somebody else's page.
//! Each place is an object of JavaScript: `www/boot.js` makes the page's, `www/validator.js` one
//! for every element, both from `www/loader.js`. Whatever differs between the two is asked for
//! here, so that several of them live next to each other and none reaches the page around it.

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, HtmlElement, Node, Response};

#[wasm_bindgen]
extern "C" {
    /// The place that the program runs in.
    #[derive(Clone, PartialEq)]
    pub type Place;

    /// Starts a worker from code that was loaded before; no request is made.
    #[wasm_bindgen(method, js_name = startWorker, catch)]
    pub async fn start_worker(this: &Place) -> Result<JsValue, JsValue>;
    /// Starts a desk worker from code that was loaded before; no request is made.
    #[wasm_bindgen(method, js_name = startDesk, catch)]
    pub async fn start_desk(this: &Place) -> Result<JsValue, JsValue>;

    /// Asks for a file next to the program, or for an address that the place itself gave.
    #[wasm_bindgen(method, catch)]
    pub async fn load(this: &Place, name: &str) -> Result<Response, JsValue>;
    /// Resolves when the code of the program and of both workers has arrived, or failed.
    #[wasm_bindgen(method, js_name = codeArrived)]
    pub async fn code_arrived(this: &Place);
    /// One more task loads something.
    #[wasm_bindgen(method, js_name = loadBegins)]
    pub fn load_begins(this: &Place);
    /// A task has loaded, or failed to load, what it wanted; after the last one a page closes its
    /// connections.
    #[wasm_bindgen(method, js_name = loadEnds)]
    pub fn load_ends(this: &Place);
    /// The address of the profile that the page around an element wants.
    #[wasm_bindgen(method, getter, js_name = profileUrl)]
    pub fn profile_url(this: &Place) -> Option<String>;
    /// The addresses of the lists that the page around an element wants, with spaces between them.
    #[wasm_bindgen(method, getter, js_name = listsUrl)]
    pub fn lists_url(this: &Place) -> Option<String>;

    /// Takes the place of what a page, but no element, shows before the program has arrived: files
    /// that were or are chosen there come with how many more were chosen with them.
    #[wasm_bindgen(method, js_name = takeEarlyFiles)]
    pub fn take_early_files(this: &Place, take: &JsValue);
    /// Tells what came of a check: name of the event, its detail as JSON.
    #[wasm_bindgen(method)]
    pub fn announce(this: &Place, event: &str, detail: &str);
    /// Hands over the function that answers what the page around asks.
    #[wasm_bindgen(method, js_name = answerWith)]
    pub fn answer_with(this: &Place, answer: &JsValue);

    /// The page alone: says whether the deployment lets the browser keep the program's own files,
    /// once that is known.
    #[wasm_bindgen(method, js_name = keepOffline)]
    pub fn keep_offline(this: &Place, wanted: bool);
    /// The page alone: what the browser keeps of the program, as JSON; `offlinecopy` is heard when
    /// it changes.
    #[wasm_bindgen(method, getter, js_name = offlineCopy)]
    pub fn offline_copy(this: &Place) -> String;
    /// The page alone: the user wants the program's files kept by the browser, or removed.
    #[wasm_bindgen(method, js_name = chooseOffline)]
    pub fn choose_offline(this: &Place, wanted: bool);
    /// The page alone: goes over to the newer build that is ready, by loading the page again.
    #[wasm_bindgen(method, js_name = useNewer)]
    pub fn use_newer(this: &Place);

    /// Whether lists can be kept for another visit.
    #[wasm_bindgen(method, getter, js_name = keepsLists)]
    pub fn keeps_lists(this: &Place) -> bool;
    /// The records that are kept, as JSON: pairs of key and text.
    #[wasm_bindgen(method, js_name = readKept, catch)]
    pub async fn read_kept(this: &Place) -> Result<JsValue, JsValue>;
    /// Makes these changes, all or none, and resolves to the keys of what was added, both as JSON.
    #[wasm_bindgen(method, js_name = changeKept, catch)]
    pub async fn change_kept(this: &Place, changes: &str) -> Result<JsValue, JsValue>;
    /// Deletes what was kept.
    #[wasm_bindgen(method, js_name = forgetKept, catch)]
    pub async fn forget_kept(this: &Place) -> Result<JsValue, JsValue>;

    /// What was chosen for this visit: `lang` or `theme`.
    #[wasm_bindgen(method)]
    pub fn recall(this: &Place, name: &str) -> Option<String>;
    /// The user chose it for this visit.
    #[wasm_bindgen(method)]
    pub fn remember(this: &Place, name: &str, value: &str);
    /// Sets an attribute of the element that style sheets look at, or takes it away.
    #[wasm_bindgen(method)]
    pub fn show(this: &Place, name: &str, value: Option<&str>);
    /// Names the page after what it shows; an element names nothing.
    #[wasm_bindgen(method, js_name = setTitle)]
    pub fn set_title(this: &Place, title: &str);

    /// Where `hashchange` and `resize` are heard, and `wish` when [`Place::recall`] or an address
    /// has another answer.
    #[wasm_bindgen(method, getter)]
    pub fn events(this: &Place) -> EventTarget;
    /// All of it: what takes dropped files and keys.
    #[wasm_bindgen(method, getter)]
    pub fn whole(this: &Place) -> Node;
    /// Whether it is the whole page, which can be printed and has the page's landmarks.
    #[wasm_bindgen(method, getter, js_name = isPage)]
    pub fn is_page(this: &Place) -> bool;
    /// Whether it has the width of a small screen.
    #[wasm_bindgen(method, getter, js_name = isNarrow)]
    pub fn is_narrow(this: &Place) -> bool;

    /// The address inside the program, from `#` on.
    #[wasm_bindgen(method, getter)]
    pub fn hash(this: &Place) -> String;
    /// Goes to an address inside the program.
    #[wasm_bindgen(method, js_name = goTo)]
    pub fn go_to(this: &Place, hash: &str);
    /// Changes the address without going there.
    #[wasm_bindgen(method, js_name = replaceHash)]
    pub fn replace_hash(this: &Place, hash: &str);

    /// The element with this id.
    #[wasm_bindgen(method)]
    pub fn element(this: &Place, id: &str) -> Option<HtmlElement>;
    /// Whether an element can fill the screen.
    #[wasm_bindgen(method, getter, js_name = fillsScreen)]
    pub fn fills_screen(this: &Place) -> bool;
    /// Lets the element with this id fill the screen, or no element any more. Where the browser
    /// refuses, nothing happens.
    #[wasm_bindgen(method, js_name = fillScreen)]
    pub fn fill_screen(this: &Place, id: &str);
    /// Shows the top.
    #[wasm_bindgen(method, js_name = toTop)]
    pub fn to_top(this: &Place);
    /// Where the reader is: position and focus, for [`Place::come_back`].
    #[wasm_bindgen(method)]
    pub fn leave(this: &Place) -> JsValue;
    /// Brings the reader back to where [`Place::leave`] was asked.
    #[wasm_bindgen(method, js_name = comeBack)]
    pub fn come_back(this: &Place, left: &JsValue);
}

impl Place {
    /// Moves the focus to an element with this id, where it is one that takes it. Tells whether
    /// there is one.
    pub fn focus(&self, id: &str) -> bool {
        let element = self.element(id);
        if let Some(element) = &element {
            // An element that cannot take focus leaves it where it is.
            let _ = element.focus();
        }
        element.is_some()
    }

    /// Brings an element with this id into view and moves the focus there. Tells whether there is
    /// one.
    pub fn show_element(&self, id: &str) -> bool {
        if let Some(element) = self.element(id) {
            element.scroll_into_view();
        }
        self.focus(id)
    }
}
