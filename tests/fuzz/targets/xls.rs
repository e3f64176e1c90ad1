//! Old Excel books: compound files and bare record streams.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kehou_fuzz::feed(bytes, "a.xls"));
