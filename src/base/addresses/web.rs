//! Web addresses: which hosts a text names, and what links and origins a setting may name.

use crate::base::text::{half_width_char, is_east_asian, is_full_width, is_invisible};
// Addresses as numbers; nothing here opens a connection.
use core::net::Ipv4Addr;

/// What a text gives as a web address.
#[derive(Debug, PartialEq, Eq)]
pub enum WebReading {
    /// Hosts that anybody can look up, in lower case without `www.`.
    Public(Vec<String>),
    /// A name or number that only an internal network knows.
    Internal,
    /// A file or a path.
    File,
    /// An e-mail address.
    Email,
    /// No address.
    None,
}

/// Reads a text that should have a web address in it, in words or alone.
pub fn read_web_addresses(text: &str) -> WebReading {
    let text = readable(text);
    let mut hosts = Vec::new();
    let (mut internal, mut file, mut email) = (false, false, false);
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
            Host::Internal => internal = true,
            Host::None => file |= is_file_name(&lower),
        }
    }
    match (hosts.is_empty(), internal, file, email) {
        (false, ..) => WebReading::Public(hosts),
        (_, true, ..) => WebReading::Internal,
        (_, _, true, _) => WebReading::File,
        (_, _, _, true) => WebReading::Email,
        _ => WebReading::None,
    }
}

/// A text with its web addresses in half-width: `ｈｔｔｐｓ：／／ｗｗｗ．…`, `https：//…` and
/// `www。example。com` are no addresses for a program. `None` where there is nothing to change.
/// Words around an address stay as they are.
pub fn with_half_width_addresses(text: &str) -> Option<String> {
    // An address ends at a blank, and at a Chinese or Japanese word or mark.
    let is_part = |c: char| c.is_ascii_graphic() || matches!(c, '。' | '｡') || is_full_width(c);
    let is_mark = |c: char| !c.is_ascii() && !readable(c.encode_utf8(&mut [0; 4])).contains(char::is_alphanumeric);
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at_checked(start)?;
        let end = from.find(|c| !is_part(c)).unwrap_or(from.len());
        let (run, after) = from.split_at_checked(end)?;
        let address = run.trim_start_matches(is_mark).trim_end_matches(|c| is_mark(c) && c != '／');
        let half = readable(address);
        let is_public = matches!(host_of(&half.to_lowercase()), Host::Public(_));
        changed.push_str(before);
        changed.push_str(&if is_public { run.replacen(address, &half, 1) } else { run.to_owned() });
        rest = after;
    }
    changed.push_str(rest);
    (changed != text).then_some(changed)
}

/// Whether a host is a domain or below it.
pub fn is_within(host: &str, domain: &str) -> bool {
    let domain = domain.trim();
    host == domain || host.strip_suffix(domain).is_some_and(|before| before.ends_with('.') && !domain.is_empty())
}

/// The host of an `https://` link, with its port. `None` where the text is no such link, or has
/// blanks or marks in it that hide where it leads.
pub fn https_host(link: &str) -> Option<&str> {
    let hides = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    let rest = link.strip_prefix("https://").filter(|rest| !rest.contains(hides))?;
    rest.split(['/', '?', '#']).next().filter(|host| is_host(host))
}

/// Whether a text is an origin as browsers write it: anything else would never be equal to one.
pub fn is_origin(text: &str) -> bool {
    let rest = text.strip_prefix("https://").map(|rest| (rest, ":443"));
    let rest = rest.or_else(|| text.strip_prefix("http://").map(|rest| (rest, ":80")));
    rest.is_some_and(|(host, usual)| is_host(host) && !host.ends_with(usual) && host == host.to_lowercase())
}

/// Whether a text is the name or the number of a host, with or without a port.
pub fn is_host(text: &str) -> bool {
    let (host, port) = text.split_once(':').map_or((text, None), |(host, port)| (host, Some(port)));
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    let is_port = |port: &str| !port.starts_with('0') && port.parse::<u16>().is_ok() && !port.starts_with('+');
    host.split('.').all(is_label) && port.is_none_or(is_port)
}

/// Full-width characters as ordinary ones, without invisible characters and without blanks inside
/// `http : // host`.
fn readable(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !is_invisible(*c) || c.is_whitespace())
        .map(|c| match c {
            c if is_full_width(c) => half_width_char(c),
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
    let ends = |c: char| c.is_whitespace() || "\"<>()[]{}|;,“”‘’、《》【】「」".contains(c);
    text.split(ends)
        .flat_map(move |word| {
            let with_scheme = word
                .find("://")
                .is_some_and(|at| word.get(at + 3..).is_some_and(|rest| rest.starts_with(is_east_asian)));
            let cut = move |c: char| is_east_asian(c) && !with_scheme;
            word.split(cut)
        })
        .filter(|token| !token.is_empty())
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
    /// One that anybody can look up, in lower case without `www.`.
    Public(String),
    /// One that only an internal network knows.
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
    #[rustfmt::skip]
    const USUAL: &[&str] = &[
        "com", "net", "org", "info", "biz", "edu", "gov", "mil", "int", "name", "pro", "jobs",
        "mobi", "asia", "group", "tech", "technology", "online", "site", "website", "shop", "store",
        "global", "company", "world", "page", "cloud", "app", "dev", "solutions", "systems",
        "industries", "international", "engineering", "energy", "swiss", "top", "xyz", "vip", "ltd",
        "gmbh", "link", "club", "work", "tools", "center", "digital", "green", "solar", "health",
        "one", "live", "life",
    ];
    let had_www = host.starts_with("www.");
    let host = host.strip_prefix("www.").unwrap_or(host);
    if after_scheme && let Ok(number) = host.parse::<Ipv4Addr>() {
        let is_internal = number.is_private() || number.is_loopback() || number.is_link_local();
        return if is_internal { Host::Internal } else { Host::Public(host.to_owned()) };
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
            let reading = read_web_addresses(comment);
            assert!(matches!(reading, WebReading::Public(_)), "{comment}: {reading:?}");
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
            assert_eq!(with_half_width_addresses(comment).as_deref(), Some(plain), "{comment}");
        }
        for comment in [
            "https://www.example.com",
            "网址：https://www.example.cn/社会责任。",
            "政策（见官网）。",
            "Ｎ／Ａ",
            "公司。深圳",
            "",
        ] {
            assert_eq!(with_half_width_addresses(comment), None, "{comment}");
        }
    }

    #[test]
    fn anything_else_is_named_for_what_it_is() {
        for (comment, reading) in [
            ("csr@example.com", WebReading::Email),
            ("mailto:csr@example.com", WebReading::Email),
            ("C:\\Users\\me\\policy.pdf", WebReading::File),
            ("\\\\server\\share\\policy.docx", WebReading::File),
            ("file:///c:/policy.pdf", WebReading::File),
            ("Conflict Minerals Policy 2024.pdf", WebReading::File),
            ("http://intranet/policy", WebReading::Internal),
            ("https://portal.example.local/policy", WebReading::Internal),
            ("http://192.168.1.20/policy", WebReading::Internal),
            ("Policy is available on request", WebReading::None),
            ("Conflict Minerals Policy, Rev. 1.2 (e.g. by Example Co., Ltd.)", WebReading::None),
            ("见附件", WebReading::None),
            ("Policy of Beispiel GmbH & Co.KG", WebReading::None),
            ("", WebReading::None),
            ("公司网站首页", WebReading::None),
            ("www", WebReading::None),
            ("Released on 2024.05.02", WebReading::None),
        ] {
            assert_eq!(read_web_addresses(comment), reading, "{comment}");
        }
    }

    #[test]
    fn numbers_of_internal_networks_are_known() {
        let is_internal = |host: &str| read_web_addresses(&format!("http://{host}/")) == WebReading::Internal;
        for host in ["10.1.2.3", "127.0.0.1", "172.16.0.1", "172.31.255.1", "192.168.0.1", "169.254.1.1"] {
            assert!(is_internal(host), "{host}");
        }
        for host in ["11.1.2.3", "172.15.0.1", "172.32.0.1", "192.167.0.1", "203.0.113.7"] {
            assert!(!is_internal(host), "{host}");
        }
    }
}
