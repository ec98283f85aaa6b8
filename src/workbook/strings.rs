//! Shared strings: indexed once, decoded only when a cell asks.

use super::error::ReadError;
use super::limits::Limit;
use super::package::Package;
use super::xml::{attributes, resolved};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;
use std::ops::Range;

/// The texts that cells name by their number.
#[derive(Default)]
pub(super) struct SharedStrings {
    /// The part as stored.
    xml: String,
    /// Where the content of each `<si>` lies in it.
    entries: Vec<Range<u32>>,
}

impl SharedStrings {
    /// Reads the part and notes where each text lies. Everything that could fail later fails here.
    pub(super) fn read(package: &Package, part: &str) -> Result<Self, ReadError> {
        let bytes = package.read_bytes(part, Limit::SharedStringsBytes)?;
        let xml = String::from_utf8(bytes).map_err(|_| ReadError::malformed(part, "it is not UTF-8"))?;
        let entries = index(part, &xml)?;
        Ok(Self { xml, entries })
    }

    /// The text of a number; `None` when there is no such text.
    pub(super) fn get(&self, number: u32) -> Option<Cow<'_, str>> {
        let range = self.entries.get(usize::try_from(number).ok()?)?;
        let content = self.xml.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)?;
        Some(single(content).unwrap_or_else(|| Cow::Owned(rich(content))))
    }
}

impl fmt::Debug for SharedStrings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SharedStrings({})", self.entries.len())
    }
}

/// How nearly all texts start, and how they start where blanks around them are meant.
const PLAIN_TEXT: &str = "<t>";
const TEXT_WITH_BLANKS: &str = "<t xml:space=\"preserve\">";

/// The content of an `<si>` that is one `<t>` without anything unusual: nearly all of them. `None`
/// means any other form.
fn single(content: &str) -> Option<Cow<'_, str>> {
    let (text, preserve) = match content.strip_prefix(PLAIN_TEXT) {
        Some(text) => (text, false),
        None => (content.strip_prefix(TEXT_WITH_BLANKS)?, true),
    };
    let text = text.strip_suffix("</t>")?;
    if memchr::memchr3(b'<', b'&', b'\r', text.as_bytes()).is_none() {
        return Some(stored_text(text, preserve));
    }
    if memchr::memchr(b'<', text.as_bytes()).is_some() {
        return None;
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        let (name, after) = from.split_once(';')?;
        push_with_line_ends(&mut decoded, before);
        decoded.push(named_character(name)?);
        rest = after;
    }
    push_with_line_ends(&mut decoded, rest);
    Some(Cow::Owned(stored_text(&decoded, preserve).into_owned()))
}

/// The five characters that XML names.
fn named_character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// The content of any `<si>`, which was read through once before.
fn rich(content: &str) -> String {
    let mut reader = Reader::from_str(content);
    let mut text = RichText::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => text.start(tag.local_name().into_inner(), preserves_blanks(&tag)),
            Ok(Event::Text(part)) => text.push(&part),
            Ok(Event::CData(part)) => text.push(&part),
            Ok(Event::GeneralRef(reference)) => {
                if let Ok(character) = resolved("", &reference) {
                    text.push_character(character);
                }
            }
            Ok(Event::End(_)) => text.end(),
            Ok(Event::Eof) | Err(_) => return text.finish(),
            Ok(_) => {}
        }
    }
}

fn index(part: &str, xml: &str) -> Result<Vec<Range<u32>>, ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut entries = Vec::new();
    let mut depth = 0_u64;
    let mut start = 0;
    let mut tags = 0_u64;
    let mut is_after_text = false;
    loop {
        // After a text the reader waits for the tag that ends it.
        if depth == 1 && !is_after_text {
            take_plain_items(&mut reader, &mut entries);
        }
        let before = reader.buffer_position();
        let event = reader.read_event().map_err(|error| ReadError::malformed(part, error.to_string()))?;
        let after = reader.buffer_position();
        if after.saturating_sub(before) > Limit::XmlTokenBytes.allowed() {
            return Err(ReadError::limit(Limit::XmlTokenBytes, after.saturating_sub(before)));
        }
        if matches!(event, Event::Start(_) | Event::Empty(_)) {
            tags += 1;
            if tags > Limit::XmlTags.allowed() {
                return Err(ReadError::limit(Limit::XmlTags, tags));
            }
        }
        is_after_text = matches!(event, Event::Text(_));
        match event {
            Event::Start(tag) => {
                depth += 1;
                if depth > Limit::XmlDepth.allowed() {
                    return Err(ReadError::limit(Limit::XmlDepth, depth));
                }
                if depth == 2 && tag.local_name().into_inner() == "si" {
                    start = after;
                }
            }
            Event::Empty(tag) if depth == 1 && tag.local_name().into_inner() == "si" => {
                entries.push(offset(after)..offset(after));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                if depth == 1 && tag.local_name().into_inner() == "si" {
                    let (from, to) = (offset(start), offset(before));
                    refuse_long_text(xml, from, to)?;
                    entries.push(from..to);
                    let count = entries.len() as u64;
                    if count > Limit::SharedStrings.allowed() {
                        return Err(ReadError::limit(Limit::SharedStrings, count));
                    }
                }
            }
            Event::GeneralRef(reference) => {
                resolved(part, &reference)?;
            }
            Event::DocType(_) => return Err(ReadError::Doctype { part: part.to_owned() }),
            Event::Eof if depth > 0 => return Err(ReadError::malformed(part, "it ends inside an element")),
            Event::Eof => return Ok(entries),
            _ => {}
        }
    }
}

/// Takes the items that [`single`] decodes, without an XML event for each of their tags. Stops at
/// the first in any other form, which then goes the long way, as does the one that is too many.
fn take_plain_items(reader: &mut Reader<&[u8]>, entries: &mut Vec<Range<u32>>) {
    let begin = reader.buffer_position();
    let mut stream = reader.stream();
    let Ok(bytes) = stream.fill_buf() else { return };
    let mut rest = bytes;
    while (entries.len() as u64) < Limit::SharedStrings.allowed() {
        let Some((content, after)) = plain_item(rest.trim_ascii_start()) else { break };
        let end = begin.saturating_add((bytes.len() - after.len() - ITEM_END.len()) as u64);
        entries.push(offset(end.saturating_sub(content.len() as u64))..offset(end));
        rest = after;
    }
    let taken = bytes.len() - rest.len();
    stream.consume(taken);
}

const ITEM_END: &[u8] = b"</si>";

/// The content of an item in a form that [`single`] decodes, and what comes after the item.
fn plain_item(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let content = bytes.strip_prefix(b"<si>")?;
    let text = content.strip_prefix(PLAIN_TEXT.as_bytes());
    let text = text.or_else(|| content.strip_prefix(TEXT_WITH_BLANKS.as_bytes()))?;
    let (characters, from) = text.split_at_checked(memchr::memchr(b'<', text)?)?;
    let after = from.strip_prefix(b"</t>")?.strip_prefix(ITEM_END)?;
    if characters.len() as u64 > Limit::TextCharacters.allowed() {
        return None;
    }
    let mut rest = characters;
    while let Some((_, from)) = memchr::memchr(b'&', rest).and_then(|at| rest.split_at_checked(at)) {
        let from = from.strip_prefix(b"&")?;
        let (name, after) = from.split_at_checked(memchr::memchr(b';', from)?)?;
        named_character(std::str::from_utf8(name).ok()?)?;
        rest = after;
    }
    let length = content.len().checked_sub(after.len())?.checked_sub(ITEM_END.len())?;
    Some((content.get(..length)?, after))
}

/// The part is at most 64 MiB, so that an offset always fits.
fn offset(position: u64) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

fn refuse_long_text(xml: &str, from: u32, to: u32) -> Result<(), ReadError> {
    if u64::from(to.saturating_sub(from)) <= Limit::TextCharacters.allowed() {
        return Ok(());
    }
    let content = usize::try_from(from).ok().zip(usize::try_from(to).ok()).and_then(|(from, to)| xml.get(from..to));
    let characters = content.map_or(0, |content| rich(content).chars().count() as u64);
    if characters > Limit::TextCharacters.allowed() {
        return Err(ReadError::limit(Limit::TextCharacters, characters));
    }
    Ok(())
}

/// The blanks of XML, which Excel cuts off around a text without `xml:space="preserve"`.
/// Other blanks, such as the ideographic one, stay.
const XML_BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether a tag carries `xml:space="preserve"`.
pub(super) fn preserves_blanks(tag: &BytesStart<'_>) -> bool {
    let mut preserve = false;
    // A broken attribute of another name would be noticed by the XML reader, or does not matter for
    // the text.
    let _ = attributes("", tag, |name, value| {
        preserve |= name == "space" && value == "preserve";
        Ok(())
    });
    preserve
}

/// Puts together the text of an `<si>` or `<is>` element from its content: one `<t>`, or runs `<r>`
/// that hold one `<t>` each. Phonetic runs and formats are left out.
#[derive(Debug, Default)]
pub(super) struct RichText {
    text: String,
    depth: u32,
    in_run: bool,
    /// While inside a `<t>`: how deep it lies, where its text starts, and whether its blanks are
    /// kept.
    current: Option<(u32, usize, bool)>,
}

impl RichText {
    /// A start tag below the `<si>` or `<is>`.
    pub(super) fn start(&mut self, name: &str, preserve: bool) {
        self.depth = self.depth.saturating_add(1);
        if self.depth == 1 {
            self.in_run = name == "r";
        }
        if name == "t" && (self.depth == 1 || self.depth == 2 && self.in_run) {
            self.current = Some((self.depth, self.text.len(), preserve));
        }
    }

    /// An end tag below the `<si>` or `<is>`.
    pub(super) fn end(&mut self) {
        if let Some((_, start, preserve)) = self.current.take_if(|(depth, ..)| *depth == self.depth) {
            let added = self.text.split_off(start);
            self.text.push_str(&stored_text(&added, preserve));
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Text as it stands in the file.
    pub(super) fn push(&mut self, text: &str) {
        if self.current.is_some() {
            push_with_line_ends(&mut self.text, text);
        }
    }

    /// A character that stood in the file as a reference.
    pub(super) fn push_character(&mut self, character: char) {
        if self.current.is_some() {
            self.text.push(character);
        }
    }

    /// How long the text is so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Adds text with the line ends that XML prescribes: CR LF and CR become LF. A CR that is meant
/// stands in the file as a reference or an escape.
pub(super) fn push_with_line_ends(target: &mut String, text: &str) {
    if text.contains('\r') {
        target.push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
    } else {
        target.push_str(text);
    }
}

/// A text of the file as Excel takes it: blanks around it only when they are meant, escapes
/// decoded.
pub(super) fn stored_text(text: &str, preserve: bool) -> Cow<'_, str> {
    decode_escapes(if preserve { text } else { text.trim_matches(XML_BLANKS) })
}

/// Decodes `_xHHHH_`, the format's way to write a UTF-16 unit that XML cannot hold; `_x005F_` is an
/// underscore that would otherwise start such an escape.
fn decode_escapes(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if !memchr::memchr_iter(b'_', bytes).any(|at| bytes.get(at.saturating_add(1)) == Some(&b'x')) {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let (characters, length) = decode_one(from);
        match characters {
            Some(character) => decoded.push(character),
            None => decoded.push_str(from.get(..length).unwrap_or_default()),
        }
        rest = from.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Decodes the escape, or pair of escapes, at the start of a text: the character and the bytes
/// used. What is no escape, such as half a pair, stays as it stands.
fn decode_one(text: &str) -> (Option<char>, usize) {
    const ESCAPE_BYTES: usize = 7;
    let Some(unit) = escaped_unit(text) else { return (None, 2) };
    if let Some(character) = char::from_u32(u32::from(unit)) {
        return (Some(character), ESCAPE_BYTES);
    }
    let pair = text.get(ESCAPE_BYTES..).and_then(escaped_unit).map(|low| [unit, low]);
    match pair.and_then(|units| char::decode_utf16(units).next()) {
        Some(Ok(character)) => (Some(character), 2 * ESCAPE_BYTES),
        _ => (None, ESCAPE_BYTES),
    }
}

fn escaped_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4)?;
    let closed = text.get(6..)?.starts_with('_');
    let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (closed && hexadecimal).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(items: &str) -> Vec<String> {
        let xml = format!("<?xml version=\"1.0\"?><sst count=\"4294967295\" uniqueCount=\"9\">{items}</sst>");
        let entries = index("p", &xml).unwrap();
        let strings = SharedStrings { xml, entries };
        (0..u32::try_from(strings.entries.len()).unwrap())
            .map(|number| strings.get(number).unwrap().into_owned())
            .collect()
    }

    #[test]
    fn runs_are_joined_and_phonetic_runs_left_out() {
        let items = "<si><t>a</t></si><si/><si><t/></si>\
            <si><r><rPr><b/></rPr><t xml:space=\"preserve\">a </t></r><r><t>b</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr fontId=\"1\"/></si>\
            <x:si xmlns:x=\"u\"><x:t>p</x:t></x:si><si a=\"1\"><t>q</t></si>";
        assert_eq!(all(items), ["a", "", "", "a b", "p", "q"]);
    }

    #[test]
    fn blanks_are_kept_only_when_meant() {
        let items = "<si><t> a\n</t></si><si><t xml:space=\"preserve\"> a\n</t></si><si><t>\u{3000}a</t></si><si><t>&#10;a&#32;</t></si>";
        assert_eq!(all(items), ["a", " a\n", "\u{3000}a", "a"]);
    }

    #[test]
    fn references_and_escapes_are_decoded() {
        let items = "<si><t>&lt;&amp;&gt;&quot;&apos;&#65;&#x4E2D;</t></si><si><t>a_x000D_\r\nb\rc</t></si>\
            <si><t>_x005F_x000D_</t></si><si><t>_x4e2d_ _xD83D__xDE00_ _xD83D_ _x12_ _xZZZZ_</t></si><si><t><![CDATA[<a>]]></t></si>";
        assert_eq!(all(items), ["<&>\"'A中", "a\r\nb\nc", "_x000D_", "中 😀 _xD83D_ _x12_ _xZZZZ_", "<a>"]);
    }

    #[test]
    fn unknown_entities_and_document_types_are_refused() {
        assert_eq!(index("p", "<sst><si><t>&x;</t></si></sst>").unwrap_err().id(), "malformed-part");
        assert_eq!(index("p", "<!DOCTYPE a><sst/>").unwrap_err().id(), "document-type");
        assert_eq!(index("p", "<sst><si>").unwrap_err().id(), "malformed-part");
    }

    #[test]
    fn a_text_longer_than_excel_allows_is_refused() {
        let of_length = |count: usize| index("p", &format!("<sst><si><t>{}</t></si></sst>", "中".repeat(count)));
        assert!(of_length(32_767).is_ok());
        assert_eq!(of_length(32_768).unwrap_err().id(), "limit-exceeded");
    }
}
