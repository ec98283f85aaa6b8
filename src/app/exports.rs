//! What the page knows about the files that a user takes away. Nothing here touches the browser.

use crate::export::ExportKind;
use crate::text;
use crate::text::Text;

/// How far the making of a file is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Making {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// It is being made.
    Running(ExportKind),
    /// It was handed to the browser under this name.
    Saved(String),
    /// It could not be made.
    Failed(ExportKind),
}

impl Making {
    /// What a reader is told; nothing before the first file.
    pub fn text(&self) -> Option<Text> {
        match self {
            Self::Idle => None,
            Self::Running(kind) => Some(text!(en: "Making: {kind}", zh: "正在生成：{kind}"; kind: kind.name())),
            Self::Saved(name) => Some(text!(
                en: "Saved by the browser as {name}", zh: "浏览器已保存为 {name}", name = crate::text::Shown(name))),
            Self::Failed(kind) => Some(text!(
                en: "Not made: {kind}. Reload this page and try again; printing from the browser still works",
                zh: "没有生成：{kind}。请刷新本页再试；仍可用浏览器打印"; kind: kind.name())),
        }
    }
}
