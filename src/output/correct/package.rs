//! A ZIP package with other content in a few parts; every other entry is copied as it is packed.

use crate::workbook::part_key;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::{ZipArchive, ZipWriter};

/// Why a package is left alone: its entries cannot be copied one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unusual;

impl From<zip::result::ZipError> for Unusual {
    fn from(_: zip::result::ZipError) -> Self {
        Self
    }
}

impl From<std::io::Error> for Unusual {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

/// The package with other content in these parts, which are named by their [`part_key`].
///
/// Entries keep the order of the directory, their names as stored, times, compression methods,
/// attributes, comments and the extra fields of the directory; untouched ones also their packed
/// bytes. Headers are written again: sizes stand before the data instead of after it, in 32 bits
/// where they fit, and what only the local header of an entry had, such as the padding that Excel
/// writes, is gone.
pub(super) fn with_parts(bytes: &[u8], mut parts: BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Unusual> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    // Entries that share bytes would each be copied, which can be many times the file.
    if archive.has_duplicate_names() || archive.has_overlapping_entries()? {
        return Err(Unusual);
    }
    let mut copy = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    copy.set_raw_comment(archive.comment().into())?;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index)?;
        if entry.encrypted() {
            return Err(Unusual);
        }
        match parts.remove(&part_key(&entry.name()?)) {
            Some(content) => {
                copy.start_file_with_options(entry.options().name(entry.name_raw()))?;
                copy.write_all(&content)?;
            }
            None => copy.raw_copy_file(entry)?,
        }
    }
    if !parts.is_empty() {
        return Err(Unusual);
    }
    Ok(copy.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Seek};
    use zip::write::{FileOptions, FullFileOptions, StreamWriter};
    use zip::{CompressionMethod, DateTime, ExtraField};

    /// A small package: deflated and stored parts, one with a name in Chinese, one with an extra
    /// field and a comment, each with its own time.
    fn write<W: Write + Seek>(mut archive: ZipWriter<W>, is_large: bool) -> W {
        archive.set_comment("kept").unwrap();
        let options = |method| -> FullFileOptions<'_, '_> {
            let time = DateTime::from_date_and_time(2026, 3, 2, 10, 30, 4).unwrap();
            FileOptions::default().compression_method(method).last_modified_time(time).large_file(is_large)
        };
        for (name, method) in [
            ("[Content_Types].xml", CompressionMethod::Deflated),
            ("xl/B.xml", CompressionMethod::Stored),
            ("xl\\表.xml", CompressionMethod::Deflated),
        ] {
            archive.start_file(name, options(method)).unwrap();
            archive.write_all(name.repeat(50).as_bytes()).unwrap();
        }
        let mut last = options(CompressionMethod::Deflated).unix_permissions(0o600).with_file_comment("note");
        last.add_extra_field(0x1234, b"extra", true).unwrap();
        archive.start_file("docProps/", options(CompressionMethod::Stored)).unwrap();
        archive.start_file("docProps/a.bin", last).unwrap();
        archive.write_all(&[7; 300]).unwrap();
        archive.finish().unwrap()
    }

    /// The package with sizes before the data, the same in 64 bits, and with sizes after it.
    fn packages() -> [Vec<u8>; 3] {
        let [plain, large] =
            [false, true].map(|is_large| write(ZipWriter::new(Cursor::new(Vec::new())), is_large).into_inner());
        let streamed: StreamWriter<Vec<u8>> = write(ZipWriter::new_stream(Vec::new()), false);
        [plain, large, streamed.into_inner()]
    }

    /// What the directory says of each entry, apart from its size.
    fn headers(bytes: &[u8]) -> Vec<String> {
        const NAME_IS_UTF8: u16 = 1 << 11;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..archive.len())
            .map(|index| {
                let entry = archive.by_index_raw(index).unwrap();
                let is_wide = |field: &&ExtraField| matches!(field, ExtraField::Zip64ExtendedInformation(_));
                let extra: Vec<_> = entry.extra_data_fields().filter(|field| !is_wide(field)).collect();
                format!(
                    "{:?} {} {:?} {:?} {:?} {:o} {:?} {extra:?}",
                    entry.name_raw(),
                    entry.flags().as_u16() & NAME_IS_UTF8,
                    entry.compression(),
                    entry.last_modified(),
                    entry.system(),
                    entry.external_attributes(),
                    entry.comment()
                )
            })
            .collect()
    }

    /// The bytes of every entry, packed or not.
    fn contents(bytes: &[u8], packed: bool) -> Vec<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..archive.len())
            .map(|index| {
                let mut content = Vec::new();
                let mut part = if packed { archive.by_index_raw(index) } else { archive.by_index(index) }.unwrap();
                part.read_to_end(&mut content).unwrap();
                content
            })
            .collect()
    }

    #[test]
    fn other_entries_stay_as_they_are_packed() {
        for before in packages() {
            for (index, key) in ["[content_types].xml", "xl/b.xml", "xl/表.xml"].iter().enumerate() {
                let content = b"new content".repeat(20);
                let after = with_parts(&before, BTreeMap::from([((*key).to_owned(), content.clone())])).unwrap();
                assert_eq!(headers(&after), headers(&before));
                let mut expected = contents(&before, true);
                expected[index] = contents(&after, true)[index].clone();
                assert_eq!(contents(&after, true), expected);
                assert_eq!(contents(&after, false)[index], content);
                assert_eq!(ZipArchive::new(Cursor::new(&after)).unwrap().comment(), b"kept");
            }
        }
    }

    #[test]
    fn unusual_packages_are_refused_and_damaged_ones_without_panic() {
        let parts = || BTreeMap::from([("xl/b.xml".to_owned(), b"x".to_vec())]);
        for bytes in packages() {
            for length in 0..bytes.len() {
                assert!(with_parts(&bytes[..length], parts()).is_err());
            }
            for at in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[at] ^= 0xFF;
                let _ = with_parts(&damaged, parts());
            }
        }
        let [plain, ..] = packages();
        assert_eq!(with_parts(&plain, BTreeMap::from([("missing".to_owned(), Vec::new())])), Err(Unusual));
        let with_flag = |flag: u8| {
            let mut changed = plain.clone();
            let record = memchr::memmem::find(&changed, b"PK\x01\x02").unwrap();
            changed[record + 8] |= flag;
            changed
        };
        assert!(with_parts(&with_flag(0), parts()).is_ok());
        assert_eq!(with_parts(&with_flag(1), parts()), Err(Unusual), "an entry with a password");
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/b.xml", FullFileOptions::default()).unwrap();
        archive.write_all(b"content").unwrap();
        archive.shallow_copy_file("xl/b.xml", "xl/c.xml").unwrap();
        let shared = archive.finish().unwrap().into_inner();
        assert_eq!(with_parts(&shared, parts()), Err(Unusual), "two entries with the same bytes");
    }
}
