//! The form of an exercise: a grid in which a trainee marks cells, the choice of reasons next to
//! it, and the solution.

use super::exercise_panel::{ExercisePanel, MARKS, exercise_panel, mark_list, reason_id};
use super::exercise_solution::{ExerciseSolution, HEADING, exercise_solution};
use super::sheet_grid::{GridEvent, SheetGrid};
use super::{Icon, icon};
use crate::app::browser::{self, show_element};
use crate::app::environment::{Environment, use_environment};
use crate::app::exercise::{Act, Attempt, marks_on, solved_on};
use crate::app::sheets::{Marks, Spot, Stop, addr_at, next_stop};
use crate::app::strings::{EXERCISE, SHEETS};
use crate::report::Report;
use crate::report::causes::sheet_name;
use crate::report::sheets::{CellPicture, SheetPicture};
use crate::samples::exercise::{Comparison, Mark, Reason, compare};
use crate::workbook::{Addr, CellRef};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`ExerciseView`].
#[derive(Properties, PartialEq)]
pub struct ExerciseViewProps {
    /// What the check found; nothing of it is in the page before the solution.
    pub report: Rc<Report>,
    /// What the sheets look like.
    pub pictures: Rc<Vec<Rc<SheetPicture>>>,
    /// What the trainee did.
    pub attempt: Attempt,
    /// Does something.
    pub on_act: Callback<Act>,
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
pub fn ExerciseView(props: &ExerciseViewProps) -> Html {
    let env = use_environment();
    let ExerciseViewProps { report, pictures, attempt, on_act } = props;
    let selected = use_state_eq(Selected::default);
    let focused = use_mut_ref(|| 0_u32);
    let select = {
        let setter = selected.setter();
        move |sheet: usize, spot: Spot| {
            let next = focused.replace_with(|last| last.wrapping_add(1)).wrapping_add(1);
            setter.set(Selected { sheet, spot, focus: Some(next) });
        }
    };
    let compared = (report.clone(), pictures.clone(), attempt.marks.clone(), attempt.solved, env.rules.clone());
    let comparison =
        use_memo(
            compared,
            |(report, pictures, marks, solved, rules)| {
                if *solved { compare(report, pictures, marks, rules) } else { Comparison::default() }
            },
        );
    use_solution_focus(attempt, on_act);
    let Selected { sheet, spot, focus } = *selected;
    let marks_of = |sheet: &str| {
        if attempt.solved {
            solved_on(&comparison, report, &attempt.marks, sheet)
        } else {
            marks_on(&attempt.marks, sheet)
        }
    };
    let Some(picture) = pictures.get(sheet) else { return Html::default() };
    let marks = Rc::new(Marks::of_exercise(marks_of(&picture.sheet)));
    let addr = addr_at(picture, spot).unwrap_or(Addr::new(1, 1));
    let cell = CellRef::new(picture.sheet.clone(), addr);
    let chosen = attempt.reason_at(&cell);

    let go_to = {
        let (select, pictures) = (select.clone(), pictures.clone());
        Callback::from(move |cell: CellRef| {
            let sheet = pictures.iter().position(|picture| picture.sheet == cell.sheet);
            let place = sheet.and_then(|sheet| Some((sheet, pictures.get(sheet)?.place(cell.addr)?)));
            if let Some((sheet, (row, column))) = place {
                select(sheet, Spot { row, column });
            }
        })
    };
    let on_reason = {
        let (on_act, cell) = (on_act.clone(), cell.clone());
        Callback::from(move |reason: Option<Reason>| {
            let cell = cell.clone();
            on_act.emit(match reason {
                Some(reason) => Act::Mark(Mark { cell, reason }),
                None => Act::Unmark(cell),
            });
        })
    };
    let to_reasons = {
        let solved = attempt.solved;
        Callback::from(move |()| {
            show_element(&if solved { "exercise-cell".to_owned() } else { reason_id(chosen) });
        })
    };
    let stops = stops(pictures, &marks_of);
    let on_event = {
        let (select, setter, to_reasons, go_to) =
            (select.clone(), selected.setter(), to_reasons.clone(), go_to.clone());
        let (pictures, here) = (pictures.clone(), (sheet, addr.row, addr.column));
        Callback::from(move |event: GridEvent| match event {
            GridEvent::Move(spot) => select(sheet, spot),
            // A second click is as good as Enter.
            GridEvent::Click(next) if next == spot => to_reasons.emit(()),
            // The browser has moved the focus with the click.
            GridEvent::Click(spot) => setter.set(Selected { sheet, spot, focus: None }),
            GridEvent::Finding { forward } => {
                let stop = next_stop(&stops, here, forward);
                let cell = stop.and_then(|(sheet, row, column)| {
                    Some(CellRef::new(pictures.get(sheet)?.sheet.clone(), Addr::new(column, row)))
                });
                if let Some(cell) = cell {
                    go_to.emit(cell);
                }
            }
            GridEvent::Read => to_reasons.emit(()),
        })
    };
    let on_leave = Callback::from({
        let select = select.clone();
        move |()| select(sheet, spot)
    });
    let note = marks.at(addr).and_then(|mark| mark.note.as_ref());
    let panel = ExercisePanel {
        cell,
        words: picture.cell(addr).map(CellPicture::words).unwrap_or_default(),
        note,
        attempt,
        on_reason: on_reason.clone(),
        on_leave,
    };
    let onkeydown = on_grid_key(&on_reason, &to_reasons);
    let on_remove = {
        let on_act = on_act.clone();
        Callback::from(move |cell: CellRef| {
            on_act.emit(Act::Unmark(cell));
            // The button goes with the mark.
            browser::focus(MARKS);
        })
    };
    html! {
        <>
            <div class="c-sheets__work">
                <div class="c-grid" {onkeydown}>
                    <SheetGrid
                        key={sheet} picture={picture.clone()} marks={marks.clone()} related={Rc::default()}
                        {spot} {focus} visible={true} scale={100} described_by={"exercise-keys"} {on_event}
                    />
                    { tabs(&env, pictures, sheet, &selected) }
                </div>
                <div class="c-exercise__side">
                    { exercise_panel(&env, &panel) }
                    { mark_list(&env, attempt, &go_to, &on_remove) }
                </div>
            </div>
            <p class="c-sheets__keys" id="exercise-keys">{ env.t(&EXERCISE.keys) }</p>
            if attempt.solved {
                { exercise_solution(&env, &ExerciseSolution {
                    report, pictures, comparison: &comparison, attempt, go_to,
                    on_leave: on_act.reform(|id| Act::Leave(Some(id))),
                }) }
            }
            { actions(&env, attempt, on_act, &selected) }
        </>
    }
}

/// The keys of an exercise, besides those of the grid.
fn on_grid_key(on_reason: &Callback<Option<Reason>>, to_reasons: &Callback<()>) -> Callback<KeyboardEvent> {
    let (on_reason, to_reasons) = (on_reason.clone(), to_reasons.clone());
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_cell = target.is_some_and(|target| target.closest("td").ok().flatten().is_some());
        if !is_cell || event.alt_key() || event.meta_key() || event.ctrl_key() {
            return;
        }
        let key = event.key();
        let mut characters = key.chars();
        match (key.as_str(), characters.next().and_then(Reason::of_letter), characters.next()) {
            (" ", ..) => to_reasons.emit(()),
            ("Delete" | "Backspace", ..) => on_reason.emit(None),
            (_, Some(reason), None) => on_reason.emit(Some(reason)),
            _ => return,
        }
        event.prevent_default();
    })
}

/// The cells with something of the exercise on them, from sheet to sheet and from row to row.
fn stops(
    pictures: &[Rc<SheetPicture>],
    marks_of: &impl Fn(&str) -> Vec<(Addr, crate::app::sheets::Note)>,
) -> Vec<Stop> {
    let of_sheet = |(sheet, picture): (usize, &Rc<SheetPicture>)| {
        marks_of(&picture.sheet).into_iter().map(move |(addr, _)| (sheet, addr.row, addr.column))
    };
    let mut stops: Vec<Stop> = pictures.iter().enumerate().flat_map(of_sheet).collect();
    stops.sort_unstable();
    stops
}

/// Leads to the solution when it is asked for, and back to it from a rule.
#[hook]
fn use_solution_focus(attempt: &Attempt, on_act: &Callback<Act>) {
    let was_solved = use_mut_ref(|| attempt.solved);
    use_effect_with(attempt.solved, {
        let (left_at, on_act) = (attempt.left_at.clone(), on_act.clone());
        move |solved| {
            let before = was_solved.replace(*solved);
            if *solved && !before {
                show_element(HEADING);
            }
            if let Some(id) = left_at {
                show_element(&id);
                on_act.emit(Act::Leave(None));
            }
        }
    });
}

fn tabs(env: &Environment, pictures: &[Rc<SheetPicture>], current: usize, selected: &UseStateHandle<Selected>) -> Html {
    let tab = |(place, picture): (usize, &Rc<SheetPicture>)| {
        let setter = selected.setter();
        let onclick = Callback::from(move |_: MouseEvent| setter.set(Selected { sheet: place, ..Selected::default() }));
        html! {
            <button type="button" class="c-grid__tab" aria-current={(place == current).then_some("true")} {onclick}>
                { env.t(&sheet_name(&picture.sheet)) }
            </button>
        }
    };
    html! {
        <nav class="c-grid__tabs" aria-label={env.t(&SHEETS.tabs)}>
            { for pictures.iter().enumerate().map(tab) }
        </nav>
    }
}

/// The switches and the button below: before the solution what shows it, then what begins again.
fn actions(env: &Environment, attempt: &Attempt, on_act: &Callback<Act>, selected: &UseStateHandle<Selected>) -> Html {
    let is_checked = |event: &Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        input.is_some_and(|input| input.checked())
    };
    let on_points = on_act.reform(move |event: Event| Act::Points(is_checked(&event)));
    let on_time = on_act.reform(move |event: Event| Act::Time(is_checked(&event).then(js_sys::Date::now)));
    let solve = on_act.reform(|_: MouseEvent| Act::Solve(js_sys::Date::now()));
    let again = {
        let (on_act, setter) = (on_act.clone(), selected.setter());
        Callback::from(move |_: MouseEvent| {
            on_act.emit(Act::Reset(js_sys::Date::now()));
            setter.set(Selected::default());
            show_element("exercise");
        })
    };
    html! {
        <div class="c-exercise__actions">
            if !attempt.solved {
                <div class="c-exercise__switches">
                    <label><input type="checkbox" checked={attempt.points} onchange={on_points} />{ env.t(&EXERCISE.points) }</label>
                    <label>
                        <input type="checkbox" checked={attempt.since.is_some()} onchange={on_time} />{ env.t(&EXERCISE.time) }
                    </label>
                </div>
                <button type="button" class="c-button c-button--primary" onclick={solve}>{ env.t(&EXERCISE.solve) }</button>
            }
            if attempt.solved || !attempt.marks.is_empty() {
                <button type="button" class="c-button" onclick={again}>{ icon(Icon::Again) }{ env.t(&EXERCISE.again) }</button>
            }
            <p class="c-exercise__kept">{ env.t(&EXERCISE.not_kept) }</p>
        </div>
    }
}
