//! L09: a row shows a formula error or an unfinished mark.

use super::rows_text;
use crate::rules::marks::way_out;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L09",
    name: "error-mark",
    severity: Error,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Smelter List: a formula that finds nothing shows an error; an exclamation mark alone is an unfinished entry. So do programs that did not calculate (\"Loading...\", \"#NAME?\", \"Err:502\"), where the row's smelter is not in the look-up. Rows with the same mark are one finding; an ID in column A that causes the error is covered by another rule. \"Enter smelter details\" is what the template shows for every smelter that is not listed",
            "冶炼厂清单：公式查不到时显示错误；单独的感叹号表示未填完。未作计算的软件也会显示标记（“Loading...”“#NAME?”“Err:502”），此处只看冶炼厂不在查找表中的行。标记相同的行合并报告一处；由 A 列识别号引起的错误由另一条规则检查。“Enter smelter details”是模板对每家未列出的冶炼厂都会显示的文字",
        ),
    },
    adjustable: false,
    title: catalogue_text("Error or unfinished mark in a row", "行中有公式错误或未完成标记"),
    why: Text::fixed(
        "A reader sees an error where the smelter's data should be",
        "审阅者看到的是错误，而不是冶炼厂的信息",
    ),
    fix: Text::fixed("Complete the row, or delete it", "补全该行，或删除该行"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::new(Place::Smelter(1, SmelterColumn::Country), Put::Error("#REF!"))],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "GERMANY")],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let lookup = ctx.declaration.lookup.as_ref();
    // Rows that show the same mark have the same cause.
    let mut by_mark: BTreeMap<String, Vec<&SmelterEntry>> = BTreeMap::new();
    for row in &ctx.declaration.smelters {
        let Some(first) = row.cells().find(|cell| cell.is_error_mark()) else { continue };
        if !row.is_left_empty_by_its_id(lookup) {
            by_mark.entry(first.key()).or_default().push(row);
        }
    }
    let mut groups: Vec<Vec<&SmelterEntry>> = by_mark.into_values().collect();
    groups.sort_by_key(|rows| rows.first().map(|row| row.row));
    for rows in groups {
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        let mut marks = rows.iter().flat_map(|row| row.cells().filter(|cell| cell.is_error_mark()));
        let Some(first) = marks.next() else { continue };
        let finding = sink.at(first).and_each(marks).value("rows", numbers.len().to_string());
        let finding = if first.is_not_calculated_mark() { finding.fix(way_out(first)) } else { finding };
        if let [row] = numbers[..] {
            finding.report(text!(
                en: "Row {row} shows \"{mark}\"",
                zh: "第 {row} 行显示“{mark}”", row = row, mark = Shown(first.text())));
        } else {
            finding.report(text!(
                en: "{count} show \"{mark}\": {rows}",
                zh: "{count}显示“{mark}”：{rows}", mark = Shown(first.text());
                count: Text::counted(numbers.len(), "row", "rows", "行"), rows: rows_text(&numbers)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    #[test]
    fn one_finding_for_a_row_with_several_errors() {
        let edits = [
            Edit::new(Place::Smelter(1, SmelterColumn::Country), Put::Error("#N/A")),
            Edit::text(Place::Smelter(1, SmelterColumn::City), "#NAME?"),
            Edit::text(Place::Smelter(2, SmelterColumn::Comments), "!"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!E5", "Smelter List!Q6"]);
        assert_eq!(findings[0].cells.len(), 2);
        assert_eq!(check_rule(&RULE, AMRT_12, &edits).len(), 2);
    }

    #[test]
    fn rows_with_one_mark_are_one_finding() {
        let edits = [
            Edit::new(Place::Smelter(1, SmelterColumn::Country), Put::Formula("#REF!")),
            Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::Error("#REF!")),
            Edit::text(Place::Smelter(3, SmelterColumn::Comments), "Loading..."),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!E5", "Smelter List!Q7"]);
        assert_eq!(findings[0].message.en, "2 rows show \"#REF!\": rows 5, 6");
    }

    #[test]
    fn ordinary_texts_are_no_marks() {
        let edits = [
            Edit::text(Place::Smelter(1, SmelterColumn::IdSource), "Enter smelter details"),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), "Audit open!"),
            Edit::text(Place::Smelter(1, SmelterColumn::NextSteps), "n/a"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
