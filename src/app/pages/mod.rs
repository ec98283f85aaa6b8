//! The pages.

mod about;
mod check;
mod current;
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

use about::AboutPage;
use check::CheckPage;
pub use current::{CurrentPage, title_of};
use exercise::ExercisePage;
use learn::{LearnPage, learn_title};
use lists::ListsPage;
use paper::{Paper, PaperPage};
use present::{PresentPage, nothing_to_present};
use rules::RulesPage;
use smelters::SmeltersPage;
use workshop::{WorkshopPage, workshop_title};
