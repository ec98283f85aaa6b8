//! What a check is told from outside: the day of the check, the buyer's profile and the lists of
//! smelters. Nothing here is read from a clock or from a file.

use super::Profile;
use crate::base::date::Date;
use crate::reference::Lists;

/// What a check is told from outside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The day of the check. Without it, rules that need it say that they were skipped.
    pub today: Option<Date>,
    /// What the buyer asks for beyond the template.
    pub profile: Profile,
    /// The lists of smelters to compare with; empty unless the caller loads some.
    pub lists: Lists,
}

impl Settings {
    /// Settings for a check on this day, with the default profile.
    pub fn on(today: Date) -> Self {
        Self { today: Some(today), ..Self::default() }
    }
}
