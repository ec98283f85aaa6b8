//! What the user takes away from a report: files made in the browser, and a text to copy.

use super::cell_tag::write_to_clipboard;
use super::{Icon, fragment_text, icon};
use crate::app::deployment::Feature;
use crate::app::environment::{Environment, use_environment};
use crate::app::exports::{Making, Saved, about, languages_name, usual};
use crate::app::hooks::{save_file, use_exporter};
use crate::app::strings::UI;
use crate::base::text::{Lang, Text};
use crate::output::export::{ExportKind, Languages};
use crate::report::Report;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`ExportDialog`].
#[derive(Properties, PartialEq)]
pub struct ExportDialogProps {
    /// The report.
    pub report: Rc<Report>,
    /// The lines of the checklist that the user ticked, by id.
    pub ticked: BTreeSet<String>,
}

/// The button that opens the dialog, and the dialog.
#[component]
pub fn ExportDialog(props: &ExportDialogProps) -> Html {
    let env = use_environment();
    let dialog = use_node_ref();
    let exporter = use_exporter(&props.report, &props.ticked);
    let chosen = use_state_eq(|| None::<Languages>);
    let languages = chosen.unwrap_or(usual(env.lang));
    let on_dialog = |act: fn(&HtmlDialogElement)| {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                act(&dialog);
            }
        })
    };
    let open = on_dialog(|dialog| {
        // Fails only on a dialog that is open already.
        let _ = dialog.show_modal();
    });
    let close = on_dialog(HtmlDialogElement::close);
    let kind = |kind: ExportKind| {
        let onclick = exporter.make.reform(move |_: MouseEvent| (kind, languages));
        let id = format!("export-about-{}", kind as u8);
        html! {
            <li class="c-export__kind">
                <button type="button" class="c-button" {onclick} aria-describedby={id.clone()}>
                    { icon(if kind == ExportKind::Email { Icon::Copy } else { Icon::Save }) }{ env.t(&kind.name()) }
                </button>
                <span id={id} class="c-export__about">{ env.t(&about(kind)) }</span>
            </li>
        }
    };
    let kinds: Vec<ExportKind> = ExportKind::ALL.into_iter().filter(|kind| env.shows(Feature::Export(*kind))).collect();
    if kinds.is_empty() {
        return Html::default();
    }
    let status = if matches!(exporter.making, Making::Failed(_)) { Some(icon(Icon::Must)) } else { None };
    html! {
        <>
            <button type="button" class="c-button" aria-haspopup="dialog" onclick={open}>
                { icon(Icon::Save) }{ env.t(&UI.export_open) }
            </button>
            <dialog class="c-dialog c-export" ref={dialog} aria-labelledby="export-title">
                <h2 class="c-dialog__title" id="export-title">{ icon(Icon::Save) }{ env.t(&UI.export_title) }</h2>
                <p class="c-dialog__detail">{ env.t(&UI.export_detail) }</p>
                { language_choice(&env, languages, &Callback::from(move |next| chosen.set(Some(next)))) }
                <ul class="c-export__kinds">{ for kinds.into_iter().map(kind) }</ul>
                <p class="c-export__status" role="status">
                    { for status }{ exporter.making.text().map(|text| fragment_text(&env, &text)) }
                </p>
                { for exporter.making.saved().map(|saved| save_again(&env, saved)) }
                if let Making::Written { name, text } = &exporter.making {
                    <WrittenText name={name.clone()} text={text.clone()} />
                }
                <div class="c-actions">
                    <button type="button" class="c-button" onclick={close}>{ env.t(&UI.export_close) }</button>
                </div>
            </dialog>
        </>
    }
}

/// A link for a browser that did not save at once.
pub(super) fn save_again(env: &Environment, saved: &Saved) -> Html {
    html! {
        <p class="c-export__again">
            <a class="c-link" href={saved.address.clone()} download={saved.name.clone()}>{ env.t(&UI.save_again) }</a>
        </p>
    }
}

fn language_choice(env: &Environment, chosen: Languages, on_choice: &Callback<Languages>) -> Html {
    let choice = |languages: Languages| {
        let onchange = on_choice.reform(move |_: Event| languages);
        let (name, lang) = languages_name(languages);
        html! {
            <label class="c-export__language">
                <input type="radio" name="export-languages" checked={languages == chosen} {onchange} />
                <span lang={lang.map(Lang::tag)}>{ name }</span>
            </label>
        }
    };
    html! {
        <fieldset class="c-export__languages">
            <legend>{ env.t(&UI.export_language) }</legend>
            { for Languages::ALL.map(choice) }
        </fieldset>
    }
}

/// Properties of [`WrittenText`].
#[derive(Properties, PartialEq)]
struct WrittenTextProps {
    /// Name of the file.
    name: String,
    /// The text.
    text: String,
}

/// The text of an e-mail, to copy or to save.
#[component]
fn WrittenText(props: &WrittenTextProps) -> Html {
    let env = use_environment();
    let said = use_state_eq(|| None::<&'static Text>);
    let copy = {
        let (said, text) = (said.setter(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let (said, text) = (said.clone(), text.clone());
            spawn_local(async move {
                let copied = write_to_clipboard(&text).await;
                said.set(Some(if copied { &UI.export_copied } else { &UI.copy_failed }));
            });
        })
    };
    let save = {
        let (name, text) = (props.name.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            // A browser that does not let a page save leaves the text to copy.
            let _ = save_file(&text.as_str().into(), "text/plain;charset=utf-8", &name);
        })
    };
    html! {
        <>
            <label class="c-label" for="export-text">{ env.t(&ExportKind::Email.name()) }</label>
            <textarea class="c-export__text" id="export-text" readonly=true rows="10" value={props.text.clone()} />
            <div class="c-actions">
                <button type="button" class="c-button c-button--primary" onclick={copy}>
                    { icon(Icon::Copy) }{ env.t(&UI.export_copy) }
                </button>
                <button type="button" class="c-button" onclick={save}>{ icon(Icon::Save) }{ env.t(&UI.export_save_text) }</button>
            </div>
            <p class="c-export__status" role="status">{ said.map(|text| fragment_text(&env, text)) }</p>
        </>
    }
}
