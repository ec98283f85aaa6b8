//! M04: the country of a mine is none that the template knows, or a cell shows an unfinished mark.

use super::in_findings;
use crate::base::normal::key;
use crate::declaration::filler::is_filler;
use crate::declaration::{MineEntry, filler};
use crate::reference::CountryMatch;
use crate::rules::error_values::fix_for_error_value;
use crate::rules::offered_countries::offered_name;
use crate::rules::pictures_and_data_types::fix_for_object;
use crate::rules::prelude::*;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    code: "M04",
    name: "mine-country-not-offered",
    severity: Error,
    applies_to: WITH_CHOSEN_MINERALS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "AMRT: drop-down of the country column, in which, as in Excel, only upper and lower case do not matter: another spelling, a blank too many, another name or language is no choice. EMRT 2.x: the Instructions speak of a drop-down that the sheet does not have, so there a text that is no country is \"Explain\", and another spelling or name of a country \"Look at\". Unknown and blanks are no error here. The sheet highlights exclamation marks; a lone one, or a formula error, in any cell of the row is an unfinished entry",
            "AMRT：国家或地区列的下拉列表，与 Excel 一样只不区分大小写：写法不同、多了空格、用了其他名称或语言都不是选项。EMRT 2.x：填写说明提到下拉列表，但表中没有，因此不是国家或地区的内容列为“需要说明”，其他写法或名称列为“请留意”。Unknown 和空白在此不算错误。表中的感叹号会高亮；行内任一单元格仅有感叹号或显示公式错误，即为未填完",
        ),
    },
    title: &Text::fixed(
        "Country of a mine is not usable, or the row is unfinished",
        "矿场的国家或地区不可用，或该行未填完",
    ),
    why: &Text::fixed(
        "Import tools find the country by the exact name that the template uses",
        "导入工具按模板使用的准确名称识别国家或地区",
    ),
    fix: &Text::fixed(
        "Enter the one country of the mine by the name that the template uses; two sites are two rows",
        "使用模板中的名称填写矿场所在的一个国家或地区；两处矿场分两行填写",
    ),
    reasons: &[Reason::Form, Reason::Missing],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Amrt, "1.3"),
        bad: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Aluminum"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Eksempel Mine"),
            Edit::text(Place::Mine(1, MineColumn::Country), "Oslo"),
        ],
        good: &[
            Edit::text(Place::Mine(1, MineColumn::Metal), "Aluminum"),
            Edit::text(Place::Mine(1, MineColumn::Name), "Eksempel Mine"),
            Edit::text(Place::Mine(1, MineColumn::Country), "Norway"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    report_marks(ctx, sink);
    report_countries(ctx, sink);
}

fn report_marks(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let marks = |mine: &'_ MineEntry| mine.cells.iter().any(Entry::is_error_mark);
    let marked: Vec<&MineEntry> = ctx.declaration.mines.iter().filter(|mine| marks(mine)).collect();
    for mines in in_findings(marked) {
        let cells: Vec<&Entry> =
            mines.iter().flat_map(|mine| mine.cells.iter().filter(|cell| cell.is_error_mark())).collect();
        let Some((first, rest)) = cells.split_first() else { continue };
        let numbers: Vec<u32> = mines.iter().map(|mine| mine.row).collect();
        let fix = fix_for_object(first).unwrap_or_else(|| fix_for_error_value(first));
        sink.at(first)
            .each_also_wrong(rest.iter().copied())
            .value("rows", numbers.len().to_string())
            .severity(usual_severity(ctx))
            .why(Text::fixed(
                "A reader sees an error where the mine's data should be",
                "审阅者看到的是错误，而不是矿场的信息",
            ))
            .fix(fix)
            .report(text!(
                en: "The Mine List shows \"{mark}\" ({rows})",
                zh: "矿场清单显示“{mark}”（{rows}）", mark = Shown(first.text()); rows: rows_text(&numbers)));
    }
}

fn report_countries(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if ctx.declaration.mines.is_empty() {
        return;
    }
    let (offered, mut searches) = (ctx.offered_countries(), 0);
    // One finding for each name, however many rows have it.
    let mut typed: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for mine in &ctx.declaration.mines {
        let Some(country) = mine.get(MineColumn::Country) else { continue };
        let name = mine.stated(MineColumn::Country);
        if !name.is_empty() && !is_filler(name, Filler::Unknown) && !offered.has(&country.typed) && !is_no_mine(mine) {
            typed.entry(key(name)).or_default().push(country);
        }
    }
    let mut typed: Vec<Vec<&Entry>> = typed.into_values().collect();
    typed.sort_by_key(|cells| cells.first().map(|cell| cell.cell.addr.row));
    for cells in typed {
        report_country(ctx, &cells, &mut searches, sink);
    }
}

/// Whether neither the name nor the country of a row speaks of a mine, which is M05.
fn is_no_mine(mine: &MineEntry) -> bool {
    let says_mine = |column| filler::read_origin(mine.stated(column)) == filler::MineOrigin::Mine;
    let name = mine.stated(MineColumn::Name);
    !name.is_empty()
        && !is_filler(name, Filler::Unknown)
        && !says_mine(MineColumn::Name)
        && !says_mine(MineColumn::Country)
}

fn report_country(ctx: &Context<'_>, cells: &[&Entry], searches: &mut usize, sink: &mut Sink<'_>) {
    let Some((first, rest)) = cells.split_first() else { return };
    let numbers: Vec<u32> = cells.iter().map(|cell| cell.cell.addr.row).collect();
    let usual = usual_severity(ctx);
    let found = ctx.countries().find(first.text());
    let severity = if usual == Error || found == CountryMatch::Nothing { usual } else { Info };
    let mut finding = sink.at(first);
    finding.each_also_wrong(rest.iter().copied()).value("rows", numbers.len().to_string()).severity(severity);
    for (name, when) in ctx.offered_countries().choices(ctx.countries(), first, &found, searches) {
        finding.choose(first, name, when);
    }
    let country = Shown(&first.typed);
    finding.report(match found {
        CountryMatch::TemplateName(_) => text!(
            en: "\"{country}\" is not written exactly as in the template's list, blanks included ({rows})",
            zh: "“{country}”与模板列表中的写法不完全一致，包括空格（{rows}）",
            country = country; rows: rows_text(&numbers)),
        CountryMatch::OtherName(_) => text!(
            en: "\"{country}\" is not the name that the template uses for this country ({rows})",
            zh: "“{country}”不是模板对该国家或地区使用的名称（{rows}）",
            country = country; rows: rows_text(&numbers)),
        CountryMatch::Nothing => text!(
            en: "\"{country}\" is not a country of the template's list ({rows})",
            zh: "“{country}”不是模板列表中的国家或地区（{rows}）",
            country = country; rows: rows_text(&numbers)),
    });
}

/// The country under the name that the template finds.
fn correction(ctx: &Context<'_>, _: &Finding, entry: &Entry) -> RightValue {
    if entry.field == Field::Mine(MineColumn::Country) { offered_name(ctx, entry) } else { RightValue::None }
}

/// The EMRT has no drop-down in that column.
fn usual_severity(ctx: &Context<'_>) -> Severity {
    match ctx.declaration.family {
        Emrt2 => Warning,
        _ => Error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, EMRT_2, cells, check_rule};

    const fn mine(row: u32, column: MineColumn, text: &'static str) -> Edit {
        Edit::text(Place::Mine(row, column), text)
    }

    #[test]
    fn a_text_that_is_no_country_is_an_error_where_the_sheet_has_a_drop_down() {
        let edits = [mine(1, MineColumn::Country, "Oslo"), mine(3, MineColumn::Country, "OSLO ")];
        for (form, severity) in [(AMRT, Error), (AMRT_12, Error), (EMRT_2, Warning)] {
            let findings = check_rule(&RULE, form, &edits);
            assert_eq!((cells(&findings), findings[0].severity), (vec!["Mine List!F5".to_owned()], severity));
            assert_eq!(findings[0].cells.len(), 2);
        }
    }

    #[test]
    fn other_names_come_with_the_exact_name() {
        for (form, severity) in [(AMRT, Error), (AMRT_12, Error), (EMRT_2, Info)] {
            for (typed, name) in
                [("中国", "CHINA"), ("PERU\u{a0}", "PERU"), ("cote d'ivoire", "CÔTE D'IVOIRE"), ("Sverige", "")]
            {
                let findings = check_rule(&RULE, form, &[mine(1, MineColumn::Country, typed)]);
                let choice = findings[0].choices.first().map_or("", |choice| choice.value.as_str());
                assert_eq!(choice, name, "{typed}");
                assert!(name.is_empty() || findings[0].severity == severity, "{typed}");
            }
        }
    }

    #[test]
    fn names_of_the_template_unknown_and_blanks_are_fine() {
        for name in ["Norway", "côte d'ivoire", "UNKNOWN", "未知", "", "0", "Congo, Democratic Republic of the"] {
            assert!(
                check_rule(
                    &RULE,
                    AMRT_12,
                    &[mine(1, MineColumn::Country, name), mine(1, MineColumn::Name, "Eksempel")]
                )
                .is_empty(),
                "{name}"
            );
        }
        let own = Edit::text(Place::Cell("C", "B2"), "ATLANTIS");
        assert!(check_rule(&RULE, AMRT, &[own, mine(1, MineColumn::Country, "Atlantis")]).is_empty());
    }

    #[test]
    fn marks_are_one_finding_for_a_row() {
        let edits = [
            mine(1, MineColumn::Name, "!"),
            Edit::new(Place::Mine(1, MineColumn::Country), Put::Error("#N/A")),
            mine(2, MineColumn::Comments, "Closed!"),
        ];
        let findings = check_rule(&RULE, AMRT, &edits);
        assert_eq!((cells(&findings), findings[0].cells.len()), (vec!["Mine List!C5".to_owned()], 2));
        assert_eq!(check_rule(&RULE, EMRT_2, &edits)[0].severity, Warning);
        let many: Vec<Edit> =
            (1..=30).map(|row| Edit::new(Place::Mine(row, MineColumn::Country), Put::Error("#REF!"))).collect();
        assert_eq!(check_rule(&RULE, AMRT, &many).len(), 1);
    }

    #[test]
    fn a_row_that_names_no_mine_at_all_has_its_own_rule() {
        for filler in ["N/A", "Recycled"] {
            let edits = [mine(1, MineColumn::Name, filler), mine(1, MineColumn::Country, filler)];
            assert!(check_rule(&RULE, AMRT, &edits).is_empty(), "M05");
        }
        assert_eq!(check_rule(&RULE, AMRT, &[mine(1, MineColumn::Country, "N/A")]).len(), 1);
    }
}
