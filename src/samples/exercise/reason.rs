//! Why a cell is wrong, in the words of whoever fills in a form, and which of these reasons fit a finding.

use crate::base::text::Text;
use crate::report::Finding;
use Reason::{Contradiction, Explain, Form, Identity, Missing, OutOfDate, Repeated, Superfluous};

/// Why a cell is wrong, in the words of whoever fills in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// The reasons that fit a finding, the best one first. A blank cell is also left empty, whatever its rule is about.
pub fn reasons(finding: &Finding) -> Vec<Reason> {
    let mut reasons = of_rule(&finding.code).to_vec();
    let main = finding.cells.first();
    let is_blank = finding.evidence.iter().any(|shown| Some(&shown.cell) == main && shown.value.trim().is_empty());
    if is_blank && !reasons.contains(&Missing) {
        reasons.push(Missing);
    }
    reasons
}

/// The reasons that fit the findings of a rule; none for a code that no rule has.
fn of_rule(code: &str) -> &'static [Reason] {
    match code {
        "L01" | "M02" | "P01" | "P03" | "Q01" | "Q02" | "Q03" | "S01" | "S02" | "S03" => &[Missing],
        "C01" | "C03" | "C04" | "C11" => &[Missing, OutOfDate],
        "C12" => &[Missing, OutOfDate, Explain],
        "L02" | "L03" => &[Missing, Identity],
        "L18" | "S04" | "S07" => &[Missing, Repeated],
        "P07" | "P10" => &[Missing, Explain],
        "F08" | "M01" => &[Missing, Superfluous],

        "D05" | "D06" | "D07" | "D08" | "D11" | "P02" | "P06" | "P08" | "P09" | "P11" | "P12" | "P13" | "Q12"
        | "X01" | "X02" | "X04" | "X05" | "X06" | "X08" | "L15" => &[Contradiction],
        "D10" | "G01" | "G02" | "G03" | "G04" | "Q11" | "X03" => &[Contradiction, Explain],
        "D01" => &[Contradiction, Missing],
        "D12" => &[Contradiction, Missing, Identity],
        "M06" | "S09" => &[Contradiction, Superfluous],

        "F10" | "H01" | "H02" | "H03" | "H04" | "H05" | "H08" | "L10" | "L21" | "P04" | "Q04" | "S10" => &[Form],
        "L08" => &[Form, Identity],
        "L09" | "M04" => &[Form, Missing],
        "F07" | "L20" => &[Form, Superfluous],
        "H06" => &[Form, Superfluous, Explain],

        "L16" | "R01" | "R11" => &[Identity],
        "L05" | "R08" | "R05" => &[Identity, Explain],
        "D02" => &[Identity, Missing, Explain],
        "L04" => &[Identity, Form, Missing],
        "L06" | "L13" | "R02" => &[Identity, Repeated, Contradiction],
        "L07" | "L11" | "R03" | "R04" | "M03" => &[Identity, Contradiction],
        "R06" => &[Identity, Repeated],

        "G05" | "G06" | "P05" | "Q06" | "Q09" | "Q10" | "R07" | "R10" | "R14" | "R15" => &[Explain],
        "Q07" | "Q08" => &[Explain, Missing],
        "R13" => &[Explain, Superfluous, Repeated],
        "S06" => &[Explain, Form],

        "L12" => &[Repeated],
        "L14" => &[Repeated, Identity],
        "L19" | "M05" => &[Repeated, Form],

        "F02" | "F03" | "F04" | "F05" | "F09" => &[OutOfDate],
        "C02" | "C05" | "C06" | "C07" | "C08" | "C09" | "C10" => &[OutOfDate, Form],

        "F06" | "H07" | "L17" | "L22" => &[Superfluous],
        "D03" | "Q05" | "S05" => &[Superfluous, Contradiction],
        "D09" => &[Superfluous, Repeated, Identity],
        "S08" => &[Superfluous, Form, Missing],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::finding;

    #[test]
    fn letters_name_reasons() {
        let letters: String = Reason::ALL.iter().map(|reason| reason.letter()).collect();
        assert_eq!(letters, "ABCDEFGH");
        for reason in Reason::ALL {
            assert_eq!(Reason::of_letter(reason.letter().to_ascii_lowercase()), Some(reason));
        }
        assert_eq!(Reason::of_letter('N'), None);
    }

    #[test]
    fn a_blank_cell_is_also_left_empty() {
        let mut wrong_date = finding("C08", "Declaration!D22");
        wrong_date.evidence[0].value = "soon".to_owned();
        assert_eq!(reasons(&wrong_date), [OutOfDate, Form]);
        wrong_date.evidence[0].value = " ".to_owned();
        assert_eq!(reasons(&wrong_date), [OutOfDate, Form, Missing]);
        assert_eq!(reasons(&finding("C01", "Declaration!D8")), [Missing, OutOfDate], "no reason twice");
    }
}
