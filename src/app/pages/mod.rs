//! The pages.

mod about;
mod check;
mod failed;
mod learn;
mod lists;
mod report;
mod rules;
mod start;
mod workshop;

pub use about::{AboutPage, AboutPageProps};
pub use check::{CheckPage, CheckPageProps};
pub use learn::{LearnPage, LearnPageProps, learn_title};
pub use lists::{ListsPage, ListsPageProps};
pub use rules::{RulesPage, RulesPageProps};
pub use workshop::{WorkshopPage, WorkshopPageProps, workshop_title};
