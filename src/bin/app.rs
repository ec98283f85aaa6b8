//! The page.

fn main() {
    yew::Renderer::<smeltcheck::app::App>::new().render();
}
