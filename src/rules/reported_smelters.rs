//! The rows of the Smelter List as the report has them next to the findings: what was typed, which
//! smelter is meant, and its status.

use super::{Context, RowMatch, SmelterMatches};
use crate::declaration::{Choice, SmelterColumn, SmelterEntry};
use crate::reference::ListedStatus;
use crate::report::smelters::{CandidateSmelter, MeantSmelter, RowStatus, SmelterRow, TypedSmelter};

/// The rows of the Smelter List that name a smelter or stand for one, in the order of the sheet.
pub(crate) fn smelter_rows(context: &Context<'_>) -> Vec<SmelterRow> {
    let matches = context.smelter_matches();
    let rows = context.declaration.smelters.iter().filter(|row| row.mineral.is_some());
    rows.map(|row| smelter_row(context, matches, row)).collect()
}

fn smelter_row(context: &Context<'_>, matches: &SmelterMatches<'_>, row: &SmelterEntry) -> SmelterRow {
    let found = matches.of_row(row.row);
    let lists = &context.settings.lists;
    let listed = found.and_then(|found| matches.listed_smelter(found));
    let view = listed.map(|smelter| lists.status(smelter)).unwrap_or_default();
    let row_status = |status: &ListedStatus<'_>| {
        let list = lists.infos().iter().position(|info| std::ptr::eq(info, status.list))?;
        let not_operating = status.not_operating.map(str::to_owned);
        Some(RowStatus { kind: status.kind.clone(), list, date: status.date, not_operating })
    };
    let status = view.current.as_ref().and_then(row_status);
    let also_stated = view.disagreeing.iter().filter_map(row_status).collect();
    let group = found.map(|found| lists.status_group(found.mineral, listed));
    SmelterRow {
        row: row.row,
        mineral: row.mineral.as_ref().map(|mineral| mineral.stored().to_owned()).unwrap_or_default(),
        typed: typed(row),
        meant: found.and_then(|found| meant(matches, found)),
        candidates: found.map(|found| candidates(matches, found)).unwrap_or_default(),
        status,
        also_stated,
        group,
    }
}

fn typed(row: &SmelterEntry) -> TypedSmelter {
    let not_listed = row.choice == Choice::NotListed;
    let name = match row.choice {
        Choice::NotListed | Choice::NoLookup => row.get(SmelterColumn::Name),
        _ => row.get(SmelterColumn::Lookup),
    };
    TypedSmelter {
        name: name.text().to_owned(),
        id: row.id().text().to_owned(),
        country: row.get(SmelterColumn::Country).text().to_owned(),
        not_listed,
    }
}

/// The workbook's own look-up is the identity list of its revision, so it goes first.
fn meant(matches: &SmelterMatches<'_>, found: &RowMatch<'_>) -> Option<MeantSmelter> {
    let own = matches.own_smelter(found).map(|own| MeantSmelter {
        name: own.name.clone(),
        id: own.id.clone(),
        country: own.country.clone(),
    });
    own.or_else(|| {
        let listed = matches.listed_smelter(found)?;
        Some(MeantSmelter { name: listed.name.clone(), id: listed.id.clone(), country: listed.country.clone() })
    })
}

fn candidates(matches: &SmelterMatches<'_>, found: &RowMatch<'_>) -> Vec<CandidateSmelter> {
    let own = matches.own_candidates(found).into_iter().map(|own| CandidateSmelter {
        name: own.name.clone(),
        id: own.id.clone(),
        country: own.country.clone(),
    });
    let own: Vec<CandidateSmelter> = own.collect();
    if !own.is_empty() || meant(matches, found).is_some() {
        return own;
    }
    let listed = matches.listed_candidates(found).into_iter().map(|listed| CandidateSmelter {
        name: listed.name.clone(),
        id: listed.id.clone(),
        country: listed.country.clone(),
    });
    listed.collect()
}
