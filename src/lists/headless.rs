//! Lists that are read where nobody can be asked: the guess about one has to be complete, or the
//! list is refused.

use super::{Description, Guess, ListField, ListKind, ListSheet, Reading, UseError, lists_of, open};
use crate::base::date::Date;
use crate::base::text::{Shown, Text};
use crate::reference::List;
use crate::text;

/// A list as a program hands it over.
#[derive(Clone, Copy, Debug)]
pub struct HeadlessList<'a> {
    /// The content of its file.
    pub bytes: &'a [u8],
    /// Name of the file; a day in it counts.
    pub file: &'a str,
    /// The day that it describes, where the program knows it.
    pub date: Option<Date>,
    /// The day on which its file was saved, where the program knows it. It is only suggested: a
    /// list that is copied or sent on gets another one.
    pub saved: Option<Date>,
    /// Where it comes from, for the report; the name of the file where this is not said.
    pub source: Option<&'a str>,
    /// Its place among the lists of the same check, from 1.
    pub number: usize,
}

/// What became of a sheet that was taken.
#[derive(Clone, Debug)]
pub struct SheetTaken {
    /// Its title among the sheets of its file; empty where the file has no other.
    pub title: String,
    /// What kind of list it was taken for.
    pub kind: ListKind,
    /// Its day.
    pub date: Date,
    /// The fields whose columns lists of this kind do not use.
    pub unused: Vec<ListField>,
    /// What became of its rows.
    pub reading: Reading,
}

impl HeadlessList<'_> {
    /// The lists in the file, and what became of its sheets.
    ///
    /// # Errors
    /// One message for the user when it is no list, or when something about it would have to be
    /// asked.
    pub fn read(&self) -> Result<(Vec<List>, Vec<SheetTaken>), Text> {
        let opened =
            open(self.bytes, self.file, &mut |_| {}).map_err(|error| advised(&error.text(), &error.steps()))?;
        let places = opened.lists();
        let (mut lists, mut sheets) = (Vec::new(), Vec::new());
        for (place, sheet) in opened.sheets.iter().enumerate().filter(|(place, _)| places.contains(place)) {
            let title = if places.len() > 1 { sheet.title() } else { String::new() };
            let id = format!("loaded-{}", self.number);
            let id = if places.len() > 1 { format!("{id}-{}", place + 1) } else { id };
            let (of_sheet, taken) =
                self.read_sheet(sheet, id, title.clone()).map_err(|problem| in_sheet(&title, problem))?;
            lists.extend(of_sheet);
            sheets.push(taken);
        }
        Ok((lists, sheets))
    }

    fn read_sheet(&self, sheet: &ListSheet, id: String, title: String) -> Result<(Vec<List>, SheetTaken), Text> {
        let guess = sheet.guess(self.file);
        let date = self.complete(&guess)?;
        let mut reading = sheet.read(&guess.mapping, &guess.options(), &mut |_| {});
        let source = self.source.unwrap_or(self.file);
        let about = Description {
            id,
            name: if guess.kind == ListKind::Own { self.file.to_owned() } else { guess.kind.name().en.into_owned() },
            file: if title.is_empty() { source.to_owned() } else { format!("{source}: {title}") },
            kind: guess.kind,
            date,
        };
        let lists = lists_of(std::mem::take(&mut reading.rows), &about).map_err(UseError::text)?;
        let unused = guess.kind.unused(&guess.mapping).collect();
        Ok((lists, SheetTaken { title, kind: guess.kind, date, unused, reading }))
    }

    /// The day of the list, when the guess says all that is needed.
    fn complete(&self, guess: &Guess) -> Result<Date, Text> {
        if guess.needs_mapping() {
            return Err(Text::fixed(
                "no column with smelter IDs or names was recognised. Give the columns headings such as Metal, Smelter ID, Standard name, Country, Status",
                "认不出识别号或名称所在的列。应为各列加上表头，例如 Metal、Smelter ID、Standard name、Country、Status",
            ));
        }
        match (self.date.or(guess.date), &guess.ambiguous_date) {
            (Some(date), _) => Ok(date),
            (None, Some(date)) => Err(text!(
                en: "the date \"{typed}\" can be read as {one} or {other}. Put the day into the name of the file, such as list-{one}.xlsx",
                zh: "日期“{typed}”可以读作 {one} 或 {other}。应把日期写进文件名，例如 list-{one}.xlsx",
                typed = Shown(&date.typed), one = date.month_first, other = date.day_first)),
            (None, None) => Err(self.ask_day()),
        }
    }
}

impl HeadlessList<'_> {
    /// Asks for the day, with the name that the file would have if it was saved on the day of the
    /// list.
    fn ask_day(&self) -> Text {
        let Some(saved) = self.saved else {
            return Text::fixed(
                "the day of the list was not found. Put it into the name of the file, such as list-2026-03-31.xlsx",
                "没有找到清单的日期。应把日期写进文件名，例如 list-2026-03-31.xlsx",
            );
        };
        let name = self
            .file
            .rsplit_once('.')
            .map_or_else(|| format!("{}-{saved}", self.file), |(stem, ending)| format!("{stem}-{saved}.{ending}"));
        text!(
            en: "the day of the list was not found. The file was last changed on {saved}: if that is the day on which the list was downloaded, call the file {name}",
            zh: "没有找到清单的日期。文件最后修改于 {saved}：如果这就是下载清单的日期，可把文件改名为 {name}",
            saved = saved, name = Shown(&name))
    }
}

/// Names the sheet that a message is about, where there are several.
fn in_sheet(title: &str, problem: Text) -> Text {
    if title.is_empty() {
        return problem;
    }
    text!(en: "sheet \"{title}\": {problem}", zh: "工作表“{title}”：{problem}", title = Shown(title); problem: problem)
}

fn advised(problem: &Text, steps: &[Text]) -> Text {
    match steps.first() {
        Some(step) => text!(en: "{problem}. {step}", zh: "{problem}。{step}"; problem: problem, step: step),
        None => problem.clone(),
    }
}
