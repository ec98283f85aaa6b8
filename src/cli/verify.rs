//! Whether a check gives the same result as a receipt says.

use super::{VerifyFormat, check, exit_code, files, text as written};
use crate::base::text::{Lang, Shown, Text};
use crate::output::export::receipt::{Receipt, Verified};
use crate::profile::Settings;
use crate::report::FileInfo;
use crate::text;
use std::io::{self, Write};
use std::path::PathBuf;

/// A receipt has a few kilobytes.
const MOST_BYTES_OF_A_RECEIPT: u64 = 16 * 1024 * 1024;

/// What is compared, and how the result is written.
pub(super) struct Task {
    pub receipt: PathBuf,
    pub file: PathBuf,
    pub password: Option<String>,
    /// The day of the check is taken from the receipt.
    pub settings: Settings,
    pub format: VerifyFormat,
    pub lang: Lang,
}

/// Checks the file as the receipt says, and compares.
pub(super) fn run(task: &Task, out: &mut impl Write) -> io::Result<u8> {
    let lang = task.lang;
    let receipt = match files::read(&task.receipt, MOST_BYTES_OF_A_RECEIPT).map(|bytes| Receipt::read(&bytes)) {
        Ok(Ok(receipt)) => receipt,
        Ok(Err(error)) => return unusable(task, &error.text()),
        Err(unread) => {
            let message = text!(
                en: "The receipt could not be opened: {reason}", zh: "无法打开回执：{reason}"; reason: unread.text());
            return unusable(task, &message);
        }
    };
    let name = receipt.file.name.as_str();
    let settings = Settings { today: receipt.checked_on, ..task.settings.clone() };
    let bytes = match check::read(&task.file, &task.file.to_string_lossy()) {
        Ok(bytes) => bytes,
        Err(refusal) => {
            write!(io::stderr(), "{}", written::refusal(&refusal, lang))?;
            return Ok(2);
        }
    };
    let now = match crate::check(&bytes, name, task.password.as_deref(), &settings) {
        Ok(report) => Receipt::of(&report)?,
        Err(error) => {
            let refusal = error.refusal(FileInfo::of(&bytes, name));
            write!(io::stderr(), "{}", written::refusal(&refusal, lang))?;
            return Ok(2);
        }
    };
    let verified = Verified::of(&receipt, now);
    let written = match task.format {
        VerifyFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&verified)?),
        VerifyFormat::Text if verified.identical => {
            let same = Text::fixed("The check gives the same result as the receipt", "检查结果与回执相同");
            writeln!(out, "{}", same.get(lang))
        }
        VerifyFormat::Text => verified
            .differences
            .iter()
            .try_for_each(|difference| writeln!(out, "{}", Shown::whole(difference.text().get(lang)))),
    };
    exit_code(written, u8::from(!verified.identical))
}

fn unusable(task: &Task, message: &Text) -> io::Result<u8> {
    let name = task.receipt.display().to_string();
    writeln!(io::stderr(), "{}: {}", Shown::whole(&name), message.get(task.lang))?;
    Ok(2)
}
