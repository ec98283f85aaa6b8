//! Why a cell is wrong, in the words of whoever fills in a form: what an exercise asks for.

use crate::base::text::Text;
use Reason::{Contradiction, Explain, Form, Identity, Missing, OutOfDate, Repeated, Superfluous};
use serde::{Deserialize, Serialize};

/// Why a cell is wrong, in the words of whoever fills in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Something belongs there.
    Missing,
    /// Two entries cannot both be right.
    Contradiction,
    /// Something else was written than the form can take.
    Form,
    /// Which smelter, mine or metal is meant is not known.
    Identity,
    /// It may be true, but somebody will ask.
    Explain,
    /// It is there twice, or in the row of something else.
    Repeated,
    /// Company, contact, date or revision.
    OutOfDate,
    /// Nothing belongs there.
    Superfluous,
}

impl Reason {
    /// Every reason, in the order of the letters.
    pub const ALL: [Reason; 8] = [Missing, Contradiction, Form, Identity, Explain, Repeated, OutOfDate, Superfluous];

    /// The letter on paper, which is also its key on the page.
    pub const fn letter(self) -> char {
        match self {
            Missing => 'A',
            Contradiction => 'B',
            Form => 'C',
            Identity => 'D',
            Explain => 'E',
            Repeated => 'F',
            OutOfDate => 'G',
            Superfluous => 'H',
        }
    }

    /// The reason with this letter, in either case.
    pub fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.letter() == letter.to_ascii_uppercase())
    }

    /// The words for it.
    pub const fn name(self) -> Text {
        match self {
            Missing => Text::fixed("Left empty or not complete", "空着或没填完整"),
            Contradiction => Text::fixed("Contradicts another entry", "与另一处填写内容矛盾"),
            Form => Text::fixed("Not one of the choices, or in the wrong format", "不是可选的答案，或写法不对"),
            Identity => {
                Text::fixed("Smelter or metal not known, or wrongly identified", "冶炼厂或金属不明，或识别有误")
            }
            Explain => Text::fixed("May be true, but needs an explanation", "可能属实，但需要说明"),
            Repeated => Text::fixed("Listed twice, or in the wrong row", "重复，或填错了行"),
            OutOfDate => Text::fixed(
                "Company, contact, date or revision wrong or out of date",
                "公司、联系人、日期或模板版本有误或过时",
            ),
            Superfluous => Text::fixed("Should not be there", "不应填在这里"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_name_reasons() {
        let letters: String = Reason::ALL.iter().map(|reason| reason.letter()).collect();
        assert_eq!(letters, "ABCDEFGH");
        for reason in Reason::ALL {
            assert_eq!(Reason::of_letter(reason.letter().to_ascii_lowercase()), Some(reason));
        }
        assert_eq!(Reason::of_letter('N'), None);
    }
}
