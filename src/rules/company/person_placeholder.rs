//! C06: something else stands where a person's name or phone number is required.

use crate::rules::placeholders::{Instead, instead_of_a_person, is_dummy_number, is_no_person};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C06",
    name: "person-placeholder",
    severity: Warning,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Instructions: contact name, contact phone and authorizer are mandatory. The Checker takes any text, and other cells may still lead to somebody, so this is to be explained. Looked for: texts that name nobody (N/A, test, same as last year, and the like in other languages), a department or a position alone, an e-mail address, the company's own name; phone numbers with fewer than 6 digits, of one digit over and over or in counting order. Which texts count as placeholders is this tool's own list",
            "填写说明：联系人姓名、联系人电话和授权人为必填。官方 Checker 填什么都接受，客户凭其他单元格也许仍能联系到人，因此列为“需要说明”。检查以下内容：没有指明人的字样（N/A、test、与去年相同等，含其他语言的同类写法）、只有部门或职位、电子邮件地址、公司自己的名称；电话少于 6 位数字、同一数字重复或按顺序排列。哪些字样算占位由本工具判断",
        ),
    },
    title: &Text::fixed("Placeholder instead of a person or phone number", "姓名或电话填的是占位内容"),
    why: &Text::fixed(
        "The Checker accepts any text here, but the customer cannot reach anybody with it",
        "官方 Checker 只看是否有内容，但客户凭这个联系不到人",
    ),
    fix: &Text::fixed("Enter the real name or number", "填写真实的姓名或号码"),
    reasons: &[Reason::OutOfDate, Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::ContactName), "N/A")],
        good: &[Edit::text(Place::Company(CompanyField::AuthorizerTitle), "N/A")],
    },
    check,
    ..super::GROUP
};

/// The shortest phone numbers that reach somebody from outside have this many digits.
const SHORTEST_PHONE: usize = 6;

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for field in [CompanyField::ContactName, CompanyField::AuthorizerName] {
        let Some(entry) = ctx.declaration.company(field) else { continue };
        let Some(kind) = instead_of_a_person(ctx, field, entry) else { continue };
        let value = Shown(entry.text());
        let mut finding = sink.at(entry);
        match kind {
            Instead::Placeholder => finding.report(placeholder(field, entry)),
            Instead::Department => finding
                .why(Text::fixed(
                    "The Instructions ask for a person, whom the customer can write to or who answers for the form",
                    "填写说明要求填写具体的人：客户要能联系到，或由其对申报负责",
                ))
                .fix(Text::fixed("Enter the person's name; the department may follow", "填写姓名，部门可以写在后面"))
                .report(text!(
                    en: "{field} \"{value}\" is a department or a position, not a person",
                    zh: "{field}“{value}”是部门或职位，不是人名", value = value; field: field.name())),
            Instead::Email => finding.report(text!(
                en: "{field} \"{value}\" is an e-mail address, not a person's name",
                zh: "{field}“{value}”是电子邮件地址，不是姓名", value = value; field: field.name())),
            Instead::Company => {
                if let Some(company) = ctx.declaration.company(CompanyField::Name) {
                    finding.for_comparison(company);
                }
                finding.report(text!(
                    en: "{field} \"{value}\" repeats the company name instead of naming a person",
                    zh: "{field}“{value}”重复了公司名称，不是人名", value = value; field: field.name()));
            }
        }
    }
    let Some(phone) = ctx.declaration.company(CompanyField::ContactPhone) else { return };
    // A blank and the error of a formula are C03.
    if phone.readable().is_empty() {
        return;
    }
    let digits = phone.text().chars().filter(|c| c.is_numeric()).count();
    if is_no_person(phone.text()) || is_dummy_number(phone.text()) {
        sink.at(phone).report(placeholder(CompanyField::ContactPhone, phone));
    } else if digits < SHORTEST_PHONE {
        sink.at(phone).report(text!(
            en: "{field} \"{value}\" has {digits}, too few for a phone number",
            zh: "{field}“{value}”只有 {digits}，不足以构成电话号码",
            value = Shown(phone.text());
            field: CompanyField::ContactPhone.name(), digits: Text::counted(digits, "digit", "digits", "位数字")));
    }
}

fn placeholder(field: CompanyField, entry: &Entry) -> Text {
    text!(
        en: "{field} \"{value}\" is a placeholder",
        zh: "{field}“{value}”是占位内容", value = Shown(entry.text()); field: field.name())
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
        for value in ["8001", "n/a", "phone", "000000000", "1234567890"] {
            assert_eq!(cells(&check_rule(&RULE, CMRT, &[Edit::text(PHONE, value)])), ["Declaration!D17"], "{value}");
        }
    }

    #[test]
    fn departments_addresses_and_the_company_are_no_persons() {
        let company = Edit::text(Place::Company(CompanyField::Name), "Yunting Demo Ltd");
        for (value, words) in [
            ("Export department", "department"),
            ("品质部", "department"),
            ("quality@example.com", "e-mail"),
            ("Yunting Demo Ltd", "company name"),
        ] {
            let findings = check_rule(&RULE, CMRT, &[company, Edit::text(CONTACT, value)]);
            assert_eq!(
                (cells(&findings), findings[0].severity),
                (vec!["Declaration!D15".to_owned()], Warning),
                "{value}"
            );
            assert!(findings[0].message.en.contains(words), "{}", findings[0].message.en);
        }
    }

    #[test]
    fn a_reference_is_named_once() {
        let authorizer = Edit::text(Place::Company(CompanyField::AuthorizerName), "同上");
        assert!(check_rule(&RULE, CMRT, &[authorizer]).is_empty(), "C05");
        assert_eq!(check_rule(&RULE, CMRT, &[Edit::text(CONTACT, "同上")]).len(), 1);
    }

    #[test]
    fn names_numbers_and_optional_cells_are_ordinary() {
        for value in ["Abc Nguyen", "Na Li", "Test, Angela", "李", "No", "Li Wei, Export Department"] {
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
