//! The measured bars of the product.
use crate::place;
use crate::setup::{MEASURING, setup};
use crate::step::{Done, cargo, npm, run, step};

/// Runs the benchmarks in release: the house, and the window beside an empty one where it can be driven.
pub fn bench() -> Done {
    let ready = setup(MEASURING)?;
    if !ready.left_out.is_empty() {
        println!("{ready}");
    }
    let python = place::python();
    let house = ["bench", "--quiet", "--package", "kehou-tests", "--bench", "house"];
    run(cargo(&house).env("KEHOU_PYTHON", &python))?;
    if !ready.window {
        return Ok(());
    }
    step("page", || run(&mut npm(&["run", "build", "--silent", "--", "--logLevel", "warn"])))?;
    step("window, host and empty window", || {
        run(&mut cargo(&["build", "--quiet", "--release", "--package", "kehou-app", "--features", "kehou-app/bench"]))
    })?;
    let window = ["bench", "--quiet", "--package", "kehou-tests", "--bench", "window"];
    run(cargo(&window)
        .env("KEHOU_WINDOW_BINARY", place::built("kehou-app", true))
        .env("KEHOU_EMPTY_BINARY", place::built("kehou-empty", true))
        .env("KEHOU_HOST_BINARY", place::built("kehou-host", true)))
}
