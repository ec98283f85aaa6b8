//! Which reasons fit a finding.

use crate::report::{Finding, Reason, RuleEntry};

/// The reasons that fit a finding, the best one first: those of its rule. A blank cell is also left
/// empty, whatever its rule is about.
pub fn reasons(finding: &Finding, rules: &[RuleEntry]) -> Vec<Reason> {
    let rule = rules.iter().find(|rule| rule.code == finding.code);
    let mut reasons = rule.map(|rule| rule.reasons.clone()).unwrap_or_default();
    let main = finding.cells.first();
    let is_blank = finding.evidence.iter().any(|shown| Some(&shown.cell) == main && shown.value.trim().is_empty());
    if is_blank && !reasons.contains(&Reason::Missing) {
        reasons.push(Reason::Missing);
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::finding;
    use crate::rules::catalogue;
    use Reason::{Form, Missing, OutOfDate};

    #[test]
    fn a_blank_cell_is_also_left_empty() {
        let rules = catalogue();
        let mut wrong_date = finding("C08", "Declaration!D22");
        wrong_date.evidence[0].value = "soon".to_owned();
        assert_eq!(reasons(&wrong_date, &rules), [OutOfDate, Form]);
        wrong_date.evidence[0].value = " ".to_owned();
        assert_eq!(reasons(&wrong_date, &rules), [OutOfDate, Form, Missing]);
        assert_eq!(reasons(&finding("C01", "Declaration!D8"), &rules), [Missing, OutOfDate], "no reason twice");
        wrong_date.code = "Z99".into();
        wrong_date.evidence.clear();
        assert_eq!(reasons(&wrong_date, &rules), [], "no rule");
    }
}
