//! The pages.

mod about;
mod check;
mod failed;
mod learn;
mod lists;
mod present;
mod report;
mod rules;
mod start;

pub use about::{AboutPage, AboutPageProps};
pub use check::{CheckPage, CheckPageProps};
pub use learn::{LearnPage, LearnPageProps, learn_title};
pub use lists::{ListsPage, ListsPageProps};
pub use present::{PresentPage, PresentPageProps, nothing_to_present};
pub use rules::{RulesPage, RulesPageProps};
