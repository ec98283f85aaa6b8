//! Group 11: the Mine List. It is optional and no row of it is looked at by the Checker, so an
//! empty one is in order.

use crate::rules::Rule;
use crate::template::{DECLARATION, MINE_LIST, SMELTER_LIST};

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION, SMELTER_LIST, MINE_LIST], ..Rule::DEFAULTS };

/// More rows than this with the same fault are one finding.
const SEVERAL: usize = 10;

/// What is found, one finding each; all of it in one finding where there is much of it.
fn in_findings<T>(found: Vec<T>) -> Vec<Vec<T>> {
    if found.len() > SEVERAL {
        return vec![found];
    }
    found.into_iter().map(|one| vec![one]).collect()
}

pub mod mine_country_not_offered;
pub mod mine_metal_not_declared;
pub mod mine_repeated_or_filler;
pub mod mine_row_incomplete;
pub mod mine_smelter_not_in_list;
pub mod mines_though_recycled;
