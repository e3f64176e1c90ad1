//! What a school gets: the folder of the program, the installer around it, the zip for a stick, and their checksums.
use super::{anew, toolchain, version};
use crate::place;
use crate::step::{Done, output, program, run};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// What lies beside the program in the zip: it tells the program to keep its data there, and people how to start.
const MARKER: &str = "\u{feff}\
课后管家（便携版）\r\n\
\r\n\
双击 kehou-app.exe 打开。学校的数据保存在这个文件夹里，请把整个文件夹一起复制、一起备份。\r\n\
这个文件是便携版的标记，请不要删除。\r\n";

/// The fixed moment of every file in the zip, so that the same program makes the same zip.
const MOMENT: &str = "2026-01-01 00:00:00";

/// What was made.
pub struct Made {
    /// The folder that is installed.
    pub program: PathBuf,
    /// The installer.
    pub setup: PathBuf,
    /// The portable edition.
    pub portable: PathBuf,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let programs = ["kehou-app.exe", "kehou.exe", "WebView2Loader.dll"].map(|name| self.program.join(name));
        for path in programs.iter().chain([&self.setup, &self.portable]) {
            let bytes = fs::metadata(path).map_or(0, |meta| meta.len());
            let shown = path.strip_prefix(place::root()).unwrap_or(path);
            writeln!(f, "{:>12} bytes  {}", bytes, shown.display())?;
        }
        Ok(())
    }
}

impl Made {
    /// Where it lies in this clone.
    pub fn here() -> Made {
        let folder = folder();
        Made {
            program: folder.join("program"),
            setup: folder.join(format!("kehou-{}-setup.exe", version())),
            portable: folder.join(format!("kehou-{}-portable.zip", version())),
        }
    }
}

fn folder() -> PathBuf {
    place::root().join("target/windows")
}

/// Lays the program out and packs it twice.
pub fn pack(made: &Made) -> Done {
    let folder = folder();
    anew(&folder)?;
    lay_out(&made.program)?;
    only_what_windows_has(&made.program)?;
    let script = place::root().join("src-tauri/windows/installer.nsi");
    let define = |name: &str, value: &dyn fmt::Display| format!("-D{name}={value}");
    let mut makensis = program("makensis");
    makensis.args(["-V2", "-WX", "-INPUTCHARSET", "UTF8"]).arg(define("VERSION", &version()));
    makensis.arg(define("STAGE", &made.program.display())).arg(define("OUT", &made.setup.display()));
    if let Some(webview) = std::env::var_os("KEHOU_WEBVIEW2") {
        makensis.arg(define("WEBVIEW2", &Path::new(&webview).display()));
    }
    run(makensis.arg(script))?;
    zip(&folder, made)?;
    let names = [&made.setup, &made.portable].map(|path| path.file_name().unwrap_or_default());
    let sums = output(program("sha256sum").current_dir(&folder).args(names))?;
    write(&folder.join("SHA256SUMS"), &sums)
}

fn lay_out(folder: &Path) -> Done {
    anew(folder)?;
    for name in ["kehou-app.exe", "kehou.exe", "WebView2Loader.dll"] {
        copy(&toolchain::built(name), &folder.join(name))?;
    }
    let root = place::root();
    copy(&root.join("LICENSE"), &folder.join("LICENSE.txt"))?;
    copy(&root.join("THIRD-PARTY.md"), &folder.join("THIRD-PARTY.txt"))?;
    run(program("cp").arg("-r").arg(root.join("assets")).arg(folder.join("assets")))
}

/// Refuses a program that needs a library neither Windows nor we bring: it would not start on another computer.
fn only_what_windows_has(folder: &Path) -> Done {
    for name in ["kehou-app.exe", "kehou.exe"] {
        let told = output(program("x86_64-w64-mingw32-objdump").arg("-p").arg(folder.join(name)))?;
        let wanted = told.lines().filter_map(|line| line.trim().strip_prefix("DLL Name: "));
        let missing: Vec<&str> = wanted.filter(|library| !is_of_windows(library)).collect();
        if !missing.is_empty() {
            return Err(format!("{name} needs {}", missing.join(", ")));
        }
    }
    Ok(())
}

fn is_of_windows(library: &str) -> bool {
    const OURS_AND_THEIRS: [&str; 24] = [
        "advapi32.dll",
        "bcrypt.dll",
        "bcryptprimitives.dll",
        "combase.dll",
        "comctl32.dll",
        "comdlg32.dll",
        "crypt32.dll",
        "dwmapi.dll",
        "gdi32.dll",
        "imm32.dll",
        "kernel32.dll",
        "msvcrt.dll",
        "ntdll.dll",
        "ole32.dll",
        "oleaut32.dll",
        "rpcrt4.dll",
        "shell32.dll",
        "shlwapi.dll",
        "user32.dll",
        "userenv.dll",
        "uxtheme.dll",
        "webview2loader.dll",
        "ws2_32.dll",
        "propsys.dll",
    ];
    let name = library.to_ascii_lowercase();
    name.starts_with("api-ms-win-") || OURS_AND_THEIRS.contains(&name.as_str())
}

/// The same folder with the marker, under one name, in the order of names and with one date.
fn zip(folder: &Path, made: &Made) -> Done {
    let kehou = folder.join("kehou");
    run(program("cp").arg("-r").arg(&made.program).arg(&kehou))?;
    write(&kehou.join("portable.txt"), MARKER)?;
    let files = output(program("find").current_dir(folder).args(["kehou", "-type", "f"]))?;
    let mut files: Vec<&str> = files.lines().collect();
    files.sort_unstable();
    run(program("touch").current_dir(folder).env("TZ", "UTC").args(["-d", MOMENT]).args(&files))?;
    let mut zip = program("zip");
    zip.current_dir(folder).env("TZ", "UTC").args(["-q", "-X", "-9"]).arg(&made.portable).args(&files);
    run(&mut zip)?;
    fs::remove_dir_all(&kehou).map_err(|why| format!("{}: {why}", kehou.display()))
}

fn copy(from: &Path, to: &Path) -> Done {
    fs::copy(from, to).map(|_| ()).map_err(|why| format!("{} to {}: {why}", from.display(), to.display()))
}

fn write(path: &Path, text: &str) -> Done {
    fs::write(path, text).map_err(|why| format!("{}: {why}", path.display()))
}
