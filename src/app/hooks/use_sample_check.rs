//! The report of a sample with the pictures of its sheets, apart from the user's own file and its
//! report.

use super::use_checker::{Checker, use_checker};
use super::use_samples::{Deferred, Sample, Samples, sample_named};
use crate::app::components::read_pictures;
use crate::app::lists::UserLists;
use crate::app::state::{Phase, SheetsText};
use crate::app::worker::protocol::ProfileSource;
use crate::report::Report;
use crate::report::sheets::SheetPicture;
use std::rc::Rc;
use yew::prelude::*;

/// The check of a sample.
#[derive(Clone, PartialEq)]
pub enum SampleCheck {
    /// The sample is on its way, or being checked.
    Waiting,
    /// What was found, and what the sheets look like.
    Here(Rc<Report>, Rc<Vec<Rc<SheetPicture>>>),
    /// The sample did not arrive, or could not be checked or drawn.
    NotThere,
}

/// Checks the sample with this id in a worker of its own, once it is there.
#[hook]
pub fn use_sample_check(samples: &Deferred<Samples>, id: &str) -> SampleCheck {
    let Checker { state, check, .. } = use_checker(&ProfileSource::Usual, &UserLists::default().basis);
    let picked = sample_named(samples, id).and_then(Sample::picked);
    let is_there = picked.is_some();
    use_effect_with((id.to_owned(), is_there), move |_| {
        if let Some(picked) = picked {
            check.emit(picked);
        }
    });
    let pictures = use_memo(state.sheets.clone(), read_pictures);
    match (&state.phase, &state.sheets) {
        (Phase::Done(report), SheetsText::Here(_)) => SampleCheck::Here(report.clone(), pictures),
        (Phase::Done(_), SheetsText::NotAvailable) | (Phase::Failed(_) | Phase::NeedsPassword { .. }, _) => {
            SampleCheck::NotThere
        }
        _ if is_there || *samples == Deferred::Coming => SampleCheck::Waiting,
        _ => SampleCheck::NotThere,
    }
}
