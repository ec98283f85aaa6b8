//! Facts that the rules compare with: countries, and lists of smelters with their dates.

mod areas;
mod countries;
mod event;
mod facts;
mod list;
mod lists;
#[cfg(all(test, feature = "facts"))]
pub(crate) mod look_alikes;
mod matching;
mod shares;
mod status;
mod telling_words;

pub use areas::{AreaList, Extent};
pub use countries::{Countries, CountriesIn, Country, CountryMatch};
pub use event::{ChangeKind, Event, EventKind, ListChange, RemovalReason};
pub use facts::{Facts, FactsError};
pub use list::{List, ListEntry, ListInfo, ListKind, ListTemplate};
pub use lists::{CountryEvent, ListRow, ListedSmelter, ListedStatus, Lists, NameKind, OtherName, Removal, StatusView};
pub use matching::{Candidate, IndexedSmelter, Match, NameIndex, Query};
pub use shares::{StatusCounts, StatusGroup, percent, shares_in_hundredths, status_table, status_total};
pub use status::{OtherStatus, StatusKind, is_old};
pub use telling_words::{TellingName, name_parts, places_in};
