//! Where a file goes that was chosen, dropped, or handed over early.

use super::Picked;
use crate::app::browser::{go_to, hash};
use crate::app::deployment::{Deployment, Feature};
use crate::app::lists::is_only_list;
use crate::app::profiles::is_profile;
use crate::app::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// What takes files.
pub struct Pick {
    /// Takes a file: a form to check, a profile to follow, or a list.
    pub pick: Callback<Picked>,
    /// Loads the form that was taken last as a list.
    pub as_list: Callback<()>,
}

/// Sends profiles to `load_profile`, lists to `load_list`, and everything else to `check`.
#[hook]
pub fn use_pick(
    check: &Callback<Picked>,
    load_profile: &Callback<Picked>,
    load_list: &Callback<Picked>,
    says: &Rc<Deployment>,
) -> Pick {
    let last = use_mut_ref(|| None::<Picked>);
    let as_list = {
        let last = last.clone();
        use_callback(load_list.clone(), move |(), load_list| {
            let picked = last.borrow().clone();
            if let Some(picked) = picked {
                go_to("#lists");
                load_list.emit(picked);
            }
        })
    };
    let pick = use_callback(
        (check.clone(), load_profile.clone(), load_list.clone(), says.clone()),
        move |picked: Picked, (check, load_profile, load_list, says)| {
            if is_profile(&picked.name) && says.shows(Feature::Profiles) {
                load_profile.emit(picked);
                return;
            }
            if is_only_list(&picked.name) && says.shows(Feature::Lists) {
                go_to("#lists");
                load_list.emit(picked);
                return;
            }
            last.replace(Some(picked.clone()));
            match Route::parse(&hash()) {
                Route::Check => {}
                // What is dropped next to the lists is a list.
                Route::Lists if says.shows(Feature::Lists) => {
                    load_list.emit(picked);
                    return;
                }
                // A file may be dropped while the rules are being read.
                _ => go_to("#check"),
            }
            check.emit(picked);
        },
    );
    Pick { pick, as_list }
}
