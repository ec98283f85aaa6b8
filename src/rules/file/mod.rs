//! Group 1: file and template.
