//! The show for a room.

use crate::base::text::Text;
use crate::text;

strings! {
    /// The show for a room.
    Presenter, PRESENTER {
        open: "Present", "投影讲解";
        title: "Finding by finding", "逐处讲解";
        none: "There is no report to present yet", "还没有可讲解的报告";
        none_detail: "Check a file or a sample first, then choose \"Present\" above its report.", "先检查一个文件或示例，再点报告上方的“投影讲解”。";
        to_check: "Check a file", "检查文件";
        to_workshop: "Choose a sample for training", "选择培训用的示例";
        somebody: "A supplier's file", "某供应商的文件";
        levels: "Levels to show", "讲解哪些程度";
        begin: "Begin", "开始";
        nothing: "No finding is chosen", "没有选中任何一处";
        is_hidden: "Company data are hidden", "公司数据已隐藏";
        is_shown: "Company data are shown", "公司数据已显示";
        waiting: "The answer is hidden", "答案未显示";
        show_answer: "Show the answer", "显示答案";
        summary: "What was found", "发现了什么";
        first_things: "What to do first", "先做这些";
        forward: "Answer, then next", "先显示答案，再下一步";
        next: "Next", "下一步";
        back: "Back", "上一步";
        answer: "Show or hide the answer", "显示或隐藏答案";
        first: "First step", "第一步";
        last: "Last step", "最后一步";
        restart: "Begin again", "重新开始";
        language: "This step in the other language", "这一步换用另一种语言";
        hide: "Hide or show company data", "隐藏或显示公司数据";
        blank: "Blank screen", "黑屏";
        unblank: "Show the screen again", "恢复画面";
        timer: "Start or stop the timer", "开始或停止计时";
        full_screen: "Full screen", "全屏";
        keys: "Keys", "快捷键";
        space: "Space", "空格";
        keys_hint: "Page Up and Page Down of a clicker work too; F5 goes to the first step", "翻页笔的上翻、下翻键同样可用；F5 回到第一步";
        leave: "Leave", "退出";
        ask_file: "What stands out about the file itself?", "这个文件本身要留意什么？";
        ask_blank: "What is missing here?", "这里缺了什么？";
        ask_blanks: "What is missing in these cells?", "这些单元格缺了什么？";
        ask_two: "These two answers: what does not fit?", "这两个答案，哪里对不上？";
        ask_several: "These answers: what does not fit?", "这几个答案，哪里对不上？";
        ask_row: "What is wrong with this row?", "这一行要注意什么？";
        ask_rows: "What stands out in these rows?", "这几行要留意什么？";
        ask_look: "What deserves a second look here?", "这里要留意什么？";
        ask_explain: "What will the customer ask here?", "客户看到这里会问什么？";
        ask_cell: "What is wrong with this cell?", "这个单元格有什么问题？";
        ask_cells: "What is wrong with these cells?", "这些单元格有什么问题？";
    }
}

/// Minutes and seconds.
pub fn time(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How many findings there are.
pub fn all(findings: &Text) -> Text {
    text!(en: "{findings}", zh: "共 {findings}"; findings: findings)
}

/// `Step 4 of 8`.
pub fn step_of(place: usize, all: usize) -> Text {
    text!(en: "Step {place} of {all}", zh: "第 {place} 步，共 {all} 步", place = place, all = all)
}

/// The name of a dot.
pub fn go_to(place: usize) -> Text {
    text!(en: "Go to step {place}", zh: "转到第 {place} 步", place = place)
}

/// Name of a drawing.
pub fn drawing(sheet: &Text, cell: &str) -> Text {
    text!(en: "{sheet} around {cell}", zh: "{sheet}：{cell} 及其周围", cell = cell; sheet: sheet)
}

/// Where to choose a value.
pub fn choose_in(cell: &str) -> Text {
    text!(en: "In {cell} choose", zh: "在 {cell} 选择", cell = cell)
}
