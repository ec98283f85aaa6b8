//! Smelters, lists and statuses for reading.

use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::reference::{ListInfo, ListKind, ListedStatus};
use crate::text;
use std::collections::BTreeSet;

/// A smelter for readers: `Name (CID990001)`.
pub(crate) fn smelter_title(name: &str, id: &str) -> String {
    if id.is_empty() { Shown(name).to_string() } else { format!("{} ({id})", Shown(name)) }
}

/// A list with its date for reading: `"Name" (2025-03-05)`.
pub(crate) fn list_text(list: &ListInfo) -> Text {
    list_on(list, list.date)
}

/// A status with its list or document and its day, for reading after a verb: `Conformant on "Name"
/// (2023-05-25)`, and for a document `"Conformant" according to NAME, May 2026`, because the word
/// is that of the document.
pub(crate) fn status_text(status: &ListedStatus<'_>) -> Text {
    let list = list_on(status.list, status.date);
    if status.list.kind != ListKind::Statements {
        let kind = status.kind.name();
        return match status.not_operating {
            None => text!(en: "{kind} on {list}", zh: "在{list}中为“{kind}”"; kind: kind, list: list),
            Some(said) => text!(
                en: "{kind} on {list} (operation there: \"{said}\")",
                zh: "在{list}中为“{kind}”（其运营状态：“{said}”）", said = Shown(said); kind: kind, list: list),
        };
    }
    let stated = status.kind.stated();
    let is = if stated.zh_cn.starts_with('“') { "为" } else { "" };
    let stated = Text { zh_cn: format!("{is}{}", stated.zh_cn).into(), ..stated };
    text!(en: "{stated} according to {list}", zh: "据{list}{stated}"; stated: stated, list: list)
}

/// [`status_text`] with its verb, and with what other documents of the same months state otherwise.
/// A statement is never a present fact.
pub(crate) fn status_clause(status: &ListedStatus<'_>, disagreeing: &[ListedStatus<'_>]) -> Text {
    let first = status_text(status);
    let mut clause = if status.list.kind == ListKind::Statements {
        text!(en: "was {first}", zh: "{first}"; first: first)
    } else {
        text!(en: "is {first}", zh: "{first}"; first: first)
    };
    for other in disagreeing {
        clause = text!(en: "{clause}; {other}", zh: "{clause}；{other}"; clause: clause, other: status_text(other));
    }
    clause
}

/// Lists and documents for reading. Their names have commas.
pub(crate) fn lists_text(lists: &[Text]) -> Text {
    let join = |text: fn(&Text) -> &str, mark: &str| lists.iter().map(text).collect::<Vec<_>>().join(mark);
    Text { en: join(|text| &text.en, "; ").into(), zh_cn: join(|text| &text.zh_cn, "；").into() }
}

/// A list with a date for reading.
pub(crate) fn list_on(list: &ListInfo, date: Option<Date>) -> Text {
    list_on_days(list, &BTreeSet::from([date]))
}

/// A list with the days of several of its rows for reading.
pub(crate) fn list_on_days(list: &ListInfo, days: &BTreeSet<Option<Date>>) -> Text {
    let days: Vec<_> = days.iter().copied().collect();
    list.on(&days)
}

/// A date as a value for programs; empty where there is none.
pub(crate) fn date_value(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The workbook's own look-up, for messages that name a list.
pub(crate) fn own_look_up() -> Text {
    Text::fixed("the look-up of this workbook", "本工作簿的冶炼厂查找表")
}
