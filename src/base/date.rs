//! Days of the calendar, as spreadsheets count them, and months where a source states no day.

use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The Julian day of 1899-12-30, so that serials after February 1900 come out right.
const SERIAL_0: i32 = 2_415_019;
/// The first day of the 1904 system in days of the 1900 system.
const DAYS_TO_1904: i32 = 1_462;

/// A day of the Gregorian calendar, written as `2026-03-31`; where a source states the month alone,
/// that month, written as `2026-05`.
///
/// A month is compared and counted from like its first day, so that nothing is taken to be newer
/// than it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    day: time::Date,
    is_month: bool,
}

impl Date {
    /// The day with these numbers, if there is one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day).ok().map(Self::of_day)
    }

    const fn of_day(day: time::Date) -> Self {
        Self { day, is_month: false }
    }

    /// A month without a day.
    pub fn of_month(year: i32, month: u8) -> Option<Self> {
        Some(Self { is_month: true, ..Self::new(year, month, 1)? })
    }

    /// Whether only the month is known.
    pub const fn is_month(self) -> bool {
        self.is_month
    }

    /// Whether both are in the same month of the same year.
    pub fn is_in_month_of(self, other: Self) -> bool {
        (self.day.year(), self.day.month()) == (other.day.year(), other.day.month())
    }

    /// For readers: a day as `2026-03-31` in both languages, a month as `May 2026` and `2026年5月`.
    pub fn text(self) -> Text {
        if !self.is_month {
            return Text::same(self.to_string());
        }
        let (year, month) = (self.year(), self.day.month());
        Text { en: format!("{month} {year}").into(), zh_cn: format!("{year}年{}月", u8::from(month)).into() }
    }

    /// The day that is this many days after 1970-01-01.
    pub fn from_unix_days(days: i64) -> Option<Self> {
        // Julian day 2440588 is 1970-01-01.
        let julian = i32::try_from(days.checked_add(2_440_588)?).ok()?;
        time::Date::from_julian_day(julian).ok().map(Self::of_day)
    }

    /// Reads `2026-03-31`, or `2026-05` where only the month is stated.
    pub fn parse_day_or_month(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        if month.contains('-') {
            return Self::parse_iso(text);
        }
        Self::of_month(year.parse().ok()?, month.parse().ok()?)
    }

    /// Reads `2026-03-31`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day of a spreadsheet's serial number, between 1901 and 9999. Fractions of a day are cut
    /// off. Serial 1 is 1900-01-01 (with Excel's day that never was, 1900-02-29), or 1904-01-02 in
    /// the 1904 system.
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked first")]
    pub fn from_serial(serial: f64, date_1904: bool) -> Option<Self> {
        let serial = if date_1904 { serial + f64::from(DAYS_TO_1904) } else { serial };
        if !(367.0..2_958_466.0).contains(&serial) {
            return None;
        }
        time::Date::from_julian_day(SERIAL_0 + serial as i32).ok().map(Self::of_day)
    }

    /// Whether the day can be the present one: the templates that are read here are of 2020 and
    /// later, and a computer whose clock has lost its battery says a year long before.
    pub fn may_be_today(self) -> bool {
        (2020..=2100).contains(&self.year())
    }

    /// The serial number in the 1900 system.
    pub fn serial(self) -> i32 {
        self.serial_in(false)
    }

    /// The serial number in the 1904 system, which old workbooks of Macintoshes have, or in that
    /// of 1900.
    pub fn serial_in(self, date_1904: bool) -> i32 {
        let serial = self.day.to_julian_day() - SERIAL_0;
        if date_1904 {
            serial - DAYS_TO_1904
        } else {
            // Before Excel's day that never was, numbers are one lower.
            serial - i32::from(serial < 61)
        }
    }

    /// The day as the forms ask for it, `20-Nov-2026`.
    pub fn as_form(self) -> String {
        format!("{:02}-{:.3}-{}", self.day.day(), self.day.month(), self.day.year())
    }

    /// How many days later this is than another day.
    pub fn days_after(self, other: Self) -> i32 {
        self.day.to_julian_day() - other.day.to_julian_day()
    }

    /// The same day this many months later; the last day of the month where that month is shorter.
    pub fn months_later(self, months: u32) -> Option<Self> {
        let count = i64::from(self.day.year()) * 12 + i64::from(u8::from(self.day.month())) - 1 + i64::from(months);
        let year = i32::try_from(count.div_euclid(12)).ok()?;
        let month = time::Month::try_from(u8::try_from(count.rem_euclid(12) + 1).ok()?).ok()?;
        let day = self.day.day().min(month.length(year));
        time::Date::from_calendar_date(year, month, day).ok().map(Self::of_day)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.day.year()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.day.year(), u8::from(self.day.month()))?;
        if self.is_month { Ok(()) } else { write!(f, "-{:02}", self.day.day()) }
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse_day_or_month(&text).ok_or_else(|| serde::de::Error::custom("not a day such as 2026-03-31"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_later_ends_on_a_day_that_exists() {
        let later = |day: &str, months| Date::parse_iso(day)?.months_later(months).map(|day| day.to_string());
        assert_eq!(later("2025-01-31", 1).as_deref(), Some("2025-02-28"));
        assert_eq!(later("2024-12-05", 12).as_deref(), Some("2025-12-05"));
        assert_eq!(later("2024-02-29", 12).as_deref(), Some("2025-02-28"));
        assert_eq!(later("2025-11-30", 3).as_deref(), Some("2026-02-28"));
    }

    #[test]
    fn a_wrong_clock_is_noticed() {
        let may_be_today = |day: &str| Date::parse_iso(day).map(Date::may_be_today);
        let days = ["2019-12-31", "2020-01-01", "2100-12-31", "2101-01-01"];
        assert_eq!(days.map(may_be_today), [Some(false), Some(true), Some(true), Some(false)]);
    }

    #[test]
    fn a_month_keeps_its_precision() {
        let may = Date::parse_day_or_month("2026-05").unwrap();
        assert_eq!((may.is_month(), may.to_string().as_str()), (true, "2026-05"));
        assert_eq!(may.text(), Text::fixed("May 2026", "2026年5月"));
        let day = |text: &str| Date::parse_day_or_month(text).unwrap();
        assert_eq!(day("2026-05-26").text(), Text::same("2026-05-26"));
        assert!(may < day("2026-05-26") && day("2026-04-30") < may);
        assert!(may.is_in_month_of(day("2026-05-31")) && !may.is_in_month_of(day("2025-05-31")));
        assert_eq!(serde_json::from_str::<Date>("\"2026-05\"").unwrap(), may);
        for text in ["2026", "2026-13", "2026-05-", "May 2026", ""] {
            assert_eq!(Date::parse_day_or_month(text), None, "{text}");
        }
        assert_eq!(Date::parse_iso("2026-05"), None, "a day is asked for");
    }

    #[test]
    fn serials_are_days() {
        let day = |serial, old| Date::from_serial(serial, old).map(|date| date.to_string());
        assert_eq!(day(46_112.0, false).as_deref(), Some("2026-03-31"));
        assert_eq!(day(45_777.75, false).as_deref(), Some("2025-04-30"));
        assert_eq!(day(44_315.0, true).as_deref(), Some("2025-04-30"));
        assert_eq!(day(f64::NAN, false), None);
        assert_eq!(day(1e300, false), None);
        assert_eq!(Date::parse_iso("2025-02-29"), None);
        assert_eq!(Date::parse_iso("2026-03-31").map(Date::serial), Some(46_112));
    }
}
