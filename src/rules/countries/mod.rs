//! Group 9: countries. Where a smelter stands is not where its ore comes from.

pub mod country_watched;
