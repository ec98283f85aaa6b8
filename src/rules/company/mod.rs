//! Group 2: company information.
