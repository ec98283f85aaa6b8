//! The effective date, read as a day where it can be read in one way.

use super::entry::Entry;
use crate::base::date::Date;
use crate::base::text::half_width;

/// What the cell of the effective date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectiveDate {
    /// Nothing is there.
    Blank,
    /// A day, stored as one.
    Day(Date),
    /// A day written as text that can be read in one way only.
    Text(Date),
    /// Text that is one day or another; the earlier one comes first.
    Ambiguous(Date, Date),
    /// A number that is no day of Excel's calendar, which shows `####` for it: mostly the digits of
    /// a day typed without marks between, such as 20261120, with the day that is meant.
    BeyondCalendar(Option<Date>),
    /// No full date.
    NotADate,
    /// A day before 2007, when no template existed and which the date cell refuses.
    BeforeTemplates(Date),
}

impl EffectiveDate {
    /// Reads the cell.
    pub fn read(entry: &Entry) -> Self {
        if entry.is_blank() {
            return Self::Blank;
        }
        // A serial number that stands for a day is already shown as a day.
        let stored = entry.number.and_then(|_| Date::parse_iso(entry.text()));
        match stored {
            Some(day) if is_before_templates(day) => Self::BeforeTemplates(day),
            Some(day) => Self::Day(day),
            None if entry.number.is_some_and(|number| !(0.0..AFTER_CALENDAR).contains(&number)) => {
                Self::BeyondCalendar(match Self::read_text(entry.text()) {
                    Self::Text(day) => Some(day),
                    _ => None,
                })
            }
            None => Self::read_text(entry.text()),
        }
    }

    /// The day, where there is just one.
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Text(day) | Self::BeyondCalendar(Some(day)) => Some(day),
            Self::Blank
            | Self::Ambiguous(..)
            | Self::BeyondCalendar(None)
            | Self::NotADate
            | Self::BeforeTemplates(_) => None,
        }
    }

    fn read_text(text: &str) -> Self {
        let mut days = readings(text);
        days.sort();
        days.dedup();
        let (before, since): (Vec<Date>, Vec<Date>) = days.into_iter().partition(|day| is_before_templates(*day));
        match (since.first(), since.last(), before.first()) {
            (Some(first), Some(last), _) if first != last => Self::Ambiguous(*first, *last),
            (Some(day), _, _) => Self::Text(*day),
            (None, _, Some(day)) => Self::BeforeTemplates(*day),
            (None, _, None) => Self::NotADate,
        }
    }
}

/// The first number after 9999-12-31, the last day of Excel's calendar.
const AFTER_CALENDAR: f64 = 2_958_466.0;

/// The date cells of all revisions accept days from 2007-01-01 on.
fn is_before_templates(day: Date) -> bool {
    day.year() < 2007
}

/// One part of a date text.
enum DatePart {
    /// A number with its count of digits.
    Number(i32, usize),
    Month(i32),
}

/// Every day that a text may mean.
fn readings(text: &str) -> Vec<Date> {
    let text = with_digits(&half_width(text).to_lowercase());
    let Some(parts) = parts(&text) else { return Vec::new() };
    let month_at = parts.iter().position(|part| matches!(part, DatePart::Month(_)));
    let months = parts.iter().filter(|part| matches!(part, DatePart::Month(_))).count();
    let numbers: Vec<(i32, usize)> = parts
        .iter()
        .filter_map(|part| match part {
            DatePart::Number(number, digits) => Some((*number, *digits)),
            DatePart::Month(_) => None,
        })
        .collect();
    let month = parts.iter().find_map(|part| match part {
        DatePart::Month(month) => Some(*month),
        DatePart::Number(..) => None,
    });
    match (month, numbers.as_slice()) {
        (Some(month), [first, second]) if months == 1 => with_month_name(month, month_at, *first, *second),
        (None, [(number, 8)]) => day(number / 10_000, number / 100 % 100, number % 100).into_iter().collect(),
        (None, [first, second, third]) => in_numbers(*first, *second, *third, &text),
        _ => Vec::new(),
    }
}

fn with_month_name(month: i32, month_at: Option<usize>, first: (i32, usize), second: (i32, usize)) -> Vec<Date> {
    // 2024 May 2, May 2 2024 and 2 May 2024; with two digits the year comes last, as in 2-May-24.
    let (number_of_day, year) = match (first, second, month_at) {
        ((year, 4), (number_of_day, 1 | 2), _) | ((number_of_day, 1 | 2), (year, 4), _) => (number_of_day, year),
        ((number_of_day, 1 | 2), (year, 2), Some(0 | 1)) => (number_of_day, 2000 + year),
        _ => return Vec::new(),
    };
    day(year, month, number_of_day).into_iter().collect()
}

fn in_numbers(first: (i32, usize), second: (i32, usize), third: (i32, usize), text: &str) -> Vec<Date> {
    // The years of Japanese eras and of the Republic of China count from another year.
    let era = if text.contains("令和") {
        Some(2018)
    } else if text.contains("平成") {
        Some(1988)
    } else if text.contains("民国") || text.contains("民國") {
        Some(1911)
    } else {
        None
    };
    let dotted = text.contains('.') && !text.contains(['/', '-']);
    let days = match (first, second, third, era) {
        ((year, 1..=3), (month, 1 | 2), (number, 1 | 2), Some(before)) => vec![day(before + year, month, number)],
        ((year, 4), (month, 1 | 2), (number, 1 | 2), _) => vec![day(year, month, number)],
        // Where dots are used with the year at the end, the day comes first.
        ((number, 1 | 2), (month, 1 | 2), (year, 4), _) if dotted => vec![day(year, month, number)],
        ((one, 1 | 2), (two, 1 | 2), (year, 4), _) => vec![day(year, two, one), day(year, one, two)],
        ((one, 2), (month, 1 | 2), (three, 1 | 2), _) if text.contains('年') => vec![day(2000 + one, month, three)],
        ((one, 1 | 2), (two, 1 | 2), (three, 2), _) => {
            vec![day(2000 + three, two, one), day(2000 + three, one, two), day(2000 + one, two, three)]
        }
        _ => Vec::new(),
    };
    days.into_iter().flatten().collect()
}

/// A day; years beyond 2100 are typing errors and no dates.
fn day(year: i32, month: i32, number: i32) -> Option<Date> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(number).ok()?)
}

/// Chinese numerals before a year, month or day as digits: 二〇二六年九月十五日, 民國一百一十五年,
/// 令和元年. Others, as in 星期三, stay.
fn with_digits(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| numeral(c).is_none()).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let is_part = after.trim_start().starts_with(['年', '月', '日', '号', '號'])
            || after.is_empty() && plain.trim_end().ends_with('月');
        if run.is_empty() {
            plain.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            if first == '元' && rest.starts_with('年') {
                plain.pop();
                plain.push('1');
            }
        } else {
            match in_digits(run).filter(|_| is_part) {
                Some(digits) => plain.push_str(&digits),
                None => plain.push_str(run),
            }
            rest = after;
        }
    }
    plain
}

/// What a Chinese numeral stands for; those that multiply what stands before them are 10 and 100.
fn numeral(c: char) -> Option<u32> {
    const DIGITS: [&str; 10] = ["〇零○", "一壹", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];
    match c {
        '十' | '拾' => Some(10),
        '廿' => Some(20),
        '百' => Some(100),
        _ => (0..).zip(DIGITS).find(|(_, forms)| forms.contains(c)).map(|(digit, _)| digit),
    }
}

/// A numeral in digits, whether it is spelt digit by digit or with tens.
fn in_digits(run: &str) -> Option<String> {
    let figures: Vec<u32> = run.chars().filter_map(numeral).collect();
    if figures.len() > 6 {
        return None;
    }
    if figures.iter().all(|figure| *figure < 10) {
        return Some(figures.iter().map(u32::to_string).collect());
    }
    let (mut sum, mut digit) = (0, None);
    for figure in figures {
        match figure {
            0..=9 => digit = Some(figure),
            20 => sum += figure,
            factor => sum += digit.take().unwrap_or(1) * factor,
        }
    }
    Some((sum + digit.unwrap_or(0)).to_string())
}

/// Numbers and names of months, without a time of day such as `08:00:00`, `10时30分` or
/// `10:30 (UTC+8)`. Other words do not count, but Latin letters that cling to a number are a slip
/// of the keyboard, so that the text is no date: `None`.
fn parts(text: &str) -> Option<Vec<DatePart>> {
    let mut parts = Vec::new();
    let mut rest = text;
    // The runs before this one, and the word before a sign.
    let (mut before, mut word) = ("", "");
    let mut of_time = false;
    while let Some(first) = rest.chars().next() {
        let same_kind = |c: char| {
            if first.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                c.is_alphabetic() == first.is_alphabetic() && !c.is_ascii_digit()
            }
        };
        let end = rest.find(|c: char| !same_kind(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let after_digit = before.ends_with(|c: char| c.is_ascii_digit());
        if first.is_ascii_digit() {
            let is_offset = before == "+" || before == "-" && matches!(word, "utc" | "gmt");
            if !of_time && !is_offset && !begins_like_a_time(after) {
                // A number that does not fit is a number all the same, so that the text is no date.
                parts.push(DatePart::Number(run.parse().unwrap_or(i32::MAX), run.len()));
            }
            of_time = false;
        } else {
            // What stands behind the hour is minutes.
            of_time = after_digit && matches!(run, ":" | "h");
            if let Some(month) = month(run) {
                parts.push(DatePart::Month(month));
            } else if !of_time
                && (after_digit && !may_follow_a_number(run)
                    || after.starts_with(|c: char| c.is_ascii_digit()) && !may_precede_a_number(run))
            {
                return None;
            }
            if first.is_alphabetic() {
                word = run;
            }
        }
        before = run;
        rest = after;
    }
    Some(parts)
}

/// Whether what follows a number makes it an hour, a minute or a second.
fn begins_like_a_time(after: &str) -> bool {
    let word = after.trim_start();
    let end = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
    after.starts_with(':')
        || word.starts_with(['时', '時', '点', '點', '分', '秒', '시', '분', '초'])
        || matches!(word.get(..end), Some("h" | "am" | "pm" | "hrs" | "uhr"))
}

/// Whether a run may follow a number without a blank between: marks, words of other scripts, the
/// letters of an ordinal number, and those of a time of day.
fn may_follow_a_number(run: &str) -> bool {
    const LETTERS: [&str; 15] = ["st", "nd", "rd", "th", "er", "e", "o", "a", "t", "z", "h", "am", "pm", "hrs", "utc"];
    !run.starts_with(|c: char| c.is_ascii_alphabetic()) || LETTERS.contains(&run)
}

/// Whether a run may stand before a number without a blank between: the same without the letters,
/// but for the T of a time of day.
fn may_precede_a_number(run: &str) -> bool {
    !run.starts_with(|c: char| c.is_ascii_alphabetic()) || run == "t"
}

/// The number of a month from its name in a language of the templates or of their neighbours, in
/// full or short. With the right beginning and end it may have a slip between: "febuary". Other
/// words that begin like a month, as "martes" and "approved" do, are none.
fn month(word: &str) -> Option<i32> {
    const NAMES: [&str; 12] = [
        "january januar januari janvier janeiro enero gennaio ocak",
        "february februar februari février fevrier febrero fevereiro febbraio şubat subat",
        "march märz maerz mrz mars marzo março marco mart marts",
        "april avril abril aprile nisan",
        "may mai mayo maio maggio mayıs mayis mei",
        "june juni juin junio junho giugno haziran",
        "july juli juillet julio julho luglio temmuz",
        "august augusti augustus août aout agosto ağustos agustos",
        "september septembre septiembre setembro settembre eylül eylul",
        "october oktober octobre octubre outubro ottobre ekim",
        "november novembre noviembre novembro kasım kasim",
        "december dezember décembre decembre diciembre dezembro dicembre aralık aralik",
    ];
    let letters: Vec<char> = word.chars().collect();
    if !(3..=10).contains(&letters.len()) {
        return None;
    }
    let is_name = |name: &str| {
        let name: Vec<char> = name.chars().collect();
        let same_start = letters.get(..3) == name.get(..3);
        let same_end = letters.len() > 4 && letters.iter().rev().take(2).eq(name.iter().rev().take(2));
        name.starts_with(&letters) || same_start && same_end
    };
    (1..).zip(NAMES).find(|(_, names)| names.split(' ').any(is_name)).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::Field;
    use crate::template::CompanyField;
    use crate::workbook::{Addr, CellRef, Value};

    fn read(text: &str) -> EffectiveDate {
        let cell = CellRef::new("Declaration", Addr::new(4, 22));
        let value = Value::Text(text.to_owned().into());
        EffectiveDate::read(&Entry::new(cell, Field::Company(CompanyField::EffectiveDate), &value, false))
    }

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn texts_with_one_reading_are_days() {
        let second_of_may = [
            "02-May-2024",
            "2-May-24",
            "2024-05-02",
            "2024/5/2",
            "2024.5.2",
            "2024年5月2日",
            "2024 年 5 月 2 日",
            "24年5月2日",
            "２０２４年５月２日",
            "２０２４／０５／０２",
            "May 2, 2024",
            "May 2nd, 2024",
            "Thursday, 2 May 2024",
            "2. Mai 2024",
            "2 mai 2024",
            "2024-05-02 00:00:00",
            "2024-05-02T08:30:00Z",
            "02.05.2024",
            "20240502",
            "2.May.2024",
            "2nd of May 2024",
            "2024-05-02 8:30am",
            "令和6年5月2日",
            "民國113年5月2日",
            " 2024-05-02\u{a0}",
            "二〇二四年五月二日",
            "二零二四年五月二日",
            "二○二四年五月二",
            "贰零贰肆年伍月贰日",
            "令和六年五月二日",
            "民国一一三年五月二日",
            "民國一百一十三年5月2日",
            "中華民國113年5月2日",
            "2024년 5월 2일",
            "Date: 2024-05-02",
            "Date:2024-05-02",
            "日期：2024年5月2日",
            "生效日期:2024/5/2",
            "Declared 2 May 2024",
            "2024年5月2日上午10时30分",
            "2024年5月2日 下午3点",
            "2024년 5월 2일 오전 10시 30분",
            "2024-05-02 10:30 (UTC+8)",
            "2024-05-02 10:30 GMT-5",
            "2024-05-02T10:30:00+08:00",
            "2024-05-02 3 pm",
            "2024-05-02 10h30",
            "2024-05-02 (Thu)",
            "2024年5月2日（木）",
            "2024年5月2日 星期四",
            "jeudi 2 mai 2024",
        ];
        for text in second_of_may {
            assert_eq!(read(text), EffectiveDate::Text(date(2024, 5, 2)), "{text}");
        }
        assert_eq!(read("27/02/2026"), EffectiveDate::Text(date(2026, 2, 27)));
        assert_eq!(read("02/27/2026"), EffectiveDate::Text(date(2026, 2, 27)));
        assert_eq!(read("03/03/2026"), EffectiveDate::Text(date(2026, 3, 3)));
        assert_eq!(read("1. März 2026"), EffectiveDate::Text(date(2026, 3, 1)));
        assert_eq!(read("martes 3 de marzo de 2026"), EffectiveDate::Text(date(2026, 3, 3)));
        assert_eq!(read("二〇二六年九月十五日"), EffectiveDate::Text(date(2026, 9, 15)));
        assert_eq!(read("二零二六年十二月三十一日"), EffectiveDate::Text(date(2026, 12, 31)));
        assert_eq!(read("令和元年十月廿一日"), EffectiveDate::Text(date(2019, 10, 21)));
        assert_eq!(read("平成31年4月1日"), EffectiveDate::Text(date(2019, 4, 1)));
        assert_eq!(read("Approved: 14 Febuary 2026"), EffectiveDate::Text(date(2026, 2, 14)));
    }

    #[test]
    fn numbers_beyond_the_calendar_are_told_from_text() {
        let number = |number: f64| {
            let cell = CellRef::new("Declaration", Addr::new(4, 22));
            let field = Field::Company(CompanyField::EffectiveDate);
            EffectiveDate::read(&Entry::new(cell, field, &Value::Number(number), false))
        };
        assert_eq!(number(20_261_120.0), EffectiveDate::BeyondCalendar(Some(date(2026, 11, 20))));
        assert_eq!(number(20_261_120.0).day(), Some(date(2026, 11, 20)));
        for other in [20_261_399.0, 2_958_466.0, -46_000.0, 1e300] {
            assert_eq!(number(other), EffectiveDate::BeyondCalendar(None), "{other}");
        }
        assert_eq!(number(2026.0), EffectiveDate::NotADate);
    }

    #[test]
    fn texts_with_two_readings_are_ambiguous() {
        assert_eq!(read("03/04/2026"), EffectiveDate::Ambiguous(date(2026, 3, 4), date(2026, 4, 3)));
        assert_eq!(read("3-4-2026"), EffectiveDate::Ambiguous(date(2026, 3, 4), date(2026, 4, 3)));
        assert!(matches!(read("10/11/12"), EffectiveDate::Ambiguous(..)));
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in
            ["n/a", "2024", "May 2024", "today", "Rev. 6.5, April 25, 2025", "2024-13-45", "12345", "-", "2/2024"]
        {
            assert_eq!(read(text), EffectiveDate::NotADate, "{text}");
        }
        for text in [
            "二〇二六年",
            "二〇二六年九月",
            "二〇二六年十三月一日",
            "令和八年",
            "民國115年",
            "九月十五日",
            "日期：",
            "Date: 10:30",
            "2026-03-02 - 2026-03-05",
            "2026年3月2日至5日",
            "星期三",
        ] {
            assert_eq!(read(text), EffectiveDate::NotADate, "{text}");
        }
        for text in ["2026-03-04x", "2026-03-O4", "v2026-03-04", "2026x03-04"] {
            assert_eq!(read(text), EffectiveDate::NotADate, "{text}");
        }
        assert_eq!(read(" "), EffectiveDate::Blank);
        assert_eq!(read("1999-05-02"), EffectiveDate::BeforeTemplates(date(1999, 5, 2)));
    }
}
