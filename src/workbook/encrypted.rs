//! Encrypted workbooks: an OLE container around the package, in the two schemes of ECMA-376 that
//! Excel writes, "agile" (since 2010) and "standard" (2007). Also tells old Office files, which use
//! the same container.

use super::error::ReadError;
use super::format::FileFormat;
use super::limits::Limit;
use super::ole::CompoundFile;
use super::package::number;
use aes::cipher::{Array, BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256, Block};
use base64::alphabet;
use base64::engine::{DecodePaddingMode, Engine, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, Mac};
use quick_xml::Reader;
use quick_xml::events::Event;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::sync::Arc;

/// The password that Excel tries by itself; files get it as a side effect of protecting their
/// structure.
const DEFAULT_PASSWORD: &str = "VelvetSweatshop";

/// A package with its encryption taken off.
pub(super) struct Decrypted {
    pub(super) package: Arc<[u8]>,
    /// Whether Excel's default password opened it.
    pub(super) default_password: bool,
}

/// Takes the encryption off a workbook, with Excel's default password or the given one.
pub(super) fn decrypt(bytes: &[u8], password: Option<&str>) -> Result<Decrypted, ReadError> {
    let container = CompoundFile::open(bytes).ok_or_else(|| damaged("the OLE container is broken"))?;
    if !container.has("EncryptedPackage") {
        return Err(ReadError::OtherFormat(old_format(&container)));
    }
    // A file under rights management has no such stream: its key is with a server.
    let Some(info) = container.stream("EncryptionInfo") else { return Err(unsupported("no EncryptionInfo")) };
    let package = container.stream("EncryptedPackage").ok_or_else(|| damaged("the encrypted package is cut"))?;
    let scheme = Scheme::read(&info)?;
    let attempts = [(Some(DEFAULT_PASSWORD), true), (password, false)];
    for (attempt, default_password) in attempts {
        let Some(key) = attempt.and_then(|password| scheme.key(password)) else { continue };
        let package = scheme.decrypt(&package, &key)?;
        return Ok(Decrypted { package: Arc::from(package), default_password });
    }
    Err(if password.is_some() { ReadError::WrongPassword } else { ReadError::PasswordNeeded })
}

fn old_format(container: &CompoundFile<'_>) -> FileFormat {
    if container.has("Workbook") || container.has("Book") {
        FileFormat::OldExcel
    } else if container.has("WordDocument") || container.has("PowerPoint Document") {
        FileFormat::OfficeDocument
    } else if container.has("__properties_version1.0") {
        FileFormat::Email
    } else {
        FileFormat::Unknown
    }
}

fn damaged(detail: &str) -> ReadError {
    ReadError::DamagedPackage { detail: detail.to_owned() }
}

fn unsupported(detail: impl Into<String>) -> ReadError {
    ReadError::UnsupportedEncryption { detail: detail.into() }
}

/// How a package is encrypted.
enum Scheme {
    Agile(Box<Agile>),
    Standard(Standard),
}

impl Scheme {
    fn read(info: &[u8]) -> Result<Self, ReadError> {
        let version = (number(info, 0, 2).unwrap_or(0), number(info, 2, 2).unwrap_or(0));
        match version {
            (4, 4) => Agile::read(info.get(8..).unwrap_or_default()).map(|agile| Self::Agile(Box::new(agile))),
            (2..=4, 2) => Standard::read(info).map(Self::Standard),
            (major, minor) => Err(unsupported(format!("encryption version {major}.{minor}"))),
        }
    }

    /// The key of the package; `None` when the password is wrong.
    fn key(&self, password: &str) -> Option<Vec<u8>> {
        let password: Vec<u8> = password.encode_utf16().flat_map(u16::to_le_bytes).collect();
        match self {
            Self::Agile(agile) => agile.key(&password),
            Self::Standard(standard) => standard.key(&password),
        }
    }

    /// The package; its stream starts with the length of the package in eight bytes.
    fn decrypt(&self, stream: &[u8], key: &[u8]) -> Result<Vec<u8>, ReadError> {
        let length = number(stream, 0, 8).and_then(|length| usize::try_from(length).ok());
        let (length, content) = length.zip(stream.get(8..)).ok_or_else(|| damaged("the encrypted package is cut"))?;
        let package = match self {
            Self::Agile(agile) => {
                if !agile.is_intact(stream, key) {
                    return Err(damaged("the encrypted package was changed"));
                }
                agile.decrypt(content, key)
            }
            Self::Standard(_) => aes_decrypt(key, None, content),
        };
        let mut package = package.ok_or_else(|| unsupported("key length"))?;
        if package.len() < length {
            return Err(damaged("the encrypted package is cut"));
        }
        package.truncate(length);
        Ok(package)
    }
}

/// A hash algorithm of the agile scheme.
#[derive(Clone, Copy, Debug)]
enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn named(name: &str) -> Result<Self, ReadError> {
        match name {
            "SHA1" | "SHA-1" => Ok(Self::Sha1),
            "SHA256" | "SHA-256" => Ok(Self::Sha256),
            "SHA384" | "SHA-384" => Ok(Self::Sha384),
            "SHA512" | "SHA-512" => Ok(Self::Sha512),
            other => Err(unsupported(format!("hash {other}"))),
        }
    }

    fn bytes(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    fn of(self, one: &[u8], two: &[u8]) -> Vec<u8> {
        fn run<D: Digest>(one: &[u8], two: &[u8]) -> Vec<u8> {
            D::new().chain_update(one).chain_update(two).finalize().to_vec()
        }
        match self {
            Self::Sha1 => run::<Sha1>(one, two),
            Self::Sha256 => run::<Sha256>(one, two),
            Self::Sha384 => run::<Sha384>(one, two),
            Self::Sha512 => run::<Sha512>(one, two),
        }
    }

    /// Hashes salt and password, then the hash with a counter in front, over and over.
    fn spin(self, salt: &[u8], password: &[u8], rounds: u32) -> Vec<u8> {
        fn run<D: Digest>(salt: &[u8], password: &[u8], rounds: u32) -> Vec<u8> {
            let mut hash = D::new().chain_update(salt).chain_update(password).finalize();
            for round in 0..rounds {
                hash = D::new().chain_update(round.to_le_bytes()).chain_update(&hash).finalize();
            }
            hash.to_vec()
        }
        match self {
            Self::Sha1 => run::<Sha1>(salt, password, rounds),
            Self::Sha256 => run::<Sha256>(salt, password, rounds),
            Self::Sha384 => run::<Sha384>(salt, password, rounds),
            Self::Sha512 => run::<Sha512>(salt, password, rounds),
        }
    }

    fn is_signed(self, key: &[u8], content: &[u8], signature: &[u8]) -> bool {
        macro_rules! verify {
            ($hash:ty) => {
                Hmac::<$hash>::new_from_slice(key)
                    .is_ok_and(|hmac| hmac.chain_update(content).verify_slice(signature).is_ok())
            };
        }
        match self {
            Self::Sha1 => verify!(Sha1),
            Self::Sha256 => verify!(Sha256),
            Self::Sha384 => verify!(Sha384),
            Self::Sha512 => verify!(Sha512),
        }
    }
}

/// The agile scheme: the password opens a random key, which opens the package in segments.
struct Agile {
    /// How the package is encrypted.
    package: Cipher,
    /// How the random key is encrypted.
    password: Cipher,
    rounds: u32,
    verifier_input: Vec<u8>,
    verifier_hash: Vec<u8>,
    key: Vec<u8>,
    /// Key and value of the signature over the package, both encrypted.
    signature: Option<(Vec<u8>, Vec<u8>)>,
}

/// Parameters that occur once for the package and once for the password.
#[derive(Default)]
struct Cipher {
    salt: Vec<u8>,
    key_bytes: usize,
    hash: Option<Hash>,
}

impl Agile {
    /// Bytes of the package that are encrypted together.
    const SEGMENT_BYTES: usize = 4096;

    fn read(xml: &[u8]) -> Result<Self, ReadError> {
        let xml = std::str::from_utf8(xml).map_err(|_| unsupported("description is not UTF-8"))?;
        let mut reader = Reader::from_str(xml);
        let mut agile = Self {
            package: Cipher::default(),
            password: Cipher::default(),
            rounds: 0,
            verifier_input: Vec::new(),
            verifier_hash: Vec::new(),
            key: Vec::new(),
            signature: None,
        };
        loop {
            let event = reader.read_event().map_err(|error| unsupported(error.to_string()))?;
            let (Event::Start(tag) | Event::Empty(tag)) = event else {
                match event {
                    Event::Eof => break,
                    Event::DocType(_) => return Err(ReadError::Doctype { part: "EncryptionInfo".to_owned() }),
                    _ => continue,
                }
            };
            let element = tag.local_name().into_inner().to_owned();
            let mut signature = (Vec::new(), Vec::new());
            super::xml::attributes("EncryptionInfo", &tag, |name, value| {
                let cipher = match element.as_str() {
                    "keyData" => &mut agile.package,
                    "encryptedKey" => &mut agile.password,
                    "dataIntegrity" => {
                        match name {
                            "encryptedHmacKey" => signature.0 = base64(value)?,
                            "encryptedHmacValue" => signature.1 = base64(value)?,
                            _ => {}
                        }
                        return Ok(());
                    }
                    _ => return Ok(()),
                };
                match name {
                    "saltValue" => cipher.salt = base64(value)?,
                    "keyBits" => cipher.key_bytes = value.parse::<usize>().unwrap_or(0) / 8,
                    "hashAlgorithm" => cipher.hash = Some(Hash::named(value)?),
                    "cipherAlgorithm" if value != "AES" => return Err(unsupported(format!("cipher {value}"))),
                    "cipherChaining" if value != "ChainingModeCBC" => {
                        return Err(unsupported(format!("chaining {value}")));
                    }
                    "spinCount" => {
                        let rounds = value.parse::<u32>().map_err(|_| unsupported("rounds"))?;
                        if u64::from(rounds) > Limit::PasswordRounds.allowed() {
                            return Err(ReadError::limit(Limit::PasswordRounds, u64::from(rounds)));
                        }
                        agile.rounds = rounds;
                    }
                    "encryptedVerifierHashInput" => agile.verifier_input = base64(value)?,
                    "encryptedVerifierHashValue" => agile.verifier_hash = base64(value)?,
                    "encryptedKeyValue" => agile.key = base64(value)?,
                    _ => {}
                }
                Ok(())
            })?;
            if element == "dataIntegrity" {
                agile.signature = Some(signature);
            }
        }
        let known_key = |cipher: &Cipher| matches!(cipher.key_bytes, 16 | 24 | 32) && cipher.hash.is_some();
        if !known_key(&agile.package) || !known_key(&agile.password) || agile.key.is_empty() {
            // Without a password entry, the key is under a certificate.
            return Err(unsupported("no password entry, or an unknown cipher"));
        }
        Ok(agile)
    }

    fn key(&self, password: &[u8]) -> Option<Vec<u8>> {
        const VERIFIER_INPUT: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
        const VERIFIER_HASH: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
        const KEY: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
        let hash = self.password.hash?;
        let spun = hash.spin(&self.password.salt, password, self.rounds);
        let vector = fitted(&self.password.salt, 16);
        let open = |purpose: [u8; 8], content: &[u8]| {
            aes_decrypt(&fitted(&hash.of(&spun, &purpose), self.password.key_bytes), Some(&vector), content)
        };
        let mut input = open(VERIFIER_INPUT, &self.verifier_input)?;
        // Padding of the last block does not belong to the salt.
        input.truncate(self.password.salt.len());
        let expected = open(VERIFIER_HASH, &self.verifier_hash)?;
        if expected.get(..hash.bytes()) != Some(hash.of(&input, &[]).as_slice()) {
            return None;
        }
        let mut key = open(KEY, &self.key)?;
        key.truncate(self.package.key_bytes);
        Some(key)
    }

    /// Whether the signature over the stream of the package fits; a description without one is
    /// accepted.
    fn is_intact(&self, stream: &[u8], key: &[u8]) -> bool {
        const HMAC_KEY: [u8; 8] = [0x5F, 0xB2, 0xAD, 0x01, 0x0C, 0xB9, 0xE1, 0xF6];
        const HMAC_VALUE: [u8; 8] = [0xA0, 0x67, 0x7F, 0x02, 0xB2, 0x2C, 0x84, 0x33];
        let (Some((hmac_key, hmac_value)), Some(hash)) = (&self.signature, self.package.hash) else { return true };
        let open = |purpose: [u8; 8], content: &[u8]| {
            let vector = fitted(&hash.of(&self.package.salt, &purpose), 16);
            aes_decrypt(key, Some(&vector), content)
                .map(|opened| opened.into_iter().take(hash.bytes()).collect::<Vec<_>>())
        };
        match (open(HMAC_KEY, hmac_key), open(HMAC_VALUE, hmac_value)) {
            (Some(hmac_key), Some(hmac_value)) => hash.is_signed(&hmac_key, stream, &hmac_value),
            _ => false,
        }
    }

    fn decrypt(&self, content: &[u8], key: &[u8]) -> Option<Vec<u8>> {
        let hash = self.package.hash?;
        let mut package = Vec::with_capacity(content.len());
        for (segment, number) in content.chunks(Self::SEGMENT_BYTES).zip(0_u32..) {
            let vector = fitted(&hash.of(&self.package.salt, &number.to_le_bytes()), 16);
            package.extend(aes_decrypt(key, Some(&vector), segment)?);
        }
        Some(package)
    }
}

/// The standard scheme: the password itself makes the key.
struct Standard {
    salt: Vec<u8>,
    verifier: Vec<u8>,
    verifier_hash: Vec<u8>,
    key_bytes: usize,
}

impl Standard {
    const ROUNDS: u32 = 50_000;

    fn read(info: &[u8]) -> Result<Self, ReadError> {
        const HEADER_START: usize = 12;
        let cut = || unsupported("description is cut");
        let header_bytes = number(info, 8, 4).and_then(|bytes| usize::try_from(bytes).ok()).ok_or_else(cut)?;
        let key_bytes = match number(info, HEADER_START + 8, 4) {
            Some(0x660E) => 16,
            Some(0x660F) => 24,
            Some(0x6610) => 32,
            algorithm => return Err(unsupported(format!("algorithm {algorithm:04X?}"))),
        };
        let verifier_start = HEADER_START.checked_add(header_bytes).ok_or_else(cut)?;
        let rest = info.get(verifier_start..).ok_or_else(cut)?;
        let slice = |from: usize, to: usize| rest.get(from..to).map(<[u8]>::to_vec).ok_or_else(cut);
        Ok(Self { salt: slice(4, 20)?, verifier: slice(20, 36)?, verifier_hash: slice(40, 72)?, key_bytes })
    }

    fn key(&self, password: &[u8]) -> Option<Vec<u8>> {
        let spun = Hash::Sha1.of(&Hash::Sha1.spin(&self.salt, password, Self::ROUNDS), &0_u32.to_le_bytes());
        let half = |fill: u8| {
            let mut block = [fill; 64];
            block.iter_mut().zip(&spun).for_each(|(target, byte)| *target ^= byte);
            Hash::Sha1.of(&block, &[])
        };
        let key: Vec<u8> = half(0x36).into_iter().chain(half(0x5C)).take(self.key_bytes).collect();
        let verifier = aes_decrypt(&key, None, &self.verifier)?;
        let expected = aes_decrypt(&key, None, &self.verifier_hash)?;
        (expected.get(..20) == Some(Hash::Sha1.of(&verifier, &[]).as_slice())).then_some(key)
    }
}

/// Cuts a value to a length, or fills it up as the agile scheme says.
fn fitted(value: &[u8], length: usize) -> Vec<u8> {
    value.iter().copied().chain(std::iter::repeat(0x36)).take(length).collect()
}

/// Decrypts whole blocks; bytes after the last whole block are left out. Blocks are chained when
/// there is a start vector. `None` when the key has no length of AES.
fn aes_decrypt(key: &[u8], vector: Option<&[u8]>, content: &[u8]) -> Option<Vec<u8>> {
    fn run<C: KeyInit + BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>>(
        key: &[u8],
        blocks: &mut [Block],
    ) -> Option<()> {
        C::new_from_slice(key).ok()?.decrypt_blocks(blocks);
        Some(())
    }
    let encrypted = content.as_chunks::<16>().0;
    let mut plain = encrypted.to_vec();
    let blocks = Array::cast_slice_from_core_mut(&mut plain);
    match key.len() {
        16 => run::<Aes128>(key, blocks)?,
        24 => run::<Aes192>(key, blocks)?,
        32 => run::<Aes256>(key, blocks)?,
        _ => return None,
    }
    if let Some(vector) = vector {
        let previous = std::iter::once(vector).chain(encrypted.iter().map(<[u8; 16]>::as_slice));
        for (block, previous) in plain.iter_mut().zip(previous) {
            block.iter_mut().zip(previous).for_each(|(byte, mask)| *byte ^= mask);
        }
    }
    Some(plain.as_flattened().to_vec())
}

/// Decodes base 64, with or without padding and with line breaks, as programs write it into the
/// description.
fn base64(text: &str) -> Result<Vec<u8>, ReadError> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let text: String = text.split_ascii_whitespace().collect();
    GeneralPurpose::new(&alphabet::STANDARD, LENIENT)
        .decode(text)
        .map_err(|_| unsupported("description is not base 64"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded() {
        assert_eq!(base64("").unwrap(), b"");
        assert_eq!(base64("Zg==").unwrap(), b"f");
        assert_eq!(base64("Zm9v\nYmFy").unwrap(), b"foobar");
        assert_eq!(base64("/+8=").unwrap(), [0xFF, 0xEF]);
        assert_eq!(base64("%").unwrap_err().id(), "unsupported-encryption");
    }

    #[test]
    fn aes_gives_the_published_result() {
        // FIPS 197, appendix C.1.
        let key: Vec<u8> = (0..16).collect();
        let encrypted =
            [0x69, 0xC4, 0xE0, 0xD8, 0x6A, 0x7B, 0x04, 0x30, 0xD8, 0xCD, 0xB7, 0x80, 0x70, 0xB4, 0xC5, 0x5A];
        let plain: Vec<u8> = (0..16).map(|nibble| nibble << 4 | nibble).collect();
        assert_eq!(aes_decrypt(&key, None, &encrypted).unwrap(), plain);
        let chained = aes_decrypt(&key, Some(&plain), &encrypted).unwrap();
        assert!(chained.iter().all(|byte| *byte == 0));
        assert_eq!(aes_decrypt(&[0; 5], None, &encrypted), None);
    }

    #[test]
    fn unknown_schemes_are_named() {
        let id = |info: &[u8]| Scheme::read(info).err().unwrap().id();
        assert_eq!(id(&[]), "unsupported-encryption");
        assert_eq!(id(&[3, 0, 3, 0, 0, 0, 0, 0]), "unsupported-encryption");
        assert_eq!(id(&[4, 0, 2, 0, 0, 0, 0, 0]), "unsupported-encryption");
        assert_eq!(id(b"\x04\0\x04\0\x40\0\0\0<encryption/>"), "unsupported-encryption");
        let costly = b"\x04\0\x04\0\x40\0\0\0<encryption><encryptedKey spinCount=\"4294967295\"/></encryption>";
        assert_eq!(id(costly), "limit-exceeded");
    }
}
