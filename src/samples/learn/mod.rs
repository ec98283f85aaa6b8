//! Short explanations for whoever fills a form, in both languages: what the words of the templates
//! mean, what each question asks, and what a good answer looks like. Plain data without a cell or a
//! rule in it but its code: the page loads it as a file next to the list of rules. `tests/learn.rs`
//! holds it against rules, glossary and lengths.

mod forms;
mod minerals;
mod origin;
mod questions;
pub(crate) mod read;
mod smelters;
mod sources;

pub use read::read;

use crate::base::text::Text;
use crate::glossary::{TERMS, Term};
use crate::report::SourceKind;
use serde::Serialize;
use std::borrow::Cow;

/// Everything that the page loads about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lessons {
    /// The topics in reading order.
    pub topics: Vec<Topic>,
    /// The glossary.
    pub terms: Vec<Term>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// Its permanent address: letters and digits.
    pub id: Cow<'static, str>,
    /// Its title.
    pub title: Text,
    /// What it says in a sentence or two.
    pub lead: Text,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Terms of the glossary that it rests on.
    pub terms: Vec<Cow<'static, str>>,
    /// Topics that go on from here.
    pub next: Vec<Cow<'static, str>>,
    /// Where its facts are from.
    pub sources: Vec<Source>,
}

/// A part of a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Block {
    /// A heading.
    Heading(Text),
    /// A paragraph.
    Paragraph(Text),
    /// Points without an order.
    List(Vec<Text>),
    /// Points in their order.
    Steps(Vec<Text>),
    /// Something that is asked for, and by whom. What the template demands never stands next to a
    /// custom without a word on it.
    Demand(Demand),
    /// A question of a template.
    Question(Box<Question>),
}

/// Something that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Demand {
    /// Who or what asks.
    pub source: SourceKind,
    /// What.
    pub text: Text,
    /// Codes of the rules that look for it.
    pub rules: Vec<Cow<'static, str>>,
}

/// A question of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The question's key, as reports name it.
    pub key: Cow<'static, str>,
    /// Its number in the template of this topic.
    pub number: Cow<'static, str>,
    /// The question in short, in our own words.
    pub name: Text,
    /// What it asks.
    pub asks: Text,
    /// What a good answer rests on.
    pub answer: Text,
    /// A comment as it could stand in the form. Forms are filled in English: the Chinese half says
    /// what it means.
    pub comment: Option<Text>,
    /// What often goes wrong.
    pub mistakes: Vec<Mistake>,
}

/// What often goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// What.
    pub text: Text,
    /// Codes of the rules that look for it.
    pub rules: Vec<Cow<'static, str>>,
}

/// Where facts are from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Publisher and title.
    pub title: Text,
    /// The day or year that it carries, or on which it was read.
    pub date: Text,
    /// Its address, to be typed: the page opens no other page.
    pub address: Cow<'static, str>,
}

impl Block {
    /// The codes of the rules that it names, in its order.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let own = match self {
            Self::Demand(demand) => demand.rules.as_slice(),
            _ => &[],
        };
        let mistakes = match self {
            Self::Question(question) => question.mistakes.as_slice(),
            _ => &[],
        };
        own.iter().chain(mistakes.iter().flat_map(|mistake| &mistake.rules)).map(AsRef::as_ref)
    }
}

impl Topic {
    /// Every text of it for readers, in its order; the comments to be typed into a form are none.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = vec![&self.title, &self.lead];
        for block in &self.blocks {
            match block {
                Block::Heading(text) | Block::Paragraph(text) => texts.push(text),
                Block::List(points) | Block::Steps(points) => texts.extend(points),
                Block::Demand(demand) => texts.push(&demand.text),
                Block::Question(question) => {
                    texts.extend([&question.name, &question.asks, &question.answer]);
                    texts.extend(question.mistakes.iter().map(|mistake| &mistake.text));
                }
            }
        }
        texts.extend(self.sources.iter().flat_map(|source| [&source.title, &source.date]));
        texts
    }

    /// Whether it says something about a rule.
    pub fn names_rule(&self, code: &str) -> bool {
        self.blocks.iter().flat_map(Block::rules).any(|rule| rule == code)
    }
}

/// All topics and the glossary.
pub fn lessons() -> Lessons {
    let topics = vec![
        minerals::conflict_minerals(),
        minerals::extended_minerals(),
        smelters::smelter(),
        smelters::status(),
        origin::inquiry(),
        origin::covered_countries(),
        origin::high_risk_areas(),
        forms::scope(),
        questions::cmrt(),
        questions::emrt(),
        questions::amrt(),
        questions::company(),
        forms::life(),
        forms::tool(),
    ];
    Lessons { topics, terms: TERMS.to_vec() }
}

fn heading(en: &'static str, zh_cn: &'static str) -> Block {
    Block::Heading(Text::fixed(en, zh_cn))
}

fn paragraph(en: &'static str, zh_cn: &'static str) -> Block {
    Block::Paragraph(Text::fixed(en, zh_cn))
}

fn texts(points: &[(&'static str, &'static str)]) -> Vec<Text> {
    points.iter().map(|(en, zh_cn)| Text::fixed(en, zh_cn)).collect()
}

fn list(points: &[(&'static str, &'static str)]) -> Block {
    Block::List(texts(points))
}

fn steps(points: &[(&'static str, &'static str)]) -> Block {
    Block::Steps(texts(points))
}

fn keys(keys: &[&'static str]) -> Vec<Cow<'static, str>> {
    keys.iter().map(|key| Cow::Borrowed(*key)).collect()
}

fn demand(source: SourceKind, rules: &[&'static str], en: &'static str, zh_cn: &'static str) -> Block {
    Block::Demand(Demand { source, text: Text::fixed(en, zh_cn), rules: keys(rules) })
}
