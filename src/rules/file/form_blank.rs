//! F08: the form is blank, or holds rows of a sample.

use crate::base::normal::key;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "F08",
    name: "form-blank",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "A form without company name, answers and smelter rows is the template as downloaded; none of its blank cells is reported by the rules on the company block, the scope and the questions. A sample row has a cell that says only \"sample\" or \"example\"",
            "没有公司名称、答案和冶炼厂行的表格，就是刚下载的模板，公司信息、范围和各题的规则都不再报告其空白单元格。某格只写“示例”“样例”（sample、example）的行视为示例行",
        ),
    },
    title: &Text::fixed("Form is blank, or has sample rows", "表格未填写，或有示例行"),
    why: &Text::fixed(
        "The blank template was probably chosen instead of the filled one",
        "可能选错了文件，选成了空白模板",
    ),
    fix: &Text::fixed("Choose the filled file, or fill in the form", "选择填好的文件，或填写表格"),
    reasons: &[Reason::Missing, Reason::Superfluous],
    settles: &[OpenItems::Any],
    reads: &[DECLARATION],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Comments), "Example"),
        ],
        good: &[
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Tin"),
            Edit::text(Place::Smelter(2, SmelterColumn::Lookup), "Example Tin Ltd"),
        ],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    if ctx.declaration.is_blank_form()
        && let Some(name) = ctx.declaration.company(CompanyField::Name)
    {
        sink.at(name).report(Text::fixed(
            "The form is blank: no company name, no answer and no smelter row",
            "表格未填写：没有公司名称、答案和冶炼厂行",
        ));
    }
    let smelters = ctx.declaration.smelters.iter().filter_map(|row| row.cells().find(|cell| is_sample(cell)));
    let mines = ctx.declaration.mines.iter().filter_map(|row| row.cells.iter().find(|cell| is_sample(cell)));
    let products = ctx.declaration.products.iter().filter_map(|row| row.cells.iter().find(|cell| is_sample(cell)));
    for sample in smelters.chain(mines).chain(products) {
        sink.at(sample)
            .why(Text::fixed(
                "A sample row counts as data for every program that reads the file",
                "读取文件的程序会把示例行当作数据",
            ))
            .fix(Text::fixed("Delete the sample row", "删除示例行"))
            .report(text!(
                en: "Row {row} of {sheet} is a sample: \"{value}\"",
                zh: "{sheet} 第 {row} 行是示例：“{value}”",
                row = sample.cell.addr.row, sheet = sample.cell.sheet, value = Shown(sample.text())));
    }
}

fn is_sample(cell: &Entry) -> bool {
    const WORDS: [&str; 9] =
        ["sample", "example", "sample row", "example row", "示例", "样例", "范例", "範例", "サンプル"];
    WORDS.contains(&key(cell.text().trim_matches(|c: char| !c.is_alphanumeric())).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::check::check_workbook;
    use crate::profile::Settings;
    use crate::report::FileInfo;
    use crate::rules::testing::{AMRT, CMRT, CRT, EMRT_1, EMRT_2, blank_form, cells, check_form, check_rule};
    use crate::samples::fixtures::Form;
    use crate::template::detect;

    #[test]
    fn a_blank_form_is_one_finding_and_no_other_rule_counts_its_cells() {
        for (kind, revision) in [CMRT, EMRT_1, EMRT_2, AMRT, CRT] {
            let workbook = blank_form(kind, revision).into_workbook();
            let detected = detect(&workbook).unwrap();
            let settings = Settings::on(Date::new(2026, 3, 2).unwrap());
            let report = check_workbook(&workbook, &detected, FileInfo::default(), &settings).unwrap();
            let errors: Vec<_> =
                report.findings.iter().filter(|f| f.severity != Info && f.code != "F02").map(|f| &f.code).collect();
            assert_eq!(errors, ["F08"], "{kind} {revision}");
        }
    }

    #[test]
    fn a_name_an_answer_or_a_smelter_makes_it_no_blank_form() {
        let filled = [
            Edit::text(Place::Company(CompanyField::Name), "Demo Ltd"),
            Edit::text(Place::Answer(MineralQuestion::Used, KnownMineral::Gold), "No"),
            Edit::text(Place::Smelter(3, SmelterColumn::Metal), "Gold"),
        ];
        for edit in filled {
            let form: Form = blank_form(CMRT.0, CMRT.1).with(&[edit]);
            assert!(check_form(&RULE, form).is_empty(), "{edit:?}");
        }
    }

    #[test]
    fn sample_rows_are_found_in_every_list() {
        let edits = [
            Edit::text(Place::Product(1, ProductColumn::Number), "示例"),
            Edit::text(Place::Mine(1, MineColumn::Name), "(Sample)"),
            Edit::text(Place::Product(2, ProductColumn::Number), "Sample-200"),
        ];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &edits)), ["Mine List!C5", "Product List!B6"]);
    }
}
