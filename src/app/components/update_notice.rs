//! Says that a newer build is ready. It is never used by itself.

use super::{Icon, icon};
use crate::app::environment::use_environment;
use crate::app::hooks::use_offline;
use crate::app::offline;
use crate::app::strings::UI;
use yew::prelude::*;

/// Properties of [`UpdateNotice`].
#[derive(Properties, PartialEq)]
pub struct UpdateNoticeProps {
    /// A file is being checked: nothing is said meanwhile.
    pub is_checking: bool,
    /// A report is open, which a newer build does not show.
    pub has_report: bool,
}

/// The notice. Its place stays in the page, so that screen readers notice it.
#[component]
pub fn UpdateNotice(props: &UpdateNoticeProps) -> Html {
    let env = use_environment();
    let copy = use_offline();
    let use_newer = Callback::from(|_: MouseEvent| offline::go_to_newer());
    html! {
        <div role="status">
            if copy.newer && !props.is_checking {
                <div class="c-note c-update">
                    { icon(Icon::Look) }
                    <span>
                        { env.t(&UI.newer_ready) }
                        if props.has_report {
                            { " " }{ env.t(&UI.newer_report) }
                        }
                    </span>
                    <button type="button" class="c-button c-button--small" onclick={use_newer}>{ env.t(&UI.newer_use) }</button>
                </div>
            }
        </div>
    }
}
