//! Group 8: the smelter list against lists.

pub mod list_not_accepted;
