//! The pages.

mod about;
mod check;
mod failed;
mod lists;
mod report;
mod rules;
mod start;

pub use about::AboutPage;
pub use check::CheckPage;
pub use lists::ListsPage;
pub use rules::RulesPage;
