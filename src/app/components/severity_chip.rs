//! Severity: icon, word and colour together, from one place.

use super::{Icon, icon};
use crate::app::environment::Environment;
use crate::report::Severity;
use yew::prelude::*;

/// The icon of a severity.
pub fn severity_icon(severity: Severity) -> Html {
    icon(match severity {
        Severity::Error => Icon::Must,
        Severity::Warning => Icon::Explain,
        Severity::Info => Icon::Look,
    })
}

/// The end of the class names of a severity.
pub const fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "must",
        Severity::Warning => "explain",
        Severity::Info => "look",
    }
}

/// Icon and word on the severity's tint.
pub fn severity_chip(env: &Environment, severity: Severity) -> Html {
    html! {
        <span class={classes!("c-chip", format!("c-chip--{}", tone(severity)))}>
            { severity_icon(severity) }{ env.t(&severity.name()) }
        </span>
    }
}
