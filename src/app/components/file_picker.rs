//! A real file input with a label that looks like a button.

use super::{Icon, icon};
use crate::app::hooks::Picked;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Endings of workbooks, for [`FilePickerProps::accept`].
pub const WORKBOOKS: &str = ".xlsx,.xlsm,.xls,.xlsb,.ods";

/// Properties of [`FilePicker`].
#[derive(Properties, PartialEq)]
pub struct FilePickerProps {
    /// Id of the input, once per page.
    pub id: AttrValue,
    /// The words on the button.
    pub label: AttrValue,
    /// The icon before them.
    pub icon: Icon,
    /// Larger, for the first screen.
    pub large: bool,
    /// Endings of the files to choose from.
    pub accept: &'static str,
    /// What to do with the file.
    pub on_pick: Callback<Picked>,
}

/// Chooses a file.
#[component]
pub fn FilePicker(props: &FilePickerProps) -> Html {
    let on_change = {
        let on_pick = props.on_pick.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let picked = input.files().and_then(|files| Picked::first_of(&files));
            // Otherwise choosing the same file again, corrected meanwhile, would change nothing.
            input.set_value("");
            if let Some(picked) = picked {
                on_pick.emit(picked);
            }
        })
    };
    let class = classes!("c-button", "c-button--primary", props.large.then_some("c-button--large"));
    html! {
        <span class="c-picker">
            <input class="c-picker__input" type="file" id={props.id.clone()} accept={props.accept} onchange={on_change} />
            <label {class} for={props.id.clone()}>{ icon(props.icon) }<span>{ props.label.clone() }</span></label>
        </span>
    }
}
