//! The address of a cell: always the same bordered tag, always a place in the user's file.

use super::{Icon, ShowCell, icon};
use crate::app::environment::use_environment;
use crate::app::sheets;
use crate::app::strings::{UI, wording};
use crate::report::causes::sheet_name;
use crate::workbook::CellRef;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// The address alone.
pub fn plain_cell_tag(cell: &CellRef) -> Html {
    html! { <span class="c-cell">{ cell.addr.to_string() }</span> }
}

/// Properties of [`CellTag`].
#[derive(Properties, PartialEq)]
pub struct CellTagProps {
    /// The cell.
    pub cell: CellRef,
}

/// Sheet, address and a button that copies the address. Where the sheets can be seen, the address
/// leads to its cell.
#[component]
pub fn CellTag(props: &CellTagProps) -> Html {
    let env = use_environment();
    let address = props.cell.addr.to_string();
    let copy = {
        let (address, say) = (address.clone(), env.say.clone());
        Callback::from(move |_| copy_to_clipboard(address.clone(), say.clone()))
    };
    let show = use_context::<ShowCell>().and_then(|show| show.of(&props.cell));
    html! {
        <span class="c-cell c-cell--full">
            <span class="c-cell__sheet">{ env.t(&sheet_name(&props.cell.sheet)) }</span>
            if let Some(show) = show {
                <button type="button" class="c-cell__address c-cell__show" onclick={show}
                    aria-label={env.t(&sheets::show_cell(&address))}>{ &address }</button>
            } else {
                <span class="c-cell__address">{ &address }</span>
            }
            <button type="button" class="c-cell__copy" aria-label={env.t(&wording::copy(&address))} onclick={copy}>
                { icon(Icon::Copy) }
            </button>
        </span>
    }
}

fn copy_to_clipboard(address: String, say: Callback<crate::base::text::Text>) {
    spawn_local(async move {
        let copied = write_to_clipboard(&address).await;
        say.emit(if copied { wording::copied(&address) } else { UI.copy_failed.clone() });
    });
}

/// Whether the text is on the clipboard now.
pub(super) async fn write_to_clipboard(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Without a secure context there is no clipboard, and calling it would throw.
    window.is_secure_context() && JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
