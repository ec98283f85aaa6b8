//! The package: ZIP directory, content types, relationships, budgets. Refuses before it inflates.

use super::error::ReadError;
use super::format::FileFormat;
use super::limits::Limit;
use super::xml::{Consumed, Counted, Xml, attributes, unescaped};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::Arc;
use zip::ZipArchive;
use zip::result::ZipError;

/// An opened ZIP package. Parts are inflated one at a time, when they are asked for.
pub(crate) struct Package {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    /// Key of a part (see [`part_key`]) -> its name as stored and its place in the directory.
    parts: BTreeMap<String, (String, usize)>,
    /// What was read so far.
    consumed: Consumed,
}

/// The name that two entries of the directory have.
fn name_of_two_entries(bytes: &[u8]) -> Option<String> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const LENGTH_OF_NAME: usize = 28;
    const NAME: usize = 46;
    let mut seen = BTreeSet::new();
    let names = memchr::memmem::find_iter(bytes, ENTRY).filter_map(|start| {
        let entry = bytes.get(start..)?;
        let length = entry.get(LENGTH_OF_NAME..)?.first_chunk().map(|pair| usize::from(u16::from_le_bytes(*pair)))?;
        entry.get(NAME..NAME.checked_add(length)?)
    });
    let twice = names
        .take(usize::try_from(Limit::ZipEntries.allowed()).ok()?.saturating_mul(2))
        .find(|name| !seen.insert(*name));
    twice.map(|name| String::from_utf8_lossy(name).into_owned())
}

impl Package {
    pub(crate) fn open(bytes: Arc<[u8]>) -> Result<Self, ReadError> {
        refuse_crowded_directory(&bytes)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() as u64 > Limit::ZipEntries.allowed() {
            return Err(ReadError::limit(Limit::ZipEntries, archive.len() as u64));
        }
        if archive.offset() > 0 {
            // Programs that read from the start would see other parts than those that read the
            // directory.
            return Err(ReadError::DamagedPackage { detail: "data before the package".to_owned() });
        }
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let name = match archive.name_for_index(index) {
                Some(Ok(name)) => name.into_owned(),
                Some(Err(error)) => return Err(damaged(&error)),
                None => continue,
            };
            if name.ends_with('/') || name.ends_with('\\') {
                continue;
            }
            let key = part_key(&name);
            if key.is_empty() {
                return Err(ReadError::DamagedPackage { detail: "a part without a name".to_owned() });
            }
            if parts.insert(key, (name.clone(), index)).is_some() {
                return Err(ReadError::DuplicatePart { part: name });
            }
        }
        if archive.has_duplicate_names() {
            // The directory kept the last of two entries; the bytes have both names.
            return Err(ReadError::DuplicatePart {
                part: name_of_two_entries(archive.into_inner().get_ref()).unwrap_or_default(),
            });
        }
        Ok(Self { archive, parts, consumed: Consumed::default() })
    }

    /// Names of the parts as stored, by key, in the order of the keys.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.iter().map(|(key, (name, _))| (key.as_str(), name.as_str()))
    }

    /// Whether the package holds a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&part_key(name))
    }

    /// The unpacked size of a part that the directory states, which may be wrong.
    pub(super) fn stated_bytes(&self, name: &str) -> Option<u64> {
        let (_, index) = self.parts.get(&part_key(name))?;
        self.archive.clone().by_index_raw(*index).ok().map(|entry| entry.size())
    }

    /// Reads a part as XML.
    pub(crate) fn read_xml<T>(
        &self,
        name: &str,
        read: impl FnOnce(&mut Xml<'_>) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        self.with_part(name, Limit::PartBytes, |source, name| read(&mut Xml::new(source, name)))
    }

    /// Reads a part as a whole.
    pub(crate) fn read_bytes(&self, name: &str, limit: Limit) -> Result<Vec<u8>, ReadError> {
        self.with_part(name, limit, |mut source, name| {
            let mut bytes = Vec::new();
            match source.read_to_end(&mut bytes) {
                Ok(_) => Ok(bytes),
                Err(error) => Err(source.explain(name, &error)),
            }
        })
    }

    fn with_part<T>(
        &self,
        name: &str,
        limit: Limit,
        read: impl FnOnce(Counted<'_>, &str) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let Some((stored_name, index)) = self.parts.get(&part_key(name)) else {
            return Err(ReadError::MissingPart { part: name.to_owned() });
        };
        // The directory is shared, so this copies a few words.
        let mut archive = self.archive.clone();
        let entry = archive.by_index(*index).map_err(|error| damaged(&error))?;
        if entry.size() > limit.allowed() {
            return Err(ReadError::limit(limit, entry.size()));
        }
        read(Counted::new(Box::new(entry), limit, &self.consumed), stored_name)
    }

    /// What a package is that holds no xlsx workbook.
    pub(super) fn recognise(&self) -> FileFormat {
        if self.has("mimetype")
            && let Ok(kind) = self.read_bytes("mimetype", Limit::XmlTokenBytes)
            && kind.starts_with(b"application/vnd.oasis.opendocument")
        {
            return FileFormat::OpenDocument;
        }
        let any = |test: fn(&str) -> bool| self.parts.keys().any(|key| test(key));
        if any(|key| key.starts_with("xl/workbook") && has_ending(key, "bin")) {
            return FileFormat::BinaryExcel;
        }
        if any(|key| key.starts_with("word/") || key.starts_with("ppt/")) {
            return FileFormat::OfficeDocument;
        }
        // Newer files keep this as a ZIP in the ZIP, older ones as an XML file.
        if any(|key| key.starts_with("index/") && has_ending(key, "iwa") || key == "index.zip" || key == "index.apxl") {
            return FileFormat::AppleIwork;
        }
        FileFormat::Archive
    }
}

/// One line of a relationship list.
pub(crate) struct Relationship {
    /// The id that other parts use.
    pub(crate) id: String,
    /// The last word of the relationship type, such as `worksheet`: the words before it differ
    /// between the two flavours of the format.
    pub(crate) kind: String,
    /// Key of the part it leads to; `None` when it leads out of the package, which is never
    /// followed.
    pub(crate) target: Option<String>,
}

/// The relationships of a part, or of the whole package for the empty name. No list is an empty
/// list.
pub(crate) fn relationships(package: &Package, of: &str) -> Result<Vec<Relationship>, ReadError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let separator = if folder.is_empty() { "" } else { "/" };
    let list = format!("{folder}{separator}_rels/{file}.rels");
    if !package.has(&list) {
        return Ok(Vec::new());
    }
    package.read_xml(&list, |xml| {
        let mut found = Vec::new();
        loop {
            let part = xml.part();
            match xml.next()? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "Relationship" => {
                    let (mut id, mut kind, mut target, mut external) =
                        (String::new(), String::new(), String::new(), false);
                    attributes(part, &tag, |name, value| {
                        match name {
                            "Id" => id = unescaped(part, value)?.into_owned(),
                            "Type" => kind.push_str(unescaped(part, value)?.rsplit('/').next().unwrap_or_default()),
                            "Target" => target = unescaped(part, value)?.into_owned(),
                            "TargetMode" => external = value == "External",
                            _ => {}
                        }
                        Ok(())
                    })?;
                    let target = if external { None } else { resolve_target(folder, &target) };
                    found.push(Relationship { id, kind, target });
                    let count = found.len() as u64;
                    if count > Limit::PackageRecords.allowed() {
                        return Err(ReadError::limit(Limit::PackageRecords, count));
                    }
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
        }
    })
}

/// The content types that are stated for single parts: key of the part -> type.
pub(super) fn content_types(package: &Package) -> Result<BTreeMap<String, String>, ReadError> {
    const LIST: &str = "[Content_Types].xml";
    let mut types = BTreeMap::new();
    if !package.has(LIST) {
        return Ok(types);
    }
    package.read_xml(LIST, |xml| {
        let mut count = 0;
        loop {
            let part = xml.part();
            match xml.next()? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().into_inner() == "Override" => {
                    let (mut name, mut kind) = (String::new(), String::new());
                    attributes(part, &tag, |attribute, value| {
                        match attribute {
                            "PartName" => name = part_key(&unescaped(part, value)?),
                            "ContentType" => kind = unescaped(part, value)?.into_owned(),
                            _ => {}
                        }
                        Ok(())
                    })?;
                    types.insert(name, kind);
                    count += 1;
                    if count > Limit::PackageRecords.allowed() {
                        return Err(ReadError::limit(Limit::PackageRecords, count));
                    }
                }
                Event::Eof => return Ok(types),
                _ => {}
            }
        }
    })
}

/// Part names are compared in this form: without case, with forward slashes, without a slash in
/// front.
pub(crate) fn part_key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Whether the key of a part ends in a dot and these letters, which are lower case as keys are.
pub(super) fn has_ending(key: &str, ending: &str) -> bool {
    key.rsplit_once('.').is_some_and(|(_, last)| last == ending)
}

/// Where a relationship of a part in `folder` leads: the key of a part, or nothing when it leaves
/// the package.
fn resolve_target(folder: &str, target: &str) -> Option<String> {
    let target = target.replace('\\', "/");
    if target.contains(':') {
        return None;
    }
    let mut steps: Vec<&str> = Vec::new();
    if !target.starts_with('/') {
        steps.extend(folder.split('/').filter(|step| !step.is_empty()));
    }
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(part_key(&steps.join("/")))
}

fn damaged(error: &ZipError) -> ReadError {
    ReadError::DamagedPackage { detail: error.to_string() }
}

/// Looks at the number of entries before the directory is read, because each entry costs memory.
/// Only the 64-bit form can claim more than 65,535. A number that lies low makes the ZIP reader
/// stop early.
fn refuse_crowded_directory(bytes: &[u8]) -> Result<(), ReadError> {
    /// The end record may be followed by a comment of at most 65,535 bytes; its locator stands
    /// before it.
    const TAIL_BYTES: usize = 65_535 + 22 + 20;
    let tail = bytes.get(bytes.len().saturating_sub(TAIL_BYTES)..).unwrap_or(bytes);
    let has_wide_directory =
        tail.windows(24).any(|window| window.starts_with(b"PK\x06\x07") && window.ends_with(b"PK\x05\x06"));
    if !has_wide_directory {
        return Ok(());
    }
    for (at, _) in bytes.windows(4).enumerate().filter(|(_, window)| *window == b"PK\x06\x06") {
        // The same four bytes may be packed data; both disk numbers are equal in a record that is
        // used.
        let one_disk = number(bytes, at + 16, 4) == number(bytes, at + 20, 4);
        let claimed = number(bytes, at + 32, 8).unwrap_or(0);
        if one_disk && claimed > Limit::ZipEntries.allowed() {
            return Err(ReadError::limit(Limit::ZipEntries, claimed));
        }
    }
    Ok(())
}

/// A little-endian number of up to eight bytes.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let slice = bytes.get(at..at.checked_add(length)?)?;
    Some(slice.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_inside_the_package() {
        let cases = [
            ("xl", "worksheets/sheet1.xml", Some("xl/worksheets/sheet1.xml")),
            ("xl", "/xl/worksheets/Sheet1.xml", Some("xl/worksheets/sheet1.xml")),
            ("xl", "worksheets\\sheet1.xml", Some("xl/worksheets/sheet1.xml")),
            ("xl", "./a.xml", Some("xl/a.xml")),
            ("xl/b", "../a.xml", Some("xl/a.xml")),
            ("", "xl/workbook.xml", Some("xl/workbook.xml")),
            ("xl", "../../a.xml", None),
            ("xl", "https://example.com/a.xml", None),
            ("xl", "file:///c:/a.xml", None),
        ];
        for (folder, target, expected) in cases {
            assert_eq!(resolve_target(folder, target).as_deref(), expected, "{folder} {target}");
        }
    }

    #[test]
    fn numbers_never_reach_outside() {
        assert_eq!(number(&[1, 2, 3], 1, 2), Some(0x0302));
        assert_eq!(number(&[1, 2, 3], 2, 2), None);
        assert_eq!(number(&[1], usize::MAX, 8), None);
    }
}
