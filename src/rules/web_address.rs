//! Web addresses in comments: what is one, and whether a reader outside the company can open it.

use crate::base::text::half_width_char;

/// A comment with its web addresses in half-width: `ｈｔｔｐｓ：／／ｗｗｗ．…`, `https：//…` and
/// `www。example。com` are no addresses for a program. `None` where there is nothing to change. Words
/// around an address stay as they are.
pub(super) fn with_ordinary_addresses(comment: &str) -> Option<String> {
    // An address ends where a blank, or a Chinese or Japanese word or mark stands.
    let is_part = |c: char| c.is_ascii_graphic() || matches!(c, '。' | '｡') || ('\u{ff01}'..='\u{ff5e}').contains(&c);
    let is_mark = |c: char| !c.is_ascii() && !half_width(c.encode_utf8(&mut [0; 4])).contains(char::is_alphanumeric);
    let mut changed = String::with_capacity(comment.len());
    let mut rest = comment;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at_checked(start)?;
        let end = from.find(|c| !is_part(c)).unwrap_or(from.len());
        let (run, after) = from.split_at_checked(end)?;
        let address = run.trim_start_matches(is_mark).trim_end_matches(|c| is_mark(c) && c != '／');
        let half = half_width(address);
        let is_public = matches!(host_of(&half.to_lowercase()), Host::Public(_));
        changed.push_str(before);
        changed.push_str(&if is_public { run.replacen(address, &half, 1) } else { run.to_owned() });
        rest = after;
    }
    changed.push_str(rest);
    (changed != comment).then_some(changed)
}

/// The web hosts of a comment, as far as they are not those of a standard setter, an authority or a
/// programme.
pub(super) fn hosts_of_its_own(comment: &str) -> Vec<String> {
    let Address::Web(mut hosts) = judge(comment) else { return Vec::new() };
    hosts.retain(|host| !OTHER_ORGANISATIONS.iter().any(|other| is_within(host, other)));
    hosts
}

/// Hosts of standard setters, authorities and programmes whose pages are sometimes given instead of
/// a policy.
pub(super) const OTHER_ORGANISATIONS: &[&str] = &[
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

/// What a comment gives as the address of the policy.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Web hosts that anybody can look up, in lower case without `www.`.
    Web(Vec<String>),
    /// A name or number that only an internal network knows.
    Intranet,
    /// A file or a path.
    File,
    /// An e-mail address.
    Email,
    /// A filler such as n/a.
    NotGiven,
    /// Words only.
    Words,
}

/// What a comment gives as the address of the policy.
pub(super) fn judge(comment: &str) -> Address {
    const FILLERS: &[&str] = &[
        "n/a",
        "na",
        "n.a",
        "n.a.",
        "none",
        "nil",
        "no",
        "yes",
        "tbd",
        "tba",
        "-",
        "--",
        "---",
        "notapplicable",
        "notavailable",
        "unknown",
        "无",
        "没有",
        "不适用",
        "暂无",
        "未知",
        "是",
        "否",
        "xxx",
        "test",
    ];
    let text = half_width(comment);
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    if FILLERS.contains(&letters.as_str()) {
        return Address::NotGiven;
    }
    let mut hosts = Vec::new();
    let (mut intranet, mut file, mut email) = (false, false, false);
    for token in tokens(&text) {
        let before_path = token.split('/').next().unwrap_or_default();
        if before_path.contains('@') {
            email = true;
            continue;
        }
        let lower = token.to_lowercase();
        if is_file_path(&lower) {
            file = true;
            continue;
        }
        match host_of(&lower) {
            Host::Public(host) => hosts.push(host),
            Host::Internal => intranet = true,
            Host::None => file |= is_file_name(&lower),
        }
    }
    match (hosts.is_empty(), intranet, file, email) {
        (false, ..) => Address::Web(hosts),
        (_, true, ..) => Address::Intranet,
        (_, _, true, _) => Address::File,
        (_, _, _, true) => Address::Email,
        _ => Address::Words,
    }
}

/// Full-width characters as ordinary ones, without invisible characters and without blanks inside
/// `http : // host`.
fn half_width(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !crate::base::text::is_invisible(*c) || c.is_whitespace())
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => half_width_char(c),
            '。' | '｡' => '.',
            c => c,
        })
        .collect();
    let mut joined = String::with_capacity(plain.len());
    for (index, part) in plain.split("//").enumerate() {
        if index == 0 {
            joined.push_str(part);
            continue;
        }
        let kept = joined.trim_end().len();
        if joined.get(..kept).is_some_and(|before| before.ends_with(':')) {
            joined.truncate(kept);
        }
        joined.push_str("//");
        joined.push_str(part.trim_start());
    }
    joined.replace(" ://", "://")
}

/// The parts of a text that could be an address: cut at blanks, brackets, quotes, list marks and
/// Chinese or Japanese text, which stays whole where a scheme says that a host follows.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '<'
                    | '>'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '|'
                    | ';'
                    | ','
                    | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '、'
                    | '《'
                    | '》'
                    | '【'
                    | '】'
                    | '「'
                    | '」'
            )
    };
    text.split(ends)
        .flat_map(move |word| {
            let with_scheme = word
                .find("://")
                .is_some_and(|at| word.get(at + 3..).is_some_and(|rest| rest.starts_with(is_ideograph)));
            let cut = move |c: char| is_ideograph(c) && !with_scheme;
            word.split(cut)
        })
        .filter(|token| !token.is_empty())
}

/// Chinese characters, kana and hangul.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A drive, a network share, or the scheme for files.
fn is_file_path(token: &str) -> bool {
    let mut start = token.chars();
    let (first, second, third) = (start.next(), start.next(), start.next());
    let drive =
        first.is_some_and(|c| c.is_ascii_alphabetic()) && second == Some(':') && matches!(third, Some('\\' | '/'));
    drive || token.starts_with("\\\\") || token.starts_with("file:")
}

fn is_file_name(token: &str) -> bool {
    const ENDINGS: &[&str] = &["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "zip", "jpg", "png"];
    token.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// What a token is as a host.
enum Host {
    Public(String),
    Internal,
    None,
}

fn host_of(token: &str) -> Host {
    if let Some((_, rest)) = token.split_once("://") {
        // Any scheme will do: a mistyped one can still be followed.
        let rest = rest.trim_start_matches('/');
        // Some schemes are written twice.
        if rest.starts_with("http") && rest.contains("://") {
            return host_of(rest);
        }
        let host = rest.split(['/', '?', '#', ':', '\\']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        return named_host(host.trim_matches(['.', '-']), true);
    }
    for piece in token.split(['/', '?', '#', ':', '\\', '=', '&']) {
        let piece = piece.trim_matches(['.', '-', '\'', '*', '!', '_']);
        if let Host::Public(host) = named_host(piece, false) {
            return Host::Public(host);
        }
    }
    Host::None
}

/// Judges a host. Where no scheme says that it is one, its ending has to be a usual one.
fn named_host(host: &str, after_scheme: bool) -> Host {
    const INTERNAL: &[&str] =
        &["local", "localhost", "lan", "intranet", "internal", "corp", "home", "intern", "localdomain"];
    const USUAL: &[&str] = &[
        "com",
        "net",
        "org",
        "info",
        "biz",
        "edu",
        "gov",
        "mil",
        "int",
        "name",
        "pro",
        "jobs",
        "mobi",
        "asia",
        "group",
        "tech",
        "technology",
        "online",
        "site",
        "website",
        "shop",
        "store",
        "global",
        "company",
        "world",
        "page",
        "cloud",
        "app",
        "dev",
        "solutions",
        "systems",
        "industries",
        "international",
        "engineering",
        "energy",
        "swiss",
        "top",
        "xyz",
        "vip",
        "ltd",
        "gmbh",
        "link",
        "club",
        "work",
        "tools",
        "center",
        "digital",
        "green",
        "solar",
        "health",
        "one",
        "live",
        "life",
    ];
    let had_www = host.starts_with("www.");
    let host = host.strip_prefix("www.").unwrap_or(host);
    if let Some(private) = private_number(host).filter(|_| after_scheme) {
        return if private { Host::Internal } else { Host::Public(host.to_owned()) };
    }
    let well_formed = !host.is_empty()
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')));
    if !well_formed {
        return Host::None;
    }
    let Some((_, ending)) = host.rsplit_once('.') else {
        return if after_scheme { Host::Internal } else { Host::None };
    };
    if INTERNAL.contains(&ending) {
        return if after_scheme { Host::Internal } else { Host::None };
    }
    let letters = ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic);
    let punycode = ending.starts_with("xn--");
    // "Co.KG" is the end of a company name.
    let two_letters = ending.len() == 2 && letters && host != "co.kg";
    let usual = two_letters || punycode || USUAL.contains(&ending);
    if usual || ((after_scheme || had_www) && letters && !is_file_name(host)) {
        return Host::Public(host.to_owned());
    }
    Host::None
}

/// For four numbers with dots: whether they are an address of an internal network.
fn private_number(host: &str) -> Option<bool> {
    let numbers: Vec<u8> = host.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match numbers.as_slice() {
        [10 | 127, _, _, _] | [192, 168, _, _] | [169, 254, _, _] => Some(true),
        [172, second, _, _] => Some((16..32).contains(second)),
        [_, _, _, _] => Some(false),
        _ => None,
    }
}

/// Whether a host is a domain or lies below it.
pub(super) fn is_within(host: &str, domain: &str) -> bool {
    let domain = domain.trim();
    host == domain || host.strip_suffix(domain).is_some_and(|before| before.ends_with('.') && !domain.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_a_reader_can_open_are_accepted() {
        for comment in [
            "www.example.com",
            "example.com",
            "https://www.example.com/minerals-policy",
            "HTTP://WWW.EXAMPLE.CO.JP/",
            "http:// www.example.com/policy.pdf",
            "http : // example.com",
            "https//www.example.com",
            "http:\\\\www.example.com\\policy",
            "https://https://www.example.com",
            "URL:https://example.de/policy",
            "ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ／ｐｏｌｉｃｙ",
            "www。example。com",
            "请见官网www.example.com.cn。",
            "网址：https://www.example.cn/社会责任/政策.pdf",
            "Our policy is published on our home page (www.example.com), chapter Sustainability.",
            "Policy: example.co.uk; contact: csr@example.co.uk",
            "https://例子.公司/政策",
            "https://www.example.technology",
            "https://portal.example.com:8443/x?y=z",
            "<https://example.eu>",
            "www.example.com\u{200b}",
            "www.example.com/@policy",
            "htps://www.example.com",
            "https:/www.example.com",
            "ftp://ftp.example.com/policy.pdf",
            "http://203.0.113.7/policy",
            "https://en.example.com.tw/csr_policy",
        ] {
            assert!(matches!(judge(comment), Address::Web(_)), "{comment}: {:?}", judge(comment));
        }
    }

    #[test]
    fn addresses_are_offered_in_half_width() {
        for (comment, plain) in [
            (
                "ｈｔｔｐｓ：／／ｗｗｗ．ｂｅｉｓｐｉｅｌ．ｅｘａｍｐｌｅ／ｐｏｌｉｃｙ",
                "https://www.beispiel.example/policy",
            ),
            ("https：//www.example.com", "https://www.example.com"),
            ("www。example。com", "www.example.com"),
            ("请见官网：https：//www.example.com.cn／政策。", "请见官网：https://www.example.com.cn/政策。"),
            ("See ｗｗｗ．example．com （policy）", "See www.example.com （policy）"),
        ] {
            assert_eq!(with_ordinary_addresses(comment).as_deref(), Some(plain), "{comment}");
        }
        for comment in [
            "https://www.example.com",
            "网址：https://www.example.cn/社会责任。",
            "政策（见官网）。",
            "Ｎ／Ａ",
            "公司。深圳",
            "",
        ] {
            assert_eq!(with_ordinary_addresses(comment), None, "{comment}");
        }
    }

    #[test]
    fn anything_else_is_named_for_what_it_is() {
        for (comment, address) in [
            ("n/a", Address::NotGiven),
            ("N / A", Address::NotGiven),
            ("不适用", Address::NotGiven),
            ("Ｎ／Ａ", Address::NotGiven),
            ("csr@example.com", Address::Email),
            ("mailto:csr@example.com", Address::Email),
            ("C:\\Users\\me\\policy.pdf", Address::File),
            ("\\\\server\\share\\policy.docx", Address::File),
            ("file:///c:/policy.pdf", Address::File),
            ("Conflict Minerals Policy 2024.pdf", Address::File),
            ("http://intranet/policy", Address::Intranet),
            ("https://portal.example.local/policy", Address::Intranet),
            ("http://192.168.1.20/policy", Address::Intranet),
            ("Policy is available on request", Address::Words),
            ("Conflict Minerals Policy, Rev. 1.2 (e.g. by Example Co., Ltd.)", Address::Words),
            ("见附件", Address::Words),
            ("Policy of Beispiel GmbH & Co.KG", Address::Words),
            ("", Address::Words),
            ("公司网站首页", Address::Words),
            ("www", Address::Words),
            ("Released on 2024.05.02", Address::Words),
        ] {
            assert_eq!(judge(comment), address, "{comment}");
        }
    }
}
