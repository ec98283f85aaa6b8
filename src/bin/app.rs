//! The page.

use smeltcheck::app::{Part, whole_page};
use yew::Renderer;

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    // Yew empties the element it draws into: the messages beside it must stay.
    let Some(root) = document.and_then(|document| document.get_element_by_id("app")) else {
        return;
    };
    Renderer::<Part>::with_root_and_props(root, whole_page()).render();
}
