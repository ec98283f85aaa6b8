//! Group 5: logic between the questions about one mineral.
