//! From the rows of a loaded list to lists that a check compares with.

use super::guess::ListKind;
use super::rows::Row;
use crate::base::date::Date;
use crate::base::text::Text;
use crate::reference::{self, List, ListEntry, ListInfo, StatusKind};
use serde::{Deserialize, Serialize};

/// What the user confirms about a list, besides its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Its own id, in kebab case.
    pub id: String,
    /// The name under which reports speak of it.
    pub name: String,
    /// Name of the file that it comes from.
    pub file: String,
    /// What kind of list it is.
    pub kind: ListKind,
    /// The day that it describes.
    pub date: Date,
}

/// Why rows cannot be compared with, although they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UseError {
    /// No row was read.
    #[error("the list has no row that can be used")]
    NoRows,
    /// A history without a row that tells what changed when.
    #[error("no row tells what changed and when")]
    NoChanges,
    /// Nothing says which status the smelters of the list have.
    #[error("no status in the rows, and none for all of them")]
    NoStatus,
}

impl UseError {
    /// What it is, in one sentence for the user.
    pub const fn text(self) -> Text {
        match self {
            Self::NoRows => Text::fixed("No row of the list can be used", "清单里没有可用的行"),
            Self::NoChanges => Text::fixed(
                "No row tells which ID was added, removed or corrected on which day; choose the columns of ID, change and day",
                "没有一行写明哪个识别号在哪天新增、移除或更正，应选择识别号、变更类型和日期所在的列",
            ),
            Self::NoStatus => Text::fixed(
                "The rows have no status; choose the column of the status, or one status for all rows",
                "各行没有状态；应选择状态所在的列，或为所有行选择同一个状态",
            ),
        }
    }
}

/// Makes lists of rows. One file gives several lists only where a company says of some smelters
/// that it takes them and of others that it does not: those mean different things.
///
/// A list of the LBMA or of the RJC gives names only. Being on it is no status of RMI's assessment,
/// and taken for one it would hide the status that an older RMI list gives.
///
/// # Errors
/// When the rows say nothing that a check can use.
pub fn lists_of(rows: Vec<Row>, about: &Description) -> Result<Vec<List>, UseError> {
    if about.kind == ListKind::RmiRevisions && rows.iter().all(|row| row.changes.is_empty()) {
        return Err(UseError::NoChanges);
    }
    if rows.is_empty() {
        return Err(UseError::NoRows);
    }
    let mut parts: Vec<(reference::ListKind, Vec<ListEntry>)> = Vec::new();
    let mut has_status = false;
    for row in rows {
        let (kind, status) = meaning(about.kind, row.status.as_deref());
        has_status |= status.is_some() || matches!(kind, reference::ListKind::Accepted | reference::ListKind::Blocked);
        let entry = ListEntry {
            metal: row.metal,
            id: row.id.unwrap_or_default(),
            name: row.name,
            aliases: row.aliases,
            country: row.country,
            status,
            operation: row.operation,
            changes: row.changes,
            ..ListEntry::default()
        };
        match parts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, entries)) => entries.push(entry),
            None => parts.push((kind, vec![entry])),
        }
    }
    if matches!(about.kind, ListKind::RmiStatus | ListKind::Own) && !has_status {
        return Err(UseError::NoStatus);
    }
    parts.sort_by_key(|(kind, _)| *kind);
    let several = parts.len() > 1;
    let list = |(kind, entries): (reference::ListKind, Vec<ListEntry>)| List {
        info: ListInfo {
            id: if several { format!("{}-{}", about.id, part_name(kind)) } else { about.id.clone() },
            name: Text::same(about.name.clone()),
            kind,
            date: Some(about.date),
            source: Text::same(about.file.clone()),
            count: 0,
            built_in: false,
            template: None,
        },
        entries,
    };
    Ok(parts.into_iter().map(list).collect())
}

/// What a row of a list of this kind is good for, and its status.
fn meaning(kind: ListKind, status: Option<&str>) -> (reference::ListKind, Option<StatusKind>) {
    use reference::ListKind as Good;
    let word = status.and_then(StatusKind::read);
    match kind {
        ListKind::RmiConformant => (Good::Status, word.or(Some(StatusKind::Conformant))),
        ListKind::RmiActive => (Good::Status, word.or(Some(StatusKind::Active))),
        ListKind::RmiEligible => (Good::Status, word.or(Some(StatusKind::Eligible))),
        ListKind::RmiStatus => (Good::Status, word),
        ListKind::RmiReference | ListKind::TemplateLookUp => (Good::Identity, None),
        ListKind::RmiRevisions => (Good::History, None),
        ListKind::Lbma | ListKind::Rjc => (Good::Named, None),
        ListKind::Own => match word {
            None => (Good::Named, None),
            Some(StatusKind::Other(word)) => {
                own_word(&word).map_or((Good::Status, Some(StatusKind::Other(word))), |good| (good, None))
            }
            known => (Good::Status, known),
        },
    }
}

/// Words with which companies say what they take. Whole values are compared: "not approved" is no
/// "approved".
fn own_word(word: &str) -> Option<reference::ListKind> {
    let key: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    match key.as_str() {
        "approved" | "accepted" | "allowed" | "whitelist" | "whitelisted" | "批准" | "已批准" | "接受" | "可接受"
        | "允许" | "白名单" => Some(reference::ListKind::Accepted),
        "blocked" | "rejected" | "notapproved" | "notaccepted" | "notallowed" | "banned" | "prohibited"
        | "blacklist" | "blacklisted" | "禁用" | "禁止" | "黑名单" | "不接受" | "拒绝" | "未批准" => {
            Some(reference::ListKind::Blocked)
        }
        _ => None,
    }
}

const fn part_name(kind: reference::ListKind) -> &'static str {
    match kind {
        reference::ListKind::Identity => "identity",
        reference::ListKind::Status => "status",
        reference::ListKind::Statements => "statements",
        reference::ListKind::Accepted => "accepted",
        reference::ListKind::Blocked => "blocked",
        reference::ListKind::History => "history",
        reference::ListKind::Named => "named",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{KnownMineral, Mineral};

    fn row(id: &str, status: Option<&str>) -> Row {
        Row {
            row: 2,
            metal: Some(Mineral::from(KnownMineral::Tin)),
            id: Some(id.to_owned()),
            name: "Beispiel Zinn GmbH".to_owned(),
            aliases: vec!["Beispiel".to_owned()],
            country: "Germany".to_owned(),
            status: status.map(str::to_owned),
            operation: String::new(),
            changes: Vec::new(),
        }
    }

    fn about(kind: ListKind) -> Description {
        Description {
            id: "loaded-1".to_owned(),
            name: "Conformant 2026".to_owned(),
            file: "conformant.csv".to_owned(),
            kind,
            date: Date::parse_iso("2026-10-01").unwrap(),
        }
    }

    #[test]
    fn a_list_of_conformant_smelters_says_so_of_each() {
        let lists = lists_of(vec![row("CID990002", None)], &about(ListKind::RmiConformant)).unwrap();
        let [list] = lists.as_slice() else { panic!("{lists:?}") };
        assert_eq!(list.info.kind, reference::ListKind::Status);
        assert_eq!(list.info.id, "loaded-1");
        assert_eq!(list.info.source.en, "conformant.csv");
        assert_eq!(list.info.date, Date::parse_iso("2026-10-01"));
        let entry = &list.entries[0];
        assert_eq!((entry.status.as_ref(), entry.id.as_str()), (Some(&StatusKind::Conformant), "CID990002"));
        assert_eq!(entry.aliases, ["Beispiel"]);
        // A status in the row goes before the title of the list.
        let lists = lists_of(vec![row("CID990002", Some("Active"))], &about(ListKind::RmiConformant)).unwrap();
        assert_eq!(lists[0].entries[0].status, Some(StatusKind::Active));
    }

    #[test]
    fn names_and_ids_are_no_status() {
        for (kind, good) in [
            (ListKind::RmiReference, reference::ListKind::Identity),
            (ListKind::TemplateLookUp, reference::ListKind::Identity),
            (ListKind::Lbma, reference::ListKind::Named),
            (ListKind::Rjc, reference::ListKind::Named),
        ] {
            let lists = lists_of(vec![row("CID990002", Some("Active"))], &about(kind)).unwrap();
            assert_eq!((lists[0].info.kind, &lists[0].entries[0].status), (good, &None), "{kind:?}");
        }
    }

    #[test]
    fn what_a_company_takes_and_what_not_are_two_lists() {
        let rows = vec![
            row("CID990002", Some("Approved")),
            row("CID990003", Some("禁用")),
            row("CID990004", Some("Not approved")),
        ];
        let lists = lists_of(rows, &about(ListKind::Own)).unwrap();
        let kinds: Vec<_> =
            lists.iter().map(|list| (list.info.id.as_str(), list.info.kind, list.entries.len())).collect();
        assert_eq!(
            kinds,
            [
                ("loaded-1-accepted", reference::ListKind::Accepted, 1),
                ("loaded-1-blocked", reference::ListKind::Blocked, 2)
            ]
        );
    }

    #[test]
    fn what_says_nothing_is_refused() {
        let refused = |rows, kind| lists_of(rows, &about(kind)).unwrap_err();
        assert_eq!(refused(vec![row("CID990002", None)], ListKind::Own), UseError::NoStatus);
        assert_eq!(refused(vec![row("CID990002", Some(" "))], ListKind::RmiStatus), UseError::NoStatus);
        assert_eq!(refused(Vec::new(), ListKind::RmiConformant), UseError::NoRows);
        assert_eq!(refused(vec![row("CID990002", None)], ListKind::RmiRevisions), UseError::NoChanges);
    }
}
