//! A package that is put together part by part, with what no ordinary program writes: parts of
//! gigabytes that are never held in memory, sizes that lie, names that are equal.

use crate::edit::unpacked;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Content that is written piece by piece: each piece as often as its number says.
pub type Pieces = Vec<(Vec<u8>, u64)>;

/// Parts by name, in the order of the file.
pub struct Parts(Vec<(String, Pieces)>);

impl Parts {
    /// A package without parts.
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// Takes a package apart.
    pub fn open(bytes: &[u8]) -> Self {
        Self(unpacked(bytes).into_iter().map(|(name, content)| (name, vec![(content, 1)])).collect())
    }

    /// Adds a part, or replaces it.
    pub fn set(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.set_pieces(name, vec![(content.as_ref().to_vec(), 1)])
    }

    /// Adds a part that is written piece by piece, or replaces it.
    pub fn set_pieces(mut self, name: &str, pieces: Pieces) -> Self {
        match self.0.iter_mut().find(|(part, _)| part == name) {
            Some((_, old)) => *old = pieces,
            None => self.0.push((name.to_owned(), pieces)),
        }
        self
    }

    /// The text of a part.
    pub fn text(&self, name: &str) -> String {
        let (_, pieces) = self.0.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("no part {name}"));
        String::from_utf8(pieces[0].0.clone()).unwrap()
    }

    /// Replaces a text in a part; it has to be there.
    pub fn replace(self, name: &str, from: &str, to: &str) -> Self {
        let text = self.text(name);
        assert!(text.contains(from), "{name} has no {from}");
        self.set(name, text.replace(from, to))
    }

    /// Gives a part another name.
    pub fn rename(mut self, from: &str, to: &str) -> Self {
        let (part, _) = self.0.iter_mut().find(|(part, _)| part == from).unwrap_or_else(|| panic!("no part {from}"));
        to.clone_into(part);
        self
    }

    /// The package as a file.
    pub fn bytes(self) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, pieces) in self.0 {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            for (piece, times) in pieces {
                // Large writes: one for every letter of a gigabyte would take minutes.
                let together = (64 * 1024 / piece.len().max(1) as u64).clamp(1, times.max(1));
                let block = piece.repeat(usize::try_from(together).unwrap());
                for _ in 0..times / together {
                    archive.write_all(&block).unwrap();
                }
                for _ in 0..times % together {
                    archive.write_all(&piece).unwrap();
                }
            }
        }
        archive.finish().unwrap().into_inner()
    }
}

/// Lets the package say that a part unpacks to a thousand bytes.
pub fn with_forged_size(mut bytes: Vec<u8>, name: &str) -> Vec<u8> {
    let size = 1_000_u32.to_le_bytes();
    let places = find_all(&bytes, name.as_bytes());
    for place in places {
        // The size lies at another distance before the name in the two places of the package.
        for (mark, head, at) in [(b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)] {
            if place >= head && bytes[place - head..].starts_with(mark) {
                bytes[place - head + at..][..4].copy_from_slice(&size);
            }
        }
    }
    bytes
}

/// Replaces a name in the directory and before the part by another one of the same length.
pub fn with_forged_name(mut bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places = find_all(&bytes, from.as_bytes());
    assert!(places.len() >= 2, "{from} is not in the package");
    for place in places {
        bytes[place..][..to.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}

/// Adds a 64-bit directory that claims as many entries as fit into its field.
pub fn with_forged_entries(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - 22;
    let mut record = b"PK\x06\x06".to_vec();
    record.extend([44, 0, 0, 0, 0, 0, 0, 0, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    record.extend([0xFF; 16]);
    record.extend([0; 16]);
    record.extend(b"PK\x06\x07");
    record.extend([0; 16]);
    bytes.splice(end..end, record);
    bytes
}

fn find_all(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    (0..=bytes.len().saturating_sub(wanted.len())).filter(|at| bytes[*at..].starts_with(wanted)).collect()
}
