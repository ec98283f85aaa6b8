//! E-mail and web addresses, told by their form alone. Nothing is looked up.

mod email;
mod web;

pub use email::{EmailFlaw, EmailReading, email_without_blanks, is_email, is_plain_mailto, read_email};
pub use web::{WebReading, https_host, is_host, is_origin, is_within, read_web_addresses, with_half_width_addresses};

use std::ops::Range;

/// Where e-mail and web addresses are among the characters of a text.
pub fn find_addresses(text: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let belongs = |c: &char| c.is_ascii_alphanumeric() || "@.:/?&=#%_-+~＠".contains(*c);
    for run in text.split(|c| !belongs(c)) {
        let piece: String = run.iter().collect();
        let address = piece.trim_end_matches(['.', ':', '?', '/', '-']);
        let (name, host) = address.split_once(['@', '＠']).unwrap_or_default();
        let page = address.split_once("://").map(|(_, page)| page).or_else(|| address.strip_prefix("www."));
        let has_letters = |part: &str| part.chars().any(char::is_alphanumeric);
        if has_letters(name) && has_letters(host) || page.is_some_and(has_letters) {
            found.push(start..start + address.chars().count());
        }
        start += run.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_sentences() {
        let found = |text: &str| -> Vec<String> {
            let letters: Vec<char> = text.chars().collect();
            find_addresses(&letters).into_iter().map(|range| letters[range].iter().collect()).collect()
        };
        assert_eq!(
            found("写信至a.b@c.example，或见 https://c.example/policy?x=1."),
            ["a.b@c.example", "https://c.example/policy?x=1"]
        );
        assert_eq!(found("www.c.example"), ["www.c.example"]);
        assert!(found("more than one \"@\", and/or https://, Smelter List!B4: a.b").is_empty());
    }
}
