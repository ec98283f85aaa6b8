//! Short notes at the foot of the page.

use crate::base::text::Text;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long a toast stays.
const TOAST_MS: u32 = 4_000;

/// The text of the toast, and what sets it.
#[hook]
pub fn use_toast() -> (Option<Text>, Callback<Text>) {
    let toast = use_state(|| None::<Text>);
    let setter = toast.setter();
    let say = use_callback(toast.setter(), |text: Text, toast| toast.set(Some(text)));
    use_effect_with(toast.clone(), move |toast| {
        let timer = toast.is_some().then(|| Timeout::new(TOAST_MS, move || setter.set(None)));
        move || drop(timer)
    });
    ((*toast).clone(), say)
}
