//! L09: a row shows a formula error or an unfinished mark.

use crate::rules::error_values::fix_for_error_value;
use crate::rules::pictures_and_data_types::{fix_for_object, shows_object};
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "L09",
    name: "error-mark",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Smelter List: a formula that finds nothing shows an error; an exclamation mark alone is an unfinished entry. So do programs that did not calculate (\"Loading...\", \"#NAME?\", \"Err:502\"), where the row's smelter is not in the look-up. Rows with the same mark are one finding; an ID in column A that causes the error is covered by another rule. \"Enter smelter details\" is what the template shows for every smelter that is not listed",
            "冶炼厂清单：公式查不到时显示错误；单独的感叹号表示未填完。未作计算的软件也会显示标记（“Loading...”“#NAME?”“Err:502”），此处只看冶炼厂不在查找表中的行。标记相同的行合并报告一处；由 A 列识别号引起的错误由另一条规则检查。“Enter smelter details”是模板对每家未列出的冶炼厂都会显示的文字",
        ),
    },
    title: &Text::fixed("Error or unfinished mark in a row", "行中有公式错误或未完成标记"),
    why: &Text::fixed(
        "A reader sees an error where the smelter's data should be",
        "审阅者看到的是错误，而不是冶炼厂的信息",
    ),
    fix: &Text::fixed("Complete the row, or delete it", "补全该行，或删除该行"),
    reasons: &[Reason::Form, Reason::Missing],
    settles: &[OpenItems::NotListedSmelters, OpenItems::RowsOfMineral, OpenItems::Any],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::new(Place::Smelter(1, SmelterColumn::Country), Put::Error("#REF!"))],
        good: &[Edit::text(Place::Smelter(1, SmelterColumn::Country), "GERMANY")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // Rows that show the same mark have the same cause.
    let mut by_mark: BTreeMap<&str, Vec<&SmelterEntry>> = BTreeMap::new();
    for row in &ctx.declaration.smelters {
        let Some(first) = marks(row).next() else { continue };
        if !row.is_left_empty_by_its_id {
            by_mark.entry(first.key()).or_default().push(row);
        }
    }
    let mut groups: Vec<Vec<&SmelterEntry>> = by_mark.into_values().collect();
    groups.sort_by_key(|rows| rows.first().map(|row| row.row));
    for rows in groups {
        let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
        let mut marks = rows.iter().flat_map(|row| marks(row));
        let Some(first) = marks.next() else { continue };
        let mut finding = sink.at(first);
        finding.each_also_wrong(marks).value("rows", numbers.len().to_string());
        if let (Some(fix), Some(what)) = (fix_for_object(first), shows_object(&field_name(first), first)) {
            finding
                .fix(fix)
                .report(text!(en: "{what} ({rows})", zh: "{what}（{rows}）"; what: what, rows: rows_text(&numbers)));
            continue;
        }
        if first.is_not_calculated_mark() {
            finding.fix(fix_for_error_value(first));
        }
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

/// The cells of a row that show a mark. A name such as #N/A, which only keeps the place of one, is
/// L04.
fn marks(row: &SmelterEntry) -> impl Iterator<Item = &Entry> {
    let is_placeholder = |cell: &Entry| cell.field == Field::Smelter(SmelterColumn::Name) && row.has_placeholder_name();
    row.cells().filter(move |cell| cell.is_error_mark() && !is_placeholder(cell))
}

/// The name of the column of a cell.
fn field_name(entry: &Entry) -> Text {
    match entry.field {
        Field::Smelter(column) => column.name(),
        _ => Text::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT_12, CMRT, cells, check_rule};

    #[test]
    fn a_linked_data_type_is_converted_and_a_picture_is_replaced() {
        let edits = [
            Edit::new(Place::Smelter(1, SmelterColumn::Country), Put::Error("#DATATYPE! Peru")),
            Edit::text(Place::Smelter(2, SmelterColumn::Name), "=DISPIMG(\"ID_0123\",1)"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!E5", "Smelter List!D6"]);
        assert!(findings[0].message.en.contains("\"Peru\"") && findings[0].fix.en.contains("Convert to Text"));
        assert!(findings[1].message.en.contains("is a picture"), "{}", findings[1].message.en);
    }

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
    fn a_name_that_keeps_the_place_of_one_has_its_own_rule() {
        let edits = [
            Edit::text(Place::Smelter(1, SmelterColumn::Lookup), "Smelter not listed"),
            Edit::text(Place::Smelter(1, SmelterColumn::Name), "#N/A"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty(), "L04");
        let other = Edit::text(Place::Smelter(1, SmelterColumn::Comments), "#REF!");
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[edits[0], edits[1], other])), ["Smelter List!Q5"]);
    }

    #[test]
    fn a_mark_in_place_of_the_id_is_found_where_it_stands() {
        let id_input = |id| Edit::text(Place::Smelter(2, SmelterColumn::IdInput), id);
        let empty = |column| Edit::new(Place::Smelter(2, column), Put::Formula(""));
        for mark in ["Loading...", "#NAME?", "=DISPIMG(\"ID_0123\",1)"] {
            let edits = [id_input(mark), empty(SmelterColumn::Metal), empty(SmelterColumn::Lookup)];
            assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Smelter List!A6"], "{mark}");
            assert!(check_rule(&super::super::metal_blank::RULE, CMRT, &edits).is_empty(), "{mark}");
        }
        let edits = [id_input("CID990005"), Edit::text(Place::Smelter(2, SmelterColumn::Metal), "#NAME?")];
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Smelter List!B6"]);
        assert!(check_rule(&super::super::typed_id_differs::RULE, CMRT, &edits).is_empty());
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
