//! Finds what this machine lacks and installs it where it may; elsewhere it says what to install.
use crate::place;
use crate::step::{Done, cargo, npm, program, run, step, succeeds};
use std::fmt;
use std::fs;

/// What a thing is needed for, and so what is lost without it.
#[derive(Clone, Copy, PartialEq)]
pub enum For {
    /// Anything at all.
    Building,
    /// The window and its page.
    Window,
    /// Driving the real window without a screen.
    WindowTest,
    /// Reading papers back by programs that are not ours.
    Papers,
    /// Reading licences.
    Checks,
}

/// What showing the program needs.
pub const SHOWING: &[For] = &[For::Building, For::Window];
/// What comparing times with other programs needs.
pub const MEASURING: &[For] = &[For::Building, For::Papers, For::Window, For::WindowTest];
/// What every check needs.
pub const CHECKING: &[For] = &[For::Building, For::Window, For::WindowTest, For::Papers, For::Checks];

/// A Debian package and how its presence is seen.
struct Package {
    name: &'static str,
    needed_for: For,
    seen_by: Sign,
}

enum Sign {
    Program(&'static str),
    PkgConfig(&'static str),
    PythonModule(&'static str),
}

const PACKAGES: &[Package] = &[
    Package { name: "build-essential", needed_for: For::Building, seen_by: Sign::Program("cc") },
    Package { name: "pkg-config", needed_for: For::Building, seen_by: Sign::Program("pkg-config") },
    Package { name: "libssl-dev", needed_for: For::Building, seen_by: Sign::PkgConfig("openssl") },
    Package { name: "libwebkit2gtk-4.1-dev", needed_for: For::Window, seen_by: Sign::PkgConfig("webkit2gtk-4.1") },
    Package { name: "nodejs", needed_for: For::Window, seen_by: Sign::Program("node") },
    Package { name: "npm", needed_for: For::Window, seen_by: Sign::Program("npm") },
    Package { name: "webkit2gtk-driver", needed_for: For::WindowTest, seen_by: Sign::Program("WebKitWebDriver") },
    Package { name: "chromium", needed_for: For::WindowTest, seen_by: Sign::Program("chromium") },
    Package { name: "chromium-driver", needed_for: For::WindowTest, seen_by: Sign::Program("chromedriver") },
    Package { name: "xvfb", needed_for: For::WindowTest, seen_by: Sign::Program("Xvfb") },
    Package { name: "strace", needed_for: For::WindowTest, seen_by: Sign::Program("strace") },
    Package { name: "poppler-utils", needed_for: For::Papers, seen_by: Sign::Program("pdftotext") },
    Package { name: "qpdf", needed_for: For::Papers, seen_by: Sign::Program("qpdf") },
    Package { name: "libreoffice-calc", needed_for: For::Papers, seen_by: Sign::Program("localc") },
    Package { name: "python3-venv", needed_for: For::Papers, seen_by: Sign::PythonModule("ensurepip") },
];

/// What can be done on this machine after setting up.
pub struct Ready {
    /// The window can be built.
    pub window: bool,
    /// What is left out and why, one sentence each, in English and Chinese.
    pub left_out: Vec<String>,
}

impl fmt::Display for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.left_out.is_empty() {
            f.write_str("everything is in place")
        } else {
            f.write_str(&self.left_out.join("\n"))
        }
    }
}

/// Installs what is missing for some uses. Asked again it does nothing and takes well under a second.
pub fn setup(uses: &[For]) -> Result<Ready, String> {
    let mut left_out = Vec::new();
    let mut missing = missing(uses);
    if !missing.is_empty() && place::on_path("apt-get") && is_root() {
        let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
        step(&format!("install {}", names.join(" ")), || apt_install(&names))?;
        missing = self::missing(uses);
    }
    if let Some(said) = what_to_install(&missing) {
        if missing.iter().any(|package| package.needed_for == For::Building) {
            return Err(said);
        }
        left_out.push(said);
    }
    let window = uses.contains(&For::Window) && !missing.iter().any(|package| package.needed_for == For::Window);
    if window {
        node_modules()?;
    }
    own_target()?;
    if uses.contains(&For::Papers)
        && let Err(why) = python_packages()
    {
        left_out.push(format!("nothing is compared with openpyxl and typst (不与其他软件对比): {why}"));
    }
    if uses.contains(&For::Checks)
        && let Err(why) = cargo_deny()
    {
        left_out.push(format!("licences are not checked (不核对许可): {why}"));
    }
    Ok(Ready { window, left_out })
}

/// Away from Linux the compiler and the web view come with the system; only npm is asked for.
fn missing(uses: &[For]) -> Vec<&'static Package> {
    let asked = PACKAGES.iter().filter(|package| uses.contains(&package.needed_for));
    asked.filter(|package| cfg!(target_os = "linux") || package.name == "npm").filter(is_missing).collect()
}

fn is_missing(package: &&Package) -> bool {
    match package.seen_by {
        Sign::Program(name) => !place::on_path(name),
        Sign::PkgConfig(name) => !succeeds(program("pkg-config").args(["--exists", name])),
        Sign::PythonModule(name) => !succeeds(program("python3").args(["-c", &format!("import {name}")])),
    }
}

fn is_root() -> bool {
    std::process::Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// The lists of packages are fetched only when the machine has none that serve.
fn apt_install(names: &[&str]) -> Done {
    let install = || {
        let mut command = program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["install", "-y", "-qq", "--no-install-recommends"]);
        run(command.args(names))
    };
    install().or_else(|_| {
        run(program("apt-get").args(["update", "-qq"]))?;
        install()
    })
}

fn what_to_install(missing: &[&Package]) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let lost = [
        (For::Building, "nothing can be built", "无法编译"),
        (For::Window, "no window", "没有窗口"),
        (For::WindowTest, "no test of the window", "不测试窗口"),
        (For::Papers, "papers are not read back by other programs", "不用其他软件核对文件"),
    ];
    let lost = lost.iter().filter(|(kind, ..)| missing.iter().any(|package| package.needed_for == *kind));
    let (english, chinese): (Vec<_>, Vec<_>) = lost.map(|(_, english, chinese)| (*english, *chinese)).unzip();
    let names = names.join(" ");
    Some(format!(
        "missing: {names} ({}); 缺少上述软件包:{};on Debian (在 Debian 上执行): sudo apt-get install {names}",
        english.join("; "),
        chinese.join(";"),
    ))
}

/// Our own packages, whose artifacts Cargo names alike in every clone.
const OURS: [&str; 7] =
    ["kehou-school", "kehou-store", "kehou-paper", "kehou-desk", "kehou-cli", "kehou-app", "kehou-tests"];

/// Cargo takes what another clone has built for this one's wherever its files are older, so it is removed first.
fn own_target() -> Done {
    let stamp = place::target().join("kehou-clone");
    let here = place::root().display().to_string();
    if fs::read_to_string(&stamp).is_ok_and(|owner| owner == here) {
        return Ok(());
    }
    let packages = OURS.iter().flat_map(|name| ["--package", name]);
    run(cargo(&["clean", "--quiet"]).args(packages.clone()))?;
    run(cargo(&["clean", "--quiet", "--release"]).args(packages))?;
    fs::create_dir_all(place::target()).and_then(|()| fs::write(&stamp, here)).map_err(|why| why.to_string())
}

fn node_modules() -> Done {
    let lock = place::ui().join("package-lock.json");
    if !place::is_stale(&place::ui().join("node_modules/.package-lock.json"), &lock) {
        return Ok(());
    }
    step("npm ci", || run(&mut npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"])))
}

fn python_packages() -> Done {
    if succeeds(program(place::python()).args(["-c", "import openpyxl, typst"])) {
        return Ok(());
    }
    step("python: openpyxl, typst", || {
        let base = if cfg!(windows) { "python" } else { "python3" };
        let folder = place::cache().join("venv");
        fs::create_dir_all(place::cache()).map_err(|why| why.to_string())?;
        run(program(base).args(["-m", "venv"]).arg(&folder))?;
        run(program(place::python()).args(["-m", "pip", "install", "--quiet", "openpyxl", "typst"]))
    })
}

/// A debug build without debug information: the tool runs for seconds, an optimised build takes minutes.
/// (cargo-nextest is used where it is there; building it takes longer than it saves.)
fn cargo_deny() -> Done {
    if succeeds(&mut cargo(&["deny", "--version"])) {
        return Ok(());
    }
    step("cargo install cargo-deny", || {
        let mut command = cargo(&["install", "--locked", "--debug", "--quiet", "cargo-deny", "--version", "~0.20"]);
        run(command.env("CARGO_PROFILE_DEV_DEBUG", "0").env_remove("CARGO_TARGET_DIR"))
    })
}
