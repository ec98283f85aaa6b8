//! The sheets as their owner knows them from Excel, with what was found marked on its cells.

use super::severity_chip::severity_icon;
use super::sheet_grid::{GridEvent, SheetGrid};
use super::sheet_panel::{SheetPanel, sheet_panel};
use super::{file_text, note};
use crate::PICTURED;
use crate::app::environment::{Environment, use_environment};
use crate::app::sheets::{Marks, Spot, addr_at, counted, found_on, next_stop, rows_left_out, stops};
use crate::app::state::SheetsText;
use crate::app::strings::SHEETS;
use crate::report::causes::sheet_name;
use crate::report::sheets::{CellPicture, SheetPicture};
use crate::report::{Finding, Report, Severity};
use crate::workbook::{Addr, CellRef};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Leads to a cell of the sheet view; nothing where there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowCell(pub Option<Callback<CellRef>>);

impl ShowCell {
    /// What a click on the address of a cell does.
    pub fn of(&self, cell: &CellRef) -> Option<Callback<MouseEvent>> {
        let show = self.0.as_ref().filter(|_| PICTURED.contains(&cell.sheet.as_ref()))?;
        let cell = cell.clone();
        Some(show.reform(move |_| cell.clone()))
    }
}

/// A cell that the view shall go to.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetTarget {
    /// The cell.
    pub cell: CellRef,
    /// Another number each time, so that the same cell can be asked for twice.
    pub visit: u32,
}

/// Properties of [`SheetView`].
#[derive(Properties, PartialEq)]
pub struct SheetViewProps {
    /// The report.
    pub report: Rc<Report>,
    /// The pictures as text.
    pub sheets: SheetsText,
    /// Whether the view is seen at the moment.
    pub visible: bool,
    /// Where to go.
    pub target: Option<SheetTarget>,
    /// Leads to a finding in the report, by its place.
    pub on_back: Callback<usize>,
    /// Size of the grid in per cent.
    pub scale: u16,
    /// Beginning of the ids in the view, another one for each view on a page.
    pub id: AttrValue,
}

/// What is selected, and whether it shall take the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Selected {
    sheet: usize,
    spot: Spot,
    focus: Option<u32>,
}

/// The view.
#[component]
pub fn SheetView(props: &SheetViewProps) -> Html {
    let env = use_environment();
    let report = &props.report;
    let pictures = use_memo(props.sheets.clone(), read_pictures);
    let selected = use_state_eq(|| first_finding(report, &pictures));
    let focused = use_mut_ref(|| 0_u32);
    let panel = use_node_ref();
    let select = {
        let setter = selected.setter();
        let focused = focused.clone();
        move |sheet: usize, spot: Spot| {
            let next = focused.replace_with(|last| last.wrapping_add(1)).wrapping_add(1);
            setter.set(Selected { sheet, spot, focus: Some(next) });
        }
    };
    use_effect_with((props.target.clone(), pictures.clone()), {
        let (select, setter, report) = (select.clone(), selected.setter(), report.clone());
        move |(target, pictures)| match target {
            Some(target) => {
                if let Some((sheet, spot)) = place_of(pictures, &target.cell) {
                    select(sheet, spot);
                }
            }
            None => setter.set(first_finding(&report, pictures)),
        }
    });
    let stops = use_memo((report.clone(), pictures.clone()), |(report, pictures)| stops(report, pictures));
    let Selected { sheet, spot, focus } = *selected;
    let name = pictures.get(sheet).map(|picture| picture.sheet.clone()).unwrap_or_default();
    let marks = use_memo((report.clone(), name.clone()), |(report, name)| Marks::of(report, name));
    let addr = pictures.get(sheet).and_then(|picture| addr_at(picture, spot)).unwrap_or(Addr::new(1, 1));
    let related = Rc::new(marks.related(report, &name, addr));

    let Some(picture) = pictures.get(sheet) else {
        let words = if props.sheets == SheetsText::Waiting { &SHEETS.drawing } else { &SHEETS.not_available };
        return html! { <div role="status">{ note(html! { { env.t(words) } }) }</div> };
    };
    let here = (sheet, addr.row, addr.column);
    let step = {
        let (select, stops, pictures) = (select.clone(), stops.clone(), pictures.clone());
        Callback::from(move |forward: bool| {
            let stop = next_stop(&stops, here, forward);
            let spot = stop.and_then(|(sheet, row, column)| {
                let (row, column) = pictures.get(sheet)?.place(Addr::new(column, row))?;
                Some((sheet, Spot { row, column }))
            });
            if let Some((sheet, spot)) = spot {
                select(sheet, spot);
            }
        })
    };
    let on_event = {
        let (select, setter, step, panel) = (select.clone(), selected.setter(), step.clone(), panel.clone());
        Callback::from(move |event: GridEvent| match event {
            GridEvent::Move(spot) => select(sheet, spot),
            // The browser has moved the focus with the click.
            GridEvent::Click(spot) => setter.set(Selected { sheet, spot, focus: None }),
            GridEvent::Finding { forward } => step.emit(forward),
            GridEvent::Read => {
                if let Some(panel) = panel.cast::<HtmlElement>() {
                    // An element that cannot take focus leaves it where it is.
                    let _ = panel.focus();
                }
            }
        })
    };
    let on_leave = Callback::from(move |()| select(sheet, spot));
    let findings = marks.at(addr).map(|mark| mark.findings.clone()).unwrap_or_default();
    let words = picture.cell(addr).map(CellPicture::words).unwrap_or_default();
    let keys = format!("{}-keys", props.id);
    let place = (stops.binary_search(&here).ok().map(|place| place + 1), stops.len());
    let beside = SheetPanel {
        report: report.clone(),
        cell: CellRef::new(picture.sheet.clone(), addr),
        words,
        findings,
        place,
        id: format!("{}-cell", props.id).into(),
        node: panel,
        on_step: step,
        on_back: props.on_back.clone(),
        on_leave,
    };
    html! {
        <div class="c-sheets">
            <div class="c-sheets__head">
                <h1 class="c-sheets__title">
                    { env.t(&sheet_name(&picture.sheet)) }
                    if let Some(tab) = &picture.tab { { " " }<span class="c-sheets__tabname">{ file_text(&env, tab) }</span> }
                </h1>
                { legend(&env, report, &picture.sheet) }
            </div>
            if picture.rows_left_out > 0 { { note(html! { { env.t(&rows_left_out(picture.rows_left_out)) } }) } }
            <div class="c-sheets__work">
                <div class="c-grid">
                    <SheetGrid
                        key={sheet} picture={picture.clone()} {marks} {related} {spot} {focus}
                        visible={props.visible} scale={props.scale} described_by={keys.clone()} {on_event}
                    />
                    { tabs(&env, report, &pictures, sheet, &selected) }
                </div>
                { sheet_panel(&env, &beside) }
            </div>
            <p class="c-sheets__keys" id={keys}>{ env.t(&SHEETS.keys) }</p>
        </div>
    }
}

/// The pictures, read when the view is opened; none where there are none.
pub fn read_pictures(text: &SheetsText) -> Vec<Rc<SheetPicture>> {
    match text {
        SheetsText::Here(text) => serde_json::from_str(text)
            .map(|pictures: Vec<SheetPicture>| {
                pictures.into_iter().filter(|picture| !picture.rows.is_empty()).map(Rc::new).collect()
            })
            .unwrap_or_default(),
        SheetsText::Waiting | SheetsText::NotAvailable => Vec::new(),
    }
}

/// The first cell that must be fixed, else the first with a finding, else the first cell.
fn first_finding(report: &Report, pictures: &[Rc<SheetPicture>]) -> Selected {
    let place = |finding: &Finding| finding.cells.iter().find_map(|cell| place_of(pictures, cell));
    let must = report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let (sheet, spot) = must.chain(&report.findings).find_map(place).unwrap_or_default();
    Selected { sheet, spot, focus: None }
}

fn place_of(pictures: &[Rc<SheetPicture>], cell: &CellRef) -> Option<(usize, Spot)> {
    let sheet = pictures.iter().position(|picture| picture.sheet == cell.sheet)?;
    let (row, column) = pictures.get(sheet)?.place(cell.addr)?;
    Some((sheet, Spot { row, column }))
}

fn legend(env: &Environment, report: &Report, sheet: &str) -> Html {
    let counted = Severity::ALL.iter().filter_map(|severity| {
        let count = found_on(report, sheet, Some(*severity));
        let class = classes!("c-sheets__count", format!("c-sheets__count--{}", super::severity_chip::tone(*severity)));
        (count > 0)
            .then(|| html! { <li {class}>{ severity_icon(*severity) }{ env.t(&counted(*severity, count)) }</li> })
    });
    html! {
        <ul class="c-sheets__legend">
            { for counted }
            <li class="c-sheets__count"><span class="c-sheets__dashes"></span>{ env.t(&SHEETS.same_finding) }</li>
        </ul>
    }
}

fn tabs(
    env: &Environment,
    report: &Report,
    pictures: &[Rc<SheetPicture>],
    current: usize,
    selected: &UseStateHandle<Selected>,
) -> Html {
    let tab = |(place, picture): (usize, &Rc<SheetPicture>)| {
        let setter = selected.setter();
        let onclick = Callback::from(move |_: MouseEvent| {
            setter.set(Selected { sheet: place, ..Selected::default() });
        });
        html! {
            <button type="button" class="c-grid__tab" aria-current={(place == current).then_some("true")} {onclick}>
                { env.t(&sheet_name(&picture.sheet)) }{ " " }<span class="c-grid__found">{ found_on(report, &picture.sheet, None) }</span>
            </button>
        }
    };
    html! {
        <nav class="c-grid__tabs" aria-label={env.t(&SHEETS.tabs)}>
            { for pictures.iter().enumerate().map(tab) }
        </nav>
    }
}
