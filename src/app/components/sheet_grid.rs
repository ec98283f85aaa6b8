//! A sheet as a grid to look at. Only the rows in view are in the page; one cell at a time takes
//! the focus.

use super::sheet_row::SheetRow;
use crate::app::environment::use_environment;
use crate::app::sheets::{Marks, Move, Places, ROW_HEIGHT, Run, Spot, grid_name, moved, runs, window};
use crate::app::strings::SHEETS;
use crate::report::causes::sheet_name;
use crate::report::sheets::SheetPicture;
use crate::workbook::{Addr, column_letters};
use gloo_events::EventListener;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Width of the column with the row numbers, in pixels at normal size.
const NUMBERS_WIDTH: u32 = 56;

/// What a key or a click in the grid asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GridEvent {
    /// To select this place, by a key.
    Move(Spot),
    /// To select this place, by a click.
    Click(Spot),
    /// To go to the next finding, or to the one before.
    Finding {
        /// Whether to the next.
        forward: bool,
    },
    /// To read what was found in the selected cell.
    Read,
}

/// Properties of [`SheetGrid`].
#[derive(Properties, PartialEq)]
pub struct SheetGridProps {
    /// The sheet.
    pub picture: Rc<SheetPicture>,
    /// What was found on it.
    pub marks: Rc<Marks>,
    /// Other cells of the findings of the selected cell.
    pub related: Rc<Vec<Addr>>,
    /// The selected cell.
    pub spot: Spot,
    /// Changes when the selected cell shall take the focus; `None` when it shall not.
    pub focus: Option<u32>,
    /// Whether the grid is seen at the moment.
    pub visible: bool,
    /// Size in per cent.
    pub scale: u16,
    /// Id of what says how the grid is used.
    pub described_by: AttrValue,
    /// Takes what the reader does.
    pub on_event: Callback<GridEvent>,
}

/// The grid. It scrolls inside its own box.
#[component]
pub fn SheetGrid(props: &SheetGridProps) -> Html {
    let env = use_environment();
    let picture = &props.picture;
    let rows = picture.rows.len();
    let node = use_node_ref();
    let (drawn, row_height, measure) = use_window(&node, rows, props.scale, props.visible);
    use_focus(&node, props.focus, props.spot, row_height);

    let scaled = |pixels: u32| pixels * u32::from(props.scale) / 100;
    let anchor = picture.anchor(props.spot.row, props.spot.column);
    let places = use_mut_ref(Places::default);
    let mut places = places.borrow_mut();
    places.seat(&drawn, props.spot.row);
    let draw = |index: usize| {
        html! {
            <SheetRow
                key={format!("row-{}", places.of(index).unwrap_or(index))} picture={picture.clone()} {index}
                marks={props.marks.clone()} selected={(index == props.spot.row).then_some(anchor)}
                related={props.related.clone()}
            />
        }
    };
    let free = |range: &Range<usize>| {
        let count = u32::try_from(range.len()).unwrap_or(u32::MAX);
        let height = (f64::from(count) * row_height).round().to_string();
        // Named after its end: the free rows above the selected one and those below it stay apart.
        html! { <tr key={format!("free-{}", range.end)} aria-hidden="true"><td class="c-grid__free" {height}></td></tr> }
    };
    let mut body: Vec<Html> = Vec::new();
    for run in runs(&drawn, props.spot.row, rows) {
        match run {
            Run::Rows(range) => body.extend(range.map(draw)),
            Run::Free(range) => body.push(free(&range)),
        }
    }
    let widths = picture.columns.iter().map(|column| scaled(u32::from(column.width)));
    let all = widths.clone().sum::<u32>() + scaled(NUMBERS_WIDTH);
    let letters = (2usize..).zip(&picture.columns).map(|(place, column)| {
        html! {
            <th key={column.number} role="columnheader" scope="col" aria-colindex={place.to_string()} class="c-grid__letter">
                { column_letters(column.number) }
            </th>
        }
    });
    html! {
        <div class="c-grid__scroll" ref={node.clone()} onscroll={measure}>
            <table class="c-grid__table" role="grid" aria-readonly="true" width={all.to_string()}
                aria-label={env.t(&grid_name(&sheet_name(&picture.sheet)))} aria-describedby={props.described_by.clone()}
                aria-rowcount={(rows + 1).to_string()} aria-colcount={(picture.columns.len() + 1).to_string()}
                onkeydown={on_key(props, &node, row_height)} onclick={on_click(props)}>
                <colgroup>
                    <col width={scaled(NUMBERS_WIDTH).to_string()} />
                    { for widths.map(|width| html! { <col width={width.to_string()} /> }) }
                </colgroup>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        <th role="columnheader" scope="col" aria-colindex="1" class="c-grid__corner">
                            <span class="u-hidden">{ env.t(&SHEETS.row) }</span>
                        </th>
                        { for letters }
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for body }</tbody>
            </table>
        </div>
    }
}

/// The rows to draw, the height of a row in pixels, and what measures both again.
#[hook]
fn use_window(node: &NodeRef, rows: usize, scale: u16, visible: bool) -> (Range<usize>, f64, Callback<Event>) {
    let usual = ROW_HEIGHT * f64::from(scale) / 100.0;
    let drawn = use_state_eq(|| window(0.0, 0.0, usual, rows));
    let row_height = use_state_eq(|| usual);
    let measure = {
        let (node, drawn, row_height) = (node.clone(), drawn.setter(), row_height.setter());
        use_callback((rows, scale), move |_: Event, (rows, scale)| {
            let Some(grid) = node.cast::<HtmlElement>() else { return };
            // Hidden elements have no size.
            if grid.client_height() == 0 {
                return;
            }
            // Numbers that stay in place take a layer for each row, in every frame: only where they
            // would leave. Setting an attribute of this name cannot fail.
            let _ = grid.toggle_attribute_with_force("data-sideways", grid.scroll_left() != 0);
            let row = grid.query_selector(".c-grid__row").ok().flatten();
            let measured = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
            let height = if measured > 1.0 { measured } else { ROW_HEIGHT * f64::from(*scale) / 100.0 };
            row_height.set(height);
            drawn.set(window(f64::from(grid.scroll_top()), f64::from(grid.client_height()), height, *rows));
        })
    };
    let watched = (node.clone(), scale, visible, measure.clone());
    use_effect_with(watched, |(node, scale, _, measure)| {
        if let Some(grid) = node.cast::<HtmlElement>() {
            // A rule of the style sheet multiplies its sizes by it; a browser that cannot keeps the
            // usual size.
            let _ = grid.style().set_property("--sheet-scale", &(f64::from(*scale) / 100.0).to_string());
        }
        measure_now(measure);
        let measure = measure.clone();
        let listener = EventListener::new(&gloo_utils::window(), "resize", move |event| measure.emit(event.clone()));
        move || drop(listener)
    });
    ((*drawn).clone(), *row_height, measure)
}

fn measure_now(measure: &Callback<Event>) {
    if let Ok(event) = Event::new("measure") {
        measure.emit(event);
    }
}

/// Moves the focus to the selected cell and the cell into view; without focus, a new grid begins at
/// its row.
#[hook]
fn use_focus(node: &NodeRef, focus: Option<u32>, spot: Spot, row_height: f64) {
    let node = node.clone();
    let before = use_mut_ref(|| None::<Spot>);
    use_effect_with(focus, move |focus| {
        let from = before.replace(Some(spot));
        let grid = node.cast::<HtmlElement>();
        let cell = grid.as_ref().and_then(|grid| grid.query_selector("[tabindex='0']").ok().flatten());
        if let (None, None, Some(grid)) = (focus, from, grid) {
            begin_at(&grid, cell.and_then(|cell| cell.dyn_into().ok()), spot, row_height);
            return;
        }
        let (Some(_), Some(cell)) = (focus, cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok())) else { return };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take focus leaves it where it is.
        let _ = cell.focus_with_options(&options);
        // What is far away is shown amid its neighbours.
        let is_near = from.is_some_and(|from| from.row.abs_diff(spot.row) <= 2);
        let options = ScrollIntoViewOptions::new();
        options.set_block(if is_near { ScrollLogicalPosition::Nearest } else { ScrollLogicalPosition::Center });
        options.set_inline(ScrollLogicalPosition::Nearest);
        cell.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

/// Scrolls a new grid to its selected cell; the page stays where it is.
fn begin_at(grid: &HtmlElement, cell: Option<HtmlElement>, spot: Spot, row_height: f64) {
    const ROWS_BEFORE: usize = 3;
    const PIXELS_BEFORE: i32 = 160;
    let above = u32::try_from(spot.row.saturating_sub(ROWS_BEFORE)).unwrap_or(0);
    // No sheet is so long that its height in pixels is no whole number.
    #[allow(clippy::cast_possible_truncation)]
    grid.set_scroll_top((f64::from(above) * row_height) as i32);
    if let Some(cell) = cell
        && cell.offset_left() + cell.offset_width() > grid.client_width()
    {
        grid.set_scroll_left(cell.offset_left() - PIXELS_BEFORE);
    }
}

fn on_key(props: &SheetGridProps, node: &NodeRef, row_height: f64) -> Callback<KeyboardEvent> {
    let (picture, spot, node, on_event) = (props.picture.clone(), props.spot, node.clone(), props.on_event.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() || event.meta_key() {
            return;
        }
        let height = node.cast::<HtmlElement>().map_or(0, |grid| grid.client_height());
        // A window has a few dozen rows.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let page = (f64::from(height) / row_height.max(1.0)) as usize;
        let asked = match (event.key().as_str(), event.ctrl_key()) {
            ("n" | "N", false) => GridEvent::Finding { forward: true },
            ("p" | "P", false) => GridEvent::Finding { forward: false },
            ("Enter", false) => GridEvent::Read,
            (key, control) => match Move::of_key(key, control) {
                // The letters and a row that is half seen take two rows of a page.
                Some(step) => GridEvent::Move(moved(&picture, spot, step, page.saturating_sub(2))),
                None => return,
            },
        };
        event.prevent_default();
        on_event.emit(asked);
    })
}

fn on_click(props: &SheetGridProps) -> Callback<MouseEvent> {
    let on_event = props.on_event.clone();
    Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("td[data-column]").ok().flatten());
        let row = cell.as_ref().and_then(|cell| cell.parent_element());
        let number = |element: Option<Element>, name| element?.get_attribute(name)?.parse::<usize>().ok();
        if let (Some(row), Some(column)) = (number(row, "data-row"), number(cell, "data-column")) {
            on_event.emit(GridEvent::Click(Spot { row, column }));
        }
    })
}
