//! A long table that is drawn piece by piece.

use gloo_timers::callback::Timeout;
use std::ops::Range;
use yew::prelude::*;

/// How many rows are drawn until somebody asks for the rest: drawing thousands takes seconds on an
/// old computer.
pub const FIRST: usize = 100;

/// How many rows are drawn at once when somebody asked for all: the page stays usable between two
/// slices.
const SLICE: usize = 400;

/// Milliseconds between two slices, so that the browser shows a frame and hears the user.
const PAUSE_MS: u32 = 16;

/// How many of so many rows are drawn: the first ones, or one slice more after each pause until all
/// are. The rows of another table begin with the first ones again.
#[hook]
pub fn use_slices<T: PartialEq + Clone + 'static>(table: &T, rows: usize, all_wanted: bool) -> usize {
    let grown = use_state(|| (table.clone(), FIRST));
    let drawn = if grown.0 == *table && all_wanted { grown.1 } else { FIRST }.min(rows);
    let is_growing = all_wanted && drawn < rows;
    let (next, setter) = ((table.clone(), drawn + SLICE), grown.setter());
    use_effect_with((table.clone(), drawn, is_growing), move |(_, _, is_growing)| {
        let pause = is_growing.then(|| Timeout::new(PAUSE_MS, move || setter.set(next)));
        move || drop(pause)
    });
    drawn
}

/// The slices that hold so many rows; the end of the last may be beyond them.
pub fn slices(drawn: usize) -> impl Iterator<Item = Range<usize>> {
    std::iter::once(0..FIRST).chain((FIRST..drawn).step_by(SLICE).map(|first| first..first + SLICE))
}
