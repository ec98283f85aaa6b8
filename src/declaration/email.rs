//! The text of an e-mail cell, read by its form alone. Nothing is looked up.

use crate::base::normal::key;
use crate::base::text::half_width;
use crate::base::text::is_invisible;

/// What the text of an e-mail cell is.
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
    /// No `@`, or nothing usable beside it.
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

/// Reads the text of an e-mail cell. Blanks around it, `mailto:` and full-width letters and marks do not matter here.
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
