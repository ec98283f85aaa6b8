//! One part of a package as a stream of XML events, within the limits.

use super::error::ReadError;
use super::limits::Limit;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// What was read of all parts of a package so far.
#[derive(Debug, Default)]
pub(super) struct Consumed {
    bytes: AtomicU64,
    tags: AtomicU64,
}

/// A source of bytes that stops at the limits, whatever sizes the file declares.
pub(super) struct Counted<'a> {
    inner: Box<dyn Read + 'a>,
    /// Bytes of this part so far.
    part: u64,
    part_limit: Limit,
    /// What was read of all parts so far.
    package: &'a Consumed,
    /// The limit that was broken. The `io::Error` that is returned with it carries no detail.
    broken: Option<ReadError>,
}

impl<'a> Counted<'a> {
    pub(super) fn new(inner: Box<dyn Read + 'a>, part_limit: Limit, package: &'a Consumed) -> Self {
        Self { inner, part: 0, part_limit, package, broken: None }
    }

    /// What an `io::Error` of this source means.
    pub(super) fn explain(&mut self, part: &str, error: &io::Error) -> ReadError {
        self.broken.take().unwrap_or_else(|| ReadError::DamagedPackage { detail: format!("{part}: {error}") })
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let added = count as u64;
        self.part = self.part.saturating_add(added);
        let package = self.package.bytes.fetch_add(added, Ordering::Relaxed).saturating_add(added);
        for (limit, actual) in [(self.part_limit, self.part), (Limit::PackageBytes, package)] {
            if actual > limit.allowed() {
                self.broken = Some(ReadError::limit(limit, actual));
                return Err(io::Error::other("limit"));
            }
        }
        Ok(count)
    }
}

/// Whether a part begins as text in UTF-16 does, with a byte order mark or without.
const fn is_utf16(begins: &[u8]) -> bool {
    matches!(begins, [0xff, 0xfe] | [0xfe, 0xff] | [b'<', 0] | [0, b'<'])
}

/// Buffers, and stops when one XML item takes more bytes than it may: the XML reader holds an item
/// in memory.
struct Tokens<'a> {
    source: Counted<'a>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    token_bytes: Cell<u64>,
    part: &'a str,
    is_begun: bool,
}

impl Tokens<'_> {
    const BUFFER_BYTES: usize = 32 * 1024;
}

impl Read for Tokens<'_> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(target.len());
        if let (Some(from), Some(to)) = (available.get(..count), target.get_mut(..count)) {
            to.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Tokens<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let token_bytes = self.token_bytes.get();
        if token_bytes > Limit::XmlTokenBytes.allowed() {
            self.source.broken = Some(ReadError::limit(Limit::XmlTokenBytes, token_bytes));
            return Err(io::Error::other("limit"));
        }
        if self.start >= self.end {
            self.start = 0;
            self.end = self.source.read(&mut self.buffer)?;
            let begins = self.buffer.get(..self.end.min(2)).unwrap_or_default();
            if !std::mem::replace(&mut self.is_begun, true) && is_utf16(begins) {
                self.source.broken = Some(ReadError::PartInUtf16 { part: self.part.to_owned() });
                return Err(io::Error::other("encoding"));
            }
        }
        Ok(self.buffer.get(self.start..self.end).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count);
        self.token_bytes.set(self.token_bytes.get().saturating_add(count as u64));
    }
}

/// Reads a part event by event.
pub(crate) struct Xml<'a> {
    reader: Reader<Tokens<'a>>,
    buffer: Vec<u8>,
    part: &'a str,
    depth: u64,
    /// Tags of this part, and of the parts before.
    tags: u64,
    package: &'a Consumed,
}

impl Drop for Xml<'_> {
    fn drop(&mut self) {
        self.package.tags.store(self.tags, Ordering::Relaxed);
    }
}

impl<'a> Xml<'a> {
    pub(super) fn new(source: Counted<'a>, part: &'a str) -> Self {
        let package = source.package;
        let tokens = Tokens {
            source,
            buffer: vec![0; Tokens::BUFFER_BYTES],
            start: 0,
            end: 0,
            token_bytes: Cell::new(0),
            part,
            is_begun: false,
        };
        Self {
            reader: Reader::from_reader(tokens),
            buffer: Vec::new(),
            part,
            depth: 0,
            tags: package.tags.load(Ordering::Relaxed),
            package,
        }
    }

    /// The name of the part.
    pub(crate) fn part(&self) -> &'a str {
        self.part
    }

    /// How many elements are open. At a start tag its own element counts, at an end tag it does not
    /// any more.
    pub(super) fn depth(&self) -> u64 {
        self.depth
    }

    /// After a tag: hands out the bytes that are at hand, and passes over as many of them as `take`
    /// says. `take` must pass over whole elements only.
    pub(super) fn take_bytes<T>(&mut self, take: impl FnOnce(&[u8]) -> (usize, T)) -> Result<T, ReadError> {
        self.reader.get_mut().token_bytes.set(0);
        let mut stream = self.reader.stream();
        match stream.fill_buf() {
            Ok(available) => {
                let (length, taken) = take(available);
                stream.consume(length);
                Ok(taken)
            }
            Err(error) => Err(self.reader.get_mut().source.explain(self.part, &error)),
        }
    }

    /// After a start tag: passes over text that nobody needs, up to the next tag. Formulas are most
    /// of a template, and their many escaped quotation marks would each be an event.
    pub(super) fn skip_text(&mut self) -> Result<(), ReadError> {
        self.reader.get_mut().token_bytes.set(0);
        let mut stream = self.reader.stream();
        loop {
            let available = match stream.fill_buf() {
                Ok([]) => return Ok(()),
                Ok(available) => available,
                Err(error) => return Err(self.reader.get_mut().source.explain(self.part, &error)),
            };
            let found = memchr::memchr(b'<', available);
            let length = found.unwrap_or(available.len());
            stream.consume(length);
            if found.is_some() {
                return Ok(());
            }
        }
    }

    /// The next event. Document types are refused; an empty element is one event.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        self.reader.get_mut().token_bytes.set(0);
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => {
                // The buffer is looked at when it is filled again, which the last piece of an item
                // does not wait for.
                let token_bytes = self.reader.get_ref().token_bytes.get();
                if token_bytes > Limit::XmlTokenBytes.allowed() {
                    return Err(ReadError::limit(Limit::XmlTokenBytes, token_bytes));
                }
                if matches!(event, Event::Start(_) | Event::Empty(_)) {
                    self.tags += 1;
                    if self.tags > Limit::XmlTags.allowed() {
                        return Err(ReadError::limit(Limit::XmlTags, self.tags));
                    }
                }
                match &event {
                    Event::Start(_) => {
                        self.depth += 1;
                        if self.depth > Limit::XmlDepth.allowed() {
                            return Err(ReadError::limit(Limit::XmlDepth, self.depth));
                        }
                    }
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    Event::DocType(_) => return Err(ReadError::Doctype { part: self.part.to_owned() }),
                    Event::Eof if self.depth > 0 => {
                        return Err(ReadError::malformed(self.part, "it ends inside an element"));
                    }
                    _ => {}
                }
                Ok(event)
            }
            Err(quick_xml::Error::Io(error)) => Err(self.reader.get_mut().source.explain(self.part, &error)),
            Err(error) => Err(ReadError::malformed(self.part, error.to_string())),
        }
    }
}

/// Reads a file that is one XML text without a package, within the limits of a part. `name` stands
/// in messages.
#[cfg(feature = "lists")]
pub(crate) fn read_xml_file<T>(bytes: &[u8], name: &str, read: impl FnOnce(&mut Xml<'_>) -> T) -> T {
    let consumed = Consumed::default();
    read(&mut Xml::new(Counted::new(Box::new(bytes), Limit::PartBytes, &consumed), name))
}

/// Namespaces of spreadsheets: of ordinary files, and of those that Excel calls strict.
const SPREADSHEET: [&str; 2] =
    ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"];

/// The prefix of a tag, empty where it has none.
pub(super) fn prefix_of<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    tag.name().prefix().map_or("", |prefix| prefix.into_inner())
}

/// Refuses an element among cells that is of another namespace than the sheet: by its prefix, or
/// because it binds that of the sheet again. Programs disagree about what such a cell holds.
pub(super) fn refuse_foreign(part: &str, tag: &BytesStart<'_>, prefix: &str) -> Result<(), ReadError> {
    let mut is_foreign = prefix_of(tag) != prefix;
    let mut all = tag.attributes();
    all.with_checks(false);
    for attribute in all.flatten().take(usize::try_from(Limit::XmlAttributes.allowed()).unwrap_or(usize::MAX)) {
        let bound = match attribute.key.into_inner().strip_prefix("xmlns") {
            Some("") => Some(""),
            Some(named) => named.strip_prefix(':'),
            None => None,
        };
        is_foreign |= bound == Some(prefix) && !SPREADSHEET.contains(&attribute.value.as_ref());
    }
    if is_foreign { Err(ReadError::malformed(part, "a cell belongs to another namespace")) } else { Ok(()) }
}

/// [`attributes`] of no namespace: what stands behind a prefix is another program's.
pub(super) fn own_attributes(
    part: &str,
    tag: &BytesStart<'_>,
    mut take: impl FnMut(&str, &str) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    each_attribute(part, tag, |name, is_prefixed, value| if is_prefixed { Ok(()) } else { take(name, value) })
}

/// Calls a function for every attribute of a tag with its local name and raw value, until it
/// returns an error.
pub(crate) fn attributes(
    part: &str,
    tag: &BytesStart<'_>,
    mut take: impl FnMut(&str, &str) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    each_attribute(part, tag, |name, _, value| take(name, value))
}

fn each_attribute(
    part: &str,
    tag: &BytesStart<'_>,
    mut take: impl FnMut(&str, bool, &str) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut all = tag.attributes();
    // The check for doubles compares every pair.
    all.with_checks(false);
    let mut count = 0;
    for attribute in all {
        let attribute = attribute.map_err(|error| ReadError::malformed(part, error.to_string()))?;
        count += 1;
        if count > Limit::XmlAttributes.allowed() {
            return Err(ReadError::limit(Limit::XmlAttributes, count));
        }
        let name = attribute.key;
        take(name.local_name().into_inner(), name.prefix().is_some(), &attribute.value)?;
    }
    Ok(())
}

/// The value of an attribute with its escapes resolved.
pub(crate) fn unescaped<'v>(part: &str, value: &'v str) -> Result<Cow<'v, str>, ReadError> {
    quick_xml::escape::unescape(value).map_err(|error| ReadError::malformed(part, error.to_string()))
}

/// What `&name;` or `&#number;` stands for; nothing but the five names of XML and numbers is known.
pub(crate) fn resolved(part: &str, reference: &BytesRef<'_>) -> Result<char, ReadError> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Ok(character),
        Ok(None) => match &**reference {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            other => Err(ReadError::malformed(part, format!("unknown entity {}", crate::base::text::Shown(other)))),
        },
        Err(error) => Err(ReadError::malformed(part, error.to_string())),
    }
}

/// Whether an attribute of the type `xsd:boolean` is true.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}
