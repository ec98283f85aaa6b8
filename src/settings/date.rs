//! Days of the calendar, as spreadsheets count them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the Gregorian calendar, written as `2026-03-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(time::Date);

impl Date {
    /// The day with these numbers, if there is one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, month, day).ok().map(Self)
    }

    /// The day that is this many days after 1970-01-01.
    pub fn from_unix_days(days: i64) -> Option<Self> {
        // Julian day 2440588 is 1970-01-01.
        let julian = i32::try_from(days.checked_add(2_440_588)?).ok()?;
        time::Date::from_julian_day(julian).ok().map(Self)
    }

    /// Reads `2026-03-31`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day of a spreadsheet's serial number, between 1901 and 9999. Fractions of a day are cut off.
    /// Serial 1 is 1900-01-01 (with Excel's day that never was, 1900-02-29), or 1904-01-02 in the 1904 system.
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked first")]
    pub fn from_serial(serial: f64, date_1904: bool) -> Option<Self> {
        let serial = if date_1904 { serial + 1462.0 } else { serial };
        if !(367.0..2_958_466.0).contains(&serial) {
            return None;
        }
        // Julian day 2415019 is 1899-12-30, so that serials after February 1900 come out right.
        time::Date::from_julian_day(2_415_019 + serial as i32).ok().map(Self)
    }

    /// Whether the day can be the present one: the templates that are read here are of 2020 and later, and a computer whose clock
    /// has lost its battery says a year long before.
    pub fn may_be_today(self) -> bool {
        (2020..=2100).contains(&self.year())
    }

    /// The serial number in the 1900 system.
    pub fn serial(self) -> i32 {
        self.0.to_julian_day() - 2_415_019
    }

    /// The day as the forms ask for it, `20-Nov-2026`.
    pub fn as_form(self) -> String {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let month = MONTHS.get(usize::from(u8::from(self.0.month())) - 1).copied().unwrap_or_default();
        format!("{:02}-{month}-{}", self.0.day(), self.0.year())
    }

    /// How many days later this is than another day.
    pub fn days_after(self, other: Self) -> i32 {
        self.0.to_julian_day() - other.0.to_julian_day()
    }

    /// The same day this many months later; the last day of the month where that month is shorter.
    pub fn months_later(self, months: u32) -> Option<Self> {
        let count = i64::from(self.0.year()) * 12 + i64::from(u8::from(self.0.month())) - 1 + i64::from(months);
        let year = i32::try_from(count.div_euclid(12)).ok()?;
        let month = u8::try_from(count.rem_euclid(12) + 1).ok()?;
        (1..=self.0.day()).rev().find_map(|day| Self::new(year, month, day))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
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
        Self::parse_iso(&text).ok_or_else(|| serde::de::Error::custom("not a day such as 2026-03-31"))
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
