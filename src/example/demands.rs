//! The buyer profile against which the examples of the rules are run.

use crate::report::ProfileInfo;
use crate::settings::{BlockedSmelter, MinimumRevision, Profile};
use crate::template::{KnownMineral, Revision, Scope, TemplateKind};
use crate::text::Text;

/// A profile of an invented buyer that switches on every rule which only a profile switches on. A form in order meets
/// it but for the reasons beside No.
pub fn demanding_profile() -> Profile {
    Profile {
        info: ProfileInfo {
            id: "examples".to_owned(),
            version: "1".to_owned(),
            name: Text::fixed("Invented customer", "虚构客户"),
            note: Text::default(),
            minimum_conformant: [(KnownMineral::Tin.stored().to_owned(), 50)].into(),
            ..ProfileInfo::default()
        },
        minimum_revisions: [(TemplateKind::Cmrt, MinimumRevision::AtLeast(Revision::fixed("6.22")))].into(),
        scopes: vec![Scope::Company, Scope::Product],
        minerals: [(TemplateKind::Emrt, vec![KnownMineral::Cobalt, KnownMineral::Mica])].into(),
        reason_for_no: true,
        blocked: [(
            "CID990003".to_owned(),
            BlockedSmelter { reason: Text::fixed("No proof of origin was sent", "未提供来源证明") },
        )]
        .into(),
        watch_countries: vec!["SD".to_owned()],
        sanctioned_countries: vec!["KP".to_owned()],
        ..Profile::default()
    }
}
