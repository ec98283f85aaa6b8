//! A page with Yew and nothing on it.

use yew::prelude::*;

#[component]
fn Empty() -> Html {
    html! { <p data-empty="true">{ "empty" }</p> }
}

fn main() {
    yew::Renderer::<Empty>::new().render();
}
