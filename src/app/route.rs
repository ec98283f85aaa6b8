//! Which page an address names: the part after `#`, so that a static host needs no settings.

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Check a file.
    #[default]
    Check,
    /// The rules, opened at one of them.
    Rules(Option<String>),
    /// About, privacy and limits, opened at a section.
    About(Option<String>),
}

impl Route {
    /// Reads the part of an address from `#` on; anything unknown is the first page.
    pub fn parse(hash: &str) -> Self {
        let (page, part) = match hash.trim_start_matches('#').split_once('/') {
            Some((page, part)) => (page, Some(part.to_owned()).filter(|part| is_word(part))),
            None => (hash.trim_start_matches('#'), None),
        };
        match page {
            "rules" => Self::Rules(part),
            "about" => Self::About(part),
            _ => Self::Check,
        }
    }
}

/// Parts become element ids.
fn is_word(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|character| character.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_pages() {
        assert_eq!(Route::parse(""), Route::Check);
        assert_eq!(Route::parse("#check"), Route::Check);
        assert_eq!(Route::parse("#rules"), Route::Rules(None));
        assert_eq!(Route::parse("#rules/L08"), Route::Rules(Some("L08".to_owned())));
        assert_eq!(Route::parse("#rules/\"><b"), Route::Rules(None));
        assert_eq!(Route::parse("#about/privacy"), Route::About(Some("privacy".to_owned())));
        assert_eq!(Route::parse("#elsewhere"), Route::Check);
    }
}
