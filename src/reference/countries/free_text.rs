//! Names of countries inside a free text, such as a list of the countries of mines.
//!
//! Only whole names count: Niger is not in Nigeria, Guinea not in Equatorial Guinea. Where names
//! lie in each other, the reading that explains most of the text stands: "Korea, South Africa" is
//! Korea and South Africa.

use super::plain_letter;
use crate::base::text::{is_east_asian, is_full_width, is_hangul, is_kana};
use std::collections::{BTreeMap, BTreeSet};

/// Names that people write in lists and that stand in no table of names, with the codes of the
/// countries.
const FURTHER_NAMES: [(&str, &[&str]); 23] = [
    // In a column that takes any text, the short name stands for either of the two.
    ("Congo", &["CD", "CG"]),
    ("刚果", &["CD", "CG"]),
    ("剛果", &["CD", "CG"]),
    ("Republic of Congo", &["CG"]),
    ("Rep of Congo", &["CG"]),
    ("Rep of the Congo", &["CG"]),
    ("Dem Rep Congo", &["CD"]),
    ("Dem Rep of Congo", &["CD"]),
    ("Dem Rep of the Congo", &["CD"]),
    ("Democratic Rep of Congo", &["CD"]),
    ("Democratic Rep of the Congo", &["CD"]),
    ("Democratic Republic Congo", &["CD"]),
    ("Congo Democratic Republic", &["CD"]),
    ("Congo Democratic Republic of", &["CD"]),
    ("République démocratique du Congo", &["CD"]),
    ("RD Congo", &["CD"]),
    ("Congo DRC", &["CD"]),
    ("D R Congo", &["CD"]),
    ("D R C", &["CD"]),
    ("Central Africa Republic", &["CF"]),
    ("Central African Rep", &["CF"]),
    ("Republic of Sudan", &["SD"]),
    ("DPR Korea", &["KP"]),
];

/// Other places with the name of a country in theirs.
const OTHER_PLACES: [&str; 25] = [
    "New Guinea",
    "Papua Guinea",
    "Guinea Fowl",
    "Gulf of Guinea",
    "New Mexico",
    "Gulf of Mexico",
    "Niger Delta",
    "Niger River",
    "Niger State",
    "Congo River",
    "Congo Basin",
    "Lake Chad",
    "新几内亚",
    "新幾內亞",
    "几内亚湾",
    "新墨西哥",
    "墨西哥湾",
    "马里兰",
    "马里亚纳",
    "印度洋",
    "インド洋",
    "Nuevo México",
    "Novo México",
    "Nouveau-Mexique",
    "Golfe de Guinée",
];

/// Short forms that count anywhere in a text; CAR and RDC count only as an item of a list, since
/// they mean other things.
const SHORT_FORMS: [(&str, &str); 5] = [("DRC", "CD"), ("UAE", "AE"), ("USA", "US"), ("UK", "GB"), ("PRC", "CN")];
const SHORT_FORMS_IN_LISTS: [(&str, &str); 2] = [("CAR", "CF"), ("RDC", "CD")];

/// The names by their first word.
#[derive(Clone, Debug, Default)]
pub(super) struct FreeTextNames {
    names: BTreeMap<String, Vec<Name>>,
    /// By two or three capitals.
    codes: BTreeMap<String, usize>,
    short_forms: BTreeMap<String, usize>,
    short_forms_in_lists: BTreeMap<String, usize>,
}

/// A name as words, and the countries that share it; none for another place.
#[derive(Clone, Debug)]
struct Name {
    words: Vec<String>,
    countries: Vec<usize>,
}

/// What was found, by place in the list of countries.
pub(super) struct Found {
    /// The countries of each name.
    pub named: Vec<Vec<usize>>,
    /// The words that belong to no name.
    pub other_words: Vec<String>,
}

impl FreeTextNames {
    /// Adds a name of a country. One of at most three Latin letters is a code: in a text it could
    /// be any word.
    pub fn add(&mut self, name: &str, country: usize) {
        let words = name_words(name);
        let latin: String = words.concat();
        if latin.len() <= 3 && latin.is_ascii() {
            self.codes.entry(latin.to_uppercase()).or_insert(country);
        } else if name != "中非" {
            // 中非 is also short for China and Africa.
            self.add_words(words, &[country]);
        }
    }

    /// Adds what stands in no table of names.
    pub fn add_further_names(&mut self, index_of: impl Fn(&str) -> Option<usize>) {
        for (name, codes) in FURTHER_NAMES {
            let countries: Vec<usize> = codes.iter().filter_map(|code| index_of(code)).collect();
            let words = name_words(name);
            self.remove(&words);
            self.add_words(words, &countries);
        }
        for place in OTHER_PLACES {
            self.add_words(name_words(place), &[]);
        }
        let short = |forms: &[(&str, &str)]| {
            forms
                .iter()
                .filter_map(|(form, code)| Some(((*form).to_owned(), index_of(code)?)))
                .collect::<BTreeMap<_, _>>()
        };
        self.short_forms = short(&SHORT_FORMS);
        self.short_forms_in_lists = short(&SHORT_FORMS_IN_LISTS);
    }

    fn remove(&mut self, words: &[String]) {
        if let Some(names) = words.first().and_then(|first| self.names.get_mut(first)) {
            names.retain(|name| name.words != words);
        }
    }

    fn add_words(&mut self, words: Vec<String>, countries: &[usize]) {
        let Some(first) = words.first() else { return };
        let names = self.names.entry(first.clone()).or_default();
        match names.iter_mut().find(|name| name.words == words) {
            Some(name) => {
                let new: Vec<usize> = countries.iter().copied().filter(|new| !name.countries.contains(new)).collect();
                name.countries.extend(new);
            }
            None => names.push(Name { words, countries: countries.to_vec() }),
        }
    }

    /// Looks for names in a text.
    pub fn find(&self, text: &str) -> Found {
        let mut found = Found { named: Vec::new(), other_words: Vec::new() };
        let sections = sections(text);
        let mut all = sections.iter().flatten().peekable();
        if all.peek().is_some() && all.clone().all(|word| self.code(word).is_some()) {
            found.named = all.filter_map(|word| self.code(word)).map(|country| vec![country]).collect();
        } else {
            for section in &sections {
                self.find_in_section(section, &mut found);
            }
        }
        let mut seen = BTreeSet::new();
        found.named.retain(|named| seen.insert(named.clone()));
        // "Congo (DRC)" is one country.
        found
            .named
            .retain(|named| named.len() == 1 || !named.iter().any(|country| seen.contains([*country].as_slice())));
        found
    }

    /// The country of a code that is an item of a list by itself.
    fn code(&self, word: &Word) -> Option<usize> {
        self.codes.get(&word.typed).copied().filter(|_| word.alone)
    }

    fn find_in_section(&self, words: &[Word], found: &mut Found) {
        // From the end: how many words are explained at most from here on, and by which name that
        // begins here.
        let mut best: Vec<(usize, Option<&Name>)> = vec![(0, None); words.len() + 1];
        for start in (0..words.len()).rev() {
            let mut here = (best.get(start + 1).map_or(0, |next| next.0), None);
            for name in self.names_at(words, start) {
                let after = best.get(start + name.words.len()).map_or(0, |next| next.0);
                let explained = after + name.words.len();
                let longer = here.1.is_none_or(|other: &Name| other.words.len() < name.words.len());
                if explained > here.0 || (explained == here.0 && longer) {
                    here = (explained, Some(name));
                }
            }
            if let Some(place) = best.get_mut(start) {
                *place = here;
            }
        }
        let mut start = 0;
        while let Some(word) = words.get(start) {
            match best.get(start).and_then(|(_, name)| *name) {
                Some(name) if !name.countries.is_empty() => {
                    found.named.push(name.countries.clone());
                    start += name.words.len();
                }
                Some(name) => {
                    found.other_words.extend(name.words.iter().cloned());
                    start += name.words.len();
                }
                None => {
                    let in_list = self.short_forms_in_lists.get(&word.typed).filter(|_| word.alone);
                    match self.short_forms.get(&word.typed).or(in_list) {
                        Some(country) => found.named.push(vec![*country]),
                        None => found.other_words.push(word.key.clone()),
                    }
                    start += 1;
                }
            }
        }
    }

    fn names_at<'a>(&'a self, words: &'a [Word], start: usize) -> impl Iterator<Item = &'a Name> {
        let names = words.get(start).and_then(|first| self.names.get(&first.key));
        names.into_iter().flatten().filter(move |name| {
            let here = words.get(start..start + name.words.len());
            here.is_some_and(|here| here.iter().zip(&name.words).all(|(word, wanted)| word.key == *wanted))
        })
    }
}

/// A word of a text; each character of a script without blanks is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Word {
    /// In lower case, without accents.
    key: String,
    /// With its case.
    typed: String,
    /// Whether it is an item of a list by itself.
    alone: bool,
    /// How many letters came since the last full stop, so that "D.R." is one word.
    since_stop: usize,
}

fn name_words(name: &str) -> Vec<String> {
    sections(name).into_iter().flatten().map(|word| word.key).collect()
}

/// The words of a text, by sections that no name goes beyond.
fn sections(text: &str) -> Vec<Vec<Word>> {
    let mut reader = Reader::default();
    let letters: Vec<char> = text.chars().map(|c| if is_full_width(c) { plain_letter(c) } else { c }).collect();
    for (place, c) in letters.iter().enumerate() {
        reader.read(*c, letters.get(place + 1..).unwrap_or_default());
    }
    reader.end_item();
    reader.end_section();
    reader.sections
}

#[derive(Default)]
struct Reader {
    sections: Vec<Vec<Word>>,
    words: Vec<Word>,
    /// The place of the first word of this item among the words.
    item: usize,
    word: Word,
}

impl Reader {
    fn read(&mut self, c: char, rest: &[char]) {
        let plain = plain_letter(c);
        match c {
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            '.' if self.word.since_stop == 1 && is_single_letter(rest) => self.word.since_stop = 0,
            ';' | '/' | '|' | '、' | '\n' | '\r' => {
                self.end_item();
                self.end_section();
            }
            ',' | '(' | ')' | ':' => self.end_item(),
            '&' => {
                self.end_word();
                self.words.push(Word { key: "and".to_owned(), typed: "&".to_owned(), ..Word::default() });
            }
            // Characters that are words by themselves; those of a syllabary make up words, so that
            // Mali, マリ, is not in every word that has these two.
            _ if is_east_asian(c) && c.is_alphanumeric() && !is_syllable(c) => {
                self.end_word();
                self.words.push(Word { key: plain.to_string(), typed: c.to_string(), ..Word::default() });
            }
            _ if plain.is_alphanumeric() => {
                if self.word.typed.ends_with(|last| is_syllable(last) != is_syllable(c)) {
                    self.end_word();
                }
                self.word.key.extend(plain.to_lowercase());
                self.word.typed.push(c);
                self.word.since_stop += 1;
            }
            _ => self.end_word(),
        }
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if !word.key.is_empty() {
            self.words.push(word);
        }
    }

    fn end_item(&mut self) {
        self.end_word();
        if let Some([only]) = self.words.get_mut(self.item..) {
            only.alone = true;
        }
        self.item = self.words.len();
    }

    fn end_section(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.item = 0;
        if !words.is_empty() {
            self.sections.push(words);
        }
    }
}

/// Whether a sign stands for a syllable: kana or hangul.
const fn is_syllable(c: char) -> bool {
    is_kana(c) && c != '・' || is_hangul(c)
}

/// Whether one letter follows, and then none.
fn is_single_letter(rest: &[char]) -> bool {
    rest.first().is_some_and(|c| c.is_alphabetic()) && !rest.get(1).is_some_and(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use crate::reference::Countries;

    /// The codes found, shared names with a bar, and the other words.
    fn found(text: &str) -> (String, String) {
        let countries = Countries::shipped();
        let found = countries.named_in(text);
        let codes = |named: &Vec<&crate::reference::Country>| {
            let mut codes: Vec<_> = named.iter().map(|country| country.code).collect();
            codes.sort_unstable();
            codes.join("|")
        };
        (found.named.iter().map(codes).collect::<Vec<_>>().join(" "), found.other_words.join(" "))
    }

    fn codes(text: &str) -> String {
        found(text).0
    }

    #[test]
    fn whole_names_only() {
        for (text, wanted) in [
            ("Nigeria", "NG"),
            ("Niger", "NE"),
            ("Niger, Nigeria", "NE NG"),
            ("Guinea", "GN"),
            ("Equatorial Guinea", "GQ"),
            ("Guinea-Bissau", "GW"),
            ("Papua New Guinea", "PG"),
            ("New Guinea", ""),
            ("South Sudan", "SS"),
            ("Sudan; South Sudan", "SD SS"),
            ("Dominican Republic", "DO"),
            ("Somaliland, Malian, Indiana", ""),
            ("New Mexico", ""),
            ("赤道几内亚、几内亚比绍、巴布亚新几内亚", "GQ GW PG"),
            ("几内亚", "GN"),
            ("南苏丹", "SS"),
            ("尼日利亚", "NG"),
            ("索马里", "SO"),
            ("印度尼西亚", "ID"),
            ("马里兰州", ""),
            ("アルマリック、サマリウム", ""),
            ("マリ、コンゴ産", "ML CD|CG"),
            ("剛果民主共和國、盧旺達", "CD RW"),
            ("Ruanda, Kolumbien", "RW CO"),
            ("브라질, 인도네시아", "BR ID"),
        ] {
            assert_eq!(codes(text), wanted, "{text}");
        }
    }

    #[test]
    fn both_congos_are_told_apart_where_the_text_does() {
        for (text, wanted) in [
            ("Congo", "CD|CG"),
            ("CONGO", "CD|CG"),
            ("刚果", "CD|CG"),
            ("CONGO, DEMOCRATIC REPUBLIC OF THE", "CD"),
            ("Democratic Republic of Congo", "CD"),
            ("Democratic Republic of the Congo (DRC)", "CD"),
            ("Congo (DRC)", "CD"),
            ("D.R. Congo", "CD"),
            ("D.R.Congo", "CD"),
            ("Dem. Rep. of Congo", "CD"),
            ("DRC", "CD"),
            ("Katanga/DRC", "CD"),
            ("Republic of the Congo", "CG"),
            ("Congo, Republic of the", "CG"),
            ("Congo-Brazzaville", "CG"),
            ("刚果（金）", "CD"),
            ("刚果(布)、刚果民主共和国", "CG CD"),
            ("Congo, Democratic Republic of the; Congo", "CD"),
        ] {
            assert_eq!(codes(text), wanted, "{text}");
        }
    }

    #[test]
    fn lists_are_split_at_any_separator() {
        let wanted = "BR AU CN";
        for text in [
            "Brazil, Australia, China",
            "Brazil;Australia;China",
            "Brazil / Australia / China",
            "Brazil\nAustralia\r\nCHINA",
            "巴西、澳大利亚、中国",
            "巴西，澳大利亚；中国",
            "Brazil and Australia & China",
            "Brazil Australia China",
            "BR, AU, CN",
            "BRA AUS CHN".replace(' ', ";").as_str(),
        ] {
            assert_eq!(codes(text), wanted, "{text}");
        }
        assert_eq!(codes("Korea, South Africa"), "KP|KR ZA");
        assert_eq!(codes("Korea, South; Bolivia (Plurinational State of)"), "KR BO");
        assert_eq!(codes("DRC, CAR, Côte d’Ivoire"), "CD CF CI");
    }

    #[test]
    fn other_texts_name_no_country() {
        for text in [
            "",
            "Recycled",
            "RCOI confirmed as per RMI",
            "N/A",
            "NA",
            "no",
            "in and at the mine",
            "CAR BATTERIES",
            "Sample Mining Co., Ltd",
            "Mine, NO",
            "0",
            "中非合作矿场",
        ] {
            assert_eq!(codes(text), "", "{text}");
        }
    }

    #[test]
    fn the_other_words_are_told() {
        assert_eq!(found("Not from the DRC"), ("CD".to_owned(), "not from the".to_owned()));
        assert_eq!(found("Brazil, Katanga"), ("BR".to_owned(), "katanga".to_owned()));
        assert_eq!(found("非刚果（金）"), ("CD".to_owned(), "非".to_owned()));
        assert_eq!(found("Brazil; Australia"), ("BR AU".to_owned(), String::new()));
    }

    #[test]
    fn every_name_of_the_table_is_found_in_a_text() {
        let countries = Countries::shipped();
        for country in &countries.list {
            for name in [country.template_name, country.name_en, country.name_zh] {
                let text = format!("Sample mine; {name}; other");
                let named = countries.named_in(&text).named;
                assert!(
                    matches!(named.as_slice(), [named] if named.iter().any(|found| found.code == country.code)),
                    "{name}: {named:?}"
                );
            }
        }
    }
}
