//! What is true and what may be done in after-school service, from values given: pure rules, no clock, file or chance.
#![deny(clippy::float_arithmetic)]

pub mod acceptance;
pub mod access;
pub mod by_hand;
pub mod calendar;
pub mod capital;
pub mod cells;
pub mod claim;
pub mod clash;
pub mod classes;
pub mod dates;
pub mod day_plan;
pub mod days;
pub mod demo;
pub mod enrolment;
pub mod fee;
pub mod group_plan;
pub mod identity;
pub mod ids;
pub mod intake;
pub mod money;
pub mod naming;
pub mod no;
pub mod notice;
pub mod pay;
pub mod profile;
pub mod reckon;
pub mod records;
pub mod rollcall;
pub mod roster;
mod sentences;
pub mod session;
pub mod settlement;
pub mod tax;
pub mod time_plan;
pub mod today;
pub mod words;
