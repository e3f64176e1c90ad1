//! Builds the window.
fn main() {}
