//! The suite: one binary, one module for each thing a school relies on.
mod asks_ts;
mod assets;
mod calendar;
mod console;
mod contract;
mod faults;
mod lists;
mod money;
mod office;
mod papers;
mod roll_calls;
mod second_reckoning;
mod settling;
mod tidy;
mod vectors;
mod window;
mod workbooks;
