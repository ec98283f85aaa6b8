//! Smelters looked up by ids and names.

use super::text::line;
use super::{SmeltersFormat, exit_code, files, inputs};
use crate::base::text::{Lang, Shown, Text};
use crate::lists;
use crate::look_up::{FoundSmelter, LookUp, LookedUp, SimilarSmelter, look_up, table};
use crate::reference::Lists;
use crate::text;
use std::io::{self, IsTerminal, Read, Write};

/// The most bytes of ids and names: hundreds of thousands of them.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// What is looked up, in which lists, and how the answers are written.
pub(super) struct Task {
    /// Ids and names; where there are none, those of the standard input.
    pub asked: Vec<String>,
    pub lists: Lists,
    pub format: SmeltersFormat,
    pub lang: Lang,
}

/// Looks up every id and name.
pub(super) fn run(task: &Task, out: &mut impl Write) -> io::Result<u8> {
    let lang = task.lang;
    let asked = if task.asked.is_empty() { of_standard_input(lang) } else { Ok(task.asked.join("\n")) };
    let found = asked.and_then(|asked| {
        let found = look_up(&asked, &task.lists);
        if found.answers.is_empty() { Err(found.summary_text()) } else { Ok(found) }
    });
    let found = match found {
        Ok(found) => found,
        Err(message) => {
            writeln!(io::stderr(), "{}", Shown::whole(message.get(lang)))?;
            return Ok(2);
        }
    };
    let written = match task.format {
        SmeltersFormat::Text => write!(out, "{}", plain(&found, lang)),
        SmeltersFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&found)?),
        SmeltersFormat::Csv => write!(out, "{}", table::csv(&found, lang)),
    };
    exit_code(written, u8::from(!found.all_found()))
}

/// Text in UTF-8, in UTF-16 with a byte order mark, or in GB18030, as Windows writes it.
fn of_standard_input(lang: Lang) -> Result<String, Text> {
    if io::stdin().is_terminal() {
        let hint = Text::fixed(
            "Type or paste IDs and names; Ctrl+D on a line of its own ends them (Ctrl+Z on Windows)",
            "请输入或粘贴识别号和名称，最后在单独一行按 Ctrl+D 结束（Windows 为 Ctrl+Z）",
        );
        let _ = writeln!(io::stderr(), "{}", hint.get(lang));
    }
    let unread =
        |reason: Text| text!(en: "The input could not be read: {reason}", zh: "无法读取输入：{reason}"; reason: reason);
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MOST_BYTES.saturating_add(1)).read_to_end(&mut bytes);
    let read = read.map_err(|error| unread(files::reason(&error)))?;
    if u64::try_from(read).is_ok_and(|read| read > MOST_BYTES) {
        return Err(unread(text!(
            en: "it has more than {bytes} bytes", zh: "超过 {bytes} 字节", bytes = MOST_BYTES)));
    }
    String::from_utf8(inputs::without_mark(bytes))
        .or_else(|error| lists::decode_gb18030(error.as_bytes()).ok_or(()))
        .map_err(|()| unread(Text::fixed("it is not UTF-8, UTF-16 or GB18030", "不是 UTF-8、UTF-16 或 GB18030 编码")))
}

fn plain(found: &LookUp, lang: Lang) -> String {
    let mut out = String::new();
    for answer in &found.answers {
        write_answer(&mut out, found, answer, lang);
    }
    if !found.passed_over.is_empty() {
        let rest = found.passed_over_count.saturating_sub(found.passed_over.len());
        line(&mut out, Text::fixed("Not taken for names:", "以下内容未当作名称：").get(lang));
        for passed in &found.passed_over {
            let place = text!(
                en: "    line {line}: \"{text}\"", zh: "    第 {line} 行：“{text}”",
                line = passed.line, text = Shown(&passed.text));
            line(&mut out, place.get(lang));
        }
        if rest > 0 {
            line(&mut out, text!(en: "    and {rest} more", zh: "    另有 {rest} 处", rest = rest).get(lang));
        }
    }
    line(&mut out, found.summary_text().get(lang));
    out
}

fn write_answer(out: &mut String, found: &LookUp, answer: &LookedUp, lang: Lang) {
    let typed = Shown(&answer.typed);
    let head = if answer.count > 1 {
        text!(en: "{typed} ({count} times): {text}", zh: "{typed}（{count} 次）：{text}",
            typed = typed, count = answer.count; text: answer.text())
    } else {
        text!(en: "{typed}: {text}", zh: "{typed}：{text}", typed = typed; text: answer.text())
    };
    line(out, head.get(lang));
    for smelter in &answer.smelters {
        write_smelter(out, found, smelter, lang);
    }
    if answer.smelters_left_out > 0 {
        let more = text!(en: "    and {more} more", zh: "    另有 {more} 家", more = answer.smelters_left_out);
        line(out, more.get(lang));
    }
    for similar in &answer.similar {
        line(out, &format!("    {}", similar_text(similar).get(lang)));
    }
}

fn write_smelter(out: &mut String, found: &LookUp, smelter: &FoundSmelter, lang: Lang) {
    line(out, &format!("    {}", smelter.title().get(lang)));
    let status = text!(en: "Status: {status}", zh: "状态：{status}"; status: smelter.status_text());
    let listed_in = (!smelter.listed_in.is_empty())
        .then(|| text!(en: "Listed in: {lists}", zh: "收录于：{lists}"; lists: smelter.listed_in_text(&found.lists)));
    let removed = smelter.removed.as_ref().map(|removed| removed.text.clone());
    let company = smelter.company.iter().map(|row| row.text.clone());
    let events = smelter.events.iter().map(|event| event.text.clone());
    for text in std::iter::once(status).chain(listed_in).chain(removed).chain(company).chain(events) {
        line(out, &format!("        {}", text.get(lang)));
    }
}

fn similar_text(similar: &SimilarSmelter) -> Text {
    text!(
        en: "{title}; alike by {likeness}%: \"{resembles}\"",
        zh: "{title}；“{resembles}”相近 {likeness}%",
        likeness = similar.likeness, resembles = Shown(&similar.resembles); title: similar.title())
}
