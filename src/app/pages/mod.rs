//! The pages.

mod about;
mod check;
mod failed;
mod report;
mod rules;
mod start;

pub use about::AboutPage;
pub use check::CheckPage;
pub use rules::RulesPage;
