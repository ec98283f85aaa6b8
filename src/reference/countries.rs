//! Countries and territories by the names that the templates offer, and by other names that people type.
//!
//! Codes: ISO 3166-1. `template_name`: as in the country drop-down of all templates read (CMRT 6.01 to 6.5, EMRT, AMRT,
//! CRT). English and Chinese names: Unicode CLDR 48; further names: typed by hand or names of older template lists.

mod free_text;

use crate::letters::LetterCase;
use crate::text::Text;
use free_text::FreeTextNames;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("data/countries.csv");

/// A country or territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub code: &'static str,
    /// Name as the drop-downs of the templates offer it.
    pub template_name: &'static str,
    name_en: &'static str,
    name_zh: &'static str,
}

impl Country {
    /// The name for readers.
    pub const fn name(&self) -> Text {
        Text::fixed(self.name_en, self.name_zh)
    }
}

/// Every country, with what people call it.
#[derive(Clone, Debug)]
pub struct Countries {
    list: Vec<Country>,
    /// By the template's name: words in lower case without accents and punctuation.
    by_template_name: BTreeMap<String, usize>,
    /// By any name, without blanks. A name that two countries share, such as Korea, has both.
    by_any_name: BTreeMap<String, Vec<usize>>,
    in_free_text: FreeTextNames,
}

/// What a free text, such as a list of the countries of mines, says about countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountriesIn<'a> {
    /// The countries that are named, each once. A name that countries share, such as Korea or Congo, has all of them.
    pub named: Vec<Vec<&'a Country>>,
    /// The words that belong to no name, in lower case without accents; each Chinese character is one.
    pub other_words: Vec<String>,
}

/// What a text says about a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountryMatch<'a> {
    /// The template's own name; case, accents and punctuation apart.
    TemplateName(&'a Country),
    /// Another name of this country, or of these where the name is shared.
    OtherName(Vec<&'a Country>),
    /// No name of any country.
    Nothing,
}

impl Countries {
    /// The list that is shipped with the tool; read when somebody asks first.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Countries> = LazyLock::new(Countries::read);
        &SHIPPED
    }

    fn read() -> Self {
        let mut countries = Self {
            list: Vec::new(),
            by_template_name: BTreeMap::new(),
            by_any_name: BTreeMap::new(),
            in_free_text: FreeTextNames::default(),
        };
        for line in DATA.lines().skip(1) {
            let mut fields = line.split('|');
            let mut field = || fields.next().unwrap_or_default();
            let country = Country { code: field(), template_name: field(), name_en: field(), name_zh: field() };
            let (aliases_en, aliases_zh) = (field(), field());
            let index = countries.list.len();
            countries.list.push(country);
            countries.by_template_name.insert(words(country.template_name), index);
            let aliases = aliases_en.split(';').chain(aliases_zh.split(';'));
            // "NA" is typed for "not available" and "NO" for no, not for Namibia and Norway.
            let code = Some(country.code).filter(|code| !matches!(*code, "NA" | "NO"));
            let names = [country.template_name, country.name_en, country.name_zh].into_iter().chain(code);
            for name in names.chain(aliases).filter(|name| !name.is_empty()) {
                countries.in_free_text.add(name, index);
                let indexes = countries.by_any_name.entry(letters(name)).or_default();
                if !indexes.contains(&index) {
                    indexes.push(index);
                }
            }
        }
        let list = &countries.list;
        let index_of = |code: &str| list.iter().position(|country| country.code == code);
        countries.in_free_text.add_further_names(index_of);
        countries
    }

    /// The Latin words of the names of countries, without the shortest ones, which are words of other kinds too.
    pub(super) fn words_of_names(&self) -> impl Iterator<Item = &str> {
        let words = self.by_template_name.keys().flat_map(|name| name.split_whitespace());
        words.chain(self.by_any_name.keys().map(String::as_str)).filter(|word| word.is_ascii() && word.len() > 3)
    }

    /// The countries whose whole names stand in a free text, whatever separates them.
    pub fn named_in(&self, text: &str) -> CountriesIn<'_> {
        let found = self.in_free_text.find(text);
        let country = |index: usize| self.list.get(index);
        let named = found.named.into_iter().map(|named| named.into_iter().filter_map(country).collect());
        CountriesIn { named: named.collect(), other_words: found.other_words }
    }

    /// The code of a country by its code or by a name that no other country shares.
    pub fn code_of(&self, text: &str) -> Option<&'static str> {
        let text = text.trim();
        if let Some(country) = self.by_code(text) {
            return Some(country.code);
        }
        match self.find(text) {
            CountryMatch::TemplateName(country) => Some(country.code),
            CountryMatch::OtherName(countries) => match countries.as_slice() {
                [country] => Some(country.code),
                _ => None,
            },
            CountryMatch::Nothing => None,
        }
    }

    /// The country with this code, two capitals.
    pub fn by_code(&self, code: &str) -> Option<&Country> {
        self.list.iter().find(|country| country.code == code)
    }

    /// What a text says about a country: the whole text, not a part of it.
    pub fn find(&self, text: &str) -> CountryMatch<'_> {
        if let Some(country) = self.by_template_name.get(&words(text)).and_then(|index| self.list.get(*index)) {
            return CountryMatch::TemplateName(country);
        }
        let plain = words(text);
        let indexes = self.by_any_name.get(&letters(text)).or_else(|| {
            // "Republic of Indonesia" is Indonesia. "Republic of China" is left for a person to decide.
            let short = without_form_of_state(&plain);
            self.by_any_name.get(&letters(short)).filter(|_| short != "china")
        });
        match indexes {
            Some(indexes) => {
                CountryMatch::OtherName(indexes.iter().filter_map(|index| self.list.get(*index)).collect())
            }
            None => CountryMatch::Nothing,
        }
    }
}

fn without_form_of_state(name: &str) -> &str {
    const FORMS: [&str; 9] = [
        "the ",
        "republic of ",
        "federal republic of ",
        "islamic republic of ",
        "socialist republic of ",
        "kingdom of ",
        "state of ",
        "sultanate of ",
        "principality of ",
    ];
    let mut short = name;
    while let Some(rest) = FORMS.iter().find_map(|form| short.strip_prefix(form)) {
        short = rest;
    }
    short
}

/// The words of a name in lower case, without accents and punctuation, with single spaces.
fn words(name: &str) -> String {
    let plain: String = name.chars().map(plain_letter).filter(|c| !matches!(c, '\'' | '’' | '.')).collect();
    let spaced: String = plain.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").lowercase()
}

/// The letters of a name in lower case, without accents, punctuation and blanks.
fn letters(name: &str) -> String {
    words(&name.replace('&', " and ")).replace(' ', "")
}

/// The letter without its accent; full-width letters as ordinary ones; combining accents become a full stop,
/// which is left out.
fn plain_letter(c: char) -> char {
    match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'İ' | 'ı' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{300}'..='\u{36f}' => '.',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template_names(text: &str) -> Vec<&'static str> {
        match Countries::shipped().find(text) {
            CountryMatch::TemplateName(country) => vec![country.template_name],
            CountryMatch::OtherName(countries) => countries.iter().map(|country| country.template_name).collect(),
            CountryMatch::Nothing => Vec::new(),
        }
    }

    #[test]
    fn every_country_is_found_by_the_template_name() {
        let countries = Countries::shipped();
        assert_eq!(countries.list.len(), 249);
        assert_eq!(countries.by_template_name.len(), 249, "no two template names are the same to the reader");
        for country in &countries.list {
            let typed = country.template_name.to_lowercase();
            assert_eq!(countries.find(&typed), CountryMatch::TemplateName(country));
        }
    }

    #[test]
    fn accents_case_and_punctuation_do_not_matter() {
        for (typed, name) in [
            ("Cote d’Ivoire", "CÔTE D'IVOIRE"),
            ("Reunion", "RÉUNION"),
            ("Réunion".replace('é', "e\u{301}").as_str(), "RÉUNION"),
            ("Western Sahara", "WESTERN SAHARA *"),
            ("korea  republic of", "KOREA, REPUBLIC OF"),
            ("Guinea-Bissau", "GUINEA-BISSAU"),
        ] {
            let countries = Countries::shipped();
            assert!(
                matches!(countries.find(typed), CountryMatch::TemplateName(c) if c.template_name == name),
                "{typed}: {:?}",
                countries.find(typed)
            );
        }
    }

    #[test]
    fn other_names_are_known() {
        for (typed, name) in [
            ("UK", "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND"),
            ("P.R. China", "CHINA"),
            ("PR China", "CHINA"),
            ("中国", "CHINA"),
            ("Taiwan (China)", "TAIWAN, PROVINCE OF CHINA"),
            ("Vietnam", "VIET NAM"),
            ("Republic of Indonesia", "INDONESIA"),
            ("the Republic of the Congo", "CONGO"),
            ("DRC", "CONGO, DEMOCRATIC REPUBLIC OF THE"),
            ("Türkiye", "TURKEY"),
            ("Trinidad & Tobago", "TRINIDAD AND TOBAGO"),
        ] {
            assert_eq!(template_names(typed), [name], "{typed}");
            assert!(!matches!(Countries::shipped().find(typed), CountryMatch::TemplateName(_)), "{typed}");
        }
    }

    #[test]
    fn shared_names_ask_and_other_texts_are_nothing() {
        assert_eq!(template_names("Korea").len(), 2);
        for typed in ["", "N/A", "NA", "no", "Unknown", "Shanghai", "Nigerland", "Republic of China", "Recycled"] {
            assert!(template_names(typed).is_empty(), "{typed}");
        }
    }
}
