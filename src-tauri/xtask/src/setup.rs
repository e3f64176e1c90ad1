//! Finds what this machine lacks and installs it where it may; elsewhere it says what to install.
use crate::place;
use crate::step::{Done, cargo, npm, program, run, step, succeeds};
use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a thing is needed for, and so what is lost without it.
#[derive(Clone, Copy, PartialEq)]
pub enum For {
    /// Anything at all.
    Building,
    /// The page inside the window.
    Page,
    /// The window around it.
    Window,
    /// Driving the real window without a screen.
    WindowTest,
    /// Reading papers back by programs that are not ours.
    Papers,
    /// Reading licences.
    Checks,
    /// Seeing whether the rooms and the console compile for Windows.
    WindowsCheck,
    /// The installer for Windows, and running it under Wine.
    Windows,
}

/// What showing the program needs.
pub const SHOWING: &[For] = &[For::Building, For::Page, For::Window];
/// What comparing times with other programs needs.
pub const MEASURING: &[For] = &[For::Building, For::Papers, For::Page, For::Window, For::WindowTest];
/// What every check needs.
pub const CHECKING: &[For] =
    &[For::Building, For::Page, For::Window, For::WindowTest, For::Papers, For::Checks, For::WindowsCheck];
/// What the installer for Windows needs, with its trial.
pub const FOR_WINDOWS: &[For] = &[For::Building, For::Page, For::WindowsCheck, For::Windows];

/// A Debian package and how its presence is seen.
struct Package {
    name: &'static str,
    needed_for: For,
    seen_by: Sign,
}

enum Sign {
    Program(&'static str),
    PkgConfig(&'static str),
    /// Its programs bear the names of others that the path finds first.
    Debian(&'static str),
    PythonModule(&'static str),
}

const PACKAGES: &[Package] = &[
    Package { name: "build-essential", needed_for: For::Building, seen_by: Sign::Program("cc") },
    Package { name: "pkg-config", needed_for: For::Building, seen_by: Sign::Program("pkg-config") },
    Package { name: "libssl-dev", needed_for: For::Building, seen_by: Sign::PkgConfig("openssl") },
    Package { name: "libwebkit2gtk-4.1-dev", needed_for: For::Window, seen_by: Sign::PkgConfig("webkit2gtk-4.1") },
    Package { name: "nodejs", needed_for: For::Page, seen_by: Sign::Program("node") },
    Package { name: "npm", needed_for: For::Page, seen_by: Sign::Program("npm") },
    Package { name: "webkit2gtk-driver", needed_for: For::WindowTest, seen_by: Sign::Program("WebKitWebDriver") },
    Package { name: "chromium", needed_for: For::WindowTest, seen_by: Sign::Program("chromium") },
    Package { name: "chromium-driver", needed_for: For::WindowTest, seen_by: Sign::Program("chromedriver") },
    Package { name: "xvfb", needed_for: For::WindowTest, seen_by: Sign::Program("Xvfb") },
    Package { name: "strace", needed_for: For::WindowTest, seen_by: Sign::Program("strace") },
    Package { name: "poppler-utils", needed_for: For::Papers, seen_by: Sign::Program("pdftotext") },
    Package { name: "qpdf", needed_for: For::Papers, seen_by: Sign::Program("qpdf") },
    Package { name: "libreoffice-calc", needed_for: For::Papers, seen_by: Sign::Program("localc") },
    Package { name: "python3-venv", needed_for: For::Papers, seen_by: Sign::PythonModule("ensurepip") },
    Package { name: "rustc-web", needed_for: For::WindowsCheck, seen_by: Sign::Debian("rustc-web") },
    Package { name: "cargo-web", needed_for: For::WindowsCheck, seen_by: Sign::Debian("cargo-web") },
    Package { name: "rust-web-src", needed_for: For::WindowsCheck, seen_by: Sign::Debian("rust-web-src") },
    Package {
        name: "gcc-mingw-w64-x86-64-posix",
        needed_for: For::WindowsCheck,
        seen_by: Sign::Program("x86_64-w64-mingw32-gcc-posix"),
    },
    Package { name: "perl", needed_for: For::Windows, seen_by: Sign::Program("perl") },
    Package { name: "wine64", needed_for: For::Windows, seen_by: Sign::Debian("wine64") },
    Package { name: "wine", needed_for: For::Windows, seen_by: Sign::Program("wine") },
    Package { name: "locales", needed_for: For::Windows, seen_by: Sign::Program("localedef") },
    Package { name: "nsis", needed_for: For::Windows, seen_by: Sign::Program("makensis") },
    Package { name: "zip", needed_for: For::Windows, seen_by: Sign::Program("zip") },
    Package { name: "unzip", needed_for: For::Windows, seen_by: Sign::Program("unzip") },
    Package { name: "xvfb", needed_for: For::Windows, seen_by: Sign::Program("Xvfb") },
    Package { name: "poppler-utils", needed_for: For::Windows, seen_by: Sign::Program("pdftotext") },
];

/// What can be done on this machine after setting up.
pub struct Ready {
    /// The window can be built.
    pub window: bool,
    /// The rooms and the console can be compiled for Windows.
    pub windows: bool,
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
    let has = |need: For| uses.contains(&need) && !missing.iter().any(|package| package.needed_for == need);
    let (page, windows) = (has(For::Page), is_debian_12() && has(For::WindowsCheck));
    let window = page && has(For::Window);
    if page {
        node_modules()?;
    }
    own_target(&place::target(), &cargo)?;
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
    Ok(Ready { window, windows, left_out })
}

/// Away from Linux the compiler and the web view come with the system; only npm is asked for.
fn missing(uses: &[For]) -> Vec<&'static Package> {
    let asked = PACKAGES.iter().filter(|package| uses.contains(&package.needed_for));
    let here = asked.filter(|package| cfg!(target_os = "linux") || package.name == "npm");
    // Only this Debian is known to have a compiler whose sources build for Windows.
    here.filter(|package| package.needed_for != For::WindowsCheck || is_debian_12()).filter(is_missing).collect()
}

/// Whether this is Debian 12, on which alone programs for Windows are built.
pub fn is_debian_12() -> bool {
    let about = fs::read_to_string("/etc/os-release").unwrap_or_default();
    ["ID=debian", "VERSION_ID=\"12\""].iter().all(|wanted| about.lines().any(|line| line == *wanted))
}

fn is_missing(package: &&Package) -> bool {
    match package.seen_by {
        Sign::Program(name) => !place::on_path(name),
        Sign::PkgConfig(name) => !succeeds(program("pkg-config").args(["--exists", name])),
        Sign::Debian(name) => {
            let told = program("dpkg-query").args(["--show", "--showformat=${Status}", name]).output();
            !told.is_ok_and(|told| told.stdout.ends_with(b" installed"))
        }
        Sign::PythonModule(name) => !succeeds(program("python3").args(["-c", &format!("import {name}")])),
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
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
        (For::Page, "no page, so no window", "没有页面和窗口"),
        (For::Window, "no window", "没有窗口"),
        (For::WindowTest, "no test of the window", "不测试窗口"),
        (For::Papers, "papers are not read back by other programs", "不用其他软件核对文件"),
        (For::WindowsCheck, "not compiled for Windows", "不检查能否在 Windows 上编译"),
        (For::Windows, "no installer for Windows", "没有 Windows 安装程序"),
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
pub fn own_target(target: &Path, cargo: &dyn Fn(&[&str]) -> Command) -> Done {
    let stamp = target.join("kehou-clone");
    let here = place::root().display().to_string();
    if fs::read_to_string(&stamp).is_ok_and(|owner| owner == here) {
        return Ok(());
    }
    let packages = OURS.iter().flat_map(|name| ["--package", name]);
    run(cargo(&["clean", "--quiet"]).args(packages.clone()))?;
    run(cargo(&["clean", "--quiet", "--release"]).args(packages))?;
    fs::create_dir_all(target).and_then(|()| fs::write(&stamp, here)).map_err(|why| why.to_string())
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
