//! What rows of the Smelter List and names of mines say about recycled sources.

use super::prelude::*;
use crate::declaration::filler::{MineOrigin, read_origin};
use crate::declaration::read_answer;
use crate::reference::Countries;
use crate::template::options::YES_NO_UNKNOWN;

/// The most bytes of a text that says "recycled" and a country; a longer one says more.
const MOST_BYTES_WITH_A_COUNTRY: usize = 100;

/// Whether a row says that all of its metal is recycled or scrap.
pub(super) fn is_recycled(row: &SmelterEntry) -> bool {
    read_answer(row.get(SmelterColumn::Recycled), YES_NO_UNKNOWN).0 == Some(Answer::Yes)
        || origin_of_names(row.get(SmelterColumn::MineNames).readable()) == MineOrigin::Recycled
        || read_origin(row.get(SmelterColumn::MineCountries).readable()) == MineOrigin::Recycled
}

/// What the names of mines say about recycled sources. A country is no mine: in "Recycled, Japan"
/// it says where that was done.
pub(super) fn origin_of_names(text: &str) -> MineOrigin {
    let origin = read_origin(text);
    let is_end = |c: char| matches!(c, ',' | ';' | '/' | '-' | '，' | '；' | '、' | '\n');
    if origin != MineOrigin::Mixed || text.len() > MOST_BYTES_WITH_A_COUNTRY {
        return origin;
    }
    let mut parts = text.split(is_end).map(str::trim).filter(|part| !part.is_empty());
    let is_recycled = parts.next().is_some_and(|first| read_origin(first) == MineOrigin::Recycled);
    let mut others = parts.filter(|part| read_origin(part) != MineOrigin::Recycled).peekable();
    let only_countries = others.peek().is_some() && others.all(|part| Countries::shipped().code_of(part).is_some());
    if is_recycled && only_countries { MineOrigin::Recycled } else { origin }
}
