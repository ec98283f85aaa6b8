//! Revision numbers of the templates.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// A revision such as `6.22` or `1.31.1`. The part after the first dot is a decimal fraction: 6.4
/// is newer than 6.31.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Revision(Cow<'static, str>);

impl Revision {
    /// A revision known at compile time.
    pub const fn fixed(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// Finds the revision in a text such as `Revision 6.5` + line feed + `April 25, 2025`
    /// (`Declaration!J3`).
    pub fn find(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let after = ["revision", "version", "rev."]
            .iter()
            .find_map(|word| lower.find(word).and_then(|start| lower.get(start + word.len()..)))?;
        let number: String = after
            .trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == '.')
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.' || c.is_ascii_lowercase())
            .collect();
        let number = number.trim_end_matches('.');
        number.starts_with(|c: char| c.is_ascii_digit()).then(|| Self(Cow::Owned(number.to_owned())))
    }

    /// The number as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is older than another one by more than a second point number: 6.6 counts as
    /// 6.6.1.
    pub fn is_older_than(&self, newest: &Self) -> bool {
        let same_but_for_a_part = newest.0.strip_prefix(self.as_str()).is_some_and(|rest| rest.starts_with('.'));
        self < newest && !same_but_for_a_part
    }

    /// A revision from its number as printed: digits with one or two dots, such as `6.22` or
    /// `1.31.1`.
    pub fn parse(number: &str) -> Option<Self> {
        let parts = number.split('.').count();
        let digits = number.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        (digits && (2..=3).contains(&parts)).then(|| Self(Cow::Owned(number.to_owned())))
    }

    /// The number before the first dot.
    pub fn major(&self) -> u32 {
        self.0.split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0)
    }
}

impl Ord for Revision {
    fn cmp(&self, other: &Self) -> Ordering {
        let parts = |revision: &Revision| {
            let mut parts = revision.0.splitn(3, '.').map(str::to_owned);
            (revision.major(), parts.nth(1).unwrap_or_default(), parts.next().unwrap_or_default())
        };
        let (a, b) = (parts(self), parts(other));
        let trimmed = |decimals: &str| decimals.trim_end_matches('0').to_owned();
        a.0.cmp(&b.0).then_with(|| trimmed(&a.1).cmp(&trimmed(&b.1))).then_with(|| a.2.cmp(&b.2))
    }
}

impl PartialOrd for Revision {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_are_found_and_ordered() {
        assert_eq!(Revision::find("Revision 6.5\nApril 25, 2025"), Some(Revision::fixed("6.5")));
        assert_eq!(Revision::find("Version 2.0"), Some(Revision::fixed("2.0")));
        assert_eq!(Revision::find("REVISION 2.03a"), Some(Revision::fixed("2.03a")));
        assert_eq!(Revision::find("April 25, 2025"), None);
        let order = ["2.03a", "5.12", "6.01", "6.1", "6.22", "6.31", "6.4", "6.5", "6.6", "6.6.1", "6.9"];
        assert!(order.windows(2).all(|pair| Revision::fixed(pair[0]) < Revision::fixed(pair[1])));
    }
}
