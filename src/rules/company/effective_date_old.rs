//! C10: the effective date is old, outside the buyer's year, or earlier than the template itself.

use crate::base::date::Date;
use crate::rules::prelude::*;
use crate::template::layouts;

pub(crate) static RULE: Rule = Rule {
    code: "C10",
    name: "effective-date-old",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Customers commonly accept a declaration for twelve months; a profile may name another limit or a reporting year. A date before the release of the revision can only come from an older file; only the first of the three is reported",
            "客户通常只接受十二个月内的申报；配置可以另定期限或申报年度。早于该版本发布日的日期只可能来自旧文件；三种情况只报告最先成立的一种",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Effective date is old or left over", "生效日期过旧或为遗留日期"),
    why: &Text::fixed(
        "Customers take an old date for a sign that the answers were not reviewed this time",
        "客户会把过旧的日期看作本次未复核答案的迹象",
    ),
    fix: &Text::fixed(
        "Review the answers, then enter the day on which that was done",
        "复核全部答案，再填写完成复核的日期",
    ),
    reasons: &[Reason::OutOfDate, Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.22"),
        bad: &[Edit::text(Place::Company(CompanyField::EffectiveDate), "2025-01-31")],
        good: &[Edit::text(Place::Company(CompanyField::EffectiveDate), "2025-03-31")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let profile = &ctx.settings.profile;
    let Some(entry) = ctx.declaration.company(CompanyField::EffectiveDate) else { return };
    let Some(day) = ctx.declaration.effective_date().day() else { return };
    let shown = Shown(entry.text());
    if let Some(released) = released(ctx).filter(|released| day < *released) {
        let revision = &ctx.layout.revision;
        sink.at(entry).value("released", released.to_string()).report(text!(
            en: "Effective date \"{value}\" is earlier than the release of {kind} {revision} on {released}",
            zh: "生效日期“{value}”早于 {kind} {revision} 的发布日 {released}",
            value = shown, kind = ctx.declaration.kind(), revision = revision, released = released));
        return;
    }
    if let Some(year) = profile.reporting_year.filter(|year| day.year() != *year) {
        sink.at(entry).asked_by(profile).value("reporting_year", year.to_string()).report(text!(
            en: "Effective date \"{value}\" is not in {year}, the reporting year of this customer",
            zh: "生效日期“{value}”不在该客户的申报年度 {year} 年内", value = shown, year = year));
        return;
    }
    let Some(today) = ctx.settings.today else {
        sink.skip(Text::fixed("The day of the check is not known", "不知道检查当天的日期"));
        return;
    };
    let months = profile.max_age_months;
    if day.months_later(months).is_none_or(|last| last >= today) {
        return;
    }
    sink.at(entry).asked_by(profile).value("months", months.to_string()).report(text!(
        en: "Effective date \"{value}\" is more than {months} before the day of this check, {today}",
        zh: "生效日期“{value}”距检查当天 {today} 已超过 {months}",
        value = shown, today = today; months: Text::counted(months as usize, "month", "months", "个月")));
}

/// The day on which the revision came out; only of a revision that the file itself names.
fn released(ctx: &Context<'_>) -> Option<Date> {
    let (year, month, day) = layouts::find(ctx.detected.kind, ctx.detected.revision.as_ref()?)?.released?;
    Date::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::rules::testing::{AMRT_12, CMRT, CRT, EMRT_2, cells, check_rule, check_rule_with};

    const OLD: (TemplateKind, &str) = (TemplateKind::Cmrt, "6.22");

    fn dated(date: &'static str) -> [Edit; 1] {
        [Edit::text(Place::Company(CompanyField::EffectiveDate), date)]
    }

    #[test]
    fn old_and_left_over_dates_are_found() {
        assert_eq!(cells(&check_rule(&RULE, OLD, &dated("2025-03-01"))), ["Declaration!D22"]);
        let left_over = check_rule(&RULE, EMRT_2, &dated("16-Oct-2025"));
        assert!(left_over[0].message.en.contains("earlier than the release of EMRT 2.1"), "{left_over:?}");
        assert_eq!(check_rule(&RULE, AMRT_12, &dated("2025-05-15")).len(), 1);
        assert_eq!(check_rule(&RULE, CRT, &dated("2024-03-01")).len(), 1);
    }

    #[test]
    fn a_profile_names_another_limit_or_a_year() {
        let half = Profile { max_age_months: 6, ..Profile::default() };
        assert_eq!(check_rule_with(&RULE, OLD, &dated("2025-08-31"), &half).len(), 1);
        assert!(check_rule_with(&RULE, OLD, &dated("2025-09-02"), &half).is_empty());
        let year = Profile { reporting_year: Some(2026), ..Profile::default() };
        assert_eq!(check_rule_with(&RULE, CMRT, &dated("2025-12-31"), &year).len(), 1);
        assert!(check_rule_with(&RULE, CMRT, &dated("2026-01-01"), &year).is_empty());
    }

    #[test]
    fn twelve_months_and_unclear_dates_are_left_alone() {
        for date in ["2025-03-02", "2026-03-02", "2027-01-01", "03/04/2020", "soon", ""] {
            assert!(check_rule(&RULE, OLD, &dated(date)).is_empty(), "{date}");
        }
    }
}
