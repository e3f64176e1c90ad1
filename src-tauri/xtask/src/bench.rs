//! The measured bars of the product.
use crate::place;
use crate::setup::{MEASURING, setup};
use crate::step::{Done, cargo, run};

/// Runs the benchmark of the whole house in release.
pub fn bench() -> Done {
    let ready = setup(MEASURING)?;
    if !ready.left_out.is_empty() {
        println!("{ready}");
    }
    run(cargo(&["bench", "--quiet", "--package", "kehou-tests", "--bench", "house"])
        .env("KEHOU_PYTHON", place::python()))
}
