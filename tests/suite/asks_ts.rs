//! The window's ask list is the desk's: the generated TypeScript is compared, and written when `KEHOU_WRITE` is set.
use kehou_tests::{read, root};
use std::{env, fs};

const ASKS: &str = "ui/src/asks.ts";

#[test]
fn the_windows_ask_list_is_the_desks() {
    let wanted = kehou_desk::typescript();
    assert!(!wanted.contains("// Two types are named "), "two types of the ask list have one name: {wanted:.300}");
    if env::var_os("KEHOU_WRITE").is_some() {
        fs::write(root().join(ASKS), &wanted).unwrap();
    }
    assert!(read(ASKS) == wanted, "{ASKS} differs from the desk's ask list; run the suite with KEHOU_WRITE=1");
}

#[test]
fn every_ask_is_in_the_windows_list() {
    let wanted = kehou_desk::typescript();
    for name in kehou_desk::NAMES {
        assert!(wanted.contains(&format!("\n  {name}: {{ given: ")), "{name} is missing");
    }
    assert!(!wanted.contains("bigint"), "a number came out as bigint, which JSON has not");
}
