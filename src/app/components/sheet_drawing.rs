//! The drop zone: an empty worksheet, with the button in its middle.

use super::{FilePicker, Icon, WORKBOOKS};
use crate::app::environment::use_environment;
use crate::app::hooks::Picked;
use crate::app::strings::UI;
use yew::prelude::*;

const COLUMNS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const ROWS: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];

/// Properties of [`SheetDrawing`].
#[derive(Properties, PartialEq)]
pub struct SheetDrawingProps {
    /// Whether files are being dragged over the page.
    pub dragging: bool,
    /// Which revisions are read, in one line.
    pub revisions: AttrValue,
    /// What to do with the file.
    pub on_pick: Callback<Picked>,
}

/// The drop zone.
#[component]
pub fn SheetDrawing(props: &SheetDrawingProps) -> Html {
    let env = use_environment();
    let class = classes!("c-sheet", props.dragging.then_some("c-sheet--dragging"));
    let hint = if props.dragging { &UI.release } else { &UI.or_drop };
    html! {
        <div {class}>
            <div class="c-sheet__columns" aria-hidden="true">
                <span></span>
                { for COLUMNS.iter().map(|letter| html! { <span>{ *letter }</span> }) }
            </div>
            <div class="c-sheet__rows" aria-hidden="true">
                { for ROWS.iter().map(|number| html! { <span>{ *number }</span> }) }
            </div>
            <div class="c-sheet__middle">
                <div class="c-sheet__box">
                <FilePicker
                    id={"file"} label={env.t(&UI.choose_file)} icon={Icon::Workbook} large={true}
                    accept={WORKBOOKS} on_pick={props.on_pick.clone()}
                />
                <p class="c-sheet__hint">{ env.t(hint) }</p>
                <p class="c-sheet__revisions">{ props.revisions.clone() }</p>
                </div>
            </div>
        </div>
    }
}
