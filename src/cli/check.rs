//! The check of one or many files.

use super::inputs::{self, Input};
use super::text as written;
use super::{Checked, Format, batch, exports, junit};
use crate::export::Languages;
use crate::report::FileInfo;
use crate::settings::Settings;
use crate::text;
use crate::text::{Lang, Shown, Text};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

/// Which files, how they are checked, and what is written.
pub(super) struct Task<'a> {
    /// Names, folders and patterns.
    pub names: Vec<PathBuf>,
    /// Where more names are listed; `-` is the standard input.
    pub names_from: Option<PathBuf>,
    /// Whether those names end with NUL instead of a line break.
    pub names_end_with_nul: bool,
    /// Where the names of finished files are kept.
    pub finished: Option<PathBuf>,
    /// How many files are checked at a time; as many as the computer has cores when it is left out.
    pub jobs: Option<NonZeroUsize>,
    pub format: Format,
    pub lang: Lang,
    pub languages: Languages,
    /// Folder of the files to hand on.
    pub output: Option<PathBuf>,
    pub password: Option<&'a str>,
    pub settings: &'a Settings,
}

/// What one file adds to the output. It is made by the worker, so that no report waits in memory.
struct Done {
    exit_code: u8,
    /// For the standard output.
    out: Vec<u8>,
    /// For the error output.
    notes: Vec<u8>,
    /// A file to hand on.
    made: Option<(String, Vec<u8>)>,
}

/// Checks the files. The exit code is the highest of all.
pub(super) fn run(task: &Task<'_>, out: &mut impl Write) -> io::Result<u8> {
    let lang = task.lang;
    let mut inputs = match named_inputs(task) {
        Ok(inputs) => inputs,
        Err(message) => return refuse(&message, lang),
    };
    let mut journal = None;
    let resumed = task.finished.is_some();
    if let Some(path) = &task.finished {
        let finished = inputs::finished(path)?;
        inputs.retain(|input| !finished.contains(&input.path));
        journal = Some(OpenOptions::new().create(true).append(true).open(path)?);
    }
    if inputs.is_empty() && !resumed {
        return refuse(&Text::fixed("There is no file to check", "没有要检查的文件"), lang);
    }
    let one = inputs.len() == 1 && !resumed;
    if task.format.export_kind().is_some() && !one && task.output.is_none() {
        let message =
            Text::fixed("Several files need a folder: add --output", "检查多个文件时需要指定文件夹：加上 --output");
        return refuse(&message, lang);
    }
    let jobs = task.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let bar = progress_bar(inputs.len());
    let mut names = Names::default();
    let mut code = 0;
    let mut first = true;
    begin(task.format, out)?;
    let work = |input: &Input| check_one(task, input, one);
    batch::in_order(&inputs, jobs, work, |input, done| {
        let done = done?;
        code = code.max(done.exit_code);
        if !done.notes.is_empty() {
            bar.suspend(|| io::stderr().write_all(&done.notes))?;
        }
        if let Some((name, bytes)) = done.made {
            if let Some(folder) = &task.output {
                let path = names.write(&folder.join(&input.below), &name, &bytes)?;
                writeln!(out, "{}", Shown::whole(&path))?;
            } else {
                out.write_all(&bytes)?;
            }
        }
        if matches!(task.format, Format::Json) && !one {
            out.write_all(if first { b"[\n" } else { b",\n" })?;
        }
        first = false;
        out.write_all(&done.out)?;
        if let Some(journal) = &mut journal {
            // What a journal calls finished has left this process.
            out.flush()?;
            remember(journal, &input.path)?;
        }
        bar.inc(1);
        Ok(())
    })?;
    bar.finish_and_clear();
    if matches!(task.format, Format::Json) && !one {
        out.write_all(if first { b"[]\n" } else { b"\n]\n" })?;
    }
    if matches!(task.format, Format::Junit) {
        junit::end(out)?;
    }
    Ok(code)
}

fn refuse(message: &Text, lang: Lang) -> io::Result<u8> {
    writeln!(io::stderr(), "{}", message.get(lang))?;
    Ok(2)
}

fn named_inputs(task: &Task<'_>) -> Result<Vec<Input>, Text> {
    let mut names = task.names.clone();
    if let Some(list) = &task.names_from {
        let listed = if list.as_os_str() == "-" {
            inputs::names(&mut io::stdin().lock(), task.names_end_with_nul)
        } else {
            File::open(list).and_then(|mut file| inputs::names(&mut file, task.names_end_with_nul))
        };
        match listed {
            Ok(listed) => names.extend(listed),
            Err(error) => {
                let name = list.display().to_string();
                return Err(text!(
                    en: "{name}: the list of names could not be read: {error}",
                    zh: "{name}：无法读取文件名清单：{error}", name = Shown(&name), error = error));
            }
        }
    }
    inputs::find(&names)
}

fn begin(format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Junit => junit::begin(out),
        Format::Table => out.write_all(written::table_heading().as_bytes()),
        _ => Ok(()),
    }
}

fn check_one(task: &Task<'_>, input: &Input, one: bool) -> io::Result<Done> {
    let checked = check_file(&input.path, task.password, task.settings);
    let mut done = Done { exit_code: checked.exit_code(), out: Vec::new(), notes: Vec::new(), made: None };
    let lang = task.lang;
    if let Some(kind) = task.format.export_kind() {
        match &checked {
            Checked::Report(report) => done.made = Some(exports::make(report, kind, task.languages)?),
            Checked::Refusal(refusal) => done.notes = written::refusal(refusal, lang).into_bytes(),
        }
        return Ok(done);
    }
    let out = &mut done.out;
    match task.format {
        Format::Text => match &checked {
            Checked::Report(report) => out.extend(written::report(report, lang).bytes()),
            Checked::Refusal(refusal) => out.extend(written::refusal(refusal, lang).bytes()),
        },
        Format::Ndjson => {
            serde_json::to_writer(&mut *out, &checked)?;
            out.push(b'\n');
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &checked)?;
            if one {
                out.push(b'\n');
            }
        }
        Format::Junit => junit::case(&input.path, &checked, lang, out)?,
        Format::Table => out.extend(written::table_row(&input.path, &checked, lang).bytes()),
        Format::Html | Format::Xlsx | Format::Csv | Format::Email | Format::Receipt => {}
    }
    Ok(done)
}

/// Checks one file.
pub(super) fn check_file(path: &Path, password: Option<&str>, settings: &Settings) -> Checked {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Checked::Refusal(Box::new(written::unopened(name, &error))),
    };
    match crate::check(&bytes, &name, password, settings) {
        Ok(report) => Checked::Report(Box::new(report)),
        Err(error) => Checked::Refusal(Box::new(error.refusal(FileInfo::of(&bytes, &name)))),
    }
}

/// The names of the files that were written, so that two workbooks of one name do not overwrite each other's.
#[derive(Default)]
struct Names {
    /// How many files of a name there are, in small letters: some systems take `A` and `a` for the same.
    written: BTreeMap<String, usize>,
}

impl Names {
    /// Writes a file and gives its path.
    fn write(&mut self, folder: &Path, name: &str, bytes: &[u8]) -> io::Result<String> {
        std::fs::create_dir_all(folder)?;
        let path = self.free(&folder.join(name));
        std::fs::write(&path, bytes)?;
        Ok(path.display().to_string())
    }

    /// The path, or the next one that this run has not written: `form-smeltcheck-plan-2.csv`.
    fn free(&mut self, path: &Path) -> PathBuf {
        let count = self.written.entry(path.to_string_lossy().to_lowercase()).or_default();
        *count = count.saturating_add(1);
        if *count == 1 {
            return path.to_owned();
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let next = path.with_file_name(format!("{stem}-{count}.{ending}"));
        // Another workbook may really be called so.
        self.free(&next)
    }
}

fn remember(journal: &mut File, path: &Path) -> io::Result<()> {
    writeln!(journal, "{}", path.display())
}

/// Shown on a terminal only, and only where there is something to wait for.
fn progress_bar(files: usize) -> ProgressBar {
    if files < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {per_sec} {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_do_not_overwrite_each_other() {
        let mut names = Names::default();
        let mut free = |path: &str| names.free(Path::new(path)).display().to_string();
        assert_eq!(free("out/a-plan.csv"), "out/a-plan.csv");
        assert_eq!(free("out/A-plan.csv"), "out/A-plan-2.csv");
        assert_eq!(free("out/a-plan-3.csv"), "out/a-plan-3.csv");
        assert_eq!(free("out/a-plan.csv"), "out/a-plan-3-2.csv");
        assert_eq!(free("other/a-plan.csv"), "other/a-plan.csv");
    }
}
