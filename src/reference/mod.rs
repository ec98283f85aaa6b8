//! Facts that the rules compare with: countries, and lists of smelters with their dates.

mod areas;
mod countries;
mod event;
mod facts;
mod list;
mod lists;
mod matching;
mod names;
mod shares;
mod status;

pub use areas::{AreaList, Extent};
pub use countries::{Countries, Country, CountryMatch};
pub use event::{Event, EventKind, RemovalReason};
pub use facts::{Facts, FactsError};
pub use list::{List, ListEntry, ListInfo, ListKind, ListTemplate};
pub use lists::{CountryEvent, ListRow, ListedSmelter, ListedStatus, Lists, NameKind, OtherName, Removal, StatusView};
pub use matching::{Candidate, IndexedSmelter, Match, NameIndex, Query};
pub use shares::{StatusCounts, StatusGroup, percent, shares_in_hundredths, status_table, status_total};
pub use status::StatusKind;
