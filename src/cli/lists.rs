//! Lists of smelters on the command line: what the columns are is guessed, and a guess that is not complete is refused.

use crate::list_file::{self, Description, Guess, ListKind, Reading};
use crate::reference::List;
use crate::settings::Date;
use crate::text;
use crate::text::{Lang, Shown, Text};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many rows with a doubt are named; the rest is counted.
const NAMED_PROBLEMS: usize = 20;

/// Reads every list. What could not be read is told on `notes`.
///
/// # Errors
/// One message for the first list that cannot be used, ending with a line break; or when `notes` cannot be written.
pub(super) fn load(paths: &[PathBuf], lang: Lang, notes: &mut impl Write) -> io::Result<Result<Vec<List>, Text>> {
    let mut lists = Vec::new();
    for (path, number) in paths.iter().zip(1_usize..) {
        match read(path, number) {
            Ok((of_file, reading)) => {
                tell(path, &reading, lang, notes)?;
                lists.extend(of_file);
            }
            Err(problem) => {
                let name = path.display().to_string();
                return Ok(Err(text!(
                    en: "{name}: {problem}\n", zh: "{name}：{problem}\n", name = Shown(&name); problem: problem)));
            }
        }
    }
    Ok(Ok(lists))
}

fn read(path: &Path, number: usize) -> Result<(Vec<List>, Reading), Text> {
    let bytes = std::fs::read(path).map_err(
        |error| text!(en: "the list could not be opened: {error}", zh: "无法打开清单：{error}", error = error),
    )?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let opened = list_file::open(&bytes, &file, &list_file::decode_gb18030, &mut |_| {})
        .map_err(|error| advised(&error.text(), &error.steps()))?;
    let Some(sheet) = opened.sheets.get(opened.likely()) else { return Err(Text::default()) };
    let guess = sheet.guess(&file);
    let date = complete(&guess)?;
    let reading = sheet.read(&guess.mapping, &guess.options(), &mut |_| {});
    let about =
        Description { id: format!("loaded-{number}"), name: name_of(&file, guess.kind), file, kind: guess.kind, date };
    let lists = list_file::lists_of(reading.rows.clone(), &about).map_err(list_file::UseError::text)?;
    Ok((lists, reading))
}

/// The name of a list: what kind it is, or the file where only the company knows.
fn name_of(file: &str, kind: ListKind) -> String {
    if kind == ListKind::Own { file.to_owned() } else { kind.name().en.into_owned() }
}

/// The day of the list, when the guess says all that is needed.
fn complete(guess: &Guess) -> Result<Date, Text> {
    if guess.needs_mapping() {
        return Err(Text::fixed(
            "no column with smelter IDs or names was recognised. Give the columns headings such as Metal, Smelter ID, Standard name, Country, Status",
            "认不出识别号或名称所在的列。应为各列加上表头，例如 Metal、Smelter ID、Standard name、Country、Status",
        ));
    }
    match (guess.date, &guess.ambiguous_date) {
        (Some(date), _) => Ok(date),
        (None, Some(date)) => Err(text!(
            en: "the date \"{typed}\" can be read as {one} or {other}. Put the day into the name of the file, such as list-{one}.xlsx",
            zh: "日期“{typed}”可以读作 {one} 或 {other}。应把日期写进文件名，例如 list-{one}.xlsx",
            typed = Shown(&date.typed), one = date.month_first, other = date.day_first)),
        (None, None) => Err(Text::fixed(
            "the day of the list was not found. Put it into the name of the file, such as list-2026-03-31.xlsx",
            "没有找到清单的日期。应把日期写进文件名，例如 list-2026-03-31.xlsx",
        )),
    }
}

fn advised(problem: &Text, steps: &[Text]) -> Text {
    match steps.first() {
        Some(step) => text!(en: "{problem}. {step}", zh: "{problem}。{step}"; problem: problem, step: step),
        None => problem.clone(),
    }
}

/// Says how many rows were left out or doubtful, and the first of them.
fn tell(path: &Path, reading: &Reading, lang: Lang, notes: &mut impl Write) -> io::Result<()> {
    if reading.problem_count == 0 {
        return Ok(());
    }
    let name = path.display().to_string();
    let counted = text!(
        en: "{name}: {read} read, {out} left out",
        zh: "{name}：读入 {read}，未读入 {out}",
        name = Shown(&name);
        read: Text::counted(reading.read, "row", "rows", "行"), out: Text::counted(reading.left_out, "row", "rows", "行"));
    writeln!(notes, "{}", counted.get(lang))?;
    for problem in reading.problems.iter().take(NAMED_PROBLEMS) {
        writeln!(notes, "  {}", problem.text().get(lang))?;
    }
    let rest = reading.problem_count.saturating_sub(NAMED_PROBLEMS);
    if rest > 0 {
        writeln!(notes, "  {}", text!(en: "and {rest} more", zh: "另有 {rest} 条", rest = rest).get(lang))?;
    }
    Ok(())
}
