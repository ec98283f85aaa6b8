//! Group 10: the declaration against the Smelter List.
