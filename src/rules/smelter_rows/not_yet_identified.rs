//! L05: "Smelter not yet identified" is used, or is used for a smelter that the row does tell.

use crate::declaration::filler::{MineOrigin, read_origin};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "L05",
    name: "not-yet-identified",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "The template accepts the choice, but customers ask to trace the smelter. Minerals in scope only; where another finding already covers the whole mineral, its rows are not repeated, unless a row tells more than it should. One finding for each mineral, which names all of its rows",
            "模板允许该选项，但客户通常要求查明。只看申报范围内的矿产；其他规则已就整个矿产报告时不再重复，除非该行写出了更多内容。每种矿产报告一处，并列出全部行",
        ),
    },
    adjustable: true,
    title: &Text::fixed("Smelter is not yet identified", "冶炼厂尚未识别"),
    why: &Text::fixed(
        "Customers commonly ask who the smelter is and when it will be known",
        "客户通常会询问冶炼厂是哪一家、何时能查明",
    ),
    fix: &Text::fixed(
        "Trace the smelter through the supplier, and state in the comments by when",
        "通过供应商追查冶炼厂，并在注释里写明何时完成",
    ),
    reasons: &[Reason::Identity, Reason::Explain],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No"),
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Smelter not yet identified"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Contoh Timah"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let declaration = ctx.declaration;
    for answers in declaration.minerals_in_scope() {
        let rows: Vec<&SmelterEntry> =
            declaration.smelters_of(&answers.mineral).filter(|row| row.choice == Choice::NotIdentified).collect();
        let telling: Vec<&SmelterEntry> = rows.iter().copied().filter(|row| told(row).is_some()).collect();
        let said_elsewhere = declaration.is_not_identified_at_all(&answers.mineral)
            || declaration.claims_unidentified_as_identified(answers);
        let plain: Vec<&SmelterEntry> = rows.into_iter().filter(|row| !said_elsewhere && told(row).is_none()).collect();
        let Some(first) = telling.first().or(plain.first()) else { continue };
        let others = telling.iter().chain(&plain).skip(1).map(|row| row.get(SmelterColumn::Lookup));
        let numbers: Vec<u32> = plain.iter().map(|row| row.row).collect();
        let mut finding = sink.at(first.get(SmelterColumn::Lookup));
        finding.value("rows", (telling.len() + plain.len()).to_string());
        if declaration.family.is_extended() {
            finding.severity(Info);
        }
        let Some(cell) = told(first) else {
            finding.each_also_wrong(others).report(text!(
                en: "{mineral}: the smelter is not yet identified in {rows}",
                zh: "{mineral}：{rows}尚未识别冶炼厂"; mineral: answers.name(), rows: rows_text(&numbers)));
            continue;
        };
        let telling: Vec<u32> = telling.iter().map(|row| row.row).collect();
        let plain = if numbers.is_empty() {
            Text::default()
        } else {
            text!(
                en: "; the smelter is not yet identified in {rows} either",
                zh: "；{rows}也尚未识别冶炼厂"; rows: rows_text(&numbers))
        };
        finding
            .also_wrong(cell)
            .each_also_wrong(others)
            .why(Text::fixed(
                "A smelter with a name, an ID, a city or a mine is known at least in part",
                "已有名称、识别号、城市或矿场的冶炼厂，至少已部分识别",
            ))
            .fix(Text::fixed(
                "Choose the smelter or \"Smelter not listed\" in the look-up column, or clear the other cells of the row",
                "在冶炼厂查找列中选择该冶炼厂或“Smelter not listed”，或清空该行其他单元格",
            ))
            .report(text!(
                en: "{mineral}: \"Smelter not yet identified\" is chosen, but other cells are filled in {rows}, such as \"{value}\"{plain}",
                zh: "{mineral}：选择了“Smelter not yet identified”，但{rows}另有内容，例如“{value}”{plain}",
                value = Shown(cell.text()); mineral: answers.name(), rows: rows_text(&telling), plain: plain));
    }
}

/// A cell that tells which smelter is meant. The country is no such cell: the template itself fills
/// it.
fn told(row: &SmelterEntry) -> Option<&Entry> {
    let columns = [SmelterColumn::Id, SmelterColumn::Name, SmelterColumn::City];
    let mut cells = columns.into_iter().map(|column| row.get(column));
    cells
        .find(|cell| !cell.readable().is_empty() && !cell.is_filler(Filler::PlaceholderName))
        .or_else(|| Some(row.get(SmelterColumn::MineNames)).filter(|cell| read_origin(cell.text()) == MineOrigin::Mine))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_1, cells, check_rule};

    const METAL: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin");
    const UNIDENTIFIED: Edit = Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "smelter not yet identified");
    const NOT_ALL: Edit = Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Tin), "No");

    #[test]
    fn one_finding_for_a_mineral() {
        let edits = [
            METAL,
            UNIDENTIFIED,
            NOT_ALL,
            Edit::text(Place::Smelter(3, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(3, SmelterColumn::Lookup), "Smelter not yet identified"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        assert_eq!(cells(&findings), ["Smelter List!C6"]);
        assert_eq!(findings[0].cells.len(), 2);
    }

    #[test]
    fn plain_rows_beside_one_that_tells_more_are_named_too() {
        let edits = [
            METAL,
            UNIDENTIFIED,
            NOT_ALL,
            Edit::text(Place::Smelter(2, SmelterColumn::MineNames), "Beispiel Mine"),
            Edit::text(Place::Smelter(3, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(3, SmelterColumn::Lookup), "Smelter not yet identified"),
            Edit::text(Place::Smelter(4, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(4, SmelterColumn::Lookup), "Smelter not yet identified"),
        ];
        let findings = check_rule(&RULE, CMRT, &edits);
        let named: Vec<String> = findings[0].cells.iter().map(ToString::to_string).collect();
        assert_eq!((findings.len(), findings[0].values["rows"].as_str()), (1, "3"));
        assert_eq!(named, ["Smelter List!C6", "Smelter List!N6", "Smelter List!C7", "Smelter List!C8"]);
        assert!(findings[0].message.en.contains("rows 7, 8"), "{}", findings[0].message.en);
    }

    #[test]
    fn the_country_of_the_template_is_no_sign_but_an_id_is() {
        let unknown = Edit::text(Place::Smelter(2, SmelterColumn::Country), "Unknown");
        assert!(check_rule(&RULE, CMRT, &[METAL, UNIDENTIFIED, NOT_ALL, unknown])[0].message.en.contains("row 6"));
        // Even where D05 speaks for the mineral.
        let id = Edit::text(Place::Smelter(2, SmelterColumn::Id), "CID990003");
        let findings = check_rule(&RULE, CMRT, &[METAL, UNIDENTIFIED, id]);
        assert!(findings[0].message.en.contains("CID990003"), "{}", findings[0].message.en);
    }

    #[test]
    fn d05_and_out_of_scope_minerals_take_its_place() {
        assert!(check_rule(&RULE, CMRT, &[METAL, UNIDENTIFIED]).is_empty(), "D05");
        let gold = Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Gold");
        assert!(check_rule(&RULE, CMRT, &[gold, UNIDENTIFIED]).is_empty(), "D03");
    }

    #[test]
    fn it_is_a_hint_for_extended_minerals() {
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt"),
            UNIDENTIFIED,
            Edit::text(Place::Answer(MineralQuestion::AllIdentified, KnownMineral::Cobalt), "No"),
        ];
        assert_eq!(check_rule(&RULE, EMRT_1, &edits)[0].severity, Info);
    }
}
