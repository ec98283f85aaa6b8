//! The command line tool: converts and shows, knows no rule.

mod batch;
mod check;
mod correct;
mod exports;
mod files;
mod inputs;
mod journal;
mod junit;
mod lists;
mod profile;
mod smelters;
pub mod text;
mod trial;
mod verify;

use crate::base::date::Date;
use crate::base::text::{Lang, Text};
use crate::output::export::{ExportKind, Languages};
use crate::profile::{Profile, Settings};
use crate::reference::Lists;
use crate::report::{Refusal, Report, rule_pages};
use clap::{Parser, Subcommand, ValueEnum};
use serde::Serialize;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks filled RMI reporting templates (CMRT, EMRT, AMRT) on this computer.
#[derive(Parser)]
#[command(name = "smeltcheck", version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check files. Exit code: 0 no errors found, 1 errors found, 2 a file could not be checked.
    Check {
        /// Workbooks, folders of workbooks (with the folders in them), or patterns such as
        /// '*.xlsx'. Each spreadsheet that is named or found is checked or refused by name.
        #[arg(required_unless_present = "files_from")]
        files: Vec<PathBuf>,
        /// File with more names, one on a line; - is the standard input.
        #[arg(long)]
        files_from: Option<PathBuf>,
        /// The names in that file end with NUL, as `find -print0` writes them.
        #[arg(long, short = '0', requires = "files_from")]
        null: bool,
        /// Keeps a record of finished files and their results in this file. A run that was cut
        /// short and is started again with the same options goes on where it ended, and its output
        /// and exit code are those of all files.
        #[arg(long)]
        finished: Option<PathBuf>,
        /// Files that are checked at a time; the number of cores when it is left out.
        #[arg(long, short)]
        jobs: Option<NonZeroUsize>,
        /// How the report is written. With several files, json is one array, ndjson one line and
        /// table one row of CSV per file; junit is for build pipelines. html, xlsx, csv and email
        /// are files to hand on; without --output one of them goes to the standard output.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Language of the report.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
        /// Both languages in the formats html, xlsx, csv and email.
        #[arg(long)]
        both_languages: bool,
        /// Folder into which html, xlsx, csv, email and receipt are written, one file for each
        /// workbook, named after it and below the same folders.
        #[arg(long)]
        output: Option<PathBuf>,
        /// Replace other files of the names that are written.
        #[arg(long, requires = "output")]
        force: bool,
        /// Day of the check, such as 2026-03-31; the computer's date when it is left out.
        #[arg(long, value_parser = parse_date)]
        today: Option<Date>,
        /// Password of encrypted files.
        #[arg(long)]
        password: Option<String>,
        /// Buyer profile: a TOML or JSON file, or the id of a built-in one (see
        /// `smeltcheck profile`).
        #[arg(long)]
        profile: Option<String>,
        /// List of smelters to compare with (.xlsx, .xls, .xml, .xlsb, .ods, .csv, .tsv, or a .zip
        /// of these); repeat for several, the newest wins. Its columns and its day are recognised
        /// by their headings and by the title, the sheet or the name of the file.
        #[arg(long)]
        list: Vec<PathBuf>,
        /// Compare with the given lists and the file's own look-up sheet only.
        #[arg(long)]
        no_built_in_facts: bool,
    },
    /// Correct slips that have one right answer in a copy of a file. Without --all and --only the
    /// changes on offer are listed.
    Correct {
        /// The workbook; it stays as it is.
        file: PathBuf,
        /// Where the copy is written.
        #[arg(long, requires = "choice")]
        output: Option<PathBuf>,
        /// Replace another file of that name.
        #[arg(long, requires = "output")]
        force: bool,
        /// Make every change on offer.
        #[arg(long, group = "choice", requires = "output")]
        all: bool,
        /// Make the change with this id, such as 'Declaration!D15'; repeat for several.
        #[arg(long, group = "choice", requires = "output")]
        only: Vec<String>,
        /// Language of the messages.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
        /// Day of the check, such as 2026-03-31; the computer's date when it is left out.
        #[arg(long, value_parser = parse_date)]
        today: Option<Date>,
        /// List of smelters to compare with; repeat for several.
        #[arg(long)]
        list: Vec<PathBuf>,
    },
    /// Reads the standard input and says nothing; see `trial`.
    #[command(name = trial::COMMAND, hide = true)]
    ReadOnTrial,
    /// Repeat the check of a receipt and say whether the result is the same. Exit code: 0 the same,
    /// 1 it differs, 2 it could not be repeated.
    Verify {
        /// The receipt.
        receipt: PathBuf,
        /// The workbook that it is about. The day of the check and the name of the file are taken
        /// from the receipt.
        file: PathBuf,
        /// Password of an encrypted file.
        #[arg(long)]
        password: Option<String>,
        /// Buyer profile that the check has to follow; see `smeltcheck check`.
        #[arg(long)]
        profile: Option<String>,
        /// List of smelters to compare with; repeat for several.
        #[arg(long)]
        list: Vec<PathBuf>,
        /// Compare with the given lists and the file's own look-up sheet only.
        #[arg(long)]
        no_built_in_facts: bool,
        /// How the result is written.
        #[arg(long, value_enum, default_value_t = VerifyFormat::Text)]
        format: VerifyFormat,
        /// Language of the result; json holds both.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
    },
    /// Look up smelters by ids and names in the lists in use. Exit code: 0 every one is found, 1
    /// one is not, or it is not certain which smelter is meant, 2 there was nothing to look up, or
    /// a list cannot be used.
    Smelters {
        /// Ids such as CID000123, and names. Without any, lines of the standard input: ids and
        /// names between any separators, rows of a spreadsheet, or ids in the sentences of an
        /// e-mail.
        #[arg(value_name = "ID|NAME")]
        asked: Vec<String>,
        /// List of smelters to look in; repeat for several, the newest wins. See
        /// `smeltcheck check`.
        #[arg(long)]
        list: Vec<PathBuf>,
        /// Look in the given lists only.
        #[arg(long)]
        no_built_in_facts: bool,
        /// How the answers are written; json holds both languages, csv has a row for each smelter.
        #[arg(long, value_enum, default_value_t = SmeltersFormat::Text)]
        format: SmeltersFormat,
        /// Language of the answers.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
    },
    /// List the built-in buyer profiles, print one of them, or check the file of one. Exit code 2
    /// if it has mistakes.
    Profile {
        /// A TOML or JSON file, or the id of a built-in profile.
        profile: Option<String>,
        /// Language of the messages.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
    },
    /// Explain the rules, with an example of each.
    Rules {
        /// How they are written; json holds both languages.
        #[arg(long, value_enum, default_value_t = RulesFormat::Markdown)]
        format: RulesFormat,
        /// Language of the markdown format.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Ndjson,
    /// One row of CSV for each file.
    Table,
    /// `JUnit` XML.
    Junit,
    /// Printable report.
    Html,
    /// Correction plan as a workbook.
    Xlsx,
    /// Correction plan as a table of text.
    Csv,
    /// Smelters that need proof, as a table of text.
    Proof,
    /// E-mail to a sub-supplier.
    Email,
    /// Receipt of the check, for `smeltcheck verify`.
    Receipt,
}

impl Format {
    /// What is made for this format, where it is a file to hand on.
    fn export_kind(self) -> Option<ExportKind> {
        match self {
            Self::Text | Self::Json | Self::Ndjson | Self::Table | Self::Junit => None,
            Self::Html => Some(ExportKind::Report),
            Self::Xlsx => Some(ExportKind::PlanWorkbook),
            Self::Csv => Some(ExportKind::PlanTable),
            Self::Proof => Some(ExportKind::ProofTable),
            Self::Email => Some(ExportKind::Email),
            Self::Receipt => Some(ExportKind::Receipt),
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum VerifyFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum SmeltersFormat {
    Text,
    Json,
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
enum RulesFormat {
    Markdown,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    En,
    #[value(name = "zh-CN", alias = "zh", alias = "zh-cn")]
    ZhCn,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Lang::En,
            Language::ZhCn => Lang::ZhCn,
        }
    }
}

impl From<Lang> for Languages {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Languages::English,
            Lang::ZhCn => Languages::Chinese,
        }
    }
}

/// What became of one file.
#[derive(Serialize)]
#[serde(untagged)]
enum Checked {
    Report(Box<Report>),
    Refusal(Box<Refusal>),
}

impl Checked {
    /// 0 no errors found, 1 errors found, 2 could not check.
    fn exit_code(&self) -> u8 {
        match self {
            Self::Report(report) if report.summary.errors == 0 => 0,
            Self::Report(_) => 1,
            Self::Refusal(_) => 2,
        }
    }
}

/// Runs the tool with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments.command.lang();
    match run(arguments, &mut io::stdout().lock()) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let message = crate::text!(
                en: "The output could not be written: {reason}", zh: "无法写出结果：{reason}";
                reason: files::reason(&error));
            let _ = writeln!(io::stderr(), "smeltcheck: {}", message.get(lang));
            ExitCode::from(2)
        }
    }
}

impl Command {
    /// The language of the messages.
    fn lang(&self) -> Lang {
        match self {
            Self::Check { lang, .. }
            | Self::Correct { lang, .. }
            | Self::Verify { lang, .. }
            | Self::Smelters { lang, .. }
            | Self::Profile { lang, .. }
            | Self::Rules { lang, .. } => (*lang).into(),
            Self::ReadOnTrial => Lang::En,
        }
    }
}

/// The exit code of what was written. A reader that went away, as `head` does, changes nothing
/// about the result.
fn exit_code(written: io::Result<()>, code: u8) -> io::Result<u8> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(code),
    }
}

fn run(arguments: Arguments, out: &mut impl Write) -> io::Result<u8> {
    match arguments.command {
        Command::ReadOnTrial => trial::read_on_trial(),
        Command::Rules { format, lang } => {
            let written = match format {
                RulesFormat::Markdown => {
                    write!(out, "{}", rule_pages::reference(&crate::rules::catalogue(), lang.into()))
                }
                RulesFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&crate::rules::catalogue())?),
            };
            exit_code(written, 0)
        }
        Command::Correct { file, output, force, all, only, lang, today, list } => {
            let settings = match settings(None, &list, false, today, lang.into())? {
                Ok(settings) => settings,
                Err(message) => {
                    write!(io::stderr(), "{}", message.get(lang.into()))?;
                    return Ok(2);
                }
            };
            let corrections = match check::check_file(&file, None, &settings) {
                Checked::Report(report) => report.corrections,
                Checked::Refusal(refusal) => {
                    write!(io::stderr(), "{}", text::refusal(&refusal, lang.into()))?;
                    return Ok(2);
                }
            };
            let choice = match (all, only.is_empty()) {
                (true, _) => correct::Choice::All,
                (false, false) => correct::Choice::Only(only),
                (false, true) => correct::Choice::List,
            };
            let Some(output) = output else {
                return exit_code(correct::list(&corrections, lang.into(), out), 0);
            };
            let original = match check::read(&file, &file.to_string_lossy()) {
                Ok(original) => original,
                Err(refusal) => {
                    write!(io::stderr(), "{}", text::refusal(&refusal, lang.into()))?;
                    return Ok(2);
                }
            };
            let destination = correct::Destination { original: &file, copy: &output, force };
            correct::write_copy(&destination, &original, &corrections, &choice, lang.into(), out)
        }
        Command::Smelters { asked, list, no_built_in_facts, format, lang } => {
            let lang = lang.into();
            let lists = match lists::load(&list, lang, &mut io::stderr())? {
                Ok(lists) => Lists::in_use(lists, !no_built_in_facts),
                Err(message) => {
                    write!(io::stderr(), "{}", message.get(lang))?;
                    return Ok(2);
                }
            };
            smelters::run(&smelters::Task { asked, lists, format, lang }, out)
        }
        Command::Profile { profile, lang } => profile::show(profile.as_deref(), lang.into(), out),
        Command::Verify { receipt, file, password, profile, list, no_built_in_facts, format, lang } => {
            let lang = lang.into();
            let settings = match settings(profile.as_deref(), &list, no_built_in_facts, None, lang)? {
                Ok(settings) => settings,
                Err(message) => {
                    write!(io::stderr(), "{}", message.get(lang))?;
                    return Ok(2);
                }
            };
            verify::run(&verify::Task { receipt, file, password, settings, format, lang }, out)
        }
        Command::Check {
            files,
            files_from,
            null,
            finished,
            jobs,
            format,
            lang,
            both_languages,
            output,
            force,
            today,
            password,
            profile,
            list,
            no_built_in_facts,
        } => {
            let lang = lang.into();
            let settings = match settings(profile.as_deref(), &list, no_built_in_facts, today, lang)? {
                Ok(settings) => settings,
                Err(message) => {
                    write!(io::stderr(), "{}", message.get(lang))?;
                    return Ok(2);
                }
            };
            let task = check::Task {
                names: files,
                names_from: files_from,
                names_end_with_nul: null,
                finished,
                jobs,
                format,
                lang,
                languages: if both_languages { Languages::Both } else { lang.into() },
                output,
                force,
                password: password.as_deref(),
                settings: &settings,
            };
            check::run(&task, out)
        }
    }
}

/// What a check is told by the options.
///
/// # Errors
/// One line for each mistake, ending with a line break; or when the error output cannot be written.
fn settings(
    profile: Option<&str>,
    lists: &[PathBuf],
    no_built_in_facts: bool,
    today: Option<Date>,
    lang: Lang,
) -> io::Result<Result<Settings, Text>> {
    let profile = match profile.map_or_else(|| Ok(Profile::default()), profile::load) {
        Ok(profile) => profile,
        Err(message) => return Ok(Err(message)),
    };
    let lists = lists::load(lists, lang, &mut io::stderr())?;
    let today = today.or_else(system_date);
    Ok(lists.map(|lists| Settings { today, profile, lists: Lists::in_use(lists, !no_built_in_facts) }))
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| "a day is written as 2026-03-31".to_owned())
}

/// The day by the computer's clock, in universal time.
fn system_date() -> Option<Date> {
    day_of(std::time::SystemTime::now())
}

fn day_of(time: std::time::SystemTime) -> Option<Date> {
    let since_1970 = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    Date::from_unix_days(i64::try_from(since_1970.as_secs() / 86_400).ok()?)
}
