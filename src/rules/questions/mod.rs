//! Group 4: the questions per mineral are complete and valid.

pub mod used_blank;
