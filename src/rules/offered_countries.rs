//! The names of countries that the template finds, and the one to choose for what was typed.

use super::prelude::*;
use crate::reference::{Countries, Country, CountryMatch};
use crate::workbook::{MAX_ROW, Value};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The most texts that are compared with the names of all countries; a longer list of such texts is
/// no list of a person.
const MOST_SEARCHES: usize = 300;

/// The names of countries that the template finds, and what it calls each.
#[derive(Default)]
pub(crate) struct OfferedCountries {
    /// As Excel compares them: case does not matter, all else does.
    exact: BTreeSet<String>,
    /// The names on the workbook's own country sheet by code; empty where it has none.
    own: BTreeMap<&'static str, String>,
    /// By name in lower case, how many entries of the workbook's own look-up stand in the country.
    in_look_up: BTreeMap<String, usize>,
}

impl OfferedCountries {
    /// Reads the workbook's own country sheet and look-up. The drop-downs of all revisions read
    /// have the same names.
    pub fn read(ctx: &Context<'_>) -> Self {
        const COUNTRY_SHEET: &str = "C";
        const NAME_COLUMN: u16 = 2;
        let mut offered = Self::default();
        let countries = ctx.countries();
        offered.exact.extend(countries.template_names().map(str::to_lowercase));
        let lookup = ctx.declaration.lookup.iter().flat_map(crate::declaration::Lookup::entries);
        for country in lookup.map(|entry| entry.country.to_lowercase()).filter(|country| !country.is_empty()) {
            *offered.in_look_up.entry(country).or_default() += 1;
        }
        offered.exact.extend(offered.in_look_up.keys().cloned());
        let Some(Some(sheet)) = ctx.note(ctx.workbook.sheet(COUNTRY_SHEET)) else { return offered };
        for row in sheet.stored_rows(2..=MAX_ROW) {
            let Value::Text(name) = sheet.value(Addr::new(NAME_COLUMN, row)) else { continue };
            if name.trim().is_empty() {
                continue;
            }
            offered.exact.extend([name.to_lowercase(), name.trim().to_lowercase()]);
            if let Some(code) = countries.code_of(&name) {
                offered.own.entry(code).or_insert_with(|| name.trim().to_owned());
            }
        }
        offered
    }

    /// Whether the template finds the text as typed.
    pub fn has(&self, typed: &str) -> bool {
        self.exact.contains(&typed.to_lowercase())
    }

    /// The name to choose; `None` where the workbook's own sheet does not have the country.
    pub fn name_of<'a>(&'a self, country: &'a Country) -> Option<&'a str> {
        match self.own.get(country.code) {
            Some(name) => Some(name),
            None if self.own.is_empty() => Some(country.template_name),
            None => None,
        }
    }

    /// The countries that a text without one may mean. A rule counts how often it searched for one.
    fn near<'a>(countries: &'a Countries, text: &str, searches: &mut usize) -> Vec<&'a Country> {
        *searches += 1;
        if *searches > MOST_SEARCHES {
            return Vec::new();
        }
        match countries.resembling(text) {
            near if near.is_empty() => countries.only_one_in(text).into_iter().collect(),
            near => near,
        }
    }

    /// The names to choose for what a cell means, each with the country that it is for. Of several,
    /// such as the two Koreas, the one with more smelters in the look-up goes first; for a text
    /// that is no name, those which it resembles.
    pub fn choices<'a>(
        &'a self,
        countries: &'a Countries,
        typed: &Entry,
        found: &CountryMatch<'a>,
        searches: &mut usize,
    ) -> Vec<(&'a str, Text)> {
        let named = match found {
            CountryMatch::TemplateName(country) => vec![*country],
            CountryMatch::OtherName(countries) => countries.clone(),
            CountryMatch::Nothing => Self::near(countries, typed.text(), searches),
        };
        let mut choices: Vec<(&str, Text)> = named
            .into_iter()
            .map(|country| {
                let when = text!(en: "for {name}", zh: "指{name}时"; name: country.name());
                (self.name_of(country).unwrap_or(country.template_name), when)
            })
            .collect();
        choices.sort_by_key(|(name, _)| Reverse(self.in_look_up.get(&name.to_lowercase()).copied()));
        choices
    }
}

/// The name that the workbook offers for the country that a cell names otherwise.
pub(super) fn offered_name(ctx: &Context<'_>, entry: &Entry) -> RightValue {
    let found = ctx.countries().find(entry.text());
    let (country, is_spelling) = match &found {
        CountryMatch::TemplateName(country) => (*country, true),
        CountryMatch::OtherName(countries) => match countries.as_slice() {
            [country] => (*country, false),
            _ => return RightValue::None,
        },
        CountryMatch::Nothing => return RightValue::None,
    };
    let offered = ctx.offered_countries();
    if offered.has(&entry.typed) {
        return RightValue::None;
    }
    let Some(name) = offered.name_of(country) else {
        return RightValue::Unsure(Text::fixed(
            "The country list of this workbook does not have the usual name",
            "本工作簿的国家表中没有通常使用的名称",
        ));
    };
    let why = if is_spelling {
        Text::fixed("The name as written in this workbook's country list", "按本工作簿国家表中的写法")
    } else {
        text!(
                en: "Another name of {country}; the country list of this workbook has this one",
                zh: "{country}的另一个名称；本工作簿的国家表使用这个名称"; country: country.name())
    };
    RightValue::text(name, CorrectionKind::Country, why)
}
