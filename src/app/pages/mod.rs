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

pub use about::{AboutPage, AboutPageProps};
pub use check::{CheckPage, CheckPageProps};
pub use exercise::{ExercisePage, ExercisePageProps};
pub use learn::{LearnPage, LearnPageProps, learn_title};
pub use lists::{ListsPage, ListsPageProps};
pub use paper::{Paper, PaperPage, PaperPageProps};
pub use present::{PresentPage, PresentPageProps, nothing_to_present};
pub use rules::{RulesPage, RulesPageProps};
pub use smelters::{SmeltersPage, SmeltersPageProps};
pub use workshop::{WorkshopPage, WorkshopPageProps, workshop_title};
