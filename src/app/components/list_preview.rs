//! The first rows of a list, as the columns are mapped.

use super::file_text;
use crate::app::environment::Environment;
use crate::app::lists::Draft;
use crate::app::strings::UI;
use crate::lists::{Column, ListField};
use yew::prelude::*;

/// The table; each column says what it is taken for.
pub fn list_preview(env: &Environment, draft: &Draft) -> Html {
    let Some((sheet, shown)) = draft.guessed().zip(draft.shown()) else { return Html::default() };
    let preview = &sheet.preview;
    let head = |column: &Column| {
        let field = ListField::ALL.into_iter().find(|field| shown.mapping.column(*field) == Some(column.column));
        html! {
            <th scope="col">
                { file_text(env, &draft.heading(column)) }
                if let Some(field) = field { <span class="c-lists__field">{ env.t(&field.name()) }</span> }
            </th>
        }
    };
    let line = |(number, cells): &(u32, Vec<String>)| {
        let is_header = shown.mapping.header_row == Some(*number);
        html! {
            <tr class={is_header.then_some("c-lists__header-row")}>
                <th scope="row">{ number }</th>
                { for cells.iter().map(|cell| html! { <td>{ file_text(env, cell) }</td> }) }
            </tr>
        }
    };
    html! {
        <div class="c-scroll c-lists__preview" tabindex="0" role="region" aria-label={env.t(&UI.lists_preview)}>
            <table class="c-table">
                <caption class="u-hidden">{ env.t(&UI.lists_preview) }</caption>
                <thead>
                    <tr><th scope="col">{ env.t(&UI.item_row) }</th>{ for preview.columns.iter().map(head) }</tr>
                </thead>
                <tbody>{ for preview.rows.iter().map(line) }</tbody>
            </table>
        </div>
    }
}
