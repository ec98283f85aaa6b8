//! Why a file cannot be read, in the user's terms.

use super::company_encryption::CompanyEncryption;
use super::format::FileFormat;
use super::limits::Limit;
use crate::base::text::{Shown, Text};
use crate::text;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The content is of another kind, whatever the name says; often a file that was renamed
    /// instead of saved in another format, or the wrong file of a folder.
    #[error("the content is not an xlsx workbook but {0:?}")]
    OtherFormat(FileFormat),
    /// The ZIP package ends early or its directory is broken; usually a download or a mail that was
    /// cut.
    #[error("the package is damaged: {detail}")]
    DamagedPackage {
        /// What did not fit, for logs.
        detail: String,
    },
    /// Bytes of a package are there, but its start is not: a download that was mixed with something
    /// else, or that lost its first bytes.
    #[error("the package is damaged at its start: {detail}")]
    DamagedStart {
        /// What did not fit, for logs.
        detail: String,
    },
    /// A program that protects the documents of a company has encrypted the file; it opens on
    /// computers of that company alone.
    #[error("encrypted by {0:?}")]
    CompanyEncryption(CompanyEncryption),
    /// A workbook of Excel 95 or before, whose texts have no stated encoding.
    #[error("the workbook is older than Excel 97")]
    OlderThanExcel97,
    /// The program that reads this format breaks on the file.
    #[error("the file breaks its reader")]
    BreaksReader,
    /// A part that the workbook needs is not in the package; usually a repair tool or a script left
    /// it out.
    #[error("the package has no part {part}")]
    MissingPart {
        /// Name of the part.
        part: String,
    },
    /// Two parts have the same name, so that two programs may show different content. Ordinary
    /// programs never write this.
    #[error("the package holds {part} more than once")]
    DuplicatePart {
        /// Name of the part.
        part: String,
    },
    /// A part is text in UTF-16. Spreadsheet programs write UTF-8.
    #[error("{part} is in UTF-16")]
    PartInUtf16 {
        /// Name of the part.
        part: String,
    },
    /// A part is not well-formed XML or holds what the format does not allow; usually a script
    /// wrote it.
    #[error("{part} is malformed: {detail}")]
    MalformedPart {
        /// Name of the part.
        part: String,
        /// What is wrong, for logs.
        detail: String,
    },
    /// A part declares a document type. Spreadsheet programs never write one; it is a known attack.
    #[error("{part} holds a document type declaration")]
    Doctype {
        /// Name of the part.
        part: String,
    },
    /// The workbook lists no worksheet; for example a file with charts or macro sheets alone.
    #[error("the workbook has no worksheet")]
    NoWorksheets,
    /// The workbook is encrypted and no password was given.
    #[error("a password is needed")]
    PasswordNeeded,
    /// The workbook is encrypted and the given password does not open it.
    #[error("the password is wrong")]
    WrongPassword,
    /// The workbook is encrypted in a way that is not read here: rights management of a company, a
    /// certificate, or a scheme of a very old program.
    #[error("unsupported encryption: {detail}")]
    UnsupportedEncryption {
        /// Which scheme, for logs.
        detail: String,
    },
    /// The file is larger than any real template, or made to exhaust the computer.
    #[error("{limit:?}: {actual} is more than {allowed}")]
    LimitExceeded {
        /// Which limit.
        limit: Limit,
        /// The value found; where reading stopped at the limit, the first value above it.
        actual: u64,
        /// The largest value accepted.
        allowed: u64,
    },
}

impl ReadError {
    /// A limit and the value that broke it.
    pub(crate) fn limit(limit: Limit, actual: u64) -> Self {
        Self::LimitExceeded { limit, actual, allowed: limit.allowed() }
    }

    /// A part that does not follow the format.
    pub(crate) fn malformed(part: &str, detail: impl Into<String>) -> Self {
        Self::MalformedPart { part: part.to_owned(), detail: detail.into() }
    }

    /// A name that never changes, for scripts and tests.
    pub fn id(&self) -> &'static str {
        match self {
            Self::OtherFormat(format) => format.id(),
            Self::DamagedPackage { .. } => "damaged-file",
            Self::DamagedStart { .. } => "damaged-start",
            Self::CompanyEncryption(_) => "company-encryption",
            Self::BreaksReader => "breaks-reader",
            Self::OlderThanExcel97 => "older-than-excel-97",
            Self::MissingPart { .. } => "missing-part",
            Self::DuplicatePart { .. } => "duplicate-part",
            Self::PartInUtf16 { .. } => "part-in-utf-16",
            Self::MalformedPart { .. } => "malformed-part",
            Self::Doctype { .. } => "document-type",
            Self::NoWorksheets => "no-worksheets",
            Self::PasswordNeeded => "password-needed",
            Self::WrongPassword => "wrong-password",
            Self::UnsupportedEncryption { .. } => "unsupported-encryption",
            Self::LimitExceeded { .. } => "limit-exceeded",
        }
    }

    /// What it is, in one sentence for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::OtherFormat(format) => format.text(),
            Self::DamagedPackage { .. } => Text::fixed("The file is incomplete or damaged", "文件不完整或已损坏"),
            Self::DamagedStart { .. } => Text::fixed(
                "The start of the downloaded file is damaged, so it can no longer be read as a workbook",
                "下载的文件开头已损坏，无法作为工作簿读取",
            ),
            Self::CompanyEncryption(program) => text!(
                en: "The file is encrypted by the document protection of a company: {program}",
                zh: "文件被公司的文档加密软件加密：{program}"; program: program.name()),
            Self::BreaksReader => Text::fixed(
                "The file is damaged in a way that breaks the program that reads this format",
                "文件已损坏，会使读取这种格式的程序中断",
            ),
            Self::OlderThanExcel97 => Text::fixed(
                "The content is in the format of Excel 95 or before, which is not read",
                "内容是 Excel 95 或更早的格式，无法读取",
            ),
            Self::MissingPart { part } => text!(
                en: "The workbook is incomplete: its part \"{part}\" is missing",
                zh: "工作簿不完整：缺少部件“{part}”",
                part = Shown(part)),
            Self::DuplicatePart { part } => text!(
                en: "The file has two parts named \"{part}\", so programs may show different content",
                zh: "文件里有两个同名部件“{part}”，不同软件可能显示不同内容",
                part = Shown(part)),
            Self::PartInUtf16 { part } => text!(
                en: "Part \"{part}\" of the workbook is text in UTF-16; spreadsheet programs write UTF-8",
                zh: "工作簿的部件“{part}”是 UTF-16 编码的文本；电子表格软件使用 UTF-8",
                part = Shown(part)),
            Self::MalformedPart { part, .. } => text!(
                en: "Part \"{part}\" of the workbook does not follow the xlsx format",
                zh: "工作簿的部件“{part}”不符合 xlsx 格式",
                part = Shown(part)),
            Self::Doctype { part } => text!(
                en: "Part \"{part}\" contains a document type declaration (DOCTYPE), which no spreadsheet program writes",
                zh: "部件“{part}”里有文档类型声明（DOCTYPE），电子表格软件不会写入这种内容",
                part = Shown(part)),
            Self::NoWorksheets => Text::fixed("The workbook has no worksheet", "工作簿里没有工作表"),
            Self::PasswordNeeded => Text::fixed("This file has a password", "这个文件有密码"),
            Self::WrongPassword => Text::fixed("This password does not open the file", "这个密码打不开此文件"),
            Self::UnsupportedEncryption { .. } => Text::fixed(
                "The file is protected by a scheme that cannot be opened here, such as rights management",
                "文件采用了这里无法打开的保护方式，例如权限管理（IRM）",
            ),
            Self::LimitExceeded { limit, actual, allowed } => text!(
                en: "The file is too large to check here: {name} is {actual}, and at most {allowed} can be read",
                zh: "文件太大，无法在这里检查：{name}为 {actual}，最多可读取 {allowed}",
                actual = actual, allowed = allowed; name: limit.name()),
        }
    }

    /// Ways out, to be shown as a numbered list; the likeliest first.
    pub fn steps(&self) -> Vec<Text> {
        match self {
            Self::OtherFormat(format) => format.steps(),
            Self::DamagedPackage { .. } => vec![
                Text::fixed(
                    "Download the file again, or copy it again from the e-mail or the drive",
                    "重新下载文件，或从邮件、网盘再复制一次",
                ),
                Text::fixed(
                    "Open it in Excel; if Excel offers a repair, accept it and save under a new name",
                    "用 Excel 打开；如果 Excel 提示修复，选择“是”，再另存为新文件",
                ),
                Text::fixed("Ask the sender to send the file again", "请发送方重新发送文件"),
            ],
            Self::DamagedStart { .. } => vec![
                Text::fixed(
                    "Download the file again, with another browser if need be",
                    "重新下载文件，必要时换一个浏览器",
                ),
                Text::fixed(
                    "Ask the sender to send the file again, by another way or as a ZIP archive",
                    "请发送方换一种方式重新发送，或打成 ZIP 压缩包发送",
                ),
            ],
            Self::CompanyEncryption(_) => vec![
                Text::fixed(
                    "Ask your IT department or the author for a decrypted copy, and choose that",
                    "请公司 IT 部门或文件作者提供解密后的文件，再选择该文件",
                ),
                Text::fixed(
                    "Send only the decrypted copy: your customer cannot open this file either",
                    "只发送解密后的文件：这个文件客户也打不开",
                ),
                Text::fixed(
                    "It opens only on that company's computers, and saving it there may encrypt it again",
                    "它只能在该公司的电脑上打开；在那里另存，可能会再次被加密",
                ),
            ],
            Self::OlderThanExcel97
            | Self::BreaksReader
            | Self::MissingPart { .. }
            | Self::DuplicatePart { .. }
            | Self::PartInUtf16 { .. }
            | Self::MalformedPart { .. }
            | Self::Doctype { .. } => vec![
                save_as_xlsx(),
                Text::fixed(
                    "Copy the answers into a fresh official template if Excel reports problems",
                    "如果 Excel 报告有问题，把答案填到一份新的官方模板里",
                ),
                Text::fixed("Ask the sender which program wrote the file", "询问发送方文件是用什么软件生成的"),
            ],
            Self::NoWorksheets => vec![
                Text::fixed("Check whether this is the file you meant", "确认选的是要检查的文件"),
                Text::fixed("Fill in the official template and choose that workbook", "填写官方模板，再选择该工作簿"),
            ],
            Self::PasswordNeeded => vec![
                Text::fixed(
                    "Enter the password; it is used on this computer only and not kept",
                    "输入密码；密码只在本机使用，不保存",
                ),
                Text::fixed("Ask the sender if you do not know it", "不知道密码时，向发送方询问"),
                remove_password(),
            ],
            Self::WrongPassword => vec![
                Text::fixed("Check capital letters and spaces, and try again", "检查大小写和空格，再试一次"),
                Text::fixed("Ask the sender for the password", "向发送方询问密码"),
                remove_password(),
            ],
            Self::UnsupportedEncryption { .. } => vec![
                Text::fixed(
                    "Open it in Excel with an account that has the rights, and remove the restriction: File > Info > Protect Workbook > Restrict Access > Unrestricted Access",
                    "用有权限的账号在 Excel 中打开，解除限制：文件 > 信息 > 保护工作簿 > 限制访问 > 无限制访问",
                ),
                save_as_xlsx(),
                Text::fixed("Ask the sender for an unprotected copy", "请发送方提供未加保护的文件"),
            ],
            Self::LimitExceeded { limit: Limit::FileBytes, .. } => vec![
                Text::fixed(
                    "Remove pictures and embedded files from the workbook, and save it again",
                    "删除工作簿里的图片和嵌入文件，再保存",
                ),
                fresh_template(),
            ],
            Self::LimitExceeded { limit: Limit::PasswordRounds, .. } => {
                vec![remove_password()]
            }
            Self::LimitExceeded { .. } => vec![fresh_template(), save_as_xlsx()],
        }
    }
}

/// The way out that most programs offer.
pub(super) fn save_as_xlsx() -> Text {
    Text::fixed(
        "Open the file in Excel or WPS and save it as \"Excel Workbook (*.xlsx)\"",
        "用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”",
    )
}

fn fresh_template() -> Text {
    Text::fixed(
        "Copy the answers into a fresh official template, which is about 2 MB",
        "把答案填到一份新的官方模板里（文件约 2 MB）",
    )
}

fn remove_password() -> Text {
    Text::fixed(
        "Open it in Excel and remove the password: File > Info > Protect Workbook > Encrypt with Password, then clear the box and save",
        "在 Excel 中打开后去掉密码：文件 > 信息 > 保护工作簿 > 用密码进行加密，清空密码后保存",
    )
}
