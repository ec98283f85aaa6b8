//! Encrypts a workbook as Excel does (ECMA-376, agile and standard encryption), and packs streams
//! into an OLE container.

use aes::cipher::{Array, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Block};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha1::Sha1;
use sha2::{Digest, Sha512};

const SALT: [u8; 16] = *b"salt of a sample";
const KEY: [u8; 16] = *b"key of a package";
/// Rounds of the password hash that the agile scheme may choose. Excel's 100,000 would take a
/// second without optimisation.
const ROUNDS: u32 = 1_000;
/// Rounds that the standard scheme prescribes.
const STANDARD_ROUNDS: u32 = 50_000;

/// A workbook in the agile scheme, as Excel writes it since 2010.
pub fn agile(package: &[u8], password: &str) -> Vec<u8> {
    const VERIFIER_INPUT: [u8; 8] = [0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79];
    const VERIFIER_HASH: [u8; 8] = [0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E];
    const KEY_VALUE: [u8; 8] = [0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6];
    let spun =
        (0..ROUNDS).fold(sha512(&[&SALT, &utf16(password)]), |hash, round| sha512(&[&round.to_le_bytes(), &hash]));
    let sealed =
        |purpose: [u8; 8], content: &[u8]| BASE64_STANDARD.encode(chained(&sha512(&[&spun, &purpose]), &SALT, content));
    let input = *b"input to verify!";
    let info = format!(
        "<encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\">{}<keyEncryptors><keyEncryptor>\
         <encryptedKey spinCount=\"{ROUNDS}\" {} encryptedVerifierHashInput=\"{}\" encryptedVerifierHashValue=\"{}\" \
         encryptedKeyValue=\"{}\"/></keyEncryptor></keyEncryptors></encryption>",
        format_args!("<keyData {}/>", cipher()),
        cipher(),
        sealed(VERIFIER_INPUT, &input),
        sealed(VERIFIER_HASH, &sha512(&[&input])),
        sealed(KEY_VALUE, &KEY),
    );
    let mut content = (package.len() as u64).to_le_bytes().to_vec();
    for (number, segment) in (0_u32..).zip(package.chunks(4096)) {
        content.extend(chained(&KEY, &sha512(&[&SALT, &number.to_le_bytes()]), segment));
    }
    let info = [&[4, 0, 4, 0, 0x40, 0, 0, 0], info.as_bytes()].concat();
    container(&[("EncryptionInfo", &info), ("EncryptedPackage", &content)])
}

fn cipher() -> String {
    format!(
        "saltSize=\"16\" blockSize=\"16\" keyBits=\"128\" hashSize=\"64\" cipherAlgorithm=\"AES\" \
         cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" saltValue=\"{}\"",
        BASE64_STANDARD.encode(SALT)
    )
}

/// A workbook in the standard scheme, as Excel 2007 wrote it.
pub fn standard(package: &[u8], password: &str) -> Vec<u8> {
    let spun =
        (0..STANDARD_ROUNDS).fold(sha1(&[&SALT, &utf16(password)]), |hash, round| sha1(&[&round.to_le_bytes(), &hash]));
    let spun = sha1(&[&spun, &0_u32.to_le_bytes()]);
    let mut block = [0x36; 64];
    block.iter_mut().zip(&spun).for_each(|(target, byte)| *target ^= byte);
    let key = &sha1(&[&block])[..16];
    let input = *b"input to verify!";
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
    let info = [
        vec![4, 0, 2, 0],
        // Flags; the length of the header; flags, AES with 128 bits, SHA-1, 128 bits, provider AES,
        // no name.
        words(&[0x24, 32, 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0, 16]),
        SALT.to_vec(),
        encrypted(key, &input),
        words(&[20]),
        encrypted(key, &sha1(&[&input])),
    ]
    .concat();
    let content = [(package.len() as u64).to_le_bytes().to_vec(), encrypted(key, package)].concat();
    container(&[("EncryptionInfo", &info), ("EncryptedPackage", &content)])
}

/// An OLE container with these streams.
pub fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    let sectors_of = |content: &[u8]| content.len().div_ceil(SECTOR);
    let content: usize = streams.iter().map(|(_, content)| sectors_of(content)).sum();
    // One sector of the table tells about 128 sectors, itself included; the directory has one. The
    // header has room for 109.
    let tables = (1..=109).find(|tables| tables + 1 + content <= tables * 128).unwrap();
    let mut header = vec![0_u8; SECTOR];
    header[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    header[24..34].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    let mut put = |at: usize, word: u32| header[at..at + 4].copy_from_slice(&word.to_le_bytes());
    let number = |count: usize| u32::try_from(count).unwrap();
    put(44, number(tables));
    put(48, number(tables));
    // No stream is small enough for the mini stream, and there is no further table.
    for (at, word) in [(56, 0), (60, END), (68, END)] {
        put(at, word);
    }
    for place in 0..109 {
        put(76 + place * 4, if place < tables { number(place) } else { u32::MAX });
    }
    let mut table = vec![0xFFFF_FFFD; tables];
    table.push(END);
    let root = directory_entry("Root Entry", 5, END, 0);
    let (mut directory, mut body) = (root, Vec::new());
    for (name, content) in streams {
        let first = table.len();
        directory.extend(directory_entry(name, 2, number(first), content.len() as u64));
        table.extend((1..sectors_of(content)).map(|next| number(first + next)));
        table.push(END);
        body.extend_from_slice(content);
        body.resize(body.len().next_multiple_of(SECTOR), 0);
    }
    assert!(directory.len() <= SECTOR, "the directory has room for three streams");
    directory.resize(SECTOR, 0);
    table.resize(tables * 128, u32::MAX);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, table, directory, body].concat()
}

fn directory_entry(name: &str, kind: u8, first: u32, length: u64) -> Vec<u8> {
    let mut entry = vec![0; 128];
    let units = utf16(name);
    entry[..units.len()].copy_from_slice(&units);
    entry[64] = u8::try_from(units.len() + 2).unwrap();
    entry[66] = kind;
    entry[68..80].fill(0xFF);
    entry[116..120].copy_from_slice(&first.to_le_bytes());
    entry[120..128].copy_from_slice(&length.to_le_bytes());
    entry
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn sha512(parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().fold(Sha512::new(), Digest::chain_update).finalize().to_vec()
}

fn sha1(parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().fold(Sha1::new(), Digest::chain_update).finalize().to_vec()
}

/// Encrypts block by block with AES of 128 bits; the last block is filled up with zeros.
fn encrypted(key: &[u8], content: &[u8]) -> Vec<u8> {
    blocks(content).flat_map(|block| one_block(key, block)).collect()
}

/// The same with the blocks chained: each is mixed with the one before.
fn chained(key: &[u8], vector: &[u8], content: &[u8]) -> Vec<u8> {
    let mut before: [u8; 16] = vector[..16].try_into().unwrap();
    let mut all = Vec::new();
    for mut block in blocks(content) {
        block.iter_mut().zip(before).for_each(|(byte, mask)| *byte ^= mask);
        before = one_block(key, block);
        all.extend(before);
    }
    all
}

fn blocks(content: &[u8]) -> impl Iterator<Item = [u8; 16]> {
    content.chunks(16).map(|chunk| {
        let mut block = [0; 16];
        block[..chunk.len()].copy_from_slice(chunk);
        block
    })
}

fn one_block(key: &[u8], block: [u8; 16]) -> [u8; 16] {
    let mut block: Block = Array::from(block);
    Aes128::new_from_slice(&key[..16]).unwrap().encrypt_block(&mut block);
    block.into()
}
