//! What the browser keeps of the program, and the switch that removes it.

use crate::app::environment::use_environment;
use crate::app::hooks::{CopyState, use_offline};
use crate::app::offline;
use crate::app::strings::{UI, wording};
use crate::text;
use yew::prelude::*;

/// The state of the copy for use without network, and its switch.
#[component]
pub fn OfflineCopyPanel() -> Html {
    let env = use_environment();
    let copy = use_offline();
    let state = match copy.state {
        CopyState::Kept => {
            let (files, size, build) = (copy.files, wording::size(copy.bytes), copy.build.clone());
            text!(
                en: "Works without network: yes. This browser keeps the {files} files of this program ({size}, build {build}).",
                zh: "断网可用：是。这个浏览器保留了本程序的 {files} 个文件（{size}，构建 {build}）。",
                files = files, size = size, build = build)
        }
        CopyState::Making => UI.offline_making.clone(),
        CopyState::Not => UI.offline_not.clone(),
        CopyState::Removed => UI.offline_removed.clone(),
        CopyState::Wanted => UI.offline_wanted.clone(),
        CopyState::Deployment => UI.offline_deployment.clone(),
    };
    let choose = |wanted: bool| Callback::from(move |_: MouseEvent| offline::choose(wanted));
    let button = match copy.state {
        CopyState::Kept | CopyState::Making => Some((false, &UI.offline_remove)),
        CopyState::Removed => Some((true, &UI.offline_again)),
        CopyState::Not | CopyState::Wanted | CopyState::Deployment => None,
    };
    html! {
        <>
            <h3 id="offline" tabindex="-1">{ env.t(&UI.offline_title) }</h3>
            <p>{ env.t(&UI.offline_text) }</p>
            <p role="status">{ env.t(&state) }</p>
            if let Some((wanted, label)) = button {
                <p><button type="button" class="c-button" onclick={choose(wanted)}>{ env.t(label) }</button></p>
            }
        </>
    }
}
