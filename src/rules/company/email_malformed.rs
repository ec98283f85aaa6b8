//! C07: an e-mail cell holds no usable address.

use crate::base::addresses::{EmailFlaw, EmailReading, read_email};
use crate::base::text::half_width;
use crate::rules::clean_text::clean_text;
use crate::rules::error_values::{fix_for_error_value, shows_error_value};
use crate::rules::pictures_and_data_types::fix_for_object;
use crate::rules::placeholders::is_dummy_email;
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "C07",
    name: "email-malformed",
    severity: Error,
    applies_to: ALL_FAMILIES,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "Checker: the e-mail cells of contact and authorizer need an \"@\". The Instructions also allow \"n/a\" or \"not available\", which the Checker still counts as open: \"Must fix\". An address that plainly stands for one, such as xxx@xxx.com or name@company.com, is to be explained. Full-width characters are covered by another rule",
            "官方 Checker：联系人和授权人的电子邮件必须含“@”。填写说明允许填“无”或“不适用”（英文 n/a、not available），但官方 Checker 仍计为未完成，列为“必须修改”。明显是占位的地址（如 xxx@xxx.com、name@company.com）列为“需要说明”。全角字符由另一条规则检查",
        ),
    },
    title: &Text::fixed("E-mail address cannot be used", "电子邮件地址无法使用"),
    why: &Text::fixed(
        "The Checker asks for an \"@\", and the customer writes to this address when questions come up",
        "官方 Checker 要求含“@”，客户有问题时也要写信到这个地址",
    ),
    fix: &Text::fixed("Enter one e-mail address", "填写一个电子邮件地址"),
    reasons: &[Reason::OutOfDate, Reason::Form],
    correction: Some(correction),
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::Company(CompanyField::ContactEmail), "li.wei.example.com")],
        good: &[Edit::text(Place::Company(CompanyField::ContactEmail), "mailto:li.wei@example.com ")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    for field in [CompanyField::ContactEmail, CompanyField::AuthorizerEmail] {
        let Some(entry) = ctx.declaration.company(field) else { continue };
        // C03 and C04 say that it is missing.
        if fix_for_object(entry).is_some() {
            continue;
        }
        let shown = Shown(entry.text());
        let name = field.name();
        if entry.is_error_mark() && !entry.is_blank() {
            sink.at(entry).fix(fix_for_error_value(entry)).report(shows_error_value(&name, entry));
            continue;
        }
        let (severity, message) = match read_email(entry.text()) {
            EmailReading::Address if is_dummy_email(entry.text()) => (
                Warning,
                text!(
                    en: "{field} \"{value}\" is a placeholder, not a real address",
                    zh: "{field}“{value}”是占位内容，不是真实的地址", value = shown; field: name),
            ),
            // Only the full-width characters are wrong (H03).
            EmailReading::Blank | EmailReading::Address | EmailReading::FullWidthAt => continue,
            EmailReading::NoAddress => (
                Error,
                text!(
                    en: "{field} \"{value}\" is not an e-mail address",
                    zh: "{field}“{value}”不是电子邮件地址", value = shown; field: name),
            ),
            EmailReading::NotAvailable => (
                Error,
                text!(
                    en: "{field} is \"{value}\": the Instructions allow it, but the Checker stays red without an \"@\"",
                    zh: "{field}填的是“{value}”：填写说明允许，但没有“@”时官方 Checker 仍显示未完成", value = shown; field: name),
            ),
            EmailReading::Several => (
                Info,
                text!(
                    en: "{field} contains several addresses: \"{value}\"",
                    zh: "{field}填了多个地址：“{value}”", value = shown; field: name),
            ),
            EmailReading::Flawed(flaw) => {
                let reason = match flaw {
                    EmailFlaw::Comma => Text::fixed("it contains a comma", "含有逗号"),
                    EmailFlaw::Space => Text::fixed("it contains a space or a line break", "含有空格或换行"),
                    EmailFlaw::SeveralAts => Text::fixed("it has more than one \"@\"", "有多个“@”"),
                    EmailFlaw::DomainWithoutDot => Text::fixed("there is no dot after the \"@\"", "“@”后面没有点号"),
                };
                let message = text!(
                    en: "{field} \"{value}\" does not look like an address: {reason}",
                    zh: "{field}“{value}”不像电子邮件地址：{reason}", value = shown; field: name, reason: reason);
                (Warning, message)
            }
        };
        let mut finding = sink.at(entry);
        finding.severity(severity);
        let plain = half_width(entry.text()).replace(['。', '｡'], ".");
        let is_mended = plain != entry.text() && read_email(&plain) == EmailReading::Address;
        if is_mended {
            finding.choose(entry, plain, Text::default());
        }
        finding.report(message);
    }
}

/// The address without blanks.
fn correction(ctx: &Context<'_>, finding: &Finding, entry: &Entry) -> RightValue {
    let has_blank = read_email(entry.text()) == EmailReading::Flawed(EmailFlaw::Space);
    if has_blank { clean_text(ctx, finding, entry) } else { RightValue::None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, EMRT_2, cells, check_rule};

    fn found(text: &'static str) -> Vec<Severity> {
        let edits = [Edit::text(Place::Company(CompanyField::AuthorizerEmail), text)];
        check_rule(&RULE, CMRT, &edits).into_iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn severity_follows_what_is_wrong() {
        assert_eq!(found("@"), [Error]);
        assert_eq!(found("同上"), [Error]);
        assert_eq!(found("n/a"), [Error]);
        assert_eq!(found("a@b.com, c@d.com"), [Warning]);
        assert_eq!(found("a b@c.com"), [Warning]);
        assert_eq!(found("a@b"), [Warning]);
        assert_eq!(found("a@b.com; c@d.com"), [Info]);
        assert_eq!(found("a@b。com"), [Warning]);
        assert_eq!(found("xxx@xxx.com"), [Warning]);
        assert_eq!(found("Name@Company.com"), [Warning]);
        let contact = [Edit::text(Place::Company(CompanyField::ContactEmail), "none")];
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &contact)), ["Declaration!D20"]);
    }

    #[test]
    fn addresses_and_blanks_are_ordinary() {
        // Full-width characters alone are H03.
        for text in ["a.b@c-d.com.cn", " a@b.com\t", "mailto:a@b.com", "李伟@例子.中国", "ａ@b．com", "a＠b.com", ""]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
