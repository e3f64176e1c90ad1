//! Where the tests find the clone, the shared data and the programs they drive.
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The root of the clone.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in a folder of the clone").to_path_buf()
}

/// A file or folder of the test data made by others, or `None` after saying why: that data is not part of the project.
/// It is looked for under `KEHOU_SHARED`, else in `shared/data` beside the clone or beside one of the folders above it.
pub fn shared(below: &str) -> Option<PathBuf> {
    let named = env::var_os("KEHOU_SHARED").map(PathBuf::from);
    let root = root();
    let beside = root.ancestors().skip(1).map(|folder| folder.join("shared/data"));
    let found = named.into_iter().chain(beside).map(|data| data.join(below)).find(|path| path.exists());
    if found.is_none() {
        println!("left out: there is no {below} in the shared test data; set KEHOU_SHARED to its folder");
    }
    found
}

/// The text of a file of the clone.
pub fn read(below: &str) -> String {
    let path = root().join(below);
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The console program: named by `KEHOU_BINARY`, else the one built beside the test, or `None` after saying so.
pub fn console() -> Option<PathBuf> {
    let beside = env::current_exe().ok().and_then(|test| {
        let built = test.parent()?.parent()?.join(format!("kehou{}", env::consts::EXE_SUFFIX));
        built.is_file().then_some(built)
    });
    let found = env::var_os("KEHOU_BINARY").map(PathBuf::from).or(beside);
    if found.is_none() {
        println!("left out: the console is not built; run `cargo build -p kehou-cli`");
    }
    found
}

/// A Python with openpyxl, or `None` after saying so.
pub fn python() -> Option<PathBuf> {
    let cached = env::var_os("HOME").map(|home| Path::new(&home).join(".cache/kehou/venv/bin/python"));
    let found = env::var_os("KEHOU_PYTHON").map(PathBuf::from).or(cached).filter(|python| python.is_file());
    if found.is_none() {
        println!("left out: there is no Python with openpyxl; run `cargo xtask setup`");
    }
    found
}
