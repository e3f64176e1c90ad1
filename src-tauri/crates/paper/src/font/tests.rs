//! What the shipped fonts can draw.
