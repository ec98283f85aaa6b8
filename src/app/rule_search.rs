//! Which rules are shown: words, subject, level and source.

use crate::report::{RuleEntry, Severity, SourceKind};

/// What the reader looks for. Nothing chosen means every rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSearch {
    /// Words in any order, each of which must be there.
    pub words: String,
    /// Letter of a group.
    pub group: Option<String>,
    /// Level.
    pub level: Option<Severity>,
    /// Kind of source.
    pub source: Option<SourceKind>,
}

impl RuleSearch {
    /// Whether a rule is shown; `haystack` is its [`haystack`].
    pub fn accepts(&self, rule: &RuleEntry, haystack: &str) -> bool {
        self.group.as_ref().is_none_or(|group| rule.group.letter == *group)
            && self.level.is_none_or(|level| rule.severity == level)
            && self.source.is_none_or(|source| rule.source == source)
            && self.words.to_lowercase().split_whitespace().all(|word| haystack.contains(word))
    }

    /// Whether every rule is shown.
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && Self { words: String::new(), ..self.clone() } == Self::default()
    }
}

/// What is searched, in lower case. Both languages: a colleague may have sent a word in the other
/// one.
pub fn haystack(rule: &RuleEntry) -> String {
    let texts = [&rule.title, &rule.why, &rule.fix, &rule.group.name];
    let mut haystack = format!("{}\n{}", rule.code, rule.name);
    for text in texts {
        haystack.push('\n');
        haystack.push_str(&text.en);
        haystack.push('\n');
        haystack.push_str(&text.zh_cn);
    }
    haystack.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::catalogue;

    fn found(search: &RuleSearch) -> Vec<String> {
        let found = catalogue().into_iter().filter(|rule| search.accepts(rule, &haystack(rule)));
        found.map(|rule| rule.code.into_owned()).collect()
    }

    fn words(words: &str) -> RuleSearch {
        RuleSearch { words: words.to_owned(), ..RuleSearch::default() }
    }

    #[test]
    fn words_are_found_in_either_language_and_in_any_order() {
        assert_eq!(found(&words(" l08 ")), ["L08"]);
        assert_eq!(found(&words("id-malformed")), ["L08"]);
        assert_eq!(found(&words("电子邮件 无法使用")), found(&words("used CANNOT e-mail address")));
        assert!(found(&words("nothing of the kind")).is_empty());
        assert!(words("\u{3000}").is_empty());
    }

    #[test]
    fn choices_narrow_each_other() {
        let group = RuleSearch { group: Some("L".to_owned()), ..RuleSearch::default() };
        assert!(found(&group).iter().all(|code| code.starts_with('L')));
        let both = RuleSearch { level: Some(Severity::Info), source: Some(SourceKind::Hint), ..group.clone() };
        assert!(!both.is_empty() && found(&both).len() < found(&group).len());
        assert_eq!(found(&RuleSearch::default()).len(), catalogue().len());
    }
}
