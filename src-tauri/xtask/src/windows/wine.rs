//! A Windows to try the programs on: Wine with a disk of its own, set up as a Chinese PC is.
use super::toolchain;
use crate::place;
use crate::step::{Done, program, run, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Wine lacks the library in which Rust's programs ask for random bytes; this one, for the trial only, has it.
const RANDOM: &str = r"#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
    return SystemFunction036(data, (ULONG)length);
}
";
/// The fonts that dialogs ask for; all are drawn by the one we ship.
const FONTS: [&str; 7] =
    ["SimSun", "NSimSun", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2", "Microsoft YaHei", "Microsoft YaHei UI"];
const SHIPPED_FONT: &str = "NotoSansSC-Medium.ttf";
/// As the font calls itself.
const SHIPPED_FACE: &str = "Noto Sans SC Medium";

/// Wine's disk and its surroundings.
pub struct Wine {
    home: PathBuf,
}

impl Wine {
    /// The disk as it was kept, or made now.
    pub fn ready() -> Result<Wine, String> {
        let wine = Wine { home: toolchain::home().join("wine") };
        if !wine.home.join("ready").is_file() {
            step("Wine's disk", || wine.make())?;
        }
        // What Wine starts once for all programs must not hang on the first one's output.
        wine.end();
        run(&mut wine.server("-p"))?;
        run(wine.program("cmd", &wine.home).args(["/c", "exit"]).stdout(Stdio::null()).stderr(Stdio::null()))?;
        Ok(wine)
    }

    /// The person's folder on Wine's disk, which bears the name the person has here.
    pub fn person(&self) -> Result<PathBuf, String> {
        let users = self.disk().join("users");
        let entries = fs::read_dir(&users).map_err(|why| format!("{}: {why}", users.display()))?;
        let mut folders = entries.flatten().filter(|entry| entry.file_name() != "Public");
        folders.next().map(|entry| entry.path()).ok_or_else(|| format!("{} has nobody", users.display()))
    }

    /// A Windows program with these words, in the folder where it shall work.
    pub fn program(&self, path: impl AsRef<std::ffi::OsStr>, folder: &Path) -> Command {
        let mut command = program("wine");
        command.arg(path.as_ref()).current_dir(folder);
        command.env("HOME", self.home.join("person")).env("WINEPREFIX", self.home.join("prefix"));
        command.env("WINEDEBUG", "-all").env("WINEDLLOVERRIDES", "mscoree,mshtml=;winemenubuilder.exe=d");
        command.env("LOCPATH", self.home.join("locale")).env("LC_ALL", "zh_CN.UTF-8");
        command.stdin(Stdio::null());
        command
    }

    /// A value of the registry, or nothing.
    pub fn registered(&self, key: &str, name: &str) -> Option<String> {
        let told = self.program("reg", &self.home).args(["query", key, "/v", name]).output().ok()?;
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let line = told.lines().find(|line| line.trim_start().starts_with(name))?;
        Some(line.split("REG_SZ").nth(1)?.trim().to_owned())
    }

    /// Puts a text into the registry.
    pub fn register(&self, key: &str, name: &str, value: &str) -> Done {
        let words = ["add", key, "/v", name, "/t", "REG_SZ", "/d", value, "/f"];
        run(self.program("reg", &self.home).args(words).stdout(Stdio::null()))
    }

    /// Takes a key out of the registry; one that is not there is well too.
    pub fn unregister(&self, key: &str) {
        let _ = self.program("reg", &self.home).args(["delete", key, "/f"]).output();
    }

    /// Ends what Wine keeps running behind its programs.
    pub fn end(&self) {
        let _ = self.server("-k").status();
    }

    fn server(&self, word: &str) -> Command {
        let mut server = Command::new("/usr/lib/wine/wineserver64");
        server.arg(word).env("HOME", self.home.join("person")).env("WINEPREFIX", self.home.join("prefix"));
        server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        server
    }

    fn disk(&self) -> PathBuf {
        self.home.join("prefix/drive_c")
    }

    fn make(&self) -> Done {
        super::anew(&self.home)?;
        let locale = self.home.join("locale");
        make_folder(&locale)?;
        // Wine shows these as its own, where they are there.
        for shown in ["Desktop", "Documents", "Downloads"] {
            make_folder(&self.home.join("person").join(shown))?;
        }
        run(program("localedef").args(["-i", "zh_CN", "-f", "UTF-8"]).arg(locale.join("zh_CN.UTF-8")))?;
        run(self.program("wineboot", &self.home).arg("-i").stderr(Stdio::null()))?;
        let source = self.home.join("random.c");
        fs::write(&source, RANDOM).map_err(|why| format!("{}: {why}", source.display()))?;
        let library = self.disk().join("windows/system32/bcryptprimitives.dll");
        let mut compile = program("x86_64-w64-mingw32-gcc");
        run(compile.args(["-shared", "-O2", "-o"]).args([&library, &source]).arg("-ladvapi32"))?;
        let fonts = self.disk().join("windows/Fonts");
        make_folder(&fonts)?;
        let shipped = place::root().join("assets/fonts").join(SHIPPED_FONT);
        fs::copy(&shipped, fonts.join(SHIPPED_FONT)).map_err(|why| format!("{}: {why}", shipped.display()))?;
        for font in FONTS {
            self.register(r"HKCU\Software\Wine\Fonts\Replacements", font, SHIPPED_FACE)?;
        }
        self.end();
        fs::write(self.home.join("ready"), "").map_err(|why| why.to_string())
    }
}

fn make_folder(folder: &Path) -> Done {
    fs::create_dir_all(folder).map_err(|why| format!("{}: {why}", folder.display()))
}
