//! The command line tool: converts and shows, knows no rule.

mod correct;
mod exports;
mod lists;
mod profile;
pub mod text;

use crate::export::{ExportKind, Languages};
use crate::reference::Lists;
use crate::report::{FileInfo, Refusal, Report, rule_pages};
use crate::settings::{Date, Profile, Settings};
use crate::text::{Lang, Text};
use clap::{Parser, Subcommand, ValueEnum};
use serde::Serialize;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
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
        /// Workbooks to check.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// How the report is written. With several files, json is one array and ndjson one line per file.
        /// html, xlsx, csv and email are files to hand on; without --output one of them goes to the standard output.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Language of the report.
        #[arg(long, value_enum, default_value_t = Language::En)]
        lang: Language,
        /// Both languages in the formats html, xlsx, csv and email.
        #[arg(long)]
        both_languages: bool,
        /// Folder into which html, xlsx, csv and email are written, one file for each workbook, named after it.
        #[arg(long)]
        output: Option<PathBuf>,
        /// Day of the check, such as 2026-03-31; the computer's date when it is left out.
        #[arg(long, value_parser = parse_date)]
        today: Option<Date>,
        /// Password of encrypted files.
        #[arg(long)]
        password: Option<String>,
        /// Buyer profile: a TOML or JSON file, or the id of a built-in one (see `smeltcheck profile`).
        #[arg(long)]
        profile: Option<String>,
        /// List of smelters to compare with (.xlsx, .xls, .xlsb, .ods, .csv, .tsv); repeat for several, the newest wins.
        /// Its columns and its day are recognised by their headings and by the title, the sheet or the name of the file.
        #[arg(long)]
        list: Vec<PathBuf>,
        /// Compare with the given lists and the file's own look-up sheet only.
        #[arg(long)]
        no_built_in_facts: bool,
    },
    /// Correct slips that have one right answer in a copy of a file. Without --all and --only the changes on offer are listed.
    Correct {
        /// The workbook; it stays as it is.
        file: PathBuf,
        /// Where the copy is written.
        #[arg(long, requires = "choice")]
        output: Option<PathBuf>,
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
    /// List the built-in buyer profiles, print one of them, or check the file of one. Exit code 2 if it has mistakes.
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

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Ndjson,
    /// Printable report.
    Html,
    /// Correction plan as a workbook.
    Xlsx,
    /// Correction plan as a table of text.
    Csv,
    /// E-mail to a sub-supplier.
    Email,
}

impl Format {
    /// What is made for this format, where it is a file to hand on.
    fn export_kind(self) -> Option<ExportKind> {
        match self {
            Self::Text | Self::Json | Self::Ndjson => None,
            Self::Html => Some(ExportKind::Report),
            Self::Xlsx => Some(ExportKind::PlanWorkbook),
            Self::Csv => Some(ExportKind::PlanTable),
            Self::Email => Some(ExportKind::Email),
        }
    }
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

impl From<Language> for Languages {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Languages::English,
            Language::ZhCn => Languages::Chinese,
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
    match run(Arguments::parse(), &mut io::stdout().lock()) {
        Ok(code) => ExitCode::from(code),
        // The reader of the output went away, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "smeltcheck: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments, out: &mut impl Write) -> io::Result<u8> {
    match arguments.command {
        Command::Rules { format, lang } => {
            match format {
                RulesFormat::Markdown => {
                    write!(out, "{}", rule_pages::reference(&crate::rules::catalogue(), lang.into()))?;
                }
                RulesFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&crate::rules::catalogue())?)?,
            }
            Ok(0)
        }
        Command::Correct { file, output, all, only, lang, today, list } => {
            let lists = match lists::load(&list, lang.into(), &mut io::stderr())? {
                Ok(lists) => Lists::in_use(lists, true),
                Err(message) => {
                    write!(io::stderr(), "{}", message.get(lang.into()))?;
                    return Ok(2);
                }
            };
            let settings = Settings { today: today.or_else(system_date), profile: Profile::default(), lists };
            let corrections = match check_file(&file, None, &settings) {
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
                correct::list(&corrections, lang.into(), out)?;
                return Ok(0);
            };
            let original = std::fs::read(&file)?;
            correct::write_copy((&file, &original), &output, &corrections, &choice, lang.into(), out)
        }
        Command::Profile { profile, lang } => profile::show(profile.as_deref(), lang.into(), out),
        Command::Check {
            files,
            format,
            lang,
            both_languages,
            output,
            today,
            password,
            profile,
            list,
            no_built_in_facts,
        } => {
            let profile = match profile.as_deref().map_or_else(|| Ok(Profile::default()), profile::load) {
                Ok(profile) => profile,
                Err(message) => {
                    write!(io::stderr(), "{}", message.get(lang.into()))?;
                    return Ok(2);
                }
            };
            let lists = match lists::load(&list, lang.into(), &mut io::stderr())? {
                Ok(lists) => Lists::in_use(lists, !no_built_in_facts),
                Err(message) => {
                    write!(io::stderr(), "{}", message.get(lang.into()))?;
                    return Ok(2);
                }
            };
            let settings = Settings { today: today.or_else(system_date), profile, lists };
            let one = files.len() == 1;
            let languages = if both_languages { Languages::Both } else { lang.into() };
            if format.export_kind().is_some() && !one && output.is_none() {
                let message = Text::fixed(
                    "Several files need a folder: add --output",
                    "检查多个文件时需要指定文件夹：加上 --output",
                );
                writeln!(io::stderr(), "{}", message.get(lang.into()))?;
                return Ok(2);
            }
            let mut code = 0;
            let mut separator = "[\n";
            for path in &files {
                let checked = check_file(path, password.as_deref(), &settings);
                code = code.max(checked.exit_code());
                if let Some(kind) = format.export_kind() {
                    exports::write(&checked, kind, languages, lang.into(), output.as_deref(), out)?;
                    continue;
                }
                match format {
                    Format::Text => match &checked {
                        Checked::Report(report) => write!(out, "{}", text::report(report, lang.into()))?,
                        Checked::Refusal(refusal) => write!(out, "{}", text::refusal(refusal, lang.into()))?,
                    },
                    Format::Ndjson => writeln!(out, "{}", serde_json::to_string(&checked)?)?,
                    Format::Json if one => writeln!(out, "{}", serde_json::to_string_pretty(&checked)?)?,
                    Format::Json => {
                        write!(out, "{separator}{}", serde_json::to_string_pretty(&checked)?)?;
                        separator = ",\n";
                    }
                    Format::Html | Format::Xlsx | Format::Csv | Format::Email => {}
                }
            }
            if matches!(format, Format::Json) && !one {
                writeln!(out, "\n]")?;
            }
            Ok(code)
        }
    }
}

fn check_file(path: &Path, password: Option<&str>, settings: &Settings) -> Checked {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Checked::Refusal(Box::new(text::unopened(name, &error))),
    };
    match crate::check(&bytes, &name, password, settings) {
        Ok(report) => Checked::Report(Box::new(report)),
        Err(error) => Checked::Refusal(Box::new(error.refusal(FileInfo::of(&bytes, &name)))),
    }
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse_iso(text).ok_or_else(|| "a day is written as 2026-03-31".to_owned())
}

/// The day by the computer's clock, in universal time.
fn system_date() -> Option<Date> {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    Date::from_unix_days(i64::try_from(since_1970.as_secs() / 86_400).ok()?)
}
