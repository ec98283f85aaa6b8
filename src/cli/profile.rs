//! Buyer profiles on the command line.

use super::{exit_code, files};
use crate::base::text::{Lang, Shown, Text};
use crate::profile;
use crate::profile::Profile;
use crate::text;
use std::io::{self, Write};
use std::path::Path;

/// The most bytes of a profile; the longest ones have some kilobytes.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The profile with this id, or in this file. A file of the same name as a built-in profile is
/// named with its path.
///
/// # Errors
/// One line for each mistake, ending with a line break.
pub(super) fn load(id_or_path: &str) -> Result<Profile, Text> {
    if let Some(profile) = profile::built_in(id_or_path) {
        return Ok(profile);
    }
    let shown = Shown(id_or_path);
    let text = files::read(Path::new(id_or_path), MOST_BYTES).map_err(|unread| {
        let ids = profile::built_in_ids().collect::<Vec<_>>().join(", ");
        text!(
            en: "{name}: the profile could not be opened: {reason}. Built in are: {ids}\n",
            zh: "{name}：无法打开配置：{reason}。内置配置有：{ids}\n", name = shown, ids = ids; reason: unread.text())
    })?;
    let text = String::from_utf8(text).map_err(
        |_| text!(en: "{name}: a profile is text in UTF-8\n", zh: "{name}：配置应是 UTF-8 编码的文本\n", name = shown),
    )?;
    profile::read(&text).map_err(|mistakes| {
        let lines = mistakes.iter().map(|mistake| {
            text!(en: "{name}: {mistake}\n", zh: "{name}：{mistake}\n", name = shown; mistake: mistake.text())
        });
        lines.fold(Text::default(), |all, line| Text {
            en: format!("{}{}", all.en, line.en).into(),
            zh_cn: format!("{}{}", all.zh_cn, line.zh_cn).into(),
        })
    })
}

/// Lists the built-in profiles; prints one of them; or says whether a file is in order.
pub(super) fn show(id_or_path: Option<&str>, lang: Lang, out: &mut impl Write) -> io::Result<u8> {
    let Some(id_or_path) = id_or_path else {
        let mut profiles = profile::built_in_ids().filter_map(profile::built_in);
        let written = profiles.try_for_each(|profile| {
            let info = &profile.info;
            writeln!(out, "{}: {}. {}", info.id, info.name.get(lang), info.note.get(lang))
        });
        return exit_code(written, 0);
    };
    if let Some(text) = profile::built_in_text(id_or_path) {
        return exit_code(write!(out, "{text}"), 0);
    }
    match load(id_or_path) {
        Ok(profile) => {
            let name = &profile.info.name;
            let version = &profile.info.version;
            let message = text!(en: "{name}, {version}: in order", zh: "{name}，{version}：没有错误", version = version; name: name);
            exit_code(writeln!(out, "{}", Shown::whole(message.get(lang))), 0)
        }
        Err(message) => exit_code(write!(out, "{}", message.get(lang)), 2),
    }
}
