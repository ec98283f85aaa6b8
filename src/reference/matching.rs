//! Which listed smelter a row means: by id, by exact name or alias, else similar names to choose from.

use crate::template::Mineral;

/// What a row says about a smelter.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The metal.
    pub metal: &'a Mineral,
    /// The id as typed; may be empty.
    pub id: &'a str,
    /// The name as typed; may be empty.
    pub name: &'a str,
    /// The country as typed; may be empty.
    pub country: &'a str,
}

/// Which listed smelter a row means. Indexes are places in the index that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// The id is listed under this metal.
    ById(usize),
    /// The name is the standard name of this one only.
    ByName(usize),
    /// The name is an alias or a former name of this one only.
    ByAlias(usize),
    /// The name belongs to all of these: the id decides.
    Ambiguous(Vec<usize>),
    /// The name resembles these, the best first; at most three. Never certain.
    Similar(Vec<Candidate>),
    /// Nothing like it is listed.
    None,
}

/// A listed smelter whose name resembles the one typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which one.
    pub index: usize,
    /// Its name that resembles most.
    pub name: String,
    /// How alike the names are, from 0 to 100.
    pub likeness: u8,
}
