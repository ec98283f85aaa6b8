//! Sentences of the page that hold counts, sizes or names.

use super::UI;
use crate::app::worker::protocol::Progress;
use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::report::first_steps::FirstStep;
use crate::report::{ListInfo, MineralScope, Report, Summary};
use crate::samples::gallery::CHECKED_ON;
use crate::text;

/// The first words of a report: the work, then how bad it is.
pub fn heading(summary: Summary, steps: usize) -> Text {
    let Summary { warnings, infos, .. } = summary;
    match (summary.errors, warnings, infos) {
        (0, 0, 0) => UI.nothing_found.clone(),
        (0, 0, _) => text!(
            en: "Nothing that must be fixed or explained; {infos} to look at",
            zh: "未发现必须修改或需要说明之处；{infos} 处请留意", infos = infos),
        (0, _, _) => text!(
            en: "Nothing that must be fixed; {warnings} to explain",
            zh: "未发现必须修改之处；{warnings} 处需要说明", warnings = warnings),
        _ if steps == 1 => Text::fixed("1 thing to do first", "先做 1 件事"),
        _ => text!(en: "{steps} things to do first", zh: "先做 {steps} 件事", steps = steps),
    }
}

/// The line under the first steps: how far they lead.
pub fn under_the_steps(summary: Summary, steps: &[FirstStep]) -> Text {
    let settled: usize = steps.iter().map(|step| step.errors).sum();
    if settled == 0 {
        return UI.no_approval.clone();
    }
    let (count, all) = (steps.len(), summary.errors);
    let these = match count {
        1 => Text::fixed("This settles", "做完这 1 件"),
        2 => Text::fixed("These two settle", "做完这 2 件"),
        _ => Text::fixed("These three settle", "做完这 3 件"),
    };
    if settled == all && all == 1 {
        return text!(
            en: "{these} the one that must be fixed. {no_approval}",
            zh: "{these}，必须修改的 1 处就解决了。{no_approval}"; these: these, no_approval: UI.no_approval);
    }
    if settled == all {
        return text!(
            en: "{these} all {all} that must be fixed. {no_approval}",
            zh: "{these}，{all} 处必须修改就都解决了。{no_approval}", all = all;
            these: these, no_approval: UI.no_approval);
    }
    text!(
        en: "{these} {settled} of the {all} that must be fixed. {no_approval}",
        zh: "{these}，{all} 处必须修改中的 {settled} 处就解决了。{no_approval}", settled = settled, all = all;
        these: these, no_approval: UI.no_approval)
}

/// `3 findings`.
pub fn findings(count: usize) -> Text {
    match count {
        1 => Text::fixed("1 finding", "1 处"),
        _ => text!(en: "{count} findings", zh: "{count} 处", count = count),
    }
}

/// `A check here shows 3 findings`.
pub fn findings_here(count: usize) -> Text {
    text!(en: "A check on this page shows {findings}", zh: "本页检查显示 {findings}"; findings: findings(count))
}

/// What a sample is, and how it was checked.
pub fn of_sample() -> Text {
    text!(
        en: "A sample file of an invented supplier, checked as of {day} with the default profile and the built-in lists.",
        zh: "这是示例文件，供应商为虚构；按 {day} 当天、默认配置和内置清单检查。", day = CHECKED_ON)
}

/// `3`, with the measure word that Chinese needs.
pub fn settled(count: usize) -> Text {
    text!(en: "{count}", zh: "{count} 处", count = count)
}

/// `one cause, 3 findings`.
pub fn one_cause(count: usize) -> Text {
    let findings = findings(count);
    if count < 2 {
        return findings;
    }
    text!(en: "{cause}, {findings}", zh: "{cause}，{findings}"; cause: UI.one_cause, findings: findings)
}

/// How long a buyer gives for corrections.
pub fn correction_days(days: u16) -> Text {
    text!(
        en: "This customer asks for corrections within {days}",
        zh: "该客户要求在 {days}内改好"; days: Text::counted(usize::from(days), "day", "days", "天"))
}

/// `3 smelters`.
pub fn smelters(count: usize) -> Text {
    Text::counted(count, "smelter", "smelters", "家")
}

/// A name with a count: `Conformant or active 3`.
pub fn count_of(name: &Text, count: usize) -> Text {
    text!(en: "{name} {count}", zh: "{name} {count}", count = count; name: name)
}

/// What the filters of the smelter table leave.
pub fn rows_shown(shown: usize, all: usize) -> Text {
    text!(en: "{shown} of {all} rows are shown", zh: "显示 {all} 行中的 {shown} 行", shown = shown, all = all)
}

/// The button under a long table.
pub fn show_rest(rest: usize) -> Text {
    text!(en: "Show {rest} more", zh: "再显示 {rest} 行", rest = rest)
}

/// How many similar names there are.
pub fn candidates(count: usize) -> Text {
    text!(en: "{names} in the list", zh: "清单中有 {names}"; names: Text::counted(count, "similar name", "similar names", "个相近的名称"))
}

/// The list on which statuses rest, with its day.
pub fn status_list(list: &ListInfo) -> Text {
    text!(en: "Newest statuses: {list}.", zh: "最新状态来自{list}。"; list: list.on(&[list.date]))
}

/// That a list is old.
pub fn old_list(age: &Text) -> Text {
    text!(en: "It is {age}; a status may have changed.", zh: "已是 {age}的清单，状态可能已变。"; age: age)
}

/// What the filters leave, for the status line.
pub fn shown(shown: usize, all: usize) -> Text {
    if shown == all {
        return text!(en: "All {all} findings are shown", zh: "显示全部 {all} 处", all = all);
    }
    text!(en: "{shown} of {all} findings are shown", zh: "显示 {all} 处中的 {shown} 处", shown = shown, all = all)
}

/// The button under a long list.
pub fn show_the_rest(rest: usize) -> Text {
    text!(en: "Show {rest} more", zh: "显示其余 {rest} 处", rest = rest)
}

/// Findings beyond what a report lists.
pub fn not_listed(count: usize) -> Text {
    text!(
        en: "{count} more findings are counted but not listed; repair the cause of the others first",
        zh: "另有 {count} 处只计数、未列出，先处理已列出的原因", count = count)
}

/// `Step 2 of 6`.
pub fn step_of(step: Progress) -> Text {
    text!(en: "Step {number} of {all}", zh: "第 {number} 步，共 {all} 步", number = step.number(), all = Progress::ALL.len())
}

/// The words for a step of a check.
pub fn step(step: Progress) -> &'static Text {
    match step {
        Progress::Read => &UI.step_read,
        Progress::Fingerprint => &UI.step_fingerprint,
        Progress::Open => &UI.step_open,
        Progress::Recognise => &UI.step_recognise,
        Progress::Rules => &UI.step_rules,
        Progress::Write => &UI.step_write,
    }
}

/// A size in bytes as people say it.
pub fn size(bytes: u64) -> String {
    const KILO: u64 = 1000;
    match bytes {
        0..KILO => format!("{bytes} B"),
        KILO..1_000_000 => format!("{} KB", bytes / KILO),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// The note when several files were chosen.
pub fn files_left_out(count: usize) -> Text {
    match count {
        1 => Text::fixed("One file is checked at a time; 1 more was left out", "一次检查一个文件，另外 1 个没有检查"),
        _ => text!(
            en: "One file is checked at a time; {count} more were left out",
            zh: "一次检查一个文件，另外 {count} 个没有检查", count = count),
    }
}

/// What a toast says after an address was copied.
pub fn copied(address: &str) -> Text {
    text!(en: "{address} copied", zh: "已复制 {address}", address = address)
}

/// The name of a button that copies an address.
pub fn copy(address: &str) -> Text {
    text!(en: "{copy} {address}", zh: "{copy} {address}", address = address; copy: UI.copy)
}

/// `(2026-06-27)`, after a word.
pub fn in_brackets(text: &Text) -> Text {
    text!(en: " ({text})", zh: "（{text}）"; text: text)
}

/// `Rule X05`.
pub fn rule(code: &str) -> Text {
    text!(en: "{rule} {code}", zh: "{rule} {code}", code = code; rule: UI.rule)
}

/// `CMRT 6.5`, or the template alone where the file names no revision.
pub fn template(report: &Report) -> String {
    match &report.template.revision {
        Some(revision) => format!("{} {revision}", report.template.kind),
        None => report.template.kind.to_string(),
    }
}

/// What a reader of a report with a derived layout has to know.
pub fn derived(report: &Report) -> Text {
    let nearest = report.template.nearest.as_deref().unwrap_or_default();
    let template = template(report);
    text!(
        en: "This version of the tool has no table for {template}. The places of the fields were read from the workbook's own labels and compared with revision {nearest}",
        zh: "本工具没有 {template} 的单元格位置表。栏目位置取自工作簿自带的标签，并与 {nearest} 版对照",
        template = template, nearest = nearest)
}

/// How a mineral stands in the form.
pub fn mineral_scope(scope: MineralScope) -> Option<&'static Text> {
    match scope {
        MineralScope::In => None,
        MineralScope::Open => Some(&UI.undecided),
        MineralScope::Out => Some(&UI.out_of_scope),
    }
}

/// Why the template's own total is an error instead of a number.
pub fn checker_broken(cell: &str) -> Text {
    text!(
        en: "In Excel its total is an error value, because of {cell}",
        zh: "在 Excel 里它的合计显示为错误值，原因是 {cell}", cell = cell)
}

/// The foot of every page.
pub fn rule_set(version: &str, rules: usize) -> Text {
    text!(en: "Rule set {version}, {rules} rules", zh: "规则集 {version}，{rules} 条", version = version, rules = rules)
}

/// The address names a rule that does not exist.
pub fn no_rule(code: &str) -> Text {
    text!(en: "There is no rule {code} in this version; all rules are below", zh: "本版本没有规则 {code}；下面是全部规则", code = code)
}

/// How many rules a search leaves.
pub fn rules_found(found: usize, all: usize) -> Text {
    text!(en: "{found} of {all} rules", zh: "{all} 条规则中的 {found} 条", found = found, all = all)
}

/// The head of a section's panel.
pub fn in_filling_order(count: usize) -> Text {
    let findings = findings(count);
    match count {
        1 => findings,
        _ => text!(en: "{findings}, in filling order", zh: "{findings}，按填写顺序"; findings: findings),
    }
}

/// `and 3 more` cells.
pub fn more_cells(count: usize) -> Text {
    text!(en: "and {count} more", zh: "等另外 {count} 格", count = count)
}

/// The name of the button that leaves a list out.
pub fn remove_list(name: &Text) -> Text {
    text!(en: "{remove} {name}", zh: "{remove} {name}"; remove: UI.list_remove, name: name)
}

/// The name of the field with the day of a list.
pub fn day_of_list(name: &Text) -> Text {
    text!(en: "Day of {name}", zh: "{name}的日期"; name: name)
}

/// The name of the button that lets a list be believed before its neighbour of the same day.
pub fn rise_list(name: &Text) -> Text {
    text!(en: "Move {name} up", zh: "上移 {name}"; name: name)
}

/// The name of the button that lets a list be believed after its neighbour of the same day.
pub fn sink_list(name: &Text) -> Text {
    text!(en: "Move {name} down", zh: "下移 {name}"; name: name)
}

/// A sheet of a list, with its rows.
pub fn sheet_with_rows(name: &str, rows: usize) -> Text {
    text!(en: "{name}, {rows}", zh: "{name}，{rows}", name = Shown(name); rows: Text::counted(rows, "row", "rows", "行"))
}

/// A sheet, what it is taken for, and its day.
pub fn sheet_as_list(name: &str, rows: usize, kind: &Text, day: &str) -> Text {
    let day = if day.is_empty() { Text::fixed("no day", "无日期") } else { Text::same(Shown(day).to_string()) };
    text!(
        en: "{sheet}: {kind}, {day}", zh: "{sheet}：{kind}，{day}";
        sheet: sheet_with_rows(name, rows), kind: kind, day: day)
}

/// A column that a kind of list leaves out, where the user may still choose another kind.
pub fn unused_column(sheet: &str, kind: &Text, field: &Text, heading: &str) -> Text {
    let of_sheet =
        if sheet.is_empty() { Text::default() } else { text!(en: "{sheet}: ", zh: "{sheet}：", sheet = Shown(sheet)) };
    text!(
        en: "{of_sheet}a list of the kind \"{kind}\" leaves out the column \"{heading}\" ({field}). Choose another kind if it should count",
        zh: "{of_sheet}种类为“{kind}”时不采用“{heading}”列（{field}）。如果应采用，请选择其他种类",
        heading = Shown(heading); of_sheet: of_sheet, kind: kind, field: field)
}

/// A day that can be read in two ways.
pub fn ambiguous_date(typed: &str) -> Text {
    text!(
        en: "The list says \"{typed}\". Which day is meant?",
        zh: "清单上写的是“{typed}”。是指哪一天？", typed = Shown(typed))
}

/// The day on which the file of a list without a day was saved.
pub fn day_saved(day: Date) -> Text {
    text!(
        en: "The list names no day. The file was saved on {day}; take that day if you downloaded the list on it.",
        zh: "清单上没有日期。文件保存于 {day}；如果就是那天下载的，可用这一天。", day = day)
}

/// Progress with a list.
pub fn reading_list(file: &str, rows: usize) -> Text {
    let file = Shown(file);
    if rows == 0 {
        return text!(en: "Reading {file}…", zh: "正在读取 {file}…", file = file);
    }
    text!(en: "Reading {file}, {rows} so far…", zh: "正在读取 {file}，已读 {rows}…", file = file;
        rows: Text::counted(rows, "row", "rows", "行"))
}

/// The rows of a list that were left out or read with a doubt.
pub fn rows_of_list(file: &str, left_out: usize, problems: usize) -> Text {
    text!(
        en: "{file}: {out} left out, {doubtful} read with a doubt",
        zh: "{file}：未读入 {out}，存疑但已读入 {doubtful} 处",
        file = Shown(file), doubtful = problems.saturating_sub(left_out);
        out: Text::counted(left_out, "row", "rows", "行"))
}

/// Rows that are counted but not listed.
pub fn more_rows(rest: usize) -> Text {
    text!(en: "And {rest} more", zh: "另有 {rest} 条", rest = rest)
}

/// How many are not shown.
pub fn and_more(count: usize) -> Text {
    text!(en: "and {count} more", zh: "另有 {count} 个", count = count)
}

/// How often something stands in a text.
pub fn times(count: usize) -> Text {
    text!(en: "{count} times", zh: "出现 {count} 次", count = count)
}

/// A line of a text that was pasted.
pub fn line_of_text(line: usize) -> Text {
    text!(en: "Line {line}:", zh: "第 {line} 行：", line = line)
}

/// How much of a text was taken for no name.
pub fn passed_over(count: usize) -> Text {
    let pieces = Text::counted(count, "piece of the text was", "pieces of the text were", "处文字");
    text!(en: "{pieces} taken for no name", zh: "{pieces}未当作名称"; pieces: pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(errors: usize, warnings: usize, infos: usize) -> Summary {
        Summary { errors, warnings, infos, not_listed: 0 }
    }

    #[test]
    fn the_heading_names_work_and_never_a_verdict() {
        assert_eq!(heading(summary(12, 5, 4), 3).zh_cn, "先做 3 件事");
        assert_eq!(heading(summary(0, 5, 4), 1).en, "Nothing that must be fixed; 5 to explain");
        assert_eq!(heading(summary(0, 0, 0), 0).zh_cn, "未发现要处理的内容");
        for (errors, warnings, infos) in [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)] {
            let heading = heading(summary(errors, warnings, infos), 1);
            let said = format!("{} {}", heading.en.to_lowercase(), heading.zh_cn);
            assert!(
                ["passed", "compliant", "approved", "合格", "通过"].iter().all(|word| !said.contains(word)),
                "{said}"
            );
        }
    }

    #[test]
    fn sizes_are_rounded_down() {
        assert_eq!([size(999), size(312_400), size(1_560_000)], ["999 B", "312 KB", "1.5 MB"]);
    }
}
