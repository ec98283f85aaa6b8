//! C08: the effective date is blank or is not clearly a day.

use crate::declaration::EffectiveDate;
use crate::report::corrections::NewValue;
use crate::rules::correction::Fix;
use crate::rules::error_values::{fix_for_error_value, shows_error_value};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C08",
    name: "effective-date-unclear",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the effective date is required (any content will do). Instructions: DD-MMM-YYYY; the cell refuses days before 2007. A number beyond Excel's calendar shows #### in a cell for dates. Text that can be read as one day only is just \"Look at\"",
            "官方 Checker：生效日期为必填（不检查内容）。填写说明：格式为 DD-MMM-YYYY；单元格不接受 2007 年以前的日期。超出 Excel 日期范围的数字在日期单元格中显示为 ####。只有一种读法的文本日期仅列为“请留意”",
        ),
    },
    title: &Text::fixed("Effective date is not clear", "生效日期不明确"),
    why: &Text::fixed(
        "Customers use this date to judge whether the declaration is recent enough",
        "客户根据这个日期判断申报是否够新",
    ),
    fix: &Text::fixed(
        "Enter the day on which the form was completed as DD-MMM-YYYY, for example 27-Feb-2026",
        "按 DD-MMM-YYYY 格式填写完成申报的日期，例如 27-Feb-2026",
    ),
    reasons: &[Reason::OutOfDate, Reason::Form],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::EffectiveDate), "see cover letter")],
        good: &[Edit::new(Place::Company(CompanyField::EffectiveDate), Put::Number(46_080.0))],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(entry) = ctx.declaration.company(CompanyField::EffectiveDate) else { return };
    if entry.is_error_mark() {
        sink.at(entry)
            .fix(fix_for_error_value(entry))
            .report(shows_error_value(&CompanyField::EffectiveDate.name(), entry));
        return;
    }
    let shown = Shown(entry.text());
    let mut fix = None;
    let (severity, message) = match ctx.declaration.effective_date() {
        EffectiveDate::Day(_) => return,
        EffectiveDate::Blank if ctx.declaration.is_blank_form() => return,
        // The date cell of this revision refuses the day, so text is the only way in (F09).
        EffectiveDate::Text(day) if ctx.layout.last_accepted_day().is_some_and(|last| day > last) => return,
        EffectiveDate::Blank => (Error, Text::fixed("Effective date is blank", "生效日期未填写")),
        EffectiveDate::NotADate => (
            Error,
            text!(
                en: "Effective date \"{value}\" is not a full date",
                zh: "生效日期“{value}”不是完整的日期", value = shown),
        ),
        EffectiveDate::BeyondCalendar(day) => {
            fix = day.map(|day| {
                text!(
                    en: "Type {day} into the cell, so that Excel takes it as a date",
                    zh: "在单元格中输入 {day}，让 Excel 识别为日期", day = day.as_form())
            });
            (
                Error,
                text!(
                    en: "Effective date {value} is a number beyond Excel's calendar, so the cell shows ####",
                    zh: "生效日期 {value} 是超出 Excel 日期范围的数字，单元格显示为 ####", value = shown),
            )
        }
        EffectiveDate::BeforeTemplates(day) => (
            Error,
            text!(
                en: "Effective date \"{value}\" means {day}, before any of these templates existed",
                zh: "生效日期“{value}”即 {day}，当时还没有这些模板", value = shown, day = day),
        ),
        EffectiveDate::Ambiguous(one, other) => (
            Warning,
            text!(
                en: "Effective date \"{value}\" may mean {one} or {other}",
                zh: "生效日期“{value}”可以读作 {one}，也可以读作 {other}", value = shown, one = one, other = other),
        ),
        EffectiveDate::Text(day) => (
            Info,
            text!(
                en: "Effective date \"{value}\" is stored as text; it is read as {day}",
                zh: "生效日期“{value}”存为文本，按 {day} 读取", value = shown, day = day),
        ),
    };
    let mut finding = sink.at(entry);
    finding.severity(severity);
    match fix {
        Some(fix) => finding.fix(fix).report(message),
        None => finding.report(message),
    }
}

/// The one day that a text can be read as.
fn correction(_: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    if entry.field != Field::Company(CompanyField::EffectiveDate) {
        return RightValue::None;
    }
    match EffectiveDate::read(entry) {
        EffectiveDate::Text(day) | EffectiveDate::BeyondCalendar(Some(day)) => RightValue::One(Fix {
            after: NewValue::Day(day),
            kind: CorrectionKind::Date,
            why: text!(
                en: "The text can be read as {day} only; the cell then holds a real date",
                zh: "文本只能读作 {day}；更正后单元格中是真正的日期", day = day),
        }),
        EffectiveDate::Ambiguous(one, other) => RightValue::Unsure(text!(
            en: "It may mean {one} or {other}", zh: "可能是 {one}，也可能是 {other}", one = one, other = other)),
        _ => RightValue::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, EMRT_2, cells, check_rule};

    const DATE: Place = Place::Company(CompanyField::EffectiveDate);

    fn found(form: (TemplateKind, &str), put: Put) -> Vec<Severity> {
        check_rule(&RULE, form, &[Edit::new(DATE, put)]).into_iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn severity_follows_what_is_wrong() {
        assert_eq!(found(CMRT, Put::Blank), [Error]);
        assert_eq!(found(CMRT, Put::Text("TBD")), [Error]);
        assert_eq!(found(CMRT, Put::Number(2026.0)), [Error], "a year is a day of 1905");
        assert_eq!(found(CMRT, Put::Number(45.0)), [Error]);
        assert_eq!(found(CMRT, Put::Text("03/04/2025")), [Warning]);
        assert_eq!(found(CMRT, Put::Text("27-Feb-2026")), [Info]);
        assert_eq!(found(EMRT_2, Put::Text("2026年2月27日")), [Info]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[Edit::blank(DATE)])), ["Declaration!D26"]);
        assert_eq!(cells(&check_rule(&RULE, AMRT_12, &[Edit::blank(DATE)])), ["Declaration!D24"]);
    }

    #[test]
    fn digits_of_a_day_as_a_number_are_offered_as_a_date() {
        let findings = check_rule(&RULE, CMRT, &[Edit::new(DATE, Put::Number(20_261_120.0))]);
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Declaration!D22".to_owned()], Error));
        assert!(findings[0].message.en.contains("####") && findings[0].fix.en.contains("20-Nov-2026"));
        assert_eq!(found(EMRT_2, Put::Number(99_999_999.0)), [Error]);
        // The same digits as text are read.
        assert_eq!(found(CMRT, Put::Text("20261120")), [Info]);
    }

    #[test]
    fn text_is_the_only_way_in_after_the_cells_limit() {
        assert!(found(EMRT_2, Put::Text("2026-04-15")).is_empty());
        assert_eq!(found(CMRT, Put::Text("2026-04-15")), [Info]);
        assert!(found(CMRT, Put::Number(46_080.5)).is_empty(), "a time of day does no harm");
    }
}
