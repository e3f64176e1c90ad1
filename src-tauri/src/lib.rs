//! The office behind the window: it tells the time, keeps the door to the school's file, and carries asks to the desk.
mod about;
mod begin;
mod door;
mod files;
mod granted;
mod keys;
mod no;
mod office;
pub mod place;
pub mod runtime;
mod tasks;
mod things;
mod update;
mod world;

pub use door::{Door, WhyShut};
pub use files::{Choose, ChooseKind, Chooser, scripted};
pub use no::No;
pub use office::{Home, Office};
pub use things::{NAMES, typescript};
