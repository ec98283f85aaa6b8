//! The pages about limits say what the code says. `UPDATE_DOCS=1 cargo test --test limits` writes
//! them again.

use smeltcheck::base::text::{Lang, Text};
use smeltcheck::report::MAX_FINDINGS;
use smeltcheck::workbook::Limit;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Limits outside of the reader: value, what, why, and the place in the code that has to say the
/// same.
fn others() -> [(String, Text, Text, &'static str, &'static str); 3] {
    [
        (
            thousands(MAX_FINDINGS as u64),
            Text::fixed("findings that a report lists", "报告列出的问题数"),
            Text::fixed(
                "The most serious ones are listed; the counts are those of all",
                "列出最严重的；数量按全部问题统计",
            ),
            "src/report/mod.rs",
            "pub const MAX_FINDINGS: usize = 10_000;",
        ),
        (
            "60".to_owned(),
            Text::fixed("seconds for one file on the page", "网页检查一个文件的秒数"),
            Text::fixed(
                "Then the check is ended and the page says so; the user may end it before",
                "超时即停止检查并说明；用户也可以提前取消",
            ),
            "src/app/hooks/use_checker.rs",
            "const WATCHDOG_MS: u32 = 60_000;",
        ),
        (
            thousands(1 << 30),
            Text::fixed("bytes of memory for one file on the page", "网页检查一个文件的内存（字节）"),
            Text::fixed(
                "Each file has a worker of its own, which is ended afterwards: the browser lives on",
                "每个文件由单独的 worker 检查，检查后即结束，浏览器不受影响",
            ),
            ".cargo/config.toml",
            "--max-memory=1073741824",
        ),
    ]
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn page(lang: Lang) -> String {
    let head = Text::fixed(
        "# Limits\n\n[简体中文](limits.zh-CN.md)\n\n\
         A file beyond one of these limits is not checked; the message names the limit and the value found. Numbers that a \
         file says about itself are never trusted, only what is counted while reading. No filled template comes near.\n\n\
         | at most | what | why |\n|---:|---|---|\n",
        "# 上限\n\n[English](limits.md)\n\n\
         超出任何一项上限的文件不会被检查，提示会写明是哪项上限以及实际值。文件自称的数字一概不采信，只看读取时数到的。\
         填好的模板离这些上限都很远。\n\n\
         | 上限 | 内容 | 原因 |\n|---:|---|---|\n",
    );
    let mut page = head.get(lang).to_owned();
    let mut line = |allowed: &str, name: &Text, reason: &Text| {
        writeln!(page, "| {allowed} | {} | {} |", name.get(lang), reason.get(lang)).unwrap();
    };
    for limit in Limit::ALL {
        line(&thousands(limit.allowed()), &limit.name(), &limit.reason());
    }
    for (allowed, name, reason, ..) in others() {
        line(&allowed, &name, &reason);
    }
    page
}

#[test]
fn pages_about_limits_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (lang, name) in [(Lang::En, "docs/limits.md"), (Lang::ZhCn, "docs/limits.zh-CN.md")] {
        let (path, wanted) = (folder.join(name), page(lang));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, &wanted).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), wanted, "run UPDATE_DOCS=1 cargo test --test limits");
    }
}

#[test]
fn limits_outside_of_the_reader_are_as_the_pages_say() {
    for (.., file, line) in others() {
        let code = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        assert!(code.contains(line), "{file} does not say {line}");
    }
}
