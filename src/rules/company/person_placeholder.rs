//! C06: a filler stands where a person's name or phone number is required.

use crate::declaration::key;
use crate::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    code: "C06",
    name: "person-placeholder",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    status: Status::Stable { since: "0.1.0" },
    source: Source {
        kind: SourceKind::Template,
        detail: catalogue_text(
            "Instructions: contact name, contact phone and authorizer are mandatory. Which texts count as placeholders is this tool's own list; phone numbers have at least 6 digits",
            "填写说明：联系人姓名、联系人电话和授权人为必填。哪些字样算占位由本工具判断；电话至少 6 位数字",
        ),
    },
    adjustable: false,
    title: catalogue_text("Placeholder instead of a person or phone number", "姓名或电话填的是占位内容"),
    why: Text::fixed(
        "The Checker accepts any text here, but the customer cannot reach anybody with it",
        "官方 Checker 只看是否有内容，但客户凭这个联系不到人",
    ),
    fix: Text::fixed("Enter the real name or number", "填写真实的姓名或号码"),
    example: catalogue_example(Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::ContactName), "N/A")],
        good: &[Edit::text(Place::Company(CompanyField::AuthorizerTitle), "N/A")],
    }),
    check,
};

/// The shortest phone numbers that reach somebody from outside have this many digits.
const SHORTEST_PHONE: usize = 6;

/// Whole values that stand for nothing, in lower case without marks around.
const FILLERS: &[&str] = &[
    "n/a",
    "na",
    "n.a",
    "none",
    "nil",
    "null",
    "test",
    "testing",
    "abc",
    "xx",
    "xxx",
    "xxxx",
    "tbd",
    "tba",
    "tbc",
    "unknown",
    "not available",
    "not applicable",
    "name",
    "contact",
    "contact name",
    "contact person",
    "phone",
    "phone number",
    "telephone",
    "tel",
    "authorizer",
    "authoriser",
    "authorized person",
    "phone - contact",
    "phone – contact",
    "无",
    "無",
    "没有",
    "不适用",
    "不適用",
    "待定",
    "测试",
    "測試",
    "未知",
    "姓名",
    "联系人",
    "联系人姓名",
    "联系电话",
    "电话",
    "联系人电话",
    "授权人",
    "授权人姓名",
    "聯絡人",
    "電話",
    "授權人",
    "担当者",
    "氏名",
];

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for field in [CompanyField::ContactName, CompanyField::ContactPhone, CompanyField::AuthorizerName] {
        let Some(entry) = ctx.declaration.company(field) else { continue };
        // A blank and the error of a formula are C03 and C04.
        if entry.readable().is_empty() {
            continue;
        }
        let digits = entry.text().chars().filter(|c| c.is_numeric()).count();
        let message = if is_filler(entry.text()) {
            text!(
                en: "{field} \"{value}\" is a placeholder",
                zh: "{field}“{value}”是占位内容", value = Shown(entry.text()); field: field.name())
        } else if field == CompanyField::ContactPhone && digits < SHORTEST_PHONE {
            text!(
                en: "{field} \"{value}\" has {digits}, too few for a phone number",
                zh: "{field}“{value}”只有 {digits}，不足以构成电话号码",
                value = Shown(entry.text());
                field: field.name(), digits: Text::counted(digits, "digit", "digits", "位数字"))
        } else {
            continue;
        };
        sink.at(entry).report(message);
    }
}

fn is_filler(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty() || FILLERS.contains(&key(bare).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    const CONTACT: Place = Place::Company(CompanyField::ContactName);
    const PHONE: Place = Place::Company(CompanyField::ContactPhone);

    #[test]
    fn fillers_are_found() {
        for value in ["n/a", "N.A.", "-", "TBD", "xxx", "联系人", "Contact Name:", "???"] {
            assert_eq!(
                cells(&check_rule(&RULE, EMRT_2, &[Edit::text(CONTACT, value)])),
                ["Declaration!D19"],
                "{value}"
            );
        }
        for value in ["8001", "n/a", "phone"] {
            assert_eq!(cells(&check_rule(&RULE, CMRT, &[Edit::text(PHONE, value)])), ["Declaration!D17"], "{value}");
        }
    }

    #[test]
    fn names_numbers_and_optional_cells_are_ordinary() {
        for value in ["Abc Nguyen", "Na Li", "Test, Angela", "李", "Export department"] {
            assert!(check_rule(&RULE, CMRT, &[Edit::text(CONTACT, value)]).is_empty(), "{value}");
        }
        for value in ["400-820", "０７５５８８８８", "(0755) 5550 0100 ext. 8"] {
            assert!(check_rule(&RULE, CMRT, &[Edit::text(PHONE, value)]).is_empty(), "{value}");
        }
        assert!(check_rule(&RULE, CMRT, &[Edit::new(PHONE, Put::Number(13_800_138_000.0))]).is_empty());
        let optional = [CompanyField::AuthorizerTitle, CompanyField::AuthorizerPhone, CompanyField::Address]
            .map(|field| Edit::text(Place::Company(field), "n/a"));
        assert!(check_rule(&RULE, CMRT, &optional).is_empty());
    }
}
