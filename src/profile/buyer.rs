//! What a buyer asks for beyond the template. [`crate::profile`] reads it from a file.

use crate::base::text::Text;
use crate::report::{ChecklistDemand, ProfileInfo, Severity};
use crate::template::{KnownMineral, Mineral, Revision, Scope, TemplateKind, layouts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use crate::report::ProfileContact as Contact;

/// What a buyer asks for beyond the template, and how the buyer is named and reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// What the report says about it.
    pub info: ProfileInfo,
    /// The oldest revision that the buyer takes, by template.
    pub minimum_revisions: BTreeMap<TemplateKind, MinimumRevision>,
    /// The declaration scopes that the buyer takes; every one where none is named.
    pub scopes: Vec<Scope>,
    /// The minerals that must be selected in a form whose minerals are chosen (EMRT, AMRT), by
    /// template.
    pub minerals: BTreeMap<TemplateKind, Vec<KnownMineral>>,
    /// The most months between the effective date and the day of the check.
    pub max_age_months: u32,
    /// The year in which the effective date has to lie, where the buyer names one.
    pub reporting_year: Option<i32>,
    /// Whether to ask for the reason where a mineral is said not to be used.
    pub reason_for_no: bool,
    /// Minerals that the buyer's kind of parts normally holds, so that a No needs a second look.
    pub expected_minerals: Vec<KnownMineral>,
    /// The least share of suppliers that has answered, in percent: 50, 75, 90 or 100, as the
    /// templates offer.
    pub minimum_response: Option<u8>,
    /// From which share on, in percent of the listed smelters of a metal, a list counts as pasted.
    pub pasted_list_share: u8,
    /// Smelters that the buyer does not take, by id.
    pub blocked: BTreeMap<String, BlockedSmelter>,
    /// Countries that the buyer watches, by ISO 3166-1 alpha-2 code.
    pub watch_countries: Vec<String>,
    /// Countries that the buyer takes to be under broad trade sanctions, by ISO 3166-1 alpha-2
    /// code.
    pub sanctioned_countries: Vec<String>,
    /// Rules whose level the buyer changes, by code.
    pub levels: BTreeMap<String, LevelChange>,
    /// What to look at before a file is sent, in the order of the list.
    pub checklist: Vec<ChecklistDemand>,
}

/// The oldest revision that a buyer takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MinimumRevision {
    /// The newest one that this version of the tool knows.
    Newest,
    /// This one or a newer one.
    AtLeast(Revision),
}

/// A smelter that a buyer does not take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockedSmelter {
    /// The buyer's reason.
    pub reason: Text,
}

/// Another level for a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelChange {
    /// The level.
    pub level: Level,
    /// The buyer's reason.
    pub reason: Text,
}

/// A level that a profile gives a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// Its findings have this severity.
    Severity(Severity),
    /// The rule is not checked.
    Off,
}

impl Default for Profile {
    /// The built-in default: the template's own demands and common practice, no buyer's.
    fn default() -> Self {
        Self {
            info: ProfileInfo::default(),
            minimum_revisions: BTreeMap::new(),
            scopes: Vec::new(),
            minerals: BTreeMap::new(),
            max_age_months: 12,
            reporting_year: None,
            reason_for_no: false,
            expected_minerals: Vec::new(),
            minimum_response: None,
            pasted_list_share: 80,
            blocked: BTreeMap::new(),
            watch_countries: Vec::new(),
            sanctioned_countries: Vec::new(),
            levels: BTreeMap::new(),
            checklist: ChecklistDemand::usual(),
        }
    }
}

impl Profile {
    /// Whether this is the built-in default, whose limits are common practice and no buyer's
    /// demand.
    pub fn is_default(&self) -> bool {
        self.info.is_default()
    }

    /// The revision that a file has to have at least, where it has an older one.
    ///
    /// A second point number alone (6.6.1 after 6.6) makes no file too old for a buyer that wants
    /// the newest.
    pub fn too_old(&self, kind: TemplateKind, revision: &Revision) -> Option<Revision> {
        match self.minimum_revisions.get(&kind)? {
            MinimumRevision::AtLeast(least) => (revision < least).then(|| least.clone()),
            MinimumRevision::Newest => {
                let newest = &layouts::newest(kind)?.revision;
                revision.is_older_than(newest).then(|| newest.clone())
            }
        }
    }

    /// The minerals that must be selected in this template.
    pub fn wanted_minerals(&self, kind: TemplateKind) -> impl Iterator<Item = Mineral> {
        self.minerals.get(&kind).into_iter().flatten().map(|known| Mineral::Known(*known))
    }
}
