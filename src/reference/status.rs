//! What a list says about the audit of a smelter. A status is "on that list on that date", never a
//! present fact.

use crate::base::date::Date;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// Status of a smelter on a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusKind {
    /// Assessed against the standard of RMI's assessment programme (RMAP), or of a scheme that RMI
    /// recognises.
    Conformant,
    /// Committed to an assessment: documents done, visit scheduled, under way or in corrective
    /// action. Not conformant.
    Active,
    /// Able to be assessed. Says nothing about an assessment.
    Eligible,
    /// Any other status, in the words of the list.
    Other(String),
}

/// Whether a status of this day is history on the day of a check: more than so many months old.
/// Without one of the days nobody can tell: then it counts as old.
pub fn is_old(date: Option<Date>, today: Option<Date>, months: u16) -> bool {
    let last = date.and_then(|date| date.months_later(months.into()));
    today.zip(last).is_none_or(|(today, last)| today > last)
}

/// What the words for neither conformant nor active mean, as RMI's lists, filings and reports use
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherStatus {
    /// Called not conformant by the source.
    NonConformant,
    /// RMI has to get in touch with the smelter, or wants its customers to.
    OutreachRequired,
    /// RMI's own review of the smelter found that an assessment cannot go on.
    UnableToProceed,
    /// The smelter does not want to take part.
    CommunicationSuspended,
    /// RMI and the smelter are talking.
    InCommunication,
    /// Known to the source, and neither conformant nor active there.
    NeitherConformantNorActive,
    /// The smelter has not joined the programme.
    NotEnrolled,
}

impl OtherStatus {
    /// Every one, in the order of the glossary.
    pub const ALL: [Self; 7] = [
        Self::NonConformant,
        Self::OutreachRequired,
        Self::UnableToProceed,
        Self::CommunicationSuspended,
        Self::InCommunication,
        Self::NeitherConformantNorActive,
        Self::NotEnrolled,
    ];

    /// Reads the word of a list or a document. Whole values are compared.
    pub fn read(word: &str) -> Option<Self> {
        let key: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        Some(match key.as_str() {
            "nonconformant" | "notconformant" => Self::NonConformant,
            "outreachrequired" => Self::OutreachRequired,
            "rmiduediligencereviewunabletoproceed" | "duediligencereviewunabletoproceed" => Self::UnableToProceed,
            "communicationsuspendednotinterested" | "communicationsuspended" => Self::CommunicationSuspended,
            "incommunication" => Self::InCommunication,
            "neitherconformantnoractive" => Self::NeitherConformantNorActive,
            "notenrolled" => Self::NotEnrolled,
            _ => return None,
        })
    }

    /// The status for readers; the glossary says what it means. In Chinese with the word of the
    /// source where that word is the finding of somebody else.
    pub const fn name(self) -> Text {
        match self {
            Self::NonConformant => Text::fixed("Non-Conformant", "未获认可（Non-Conformant）"),
            Self::OutreachRequired => Text::fixed("Outreach Required", "需要接洽"),
            Self::UnableToProceed => {
                Text::fixed("RMI Due Diligence Review - Unable to Proceed", "RMI 尽职调查审查：无法继续")
            }
            Self::CommunicationSuspended => {
                Text::fixed("Communication Suspended - Not Interested", "沟通中止：无意参与")
            }
            Self::InCommunication => Text::fixed("In Communication", "沟通中"),
            Self::NeitherConformantNorActive => Text::fixed("Neither conformant nor active", "既非认可也非活跃"),
            Self::NotEnrolled => Text::fixed("Not enrolled", "未加入"),
        }
    }
}

impl StatusKind {
    /// Reads the words of a list, in English or Chinese; `None` for a blank. Whole values are
    /// compared, so that "Non-Conformant" is no kind of "Conformant". A bare 合格 stays as it is:
    /// some lists mean eligible, others conformant.
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim();
        let key: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        match key.as_str() {
            "" => None,
            "conformant"
            | "rmapconformant"
            | "conformantsmelter"
            | "conformantfacility"
            | "crossrecognized"
            | "crossrecognised"
            | "conformantcrossrecognized"
            | "conformantcrossrecognised"
            | "认可"
            | "認可"
            | "合规"
            | "合規"
            | "符合"
            | "认可合规"
            | "認可合規"
            | "合规认可"
            | "已认可"
            | "rmap合规"
            | "rmap认可"
            | "相互认可"
            | "交叉认可" => Some(Self::Conformant),
            "active" | "rmapactive" | "activesmelter" | "activefacility" | "活跃" | "活躍" | "rmap活跃" => {
                Some(Self::Active)
            }
            "eligible" | "rmapeligible" | "eligiblesmelter" | "eligiblefacility" | "合格可接受审核" | "可接受审核" => {
                Some(Self::Eligible)
            }
            _ => Some(Self::Other(word.to_owned())),
        }
    }

    /// The word in data: `Conformant`, `Active`, `Eligible`, or the word of the list.
    pub fn word(&self) -> &str {
        match self {
            Self::Conformant => "Conformant",
            Self::Active => "Active",
            Self::Eligible => "Eligible",
            Self::Other(word) => word,
        }
    }

    /// The status for readers.
    pub fn name(&self) -> Text {
        match self {
            Self::Conformant => Text::fixed("Conformant", "认可（合规）"),
            Self::Active => Text::fixed("Active", "活跃"),
            Self::Eligible => Text::fixed("Eligible", "可接受审核"),
            Self::Other(word) => OtherStatus::read(word).map_or_else(|| Text::same(word.clone()), OtherStatus::name),
        }
    }

    /// Whether this is conformant or active.
    pub fn takes_part(&self) -> bool {
        matches!(self, Self::Conformant | Self::Active)
    }

    /// The status as a document states it, for reading: its word in quotation marks; what it only
    /// marks, in our own words.
    pub fn stated(&self) -> Text {
        match self {
            Self::Other(word) if OtherStatus::read(word) == Some(OtherStatus::NeitherConformantNorActive) => {
                Text::fixed("neither conformant nor active", "既非认可也非活跃")
            }
            kind => crate::text!(en: "\"{name}\"", zh: "“{name}”"; name: kind.name()),
        }
    }

    /// Whether the source calls the smelter not conformant. That is the word of the source, never a
    /// finding of RMI's.
    pub fn is_non_conformant(&self) -> bool {
        matches!(self, Self::Other(word) if OtherStatus::read(word) == Some(OtherStatus::NonConformant))
    }
}

impl Serialize for StatusKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for StatusKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::read(&word).ok_or_else(|| serde::de::Error::custom("a status without a word"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_keep_their_meaning() {
        for status in OtherStatus::ALL {
            let name = status.name();
            assert_eq!(OtherStatus::read(&name.en), Some(status), "{}", name.en);
            let kind = StatusKind::read(&name.en).unwrap();
            assert_eq!((kind.word(), kind.name()), (&*name.en, name.clone()));
            assert!(!kind.takes_part());
            assert_eq!(kind.stated().en.contains('"'), status != OtherStatus::NeitherConformantNorActive);
            assert_eq!(kind.is_non_conformant(), status == OtherStatus::NonConformant);
        }
        for word in ["Non Conformant", "non-conformant"] {
            let kind = StatusKind::read(word).unwrap();
            assert!(kind.is_non_conformant());
            assert_eq!(kind.word(), word, "as the list writes it");
        }
        for word in ["Conformant", "Inactive", "Not interested"] {
            assert_eq!(OtherStatus::read(word), None, "{word}");
        }
    }

    #[test]
    fn a_status_is_old_after_so_many_months() {
        let day = |text: &str| Date::parse_day_or_month(text);
        let old = |date: &str, today: &str| is_old(day(date), day(today), 12);
        assert!(!old("2026-05-26", "2027-05-26") && old("2026-05-26", "2027-05-27"));
        assert!(!old("2026-05", "2027-05-01") && old("2026-05", "2027-05-02"), "it may be of the first day");
        assert!(!old("2026-05", "2026-03-02"), "a day before");
        assert!(is_old(None, day("2026-03-02"), 12) && is_old(day("2026-03-02"), None, 12));
    }

    #[test]
    fn whole_words_are_read() {
        for (word, kind) in [
            ("Conformant", StatusKind::Conformant),
            (" RMAP conformant ", StatusKind::Conformant),
            ("认可（合规）", StatusKind::Conformant),
            ("ACTIVE", StatusKind::Active),
            ("活跃", StatusKind::Active),
            ("Eligible", StatusKind::Eligible),
            ("合格（可接受审核）", StatusKind::Eligible),
        ] {
            assert_eq!(StatusKind::read(word), Some(kind), "{word}");
        }
        for word in
            ["Non-Conformant", "Non Conformant", "Not conformant", "不合规", "未认可", "合格", "Inactive", "Ineligible"]
        {
            assert_eq!(StatusKind::read(word), Some(StatusKind::Other(word.to_owned())), "{word}");
        }
        assert_eq!(StatusKind::read(" "), None);
    }
}
