//! A ZIP package with a few parts replaced: every other entry keeps its bytes, its headers, its place and its time.
//!
//! The entries are not written anew: the new package is the old one with other bytes where the replaced entries stood,
//! and with moved offsets in the directory.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Why a package is left alone: it is built in a way that cannot be changed without touching other parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unusual;

const LOCAL: u32 = 0x0403_4b50;
const DESCRIPTOR: u32 = 0x0807_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const WIDE_END: u32 = 0x0606_4b50;
const WIDE_LOCATOR: u32 = 0x0706_4b50;
/// Stands in a 32-bit field whose value is in the extra field of 64-bit numbers.
const IS_WIDE: u64 = 0xFFFF_FFFF;
/// Bit of the flags: the sizes come after the data.
const SIZES_AFTER: u64 = 1 << 3;
/// Bit of the flags: the entry has a password.
const HAS_PASSWORD: u64 = 1;

/// One entry of the directory.
struct Entry {
    name: Vec<u8>,
    /// Its record in the directory.
    record: Range<usize>,
    /// Its header and its bytes, with what comes after them.
    local: usize,
    crc: u64,
    packed: u64,
    size: u64,
    flags: u64,
    method: u64,
}

/// Where the directory is.
struct Directory {
    entries: Vec<Entry>,
    start: usize,
    end: usize,
    /// The end record.
    end_record: usize,
    /// The 64-bit end record and its locator, where there are such.
    wide: Option<(usize, usize)>,
}

/// The package with other content in these parts. Names are compared without case and with forward slashes.
pub(super) fn with_parts(bytes: &[u8], parts: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Unusual> {
    let directory = read_directory(bytes)?;
    let mut edits = Vec::new();
    for (key, content) in parts {
        let mut found = directory.entries.iter().filter(|entry| same_part(&entry.name, key));
        let (Some(entry), None) = (found.next(), found.next()) else { return Err(Unusual) };
        edits.push(replacement(bytes, &directory, entry, content)?);
    }
    edits.sort_by_key(|edit| edit.old.start);
    let overlap = edits.windows(2).any(|pair| matches!(pair, [one, next] if next.old.start < one.old.end));
    if overlap {
        return Err(Unusual);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for edit in &edits {
        out.extend_from_slice(bytes.get(done..edit.old.start).ok_or(Unusual)?);
        out.extend_from_slice(&edit.new);
        done = edit.old.end;
    }
    out.extend_from_slice(bytes.get(done..directory.start).ok_or(Unusual)?);
    let new_start = out.len();
    for entry in &directory.entries {
        let mut record = bytes.get(entry.record.clone()).ok_or(Unusual)?.to_vec();
        let moved = moved(&edits, entry.local)?;
        write_record(&mut record, edits.iter().find(|edit| edit.old.start == entry.local), moved)?;
        out.extend_from_slice(&record);
    }
    let tail_start = out.len();
    out.extend_from_slice(bytes.get(directory.end..).ok_or(Unusual)?);
    // The end records say where the directory starts; its size stays.
    let in_tail = |at: usize| at.checked_sub(directory.end).map(|at| at + tail_start).ok_or(Unusual);
    let end = in_tail(directory.end_record)?;
    if number(&out, end + 16, 4)? != IS_WIDE {
        put(&mut out, end + 16, 4, new_start)?;
    }
    if let Some((record, locator)) = directory.wide {
        let (record, locator) = (in_tail(record)?, in_tail(locator)?);
        put(&mut out, record + 48, 8, new_start)?;
        put(&mut out, locator + 8, 8, record)?;
    }
    Ok(out)
}

fn same_part(name: &[u8], key: &str) -> bool {
    let name = String::from_utf8_lossy(name);
    name.replace('\\', "/").trim_start_matches('/').to_lowercase() == key
}

/// An entry with another content.
struct Edit {
    old: Range<usize>,
    new: Vec<u8>,
    crc: usize,
    packed: usize,
    size: usize,
}

fn replacement(bytes: &[u8], directory: &Directory, entry: &Entry, content: &[u8]) -> Result<Edit, Unusual> {
    if entry.flags & HAS_PASSWORD != 0 {
        return Err(Unusual);
    }
    let name_length = position(number(bytes, entry.local + 26, 2)?)?;
    let extra_length = position(number(bytes, entry.local + 28, 2)?)?;
    let data = entry.local + 30 + name_length + extra_length;
    if number(bytes, entry.local, 4)? != u64::from(LOCAL)
        || bytes.get(entry.local + 30..entry.local + 30 + name_length) != Some(entry.name.as_slice())
    {
        return Err(Unusual);
    }
    let mut end = data.checked_add(position(entry.packed)?).ok_or(Unusual)?;
    if entry.flags & SIZES_AFTER != 0 {
        end += descriptor_length(bytes, end, entry).ok_or(Unusual)?;
    }
    // No other entry may lie in these bytes.
    let inside = |other: &&Entry| other.local > entry.local && other.local < end;
    let shared = directory.entries.iter().filter(|other| other.local == entry.local).count() > 1;
    if shared || end > directory.start || directory.entries.iter().any(|other| inside(&other)) {
        return Err(Unusual);
    }
    let (packed, crc) = pack(content, entry.method)?;
    let mut new = bytes.get(entry.local..data).ok_or(Unusual)?.to_vec();
    let flags = number(&new, 6, 2)? & !SIZES_AFTER;
    put(&mut new, 6, 2, position(flags)?)?;
    put(&mut new, 14, 4, crc)?;
    let is_wide = number(&new, 18, 4)? == IS_WIDE || number(&new, 22, 4)? == IS_WIDE;
    let wide = wide_extra(&new, 30 + name_length, extra_length)?;
    if let Some(wide) = wide.as_ref().filter(|wide| wide.len() >= 16) {
        put(&mut new, wide.start, 8, content.len())?;
        put(&mut new, wide.start + 8, 8, packed.len())?;
    }
    if !is_wide {
        put(&mut new, 18, 4, packed.len())?;
        put(&mut new, 22, 4, content.len())?;
    } else if wide.is_none_or(|wide| wide.len() < 16) {
        return Err(Unusual);
    }
    let packed_length = packed.len();
    new.extend_from_slice(&packed);
    Ok(Edit { old: entry.local..end, new, crc, packed: packed_length, size: content.len() })
}

/// Packs a content in the way of the entry: stored or deflated. Gives the bytes and their checksum.
fn pack(content: &[u8], method: u64) -> Result<(Vec<u8>, usize), Unusual> {
    const NAME: &str = "part";
    let method = match method {
        0 => CompressionMethod::Stored,
        8 => CompressionMethod::Deflated,
        _ => return Err(Unusual),
    };
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(NAME, SimpleFileOptions::default().compression_method(method)).map_err(|_| Unusual)?;
    archive.write_all(content).map_err(|_| Unusual)?;
    let mut archive = ZipArchive::new(archive.finish().map_err(|_| Unusual)?).map_err(|_| Unusual)?;
    let mut entry = archive.by_index_raw(0).map_err(|_| Unusual)?;
    let crc = usize::try_from(entry.crc32()).map_err(|_| Unusual)?;
    let mut packed = Vec::new();
    entry.read_to_end(&mut packed).map_err(|_| Unusual)?;
    Ok((packed, crc))
}

/// How many bytes after the data repeat the sizes: with or without a mark, in 32 or 64 bits.
fn descriptor_length(bytes: &[u8], at: usize, entry: &Entry) -> Option<usize> {
    let is = |at: usize, width: usize| {
        number(bytes, at, 4).ok() == Some(entry.crc)
            && number(bytes, at + 4, width).ok() == Some(entry.packed)
            && number(bytes, at + 4 + width, width).ok() == Some(entry.size)
    };
    let marked = number(bytes, at, 4).ok() == Some(u64::from(DESCRIPTOR));
    let lengths = [(marked, 4, 8, 24), (marked, 4, 4, 16), (true, 0, 8, 20), (true, 0, 4, 12)];
    lengths.into_iter().find(|(may, skip, width, _)| *may && is(at + skip, *width)).map(|(_, _, _, length)| length)
}

/// Changes a record of the directory: where its entry starts now, and sizes and checksum of a replaced one.
fn write_record(record: &mut [u8], edit: Option<&Edit>, moved: usize) -> Result<(), Unusual> {
    let name_length = position(number(record, 28, 2)?)?;
    let extra_length = position(number(record, 30, 2)?)?;
    let wide = wide_extra(record, 46 + name_length, extra_length)?;
    let mut next = wide.as_ref().map(|wide| wide.start);
    let mut take = |is_wide: bool| -> Result<Option<usize>, Unusual> {
        if !is_wide {
            return Ok(None);
        }
        let at = next.ok_or(Unusual)?;
        next = Some(at + 8);
        if wide.as_ref().is_none_or(|wide| at + 8 > wide.end) {
            return Err(Unusual);
        }
        Ok(Some(at))
    };
    let size_at = take(number(record, 24, 4)? == IS_WIDE)?;
    let packed_at = take(number(record, 20, 4)? == IS_WIDE)?;
    let local_at = take(number(record, 42, 4)? == IS_WIDE)?;
    let field = |wide: Option<usize>, plain: usize| wide.map_or((plain, 4), |at| (at, 8));
    let (at, length) = field(local_at, 42);
    put(record, at, length, moved)?;
    if let Some(edit) = edit {
        let flags = number(record, 8, 2)? & !SIZES_AFTER;
        put(record, 8, 2, position(flags)?)?;
        put(record, 16, 4, edit.crc)?;
        let (at, length) = field(packed_at, 20);
        put(record, at, length, edit.packed)?;
        let (at, length) = field(size_at, 24);
        put(record, at, length, edit.size)?;
    }
    Ok(())
}

/// Where the 64-bit numbers of a header are, without the head of their extra field.
fn wide_extra(bytes: &[u8], start: usize, length: usize) -> Result<Option<Range<usize>>, Unusual> {
    let end = start + length;
    let mut at = start;
    while at + 4 <= end {
        let size = position(number(bytes, at + 2, 2)?)?;
        let content = at + 4..at + 4 + size;
        if content.end > end {
            // Some programs fill up with bytes that are no extra field.
            return Ok(None);
        }
        if number(bytes, at, 2)? == 1 {
            return Ok(Some(content));
        }
        at = content.end;
    }
    Ok(None)
}

/// Where an entry starts after the edits before it.
fn moved(edits: &[Edit], local: usize) -> Result<usize, Unusual> {
    let before = edits.iter().filter(|edit| edit.old.end <= local);
    let (gone, came) = before.fold((0, 0), |(gone, came), edit| (gone + edit.old.len(), came + edit.new.len()));
    (local + came).checked_sub(gone).ok_or(Unusual)
}

fn read_directory(bytes: &[u8]) -> Result<Directory, Unusual> {
    const RECORD: usize = 22;
    const MOST_COMMENT: usize = 65_535;
    let last = bytes.len().checked_sub(RECORD).ok_or(Unusual)?;
    let end_record = (last.saturating_sub(MOST_COMMENT)..=last)
        .rev()
        .find(|at| {
            let comment = number(bytes, at + 20, 2).ok().and_then(|length| position(length).ok());
            number(bytes, *at, 4).ok() == Some(u64::from(END))
                && comment.is_some_and(|c| at + RECORD + c == bytes.len())
        })
        .ok_or(Unusual)?;
    let locator = end_record.checked_sub(20).filter(|at| number(bytes, *at, 4).ok() == Some(u64::from(WIDE_LOCATOR)));
    let wide = match locator {
        Some(locator) => Some((position(number(bytes, locator + 8, 8)?)?, locator)),
        None => None,
    };
    let (count, size, start) = match wide {
        Some((record, _)) => {
            if number(bytes, record, 4)? != u64::from(WIDE_END) {
                return Err(Unusual);
            }
            (number(bytes, record + 32, 8)?, number(bytes, record + 40, 8)?, number(bytes, record + 48, 8)?)
        }
        None => {
            (number(bytes, end_record + 10, 2)?, number(bytes, end_record + 12, 4)?, number(bytes, end_record + 16, 4)?)
        }
    };
    let start = position(start)?;
    let end = start.checked_add(position(size)?).ok_or(Unusual)?;
    let mut entries = Vec::new();
    let mut at = start;
    while at < end {
        let entry = read_record(bytes, at)?;
        at = entry.record.end;
        entries.push(entry);
    }
    let first_end = wide.map_or(end_record, |(record, _)| record);
    if at != end || end > first_end || entries.len() as u64 != count {
        return Err(Unusual);
    }
    Ok(Directory { entries, start, end, end_record, wide })
}

fn read_record(bytes: &[u8], at: usize) -> Result<Entry, Unusual> {
    if number(bytes, at, 4)? != u64::from(CENTRAL) {
        return Err(Unusual);
    }
    let length = |offset: usize| number(bytes, at + offset, 2).and_then(position);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let record = at..at + 46 + name + extra + comment;
    let wide = wide_extra(bytes, at + 46 + name, extra)?;
    let mut next = wide.map(|wide| wide.start);
    let mut field = |offset: usize| -> Result<u64, Unusual> {
        let plain = number(bytes, at + offset, 4)?;
        if plain != IS_WIDE {
            return Ok(plain);
        }
        let place = next.ok_or(Unusual)?;
        next = Some(place + 8);
        number(bytes, place, 8)
    };
    let (size, packed, local) = (field(24)?, field(20)?, field(42)?);
    Ok(Entry {
        name: bytes.get(at + 46..at + 46 + name).ok_or(Unusual)?.to_vec(),
        record,
        local: position(local)?,
        crc: number(bytes, at + 16, 4)?,
        packed,
        size,
        flags: number(bytes, at + 8, 2)?,
        method: number(bytes, at + 10, 2)?,
    })
}

/// A little-endian number of up to eight bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Result<u64, Unusual> {
    let slice = at.checked_add(length).and_then(|end| bytes.get(at..end)).ok_or(Unusual)?;
    Ok(slice.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

/// Writes a number in the same form.
fn put(bytes: &mut [u8], at: usize, length: usize, value: usize) -> Result<(), Unusual> {
    let value = value as u64;
    if length < 8 && value >> (8 * length) != 0 {
        return Err(Unusual);
    }
    let slice = at.checked_add(length).and_then(|end| bytes.get_mut(at..end)).ok_or(Unusual)?;
    for (place, byte) in slice.iter_mut().zip(value.to_le_bytes()) {
        *place = byte;
    }
    Ok(())
}

/// A position or length in the file; a number that no file within the limits has is refused before anything is added
/// to it.
fn position(number: u64) -> Result<usize, Unusual> {
    const MOST: usize = 1 << 29;
    usize::try_from(number).ok().filter(|number| *number <= MOST).ok_or(Unusual)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small package: three parts, one stored, with a comment.
    fn package() -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.set_comment("kept").unwrap();
        for (name, method) in [
            ("a.xml", CompressionMethod::Deflated),
            ("xl/B.xml", CompressionMethod::Stored),
            ("c.bin", CompressionMethod::Deflated),
        ] {
            archive.start_file(name, SimpleFileOptions::default().compression_method(method)).unwrap();
            archive.write_all(name.repeat(50).as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// The same package as a program writes it that does not know sizes beforehand.
    fn streamed(wide: bool, marked: bool) -> Vec<u8> {
        let (mut out, mut central) = (Vec::new(), Vec::new());
        let mut count = 0u16;
        for name in ["a.xml", "xl/B.xml", "c.bin"] {
            let content = name.repeat(50);
            let (packed, crc) = pack(content.as_bytes(), 8).unwrap();
            let local = u32::try_from(out.len()).unwrap();
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            let head = |bytes: &mut Vec<u8>| {
                bytes.extend([20, 0, 8, 0, 8, 0, 1, 2, 3, 4]);
            };
            out.extend(LOCAL.to_le_bytes());
            head(&mut out);
            out.extend([0; 12]);
            out.extend(length);
            out.extend([0, 0]);
            out.extend(name.as_bytes());
            out.extend(&packed);
            if marked {
                out.extend(DESCRIPTOR.to_le_bytes());
            }
            out.extend(u32::try_from(crc).unwrap().to_le_bytes());
            for size in [packed.len(), content.len()] {
                if wide {
                    out.extend((size as u64).to_le_bytes());
                } else {
                    out.extend(u32::try_from(size).unwrap().to_le_bytes());
                }
            }
            central.extend(CENTRAL.to_le_bytes());
            central.extend([20, 0]);
            head(&mut central);
            central.extend(u32::try_from(crc).unwrap().to_le_bytes());
            central.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
            central.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
            central.extend(length);
            central.extend([0; 12]);
            central.extend(local.to_le_bytes());
            central.extend(name.as_bytes());
            count += 1;
        }
        let start = u32::try_from(out.len()).unwrap();
        let size = u32::try_from(central.len()).unwrap();
        out.extend(central);
        if wide {
            let record = out.len() as u64;
            out.extend(WIDE_END.to_le_bytes());
            out.extend(44u64.to_le_bytes());
            out.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            for value in [u64::from(count), u64::from(count), u64::from(size), u64::from(start)] {
                out.extend(value.to_le_bytes());
            }
            out.extend(WIDE_LOCATOR.to_le_bytes());
            out.extend([0; 4]);
            out.extend(record.to_le_bytes());
            out.extend(1u32.to_le_bytes());
        }
        out.extend(END.to_le_bytes());
        out.extend([0; 4]);
        let count = if wide { 0xFFFF } else { count };
        out.extend(count.to_le_bytes());
        out.extend(count.to_le_bytes());
        for value in [size, start] {
            out.extend(if wide { u32::MAX } else { value }.to_le_bytes());
        }
        out.extend([0, 0]);
        out
    }

    fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        (0..archive.len())
            .map(|index| {
                let mut part = archive.by_index(index).unwrap();
                let mut content = Vec::new();
                part.read_to_end(&mut content).unwrap();
                (part.name().unwrap().into_owned(), content)
            })
            .collect()
    }

    /// Header and bytes of an entry as they stand in the file.
    fn raw<'b>(bytes: &'b [u8], name: &str) -> &'b [u8] {
        let directory = read_directory(bytes).unwrap();
        let place = directory.entries.iter().position(|entry| entry.name == name.as_bytes()).unwrap();
        let end = directory.entries.get(place + 1).map_or(directory.start, |next| next.local);
        &bytes[directory.entries[place].local..end]
    }

    #[test]
    fn other_entries_keep_every_byte() {
        for bytes in
            [package(), streamed(false, true), streamed(false, false), streamed(true, true), streamed(true, false)]
        {
            let content = "new content".repeat(20).into_bytes();
            let changed = with_parts(&bytes, &BTreeMap::from([("xl/b.xml".to_owned(), content.clone())])).unwrap();
            let (before, after) = (parts(&bytes), parts(&changed));
            assert_eq!(after[1], ("xl/B.xml".to_owned(), content));
            assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
            for name in ["a.xml", "c.bin"] {
                assert_eq!(raw(&bytes, name), raw(&changed, name));
            }
            let again = with_parts(&changed, &BTreeMap::from([("xl/b.xml".to_owned(), before[1].1.clone())])).unwrap();
            assert_eq!(parts(&again), before);
        }
        let changed = with_parts(&package(), &BTreeMap::from([("a.xml".to_owned(), Vec::new())])).unwrap();
        assert_eq!(ZipArchive::new(Cursor::new(&changed)).unwrap().comment(), b"kept");
    }

    #[test]
    fn damaged_packages_are_refused_without_panic() {
        let parts = BTreeMap::from([("a.xml".to_owned(), b"x".to_vec())]);
        for bytes in [package(), streamed(true, true)] {
            for length in 0..bytes.len() {
                let _ = with_parts(&bytes[..length], &parts);
            }
            for at in 0..bytes.len() {
                let mut damaged = bytes.clone();
                damaged[at] ^= 0xFF;
                let _ = with_parts(&damaged, &parts);
            }
        }
        assert!(with_parts(&package(), &BTreeMap::from([("missing".to_owned(), Vec::new())])).is_err());
    }
}
