//! The suite: one binary, one module for each thing a school relies on.
mod assets;
mod tidy;
mod window;
