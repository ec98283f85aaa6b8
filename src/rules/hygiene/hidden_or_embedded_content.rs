//! H07: filled cells are hidden, or the file carries notes, pictures or attached files.

mod notes_and_pictures;
mod struck_out_rows;

use crate::rules::prelude::*;
use crate::template::{DECLARATION, MINE_LIST, PRODUCT_LIST, SMELTER_LIST};
use crate::workbook::Visibility;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    code: "H07",
    name: "hidden-or-embedded-content",
    severity: Info,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::BuyerPractice,
        detail: &Text::fixed(
            "Hidden rows, columns and sheets count only where something was typed; notes only in the columns of the form. Every official sheet for input has one picture, and notes only in hidden columns right of the form; no official workbook has attached files. A picture over a required cell that is blank is told with that cell. A row of a list counts as struck out where all that was typed in it is; it still counts for the template. Foreign sheets are covered by another rule",
            "隐藏的行、列和工作表只在其中填有内容时才算；批注只看表格范围内的列。官方的填写工作表各有一张图片，批注只出现在表格右侧的隐藏列；官方工作簿没有附带文件。盖在未填必填项上的图片随该单元格一起报告。清单中一行所填内容全部带删除线时才算划掉，但模板仍会计入。多出的工作表由另一条规则检查",
        ),
    },
    title: &Text::fixed("Hidden or embedded content", "隐藏或附带的内容"),
    why: &Text::fixed(
        "The reader does not see it, and it may tell more than intended",
        "审阅者看不到这些内容，还可能泄露不想公开的信息",
    ),
    fix: &Text::fixed("Unhide it, or delete it before sending", "取消隐藏，或在发送前删除"),
    reasons: &[Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::new(Place::Smelter(1, SmelterColumn::Metal), Put::HiddenRow)],
        good: &[Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::HiddenRow)],
    },
    check,
    ..super::GROUP
};

/// The sheets that the supplier fills.
const SHEETS: [&str; 4] = [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST];

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for name in SHEETS {
        check_hidden_cells(ctx, sink, name);
    }
    if let Some(why) = ctx.why_only_cells() {
        sink.skip(why);
        return;
    }
    for name in SHEETS {
        struck_out_rows::check_struck_out_rows(ctx, sink, name);
        notes_and_pictures::check_overlay(ctx, sink, name);
    }
    let is_attached = |name: &&String| {
        let name = name.to_lowercase();
        name.contains("embeddings/") || name.contains("activex/") && name.rsplit('.').next() == Some("xml")
    };
    let attached = ctx.workbook.notes.external_parts.iter().filter(is_attached).count();
    if attached > 0 {
        sink.at_cell(CellRef::start_of(DECLARATION), Text::fixed("File", "文件"), "")
            .value("files", attached.to_string())
            .fix(Text::fixed(
                "Delete attached files and controls, and send files separately",
                "删除附带的文件和控件，文件另行发送",
            ))
            .report(text!(
                en: "The workbook carries {objects}",
                zh: "工作簿中带有 {objects}";
                objects: Text::counted(attached, "attached file or control", "attached files or controls", "个附带的文件或控件")));
    }
}

fn check_hidden_cells(ctx: &Context<'_>, sink: &mut Sink<'_>, name: &'static str) {
    let Some(Some(sheet)) = ctx.note(ctx.workbook.sheet(name)) else { return };
    // Answers in rows without a mineral are S09, shown or not.
    let stray = ctx.declaration.stray_answers.iter().flat_map(|cell| [&cell.entry, &cell.comment]);
    let stray_company = ctx.declaration.stray_company_answers.iter().flat_map(|cell| [&cell.entry, &cell.comment]);
    let stray: BTreeSet<Addr> = stray.chain(stray_company).map(|entry| entry.cell.addr).collect();
    let filled = ctx
        .declaration
        .entries()
        .filter(|entry| entry.cell.sheet == name && entry.is_filled_by_hand())
        .filter(|entry| name != DECLARATION || !stray.contains(&entry.cell.addr));
    let is_hidden_sheet = sheet.visibility() != Visibility::Visible;
    let hidden: Vec<&Entry> = filled.filter(|entry| is_hidden_sheet || sheet.is_hidden(entry.cell.addr)).collect();
    let Some((first, rest)) = hidden.split_first() else { return };
    let count = Text::counted(hidden.len(), "filled cell", "filled cells", "个已填的单元格");
    let mut finding = sink.at(first);
    finding.each_also_wrong(rest.iter().copied()).value("cells", hidden.len().to_string());
    if is_hidden_sheet {
        finding.report(text!(
            en: "The sheet \"{name}\" is hidden, with {count}", zh: "工作表“{name}”被隐藏，其中有 {count}",
            name = Shown(sheet.name()); count: count));
        return;
    }
    if sheet.filtered {
        finding.fix(Text::fixed("Clear the filter, so that every row is shown", "清除筛选，显示所有行"));
    }
    finding.report(text!(
        en: "Hidden rows or columns of this sheet hold {count}, here \"{value}\"",
        zh: "本表隐藏的行或列中有 {count}，此处为“{value}”", value = Shown(first.text()); count: count));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{AMRT, AMRT_12, CMRT, CRT, EMRT_1, EMRT_2, cells, check_rule, check_workbook_with};
    use crate::samples::fixtures::Form;
    use crate::workbook::{CellRange, Overlay};

    fn found(form: (TemplateKind, &str), overlays: &[(&str, &[&str], usize)]) -> Vec<String> {
        let workbook = Form::in_order(form.0, form.1).unwrap().into_workbook();
        for (sheet, notes, pictures) in overlays {
            let notes = notes.iter().map(|addr| Addr::parse(addr).unwrap()).collect();
            workbook.lay_over(sheet, Overlay { notes, pictures: *pictures, ..Overlay::default() });
        }
        cells(&check_workbook_with(&RULE, &workbook))
    }

    #[test]
    fn hidden_rows_with_answers_are_one_finding_for_a_sheet() {
        let cobalt = KnownMineral::Cobalt;
        let edits = [
            Edit::text(Place::Smelter(2, SmelterColumn::Metal), "Cobalt"),
            Edit::new(Place::Smelter(1, SmelterColumn::Metal), Put::HiddenRow),
            Edit::new(Place::Smelter(2, SmelterColumn::Metal), Put::HiddenRow),
            Edit::new(Place::Answer(MineralQuestion::Used, cobalt), Put::HiddenRow),
        ];
        for form in [EMRT_1, EMRT_2, CRT] {
            let findings = check_rule(&RULE, form, &edits);
            assert_eq!(findings.len(), 2);
            assert_eq!(findings[1].values["cells"], "3");
        }
    }

    #[test]
    fn hidden_rows_without_answers_are_ordinary() {
        // Rows that EMRT 2.x hides because no mineral needs them: answers there are S09.
        let row = Place::AnswerRow(MineralQuestion::Used, 9);
        let edits = [Edit::text(row, "No"), Edit::new(row, Put::HiddenRow)];
        assert!(check_rule(&RULE, EMRT_2, &edits).is_empty());
        assert!(check_rule(&RULE, AMRT_12, &[Edit::new(row, Put::HiddenRow)]).is_empty());
    }

    #[test]
    fn a_filter_or_a_hidden_sheet_is_told() {
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap();
        form.remove_sheet(PRODUCT_LIST);
        let mut sheets = form.sheets().to_vec();
        let mut products = crate::workbook::Sheet::hidden(PRODUCT_LIST);
        let number = crate::workbook::Cell { value: crate::workbook::Value::Text("DX-100".into()), formula: false };
        products.put(Addr::new(2, 6), number);
        sheets.push(products);
        for sheet in sheets.iter_mut().filter(|sheet| sheet.name() == SMELTER_LIST) {
            sheet.hide_row(5);
            sheet.filtered = true;
        }
        let findings = check_workbook_with(&RULE, &crate::workbook::Workbook::from_sheets(sheets));
        assert_eq!(cells(&findings), ["Smelter List!B5", "Product List!B6"]);
        assert!(findings[0].fix.en.contains("filter") && findings[1].message.en.contains("is hidden"));
    }

    #[test]
    fn notes_pictures_and_files_are_found() {
        let overlays: &[(&str, &[&str], usize)] = &[("Declaration", &["P3", "D26"], 2), ("Smelter List", &["Q7"], 1)];
        assert_eq!(found(CMRT, overlays), ["Declaration!D26", "Declaration!A1", "Smelter List!Q7"]);
        let mut workbook = Form::in_order(AMRT.0, AMRT.1).unwrap().into_workbook();
        workbook.notes.external_parts = vec!["xl/embeddings/oleObject1.bin".to_owned()];
        assert_eq!(cells(&check_workbook_with(&RULE, &workbook)), ["Declaration!A1"]);
    }

    #[test]
    fn a_seal_over_a_blank_cell_is_told_with_the_cell() {
        let name = Edit::blank(Place::Company(CompanyField::AuthorizerName));
        let overlay = |range: &str| Overlay {
            pictures: 2,
            covered: vec![CellRange::parse("B1:B5").unwrap(), CellRange::parse(range).unwrap()],
            ..Overlay::default()
        };
        let check = |rule: &'static Rule, edits: &[Edit], range: &str| {
            let workbook = Form::in_order(CMRT.0, CMRT.1).unwrap().with(edits).into_workbook();
            workbook.lay_over(DECLARATION, overlay(range));
            check_workbook_with(rule, &workbook)
        };
        let blank = &crate::rules::company::authorizer_blank::RULE;
        for range in ["D18:E19", "D16:D20"] {
            let findings = check(blank, &[name], range);
            assert_eq!(cells(&findings), ["Declaration!D18"]);
            assert!(findings[0].message.en.contains("picture over the cell"), "{}", findings[0].message.en);
            assert!(check(&RULE, &[name], range).is_empty(), "{range}");
        }
        // Next to the cell, or over one that is filled, it is a picture like any other.
        assert!(check(blank, &[name], "L18:M19")[0].message.en.ends_with("is blank"));
        assert_eq!(cells(&check(&RULE, &[name], "L18:M19")), ["Declaration!A1"]);
        assert!(check(blank, &[], "D18:E19").is_empty());
        assert_eq!(cells(&check(&RULE, &[], "D18:E19")), ["Declaration!A1"]);
    }

    #[test]
    fn notes_and_pictures_of_the_template_are_not() {
        let overlays: &[(&str, &[&str], usize)] =
            &[("Declaration", &["P3", "P9", "Q43", "AB12"], 1), ("Smelter List", &["W3"], 1), ("Product List", &[], 1)];
        for form in [CMRT, EMRT_2, AMRT] {
            assert!(found(form, overlays).is_empty());
        }
        let mut workbook = Form::in_order(AMRT.0, AMRT.1).unwrap().into_workbook();
        workbook.notes.external_parts = vec!["xl/externalLinks/externalLink1.xml".to_owned()];
        assert!(check_workbook_with(&RULE, &workbook).is_empty());
    }
}
