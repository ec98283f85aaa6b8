//! Encrypted workbooks: an OLE container around the package (ECMA-376 agile and standard encryption).

use super::error::ReadError;
use super::ole::CompoundFile;
use std::sync::Arc;

/// A package with its encryption taken off.
pub(super) struct Decrypted {
    pub(super) package: Arc<[u8]>,
    /// Whether Excel's default password opened it.
    pub(super) default_password: bool,
}

pub(super) fn decrypt(bytes: &[u8], password: Option<&str>) -> Result<Decrypted, ReadError> {
    let _ = (CompoundFile::open(bytes), password);
    Err(ReadError::PasswordNeeded)
}
