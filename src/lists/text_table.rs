//! Text with a delimiter: CSV and TSV in the encodings that programs of our users write.

use super::columns::named_fields;
use super::error::ListError;
use super::sheet::Collector;
use super::{Encoding, ListFormat};
use crate::workbook::{FileFormat, ReadError, recognise};

/// How many bytes show whether a text without a mark is UTF-16, and how many characters which
/// delimiter it has.
const SAMPLE: usize = 16 * 1024;
/// How many lines are counted to find the delimiter.
const SAMPLE_LINES: usize = 40;
/// The most line breaks in the fields of one row. An address has five; a quotation mark that is not
/// closed takes the rest of the file into one field.
const LINES_OF_A_FIELD: u64 = 100;

/// Whether the bytes are UTF-16: by their mark, or by the zero bytes of its Latin letters.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    wide_encoding(bytes).is_some()
}

/// Reads a text file.
pub(super) fn read(bytes: &[u8], file_name: &str, collector: &mut Collector<'_>) -> Result<ListFormat, ListError> {
    let (text, encoding) = decode(bytes)?;
    // A web page may be UTF-16 too, and a text full of control characters is no table.
    match recognise(text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(&text).as_bytes()) {
        FileFormat::PlainText => {}
        FileFormat::Empty => return Err(ListError::Empty),
        FileFormat::XmlSpreadsheet => {
            return Err(ListError::Package(ReadError::PartInUtf16 { part: file_name.to_owned() }));
        }
        other => return Err(ListError::NotATable(other)),
    }
    if text.contains('\0') {
        return Err(ListError::NotATable(FileFormat::Unknown));
    }
    // One kind of line end, also at the end, so that lines can be counted.
    let text = text.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    let (skipped_lines, text, delimiter) = delimiter(&text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    collector.sheet("", false)?;
    let mut record = csv::StringRecord::new();
    let mut broken_lines = 0_u64;
    while reader.read_record(&mut record).map_err(|error| ListError::Damaged { detail: error.to_string() })? {
        let inside = record.iter().map(|field| field.matches('\n').count() as u64).sum::<u64>();
        broken_lines += inside;
        // The row that a spreadsheet program shows: an empty line is a row, a line break inside a
        // field is not.
        let row = (skipped_lines + reader.position().line()).saturating_sub(1 + broken_lines);
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        if inside > LINES_OF_A_FIELD {
            return Err(ListError::OpenQuote { row });
        }
        for (field, column) in record.iter().zip(1_u32..) {
            collector.text(row, column, field)?;
        }
    }
    Ok(ListFormat::Delimited { delimiter: char::from(delimiter), encoding })
}

fn wide_encoding(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Some(Encoding::Utf16Le);
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Some(Encoding::Utf16Be);
    }
    let sample = bytes.get(..1024).unwrap_or(bytes);
    let (pairs, rest) = sample.as_chunks::<2>();
    if pairs.is_empty() || !rest.is_empty() {
        return None;
    }
    let first_zero = pairs.iter().filter(|pair| pair.first() == Some(&0)).count();
    let second_zero = pairs.iter().filter(|pair| pair.last() == Some(&0)).count();
    // Half of a table in Chinese are still Latin letters, digits and delimiters; no other text
    // holds zero bytes.
    match (first_zero, second_zero) {
        (0, zeros) if zeros * 3 > pairs.len() => Some(Encoding::Utf16Le),
        (zeros, 0) if zeros * 3 > pairs.len() => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn decode(bytes: &[u8]) -> Result<(String, Encoding), ListError> {
    if let Some(encoding) = wide_encoding(bytes) {
        let unit = if encoding == Encoding::Utf16Be { u16::from_be_bytes } else { u16::from_le_bytes };
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        // A single broken character, such as one cut at the end, is no reason to refuse the text.
        let text: String =
            char::decode_utf16(units).map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Ok((without_mark(text), encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((without_mark(text.to_owned()), Encoding::Utf8));
    }
    match decode_gb18030(bytes) {
        Some(text) if !looks_wrong(&text) => Ok((without_mark(text), Encoding::Gb18030)),
        _ => Err(ListError::UnknownEncoding),
    }
}

/// The text of bytes in GB18030; nothing for bytes that are not GB18030.
pub fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let (text, malformed) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    (!malformed).then(|| text.into_owned())
}

fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}

/// Almost any bytes decode as GB18030. Western text read as GB18030 gives rare characters between
/// Latin letters: a Han character that touches Latin letters on both sides does not occur in names.
fn looks_wrong(text: &str) -> bool {
    let characters: Vec<char> = text.chars().filter(|c| *c != '\u{feff}').take(SAMPLE).collect();
    let private = characters.iter().any(|c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{80}'..='\u{9f}'));
    let squeezed = characters.windows(3).any(|triple| {
        let [before, middle, after] = triple else { return false };
        before.is_ascii_alphabetic() && !middle.is_ascii() && after.is_ascii_lowercase()
    });
    private || squeezed
}

/// How many lines come before the text, the text without them, and its delimiter. Such a line is
/// `sep=;`, which Excel understands.
fn delimiter(text: &str) -> (u64, &str, u8) {
    if let Some((first, rest)) = text.split_once('\n')
        && let Some(stated) = first.trim_end().to_ascii_lowercase().strip_prefix("sep=")
        && let [delimiter @ (b',' | b';' | b'\t' | b'|')] = stated.as_bytes()
    {
        return (1, rest, *delimiter);
    }
    // Titles above the table have no delimiter, names have commas in them, and rows may end early:
    // the delimiter is the one that makes a header, or else the one that cuts most lines into the
    // same number of fields.
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    let mut best = ((0, 0), b',');
    for candidate in [b'\t', b';', b','] {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(candidate)
            .has_headers(false)
            .flexible(true)
            .from_reader(sample.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().take(SAMPLE_LINES).filter_map(Result::ok).collect();
        let fields = records.iter().map(|record| named_fields(record.iter())).max().unwrap_or(0);
        let mut lengths: Vec<usize> = records.iter().map(csv::StringRecord::len).filter(|length| *length > 1).collect();
        lengths.sort_unstable();
        let most_common = lengths.chunk_by(|one, next| one == next).map(<[usize]>::len).max().unwrap_or(0);
        if (fields, most_common) > best.0 {
            best = ((fields, most_common), candidate);
        }
    }
    (0, text, best.1)
}
