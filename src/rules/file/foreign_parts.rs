//! F06: the workbook has parts that the official one does not have, or lost its protection.

use crate::letters::LetterCase;
use crate::rules::prelude::*;
use crate::template::{CHECKER, DECLARATION, MINE_LIST, PRODUCT_LIST, SMELTER_LIST, SMELTER_LOOKUP, is_expected_sheet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "F06",
    name: "foreign-parts",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Official workbooks have no macros, their sheets are protected, and only the AMRT links to other workbooks. Removed protection is only \"Look at\". Attached files are covered by another rule",
            "官方工作簿没有宏，工作表受保护，只有 AMRT 带有指向其他工作簿的链接。保护被取消时仅列为“请留意”。附带的文件由另一条规则检查",
        ),
    },
    adjustable: false,
    title: catalogue_text("File has content that the template does not have", "含有模板以外的内容"),
    why: Text::fixed(
        "Import tools may refuse the file, and extra content may reveal more than intended",
        "导入工具可能拒收文件，多余的内容还可能泄露不想公开的信息",
    ),
    fix: Text::fixed("Remove what does not belong to the template", "删除不属于模板的内容"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Cell("Price list", "A1"), "DX-100")],
        good: &[],
    }),
    check,
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    check_sheets(ctx, sink);
    let notes = &ctx.workbook.notes;
    let file = || (CellRef::start_of(DECLARATION), Text::fixed("File", "文件"));
    if notes.macros {
        let (cell, label) = file();
        sink.at_cell(cell, label, "")
            .fix(Text::fixed("Save the file as .xlsx without macros", "另存为不含宏的 .xlsx 文件"))
            .report(Text::fixed("The file contains macros", "文件含有宏"));
    }
    let is_link = |name: &&String| {
        let name = name.lowercase();
        let is_link = ["externallinks/", "querytables/", "connections"].iter().any(|part| name.contains(part));
        is_link && std::path::Path::new(&name).extension().is_some_and(|extension| extension == "xml")
    };
    let links = notes.external_parts.iter().filter(is_link).count();
    if links > official_links(ctx.layout.family) {
        let (cell, label) = file();
        sink.at_cell(cell, label, "")
            .value("links", links.to_string())
            .fix(Text::fixed(
                "Break the links in Excel (Data, Edit Links), so that values stay and links go",
                "在 Excel 中断开链接（数据、编辑链接），保留数值，去掉链接",
            ))
            .report(text!(
                en: "The file has {links} to other workbooks or data sources",
                zh: "文件中有 {links}，指向其他工作簿或数据源";
                links: Text::counted(links, "link", "links", "个链接")));
    }
    check_repeated_cells(ctx, sink);
    check_protection(ctx, sink);
}

/// Cells that the file stores twice: another program may show the other value, so that people see another answer than was
/// checked here.
fn check_repeated_cells(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for name in [DECLARATION, SMELTER_LIST, MINE_LIST, PRODUCT_LIST, SMELTER_LOOKUP] {
        let Some(sheet) = ctx.note(ctx.workbook.sheet(name)) else { return };
        let Some((addr, value)) = sheet.and_then(|sheet| Some((sheet.repeated?, sheet.value(sheet.repeated?)))) else {
            continue;
        };
        sink.at_cell(CellRef::new(name, addr), Text::fixed("Cell", "单元格"), &value.display())
            .why(Text::fixed(
                "Programs may show different values of this cell; the last one was checked here",
                "不同软件可能显示此单元格的不同值；这里检查的是最后一个",
            ))
            .fix(Text::fixed(
                "Open the file in Excel, check the value, and save it as a new file",
                "用 Excel 打开，核对该值，再另存为新文件",
            ))
            .report(Text::fixed("The file stores this cell more than once", "文件中此单元格存储了不止一次"));
    }
}

fn check_sheets(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let is_official_tab = |name: &str| ctx.detected.sheets.iter().any(|sheet| sheet.actual.as_deref() == Some(name));
    // WPS Office keeps pictures of cells in a hidden sheet of its own; people neither see nor make it.
    let is_of_an_office_program = |name: &str| name.lowercase().starts_with("wpsreserved_");
    let foreign: Vec<&str> = ctx
        .workbook
        .sheet_names()
        .map(|(name, _)| name)
        .filter(|name| !is_official_tab(name) && !is_expected_sheet(ctx.layout, name) && !is_of_an_office_program(name))
        .collect();
    let Some(first) = foreign.first() else { return };
    let list = foreign.join(", ");
    sink.at_cell(CellRef::start_of(first), Text::fixed("Sheet", "工作表"), first)
        .value("sheets", foreign.len().to_string())
        .fix(Text::fixed("Delete the sheets that are not the template's", "删除不属于模板的工作表"))
        .report(text!(
            en: "{sheets} not part of the template: \"{list}\"",
            zh: "{sheets}不属于模板：“{list}”", list = Shown(&list);
            sheets: Text::counted(foreign.len(), "sheet is", "sheets are", "个工作表")));
}

fn check_protection(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let mut open: Vec<&str> = Vec::new();
    for name in [DECLARATION, SMELTER_LIST, CHECKER] {
        let Some(sheet) = ctx.note(ctx.workbook.sheet(name)) else { return };
        if sheet.is_some_and(|sheet| !sheet.protected) {
            open.push(name);
        }
    }
    let Some(first) = open.first() else { return };
    sink.at_cell(CellRef::start_of(first), Text::fixed("Sheet protection", "工作表保护"), "")
        .severity(Info)
        .why(Text::fixed(
            "Without protection, formulas and labels are easily changed by accident",
            "没有保护，公式和标签容易被无意改动",
        ))
        .fix(Text::fixed(
            "Check that no formula or label was changed, or copy the data into an unmodified template",
            "确认公式和标签没有被改动，或把数据复制到未改动的模板里",
        ))
        .report(text!(
            en: "Sheet protection was removed: {list}", zh: "工作表保护已被取消：{list}", list = open.join(", ")));
}

/// How many links the official workbooks have: leftovers of names that point elsewhere.
const fn official_links(family: Family) -> usize {
    match family {
        Amrt12 => 1,
        Amrt13 => 2,
        Cmrt | Emrt1 | Emrt2 | Crt => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::Form;
    use crate::rules::testing::{AMRT, CMRT, EMRT_2, cells, check_rule, check_workbook_with};

    fn found(
        form: (TemplateKind, &str),
        change: impl FnOnce(&mut crate::workbook::Workbook),
    ) -> Vec<(String, Severity)> {
        let mut workbook = Form::in_order(form.0, form.1).unwrap().into_workbook();
        change(&mut workbook);
        let findings = check_workbook_with(&RULE, &workbook);
        cells(&findings).into_iter().zip(findings.iter().map(|finding| finding.severity)).collect()
    }

    #[test]
    fn a_cell_that_is_stored_twice_is_found() {
        let mut sheets = Form::in_order(CMRT.0, CMRT.1).unwrap().sheets().to_vec();
        let sheet = sheets.iter_mut().find(|sheet| sheet.name() == SMELTER_LIST).unwrap();
        sheet.repeated = Addr::parse("B5");
        let findings = check_workbook_with(&RULE, &crate::workbook::Workbook::from_sheets(sheets));
        assert_eq!(cells(&findings), ["Smelter List!B5"]);
        assert_eq!(findings[0].evidence[0].value, "Tin");
    }

    #[test]
    fn macros_and_links_are_found() {
        assert_eq!(found(EMRT_2, |workbook| workbook.notes.macros = true), [("Declaration!A1".to_owned(), Warning)]);
        let links = vec!["xl/externalLinks/externalLink1.xml".to_owned()];
        assert_eq!(found(CMRT, |workbook| workbook.notes.external_parts = links).len(), 1);
    }

    #[test]
    fn official_links_and_attachments_are_not() {
        let links = ["xl/externalLinks/", "xl/externalLinks/externalLink1.xml", "xl/externalLinks/externalLink2.xml"];
        assert!(found(AMRT, |workbook| workbook.notes.external_parts = links.map(str::to_owned).to_vec()).is_empty());
        let attached = vec!["xl/embeddings/oleObject1.bin".to_owned()];
        assert!(found(CMRT, |workbook| workbook.notes.external_parts = attached).is_empty());
    }

    #[test]
    fn foreign_sheets_are_one_finding() {
        let edits = [
            Edit::text(Place::Cell("Price list", "A1"), "DX-100"),
            Edit::text(Place::Cell("Sheet1", "A1"), "x"),
            Edit::text(Place::Cell("WpsReserved_CellImgList", "A1"), "x"),
        ];
        assert_eq!(cells(&check_rule(&RULE, CMRT, &edits)), ["Price list!A1"]);
    }

    #[test]
    fn a_removed_protection_is_a_note() {
        let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap();
        form.remove_sheet("Checker");
        form.put("Checker", Addr::new(1, 1), crate::workbook::Cell::default());
        let findings = check_workbook_with(&RULE, &form.into_workbook());
        assert_eq!((cells(&findings), findings[0].severity), (vec!["Checker!A1".to_owned()], Info));
    }
}
