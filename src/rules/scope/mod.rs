//! Group 3: scope, minerals in scope and products.

pub mod answers_without_mineral;
pub mod minerals_not_selected;
pub mod other_mineral_unclear;
pub mod product_row_unclear;
pub mod products_missing;
pub mod products_with_company_scope;
pub mod scope_not_chosen;
pub mod scope_not_described;
