//! The exercise, and the two papers of a sample.

strings! {
    /// The exercise, and the two papers of a sample.
    Exercise, EXERCISE {
        name: "Exercise", "练习";
        handout: "Handout", "练习单";
        key: "Trainer's key", "讲师用答案";
        handout_detail: "The form on paper, with room for marks and reasons", "纸质表格，留出标记和写原因的位置";
        key_detail: "What there is to find, with reasons and explanations, on paper", "要找出的内容、原因和说明，用于打印";
        back: "Back to the sample", "回到这个示例文件";
        task: "Read the form, mark each cell that you would return to the supplier, and choose why. Some forms have nothing to mark.", "阅读表格，标记您会退回给供应商修改的每个单元格，并选择原因。有的表格没有需要标记的地方。";
        task_on_paper: "Read the form. Circle each cell that you would return to the supplier, tick the box in its row, and write the letter of the reason beside it. Some forms have nothing to mark.", "阅读表格。圈出您会退回给供应商修改的每个单元格，在这一行的方框里打叉，再写上原因的字母。有的表格没有需要标记的地方。";
        not_kept: "Marks, points and time stay in this tab and are gone when you close it.", "标记、得分和用时只留在这个标签页里，关闭后即消失。";
        keys: "Arrow keys move. Enter or Space goes to the reasons, Esc back to the cell. A letter from A to H marks the cell at once, Delete removes its mark. N and P go to the next and previous mark. Tab leaves the table.", "方向键移动；Enter 或空格键转到原因，Esc 回到单元格；按 A 至 H 直接标记，Delete 取消标记；N 和 P 转到下一个和上一个标记；Tab 离开表格。";
        why: "What is wrong with this cell?", "这个单元格有什么问题？";
        unmark: "Remove the mark", "取消标记";
        solve: "Show the solution", "查看答案";
        again: "Start again", "重新开始";
        points: "Count points: 2 for a cell found, 1 if the reason is another one, minus 1 for a false alarm", "计分：找到且原因相符得 2 分，找到但原因不符得 1 分，误报扣 1 分";
        time: "Measure the time from now until the solution is shown", "从现在起计时，到查看答案为止";
        solution: "Solution", "答案";
        list_found: "Found", "找到";
        list_other: "Found, with another reason", "找到了，但原因不符";
        list_missed: "Missed", "漏掉";
        list_alarms: "False alarms", "误报";
        list_not_asked: "Only to look at, not counted", "仅供留意，不计入";
        list_not_seen: "Cannot be seen in the form, not counted", "表格中看不到，不计入";
        nothing_wrong: "The check found nothing to work on in this cell", "检查在这个单元格未发现要处理的内容";
        your_reason: "Your reason", "您选的原因";
        right_reason: "Reasons that fit", "合适的原因";
        no_form: "This file is refused by the check, so there is no form to mark. The page of the sample says why.", "检查不接受这个文件，因此没有可以标记的表格。原因见这个示例文件的页面。";
        preparing: "The form is being drawn", "正在准备表格";
        not_there: "The form could not be drawn; reload the page to try again", "无法显示表格，请刷新网页再试";
    }
}

strings! {
    /// The papers that are printed.
    Paper, PAPER {
        print: "Print or save as PDF", "打印或另存为 PDF";
        your_name: "Name", "姓名";
        date: "Date", "日期";
        no_entry: "Nothing is entered here", "这里没有填写内容";
        answer: "Entry", "填写内容";
        comment: "Further entries, comment", "其他填写内容、注释";
        wrong: "Wrong?", "有误？";
        reason: "Reason", "原因";
        only_to_look_at: "\"Look at\" counts as found when it is marked, and is not missed when it is not", "“请留意”的内容，标了算找到，没标不算漏掉";
        findings: "What there is to find", "要找出的内容";
        nothing_to_mark: "Nothing: the right answer is no mark at all", "没有：一处也不标就是正确答案";
        explanation: "Explanation", "说明";
        points_to_make: "Points of the lesson", "这一课的要点";
        letters: "The letters of the reasons", "原因的字母";
    }
}
