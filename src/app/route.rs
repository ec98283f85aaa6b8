//! Which page an address names: the part after `#`, so that a static host needs no settings.

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Check a file.
    #[default]
    Check,
    /// The lists of smelters.
    Lists,
    /// Smelters looked up by ids and names.
    Smelters,
    /// The rules.
    Rules(RulesPlace),
    /// What words and questions mean.
    Learn(LearnPlace),
    /// The samples and their lessons.
    Workshop(WorkshopPlace),
    /// The report that is open, finding by finding, for a room.
    Present,
    /// About, privacy and limits, opened at a section.
    About(Option<String>),
}

/// Where the rules are opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RulesPlace {
    /// At the top.
    #[default]
    Top,
    /// At the rule with this code.
    Rule(String),
}

/// Where there is something to learn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LearnPlace {
    /// The list of topics.
    #[default]
    Top,
    /// A topic.
    Topic(String),
    /// The glossary.
    Glossary,
    /// A term of the glossary.
    Term(String),
}

/// Where the workshop is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WorkshopPlace {
    /// The list of samples.
    #[default]
    Top,
    /// The lesson of a sample.
    Sample(String),
    /// The exercise with a sample.
    Exercise(String),
    /// The handout of the exercise, for paper.
    Handout(String),
    /// The trainer's key to the exercise, for paper.
    Key(String),
}

impl WorkshopPlace {
    fn parse(part: &str) -> Self {
        let (id, which) = part.split_once('/').unwrap_or((part, ""));
        if !is_id(id) {
            return Self::Top;
        }
        let id = id.to_owned();
        match which {
            "exercise" => Self::Exercise(id),
            "handout" => Self::Handout(id),
            "key" => Self::Key(id),
            _ => Self::Sample(id),
        }
    }

    /// The id of the sample that it is about.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Top => None,
            Self::Sample(id) | Self::Exercise(id) | Self::Handout(id) | Self::Key(id) => Some(id),
        }
    }
}

impl Route {
    /// Reads the part of an address from `#` on; anything unknown is the first page.
    pub fn parse(hash: &str) -> Self {
        // Earlier versions wrote the words of a search behind a question mark.
        let address = hash.split('?').next().unwrap_or_default().trim_start_matches('#').trim_start_matches('/');
        if let Some(term) = address.strip_prefix("learn/word/") {
            return Self::Learn(if is_word(term) { LearnPlace::Term(term.to_owned()) } else { LearnPlace::Glossary });
        }
        if let Some(part) = address.strip_prefix("workshop/") {
            return Self::Workshop(WorkshopPlace::parse(part));
        }
        let (page, part) = match address.split_once('/') {
            Some((page, part)) => (page, Some(part.to_owned()).filter(|part| is_word(part))),
            None => (address, None),
        };
        match page {
            "rules" => Self::Rules(part.map_or(RulesPlace::Top, RulesPlace::Rule)),
            "learn" => Self::Learn(match part {
                None => LearnPlace::Top,
                Some(part) if part == "glossary" => LearnPlace::Glossary,
                Some(part) => LearnPlace::Topic(part),
            }),
            "workshop" => Self::Workshop(WorkshopPlace::Top),
            "lists" => Self::Lists,
            "smelters" => Self::Smelters,
            "present" => Self::Present,
            "about" => Self::About(part),
            _ => Self::Check,
        }
    }
}

/// Parts become element ids.
fn is_word(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|character| character.is_ascii_alphanumeric())
}

/// Ids of samples are words with hyphens.
fn is_id(part: &str) -> bool {
    part.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_pages() {
        let rule = |code: &str| Route::Rules(RulesPlace::Rule(code.to_owned()));
        assert_eq!(Route::parse(""), Route::Check);
        assert_eq!(Route::parse("#check"), Route::Check);
        assert_eq!(Route::parse("#rules"), Route::Rules(RulesPlace::Top));
        assert_eq!(Route::parse("#rules?q=Acme"), Route::Rules(RulesPlace::Top));
        assert_eq!(Route::parse("#rules/L08"), rule("L08"));
        assert_eq!(Route::parse("#/rules/L08"), rule("L08"));
        assert_eq!(Route::parse("#rules/\"><b"), Route::Rules(RulesPlace::Top));
        assert_eq!(Route::parse("#about/privacy"), Route::About(Some("privacy".to_owned())));
        assert_eq!(Route::parse("#lists"), Route::Lists);
        assert_eq!(Route::parse("#smelters"), Route::Smelters);
        assert_eq!(Route::parse("#present"), Route::Present);
        assert_eq!(Route::parse("#elsewhere"), Route::Check);
        assert_eq!(Route::parse("#learn"), Route::Learn(LearnPlace::Top));
        assert_eq!(Route::parse("#learn/3tg"), Route::Learn(LearnPlace::Topic("3tg".to_owned())));
        assert_eq!(Route::parse("#learn/glossary"), Route::Learn(LearnPlace::Glossary));
        assert_eq!(Route::parse("#learn/word/cahra"), Route::Learn(LearnPlace::Term("cahra".to_owned())));
        assert_eq!(Route::parse("#learn/word/<b>"), Route::Learn(LearnPlace::Glossary));
    }

    #[test]
    fn addresses_name_places_of_the_workshop() {
        let parsed = |address: &str| match Route::parse(address) {
            Route::Workshop(place) => place,
            other => panic!("{address} names {other:?}"),
        };
        let id = || "two-years".to_owned();
        assert_eq!(parsed("#workshop"), WorkshopPlace::Top);
        assert_eq!(parsed("#workshop/"), WorkshopPlace::Top);
        assert_eq!(parsed("#workshop/two-years"), WorkshopPlace::Sample(id()));
        assert_eq!(parsed("#workshop/two-years/exercise"), WorkshopPlace::Exercise(id()));
        assert_eq!(parsed("#workshop/two-years/handout"), WorkshopPlace::Handout(id()));
        assert_eq!(parsed("#workshop/two-years/key"), WorkshopPlace::Key(id()));
        assert_eq!(parsed("#workshop/two-years/else"), WorkshopPlace::Sample(id()));
        assert_eq!(parsed("#workshop/<b>/key"), WorkshopPlace::Top);
    }
}
