//! What the user takes away from a report: files to save, made in the browser.

use super::{Icon, icon};
use crate::app::environment::use_environment;
use crate::app::hooks::use_exporter;
use crate::app::labels::UI;
use crate::export::{ExportKind, Languages};
use crate::report::Report;
use std::rc::Rc;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`ExportDialog`].
#[derive(Properties, PartialEq)]
pub struct ExportDialogProps {
    /// The report.
    pub report: Rc<Report>,
}

/// The button that opens the dialog, and the dialog.
#[component]
pub fn ExportDialog(props: &ExportDialogProps) -> Html {
    let env = use_environment();
    let dialog = use_node_ref();
    let exporter = use_exporter(&props.report);
    let open = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Fails only on a dialog that is open already.
                let _ = dialog.show_modal();
            }
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let button = |kind: ExportKind| {
        let onclick = exporter.make.reform(move |_: MouseEvent| (kind, Languages::Both));
        html! { <li><button type="button" class="c-button" {onclick}>{ env.t(&kind.name()) }</button></li> }
    };
    html! {
        <>
            <button type="button" class="c-button" aria-haspopup="dialog" onclick={open}>
                { icon(Icon::Workbook) }{ env.t(&UI.export_open) }
            </button>
            <dialog class="c-dialog c-export" ref={dialog} aria-labelledby="export-title">
                <h2 class="c-dialog__title" id="export-title">{ env.t(&UI.export_title) }</h2>
                <ul class="c-export__kinds">{ for ExportKind::ALL.map(button) }</ul>
                <p role="status">{ exporter.making.text().map(|text| env.t(&text)) }</p>
                <button type="button" class="c-button" onclick={close}>{ env.t(&UI.export_close) }</button>
            </dialog>
        </>
    }
}
