//! Binds the page, the icons and the list of permitted commands into the window's program.

fn main() {
    // Naming the commands makes each of them refused unless capabilities/main.json lets it in.
    let commands = tauri_build::AppManifest::new().commands(&["ask", "window"]);
    if let Err(why) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        println!("cargo::error=the window cannot be prepared: {why:#}");
    }
    if !std::path::Path::new("../ui/dist/index.html").is_file() {
        println!("cargo::error=the page is missing: run `npm ci && npm run build` in ui/ first, or `cargo xtask run`");
    }
    println!("cargo::rerun-if-changed=../ui/dist");
}
