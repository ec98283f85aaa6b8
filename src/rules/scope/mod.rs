//! Group 3: scope, minerals in scope and products.

use crate::rules::Rule;
use crate::template::{DECLARATION, PRODUCT_LIST};

/// What the rules of this group have in common.
const GROUP: Rule = Rule { reads: &[DECLARATION, PRODUCT_LIST], ..Rule::DEFAULTS };

pub mod mineral_not_offered;
pub mod minerals_do_not_fit;
pub mod minerals_not_selected;
pub mod other_mineral_unclear;
pub mod product_row_unclear;
pub mod products_missing;
pub mod products_with_company_scope;
pub mod scope_not_accepted;
pub mod scope_not_chosen;
pub mod scope_not_described;
