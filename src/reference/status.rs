//! What a list says about the audit of a smelter. A status is "on that list on that date", never a present fact.

use crate::letters::LetterCase;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// Status of a smelter on a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusKind {
    /// Assessed against the standard of RMI's assessment programme (RMAP), or of a scheme that RMI recognises.
    Conformant,
    /// Committed to an assessment: documents done, visit scheduled, under way or in corrective action. Not conformant.
    Active,
    /// Able to be assessed. Says nothing about an assessment.
    Eligible,
    /// Any other status, in the words of the list.
    Other(String),
}

impl StatusKind {
    /// Reads the words of a list, in English or Chinese; `None` for a blank. Whole values are compared, so that
    /// "Non-Conformant" is no kind of "Conformant". A bare 合格 stays as it is: some lists mean eligible, others conformant.
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim();
        let key: String = word.lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
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
            Self::Other(word) => Text::same(word.clone()),
        }
    }

    /// Whether this is conformant or active.
    pub fn takes_part(&self) -> bool {
        matches!(self, Self::Conformant | Self::Active)
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
