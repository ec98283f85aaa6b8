//! P04: what stands for the policy's address leads nowhere for a reader outside the company.

use crate::base::addresses::{WebReading, is_within, read_web_addresses};
use crate::base::text::{half_width, is_invisible};
use crate::rules::prelude::*;

pub(crate) static RULE: Rule = Rule {
    code: "P04",
    name: "policy-address-unusable",
    severity: Warning,
    applies_to: WITH_COMPANY_QUESTIONS,
    source: Source {
        kind: SourceKind::Template,
        detail: &Text::fixed(
            "The Checker's note asks for an address such as www.companyname.com, though its formula takes any two characters. Text around an address and a home page are fine. Only \"Look at\" where the address belongs to a standard setter, an authority or an industry programme. Full-width characters in an address are covered by another rule",
            "官方 Checker 的提示要求类似 www.companyname.com 的网址，但公式接受任意两个字符。网址前后有文字、或只写首页都可以。网址属于标准制定机构、主管机关或行业项目时，仅列为“请留意”。网址中的全角字符由另一条规则检查",
        ),
    },
    title: &Text::fixed("Policy address cannot be opened by a reader", "客户无法打开政策网址"),
    why: &Text::fixed(
        "The customer wants to read the policy that is said to be public",
        "既然填写政策公开，客户会想打开来看",
    ),
    fix: &Text::fixed(
        "Enter the public web address of your own policy, for example https://www.example.com/policy",
        "填写本公司政策的公开网址，例如 https://www.example.com/policy",
    ),
    reasons: &[Reason::Form],
    example: Example {
        form: (TemplateKind::Cmrt, "6.5"),
        bad: &[Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "Conflict minerals policy.pdf")],
        good: &[Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), "See www.example.com, page Company")],
    },
    check,
    ..super::GROUP
};

fn check(ctx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some((public, comment)) = ctx.declaration.policy_address() else { return };
    if comment.readable().chars().count() < 2 {
        return;
    }
    let typed = Shown(comment.text());
    let (severity, message) = match read_web_addresses(comment.text()) {
        _ if is_filler(comment.text()) => (
            Warning,
            text!(
            en: "The policy is said to be public, but its address is given as \"{typed}\"",
            zh: "已填写政策公开，但网址写的是“{typed}”", typed = typed),
        ),
        WebReading::Public(hosts) => {
            let own = [CompanyField::ContactEmail, CompanyField::AuthorizerEmail]
                .into_iter()
                .filter_map(|field| ctx.declaration.company(field))
                .filter_map(|email| email.text().rsplit_once('@').map(|(_, domain)| domain.to_lowercase()))
                .any(|domain| hosts.iter().any(|host| is_within(host, &domain)));
            if own || !hosts.iter().all(|host| OTHER_ORGANISATIONS.iter().any(|other| is_within(host, other))) {
                return;
            }
            (
                Info,
                text!(
                en: "\"{typed}\" seems to be another organisation's page, not the company's own policy",
                zh: "“{typed}”似乎是其他机构的网页，不是本公司的政策", typed = typed),
            )
        }
        WebReading::Internal => (
            Warning,
            text!(
            en: "\"{typed}\" points into an internal network",
            zh: "“{typed}”指向内部网络", typed = typed),
        ),
        WebReading::File => (
            Warning,
            text!(
            en: "\"{typed}\" names a file, not a web address",
            zh: "“{typed}”是文件，不是网址", typed = typed),
        ),
        WebReading::Email => (
            Warning,
            text!(
            en: "\"{typed}\" is an e-mail address, not a web address",
            zh: "“{typed}”是电子邮件地址，不是网址", typed = typed),
        ),
        WebReading::None => (
            Warning,
            text!(
            en: "\"{typed}\" contains no web address",
            zh: "“{typed}”中没有网址", typed = typed),
        ),
    };
    sink.at(comment).for_comparison(&public.entry).severity(severity).report(message);
}

/// The web hosts of a comment, as far as they are not those of a standard setter, an authority or a
/// programme.
pub(super) fn hosts_of_its_own(comment: &str) -> Vec<String> {
    let WebReading::Public(mut hosts) = read_web_addresses(comment) else { return Vec::new() };
    hosts.retain(|host| !OTHER_ORGANISATIONS.iter().any(|other| is_within(host, other)));
    hosts
}

/// Hosts of standard setters, authorities and programmes whose pages are sometimes given instead of
/// a policy.
const OTHER_ORGANISATIONS: &[&str] = &[
    "responsiblemineralsinitiative.org",
    "responsiblebusiness.org",
    "conflictfreesourcing.org",
    "conflictfreesmelter.org",
    "eicc.info",
    "eiccoalition.org",
    "gesi.org",
    "oecd.org",
    "sec.gov",
    "congress.gov",
    "govinfo.gov",
    "europa.eu",
    "un.org",
    "unglobalcompact.org",
    "ipc.org",
    "itsci.org",
    "lbma.org.uk",
    "responsiblejewellery.com",
    "wikipedia.org",
];

/// Whether a comment says that there is no address.
fn is_filler(comment: &str) -> bool {
    #[rustfmt::skip]
    const FILLERS: &[&str] = &[
        "n/a", "na", "n.a", "n.a.", "none", "nil", "no", "yes", "tbd", "tba", "-", "--", "---",
        "notapplicable", "notavailable", "unknown", "无", "没有", "不适用", "暂无", "未知", "是",
        "否", "xxx", "test",
    ];
    let letters: String = half_width(comment).chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    FILLERS.contains(&letters.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{CMRT, CRT, EMRT_2, cells, check_rule};

    #[test]
    fn fillers_are_no_addresses() {
        for comment in ["n/a", "N / A", "不适用", "Ｎ／Ａ"] {
            assert!(is_filler(comment), "{comment}");
        }
        assert!(!is_filler("on request"));
    }

    #[test]
    fn findings_are_in_the_comment_of_the_question_on_publication() {
        let url = |text| Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), text);
        assert_eq!(cells(&check_rule(&RULE, CMRT, &[url("available on request")])), ["Declaration!G77"]);
        assert_eq!(cells(&check_rule(&RULE, EMRT_2, &[url("csr@example.com")])), ["Declaration!G117"]);
        let policy = Edit::text(Place::CompanyComment(CompanyQuestion::Policy), "see file");
        assert_eq!(cells(&check_rule(&RULE, CRT, &[policy])), ["Declaration!G63"]);
    }

    #[test]
    fn another_organisations_page_is_a_hint_and_any_company_page_none() {
        let url = |text| Edit::text(Place::CompanyComment(CompanyQuestion::PolicyUrl), text);
        let found = check_rule(&RULE, CMRT, &[url("https://www.responsiblemineralsinitiative.org/")]);
        assert_eq!(found.iter().map(|f| f.severity).collect::<Vec<_>>(), [Info]);
        assert!(check_rule(&RULE, CMRT, &[url("https://www.parent-company.example.net")]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[url("www.example.com, after www.oecd.org")]).is_empty());
        let contact = Edit::text(Place::Company(CompanyField::ContactEmail), "a@mail.ipc.org");
        assert!(check_rule(&RULE, CMRT, &[url("https://mail.ipc.org"), contact]).is_empty());
    }

    #[test]
    fn a_missing_address_belongs_to_another_rule() {
        let comment = Place::CompanyComment(CompanyQuestion::PolicyUrl);
        assert!(check_rule(&RULE, CMRT, &[Edit::blank(comment)]).is_empty());
        assert!(check_rule(&RULE, CMRT, &[Edit::text(comment, "-")]).is_empty());
        let no = Edit::text(Place::CompanyAnswer(CompanyQuestion::PolicyUrl), "No");
        assert!(check_rule(&RULE, CMRT, &[Edit::text(comment, "n/a"), no]).is_empty());
    }
}
