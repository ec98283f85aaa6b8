//! The interface of `crc32fast` over the checksum of `zlib-rs`.
//!
//! `zip` and `flate2` ask for `crc32fast`, whose tables are 16 KB that no compression makes smaller. The inflater brings
//! tables of its own for the same checksum, so the page and its workers take those for both.

use zlib_rs::crc32::{crc32, crc32_combine};

/// The CRC-32 of some bytes.
pub fn hash(bytes: &[u8]) -> u32 {
    crc32(0, bytes)
}

/// The CRC-32 of bytes that come in pieces.
#[derive(Clone, Debug, Default)]
pub struct Hasher {
    checksum: u32,
    length: u64,
}

impl Hasher {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes on from a checksum.
    pub fn new_with_initial(checksum: u32) -> Self {
        Self { checksum, length: 0 }
    }

    /// Goes on from a checksum of `length` bytes.
    pub fn new_with_initial_len(checksum: u32, length: u64) -> Self {
        Self { checksum, length }
    }

    /// More bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.checksum = crc32(self.checksum, bytes);
        self.length = self.length.wrapping_add(bytes.len() as u64);
    }

    /// The checksum of all bytes so far.
    pub fn finalize(self) -> u32 {
        self.checksum
    }

    /// Forgets all bytes.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Adds bytes that were counted by another one.
    pub fn combine(&mut self, other: &Self) {
        self.checksum = crc32_combine(self.checksum, other.checksum, other.length);
        self.length = self.length.wrapping_add(other.length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_algorithm_comes_out() {
        assert_eq!(hash(b"123456789"), 0xCBF4_3926);
        assert_eq!(hash(b""), 0);
        // Long enough for every way of counting.
        let mut long = Hasher::new();
        (0..1000).for_each(|_| long.update(b"123456789"));
        assert_eq!(long.finalize(), hash(&b"123456789".repeat(1000)));
    }

    #[test]
    fn pieces_may_be_joined() {
        let (mut first, mut second) = (Hasher::new(), Hasher::new());
        first.update(b"12345");
        second.update(b"6789");
        first.combine(&second);
        assert_eq!(first.finalize(), hash(b"123456789"));
        let mut rest = Hasher::new_with_initial(hash(b"12345"));
        rest.update(b"6789");
        assert_eq!(rest.finalize(), hash(b"123456789"));
    }
}
