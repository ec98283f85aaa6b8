//! Writes the sample workbooks that the page offers.

fn main() {}
