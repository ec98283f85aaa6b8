//! Group 6: questions at company level.
