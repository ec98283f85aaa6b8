//! Pasted text to questions: ids and names in their order, each once.

use super::fields::{FoundId, between_commas, cells, country, ids, lines, parts_by_ids, spanning, trimmed};
use super::finder::{Finder, Hit, Named};
use super::{PassedOver, words};
use crate::base::normal::{company_words, key, plain_letters};
use crate::base::text::{half_width_char, shortened};
use crate::declaration::filler::{Filler, is_filler};
use crate::declaration::repaired_rmi_id;
use crate::template::Mineral;
use std::collections::{BTreeMap, BTreeSet};

/// The most different questions that are answered.
pub(super) const MAX_QUERIES: usize = 10_000;
/// The most parts of a text that are compared with the lists, also where they repeat or are no
/// names. What is beyond them is counted.
const MAX_PARTS: usize = 20_000;
/// The most ids of a line with whose names the words next to them are compared; a row has one.
const MOST_IDS_OF_ROW: usize = 4;
/// The most characters of a text that an answer repeats.
const MAX_CHARACTERS: usize = 300;
/// The most lines that are named as no names; the rest is counted.
const MAX_PASSED_OVER: usize = 1_000;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// As typed where it stood first.
    pub text: String,
    /// The line where it stood first, from 1.
    pub line: usize,
    /// How often it was asked.
    pub count: usize,
    /// What it asks about.
    pub subject: Subject,
}

/// What a question asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The smelter with this id.
    Id(String),
    /// None: `CID` with another number of digits.
    MalformedId,
    /// The smelters of a name: those that it means for certain.
    Name {
        /// The metal in its row.
        metal: Option<Mineral>,
        /// The code of the country in its row.
        country_code: Option<&'static str>,
        /// The smelters that it means for certain.
        hits: Vec<Hit>,
    },
}

/// The questions of a text, and what in it was taken for none.
#[derive(Default)]
pub(super) struct Questions {
    pub asked: Vec<Asked>,
    pub passed_over: Vec<PassedOver>,
    pub passed_over_count: usize,
    /// Questions beyond the most that are answered.
    pub left_out: usize,
    /// Parts that were compared with the lists.
    parts: usize,
    by_key: BTreeMap<(String, Option<Mineral>, Option<&'static str>), usize>,
}

/// What a line with ids is, which decides about the words next to them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineWithIds {
    /// A row of a table: its other cells are about the smelter of the id.
    Row,
    /// Ids and names between commas or semicolons: each is a question.
    List,
    /// A sentence.
    Sentence,
}

impl Questions {
    /// Reads a text.
    pub fn of(text: &str, finder: &Finder<'_>) -> Self {
        let mut questions = Self::default();
        for (line, number) in lines(text).zip(1..) {
            questions.read_line(line, number, finder);
        }
        questions
    }

    fn read_line(&mut self, line: &str, number: usize, finder: &Finder<'_>) {
        let cells = cells(line);
        let is_row = line.contains('\t');
        let mut parts: Vec<&str> = Vec::new();
        for cell in cells {
            let room = MAX_PARTS.saturating_sub(self.parts);
            let (between, left_out) = between_commas(cell, room);
            self.parts += between.len();
            self.left_out += left_out;
            parts.extend(parts_by_ids(cell, &between, |part| !ids_in(part, finder).0.is_empty()));
        }
        let found: Vec<(Vec<FoundId<'_>>, bool)> = parts.iter().map(|part| ids_in(part, finder)).collect();
        if found.iter().all(|(ids, _)| ids.is_empty()) {
            self.read_names(line, &parts, number, is_row, finder);
            return;
        }
        let are_alone = found.iter().all(|(ids, alone)| ids.is_empty() || *alone);
        let kind = match (is_row, are_alone) {
            (true, _) => LineWithIds::Row,
            (false, true) => LineWithIds::List,
            (false, false) => LineWithIds::Sentence,
        };
        let on_line = found.iter().flat_map(|(ids, _)| ids).filter_map(|found| finder.by_id(found.id.as_deref()?));
        let on_line: BTreeSet<usize> = on_line.collect();
        for (part, (ids, _)) in parts.iter().zip(found) {
            if ids.is_empty() {
                self.read_beside_ids(part, number, kind, &on_line, finder);
            }
            for FoundId { typed, id } in ids {
                match id {
                    Some(id) => self.ask((id.clone(), None, None), typed, number, || Subject::Id(id)),
                    None => self.ask((typed.to_uppercase(), None, None), typed, number, || Subject::MalformedId),
                }
            }
        }
    }

    /// Names in a line that has ids. What is a name of one of these smelters asks nothing new.
    fn read_beside_ids(
        &mut self,
        cell: &str,
        number: usize,
        kind: LineWithIds,
        on_line: &BTreeSet<usize>,
        finder: &Finder<'_>,
    ) {
        for name in names_in(cell, None, finder) {
            let is_of_line = on_line.iter().take(MOST_IDS_OF_ROW).any(|index| finder.is_name_of(*index, name));
            if is_of_line || is_beside_name(name) {
                continue;
            }
            let named = Named { name, metal: None, country_code: None };
            let hits = finder.certain(named);
            let is_of_line = hits.iter().any(|hit| on_line.contains(&hit.index));
            if is_of_line || kind != LineWithIds::List && hits.is_empty() {
                continue;
            }
            self.ask_name(named, number, hits);
        }
    }

    fn read_names(&mut self, line: &str, parts: &[&str], number: usize, is_row: bool, finder: &Finder<'_>) {
        let metal = if is_row { parts.iter().find_map(|part| known_metal(part)) } else { None };
        let country_code = if is_row { parts.iter().find_map(|part| country(part)) } else { None };
        let is_prose = !is_row && words::is_prose(line);
        let typed = parts.iter().flat_map(|part| names_in(part, metal.as_ref(), finder));
        let (typed, beside): (Vec<&str>, Vec<&str>) = typed.partition(|name| !is_beside_name(name));
        if typed.is_empty() {
            for beside in beside {
                self.pass_over(beside, number);
            }
        }
        let ask = |name| {
            let named = Named { name, metal: metal.as_ref(), country_code };
            (named, finder.certain(named))
        };
        let mut found: Vec<(Named<'_>, Vec<Hit>)> = typed.into_iter().map(ask).collect();
        // In a row of a form towns and streets stand behind the name.
        if metal.is_some() || country_code.is_some() {
            let listed = found.iter().position(|(_, hits)| !hits.is_empty());
            found = found.into_iter().skip(listed.unwrap_or_default()).take(1).collect();
        }
        for (named, hits) in found {
            if is_prose && hits.is_empty() {
                self.pass_over(named.name, number);
            } else {
                self.ask_name(named, number, hits);
            }
        }
    }

    fn ask_name(&mut self, named: Named<'_>, number: usize, hits: Vec<Hit>) {
        let (metal, country_code) = (named.metal.cloned(), named.country_code);
        let key = (key(&plain_letters(named.name)), metal.clone(), country_code);
        self.ask(key, named.name, number, || Subject::Name { metal, country_code, hits });
    }

    fn ask(
        &mut self,
        key: (String, Option<Mineral>, Option<&'static str>),
        typed: &str,
        line: usize,
        subject: impl FnOnce() -> Subject,
    ) {
        if let Some(asked) = self.by_key.get(&key).and_then(|index| self.asked.get_mut(*index)) {
            asked.count += 1;
        } else if self.asked.len() == MAX_QUERIES {
            self.left_out += 1;
        } else {
            self.by_key.insert(key, self.asked.len());
            let text = shortened(typed, MAX_CHARACTERS).into_owned();
            self.asked.push(Asked { text, line, count: 1, subject: subject() });
        }
    }

    fn pass_over(&mut self, text: &str, line: usize) {
        self.passed_over_count += 1;
        if self.passed_over.len() < MAX_PASSED_OVER {
            self.passed_over.push(PassedOver { line, text: shortened(text, MAX_CHARACTERS).into_owned() });
        }
    }
}

/// The ids in a text, and whether only what says nothing about names stands there next to them. Six
/// digits alone are an id where one of these digits is listed.
fn ids_in<'c>(cell: &'c str, finder: &Finder<'_>) -> (Vec<FoundId<'c>>, bool) {
    let (found, beside) = ids(cell);
    let is_number = |cell: &str| cell.chars().all(|c| half_width_char(c).is_ascii_digit());
    if found.is_empty()
        && is_number(cell)
        && let Some(id) = repaired_rmi_id(cell).filter(|id| finder.by_id(id).is_some())
    {
        return (vec![FoundId { typed: cell, id: Some(id) }], true);
    }
    let beside = trimmed(&beside);
    let alone = !beside.contains(char::is_alphanumeric) || is_beside_name(beside);
    (found, alone)
}

/// The names in a text. Commas stand between names and in them: what is listed with its commas is
/// one name.
fn names_in<'c>(text: &'c str, metal: Option<&Mineral>, finder: &Finder<'_>) -> Vec<&'c str> {
    /// The most commas in a name.
    const MOST_PARTS: usize = 4;
    let (parts, _) = between_commas(text, MAX_PARTS);
    let is_listed = |name| !finder.certain(Named { name, metal, country_code: None }).is_empty();
    let mut names = Vec::new();
    let mut rest = parts.as_slice();
    while let Some(first) = rest.first() {
        let longest = rest.len().min(MOST_PARTS);
        let joined = (2..=longest).rev().find_map(|count| {
            let name = spanning(text, first, rest.get(count - 1)?)?;
            is_listed(name).then_some((name, count))
        });
        let (name, count) = joined.unwrap_or((first, 1));
        names.push(name);
        rest = rest.get(count..).unwrap_or_default();
    }
    names
}

fn known_metal(cell: &str) -> Option<Mineral> {
    Mineral::parse(cell).filter(|metal| matches!(metal, Mineral::Known(_)))
}

/// Whether a cell stands next to names in tables and is none itself: a metal, a country, a status,
/// a number, a heading, a choice for what is not known.
fn is_beside_name(cell: &str) -> bool {
    let is_number = !cell.chars().any(char::is_alphabetic);
    is_number
        || known_metal(cell).is_some()
        || country(cell).is_some()
        || words::is_heading_or_status(cell)
        || is_filler(cell, Filler::PlaceholderName)
        || company_words(cell).is_empty()
}
