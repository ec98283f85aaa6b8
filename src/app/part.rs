//! The one component that runs all others.
//!
//! Yew compiles mounting, updating and removing again for every type of component, some 8 kB each.
//! A part keeps the component's function and properties behind one pointer, so that all of that is
//! in the page once.

use std::any::Any;
use std::rc::Rc;
use yew::functional::{FunctionProvider, Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::Key;

/// A component with its properties, whichever it is.
trait Content: Any {
    fn run(&self, context: &mut HookContext) -> Html;
    fn is_same(&self, other: &dyn Any) -> bool;
}

struct Held<C: FunctionProvider>(C::Properties);

impl<C: FunctionProvider + 'static> Content for Held<C> {
    fn run(&self, context: &mut HookContext) -> Html {
        // No component of the page suspends, which is the only error.
        C::run(context, &self.0).unwrap_or_default()
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| self.0 == other.0)
    }
}

/// Properties of [`Part`].
#[derive(Properties)]
pub struct PartProps {
    content: Rc<dyn Content>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        let other: &dyn Any = &*other.content;
        self.content.is_same(other)
    }
}

/// Any component of the page.
#[component]
pub fn Part(props: &PartProps) -> Html {
    use_content(&*props.content)
}

struct RunContent<'a>(&'a dyn Content);

impl Hook for RunContent<'_> {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        self.0.run(context)
    }
}

fn use_content(content: &dyn Content) -> RunContent<'_> {
    RunContent(content)
}

/// The component `C`; in place of `<C .. />`.
pub fn part<C: FunctionProvider + 'static>(props: C::Properties) -> Html {
    mount(Rc::new(Held::<C>(props)), Key::from(address::<C>()))
}

/// The component `C` in a list, with a key that no other part of the list has.
pub fn keyed_part<C: FunctionProvider + 'static>(key: impl Into<Key>, props: C::Properties) -> Html {
    mount(Rc::new(Held::<C>(props)), key_of_both(address::<C>(), &key.into()))
}

/// The properties for a page that is the component `C`.
pub fn root_part<C: FunctionProvider + 'static>(props: C::Properties) -> PartProps {
    PartProps { content: Rc::new(Held::<C>(props)) }
}

/// Tells components apart: without it one would get the state of another that stood in its place.
fn address<C: FunctionProvider>() -> usize {
    C::run as fn(&mut HookContext, &C::Properties) -> HtmlResult as usize
}

fn key_of_both(address: usize, key: &Key) -> Key {
    Key::from(format!("{address} {key}"))
}

fn mount(content: Rc<dyn Content>, key: Key) -> Html {
    html! { <Part {key} {content} /> }
}
