//! Group 7: each row of the Smelter List by itself.
