//! Asks for the password of an encrypted file. It is handed to the worker and forgotten.

use super::{Icon, file_text, icon};
use crate::app::environment::use_environment;
use crate::app::strings::UI;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`PasswordDialog`].
#[derive(Properties, PartialEq)]
pub struct PasswordDialogProps {
    /// Name of the file.
    pub name: AttrValue,
    /// Whether the password given before does not open the file.
    pub wrong: bool,
    /// Number of the run that asked, so that each answer is judged again.
    pub run: u32,
    /// Checks with this password.
    pub on_password: Callback<String>,
    /// Gives up.
    pub on_cancel: Callback<()>,
}

/// The dialog; it is shown as long as it is in the page.
#[component]
pub fn PasswordDialog(props: &PasswordDialogProps) -> Html {
    let env = use_environment();
    let dialog = use_node_ref();
    let input = use_node_ref();
    let visible = use_state_eq(|| false);
    use_effect_with((dialog.clone(), input.clone(), props.run), |(dialog, input, _)| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
            // Fails only on a dialog that is open already.
            let _ = dialog.show_modal();
        }
        if let Some(input) = input.cast::<HtmlElement>() {
            let _ = input.focus();
        }
    });
    let on_submit = {
        let (input, on_password) = (input.clone(), props.on_password.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = input.cast::<HtmlInputElement>() else { return };
            let password = field.value();
            field.set_value("");
            on_password.emit(password);
        })
    };
    let on_escape = {
        let on_cancel = props.on_cancel.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_cancel.emit(());
        })
    };
    let toggle = {
        let visible = visible.clone();
        Callback::from(move |_: MouseEvent| visible.set(!*visible))
    };
    let described = if props.wrong { "password-detail password-wrong" } else { "password-detail" };
    html! {
        <dialog class="c-dialog" ref={dialog} aria-labelledby="password-title" oncancel={on_escape}>
            <form onsubmit={on_submit}>
                <h2 class="c-dialog__title" id="password-title">{ icon(Icon::Lock) }{ env.t(&UI.password_title) }</h2>
                <p class="c-file__name">{ file_text(&env, &props.name) }</p>
                <p id="password-detail" class="c-dialog__detail">{ env.t(&UI.password_detail) }</p>
                <label class="c-label" for="password">{ env.t(&UI.password_field) }</label>
                <div class="c-field">
                    <input id="password" ref={input} type={if *visible { "text" } else { "password" }} autocomplete="off"
                        spellcheck="false" required=true aria-describedby={described}
                        aria-invalid={props.wrong.then_some("true")} />
                    <button type="button" class="c-link" onclick={toggle}>
                        { env.t(if *visible { &UI.password_hide } else { &UI.password_show }) }
                    </button>
                </div>
                if props.wrong {
                    <p id="password-wrong" class="c-field__error" role="alert">
                        { icon(Icon::Must) }{ env.t(&UI.password_wrong) }
                    </p>
                }
                <div class="c-actions">
                    <button type="submit" class="c-button c-button--primary">{ env.t(&UI.password_open) }</button>
                    <button type="button" class="c-button" onclick={props.on_cancel.reform(|_| ())}>
                        { env.t(&UI.cancel) }
                    </button>
                </div>
                <p class="c-dialog__advice">{ env.t(&UI.password_advice) }</p>
            </form>
        </dialog>
    }
}
