//! What a trainee did in the exercises, as long as the tab is open.

use crate::app::exercise::{Act, Attempts};
use std::rc::Rc;
use yew::prelude::*;

/// What a trainee did in the exercises, and what changes it.
#[derive(Clone, PartialEq)]
pub struct AttemptControls {
    /// What was done.
    pub attempts: Rc<Attempts>,
    /// Something is done with the sample of this id.
    pub act: Callback<(String, Act)>,
}

impl Reducible for Attempts {
    type Action = (String, Act);

    fn reduce(self: Rc<Self>, (sample, act): (String, Act)) -> Rc<Self> {
        Rc::new(self.after(&sample, act))
    }
}

/// Nothing of it is stored: it lives in the memory of the tab.
#[hook]
pub fn use_attempts() -> AttemptControls {
    let attempts = use_reducer(Attempts::default);
    let dispatcher = attempts.dispatcher();
    let act = use_callback((), move |done: (String, Act), ()| dispatcher.dispatch(done));
    AttemptControls { attempts: Rc::new((*attempts).clone()), act }
}
