//! What is true and what may be done in after-school service, from values given: pure rules, no clock, file or chance.
pub mod cells;
