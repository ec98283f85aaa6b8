//! The parts of a step for a room: the cells, the piece of the sheet around them, and the answer.

use super::severity_chip::tone;
use super::{Icon, fragment_text, icon, severity_chip, whole_file_text};
use crate::app::cover::HIDDEN;
use crate::app::environment::Environment;
use crate::app::present::{Piece, PieceCell, PieceRow, Slide, SlideCell, SlideChoice, Value};
use crate::app::strings::{PRESENTER, UI, choose_in, drawing, wording};
use crate::report::Finding;
use crate::report::causes::sheet_name;
use crate::report::sheets::CellKind;
use crate::workbook::column_letters;
use yew::prelude::*;

/// The cells: address, label and value.
pub fn present_cells(env: &Environment, slide: &Slide) -> Html {
    if slide.cells.is_empty() {
        return Html::default();
    }
    let first = slide.cells.first().map(|cell| cell.cell.sheet.clone());
    let several_sheets = slide.cells.iter().any(|cell| Some(&cell.cell.sheet) != first.as_ref());
    let row = |cell: &SlideCell| {
        html! {
            <tr>
                <th scope="row">
                    if several_sheets { <span class="c-present__sheet">{ env.t(&cell.sheet) }</span> }
                    { cell.cell.addr.to_string() }
                </th>
                <td>{ fragment_text(env, &cell.label) }</td>
                <td class="c-present__value">{ value(env, &cell.value) }</td>
            </tr>
        }
    };
    html! {
        <>
            <table class="c-present__cells">
                <caption class="u-hidden">{ env.t(&UI.in_file_now) }</caption>
                <thead class="u-hidden">
                    <tr>
                        <th scope="col">{ env.t(&UI.cell) }</th>
                        <th scope="col">{ env.t(&UI.question) }</th>
                        <th scope="col">{ env.t(&UI.value) }</th>
                    </tr>
                </thead>
                <tbody>{ for slide.cells.iter().map(row) }</tbody>
            </table>
            if slide.more > 0 { <p class="c-present__more">{ env.t(&wording::more_cells(slide.more)) }</p> }
        </>
    }
}

fn value(env: &Environment, value: &Value) -> Html {
    match value {
        Value::Blank => html! { <i>{ env.t(&UI.blank) }</i> },
        Value::Hidden => html! { <i>{ env.t(&HIDDEN) }</i> },
        Value::Typed(text) => whole_file_text(env, text.get(env.lang)),
    }
}

/// The answer, or the place where it will be.
pub fn present_answer(
    env: &Environment,
    finding: &Finding,
    slide: &Slide,
    open: bool,
    on_show: Callback<MouseEvent>,
) -> Html {
    if !open {
        return html! {
            <div class="c-present__closed">
                <p>{ env.t(&PRESENTER.waiting) }</p>
                <button type="button" class="c-button" onclick={on_show}>{ env.t(&PRESENTER.show_answer) }</button>
            </div>
        };
    }
    let choice = |choice: &SlideChoice| {
        let when = env.t(&choice.when);
        html! {
            <li>
                { env.t(&choose_in(&choice.cell.addr.to_string())) }{ " " }
                <span class="c-present__option"><b>{ value(env, &choice.value) }</b>{ icon(Icon::Down) }</span>
                if !when.is_empty() { { " " }<span>{ when.clone() }</span> }
            </li>
        }
    };
    html! {
        <>
            <div class={format!("c-present__answer c-present__answer--{}", tone(finding.severity))}>
                { severity_chip(env, finding.severity) }
                <p class="c-present__message">{ fragment_text(env, &slide.message) }</p>
                <p>{ fragment_text(env, &slide.why) }</p>
                if !slide.choices.is_empty() { <ul class="c-present__choices">{ for slide.choices.iter().map(choice) }</ul> }
                <p class="c-present__fix"><b>{ env.label(&UI.how_to_fix) }</b>{ fragment_text(env, &slide.fix) }</p>
            </div>
            <p class="c-present__official">{ env.t(&slide.official) }</p>
        </>
    }
}

/// The piece of the sheet: a picture, because everything that matters in it is in the list of cells
/// too.
pub fn present_piece(env: &Environment, piece: &Piece, finding: &Finding, open: bool) -> Html {
    let main = finding.cells.first().map(|cell| cell.addr.to_string()).unwrap_or_default();
    let name = env.t(&drawing(&sheet_name(&piece.sheet), &main));
    let cell = |cell: &PieceCell| {
        let (is_main, is_named) = cell.mark;
        let class = classes!(
            match cell.kind {
                CellKind::Label => "is-label",
                CellKind::Bare => "is-bare",
                CellKind::Value | CellKind::Calculated => "is-value",
            },
            is_named.then_some("is-named"),
            is_main.then_some("is-main"),
            (open && is_named).then(|| format!("is-{}", tone(finding.severity))),
        );
        let content = if cell.value == Value::Blank { Html::default() } else { value(env, &cell.value) };
        html! { <td {class} colspan={(cell.columns > 1).then(|| cell.columns.to_string())}><div>{ content }</div></td> }
    };
    let row = |row: &PieceRow| {
        let class = classes!(row.after_gap.then_some("is-after-gap"), row.only_with_room.then_some("is-spare"));
        html! { <tr {class}><th>{ row.number }</th>{ for row.cells.iter().map(cell) }</tr> }
    };
    let width = |hundredths: u32| format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    html! {
        <div class="c-present__piece" role="img" aria-label={name}>
            <p class="c-present__tab">{ env.t(&sheet_name(&piece.sheet)) }</p>
            <table>
                <colgroup>
                    <col class="c-present__numbers" />
                    { for piece.columns.iter().map(|(_, share)| html! { <col width={width(*share)} /> }) }
                </colgroup>
                <thead><tr><td></td>{ for piece.columns.iter().map(|(number, _)| html! { <th>{ column_letters(*number) }</th> }) }</tr></thead>
                <tbody>{ for piece.rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
