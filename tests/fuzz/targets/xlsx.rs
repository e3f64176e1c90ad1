//! Packages: as they are, and put together anew from damaged parts, for a damaged zip seldom opens.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        kehou_fuzz::feed(bytes, "a.xlsx");
    } else {
        kehou_fuzz::feed(&kehou_fuzz::package(bytes), "a.xlsx");
    }
});
