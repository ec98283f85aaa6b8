//! L09: a row shows a formula error or an unfinished mark.

use crate::rules::cell_objects::{fix_for_object, shows_object};
use crate::rules::prelude::*;

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
            "Smelter List: a formula that finds nothing shows an error; an exclamation mark alone is an unfinished entry. One finding for each row; an ID in column A that causes the error is covered by another rule. \"Enter smelter details\" is what the template shows for every smelter that is not listed",
            "冶炼厂清单：公式查不到时显示错误；单独的感叹号表示未填完。每行报告一处；由 A 列识别号引起的错误由另一条规则检查。“Enter smelter details”是模板对每家未列出的冶炼厂都会显示的文字",
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
    for row in &ctx.declaration.smelters {
        // A name such as #N/A, which only keeps the place of one, is L04.
        let is_placeholder =
            |cell: &Entry| cell.field == Field::Smelter(SmelterColumn::Name) && row.has_placeholder_name();
        let mut marks = row.cells().filter(|cell| cell.is_error_mark() && !is_placeholder(cell));
        let Some(first) = marks.next() else { continue };
        if row.is_left_empty_by_its_id {
            continue;
        }
        if let (Some(fix), Some(what)) = (fix_for_object(first), shows_object(&field_name(first), first)) {
            sink.at(first).and_each(marks).fix(fix).report(text!(
                en: "Row {row}: {what}", zh: "第 {row} 行：{what}", row = row.row; what: what));
            continue;
        }
        sink.at(first).and_each(marks).report(text!(
            en: "Row {row} shows \"{mark}\"",
            zh: "第 {row} 行显示“{mark}”", row = row.row, mark = Shown(first.text())));
    }
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
    fn ordinary_texts_are_no_marks() {
        let edits = [
            Edit::text(Place::Smelter(1, SmelterColumn::IdSource), "Enter smelter details"),
            Edit::text(Place::Smelter(1, SmelterColumn::Comments), "Audit open!"),
            Edit::text(Place::Smelter(1, SmelterColumn::NextSteps), "n/a"),
        ];
        assert!(check_rule(&RULE, CMRT, &edits).is_empty());
    }
}
