//! Files of the command line: read no further than a limit, written next to their place and
//! renamed, never over another file.

use crate::base::text::{Shown, Text};
use crate::text;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

/// Why a file is not read.
#[derive(Debug)]
pub(super) enum Unread {
    /// The system says so.
    System(io::Error),
    /// A folder, a device or a named pipe: it may have no end, or wait for a writer.
    NotAFile,
    /// It has at least so many bytes.
    TooLarge(u64),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Unread {
    /// The reason for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::System(error) => reason(error),
            Self::NotAFile => Text::fixed(
                "it is no ordinary file but a folder, a device or a named pipe",
                "不是普通文件，而是文件夹、设备或命名管道",
            ),
            Self::TooLarge(size) => text!(en: "it has {size} bytes or more", zh: "至少有 {size} 字节", size = size),
        }
    }
}

/// Reads a file of at most so many bytes. Its size is asked before it is opened, and counted while
/// it is read.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(Unread::NotAFile);
    }
    if about.len() > most {
        return Err(Unread::TooLarge(about.len()));
    }
    let mut bytes = Vec::new();
    let read = File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    match u64::try_from(read) {
        Ok(size) if size <= most => Ok(bytes),
        _ => Err(Unread::TooLarge(most.saturating_add(1))),
    }
}

/// Why a file is not written.
#[derive(Debug)]
pub(super) enum Unwritten {
    /// Another file of that name is there.
    Exists,
    /// The file of that name is one that is checked.
    IsInput,
    /// The system says so.
    System(io::Error),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Unwritten {
    /// The reason for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::Exists => Text::fixed(
                "not written, because another file of this name exists; --force replaces it",
                "未写入，因为已有同名的其他文件；加上 --force 可替换",
            ),
            Self::IsInput => Text::fixed(
                "not written, because it is one of the files that are checked: name another file",
                "未写入，因为它就是被检查的文件：请换一个文件名",
            ),
            Self::System(error) => {
                text!(en: "not written: {reason}", zh: "未写入：{reason}"; reason: reason(error))
            }
        }
    }
}

/// Writes a file next to its place and renames it then, so that nobody finds half of one. Another
/// file of that name stays, unless `force` is set; one with the same content is the file already.
pub(super) fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Unwritten> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = beside(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    let renamed = if force { beside.persist(path) } else { beside.persist_noclobber(path) };
    match renamed {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            if is_already(path, bytes) {
                Ok(())
            } else {
                Err(Unwritten::Exists)
            }
        }
        Err(error) => Err(Unwritten::System(error.error)),
    }
}

/// An empty file in the folder, which others may read as any file that the user makes.
fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".smeltcheck-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As far as the user's own mask allows.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn is_already(path: &Path, bytes: &[u8]) -> bool {
    let same_size = |most| read(path, most).is_ok_and(|found| found == bytes);
    u64::try_from(bytes.len()).is_ok_and(same_size)
}

/// Whether two names are one file, also by a link. Only ordinary files are opened: a named pipe
/// would wait for a writer.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    one.is_file() && other.is_file() && same_file::is_same_file(one, other).unwrap_or(false)
}

/// What the system says, in both languages where it is known; its own words may hold anything.
pub(super) fn reason(error: &io::Error) -> Text {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => Text::fixed("there is no such file", "文件不存在"),
        Kind::PermissionDenied => Text::fixed("access is denied", "没有访问权限"),
        Kind::IsADirectory | Kind::NotADirectory => Text::fixed(
            "a folder is in its place, or a file in that of a folder",
            "该位置是文件夹，或应为文件夹处是文件",
        ),
        Kind::StorageFull | Kind::QuotaExceeded => Text::fixed("the disk is full", "磁盘已满"),
        Kind::ReadOnlyFilesystem => Text::fixed("the disk is read-only", "磁盘为只读"),
        Kind::InvalidFilename => Text::fixed("the name is not permitted", "不允许使用该文件名"),
        Kind::TimedOut | Kind::NetworkDown | Kind::HostUnreachable => {
            Text::fixed("the network drive does not answer", "网络驱动器没有响应")
        }
        _ => {
            let words = error.to_string();
            text!(en: "the system says \"{words}\"", zh: "系统提示“{words}”", words = Shown(&words))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_file_is_read_up_to_its_limit() {
        let folder = folder();
        let path = folder.path().join("a");
        std::fs::write(&path, b"12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert!(matches!(read(&path, 4), Err(Unread::TooLarge(5))));
        assert!(matches!(read(folder.path(), 5), Err(Unread::NotAFile)));
        assert!(matches!(read(&folder.path().join("none"), 5), Err(Unread::System(_))));
        #[cfg(unix)]
        assert!(matches!(read(Path::new("/dev/zero"), 5), Err(Unread::NotAFile)));
    }

    #[test]
    fn another_file_stays_unless_it_is_the_same() {
        let folder = folder();
        let path = folder.path().join("plan.csv");
        write(&path, b"made", false).unwrap();
        write(&path, b"made", false).unwrap();
        std::fs::write(&path, b"filled in").unwrap();
        assert!(matches!(write(&path, b"made", false), Err(Unwritten::Exists)));
        assert_eq!(std::fs::read(&path).unwrap(), b"filled in");
        write(&path, b"made", true).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"made");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_an_input_is_told_and_never_written_through() {
        let folder = folder();
        let [input, link] = ["form.xlsx", "copy.xlsx"].map(|name| folder.path().join(name));
        std::fs::write(&input, b"form").unwrap();
        std::fs::hard_link(&input, &link).unwrap();
        assert!(is_same(&input, &link));
        write(&link, b"copy", true).unwrap();
        assert_eq!(std::fs::read(&input).unwrap(), b"form", "only the name was taken");
        assert!(!is_same(&input, &link));
    }
}
