//! Facts that the rules compare with, shipped with the tool.

mod countries;

pub use countries::{Countries, Country, CountryMatch};
