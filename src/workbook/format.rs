//! What a file is, judged by its content and never by its name.

use super::error::save_as_xlsx;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// A kind of file that is not an xlsx workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum FileFormat {
    /// No bytes, or blanks and zero bytes alone; often a download that failed.
    Empty,
    /// A PDF document.
    Pdf,
    /// A table as a web page, as portals send it for an "Excel export", and a saved web archive.
    Html,
    /// Any other web page: a login page, or the error message of a server.
    WebPage,
    /// The answer of a server to a program (JSON), such as "access denied".
    Json,
    /// An e-mail with its attachments, `.eml` or `.msg`, or an attachment in its form for mail
    /// (Base64).
    Email,
    /// A shortcut to a file, of Windows, macOS, Linux or Google Drive.
    Shortcut,
    /// A small file that Excel or macOS keeps next to a workbook, with nearly the same name.
    Companion,
    /// Text without markup, such as CSV.
    PlainText,
    /// "XML Spreadsheet 2003", a single XML file.
    XmlSpreadsheet,
    /// Any other XML text.
    OtherXml,
    /// A picture, such as a photo of a printed form.
    Image,
    /// The format of Excel 97 to 2003, `.xls`.
    OldExcel,
    /// The binary format `.xlsb`.
    BinaryExcel,
    /// An `OpenDocument` file, `.ods`.
    OpenDocument,
    /// A Word or `PowerPoint` file, old or new, or rich text.
    OfficeDocument,
    /// A Numbers, Pages or Keynote file.
    AppleIwork,
    /// A ZIP, RAR, 7z or gzip archive that holds something else; often a folder sent as one file.
    Archive,
    /// None of these.
    Unknown,
}

impl FileFormat {
    /// All kinds.
    pub const ALL: [FileFormat; 19] = [
        Self::Empty,
        Self::Pdf,
        Self::Html,
        Self::WebPage,
        Self::Json,
        Self::Email,
        Self::Shortcut,
        Self::Companion,
        Self::PlainText,
        Self::XmlSpreadsheet,
        Self::OtherXml,
        Self::Image,
        Self::OldExcel,
        Self::BinaryExcel,
        Self::OpenDocument,
        Self::OfficeDocument,
        Self::AppleIwork,
        Self::Archive,
        Self::Unknown,
    ];

    /// A name that never changes.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Empty => "file-is-empty",
            Self::Pdf => "file-is-pdf",
            Self::Html => "file-is-html",
            Self::WebPage => "file-is-web-page",
            Self::Json => "file-is-json",
            Self::Email => "file-is-email",
            Self::Shortcut => "file-is-shortcut",
            Self::Companion => "file-is-companion",
            Self::PlainText => "file-is-text",
            Self::XmlSpreadsheet => "file-is-xml-spreadsheet",
            Self::OtherXml => "file-is-xml",
            Self::Image => "file-is-image",
            Self::OldExcel => "file-is-xls",
            Self::BinaryExcel => "file-is-xlsb",
            Self::OpenDocument => "file-is-opendocument",
            Self::OfficeDocument => "file-is-document",
            Self::AppleIwork => "file-is-iwork",
            Self::Archive => "file-is-archive",
            Self::Unknown => "file-is-unknown",
        }
    }

    /// What the content is, in one sentence for the user.
    pub const fn text(self) -> Text {
        match self {
            Self::Empty => Text::fixed("The file is empty", "文件是空的"),
            Self::Pdf => Text::fixed("The content is a PDF, not an xlsx workbook", "内容是 PDF，不是 xlsx 工作簿"),
            Self::Html => Text::fixed(
                "The content is a table as a web page, not an xlsx workbook",
                "内容是网页形式的表格，不是 xlsx 工作簿",
            ),
            Self::WebPage => Text::fixed(
                "The content is a web page, such as a login page or an error message, and not the file itself",
                "内容是网页（例如登录页或出错提示），不是文件本身",
            ),
            Self::Json => Text::fixed(
                "The content is the answer of a server to a program (JSON), and not the file itself",
                "内容是服务器返回的数据 (JSON)，不是文件本身",
            ),
            Self::Email => Text::fixed(
                "The content is an e-mail or an attachment in its form for mail, not an xlsx workbook",
                "内容是电子邮件或邮件编码形式的附件，不是 xlsx 工作簿",
            ),
            Self::Shortcut => {
                Text::fixed("The file is only a shortcut to another file", "这只是指向另一个文件的快捷方式")
            }
            Self::Companion => Text::fixed(
                "This is a small file that a program keeps beside the workbook, not the workbook itself",
                "这是程序在工作簿旁边生成的小文件，不是工作簿本身",
            ),
            Self::PlainText => Text::fixed(
                "The content is plain text such as CSV, not an xlsx workbook",
                "内容是 CSV 之类的纯文本，不是 xlsx 工作簿",
            ),
            Self::XmlSpreadsheet => Text::fixed(
                "The content is in the format XML Spreadsheet 2003, not an xlsx workbook",
                "内容是“XML 电子表格 2003”，不是 xlsx 工作簿",
            ),
            Self::OtherXml => {
                Text::fixed("The content is XML text, not an xlsx workbook", "内容是 XML 文本，不是 xlsx 工作簿")
            }
            Self::Image => {
                Text::fixed("The content is a picture, not an xlsx workbook", "内容是图片，不是 xlsx 工作簿")
            }
            Self::OldExcel => Text::fixed(
                "The content is in the format of Excel 97 to 2003 (.xls)",
                "内容是 Excel 97-2003 格式 (.xls)",
            ),
            Self::BinaryExcel => {
                Text::fixed("The content is a binary Excel workbook (.xlsb)", "内容是 Excel 二进制工作簿 (.xlsb)")
            }
            Self::OpenDocument => Text::fixed(
                "The content is an OpenDocument file (.ods), not an xlsx workbook",
                "内容是 OpenDocument 文件 (.ods)，不是 xlsx 工作簿",
            ),
            Self::OfficeDocument => Text::fixed(
                "The content is a Word or PowerPoint file, not an xlsx workbook",
                "内容是 Word 或 PowerPoint 文件，不是 xlsx 工作簿",
            ),
            Self::AppleIwork => Text::fixed(
                "The content is a file of Apple Numbers, Pages or Keynote",
                "内容是 Apple 的 Numbers、Pages 或 Keynote 文件",
            ),
            Self::Archive => Text::fixed(
                "The content is an archive, such as ZIP or RAR, and not itself a workbook",
                "内容是压缩包（例如 ZIP 或 RAR），本身不是工作簿",
            ),
            Self::Unknown => Text::fixed(
                "The content is not an xlsx workbook, and no known kind of file",
                "内容不是 xlsx 工作簿，也认不出是哪种文件",
            ),
        }
    }

    /// Ways out, the likeliest first.
    pub fn steps(self) -> Vec<Text> {
        let choose_template = Text::fixed(
            "Choose the filled official template, a workbook whose name ends in .xlsx",
            "选择填好的官方模板，即扩展名为 .xlsx 的工作簿",
        );
        let renaming =
            Text::fixed("Renaming the file does not help: its content stays the same", "只改扩展名没有用，内容不会变");
        match self {
            Self::Empty => vec![
                Text::fixed("Download or copy the file again", "重新下载或复制文件"),
                Text::fixed("Ask the sender to send the file again", "请发送方重新发送文件"),
            ],
            Self::Pdf | Self::Image => vec![
                Text::fixed(
                    "Ask the sender for the workbook from which it was made",
                    "请发送方提供原来的 Excel 工作簿",
                ),
                choose_template,
                renaming,
            ],
            Self::Html | Self::PlainText | Self::XmlSpreadsheet => {
                vec![save_as_xlsx(), choose_template, renaming]
            }
            Self::WebPage | Self::Json => vec![
                Text::fixed(
                    "Log in to the portal or drive in the browser, and download the file again",
                    "先在浏览器中登录平台或网盘，再重新下载文件",
                ),
                Text::fixed(
                    "The link may have expired: ask the sender for a new one, or for the file by e-mail",
                    "链接可能已过期：请发送方给新链接，或用邮件发送文件",
                ),
                renaming,
            ],
            Self::Email => vec![
                Text::fixed(
                    "Open the e-mail in the mail program, save the attached workbook, and choose it here",
                    "用邮件软件打开邮件，把附件中的工作簿另存出来，再在这里选择",
                ),
                Text::fixed("Ask the sender to send the file again", "请发送方重新发送文件"),
                renaming,
            ],
            Self::Shortcut => vec![
                Text::fixed(
                    "Open the shortcut, and choose the file to which it leads",
                    "打开快捷方式，再选择它指向的文件",
                ),
                Text::fixed(
                    "A Google sheet is downloaded first: File > Download > Microsoft Excel (.xlsx)",
                    "Google 表格要先下载：文件 > 下载 > Microsoft Excel (.xlsx)",
                ),
            ],
            Self::Companion => vec![
                Text::fixed(
                    "Choose the file of the same name without \"~$\" or \"._\" in front",
                    "选择同名但前面没有“~$”或“._”的文件",
                ),
                choose_template,
            ],
            Self::OldExcel | Self::BinaryExcel | Self::OpenDocument => vec![save_as_xlsx(), renaming],
            Self::AppleIwork => vec![
                Text::fixed("Choose in Numbers: File > Export To > Excel", "在 Numbers 中选择 文件 > 导出为 > Excel"),
                choose_template,
            ],
            Self::Archive => vec![
                Text::fixed("Unpack the archive and choose the workbook in it", "先解压，再选择里面的工作簿"),
                choose_template,
            ],
            Self::OtherXml => vec![
                Text::fixed(
                    "It may be the error message of a server: log in if needed, and download the file again",
                    "这可能是服务器的出错提示：需要时先登录，再重新下载文件",
                ),
                choose_template,
                renaming,
            ],
            Self::OfficeDocument | Self::Unknown => vec![choose_template, renaming],
        }
    }
}

/// The first bytes of a ZIP package.
pub(super) const ZIP_START: &[u8] = b"PK\x03\x04";
/// The first bytes of an OLE compound file: an encrypted workbook, or an old Office file.
pub(super) const OLE_START: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// How far into a file its kind is looked for.
const SAMPLE_BYTES: usize = 8 * 1024;

/// The kind of a file that is neither a ZIP package nor an OLE compound file.
pub(crate) fn recognise(bytes: &[u8]) -> FileFormat {
    if bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
        return FileFormat::Empty;
    }
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    for (start, format) in STARTS {
        if sample.starts_with(start) {
            return *format;
        }
    }
    if is_owner_file(bytes) {
        return FileFormat::Companion;
    }
    let is_web_picture = sample.starts_with(b"RIFF") && sample.get(8..12) == Some(b"WEBP");
    let is_phone_picture = sample.get(4..8) == Some(b"ftyp");
    let is_bitmap = sample.starts_with(b"BM") && sample.get(6..10) == Some(&[0; 4]);
    if is_web_picture || is_phone_picture || is_bitmap {
        return FileFormat::Image;
    }
    // Readers of PDF accept some bytes before the mark.
    if sample.get(..1024).unwrap_or(sample).windows(5).any(|window| window == b"%PDF-") {
        return FileFormat::Pdf;
    }
    let wide = sample.starts_with(&[0xFF, 0xFE]) || sample.starts_with(&[0xFE, 0xFF]);
    let text: Vec<u8> = sample
        .iter()
        .filter(|byte| !wide || **byte != 0)
        .map(u8::to_ascii_lowercase)
        .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .collect();
    if text.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)) {
        return FileFormat::Unknown;
    }
    let holds = |word: &str| text.windows(word.len()).any(|window| window == word.as_bytes());
    if text.starts_with(b"[internetshortcut]") || text.starts_with(b"[desktop entry]") {
        return FileFormat::Shortcut;
    }
    if let Some(format) = mail_or_archive(&text, holds) {
        return format;
    }
    // The first bytes of a ZIP package in Base64.
    if text.starts_with(b"uesdb") && text.iter().take(64).all(|byte| !matches!(byte, b' ' | b',' | b';' | b'\t')) {
        return FileFormat::Email;
    }
    if is_json(&text) {
        return if holds("docs.google.com") { FileFormat::Shortcut } else { FileFormat::Json };
    }
    if !text.starts_with(b"<") {
        return FileFormat::PlainText;
    }
    if holds("urn:schemas-microsoft-com:office:spreadsheet") && !holds("<html") {
        return FileFormat::XmlSpreadsheet;
    }
    if text.starts_with(b"<table") || holds("urn:schemas-microsoft-com:office:") {
        return FileFormat::Html;
    }
    if ["<html", "<!doctype html", "<table", "<head", "<body", "<script", "<meta", "<div"].iter().any(|tag| holds(tag))
    {
        // A page with a table and nothing to type or run is an export; login pages have forms and
        // scripts.
        let is_export = holds("<table") && !["<form", "<script", "<input"].iter().any(|tag| holds(tag));
        return if is_export { FileFormat::Html } else { FileFormat::WebPage };
    }
    if text.starts_with(b"<?xml") && holds("<plist") && holds("<key>url</key>") {
        return FileFormat::Shortcut;
    }
    if holds("urn:oasis:names:tc:opendocument") {
        return FileFormat::OpenDocument;
    }
    if text.starts_with(b"<?xml") { FileFormat::OtherXml } else { FileFormat::PlainText }
}

/// The lock that Excel and Word keep next to an open file, `~$name.xlsx`: 165 or 162 bytes that
/// begin with the length of the user's name and the name itself, filled up with blanks or zero
/// bytes.
fn is_owner_file(bytes: &[u8]) -> bool {
    let length = usize::from(bytes.first().copied().unwrap_or(0));
    let rest = bytes.get(1 + length..54).unwrap_or_default();
    matches!(bytes.len(), 162 | 165) && (1..=52).contains(&length) && rest.iter().all(|byte| matches!(byte, 0 | b' '))
}

/// An e-mail, or a web archive, which has the form of an e-mail: text in small letters that begins
/// with header lines.
fn mail_or_archive(text: &[u8], holds: impl Fn(&str) -> bool) -> Option<FileFormat> {
    /// Lines with which programs begin an e-mail.
    const HEADERS: [&[u8]; 15] = [
        b"mime-version:",
        b"from:",
        b"from ",
        b"received:",
        b"return-path:",
        b"delivered-to:",
        b"message-id:",
        b"subject:",
        b"date:",
        b"to:",
        b"x-",
        b"arc-",
        b"dkim-signature:",
        b"authentication-results:",
        b"content-type:",
    ];
    if !HEADERS.iter().any(|header| text.starts_with(header)) {
        return None;
    }
    let is_archive = ["snapshot-content-location:", "saved by ", "x-document-type:"].iter().any(|mark| holds(mark));
    let from_a_server = ["received:", "message-id:", "return-path:", "delivered-to:", "x-mailer:", "\nto:"];
    let has_mime = holds("mime-version:") || holds("content-type:");
    match (is_archive, has_mime) {
        (true, _) => Some(FileFormat::Html),
        (false, true) if from_a_server.iter().any(|mark| holds(mark)) => Some(FileFormat::Email),
        (false, true) if text.starts_with(b"mime-version:") || holds("multipart/related") => Some(FileFormat::Html),
        _ => None,
    }
}

/// An object or a list of JSON: its first mark and what may follow it.
fn is_json(text: &[u8]) -> bool {
    let mut marks = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    match (marks.next(), marks.next()) {
        (Some(b'{'), Some(second)) => matches!(second, b'"' | b'}'),
        (Some(b'['), Some(second)) => matches!(second, b'"' | b'{' | b'[' | b']'),
        _ => false,
    }
}

/// How far into a file its ZIP package is looked for: further than the header lines of a mail or of
/// a form.
const LEAD_BYTES: usize = 4 * 1024;

/// More bytes than this before a package have to be text.
const ODD_BYTES: usize = 16;

/// The package of a file that has something before it: a byte order mark, a line break, a stray
/// byte, the header lines of a mail or of a form's upload. `None` for a file that begins with its
/// package, and where no package begins near the start. What is known to be another kind of file,
/// such as a program that unpacks itself, is not looked into.
pub(super) fn late_package(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..LEAD_BYTES + ZIP_START.len()).unwrap_or(bytes);
    let (lead, package) = bytes.split_at_checked(memchr::memmem::find(head, ZIP_START)?)?;
    let is_text = || lead.iter().all(|byte| !byte.is_ascii_control() || byte.is_ascii_whitespace());
    let may_be_lead = !lead.is_empty() && (lead.len() <= ODD_BYTES || is_text());
    let is_known = || {
        !matches!(recognise(lead), FileFormat::Unknown | FileFormat::PlainText | FileFormat::Email | FileFormat::Empty)
    };
    (may_be_lead && !is_known()).then_some(package)
}

/// Whether the end of a file is that of a package of Office, whatever its start is: the names of
/// parts that every such package has stand in the directory at its end.
pub(super) fn ends_like_a_package(bytes: &[u8]) -> bool {
    /// Room for the directory of a package with many parts, and for what follows it.
    const TAIL_BYTES: usize = 256 * 1024;
    // A program that unpacks itself has a package at its end too.
    if bytes.starts_with(b"MZ") || bytes.starts_with(b"\x7fELF") {
        return false;
    }
    let tail = bytes.get(bytes.len().saturating_sub(TAIL_BYTES)..).unwrap_or(bytes);
    [b"PK\x01\x02".as_slice(), b"PK\x05\x06", b"[Content_Types].xml"]
        .iter()
        .all(|mark| memchr::memmem::find(tail, mark).is_some())
}

/// Files known by their first bytes.
const STARTS: &[(&[u8], FileFormat)] = &[
    (b"\x89PNG\r\n\x1a\n", FileFormat::Image),
    (b"\xFF\xD8\xFF", FileFormat::Image),
    (b"GIF87a", FileFormat::Image),
    (b"GIF89a", FileFormat::Image),
    (b"II*\0", FileFormat::Image),
    (b"MM\0*", FileFormat::Image),
    (b"{\\rtf", FileFormat::OfficeDocument),
    // Excel 2 to 4 without an OLE container.
    (&[0x09, 0x00, 0x04, 0x00], FileFormat::OldExcel),
    (&[0x09, 0x02, 0x06, 0x00], FileFormat::OldExcel),
    (&[0x09, 0x04, 0x06, 0x00], FileFormat::OldExcel),
    (&[0x09, 0x08, 0x08, 0x00], FileFormat::OldExcel),
    (&[0x09, 0x08, 0x10, 0x00], FileFormat::OldExcel),
    // A shortcut of Windows, and the alias of macOS.
    (b"L\0\0\0\x01\x14\x02\0", FileFormat::Shortcut),
    (b"book\0\0\0\0mark", FileFormat::Shortcut),
    // What macOS writes next to a file on other disks, `._name.xlsx`.
    (&[0x00, 0x05, 0x16, 0x07], FileFormat::Companion),
    (b"Rar!\x1a\x07", FileFormat::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileFormat::Archive),
    (b"\x1F\x8B", FileFormat::Archive),
    (b"PK\x05\x06", FileFormat::Archive),
    (b"PK\x07\x08", FileFormat::Archive),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        let cases: &[(&[u8], FileFormat)] = &[
            (b"", FileFormat::Empty),
            (b" \r\n\0\0", FileFormat::Empty),
            (b"%PDF-1.7\n\x00", FileFormat::Pdf),
            (b"\xEF\xBB\xBF\n%PDF-1.4", FileFormat::Pdf),
            (b"<!DOCTYPE html><html>", FileFormat::WebPage),
            (b"<html><form action=\"/login\"><table><tr><td><input>", FileFormat::WebPage),
            (b"<html><head><script>location='/sso'</script>", FileFormat::WebPage),
            (b"<html><body><table border=1><tr><td>CMRT", FileFormat::Html),
            (b"{\"code\":401,\"msg\":\"not logged in\"}", FileFormat::Json),
            (b"\xEF\xBB\xBF[ {\"error\": 1}]", FileFormat::Json),
            (b"{\"url\":\"https://docs.google.com/open?id=1\",\"doc_id\":\"1\"}", FileFormat::Shortcut),
            (b"[part],[b]\r\n1,2", FileFormat::PlainText),
            (b"{a},{b}\r\n", FileFormat::PlainText),
            (b"Received: from a\r\nMIME-Version: 1.0\r\n", FileFormat::Email),
            (b"From: a@example.com\r\nTo: b@example.com\r\nContent-Type: multipart/mixed\r\n", FileFormat::Email),
            (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\nMIME-Version: 1.0\r\n", FileFormat::Html),
            (b"From:,To:\r\n1,2\r\n", FileFormat::PlainText),
            (b"UEsDBBQABgAIAAAAIQ\r\nAAAA", FileFormat::Email),
            (b"UESDBB,part\r\n", FileFormat::PlainText),
            (b"[InternetShortcut]\r\nURL=https://example.com", FileFormat::Shortcut),
            (b"L\0\0\0\x01\x14\x02\0\0\0\0\0", FileFormat::Shortcut),
            (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", FileFormat::Companion),
            (b"\xEF\xBB\xBF <html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", FileFormat::Html),
            (b"<html xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">", FileFormat::Html),
            (b"<table><tr>", FileFormat::Html),
            (b"MIME-Version: 1.0\r\n", FileFormat::Html),
            (b"a,b,c\r\n1,2,3\r\n", FileFormat::PlainText),
            (b"BMW,1", FileFormat::PlainText),
            (b"\xB9\xAB\xCB\xBE,1", FileFormat::PlainText),
            (b"\xFF\xFEa\0,\0b\0", FileFormat::PlainText),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                FileFormat::XmlSpreadsheet,
            ),
            (b"<?xml version=\"1.0\"?><a/>", FileFormat::OtherXml),
            (b"\x89PNG\r\n\x1a\n\0\0", FileFormat::Image),
            (b"\xFF\xD8\xFF\xE0\0", FileFormat::Image),
            (b"\0\0\0\x18ftypheic", FileFormat::Image),
            (b"\x09\x08\x10\x00\0\x06", FileFormat::OldExcel),
            (b"{\\rtf1 a}", FileFormat::OfficeDocument),
            (b"Rar!\x1a\x07\x00", FileFormat::Archive),
            (b"PK\x05\x06\0\0", FileFormat::Archive),
            (b"\x7fELF\x02\x01\x01\0", FileFormat::Unknown),
        ];
        for (bytes, format) in cases {
            assert_eq!(recognise(bytes), *format, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn the_lock_beside_an_open_workbook_is_known() {
        let mut lock = vec![0; 165];
        lock[..54].fill(b' ');
        lock[..6].copy_from_slice(b"\x05Xiao ");
        assert_eq!(recognise(&lock), FileFormat::Companion);
        lock.push(0);
        assert_eq!(recognise(&lock), FileFormat::Unknown);
    }

    #[test]
    fn a_package_is_looked_for_near_the_start() {
        assert_eq!(late_package(b"PK\x03\x04"), None);
        for lead in
            [b"\n".as_slice(), b"\0", b"\x1A\x02", b"\xEF\xBB\xBF", b"------x\r\nContent-Type: a\r\n\r\n", b"a,b\n"]
        {
            let file = [lead, b"PK\x03\x04and so on"].concat();
            assert_eq!(late_package(&file), Some(b"PK\x03\x04and so on".as_slice()), "{lead:?}");
        }
        for lead in [b"%PDF-1.7".as_slice(), b"GIF89a", b"<html>", b"{\"a\":1}", b"MZ\x90\0 and then a program \0\0"] {
            assert_eq!(late_package(&[lead, b"PK\x03\x04"].concat()), None, "{lead:?}");
        }
        assert_eq!(late_package(b"\xEF\xBB\xBFPK\x03"), None);
        let mut far = vec![b'-'; LEAD_BYTES];
        far.extend(ZIP_START);
        assert_eq!(late_package(&far), Some(ZIP_START));
        far.insert(0, b'-');
        assert_eq!(late_package(&far), None);
    }
}
