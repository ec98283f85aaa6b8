//! Forms made by code, and what is taught with them: the fixtures of rules and tests, the gallery
//! of sample workbooks, the exercise on them, and the topics to learn from.

pub mod exercise;
pub mod fixtures;
pub mod gallery;
pub mod learn;
