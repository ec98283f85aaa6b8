//! The status of a smelter: the word of its list or document, and the day. Unknown is not bad, so
//! it is grey.

use super::{Icon, fragment_text, icon};
use crate::app::environment::Environment;
use crate::app::strings::UI;
use crate::reference::{StatusGroup, StatusKind};
use crate::report::Report;
use crate::report::smelters::{RowStatus, SmelterRow};
use yew::prelude::*;

/// The chip, with the list below.
pub fn status_chip(env: &Environment, report: &Report, row: &SmelterRow) -> Html {
    let (which, tone, word) = match (&row.status, row.group) {
        (Some(status), _) => {
            let (which, tone) = match status.kind {
                StatusKind::Conformant => (Icon::Done, "conformant"),
                StatusKind::Active => (Icon::Half, "active"),
                StatusKind::Eligible | StatusKind::Other(_) => (Icon::Bar, "notjoined"),
            };
            (which, tone, env.t(&status.words(&report.lists).0))
        }
        (None, Some(StatusGroup::NotListed)) => (Icon::Question, "unlisted", env.t(&UI.not_in_list)),
        (None, Some(_)) => (Icon::Question, "unlisted", env.t(&StatusGroup::Unknown.name())),
        (None, None) => (Icon::Waiting, "unlisted", env.t(&UI.not_identified)),
    };
    html! {
        <>
            <span class={format!("c-status c-status--{tone}")}>{ icon(which) }{ word }</span>
            if let Some(by) = row.status.as_ref().and_then(|status| status.words(&report.lists).1) {
                <span class="c-smelters__more">{ fragment_text(env, &by) }</span>
            }
            { for row.also_stated.iter().filter_map(|status| status.also(&report.lists)).map(|also| html! {
                <span class="c-smelters__more">{ fragment_text(env, &also) }</span>
            }) }
            if let Some(operation) = row.status.as_ref().and_then(RowStatus::operation) {
                <span class="c-smelters__more">{ fragment_text(env, &operation) }</span>
            }
        </>
    }
}
