//! F09: the date cell of this revision does not take today's date.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "F09",
    name: "date-limit-reached",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Data validation of the date cell: CMRT up to 6.22, EMRT up to 2.1, AMRT up to 1.3 and all CRT end on 2026-03-31. Later dates in such files are still read as dates",
            "日期单元格的数据验证：CMRT 6.22、EMRT 2.1、AMRT 1.3 及更早版本和 CRT 只接受到 2026-03-31。这类文件中更晚的日期仍照常读取",
        ),
    },
    title: &Text::fixed("Date cell of this revision is past its limit", "该版本的日期单元格已超过期限"),
    why: &Text::fixed(
        "Excel refuses later dates in this cell; the date itself may be right",
        "Excel 不接受在这一格输入更晚的日期；日期本身可能没有问题",
    ),
    fix: &Text::fixed("Use the newest revision for the next declaration", "下次申报改用最新版本"),
    reasons: &[Reason::OutOfDate],
    reads: &[DECLARATION],
    example: Example {
        form: (TemplateKind::Emrt, "2.1"),
        bad: &[Edit::text(Place::Company(CompanyField::EffectiveDate), "15-Apr-2026")],
        good: &[Edit::text(Place::Company(CompanyField::EffectiveDate), "31-Mar-2026")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(last) = ctx.layout.last_accepted_day() else { return };
    let Some(entry) = ctx.declaration.company(CompanyField::EffectiveDate) else { return };
    let message = match (ctx.declaration.effective_date().day(), ctx.settings.today) {
        (Some(day), _) if day > last => text!(
            en: "Effective date \"{value}\" is later than {last}, the last day that this revision's date cell accepts",
            zh: "生效日期“{value}”晚于 {last}，即该版本日期单元格接受的最后一天",
            value = Shown(entry.text()), last = last),
        (_, Some(today)) if today > last => text!(
            en: "This revision's date cell accepts no day after {last}",
            zh: "该版本的日期单元格不接受 {last} 之后的日期", last = last),
        (_, Some(_)) => return,
        (_, None) => {
            sink.skip(Text::fixed("The day of the check is not known", "不知道检查当天的日期"));
            return;
        }
    };
    sink.at(entry).report(message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::rules::testing::{AMRT, CMRT, CRT, cells, check_rule, check_rule_on};

    #[test]
    fn the_limit_counts_from_the_day_after() {
        assert!(check_rule(&RULE, AMRT, &[]).is_empty());
        let later = Date::new(2026, 4, 1);
        assert_eq!(cells(&check_rule_on(&RULE, AMRT, &[], later)), ["Declaration!D27"]);
        assert_eq!(cells(&check_rule_on(&RULE, CRT, &[], later)), ["Declaration!D22"]);
        assert!(check_rule_on(&RULE, AMRT, &[], Date::new(2026, 3, 31)).is_empty());
    }

    #[test]
    fn newer_revisions_have_no_limit() {
        let text = [Edit::text(Place::Company(CompanyField::EffectiveDate), "2026-05-05")];
        assert!(check_rule_on(&RULE, CMRT, &text, Date::new(2026, 6, 1)).is_empty());
    }

    #[test]
    fn without_a_day_of_the_check_only_the_file_speaks() {
        assert!(check_rule_on(&RULE, AMRT, &[], None).is_empty());
        let text = [Edit::text(Place::Company(CompanyField::EffectiveDate), "2026-05-05")];
        assert_eq!(check_rule_on(&RULE, AMRT, &text, None).len(), 1);
    }
}
