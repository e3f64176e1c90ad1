//! Excel 2003 XML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kehou_fuzz::feed(bytes, "a.xml"));
