//! Smelters looked up by pasted ids and names, without a form: who is it, what do the lists in use
//! say about it.
//!
//! The lists are those of a check, and so is the matching: only an id or an exact name is certain.
//! A smelter that no list holds is "not listed", which says nothing about its audit.

mod fields;
mod finder;
mod queries;
#[cfg(feature = "schema")]
pub mod schema;
mod smelter;
#[cfg(feature = "export")]
pub mod table;
#[cfg(test)]
mod tests;
mod words;

pub use smelter::{FoundSmelter, MatchedBy, OnCompanyList, PublicEvent, RemovedFromList, StatusOnList};

use crate::base::text::Text;
use crate::reference::{ListInfo, Lists};
use crate::text;
use finder::{Finder, Hit, Named, Near};
use queries::{Asked, Questions, Subject};
use serde::{Deserialize, Serialize};
use smelter::country_of;

/// Version of the shape of a [`LookUp`] as JSON.
pub const LOOK_UP_VERSION: u32 = 1;

/// The most smelters that an answer holds. Real lists have at most three of one name and metal.
const MAX_SMELTERS: usize = 30;

/// What the lists in use say about the ids and names of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LookUp {
    /// Version of this shape.
    pub look_up_version: u32,
    /// The lists in use, newest first.
    pub lists: Vec<ListInfo>,
    /// An answer for each id and name, in the order of the text; what is there again is
    /// counted.
    pub answers: Vec<LookedUp>,
    /// Ids and names beyond the most that are answered.
    pub left_out: usize,
    /// The first lines and cells that were taken for no names: greetings, sentences, headings.
    pub passed_over: Vec<PassedOver>,
    /// How many they are.
    pub passed_over_count: usize,
}

/// What is known about an id or a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LookedUp {
    /// The id or the name as typed where it stood first.
    pub typed: String,
    /// The line where it stood first, from 1.
    pub line: usize,
    /// How often it is in the text.
    pub count: usize,
    /// What came of it.
    pub outcome: Outcome,
    /// The smelters that it means: one for each metal, all of those that share a name.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub smelters: Vec<FoundSmelter>,
    /// How many more smelters share the name.
    #[serde(skip_serializing_if = "is_zero", default)]
    pub smelters_left_out: usize,
    /// Smelters with a similar name, the best first. None of them is certain.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub similar: Vec<SimilarSmelter>,
    /// Whether there was time to look for similar names, where nothing fits.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub similar_not_searched: bool,
}

/// What came of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It means one smelter, or one of each of several metals.
    Found,
    /// Several smelters of one metal share the name: the id decides.
    Several,
    /// No smelter has this name; some have a similar one.
    Similar,
    /// No list in use holds it. That says nothing about its audit.
    NotListed,
    /// `CID` with another number of digits than six.
    MalformedId,
}

/// A smelter with a similar name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SimilarSmelter {
    /// Its metal as the templates store it.
    pub metals: Vec<String>,
    /// The id; empty where no list has one.
    pub id: String,
    /// The standard name.
    pub name: String,
    /// The name that resembles the one typed: the standard name or another one.
    pub resembles: String,
    /// The country.
    pub country: Text,
    /// How alike the names are, from 0 to 100.
    pub likeness: u8,
}

/// A line or a cell that was taken for no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PassedOver {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

/// Looks up the ids and names of a text: one a line, or between any separators, out of a column or
/// rows of a spreadsheet, or ids in the sentences of an e-mail.
pub fn look_up(text: &str, lists: &Lists) -> LookUp {
    let finder = Finder::new(lists);
    let questions = Questions::of(text, &finder);
    LookUp {
        look_up_version: LOOK_UP_VERSION,
        lists: lists.infos().to_vec(),
        answers: questions.asked.into_iter().map(|asked| answer(asked, lists, &finder)).collect(),
        left_out: questions.left_out,
        passed_over: questions.passed_over,
        passed_over_count: questions.passed_over_count,
    }
}

fn answer(asked: Asked, lists: &Lists, finder: &Finder<'_>) -> LookedUp {
    let Asked { text, line, count, subject } = asked;
    let mut answer = LookedUp {
        typed: text,
        line,
        count,
        outcome: Outcome::NotListed,
        smelters: Vec::new(),
        smelters_left_out: 0,
        similar: Vec::new(),
        similar_not_searched: false,
    };
    let found = |index, by| lists.get(index).map(|smelter| FoundSmelter::of(lists, smelter, by));
    match subject {
        Subject::MalformedId => answer.outcome = Outcome::MalformedId,
        Subject::Id(id) => {
            answer.smelters = finder.by_id(&id).and_then(|index| found(index, MatchedBy::Id)).into_iter().collect();
            if !answer.smelters.is_empty() {
                answer.outcome = Outcome::Found;
            }
        }
        Subject::Name { hits, .. } if !hits.is_empty() => {
            answer.outcome = if share_a_metal(&hits) { Outcome::Several } else { Outcome::Found };
            answer.smelters_left_out = hits.len().saturating_sub(MAX_SMELTERS);
            answer.smelters =
                hits.iter().take(MAX_SMELTERS).filter_map(|hit| found(hit.index, hit.kind.into())).collect();
        }
        Subject::Name { metal, country_code, .. } => {
            let named = Named { name: &answer.typed, metal: metal.as_ref(), country_code };
            match finder.similar(named) {
                Some(near) if near.is_empty() => {}
                Some(near) => {
                    answer.outcome = Outcome::Similar;
                    answer.similar = near.iter().filter_map(|near| similar(lists, near)).collect();
                }
                None => answer.similar_not_searched = true,
            }
        }
    }
    answer
}

/// Left out of JSON.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives the field like this")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn share_a_metal(hits: &[Hit]) -> bool {
    let mut metals: Vec<_> = hits.iter().map(|hit| &hit.metal).collect();
    metals.sort_unstable();
    metals.windows(2).any(|pair| pair.first() == pair.last())
}

fn similar(lists: &Lists, near: &Near) -> Option<SimilarSmelter> {
    let smelter = lists.get(near.index)?;
    Some(SimilarSmelter {
        metals: smelter.metals.iter().map(|metal| metal.stored().to_owned()).collect(),
        id: smelter.id.clone(),
        name: smelter.name.clone(),
        resembles: near.name.clone(),
        country: country_of(smelter),
        likeness: near.likeness,
    })
}

impl LookUp {
    /// How much was found, for readers: only what there is.
    pub fn summary_text(&self) -> Text {
        let counted = |outcome: Outcome| {
            let count = self.answers.iter().filter(|answer| answer.outcome == outcome).count();
            (count > 0).then(|| match outcome {
                Outcome::Found => text!(en: "{count} found", zh: "找到 {count} 项", count = count),
                Outcome::Several => {
                    text!(en: "{count} shared by several smelters", zh: "{count} 项为多家共用", count = count)
                }
                Outcome::Similar => {
                    text!(en: "{count} with similar names only", zh: "{count} 项仅有相近名称", count = count)
                }
                Outcome::NotListed => text!(en: "{count} not listed", zh: "{count} 项清单里没有", count = count),
                Outcome::MalformedId => text!(en: "{count} no ID", zh: "{count} 项不是识别号", count = count),
            })
        };
        let mut told: Vec<Text> = Outcome::ALL.into_iter().filter_map(counted).collect();
        if self.left_out > 0 {
            let left_out = self.left_out;
            told.push(text!(
                en: "at least {left_out} beyond the most that are answered", zh: "至少 {left_out} 项超出上限，未查询",
                left_out = left_out));
        }
        if told.is_empty() {
            return Text::fixed("There is no ID and no name to look up", "没有可查询的识别号或名称");
        }
        Text {
            en: told.iter().map(|text| &*text.en).collect::<Vec<_>>().join(", ").into(),
            zh_cn: told.iter().map(|text| &*text.zh_cn).collect::<Vec<_>>().join("，").into(),
        }
    }

    /// Whether every id and name means a smelter for certain.
    pub fn all_found(&self) -> bool {
        self.left_out == 0 && self.answers.iter().all(|answer| answer.outcome == Outcome::Found)
    }
}

impl Outcome {
    /// Every one, the best first.
    const ALL: [Self; 5] = [Self::Found, Self::Several, Self::Similar, Self::NotListed, Self::MalformedId];

    /// The word in data, as in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Several => "several",
            Self::Similar => "similar",
            Self::NotListed => "not-listed",
            Self::MalformedId => "malformed-id",
        }
    }
}

impl SimilarSmelter {
    /// Its metals for readers.
    pub fn metals_text(&self) -> Text {
        smelter::metals_text(&self.metals)
    }

    /// The smelter for readers: `Tin: Name (CID990001), Germany`.
    pub fn title(&self) -> Text {
        smelter::title(&self.metals, &self.name, &self.id, &self.country)
    }
}

impl LookedUp {
    /// What came of it, for readers.
    pub fn text(&self) -> Text {
        match self.outcome {
            Outcome::Found if self.smelters.len() > 1 => {
                Text::fixed("a name of several smelters, one for each metal", "多家冶炼厂的名称，每种金属各一家")
            }
            Outcome::Found => self.smelters.first().map(|smelter| smelter.matched_by.name()).unwrap_or_default(),
            Outcome::Several => Text::fixed(
                "several smelters of one metal share this name; the ID decides",
                "同一金属有多家冶炼厂使用该名称，以识别号为准",
            ),
            Outcome::Similar => Text::fixed(
                "not listed under this name; similar names, none of them certain",
                "清单中没有该名称；以下名称相近，均不确定",
            ),
            Outcome::NotListed if self.similar_not_searched => Text::fixed(
                "not listed; similar names were not searched, because there are too many names that are listed nowhere",
                "清单里没有；这样的名称过多，没有查找相近名称",
            ),
            Outcome::NotListed => Text::fixed(
                "not listed: no list in use holds it, which says nothing about its audit",
                "清单里没有：所用的清单都没有收录，这不说明其审核情况",
            ),
            Outcome::MalformedId => {
                Text::fixed("no ID of the RMI: that is CID and six digits", "不是 RMI 识别号：应为 CID 加六位数字")
            }
        }
    }
}
