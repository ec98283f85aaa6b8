//! Facts that the rules compare with: countries, and lists of smelters with their dates.

mod countries;
mod event;
mod list;
mod lists;
mod matching;
mod status;

pub use countries::{Countries, CountriesIn, Country, CountryMatch};
pub use event::{Event, EventKind, RemovalReason};
pub use list::{List, ListEntry, ListInfo, ListKind, ListTemplate};
pub use lists::{CountryEvent, ListRow, ListedSmelter, ListedStatus, Lists, NameKind, OtherName, Removal, StatusView};
pub use matching::{Candidate, Match, Query};
pub use status::StatusKind;
