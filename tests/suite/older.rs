//! A school's file that an earlier version wrote opens in this one, whole, with a backup of how it was.
use crate::console::Console;
use kehou_tests::root;
use std::fs;

/// The passphrase of demo schools; `tests/golden/older` is one, made by the program as it stood with two migrations.
const PASSPHRASE: &str = "kehou-demo-2026";

#[test]
fn a_school_of_an_earlier_version_opens_whole() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["school.kehou", "school.key"] {
        fs::copy(root().join("tests/golden/older").join(name), folder.path().join(name)).unwrap();
    }
    let Some(console) = Console::over(folder.path()) else { return };
    let console = console.with(PASSPHRASE);
    let ran = console.run(&["verify"]);
    assert_eq!((ran.code, &ran.answer["whole"]), (0, &serde_json::json!(true)), "{}{}", ran.answer, ran.said);
    assert!(folder.path().join("before-upgrade-2.kehou-backup").is_file(), "a backup precedes the migration");
    let tables = folder.path().join("tables");
    let ran = console.run(&["export", "tables", "--out", tables.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}{}", ran.answer, ran.said);
    let about = fs::read_to_string(tables.join("deed_about.csv")).unwrap();
    assert!(about.lines().count() > 20, "the index of the third migration is filled: {about}");
}
