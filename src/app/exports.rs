//! What the page knows about the files that a user takes away. Nothing here touches the browser.

use crate::base::text::{Lang, Shown, Text};
use crate::output::export::{ExportKind, Languages};
use crate::text;

/// How far the making of a file is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Making {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// It is being made.
    Running(ExportKind),
    /// It was handed to the browser.
    Saved(Saved),
    /// A text to read and to copy, with the name of its file.
    Written {
        /// Name of the file.
        name: String,
        /// The text.
        text: String,
    },
    /// It could not be made.
    Failed(ExportKind),
}

/// A file that was handed to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// Its address inside the page.
    pub address: String,
}

impl Making {
    /// The file that can be saved again.
    pub fn saved(&self) -> Option<&Saved> {
        if let Self::Saved(saved) = self { Some(saved) } else { None }
    }

    /// What a reader is told; nothing before the first file.
    pub fn text(&self) -> Option<Text> {
        match self {
            Self::Idle => None,
            Self::Running(kind) => Some(text!(en: "Making: {kind}", zh: "正在生成：{kind}"; kind: kind.name())),
            Self::Saved(saved) => Some(text!(
                en: "Handed to the browser to save: {name}", zh: "已交给浏览器保存：{name}", name = Shown(&saved.name))),
            Self::Written { .. } => Some(Text::fixed(
                "The text is below; read it and fill in the day before you send it",
                "文本在下面，发送前请通读并填上回复日期",
            )),
            Self::Failed(kind) => Some(text!(
                en: "Not made: {kind}. Reload this page and try again; printing from the browser still works",
                zh: "没有生成：{kind}。请刷新本页再试；仍可用浏览器打印"; kind: kind.name())),
        }
    }
}

/// What a file is good for.
pub fn about(kind: ExportKind) -> Text {
    match kind {
        ExportKind::Report => {
            Text::fixed("One page to file, to send, or to print as PDF", "一个网页文件，可存档、发送或打印成 PDF")
        }
        ExportKind::PlanWorkbook => {
            Text::fixed("Every finding with owner, due date and status", "每处发现一行，含负责人、截止日期和状态")
        }
        ExportKind::PlanTable => Text::fixed("The same as plain text", "同样的内容，纯文本表格"),
        ExportKind::ProofTable => Text::fixed(
            "Smelters without a present status, why, and what would show it",
            "没有有效状态的冶炼厂、原因和可以提供的证明",
        ),
        ExportKind::Data => Text::fixed("The whole report, always in both languages", "完整的报告，始终含两种语言"),
        ExportKind::Email => Text::fixed("What is needed from them, for each mineral", "按矿产列出需要对方提供的信息"),
        ExportKind::Receipt => Text::fixed(
            "Lets your customer repeat the check and see that it gives the same; it is no signature",
            "客户可据此重做检查，核对结果是否相同；它不是签名",
        ),
    }
}

/// The choice before the user makes one: the language of the page.
pub fn usual(lang: Lang) -> Languages {
    match lang {
        Lang::En => Languages::English,
        Lang::ZhCn => Languages::Chinese,
    }
}

/// What a choice of languages is called, the same in both.
pub fn languages_name(languages: Languages) -> (&'static str, Option<Lang>) {
    match languages {
        Languages::Chinese => ("中文", Some(Lang::ZhCn)),
        Languages::English => ("English", Some(Lang::En)),
        Languages::Both => ("中文 + English", None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_but_the_first_is_told() {
        assert_eq!(Making::Idle.text(), None);
        for kind in ExportKind::ALL {
            assert!(Making::Failed(kind).text().unwrap().en.contains(kind.name().en.as_ref()));
            assert!(!about(kind).zh_cn.is_empty());
        }
        let saved = Saved { name: "a\u{202e}.csv".to_owned(), address: String::new() };
        assert!(Making::Saved(saved).text().unwrap().en.ends_with("a[U+202E].csv"));
    }
}
