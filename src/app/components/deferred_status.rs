//! What is shown in place of something that is asked for last, until it is there.

use crate::app::environment::Environment;
use crate::app::hooks::Deferred;
use crate::app::strings::UI;
use crate::base::text::Text;
use yew::prelude::*;

/// That it is on its way, or that it did not arrive. Nothing once it is there.
pub fn deferred_status<T>(env: &Environment, wanted: &Deferred<T>, missing: &Text) -> Html {
    let text = match wanted {
        Deferred::Coming => &UI.late_coming,
        Deferred::Here(_) => return Html::default(),
        Deferred::Missing => missing,
    };
    html! { <p class="c-late" role="status">{ env.t(text) }</p> }
}
