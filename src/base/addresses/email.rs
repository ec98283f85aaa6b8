//! E-mail addresses: what a text that should be one is.

use super::web::is_host;
use crate::base::normal::key;
use crate::base::text::{half_width, is_invisible};

/// What a text is that should be an e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailReading {
    /// Nothing is there.
    Blank,
    /// One address.
    Address,
    /// Several addresses, parted by `;` or `/`.
    Several,
    /// Addresses with a full-width `＠` only, which the Checker does not take for an `@`.
    FullWidthAt,
    /// "n/a" or "not available", which the Instructions allow and the Checker does not.
    NotAvailable,
    /// No `@`, or nothing usable next to it.
    NoAddress,
    /// An `@` is there, but the form of an address is not.
    Flawed(EmailFlaw),
}

/// What is wrong with the form of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailFlaw {
    /// A comma inside.
    Comma,
    /// A space or line break inside.
    Space,
    /// More than one `@`.
    SeveralAts,
    /// No dot in the part after the `@`.
    DomainWithoutDot,
}

/// What the Instructions offer to those without an address, in English, Chinese and Japanese.
const NOT_AVAILABLE: &[&str] =
    &["n/a", "na", "n.a.", "n.a", "not available", "not applicable", "无", "無", "不适用", "不適用", "利用不可"];

/// Reads a text that should be an e-mail address. Blanks around it, `mailto:` and full-width
/// letters and marks do not matter here.
pub fn read_email(text: &str) -> EmailReading {
    let visible: String = half_width(text).chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
    let trimmed = visible.trim();
    if trimmed.is_empty() {
        return EmailReading::Blank;
    }
    if NOT_AVAILABLE.contains(&key(trimmed).as_str()) {
        return EmailReading::NotAvailable;
    }
    let parts: Vec<EmailReading> =
        trimmed.split([';', '/']).map(str::trim).filter(|part| part.contains('@')).map(read_one).collect();
    let usable = parts.iter().filter(|part| **part != EmailReading::NoAddress).count();
    let flawed = parts.iter().find(|part| matches!(part, EmailReading::Flawed(_)));
    match (usable, flawed) {
        (0, _) => EmailReading::NoAddress,
        (_, Some(flawed)) => *flawed,
        _ if !text.contains('@') => EmailReading::FullWidthAt,
        (1, None) => EmailReading::Address,
        (_, None) => EmailReading::Several,
    }
}

fn read_one(part: &str) -> EmailReading {
    let address = match part.split_at_checked("mailto:".len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case("mailto:") => rest,
        _ => part,
    };
    let address = address.trim().trim_start_matches('<').trim_end_matches(['>', '.', ',']).trim();
    let (Some((before, _)), Some((_, domain))) = (address.split_once('@'), address.rsplit_once('@')) else {
        return EmailReading::NoAddress;
    };
    if !before.contains(char::is_alphanumeric) || !domain.contains(char::is_alphanumeric) {
        return EmailReading::NoAddress;
    }
    let flaw = if address.contains([',', '，']) {
        EmailFlaw::Comma
    } else if address.contains(char::is_whitespace) {
        EmailFlaw::Space
    } else if address.matches('@').count() > 1 {
        EmailFlaw::SeveralAts
    } else if !domain.trim_matches('.').contains('.') {
        EmailFlaw::DomainWithoutDot
    } else {
        return EmailReading::Address;
    };
    EmailReading::Flawed(flaw)
}

/// Whether a text is one e-mail address and nothing else: no name before it, no blank inside.
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    !text.contains(char::is_whitespace) && !text.contains(['<', '(']) && read_email(text) == EmailReading::Address
}

/// Whether a text is `mailto:` and an address, and nothing else: a subject or a body would be words
/// that the user never sees before they are sent.
pub fn is_plain_mailto(link: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let Some((name, host)) = link.strip_prefix("mailto:").and_then(|address| address.split_once('@')) else {
        return false;
    };
    !name.is_empty() && name.chars().all(is_plain) && is_host(host) && !host.contains(':')
}

/// The address without blanks, where they are next to the `@`, or next to a dot of a domain that
/// goes on after it. Blanks elsewhere may part a name from an address, or stand for a missing
/// character.
pub fn email_without_blanks(text: &str) -> Option<String> {
    let (before, domain) = text.split_once('@')?;
    let before = before.trim_end();
    if before.contains(char::is_whitespace) {
        return None;
    }
    let mut joined = String::new();
    for piece in domain.split_whitespace() {
        let continues = joined.is_empty()
            || piece.starts_with('.')
            // "example. com" goes on; "example.com. Thanks" is a sentence.
            || joined.strip_suffix('.').is_some_and(|incomplete| !incomplete.contains('.'));
        let is_plain = piece.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
        if !continues || !is_plain {
            return None;
        }
        joined.push_str(piece);
    }
    let joined = format!("{before}@{joined}");
    (joined.is_ascii() && read_email(&joined) == EmailReading::Address).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        for text in [
            "a@b.com",
            " a.b-c+d@b.co.jp\t",
            "mailto:a@b.com",
            "MAILTO: a@b.com",
            "<a@b.com>",
            "a@b.com;",
            "ａ@b．com",
            "a@b.com.",
        ] {
            assert_eq!(read_email(text), EmailReading::Address, "{text}");
        }
        for text in ["a@b.com; c@d.com", "a@b.com/c@d.com", "a@b.com ； c@d.com"] {
            assert_eq!(read_email(text), EmailReading::Several, "{text}");
        }
    }

    #[test]
    fn other_texts_are_told_apart() {
        for text in ["none", "@", "a@", "a@ ", "@b.com", "a.b.com", "见名片"] {
            assert_eq!(read_email(text), EmailReading::NoAddress, "{text}");
        }
        for text in ["N/A", "not  available", " n.a. ", "无", "不适用"] {
            assert_eq!(read_email(text), EmailReading::NotAvailable, "{text}");
        }
        assert_eq!(read_email("a@b.com, c@d.com"), EmailReading::Flawed(EmailFlaw::Comma));
        assert_eq!(read_email("a b@c.com"), EmailReading::Flawed(EmailFlaw::Space));
        assert_eq!(read_email("a@b.com\nc@d.com"), EmailReading::Flawed(EmailFlaw::Space));
        assert_eq!(read_email("a@b@c.com"), EmailReading::Flawed(EmailFlaw::SeveralAts));
        assert_eq!(read_email("a@localhost"), EmailReading::Flawed(EmailFlaw::DomainWithoutDot));
        assert_eq!(read_email("a＠b.com"), EmailReading::FullWidthAt);
        assert_eq!(read_email(""), EmailReading::Blank);
    }
}
