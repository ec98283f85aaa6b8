//! C09: the effective date is later than the day of the check.

use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C09",
    name: "effective-date-in-future",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Logic,
        detail: &Text::fixed(
            "The Instructions ask for the day of completion, which cannot be in the future. One day is allowed for time zones",
            "填写说明要求填写完成申报的日期，不可能在未来。考虑时差，允许相差一天",
        ),
    },
    title: &Text::fixed("Effective date is in the future", "生效日期在未来"),
    why: &Text::fixed(
        "The date says when the form was completed, so it cannot be in the future; often day and month are swapped",
        "该日期是完成申报的日期，不可能在未来；常见原因是日和月写反",
    ),
    fix: &Text::fixed("Enter the day on which the form was completed", "填写实际完成申报的日期"),
    reasons: &[Reason::OutOfDate, Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::EffectiveDate), "2027-02-27")],
        good: &[Edit::text(Place::Company(CompanyField::EffectiveDate), "2026-02-27")],
    },
    check,
    ..super::GROUP
};

/// East of the reader it may already be tomorrow.
const TIME_ZONE_DAYS: i32 = 1;

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(today) = ctx.settings.today else {
        sink.skip(Text::fixed("The day of the check is not known", "不知道检查当天的日期"));
        return;
    };
    let Some(entry) = ctx.declaration.company(CompanyField::EffectiveDate) else { return };
    let Some(day) = ctx.declaration.effective_date().day() else { return };
    if day.days_after(today) <= TIME_ZONE_DAYS {
        return;
    }
    sink.at(entry).value("today", today.to_string()).report(text!(
        en: "Effective date \"{value}\" is later than the day of this check, {today}",
        zh: "生效日期“{value}”晚于检查当天 {today}", value = Shown(entry.text()), today = today));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    const DATE: Place = Place::Company(CompanyField::EffectiveDate);

    fn serial(year: i32, month: u8, day: u8) -> Put {
        Put::Number(f64::from(Date::new(year, month, day).unwrap().serial()))
    }

    #[test]
    fn days_ahead_are_found() {
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[Edit::new(DATE, serial(2026, 3, 4))])), ["Declaration!D22"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::text(DATE, "4 March 2026")])), ["Declaration!D26"]);
    }

    #[test]
    fn today_tomorrow_and_unclear_dates_are_not() {
        for put in [serial(2026, 3, 2), serial(2026, 3, 3), Put::Text("03/04/2026"), Put::Text("soon"), Put::Blank] {
            assert!(check_rule(&RULE, CMRT, &[Edit::new(DATE, put)]).is_empty(), "{put:?}");
        }
    }
}
