//! Lists of smelters with their name, date and source: what a check compares with, and what the
//! report names.

use super::{ListChange, OtherName, StatusKind};
use crate::base::date::Date;
use crate::base::text::Text;
use crate::template::{Mineral, TemplateKind};
use crate::text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a report says about a list that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListInfo {
    /// Its own id, in kebab case.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it is good for.
    pub kind: ListKind,
    /// The day that it describes. A list without one counts as older than every list with one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// Where it comes from: the publisher, or the name of the file that was loaded.
    pub source: Text,
    /// How many smelters it names.
    pub count: usize,
    /// Whether it is part of the built-in historical facts.
    #[serde(default)]
    pub built_in: bool,
    /// The template whose `Smelter Look-up` sheet it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub template: Option<ListTemplate>,
}

impl ListInfo {
    /// Whether a status in it counts: a list of an audit scheme, or statements of a public
    /// document.
    pub fn gives_statuses(&self) -> bool {
        matches!(self.kind, ListKind::Status | ListKind::Statements)
    }

    /// Its name with a day of it, for reading: `"Name" (2025-03-05)`, and for a document
    /// `Name, May 2026`.
    pub fn on(&self, days: &[Option<Date>]) -> Text {
        let days: Vec<Text> =
            days.iter().map(|day| day.map_or_else(|| Text::fixed("no date", "无日期"), Date::text)).collect();
        let days = Text::list(&days);
        if self.kind == ListKind::Statements {
            return text!(en: "{name}, {days}", zh: "“{name}”（{days}）"; name: self.name, days: days);
        }
        text!(en: "\"{name}\" ({days})", zh: "“{name}”（{days}）"; name: self.name, days: days)
    }
}

/// The template whose `Smelter Look-up` sheet a list is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListTemplate {
    /// Which template.
    pub kind: TemplateKind,
    /// Its revision, such as `6.5`.
    pub revision: String,
}

/// What a list is good for. Every list may add names; only some may say more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ListKind {
    /// Which smelters exist, complete for its metals: a look-up sheet, an RMI smelter export. A
    /// smelter that is missing here although an older one has it was removed.
    Identity,
    /// What an audit scheme says about smelters. Complete for its metals and for the statuses in
    /// it: a smelter missing from a list of conformant smelters is not conformant by that list.
    Status,
    /// What a public document of a company, such as a filing, says about smelters of its supply
    /// chain on a day. Says nothing about smelters that it does not name.
    Statements,
    /// Smelters that the company takes.
    Accepted,
    /// Smelters that the company does not take.
    Blocked,
    /// What changed in a list of smelters, and when. Says nothing about smelters that it does not
    /// name.
    History,
    /// Names found in other documents. Says nothing about smelters that it does not name.
    Named,
}

/// A list with its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// What it is. `count` is set by [`super::Lists`].
    pub info: ListInfo,
    /// Its rows; several rows for one id are its other names.
    pub entries: Vec<ListEntry>,
}

/// One row of a list. What the list does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListEntry {
    /// The metal.
    #[serde(skip_serializing_if = "Option::is_none", default, with = "stored_mineral")]
    pub metal: Option<Mineral>,
    /// The RMI id, `CID` and six digits.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub id: String,
    /// The standard name.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub name: String,
    /// Other names.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub aliases: Vec<String>,
    /// Other names of a special kind; only the built-in facts have them.
    #[serde(skip)]
    pub other_names: Vec<OtherName>,
    /// The country as the list has it: a name in any spelling, or an ISO code.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub country: String,
    /// The status.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<StatusKind>,
    /// Whether it is in operation, in the words of the list; empty where the list does not say. It
    /// is no status of an assessment.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub operation: String,
    /// The day of that status, where it is not the day of the list.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<Date>,
    /// The company's reason, on a list of smelters that it takes or does not take.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub reason: String,
    /// What changed, in a history.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub changes: Vec<ListChange>,
}

/// A metal as the templates store its name.
mod stored_mineral {
    use super::{Deserialize, Deserializer, Mineral, Serializer};

    #[allow(clippy::ref_option, reason = "serde gives the field like this")]
    pub fn serialize<S: Serializer>(metal: &Option<Mineral>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(metal.as_ref().map_or("", Mineral::stored))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Mineral>, D::Error> {
        Ok(Mineral::parse(&String::deserialize(deserializer)?))
    }
}
