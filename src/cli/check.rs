//! The check of one or many files.

use super::files::{self, Unread};
use super::inputs::{self, Input, Inputs};
use super::journal::{self, Finished, Journal};
use super::text as written;
use super::{Checked, Format, batch, exports, junit, trial};
use crate::base::text::{Lang, Shown, Text};
use crate::check::{CheckError, check_with_progress};
use crate::output::export::Languages;
use crate::profile::Settings;
use crate::report::{FileInfo, Refusal, sha256_hex};
use crate::text;
use crate::workbook::{Limit, ReadError};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeMap;
use std::fs::File;
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
    /// Where the record of finished files is kept.
    pub finished: Option<PathBuf>,
    /// How many files are checked at a time; as many as the computer has cores when it is left out.
    pub jobs: Option<NonZeroUsize>,
    pub format: Format,
    pub lang: Lang,
    pub languages: Languages,
    /// Folder of the files to hand on.
    pub output: Option<PathBuf>,
    /// Whether other files of their names are replaced.
    pub force: bool,
    pub password: Option<&'a str>,
    pub settings: &'a Settings,
}

impl Task<'_> {
    /// Everything that decides about what is written for a file.
    fn options(&self) -> String {
        let Self { format, lang, languages, output, password, settings, .. } = self;
        sha256_hex(format!("{:?}", (format, lang, languages, output, password, settings)).as_bytes())
    }
}

/// What one file adds to the output. It is made by the worker, so that no report waits in memory.
struct Done {
    exit_code: u8,
    /// SHA-256 of the bytes; empty where they were not read.
    sha256: String,
    /// For the standard output.
    out: Vec<u8>,
    /// For the error output.
    notes: Vec<u8>,
    /// A file to hand on.
    made: Option<(String, Vec<u8>)>,
    /// Whether an earlier run has finished it.
    is_finished: bool,
}

/// Checks the files. The exit code is the highest of all, also of those that an earlier run
/// finished: 2 as soon as one that was named or found was not checked.
pub(super) fn run(task: &Task<'_>, out: &mut impl Write) -> io::Result<u8> {
    let lang = task.lang;
    let inputs = match named_inputs(task) {
        Ok(inputs) => inputs,
        Err(message) => return refuse(message.get(lang)),
    };
    if inputs.files.is_empty() {
        return refuse(Text::fixed("There is no file to check", "没有要检查的文件").get(lang));
    }
    let one = inputs.files.len() == 1;
    if task.format.export_kind().is_some() && !one && task.output.is_none() {
        let message =
            Text::fixed("Several files need a folder: add --output", "检查多个文件时需要指定文件夹：加上 --output");
        return refuse(message.get(lang));
    }
    let mut journal = None;
    if let Some(path) = &task.finished {
        if inputs.files.iter().any(|input| files::is_same(path, &input.path)) {
            let problem = Text::fixed("it is one of the files that are checked", "它就是被检查的文件");
            return refuse(&journal::refusal(path, &problem, lang));
        }
        match Journal::open(path, &task.options()) {
            Ok(opened) => journal = Some(opened),
            Err(problem) => return refuse(&journal::refusal(path, &problem, lang)),
        }
    }
    let mut state = State { task, inputs: &inputs, names: Names::default(), code: 0, taken: 0 };
    let written = write_all(&mut state, journal, one, out);
    match written {
        // The reader of the output went away, as `head` does. What it did not see is no success.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            Ok(if state.taken == inputs.files.len() { state.code } else { 2 })
        }
        Err(error) => Err(error),
        Ok(()) => {
            if inputs.left_out > 0 {
                let count = Text::counted(inputs.left_out, "file", "files", "个");
                let left_out = text!(
                    en: "{count} in the folders left out: no spreadsheets",
                    zh: "文件夹中另有 {count}不是电子表格的文件，未检查"; count: count);
                writeln!(io::stderr(), "{}", left_out.get(lang))?;
            }
            Ok(state.code)
        }
    }
}

/// A run so far.
struct State<'t> {
    task: &'t Task<'t>,
    inputs: &'t Inputs,
    names: Names,
    code: u8,
    /// How many files are done.
    taken: usize,
}

fn write_all(state: &mut State<'_>, journal: Option<Journal>, one: bool, out: &mut impl Write) -> io::Result<()> {
    let (task, inputs) = (state.task, &state.inputs.files);
    let jobs = task.jobs.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let bar = progress_bar(inputs.len());
    let mut first = true;
    // Workers look up what is finished while results are added.
    let journal = journal.map(std::sync::Mutex::new);
    let find = |path: &Path, sha256: &str| {
        let journal = journal.as_ref()?.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        journal.finished(&path.to_string_lossy(), sha256).cloned()
    };
    begin(task.format, out)?;
    let work = |input: &Input| check_one(task, input, one, &find);
    batch::in_order(inputs, jobs, work, |input, done| {
        let mut done = done?;
        let made = state.hand_on(input, &mut done, out)?;
        state.code = state.code.max(done.exit_code);
        state.taken = state.taken.saturating_add(1);
        if !done.notes.is_empty() {
            bar.suspend(|| io::stderr().write_all(&done.notes))?;
        }
        if matches!(task.format, Format::Json) && !one {
            out.write_all(if first { b"[\n" } else { b",\n" })?;
        }
        first = false;
        out.write_all(&done.out)?;
        if let Some(journal) = journal.as_ref().filter(|_| !done.is_finished) {
            // What the record calls finished has left this process.
            out.flush()?;
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).map_err(io::Error::other);
            let entry = Finished {
                path: input.path.to_string_lossy().into_owned(),
                sha256: done.sha256,
                exit_code: done.exit_code,
                out: text(done.out)?,
                notes: text(done.notes)?,
                made,
            };
            journal.lock().unwrap_or_else(std::sync::PoisonError::into_inner).add(&entry)?;
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
    out.flush()
}

impl State<'_> {
    /// Writes the file that was made, and gives its path.
    fn hand_on(&mut self, input: &Input, done: &mut Done, out: &mut impl Write) -> io::Result<Option<String>> {
        let Some((name, bytes)) = done.made.take() else { return Ok(None) };
        let Some(folder) = &self.task.output else {
            out.write_all(&bytes)?;
            return Ok(None);
        };
        let folder = folder.join(&input.below);
        let path = self.names.free(&folder.join(name));
        if done.is_finished {
            return Ok(None);
        }
        let is_input = || self.inputs.files.iter().any(|input| files::is_same(&path, &input.path));
        let written = if path.exists() && is_input() {
            Err(files::Unwritten::IsInput)
        } else {
            let made = std::fs::create_dir_all(&folder).map_err(files::Unwritten::System);
            made.and_then(|()| files::write(&path, &bytes, self.task.force))
        };
        let shown = path.display().to_string();
        match written {
            Ok(()) => {
                done.out.extend(format!("{}\n", Shown::whole(&shown)).bytes());
                Ok(Some(shown))
            }
            Err(problem) => {
                done.exit_code = 2;
                let line = text!(
                    en: "{name}: {problem}\n", zh: "{name}：{problem}\n", name = Shown::whole(&shown);
                    problem: problem.text());
                done.notes.extend(line.get(self.task.lang).bytes());
                Ok(None)
            }
        }
    }
}

fn refuse(message: &str) -> io::Result<u8> {
    writeln!(io::stderr(), "{message}")?;
    Ok(2)
}

fn named_inputs(task: &Task<'_>) -> Result<Inputs, Text> {
    let mut found = Inputs::default();
    for name in &task.names {
        found.add(name);
    }
    let Some(list) = &task.names_from else { return Ok(found) };
    let listed = if list.as_os_str() == "-" {
        inputs::names(&mut io::stdin().lock(), task.names_end_with_nul)
    } else {
        File::open(list).and_then(|mut file| inputs::names(&mut file, task.names_end_with_nul))
    };
    let listed = listed.map_err(|error| {
        let name = list.display().to_string();
        text!(
            en: "{name}: the list of names cannot be read: {error}",
            zh: "{name}：无法读取文件名清单：{error}", name = Shown(&name); error: files::reason(&error))
    })?;
    for name in listed {
        found.add_listed(name);
    }
    Ok(found)
}

fn begin(format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Junit => junit::begin(out),
        Format::Table => out.write_all(written::table_heading().as_bytes()),
        _ => Ok(()),
    }
}

fn check_one(
    task: &Task<'_>,
    input: &Input,
    one: bool,
    find: &dyn Fn(&Path, &str) -> Option<Finished>,
) -> io::Result<Done> {
    let name = name_of(&input.path);
    let bytes = match &input.problem {
        Some(problem) => Err(Box::new(written::unopened(name.clone(), problem))),
        None => read(&input.path, &name),
    };
    let file = bytes.as_ref().map(|bytes| FileInfo::of(bytes, &name)).unwrap_or_default();
    let sha256 = file.sha256.clone();
    if let Some(finished) = find(&input.path, &sha256) {
        let made = finished.made.map(|made| (name_of(Path::new(&made)), Vec::new()));
        let (out, notes) = (finished.out.into_bytes(), finished.notes.into_bytes());
        return Ok(Done { exit_code: finished.exit_code, sha256, out, notes, made, is_finished: true });
    }
    let checked = match bytes {
        Ok(bytes) => check_bytes(&bytes, file, task.password, task.settings),
        Err(refusal) => Checked::Refusal(refusal),
    };
    let exit_code = checked.exit_code();
    let mut done = Done { exit_code, sha256, out: Vec::new(), notes: Vec::new(), made: None, is_finished: false };
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
        Format::Html | Format::Xlsx | Format::Csv | Format::Proof | Format::Email | Format::Receipt => {}
    }
    Ok(done)
}

/// The name of a file, or what was named in place of one.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The bytes of a file, or why it is refused.
pub(super) fn read(path: &Path, name: &str) -> Result<Vec<u8>, Box<Refusal>> {
    let read = files::read(path, Limit::FileBytes.allowed());
    if let Some(bytes) = read.as_ref().ok().filter(|bytes| !trial::survives(bytes)) {
        return Err(Box::new(CheckError::Read(ReadError::BreaksReader).refusal(FileInfo::of(bytes, name))));
    }
    read.map_err(|unread| match unread {
        Unread::TooLarge(size) => {
            let error = CheckError::Read(ReadError::limit(Limit::FileBytes, size));
            Box::new(error.refusal(FileInfo { name: name.to_owned(), size, ..FileInfo::default() }))
        }
        unread => Box::new(written::unopened(name.to_owned(), &unread.text())),
    })
}

/// Checks one file.
pub(super) fn check_file(path: &Path, password: Option<&str>, settings: &Settings) -> Checked {
    let name = name_of(path);
    match read(path, &name) {
        Ok(bytes) => check_bytes(&bytes, FileInfo::of(&bytes, &name), password, settings),
        Err(refusal) => Checked::Refusal(refusal),
    }
}

fn check_bytes(bytes: &[u8], file: FileInfo, password: Option<&str>, settings: &Settings) -> Checked {
    match check_with_progress(bytes, file.clone(), password, settings, &mut |_| {}) {
        Ok(report) => Checked::Report(Box::new(report)),
        Err(error) => Checked::Refusal(Box::new(error.refusal(file))),
    }
}

/// The names of the files that were written, so that two workbooks of one name do not overwrite
/// each other's.
#[derive(Default)]
struct Names {
    /// How many files of a name there are, in small letters: some systems take `A` and `a` for the
    /// same.
    written: BTreeMap<String, usize>,
}

impl Names {
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
