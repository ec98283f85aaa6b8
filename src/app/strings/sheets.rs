//! The sheets of the workbook.

strings! {
    /// The sheets of the workbook.
    Sheets, SHEETS {
        drawing: "The sheets are being drawn", "正在准备工作表";
        not_available: "The sheet view is not available for this file. The report is complete without it.", "这个文件无法显示工作表，报告不受影响。";
        keys: "Arrow keys move. N and P go to the next and previous finding, Enter to what was found, Esc back to the cell. Tab leaves the table.", "方向键移动；N 和 P 转到下一处和上一处，Enter 转到说明，Esc 回到单元格；Tab 离开工作表。";
        same_finding: "Part of the selected finding", "所选问题涉及的其他单元格";
        nothing_here: "No finding in this cell", "这个单元格未发现要处理的内容";
        tabs: "Sheets of the workbook", "工作簿中的工作表";
        next: "Next finding", "下一处";
        previous: "Previous finding", "上一处";
        back: "Back to the finding in the report", "回到报告中的这一处";
        hidden_row: "hidden in the file", "文件中已隐藏";
        row: "Row", "行";
        content: "In the cell", "单元格内容";
    }
}
