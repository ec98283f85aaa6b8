//! The OLE compound file, as far as an encrypted workbook needs it: streams by name, read only.

use super::package::number;
use std::collections::BTreeMap;

/// The streams of a compound file.
pub(crate) struct CompoundFile<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    mini_sector_bytes: usize,
    /// Streams shorter than this lie in the mini stream.
    mini_limit: u64,
    /// Next sector of every sector.
    chain: Vec<u32>,
    mini_chain: Vec<u32>,
    mini_stream: Vec<u8>,
    /// Name of a stream -> first sector and length. Storages are left out; names in different
    /// storages are not told apart, which no name asked for needs.
    streams: BTreeMap<String, (u32, u64)>,
}

/// The largest number of a sector; numbers above it end a chain.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
const DIRECTORY_ENTRY_BYTES: usize = 128;

impl<'a> CompoundFile<'a> {
    /// Reads the directory. `None` when the file is damaged; every number in it is checked against
    /// the length of the file, and a chain that runs in a circle ends as damaged.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = number(bytes, 30, 2)?;
        let mini_shift = number(bytes, 32, 2)?;
        if !matches!(shift, 9 | 12) || mini_shift != 6 {
            return None;
        }
        let mut file = Self {
            bytes,
            sector_bytes: 1 << shift,
            mini_sector_bytes: 1 << mini_shift,
            mini_limit: number(bytes, 56, 4)?,
            chain: Vec::new(),
            mini_chain: Vec::new(),
            mini_stream: Vec::new(),
            streams: BTreeMap::new(),
        };
        file.chain = file.read_chain_table()?;
        let directory = file.sectors(sector_at(bytes, 48)?)?;
        let mini_table = file.sectors(sector_at(bytes, 60)?)?;
        file.mini_chain = words(&mini_table);
        for entry in directory.chunks_exact(DIRECTORY_ENTRY_BYTES) {
            let kind = number(entry, 66, 1)?;
            let start = sector_at(entry, 116)?;
            // The upper half of the length is not used with small sectors, and may hold anything.
            let length = number(entry, 120, if file.sector_bytes == 512 { 4 } else { 8 })?;
            match kind {
                2 => {
                    file.streams.insert(entry_name(entry)?, (start, length));
                }
                5 => file.mini_stream = file.sectors(start)?,
                _ => {}
            }
        }
        Some(file)
    }

    /// Whether there is a stream or storage of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.streams.contains_key(name)
    }

    /// The content of a stream; `None` when there is none or it is damaged.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (start, length) = *self.streams.get(name)?;
        let mut content = if length < self.mini_limit { self.mini_sectors(start)? } else { self.sectors(start)? };
        let length = usize::try_from(length).ok()?;
        if content.len() < length {
            return None;
        }
        content.truncate(length);
        Some(content)
    }

    /// Joins the sectors that hold the table of chains. Their numbers stand in the header, and from
    /// the 110th on in sectors of their own.
    fn read_chain_table(&self) -> Option<Vec<u32>> {
        let mut holders = words(self.bytes.get(76..512)?);
        let mut next = sector_at(self.bytes, 68)?;
        let mut left = self.bytes.len() / self.sector_bytes + 1;
        while next < LAST_SECTOR {
            left = left.checked_sub(1)?;
            let mut more = words(self.sector(next)?);
            next = more.pop()?;
            holders.extend(more);
        }
        let mut table = Vec::new();
        for holder in holders.into_iter().filter(|holder| *holder < LAST_SECTOR) {
            if table.len() > self.bytes.len() {
                return None;
            }
            table.extend(words(self.sector(holder)?));
        }
        Some(table)
    }

    fn sector(&self, index: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(index).ok()?.checked_add(1)?.checked_mul(self.sector_bytes)?;
        let rest = self.bytes.get(start..)?;
        // The last sector may be cut short.
        rest.get(..self.sector_bytes).or(Some(rest)).filter(|sector| !sector.is_empty())
    }

    fn sectors(&self, start: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut next = start;
        while next < LAST_SECTOR {
            // A circle would grow beyond the file.
            if content.len() > self.bytes.len() {
                return None;
            }
            content.extend_from_slice(self.sector(next)?);
            next = *self.chain.get(usize::try_from(next).ok()?)?;
        }
        Some(content)
    }

    fn mini_sectors(&self, start: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut next = start;
        while next < LAST_SECTOR {
            if content.len() > self.mini_stream.len() {
                return None;
            }
            let at = usize::try_from(next).ok()?.checked_mul(self.mini_sector_bytes)?;
            content.extend_from_slice(self.mini_stream.get(at..at.checked_add(self.mini_sector_bytes)?)?);
            next = *self.mini_chain.get(usize::try_from(next).ok()?)?;
        }
        Some(content)
    }
}

fn sector_at(bytes: &[u8], at: usize) -> Option<u32> {
    number(bytes, at, 4).and_then(|value| u32::try_from(value).ok())
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect()
}

fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::try_from(number(entry, 64, 2)?).ok()?.saturating_sub(2);
    let units = entry.get(..length.min(64))?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

#[cfg(test)]
mod tests {
    use crate::workbook::{ReadError, Workbook};

    /// A compound file with 512-byte sectors: table of chains, directory, then one sector for each
    /// stream.
    fn compound(streams: &[&str]) -> Vec<u8> {
        let mut header = vec![0; 512];
        header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        header[30] = 9;
        header[32] = 6;
        header[48] = 1;
        header[60..64].fill(0xFF);
        header[68..72].fill(0xFF);
        header[76..512].fill(0xFF);
        header[76..80].fill(0);
        let chain = vec![0xFF; 512];
        let mut directory = Vec::new();
        for (name, place) in streams.iter().zip(2_u8..) {
            let mut entry = vec![0; 128];
            let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry[..units.len()].copy_from_slice(&units);
            entry[64] = u8::try_from(units.len()).unwrap() + 2;
            entry[66] = 2;
            entry[116] = place;
            entry[121] = 2;
            directory.extend(entry);
        }
        directory.resize(512, 0);
        let content = vec![7; 512 * streams.len()];
        [header, chain, directory, content].concat()
    }

    fn id(bytes: &[u8]) -> &'static str {
        Workbook::open(bytes, None).map(|_| ()).unwrap_err().id()
    }

    #[test]
    fn streams_tell_the_kind_of_an_old_file() {
        assert_eq!(id(&compound(&["Workbook", "\u{5}SummaryInformation"])), "file-is-xls");
        assert_eq!(id(&compound(&["Book"])), "file-is-xls");
        assert_eq!(id(&compound(&["WordDocument"])), "file-is-document");
        assert_eq!(id(&compound(&["PowerPoint Document"])), "file-is-document");
        assert_eq!(id(&compound(&["__properties_version1.0"])), "file-is-email");
        assert_eq!(id(&compound(&["Other"])), "file-is-unknown");
        assert_eq!(id(&compound(&["EncryptedPackage", "EncryptionInfo"])), "unsupported-encryption");
        assert_eq!(id(&compound(&["EncryptedPackage"])), "unsupported-encryption");
    }

    #[test]
    fn a_damaged_file_ends_in_an_error_and_never_in_a_loop() {
        let bytes = compound(&["EncryptedPackage", "EncryptionInfo"]);
        for length in 8..bytes.len() {
            assert!(Workbook::open(&bytes[..length], None).is_err(), "cut at {length}");
        }
        for place in 8..bytes.len() {
            for value in [0, 1, 2, 0x7F, 0xFE] {
                let mut changed = bytes.clone();
                changed[place] = value;
                assert!(Workbook::open(&changed, None).is_err());
            }
        }
        // Every sector leads to itself.
        let mut circle = bytes;
        circle[512..1024].fill(0);
        circle[512 + 4] = 1;
        assert_eq!(
            Workbook::open(&circle, None).unwrap_err(),
            ReadError::DamagedPackage { detail: "the OLE container is broken".to_owned() }
        );
    }
}
