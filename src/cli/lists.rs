//! Lists of smelters on the command line: what the columns are is guessed, and a guess that is not
//! complete is refused.

use super::{files, trial};
use crate::base::date::Date;
use crate::base::text::{Lang, Shown, Text};
use crate::lists::{HeadlessList, Reading, RowProblem, SheetTaken, limits};
use crate::reference::List;
use crate::text;
use crate::workbook::ReadError;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many rows with a doubt are named; the rest is counted.
const NAMED_PROBLEMS: usize = 20;

/// Reads every list. What could not be read is told on `notes`.
///
/// # Errors
/// One message for the first list that cannot be used, ending with a line break; or when `notes`
/// cannot be written.
pub(super) fn load(paths: &[PathBuf], lang: Lang, notes: &mut impl Write) -> io::Result<Result<Vec<List>, Text>> {
    let mut lists = Vec::new();
    for (path, number) in paths.iter().zip(1_usize..) {
        match read(path, number) {
            Ok((of_file, sheets)) => {
                for sheet in &sheets {
                    tell_sheet(path, sheet, lang, notes)?;
                }
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

fn read(path: &Path, number: usize) -> Result<(Vec<List>, Vec<SheetTaken>), Text> {
    let bytes = files::read(path, limits::FILE_BYTES).map_err(|unread| {
        text!(en: "the list could not be opened: {reason}", zh: "无法打开清单：{reason}"; reason: unread.text())
    })?;
    if !trial::survives(&bytes) {
        return Err(ReadError::BreaksReader.text());
    }
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let list = HeadlessList { bytes: &bytes, file: &file, date: None, saved: saved_on(path), source: None, number };
    list.read()
}

/// The day on which a file was last changed, in universal time.
fn saved_on(path: &Path) -> Option<Date> {
    super::day_of(std::fs::metadata(path).ok()?.modified().ok()?)
}

/// Says what a sheet was taken for where there are several, which columns that leaves out, and what
/// became of its rows.
fn tell_sheet(path: &Path, sheet: &SheetTaken, lang: Lang, notes: &mut impl Write) -> io::Result<()> {
    let path = path.display().to_string();
    let name = if sheet.title.is_empty() { path } else { format!("{path}: {}", sheet.title) };
    if !sheet.title.is_empty() {
        let taken = text!(
            en: "{name}: {kind} as of {date}", zh: "{name}：{kind}，日期 {date}",
            name = Shown(&name), date = sheet.date; kind: sheet.kind.name());
        writeln!(notes, "{}", taken.get(lang))?;
    }
    for field in &sheet.unused {
        let unused = text!(
            en: "{name}: the column for \"{field}\" is not used: the file was taken for a list of the kind \"{kind}\"",
            zh: "{name}：未使用“{field}”列，因为按“{kind}”读取",
            name = Shown(&name); field: field.name(), kind: sheet.kind.name());
        writeln!(notes, "{}", unused.get(lang))?;
    }
    tell(&name, &sheet.reading, lang, notes)
}

/// Says how many rows were left out or doubtful, and the first of them.
fn tell(name: &str, reading: &Reading, lang: Lang, notes: &mut impl Write) -> io::Result<()> {
    if reading.problem_count == 0 {
        return Ok(());
    }
    let counted = text!(
        en: "{name}: {read} read, {out} left out",
        zh: "{name}：读入 {read}，未读入 {out}",
        name = Shown(name);
        read: Text::counted(reading.read, "row", "rows", "行"), out: Text::counted(reading.left_out, "row", "rows", "行"));
    writeln!(notes, "{}", counted.get(lang))?;
    for problem in reading.problems.iter().take(NAMED_PROBLEMS) {
        writeln!(notes, "  {}", Shown::whole(problem.text().get(lang)))?;
    }
    let named: usize = reading.problems.iter().take(NAMED_PROBLEMS).map(RowProblem::rows).sum();
    let rest = reading.problem_count.saturating_sub(named);
    if rest > 0 {
        writeln!(notes, "  {}", text!(en: "and {rest} more", zh: "另有 {rest} 条", rest = rest).get(lang))?;
    }
    Ok(())
}
