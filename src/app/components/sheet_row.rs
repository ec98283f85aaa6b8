//! One row of the sheet view.

use super::severity_chip::{severity_icon, tone};
use super::{Icon, icon, whole_file_text};
use crate::app::environment::{Environment, use_environment};
use crate::app::sheets::{Look, Mark, Marks, mark_name};
use crate::app::strings::{SHEETS, UI};
use crate::report::sheets::{CellKind, CellPicture, RowPicture, SheetPicture};
use crate::workbook::Addr;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SheetRow`].
#[derive(Properties, PartialEq)]
pub struct SheetRowProps {
    /// The sheet.
    pub picture: Rc<SheetPicture>,
    /// Place of the row.
    pub index: usize,
    /// Place of the column of the selected cell, if it is in this row.
    pub selected: Option<usize>,
    /// What was found on the sheet.
    pub marks: Rc<Marks>,
    /// Other cells of the findings of the selected cell.
    pub related: Rc<Vec<Addr>>,
}

/// The number of the row, then its cells.
#[component]
pub fn SheetRow(props: &SheetRowProps) -> Html {
    let env = use_environment();
    let Some(row) = props.picture.rows.get(props.index) else { return Html::default() };
    let is_head = props.picture.entries_from.is_none_or(|first| row.number < first);
    let shown = |(place, _): &(usize, _)| props.picture.anchor(props.index, *place) == *place;
    let cells = props.picture.columns.iter().enumerate().filter(shown);
    let cells = cells.map(|(place, column)| cell(&env, props, row, place, column.number));
    html! {
        <tr role="row" aria-rowindex={(props.index + 2).to_string()} data-row={props.index.to_string()}
            class={classes!("c-grid__row", is_head.then_some("c-grid__row--form"), row.hidden.then_some("is-hidden"))}>
            <th role="rowheader" scope="row" aria-colindex="1" class="c-grid__number">
                { row.number }
                if row.hidden { <span class="u-hidden">{ " " }{ env.t(&SHEETS.hidden_row) }</span> }
            </th>
            { for cells }
        </tr>
    }
}

fn cell(env: &Environment, props: &SheetRowProps, row: &RowPicture, place: usize, column: u16) -> Html {
    let addr = Addr::new(column, row.number);
    let drawn = row.cell(column);
    let mark = props.marks.at(addr);
    let selected = props.selected == Some(place);
    let kind = match drawn.map(|cell| cell.kind) {
        Some(CellKind::Label) => "c-grid__cell--label",
        Some(CellKind::Calculated) => "c-grid__cell--calculated",
        Some(CellKind::Value) => "c-grid__cell--value",
        Some(CellKind::Bare) | None => "c-grid__cell--bare",
    };
    // A scroll draws hundreds of cells in one frame: each has as few elements and attributes as it
    // can.
    let mut class = format!("c-grid__cell {kind}");
    if let Some(mark) = mark {
        class.push_str(" c-grid__cell--found c-grid__cell--");
        class.push_str(mark.note.as_ref().map_or(tone(mark.severity), |note| look_tone(note.look)));
    }
    if selected {
        class.push_str(" is-selected");
    }
    if props.related.contains(&addr) {
        class.push_str(" is-related");
    }
    let covers = drawn.map_or(0, |cell| cell.covers);
    let content = content(env, drawn, mark.is_some());
    html! {
        <td {class} aria-colindex={(place + 2).to_string()} data-column={place.to_string()}
            colspan={(covers > 0).then(|| (covers + 1).to_string())}
            aria-selected={selected.then_some("true")} tabindex={if selected { "0" } else { "-1" }}>
            if let Some(mark) = mark {
                <div class="c-grid__box">
                    { content }
                    { sign(env, mark) }
                </div>
            } else {
                { content }
            }
        </td>
    }
}

/// The icon of what was found or marked in a cell, and its name.
fn sign(env: &Environment, mark: &Mark) -> Html {
    let (drawn, short, name) = match &mark.note {
        None => (severity_icon(mark.severity), None, env.t(&mark_name(mark))),
        Some(note) => (icon(look_icon(note.look)), Some(env.t(&note.short)), env.t(&note.name)),
    };
    html! {
        <>
            <span class="c-grid__mark">{ drawn }</span>
            // Also seen, where there is no legend.
            if let Some(short) = short { <span class="c-grid__short" aria-hidden="true">{ short }</span> }
            <span class="u-hidden">{ ", " }{ name }</span>
        </>
    }
}

/// The end of the class names of what became of a cell in an exercise.
const fn look_tone(look: Look) -> &'static str {
    match look {
        Look::Marked => "marked",
        Look::Found => "right",
        Look::OtherReason => "explain",
        Look::Missed => "must",
        Look::FalseAlarm => "alarm",
        Look::NotAsked => "look",
    }
}

const fn look_icon(look: Look) -> Icon {
    match look {
        Look::Marked => Icon::Flag,
        Look::Found => Icon::Done,
        Look::OtherReason => Icon::Half,
        Look::Missed => Icon::Must,
        Look::FalseAlarm => Icon::Bar,
        Look::NotAsked => Icon::Look,
    }
}

/// What is seen in a cell; nothing in a blank one, unless something was found there.
fn content(env: &Environment, cell: Option<&CellPicture>, found: bool) -> Html {
    let words = cell.map(CellPicture::words).unwrap_or_default();
    let text = words.get(env.lang);
    if text.trim().is_empty() {
        return if found {
            html! { <i class="c-grid__text">{ env.t(&UI.blank) }</i> }
        } else {
            Html::default()
        };
    }
    html! { <span class="c-grid__text">{ whole_file_text(env, text) }</span> }
}
