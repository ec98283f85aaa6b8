//! What tells the rows of the lists apart, so that a row is found again in another version of the
//! file.

use crate::base::normal::key;
use crate::declaration::{
    Choice, Entry, MineColumn, MineEntry, ProductColumn, ProductEntry, SmelterColumn, SmelterEntry,
};
use crate::report::RowIdentity;

pub(super) fn of_smelter(row: &SmelterEntry) -> RowIdentity {
    // Next to these two choices only a typed name says which smelter is meant.
    let name = match row.choice {
        Choice::NotListed | Choice::NotIdentified => row.get(SmelterColumn::Name).text(),
        _ => row.display_name(),
    };
    RowIdentity {
        metal: row.get(SmelterColumn::Metal).key().to_owned(),
        id: row.id().key().to_owned(),
        name: key(name),
        beside: row.get(SmelterColumn::Country).key().to_owned(),
    }
}

pub(super) fn of_mine(row: &MineEntry) -> RowIdentity {
    let cell = |column| row.get(column).map(Entry::key).unwrap_or_default().to_owned();
    RowIdentity {
        metal: cell(MineColumn::Metal),
        id: cell(MineColumn::Id),
        name: cell(MineColumn::Name),
        beside: joined([cell(MineColumn::Smelter), cell(MineColumn::Country)]),
    }
}

pub(super) fn of_product(row: &ProductEntry) -> RowIdentity {
    let cell = |column| row.get(column).map(Entry::key).unwrap_or_default().to_owned();
    RowIdentity {
        metal: String::new(),
        id: cell(ProductColumn::Number),
        name: cell(ProductColumn::Name),
        beside: joined([cell(ProductColumn::RequesterNumber), cell(ProductColumn::RequesterName)]),
    }
}

fn joined(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ")
}
