//! The correction plan as a table of text. Every row carries what was checked, so that plans can be
//! gathered in one table.

use super::identity::identity;
use super::plan::{HEADINGS, NOTHING, PlanRow, STATUSES, closing, rows};
use crate::base::text::{Lang, Text};
use crate::report::Report;
use crate::report::causes::RuleTitles;

/// Place of the column with what a user typed.
const VALUE: usize = 7;

/// The table in UTF-8 with a byte order mark, by which spreadsheets recognise the encoding.
pub(super) fn plan(report: &Report, languages: &[Lang], titles: &RuleTitles) -> Vec<u8> {
    let say = |text: &Text| in_languages(text, languages);
    let identity = identity(report);
    let mut headings: Vec<String> = HEADINGS.iter().map(say).collect();
    if let Some(value) = headings.get_mut(VALUE) {
        // A reader who compares it with the file has to know.
        let note = Text::fixed("with ' before what a spreadsheet would calculate", "会被当作公式的内容前加了单引号");
        value.push_str(" - ");
        value.push_str(&say(&note));
    }
    headings.extend(identity.iter().map(|(name, _)| say(name)));
    headings.push(say(&Text::fixed("Note", "附记")));
    let mut after: Vec<String> = identity.iter().map(|(_, value)| say(value)).collect();
    after.push(say(&closing(report)));
    let mut csv = String::from('\u{feff}');
    write_row(&mut csv, &headings);
    let rows = rows(report, titles);
    for row in &rows {
        let mut fields = fields(row, &say);
        fields.extend(after.iter().cloned());
        write_row(&mut csv, &fields);
    }
    if rows.is_empty() {
        let mut fields = vec![String::new(); HEADINGS.len()];
        if let Some(wrong) = fields.get_mut(VALUE + 1) {
            *wrong = say(&NOTHING);
        }
        fields.extend(after);
        write_row(&mut csv, &fields);
    }
    csv.into_bytes()
}

fn fields(row: &PlanRow, say: &dyn Fn(&Text) -> String) -> Vec<String> {
    let [status, ..] = &STATUSES;
    vec![
        row.number.to_string(),
        say(&row.severity.name()),
        say(&row.source.name()),
        say(&row.rule),
        say(&row.sheet),
        say(&row.cell),
        say(&row.field),
        say(&row.value),
        say(&row.wrong),
        say(&row.todo),
        String::new(),
        row.due.map(|day| day.to_string()).unwrap_or_default(),
        say(status),
    ]
}

pub(super) fn in_languages(text: &Text, languages: &[Lang]) -> String {
    let mut said: Vec<&str> = Vec::new();
    for lang in languages {
        let next = text.get(*lang);
        if said.first() != Some(&next) {
            said.push(next);
        }
    }
    said.join(" / ")
}

/// Adds a row: every field in quotes, lines end as RFC 4180 says, and nothing in it that a
/// spreadsheet would calculate.
pub fn write_row(csv: &mut String, fields: &[String]) {
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            csv.push(',');
        }
        csv.push('"');
        csv.push_str(&harmless(field).replace('"', "\"\""));
        csv.push('"');
    }
    csv.push_str("\r\n");
}

/// A spreadsheet takes nothing in it for a formula, also when it splits the line at another
/// separator than the comma, or takes a quotation mark for the end of a field.
pub fn harmless(field: &str) -> String {
    let mut safe = String::with_capacity(field.len());
    let mut at_start = true;
    for character in field.chars() {
        if at_start && is_dangerous(character) {
            safe.push('\'');
        }
        safe.push(character);
        let separates = matches!(character, ',' | ';' | '|' | '\t' | '\r' | '\n' | '"');
        at_start = separates || (at_start && character.is_whitespace());
    }
    safe
}

fn is_dangerous(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};

    #[test]
    fn formulas_are_disarmed_wherever_a_field_may_begin() {
        for (field, wanted) in [
            ("=1+1", "'=1+1"),
            ("  @SUM", "  '@SUM"),
            ("\u{3000}＝1", "\u{3000}'＝1"),
            ("a;=1", "a;'=1"),
            ("a\", -1", "a\", '-1"),
            ("\t=1", "'\t'=1"),
            ("a\n+1", "a\n'+1"),
            ("\0x", "'\0x"),
            ("Tin - gold", "Tin - gold"),
            ("2026-03-02", "2026-03-02"),
        ] {
            assert_eq!(harmless(field), wanted, "{field:?}");
        }
    }

    #[test]
    fn every_field_is_quoted_and_every_line_as_long() {
        let mut one = finding("C01", "Declaration!D8");
        one.evidence[0].value = "say \"hi\", =2".to_owned();
        let bytes = plan(&report(vec![one]), &[Lang::ZhCn, Lang::En], &RuleTitles::new());
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert!(text.starts_with("\"序号 / No.\",\"程度 / Level\""), "{text}");
        assert!(text.contains("\"say \"\"hi\"\", '=2\""), "{text}");
        assert_eq!(text.matches("\r\n").count(), 2);
    }

    #[test]
    fn an_empty_plan_still_says_what_was_checked() {
        let text = String::from_utf8(plan(&report(Vec::new()), &[Lang::En], &RuleTitles::new())).unwrap();
        assert!(text.contains("Nothing found to work on"), "{text}");
        assert!(text.contains("Smeltcheck 0.0.0"), "{text}");
    }
}
