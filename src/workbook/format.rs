//! What a file is, judged by its content and never by its name.

use super::error::save_as_xlsx;
use crate::text::Text;

/// A kind of file that is not an xlsx workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileFormat {
    /// No bytes, or blanks and zero bytes alone; often a download that failed.
    Empty,
    /// A PDF document.
    Pdf,
    /// A web page, also one that a portal sends as an "Excel export", and a saved web archive.
    Html,
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
    pub const ALL: [FileFormat; 14] = [
        Self::Empty,
        Self::Pdf,
        Self::Html,
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
            Self::Html => {
                Text::fixed("The content is a web page, not an xlsx workbook", "内容是网页，不是 xlsx 工作簿")
            }
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
            Self::OldExcel | Self::BinaryExcel | Self::OpenDocument => vec![save_as_xlsx(), renaming],
            Self::AppleIwork => vec![
                Text::fixed("Choose in Numbers: File > Export To > Excel", "在 Numbers 中选择 文件 > 导出为 > Excel"),
                choose_template,
            ],
            Self::Archive => vec![
                Text::fixed("Unpack the archive and choose the workbook in it", "先解压，再选择里面的工作簿"),
                choose_template,
            ],
            Self::OfficeDocument | Self::OtherXml | Self::Unknown => vec![choose_template, renaming],
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
    if text.starts_with(b"mime-version:") || text.starts_with(b"from:") && holds("multipart/related") {
        return FileFormat::Html;
    }
    if !text.starts_with(b"<") {
        return FileFormat::PlainText;
    }
    if holds("urn:schemas-microsoft-com:office:spreadsheet") && !holds("<html") {
        return FileFormat::XmlSpreadsheet;
    }
    if ["<html", "<!doctype html", "<table", "<head", "<body", "<script", "<meta", "<div"].iter().any(|tag| holds(tag))
    {
        return FileFormat::Html;
    }
    if holds("urn:oasis:names:tc:opendocument") {
        return FileFormat::OpenDocument;
    }
    if text.starts_with(b"<?xml") { FileFormat::OtherXml } else { FileFormat::PlainText }
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
            (b"<!DOCTYPE html><html>", FileFormat::Html),
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
}
