//! Why a list cannot be read, in the user's terms.

use super::limits::ListLimit;
use crate::base::text::{Shown, Text};
use crate::text;
use crate::workbook::{FileFormat, ReadError};

/// Why no table could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListError {
    /// The content is no table, whatever the name says: a PDF, a web page saved as `.xls`, a
    /// picture.
    #[error("the content is not a table but {0:?}")]
    NotATable(FileFormat),
    /// The workbook was written by Excel 95 or before, whose texts have no stated encoding.
    #[error("the workbook is older than Excel 97")]
    TooOld,
    /// There is no cell with content.
    #[error("no cell has content")]
    Empty,
    /// The file has a password or is under rights management.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file is larger than any real list, or made to exhaust the computer.
    #[error("{limit:?}: {actual} is more than {allowed}")]
    TooLarge {
        /// Which limit.
        limit: ListLimit,
        /// The value found; where reading stopped at the limit, the first value above it.
        actual: u64,
        /// The largest value accepted.
        allowed: u64,
    },
    /// The file ends early, or its parts contradict each other.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// What did not fit, for logs.
        detail: String,
    },
    /// The text is in none of the encodings that are read.
    #[error("the text is not UTF-8, UTF-16 or GB18030")]
    UnknownEncoding,
    /// A quotation mark in a text file opens a field and is not closed.
    #[error("row {row} opens a quotation mark that is not closed")]
    OpenQuote {
        /// Row, from 1.
        row: u32,
    },
    /// A table of an archive cannot be read.
    #[error("{file} in the archive: {error}")]
    InArchive {
        /// Name of the file in the archive.
        file: String,
        /// Why.
        error: Box<ListError>,
    },
    /// The package of the workbook cannot be read.
    #[error(transparent)]
    Package(ReadError),
}

impl From<ReadError> for ListError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::OlderThanExcel97 => Self::TooOld,
            ReadError::OtherFormat(FileFormat::Empty) | ReadError::NoWorksheets => Self::Empty,
            ReadError::OtherFormat(format) => Self::NotATable(format),
            ReadError::PasswordNeeded | ReadError::WrongPassword | ReadError::UnsupportedEncryption { .. } => {
                Self::Encrypted
            }
            ReadError::DamagedPackage { detail } | ReadError::DamagedStart { detail } => Self::Damaged { detail },
            other => Self::Package(other),
        }
    }
}

impl ListError {
    /// A limit and the value that broke it.
    pub(super) fn limit(limit: ListLimit, actual: u64) -> Self {
        Self::TooLarge { limit, actual, allowed: limit.allowed() }
    }

    /// Bytes that do not follow the format.
    pub(super) fn damaged(detail: &str) -> Self {
        Self::Damaged { detail: detail.to_owned() }
    }

    /// A name that never changes, for scripts and tests.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotATable(_) => "list-not-a-table",
            Self::TooOld => "list-too-old-format",
            Self::Empty => "list-empty",
            Self::Encrypted => "list-encrypted",
            Self::TooLarge { .. } => "list-too-large",
            Self::Damaged { .. } => "list-damaged",
            Self::OpenQuote { .. } => "list-open-quote",
            Self::UnknownEncoding => "list-unknown-encoding",
            Self::InArchive { error, .. } => error.id(),
            Self::Package(error) => error.id(),
        }
    }

    /// What it is, in one sentence for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::NotATable(format) => {
                text!(en: "This is not a list in a table: {content}", zh: "这不是表格形式的清单：{content}"; content: content(*format))
            }
            Self::TooOld => Text::fixed(
                "The content is in the format of Excel 95 or before, which is not read",
                "内容是 Excel 95 或更早的格式，无法读取",
            ),
            Self::Empty => Text::fixed("The file holds no rows", "文件里没有任何数据行"),
            Self::Encrypted => Text::fixed("The list has a password or another protection", "清单设有密码或其他保护"),
            Self::TooLarge { limit, actual, allowed } => text!(
                en: "The file is too large for a list: {name} is {actual}, and at most {allowed} can be read",
                zh: "作为清单，文件太大：{name}为 {actual}，最多可读取 {allowed}",
                actual = actual, allowed = allowed; name: limit.name()),
            Self::Damaged { .. } => Text::fixed("The file is incomplete or damaged", "文件不完整或已损坏"),
            Self::UnknownEncoding => Text::fixed(
                "The characters of the text are not UTF-8, UTF-16 or GB18030",
                "文本的编码不是 UTF-8、UTF-16 或 GB18030",
            ),
            Self::OpenQuote { row } => text!(
                en: "A quotation mark opens in row {row} and is not closed within 100 lines",
                zh: "第 {row} 行的引号在 100 行之内没有闭合", row = row),
            Self::InArchive { file, error } => text!(
                en: "{file} in the archive: {problem}", zh: "压缩包中的 {file}：{problem}",
                file = Shown(file); problem: error.text()),
            Self::Package(error) => error.text(),
        }
    }

    /// Ways out, to be shown as a numbered list; the likeliest first.
    pub fn steps(&self) -> Vec<Text> {
        let save = Text::fixed(
            "Open the list in Excel or WPS and save it as \"Excel Workbook (*.xlsx)\"",
            "用 Excel 或 WPS 打开清单，另存为“Excel 工作簿 (*.xlsx)”",
        );
        let again = Text::fixed("Download the list again from where it is published", "从发布处重新下载清单");
        match self {
            Self::NotATable(FileFormat::Html | FileFormat::OpenDocument) | Self::TooOld | Self::Package(_) => {
                vec![save, again]
            }
            Self::NotATable(FileFormat::Archive) => {
                vec![Text::fixed("Unpack the archive and choose the list in it", "先解压，再选择里面的清单"), again]
            }
            Self::NotATable(_) => vec![
                Text::fixed(
                    "Choose the list as .xlsx, .xls, .xml, .xlsb, .ods, .csv or .tsv",
                    "选择 .xlsx、.xls、.xml、.xlsb、.ods、.csv 或 .tsv 格式的清单",
                ),
                again,
            ],
            Self::Empty | Self::Damaged { .. } => vec![again, save],
            Self::Encrypted => vec![Text::fixed(
                "Open the list in Excel, remove the password or the restriction, and save a copy",
                "在 Excel 中打开清单，去掉密码或限制，再另存一份",
            )],
            Self::TooLarge { .. } => vec![
                Text::fixed(
                    "Keep only the columns for metal, ID, name, country and status, and the rows that are needed",
                    "只保留金属、识别号、名称、国家或地区、状态等列和需要的行",
                ),
                save,
            ],
            Self::InArchive { error, .. } => error.steps(),
            Self::UnknownEncoding => vec![save, Text::fixed("Or save it as \"CSV UTF-8\"", "或者另存为“CSV UTF-8”")],
            Self::OpenQuote { .. } => {
                vec![Text::fixed("Close or remove the quotation mark in that row", "在该行补上或删除引号"), save]
            }
        }
    }
}

/// What the content is, to go on a line.
fn content(format: FileFormat) -> Text {
    match format {
        FileFormat::Empty => Text::fixed("the file is empty", "文件是空的"),
        FileFormat::Pdf => Text::fixed("the content is a PDF", "内容是 PDF"),
        FileFormat::Html | FileFormat::WebPage => {
            Text::fixed("the content is a web page, whatever the file is called", "无论文件名是什么，内容都是网页")
        }
        FileFormat::Json => {
            Text::fixed("the content is the answer of a server (JSON)", "内容是服务器返回的数据 (JSON)")
        }
        FileFormat::Email => Text::fixed("the content is an e-mail", "内容是电子邮件"),
        FileFormat::Shortcut => {
            Text::fixed("the file is only a shortcut to another file", "这只是指向另一个文件的快捷方式")
        }
        FileFormat::OtherXml => Text::fixed("the content is XML text", "内容是 XML 文本"),
        FileFormat::Image => Text::fixed("the content is a picture", "内容是图片"),
        FileFormat::OfficeDocument => {
            Text::fixed("the content is a Word or PowerPoint file", "内容是 Word 或 PowerPoint 文件")
        }
        FileFormat::OpenDocument => Text::fixed(
            "the content is an OpenDocument file without a spreadsheet",
            "内容是没有表格的 OpenDocument 文件",
        ),
        FileFormat::AppleIwork => Text::fixed(
            "the content is a file of Apple Numbers, Pages or Keynote",
            "内容是 Apple 的 Numbers、Pages 或 Keynote 文件",
        ),
        FileFormat::Archive => {
            Text::fixed("the content is an archive from which no list can be read", "内容是压缩包，无法从中读到清单")
        }
        _ => Text::fixed("the content is no known kind of file", "认不出内容是哪种文件"),
    }
}
