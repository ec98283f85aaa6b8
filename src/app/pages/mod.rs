//! The pages.

mod about;
mod check;
mod exercise;
mod failed;
mod learn;
mod lists;
mod paper;
mod present;
mod report;
mod rules;
mod smelters;
mod start;
mod workshop;

pub use about::AboutPage;
pub use check::CheckPage;
pub use exercise::ExercisePage;
pub use learn::{LearnPage, learn_title};
pub use lists::ListsPage;
pub use paper::{Paper, PaperPage, PaperPageProps};
pub use present::{PresentPage, nothing_to_present};
pub use rules::RulesPage;
pub use smelters::SmeltersPage;
pub use workshop::{WorkshopPage, workshop_title};
