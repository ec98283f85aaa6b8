//! F06: the workbook has parts that the official one does not have, or lost its protection.

use crate::rules::file::{foreign_sheets, perhaps_renamed};
use crate::rules::prelude::*;
use crate::template::{CHECKER, DECLARATION, MINE_LIST, PRODUCT_LIST, SMELTER_LIST, SMELTER_LOOKUP, repeats};

pub(crate) static RULE: Rule = Rule {
    code: "F06",
    name: "foreign-parts",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Official workbooks have no macros, their sheets are protected, and only the AMRT links to other workbooks. A second sheet of answers, such as a copy of Declaration, is not checked, which is said. Sheets that may be missing ones under other names are covered by another rule. Removed protection is only \"Look at\". Attached files are covered by another rule",
            "官方工作簿没有宏，工作表受保护，只有 AMRT 带有指向其他工作簿的链接。含答案的工作表另有一份（例如 Declaration 的副本）时不检查，并予以说明。可能是缺少的工作表改了名的，由另一条规则检查。保护被取消时仅列为“请留意”。附带的文件由另一条规则检查",
        ),
    },
    title: &Text::fixed("File has content that the template does not have", "含有模板以外的内容"),
    why: &Text::fixed(
        "Import tools may refuse the file, and extra content may reveal more than intended",
        "导入工具可能拒收文件，多余的内容还可能泄露不想公开的信息",
    ),
    fix: &Text::fixed("Remove what does not belong to the template", "删除不属于模板的内容"),
    reasons: &[Reason::Superfluous],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Cell("Price list", "A1"), "DX-100")],
        good: &[],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    check_sheets(ctx, sink);
    if let Some(why) = ctx.why_only_cells() {
        sink.skip(why);
        return;
    }
    let notes = &ctx.workbook.notes;
    let file = || (CellRef::start_of(DECLARATION), Text::fixed("File", "文件"));
    if notes.macros {
        let (cell, label) = file();
        sink.at_cell(cell, label, "")
            .fix(Text::fixed("Save the file as .xlsx without macros", "另存为不含宏的 .xlsx 文件"))
            .report(Text::fixed("The file contains macros", "文件含有宏"));
    }
    let is_link = |name: &&String| {
        let name = name.to_lowercase();
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

/// Cells that the file stores twice: another program may show the other value, so that people see
/// another answer than was checked here.
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

/// How many foreign sheets are looked into for a second declaration.
const MAX_LOOKED_INTO: usize = 8;

fn check_sheets(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    // Sheets that may be those which the workbook lacks are F05.
    let foreign = if perhaps_renamed(ctx).is_empty() { foreign_sheets(ctx) } else { Vec::new() };
    let copies: Vec<(&str, Option<&'static str>)> = foreign
        .into_iter()
        .enumerate()
        // Whoever adds many sheets adds no second declaration; looking into each would cost time.
        .map(|(at, name)| {
            (name, (at < MAX_LOOKED_INTO).then(|| repeats(ctx.workbook, &ctx.detected.sheets, name)).flatten())
        })
        .collect();
    for (name, official) in copies.iter().filter_map(|(name, official)| Some((*name, (*official)?))) {
        sink.at_cell(CellRef::start_of(name), Text::fixed("Sheet", "工作表"), name)
            .why(Text::fixed(
                "A file holds one declaration: import tools read the official sheets alone",
                "一个文件只能有一份申报：导入工具只读取官方工作表",
            ))
            .fix(text!(
                en: "Keep one declaration in a file: save the other one in a file of its own and check that too, or delete the sheet if it is an old copy",
                zh: "一个文件只保留一份申报：把另一份单独存成文件再检查；如果只是旧副本，删除该工作表"))
            .report(text!(
                en: "Sheet \"{name}\" looks like a second \"{official}\" and was not checked",
                zh: "工作表“{name}”像是第二份“{official}”，没有检查", name = Shown(name), official = official));
    }
    let foreign: Vec<&str> = copies.into_iter().filter(|(_, of)| of.is_none()).map(|(name, _)| name).collect();
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
    use crate::rules::testing::{AMRT, CMRT, EMRT_2, cells, check_rule, check_workbook_with};
    use crate::samples::fixtures::Form;

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
    fn a_second_declaration_is_told_apart() {
        let official = Form::in_order(CMRT.0, CMRT.1).unwrap();
        for name in ["Declaration (2)", "Declaration Plant B", "Copy of Declaration", "Factory B"] {
            let mut form = Form::in_order(CMRT.0, CMRT.1).unwrap();
            let sheet = official.sheets().iter().find(|sheet| sheet.name() == DECLARATION).unwrap();
            for addr in sheet.stored(1..=sheet.last_row()) {
                let value = crate::workbook::Value::Text(sheet.value(addr).display().into_owned().into());
                form.put(name, addr, crate::workbook::Cell { value, formula: sheet.has_formula(addr) });
            }
            form.put(
                "Price list",
                Addr::new(1, 1),
                crate::workbook::Cell { value: crate::workbook::Value::Number(1.0), formula: false },
            );
            let findings = check_workbook_with(&RULE, &form.into_workbook());
            assert_eq!(cells(&findings), [format!("{name}!A1"), "Price list!A1".to_owned()]);
            assert!(findings[0].message.en.contains("was not checked"), "{}", findings[0].message.en);
        }
        let edits = [Edit::text(Place::Cell("Smelter List (2)", "A1"), "x")];
        assert!(check_rule(&RULE, CMRT, &edits)[0].message.en.contains("second \"Smelter List\""));
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
